"""Doing a batch: every input becomes lines of output or error records, in order; nothing is lost.

`work` is the whole job of one input, a pure function of it and the extractor: what a worker process runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimx.errors import ClaimxError, InputError, Stage
from claimx.readers import Input, read_articles

if TYPE_CHECKING:
    from claimx.pipeline import Extractor
    from claimx.records import Report

ERROR_SCHEMA = "claimx-error/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRecord:
    """Why an input gave no report; `stage` is how far it came."""

    id: str
    path: str | None
    stage: Stage
    type: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        return {
            "schema": ERROR_SCHEMA,
            "id": self.id,
            "path": self.path,
            "stage": self.stage,
            "type": self.type,
            "message": self.message,
        }

    def to_line(self) -> str:
        """The record as a line of JSON, line end included."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one input."""

    input: Input
    reports: tuple[Report, ...] = ()
    errors: tuple[ErrorRecord, ...] = ()


def error_record(id: str, path: str | None, error: BaseException) -> ErrorRecord:  # noqa: A002 - the record's own word
    """The record of an error."""
    stage: Stage = error.stage if isinstance(error, InputError) else "extract"
    message = " ".join(str(error).split())
    return ErrorRecord(id=id, path=path, stage=stage, type=type(error).__name__, message=message)


def work(given: Input, extractor: Extractor) -> Outcome:
    """Read one input and extract its articles; whatever goes wrong is in the outcome."""
    reports: list[Report] = []
    errors: list[ErrorRecord] = []
    try:
        for article in read_articles(given):
            try:
                reports.append(extractor.extract(article))
            except Exception as error:
                errors.append(error_record(article.id, article.path, error))
    except ClaimxError as error:
        errors.append(error_record(given.id, given.path, error))
    return Outcome(input=given, reports=tuple(reports), errors=tuple(errors))


def run(inputs: Iterable[Input], extractor: Extractor) -> Iterator[Outcome]:
    """The outcomes in the order of the inputs."""
    for given in inputs:
        yield work(given, extractor)
