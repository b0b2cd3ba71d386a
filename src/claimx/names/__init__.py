"""Repairs of named entities where news makes a name finder fail: the spaCy component `claimx_names`.

It runs after `ner` and rewrites `doc.ents`: titles, "the" and possessives leave the names, weekdays and bare titles are
none, names that the lexicons know are found whole ("North Korean") and under their own label. The rules of extraction
only ever see the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.attrs import IDX, TAG
from spacy.tokens import Doc, Span

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.names.article import repaired
from claimx.names.known import KnownNames
from claimx.names.words import Words
from claimx.syntax.strings import STRINGS, entities_of


class NameRepair:
    """The component. `lexicon` None means the packaged one."""

    def __init__(self, lexicon: NameLexicon | None = None) -> None:
        self.use(lexicon or load_lexicons().names)

    def use(self, lexicon: NameLexicon) -> None:
        """Repair by these names from now on: those of a user's own lexicon."""
        self.lexicon = lexicon
        self.known = KnownNames(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, its entities repaired."""
        self.repair([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """The Docs, so many together, their entities repaired."""
        given = iter(docs)
        while group := list(islice(given, batch_size)):
            self.repair(group)
            yield from group

    def repair(self, docs: Sequence[Doc]) -> None:
        """Repair the entities of these Docs."""
        docs = [doc for doc in docs if len(doc)]
        found = list(map(entities_of, docs))
        for doc, old, new in zip(docs, found, repaired(found, self.known, list(map(self._words, docs))), strict=True):
            if new != old:
                doc.ents = [Span(doc, start, end, label=label) for start, end, label in new]

    def _words(self, doc: Doc) -> Words:
        (words, text), tags = STRINGS.words_and_text(doc), STRINGS.column(doc, TAG)
        return Words(text, words, doc.to_array(IDX).tolist(), tags, self.lexicon)


__all__ = ["NameRepair"]
