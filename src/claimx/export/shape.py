"""The shape of a table: its columns, and how rows are made of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from claimx.export.formats import Record

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Type = Literal["text", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `required` ones are never null."""

    name: str
    type: Type
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One kind of row.

    Attributes:
        of: a function from a record to its rows.
        key: the columns that no two rows share.
        references: for databases, columns that name a row of another table.
    """

    name: str
    columns: tuple[Column, ...]
    of: Callable[[Record], Iterator[Row]]
    key: tuple[str, ...]
    references: tuple[tuple[tuple[str, ...], str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def columns(text: str) -> tuple[Column, ...]:
    """Columns from `name:type` words, a `!` after those that are never null; text needs no type."""
    out = []
    for word in text.split():
        name, _, kind = word.rstrip("!").partition(":")
        out.append(Column(name=name, type=kind or "text", required=word.endswith("!")))  # type: ignore[arg-type]
    return tuple(out)
