"""Articles that are copies of one before, as wire texts are (`--dedupe`)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from claimx.records import Report, ReportWarning

Record = dict[str, Any]
Item = TypeVar("Item")
Notice = Callable[[str], None]
DROP = "drop"
WORDS = {"same": "it has the text of an article before it", "near": "it has nearly the text of an article before it"}
MOST_NAMED = 5


def deduped(reports: Iterable[Report], how: str | None, notice: Notice) -> Iterator[Report]:
    """The reports, with those of copies as `--dedupe` says; None for all of them as they are."""

    def plain(report: Report) -> Record:
        article = report.article
        claims = [{"text": claim.text} for claim in report.claims]
        return {"article": {"id": article.id, "sha256": article.sha256, "text": article.text}, "claims": claims}

    def noted(report: Report, found: ReportWarning) -> Report:
        return dataclasses.replace(report, warnings=(*report.warnings, found))

    return _unlike(reports, how, notice, plain, noted)


def deduped_records(records: Iterable[Record], how: str | None, notice: Notice) -> Iterator[Record]:
    """The same of reports as plain JSON values."""

    def noted(record: Record, found: ReportWarning) -> Record:
        return record | {"warnings": [*record["warnings"], dataclasses.asdict(found)]}

    return _unlike(records, how, notice, lambda record: record, noted)


def _unlike(
    items: Iterable[Item],
    how: str | None,
    notice: Notice,
    plain: Callable[[Item], Record],
    noted: Callable[[Item, ReportWarning], Item],
) -> Iterator[Item]:
    """The items, copies left out or with what is noted of them; at the end it is said how many there were."""
    if how is None:
        yield from items
        return
    copies = Noted(how, notice)
    for item in items:
        found = copies.of(plain(item))
        if found is None:
            yield item
        elif how != DROP:
            yield noted(item, found)
    copies.say()


class Noted:
    """The copies of a run, counted; their ids are kept for the first few."""

    def __init__(self, how: str, notice: Notice) -> None:
        from claimx.report.copies import Copies  # noqa: PLC0415 - each command imports what it uses

        self.copies, self.how, self.notice = Copies(), how, notice
        self.count = dict.fromkeys(WORDS, 0)
        self.first: list[str] = []

    def of(self, record: Record) -> ReportWarning | None:
        """What the record of a copy says; None of an article that is none."""
        from claimx.records import ReportWarning  # noqa: PLC0415 - the same

        found = self.copies.likeness(record)
        if found is None:
            return None
        self.count[found] += 1
        if len(self.first) < MOST_NAMED:
            self.first.append(record["article"]["id"])
        return ReportWarning(code="copy", message=WORDS[found])

    def say(self) -> None:
        """Say how many there were, and which."""
        total = sum(self.count.values())
        if total:
            what = "left out" if self.how == DROP else "noted in their records"
            more = f" and {total - len(self.first):,} more" if total > len(self.first) else ""
            kinds = f"{self.count['same']:,} with the same text, {self.count['near']:,} with nearly the same"
            them = "copies of articles before them" if total > 1 else "copy of an article before it"
            self.notice(f"{total:,} {them} {what} ({kinds}): {', '.join(self.first)}{more}")
