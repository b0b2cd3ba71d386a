"""On which line of a TOML file something stands, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HEADER = re.compile(r"\s*\[")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header, or a key with its value, which may go over several lines.

    Attributes:
        line: its first, counted from 1.
        path: the table it stands in, or opens, and its key.
        text: as written.
    """

    line: int
    path: tuple[str, ...]
    text: str


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line of a place: the names of its tables, list and key, then what is within; None where it is nowhere.

    Of statements that lead as far, it is the first that holds most of what the place goes on to name; where none leads
    there, the first that holds its last name.
    """
    best = (0, 0, 0)
    for statement in statements(text):
        shared = common(statement.path, place)
        in_value = shared == len(place) - 1 == len(statement.path) - 1  # it may stand in the value of another key
        if in_value or shared == min(len(statement.path), len(place)):
            inside, line = seek(statement, place[shared:])
        else:
            shared = 0
            inside, line = seek(statement, place[-1:])
        if (shared, inside) > best[:2]:
            best = (shared, inside, line)
    return best[2] or None


def common(path: Sequence[str], place: Sequence[str]) -> int:
    """With how many names both begin."""
    return next((i for i, (a, b) in enumerate(zip(path, place, strict=False)) if a != b), min(len(path), len(place)))


def seek(statement: Statement, names: Sequence[str]) -> tuple[int, int]:
    """How many of these names stand in a statement, each behind the one before, and the line of the last."""
    uncommented = re.sub(r"(?m)(?:^|(?<=[\s,\]}]))#.*$", "", statement.text)
    at, found = 0, 0
    for name in names:
        match = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").search(uncommented, at)
        if match is not None:
            at, found = match.start(), found + 1
    return found, statement.line + uncommented.count("\n", 0, at)


def statements(text: str) -> Iterator[Statement]:
    """The statements of a file that tomllib takes."""
    table: tuple[str, ...] = ()
    lines = text.split("\n")
    first = 0
    while first < len(lines):
        held, after = first, first + 1
        values = parsed(lines[held])
        while values is None and after < len(lines):  # a value that goes on on the next line
            after += 1
            values = parsed("\n".join(lines[held:after]))
        first = after
        written = "\n".join(lines[held:after])
        if values and HEADER.match(written):
            table = names_of(values)
            yield Statement(held + 1, table, written)
        elif values:
            yield Statement(held + 1, (*table, *names_of(values)[:1]), written)


def parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def names_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of a header's tables, outermost first; of a key and its value as far as there is only one way."""
    out: list[str] = []
    inside: Any = values
    while isinstance(inside, list | Mapping) and len(inside) == 1:
        if isinstance(inside, list):
            inside = inside[0]
        else:
            out.append(next(iter(inside)))
            inside = inside[out[-1]]
    return tuple(out)
