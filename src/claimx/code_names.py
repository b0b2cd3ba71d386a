"""What names of the code are in words, for conditions that `claimx explain --trace` tells."""

from __future__ import annotations

import ast

# Names of the code for the word in hand and those around it.
WORDS = frozenset({
    "verb", "noun", "adjective", "adverb", "token", "word", "source", "head", "object", "mark", "class", "lemma",
})  # fmt: skip
# What the lists of a parse hold, by their names.
COLUMNS = {
    "tag": "the tag",
    "tags": "the tag",
    "labels": "the relation",
    "lemmas": "the lemma",
    "heads": "the head",
    "pos": "the part of speech",
    "lower": "the word",
    "words": "the word",
    "lemma": "the lemma",
    "head": "the head",
    "children": "what hangs on it",
    "entity_of": "the name",
}
COMPARED = {
    ast.Is: "is", ast.IsNot: "is not", ast.Eq: "is", ast.NotEq: "is not", ast.In: "is among", ast.NotIn: "is not among",
    ast.Lt: "is less than", ast.LtE: "is at most", ast.Gt: "is more than", ast.GtE: "is at least",
}  # fmt: skip
OPPOSITE = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip


def in_hand(name: str) -> str:
    """A name of the code for a word, as a reader would call it."""
    if len(name) == 1:
        return "the word"
    return f"the {name}" if name in WORDS else name


def spelt(name: str) -> str:
    """A name of the code in words: "a finite verb" of FINITE_VERBS."""
    return name.strip("_").replace("_", " ").lower()
