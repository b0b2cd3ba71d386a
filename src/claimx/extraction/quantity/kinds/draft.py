"""What a rule makes of an amount."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.records import QuantityKind
from claimx.syntax import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule says of an amount; bounds, change and status are added for all alike.

    Attributes:
        kind: the record's own.
        end: where the quantity ends, in characters.
        start: where it starts, if not with the amount.
        unit, noun, of, per: the record's own.
        following: tokens of the phrase after a measure, which has that amount.
    """

    kind: QuantityKind
    end: int
    start: int | None = None
    unit: str | None = None
    noun: str | None = None
    of: str | None = None
    per: str | None = None
    following: Tokens | None = None


Apply = Callable[[Surroundings, Amount], Draft | None]
