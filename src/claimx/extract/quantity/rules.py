"""The rules: each makes one kind of quantity of an amount, the first that can decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from claimx.extract.quantity.amounts import Amount, with_per
from claimx.extract.quantity.reading import NOUNS, Reading
from claimx.extract.rule import Rule, rule
from claimx.records import QuantityKind
from claimx.syntax import Tokens

OLD = re.compile(r"(?:[\s-]+olds?\b|\s+of\s+age\b)", re.IGNORECASE)
STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
NAME_COMMA = re.compile(r"[^\W\d_]['’.]?,\s$|[^\W\d_]['’.]?\s\($")
AFTER_AGE = re.compile(r"[,.;)]|\s*$|\s[-–—]")
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
OLDEST = 120
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule says of an amount; bounds, change and status are added for all alike.

    Attributes:
        end: where the quantity ends, in characters.
        following: tokens of the phrase after a measure, which has that amount.
    """

    kind: QuantityKind
    end: int
    start: int | None = None
    unit: str | None = None
    noun: str | None = None
    of: str | None = None
    per: str | None = None
    following: Tokens | None = None
    factor: Fraction = Fraction(1)


Apply = Callable[[Reading, Amount], Draft | None]


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
        if tag in NOUNS:
            if head >= 0 and parse.tag[head] in {"NNS", "NNPS"} and parse.head[head] != j:
                break
            if word in reading.lexicon.nouns["closers"] and head >= 0:
                break
            head = j
        elif tag == "CD" and head < 0:
            numbered = True
        elif tag in {"POS"} or (word in {"'s", "’s", "'", "’"} and head >= 0):
            head = -1
        elif tag in {"DT", "PRP$", "PDT", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB"} and (head < 0 or tag == "HYPH"):
            pass
        elif word == "-" or (tag == "CC" and head < 0 and j > first):
            pass
        elif tag == "CC" and head >= 0 and parse.pos[head] == "PROPN" and j + 2 < stop and parse.pos[j + 1] == "PROPN" and parse.tag[j + 2] == "NNS":
            head, j = j + 2, j + 2
        else:
            break
        j += 1
    return ((first, head + 1), numbered) if head >= 0 else None


def _of_noun(reading: Reading, amount: Amount, end: int) -> tuple[str | None, str | None, int] | None:
    """Head, phrase and end of what stands after "of"; the end stays where a number of its own stands inside."""
    found = phrase_after_of(reading, end)
    if found is None:
        return None
    tokens, numbered = found
    return reading.parse.words[tokens[1] - 1], reading.parse.string(tokens), end if numbered else reading.parse.end[tokens[1] - 1]


@rule("quantity.age")
def age(reading: Reading, amount: Amount) -> Draft | None:
    """A 32-year-old teacher was arrested.

    A number of years with "old" or "of age", after "aged", "turned" or "the age of", or alone between commas after a name.
    """
    text, unit = reading.text, amount.unit
    if unit is not None and unit.kind == "duration":
        match = OLD.match(text, amount.end)
        return Draft(kind="age", end=match.end(), unit=unit.name) if match else None
    if unit is not None or not all(0 < n.low <= OLDEST and n.low.denominator == 1 for n in amount.numerals):
        return None
    before = reading.word_before(amount)
    if before in {"aged", "ages"} or (before in reading.lexicon.nouns["ages"] and not reading.counted_follows(amount)):
        start = text.rindex(before[0], 0, amount.start) if before == "aged" else None
        start = amount.start - len(before) - 1 if before == "aged" else None
        return Draft(kind="age", end=amount.end, start=start, unit="year")
    if before == "of" and re.search(r"\bages?\s+of\s+$", text[max(0, amount.start - 12) : amount.start], re.IGNORECASE):
        return Draft(kind="age", end=amount.end, unit="year")
    if amount.numeral.plain and _is_predicate_of_person(reading, amount):
        return Draft(kind="age", end=amount.end, unit="year")
    if amount.numeral.plain and NAME_COMMA.search(text, max(0, amount.start - 6), amount.start) and AFTER_AGE.match(text, amount.end):
        i = reading.number_token(amount) - 2
        parse = reading.parse
        if i >= 0 and parse.words[i][:1].isupper() and parse.pos[i] in {"PROPN", "NOUN"} and amount.low >= 1:
            return Draft(kind="age", end=amount.end, unit="year")
    return None


def _is_predicate_of_person(reading: Reading, amount: Amount) -> bool:
    """who was 10; he will be 35."""
    parse, nouns = reading.parse, reading.lexicon.nouns
    i = reading.tokens(amount)[0] - 1
    sentence = parse.sentence(i + 1)
    if reading.counted_follows(amount) or (i + 2 < sentence[1] and parse.lower[i + 2] in {"of", "for", "in", "on", "to"}):
        return False
    while i > sentence[0] and parse.lower[i] in {"now", "just", "only", "then", "still"}:
        i -= 1
    if i <= sentence[0] or parse.lower[i] not in nouns["be"]:
        return False
    i -= 1
    while i > sentence[0] and parse.tag[i] in {"MD", "VBZ", "VBP", "RB"}:
        i -= 1
    return parse.lower[i] in nouns["aged_subjects"] or (
        parse.entity_of[i] >= 0 and parse.entities[parse.entity_of[i]][2] == "PERSON"
    )


@rule("quantity.multiple")
def multiple(reading: Reading, amount: Amount) -> Draft | None:
    """Prices are three times as high as last year.

    A number with "times" and a comparison after it, "fold", or a word such as "twice".
    """
    if amount.unit is not None:
        return None
    match = re.compile(r"[\s-]times\s+(\w+)|-?fold\b", re.IGNORECASE).match(reading.text, amount.number_end)
    if match is None:
        return None
    if match[1] is None:
        return Draft(kind="multiple", end=match.end())
    if match[1].lower() not in reading.lexicon.nouns["multiple_after"]:
        return None
    return Draft(kind="multiple", end=match.start(1) - 1)


@rule("quantity.money")
def money(reading: Reading, amount: Amount) -> Draft | None:
    """The company lost $1.2 billion.

    A currency sign, code or name with a number; cents are hundredths of their currency.
    """
    unit = amount.unit
    if unit is None or unit.kind != "money":
        return None
    if unit.group == "pound" and _is_mass(reading, amount):
        return Draft(kind="measure", end=amount.end, unit="pound", per=amount.per, following=_following(reading, amount))
    return Draft(kind="money", end=amount.end, unit=unit.name, per=amount.per, following=_following(reading, amount))


def _is_mass(reading: Reading, amount: Amount) -> bool:
    """Whether pounds are weighed rather than paid."""
    if amount.numeral.scale > 1 and amount.numeral.digits:
        return False
    parse = reading.parse
    first, last = reading.tokens(amount)
    sentence = parse.sentence(first)
    words = set(parse.lower[sentence[0] : sentence[1]])
    if amount.hyphen or words & reading.lexicon.mass:
        return True
    return last < sentence[1] and parse.lower[last] == "of" and "£" not in reading.text


@rule("quantity.percent")
def percent(reading: Reading, amount: Amount) -> Draft | None:
    """Unemployment stood at 4.5%.

    Percent, percentage points and basis points.
    """
    unit = amount.unit
    if unit is None or unit.kind != "percent":
        return None
    counted = _of_noun(reading, amount, amount.end) if unit.name == "percent" else None
    noun, of = (counted[0], counted[1]) if counted else (None, None)
    following = None if counted else _following(reading, amount)
    return Draft(kind="percent", end=amount.end, unit=unit.name, noun=noun, of=of, per=amount.per, following=following)


@rule("quantity.duration")
def duration(reading: Reading, amount: Amount) -> Draft | None:
    """The talks lasted three days.

    A number of seconds to centuries.
    """
    unit = amount.unit
    if unit is None or unit.kind != "duration":
        return None
    return Draft(kind="duration", end=amount.end, unit=unit.name, per=amount.per, following=_following(reading, amount, hyphen=True))


@rule("quantity.rate")
def rate(reading: Reading, amount: Amount) -> Draft | None:
    """Winds reached 120 mph.

    Speeds, and measures per something.
    """
    unit = amount.unit
    if unit is None or (unit.kind != "rate" and amount.per is None):
        return None
    return Draft(kind="rate", end=amount.end, unit=unit.name, per=amount.per, following=_following(reading, amount, hyphen=True))


@rule("quantity.measure")
def measure(reading: Reading, amount: Amount) -> Draft | None:
    """The bridge is 300 metres long.

    A number with a unit of length, area, volume, mass, energy, data, temperature and the like.
    """
    unit = amount.unit
    if unit is None:
        return None
    return Draft(kind="measure", end=amount.end, unit=unit.name, following=_following(reading, amount))


def _following(reading: Reading, amount: Amount, *, hyphen: bool = False) -> Tokens | None:
    """The phrase right after a unit, which has the amount: "a 16-mile road", "$150,000 contract", "90 tonnes of grain"."""
    if hyphen and not amount.hyphen:
        return None
    found = phrase_after_of(reading, amount.end)
    if found and not found[1]:
        return found[0]
    return phrase_at(reading, amount.end)


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
        if tag in NOUNS and parse.lower[j] not in reading.lexicon.nouns["closers"]:
            if head >= 0 and parse.tag[head] in {"NNS", "NNPS"}:
                break
            head = j
        elif not (tag in {"JJ", "HYPH", "VBG", "VBN"} and head < 0) and tag != "HYPH":
            break
        j += 1
    return (first, head + 1) if head >= 0 else None


@rule("quantity.share")
def share(reading: Reading, amount: Amount) -> Draft | None:
    """Half of voters were undecided.

    A fraction, or so many in so many, of something: a share, as a number from 0 to 1.
    """
    if not amount.numeral.fraction:
        return None
    counted = _of_noun(reading, amount, amount.end)
    if counted is None:
        phrase = phrase_at(reading, amount.end)
        parse = reading.parse
        if phrase is None:
            first, _ = parse.tokens_in(amount.end, amount.end + 2)
            if first < parse.n and parse.tag[first] in {"DT", "PRP$"} and parse.start[first] <= amount.end + 1:
                phrase = phrase_at(reading, parse.end[first])
                phrase = (first, phrase[1]) if phrase else None
        if phrase is None:
            return Draft(kind="percent", end=amount.end)
        counted = parse.words[phrase[1] - 1], parse.string(phrase), parse.end[phrase[1] - 1]
    return Draft(kind="percent", end=counted[2], noun=counted[0], of=counted[1])


@rule("quantity.strong")
def strong(reading: Reading, amount: Amount) -> Draft | None:
    """An 8,000-strong force crossed the border.

    A number with "strong": the size of what follows.
    """
    match = STRONG.match(reading.text, amount.number_end)
    if match is None:
        return None
    phrase = phrase_at(reading, match.end())
    if phrase is None:
        return Draft(kind="count", end=match.end())
    parse = reading.parse
    return Draft(kind="count", end=match.end(), noun=parse.words[phrase[1] - 1], of=parse.string(phrase))


@rule("quantity.partitive")
def partitive(reading: Reading, amount: Amount) -> Draft | None:
    """Two of the officials resigned.

    A number, exact or vague, with "of" and what it is taken from.
    """
    counted = _of_noun(reading, amount, amount.number_end)
    if counted is None:
        return None
    if not amount.numeral.vague and amount.low == 1:
        return None
    return Draft(kind="count", end=counted[2], noun=counted[0], of=counted[1])


@rule("quantity.count")
def count(reading: Reading, amount: Amount) -> Draft | None:
    """At least 20 civilians were killed.

    A number and the noun it counts, with what stands between.
    """
    phrase = reading.counted(amount)
    if phrase is None:
        return None
    parse = reading.parse
    if reading.text[amount.number_end : amount.number_end + 1] in HYPHENS:
        noun = parse.words[phrase[0]]
        return Draft(kind="count", end=parse.end[phrase[0]], noun=noun, of=noun)
    end = parse.end[phrase[1] - 1]
    rated = with_per(reading.text, amount, reading.lexicon, position=end)
    of = parse.string(phrase)
    if rated.per:
        return Draft(kind="rate", end=rated.end, noun=parse.words[phrase[1] - 1], of=of, per=rated.per)
    return Draft(kind="count", end=end, noun=parse.words[phrase[1] - 1], of=of)


@rule("quantity.bare")
def bare(reading: Reading, amount: Amount) -> Draft | None:
    """At least 20 were killed and 30 hurt.

    A number that stands alone: what it counts is said elsewhere, or it is an index or a total.
    """
    if amount.numeral.low == 1 and not amount.numeral.digits:
        return None
    if reading.text[amount.numeral.start : amount.numeral.end].lower() == "a couple":
        return None
    rated = with_per(reading.text, amount, reading.lexicon)
    return Draft(kind="rate" if rated.per else "count", end=rated.end, per=rated.per)


RULES: tuple[Rule[Apply], ...] = (age, multiple, money, percent, duration, rate, measure, share, strong, partitive, count, bare)
