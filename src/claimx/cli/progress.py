"""What a batch says while it works and when it is done."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from claimx.visible import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimx.batch.run import Run
    from claimx.batch.tasks import Result
    from claimx.cli.console import Console

MOST_SHOWN = 10
MOST_SOURCES = 3
MOST_NAMES = 4_000  # of sources held for the summary
PAUSE = 10.0  # seconds between two lines, where there is no terminal


@dataclass(slots=True)
class Tally:
    """What the closing summary counts.

    Attributes:
        inputs, before: inputs done, failed ones among them, and those of them that an earlier run did.
        new_words: words of articles read in this run.
    """

    console: Console
    started: float = field(default_factory=time.monotonic)
    inputs: int = 0
    articles: int = 0
    words: int = 0
    new_words: int = 0
    claims: int = 0
    attributed: int = 0
    hedged: int = 0
    errors: int = 0
    warnings: int = 0
    before: int = 0
    sources: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count a shard; say its errors and warnings, unless there were many before."""
        mark = result.mark
        inputs = mark.articles + len(mark.failures)
        self.inputs += inputs
        self.before += inputs if result.before else 0
        self.articles += mark.articles
        self.words += mark.words
        self.new_words += 0 if result.before else mark.words
        self.claims += mark.claims
        self.attributed += mark.attributed
        self.hedged += mark.hedged
        self.sources.update(mark.sources)
        if len(self.sources) > MOST_NAMES:  # those named once in a million articles lead no list
            self.sources = Counter(dict(self.sources.most_common(MOST_NAMES // 2)))
        for failure in mark.failures:
            self.fail(failure.where, failure.record["message"])
        for where, message in mark.warnings:
            self.warnings += 1
            if self.warnings <= MOST_SHOWN:
                self.console.warn(f"{where}: {message}")
            elif self.warnings == MOST_SHOWN + 1:
                self.console.warn("more articles have warnings; they are in their records")

    def fail(self, where: str, message: str) -> None:
        """Count an input that failed; say so, unless there were many before."""
        self.errors += 1
        if self.errors <= MOST_SHOWN:
            self.console.error(f"{where}: {message}")
        elif self.errors == MOST_SHOWN + 1:
            self.console.error("more inputs failed; the rest is only in the errors file")

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.started

    @property
    def speed(self) -> float:
        """Words a second read in this run."""
        return self.new_words / self.seconds if self.seconds > 0 else 0.0

    @property
    def pace(self) -> str:
        """Speed and errors so far, in words."""
        speed = f"{self.speed:,.0f} words/s" if self.new_words else ""
        failed = f"{self.errors:,} failed" if self.errors else ""
        return " · ".join(filter(None, (speed, failed)))

    @property
    def earlier(self) -> str:
        """How many articles were done before, in words."""
        verb = "was" if self.before == 1 else "were"
        return f"{self.before:,} of {plural(self.inputs, 'article')} {verb} done"

    def summary(self, found: int, output: str) -> str:
        """What was done and what was found."""

        def share(part: int) -> str:
            return f"{100 * part / self.claims:.0f}%" if self.claims else "none"

        line = f"{self.articles:,} of {plural(found, 'article')}, "
        line += f"{self.words:,} words in {self.seconds:.1f} s; "
        line += f"{plural(self.claims, 'claim')}, "
        line += f"{share(self.attributed)} attributed, {share(self.hedged)} hedged"
        if self.sources:
            top = sorted(self.sources.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SOURCES]
            line += "; most quoted: " + ", ".join(f"{name} ({count:,})" for name, count in top)
        return f"{line}; {output}"


class Count:
    """How many inputs there are, counted beside the work; `count` None where that can't be."""

    def __init__(self, count: Callable[[], int] | None) -> None:
        self.total: int | None = None
        self._count = count
        self._begun = False

    def begin(self) -> None:
        """Begin to count, if it has not begun."""
        if not self._begun and self._count is not None:
            self._begun = True
            Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        with contextlib.suppress(Exception):  # then there is no total; the run itself tells what is wrong
            self.total = self._count() if self._count else None


def shown(results: Iterator[Result], run: Run, tally: Tally, count: Count) -> Iterator[Result]:
    """The results, counted, with a progress bar where somebody looks, and lines where nobody does."""
    console = tally.console
    progress = console.progress()
    said = time.monotonic()
    with progress or contextlib.nullcontext():
        task = progress.add_task("articles", total=None, speed="") if progress else None
        for result in results:
            tally.add(result)
            watched = progress is not None or time.monotonic() - said >= PAUSE
            if watched and not result.before and not run.complete:
                count.begin()  # what an earlier run did passes by too fast to be counted
            yield result
            total = run.found if run.complete else count.total
            if progress is not None and task is not None:
                progress.update(task, completed=tally.inputs, total=total, speed=tally.pace)
            elif time.monotonic() - said >= PAUSE:
                said = time.monotonic()
                console.note(line_of(tally, total))


def line_of(tally: Tally, total: int | None) -> str:
    """How far the run is."""
    done = f"{tally.inputs:,} of " if total else ""
    parts = [done + plural(total or tally.inputs, "article"), tally.pace]
    if total and tally.inputs:
        left = tally.seconds * (total - tally.inputs) / tally.inputs
        parts.append(f"{duration(left)} left")
    return ", ".join(filter(None, parts))


def duration(seconds: float) -> str:
    """A time for a person: 40 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 90 * 60 else f"{seconds / 3600:.1f} h"
