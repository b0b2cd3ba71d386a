"""Hedges that are adverbs and adjectives."""

from __future__ import annotations

from claimx.extraction.hedge.reading import Found, Reading, is_predicate
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, determiner_of, governing_clause, link_of, modifiers_of, predicate_of, subtree_span

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", "NUM"})


@rule("hedge.adverb")
def adverb(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The fire probably started in the kitchen.

    An adverb that weakens a clause, or only the phrase before which it stands.
    """
    parse = reading.parse
    if parse.tag[i] not in {"RB", "RBR", "RBS", "UH", "JJ"} and parse.pos[i] != "ADV":
        return None
    if entry.words[0] == "likely" and parse.pos[i] == "ADJ":
        return None
    negation = reading.lexicon.negation["adverb"]
    if _is_comparison(reading, i) or (
        # "can't possibly", "as much as he possibly can"
        entry.words[0] == "possibly"
        and ({reading.word(i - 1), reading.word(i - 2)} & negation or reading.word(i + 1) == "can")
    ):
        return None
    return _adverbial(reading, _with_degree(reading, i), i)


def _with_degree(reading: Reading, i: int) -> Tokens:
    """The cue with the "most" or "very" before it."""
    return (i - 1 if reading.word(i - 1) in reading.lexicon.senses["degrees"] else i), i + 1


def _adverbial(reading: Reading, cue: Tokens, i: int) -> Found:
    parse = reading.parse
    head = parse.head[i]
    steps = 0
    while (
        not is_predicate(parse, head)
        and parse.pos[head] in {"ADV", "ADP", "SCONJ", "PART", "DET"}
        and parse.head[head] != head
        and steps < 4
    ):
        head, steps = parse.head[head], steps + 1
    if head == i or is_predicate(parse, head):
        return Found(cue, reading.clause(head))
    if reading.word(cue[1]) == "," and (cue[0] == 0 or parse.sentence_of[cue[0] - 1] != parse.sentence_of[i]):
        return Found(cue, reading.clause(predicate_of(parse, i)))  # "Apparently, the …"
    start, end = subtree_span(parse, head)
    if start <= i < head:
        start = cue[1]
    start, end = parse.trimmed((start, end), ",;:.-–—")
    return Found(cue, (start, end) if start < end else (head, head + 1))


@rule("hedge.adjective")
def adjective(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """A rate cut is likely in March.

    An adjective of probability, before its noun or as the predicate; comparisons ("twice as likely") and abilities
    ("as soon as possible") are none.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.pos[i] == "NOUN" and entry.words[0] == "potential" and not _modifies_next(reading, i):
        return None
    if parse.pos[i] == "VERB" or (parse.pos[i] == "ADV" and entry.words[0] != "likely"):
        return None
    if _is_comparison(reading, i):
        return None
    cue = _with_degree(reading, i)
    noun = parse.head[i]
    if noun > i and i in modifiers_of(parse, noun):
        if entry.words[0] == "likely" and parse.lower[noun] in senses["likely_pseudo"]:
            return None
        if entry.words[0] == "possible" and reading.word(i - 1) in senses["possible_pseudo_before"]:
            return None
        if entry.words[0] == "potential" and parse.lower[noun] in senses["potential_pseudo"]:
            return None
        return reading.phrase_after(cue, noun)
    if entry.words[0] in senses["before_nouns"] and not is_predicate(parse, i):
        return None
    if parse.tag[i] == "RB":
        return _adverbial(reading, cue, i)
    if entry.words[0] == "possible" and (
        reading.word(i - 1) in senses["possible_pseudo_before"] or _is_feasible(reading, i)
    ):
        return None
    return Found(cue, reading.clause(i if is_predicate(parse, i) else predicate_of(parse, i)))


def _modifies_next(reading: Reading, i: int) -> bool:
    return reading.parse.head[i] > i and i in modifiers_of(reading.parse, reading.parse.head[i])


def _is_feasible(reading: Reading, i: int) -> bool:
    """It is possible to see the wreck: ability, not doubt."""
    return reading.infinitive_after(i) is not None or reading.word(i + 1) == "for"


def _is_comparison(reading: Reading, i: int) -> bool:
    """Twice as likely; more likely than men: how often, not how sure."""
    senses = reading.lexicon.senses
    before = reading.word(i - 1)
    if before in senses["equal_before"]:
        return True
    if before not in senses["comparative_before"]:
        return False
    end = reading.parse.sentence(i)[1]
    if reading.word(i - 2) in senses["measure_before"]:
        return True
    return any(reading.parse.lower[j] == "than" for j in range(i, min(end, i + 25)))


@rule("hedge.open-question")
def predicative(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """The motive of the attack is unclear.

    A predicate that says nobody knows yet.
    """
    parse = reading.parse
    noun = parse.head[i]
    if noun > i and i in modifiers_of(parse, noun):
        return None
    if not (is_predicate(parse, i) or reading.has_complement(i) or link_of(parse, i) == "open complement"):
        return None
    anchor = i if is_predicate(parse, i) else predicate_of(parse, i)
    if link_of(parse, anchor) == "open complement" and not reading.has_complement(anchor):
        anchor = governing_clause(parse, anchor) or anchor
    return reading.clause_around(i, anchor)


@rule("hedge.attributive")
def attributive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The alleged bribes were paid in cash.

    An adjective or participle that keeps the writer at a distance from the noun it describes.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    noun = parse.head[i]
    if noun <= i or parse.pos[noun] not in {"NOUN", "PROPN"} or i not in modifiers_of(parse, noun):
        return None
    if parse.tag[i] == "VBD":
        return None
    if entry.words[0] in senses["with_determiner"] and determiner_of(parse, noun) is None:
        return None  # "reported earnings" are an accountant's
    return reading.phrase_after((i, i + 1), noun)


@rule("hedge.so-called")
def compound(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The so-called peace council met in secret.

    Compounds that hold a name at arm's length, written with a hyphen or without.
    """
    parse = reading.parse
    end = i + len(entry.words)
    noun = end + 1 if end < parse.n and parse.words[end] in "\"“‘'" else end
    if noun >= parse.n or parse.sentence_of[noun] != parse.sentence_of[i]:
        return None
    if parse.pos[noun] not in NOMINAL:
        return None  # "so called because"
    while parse.head[noun] > noun and (
        parse.pos[noun] not in {"NOUN", "PROPN"} or noun in modifiers_of(parse, parse.head[noun])
    ):
        noun = parse.head[noun]
    if parse.pos[noun] not in NOMINAL:
        return None
    return reading.phrase_after((i, end), noun)
