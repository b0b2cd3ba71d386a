"""English words live in the lexicons: how many stand in rule code is a ratchet."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import claimx
from claimx import records
from claimx.extraction import rule
from claimx.lexicons import cues, forms, hedges, packaged_tables, units

TESTS = Path(__file__).parent
PACKAGE = Path(claimx.__file__).parent
WORD = re.compile(r"[a-z][a-z’'-]*[a-z]")
# Tables of the lexicons down to this depth hold names of lists, not words.
LISTS = 3
# Words of grammar, closed classes: they may stand where a rule asks for one of them.
TOLD = {"__all__", "message"}
REASONS = {"Antecedent": 0, "Loss": 2}  # which argument `explain` prints
FUNCTION_WORDS = frozenset(
    "the an and but or so nor than that which who whom what is was has had does be not "
    "he him his himself she her hers herself it its itself they them their themselves we us our ourselves my me myself "
    "you this these those each one more another in on at to of by for from with near across outside around through via "
    "since until during before after while whereas among per back like yet such now both".split()
)


def keys_of(table: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(table, dict) and depth < LISTS:
        for key, value in table.items():
            yield key
            yield from keys_of(value, depth + 1)


def names_of_ours() -> set[str]:
    """Values of our own enumerations, names of lists in the lexicons, and what `syntax` answers with."""
    names = {str(a) for m in (records, cues, hedges, forms, units, rule) for v in vars(m).values() for a in get_args(v)}
    for table in ("cues", "senses", "negation", "commitment", "names", "sources", "quantities", "english"):
        names.update(keys_of(packaged_tables()[table]))
    for path in (PACKAGE / "syntax").glob("*.py"):
        names.update(strings_in(ast.parse(path.read_text(encoding="utf-8"))))
    for path in PACKAGE.glob("extraction/**/*.py"):
        names.update(names_declared(ast.parse(path.read_text(encoding="utf-8"))))
    weights = tomllib.loads((PACKAGE / "extraction" / "party" / "weights.toml").read_text(encoding="utf-8"))
    return names | {word for key in keys_of(weights, depth=-1) for word in key.split()}


def strings_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def names_declared(tree: ast.AST) -> Iterator[str]:
    """What a module lists as names of its own: in a `Literal`, or where a rule says of itself what it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
            yield from strings_in(node.slice)
        elif isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                yield from strings_in(decorator)


def aside(tree: ast.AST) -> set[int]:
    """Strings that are no words a rule looks for: docstrings, keys, messages, annotations, keyword arguments."""
    out: set[int] = set()
    for node in ast.walk(tree):
        inner: list[ast.AST] = []
        if isinstance(node, ast.Expr | ast.JoinedStr):
            inner = [node] if isinstance(node, ast.JoinedStr) or isinstance(node.value, ast.Constant) else []
        elif isinstance(node, ast.Subscript):
            inner = [node.slice]
        elif isinstance(node, ast.keyword) and node.arg == "code":  # of a warning
            inner = [node.value]
        elif isinstance(node, ast.AnnAssign):
            inner = [node.annotation]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in TOLD:
            inner = [node]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in REASONS:
            inner = node.args[REASONS[node.func.id] :][:1]
        out.update(id(each) for part in inner for each in ast.walk(part))
    return out


def words_in(path: Path, known: set[str]) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = aside(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            for word in node.value.split():
                if WORD.fullmatch(word) and word not in known and word not in FUNCTION_WORDS:
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {word}"


def test_no_more_words_in_code() -> None:
    ceiling = tomllib.loads((TESTS / "ratchets.toml").read_text(encoding="utf-8"))["words"]["in_code"]
    known = names_of_ours()
    rooms = [path for room in ("extraction", "names") for path in sorted((PACKAGE / room).rglob("*.py"))]
    found = [word for path in rooms for word in words_in(path, known)]
    assert len(found) <= ceiling, "\n".join(found)
