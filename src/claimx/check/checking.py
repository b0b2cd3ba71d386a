"""An article held against all rules: the findings, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from claimx.check.headline import headline_drops_hedge, headline_surer
from claimx.check.ignoring import Ignored
from claimx.check.names import name_two_ways
from claimx.check.numbers import number_without_source
from claimx.check.percentages import percent_mismatch
from claimx.check.pronouns import unclear_pronoun
from claimx.check.quotations import quotation_without_source, unclosed_quotation
from claimx.check.rule import CheckRule, Draft, Level
from claimx.check.totals import total_mismatch
from claimx.check.unnamed import one_unnamed_source, unnamed_without_reason
from claimx.lexicons.check import CheckLexicon
from claimx.records import ArticleRecord, Report
from claimx.visible import plural

RULES: tuple[CheckRule, ...] = (
    percent_mismatch, total_mismatch, unclosed_quotation, quotation_without_source, number_without_source,
    one_unnamed_source, unnamed_without_reason, headline_drops_hedge, headline_surer, name_two_ways, unclear_pronoun,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an editor is asked about: by which rule, how grave, where and why; the claim it stands in.

    `in_title`: the offsets count the characters of a title that stands apart from the text.
    """

    rule: str
    level: Level
    start: int
    end: int
    text: str
    message: str
    claim: str | None
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that is asked of one article; `ignored` counts what a file of rules says not to ask."""

    schema_: Annotated[Literal["claimx-check/1"], Field(alias="schema")] = "claimx-check/1"
    article: str
    findings: tuple[Finding, ...]
    ignored: int


def check(
    text: str,
    report: Report,
    words: CheckLexicon,
    ignored: Iterable[Ignored] = (),
    *,
    title: Report | None = None,
    used: set[Ignored] | None = None,
) -> Findings:
    """What an editor should be asked about an article before it is published.

    Args:
        text: of the article.
        report: on it.
        words: the lexicon's words for the rules.
        ignored: what not to ask about.
        title: the report on a headline that stands apart from the text (`title_apart`).
        used: those of `ignored` that something came of are added to it.
    """
    draft = Draft(text=text, report=report, words=words, title=title)
    found = {
        Finding(
            rule=rule.id,
            level=rule.level,
            start=remark.start,
            end=remark.end,
            text=(draft.heading if remark.in_title else text)[remark.start : remark.end],
            message=remark.message,
            claim=remark.claim.id if remark.claim is not None else None,
            in_title=remark.in_title,
        )
        for rule in RULES
        for remark in rule.apply(draft)
    }
    ordered = sorted(found, key=lambda each: (not each.in_title, each.start, each.end, each.rule, each.message))
    quiet, names = tuple(ignored), names_of(report.article)
    covering = [[one for one in quiet if one.covers(each.rule, each.text, names)] for each in ordered]
    if used is not None:
        used.update(one for some in covering for one in some)
    kept = [each for each, some in zip(ordered, covering, strict=True) if not some]
    return Findings(article=report.article.id, findings=tuple(kept), ignored=len(ordered) - len(kept))


def summary(findings: Findings) -> str:
    """One line: how many findings of each level."""
    counts = Counter(each.level for each in findings.findings)
    told = [plural(n, level) for level in ("error", "warning", "note") if (n := counts[level])]
    ignored = f"{findings.ignored:,} ignored" if findings.ignored else ""
    return ", ".join([*(told or ["Nothing to ask"]), *([ignored] if ignored else [])])


@cache
def _adapter() -> TypeAdapter[Findings]:
    return TypeAdapter(Findings)


def to_dict(findings: Findings) -> dict[str, Any]:
    """The findings as plain JSON values, version `claimx-check/1`."""
    record: dict[str, Any] = _adapter().dump_python(findings, mode="json", by_alias=True)
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema of findings (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(by_alias=True, mode="serialization"),
    }


def names_of(article: ArticleRecord) -> tuple[str, ...]:
    """What an article is called: its id, and its path as it was given, with / and without "./"."""
    path = (article.path or article.id).replace("\\", "/")
    return tuple(dict.fromkeys((article.id, path, path.removeprefix("./"))))
