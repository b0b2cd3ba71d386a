"""The Doc as plain lists, in one grammar: what every rule reads.

A `Parse` holds words, tags and tree of one Doc in Universal Dependencies' manner, whichever labels its parser speaks.
Tokens are integers (positions in the Doc), stretches of tokens are `Tokens`, half-open pairs. Lists instead of spaCy's
objects make a question some ten times cheaper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise
from operator import add

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from claimx.lexicons import load_lexicons
from claimx.lexicons.grammar import Grammar
from claimx.syntax.clearnlp import is_clearnlp, to_universal
from claimx.syntax.mends import Tree, mend_tree
from claimx.syntax.strings import STRINGS, entities_in
from claimx.syntax.tags import NEGATIONS

Tokens = tuple[int, int]

# What the lemmatizer's tables lack: the forms of auxiliaries.
AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "'m", "’m", "'re", "’re"), "be"),
    **dict.fromkeys(("has", "had", "having", "'ve", "’ve"), "have"),
    **dict.fromkeys(("does", "did", "doing", "done"), "do"),
}
OF_PASSIVES = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})
BLANKS = "", " "  # behind a word, by whether a space stands there

COLUMNS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, SPACY, IDX]  # read as lists, strings first
ATTRIBUTES = [*COLUMNS, ENT_IOB, ENT_TYPE, HEAD, SENT_START]


class Parse:
    """One analysed Doc, read-only; `grammar` is what mends know of words, the packaged list without it. What is not
    `mended` holds the parser's own tree.

    Attributes:
        text: the Doc's text.
        words, lower, lemma, pos, tag: strings by token (`pos` coarse, `tag` Penn Treebank), and an empty one behind the
            last: nothing, not the other end of the text, stands before the first token (-1) and behind the last (n).
        start, end: character offsets by token.
        head: the head's token, itself for a root.
        relation: Universal Dependencies label by token, `root` for a root; only `claimx.syntax` reads it.
        mends: the errors of the parser that were mended, as (token, id of the mend).
        children: dependents by token, left to right, white space left out.
        spaces: the tokens that are white space.
        sentences: the sentences as `Tokens`; sentence_of: the sentence's number by token.
        entities: (start, end, label) of the named entities, in tokens; entity_of: the entity's number by token, or -1,
            as beyond both ends.
    """

    def __init__(self, doc: Doc, grammar: Grammar | None = None, *, mended: bool = True) -> None:
        self.n: int = len(doc)
        array = doc.to_array(ATTRIBUTES).T
        columns: list[list[int]] = array[: len(COLUMNS)].tolist()
        begun, named = array[len(COLUMNS) : -2]
        offsets, sentence_starts = array[-2:].view(np.int64)  # HEAD is relative; both come back unsigned
        heads: list[int] = (np.arange(self.n) + offsets).tolist()
        words, self.lower, lemma, self.pos, self.tag, labels = (STRINGS.of(keys, doc) for keys in columns[:6])
        self.words: list[str] = words
        if "" in lemma:
            lemma = [own or low for own, low in zip(lemma, self.lower, strict=True)]
        self.lemma: list[str] = list(map(AUXILIARIES.get, lemma, lemma))
        spaces, self.start = columns[6:]
        self.text = "".join(map(add, words, map(BLANKS.__getitem__, spaces)))
        self.end: list[int] = list(map(add, self.start, map(len, words)))
        self.entities = entities_in(begun, named, doc)
        self.head, self.relation = self._universal(doc, heads, labels)
        starts: list[int] = np.flatnonzero(sentence_starts == 1).tolist()
        self.sentences: list[Tokens] = list(pairwise(sorted({0, *starts, self.n})))
        tree = self._tree(grammar)
        self.mends: list[tuple[int, str]] = mend_tree(tree, self.sentences) if mended else []
        self.spaces = frozenset(compress(range(self.n), map(str.isspace, words)))
        self.children = self._children(tree.dependents)
        self.sentence_of = self._numbers(self.sentences)
        self.entity_of = self._numbers([(start, end) for start, end, _ in self.entities])
        for column in (self.words, self.lower, self.lemma, self.pos, self.tag):
            column.append("")
        self.entity_of.append(-1)

    def _tree(self, grammar: Grammar | None) -> Tree:
        """The tree that mends change: the same lists."""
        return Tree(
            heads=self.head, labels=self.relation, words=self.words, lemmas=self.lemma, pos=self.pos, tags=self.tag,
            grammar=grammar or load_lexicons().grammar,
        )  # fmt: skip

    def _universal(self, doc: Doc, heads: list[int], labels: list[str]) -> tuple[list[int], list[str]]:
        """Heads and labels in Universal Dependencies, whatever the parser speaks."""
        if not is_clearnlp(frozenset(labels)) and doc.user_data.get("claimx_labels") != "clearnlp":
            return heads, labels
        people = [(start, end) for start, end, label in self.entities if label == "PERSON"]
        return to_universal(heads, labels, lemmas=self.lemma, pos=self.pos, tags=self.tag, people=people)

    def _children(self, dependents: list[Sequence[int]]) -> list[Sequence[int]]:
        """The dependents of each token, white space left out; what is its own head is a root."""
        for root in [i for i, head in enumerate(self.head) if head == i]:
            self.relation[root] = "root"
            dependents[root] = [i for i in dependents[root] if i != root]
        for head in {self.head[i] for i in self.spaces}:
            dependents[head] = [i for i in dependents[head] if i not in self.spaces]
        return dependents

    def _numbers(self, stretches: list[Tokens]) -> list[int]:
        """By token, the number of the stretch that holds it, or -1."""
        numbers = [-1] * self.n
        for number, (start, end) in enumerate(stretches):
            numbers[start:end] = [number] * (end - start)
        return numbers

    @cached_property
    def edges(self) -> list[Tokens]:
        """First and last token (half-open) of each token's subtree; trees that cross count their whole stretch."""
        heads, spaces, left, right = self.head, self.spaces, list(range(self.n)), list(range(1, self.n + 1))
        for i, above in enumerate(heads):  # what stands before all else that hangs below a token reaches it first
            while left[above] > i and i not in spaces and above not in spaces:
                left[above] = i
                above = heads[above]  # noqa: PLW2901 - up to where another has been
        for i, above in zip(range(self.n - 1, -1, -1), reversed(heads), strict=True):
            while right[above] <= i and i not in spaces and above not in spaces:
                right[above] = i + 1
                above = heads[above]  # noqa: PLW2901
        return list(zip(left, right, strict=True))

    @cached_property
    def dependents(self) -> Dependents:
        """By relations and head, what hangs there."""
        return Dependents(self.head, self.relation, self.spaces)

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """By word in lower case, its tokens: most lists of words have none or few of them."""
        return _tokens_by(self.lower[: self.n])

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """By lemma, its tokens."""
        return _tokens_by(self.lemma[: self.n])

    def tokens_of(self, words: Collection[str]) -> list[int]:
        """The tokens of any of these words in lower case, in text order."""
        return _tokens_among(self.by_word, words)

    @cached_property
    def by_lower_lemma(self) -> dict[str, list[int]]:
        """By lemma in lower case, its tokens: that of a noun in a title or a name has a capital."""
        found: dict[str, list[int]] = {}
        for lemma, tokens in self.by_lemma.items():
            low = lemma.lower()
            found[low] = sorted((*found[low], *tokens)) if low in found else tokens
        return found

    def tokens_of_lemmas(self, lemmas: Collection[str]) -> list[int]:
        """The tokens that have one of these lemmas, in text order."""
        return _tokens_among(self.by_lemma, lemmas)

    def tokens_of_lower_lemmas(self, lemmas: Collection[str]) -> list[int]:
        """The tokens whose lemma in lower case is one of these, in text order."""
        return _tokens_among(self.by_lower_lemma, lemmas)

    @cached_property
    def marks(self) -> frozenset[int]:
        """The tokens that are no words: tagged as marks, or without letter and digit, white space too; the ends are."""
        marks = [word for word in self.by_word if not (word.isalnum() or any(map(str.isalnum, word)))]
        found = [i for i, pos in enumerate(self.pos) if pos == "PUNCT"]
        return frozenset((-1, self.n, *found, *self.tokens_of(marks)))

    @cached_property
    def passives(self) -> frozenset[int]:
        """The verbs that have what only passives have: their auxiliary, their subject or who did it."""
        return frozenset(self.dependents[OF_PASSIVES])

    @cached_property
    def beside_negations(self) -> frozenset[int]:
        """The words on which a word that negates hangs, or the word right behind one: few have any."""
        negations = self.tokens_of(NEGATIONS)
        return frozenset(self.head[k] for i in negations for k in (i, min(i + 1, self.n - 1)))

    @cached_property
    def infinitives(self) -> frozenset[int]:
        """The verbs that stand with "to"."""
        return frozenset(self.head[i] for i in self.by_word.get("to", ()) if self.relation[i] == "mark")

    def chars(self, tokens: Tokens) -> tuple[int, int]:
        """Character offsets of a stretch of tokens that is not empty."""
        return self.start[tokens[0]], self.end[tokens[1] - 1]

    def string(self, tokens: Tokens) -> str:
        """The article's own characters from the first to the last token."""
        start, end = self.chars(tokens)
        return self.text[start:end]

    def tokens_in(self, start: int, end: int) -> Tokens:
        """The tokens that overlap the characters [start, end); an empty pair where there are none."""
        first = bisect_left(self.start, start)
        if first == self.n or self.start[first] != start:
            first = bisect_right(self.end, start)
        last = bisect_left(self.start, end, first)
        return (first, last) if first < last else (first, first)

    def sentence(self, i: int) -> Tokens:
        """The sentence that token i stands in."""
        return self.sentences[self.sentence_of[i]]

    def is_space(self, i: int) -> bool:
        """Whether a token is white space, as paragraphs leave it."""
        return i in self.spaces

    def is_mark(self, i: int) -> bool:
        """Whether a token is no word: a mark or white space."""
        return i in self.marks

    def trimmed(self, tokens: Tokens, characters: str = ",;:.") -> Tokens:
        """The stretch without white space and these marks at its ends."""
        s, e = tokens
        words, spaces = self.words, self.spaces
        while s < e and (s in spaces or words[s] in characters):
            s += 1
        while e > s and (e - 1 in spaces or words[e - 1] in characters):
            e -= 1
        return s, e

    def paragraph_breaks(self) -> Iterator[int]:
        """Tokens before which a paragraph begins (white space with a line end)."""
        for i in sorted(self.spaces):
            if "\n" in self.words[i]:
                yield i + 1


class Dependents(dict[frozenset[str], dict[int, list[int]]]):
    """By a set of relations, what hangs on each head by one of them, left to right; white space is left out.

    Most heads have none: rules that ask for them again and again need not walk through all that hangs there.
    """

    def __init__(self, heads: Sequence[int], relations: Sequence[str], spaces: Collection[int]) -> None:
        super().__init__()
        self._heads, self._spaces = heads, spaces
        self._tokens = _tokens_by(relations)

    def __missing__(self, relations: frozenset[str]) -> dict[int, list[int]]:
        """Find them when they are asked for the first time."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for token in _tokens_among(self._tokens, relations):
            if token not in self._spaces:
                found[self._heads[token]].append(token)
        self[relations] = known = dict(found)
        return known


def _tokens_by(column: Sequence[str]) -> dict[str, list[int]]:
    """By word of a column, the tokens that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token, word in enumerate(column):
        found[word].append(token)
    return dict(found)


def _tokens_among(found: Mapping[str, list[int]], words: Collection[str]) -> list[int]:
    """The tokens of the words found that are among some, in order."""
    few, many = (found, words) if len(found) < len(words) else (words, found)
    return sorted([token for word in filter(many.__contains__, few) for token in found[word]])
