"""Every regular expression of the package is linear over what it may meet: nobody's text can make it hang."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import claimx
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.tokenizer import LONGEST

from .pumping import hardest

WHOLE = 8_192  # characters: of a text whole
WINDOW = 100  # of a stretch beside a number or a word, as rules search it
METHODS = frozenset({"match", "search", "fullmatch", "finditer", "findall", "sub", "split"})
WINDOWS = frozenset({"before"})  # what rules call such a stretch that they cut out


@cache
def modules() -> tuple[tuple[ModuleType, ast.Module], ...]:
    names = [each.name for each in pkgutil.walk_packages(claimx.__path__, "claimx.") if "__main__" not in each.name]
    found = [importlib.import_module(name) for name in names]
    return tuple((each, ast.parse(Path(str(each.__file__)).read_text(encoding="utf-8"))) for each in found)


def is_window(call: ast.Call) -> bool:
    """Whether a call of a pattern's method gives the end of where it looks, or such a stretch."""
    first = call.args[0] if call.args else None
    name = first.id if isinstance(first, ast.Name) else first.attr if isinstance(first, ast.Attribute) else None
    return len(call.args) == 3 or name in WINDOWS


def pattern_of(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    """The pattern whose method is called: one with a name, or one written there."""
    holder = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(holder, ast.Call) and ast.unparse(holder.func) == "re.compile":
        written: ast.expr | None = holder.args[0]
    elif isinstance(holder, ast.Name):
        pattern = getattr(module, holder.id, None)
        if isinstance(pattern, re.Pattern):
            return pattern
        written = call.args[0] if pattern is re and call.args else None
    else:
        return None
    # One with flags is compiled without: what it costs is the same but for letter case.
    return re.compile(written.value) if isinstance(written, ast.Constant) else None


def uses() -> dict[tuple[re.Pattern[Any], str], int]:
    """Each pattern that a module's name holds or a function writes, with how it is used and on texts how long."""
    found: dict[tuple[re.Pattern[Any], str], int] = {}
    for module, tree in modules():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            method, pattern = node.func.attr, pattern_of(node, module)
            if pattern is not None and method in METHODS:
                key = (pattern, method)
                found[key] = max(found.get(key, 0), WINDOW if is_window(node) else WHOLE)
    return found


def patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    """The patterns that a lexicon made of its words."""
    if isinstance(value, re.Pattern):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from patterns_in(getattr(value, field.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from patterns_in(each)


def test_patterns_are_linear() -> None:
    found = uses()
    assert len(found) > 100
    slow = {
        f"{pattern.pattern!r:.80}.{method}": over
        for (pattern, method), longest in found.items()
        if (over := hardest(pattern, method, longest)) is not None
    }
    assert slow == {}


def test_patterns_of_words_are_linear() -> None:
    found = list(patterns_in(load_lexicons()))
    assert found
    slow = {f"{each.pattern:.80}": over for each in found if (over := hardest(each, "match", WHOLE)) is not None}
    assert slow == {}


def test_the_tokenizer_is_fast_over_its_longest_stretch() -> None:
    tokenizer = load_pipeline().tokenizer
    for search in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer, tokenizer.url_match):
        pattern = search.__self__
        assert hardest(getattr(pattern, "compiled", pattern), search.__name__, LONGEST) is None


@pytest.mark.parametrize("pattern", [r"(?:<!--.*?-->\s*)*<html", r"(\w+\s?)*$", r"\s+$"])
def test_slow_patterns_are_found(pattern: str) -> None:
    assert hardest(re.compile(pattern), "search", WHOLE)
