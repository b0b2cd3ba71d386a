"""What the words around a number tell of it: one of all so far, of a day or of a step; not yet so, or only supposed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from claimx.compare.across.figure import Number
from claimx.compare.across.lexicon import CompareLexicon, holds, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence, plain_words
from claimx.compare.across.topic import Topic

Record = Mapping[str, Any]
MORE_THAN = frozenset({"more", "other"})  # "more than 20", and what the noun phrase tells by itself
ANY = "a"
ON = "on"
RECORD = 8  # words before a number: "a record for the third day of 588 deaths"
BEHIND = 48  # characters behind a number: "588 deaths in the past day"
OPEN_HEDGES = frozenset({"conditional", "future", "question"})
CUE = 12  # words between a cue like "estimates that" and a number
BESIDE = 4  # words between a number and "are feared", "is believed to have killed"
WISHES = frozenset({"want", "ask"})  # classes of cues by which a source tells what is not yet so


def goods_of(known: CompareLexicon, topic: Topic, behind: list[str]) -> tuple[str, ...]:
    """What a tariff or a tax is laid on: "a 25% tariff on steel"."""
    if topic.noun not in known.duties or ON not in behind:
        return ()
    told = takewhile(lambda token: token not in known.ends and token != ",", behind[behind.index(ON) + 1 :])
    return tuple(token for token in told if token not in known.stop and token.isalpha())


def is_all_over(known: CompareLexicon, behind: list[str]) -> bool:
    """Whether a number is of all the country: "killed 51 people across the country"."""
    found = zip(behind, behind[2:], strict=False)
    return any(first in known.places.inside and known.places.scopes.get(word) == "country" for first, word in found)


def tokens_before(sentence: Sentence, id_: str) -> list[str]:
    at = sentence.numbers[id_]
    return sentence.tokens[max(at - 6, 0) : at]


def about_behind(sentence: Sentence, id_: str) -> list[str]:
    """The words behind a number, as far as the next."""
    return list(takewhile(lambda token: token != NUMBER, sentence.tokens[sentence.numbers[id_] + 1 :]))


def sizes_in(record: Record, sentence: Sentence) -> tuple[Number, ...]:
    """The magnitudes of earthquakes that a sentence names."""
    inside = [each for each in record["quantities"] if each["unit"] == "magnitude" and each["id"] in sentence.numbers]
    return tuple(sorted({each["low"] for each in inside if each["low"] is not None}))


def is_total(known: CompareLexicon, before: list[str]) -> bool:
    """Whether the words before a number make it one of all so far: "the total of cases to", no "a total of"."""
    places = [place for place, word in enumerate(before) if word in known.total_words]
    return any(before[place - 1 : place] != [ANY] or before[place + 1 : place + 2] != ["of"] for place in places)


def modifiers_of(known: CompareLexicon, quantity: Record) -> frozenset[str]:
    """What stands before the noun of what is counted."""
    parts = (quantity["of"] or "").lower().replace("-", " ").split()
    noun = (quantity["noun"] or "").lower()
    ahead = parts[: parts.index(noun)] if noun in parts else []
    telling = known.parts.words | known.step_words
    marked = telling.intersection(quantity["text"].lower().split()) - MORE_THAN
    return marked.union(word for word in ahead if word not in known.stop or word in telling)


def is_of_a_day(known: CompareLexicon, sentence: Sentence, quantity: Record) -> bool:
    """Whether what stands behind a number tells that it is one of a day: "588 deaths in the past day"."""
    end = quantity["end"] - sentence.start
    behind = plain_words(sentence.text[end : end + BEHIND])
    return is_lately(known, behind) or not known.daily.isdisjoint(behind) or holds(known.step_phrases, behind)


def is_lately(known: CompareLexicon, plain: list[str]) -> bool:
    """Whether the words have "in the past 36 hours"."""
    if known.lately.isdisjoint(plain):
        return False
    return any(a in known.lately and c in known.spans for a, c in zip(plain, plain[2:], strict=False))


def is_step(known: CompareLexicon, sentence: Sentence, id_: str, modifiers: frozenset[str]) -> bool:
    """Whether a number is one of a day or of a step, not of all so far."""
    at = sentence.numbers[id_]
    told = modifiers.union(sentence.tokens[max(at - RECORD, 0) : at])
    plain = sentence.plain
    return not told.isdisjoint(known.step_words) or is_lately(known, plain) or holds(known.step_phrases, plain)


def is_expected(
    known: CompareLexicon, quantity: Record, claim: Record | None, sentence: Sentence, about: list[str]
) -> bool:
    """Whether what the number is of is not yet so, or only supposed."""
    if quantity["status"] == "planned":
        return True
    if claim is None:
        return False
    cue = claim["cue"]
    if cue is not None and (cue["lemma"] in known.foreseeing or cue["class"] in WISHES):
        return True
    if not known.not_yet.isdisjoint(tokens_before(sentence, quantity["id"])):
        return True
    open_hedges = any(hedge["category"] in OPEN_HEDGES for hedge in claim["hedges"])
    if claim["certainty"] == "possible":
        return open_hedges or looks_ahead(known, tokens_before(sentence, quantity["id"]))
    return open_hedges or (claim["certainty"] == "unknown" and holds(known.expected, about))


def looks_ahead(known: CompareLexicon, before: list[str]) -> bool:
    """Whether the words before a number tell what may come: "may displace 500"; not "may have displaced 500"."""
    found = (at for at, token in enumerate(before) if token in known.expected)
    return any(phrase_at(known.expected, before, at) and before[at + 1 : at + 2] != ["have"] for at in found)


def is_supposed(known: CompareLexicon, quantity: Record, claim: Record | None, sentence: Sentence) -> bool:
    """Whether those counted are only estimated, feared or believed to be as many: "is feared to have killed 80"."""
    if quantity["status"] in {"estimated", "suspected"} or holds(known.lost, about_behind(sentence, quantity["id"])):
        return True
    if claim is None:
        return False
    cue = claim["cue"]
    if cue is not None and cue["lemma"] in known.supposing and is_beside(sentence, cue, quantity, CUE):
        return True
    stances = [each for each in claim["hedges"] if not known.supposed.isdisjoint(each["text"].lower().split())]
    return any(is_beside(sentence, hedge, quantity, BESIDE) for hedge in stances)


def is_beside(sentence: Sentence, mention: Record, quantity: Record, far: int) -> bool:
    """Whether words are of a number: "12 people are feared dead", "is believed to have killed 12"."""
    first, second = sorted((mention, quantity), key=lambda each: each["start"])
    between = sentence.text[max(first["end"] - sentence.start, 0) : second["start"] - sentence.start]
    told = between.split()
    return len(told) <= far and "and" not in told and "," not in between
