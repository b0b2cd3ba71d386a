"""The tree of a function's own code: what it gives which name, and what it asks where."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from types import CodeType


def assignments(tree: ast.AST) -> Iterator[tuple[int, str, ast.expr]]:
    """What a function gives which name, with the line, in order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                yield node.lineno, target.id, node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for each, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(each, ast.Name):
                        yield node.lineno, each.id, value


def conditions(tree: ast.AST) -> Iterator[tuple[ast.expr, ast.AST]]:
    """The conditions of a function one by one, each with the statement or expression that asks it."""
    for node in ast.walk(tree):
        match node:
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield from ((leaf, node) for leaf in leaves(test))
            case ast.comprehension(ifs=tests):
                yield from ((leaf, node) for test in tests for leaf in leaves(test))
            case ast.Return(value=ast.BoolOp() as value):
                yield from ((leaf, node) for leaf in leaves(value))


def leaves(node: ast.expr) -> Iterator[ast.expr]:
    """What "and" and "or" join, each denied where the whole is."""
    denied = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    inner = node.operand if isinstance(node, ast.UnaryOp) and denied else node
    if isinstance(inner, ast.BoolOp):
        for value in inner.values:
            each = ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=value), value) if denied else value
            yield from leaves(each)
    else:
        yield node


def holds(node: ast.expr, line: int, column: int) -> bool:
    """Whether a piece of code that begins at a place stands in a node."""
    begins, ends = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
    return begins <= (line, column) < ends


def is_entered(statement: ast.If, returned: int) -> bool:
    """Whether what stands below a condition was done: the `return` is there, or it passed on to the next word."""
    body = statement.body
    return isinstance(body[0], ast.Continue) or body[0].lineno <= returned <= (body[-1].end_lineno or 0)


@cache
def read(code: CodeType) -> tuple[int, str, ast.AST]:
    """The line before a function's first, its source and its tree; empty ones where the source is not there."""
    try:
        source = inspect.getsource(code)
        return code.co_firstlineno - 1, source, ast.parse(source)
    except (OSError, SyntaxError):  # a method stands in from the margin: no rule is one
        return code.co_firstlineno - 1, "", ast.parse("")
