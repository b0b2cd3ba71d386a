"""Names that read like another word: "WHO officials said", "in Portland, OR", "Ali Said told reporters".

The shared layers know a word by its lower-case form and by a vector that its cases share, so that the World Health
Organization would be a pronoun and Mr Said a verb. Where the text around is not written the same way, such a word is
given the lower-case form of one that it is used like; the vector of the form in capitals is that word's too.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.syntax.strings import STRINGS

# So many tokens on each side tell whether a text is in capitals.
AROUND = 4
LONGEST_SMALL_WORD = 3  # letters; headlines write longer words with a capital


class Capitals:
    """The component: gives such words their lower-case form before anything reads them. None: the packaged lexicon."""

    def __init__(self, lexicon: NameLexicon | None = None) -> None:
        self.use(lexicon or load_lexicons().names)

    def use(self, lexicon: NameLexicon) -> None:
        """Go by these names from now on: those of a user's own lexicon."""
        self.anywhere = lexicon.capitals
        self.after_town = lexicon.capitals_after_town
        self.after_name = lexicon.capitals_after_name
        self.particles = lexicon.particles
        self.words = frozenset((*self.anywhere, *self.after_town, *self.after_name))

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, such words marked."""
        words = STRINGS.column(doc, ORTH)
        if self.words.isdisjoint(words):
            return doc
        for i, word in [each for each in enumerate(words) if each[1] in self.words]:
            like = self.like(doc, i, word)
            if like is not None:
                doc[i].norm_ = like.lower()
        return doc

    def like(self, doc: Doc, i: int, word: str) -> str | None:
        """The word that this one is read as; None for itself."""
        if word in self.after_name:
            return self.after_name[word] if self._follows_name(doc, i) and not _is_titled(doc, i) else None
        like = self.anywhere.get(word) or (self.after_town.get(word) if _follows_town(doc, i) else None)
        return like if like is not None and not _is_shouted(doc, i) else None

    def _follows_name(self, doc: Doc, i: int) -> bool:
        """“Ali Said”, “Qaboos bin Said”; not “Said Ali: …”."""
        return i > 0 and (doc[i - 1].is_title or doc[i - 1].lower_ in self.particles)


def _around(doc: Doc, i: int) -> list[str]:
    near = doc[max(0, i - AROUND) : i + AROUND + 1]
    return [t.text for t in near if t.i != i and t.text.isalpha() and len(t) > 1]


def _is_shouted(doc: Doc, i: int) -> bool:
    around = _around(doc, i)
    return bool(around) and all(text.isupper() for text in around)


def _is_titled(doc: Doc, i: int) -> bool:
    """In a headline with capitals: “Mayor Said to Resign”."""
    return not any(text.islower() for text in _around(doc, i) if len(text) > LONGEST_SMALL_WORD)


def _follows_town(doc: Doc, i: int) -> bool:
    """“Portland, OR”; not “black, OR white”."""
    return i > 1 and doc[i - 1].text == "," and doc[i - 2].is_title


def share_vectors(vocab: Vocab, read_as: Mapping[str, str]) -> None:
    """Give words the vectors of those that they are read as, where the vocabulary has these."""
    vectors = vocab.vectors
    for word, like in read_as.items():
        row = vectors.key2row.get(vocab.strings[like]) if vectors.mode == "default" else None
        if row is not None:
            vectors.add(vocab.strings.add(word), row=row)
