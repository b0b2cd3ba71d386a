"""The claims as the table shows them: columns whose values are numbers of a dictionary, and the articles behind them.

Articles lie in blocks, each compressed by itself: a page opens the one it needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zlib import compress, crc32, decompress

from claimx.assets import packed
from claimx.page import with_text
from claimx.report.reading import NO_DATE, content_words, is_named, one_line, outlet_of, who_of

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
class Kept:
    """An article's record, compressed: as values it would take ten times the memory."""

    place: int
    draw: int
    claims: int
    data: bytes


class Store:
    """Keeps claims for the table, as many as fit: of more, those of articles drawn by the hash of their id.

    Attributes:
        most: how many claims fit.
        one_in: one in so many articles is kept.
    """

    SINGLE = ("who", "type", "named", "voice", "mode", "certainty", "polarity")
    SEVERAL = ("hedge", "actor", "noun")

    def __init__(self, most: int) -> None:
        self.most = most
        self.one_in = 1
        self.claims = 0
        self._kept: list[Kept] = []

    def add(self, place: int, record: Record) -> None:
        """Keep an article that is the `place`-th counted, if it is drawn."""
        draw = crc32(record["article"]["id"].encode("utf-8", "surrogatepass"))
        if draw % self.one_in:
            return
        data = json.dumps(record, separators=(",", ":")).encode("ascii")
        self._kept.append(Kept(place=place, draw=draw, claims=len(record["claims"]), data=compress(data, 1)))
        self.claims += len(record["claims"])
        while self.claims > self.most and len(self._kept) > 1:
            self.one_in *= 2
            self._kept = [each for each in self._kept if each.draw % self.one_in == 0]
            self.claims = sum(each.claims for each in self._kept)

    def records(self) -> Iterator[tuple[int, Record]]:
        """What is kept, in order, with its place."""
        for each in self._kept:
            yield each.place, json.loads(decompress(each.data))

    def table(self) -> dict[str, Any]:
        """All columns, as plain JSON values."""
        dictionaries = {name: Dictionary() for name in (*self.SINGLE, *self.SEVERAL, "outlet", "date")}
        single: dict[str, list[int]] = {name: [] for name in self.SINGLE}
        several: dict[str, list[list[int]]] = {name: [] for name in self.SEVERAL}
        what, numbers, ids, low = [], [], [], []
        articles: dict[str, list[Any]] = {"place": [], "title": [], "outlet": [], "date": [], "claims": []}
        for place, record in self.records():
            article = record["article"]
            articles["place"].append(place)
            articles["title"].append(article["title"] or article["id"])
            articles["outlet"].append(dictionaries["outlet"][outlet_of(article)])
            articles["date"].append(dictionaries["date"][article["date"] or NO_DATE])
            articles["claims"].append(len(record["claims"]))
            names = {actor["id"]: one_line(actor["name"]) for actor in record["actors"]}
            for claim in record["claims"]:
                for name, value in singles(claim).items():
                    single[name].append(dictionaries[name][value])
                for name, values in severals(claim, names).items():
                    several[name].append([dictionaries[name][value] for value in dict.fromkeys(values)])
                what.append(content_words(claim))
                numbers.append("; ".join(one_line(each["text"]) for each in claim["quantities"]))
                low.append(next(map(least, claim["quantities"]), None))
                ids.append(int(claim["id"][1:]) if claim["id"][1:].isdecimal() else 0)
        return {
            "articles": articles,
            "dictionaries": {name: each.values for name, each in dictionaries.items()},
            "single": single,
            "several": several,
            "what": what,
            "numbers": numbers,
            "low": low,
            "ids": ids,
            "block": BLOCK,
        }

    def blocks(self) -> Iterable[str]:
        """The records themselves, block by block."""
        records = (with_text(record) for _, record in self.records())
        while block := list(islice(records, BLOCK)):
            yield packed(block, level=LEVEL)


def least(quantity: Record) -> float | None:
    """What a quantity is sorted by: its lower end, else the upper."""
    value: float | None = quantity["high"] if quantity["low"] is None else quantity["low"]
    return value


def singles(claim: Record) -> dict[str, str]:
    """The columns that have one value."""
    source = claim["source"]
    attributed = claim["attributed"]
    return {
        "who": who_of(claim) or ("" if attributed else "own voice"),
        "type": source["type"] if source else "no source named" if attributed else "own voice",
        "named": "" if not attributed else "named" if is_named(claim) else "unnamed",
        "voice": "attributed" if attributed else "own",
        "mode": claim["mode"] or "",
        "certainty": claim["certainty"],
        "polarity": claim["polarity"],
    }


def severals(claim: Record, names: Mapping[str, str]) -> dict[str, list[str]]:
    """The columns that have any number of values."""
    return {
        "hedge": [hedge["category"] for hedge in claim["hedges"]],
        "actor": [names.get(actor, actor) for actor in claim["actors"]],
        "noun": [each["noun"].lower() for each in claim["quantities"] if each["noun"]],
    }
