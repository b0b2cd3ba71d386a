"""Write docs/rules.md from the rules: `python docs/generate.py`."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import claimx.extraction
from claimx.check import RULES as CHECK_RULES
from claimx.check.rule import CheckRule
from claimx.extraction.rule import Rule

RULES_PAGE = Path(__file__).with_name("rules.md")
HEAD = """\
# The rules

Written by `python docs/generate.py` from the `RULES` of `claimx.extraction` and `claimx.check`; `claimx rules` prints
the same list. Every record names its rule, and `claimx explain FILE ID` shows what made it fire. Rules of one concept
are tried in this order.
"""


def collect_rules() -> dict[str, list[Rule[Any] | CheckRule]]:
    """All rules by concept (the part of the id before the dot), concepts in alphabetical order."""
    found: dict[str, Rule[Any]] = {}
    for module in pkgutil.walk_packages(claimx.extraction.__path__, "claimx.extraction."):
        for rule in getattr(importlib.import_module(module.name), "RULES", ()):
            if found.setdefault(rule.id, rule) is not rule:
                raise ValueError(f"two rules are called {rule.id}")
    concepts: dict[str, list[Rule[Any] | CheckRule]] = {}
    for rule in (*found.values(), *CHECK_RULES):
        concepts.setdefault(rule.id.partition(".")[0], []).append(rule)
    return dict(sorted(concepts.items()))


def rules_markdown() -> str:
    """The page of rules."""
    lines = [HEAD]
    for concept, rules in collect_rules().items():
        lines += [f"## {concept.capitalize()}", "", "| rule | example | what it does |", "|---|---|---|"]
        lines += [f"| `{rule.id}` | {cell(rule.example)} | {cell(rule.summary)} |" for rule in rules]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    RULES_PAGE.write_text(rules_markdown(), encoding="utf-8")
