"""Hedges: the words that weaken commitment, with category, strength, holder and scope.

A word is looked up first; only then does the rule of its frame ask for its sense and its scope. Where cues overlap, the
longest stands.
"""

from __future__ import annotations

from typing import Any

from claimx.extraction.findings import Attribution
from claimx.extraction.hedge import clauses, modals, nouns, phrases, stance, verbs, words
from claimx.extraction.hedge.marks import approximators, scare_quotes
from claimx.extraction.hedge.reading import Found, Reading
from claimx.extraction.reading import Reading as ArticleReading
from claimx.extraction.rule import Rule
from claimx.lexicons.hedges import Frame, HedgeEntry
from claimx.records import Hedge, Quantity, mention
from claimx.syntax import Parse

__all__ = ["BY_FRAME", "RULES", "find_hedges"]

# Each takes the reading, the cue's first token and its entry, and gives a `Found` or None.
BY_FRAME: dict[Frame, Rule[Any]] = {
    "modal": modals.modal,
    "modal_perfect": modals.modal_perfect,
    "counterfactual": modals.counterfactual,
    "adverb": words.adverb,
    "adjective": words.adjective,
    "predicative": words.predicative,
    "attributive": words.attributive,
    "compound": words.compound,
    "noun": nouns.noun,
    "raising": verbs.raising,
    "passive": verbs.passive,
    "adjective_infinitive": verbs.adjective_infinitive,
    "be_infinitive": verbs.be_infinitive,
    "phrase_infinitive": verbs.phrase_infinitive,
    "infinitive_verb": verbs.infinitive_verb,
    "thing_infinitive": verbs.thing_infinitive,
    "clause_verb": stance.clause_verb,
    "nearing": verbs.nearing,
    "phrase": phrases.phrase,
    "unverified": phrases.unverified,
    "unproven": phrases.unproven,
    "subordinator": clauses.subordinator,
    "condition_phrase": clauses.condition_phrase,
    "condition_participle": clauses.condition_participle,
    "inversion": clauses.inversion,
    "question": clauses.question,
    "question_order": clauses.unmarked_question,
}
RULES: tuple[Rule[Any], ...] = (*BY_FRAME.values(), approximators, scare_quotes)


def find_hedges(
    article: ArticleReading, attributions: tuple[Attribution, ...], quantities: tuple[Quantity, ...]
) -> tuple[Hedge, ...]:
    """All hedges of a text, by start, then end; ids are left empty."""
    parse, lexicon, quotations = article.parse, article.lexicons.hedges, article.quotations
    reading = Reading(article=article, attributions=attributions)
    found = _candidates(reading)
    found += [(f, entry, approximators.id) for f, entry in approximators.apply(reading, quantities)]
    if any(q.scare for q in quotations):
        entry = lexicon.scare
        found += [(f, entry, scare_quotes.id) for f in scare_quotes.apply(reading)]
    content = _content(parse, attributions)
    out = []
    for f, entry, rule_id in _without_overlaps(found):
        scope = reading.within_quotation(f.cue, f.scope if f.scope[0] < f.scope[1] else f.cue)
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
    parse, lexicon = reading.parse, reading.lexicon
    lower, forms, sequences, first, lemmas = parse.lower, lexicon.forms, lexicon.phrases, lexicon.first, lexicon.lemmas
    found: list[tuple[Found, HedgeEntry, str]] = []
    by_frame = BY_FRAME
    last = parse.n - 1
    for i in [i for i, word in enumerate(lower) if word in first]:
        word = lower[i]
        entries = sequences.get((word, lower[i + 1]), ()) if i < last else ()
        for entry in (*entries, *forms.get(word, ())):
            if reading.matches(i, entry):
                rule = by_frame[entry.frame]
                hit: Found | None = rule.apply(reading, i, entry)
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
    reached = 0
    for first, end in sorted(piece for attribution in attributions for piece in attribution.content):
        start = max(first, reached)
        if start < end:
            covered[start:end] = b"\x01" * (end - start)
            reached = end
    return covered
