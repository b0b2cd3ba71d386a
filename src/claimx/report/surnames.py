"""One row for a person whom some articles name by the surname alone: "Rusu", where all others write "Ion Rusu"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from claimx.report.reading import brief

Record = Mapping[str, Any]
LEAST_ARTICLES = 2  # with the full name: a surname alone is one that readers know


class Surnames:
    """The persons of a corpus, by their last name."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._apart: set[str] = set()  # surnames of one who is not the other bearer in the same article

    def add(self, record: Record) -> None:
        """Note the persons of an article."""
        names = {brief(actor["name"]) for actor in record["actors"] if actor["type"] == "person"}
        surnames = {name for name in names if " " not in name}
        for name in names - surnames:
            last = name.rsplit(" ", 1)[1]
            self._articles[name] += 1
            self._bearers[last].add(name)
            if last in surnames:
                self._apart.add(last)

    def fuller(self) -> dict[str, str]:
        """By a surname, the one full name that ends in it."""
        return {
            last: name
            for last, names in self._bearers.items()
            if len(names) == 1 and last not in self._apart
            for name in names
            if self._articles[name] >= LEAST_ARTICLES
        }
