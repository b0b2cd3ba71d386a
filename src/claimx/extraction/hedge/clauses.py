"""Hedges of whole clauses: conditions and questions."""

from __future__ import annotations

from claimx.extraction.hedge.reading import Found, Reading, anchor_of, is_predicate
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    clausal_complement_of,
    governing_clause,
    is_clausal_complement,
    is_infinitive,
    link_of,
    negations_of,
    predicate_of,
    subject_of,
)

# How far up the main clause of a condition is looked for.
DEEPEST = 20
CUT = frozenset({",", "that", ";", ":"})
QUOTES = frozenset("\"“”'‘’") | {"``", "''"}
ASKING = frozenset({"?", "??", "?!", "!?"})


@rule("hedge.if")
def subordinator(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The mine will close if prices stay low.

    If and unless of a condition, with the clause that depends on it; "even if" with its own clause alone; "if" for
    "whether" and "if any" are none.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    clause = parse.head[i]
    if entry.words[0] == "if":
        before = reading.word(i - 1)
        if before in senses["if_pseudo_before"] or _is_pseudo(reading, i):
            return None
        if before == "even" and link_of(parse, clause) == "adverbial":
            return Found((i - 1, i + 1), reading.clause(clause))  # what it is said to do, it does in any case
        if _is_whether(reading, i):
            return None
    if clause == i:
        return Found((i, i + 1), reading.clause(i))
    main = parse.head[clause] if link_of(parse, clause) == "adverbial" else clause
    if main != clause and not is_predicate(parse, main):
        main = predicate_of(parse, main)
    return Found((i, i + 1), reading.clause(main))


def _is_whether(reading: Reading, i: int) -> bool:
    """Asked if, wonder if, unclear if: an indirect question."""
    parse, senses = reading.parse, reading.lexicon.senses
    if reading.word(i + 1) == "or" and reading.word(i + 2) == "not":
        return True
    clause = parse.head[i]
    asker = parse.head[clause] if clause > i and is_clausal_complement(parse, clause) else -1
    if asker > i and link_of(parse, i) == "mark":
        asker = -1
    start = parse.sentence(i)[0]
    if asker < 0 or parse.lemma[asker] not in senses["whether"]:
        asker = next((j for j in range(max(start, i - 3), i) if parse.lemma[j] in senses["whether"]), -1)
        # A verb with its own object before "if" states a condition: "will tell them if".
        if asker < 0 or not (asker == i - 1 or parse.lemma[asker] in senses["whether_always"]):
            return False
    if any(parse.words[k] in CUT or parse.words[k] in QUOTES for k in range(asker + 1, i)):
        return False
    # "Said if" tells a condition; "did not say if", "would say if", "asked to say if" leave a question open.
    if parse.lemma[asker] in senses["whether_open"]:
        return (
            parse.tag[asker] == "VB" or bool(negations_of(parse, asker)) or _asks(reading, start, parse.sentence(i)[1])
        )
    return True


def _is_pseudo(reading: Reading, i: int) -> bool:
    """If any, if not millions, if you will; but "if not treated" is a condition."""
    after = reading.word(i + 1)
    if after == "not":
        return reading.tag(i + 2) not in {"VBN", "IN"}
    if f"{after} {reading.word(i + 2)}" in reading.lexicon.senses["if_pseudo_phrases"]:
        return True
    return after in reading.lexicon.senses["if_pseudo_after"]


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

    Should, had and were before their subject at the start of a sentence that asks nothing; "should" also behind the
    clause that depends on it.
    """
    parse = reading.parse
    start, end = parse.sentence(i)
    first = start
    while first < i and parse.is_punctuation(first):
        first += 1
    if first != i:
        return _trailing(reading, i) if entry.words[0] == "should" and not _asks(reading, start, end) else None
    verb = parse.head[i]
    subject = subject_of(parse, verb, shared=False)
    if subject is None or not i < subject < verb or _asks(reading, start, end):
        return None
    if not any(parse.words[j] == "," for j in range(verb, end)):
        return None
    if entry.words[0] == "had" and parse.tag[verb] != "VBN":
        return None
    if entry.words[0] == "were" and not is_infinitive(parse, verb):
        return None
    scope = parse.trimmed((first, end), ",;:.-–—")
    return Found((i, i + 1), scope)


def _trailing(reading: Reading, i: int) -> Found | None:
    """They will step in should the talks fail: "should" right before its subject, and nothing asked."""
    parse, senses = reading.parse, reading.lexicon.senses
    if reading.word(i + 1) not in senses["subject_openers"] or reading.word(i - 1) in senses["inverting"]:
        return None
    main = predicate_of(parse, i)
    for _ in range(DEEPEST):
        if main < i:
            break
        main = parse.head[main]
    return Found((i, i + 1), reading.clause(main))


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
