"""A condition of a rule in plain English, for `claimx explain --trace`.

Nothing is written down twice: the words are those that the code already has. What a condition asks of a function, or of
what a function answered before, is told by that function's own docstring; what an author noted beside the `return`
stands first; a comparison of words and tags is read out.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any, TypeAlias

from claimx.code_names import COLUMNS, COMPARED, OPPOSITE, in_hand, spelt
from claimx.code_trees import assignments, conditions, holds, is_entered, read
from claimx.syntax import Parse

Positions: TypeAlias = tuple[int | None, int | None, int | None, int | None]
LONGEST_CONDITION = 160
# What a docstring opens with that says what a function answers.
ASKS = frozenset({
    "Whether", "The", "What", "Where", "Who", "Whom", "Whose", "How", "Which", "When", "All", "Of", "A", "An", "One",
})  # fmt: skip
EXAMPLE = ('"', "“", "'")  # opens an example
FEW = 6  # of a set's words, that may be told


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, without "and" and "or".

    Attributes:
        code: as written; words: in English, None where the code has none for it.
    """

    code: str
    words: str | None


class Wording:
    """The words for the conditions of one function.

    Args:
        code: the function's.
        names: what its module knows.
    """

    def __init__(self, code: CodeType, names: Mapping[str, Any]) -> None:
        self.names = names
        self.first, self.source, self.tree = read(code)

    def of(self, positions: Positions, returned: int) -> Condition | None:
        """The condition that holds a piece of code, where the function then returned nothing.

        Args:
            positions: where the piece is: lines in the file, columns.
            returned: the line of the `return`.
        """
        line, _, column, _ = positions
        if line is None or column is None:
            return None
        found = [each for each in conditions(self.tree) if holds(each[0], line - self.first, column)]
        if not found:
            return self.of_call(line - self.first, column)
        node, owner = min(found, key=lambda each: len(ast.unparse(each[0])))
        truth = is_entered(owner, returned - self.first) if isinstance(owner, ast.If) else None
        noted = self.noted(owner) if isinstance(owner, ast.If) and truth else None
        words = "; ".join(filter(None, (noted, self.told(node, truth=truth))))
        return Condition(self.code_of(node), words or None)

    def of_call(self, line: int, column: int) -> Condition | None:
        """The call at a place, whose answer was none."""
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        found = [node for node in calls if (node.lineno, node.col_offset) == (line, column)]
        if not found:
            return None
        asked = self.question(found[0])
        return Condition(
            self.code_of(found[0]), asked and f"{asked}: {'no' if asked.startswith('whether') else 'none'}"
        )

    def code_of(self, node: ast.expr) -> str:
        """A node as it is written, on one line."""
        code = " ".join((ast.get_source_segment(self.source, node) or "").split())
        return code if len(code) <= LONGEST_CONDITION else f"{code[:LONGEST_CONDITION]} …"

    def noted(self, condition: ast.If) -> str | None:
        """What stands as a comment beside the `return` below a condition."""
        line = self.source.splitlines()[condition.body[0].lineno - 1]
        found = re.match(r"\s*(?:return|continue)\b[^#]*#\s*(.+)", line)
        return found[1].strip() if found else None

    def told(self, node: ast.expr, *, truth: bool | None) -> str | None:
        """A condition as a sentence."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.told(node.operand, truth=None if truth is None else not truth)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self.compared(node, truth=truth)
        name = self.between(node) if isinstance(node, ast.Compare) else self.phrase(node)
        if name is None:
            return None
        if truth is None:
            return name
        yes, no = ("yes", "no") if isinstance(node, ast.Call) or name.startswith("whether ") else ("there is", "none")
        return f"{name}: {yes if truth else no}"

    def between(self, node: ast.Compare) -> str:
        """A comparison of several in a row, as a question."""
        first, *rest = [self.phrase(each) or "it" for each in (node.left, *node.comparators)]
        if len(rest) == 2:
            return f"whether {rest[0]} is between {first} and {rest[1]}"
        return f"whether these stand in this order: {', '.join((first, *rest))}"

    def compared(self, node: ast.Compare, *, truth: bool | None) -> str | None:
        """A comparison, turned round where it does not hold."""
        operator = type(node.ops[0])
        if truth is False:
            operator = OPPOSITE[operator]
        left, right = self.compound(node.left), node.comparators[0]
        if left is None:
            return None
        if isinstance(right, ast.Constant) and right.value is None:
            return f"{left}: {'none' if operator is ast.Is else 'there is'}"
        other = self.phrase(right)
        return None if other is None else f"{left} {COMPARED[operator]} {other}"

    def compound(self, node: ast.expr) -> str | None:
        """What is looked up as a whole, where it is made of several: "the lemma with what stands right behind it"."""
        match node:
            case ast.Tuple(elts=items):
                parts = [self.phrase(item) for item in items]
                return " with ".join(filter(None, parts)) if all(parts) else None
            case ast.JoinedStr(values=items):
                named = (self.phrase(item.value) for item in items if isinstance(item, ast.FormattedValue))
                return " with ".join(filter(None, named)) or None
            case ast.BinOp(left=left, op=ast.Sub(), right=right) if not isinstance(right, ast.Constant):
                return f"the distance from {self.phrase(right) or 'it'} to {self.phrase(left) or 'it'}"
        return self.phrase(node)

    def phrase(self, node: ast.expr) -> str | None:
        """An expression as a noun phrase, or as a question that opens with "whether"."""
        match node:
            case ast.Starred(value=value) | ast.NamedExpr(value=value):
                return self.phrase(value)
            case ast.Call():
                return self.question(node)
            case ast.Name(id=name):
                return self.of_name(name, node.lineno)
            case ast.Constant(value=value):
                return f"“{value}”" if isinstance(value, str) else str(value)
            case ast.Subscript(value=ast.Attribute(attr=column), slice=ast.Slice(lower=first)) if column in COLUMNS:
                return (self.phrase(first) if isinstance(first, ast.BinOp) else None) or "the words there"
            case ast.Subscript(value=ast.Attribute(attr=column), slice=place) if column in COLUMNS:
                return f"{COLUMNS[column]} of {self.phrase(place) or 'it'}"
            case ast.Subscript(value=ast.Attribute(attr="frames"), slice=frame):
                return f"the class of its frame {self.phrase(frame) or ''}".strip()
            case ast.Attribute(attr="frames"):
                return "its frames"
            case ast.Attribute(attr=attribute):
                return spelt(attribute)
            case ast.Subscript(value=value, slice=ast.Constant(value=0 | 1 as place)):
                return f"the {'second' if place else 'first'} of {self.phrase(value) or 'it'}"
            case ast.Subscript(value=value, slice=place):
                return f"{self.phrase(place) or 'one'} of {self.phrase(value) or 'it'}"
            case ast.Set(elts=items) | ast.Tuple(elts=items) | ast.List(elts=items):
                parts = [self.phrase(item) for item in items]
                return (", ".join(filter(None, parts)) or "nothing") if all(parts) else None
            case ast.SetComp(elt=each) | ast.ListComp(elt=each) | ast.GeneratorExp(elt=each):
                return self.phrase(each)
            case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return f"{self.phrase(left) or 'it'} or {self.phrase(right) or 'it'}"
            case ast.Compare():
                return self.told(node, truth=True)
            case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
                return f"what {self.phrase(left) or 'it'} and {self.phrase(right) or 'it'} share"
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as step, right=right):
                side, steps = "behind" if isinstance(step, ast.Add) else "before", self.number(right)
                far = {1: "what stands right", 2: "what stands second"}.get(steps or 0, f"{steps} words")
                return f"{far} {side} {self.phrase(left) or 'it'}" if steps else None
        return None

    def number(self, node: ast.expr) -> int | None:
        """The number that an expression is; None where the code alone does not tell."""
        match node:
            case ast.Constant(value=int(value)):
                return value
            case ast.Name(id=name) if isinstance(self.names.get(name), int):
                return int(self.names[name])
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return (self.number(left) or 0) * (self.number(right) or 0) or None
        return None

    def question(self, call: ast.Call) -> str:
        """What a function is asked, by its docstring; what a method of a word or a table gives, by that."""
        match call:
            case ast.Call(func=ast.Attribute(value=value, attr="lower" | "casefold" | "upper")):
                return self.phrase(value) or "the word"
            case ast.Call(func=ast.Attribute(value=value, attr="get"), args=[key, *_]):
                return self.phrase(ast.copy_location(ast.Subscript(value=value, slice=key), call)) or "it"
            case ast.Call(func=ast.Attribute(value=value, attr="isdigit")):
                return f"whether {self.phrase(value) or 'the word'} is in digits"
            case ast.Call(func=ast.Attribute(value=value, attr="isdisjoint"), args=[other]):
                return f"whether {self.phrase(value) or 'it'} and {self.phrase(other) or 'it'} have nothing in common"
            case ast.Call(func=ast.Attribute(attr="join") | ast.Name(id="tuple" | "set"), args=[value]):
                return self.phrase(value) or "it"
            case ast.Call(func=ast.Name(id="len"), args=[value]):
                return f"the length of {self.phrase(value) or 'it'}"
            case ast.Call(func=ast.Name(id="any" | "all" as which), args=[ast.GeneratorExp(elt=test)]):
                asked = (self.told(test, truth=None) or "what is asked here").removeprefix("whether ")
                return f"whether of {'one' if which == 'any' else 'each'}: {asked}"
        function = self.function_of(call.func)
        first = (inspect.getdoc(function) or "").partition("\n\n")[0] if function is not None else ""
        if first.startswith(EXAMPLE):
            return f"whether it is as in {' '.join(first.rstrip('.').split())}"
        if first.partition(" ")[0] not in ASKS:  # no docstring
            return spelt(ast.unparse(call.func).rpartition(".")[2])
        return re.split(r"[;.](?=\s|$)", f"{first[0].lower()}{first[1:]}")[0].replace("\n", " ")

    def function_of(self, node: ast.expr) -> Any:
        """The function or method that an expression names; None where it is not known."""
        if isinstance(node, ast.Name):
            found = self.names.get(node.id)
            return found if inspect.isfunction(found) else None
        if isinstance(node, ast.Attribute):
            classes = [each for each in (*self.names.values(), Parse) if inspect.isclass(each)]
            return next((getattr(each, node.attr) for each in classes if node.attr in vars(each)), None)
        return None

    def of_name(self, name: str, line: int) -> str:
        """What a name stands for: what a function answered before, or a set of words, or just itself."""
        value = self.names.get(name)
        if isinstance(value, frozenset) and len(value) <= FEW:
            held = ", ".join(sorted(map(str, value)))
            return held if held.islower() else f"{spelt(name)} ({held})"
        if isinstance(value, int):
            return str(value)
        given = [value for at, target, value in assignments(self.tree) if target == name and at <= line]
        told = next(filter(None, map(self.of_value, reversed(given))), None)
        return told or in_hand(spelt(name))

    def of_value(self, value: ast.expr) -> str | None:
        """What a name was given, in words: what a function answered, the word beside another, else None."""
        match value:
            case ast.BinOp():
                return self.phrase(value)
            case ast.BoolOp(values=values):
                return " or ".join(self.question(each) for each in values if isinstance(each, ast.Call)) or None
            case ast.Call() if is_first_of(value):
                return self.of_first(value)
            case ast.Call():
                return self.question(value)
            case ast.IfExp(body=ast.Call() as call) | ast.IfExp(orelse=ast.Call() as call):
                return self.question(call)
        return None

    def of_first(self, call: ast.Call) -> str | None:
        """The first of several that a condition holds of."""
        asked = next((each for each in ast.walk(call) if isinstance(each, ast.Call) and self.is_asked(each)), None)
        if asked is not None:
            return self.question(asked)
        tests = [test for each in ast.walk(call) if isinstance(each, ast.comprehension) for test in each.ifs]
        told = self.told(tests[0], truth=True) if tests else None
        return f"a word of which {told}" if told else None

    def is_asked(self, call: ast.Call) -> bool:
        """Whether a function's docstring says what it answers."""
        function = self.function_of(call.func)
        return function is not None and (inspect.getdoc(function) or "").partition(" ")[0] in ASKS


def is_first_of(call: ast.Call) -> bool:
    """Whether a call takes the first of several: `next(…)`."""
    return isinstance(call.func, ast.Name) and call.func.id == "next"
