"""Hedges of numbers and of quotation marks, found from the quantities and the quotations."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.hedge.reading import Found, Reading
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Quantity
from claimx.syntax import Tokens, determiner_of, possessor_of

# Nothing stands near so many things.
MANY = 100


@rule("hedge.approximator")
def approximators(reading: Reading, quantities: tuple[Quantity, ...]) -> Iterator[tuple[Found, HedgeEntry]]:
    """About 40 people were hurt.

    About, nearly, roughly, some, "or so" with a number, which is their scope; they are found from the quantities.
    """
    parse, lexicon, senses = reading.parse, reading.lexicon, reading.lexicon.senses
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
                trailing = entry.words[0] in senses["after_numbers"]
                if (trailing and j < start) or (not trailing and (after < start or after >= end)):
                    continue
                if not trailing and not _opens_number(reading, after, end):
                    continue
                if entry.words[0] in senses["beside"] and quantity.kind == "count" and (quantity.low or 0) < MANY:
                    continue
                scope = (start, j) if trailing else (max(after, start), end)
                scope = parse.trimmed(scope)
                if scope[0] < scope[1]:
                    yield Found((j, after), scope), entry
                    j = after - 1
                break
            j += 1


def _opens_number(reading: Reading, i: int, end: int) -> bool:
    """Whether a number begins at i, past "a", "an", "$" and other approximators."""
    parse = reading.parse
    for j in range(i, min(end, i + 4)):
        word = parse.words[j]
        if parse.pos[j] == "NUM" or word[:1].isdigit() or parse.lower[j] in reading.lexicon.senses["number_words"]:
            return True
        if parse.pos[j] != "DET" and any(c.isalpha() for c in word) and len(word) > 3:
            return parse.lower[j] in reading.lexicon.approximators
    return False


@rule("hedge.scare-quotes")
def scare_quotes(reading: Reading) -> Iterator[Found]:
    """The "people's court" sat for ten minutes.

    Quotation marks around words of the article's own sentence that it will not call its own.
    """
    parse = reading.parse
    quotations = reading.article.quotations
    covered = {number for number, q in enumerate(quotations) if _is_attributed(reading, q.inner)}
    for number, quotation in enumerate(quotations):
        if not quotation.scare or number in covered:
            continue
        start, end = quotation.inner
        if any(parse.words[j][:1].isupper() or parse.words[j][:1].isdigit() for j in range(start, end)):
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
