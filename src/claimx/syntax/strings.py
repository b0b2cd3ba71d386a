"""A Doc's strings, column by column, and its names: to ask each token or Span costs several times as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH, SPACY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc


class Strings:
    """The strings behind spaCy's keys. A key is its string's hash: it means the same in every Doc.

    To keep them spares a look-up and a new string for each word of each Doc, and their own hashes.
    """

    MOST = 200_000

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, keys: list[int], doc: Doc) -> list[str]:
        """The strings of these keys."""
        known = self._known
        try:
            return list(map(known.__getitem__, keys))
        except KeyError:
            if len(known) > self.MOST:
                known = self._known = {}
            for key in keys:
                if key not in known:
                    known[key] = doc.vocab.strings[key]
        return [known[key] for key in keys]

    def column(self, doc: Doc, attribute: int) -> list[str]:
        """The strings of one attribute, token by token."""
        return self.of(doc.to_array(attribute).tolist(), doc)

    def words_and_text(self, doc: Doc) -> tuple[list[str], str]:
        """The words of a Doc, and its text."""
        words, spaces = self.column(doc, ORTH), doc.to_array(SPACY).tolist()
        return words, "".join([f"{word} " if space else word for word, space in zip(words, spaces, strict=True)])


STRINGS = Strings()
INSIDE, BEGINS = 1, 3  # what ENT_IOB says of a token that goes on with a name, or opens one


def entities_of(doc: Doc) -> list[tuple[int, int, str]]:
    """The named entities of a Doc, in order: where each begins and ends, in tokens, and its label."""
    begun, named = doc.to_array([ENT_IOB, ENT_TYPE]).T
    return entities_in(begun, named, doc)


def entities_in(begun: NDArray[np.uint64], named: NDArray[np.uint64], doc: Doc) -> list[tuple[int, int, str]]:
    """The same from what ENT_IOB and ENT_TYPE say of each token."""
    starts = ((begun == BEGINS) & (named != 0)).nonzero()[0]
    labels, parts = STRINGS.of(named[starts].tolist(), doc), begun.tolist()
    return [(start, _end_of_name(parts, start), label) for start, label in zip(starts.tolist(), labels, strict=True)]


def _end_of_name(begun: list[int], start: int) -> int:
    """Where the name that a token opens ends."""
    end = start + 1
    while end < len(begun) and begun[end] == INSIDE:
        end += 1
    return end
