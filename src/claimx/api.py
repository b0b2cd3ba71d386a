"""The functions of the Python interface, over an `Extractor` that is kept for the next call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, overload

from spacy.tokens import Doc

from claimx.errors import InputError
from claimx.export.plain import typed
from claimx.given import Errors, Given, Leave, check_pipe, piped
from claimx.pipeline import BATCH_CHARACTERS, Extractor
from claimx.readers import Item, ReadOptions, Refusal, load, open_items
from claimx.recorded import holds_records, read_records
from claimx.records import Article, Report


@lru_cache(maxsize=2)
def _extractor(model: str | None, lexicon: tuple[Path, ...]) -> Extractor:
    return Extractor(model, lexicon=lexicon)


def extract(text: Given, *, model: str | Path | None = None, lexicon: Iterable[Path] = ()) -> Report:
    """The report of one article.

    Args:
        text: the article's text; an `Article` with its title, date and address; or a row with these.
        model: name or path of a spaCy English pipeline; None for the embedded one.
        lexicon: files that add a user's own words.

    Raises:
        ModelError: where the pipeline can't be used.
        LexiconError: where a lexicon can't be read.
        TypeError: for anything else; it says how to get a text.
    """
    name = str(model.absolute()) if isinstance(model, Path) else model
    return _extractor(name, tuple(map(Path, lexicon))).extract(text)


@overload
def read(
    path: str | Path, *, model: str | Path | None = None, lexicon: Iterable[Path] = (), errors: Leave = "raise"
) -> Iterator[Report]: ...
@overload
def read(
    path: str | Path, *, model: str | Path | None = None, lexicon: Iterable[Path] = (), errors: Literal["return"]
) -> Iterator[Report | Exception]: ...
def read(
    path: str | Path, *, model: str | Path | None = None, lexicon: Iterable[Path] = (), errors: Errors = "raise"
) -> Iterator[Report | Exception]:
    """The reports of a file or folder, one after the other: of records as they are, of articles by reading them.

    Args:
        path: what `claimx batch` wrote (.jsonl, .json, .sqlite, .duckdb, a folder of them), or any input that it reads.
        model: as in `extract`, for articles.
        lexicon: as in `extract`, for articles.
        errors: what becomes of an article that can't be read, as in `Extractor.pipe`; records are always read strictly.

    Raises:
        InputError: at the first record, or article, that can't be read, unless `errors` says otherwise of articles.
        ModelError: where the pipeline can't be used.
        LexiconError: where a lexicon can't be read.
    """
    check_pipe((), errors)
    if holds_records(path):
        for record in read_records(path):
            yield typed(record)
        return
    name = str(model.absolute()) if isinstance(model, Path) else model
    extractor = _extractor(name, tuple(map(Path, lexicon)))
    yield from piped(articles_of(str(path)), extractor.read, characters=BATCH_CHARACTERS, errors=errors, stacklevel=3)


def articles_of(path: str) -> Iterator[Article | InputError]:
    """The articles of a file or folder, and an error for each input that can't be read."""
    options = ReadOptions()
    for item in open_items([path], options, notice=lambda _: None):
        error = item.error if isinstance(item, Refusal) else None
        if isinstance(item, Item):
            try:
                yield load(item, options)
            except InputError as refused:
                error = refused
        if error is not None:
            yield InputError(f"{item.where}: {error}", stage=error.stage)


def factuality(doc: Doc) -> list[float | None]:
    """How far the text commits to each word of a Doc: -3 (certainly not) to 3 (certainly), None for no event.

    Args:
        doc: read by the embedded pipeline or any other with tagger, parser and lemmas.
    """
    from claimx.extraction.commitment import factuality_scores  # noqa: PLC0415 - most callers never need it
    from claimx.extraction.reading import Reading  # noqa: PLC0415
    from claimx.lexicons import load_lexicons  # noqa: PLC0415
    from claimx.syntax import Parse  # noqa: PLC0415

    return list(factuality_scores(Reading(Parse(doc), load_lexicons(), ())))
