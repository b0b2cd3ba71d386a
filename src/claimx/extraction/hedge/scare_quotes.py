"""Hedges that are quotation marks: words that the article will not call its own."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.findings import Quotation
from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Quantity
from claimx.syntax import determiner_of, possessor_of


@hedge_rule("hedge.scare-quotes")
def scare_quotes(text: AttributedText, _quantities: tuple[Quantity, ...]) -> Iterator[tuple[HedgeMatch, HedgeEntry]]:
    """The "people's court" sat for ten minutes.

    Quotation marks around words of the article's own sentence that it will not call its own.
    """
    for quotation in text.reading.quotations:
        if quotation.scare and _is_own(text, quotation) and _describes_noun(text, quotation):
            yield HedgeMatch(quotation.tokens, quotation.inner), text.lexicon.scare


def _is_own(text: AttributedText, quotation: Quotation) -> bool:
    return not _is_defined(text, quotation) and not _is_somebodys(text, quotation)


def _is_defined(text: AttributedText, quotation: Quotation) -> bool:
    """A "polar low" is a form of storm: the marks show the word that is explained."""
    end, senses = quotation.tokens[1], text.lexicon.senses
    return text.word(end) in senses["defines"] and text.word(end + 1) in senses["definition_openers"]


def _is_somebodys(text: AttributedText, quotation: Quotation) -> bool:
    """Whether the sentence of the words attributes anything at all."""
    start = quotation.inner[0]
    first, end = text.parse.sentence(start)
    return any(first <= attribution.cue_head < end for attribution in text.near(start))


def _describes_noun(text: AttributedText, quotation: Quotation) -> bool:
    """Whether common words in marks are a noun phrase with its article, or stand before the noun of one."""
    parse = text.parse
    start, end = quotation.inner
    if any(parse.words[token][:1].isupper() or parse.words[token][:1].isdigit() for token in range(start, end)):
        return False
    head = next((token for token in range(start, end) if not start <= parse.head[token] < end), end - 1)
    noun = head if parse.pos[head] in {"NOUN", "PROPN"} else parse.head[head]
    if noun < start or parse.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    return determiner_of(parse, noun) is not None or possessor_of(parse, noun) is not None
