"""What an editor should ask before an article is published. Reads records and the text, never a pipeline."""

from __future__ import annotations

from claimx.check.checking import RULES, Finding, Findings, check, json_schema, summary, to_dict
from claimx.check.ignoring import Ignored, read_ignored, unmet
from claimx.check.rule import title_apart

__all__ = [
    "RULES",
    "Finding",
    "Findings",
    "Ignored",
    "check",
    "json_schema",
    "read_ignored",
    "summary",
    "title_apart",
    "to_dict",
    "unmet",
]
