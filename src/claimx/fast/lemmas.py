"""The rule lemmatizer, its tables looked up and its answers remembered."""

from __future__ import annotations

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc


def index_lemmas(nlp: Language) -> None:
    """Let the rule lemmatizer find its words: spaCy's tables hold them in lists, and it looks through all of them."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for part_of_speech, words in table.items():
        if isinstance(words, list):
            table[part_of_speech] = dict.fromkeys(words, True)


class Lemmatizer(EnglishLemmatizer):
    """spaCy's own, which remembers the lemmas of every word; by itself it works those of base forms out anew."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with lemmas."""
        if doc.has_annotation("LEMMA"):
            return super().__call__(doc)
        found = []
        for i, key in enumerate(map(tuple, doc.to_array([ORTH, POS, MORPH]).tolist())):
            lemmas = self.cache.get(key)
            if lemmas is None:
                lemmas = self.cache[key] = self.lemmatize(doc[i])
            found.append(lemmas[0])
        # A memory zone may have forgotten them.
        keys = list(map(doc.vocab.strings.add, found))
        return doc.from_array([LEMMA], np.array(keys, dtype=np.uint64))  # type: ignore[arg-type]


def remember_lemmas(nlp: Language) -> None:
    """Let the lemmatizer remember, where it goes by English rules and keeps nothing that was there before."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule":
        lemmatizer.__class__ = Lemmatizer
