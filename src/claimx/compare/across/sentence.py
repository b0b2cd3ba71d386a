"""The sentence that a number stands in, as words, each other number in it one word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’‑-]\w+)*|[.,;:!?()—–]")
BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")
NUMBER, SPAN = "#", "~"
OF_CLAIM = "c"  # with which the id begins of one of whom is told without a number, see `singles`
MARKS = ".,;:!?()\"“”'’"
FAR = 600  # characters: a sentence without claims ends there


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as words in lower case.

    Attributes:
        start, end: its place in the article.
        text: as far as the record has it.
        tokens: words and marks; each number with what it counts is one `#`, a duration or an age `~`.
        starts: where each begins in the article.
        numbers: the place of each number among the tokens, by its id.
        plain: all words as they are, numbers among them.
        tolls: where the toll before a token begins, if any; filled as it is asked for.
    """

    start: int
    end: int
    text: str
    tokens: list[str]
    starts: list[int]
    numbers: dict[str, int]
    plain: list[str]
    tolls: dict[int, int | None] = field(default_factory=dict)


class Sentences:
    """The sentences of a record, made where they are asked for."""

    def __init__(self, record: Record) -> None:
        self.text: str | None = record["article"].get("text")
        self.claims: Sequence[Record] = record["claims"]
        self.quantities: Sequence[Record] = record["quantities"]
        self._made: dict[tuple[int, int], Sentence] = {}
        self._in_order = sorted(self.claims, key=lambda claim: claim["start"])
        self._starts = [claim["start"] for claim in self._in_order]
        self._longest = max((claim["end"] - claim["start"] for claim in self.claims), default=0)

    def of(self, quantity: Record, claim: Record | None) -> Sentence | None:
        """The sentence of a number; None where the record does not hold its words."""
        if claim is not None and "sentence" in claim:
            span = (claim["sentence"]["start"], claim["sentence"]["end"])
            if not span[0] <= quantity["start"] < span[1]:
                span = (claim["start"], claim["end"])
        elif claim is not None:
            span = (claim["start"], claim["end"])
        elif self.text is not None:
            span = around(self.text, quantity["start"])
        else:
            return None
        if span not in self._made:
            self._made[span] = self._sentence(*span)
        return self._made[span]

    def before(self, start: int) -> Sentence | None:
        """The sentence that ends right before a place, in the same paragraph."""
        spans = {(each["sentence"]["start"], each["sentence"]["end"]) for each in self.claims if "sentence" in each}
        found = max((span for span in spans if span[1] <= start), key=lambda span: span[::-1], default=None)
        if found is None or self.text is None or self.text[found[1] : start].strip(" "):
            return None
        if found not in self._made:
            self._made[found] = self._sentence(*found)
        return self._made[found]

    def lead(self) -> tuple[int, int]:
        """The stretch that says what the article is about: as far as its second sentence."""
        ends = sorted({claim["sentence"]["end"] for claim in self.claims if "sentence" in claim})
        return (0, ends[min(1, len(ends) - 1)]) if ends else (0, FAR)

    def words_of(self, start: int, end: int) -> str:
        """The text of a stretch, as far as the record has it."""
        if self.text is not None:
            return self.text[start:end]
        letters = [" "] * (end - start)
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        for claim in self._in_order[first:last]:
            if claim["end"] > start:
                for piece in (claim, claim["source"], claim["cue"]):
                    if piece is not None:
                        place(letters, piece, start, end)
        return "".join(letters)

    def _sentence(self, start: int, end: int) -> Sentence:
        text = self.words_of(start, end)
        inside = sorted(
            (q["start"], -q["end"], q["id"], q["kind"])
            for q in self.quantities
            if start <= q["start"] and q["end"] <= end
        )
        tokens: list[str] = []
        starts: list[int] = []
        numbers: dict[str, int] = {}
        folded, at = as_folded(text), 0
        for begin, minus_end, id_, kind in inside:
            if begin - start >= at:
                add(folded, at, begin - start, start, tokens, starts)
                tokens.append(SPAN if kind in {"duration", "age"} else NUMBER)
                starts.append(begin)
                at = -minus_end - start
            numbers[id_] = len(tokens) - 1
        add(folded, at, len(text), start, tokens, starts)
        return Sentence(
            start=start, end=end, text=text, tokens=tokens, starts=starts, numbers=numbers, plain=plain_words(text)
        )


def as_folded(text: str) -> str:
    """The text in lower case with one apostrophe and one hyphen, each character in its place."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return folded.replace("’", "'").replace("‑", "-").replace(" - ", " – ")


def add(folded: str, begin: int, end: int, offset: int, tokens: list[str], starts: list[int]) -> None:
    for found in TOKEN.finditer(folded, begin, end):
        tokens.append(found[0].removesuffix("'s"))
        starts.append(offset + found.start())


def plain_words(text: str) -> list[str]:
    return [word.strip(MARKS).removesuffix("'s") for word in text.lower().replace("’", "'").split()]


def place(letters: list[str], piece: Record, start: int, end: int) -> None:
    """Write a mention's letters where they stand."""
    text, begin = piece["text"], piece["start"]
    if len(text) == piece["end"] - begin:
        first, last = max(begin, start), min(piece["end"], end)
        if first < last:
            letters[first - start : last - start] = text[first - begin : last - begin]


def around(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place, by marks and line ends."""
    begin, end = max(at - FAR, 0), min(at + FAR, len(text))
    for found in BREAK.finditer(text, begin, end):
        if found.end() <= at:
            begin = found.end()
        else:
            end = found.start()
            break
    return begin, end
