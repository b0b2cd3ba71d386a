"""The rules in their order: each makes one kind of quantity of an amount, the first that can decides."""

from __future__ import annotations

from typing import Any

from claimx.extraction.quantity.counts import bare, count, partitive, share, strong
from claimx.extraction.quantity.kinds import age, duration, measure, money, multiple, percent, rate
from claimx.extraction.rule import Rule

RULES: tuple[Rule[Any], ...] = (
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
