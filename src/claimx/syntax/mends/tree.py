"""The tree that mends read and change, and what a mend says of itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from claimx.lexicons.grammar import Grammar

# No mend looks further than this (tokens): time stays linear.
REACH = 25
# Dependents of one head, up to which walking through them is as fast as to search.
MANY = 12
# Marks that close a quotation behind its comma.
CLOSING = frozenset({'"', "”", "’", "''", "'"})
# What a mend asks that is tried only where a verb of saying stands behind a comma or ends the sentence.
SET_OFF = "a verb of saying that is set off"
AUXILIARY_OF_PASSIVES = frozenset({"aux:pass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Parallel lists by token; mends change them in place.

    Attributes:
        grammar: what words govern.
        dependents: by token, what hangs on it, left to right; a root hangs on itself. Most share one that is empty.
        set_off: the verbs that are cues right behind a comma or before a stop; no mend changes a word or a lemma.
    """

    heads: list[int]
    labels: list[str]
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    grammar: Grammar
    dependents: list[Sequence[int]] = field(init=False, repr=False)
    set_off: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the lists of dependents and of verbs set off."""
        dependents: list[list[int] | tuple[()]] = [()] * len(self.heads)
        for token, head in enumerate(self.heads):
            own = dependents[head]
            if own:
                own.append(token)
            else:
                dependents[head] = [token]
        object.__setattr__(self, "dependents", dependents)
        cues, around = self.grammar.attributing, [*self.words, ".", ","]  # the text begins behind one, too
        verbs = [token for token, lemma in enumerate(self.lemmas) if lemma in cues]
        set_off = [token for token in verbs if around[token - 1] == "," or around[token + 1] == "."]
        object.__setattr__(self, "set_off", set_off)

    def asked_in(self, start: int, end: int, words: frozenset[str]) -> set[str]:
        """What a sentence holds of what mends ask: those of these words, and the lists of the grammar it has one of.

        `SET_OFF`, where it has a verb that is.
        """
        asked = {"", *words.intersection(self.words[start:end])}
        if self.has_set_off(start, end):
            asked.add(SET_OFF)
        asked.update(*filter(None, map(self.grammar.lists_of.get, self.lemmas[start:end])))
        return asked

    def commas_in(self, start: int, end: int) -> list[int]:
        """The commas of a stretch."""
        within = range(max(start, 0), min(end, len(self.words)))
        return [token for token in within if self.words[token] == ","]

    def has_set_off(self, start: int, end: int) -> bool:
        """Whether a stretch holds a verb that is `set_off`."""
        first = bisect_left(self.set_off, start)
        return first < len(self.set_off) and self.set_off[first] < end

    def hang(self, token: int, head: int, label: str | None = None) -> None:
        """Give a token another head, and another label where one is given."""
        if head != self.heads[token]:
            before = self.heads[token]
            self.dependents[before] = [other for other in self.dependents[before] if other != token]
            self.dependents[head] = sorted((*self.dependents[head], token))
            self.heads[token] = head
        if label is not None:
            self.labels[token] = label

    def take_place(self, token: int, other: int) -> None:
        """Hang a token where another hangs: on the other's head, or as the root."""
        head = self.heads[other]
        self.hang(token, token if head == other else head, self.labels[other])

    def make_subject(self, noun: int, verb: int) -> None:
        """Make a noun the subject of a predicate."""
        passive = self.labelled(verb, verb - REACH, verb, AUXILIARY_OF_PASSIVES)
        self.hang(noun, verb, "nsubj:pass" if passive else "nsubj")

    def children(self, head: int, start: int, end: int) -> Sequence[int]:
        """The tokens of a stretch that hang on `head`."""
        dependents = self.dependents[head]
        if len(dependents) > MANY:
            return dependents[bisect_left(dependents, start) : bisect_left(dependents, end)]
        return [token for token in dependents if start <= token < end]

    def labelled(self, head: int, start: int, end: int, labels: frozenset[str]) -> list[int]:
        """The tokens of a stretch that hang on `head` with one of these relations."""
        dependents, own = self.dependents[head], self.labels
        if not dependents:
            return []
        if len(dependents) > MANY:
            dependents = self.children(head, start, end)
        found = []
        for token in dependents:
            if own[token] in labels and start <= token < end:
                found.append(token)  # noqa: PERF401 - a comprehension takes twice as long
        return found

    def is_filled_by(self, left: int, right: int, *, commas: bool = False) -> bool:
        """Whether all that stands between two tokens hangs below one of them; with `commas`, commas apart."""
        return all(
            self._is_below(token, left, right) or (commas and self.words[token] == ",")
            for token in range(left + 1, right)
        )

    def is_below(self, token: int, top: int) -> bool:
        """Whether a token is `top` or hangs below it, within reach."""
        return self._is_below(token, top, top)

    def opens_behind_comma(self, noun: int) -> bool:
        """Whether a noun's phrase begins right behind a comma, or behind the mark that closes a quotation there."""
        first = self.first_of(noun)
        return first > 1 and self.words[first - 1 - (self.words[first - 1] in CLOSING)] == ","

    def first_of(self, noun: int) -> int:
        """The first word of what hangs on a noun before it."""
        for _ in range(REACH):
            dependents, first = self.dependents[noun], noun - REACH
            if len(dependents) > MANY:
                dependents = self.children(noun, first, noun)
            for token in dependents:
                if first <= token < noun and self.labels[token] != "punct":
                    break
            else:
                break
            noun = token
        return noun

    def above(self, token: int) -> Iterator[int]:
        """What a token hangs on, and what that does, within reach."""
        for _ in range(REACH):
            if self.heads[token] == token:
                break
            token = self.heads[token]
            yield token

    def _is_below(self, token: int, left: int, right: int) -> bool:
        heads = self.heads
        for _ in range(REACH + 1):
            if token in (left, right):
                return True
            if heads[token] == token:
                break
            token = heads[token]
        return False


# Mends what is wrong at a token, and says whether it did.
Apply: TypeAlias = Callable[[Tree, int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One error that parsers make again and again.

    Attributes:
        id: its name.
        labels: the relations of the tokens at which it may be; tags: their tags, empty where any may be.
        asks: a word that the sentence must hold, or the list of the grammar of which it must hold one, or `SET_OFF`;
            empty: none. Most sentences do not, and are spared the mend.
        example: words that show it; summary: what is wrong with them.
    """

    id: str
    labels: frozenset[str]
    example: str
    summary: str
    apply: Apply
    tags: frozenset[str] = frozenset()
    asks: str = ""

    def may_be(self, label: str, tag: str) -> bool:
        """Whether the error may be at a token with this relation and this tag."""
        return label in self.labels and (not self.tags or tag in self.tags)


def mend(
    id: str,  # noqa: A002 - the record's own word
    *,
    labels: Collection[str],
    tags: Collection[str] = (),
    asks: str = "",
) -> Callable[[Apply], Mend]:
    """Make a `Mend` of a function whose docstring opens with an example, then says what is wrong."""

    def decorate(function: Apply) -> Mend:
        first, _, rest = (function.__doc__ or "").strip().partition("\n")
        return Mend(
            id=id,
            labels=frozenset(labels),
            example=first.rstrip("."),
            summary=" ".join(rest.split()),
            apply=function,
            tags=frozenset(tags),
            asks=asks,
        )

    return decorate
