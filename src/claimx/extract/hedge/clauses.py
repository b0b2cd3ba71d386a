"""Hedges of whole clauses: conditions and questions."""

from __future__ import annotations

from claimx.extract.hedge.reading import Found, Reading, anchor_of, is_predicate
from claimx.extract.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    clausal_complement_of,
    governing_clause,
    is_clausal_complement,
    is_infinitive,
    link_of,
    predicate_of,
    subject_of,
)

QUOTES = frozenset("\"“”'‘’") | {"``", "''"}
ASKING = frozenset({"?", "??", "?!", "!?"})


@rule("hedge.if")
def subordinator(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The mine will close if prices stay low.

    If and unless of a condition, with the clause that depends on it; "if" for "whether" and "if any" are none.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if entry.words[0] == "if":
        if reading.word(i - 1) in senses["if_pseudo_before"] or reading.word(i + 1) in senses["if_pseudo_after"]:
            return None
        if _is_whether(reading, i):
            return None
    clause = parse.head[i]
    if clause == i:
        return Found((i, i + 1), reading.clause(i))
    main = parse.head[clause] if link_of(parse, clause) == "adverbial" else clause
    if main != clause and not is_predicate(parse, main):
        main = predicate_of(parse, main)
    return Found((i, i + 1), reading.clause(main))


def _is_whether(reading: Reading, i: int) -> bool:
    """Asked if, wonder if, unclear if: an indirect question."""
    parse, senses = reading.parse, reading.lexicon.senses
    clause = parse.head[i]
    if clause > i and is_clausal_complement(parse, clause) and parse.lemma[parse.head[clause]] in senses["whether"]:
        return True
    if reading.word(i + 1) == "or" and reading.word(i + 2) == "not":
        return True
    for j in range(max(parse.sentence(i)[0], i - 3), i):
        if parse.lemma[j] in senses["whether"] and not any(parse.words[k] in {",", "that", ";"} for k in range(j, i)):
            # A verb with its own object before "if" states a condition: "will tell them if".
            return j == i - 1 or parse.lemma[j] in senses["whether_always"]
    return False


@rule("hedge.condition")
def condition_phrase(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The aid will flow provided that the truce holds.

    Conditions of several words.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    end = i + len(entry.words)
    if end >= parse.n or parse.is_punctuation(end):
        return None  # "just in case."
    if entry.words[0] in senses["measuring"] and (parse.pos[end] in {"NUM", "ADP"} or reading.tag(end) == "DT"):
        return None  # "as long as ten metres"
    cue = (i, end)
    anchor = anchor_of(parse, cue)
    if link_of(parse, anchor) == "adverbial":
        anchor = governing_clause(parse, anchor) or anchor
    return Found(cue, reading.clause(anchor))


@rule("hedge.provided")
def condition_participle(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """Assuming the deal is signed, work will begin in May.

    Participles that open a condition: they have a clause and no subject.
    """
    parse = reading.parse
    if clausal_complement_of(parse, i) is None or subject_of(parse, i, shared=False) is not None:
        return None
    if i > parse.sentence(i)[0] and not parse.is_punctuation(i - 1):
        return None
    anchor = governing_clause(parse, i) if link_of(parse, i) == "adverbial" else i
    return Found((i, i + 1), reading.clause(i if anchor is None else anchor))


@rule("hedge.inverted-condition")
def inversion(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Should prices rise again, the bank will act.

    Should, had and were before their subject at the start of a sentence that asks nothing.
    """
    parse = reading.parse
    start, end = parse.sentence(i)
    first = start
    while first < i and parse.is_punctuation(first):
        first += 1
    verb = parse.head[i]
    subject = subject_of(parse, verb, shared=False)
    if first != i or subject is None or not i < subject < verb or _asks(reading, start, end):
        return None
    if not any(parse.words[j] == "," for j in range(verb, end)):
        return None
    if entry.words[0] == "had" and parse.tag[verb] != "VBN":
        return None
    if entry.words[0] == "were" and not is_infinitive(parse, verb):
        return None
    scope = parse.trimmed((first, end), ",;:.-–—")
    return Found((i, i + 1), scope)


def _asks(reading: Reading, start: int, end: int) -> bool:
    words = reading.parse.words
    for j in range(end - 1, max(start, end - 5) - 1, -1):
        if words[j] in ASKING:
            return True
        if words[j] not in QUOTES and not reading.parse.is_space(j) and words[j] not in {")", "."}:
            return False
    return False


@rule("hedge.question")
def question(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """Could the army split?

    What a sentence asks it does not say.
    """
    parse = reading.parse
    start = parse.sentence(i)[0]
    if i > start and parse.words[i - 1] == "?":
        return None
    j = i - 1
    while j > start and parse.words[j] not in {"?", ".", "!"} and i - j < 200:
        j -= 1
    opens = j if j == start else j + 1
    for attribution in reading.near(i):
        for piece in attribution.content:
            if opens < piece[0] < i <= piece[1]:
                opens = piece[0]
    scope = parse.trimmed((opens, i), ",;:.-–—\"“”'‘’?!")
    return Found((i, i + 1), scope) if scope[0] < scope[1] else None


@rule("hedge.question-order")
def unmarked_question(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """Will the bridge be rebuilt.

    A sentence that opens like a question but lost its mark.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    start, end = parse.sentence(i)
    first = start
    while first < i and (parse.is_punctuation(first) or parse.is_space(first)):
        first += 1
    if first != i or any(parse.lower[j].startswith("?") for j in range(i, min(end, i + 200))):
        return None
    opener = i
    if parse.lower[i] in senses["question_words"]:
        opener = i + 1
    if opener >= end or parse.lower[opener] not in senses["question_openers"]:
        return None
    if parse.pos[opener] not in {"AUX", "VERB"}:
        return None
    verb = parse.head[opener] if parse.head[opener] != opener else opener
    subject = subject_of(parse, verb, shared=False)
    if subject is None or subject < opener or (verb != opener and subject > verb and opener == i):
        return None
    if any(parse.pos[j] in {"VERB", "PUNCT"} for j in range(opener + 1, min(subject, parse.n))):
        return None
    if parse.edges[subject][0] != opener + 1:
        return None
    return Found((i, opener + 1), parse.trimmed((i, min(end, i + 200)), ",;:.-–—\"“”'‘’"))
