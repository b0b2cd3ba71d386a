"""Mends what a parser gets wrong in the same way again and again: trees that no English sentence has.

Each mend looks at one relation and its neighbourhood, none further than `REACH` tokens, and moves heads within the
sentence; what it cannot be sure of it leaves alone. No rule works around an error that could be mended here.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimx.syntax.mends.order import MENDS
from claimx.syntax.mends.tree import Mend, Tree

__all__ = ["MENDS", "Mend", "Tree", "mend_tree"]


class Tried(dict[tuple[str, str], tuple[Mend, ...]]):
    """The mends of errors that may be at a token, by its relation and its tag."""

    def __missing__(self, place: tuple[str, str]) -> tuple[Mend, ...]:
        """Find them when they are asked for the first time."""
        self[place] = mends = tuple(mend for mend in MENDS if mend.may_be(*place))
        return mends


TRIED = Tried()
ASKED = frozenset(mend.asks for mend in MENDS)


def mend_tree(tree: Tree, sentences: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """Mend a tree in place, sentence by sentence; says at which tokens which mends did something."""
    applied = []
    # Lazily: a mend changes the labels and tags of tokens behind its own.
    tried = map(TRIED.__getitem__, zip(tree.labels, tree.tags, strict=True))
    for start, end in sentences:
        asked = tree.asked_in(start, end, ASKED)
        for token, mends in zip(range(start, end), tried, strict=False):
            for mend in mends:
                if mend.asks in asked and mend.apply(tree, token):
                    applied.append((token, mend.id))
                    break
    return applied
