"""The words that numbers are written in, typed: each word with the parts it can play."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

Interval = tuple[int, int]
Exact: TypeAlias = int | Fraction  # an int where it is whole: ten times as fast to reckon with


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """What a word can be in a number; 0 or None where it can't be that.

    Attributes:
        digit: "five" and "twenty" alike: what is added; -1 where nothing is.
        scale: "thousand": what multiplies.
        plural_scale: "thousands", after "tens of".
        dozen: 12 for "dozen"; `dozens` also for "dozens".
        denominator: 3 for "third"; `denominators` for "thirds"; `bare` where it needs no article: "half".
        vague: the interval of "several".
    """

    digit: int = -1
    scale: int = 0
    plural_scale: int = 0
    dozen: int = 0
    dozens: int = 0
    denominator: int = 0
    denominators: int = 0
    bare: bool = False
    vague: Interval | None = None


NOT_A_WORD = NumberWord()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numerals:
    """The words of numbers.

    Attributes:
        words: each with its parts.
        pattern: one of them behind what is no letter, in a text in lower case (a pattern that opened with a word's edge
            would be tried at each letter); `glued` the same right after digits.
        articles: what may stand before a vague word.
        after_article: vague words that need a word of `articles` before them: "a few".
        before_of: vague words that need "of" after them: "scores of".
        times: units after which "one in five" is no share: "one in five years".
    """

    words: Mapping[str, NumberWord]
    pattern: re.Pattern[str]
    glued: re.Pattern[str]
    articles: re.Pattern[str]
    after_article: frozenset[str]
    before_of: frozenset[str]
    times: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any], vague: Mapping[str, Interval]) -> Numerals:
        """The numerals of the table `quantities.numerals`, and the vague words."""
        parts: dict[str, dict[str, Any]] = {}

        def add(part: str, words: Mapping[str, Any]) -> None:
            for word, value in words.items():
                parts.setdefault(word, {})[part] = value

        add("digit", table["digits"])
        add("scale", table["scales"])
        add("plural_scale", {f"{word}s": value for word, value in table["scales"].items() if not word.endswith("s")})
        add("dozen", table["dozen"])
        add("dozens", {**table["dozen"], **{f"{word}s": value for word, value in table["dozen"].items()}})
        add("denominator", table["denominators"])
        add("denominators", {plural_of(word): value for word, value in table["denominators"].items()})
        add("bare", dict.fromkeys(table["bare"], True))
        add("vague", vague)
        any_word = any_of(parts)
        return cls(
            words={word: NumberWord(**found) for word, found in parts.items()},
            pattern=re.compile(rf"\W({any_word})\b"),
            glued=re.compile(rf"{any_word}\b"),
            articles=re.compile(rf"\b{any_of(table['articles'])}\s+$", re.IGNORECASE),
            after_article=frozenset(table["after_article"]),
            before_of=frozenset(table["before_of"]),
            times=re.compile(rf"\s+{any_of(table['times'])}s?\b", re.IGNORECASE),
        )


def plural_of(denominator: str) -> str:
    """halves, thirds."""
    return denominator.removesuffix("f") + "ves" if denominator.endswith("f") else denominator + "s"


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words that shares their beginnings: it runs over every character of every text."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    parts = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if len(parts) == 1 and "" not in tree:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if '' in tree else ''}" if parts else ""
