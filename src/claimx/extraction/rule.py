"""What a rule says of itself; `claimx rules` and `claimx explain` print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

F = TypeVar("F", bound=Callable[..., object])
F_co = TypeVar("F_co", bound=Callable[..., object], covariant=True)
# What an attribution tells: a statement or belief of somebody, a wish, plan or judgement, or words that vouch for the
# whole sentence they stand in.
Tier: TypeAlias = Literal["reporting", "stance", "frame"]


@dataclass(frozen=True, slots=True)
class Rule(Generic[F_co]):
    """A rule: its id, an example sentence, what it says, and the function that applies it.

    Attributes:
        frames: the frames of which a cue needs one for the rule to be tried; empty: any.
        tier: what it tells.
        wilful: whether only a party can do it: backdrops do not plan, judge or want.
    """

    id: str
    example: str
    summary: str
    apply: F_co
    frames: frozenset[str] = frozenset()
    tier: Tier = "stance"
    wilful: bool = False

    def suits(self, frames: Iterable[str]) -> bool:
        """Whether the rule is worth trying for a verb with these frames."""
        return not self.frames or not self.frames.isdisjoint(frames)


# A rule of whatever concept, where what it finds is nothing to those who ask.
AnyRule: TypeAlias = Rule[Callable[..., object]]


@dataclass(frozen=True, slots=True)
class Loss:
    """A step by which a finding may be lost, before its rule is tried or after; a concept lists its own in `LOSSES`.

    Attributes:
        step: a question about one finding, what is made of one, or what is left of a list of them.
        answer: what the step returns where the finding is lost; of a list: what does not come back is lost.
        why: why it is.
    """

    step: Callable[..., object]
    answer: bool | None
    why: str

    @property
    def concept(self) -> str:
        """The concept whose findings it loses: what the ids of their rules begin with."""
        return self.step.__module__.split(".")[2]


def rule(
    id: str,  # noqa: A002 - the record's own word
    *,
    frames: Iterable[str] = (),
    tier: Tier = "stance",
    wilful: bool = False,
) -> Callable[[F], Rule[F]]:
    """Make a `Rule` of a function whose docstring opens with its example sentence, then says what it does."""

    def decorate(function: F) -> Rule[F]:
        example, summary = told_by(function)
        return Rule(
            id=id,
            example=example,
            summary=summary,
            apply=function,
            frames=frozenset(frames),
            tier=tier,
            wilful=wilful,
        )

    return decorate


def told_by(function: Callable[..., object]) -> tuple[str, str]:
    """The example sentence that a rule's docstring opens with, and what it says of the rule.

    Raises:
        ValueError: where there is none.
    """
    first, _, rest = (function.__doc__ or "").strip().partition("\n")
    if not first:
        raise ValueError(f"the rule {function.__qualname__} has no example sentence")
    return unquoted(first.strip()).rstrip("."), " ".join(rest.split())


def unquoted(line: str) -> str:
    """The line without the marks around it; a quotation inside it keeps its own."""
    straight = line.startswith('"') and line.endswith('"') and line.count('"') == 2
    curly = line.startswith("“") and line.endswith("”") and line.count("“") == 1
    return line[1:-1] if straight or curly else line
