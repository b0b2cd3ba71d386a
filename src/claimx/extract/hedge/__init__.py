"""Hedges: the words that weaken commitment, with category, strength, holder and scope.

A word is looked up first; only then does the rule of its frame ask for its sense and its scope. Where cues overlap, the
longest stands.
"""

from __future__ import annotations

from claimx.extract.hedge import phrases, verbs, words
from claimx.extract.hedge.phrases import approximators, scare_quotes
from claimx.extract.hedge.reading import Found, Reading
from claimx.extract.model import Attribution, Quotation
from claimx.extract.rule import Rule
from claimx.lexicons.hedges import Frame, HedgeEntry, HedgeLexicon
from claimx.records import Hedge, Quantity, mention
from claimx.syntax import Parse, Tokens

__all__ = ["BY_FRAME", "RULES", "find_hedges"]

BY_FRAME: dict[Frame, Rule] = {
    "modal": words.modal,
    "modal_perfect": words.modal_perfect,
    "counterfactual": words.counterfactual,
    "adverb": words.adverb,
    "adjective": words.adjective,
    "predicative": words.predicative,
    "attributive": words.attributive,
    "compound": words.compound,
    "noun": words.noun,
    "raising": verbs.raising,
    "passive": verbs.passive,
    "adjective_infinitive": verbs.adjective_infinitive,
    "phrase_infinitive": verbs.phrase_infinitive,
    "infinitive_verb": verbs.infinitive_verb,
    "thing_infinitive": verbs.thing_infinitive,
    "clause_verb": verbs.clause_verb,
    "nearing": verbs.nearing,
    "phrase": phrases.phrase,
    "subordinator": phrases.subordinator,
    "condition_phrase": phrases.condition_phrase,
    "inversion": phrases.inversion,
    "question": phrases.question,
    "question_order": phrases.unmarked_question,
    "unverified": phrases.unverified,
    "approximator": phrases.approximator,
    "scare": phrases.scare,
}
RULES: tuple[Rule, ...] = tuple(BY_FRAME.values())


def find_hedges(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    quantities: tuple[Quantity, ...],
    lexicon: HedgeLexicon,
) -> tuple[Hedge, ...]:
    """All hedges of a text, by start, then end; ids are left empty."""
    reading = Reading(parse=parse, lexicon=lexicon, quotations=quotations, attributions=attributions)
    found = _candidates(reading)
    found += [(f, entry, "hedge.approximator") for f, entry in approximators(reading, quantities)]
    if any(q.scare for q in quotations):
        entry = lexicon.scare
        found += [(f, entry, "hedge.scare-quotes") for f in scare_quotes(reading)]
    content = _content(parse, attributions)
    out = []
    for f, entry, rule_id in _without_overlaps(found):
        scope = reading.within_quotation(f.cue, f.scope)
        start, end = parse.chars(f.cue)
        out.append(
            Hedge(
                id="",
                start=start,
                end=end,
                text=parse.text[start:end],
                category=entry.category,
                strength=entry.strength,
                holder="source" if content[f.cue[0]] else "article",
                scope=mention(parse.text, *parse.chars(scope)),
                rule=rule_id,
            )
        )
    return tuple(out)


def _candidates(reading: Reading) -> list[tuple[Found, HedgeEntry, str]]:
    parse, forms, lemmas = reading.parse, reading.lexicon.forms, reading.lexicon.lemmas
    found = []
    by_frame = BY_FRAME
    for i in [i for i, word in enumerate(parse.lower) if word in forms]:
        for entry in forms[parse.lower[i]]:
            if reading.matches(i, entry):
                rule = by_frame[entry.frame]
                hit = rule.apply(reading, i, entry)
                if hit is not None:
                    found.append((hit, entry, rule.id))
                    break
    for i in [i for i, lemma in enumerate(parse.lemma) if lemma in lemmas]:
        for entry in lemmas[parse.lemma[i]]:
            rule = by_frame[entry.frame]
            hit = rule.apply(reading, i, entry)
            if hit is not None:
                found.append((hit, entry, rule.id))
                break
    return found


def _without_overlaps(found: list[tuple[Found, HedgeEntry, str]]) -> list[tuple[Found, HedgeEntry, str]]:
    """Of cues that overlap the longest, then the first; in text order."""
    found.sort(key=lambda f: (f[0].cue[0] - f[0].cue[1], f[0].cue))
    taken: set[int] = set()
    kept = []
    for item in found:
        tokens = range(*item[0].cue)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(item)
    kept.sort(key=lambda f: f[0].cue)
    return kept


def _content(parse: Parse, attributions: tuple[Attribution, ...]) -> bytearray:
    """By token, whether it lies within what some attribution attributes."""
    covered = bytearray(parse.n)
    change = [0] * (parse.n + 1)
    for attribution in attributions:
        for start, end in attribution.content:
            change[start] += 1
            change[end] -= 1
    depth = 0
    if attributions:
        for i in range(parse.n):
            depth += change[i]
            covered[i] = depth > 0
    return covered


_Tokens = Tokens
