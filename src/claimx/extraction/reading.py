"""One part of an article as every rule reads it: built once, read-only, handed to each concept in turn."""

from __future__ import annotations

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
    """

    def __init__(self, parse: Parse, lexicons: Lexicons, quotations: tuple[Quotation, ...] | None = None) -> None:
        self.parse = parse
        self.lexicons = lexicons
        self.quotations = find_quotations(parse) if quotations is None else quotations

    @cached_property
    def outer_quotation_of(self) -> list[int]:
        """By token (marks included), the number of its outer quotation, -1 outside any."""
        numbers = [-1] * self.parse.n
        for number, quotation in enumerate(self.quotations):
            if quotation.depth == 0:
                start, end = quotation.tokens
                numbers[start:end] = [number] * (end - start)
        return numbers

    @cached_property
    def inner_quotation_of(self) -> list[int]:
        """By token, the number of the innermost quotation that holds it between its marks, -1 outside any."""
        numbers = [-1] * self.parse.n
        order = sorted(range(len(self.quotations)), key=lambda k: (self.quotations[k].inner[0], k), reverse=True)
        open_: list[int] = []
        for token in range(self.parse.n):
            while order and self.quotations[order[-1]].inner[0] <= token:
                open_.append(order.pop())
            while open_ and self.quotations[open_[-1]].inner[1] <= token:
                open_.pop()
            if open_:
                numbers[token] = open_[-1]
        return numbers

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens of somebody's speech: between marks, those of titles and scare quotes left out."""
        tokens: set[int] = set()
        read = 0  # each token once, however many quotations hold it
        for quotation in self.quotations:
            if not quotation.scare:
                tokens.update(range(max(read, quotation.inner[0]), quotation.inner[1]))
                read = max(read, quotation.inner[1])
        return frozenset(tokens)

    @cached_property
    def quotation_at_start(self) -> dict[int, int]:
        """Numbers of the outer quotations by their first token, the mark."""
        return {q.tokens[0]: number for number, q in enumerate(self.quotations) if q.depth == 0}

    @cached_property
    def quotation_at_end(self) -> dict[int, int]:
        """Numbers of the outer quotations by the token after their last."""
        return {q.tokens[1]: number for number, q in enumerate(self.quotations) if q.depth == 0}

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """The tokens that open a paragraph or line, in order."""
        return sorted({0, *self.parse.paragraph_breaks()})

    @cached_property
    def dateline_tokens(self) -> frozenset[int]:
        """The tokens of datelines: "KAMPALA, May 3 (Wire) —"."""
        ends = ((start, dateline_end(self.parse, start, self.lexicons.names)) for start in self.paragraph_starts)
        return frozenset(token for start, end in ends if end is not None for token in range(start, end))

    @cached_property
    def page_tokens(self) -> frozenset[int]:
        """The tokens of lines that are the page's and no part of its report."""
        lines = pairwise([*self.paragraph_starts, self.parse.n])
        return frozenset(
            token
            for start, end in lines
            if start < end and self.lexicons.layout.is_of_the_page(self.parse.string((start, end)))
            for token in range(start, end)
        )

    def sentence(self, token: int, *, reach: int) -> Tokens:
        """The sentence of a token; of one without end what lies within reach (tokens)."""
        whole = start, end = self.parse.sentences[self.parse.sentence_of[token]]
        return whole if end - start <= reach else (max(start, token - reach), min(end, token + reach))
