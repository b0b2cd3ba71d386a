"""Hedges: the words that weaken commitment, with category, strength, holder and scope.

A word is looked up first; only then does the rule of its frame ask for its sense and its scope. Where cues overlap, the
longest stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimx.extraction.findings import Attribution
from claimx.extraction.hedge import (
    accusations,
    adjectives,
    adverbs,
    conditions,
    degrees,
    infinitives,
    modals,
    nouns,
    passives,
    phrases,
    questions,
    seeming,
    stance,
)
from claimx.extraction.hedge.approximators import approximators
from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import AnyHedgeRule, Bearing, CueRule, HedgeMatch, TextRule
from claimx.extraction.hedge.scare_quotes import scare_quotes
from claimx.extraction.hedge.scope import within_quotation
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Loss
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Hedge, Quantity, mention

__all__ = ["BY_FRAME", "RULES", "RULE_OF", "find_hedges", "weakens"]

CUE_RULES: tuple[CueRule, ...] = (
    modals.modal,
    modals.modal_perfect,
    modals.must_be,
    modals.counterfactual,
    adverbs.adverb,
    degrees.degree,
    degrees.clock,
    adjectives.adjective,
    adjectives.predicative,
    adjectives.attributive,
    adjectives.compound,
    nouns.noun,
    accusations.accusation,
    accusations.accusing,
    accusations.accusing_phrase,
    accusations.charges,
    seeming.raising,
    passives.passive,
    infinitives.adjective_infinitive,
    infinitives.be_infinitive,
    infinitives.set_for,
    infinitives.plan_on,
    infinitives.phrase_infinitive,
    infinitives.infinitive_verb,
    infinitives.thing_infinitive,
    stance.clause_verb,
    stance.proposal_verb,
    stance.stance_adjective,
    infinitives.nearing,
    phrases.phrase,
    phrases.unverified,
    phrases.unproven,
    conditions.subordinator,
    conditions.whether,
    conditions.condition_phrase,
    conditions.condition_participle,
    conditions.inversion,
    questions.question,
)
TEXT_RULES: tuple[TextRule, ...] = (questions.unmarked_questions, approximators, scare_quotes)
RULES: tuple[AnyHedgeRule, ...] = (*CUE_RULES, *TEXT_RULES)
BY_FRAME: dict[str, CueRule] = {frame: rule for rule in CUE_RULES for frame in rule.frames}
RULE_OF: dict[str, AnyHedgeRule] = {rule.id: rule for rule in RULES}


class Candidate(NamedTuple):
    """A match with the entry and the rule that made it."""

    match: HedgeMatch
    entry: HedgeEntry
    rule: AnyHedgeRule


def weakens(hedge: Hedge) -> frozenset[Bearing]:
    """What a hedge bears on, by its rule."""
    return RULE_OF[hedge.rule].bears_on


def find_hedges(
    reading: Reading, attributions: tuple[Attribution, ...], quantities: tuple[Quantity, ...]
) -> tuple[Hedge, ...]:
    """All hedges of a text, numbered by start, then end."""
    text = AttributedText(reading, attributions)
    found = [Candidate(*each, rule) for rule in TEXT_RULES for each in rule.apply(text, quantities)]
    found += [*_by_form(text), *_by_lemma(text)]
    content = _content(attributions)
    ordered = enumerate(without_overlaps(found), start=1)
    return tuple(_hedge(reading, candidate, content, f"h{number}") for number, candidate in ordered)


def _content(attributions: tuple[Attribution, ...]) -> set[int]:
    """The tokens that some attribution attributes."""
    tokens: set[int] = set()
    reached = 0
    for first, end in sorted(piece for attribution in attributions for piece in attribution.content):
        tokens.update(range(max(first, reached), end))
        reached = max(reached, end)
    return tokens


def _hedge(reading: Reading, candidate: Candidate, content: set[int], id_: str) -> Hedge:
    parse, entry, (cue, scope) = reading.parse, candidate.entry, (candidate.match.cue, candidate.match.scope)
    start, end = parse.chars(cue)
    scope = within_quotation(reading, cue, scope if scope[0] < scope[1] else cue)
    return Hedge(
        id=id_,
        start=start,
        end=end,
        text=parse.text[start:end],
        category=entry.category,
        strength=entry.strength,
        holder="source" if cue[0] in content else "article",
        scope=mention(parse.text, *parse.chars(scope)),
        rule=candidate.rule.id,
    )


def _by_form(text: AttributedText) -> Iterator[Candidate]:
    """Hedges of words as written, the longer sequence first."""
    lower, first, forms, phrases = text.parse.lower, text.lexicon.first, text.lexicon.forms, text.lexicon.phrases
    for token in [k for k in text.parse.tokens_of(first) if lower[k] in forms or (lower[k], lower[k + 1]) in phrases]:
        entries = phrases.get((lower[token], lower[token + 1]), ()) + forms.get(lower[token], ())
        found = _first_match(text, token, entries)
        if found is not None:
            yield found


def _by_lemma(text: AttributedText) -> Iterator[Candidate]:
    """Hedges that are verbs or nouns."""
    lemmas = text.lexicon.lemmas
    for token in text.parse.tokens_of_lemmas(lemmas):
        found = _first_match(text, token, lemmas[text.parse.lemma[token]])
        if found is not None:
            yield found


def _first_match(text: AttributedText, token: int, entries: tuple[HedgeEntry, ...]) -> Candidate | None:
    for entry in entries:
        if text.stands_at(token, entry):
            rule = BY_FRAME[entry.frame]
            match = rule.apply(text, token, entry)
            if match is not None:
                return Candidate(match, entry, rule)
    return None


def without_overlaps(found: list[Candidate]) -> list[Candidate]:
    """Of cues that overlap the longest, then the first, then the strongest: "could …?" asks; in text order."""
    found.sort(key=lambda each: (each.match.cue[0] - each.match.cue[1], each.match.cue, -each.entry.strength))
    taken: set[int] = set()
    kept = []
    for candidate in found:
        tokens = range(*candidate.match.cue)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    kept.sort(key=lambda each: each.match.cue)
    return kept


LOSSES: tuple[Loss, ...] = (Loss(without_overlaps, None, "a longer or stronger hedge stands there"),)
