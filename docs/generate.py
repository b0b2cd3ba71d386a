"""Write what docs say of the code from the code: `python docs/generate.py`.

docs/rules.md from the rules, docs/accuracy.md from its figures, the tables of docs/outputs.md from the columns.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path
from typing import Any

import claimx.extraction
from claimx.check import RULES as CHECK_RULES
from claimx.check.rule import CheckRule
from claimx.export.meaning import meaning_of, values_of
from claimx.export.rows import TABLES
from claimx.export.shape import Column
from claimx.extraction.rule import AnyRule
from claimx.syntax.mends import MENDS, Mend

RULES_PAGE = Path(__file__).with_name("rules.md")
ACCURACY_PAGE = Path(__file__).with_name("accuracy.md")
OUTPUTS_PAGE = Path(__file__).with_name("outputs.md")
FIGURES = Path(__file__).with_name("accuracy.toml")
HEAD = """\
# The rules

Written by `python docs/generate.py` from the `RULES` of `claimx.extraction` and `claimx.check`; `claimx rules` prints
the same list. Every record names its rule, and `claimx explain FILE ID` shows what made it fire. Rules of one concept
are tried in this order. The file is below `src/claimx/`.
"""


MENDS_HEAD = """\
## Mends

What parsers get wrong again and again is mended before any rule reads (`claimx/syntax/mends/`). In brackets: the words
that a mend gives another head. At one word the first that can do something does it, in this order.

| mend | example | what was wrong | file |
|---|---|---|---|"""
ACCURACY_HEAD = """\
# How often it is right

Written by `python docs/generate.py` from `docs/accuracy.toml`, where the figures are. They are of {measured}, in
percent where nothing else is said.

Each table says on which text, and how an answer is judged. Precision is the share of what claimx says that is
right, recall the share of what is there that it says, F1 their harmonic mean. Figures of texts that were looked at
while rules were made flatter; where there are others, of texts that nobody had looked at, they stand beside them.
Two people who mark the same text do not agree on everything: where that was measured, it is the last line, and the
most that can be asked. The texts belong to others and are not part of this project; what is known to go wrong is
in [limits.md](limits.md).
"""


def accuracy_markdown() -> str:
    """The page of figures."""
    found = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    lines = [ACCURACY_HEAD.format(measured=found["measured"])]
    for kind in found["kind"]:
        lines += [f"## {kind['name']}", "", f"On: {kind['on']}", "", f"Judged: {kind['by']}", ""]
        lines += [f"| {' | '.join(kind['columns'])} |", "|---" * len(kind["columns"]) + "|"]
        lines += [f"| {' | '.join(map(figure, row))} |" for row in kind["rows"]]
        lines += ["", *([kind["note"], ""] if "note" in kind else [])]
    return "\n".join(lines).rstrip("\n") + "\n"


def figure(value: Any) -> str:
    """A cell: a figure or words."""
    if isinstance(value, float) and value <= 1:  # a correlation or the like
        return f"{value:.3f}"
    return str(value)


def collect_rules() -> dict[str, list[AnyRule | CheckRule]]:
    """All rules by concept (the part of the id before the dot), concepts in alphabetical order."""
    found: dict[str, AnyRule] = {}
    for module in pkgutil.walk_packages(claimx.extraction.__path__, "claimx.extraction."):
        for rule in getattr(importlib.import_module(module.name), "RULES", ()):
            if found.setdefault(rule.id, rule) is not rule:
                raise ValueError(f"two rules are called {rule.id}")
    concepts: dict[str, list[AnyRule | CheckRule]] = {}
    for rule in (*found.values(), *CHECK_RULES):
        concepts.setdefault(rule.id.partition(".")[0], []).append(rule)
    return dict(sorted(concepts.items()))


def rules_markdown() -> str:
    """The page of rules."""
    lines = [HEAD]
    for concept, rules in collect_rules().items():
        lines += [f"## {concept.capitalize()}", "", "| rule | example | what it does | file |", "|---|---|---|---|"]
        lines += map(rule_line, rules)
        lines.append("")
    return "\n".join([*lines, MENDS_HEAD, *map(mend_line, MENDS)]) + "\n"


def rule_line(rule: AnyRule | CheckRule) -> str:
    """A rule, its example, what it says, and the file that it stands in, below the package."""
    file = inspect.unwrap(rule.apply).__module__.removeprefix("claimx.").replace(".", "/")
    return f"| `{rule.id}` | {cell(rule.example)} | {cell(rule.summary)} | `{file}.py` |"


def mend_line(mend: Mend) -> str:
    """A mend, its example, what is wrong with the tree, and the file that it stands in."""
    file = mend.apply.__module__.rpartition(".")[2]
    return f"| `{mend.id}` | {cell(mend.example)} | {cell(mend.summary)} | `{file}.py` |"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def with_tables(page: str) -> str:
    """The page of outputs, its tables of columns written anew."""
    for name, table in TABLES.items():
        rows = "\n".join(column_line(column, name) for column in table.columns)
        found = re.compile(rf"(^### {name}\n.*?^\|---\|---\|---\|\n).*?(?=\n\n|\n\Z)", re.MULTILINE | re.DOTALL)
        page, count = found.subn(lambda match, rows=rows: match[1] + rows, page)
        if count != 1:
            raise ValueError(f"docs/outputs.md has no table of columns under '### {name}'")
    return page


def column_line(column: Column, table: str) -> str:
    """A column, its type, what it means and which values it may have."""
    values = ", ".join(f"`{each}`" for each in values_of(column, table))
    meaning = cell(meaning_of(column, table)) + (f": {values}" if values else "")
    kind = column.type if column.required else f"{column.type} or null"
    return f"| `{column.name}` | {kind} | {meaning} |"


if __name__ == "__main__":
    RULES_PAGE.write_text(rules_markdown(), encoding="utf-8")
    ACCURACY_PAGE.write_text(accuracy_markdown(), encoding="utf-8")
    OUTPUTS_PAGE.write_text(with_tables(OUTPUTS_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
