"""Whom a pronoun means, by weights that a person can read: each feature that holds adds its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from typing import Any

from claimx.extraction.party.candidates import Choice, Person, Pronoun, Ranked
from claimx.extraction.party.features import features_of, features_of_none
from claimx.extraction.party.trail import Trail

SHOWN = 3  # features that an explanation names


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature adds; a choice whose share of belief is lower than the threshold is not made.

    Sources have a lower one: whoever speaks is plainer than whoever else is meant; a name that was taken for a body's
    or a place's has a higher one.
    """

    threshold: float
    source_threshold: float
    unsure_threshold: float
    of: Mapping[str, float]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Weights:
        """The weights of a table: groups of features, each with the weight of its members."""
        groups = table["weights"].items()
        of = {f"{group}: {name}": float(value) for group, members in groups for name, value in members.items()}
        return cls(
            threshold=table["threshold"],
            source_threshold=table["source_threshold"],
            unsure_threshold=table["unsure_threshold"],
            of=of,
        )

    def choose(self, trail: Trail, pronoun: Pronoun, among: Sequence[Person]) -> Choice:
        """The one person who is meant with more belief than the threshold; none where two are possible."""
        if not among:
            return Choice(person=None)
        held = [features_of(trail, pronoun, person, among) for person in among]
        held.append(features_of_none(trail, pronoun, among))
        weights = [list(map(self.of.get, each, repeat(0.0))) for each in held]
        scores = list(map(sum, weights))
        top = max(scores)
        shares = [exp(score - top) for score in scores]
        whole = sum(shares)
        ranking = tuple(
            Ranked(
                person=among[n] if n < len(among) else None,
                share=shares[n] / whole,
                held=tuple(zip(held[n], weights[n], strict=True)),
            )
            for n in sorted(range(len(shares)), key=lambda n: (-shares[n], n))[:2]
        )
        first = ranking[0]
        is_sure = self.is_sure(trail, pronoun, first)
        return Choice(person=first.person if is_sure else None, ranking=ranking)

    def is_sure(self, trail: Trail, pronoun: Pronoun, first: Ranked) -> bool:
        """Whether the first is believed enough: one known by a guess alone less, save as a source, who speaks on."""
        chain = 1.0 if first.person is None or pronoun.source_of >= 0 else trail.belief_in(first.person)
        return first.share * chain >= self.least(trail, pronoun, first)

    def least(self, trail: Trail, pronoun: Pronoun, first: Ranked) -> float:
        """The share of belief that the first of the candidates must have."""
        if first.person is not None and first.person.actor in trail.discourse.perhaps_people:
            return self.unsure_threshold
        return self.threshold if pronoun.source_of < 0 else self.source_threshold


@cache
def packaged_weights() -> Weights:
    """The weights that the package holds."""
    text = files("claimx.extraction.party").joinpath("weights.toml").read_text(encoding="utf-8")
    return Weights.from_table(tomllib.loads(text)["pronouns"])


def explained(trail: Trail, choice: Choice) -> str:
    """Why this person is meant, or why none is: the shares of belief, and what adds most to the first."""
    if not choice.ranking:
        return "nobody is named before who may be meant"
    first, second = choice.ranking
    believed = [f"{called(trail, each.person)} ({each.share:.0%})" for each in choice.ranking]
    if choice.person is None:
        return f"no one is plainly meant: {believed[0]} or {believed[1]}"
    told = ", ".join(f"{name} {weight:+.1f}" for name, weight in sorted(first.held, key=lambda h: -abs(h[1]))[:SHOWN])
    return f"is meant with {first.share:.0%}: {told}; next is {called(trail, second.person)} with {second.share:.0%}"


def called(trail: Trail, person: Person | None) -> str:
    """The person by name, or by the noun."""
    if person is None:
        return "nobody of these"
    discourse = trail.discourse
    if person.actor is not None:
        return discourse.actors[person.actor].name
    return f"“{discourse.parse.words[person.spots[0].head]}”"
