"""The noun phrases around an amount: after "of", and right after a unit."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import NOUNS, is_people
from claimx.extraction.quantity.reading import Reading
from claimx.syntax import Tokens

WORTH = re.compile(r"(?:\s+|['’]s?\s+)worth\b")
OF = re.compile(r"\s+of\s+", re.IGNORECASE)


def phrase_after_of(reading: Reading, end: int) -> tuple[Tokens, bool] | None:
    """The noun phrase after an "of", from its determiner to its head, and whether a number stands in it."""
    match = OF.match(reading.text, end)
    if match is None:
        return None
    parse = reading.parse
    first, _ = parse.tokens_in(match.end(), match.end() + 1)
    if first >= parse.n or parse.start[first] != match.end():
        return None
    stop = min(parse.sentence(first)[1], first + 9)
    head, numbered, j = -1, False, first
    while j < stop:
        tag, word = ("CD" if j in reading.numbers else parse.tag[j]), parse.lower[j]
        if (word in reading.lexicon.nouns["closers"] and word != "last") or parse.is_space(j):
            break
        if tag in NOUNS:
            if head >= 0 and (
                (parse.tag[head] in {"NNS", "NNPS"} and parse.head[head] != j)
                or (parse.tag[head] == "NNS" and tag == "NN" and is_people(parse.lower[head], reading.lexicon))
            ):
                break
            if word in reading.lexicon.nouns["closers"]:
                break
            head = j
        elif tag == "CD" and head < 0:
            numbered = True
        elif tag in {"POS"} or (word in {"'s", "’s", "'", "’"} and head >= 0):
            head = -1
        elif (
            (
                tag in {"DT", "PRP$", "PDT", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB"}
                and (head < 0 or tag == "HYPH")
            )
            or word == "-"
            or (tag == "CC" and head < 0 and j > first)
        ):
            pass
        elif (
            tag == "CC"
            and head >= 0
            and parse.pos[head] == "PROPN"
            and j + 2 < stop
            and parse.pos[j + 1] == "PROPN"
            and parse.tag[j + 2] == "NNS"
        ):
            head, j = j + 2, j + 2
        else:
            break
        j += 1
    return ((first, head + 1), numbered) if head >= 0 else None


def noun_of(reading: Reading, amount: Amount, end: int) -> tuple[str | None, str | None, int] | None:
    """Head, phrase and end of what stands after "of"; the end stays where a number of its own stands inside."""
    found = phrase_after_of(reading, end)
    if found is None:
        return None
    tokens, numbered = found
    return (
        reading.parse.words[tokens[1] - 1],
        reading.parse.string(tokens),
        end if numbered else reading.parse.end[tokens[1] - 1],
    )


def following_phrase(reading: Reading, amount: Amount, *, hyphen: bool = False) -> Tokens | None:
    """The phrase after a unit, which has the amount: "a 16-mile road", "$150,000 contract", "90 tonnes of grain"."""
    if hyphen and not (amount.hyphen or _is_glued(reading, amount)):
        return None
    worth = WORTH.match(reading.text, amount.end)
    end = worth.end() if worth else _after_restatement(reading.text, amount.end)
    found = phrase_after_of(reading, end)
    if found and not found[1]:
        return found[0]
    return None if worth else phrase_at(reading, end)


RESTATEMENT = re.compile(
    r"\s?\((?:[^()\n]{0,12}\d[^()\n]{0,30})\)(?=\s\w)|-(?:long|wide|high|tall|deep|thick|strong)(?=\s)"
)


def _after_restatement(text: str, position: int) -> int:
    """Where a phrase may go on: after the bracket of "a £3bn ($5.2bn) bid", the "long" of "a 1.6km-long tunnel"."""
    match = RESTATEMENT.match(text, position)
    return match.end() if match else position


def _is_glued(reading: Reading, amount: Amount) -> bool:
    """50mph winds: as close as by a hyphen."""
    return reading.text[amount.number_end : amount.number_end + 1].isalpha()


def phrase_at(reading: Reading, end: int) -> Tokens | None:
    """The noun phrase that starts right after a character."""
    parse = reading.parse
    first, _ = parse.tokens_in(end, end + 2)
    while first < parse.n and parse.start[first] < end:
        first += 1
    if first >= parse.n or parse.start[first] > end + 1 or reading.text[end : parse.start[first]].strip():
        return None
    stop, j, head = min(parse.sentence(first)[1], first + 7), first, -1
    while j < stop:
        tag = parse.tag[j]
        if parse.lower[j] in reading.lexicon.nouns["closers"] or parse.is_space(j):
            break
        if tag in NOUNS:
            if head >= 0 and parse.tag[head] in {"NNS", "NNPS"}:
                break
            head = j
        elif not (tag in {"JJ", "HYPH", "VBG", "VBN"} and head < 0) and tag != "HYPH":
            break
        j += 1
    return (first, head + 1) if head >= 0 else None
