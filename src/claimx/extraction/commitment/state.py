"""What is passed down the tree: polarity, certainty and their number, and how operators change them.

The algebra is FactBank's: a commitment is CT, PR, PS or U with a polarity; what weakens it caps the rank, what denies
flips the polarity, and a predicate with a signature decides both for its complement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from claimx.lexicons.hedges import Signature
from claimx.records import Certainty

UNKNOWN, POSSIBLE, PROBABLE, CERTAIN = 0, 1, 2, 3
NAMES: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")


class State(NamedTuple):
    """A commitment: denied or not, rank 0 (unknown) to 3 (certain), and its weight as a number in [0, 3]."""

    negative: bool
    rank: int
    weight: float

    def score(self) -> float:
        """The number in [-3, 3] that readers would give."""
        return (-self.weight if self.negative else self.weight) + 0.0  # no -0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """What stands on a predicate: whether it flips, and how high rank and weight may remain."""

    flip: bool = False
    rank: int = CERTAIN
    weight: float = 3.0
    note: str = ""


FULL = State(False, CERTAIN, 3.0)
# The weights that readers give on average to what is unknown, possible, probable, certain; denials weigh less, and
# what only hangs on a denied predicate hardly tips the scale.
WEIGHTS = (1.5, 1.8, 2.2, 3.0)
DENIED = 2.0
WITHIN_DENIAL = 0.0
SHIFTED = 2.4


def changed(state: State, effect: Effect) -> State:
    """The commitment under one more operator."""
    negative = state.negative != effect.flip
    weight = min(state.weight, effect.weight)
    return State(negative, min(state.rank, effect.rank), min(weight, DENIED) if negative else weight)


def to_complement(state: State, signature: Signature) -> State:
    """The commitment to what a predicate with this signature takes, given the commitment to the predicate."""
    if signature.affirmed == signature.negated == (False, CERTAIN):
        return FULL  # presupposed, whatever holds of the predicate
    negative, rank = signature.negated if state.negative else signature.affirmed
    # A denial's own weight is not passed on to what it does not deny.
    weight = WEIGHTS[rank] if signature.weight is None else signature.weight
    if negative or not state.negative:
        weight = min(weight, state.weight)
    return State(negative, min(rank, state.rank), min(weight, DENIED) if negative else weight)


def told(note: str, state: State) -> str:
    """One step of a path: what did it, and what was left."""
    return f"{note}: {'not ' if state.negative else ''}{NAMES[state.rank]}"


def to_part(state: State) -> State:
    """The commitment to what hangs on a predicate as a part of it: under a denial nearly nothing is said of it."""
    return state._replace(weight=min(state.weight, WITHIN_DENIAL)) if state.negative else state


def to_neighbour(state: State) -> State:
    """The commitment to what stands beside a predicate: denying the one says nothing against the other."""
    return State(False, state.rank, SHIFTED if state.negative else state.weight)
