"""What `claimx compare` is given: records that were written before, and articles that are read on the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimx.cli.articles import Inputs, analysed
from claimx.cli.console import STDOUT, Console
from claimx.cli.selection import EVERYTHING, Selection
from claimx.errors import InputError
from claimx.settings import Settings

if TYPE_CHECKING:
    from claimx.lexicons.compare import CompareLexicon
    from claimx.readers import ReadOptions

Record = dict[str, Any]
SAID_EVERY = 10_000  # articles
FEW = 3  # of those without a date


class Given:
    """The records of all inputs, articles read on the way; what can't be read is reported and passed over.

    Attributes:
        workers: processes that may share the work.
        count: records so far.
        undated: how many of them have no date; `without_day` are the first of these, by their ids.
    """

    def __init__(
        self, inputs: Sequence[str], *, console: Console, settings: Settings, options_: ReadOptions,
        claims: Selection = EVERYTHING, workers: int = 1,
    ) -> None:  # fmt: skip
        self.inputs, self.console, self.settings, self.claims, self.workers = inputs, console, settings, claims, workers
        self.options = options_
        self.count = self.undated = 0
        self.without_day: list[str] = []

    def lexicon(self) -> CompareLexicon | None:
        """The words to compare by, where a lexicon of the user's own adds to them."""
        from claimx.lexicons import compare_lexicon  # noqa: PLC0415 - each command imports what it uses

        return compare_lexicon(self.settings.lexicon) if self.settings.lexicon else None

    def records(self) -> Iterator[Record]:
        """The records, in the order of the inputs, with the claims that were asked for and their numbers."""
        if self.claims == EVERYTHING:
            yield from self._every()
            return
        for record in self.claims.of_records(self._every(), self.settings.lexicon, self.console.warn):
            ids = {quantity["id"] for claim in record["claims"] for quantity in claim["quantities"]}
            yield {**record, "quantities": [each for each in record["quantities"] if each["id"] in ids]}

    def _every(self) -> Iterator[Record]:
        from claimx.recorded import holds_records, is_database, read_records  # noqa: PLC0415 - each command imports what it uses

        articles: list[str] = []
        for path in self.inputs:
            if path == STDOUT or is_database(path) or holds_records(path):
                yield from self._read(articles)
                articles = []
                try:
                    yield from self._counted(read_records(path, self.console.input_failed))
                except InputError as error:
                    self.console.input_failed(path, error)
            else:
                articles.append(path)
        yield from self._read(articles)

    def _read(self, paths: list[str]) -> Iterator[Record]:
        if not paths:
            return
        from claimx.record_json import to_dict  # noqa: PLC0415 - each command imports what it uses

        inputs = Inputs(paths, self.options, self.console, None, folders=True)
        texts = (dataclasses.replace(article, extracted=True) for article in inputs.articles())
        yield from self._counted(map(to_dict, analysed(texts, self.settings, self.console, None)))

    def say_undated(self) -> None:
        """One line on the articles of which nothing tells the day, and what to do."""
        if not self.undated:
            return
        named = ", ".join(self.without_day) + (", …" if self.undated > len(self.without_day) else "")
        some = f"{self.undated:,} of {self.count:,} articles have no date"
        self.console.note(
            f"{some if self.undated < self.count else 'no article has a date'} ({named}): a number that changed from "
            "day to day may look like a conflict, and --window leaves it in; dates are read from metadata, a dateline "
            "or a line of its own at the top of a text, file names (2024-05-01-flood.txt) and the field that "
            "--date-field names"
        )

    def _note_day(self, article: Record) -> None:
        from claimx.compare.across.when import date_of  # noqa: PLC0415 - each command imports what it uses

        if date_of(article) is None:
            self.undated += 1
            if len(self.without_day) < FEW:
                self.without_day.append(article["id"])

    def _counted(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self.count += 1
            self._note_day(record["article"])
            if self.count % SAID_EVERY == 0:
                self.console.note(f"{self.count:,} articles read")
            yield record
