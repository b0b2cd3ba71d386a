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
