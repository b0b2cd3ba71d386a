"""The words by which numbers are compared: the packaged ones, or those of a user's own lexicon with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from claimx.lexicons import compare_lexicon
from claimx.lexicons.compare import ANYONE_THERE, EVERYONE, CompareLexicon
from claimx.lexicons.token_phrases import holds, phrase_at

__all__ = ["ANYONE_THERE", "EVERYONE", "CompareLexicon", "holds", "phrase_at", "use", "using", "words"]

_in_use: ContextVar[CompareLexicon | None] = ContextVar("_in_use", default=None)


def words() -> CompareLexicon:
    """The words in use."""
    return _in_use.get() or _packaged()


@cache
def _packaged() -> CompareLexicon:
    return compare_lexicon()


def named_by(word: str) -> frozenset[str]:
    """What a word tells that happens, or what it counts, by the names that groups have: killed, deaths; houses."""
    known, asked = words(), tuple(word.casefold().split())
    listed = [each for of in (known.before, known.after, known.tolls) for each in of.get("".join(asked[:1]), ())]
    joined = " ".join(asked)
    found = {name for parts, name in listed if parts == asked}
    found.update(each[joined] for each in (known.action_nouns, known.doers, known.sums) if joined in each)
    found.update(name for fates, name in known.joint.items() if not fates.isdisjoint(found))
    noun = known.nouns.get(joined, joined)
    return frozenset(found | {joined, noun})


def use(lexicon: CompareLexicon) -> None:
    """Compare by these words from here on."""
    _in_use.set(lexicon)


@contextmanager
def using(lexicon: CompareLexicon | None) -> Iterator[None]:
    """Compare by these words meanwhile; None: by those that are in use."""
    before = _in_use.set(lexicon or words())
    try:
        yield
    finally:
        _in_use.reset(before)
