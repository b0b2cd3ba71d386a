"""The functions of the Python interface, over an `Extractor` that is kept for the next call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from claimx.pipeline import Extractor
from claimx.records import Article, Report


@lru_cache(maxsize=2)
def _extractor(model: str | None, lexicon: tuple[Path, ...]) -> Extractor:
    return Extractor(model, lexicon=lexicon)


def extract(text: str | Article, *, model: str | Path | None = None, lexicon: Iterable[Path] = ()) -> Report:
    """The report of one article.

    Args:
        text: the article's text, or an `Article` with its title, date and address.
        model: name or path of a spaCy English pipeline; None for the embedded one.
        lexicon: files that add a user's own words.

    Raises:
        ModelError: where the pipeline can't be used.
        LexiconError: where a lexicon can't be read.
        TypeError: for anything else than a text or an `Article`; it says how to get one.
    """
    name = str(model.absolute()) if isinstance(model, Path) else model
    return _extractor(name, tuple(map(Path, lexicon))).extract(text)


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
