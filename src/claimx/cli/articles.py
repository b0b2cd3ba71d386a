"""The articles that a command is given, one after the other, and their reports; what fails is said and passed over."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimx.cli.console import STDOUT, Console
from claimx.cli.terminal import standard_input
from claimx.errors import InputError
from claimx.settings import Settings

if TYPE_CHECKING:
    from claimx.pipeline import Extractor
    from claimx.readers import ReadOptions
    from claimx.records import Article, Report

T = TypeVar("T")
# What reads a folder, proposed where one is given.
BATCH = "try: claimx batch {} -o claims.jsonl"


def peeked(items: Iterator[T]) -> Iterator[T] | None:
    """The iterator whole, its first item ready; None where it has none."""
    for first in items:
        return itertools.chain([first], items)
    return None


class Inputs:
    """The articles of all files, in order; what can't be read is reported and passed over.

    Attributes:
        count: articles and refused inputs so far.
        several: whether one of the inputs so far holds any number of articles.
    """

    def __init__(
        self,
        files: Sequence[str],
        options_: ReadOptions,
        console: Console,
        timeout: int | None,
        *,
        folders: bool = False,
        instead: str = BATCH,
    ) -> None:
        self.files, self.options, self.console, self.timeout = files, options_, console, timeout
        self.folders, self.instead = folders, instead
        self.count = 0
        self.several = False

    def articles(self) -> Iterator[Article]:
        """The articles."""
        from claimx.readers import Refusal, load, open_items  # noqa: PLC0415 - each command imports what it uses
        from claimx.time_limit import time_limit  # noqa: PLC0415

        stdin = standard_input()
        items = open_items(
            self.files,
            self.options,
            notice=self.console.note,
            stdin=stdin,
            folders=self.folders,
            instead=self.instead,
        )
        for item in items:
            self.several = self.several or item.member is not None
            if isinstance(item, Refusal):
                self.failed(item.where, item.error)
                continue
            try:
                with time_limit(self.timeout, "read"):
                    article = load(item, self.options)
            except InputError as error:
                self.failed(item.where, error)
                continue
            self.count += 1
            yield article

    def failed(self, name: str, error: InputError) -> None:
        """Report an input that gives no article."""
        self.count += 1
        self.console.input_failed(name, error)


def analysed(
    articles: Iterable[Article], settings: Settings, console: Console, timeout: int | None
) -> Iterator[Report]:
    """Their reports. The pipeline is loaded with the first article: bad inputs alone never wait for it."""
    from claimx.pipeline import Extractor  # noqa: PLC0415
    from claimx.time_limit import TimeLimitError, time_limit  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    for article in articles:
        name = place_of(article)
        try:
            size = len(article.text)
            told = console.at_work(f"{name}, {size:,} characters", partial(share_read, extractor, size))
            with time_limit(timeout, characters=size), told:
                report = extractor.extract(article)
        except Exception as error:
            console.input_failed(name, error)
            if isinstance(error, TimeLimitError):  # the pipeline was interrupted at any point of its work
                extractor = Extractor(settings.model, lexicon=settings.lexicon)
            continue
        for warning in report.warnings:
            console.warn(f"{name}: {warning.message}")
        yield report


def share_read(extractor: Extractor, size: int) -> float:
    """What share of a long article has been read; 0 of a short one, which is read at once."""
    return extractor.read_so_far / size if size else 0.0


def place_of(article: Article) -> str:
    """An article as a message names it: its file, and in a container its id too."""
    if article.path is None:
        return "standard input" if article.id == STDOUT else f"standard input, {article.id}"
    own = Path(article.path).as_posix() == article.id
    return article.path if own else f"{article.path}, {article.id}"
