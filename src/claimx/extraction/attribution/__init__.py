"""Attributions: who is credited with what, and in which words.

Rules are tried in the order of `RULES`. A cue's own word attributes once: the first rule that answers for it wins. A
rule names heads (`match`); stretches are made of them in `making`; where attributions meet, `settle` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from claimx.extraction.attribution.constructions import (
    adjectives,
    as_said,
    asked,
    behind_colon,
    clauses,
    infinitives,
    judgements,
    light_verbs,
    naming,
    nominal,
    phrases,
    position,
    prepositional,
    quoted,
    relatives,
    set_off,
    to_whom,
    transcripts,
    verbless,
)
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import candidates, is_only_named
from claimx.extraction.attribution.making import make_attribution
from claimx.extraction.attribution.match import Cue, Match
from claimx.extraction.attribution.parties import asks_for_anonymity, is_somebodys
from claimx.extraction.attribution.settle import once_each, settle, without_echoes
from claimx.extraction.attribution.turned import is_turned_round
from claimx.extraction.findings import Attribution
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Loss, Rule

__all__ = ["LOSSES", "RULES", "attributions_of", "find_attributions"]

TextRule: TypeAlias = Callable[[Context], Iterator[Match]]
VerbRule: TypeAlias = Callable[[Context, Cue], Match | None]

VERB_RULES: tuple[Rule[VerbRule], ...] = (
    quoted.beside_quotation,
    relatives.relative,
    position.parenthetical,
    clauses.heard_from,
    asked.asked,
    clauses.clausal,
    infinitives.raising,
    set_off.set_off,
    infinitives.passive,
    position.trailing,
    infinitives.object_infinitive,
    infinitives.infinitive,
    naming.naming,
    naming.predicative,
    judgements.figure,
    judgements.accusation,
    judgements.gerund,
    as_said.as_clause,
    prepositional.prepositional,
    judgements.noun_object,
    clauses.loose,
)
TEXT_RULES: tuple[Rule[TextRule], ...] = (
    transcripts.transcript,
    verbless.colon,
    verbless.dash,
    verbless.headline,
    behind_colon.copular_quotation,
    behind_colon.colon_behind_clause,
    phrases.according_to,
    phrases.view,
    to_whom.to_source,
    to_whom.poll,
    nominal.nominal,
    nominal.arriving_noun,
    light_verbs.light_verb,
    nominal.noun_phrase_cue,
    light_verbs.copular_noun,
    adjectives.adjectival,
)
RULES: tuple[Rule[TextRule] | Rule[VerbRule], ...] = (*VERB_RULES, *TEXT_RULES)
LOSSES: tuple[Loss, ...] = (
    Loss(make_attribution, None, "no words are left for its content"),
    Loss(is_somebodys, False, "its source is no party that can say or want it"),
    Loss(asks_for_anonymity, True, "it says that the source asked not to be named"),
    Loss(is_turned_round, True, "it is set against the clause, a condition or a question"),
    Loss(once_each, None, "another cue credits the same source with the same words"),
    Loss(without_echoes, None, "it is part of what another claim reports"),
)


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of a text, in the order of their content."""
    (found,) = attributions_of([reading])
    return found


def attributions_of(readings: Sequence[Reading]) -> list[tuple[Attribution, ...]]:
    """All attributions of each of these texts; a step is taken for all of them before the next one."""
    contexts = list(map(Context, readings))
    found = list(map(_with_verbs, contexts, _by_text_rules(contexts)))
    return [settle(ctx, each.values()) for ctx, each in zip(contexts, found, strict=True)]


def _by_text_rules(contexts: Sequence[Context]) -> list[dict[int, Attribution]]:
    """What the rules find in each text that do not begin at a verb, by the head of its cue."""
    by_heads: list[dict[int, Attribution]] = [{} for _ in contexts]
    for rule in TEXT_RULES:
        for ctx, by_head in zip(contexts, by_heads, strict=True):
            for match in rule.apply(ctx):
                found = make_attribution(ctx, match, rule)
                if found is not None and _is_accepted(ctx, match, found, rule):
                    by_head.setdefault(found.cue_head, found)
    return by_heads


def _with_verbs(ctx: Context, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """What was found, and what the rules find that begin at a verb of no other cue."""
    taken = {token for attribution in found.values() for token in range(*attribution.cue)}
    answers = ((verb, _answer(ctx, verb)) for verb in candidates(ctx, taken))
    return found | {verb: answer for verb, answer in answers if answer is not None}


def _answer(ctx: Context, token: int) -> Attribution | None:
    """What the first rule that answers for a verb finds, where it is accepted."""
    for rule, match in _matches(ctx, token):
        found = make_attribution(ctx, match, rule)
        if found is not None:
            return found if _is_accepted(ctx, match, found, rule) else None
    return None


def _is_accepted(ctx: Context, match: Match, found: Attribution, rule: Rule[TextRule] | Rule[VerbRule]) -> bool:
    """Whether what a rule found is a claim of somebody's, and one that was made; asked of every rule alike."""
    if not is_somebodys(ctx, match, wilful=rule.wilful) or asks_for_anonymity(ctx, found):
        return False
    return rule.tier == "frame" or not is_turned_round(ctx, found)


def _matches(ctx: Context, token: int) -> Iterator[tuple[Rule[VerbRule], Match]]:
    """What the rules answer for a verb, in their order; of a deed that is only named nothing but what it tells."""
    cues = []
    for verb in ctx.verbs[token]:
        end = ctx.particle_end(token, verb)
        if end is not None:
            cues.append(Cue(token=token, verb=verb, last=end))
    named = is_only_named(ctx.parse, token, ctx.cues.before_deeds)
    for rule, number in _tried(tuple(tuple(cue.verb.frames) for cue in cues), named=named):
        match = rule.apply(ctx, cues[number])
        if match is not None:
            yield rule, match


@cache
def _tried(frames: tuple[tuple[str, ...], ...], *, named: bool) -> tuple[tuple[Rule[VerbRule], int], ...]:
    """The rules worth trying for cues with these frames, in their order, each with the number of the cue."""
    rules = [rule for rule in VERB_RULES if not (named and rule.tier == "stance")]
    return tuple((rule, number) for rule in rules for number, own in enumerate(frames) if rule.suits(own))
