"""Nothing is read beyond the first and the last word of a text, and no rule calls itself without end."""

from __future__ import annotations

import random
from typing import Any

import pytest

import claimx
from claimx.syntax.parse import Parse

from .case_tables import case_texts

COLUMNS = ("words", "lower", "lemma", "pos", "tag", "entity_of", "head", "relation", "children", "start", "end")


class Within(list[Any]):
    """A column that is not read from behind; only where it says so, one place beyond both ends."""

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, int):
            assert i >= 0 or (i == -1 and list.__getitem__(self, -1) in {"", -1}), f"read at {i}"
        return super().__getitem__(i)


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Parse.__init__

    def init(self: Parse, doc: Any, grammar: Any = None) -> None:
        made(self, doc, grammar)
        for name in COLUMNS:
            column = getattr(self, name)
            setattr(self, name, Within(column))

    monkeypatch.setattr(Parse, "__init__", init)


def cut(text: str, dice: random.Random) -> str:
    """Some words of a text: what begins and ends anywhere."""
    words = text.split()
    first = dice.randrange(len(words))
    return " ".join(words[first : first + dice.randint(1, 8)])


@pytest.mark.usefixtures("within")
def test_texts_that_begin_and_end_anywhere(extractor: claimx.Extractor) -> None:
    dice = random.Random(7)
    texts = [text for text in case_texts() if text.strip()]
    for text in dice.sample(texts, 700):
        extractor.extract(cut(text, dice))


# The root of a tree is its own head: a second verb that seems to hang on itself.
CIRCLE = (
    "they Roe 5pm -3 betweenSen. to says ? Ann whichhisminister reporters Ruiz could ” mph in < allegedly Sen. 1e400 "
    "Ann ½ might / Monday http://a.b/chttp://a.b/c who 20,000"
)


def test_no_verb_is_asked_for_its_own_source(extractor: claimx.Extractor) -> None:
    extractor.extract(CIRCLE)
