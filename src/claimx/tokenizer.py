"""A tokenizer whose time does not grow with the square of a stretch without blanks.

spaCy takes a mark off the one or the other end of such a stretch, then looks at all of the rest again: ten thousand
equals signs would take it half a minute. A long run of marks is one token here, and what else is long is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

LONGEST = 250  # characters without a blank that are read at once; longer addresses are cut
MANY = 40  # marks: a line across the page, no word
STRETCH = re.compile(rf"(?<!\S)\S{{{MANY},}}+")
RUN = re.compile(r"(?P<word>[^\W_]++)|(?:(?!\s)[\W_])++")


class Marks:
    """A pattern of marks, figures and what is glued to them, which takes a while to search a word for.

    A word of plain letters alone, as most are, has none of these and is not searched. As spaCy keeps a pattern by the
    method that searches, this has the same three.
    """

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self.compiled = compiled
        self.pattern = compiled.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern stands."""
        return None if is_plain(text) else self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """The pattern, where the text opens with it."""
        return None if is_plain(text) else self.compiled.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where the pattern stands."""
        return iter(()) if is_plain(text) else self.compiled.finditer(text)


def is_plain(text: str) -> bool:
    """Whether a text is nothing but letters of English."""
    return text.isascii() and text.isalpha()


class BoundedTokenizer(Tokenizer):  # type: ignore[misc]  # it has no stubs
    """spaCy's tokenizer, given a text in pieces where it has such a stretch."""

    def __call__(self, string: str) -> Doc:
        """The text in tokens."""
        if STRETCH.search(string) is None:
            doc: Doc = super().__call__(string)
            return doc
        docs: list[Doc] = []
        for piece, whole in pieces(string):
            if whole:
                docs.append(Doc(self.vocab, words=[piece.rstrip(" ")], spaces=[piece.endswith(" ")]))
            else:
                docs.append(super().__call__(piece))
        return Doc.from_docs(docs, ensure_whitespace=False, attrs=[ORTH, NORM])


def bound(nlp: Language) -> None:
    """Give the pipeline such a tokenizer in the place of spaCy's own; one of another kind stays."""
    own: Any = nlp.tokenizer
    if type(own) is Tokenizer:
        nlp.tokenizer = BoundedTokenizer(
            own.vocab,
            rules=own.rules,
            prefix_search=own.prefix_search,
            suffix_search=own.suffix_search,
            infix_finditer=own.infix_finditer,
            token_match=own.token_match,
            url_match=own.url_match,
            faster_heuristics=own.faster_heuristics,
            max_cache_size=own.max_cache_size,
        )


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is one token: a run of marks, with the blank behind it."""
    done = 0
    for stretch in STRETCH.finditer(text):
        start = stretch.start()
        for run in RUN.finditer(text, start, stretch.end()):
            if not run["word"] and run.end() - run.start() >= MANY:
                if done < run.start():
                    yield text[done : run.start()], False
                done = run.end() + text.startswith(" ", run.end())
                yield text[run.start() : done], True
                start = done
            while run.end() - start > LONGEST:
                # Between two runs; within one that is too long by itself.
                end = run.start() if start < run.start() else start + LONGEST
                yield text[done:end], False
                done = start = end
    if done < len(text):
        yield text[done:], False
