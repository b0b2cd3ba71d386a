"""Numbers and statements of many articles held against each other: what speaks of one thing, and what disagrees."""

from __future__ import annotations

from claimx.compare.across.compare import WINDOW, compare
from claimx.compare.across.comparison import Comparison, json_pieces, json_schema, to_dict
from claimx.compare.across.group import Group, Value

__all__ = ["WINDOW", "Comparison", "Group", "Value", "compare", "json_pieces", "json_schema", "to_dict"]
