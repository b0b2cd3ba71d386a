"""The claims as the table shows them: columns whose values are numbers of a dictionary, and the articles behind them.

Articles lie in blocks, each compressed by itself: a page opens the one it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import compress, crc32, decompress

from claimx.assets import as_json, packed_json
from claimx.ids import short_hash
from claimx.page import with_text
from claimx.report.counts import called_by
from claimx.report.reading import (
    NO_DATE,
    NO_SOURCE,
    OWN,
    brief,
    content_words,
    is_named,
    outlet_of,
    said_alike,
    who_of,
)

Record = Mapping[str, Any]
BLOCK = 64  # articles
LEVEL = 6


class Dictionary:
    """Numbers values in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __getitem__(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    @property
    def values(self) -> list[str]:
        """The values by their numbers."""
        return list(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article that the table holds: its record, compressed, and its claims as rows."""

    place: int
    draw: int
    title: str
    outlet: str
    date: str
    rows: tuple[Row, ...]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim as the table shows it.

    Attributes:
        single: in the order of `SINGLE`; so are `several` in that of `SEVERAL`.
        numbers: of each its words, its value, and what it counts.
    """

    single: tuple[str, ...]
    several: tuple[tuple[str, ...], ...]
    what: str
    numbers: tuple[tuple[str, float | None, str], ...]
    id: int


class Store:
    """Keeps claims for the table, as many as fit: of more, those of articles drawn by the hash of their id.

    Attributes:
        most: how many claims fit.
        one_in: one in so many articles is kept.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.one_in = 1
        self.claims = 0
        self._kept: list[Stored] = []

    def add(self, place: int, record: Record) -> None:
        """Keep an article that is the `place`-th counted, if it is drawn."""
        article = record["article"]
        draw = crc32(article["id"].encode("utf-8", "surrogatepass"))
        if draw % self.one_in:
            return
        names = {actor["id"]: brief(actor["name"]) for actor in record["actors"]}
        self._kept.append(
            Stored(
                place=place,
                draw=draw,
                title=brief(article["title"] or article["id"]),
                outlet=outlet_of(article),
                date=article["date"] or NO_DATE,
                rows=tuple(row_of(claim, names) for claim in record["claims"]),
                data=compress(as_json(with_text(record)), 1),
            )
        )
        self.claims += len(record["claims"])
        while self.claims > self.most and len(self._kept) > 1:
            self.one_in *= 2
            self._kept = [each for each in self._kept if each.draw % self.one_in == 0]
            self.claims = sum(len(each.rows) for each in self._kept)

    def rename(self, names: Mapping[str, str]) -> None:
        """Show those with these names, sources and actors, under the fuller ones."""
        if names:
            self._kept = [replace(each, rows=tuple(renamed(row, names) for row in each.rows)) for each in self._kept]

    def table(self, statements: Mapping[int, str]) -> dict[str, Any]:
        """All columns, as plain JSON values; `statements` are those of several articles, by a hash of their words."""
        coded = {name: Dictionary() for name in (*SINGLE, *SEVERAL, "said", "outlet", "date")}
        rows = [row for each in self._kept for row in each.rows]
        return {
            "articles": {
                "place": [each.place for each in self._kept],
                "title": [each.title for each in self._kept],
                "outlet": [coded["outlet"][each.outlet] for each in self._kept],
                "date": [coded["date"][each.date] for each in self._kept],
                "claims": [len(each.rows) for each in self._kept],
            },
            **columns_of(rows, coded, statements),
            "dictionaries": {name: each.values for name, each in coded.items()},
            "block": BLOCK,
        }

    def blocks(self) -> Iterator[str]:
        """The records themselves, block by block."""
        for begin in range(0, len(self._kept), BLOCK):
            records = (decompress(each.data) for each in self._kept[begin : begin + BLOCK])
            yield packed_json(b"[" + b",".join(records) + b"]", level=LEVEL)


SINGLE = ("who", "type", "named", "voice", "called", "reason", "mode", "certainty", "polarity")
SEVERAL = ("hedge", "actor", "noun")


def columns_of(rows: Sequence[Row], coded: Mapping[str, Dictionary], statements: Mapping[int, str]) -> dict[str, Any]:
    """The rows, column by column."""
    said = [statements.get(short_hash(said_alike(row.what)), "") if statements else "" for row in rows]
    return {
        "single": {
            **{name: [coded[name][row.single[i]] for row in rows] for i, name in enumerate(SINGLE)},
            "said": [coded["said"][each] for each in said],
        },
        "several": {
            name: [[coded[name][value] for value in row.several[i]] for row in rows] for i, name in enumerate(SEVERAL)
        },
        "what": [row.what for row in rows],
        "numbers": [
            [[words, value, coded["noun"].numbers.get(noun, -1)] for words, value, noun in row.numbers] for row in rows
        ],
        "ids": [row.id for row in rows],
    }


def row_of(claim: Record, names: Mapping[str, str]) -> Row:
    """A claim as a row."""
    return Row(
        single=(*voice_of(claim), claim["mode"] or "", claim["certainty"], claim["polarity"]),
        several=(
            unique(hedge["category"] for hedge in claim["hedges"]),
            unique(names.get(actor, actor) for actor in claim["actors"]),
            unique(brief(each["noun"]).lower() for each in claim["quantities"] if each["noun"]),
        ),
        what=content_words(claim),
        numbers=tuple(
            (brief(each["text"]), least(each), brief(each["noun"] or "").lower()) for each in claim["quantities"]
        ),
        id=int(claim["id"][1:]) if claim["id"][1:].isdecimal() else 0,
    )


def renamed(row: Row, names: Mapping[str, str]) -> Row:
    """A claim under fuller names of its source and its actors."""
    who, *single = row.single
    hedges, actors, nouns = row.several
    actors = unique(names.get(actor, actor) for actor in actors)
    return replace(row, single=(names.get(who, who), *single), several=(hedges, actors, nouns))


def voice_of(claim: Record) -> tuple[str, str, str, str, str, str]:
    """Who, of what type, named or not, in whose voice, and of the unnamed what they are called and why."""
    if not claim["attributed"]:
        return OWN, OWN, "", "own", "", ""
    who, source = who_of(claim) or NO_SOURCE, claim["source"]
    if is_named(claim):
        return who, source["type"], "named", "attributed", "", ""
    if source is None:
        return who, NO_SOURCE, "nobody", "attributed", "", ""
    return who, source["type"], "unnamed", "attributed", called_by(who), brief(source["anonymity"] or "")


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def least(quantity: Record) -> float | None:
    """What a quantity is sorted by: its lower end, else the upper."""
    value: float | None = quantity["high"] if quantity["low"] is None else quantity["low"]
    return value
