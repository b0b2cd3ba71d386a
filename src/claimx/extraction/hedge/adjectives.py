"""Hedges that are adjectives, or participles and compounds used as such."""

from __future__ import annotations

from claimx.extraction.hedge.adverbs import is_comparison, with_degree
from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import phrase_after
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    determiner_of,
    governing_clause,
    infinitive_after,
    is_predicate,
    link_of,
    modifiers_of,
    predicate_of,
)

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", "NUM"})
OPENING_MARKS = "\"“‘'"


@hedge_rule("hedge.adjective", frames=["adjective"], bears_on=["modified", "itself"])
def adjective(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """A rate cut is likely in March.

    An adjective of probability, before its noun or as the predicate; comparisons ("twice as likely") and abilities
    ("as soon as possible") are none.
    """
    parse, senses, word = text.parse, text.lexicon.senses, entry.words[0]
    if parse.pos[token] in {"VERB", "NOUN", "ADV"} and not _is_adjective_in_truth(text, token, word):
        return None
    if is_comparison(text, token) or _is_other_sense(text, token, word):
        return None
    cue = with_degree(text, token)
    noun = _noun_after(text, token)
    if noun is not None:
        return HedgeMatch(cue, phrase_after(parse, cue, noun))
    if word in senses["before_nouns"]:
        return None
    if word in senses["feasible"] and (infinitive_after(parse, token) is not None or text.word(token + 1) == "for"):
        return None  # "it is possible to see the wreck": ability
    if word in senses["feasible"] and text.word(token + 1) in senses["made_possible"]:
        return None  # "is possible thanks to a grant": it has come about
    return HedgeMatch(cue, text.clause(token if is_predicate(parse, token) else predicate_of(parse, token)))


def _noun_after(text: AttributedText, token: int) -> int | None:
    """The noun that an adjective stands before."""
    noun = text.parse.head[token]
    return noun if noun > token and token in modifiers_of(text.parse, noun) else None


def _is_adjective_in_truth(text: AttributedText, token: int, word: str) -> bool:
    """Taggers take "likely" for an adverb, and "potential" before a noun for one of its own."""
    senses, pos = text.lexicon.senses, text.parse.pos[token]
    if pos == "NOUN":
        return word not in senses["nouns_too"] or _noun_after(text, token) is not None
    return word in senses["adjectives_too"]


def _is_other_sense(text: AttributedText, token: int, word: str) -> bool:
    """Likely voters; as soon as possible; potential energy."""
    senses = text.lexicon.senses
    before = token - 1  # "the longest possible sentence"
    is_extreme = text.tag(before) in {"JJS", "RBS"} or text.word(before) in senses["possible_pseudo_before"]
    if is_extreme and word in senses["feasible"]:
        return True
    noun = _noun_after(text, token)
    if noun is not None and word in senses["winning"] and text.parse.lemma[noun] in senses["won"]:
        return True  # "potential customers"
    return f"{word} {text.parse.lemma[text.parse.head[token]]}" in senses["adjective_pseudo"]


@hedge_rule("hedge.open-question", frames=["predicative"], bears_on=["itself", "open"])
def predicative(text: AttributedText, token: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The motive of the attack is unclear.

    A predicate that says nobody knows yet.
    """
    parse = text.parse
    if _noun_after(text, token) is not None:
        return None
    if is_predicate(parse, token):
        anchor = token
    elif link_of(parse, token) == "open complement":
        anchor = predicate_of(parse, token)
    else:
        return None
    main = governing_clause(parse, anchor) if link_of(parse, anchor) == "open complement" else None
    return HedgeMatch((token, token + 1), text.clause(anchor if main is None else main))


@hedge_rule("hedge.attributive", frames=["attributive"], bears_on=["noun"])
def attributive(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The alleged bribes were paid in cash.

    An adjective or participle that keeps the writer at a distance from the noun it describes.
    """
    parse = text.parse
    noun = _noun_after(text, token)
    if noun is None or parse.pos[noun] not in {"NOUN", "PROPN"} or parse.tag[token] == "VBD":
        return None
    if parse.tag[token] == "NNP" or _opens_name(text, token):
        return None
    if entry.words[0] in text.lexicon.senses["with_determiner"] and determiner_of(parse, noun) is None:
        return None  # "reported earnings" are an accountant's
    if entry.words[0] in text.lexicon.senses["with_event"] and not text.lexicon.names_event(parse.lemma[noun]):
        return None  # "the feared secret police"
    if text.word(token - 1) in {"-", "than"}:
        return None  # "better-than-expected"
    cue = (token, token + 1)
    return HedgeMatch(cue, phrase_after(parse, cue, noun))


def _opens_name(text: AttributedText, token: int) -> bool:
    """A Planned Parenthood clinic: in capitals among small letters; a headline may have them everywhere."""
    words = text.parse.words
    return words[token][0].isupper() and words[token + 1][0].isupper() and words[token - 1].islower()


@hedge_rule("hedge.so-called", frames=["compound"], bears_on=["noun"])
def compound(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The so-called peace council met in secret.

    Compounds that hold a name at arm's length, written with a hyphen or without.
    """
    parse = text.parse
    end = token + len(entry.words)
    noun = end + 1 if end < parse.n and parse.words[end] in OPENING_MARKS else end
    if noun >= parse.n or parse.sentence_of[noun] != parse.sentence_of[token]:
        return None
    if parse.pos[noun] not in NOMINAL:
        return None  # "so called because"
    while parse.head[noun] > noun and (
        parse.pos[noun] not in {"NOUN", "PROPN"} or noun in modifiers_of(parse, parse.head[noun])
    ):
        noun = parse.head[noun]
    cue = (token, end)
    return HedgeMatch(cue, phrase_after(parse, cue, noun)) if parse.pos[noun] in NOMINAL else None
