"""What the rules of hedges say of themselves, and what they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.rule import Rule, rule
from claimx.lexicons.hedges import Frame, HedgeEntry
from claimx.records import Quantity
from claimx.syntax import Tokens

# What a hedge bears on, for whoever asks how far a text commits to a predicate: the predicate of which it is an
# auxiliary, that of its clause, the word that it modifies, the noun that it describes, itself ("a deal is unlikely";
# "open" where it leaves everything open, "wish" where it is somebody's), the clause under its condition, all it asks.
Bearing = Literal["auxiliary", "clause", "modified", "noun", "itself", "open", "wish", "condition", "sentence"]


@dataclass(frozen=True, slots=True)
class HedgeMatch:
    """A hedge by tokens: its cue and what the cue governs."""

    cue: Tokens
    scope: Tokens


# What a rule does that is tried at each word of its frames (the word's token and its entry), and one tried once a text.
CueFunction: TypeAlias = Callable[[AttributedText, int, HedgeEntry], HedgeMatch | None]
TextFunction: TypeAlias = Callable[[AttributedText, tuple[Quantity, ...]], Iterator[tuple[HedgeMatch, HedgeEntry]]]
F = TypeVar("F", CueFunction, TextFunction)
F_co = TypeVar("F_co", bound=Callable[..., object], covariant=True)


@dataclass(frozen=True, slots=True)
class HedgeRule(Rule[F_co]):
    """A rule of hedges.

    Attributes:
        bears_on: what its hedges weaken.
        weight: what readers give to a predicate under it, in [0, 3], where that differs from the strength's own.
    """

    bears_on: frozenset[Bearing] = frozenset()
    weight: float | None = None


AnyHedgeRule: TypeAlias = HedgeRule[Callable[..., object]]
CueRule: TypeAlias = HedgeRule[CueFunction]
TextRule: TypeAlias = HedgeRule[TextFunction]


def hedge_rule(
    id: str,  # noqa: A002 - the record's own word
    *,
    frames: Iterable[Frame] = (),
    bears_on: Iterable[Bearing] = (),
    weight: float | None = None,
) -> Callable[[F], HedgeRule[F]]:
    """Make a `HedgeRule` of a function whose docstring opens with its example sentence, then says what it does."""

    def decorate(function: F) -> HedgeRule[F]:
        said = rule(id)(function)
        return HedgeRule(
            id=id,
            example=said.example,
            summary=said.summary,
            apply=function,
            frames=frozenset(frames),
            bears_on=frozenset(bears_on),
            weight=weight,
        )

    return decorate
