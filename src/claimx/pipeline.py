"""How an article becomes a report: the whole flow on one screen.

Article → Doc → Reading → attributions → actors → quantities → hedges → sources → claims → Report
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

from spacy.tokens import Doc

from claimx._version import __version__
from claimx.collector import without_collector
from claimx.extraction.article import describe, home_of, make_part, sound, warnings_of
from claimx.extraction.attribution import attributions_of
from claimx.extraction.chunks import Part, cut, join
from claimx.extraction.claim import build_claims
from claimx.extraction.findings import Findings, Way
from claimx.extraction.hedge import find_hedges
from claimx.extraction.own_voice import own_clauses
from claimx.extraction.party import parties_of, resolve_sources
from claimx.extraction.quantity import find_amounts, find_quantities
from claimx.extraction.reading import Reading
from claimx.given import Errors, Given, Leave, as_article, check_pipe, piped
from claimx.language import load_pipeline, memory_zone
from claimx.lexicons import Lexicons, load_lexicons
from claimx.lines import Plain, plain
from claimx.records import Article, Model, Report
from claimx.syntax import Parse

BATCH_CHARACTERS = 32_000  # characters parsed at a time: enough for full speed, little enough for memory
# Characters whose words a pipeline keeps: the usual ones. What is forgotten costs time when it is met again.
FORGET_AFTER_CHARACTERS = 300_000

T = TypeVar("T")


class Extractor:
    """Reads articles with one pipeline and one set of lexicons.

    Args:
        model: name or path of a spaCy English pipeline; None for the embedded one.
        lexicon: files that add a user's own words.

    Raises:
        ModelError: where the pipeline can't be used.
        LexiconError: where a lexicon can't be read.
    """

    def __init__(self, model: str | Path | None = None, *, lexicon: Iterable[Path] = ()) -> None:
        own = tuple(lexicon)
        self.lexicons = load_lexicons(own)
        self.nlp = load_pipeline(model, names=self.lexicons.names if own else None)
        self.model = Model(name=self.nlp.meta["name"], version=self.nlp.meta["version"])
        self._characters = 0  # read since the beginning, or begun
        self.read_so_far = 0  # characters of the articles at hand, for whoever waits

    def extract(self, article: Given) -> Report:
        """The report of one article; a long one is read in parts, so that memory stays bounded."""
        (report,) = self.read([article])
        return report

    @overload
    def pipe(self, articles: Iterable[Given], *, errors: Leave = "raise") -> Iterator[Report]: ...
    @overload
    def pipe(self, articles: Iterable[Given], *, errors: Literal["return"]) -> Iterator[Report | Exception]: ...
    @overload
    def pipe(
        self, articles: Iterable[tuple[Given, T]], *, as_tuples: Literal[True], errors: Leave = "raise"
    ) -> Iterator[tuple[Report, T]]: ...
    @overload
    def pipe(
        self, articles: Iterable[tuple[Given, T]], *, as_tuples: Literal[True], errors: Literal["return"]
    ) -> Iterator[tuple[Report | Exception, T]]: ...
    def pipe(self, articles: Iterable[Any], *, as_tuples: bool = False, errors: Errors = "raise") -> Iterator[Any]:
        """The reports of many articles, in order; short ones are parsed together, which changes nothing but speed.

        Args:
            articles: texts; `claimx.Article`s; pairs of a text and its id; or rows, mappings with a `text` and, if you
                like, `id`, `title`, `date`, `site` and `url`.
            as_tuples: take pairs of an article and anything, and give pairs of its report and that, as spaCy does.
            errors: what becomes of an article that can't be read, such as None: "raise" stops at it, once the reports
                before it are out; "skip" leaves it out, and warns of how many at the end; "return" gives the exception
                in place of its report.

        Raises:
            TypeError: for one text or a table in place of several texts; with errors="raise" for what is no text.
        """
        check_pipe(articles, errors)
        return piped(articles, self.read, characters=BATCH_CHARACTERS, as_tuples=as_tuples, errors=errors)

    def read(self, articles: Sequence[Given]) -> list[Report]:
        """The reports of these articles, parsed together. Words met after the first texts are forgotten again."""
        self.read_so_far = 0
        given = [sound(as_article(each)) for each in articles]
        plains = [plain(article.text) for article in given]
        analysed = self._parts([each.text for each in plains])
        return [
            make_report(article, self._whole(article.text, each, analysed), self.lexicons, self.model)
            for article, each in zip(given, plains, strict=True)
        ]

    def _whole(self, text: str, read: Plain, analysed: Iterator[Part]) -> Part:
        """All that an article says, of its parts, which come next."""
        parts = ((start, next(analysed)) for start, _ in cut(read.text))
        return join(parts, self.lexicons.names, partial(read.pointing_into, text))

    def _parts(self, texts: Sequence[str]) -> Iterator[Part]:
        """What each part of these texts says. Words are forgotten within a long article too, every so often."""
        together = len(texts) if sum(map(len, texts)) < 2 * BATCH_CHARACTERS else 1
        for stretch in stretches(part for text in texts for _, part in cut(text)):
            self._characters += sum(map(len, stretch))
            with memory_zone(self.nlp) if self._characters > FORGET_AFTER_CHARACTERS else nullcontext():
                parts = self._read_stretch(stretch, together)
            yield from parts

    def _read_stretch(self, texts: Sequence[str], together: int) -> list[Part]:
        docs = self.nlp.pipe(texts, batch_size=together)
        parts: list[Part] = []
        while group := list(islice(docs, together)):
            parts += parts_together(group, self.lexicons)
            self.read_so_far += sum(len(doc.text) for doc in group)
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What one Doc says, with the way there, for `claimx explain`."""

    reading: Reading
    found: Findings
    part: Part
    ways: dict[str, Way]  # by the id of the claim


@without_collector()
def analyse_together(docs: Sequence[Doc], lexicons: Lexicons) -> list[Analysis]:
    """All that each of these Docs (an article, or a part of a long one) says. Pure: Docs are only read.

    A step is taken for all Docs before the next one: so the processor has its code at hand. To take all steps for one
    short Doc after another would take half as long again.
    """
    parses = [Parse(doc, lexicons.grammar) for doc in docs]
    readings = [Reading(parse, lexicons) for parse in parses]
    attributions = attributions_of(readings)
    parties = parties_of(readings, attributions)
    homes = [home_of(each.actors) for each in parties]
    amounts = list(map(find_amounts, readings, homes))
    quantities = list(map(find_quantities, readings, homes, amounts))
    hedges = list(map(find_hedges, readings, attributions, quantities))
    sources = list(map(resolve_sources, parties, attributions))
    found = [
        Findings(attributions=a, sources=s, quantities=q, hedges=h, actors=p.actors)
        for a, s, q, h, p in zip(attributions, sources, quantities, hedges, parties, strict=True)
    ]
    own = [list(own_clauses(reading, each)) for reading, each in zip(readings, attributions, strict=True)]
    claims = list(map(build_claims, readings, found, own))
    return [
        Analysis(reading=reading, found=each, part=make_part(reading.parse, each, made, lexicons.english), ways=ways)
        for reading, each, (made, ways) in zip(readings, found, claims, strict=True)
    ]


@without_collector()
def parts_together(docs: Sequence[Doc], lexicons: Lexicons) -> list[Part]:
    """What each of these Docs says, without the way there, which is gone before the collector could go through it."""
    return [each.part for each in analyse_together(docs, lexicons)]


def analyse(doc: Doc, lexicons: Lexicons) -> Analysis:
    """All that one Doc says."""
    (analysis,) = analyse_together([doc], lexicons)
    return analysis


def report_of(doc: Doc, lexicons: Lexicons, model: Model) -> Report:
    """The report of a Doc that is an article whole."""
    return make_report(as_article(doc.text), analyse(doc, lexicons).part, lexicons, model)


def make_report(article: Article, whole: Part, lexicons: Lexicons, model: Model) -> Report:
    """The report of an article, given all that it says."""
    return Report(
        article=describe(article, whole),
        claims=whole.claims,
        actors=whole.actors,
        quantities=whole.quantities,
        hedges=whole.hedges,
        model=model,
        version=__version__,
        warnings=(*article.warnings, *warnings_of(whole, lexicons.english)),
    )


def stretches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in stretches over which words are remembered."""
    stretch: list[str] = []
    size = 0
    for text in texts:
        stretch.append(text)
        size += len(text)
        if size > FORGET_AFTER_CHARACTERS:
            yield stretch
            stretch, size = [], 0
    if stretch:
        yield stretch
