"""What the databases and Parquet share: rows gathered into pieces, numbers of one type, and what they can't hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from claimx import records
from claimx.export.formats import Record
from claimx.export.shape import Row, Table, Value

MOST_ROWS = 20_000
MOST_CHARACTERS = 4_000_000  # of article texts: their rows take some ten times as much memory


class Gathered:
    """Rows of some tables, handed on in pieces: memory stays bounded, and the pieces are the same in every run.

    Args:
        tables: which rows to gather.
        write: takes a piece: a table and rows of it.
    """

    def __init__(self, tables: Iterable[Table], write: Callable[[Table, list[Row]], object]) -> None:
        self._write = write
        self._rows: dict[str, tuple[Table, list[Row]]] = {table.name: (table, []) for table in tables}
        self._characters = 0

    def add(self, record: Record) -> None:
        """Take the rows of one record."""
        most = 0
        for table, rows in self._rows.values():
            rows.extend(stored(table, table.of(record)))
            most = max(most, len(rows))
        self._characters += record["article"]["characters"]
        if most >= MOST_ROWS or self._characters >= MOST_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Hand on what there is."""
        for table, rows in self._rows.values():
            if rows:
                self._write(table, rows)
                rows.clear()
        self._characters = 0


def stored(table: Table, rows: Iterable[Row]) -> Iterable[Row]:
    """The rows with floats in columns of numbers, whole ones included: a column has one type."""
    places = [i for i, column in enumerate(table.columns) if column.type == "number"]
    if not places:
        return rows
    return (_stored(row, places) for row in rows)


def _stored(row: Row, places: list[int]) -> Row:
    values = list(row)
    for place in places:
        values[place] = as_float(values[place])
    return tuple(values)


def as_float(value: Value) -> float | None:
    """The number as a float; one beyond all floats is infinite."""
    if value is None:
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf  # type: ignore[operator]


# The parts of a record by the field that holds them.
PARTS: dict[str, type[Any]] = {
    "article": records.ArticleRecord, "claims": records.Claim, "source": records.Source, "cue": records.Cue,
    "antecedent": records.Mention, "content": records.Mention, "sentence": records.Stretch, "roles": records.Role,
    "quantities": records.Quantity, "hedges": records.Hedge, "scope": records.Mention, "actors": records.Actor,
    "mentions": records.ActorMention, "model": records.Model, "warnings": records.ReportWarning,
}  # fmt: skip
ALIASES = {"schema_": "schema", "class_": "class"}
ADDED = {"check"}  # by `--sort check`
KINDS: tuple[type[Any], ...] = (records.Report, *PARTS.values())
KNOWN = {kind: {ALIASES.get(each, each) for each in kind.__dataclass_fields__} for kind in KINDS}


def unheld(value: Record, kind: type[Any] = records.Report) -> Iterator[str]:
    """What of a record no column has, in words: fields of another version, numbers that no float is."""
    for name, part in value.items():
        if name not in KNOWN[kind] and name not in ADDED:
            yield f"the field {name!r}"
        elif kind is records.Quantity and isinstance(part, int) and not is_held(part):
            yield "numbers of more than 15 digits, which are rounded"
        elif name in PARTS:
            for each in part if isinstance(part, list) else [part]:
                if isinstance(each, dict):
                    yield from unheld(each, PARTS[name])


def is_held(number: int) -> bool:
    """Whether a float is this number, as it is printed."""
    rounded = as_float(number)
    return rounded is not None and math.isfinite(rounded) and Decimal(repr(rounded)) == number
