"""The rules in their order: each makes one kind of quantity of an amount, the first that can decides."""

from __future__ import annotations

from collections.abc import Callable

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.kinds.age import age
from claimx.extraction.quantity.kinds.counts import bare, count, partitive, share, strong
from claimx.extraction.quantity.kinds.measured import duration, measure, money, multiple, percent, rate
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.extraction.rule import Rule

Apply = Callable[[Surroundings, Amount], Draft | None]

RULES: tuple[Rule[Apply], ...] = (
    age,
    multiple,
    money,
    percent,
    duration,
    rate,
    measure,
    share,
    strong,
    partitive,
    count,
    bare,
)
