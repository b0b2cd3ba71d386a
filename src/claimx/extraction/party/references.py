"""Mentions without a name: pronouns and descriptions, where the evidence is good. The rest stays unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.extraction.findings import Attribution
from claimx.extraction.party.describing import definite_before, described_nouns
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.trail import Trail
from claimx.extraction.rule import rule
from claimx.records import MentionKind
from claimx.syntax import Tokens

Pointer = tuple[int, int, str]  # first token, the one after the last, actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mention without a name."""

    tokens: Tokens
    kind: MentionKind
    rule: str


@rule("actor.pronoun")
def pronouns(trail: Trail) -> Iterator[Pointer]:
    """Ana Roe resigned after she had lost the vote.

    "he" and "she", in any case, are the person for whom most speaks, where two are not as likely: gender, nearness,
    parts in the clauses, who speaks, whom the article is about. `claimx explain` prints what each of these adds.
    """
    for i, choice in trail.choices.items():
        if choice.person is not None and choice.person.actor is not None:
            yield i, i + 1, choice.person.actor


@rule("actor.office")
def offices(trail: Trail) -> Iterator[Pointer]:
    """President Ana Roe spoke first. The president had returned on Monday.

    "the" with an office is the one person whom the article has given it.
    """
    yield from descriptions(trail, is_person=True)


@rule("actor.noun")
def nouns(trail: Trail) -> Iterator[Pointer]:
    """Ana Roe lost her job in May. The teacher has appealed.

    "the" with a noun for one person, subject of its clause, is the named person who alone was spoken of, as a subject,
    in the last two sentences; not with an office, and not where somebody was called so before.
    """
    for i, person in trail.meant.items():
        assert person.actor is not None
        definite = definite_before(trail.discourse.parse, i)
        yield i - 1 if definite is None else definite, i + 1, person.actor


@rule("actor.body")
def bodies(trail: Trail) -> Iterator[Pointer]:
    """Northwind Airlines lost money. The company blamed fuel costs.

    "the company", "the ministry" and the like are the one organisation of that kind that is near, "the country" and
    "the government" the one state.
    """
    yield from descriptions(trail, is_person=False)


REFERENCE_RULES = (pronouns, offices, nouns, bodies)


def trail_of(discourse: Discourse, attributions: Sequence[Attribution]) -> Trail:
    """The walk through the article's mentions, before its first step."""
    return Trail(discourse, attributions, described_nouns(discourse) if discourse.actors else {})


def descriptions(trail: Trail, *, is_person: bool) -> Iterator[Pointer]:
    """Nouns that describe an actor, with their determiner."""
    for i, id_ in trail.described.items():
        if (trail.discourse.actors[id_].type == "person") == is_person:
            first = definite_before(trail.discourse.parse, i)
            yield i if first is None else first, i + 1, id_


def references(trail: Trail) -> dict[str, list[Reference]]:
    """Pronouns and descriptions by actor."""
    found: dict[str, list[Reference]] = {}
    for each in REFERENCE_RULES:
        for start, end, id_ in each.apply(trail):
            kind: MentionKind = "pronoun" if each is pronouns else "nominal"
            found.setdefault(id_, []).append(Reference(tokens=(start, end), kind=kind, rule=each.id))
    return found
