"""The costly part: a shard becomes records and a mark, shards become a part of the output. This is what workers do."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from claimx.batch.job import Job
from claimx.batch.kept import Kept
from claimx.batch.marks import Failure
from claimx.batch.order import Target
from claimx.batch.shards import Entry, Shard, key_of, seen_of
from claimx.batch.state import State
from claimx.batch.tally import Tally, WorkerDiedError, failure
from claimx.batch.tasks import Answer, Part, Result, Task, Written
from claimx.readers import Refusal, load
from claimx.time_limit import TimeLimitError, time_limit

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.pipeline import Extractor
    from claimx.records import Article, Report

REMEMBERED = 50_000  # words read before the pipeline forgets those it met; of the first so many it forgets none


class Worker:
    """Does shards, one after another, with one pipeline, loaded with the first of them.

    Args:
        job: how.
        state: where the shards go.
        fail_fast: stop a shard at its first error, and do not keep it.
        alone: whether this process is a worker's, which may die over an article.
        target: the output, where workers write its parts.
    """

    def __init__(
        self, job: Job, state: State, *, fail_fast: bool = False, alone: bool = False, target: Target | None = None
    ) -> None:
        self.job = job
        self.state = state
        self.kept = Kept(state)
        self.target = target
        self.fail_fast = fail_fast
        self.alone = alone
        self._extractor: Extractor | None = None
        self._zone = ExitStack()  # of the words that the pipeline keeps
        self._words = 0  # read in it

    @property
    def extractor(self) -> Extractor:
        """The pipeline and the rules.

        Raises:
            ModelError: where the pipeline can't be used.
            LexiconError: where a lexicon can't be read.
        """
        if self._extractor is None:
            from claimx.pipeline import Extractor  # noqa: PLC0415 - spaCy is imported by those who extract

            self._extractor = Extractor(self.job.model, lexicon=self.job.lexicon)
            if self.alone:
                gc.freeze()  # what stays for good is not searched for cycles over and over: a fiftieth of the time
        return self._extractor

    def forget(self, words: int) -> None:
        """Let the pipeline forget the words it met, once they take room: to learn them anew takes time."""
        self._words += words
        if self._extractor is not None and self._words > REMEMBERED:
            self._zone.close()
            self.remember(self._extractor.nlp)

    def remember(self, nlp: Language) -> None:
        """From here on the pipeline keeps the words it meets, over many groups and shards."""
        from claimx.language import memory_zone  # noqa: PLC0415 - by those who extract

        self._zone.enter_context(memory_zone(nlp))
        self._words = 0

    def renew(self) -> None:
        """Let go of the pipeline: it was interrupted at any point of its work."""
        if self.alone:
            gc.unfreeze()
        self._extractor = None
        self._zone = ExitStack()
        self._words = 0

    def do(self, task: Task) -> Answer:
        """Do a shard, or write a part.

        Raises:
            OutputError: where it can't be kept or written.
        """
        return self.write(task) if isinstance(task, Part) else self.do_shard(task)

    def write(self, part: Part) -> Written:
        """Write a part of the output, and note it.

        Raises:
            OutputError: where it can't be written, or a shard of it is damaged.
        """
        from claimx.batch.assemble import write_part  # noqa: PLC0415 - by those who write parts

        assert self.target is not None
        with self.kept.held():
            values = write_part(self.kept, part.shards, self.target, self.target.part_name(part.number))
        values["articles"] = part.articles
        return Written(
            number=part.number, stamp=part.stamp, place=self.kept.write_part(part.stamp, values), values=values
        )

    def do_shard(self, shard: Shard) -> Result:
        """Read and extract a shard, and keep it.

        Raises:
            OutputError: where it can't be kept.
        """
        seen = seen_of(shard.entries, self.job.fingerprint)  # before a byte is read
        key = key_of(shard.entries, self.job.fingerprint)
        tally = Tally()
        for outcome in self.outcomes(shard, key):
            tally.add(outcome)
            if self.fail_fast and tally.failures:
                return Result(number=shard.number, key=key, mark=tally.mark())
        mark, place = self.kept.write_shard(key, tally.lines, tally.mark(again=bool(shard.lost)), seen)
        self.forget(mark.words)
        return Result(number=shard.number, key=key, mark=mark, place=place)

    @property
    def together(self) -> int:
        """How many characters of articles are read at a time."""
        from claimx.pipeline import BATCH_CHARACTERS  # noqa: PLC0415 - by those who extract

        return BATCH_CHARACTERS

    @property
    def long(self) -> int:
        """From how many characters on a text is long."""
        from claimx.pipeline import FORGET_AFTER_CHARACTERS  # noqa: PLC0415 - by those who extract

        return FORGET_AFTER_CHARACTERS

    def outcomes(self, shard: Shard, key: str) -> Iterator[tuple[Entry, Report] | Failure]:
        """What comes of each input, in order."""
        group: list[tuple[Entry, Article]] = []
        size = 0
        for place, entry in enumerate(shard.entries):
            given = self.read(shard, place, key)
            if isinstance(given, Failure):
                yield from self.extract(group)
                yield given
                group, size = [], 0
                continue
            if group and (shard.careful or size + len(given.text) > self.together):
                yield from self.extract(group)
                group, size = [], 0
            group.append((entry, given))
            size += len(given.text)
            if shard.careful:
                yield from self.extract(group)
                group, size = [], 0
        yield from self.extract(group)

    def read(self, shard: Shard, place: int, key: str) -> Article | Failure:
        """The article of an input."""
        entry = shard.entries[place]
        if isinstance(entry, Refusal):
            return failure(entry, entry.error)
        if place in shard.lost:
            return failure(entry, WorkerDiedError(shard.lost[place]))
        if shard.careful:
            self.state.note(key, place)
        try:
            with time_limit(self.job.timeout, "read", or_die=self.alone):
                article = load(entry, self.job.options)
        except Exception as error:
            return failure(entry, error)
        return replace(article, extracted=True) if self.job.with_text else article

    def extract(self, group: list[tuple[Entry, Article]]) -> Iterator[tuple[Entry, Report] | Failure]:
        """The reports of a group; where one fails, each is read alone, so that the others are not lost."""
        extractor = self.extractor if group else None
        if extractor is None:
            return
        characters = sum(len(article.text) for _, article in group)
        if characters > self.long:
            self._zone.close()  # the pipeline forgets within a long text, where nobody else has it remember
        try:
            with time_limit(self.job.timeout, characters=characters, or_die=self.alone):
                reports = extractor.read([article for _, article in group])
        except Exception as error:
            if isinstance(error, TimeLimitError):
                self.renew()
            if len(group) == 1:
                yield failure(group[0][0], error)
            else:
                for each in group:
                    yield from self.extract([each])
            return
        yield from zip((entry for entry, _ in group), reports, strict=True)


def place_noted(shard: Shard, job: Job, state: State) -> int | None:
    """The place of the article that a careful worker noted last."""
    return state.noted(key_of(shard.entries, job.fingerprint))


def work_alone(shards: Iterable[Shard | Result], worker: Worker, parts: deque[Part]) -> Iterator[Answer]:
    """The shards, done in this process, and the parts that become ready meanwhile."""
    for shard in shards:
        yield shard if isinstance(shard, Result) else worker.do(shard)
        while parts:
            yield worker.do(parts.popleft())
    while parts:
        yield worker.do(parts.popleft())
