"""Bounds: the "at least", "more than", "or so" that stand before or after an amount."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.lexicons.quantities import QuantityLexicon
from claimx.records import Modifier

WORDS = re.compile(r"\S+")
MOST_WORDS = 6
MOST_BOUNDS = 3  # "just over another 20"
WINDOW = 48  # characters before an amount
OPENING = "(\"“‘'—–["
SIGNS = "~≈∼<>≥≤"
NO_SIGNS = frozenset({"<>", "=>", "=<", "><", "->"})
COMPARED = ("as ", "As ")
TRANSPARENT = "exact"  # "another", "a total of": a bound may stand before them


class Bound(NamedTuple):
    """What a bound says, and the character at which it starts."""

    modifier: Modifier
    start: int


def find_bound(text: str, position: int, lexicon: QuantityLexicon, *, least: int = 0) -> Bound | None:
    """The bound that ends at a character and starts at `least` or behind it, several words of bounds taken together."""
    found: Bound | None = None
    for _ in range(MOST_BOUNDS):
        step = _one_bound(text, position, lexicon, least)
        if step is None:
            break
        position = step.start
        if step.modifier == TRANSPARENT:
            found = found or step
        else:
            outer = found is None or found.modifier in {TRANSPARENT, "about"}
            if found and found.modifier == "about" and text.startswith(COMPARED, position):
                outer = False  # "as high as roughly 352": how high, roughly, no most
            found = Bound(step.modifier if outer or found is None else found.modifier, position)
    return found if found and found.modifier != TRANSPARENT else None


def bound_after(text: str, position: int, lexicon: QuantityLexicon) -> tuple[Modifier, int] | None:
    """The bound that stands right after an amount, and where it ends."""
    match = lexicon.bounds_after_pattern.match(text, position)
    if match is None:
        return None
    modifier = lexicon.bounds_after.get(" ".join(match.group().lower().split()))
    return (modifier, match.end()) if modifier else None


def _one_bound(text: str, position: int, lexicon: QuantityLexicon, least: int) -> Bound | None:
    base = max(least, position - WINDOW)
    simple = word_ending(text, base, position)
    if simple and simple.lower() not in lexicon.bounds_ends:
        return None
    window = text[base:position]
    stripped = window.rstrip()
    if not stripped or "\n\n" in window[len(stripped) :]:
        return None
    return _sign(stripped, base, lexicon) or _words(stripped, base, lexicon)


def _sign(window: str, base: int, lexicon: QuantityLexicon) -> Bound | None:
    """≥ 20, > 5, sub-500."""
    before = lexicon.bounds_before
    key = window[-1]
    if key == "=":
        key = window[-3:].replace(" ", "")[-2:]
    elif window[-2:] in NO_SIGNS or (key not in SIGNS and key != "-"):
        return None
    elif key == "-":
        key = next((word for word in lexicon.bounds_glued if window.lower().endswith(word)), "")
    return Bound(before[key], base + len(window) - len(key)) if key in before else None


def _words(window: str, base: int, lexicon: QuantityLexicon) -> Bound | None:
    """The longest bound of words that ends the window."""
    if window.rsplit(None, 1)[-1].lower().lstrip(OPENING) not in lexicon.bounds_ends:
        return None
    before = lexicon.bounds_before
    matches = list(WORDS.finditer(window))[-MOST_WORDS:]
    words = [match.group().lower() for match in matches]
    for first, match in enumerate(matches):
        key = " ".join(words[first:])
        modifier = before.get(key) or before.get(key.lstrip(OPENING))
        if modifier:
            opening = match.group()
            return Bound(modifier, base + match.start() + len(opening) - len(opening.lstrip(OPENING)))
    return None


def word_ending(text: str, least: int, position: int) -> str:
    """The word of letters alone before one blank: the "by" of "rose by 5%"; "" where something else stands there.

    Patterns that end in "$" are tried at each character of their window; most windows end too simply to need one.
    """
    if position - 2 < least or text[position - 1] != " ":
        return ""
    start = position - 2
    if not text[start].isalpha():
        return ""
    chunk = text[least : position - 1].rsplit(None, 1)[-1]
    return chunk if chunk.isalpha() else ""
