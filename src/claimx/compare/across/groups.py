"""Groups of any number, kept on disk as they are found and read in the order in which they are told."""

from __future__ import annotations

import dataclasses
import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal, overload

from claimx.compare.across.group import Group, as_dict, as_plain, of_plain
from claimx.compare.across.store import as_bytes, scratch

AT_ONCE = 5_000
Kind = Literal["number", "statement", "date"]
GroupRow = tuple[bool, int, int, str, bytes, str | None, str | None, bytes]
IN_ORDER = "NOT conflict, kind = 'date', -origins, -size, kind, first, number"  # conflicts first, days behind numbers
VALUES = Group.__slots__.index("values")


class Groups(Sequence[Group]):
    """Groups with their ids, in order; read from disk each time they are asked for.

    Args:
        found: groups as `group_row` has them, whose ids, and those of their neighbours, are not given yet.
    """

    def __init__(self, found: Iterable[GroupRow]) -> None:
        self._file, self._where = scratch(), "1"
        self._given: tuple[str, ...] = ()
        self._file.execute(
            "CREATE TABLE groups (number INTEGER PRIMARY KEY, conflict INTEGER, origins INTEGER, size INTEGER, "
            "kind TEXT, first BLOB, action TEXT, noun TEXT, name TEXT, data BLOB)"
        )
        self._file.execute("CREATE TABLE members (value BLOB PRIMARY KEY, name TEXT) WITHOUT ROWID")
        rows = ((number, *row) for number, row in enumerate(found))
        while some := list(islice(rows, AT_ONCE)):
            self._write("INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)", some)
        self._give_names()

    def __len__(self) -> int:
        return int(self._one("count(*)"))

    @property
    def conflicts(self) -> int:
        """How many of them have a conflict."""
        return int(self._one("coalesce(sum(conflict), 0)"))

    def only(self, *, conflict: bool = False, kind: Kind | None = None, about: frozenset[str] | None = None) -> Groups:
        """Those with a conflict, of a kind, or of what happens or is counted by one of these names; their ids stay."""
        view = object.__new__(Groups)
        view._file, view._where, view._given = self._file, self._where, self._given
        view._where += " AND conflict" * conflict + (f" AND kind = '{kind}'" if kind else "")
        if about is not None:
            marks = ", ".join("?" * len(about))
            view._where += f" AND (action IN ({marks}) OR noun IN ({marks}))"
            view._given += (*sorted(about), *sorted(about))
        return view

    def told(self) -> set[str]:
        """What happens or is counted in any of them."""
        rows = self._file.execute(f"SELECT DISTINCT action, noun FROM groups WHERE {self._where}", self._given)
        return {name for row in rows for name in row if name is not None}

    def __iter__(self) -> Iterator[Group]:
        return (self._told(name, data) for name, data in self._rows())

    def plain(self) -> Iterator[dict[str, Any]]:
        """The groups as plain JSON values."""
        for name, data in self._rows():
            group = as_dict(marshal.loads(data))
            for each in group["apart"]:
                each["group"] = self._holder(each["value"])
            yield {**group, "id": name}

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Group, ...]: ...
    def __getitem__(self, place: int | slice) -> Group | tuple[Group, ...]:
        if isinstance(place, slice):
            return tuple(islice(self, *place.indices(len(self))))
        return next(islice(self, range(len(self))[place], None))

    def called(self, name: str) -> Group | None:
        """The group with an id."""
        asked = f"SELECT data FROM groups WHERE {self._where} AND name = ?"
        found = self._file.execute(asked, (*self._given, name)).fetchone()
        return self._told(name, found[0]) if found else None

    def _told(self, name: str, data: bytes) -> Group:
        group = of_plain(marshal.loads(data))
        apart = tuple(dataclasses.replace(each, group=self._holder(each.value)) for each in group.apart)
        return dataclasses.replace(group, id=name, apart=apart)

    def holding(self, value: str) -> Group | None:
        """The group that a value is in."""
        name = self._holder(value)
        return self.called(name) if name is not None else None

    def _holder(self, value: str) -> str | None:
        """The id of the group that a value is in."""
        found = self._file.execute("SELECT name FROM members WHERE value = ?", (as_bytes(value),)).fetchone()
        return found[0] if found else None

    def _give_names(self) -> None:
        """Number the groups of each kind in order, and note in which of them each value is."""
        counts: Counter[str] = Counter()
        rows = self._file.execute(f"SELECT number, kind, data FROM groups ORDER BY {IN_ORDER}")
        while some := rows.fetchmany(AT_ONCE):
            names, members = [], []
            for number, kind, data in some:
                counts[kind] += 1
                name = f"{kind[0]}{counts[kind]}"
                names.append((name, number))
                members += [(as_bytes(value[0]), name) for value in marshal.loads(data)[VALUES]]
            self._write("UPDATE groups SET name = ? WHERE number = ?", names)
            self._write("INSERT OR REPLACE INTO members VALUES (?, ?)", members)

    def _write(self, sql: str, rows: list[Any]) -> None:
        self._file.execute("BEGIN")
        self._file.executemany(sql, rows)
        self._file.execute("COMMIT")

    def _rows(self) -> Iterator[tuple[str, bytes]]:
        asked = f"SELECT name, data FROM groups WHERE {self._where} ORDER BY {IN_ORDER}"
        return self._file.execute(asked, self._given)

    def _one(self, what: str) -> Any:
        return self._file.execute(f"SELECT {what} FROM groups WHERE {self._where}", self._given).fetchone()[0]


def group_row(group: Group) -> GroupRow:
    """A group as it is kept."""
    first = as_bytes(group.values[0].id)
    named = group.action, group.noun
    return group.conflict, group.origins, len(group.values), group.kind, first, *named, marshal.dumps(as_plain(group))
