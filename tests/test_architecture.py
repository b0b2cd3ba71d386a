"""The shape of the project: what may import what, and rules that are all at work."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import claimx
from claimx.check import RULES as CHECK_RULES
from claimx.extraction.rule import AnyRule
from claimx.syntax.mends import MENDS

from .case_tables import CASES, all_rules, case_texts, cases_of, examples, rules_at_work, sample_texts

ROOT = Path(__file__).parent.parent
PACKAGE = Path(claimx.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
RATCHETS = tomllib.loads((ROOT / "tests" / "ratchets.toml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize(("name", "rooms"), [("core", ("extraction", "names")), ("syntax", ("syntax",))])
def test_functions_get_no_more_complex(name: str, rooms: tuple[str, ...]) -> None:
    radon = pytest.importorskip("radon.complexity", reason="radon is of the [dev] extra")
    ceilings = RATCHETS["complexity"][name]
    found = {}
    for path in (path for room in rooms for path in (PACKAGE / room).rglob("*.py")):
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


RULES = all_rules()


def test_rule_ids_are_unique_and_well_formed() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    assert [rule.id for rule in RULES if not re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.id)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_explain_themselves(rule: AnyRule) -> None:
    assert len(rule.example.split()) >= 2
    assert rule.summary.endswith(".")


TABLES = sorted(path.stem for path in CASES.glob("*.toml"))


@pytest.mark.parametrize("table", TABLES)
def test_case_tables_keep_their_format(table: str) -> None:
    known = {each.id for each in (*RULES, *MENDS, *CHECK_RULES)}
    assert {case["rule"] for case in cases_of(table) if "rule" in case} <= known


@pytest.fixture(scope="module")
def fired(stored_extractor: claimx.Extractor) -> tuple[Counter[str], dict[str, set[str]]]:
    """On how many cases and samples each rule fires, and by rule those that fire on its own example."""
    texts = [*dict.fromkeys([*case_texts(), *sample_texts()])]
    reports = stored_extractor.pipe([*texts, *examples().values()])
    found = [set(rules_at_work(claimx.to_dict(report))) for report in reports]
    by_example = dict(zip(examples(), found[len(texts) :], strict=True))
    return Counter(rule for rules in found for rule in rules), by_example


Fired = tuple[Counter[str], dict[str, set[str]]]


def test_every_rule_fires_on_a_case(fired: Fired) -> None:
    assert ", ".join(sorted({rule.id for rule in RULES} - fired[0].keys())) == ""


def test_rules_have_cases_that_fire_them_and_that_leave_them_silent(fired: Fired) -> None:
    silent = Counter(case["rule"] for t in TABLES for case in cases_of(t) if case.get("outcome") == "silent")
    lone = sorted(rule.id for rule in RULES if fired[0][rule.id] < 3)  # the example is one
    untested = sorted(rule.id for rule in RULES if silent[rule.id] < 2)
    assert len(lone) <= RATCHETS["cases"]["fired_by_fewer_than_two"], lone
    assert len(untested) <= RATCHETS["cases"]["without_two_silent"], untested


def test_every_record_names_a_listed_rule(fired: Fired) -> None:
    assert ", ".join(sorted(fired[0].keys() - {rule.id for rule in RULES})) == ""


def test_examples_fire_their_rule(fired: Fired) -> None:
    def concept(name: str) -> str:
        return name.partition(".")[0]

    silent = sorted(name for name, rules in fired[1].items() if concept(name) not in map(concept, rules))
    assert silent == []
    others = sorted(name for name, rules in fired[1].items() if name not in rules)
    assert len(others) <= RATCHETS["cases"]["examples_of_another_rule"], others
