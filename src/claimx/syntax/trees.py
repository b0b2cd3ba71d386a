"""Questions about trees as such."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimx.syntax.parse import Parse


def ancestors(parse: Parse, i: int) -> Iterator[int]:
    """The heads of a token, nearest first."""
    while parse.head[i] != i:
        i = parse.head[i]
        yield i


def root_of(parse: Parse, i: int) -> int:
    """The root of the tree that a token stands in."""
    head = parse.head
    while head[i] != i:
        i = head[i]
    return i


def is_within(parse: Parse, i: int, top: int) -> bool:
    """Whether token i is `top` or hangs below it."""
    head = parse.head
    while i != top and head[i] != i:
        i = head[i]
    return i == top


def descendants(parse: Parse, i: int, *, without: Collection[int] = ()) -> list[int]:
    """A token and all below it, in text order; subtrees of the tokens in `without` are left out."""
    children, found, out = parse.children, [i], frozenset(without)
    for j in found:  # grows while it is walked
        own = children[j]
        found += own if out.isdisjoint(own) else [child for child in own if child not in out]
    found.sort()
    return found
