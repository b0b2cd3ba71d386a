"""What comes of a shard's inputs: lines, failures, and what its mark says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from claimx.batch.errors_file import ERROR_SCHEMA
from claimx.batch.marks import Failure, Mark
from claimx.batch.shards import Entry
from claimx.errors import InputError, Stage
from claimx.readers.items import MissingExtraError, OutOfMemoryError
from claimx.time_limit import TimeLimitError

if TYPE_CHECKING:
    from claimx.records import Report


def error_record(id: str, path: str | None, error: BaseException) -> dict[str, Any]:  # noqa: A002 - the record's own word
    """Why an input gave no record; `stage` is how far it came."""
    stage: Stage = error.stage if isinstance(error, InputError) else "extract"
    name = type(error).__name__
    return {
        "schema": ERROR_SCHEMA,
        "id": id,
        "path": path,
        "stage": stage,
        "type": name,
        "message": " ".join(str(error).split()) or name,
    }


class WorkerDiedError(Exception):
    """A worker process ended while it read an article, alone."""


def failure(entry: Entry, error: BaseException) -> Failure:
    """An input's error record, with its place in words."""
    if isinstance(error, MemoryError):
        error = OutOfMemoryError(stage="extract")
    return Failure(
        where=entry.where,
        record=error_record(entry.id, entry.path, error),
        again=isinstance(error, OutOfMemoryError),
        missing=error.module if isinstance(error, MissingExtraError) else None,
        seconds=error.seconds if isinstance(error, TimeLimitError) else None,
    )


def quoted_in(report: Report) -> list[str]:
    """The named source of each claim, without the turns of who asks the questions of an interview."""
    from claimx.report.interviews import TURN, askers  # noqa: PLC0415 - by those who extract

    named = [
        (claim.source.name or claim.source.text, claim)
        for claim in report.claims
        if claim.source is not None and claim.source.named
    ]
    asking = askers((who, claim.content[-1].text) for who, claim in named if claim.rule == TURN)
    return [who for who, claim in named if claim.rule != TURN or who not in asking]


class Tally:
    """A shard's lines, and what its mark says."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.counts: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.warnings: list[tuple[str, str]] = []
        self.failures: list[Failure] = []

    def add(self, outcome: tuple[Entry, Report] | Failure) -> None:
        """Count what came of an input."""
        from claimx.export.files import encoded  # noqa: PLC0415 - by those who extract
        from claimx.export.json import line_of  # noqa: PLC0415

        if isinstance(outcome, Failure):
            self.failures.append(outcome)
            return
        entry, report = outcome
        try:
            line = encoded(line_of(report))
        except Exception as error:  # a record that can't be written costs itself alone
            self.failures.append(failure(entry, error))
            return
        self.lines.append(line)
        self.warnings += [(entry.where, warning.message) for warning in report.warnings]
        self.counts.update(articles=1, words=report.article.words, claims=len(report.claims))
        self.counts["attributed"] += sum(claim.attributed for claim in report.claims)
        self.counts["hedged"] += sum(bool(claim.hedges) for claim in report.claims)
        self.sources.update(quoted_in(report))

    def mark(self, *, again: bool = False) -> Mark:
        """The mark of the shard."""
        counts = self.counts
        return Mark(
            articles=counts["articles"],
            words=counts["words"],
            claims=counts["claims"],
            attributed=counts["attributed"],
            hedged=counts["hedged"],
            sources=dict(self.sources),
            warnings=tuple(self.warnings),
            failures=tuple(self.failures),
            again=again or any(failure.again for failure in self.failures),
        )
