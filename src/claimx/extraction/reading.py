"""One part of an article as every rule reads it: built once, read-only, handed to each concept in turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from claimx.extraction.dateline import dateline_end
from claimx.extraction.findings import Quotation
from claimx.extraction.quotation import find_quotations
from claimx.lexicons import Lexicons
from claimx.syntax import Parse, Tokens


class Reading:
    """The parse, the words, and what follows from the two alone.

    Attributes:
        parse: the analysed text.
        lexicons: the words known.
        quotations: its quotations, by start; those inside another come after it.
        outer_quotation_of: by token (marks included), the number of its outer quotation, -1 outside any.
        quotation_at_start: numbers of the outer quotations by their first token, the mark.
        quotation_at_end: numbers of the outer quotations by the token after their last.
        quoted: the tokens of somebody's speech: between marks, those of titles and scare quotes left out.
        paragraph_starts: the tokens that open a paragraph or line, in order.
        dateline_tokens: the tokens of datelines: "KAMPALA, May 3 (Wire) —".
        page_tokens: the tokens of lines that are the page's and no part of its report.
    """

    def __init__(self, parse: Parse, lexicons: Lexicons, quotations: tuple[Quotation, ...] | None = None) -> None:
        self.parse = parse
        self.lexicons = lexicons
        self.quotations = find_quotations(parse) if quotations is None else quotations
        self.outer_quotation_of = [-1] * parse.n
        self.quotation_at_start: dict[int, int] = {}
        self.quotation_at_end: dict[int, int] = {}
        for number, quotation in enumerate(self.quotations):
            if quotation.depth == 0:
                start, end = quotation.tokens
                self.outer_quotation_of[start:end] = [number] * (end - start)
                self.quotation_at_start[start] = self.quotation_at_end[end] = number
        self.quoted = self._quoted()
        self.paragraph_starts = sorted({0, *parse.paragraph_breaks()})
        self.dateline_tokens = frozenset(self._dateline_tokens())
        self.page_tokens = frozenset(self._page_tokens())

    def _quoted(self) -> frozenset[int]:
        quoted: set[int] = set()
        read = 0  # each token once, however many quotations hold it
        for quotation in self.quotations:
            if not quotation.scare:
                quoted.update(range(max(read, quotation.inner[0]), quotation.inner[1]))
                read = max(read, quotation.inner[1])
        return frozenset(quoted)

    def _dateline_tokens(self) -> Iterator[int]:
        for start in self.paragraph_starts:
            end = dateline_end(self.parse, start, self.lexicons.names)
            if end is not None:
                yield from range(start, end)

    def _page_tokens(self) -> Iterator[int]:
        for start, end in pairwise([*self.paragraph_starts, self.parse.n]):
            if start < end and self.lexicons.layout.is_of_the_page(self.parse.string((start, end))):
                yield from range(start, end)

    @cached_property
    def caption_tokens(self) -> frozenset[int]:
        """The tokens of lines that close with whose picture it is."""
        lines = pairwise([*self.paragraph_starts, self.parse.n])
        captions = ((s, e) for s, e in lines if s < e and self.lexicons.layout.is_caption(self.parse.string((s, e))))
        return frozenset(k for s, e in captions for k in range(s, e))

    @cached_property
    def inner_quotation_of(self) -> list[int]:
        """By token, the number of the innermost quotation that holds it between its marks, -1 outside any."""
        numbers = [-1] * self.parse.n
        for start, number, end in sorted((each.inner[0], k, each.inner[1]) for k, each in enumerate(self.quotations)):
            numbers[start:end] = [number] * (end - start)
        return numbers

    def sentence(self, token: int, *, reach: int) -> Tokens:
        """The sentence of a token; of one without end what lies within reach (tokens)."""
        whole = start, end = self.parse.sentences[self.parse.sentence_of[token]]
        return whole if end - start <= reach else (max(start, token - reach), min(end, token + reach))
