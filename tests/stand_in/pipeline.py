"""In place of `claimx.pipeline` where tests are about what surrounds it: no model, records without claims.

An article with the word KRAKEN does what the variable STAND_IN says: "die" kills the process, "wait" never ends,
"hang" never ends in a call that hears no signal. Any text may take STAND_IN_SECONDS.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Iterable, Sequence
from typing import Any

from claimx.records import Article, ArticleRecord, Model, Report

BATCH_CHARACTERS = 64_000
FORGET_AFTER_CHARACTERS = 300_000


class Extractor:
    """Reads as the real one does, and finds nothing."""

    def __init__(self, model: Any = None, *, lexicon: Iterable[Any] = ()) -> None:
        self.harm = os.environ.get("STAND_IN", "")
        self.seconds = float(os.environ.get("STAND_IN_SECONDS", "0"))
        self.read_so_far = 0

    def extract(self, article: Article) -> Report:
        (report,) = self.read([article])
        return report

    def read(self, articles: Sequence[Article]) -> list[Report]:
        if any("KRAKEN" in article.text for article in articles):
            self.suffer()
        time.sleep(self.seconds * len(articles))
        return [report_on(article) for article in articles]

    def suffer(self) -> None:
        if self.harm == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.harm == "wait":
            time.sleep(1000)
        elif self.harm == "hang":
            # One call that never comes back to Python, which alone hears signals: as of a faulty parser written in C.
            sum(iter(int, 1))


def report_on(article: Article) -> Report:
    """The record of an article, without claims."""
    return Report(
        article=ArticleRecord(
            id=article.id, path=article.path, title=article.title, date=article.date, site=article.site,
            url=article.url, sha256=hashlib.sha256(article.text.encode()).hexdigest(), characters=len(article.text),
            words=len(article.text.split()), sentences=1, text=article.text if article.extracted else None,
        ),
        claims=(), actors=(), quantities=(), hedges=(), warnings=(), model=Model(name="none", version="0"),
        version="0",
    )  # fmt: skip
