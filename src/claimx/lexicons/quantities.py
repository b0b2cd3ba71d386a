from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLexicon:
    """TBD by its room."""

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> QuantityLexicon:
        return cls()
