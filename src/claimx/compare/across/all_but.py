"""Those of whom some are excepted: "all but one of the 16 died" tells of fifteen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon
from claimx.compare.across.sentence import Sentences

Record = Mapping[str, Any]
AHEAD = 40  # characters of "all but twenty-three of the"
BUT = re.compile(r"\b(?P<but>\w+ \w+) (?P<some>\w+(?:-\w+)?) of (?:\w+) $", re.IGNORECASE)
COUNT = "count"


def with_the_rest(known: CompareLexicon, record: Record) -> Record:
    """The record, each "all but two of the 14 miners" one number, of twelve."""
    made = {number: (rest, some) for number, rest, some in rests_of(known, record)}
    if not made:
        return record
    gone = {some for _, some in made.values() if some is not None}
    claims = [{**claim, "quantities": told(claim["quantities"], made, gone)} for claim in record["claims"]]
    every = sorted(told(record["quantities"], made, gone), key=lambda each: (each["start"], each["end"]))
    return {**record, "claims": claims, "quantities": every}


def is_rest(known: CompareLexicon, quantity: Record) -> bool:
    """Whether a number is of such: it is told by way of all of them, and no part of it."""
    return str(quantity["text"]).lower().startswith(tuple(known.parts.but))


def told(quantities: list[Record], made: Mapping[str, tuple[Record, str | None]], gone: set[str]) -> list[Record]:
    """These numbers, the rest in the place of all, without those who are excepted."""
    return [made[each["id"]][0] if each["id"] in made else each for each in quantities if each["id"] not in gone]


def rests_of(known: CompareLexicon, record: Record) -> Iterator[tuple[str, Record, str | None]]:
    """By the id of all: those who are left of them, and the id of the number of those who are excepted, if any."""
    numbers = [each for each in record["quantities"] if each["kind"] == COUNT]
    if not numbers:
        return
    sentences, starts = Sentences(record), {each["start"]: each for each in numbers}
    for each in numbers:
        before = sentences.words_of(max(each["start"] - AHEAD, 0), each["start"])
        found = BUT.search(before)
        if found is None or found["but"].lower() not in known.parts.but or each["low"] != each["high"]:
            continue
        begin = each["start"] - len(before)
        some = starts.get(begin + found.start("some"))
        count = some["low"] if some is not None and some["low"] == some["high"] else None
        count = 1 if some is None and found["some"].lower() in known.parts.one else count
        if count is None or not each["low"] or each["low"] <= count:
            continue
        left, start = each["low"] - count, begin + found.start()
        text = before[found.start() :] + each["text"]
        rest = {**each, "start": start, "text": text, "low": left, "high": left}
        yield each["id"], rest, some["id"] if some is not None else None
