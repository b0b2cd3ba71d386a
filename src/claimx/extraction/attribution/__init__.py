"""Attributions: who is credited with what, and in which words.

Rules are tried in the order of `RULES`. A cue's own word attributes once: the first rule that answers for it wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from claimx.extraction.attribution import (
    as_said,
    clauses,
    infinitives,
    judgements,
    nominal,
    phrases,
    position,
    quoted,
    relatives,
    to_whom,
    verbless,
)
from claimx.extraction.attribution.building import goes_on_to
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.freestanding import with_free_quotations
from claimx.extraction.attribution.remainder import with_remainders
from claimx.extraction.attribution.sources import is_party
from claimx.extraction.attribution.turned import is_turned_round
from claimx.extraction.findings import Attribution
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Rule, Tier
from claimx.lexicons.cues import CueLexicon, Verb
from claimx.syntax import FINITE_VERBS

TextRule: TypeAlias = Callable[[Context], Iterator[Attribution]]
VerbRule: TypeAlias = Callable[[Context, int, Verb], Attribution | None]
Pairs: TypeAlias = tuple[tuple[Rule[VerbRule], Verb], ...]

VERB_RULES: tuple[Rule[VerbRule], ...] = (
    quoted.beside_quotation,
    relatives.relative,
    position.parenthetical,
    clauses.clausal,
    infinitives.raising,
    infinitives.set_off,
    infinitives.passive,
    position.trailing,
    infinitives.object_infinitive,
    infinitives.infinitive,
    relatives.naming,
    judgements.predicative,
    judgements.accusation,
    judgements.gerund,
    as_said.as_clause,
    judgements.prepositional,
    judgements.noun_object,
    clauses.loose,
)
TEXT_RULES: tuple[Rule[TextRule], ...] = (
    verbless.transcript,
    verbless.colon,
    verbless.dash,
    phrases.according_to,
    phrases.view,
    to_whom.to_source,
    to_whom.poll,
    nominal.nominal,
    nominal.light_verb,
    nominal.noun_phrase_cue,
    nominal.copular_noun,
    nominal.adjectival,
)
RULES: tuple[Rule[TextRule] | Rule[VerbRule], ...] = (*VERB_RULES, *TEXT_RULES)
TIERS: dict[str, Tier] = {rule.id: rule.tier for rule in RULES}
STATING = frozenset({"neutral", "assert", "deny", "document"})
# How far into the content the words on anonymity may begin: "that she not be named".
LONGEST_LINK = 4


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of a text, in the order of their content."""
    ctx = Context(reading)
    parse, cues = ctx.parse, ctx.cues
    found: dict[int, Attribution] = {}
    for text_rule in TEXT_RULES:
        for match in text_rule.apply(ctx):
            attribution = replace(match, rule=text_rule.id)
            if _is_somebodys(ctx, attribution, text_rule):
                found.setdefault(attribution.cue_head, attribution)
    taken = {i for attribution in found.values() for i in range(*attribution.cue)}
    pairs = _pairs_by_entries(cues)
    for i in ctx.verbs:
        # Beside a quotation a reporting verb is one, whatever the tagger says.
        if i in taken or not (
            parse.pos[i] in {"VERB", "AUX"} or i in ctx.ends or _ends_headline(ctx, i) or _introduces(ctx, i)
        ):
            continue
        if _is_in_compound(ctx, i) or ctx.is_out_of_hand(i) or goes_on_to(ctx, i + 3) == i:
            continue
        entries = ctx.verbs[i]
        if id(entries) not in pairs:
            pairs[id(entries)] = _pairs(entries)
        answer = _answer(ctx, i, pairs[id(entries)])
        if answer is not None and not is_turned_round(ctx, i):
            found[i] = answer
    kept = without_echoes(ctx, once_each(ctx, without_outer_phrases(ctx, list(found.values()))))
    kept = with_remainders(ctx, with_free_quotations(ctx, kept))
    return tuple(sorted(kept, key=lambda a: (a.content[0][0], -a.content[-1][1], a.cue[0])))


@lru_cache(maxsize=4)
def _pairs_by_entries(_cues: CueLexicon) -> dict[int, Pairs]:
    """A store for what `_pairs` says, by the identity of the entries, which the lexicon holds."""
    return {}


def _answer(ctx: Context, i: int, pairs: Pairs) -> Attribution | None:
    """What the first rule that answers for the verb at token i finds, where it is a claim of somebody's."""
    for rule, verb in pairs:
        if ctx.matches(i, verb) is not None and (match := rule.apply(ctx, i, verb)) is not None:
            found = replace(match, rule=rule.id)
            return found if _is_somebodys(ctx, found, rule) and not _asks_for_anonymity(ctx, found) else None
    return None


def _pairs(entries: tuple[Verb, ...]) -> Pairs:
    """The rules worth trying for the entries of a verb, in their order."""
    return tuple(
        (rule, verb)
        for rule in VERB_RULES
        for verb in entries
        if not rule.frames or not rule.frames.isdisjoint(verb.frames)
    )


def _is_in_compound(ctx: Context, i: int) -> bool:
    """ "Ill-informed" is no report, "re-affirmed" is one."""
    parse = ctx.parse
    return i > 1 and parse.words[i - 1] == "-" and parse.end[i - 1] == parse.start[i] and parse.lower[i - 2] != "re"


def _ends_headline(ctx: Context, i: int) -> bool:
    """ "…, police say": a verb of saying at the end, which the tagger takes for a noun."""
    return i > 1 and ctx.ends_sentence(i)


def _introduces(ctx: Context, i: int) -> bool:
    """ "…, tweeting, “…”": a participle between a comma and the quotation it introduces."""
    parse = ctx.parse
    return (
        i + 2 < parse.n
        and i + 2 in ctx.starts
        and parse.words[i + 1] in {",", ":"}
        and parse.words[i - 1] in {",", "and"}
    )


def without_outer_phrases(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Contents that end before a phrase such as "according to court documents", which vouches for the whole."""
    phrases_at = sorted(a.cue[0] for a in found if TIERS[a.rule] == "frame")
    if not phrases_at:
        return found
    out = []
    for a in found:
        s, e = a.content[-1]
        at = bisect_left(phrases_at, s + 1)
        opens = at < len(phrases_at) and phrases_at[at] <= s + 1  # "said that according to the plan …"
        if TIERS[a.rule] != "frame" and not opens and at < len(phrases_at) and phrases_at[at] < e:
            s, e = ctx.trimmed(s, phrases_at[at])
            if s < e:
                a = replace(a, content=(*a.content[:-1], (s, e)))  # noqa: PLW2901 - the same attribution, shorter
        out.append(a)
    return out


def once_each(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Without a second cue for the very same content of the same source; a finite verb wins."""
    best: dict[tuple[object, ...], Attribution] = {}
    for attribution in sorted(found, key=lambda a: (ctx.parse.tag[a.cue_head] not in FINITE_VERBS, a.cue)):
        best.setdefault((attribution.content, attribution.source), attribution)
    sourced = {a.content for a in best.values() if a.source is not None}
    return [a for a in best.values() if a.source is not None or a.content not in sourced]


def without_echoes(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Without what is only part of another's content: its wishes, plans and judgements are the outer source's to tell.

    Statements and beliefs of a third party stay: "X said that Y believes Z" is two attributions. Within a quotation
    only statements do.
    """
    # "seemed to think that …": the inner cue has taken the outer one in.
    taken = {i for a in found for i in range(*a.cue) if i != a.cue_head}
    found = [a for a in found if a.cue_head not in taken]
    covered = bytearray(ctx.parse.n)
    for attribution in found:
        for s, e in attribution.content:
            covered[s:e] = b"\1" * (e - s)
    return [
        a
        for a in found
        if not covered[a.cue_head]
        or (TIERS[a.rule] != "stance" and (ctx.speech_of[a.cue_head] < 0 or _is_statement_of_another(ctx, a)))
    ]


def _is_statement_of_another(ctx: Context, attribution: Attribution) -> bool:
    head = attribution.source_head
    return head is not None and attribution.cue_class in STATING and ctx.parse.pos[head] != "PRON"


def _asks_for_anonymity(ctx: Context, attribution: Attribution) -> bool:
    """ "asked not to be named": that is about the source, and nothing it reports."""
    parse, words = ctx.parse, ctx.names.anonymity
    if (parse.lemma[attribution.cue_head],) not in words["leads"] + words["refusals"]:
        return False
    start, end = attribution.content[0]
    for k in range(start, min(start + LONGEST_LINK, end)):
        if any(tuple(parse.lower[k : k + len(p)]) == p for p in words["cues"] + words["namings"] + words["states"]):
            return True
        if parse.pos[k] not in {"PART", "ADP", "SCONJ", "PRON", "AUX", "VERB"}:
            return False
    return False


def _is_somebodys(ctx: Context, attribution: Attribution, rule: Rule[TextRule] | Rule[VerbRule]) -> bool:
    """Whether the source can be one: "I think" within a quotation is a hedge; backdrops do not plan, judge or want."""
    head = attribution.source_head
    if head is None:
        return True
    if ctx.speech_of[attribution.cue_head] >= 0 and ctx.parse.lower[head] in ctx.cues.first_person:
        return False
    return not rule.wilful or is_party(ctx, head)
