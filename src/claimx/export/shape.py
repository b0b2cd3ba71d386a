"""The shape of a table: its columns, and how rows are made of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimx.errors import OutputError, did_you_mean
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

    def picked(self, names: Sequence[str]) -> Table:
        """The same rows with these columns alone, in their order; with all where none is named.

        Raises:
            OutputError: where there is no such column, or one is named twice.
        """
        if not names:
            return self
        for name in names:
            if name not in self.names:
                hint = did_you_mean(name, self.names) or f"; there are {', '.join(self.names)}"
                raise OutputError(f"--columns: rows of {self.name} have no column {name!r}{hint}")
        if len(set(names)) < len(names):
            raise OutputError(f"--columns {','.join(names)}: a column is named twice")
        places = [self.names.index(name) for name in names]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in places),
            of=lambda record: (tuple(row[place] for place in places) for row in self.of(record)),
            key=self.key if set(self.key) <= set(names) else (),
        )


def columns(text: str) -> tuple[Column, ...]:
    """Columns from `name:type` words, a `!` after those that are never null; text needs no type."""
    out = []
    for word in text.split():
        name, _, kind = word.rstrip("!").partition(":")
        out.append(Column(name=name, type=kind or "text", required=word.endswith("!")))  # type: ignore[arg-type]
    return tuple(out)
