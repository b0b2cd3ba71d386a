"""The shape of the project: what may import what, and rules that are all at work."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimx
import claimx.extraction
from claimx.extraction.rule import Rule

ROOT = Path(__file__).parent.parent
PACKAGE = Path(claimx.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
LIMIT = 500  # a module that passes 300 lines wants to be two; at 500 it must


def test_import_contracts_hold() -> None:
    pytest.importorskip("importlinter", reason="import-linter is of the [dev] extra")
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_syntax_layer_reads_dependency_labels() -> None:
    for path in (PACKAGE / "extraction").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in {"relation", "dep_", "dep"}), (
                f"{path.name}:{node.lineno}"
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_are_short(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LIMIT


def test_functions_of_the_core_get_no_more_complex() -> None:
    radon = pytest.importorskip("radon.complexity", reason="radon is of the [dev] extra")
    ceilings = tomllib.loads((ROOT / "tests" / "ratchets.toml").read_text(encoding="utf-8"))["complexity"]
    found = {}
    for path in (path for room in ("extraction", "names") for path in (PACKAGE / room).rglob("*.py")):
        for block in radon.cc_visit(path.read_text(encoding="utf-8")):
            for function in getattr(block, "methods", [block]):
                found[f"{path.relative_to(PACKAGE)}:{function.name}"] = function.complexity
    worst = sorted(found, key=lambda name: -found[name])
    assert 100 * sum(n > 10 for n in found.values()) / len(found) <= ceilings["over_10"], worst[:40]
    assert 100 * sum(n > 20 for n in found.values()) / len(found) <= ceilings["over_20"], worst[:20]
    assert found[worst[0]] <= ceilings["worst"], worst[:5]


def test_the_tree_names_no_absolute_path() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run", *(ROOT / "docs").glob("*.md")]
    for path in [*MODULES, *pages]:
        if path.exists():
            found = re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/", path.read_text(encoding="utf-8"))
            assert found == [], path


def all_rules() -> list[Rule[Any]]:
    modules = pkgutil.walk_packages(claimx.extraction.__path__, "claimx.extraction.")
    rules = [rule for module in modules for rule in getattr(importlib.import_module(module.name), "RULES", ())]
    return list({id(rule): rule for rule in rules}.values())


RULES = all_rules()


def test_rule_ids_are_unique_and_well_formed() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    assert [rule.id for rule in RULES if not re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.id)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_explain_themselves(rule: Rule[Any]) -> None:
    assert len(rule.example.split()) >= 2
    assert rule.summary.endswith(".")


def case_texts() -> Iterator[str]:
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            if "tree" not in case:
                yield case["text"]


def rules_at_work(value: Any) -> Iterator[str]:
    """All rule ids of a record."""
    if isinstance(value, dict):
        if isinstance(value.get("rule"), str):
            yield value["rule"]
        for item in value.values():
            yield from rules_at_work(item)
    elif isinstance(value, list):
        for item in value:
            yield from rules_at_work(item)


@pytest.fixture(scope="module")
def fired() -> tuple[set[str], dict[str, set[str]]]:
    """The rules that fire on some case, sample or example, and by rule those that fire on its own example."""
    extractor = claimx.Extractor()

    def of(text: str) -> set[str]:
        return set(rules_at_work(claimx.records.to_dict(extractor.extract(text))))

    samples = [path.read_text(encoding="utf-8") for path in (ROOT / "samples").glob("*.txt")]
    anywhere = {rule for text in [*case_texts(), *samples] for rule in of(text)}
    by_example = {rule.id: of(rule.example.replace(" / ", "\n") + ".") for rule in RULES}
    return anywhere.union(*by_example.values()), by_example


def test_every_rule_fires_on_a_case(fired: tuple[set[str], dict[str, set[str]]]) -> None:
    assert ", ".join(sorted({rule.id for rule in RULES} - fired[0])) == ""


def test_every_record_names_a_listed_rule(fired: tuple[set[str], dict[str, set[str]]]) -> None:
    assert ", ".join(sorted(fired[0] - {rule.id for rule in RULES})) == ""


def test_examples_fire_their_concept(fired: tuple[set[str], dict[str, set[str]]]) -> None:
    # Rules of one concept overlap: which of them takes a sentence may change with the parse, that one does may not.
    def concept(name: str) -> str:
        return name.partition(".")[0]

    silent = [name for name, rules in fired[1].items() if concept(name) not in map(concept, rules)]
    assert ", ".join(sorted(silent)) == ""
