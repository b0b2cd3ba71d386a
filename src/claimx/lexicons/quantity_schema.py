"""The format of the lexicons of quantities: numerals, units, money, and the words around them."""

from __future__ import annotations

from pydantic import ConfigDict

from claimx.lexicons.word_types import ClosedLists, Code, Currency, Group, Range, Word, Words
from claimx.records import Modifier, Status


class Bounds(Group):
    """Words that set a modifier, before or after a number."""

    before: Words = []
    after: Words = []


class UnitForms(Group):
    """How news writes a unit."""

    names: Words
    symbols: list[str] = []
    tight: list[str] = []
    pint: str | None = None
    metric: str | None = None


class CurrencyForms(Group):
    """How news writes a currency."""

    symbols: list[str] = []
    after: list[str] = []
    names: list[str] = []


class Subunit(CurrencyForms):
    """A hundredth of a currency; "" for the article's own, `shared` where others have one of that name."""

    tight: list[str] = []
    currency: Currency
    shared: str = ""


class IsoCurrency(Group):
    """A currency of ISO 4217."""

    names: list[str]
    countries: list[str]


class NumeralWords(Group):
    """The words of numbers, each with its value."""

    digits: dict[Word, int]
    scales: dict[Word, int]
    dozen: dict[Word, int]
    denominators: dict[Word, int]
    bare: Words
    after_article: Words
    articles: Words
    before_of: Words
    times: Words


class Per(Group):
    """What rates are by: "annually", "annum"."""

    adverbs: dict[Word, Word]
    names: dict[Word, Word]


class Money(Group):
    """The table `quantities.money`: names that several states' money has, and what is short for them."""

    shared: Words
    short: dict[Word, Word]


class Quantities(Group):
    """The table `quantities`; `context`, `change`, `nouns` and the like are closed lists."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, ClosedLists]

    numerals: NumeralWords
    vague: dict[Word, Range]
    bounds: dict[Modifier, Bounds]
    units: dict[str, dict[Word, UnitForms]]
    currencies: dict[Code, CurrencyForms]
    subunits: dict[Word, Subunit]
    dollar_suffixes: dict[Word, Currency]
    status: dict[Status, Words]
    multiples: dict[Word, int]
    compounds: dict[Word, dict[Word, int]]
    spans: dict[Word, dict[Word, int]]
    per: Per
    people_endings: Words
    races: list[int]
    money: Money
