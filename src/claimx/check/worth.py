"""Check-worthiness: how much a claim is one that a fact-checker can check, and would, by criteria that are told.

The score is a sum that a person can follow: each criterion that a claim meets adds or takes its weight, and what comes
out is kept between 0 and 1. Nothing is learned; the weights say how much a criterion matters to us.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from claimx.check.likeness import WORD
from claimx.lexicons.check import CheckLexicon
from claimx.records import WORTH_BASE, Claim, CueClass

SHORT = 5  # words; fewer say too little to be checked
# What a source wants, asks, means to do or finds of something is no state of the world.
ATTITUDES: frozenset[CueClass] = frozenset({"want", "intend", "ask", "evaluate"})
VOUCHERS = {"organisation", "government", "official", "document", "media", "poll"}
DISPUTING: frozenset[CueClass] = frozenset({"deny", "doubt"})
PERSONAL = {"duration", "age"}  # kinds of numbers
WEIGHTY = {"money", "percent", "rate", "multiple"}
MANY = 10
CAPITAL = re.compile(r"(?<=[\w,;:’'] )[A-Z][\w-]+")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the words of its content, in lower case."""

    claim: Claim
    words: tuple[str, ...]
    lexicon: CheckLexicon

    def has(self, listed: frozenset[str]) -> bool:
        """Whether one of the words is in a list."""
        return not listed.isdisjoint(self.words)

    def has_grave(self, listed: frozenset[str]) -> bool:
        """Whether one of the words is in a list, and does not speak of the making of a film."""
        found = listed.intersection(self.words)
        return bool(found - self.lexicon.film_senses if self.has(self.lexicon.of_film) else found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Something that makes a claim more or less worth checking, by a weight."""

    name: str
    weight: float
    meets: Callable[[Said], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A score from 0 to 1, and the criteria that made it with their weights, the heaviest first."""

    score: float
    criteria: tuple[tuple[str, float], ...]


def worth(claim: Claim, lexicon: CheckLexicon) -> Worth:
    """How much a claim is worth checking."""
    words = tuple(word for piece in claim.content for word in WORD.findall(piece.text.casefold()))
    said = Said(claim, words, lexicon)
    met = [(each.name, each.weight) for each in CRITERIA if each.meets(said)]
    met.sort(key=lambda each: (-abs(each[1]), each[0]))
    score = WORTH_BASE + sum(weight for _, weight in met)
    return Worth(score=round(min(1.0, max(0.0, score)), 2), criteria=tuple(met))


def ranked(record: dict[str, Any], typed: Sequence[Claim], lexicon: CheckLexicon) -> dict[str, Any]:
    """A record, its claims that are most worth checking first, each with its `check`; they are given typed as well.

    Claims of one score keep the order of the text.
    """
    pairs = zip(record["claims"], typed, strict=True)
    claims = [claim | {"check": as_dict(worth(each, lexicon))} for claim, each in pairs]
    return record | {"claims": sorted(claims, key=lambda claim: -claim["check"]["score"])}


def as_dict(found: Worth) -> dict[str, Any]:
    """A score with its criteria as plain JSON values."""
    listed = [{"name": name, "weight": weight} for name, weight in found.criteria]
    return {"score": found.score, "criteria": listed}


def is_measured(said: Said) -> bool:
    """It gives a number that can be counted again; how long something lasts or how old somebody is seldom matters."""
    return any(q.modifier != "vague" and q.kind not in PERSONAL for q in said.claim.quantities)


def is_weighty(said: Said) -> bool:
    """It gives a sum, a share, a rate, or a count of ten and more."""
    return any(
        q.kind in WEIGHTY or (q.kind == "count" and (q.low or q.high or 0) >= MANY) for q in said.claim.quantities
    )


def is_of_harm(said: Said) -> bool:
    """It tells of harm to lives, bodies and what people live by."""
    return said.has_grave(said.lexicon.harm)


def is_of_deeds(said: Said) -> bool:
    """It tells what a state, a court, a firm or science did that others must live with."""
    return said.has_grave(said.lexicon.deeds)


def is_disputed(said: Said) -> bool:
    """Somebody disputes it, or says it without proof."""
    cue = said.claim.cue
    distancing = any(hedge.category in {"distancing", "evidential"} for hedge in said.claim.hedges)
    by_cue = cue is not None and (cue.class_ in DISPUTING or cue.lemma in said.lexicon.disputed)
    return distancing or by_cue or said.has(said.lexicon.disputed)


def is_pastime(said: Said) -> bool:
    """It is of somebody's life, of sport or art."""
    return said.has(said.lexicon.pastime)


def is_ceremony(said: Said) -> bool:
    """It tells of words and gestures that change nothing by themselves."""
    return said.has(said.lexicon.ceremony)


def is_leaning(said: Said) -> bool:
    """It opens with a word that stands for something told before; "that" before a clause stands for nothing."""
    words = said.words
    joins = said.claim.mode != "direct" and words[:1] and words[0] in said.lexicon.clause_openers
    if joins and not said.lexicon.behind_a_pronoun.intersection(words[1:2]):
        words = words[1:]
    return bool(words) and words[0] in said.lexicon.leaning


def is_compared(said: Said) -> bool:
    """It compares, or says that something is first, largest or has never been."""
    return said.has(said.lexicon.comparing)


def is_dated(said: Said) -> bool:
    """It says when, by a date or a year."""
    return said.has(said.lexicon.dates) or bool(YEAR.search(said.claim.text))


def is_of_many(said: Said) -> bool:
    """It is about what concerns many: lives, money, law, health, power."""
    return said.has(said.lexicon.public)


def is_of_named(said: Said) -> bool:
    """It names somebody or something."""
    return bool(said.claim.actors) or any(CAPITAL.search(piece.text) for piece in said.claim.content)


def is_vouched_for(said: Said) -> bool:
    """A body or document stands behind it, whose records can be asked for."""
    return said.claim.source is not None and said.claim.source.type in VOUCHERS


def is_of_the_future(said: Said) -> bool:
    """It tells what will or would be."""
    told = said.has(said.lexicon.future) or any(" ".join(two) in said.lexicon.future for two in pairwise(said.words))
    return told or any(hedge.category == "future" for hedge in said.claim.hedges)


def is_taste(said: Said) -> bool:
    """It says how somebody finds something."""
    return said.has(said.lexicon.taste)


def is_personal(said: Said) -> bool:
    """Somebody speaks of or to persons present: "I", "we", "you"."""
    return said.has(said.lexicon.personal)


def is_wish(said: Said) -> bool:
    """It says what ought to be."""
    return said.has(said.lexicon.duty)


def is_attitude(said: Said) -> bool:
    """What its source wants, plans, asks or thinks of something."""
    return said.claim.cue is not None and said.claim.cue.class_ in ATTITUDES


def is_question(said: Said) -> bool:
    """It asks, or leaves a condition open."""
    asked = any(hedge.category in {"question", "conditional"} for hedge in said.claim.hedges)
    return asked or said.claim.text.rstrip("”\"'’").endswith("?")


def is_unsure(said: Said) -> bool:
    """Nobody commits to it."""
    return said.claim.certainty in {"possible", "unknown"}


def is_short(said: Said) -> bool:
    """It says too little."""
    return len(said.words) < SHORT


CRITERIA = (
    Criterion(name="measurable", weight=0.2, meets=is_measured),
    Criterion(name="a sum, share or large count", weight=0.05, meets=is_weighty),
    Criterion(name="harm", weight=0.15, meets=is_of_harm),
    Criterion(name="deeds that bind others", weight=0.15, meets=is_of_deeds),
    Criterion(name="disputed or unproven", weight=0.15, meets=is_disputed),
    Criterion(name="many affected", weight=0.1, meets=is_of_many),
    Criterion(name="comparison", weight=0.05, meets=is_compared),
    Criterion(name="dated", weight=0.05, meets=is_dated),
    Criterion(name="names somebody", weight=0.05, meets=is_of_named),
    Criterion(name="vouched for by a body", weight=0.1, meets=is_vouched_for),
    Criterion(name="future", weight=-0.2, meets=is_of_the_future),
    Criterion(name="taste", weight=-0.2, meets=is_taste),
    Criterion(name="personal", weight=-0.25, meets=is_personal),
    Criterion(name="duty", weight=-0.25, meets=is_wish),
    Criterion(name="attitude", weight=-0.1, meets=is_attitude),
    Criterion(name="question or condition", weight=-0.2, meets=is_question),
    Criterion(name="lives, sport and art", weight=-0.2, meets=is_pastime),
    Criterion(name="words and gestures", weight=-0.2, meets=is_ceremony),
    Criterion(name="leans on another sentence", weight=-0.1, meets=is_leaning),
    Criterion(name="unsure", weight=-0.05, meets=is_unsure),
    Criterion(name="says little", weight=-0.15, meets=is_short),
)
