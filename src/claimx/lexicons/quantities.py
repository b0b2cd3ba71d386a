"""The words around numbers, typed: vague words, bounds, units, currencies, labels, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from claimx.lexicons.currencies import money_of
from claimx.lexicons.numerals import Numerals
from claimx.lexicons.phrases import Phrases, Symbols, any_of
from claimx.lexicons.units import Unit, measures_of
from claimx.records import Modifier, Status

__all__ = ["QuantityLexicon", "Unit"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityLexicon:
    """Everything the quantity rules know by heart. Compared and hashed by identity.

    Attributes:
        numerals: the words that numbers are written in.
        bounds_before, bounds_after: modifier by words in lower case, single blanks between them.
        bounds_ends: last words of the bounds before a number; `bounds_glued` end in a hyphen: "sub-".
        bounds_after_pattern: any of those after one, with the blank before it.
        unit_names: unit by name in lower case, hyphens as blanks; `longest_name` counts their words,
            `unit_starts` are their first ones, and the words that may stand before them.
        unit_symbols, tight_symbols: unit by symbol, case and all; the tight ones must touch the digits.
        marks: those of them that are units before an extent only: "3 in long".
        currency_symbols: code by what may stand before an amount; "" for a bare "$".
        currency_short: unit by what is short for a name that several share: "Rs".
        currency_ends, currency_words: last characters and last words of those symbols.
        codes: ISO 4217 codes.
        homes: currency by a name that several share and the country: ("dollar", "CA").
        dollar_suffixes: currency by what follows a sum: "$5 US".
        mass: words that make "pounds" a mass.
        pint, metric: what pint calls a unit ("" where it has none), and the metric unit of one that is not.
        context, change, nouns, concept: groups of words, by name; `phrases` those of phrases.
        per_adverbs, per_names: what "annually" is per, and what "annum" is called.
        people_endings: how plurals of people end: "officers", "activists".
        races: distances that are run and swum, in metres.
        status: status by word.
        multiples: times by word: "twice", "tenfold".
        spans: how many of a smaller unit make a larger one, for a range in both.
        compounds: how many of a smaller unit make a larger one that it may follow: 12 inches a foot.
    """

    numerals: Numerals
    bounds_before: Mapping[str, Modifier]
    bounds_after: Mapping[str, Modifier]
    bounds_ends: frozenset[str]
    bounds_glued: tuple[str, ...]
    bounds_after_pattern: re.Pattern[str]
    unit_names: Mapping[str, Unit]
    longest_name: int
    unit_starts: frozenset[str]
    unit_symbols: Mapping[str, Unit]
    tight_symbols: Mapping[str, Unit]
    marks: frozenset[str]
    currency_symbols: Mapping[str, str]
    currency_short: Mapping[str, Unit]
    currency_ends: frozenset[str]
    currency_words: frozenset[str]
    codes: frozenset[str]
    homes: Mapping[tuple[str, str], str]
    dollar_suffixes: Mapping[str, str]
    mass: frozenset[str]
    context: Mapping[str, frozenset[str]]
    change: Mapping[str, frozenset[str]]
    status: Mapping[str, Status]
    multiples: Mapping[str, int]
    compounds: Mapping[tuple[str, str], int]
    spans: Mapping[tuple[str, str], int]
    pint: Mapping[str, str]
    metric: Mapping[str, str]
    nouns: Mapping[str, frozenset[str]]
    concept: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    per_adverbs: Mapping[str, str]
    per_names: Mapping[str, str]
    people_endings: tuple[str, ...]
    races: frozenset[int]
    symbols: Symbols
    prefix_pattern: re.Pattern[str]

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> QuantityLexicon:
        """The lexicon of the `[quantities]` table.

        Raises:
            KeyError, TypeError, ValueError: where the table is not in the format that the file's head describes.
        """
        table = tables["quantities"]
        measures, money = measures_of(table["units"]), money_of(tables["currencies"], table)
        names = {**measures.names, **money.names}
        symbols = {**measures.symbols, **money.suffixes}
        modifiers = frozenset(get_args(Modifier))
        before: dict[str, Modifier] = {}
        after: dict[str, Modifier] = {}
        for modifier, group in table["bounds"].items():
            if modifier not in modifiers:
                raise ValueError(f"quantities.bounds.{modifier}: a modifier is one of {', '.join(sorted(modifiers))}")
            before.update(_words(group.get("before", ()), modifier))
            after.update(_words(group.get("after", ()), modifier))
        status = {word: cast(Status, key) for key, words in table["status"].items() for word in words}
        return cls(
            numerals=Numerals.from_table(
                table["numerals"],
                {word.lower(): (int(low), int(high)) for word, (low, high) in table["vague"].items()},
            ),
            bounds_before=before,
            bounds_after=after,
            bounds_glued=tuple(sorted(key for key in before if key.endswith("-"))),
            bounds_after_pattern=_after_pattern(after, table["context"]["closing_bounds"]),
            bounds_ends=frozenset(key.split()[-1] for key in before if key.strip()),
            unit_names=names,
            longest_name=max(name.count(" ") + 1 for name in names),
            unit_starts=frozenset(name.split()[0].rstrip(".") for name in names).union(table["context"]["interposed"]),
            unit_symbols=symbols,
            tight_symbols={**measures.tight, **money.tight},
            currency_short=money.short,
            marks=frozenset(table["context"]["marks"]),
            currency_symbols=money.prefixes,
            currency_ends=frozenset(symbol[-1] for symbol in money.prefixes).union(".:"),  # "US$: 12.99", "$.750.30"
            currency_words=frozenset(symbol.split()[-1] for symbol in money.prefixes),
            codes=money.codes,
            homes=money.homes,
            dollar_suffixes=dict(table["dollar_suffixes"]),
            mass=frozenset(table["pound"]["mass"]),
            context=_sets(table["context"]),
            change=_sets(table["change"]),
            status=status,
            multiples={word: int(times) for word, times in table["multiples"].items()},
            compounds=_parts_of(table["compounds"]),
            spans=_parts_of(table["spans"]),
            pint=measures.pint,
            metric=measures.metric,
            nouns=_sets(table["nouns"]),
            concept=_sets(table["concept"]),
            phrases={name: Phrases(words) for name, words in table["phrases"].items()},
            per_adverbs=dict(table["per"]["adverbs"]),
            per_names=dict(table["per"]["names"]),
            people_endings=tuple(table["people_endings"]),
            races=frozenset(table["races"]),
            symbols=Symbols({*symbols, *measures.tight, *money.tight}),
            prefix_pattern=re.compile(
                rf"(?:{any_of(money.prefixes, boundary=False)}|\b[KMBT]?[A-Z]{{3}}|\b[A-Za-z]{{3}}\$)"
                r"(?:\s?|(?<=[$€£¥])(?:\.|:\s?))$"
            ),
        )


def _words(words: Iterable[str], modifier: Modifier) -> dict[str, Modifier]:
    return {" ".join(word.lower().split()): modifier for word in words}


def _after_pattern(bounds: Iterable[str], closing: Iterable[str]) -> re.Pattern[str]:
    """Any bound after a number: "or so", "+", "-odd"; those of `closing` at the end of a phrase only: "5 max."."""
    ends = {"and more": r"(?!\s+than)", **dict.fromkeys(closing, r"(?=\s*(?:[.,;)]|$))")}
    parts = [
        (r"\s?" if bound[0] == "+" else "" if bound[0] == "-" else r"\s")
        + re.escape(bound).replace(r"\ ", r"\s+")
        + ends.get(bound, "")
        for bound in sorted(bounds, key=lambda bound: (-len(bound), bound))
    ]
    return re.compile(rf"(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _parts_of(table: Mapping[str, Mapping[str, int]]) -> dict[tuple[str, str], int]:
    return {(whole, part): times for whole, parts in table.items() for part, times in parts.items()}


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}
