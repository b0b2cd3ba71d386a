"""Hedges of several words, of whole clauses, of numbers and of quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extract.hedge.reading import Found, Reading, is_predicate
from claimx.extract.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Quantity
from claimx.syntax import (
    Tokens,
    clausal_complement_of,
    determiner_of,
    governing_clause,
    is_clausal_complement,
    is_infinitive,
    link_of,
    possessor_of,
    predicate_of,
    subject_of,
)

QUOTES = frozenset("\"“”'‘’") | {"``", "''"}


def _anchor(reading: Reading, cue: Tokens) -> int:
    """The predicate of the clause that a sequence of words stands in, seen from the word that heads it."""
    parse = reading.parse
    for j in range(*cue):
        if not cue[0] <= parse.head[j] < cue[1] or parse.head[j] == j:
            return j if is_predicate(parse, j) else predicate_of(parse, j)
    return predicate_of(parse, cue[0])


@rule("hedge.phrase")
def phrase(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """In all likelihood the vote will be delayed.

    Fixed phrases that weaken the clause they stand in.
    """
    cue = (i, i + len(entry.words))
    return Found(cue, reading.clause(_anchor(reading, cue)))


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
            return j == i - 1 or parse.lemma[j] in {"ask", "wonder", "sure", "clear", "certain"}
    return False


@rule("hedge.condition")
def condition_phrase(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The aid will flow provided that the truce holds.

    Conditions of several words.
    """
    parse = reading.parse
    end = i + len(entry.words)
    if entry.words[0] == "as" and end < parse.n and (parse.pos[end] in {"NUM", "ADP"} or parse.lower[end] in {"a", "an"}):
        return None
    if entry.words == ("in", "case") and reading.word(end) in {"of", ".", ","} and reading.word(end) != "of":
        return None
    if len(entry.words) == 1 and (reading.word(i - 1) not in {"", ",", "—", "–"} or clausal_complement_of(parse, i) is None or is_passive_like(reading, i)):
        return None
    cue = (i, end)
    anchor = _anchor(reading, cue)
    if link_of(parse, anchor) == "adverbial":
        anchor = governing_clause(parse, anchor) or anchor
    return Found(cue, reading.clause(anchor))


def is_passive_like(reading: Reading, i: int) -> bool:
    """Whether the word has a subject of its own: then it is the sentence's verb."""
    return subject_of(reading.parse, i, shared=False) is not None


@rule("hedge.inverted-condition")
def inversion(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Should the talks fail, fighting will resume.

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
        if words[j] in {"?", "?!", "!?", "??"}:
            return True
        if words[j] not in QUOTES and not reading.parse.is_space(j) and words[j] not in {")", "."}:
            return False
    return False


@rule("hedge.question")
def question(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Could the army split?

    What a sentence asks it does not say.
    """
    parse = reading.parse
    start, end = parse.sentence(i)
    if i > start and parse.words[i - 1] == "?":
        return None
    j = i - 1
    while j > start and parse.words[j] not in {"?", ".", "!"} and i - j < 200:
        j -= 1
    scope = parse.trimmed((j if j == start else j + 1, i), ",;:.-–—\"“”'‘’?!")
    return Found((i, i + 1), scope) if scope[0] < scope[1] else None


@rule("hedge.question-order")
def unmarked_question(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Will the bridge be rebuilt

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
        if parse.lower[i] not in {"why", "how", "what", "where", "who"}:
            return None
    if opener >= end or parse.lower[opener] not in senses["question_openers"]:
        return None
    if parse.lower[opener] in {"may", "were", "had"} or parse.pos[opener] not in {"AUX", "VERB"}:
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


@rule("hedge.unverified")
def unverified(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The army's account could not be independently verified.

    Words that say nobody could check a claim; their scope is that claim, where the text names it.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    cue = (i, i + len(entry.words))
    start = parse.sentence(i)[0]
    if entry.words[0] == "could" and entry.words[1] in {"be", "immediately", "independently"}:
        if not any(parse.lower[j] in senses["none"] for j in range(max(start, i - 12), i)):
            return None
    if entry.words[0] in {"was", "were", "is", "are"} and entry.words[-1] in {"verified", "confirmed"} and len(entry.words) == 3 and entry.words[1] in {"not", "n't"}:
        pass
    anchor = _anchor(reading, cue)
    if entry.words[0] in {"without", "there", "no", "offered", "provided", "gave", "presented", "cited", "produced"}:
        claimed = _content_in_sentence(reading, i)
        if claimed is not None:
            return Found(cue, claimed)
        if link_of(parse, anchor) in {"adverbial", "oblique"}:
            anchor = governing_clause(parse, anchor) or anchor
        return Found(cue, reading.clause(anchor))
    subject = subject_of(parse, anchor)
    pointing = {parse.lemma[j] for j in range(start, min(parse.sentence(i)[1], cue[1] + 8))} & senses["anaphoric"]
    before = _content_before(reading, i) if pointing else None
    if before is not None:
        return Found(cue, before)
    if subject is not None and not cue[0] <= subject < cue[1] and parse.pos[subject] != "PRON" and entry.words[-1].endswith("d"):
        scope = parse.trimmed(parse.edges[subject], ",;:.-–—")
        if scope[0] < scope[1] and not scope[0] <= cue[0] < scope[1]:
            return Found(cue, scope)
    return Found(cue, reading.clause(anchor))


def _content_in_sentence(reading: Reading, i: int) -> Tokens | None:
    start, end = reading.parse.sentence(i)
    for attribution in reading.near(i):
        if start <= attribution.cue_head < end and attribution.content:
            return max(attribution.content, key=lambda piece: piece[1] - piece[0])
    return None


def _content_before(reading: Reading, i: int) -> Tokens | None:
    """The last content before this sentence, no further back than two sentences."""
    parse = reading.parse
    number = parse.sentence_of[i]
    limit = parse.sentences[max(0, number - 2)][0]
    start = parse.sentences[number][0]
    best: Tokens | None = None
    for attribution in reading.near(i):
        for piece in attribution.content:
            if limit <= piece[0] and piece[1] <= start and (best is None or piece[1] > best[1]):
                best = piece
    return best


def approximators(reading: Reading, quantities: tuple[Quantity, ...]) -> Iterator[tuple[Found, HedgeEntry]]:
    """Approximators of the numbers found, each with its number as scope."""
    parse, lexicon = reading.parse, reading.lexicon
    for quantity in quantities:
        start, end = parse.tokens_in(quantity.start, quantity.end)
        j = start - 3 if start >= 3 else 0
        j = max(j, parse.sentence(start)[0]) if start < parse.n else j
        stop = min(end + 2, parse.n)
        while j < stop:
            for entry in lexicon.approximators.get(parse.lower[j], ()):
                after = j + len(entry.words)
                if after > stop or not reading.matches(j, entry):
                    continue
                trailing = entry.words[0] in {"or", "give"}
                if (trailing and j < start) or (not trailing and (after < start or after >= end)):
                    continue
                if not trailing and not _opens_number(reading, after, start, end):
                    continue
                scope = (start, j) if trailing else (max(after, start), end)
                scope = parse.trimmed(scope)
                if scope[0] < scope[1]:
                    yield Found((j, after), scope), entry
                    j = after - 1
                break
            j += 1


def _opens_number(reading: Reading, i: int, start: int, end: int) -> bool:
    """Whether a number begins at i, past "a", "an", "$" and other approximators."""
    parse = reading.parse
    for j in range(i, min(end, i + 4)):
        word = parse.words[j]
        if parse.pos[j] == "NUM" or word[:1].isdigit() or parse.lower[j] in reading.lexicon.senses["number_words"]:
            return True
        if parse.lower[j] not in {"a", "an", "the"} and any(c.isalpha() for c in word) and len(word) > 3:
            return parse.lower[j] in reading.lexicon.approximators
    return False


@rule("hedge.approximator")
def approximator(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """About 40 people were hurt.

    About, nearly, roughly, some, "or so" with a number; they are found from the quantities.
    """
    return None


def scare_quotes(reading: Reading) -> Iterator[Found]:
    """Words in marks that no one is said to have said."""
    parse = reading.parse
    covered = {q for q in range(len(reading.quotations)) if _is_attributed(reading, reading.quotations[q].inner)}
    for number, quotation in enumerate(reading.quotations):
        if not quotation.scare or number in covered:
            continue
        start, end = quotation.inner
        if any(parse.words[j][:1].isupper() or not parse.words[j][:1].isalpha() for j in range(start, end)):
            continue
        last = end - 1
        head = next((j for j in range(start, end) if not start <= parse.head[j] < end), last)
        noun = head if parse.pos[head] in {"NOUN", "PROPN"} else parse.head[head]
        if parse.pos[noun] not in {"NOUN", "PROPN"} or noun < start:
            continue
        if determiner_of(parse, noun) is None and possessor_of(parse, noun) is None:
            continue
        s, e = parse.sentence(start)
        if any(s <= a.cue_head < e for a in reading.near(start)):
            continue
        yield Found(quotation.tokens, (start, end))


def _is_attributed(reading: Reading, inner: Tokens) -> bool:
    return any(s < inner[1] and inner[0] < e for a in reading.near(inner[0]) for s, e in a.content)


@rule("hedge.scare-quotes")
def scare(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The "people's court" sat for ten minutes.

    Quotation marks around words that the article will not call its own.
    """
    return None
