"""Of whom a toll tells more: "six deaths were of children", "twelve of the dead were women"."""

from __future__ import annotations

import dataclasses
from itertools import takewhile

from claimx.compare.across.doing import Doing
from claimx.compare.across.lexicon import EVERYONE, CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence

VERB = 6  # words behind a number in which "were" stands: "of those who died"
WHOM = 4  # words of "of young children" behind it


def of_whom(
    known: CompareLexicon, sentence: Sentence, id_: str, noun: str | None, doing: Doing
) -> tuple[str | None, Doing]:
    """What is counted, and what happens to it, where a verb tells who those are: a part of all of them."""
    if noun != EVERYONE or doing.action not in known.one_by_one:
        return noun, doing
    told = whom(known, sentence.tokens, sentence.numbers[id_])
    return (told, dataclasses.replace(doing, total=False, part=True)) if told is not None else (noun, doing)


def whom(known: CompareLexicon, tokens: list[str], at: int) -> str | None:
    """Who those are whom a number counts, by one name; everyone where they are of several kinds.

    Not of "most of the twelve dead were women", which counts none of the twelve.
    """
    if at > 1 and phrase_at(known.parts.after, tokens, at - 2) is not None:
        return None
    verb = verb_of_being(known, tokens, at)
    if verb is None:
        return None
    behind = tokens[verb + 1 : verb + 1 + WHOM]
    told = list(takewhile(lambda token: token not in known.ends and token not in {",", NUMBER}, behind))
    first = next((place for place, token in enumerate(told) if known.nouns.get(token) in known.people.kinds), None)
    if first is None or not may_open(known, told[:first]):
        return None
    return EVERYONE if not known.both.isdisjoint(told[first + 1 :]) else known.nouns[told[first]]


def may_open(known: CompareLexicon, before: list[str]) -> bool:
    """Whether words behind "were" only open who those are: "of young [children]"; not "killed when [gunmen]"."""
    other = known.auxiliaries | known.determiners | known.subordinating | known.agents | known.after.keys()
    opens = bool(before) and (before[0] in known.among or before[0] in known.places.of_place)
    return len(before) <= 1 + opens and other.union(known.before).isdisjoint(before)


def verb_of_being(known: CompareLexicon, tokens: list[str], at: int) -> int | None:
    """Where "were" stands behind a number and those whom it is of: "12 of the dead were", "six deaths were"."""
    for place in range(at + 1, min(at + 1 + VERB, len(tokens) - 1)):
        if tokens[place] in known.forms_of_be:
            return place
        if tokens[place] in known.ends or tokens[place] in {",", *known.both}:
            return None
    return None
