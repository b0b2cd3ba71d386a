"""Repairs of named entities where news makes a name finder fail: the spaCy component `claimx_names`.

It runs after `ner` and rewrites `doc.ents`: titles, "the" and possessives leave the names, weekdays and bare titles are
none, names that the lexicons know are found whole ("North Korean") and under their own label. The rules of extraction
only ever see the result.
"""

from __future__ import annotations

from spacy.attrs import IDX, TAG
from spacy.tokens import Doc, Span

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.names.article import repaired
from claimx.names.known import KnownNames
from claimx.names.words import Words
from claimx.syntax.strings import STRINGS


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
        if not len(doc):
            return doc
        (words, text), tags = STRINGS.words_and_text(doc), STRINGS.column(doc, TAG)
        old = [(e.start, e.end, e.label_) for e in doc.ents]
        at = Words(text, words, doc.to_array(IDX).tolist(), tags, self.lexicon)
        new = repaired(old, self.known, at)
        if new != old:
            doc.ents = [Span(doc, start, end, label=label) for start, end, label in new]
        return doc


__all__ = ["NameRepair"]
