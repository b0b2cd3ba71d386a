"""The word that ends right before a character, without a search through what stands before it."""

from __future__ import annotations

BLANK = " "


def word_ending(text: str, least: int, position: int) -> str:
    """The word of letters alone before one blank: the "by" of "rose by 5%"; "" where something else stands there.

    Patterns that end in "$" are tried at each character of their window; most windows end too simply to need one.
    """
    if position - 2 < least or text[position - 1] != BLANK:
        return ""
    start = position - 2
    if not text[start].isalpha():
        return ""
    chunk = text[least : position - 1].rsplit(None, 1)[-1]
    return chunk if chunk.isalpha() else ""
