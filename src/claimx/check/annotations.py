"""Findings as other programs show them: GitHub's workflow commands, and SARIF 2.1.0 for code scanning and editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from claimx._version import __version__
from claimx.check.checking import RULES, Finding
from claimx.check.places import Checked, Lines

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def github_lines(checked: Iterable[Checked]) -> Iterator[str]:
    """The workflow commands that put each finding beside its line; without a line where the file has none of it."""
    for each in checked:
        lines = Lines(each.article.text)
        for finding in each.findings.findings:
            start, end = lines.ends(finding)
            where = {"file": each.article.path or each.article.id}
            if each.path is not None and not finding.in_title:
                where |= {"line": str(start.line), "endLine": str(end.line)}
                if start.line == end.line:
                    where |= {"col": str(start.column), "endColumn": str(end.column)}
            where["title"] = finding.rule
            told = ",".join(f"{name}={property_(value)}" for name, value in where.items())
            yield f"::{GITHUB[finding.level]} {told}::{data(finding.message)}\n"


def data(text: str) -> str:
    """A message as workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_(text: str) -> str:
    """The value of a property as they want it."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def sarif_of(checked: Iterable[Checked]) -> dict[str, Any]:
    """One log of one run, with all rules and the findings of all articles."""
    return {
        "$schema": SARIF,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "claimx", "version": __version__, "rules": rules()}},
                "columnKind": "unicodeCodePoints",
                "results": [result for each in checked for result in results(each)],
            }
        ],
    }


def rules() -> list[dict[str, Any]]:
    """What SARIF wants to know of each rule."""
    return [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.example},
            "fullDescription": {"text": rule.summary},
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in RULES
    ]


def results(checked: Checked) -> Iterator[dict[str, Any]]:
    lines = Lines(checked.article.text)
    numbers = {rule.id: number for number, rule in enumerate(RULES)}
    uri = quote(PurePath(checked.article.path or checked.article.id).as_posix())
    for finding in checked.findings.findings:
        place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
        if checked.path is not None and not finding.in_title:
            place["region"] = region(finding, lines)
        yield {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": finding.level,
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": place}],
        }


def region(finding: Finding, lines: Lines) -> dict[str, Any]:
    start, end = lines.ends(finding)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.text},
    }
