"""What a rule says of itself; `claimx rules` and `claimx explain` print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Rule(Generic[F]):
    """A rule: its id, an example sentence, what it says, and the function that applies it."""

    id: str
    example: str
    summary: str
    apply: F


def rule(id: str) -> Callable[[F], Rule[F]]:  # noqa: A002 - the record's own word
    """Make a `Rule` of a function whose docstring opens with its example sentence, then says what it does."""

    def decorate(function: F) -> Rule[F]:
        first, _, rest = (function.__doc__ or "").strip().partition("\n")
        if not first:
            raise ValueError(f"rule {id} has no example sentence")
        summary = " ".join(rest.split())
        return Rule(id=id, example=unquoted(first.strip()).rstrip("."), summary=summary, apply=function)

    return decorate


def unquoted(line: str) -> str:
    """The line without the marks around it; a quotation inside it keeps its own."""
    straight = line.startswith('"') and line.endswith('"') and line.count('"') == 2
    curly = line.startswith("“") and line.endswith("”") and line.count("“") == 1
    return line[1:-1] if straight or curly else line
