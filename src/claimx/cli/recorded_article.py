"""An article of records that were made before, to be explained: `claims.jsonl#court.txt`."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any

from claimx.cli.view import with_its_text
from claimx.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from claimx.cli.console import Console
    from claimx.records import Article, Report

Record = dict[str, Any]
LACKS = "the record has no text, and its article is not at its path"
OF_ARTICLE = ("text", "id", "path", "title", "date", "site", "url")


def record_at(given: str, console: Console) -> Record | None:
    """The record that is named by its file, its article's id or its number behind a #; None where no records are.

    Raises:
        InputError: where the file holds several and no such one is named.
    """
    from claimx.recorded import holds_records, read_records  # noqa: PLC0415 - each command imports what it uses

    file, wanted = parted(given)
    if file is None or not holds_records(file):
        return None
    first, ids = None, []
    for number, record in enumerate(read_records(file, console.input_failed), 1):
        id_ = str(record["article"]["id"])
        if wanted in {id_, f"#{number}", str(number)}:
            return record
        first = first or record
        ids.append(id_)
    if wanted is None and len(ids) == 1:
        return first
    hint = did_you_mean(wanted, ids) if wanted else ""
    raise InputError(
        f"no record is of {wanted!r}{hint or f'; there is {ids[0]}'}"
        if wanted
        else f"it holds the records of {len(ids):,} articles; name one: {file}#{ids[0]}"
    )


def parted(given: str) -> tuple[str | None, str | None]:
    """A file or folder, and what stands behind a # after its name."""
    places = [len(given), *reversed([place for place, sign in enumerate(given) if sign == "#"])]
    found = next((place for place in places if place and os.path.exists(given[:place])), None)  # noqa: PTH110 - as given
    return (None, None) if found is None else (given[:found], given[found + 1 :] or None)


def article_of(record: Record, console: Console) -> Article | None:
    """The article that a record was made of; None where its text is neither in it nor at its path any more."""
    from claimx.records import Article  # noqa: PLC0415 - each command imports what it uses

    known = with_its_text(record, None, console, missing="")["article"]
    return None if known["text"] is None else Article(**{name: known[name] for name in OF_ARTICLE})


def why_not(record: Record, report: Report | None, id_: str) -> str | None:
    """Why a record can't be explained by reading its article again; None where that finds the same under this id."""
    if report is None:
        return LACKS
    from claimx.record_json import to_dict  # noqa: PLC0415 - each command imports what it uses

    own, found = part_of(record, id_), part_of(to_dict(report), id_)
    if own is not None and own == found:
        return None
    return f"it was made by {record['model']['name']}, claimx {record['version']}, and is found otherwise now"


def part_of(record: Record, id_: str) -> Record | None:
    """What has this id in a record, without what was added to put claims in an order."""
    lists = (record[name] for name in ("claims", "quantities", "hedges", "actors"))
    found = next((each for each in itertools.chain.from_iterable(lists) if each["id"] == id_), None)
    return found and {name: value for name, value in found.items() if name != "check"}
