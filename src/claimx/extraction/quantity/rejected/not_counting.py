"""Number words that count nothing: "one another", "six-speed", "scored twice", "the second half"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.extraction.stretches import HYPHENS
from claimx.syntax import DETERMINERS

AS_NAME = re.compile(r"\s+as\s+(?:[A-Z]|the\b|he\b|she\b|they\b|it\b|we\b)")
ONE_QUARTER = re.compile(r"\s+of\b|\s+(?:the|its|their|his|her|an?)\b", re.IGNORECASE)
NOUNS = frozenset({"NN", "NNS", "NNP", "JJ"})
DESCRIBING = NOUNS | {"VBG", "VBN"}
LONGEST_DESCRIPTION = 3  # words before "half"
LEAST_OF_ORDINALS = 20  # "twenty-first"; "two third parties" are two
LEAST_COUNTED = 20  # before a hyphen and no known noun


def is_hyphened_adjective(around: Surroundings, amount: Amount) -> bool:
    """six-speed, two-way, four-star: a small number in an adjective that counts nothing of note."""
    end = amount.number_end
    if amount.unit is not None or len(amount.numerals) > 1 or around.text[end : end + 1] not in HYPHENS:
        return False
    word, nouns = around.next_word(amount), around.lexicon.nouns
    if amount.dangling or word in nouns["after_hyphen"]:
        return False
    if word in nouns["named_by"] and not _is_noun_at(around, end + 1 + len(word)):
        return True  # "a four-cylinder and a V8": the number names the engine
    known = word in nouns["hyphened"] or word in nouns["people"]
    return not known and (amount.numeral.low < LEAST_COUNTED or around.counted(amount) is None)


def _is_noun_at(around: Surroundings, position: int) -> bool:
    """Whether a noun or its adjective comes next: "a four-cylinder petrol engine"."""
    token = around.token_at(position)
    return not NOUNS.isdisjoint(around.parse.tag[token : token + 1])


def is_ordinal(around: Surroundings, amount: Amount) -> bool:
    """twenty-first; a third that is the third one."""
    numeral = amount.numeral
    if not numeral.digits:
        end = around.lexicon.phrases["ordinal"].end(around.text, amount.number_end)
        if end is not None and numeral.low >= LEAST_OF_ORDINALS and around.text[end : end + 1] != "-":
            return True
    if not numeral.ordinal or len(amount.numerals) > 1:
        return False
    if amount.unit is not None and amount.hyphen:
        return numeral.low.denominator != 4  # "a quarter-mile"
    led = around.word_before(amount) == "by" or around.bound_before(amount) is not None
    return not led and ONE_QUARTER.match(around.text, amount.number_end) is None


def is_fraction_that_counts_nothing(around: Surroundings, amount: Amount) -> bool:
    """the second half, half-time, a quarter-final: parts that are no share."""
    numeral = amount.numeral
    if not numeral.fraction or numeral.digits:
        return False
    half = numeral.end - numeral.start == len("half")
    if half and around.word_before(amount) in around.lexicon.context["before_part"]:
        return True
    if half and (_is_descent(around, amount) or _is_side(around, amount)):
        return True
    if numeral.scale == 1 and around.lexicon.phrases["no_part"].end(around.text, amount.number_end):
        return True
    return half and amount.unit is None and around.text[amount.number_end : amount.number_end + 1] == "-"


def _is_side(around: Surroundings, amount: Amount) -> bool:
    """in their attacking half, the Orvik half: one of two, described, and nothing that it is a part of."""
    parse, half = around.parse, around.number_token(amount)
    if ONE_QUARTER.match(around.text, amount.number_end) or around.counts(amount):
        return False
    first = half
    while parse.tag[first - 1] in DESCRIBING and half - first < LONGEST_DESCRIPTION:
        first -= 1
    return first < half and parse.tag[first - 1] in DETERMINERS


def is_line_of_a_pitch(around: Surroundings, amount: Amount) -> bool:
    """a line-out in the 22, from inside his own 22: a line of a pitch has its distance for a name."""
    context, number = around.lexicon.context, around.text[amount.start : amount.end]
    if number not in context["pitch_lines"] or around.counts(amount) or amount.unit is not None:
        return False
    parse, token = around.parse, around.number_token(amount) - 1
    token -= parse.lower[token] == "own"
    return parse.tag[token] in DETERMINERS and parse.lower[token - 1] in context["before_lines"]


def _is_descent(around: Surroundings, amount: Amount) -> bool:
    """who is half Maori."""
    token = around.token_at(amount.number_end)
    capital = any(word[:1].isupper() for word in around.parse.words[token : token + 1])
    return capital and around.word_before(amount) in around.lexicon.context["before_descent"]


def is_multiple_that_counts_nothing(around: Surroundings, amount: Amount) -> bool:
    """he scored twice, a double murder: words for times without a comparison."""
    word, lexicon = around.text[amount.start : amount.end].lower(), around.lexicon
    if word not in lexicon.multiples or word in lexicon.context["always_multiples"]:
        return False
    group = "multiple_after" if word in lexicon.context["times_words"] else "doubled_after"
    after = around.word_after(amount)
    return after not in lexicon.nouns[group] or AS_NAME.match(around.text, amount.end) is not None


def is_word_that_counts_nothing(around: Surroundings, amount: Amount) -> bool:
    """one another, no one, zero tolerance: number words that count nothing."""
    numeral, context = amount.numeral, around.lexicon.context
    if numeral.digits or len(amount.numerals) > 1 or numeral.scale != 1 or numeral.fraction:
        return False
    if numeral.low == 1:
        return not _is_one_unit(around, amount) and _is_idle_one(around, amount)
    if numeral.low == 0:
        return around.next_word(amount) in context["zero_after"] or around.word_before(amount) in context["zero_before"]
    return False


def _is_one_unit(around: Surroundings, amount: Amount) -> bool:
    """The week of "week-long"."""
    return around.text[amount.numeral.start : amount.numeral.end].lower() in around.lexicon.unit_names


def _is_idle_one(around: Surroundings, amount: Amount) -> bool:
    context, before, after = around.lexicon.context, around.word_before(amount), around.next_word(amount)
    if amount.unit is not None and not amount.hyphen:
        return _is_idle_one_of_unit(around, amount, before)
    if after == "hand" and before in {"on", "the"}:
        return True
    if is_one_harmed(around, amount):
        return False
    if _is_somebody(around, amount):
        return True
    if before in around.lexicon.nouns["harming"] and after not in {"of", "another"}:
        return False
    if before in context["one_before"] and not _is_bounded(around, amount, before):
        return True
    if amount.unit is not None:
        return False
    return after in context["one_after"] or not _counts_something(around, amount)


def _is_bounded(around: Surroundings, amount: Amount, before: str) -> bool:
    """At least one child; only one person, not the only one."""
    if before == "at":
        return around.bound_before(amount) is not None
    if before != "only":
        return False
    determined = around.word_ending_at(amount.start - len("only ")) in around.lexicon.context["one_before"]
    return not determined and around.counts(amount)


def _counts_something(around: Surroundings, amount: Amount) -> bool:
    """one more case; not "one more thing"."""
    phrase = around.counted(amount)
    if phrase is None:
        return False
    more = around.next_word(amount) == "more"
    return not more or around.parse.lower[phrase[1] - 1] not in around.lexicon.context["one_after"]


def is_one_harmed(around: Surroundings, amount: Amount) -> bool:
    """The blast left one dead; three were killed and one injured."""
    nouns, before = around.lexicon.nouns, around.word_before(amount)
    if before in nouns["leaving"]:
        return around.next_word(amount) in nouns["harmed"]
    parse, token = around.parse, around.number_token(amount) + 1
    first, end = parse.sentence(token - 1) if token < parse.n else (token, token)
    if before not in nouns["joining"] or not around.numbers.intersection(range(first, token - 1)):
        return False
    while token < end and parse.lower[token] in nouns["before_harmed"]:
        token += 1
    return token < end and parse.lower[token] in nouns["harmed"]


def _is_somebody(around: Surroundings, amount: Amount) -> bool:
    """one Pavel Horak, a certain man of that name."""
    token, parse = around.number_token(amount) + 1, around.parse
    if token >= parse.n or parse.entity_of[token] < 0:
        return False
    start, end, label = parse.entities[parse.entity_of[token]]
    return label == "PERSON" and end - start > 1


def _is_idle_one_of_unit(around: Surroundings, amount: Amount, before: str) -> bool:
    """one day, that one week, one point; not "in one day", "the one year"."""
    unit, context = amount.unit, around.lexicon.context
    if unit is None or unit.name == "point":
        return unit is not None
    if unit.kind == "duration" and before in context["one_before"] and before not in context["one_determined"]:
        return True
    free = around.bound_before(amount) is None and amount.per is None
    if around.word_after(amount) in context["apart"]:
        return False  # "one day after the vote"
    return unit.name == "day" and free and before not in context["before_one_day"]
