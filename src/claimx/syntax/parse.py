"""The Doc as plain lists, in one grammar: what every rule reads.

A `Parse` holds words, tags and tree of one Doc in Universal Dependencies' manner, whichever labels its parser speaks.
Tokens are integers (positions in the Doc), stretches of tokens are `Tokens`, half-open pairs. Lists instead of spaCy's
objects make a question some ten times cheaper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, MORPH, NORM, ORTH, POS, TAG
from spacy.tokens import Doc

from claimx.syntax.clearnlp import is_clearnlp, to_universal

Tokens = tuple[int, int]


class Parse:
    """One analysed Doc, read-only.

    Attributes:
        text: the Doc's text.
        words, lower, lemma, pos, tag: strings by token (`pos` coarse, `tag` Penn Treebank).
        start, end: character offsets by token.
        head: the head's token, itself for a root.
        relation: Universal Dependencies label by token, `root` for a root; only `claimx.syntax` reads it.
        children: dependents by token, left to right, white space left out.
        sentences: the sentences as `Tokens`; sentence_of: the sentence's number by token.
        entities: (start, end, label) of the named entities, in tokens; entity_of: the entity's number by token, or -1.

    """

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.n: int = len(doc)
        strings = doc.vocab.strings
        columns = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, MORPH, NORM]).tolist() if self.n else []
        seen: dict[int, str] = {0: ""}

        def column(k: int) -> list[str]:
            out = []
            for row in columns:
                key = row[k]
                value = seen.get(key)
                if value is None:
                    value = seen[key] = strings[key]
                out.append(value)
            return out

        self.words = column(0)
        self.lower = column(1)
        self.lemma = [lemma or lower for lemma, lower in zip(column(2), self.lower, strict=True)]
        self.pos = column(3)
        self.tag = column(4)
        self.morph = column(6)
        self.norm = column(7)
        self.start: list[int] = doc.to_array("IDX").tolist() if self.n else []
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        # HEAD is relative and comes back unsigned.
        offsets = doc.to_array(HEAD).astype("int64").tolist() if self.n else []
        heads = [i + offset for i, offset in enumerate(offsets)]
        labels = column(5)
        if is_clearnlp(frozenset(labels)) or doc.user_data.get("claimx_labels") == "clearnlp":
            people = [(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"]
            heads, labels = to_universal(heads, labels, lemmas=self.lemma, pos=self.pos, tags=self.tag, people=people)
        self.head: list[int] = heads
        self.relation = ["root" if heads[i] == i else label for i, label in enumerate(labels)]
        self.children: list[list[int]] = [[] for _ in range(self.n)]
        for i, head in enumerate(heads):
            if head != i and not self.words[i].isspace():
                self.children[head].append(i)
        self.sentences: list[Tokens] = [(s.start, s.end) for s in doc.sents] if self.n else []
        self.sentence_of: list[int] = [number for number, (s, e) in enumerate(self.sentences) for _ in range(s, e)]
        self.entities: list[tuple[int, int, str]] = [(e.start, e.end, e.label_) for e in doc.ents]
        self.entity_of = [-1] * self.n
        for number, (s, e, _) in enumerate(self.entities):
            for i in range(s, e):
                self.entity_of[i] = number

    @cached_property
    def edges(self) -> list[Tokens]:
        """First and last token (half-open) of each token's subtree; trees that cross count their whole stretch."""
        left, right = list(range(self.n)), [i + 1 for i in range(self.n)]
        for i in self._bottom_up():
            head = self.head[i]
            if head != i:
                left[head] = min(left[head], left[i])
                right[head] = max(right[head], right[i])
        return list(zip(left, right, strict=True))

    def _bottom_up(self) -> list[int]:
        order: list[int] = [i for i in range(self.n) if self.head[i] == i]
        for i in order:  # grows while it is walked: breadth first from the roots
            order.extend(self.children[i])
        order.reverse()
        return order

    def chars(self, tokens: Tokens) -> tuple[int, int]:
        """Character offsets of a stretch of tokens that is not empty."""
        return self.start[tokens[0]], self.end[tokens[1] - 1]

    def string(self, tokens: Tokens) -> str:
        """The article's own characters from the first to the last token."""
        start, end = self.chars(tokens)
        return self.text[start:end]

    def tokens_in(self, start: int, end: int) -> Tokens:
        """The tokens that overlap the characters [start, end); an empty pair where there are none."""
        first = bisect_right(self.end, start)
        last = bisect_left(self.start, end)
        return first, max(first, last)

    def sentence(self, i: int) -> Tokens:
        """The sentence that token i stands in."""
        return self.sentences[self.sentence_of[i]]

    def is_space(self, i: int) -> bool:
        """Whether a token is white space, as paragraphs leave it."""
        return self.words[i].isspace()

    def is_punctuation(self, i: int) -> bool:
        """Whether a token is a mark: tagged so, or without letter and digit."""
        return self.pos[i] == "PUNCT" or not any(c.isalnum() for c in self.words[i])

    def trimmed(self, tokens: Tokens, characters: str = ",;:.") -> Tokens:
        """The stretch without white space and these marks at its ends."""
        s, e = tokens
        while s < e and (self.is_space(s) or self.words[s] in characters):
            s += 1
        while e > s and (self.is_space(e - 1) or self.words[e - 1] in characters):
            e -= 1
        return s, e

    def paragraph_breaks(self) -> Iterator[int]:
        """Tokens before which a paragraph begins (white space with a line end)."""
        for i, word in enumerate(self.words):
            if "\n" in word and word.isspace():
                yield i + 1
