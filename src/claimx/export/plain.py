"""Records as plain JSON values and as dataclasses: each format uses the one that suits it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimx.export.formats import Record
from claimx.ids import UniqueIds
from claimx.record_json import from_dict, to_dict
from claimx.records import Report

SURROGATE = re.compile("[\ud800-\udfff]")
# In a record that is one of several of its article, which follow in any order: of which tables it gives the rows.
PIECE = "piece"
PIECES = "pieces"  # in a record that is shown in place of several: those of which its rows are
REPLACEMENT = "\ufffd"


def plain(record: Report | Record) -> Record:
    """The record as plain JSON values."""
    return to_dict(record) if isinstance(record, Report) else record


def pieces_of(record: Report | Record) -> list[Record]:
    """The records whose rows are shown for this one: itself but where it stands for several."""
    values = plain(record)
    pieces: list[Record] = values.get(PIECES, [values])
    return pieces


def typed(record: Report | Record) -> Report:
    """The record as dataclasses."""
    return record if isinstance(record, Report) else from_dict(storable(record))


def storable(record: Record) -> Record:
    """The record without lone surrogates, which no database takes; a character for each, so that offsets hold."""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        cleaned: Record = _cleaned(record)
        return cleaned
    return record


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub(REPLACEMENT, value)
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return value


def with_keys(records: Iterable[Report | Record], notice: Callable[[str], None] | None = None) -> Iterator[Record]:
    """The records, storable, each article's id unlike all before: the second `x` is `x#2`.

    Rows are keyed by it. One run gives no id twice, but records may come from several. Pieces of one stay.
    """
    ids = UniqueIds()
    renamed = 0
    for each in records:
        if PIECE in (record := plain(each)):
            yield record
            continue
        record = storable(record)
        own = record["article"]["id"]
        id_ = ids.take(own)
        if id_ != own:
            renamed += 1
            record = record | {"article": record["article"] | {"id": id_}}
        yield record
    if renamed and notice is not None:
        notice(f"{renamed:,} articles have the id of one before; in the output they are told apart as ID#2, ID#3 …")
