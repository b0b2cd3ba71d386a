"""The level that a number had before: "rose from 64 to 127", "rose to 127 from 64"; the other is its level now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, holds
from claimx.compare.across.sentence import NUMBER, Sentence

Record = Mapping[str, Any]
TOLD = 5  # words of "an earlier death toll of"
BETWEEN = 5  # words between two levels: "from 64 cases on Sunday to 127"


def is_former(known: CompareLexicon, record: Record, sentence: Sentence, quantity: Record) -> bool:
    """Whether a number is only the level before, beside the one that took its place, or "an earlier toll"."""
    tokens, at = sentence.tokens, sentence.numbers[quantity["id"]]
    if is_taken_back(known, tokens, at):
        return True
    if not is_behind(known, tokens, at, known.whence):
        return False
    others = {sentence.numbers[each["id"]]: each for each in record["quantities"] if each["id"] in sentence.numbers}
    for step in (1, -1):
        beside = next_number(known, tokens, at, step)
        is_now = beside is not None and is_behind(known, tokens, beside, known.whereto)
        if beside in others and is_now and is_alike(quantity, others[beside]):
            return True
    return False


def is_taken_back(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether the words before a number tell of it as one that no longer holds: "an earlier toll of 27"."""
    for place in range(max(at - TOLD, 0), at - 2):
        if tokens[place] in known.former and tokens[place - 1] in known.determiners:
            return holds(known.tolls, tokens[place + 1 : at]) and tokens[at - 1] in known.places.of_place
    return False


def is_alike(first: Record, second: Record) -> bool:
    """Whether two numbers may be levels of one thing: of one kind and unit, and of one noun where both name it."""
    if (first["kind"], first["unit"]) != (second["kind"], second["unit"]):
        return False
    return first["noun"] is None or second["noun"] is None or first["noun"].lower() == second["noun"].lower()


def before_former(known: CompareLexicon, tokens: list[str], at: int) -> int:
    """Where the words begin that tell what a number is of: before "from 64", where it stands behind "to"."""
    former = next_number(known, tokens, at, -1)
    if former is None or not is_behind(known, tokens, at, known.whereto):
        return at
    return former if is_behind(known, tokens, former, known.whence) else at


def is_moved(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a number is the level that another came to: "from 14 to 31"."""
    return before_former(known, tokens, at) != at


def is_behind(known: CompareLexicon, tokens: list[str], at: int, ahead: frozenset[str]) -> bool:
    """Whether a number stands behind such a word: "from", "from about"."""
    place = at - 1
    while place > 0 and tokens[place] in known.between and tokens[place] not in ahead:
        place -= 1
    return place >= 0 and tokens[place] in ahead


def next_number(known: CompareLexicon, tokens: list[str], at: int, step: int) -> int | None:
    """The place of the number next to another in its clause, behind it or before."""
    for place in range(at + step, at + step * (BETWEEN + 3), step):
        if not 0 <= place < len(tokens) or tokens[place] in known.ends:
            return None
        if tokens[place] == NUMBER:
            return place
    return None
