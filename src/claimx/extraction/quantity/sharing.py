"""What a quantity takes over from the one before it: "20 people were killed and 30 hurt", "100 km (60 miles)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from claimx.extraction.number import plain_number
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.gapping import elliptic, of_the_same_verb
from claimx.extraction.quantity.kinds.age import OLDEST
from claimx.extraction.quantity.modifiers import is_people
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.lexicons.numerals import Exact
from claimx.records import Number, Quantity
from claimx.syntax import role_of

CONVERSION = re.compile(r"\s?/\s?|\s?[(\[]$|\s?[(\[]\s?(?:or|about|around|roughly|nearly|some|approximately)\s$")
AND = re.compile(r"\s+(?:and|or)\s+")
LISTED = re.compile(r",?\s(?:and\s|or\s)?")
LEVEL = re.compile(r"\s(?:up|down|,)\s")
SHARED_KINDS = frozenset({"measure", "percent", "rate"})
OR = re.compile(r"\s+or\s+(?:(?:even|perhaps|maybe|possibly)\s+)?")
PERHAPS = re.compile(r",\s+(?:(?:and|or|but)\s+)?(?:even|perhaps|maybe|possibly|probably)\s+")
RESTATED = re.compile(r",?\s+or\s+$")
APPOSED = re.compile(r",\s+$")  # "fell by 410 points, 3.2%"
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b(?!\s+\w+s\b)", re.IGNORECASE)
FROM = re.compile(r"\s+(?:each\s+)?from\s")
AGE_JOINTS = frozenset({"and", "or", ",", "to"})
UNIT_SHARING = frozenset({"to", "from", "than", "is", "was", "with", "and", "for"})
OPEN_SIDED = frozenset({"more_than", "less_than", "at_least", "at_most"})
RESTATED_KINDS = frozenset({"count", "measure", "money"})
LOOK_BACK = 8  # quantities
ORDER = 50  # two numbers of the same thing are seldom further apart than this many times
VERBS = frozenset({"VBG", "VBZ", "VBD", "VBN", "VB", "VBP"})
PREDICATES = frozenset({"VBN", "VBD", "VBP", "JJR"})
OF_VERBS = frozenset({"object", "subject", "passive-subject"})
DEEDS = (["VBG"], ["VBN"], ["VBD"], ["JJ"])
NOT_OF_PEOPLE = frozenset({"from", "each", "of", "in"})
SAID_EACH_TIME = frozenset({"magnitude"})  # "the toll of the magnitude 6.9 earthquake rose to 259"
BARE = "quantity.bare"


class FoundQuantity(NamedTuple):
    """A quantity and the amount it was made of."""

    quantity: Quantity
    amount: Amount


def shared(around: Surroundings, found: Sequence[FoundQuantity]) -> list[Quantity]:
    """The quantities, each completed by those before it in its sentence, and by the one that it leads to."""
    completed: list[Quantity] = []
    earlier: list[FoundQuantity] = []
    number = -1
    for each in found:
        sentence = around.parse.sentence_of[around.tokens(each.amount)[0]]
        if sentence != number:
            earlier, number = [], sentence
        quantity = _completed(around, earlier, each.quantity) if earlier else each.quantity
        quantity = _of_people_before(around, quantity)
        earlier.append(FoundQuantity(quantity, each.amount))
        completed.append(quantity)
    for place in range(len(completed) - 2, -1, -1):
        quantity = completed[place]
        if quantity.rule == BARE and quantity.noun is None and quantity.unit is None:
            following = completed[place + 1]
            completed[place] = _leading(around, found[place].amount, quantity, following)
            if completed[place].kind == following.kind == "percent":
                completed[place + 1] = replace(following, change=quantity.change)  # "rose 2 and 3 percent"
    return _of_medals(around, completed)


def _of_medals(around: Surroundings, found: Sequence[Quantity]) -> list[Quantity]:
    """Two gold, one silver and four bronze medals; three gold medals and two silver: all are medals."""
    named = list(found)
    nouns = around.lexicon.nouns
    for places in (range(len(named) - 1, 0, -1), range(len(named) - 1)):
        for place in places:
            medals, metal = named[place], named[other := place + (places.step)]
            gap = around.text[min(medals.end, metal.end) : max(medals.start, metal.start)]
            if medals.noun in nouns["medals"] and metal.noun in nouns["metals"] and LISTED.fullmatch(gap):
                named[other] = replace(metal, noun=medals.noun)
    return named


def _completed(around: Surroundings, earlier: Sequence[FoundQuantity], quantity: Quantity) -> Quantity:
    before = earlier[-1].quantity
    quantity = _restated(around, before, quantity)
    quantity = of_the_same_verb(around, [each.quantity for each in earlier[-2:]], quantity)
    if quantity.rule == BARE and before.kind == "age" and _is_joined_age(around, before, quantity):
        return replace(quantity, kind="age", unit=before.unit, concept=None, rule=before.rule)
    if quantity.noun is None and OF_THEM.match(around.text, quantity.end):
        counted = (each.quantity.noun for each in reversed(earlier[-LOOK_BACK:]) if each.quantity.kind == "count")
        return replace(quantity, noun=next((noun for noun in counted if noun), None), concept=None)
    if quantity.rule == BARE and quantity.unit is None and quantity.noun is None:
        return elliptic(around, before, quantity) or _of_the_same(around, earlier, quantity)
    return quantity


# -- Said again --------------------------------------------------------------------------------------------------------


def _restated(around: Surroundings, before: Quantity, quantity: Quantity) -> Quantity:
    """The bound and change of an amount said again in other units."""
    gap = around.text[before.end : quantity.start]
    if quantity.kind == "percent" and before.change and before.kind in RESTATED_KINDS:
        return _restated_as_share(quantity, before, gap)
    if quantity.kind == "age" or before.kind in {"age", "count"} or quantity.unit == before.unit:
        return quantity
    conversion = quantity.kind == before.kind and CONVERSION.fullmatch(gap) is not None
    if not conversion and not RESTATED.fullmatch(gap):
        return quantity
    if quantity.modifier == "exact" and before.modifier in OPEN_SIDED:
        quantity = _bounded_like(quantity, before)
    return _changed_like(quantity, before)


def _restated_as_share(quantity: Quantity, before: Quantity, gap: str) -> Quantity:
    """fell by 410 points, 3.2%; rose by 8,400 units or 3.1 per cent."""
    if RESTATED.fullmatch(gap) or (APPOSED.fullmatch(gap) and quantity.noun is None):
        return _changed_like(quantity, before)
    return quantity


def _bounded_like(quantity: Quantity, before: Quantity) -> Quantity:
    low = None if before.low is None else quantity.low
    high = None if before.high is None else quantity.high
    return replace(quantity, modifier=before.modifier, low=low, high=high)


def _changed_like(quantity: Quantity, before: Quantity) -> Quantity:
    return replace(quantity, change=quantity.change or before.change, concept=quantity.concept or before.concept)


# -- Taken over --------------------------------------------------------------------------------------------------------


def _leading(around: Surroundings, amount: Amount, quantity: Quantity, following: Quantity) -> Quantity:
    """four- and six-member panels; several hundred or even 1,000 megawatts: the noun or unit comes with the next."""
    if following.kind == "age" and AND.fullmatch(around.text, quantity.end, following.start):
        # 27 and 29 years old
        return replace(quantity, kind="age", unit=following.unit, concept=None, rule=following.rule)
    if amount.dangling or (following.noun and PERHAPS.fullmatch(around.text, quantity.end, following.start)):
        return replace(quantity, noun=following.noun, of=following.of)  # "two, and perhaps three, gunmen"
    if following.unit == "point" and LEVEL.fullmatch(around.text, quantity.end, following.start):
        return replace(quantity, kind="measure", unit="point", rule=quantity.rule)  # "(71,420.6 up 310 points)"
    if following.kind in SHARED_KINDS and gap_is_and(around, quantity, following):
        concept = quantity.concept or following.concept
        return replace(quantity, kind=following.kind, unit=following.unit, per=following.per, concept=concept)
    if following.unit and following.kind != "age" and OR.fullmatch(around.text, quantity.end, following.start):
        return replace(quantity, kind=following.kind, unit=following.unit, per=following.per, concept=following.concept)
    return quantity


def gap_is_and(around: Surroundings, quantity: Quantity, following: Quantity) -> bool:
    """5 and 6 mg; above 1000 and below 1500 millimetres."""
    return following.unit is not None and AND.fullmatch(around.text, quantity.end, following.start) is not None


def _is_joined_age(around: Surroundings, before: Quantity, quantity: Quantity) -> bool:
    """aged 4 and 7."""
    joint = around.text[before.end : quantity.start].strip()
    return joint in AGE_JOINTS and (quantity.low or 0) <= OLDEST


def _of_the_same(around: Surroundings, earlier: Sequence[FoundQuantity], quantity: Quantity) -> Quantity:
    """The noun or unit that a bare number shares with one before it."""
    word = around.word_ending_at(quantity.start)
    links = word in around.lexicon.nouns["sharing"]
    if not links and not _is_of_people(around, quantity):
        return quantity
    for each in reversed(earlier[-LOOK_BACK:]):
        if links and _tells_whence(around, each.quantity) and _tells_whence(around, quantity):
            return quantity  # "90 civilians were hurt, as were seven from the army, and two from the police"
        taken = _from(around, each, quantity, word) if links else _people_of(around, each, quantity)
        if taken is not None:
            return taken
    return quantity


def _of_people_before(around: Surroundings, quantity: Quantity) -> Quantity:
    """The study followed women, with 40 dying: a bare number with the people whom the verb before is about.

    Not where that does something to things: "police searched the houses, with 14 held".
    """
    parse = around.parse
    first, after = parse.tokens_in(quantity.start, quantity.end)
    bare = quantity.rule == BARE and quantity.noun is None and quantity.unit is None
    if not bare or around.word_ending_at(quantity.start) != "with" or parse.tag[after : after + 1] not in DEEDS:
        return quantity
    before = range(first - 2, parse.sentence(first)[0] - 1, -1)
    acting = next((k for k in before if parse.tag[k] == "NNS" and role_of(parse, k) in OF_VERBS), first)
    people = is_people(parse.lower[acting], around.lexicon)
    return replace(quantity, noun=parse.words[acting], concept=None) if people else quantity


def _tells_whence(around: Surroundings, quantity: Quantity) -> bool:
    """Whether a number counts what comes from somewhere, and no more is said of it: "seventeen from the army"."""
    bare = quantity.rule == BARE and quantity.noun is None and quantity.unit is None
    return bare and FROM.match(around.text, quantity.end) is not None


def _people_of(around: Surroundings, each: FoundQuantity, quantity: Quantity) -> Quantity | None:
    """The people that a verb harmed, where an earlier number counts some."""
    noun = each.quantity.noun
    if not noun or not _is_comparable(around, each, quantity) or not is_people(noun.lower(), around.lexicon):
        return None
    return replace(quantity, noun=noun, concept=None)


def _from(around: Surroundings, each: FoundQuantity, quantity: Quantity, word: str) -> Quantity | None:
    """The quantity with the noun or unit of an earlier one, linked to it by a word."""
    other = each.quantity
    if other.unit == "point":
        return replace(quantity, kind="measure", unit="point", concept=other.concept)
    if word == "by" and other.kind == "percent" and other.change and quantity.change:
        return replace(quantity, kind="percent", unit=other.unit)
    if not _is_comparable(around, each, quantity):
        return None
    if other.noun and other.noun.lower() not in around.lexicon.nouns["unnamed"]:
        return replace(quantity, noun=other.noun, concept=None)
    if word == "to" and other.kind == "percent" and other.change is None and quantity.modifier == "between":
        # "from 4 to 6 per cent to 2 to 3"
        return replace(quantity, kind="percent", unit=other.unit, concept=quantity.concept or other.concept)
    shares = other.unit is not None and other.unit not in SAID_EACH_TIME
    if other.kind in {"measure", "money"} and word in UNIT_SHARING and shares and quantity.per is None:
        return _in_unit_of(quantity, each)
    return None


def _in_unit_of(quantity: Quantity, each: FoundQuantity) -> Quantity:
    """The quantity in the unit of another; a number after cents is cents."""
    other, factor = each.quantity, _factor(each)
    low, high = _times(quantity.low, factor), _times(quantity.high, factor)
    if low is None and high is None:
        return quantity
    concept = quantity.concept or other.concept
    return replace(quantity, kind=other.kind, unit=other.unit, low=low, high=high, concept=concept)


def _factor(each: FoundQuantity) -> Exact:
    return each.amount.factor if each.quantity.kind == "money" else 1


def _times(bound: Number | None, factor: Exact) -> Number | None:
    return None if bound is None else plain_number(Fraction(str(bound)) * factor)


def _is_comparable(around: Surroundings, each: FoundQuantity, quantity: Quantity) -> bool:
    """Whether an earlier number, not one in brackets, is of the same order of magnitude."""
    if around.text[each.quantity.start - 1 : each.quantity.start] == "(":
        return False
    x = each.quantity.high if each.quantity.low is None else each.quantity.low
    y = quantity.high if quantity.low is None else quantity.low
    if not x or not y:
        return False
    return Fraction(1, ORDER) <= abs(Fraction(x) / (Fraction(y) * _factor(each))) <= ORDER


def _is_of_people(around: Surroundings, quantity: Quantity) -> bool:
    """injuring 150; kills at least 10; 20 injured; 26 more were hurt: what verbs do to people."""
    parse = around.parse
    first, last = parse.tokens_in(quantity.start, quantity.end)
    sentence = parse.sentence(first)
    opens = first == sentence[0]
    if not opens and parse.lower[first - 1] in around.lexicon.nouns["harming"]:
        return True  # "hurts 50", whatever its tag
    before = "" if opens else parse.tag[first - 1]
    if not NOT_OF_PEOPLE.isdisjoint(parse.lower[last : last + 1]):
        return False
    return before in VERBS or not PREDICATES.isdisjoint(parse.tag[last : min(last + 2, sentence[1])])
