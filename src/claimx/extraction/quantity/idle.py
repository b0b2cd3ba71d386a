"""Number words that count nothing: "one another", "six-speed", "scored twice"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.reading import Reading

# "the one day", "his one year": these before "one" leave it a number.
DETERMINED = frozenset({"the", "a", "its", "his", "her", "their", "next", "last", "first", "at", "only"})
AS_NAME = re.compile(r"\s+as\s+(?:[A-Z]|the\b|he\b|she\b|they\b|it\b|we\b)")


def is_hyphened_adjective(reading: Reading, amount: Amount) -> bool:
    """six-speed, two-way, four-star: a small number in an adjective that counts nothing of note."""
    if (
        amount.unit is not None
        or len(amount.numerals) > 1
        or reading.text[amount.number_end : amount.number_end + 1] not in {"-", "‐", "‑"}
    ):
        return False
    word = reading.next_word(amount)
    if amount.dangling or not word or word in {"strong", "plus", "odd", "fold", "times"}:
        return False
    if word in reading.lexicon.nouns["named_by"] and not _is_noun_at(reading, amount.number_end + 1 + len(word)):
        return True  # "a four-cylinder and a V8": the number names the engine
    hyphened = reading.lexicon.nouns["hyphened"]
    known = word in hyphened or word in reading.lexicon.nouns["people"]
    return not known and (amount.numeral.low < 20 or reading.counted(amount) is None)


def _is_noun_at(reading: Reading, position: int) -> bool:
    """Whether a noun or its adjective comes next: "a four-cylinder petrol engine"."""
    parse = reading.parse
    first, last = parse.tokens_in(position, position + 2)
    while first < last and parse.start[first] < position:
        first += 1
    return first < parse.n and parse.tag[first] in {"NN", "NNS", "NNP", "JJ"}


def is_idle_multiple(reading: Reading, amount: Amount) -> bool:
    """he scored twice, a double murder: words for times without a comparison."""
    word = reading.text[amount.start : amount.end].lower()
    if word not in reading.lexicon.multiples or word.endswith("fold"):
        return False
    group = "multiple_after" if word in {"twice", "thrice"} else "doubled_after"
    return reading.word_after(amount) not in reading.lexicon.nouns[group] or bool(
        AS_NAME.match(reading.text, amount.end)
    )


def is_idle_word(reading: Reading, amount: Amount) -> bool:
    """one another, no one, zero tolerance: number words that count nothing."""
    numeral = amount.numeral
    if numeral.digits or len(amount.numerals) > 1 or numeral.scale != 1:
        return False
    word = reading.text[numeral.start : numeral.end].lower()
    context = reading.lexicon.context
    before, after = reading.word_before(amount), reading.next_word(amount)
    if word == "one":
        if amount.unit is not None and not amount.hyphen:
            return (
                (amount.unit.kind == "duration" and before in context["one_before"] - DETERMINED)
                or (
                    amount.unit.name == "day"
                    and reading.bound_before(amount) is None
                    and amount.per is None
                    and before not in {"in", "within", "for", "after", "lasted", "just"}
                )
                or (amount.unit.name in {"point"})
            )
        if before in reading.lexicon.nouns["harming"] and after not in {"of", "another"}:
            return False
        if before in context["one_before"] and not (before == "at" and reading.bound_before(amount)):
            return True
        if amount.hyphen and amount.unit is not None:
            return False
        return after in context["one_after"] or not reading.counted_follows(amount)
    if word == "zero":
        return after in context["zero_after"] or before in context["zero_before"]
    return False
