"""Strings that make a regular expression work hard, made from the expression itself, and how long that takes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import islice, product
from typing import Any, cast

REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
MANY = 20  # repetitions up to a smaller number cost little
ENDS = ("", "\x01", " \x01", "a", "\n")  # what makes a match fail in the end
UNITS = (" ", "\n", "a", "A", "1", "-", "=", ".", "a ", "a.", "1,", "1 ", "-a", "<", "<!---->", "'", '"', "“", "\t\n")
SIZES = (8, 12, 16, 20, 24, 28, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192)  # few steps, then double: exponents show
TOO_LONG = 0.05  # seconds; what is linear takes a fifth of that for the longest


def samples(tree: Any, most: int = 3) -> list[str]:
    """A few strings that a parsed expression matches, roughly."""
    parts = [samples_of(str(name), value, most) for name, value in tree]
    return list(dict.fromkeys("".join(each) for each in islice(product(*parts), most)))


def samples_of(name: str, value: Any, most: int) -> list[str]:
    match name:
        case "LITERAL":
            return [chr(value)]
        case "NOT_LITERAL":
            return [c for c in "a -1" if ord(c) != value][:1]
        case "ANY":
            return ["a", " "]
        case "IN":
            return members(value)[:most]
        case "BRANCH":
            return [sample for branch in value[1] for sample in samples(branch, 1)][: 2 * most]
        case "SUBPATTERN" | "ATOMIC_GROUP":
            return samples(value[-1] if name == "SUBPATTERN" else value, most)
        case repeat if repeat in REPEATS:
            least, _, body = value
            return [sample * max(1, least) for sample in samples(body, most)] + ([""] if not least else [])
    return [""]  # assertions, groups again


def members(value: Any) -> list[str]:
    """Characters of a class."""
    found = []
    for name, what in value:
        match str(name):
            case "LITERAL":
                found.append(chr(what))
            case "RANGE":
                found.append(chr(what[0]))
            case "CATEGORY":
                found += {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " \n", "CATEGORY_WORD": "a1"}.get(str(what), "-a ")
    if str(value[0][0]) == "NEGATE":
        return [c for c in "a1 -\n" if c not in found] or ["é"]
    return found


def pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before each repetition of an expression, and a body of it."""
    for name, value in tree:
        kind = str(name)
        if kind in REPEATS:
            if value[1] > MANY:
                yield from ((before, body) for body in samples(value[2]) if body)
            yield from pumps(value[2], before)
        elif kind in {"SUBPATTERN", "ATOMIC_GROUP"}:
            yield from pumps(value[-1] if kind == "SUBPATTERN" else value, before)
        elif kind == "BRANCH":
            for branch in value[1]:
                yield from pumps(branch, before)
        before += (samples_of(kind, value, 1) or [""])[0]


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """A start, what is repeated, an end; for a pattern that searches the start may be repeated too."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = re._parser.parse(text, pattern.flags & ~re.UNICODE)  # type: ignore[attr-defined]
    whole = [sample for sample in samples(tree, 2) if sample]
    found = set(pumps(tree))
    found |= {("", before + body) for before, body in found}
    found |= {("", unit) for unit in (*whole, *UNITS)} | {("", sample[:-1]) for sample in whole if len(sample) > 1}
    return [(before, body, end) for before, body in sorted(found) for end in ENDS]


def hardest(pattern: re.Pattern[Any], method: str, longest: int) -> str | None:
    """Over what one use of a pattern takes too long; None where there is nothing of up to that length."""
    for before, body, end in attacks(pattern):
        for size in (*(each for each in SIZES if each < longest), longest):
            times = max(1, size // len(body))
            text: Any = before + body * times + end
            if isinstance(pattern.pattern, bytes):
                text = text.encode("latin-1", "replace")
            # A second try: the machine may have been busy.
            if all(seconds(pattern, method, text) > TOO_LONG for _ in range(2)):
                return f"{before!r} + {times} * {body!r} + {end!r}"
    return None


def seconds(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    """The time of one use."""
    given = (type(text)(), text) if method == "sub" else (text,)
    started = time.process_time()
    done = getattr(pattern, method)(*given)
    if method == "finditer":
        for _ in cast("Iterator[Any]", done):
            pass
    return time.process_time() - started
