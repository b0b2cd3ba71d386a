"""Numbers inside names: "Boeing 737", "Channel Five", "60 Minutes"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.syntax import NOUN_OR_NAME, Tokens

CAPITAL_BEHIND = re.compile(r"-([A-Z][a-z]+)\b")
DIGIT_BEFORE = re.compile(r"\d-")
HEADLINE = 40  # words of a sentence that show whether it is one
LEAST_OF_HEADLINE = 4
CAPITALS = 0.7  # share of capitalised words in a headline
LEAST_UNIT = 4  # letters
LARGEST_IN_NAME = 10_000
NUMERAL_ENTITIES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"})
IN_NAMES = frozenset({"the", "of", "'s", "’s"})


def is_part_of_a_name(around: Surroundings, amount: Amount) -> bool:
    """Boeing 737, Apollo 11, Channel Five, the Big Twelve, 50 Cent."""
    if _has_capital_unit(around, amount):
        return True  # the programme "60 Minutes"
    if amount.unit is None and (_is_beside_capital_number(around, amount) or _is_of_a_star(around, amount)):
        return True
    if amount.prefix or (amount.unit is not None and amount.end != amount.number_end and not amount.hyphen):
        return False
    return _is_in_name(around, amount)


def _is_of_a_star(around: Surroundings, amount: Amount) -> bool:
    """51 Pegasi b, 61 Cygni."""
    return amount.numeral.plain and around.next_word(amount) in around.lexicon.context["stars"]


def _is_beside_capital_number(around: Surroundings, amount: Amount) -> bool:
    """Either number of "7-Eleven"."""
    text, words = around.text, around.lexicon.numerals.words
    following = CAPITAL_BEHIND.match(text, amount.end)
    if following is not None:
        return following[1].lower() in words
    return (
        text[amount.start].isupper() and DIGIT_BEFORE.search(text, max(0, amount.start - 2), amount.start) is not None
    )


def _is_in_name(around: Surroundings, amount: Amount) -> bool:
    numeral = amount.numeral
    if numeral.scale > 1 or numeral.vague or (numeral.digits and not numeral.plain) or len(amount.numerals) > 1:
        return False
    number = around.parse.tokens_in(numeral.start, numeral.end)
    if _is_in_entity(around, amount, number):
        return True
    sentence = around.parse.sentence(number[0])
    if numeral.digits:
        return numeral.low < LARGEST_IN_NAME and _follows_name(around, amount, number[0], sentence)
    capital = around.text[numeral.start].isupper() and number[0] > sentence[0]
    return capital and not _is_title(around, sentence) and _is_capital_before(around, number[0])


def _is_in_entity(around: Surroundings, amount: Amount, number: Tokens) -> bool:
    """Whether a name that the tagger found holds the number and more."""
    parse = around.parse
    if parse.entity_of[number[0]] < 0:
        return False
    start, end, label = parse.entities[parse.entity_of[number[0]]]
    longer = label not in NUMERAL_ENTITIES and end - start > number[1] - number[0]
    return longer and (start < number[0] or not around.counts_plural(amount))


def _follows_name(around: Surroundings, amount: Amount, number: int, sentence: Tokens) -> bool:
    """Boeing 737; not "In Texas 20 people", unless the name takes the number: "Boeing 737 jets"."""
    parse, previous = around.parse, number - 1
    if previous < sentence[0] or parse.end[previous] + 1 < parse.start[number]:
        return False
    if not _is_name_word(around, previous, sentence):
        return False
    if around.next_word(amount) in around.lexicon.context["model_suffixes"]:
        return True  # "the Orvane 9 Pro cameras"
    if number + 1 < sentence[1] and parse.tag[number + 1] == "NNS" and parse.head[number] == number + 1:
        return False
    counts = around.counts_plural(amount) and parse.head[number] > number
    named = parse.pos[previous] == "PROPN" and parse.entity_of[number] < 0 <= parse.entity_of[previous]
    return not (counts and named)


def _has_capital_unit(around: Surroundings, amount: Amount) -> bool:
    """60 Minutes, 8 Mile: digits and a capitalised unit in a sentence that is no headline."""
    written = around.text[amount.number_end : amount.end].strip()
    unit = amount.unit
    in_words = around.text[amount.numeral.start].isupper() and not amount.numeral.digits  # "the Six Day War"
    if unit is None or not written.istitle() or " " in written or (len(written) < LEAST_UNIT and not in_words):
        return False
    nameable = unit.kind == "duration" or unit.group == "subunit" or unit.name in around.lexicon.nouns["named_units"]
    return nameable and not _is_title(around, around.parse.sentence(around.tokens(amount)[0]))


def _is_capital_before(around: Surroundings, token: int) -> bool:
    word = around.parse.words[token - 1]
    return word[:1].isupper() or word.lower() in IN_NAMES


def _is_name_word(around: Surroundings, token: int, sentence: Tokens) -> bool:
    word, lower, context = around.parse.words[token], around.parse.lower[token], around.lexicon.context
    if not word[:1].isupper() or lower in context["months"] or lower in context["weekdays"]:
        return False
    if token == sentence[0]:
        return around.parse.pos[token] in NOUN_OR_NAME or (word.isupper() and len(word) > 1)
    return not _is_title(around, sentence)


def _is_title(around: Surroundings, sentence: Tokens) -> bool:
    """Whether most words of a sentence are capitalised: a headline, in which capitals say nothing."""
    opening = around.parse.words[sentence[0] : min(sentence[1], sentence[0] + HEADLINE)]
    words = [word for word in opening if word[:1].isalpha() and len(word) > 3]
    return len(words) > LEAST_OF_HEADLINE and sum(word[0].isupper() for word in words) > CAPITALS * len(words)
