"""Numbers inside names: "Boeing 737", "Channel Five", "60 Minutes"."""

from __future__ import annotations

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.reading import Reading
from claimx.syntax import Tokens

HEADLINE = 40  # words of a sentence that show whether it is one
NUMERAL_ENTITIES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"})


def is_in_name(reading: Reading, amount: Amount) -> bool:
    """Boeing 737, Channel Five, the Big Twelve."""
    parse, numeral = reading.parse, amount.numeral
    if numeral.scale > 1 or numeral.vague or (numeral.digits and not numeral.plain) or len(amount.numerals) > 1:
        return False
    first, last = parse.tokens_in(numeral.start, numeral.end)
    written = reading.text[numeral.start : numeral.end]
    sentence = parse.sentence(first)
    entity = parse.entity_of[first]
    if entity >= 0:
        start, end, label = parse.entities[entity]
        longer = label not in NUMERAL_ENTITIES and end - start > last - first
        if longer and (start < first or not reading.counts_plural(amount)):
            return True
    if not numeral.digits:
        return (
            written[:1].isupper()
            and first > sentence[0]
            and not _is_title(reading, sentence)
            and _capital_before(reading, first)
        )
    previous = first - 1
    if previous < sentence[0] or numeral.low >= 10_000:
        return False
    if parse.end[previous] + 1 < parse.start[first] or not _is_name_word(reading, previous, sentence):
        return False
    # "In Texas 20 people", "Boeing 737 jets": a plural noun right after decides, unless the name takes the number.
    if first + 1 < sentence[1] and parse.tag[first + 1] == "NNS" and parse.head[first] == first + 1:
        return False
    return not (
        reading.counts_plural(amount)
        and parse.head[first] > first
        and parse.pos[previous] == "PROPN"
        and entity < 0
        and parse.entity_of[previous] >= 0
    )


def has_capital_unit(reading: Reading, amount: Amount) -> bool:
    """60 Minutes, 8 Mile: digits and a capitalised unit in a sentence that is no headline."""
    written = reading.text[amount.number_end : amount.end].strip()
    if amount.unit is None or len(written) < 4 or not written.istitle():
        return False
    return (
        (
            amount.unit.kind == "duration"
            or amount.unit.group == "subunit"
            or amount.unit.name in reading.lexicon.nouns["named_units"]
        )
        and not _is_title(reading, reading.parse.sentence(reading.tokens(amount)[0]))
        and " " not in written
    )


def _capital_before(reading: Reading, i: int) -> bool:
    word = reading.parse.words[i - 1]
    return word[:1].isupper() or word.lower() in {"the", "of", "'s", "’s"}


def _is_name_word(reading: Reading, i: int, sentence: Tokens) -> bool:
    word = reading.parse.words[i]
    if (
        not word[:1].isupper()
        or reading.parse.lower[i] in reading.lexicon.context["months"] | reading.lexicon.context["weekdays"]
    ):
        return False
    if i == sentence[0]:
        return reading.parse.pos[i] in {"PROPN", "NOUN"} or (word.isupper() and len(word) > 1)
    return not _is_title(reading, sentence)


def _is_title(reading: Reading, sentence: Tokens) -> bool:
    """Whether most words of a sentence are capitalised: a headline, in which capitals say nothing."""
    words = [
        w
        for w in reading.parse.words[sentence[0] : min(sentence[1], sentence[0] + HEADLINE)]
        if w[:1].isalpha() and len(w) > 3
    ]
    return len(words) > 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
