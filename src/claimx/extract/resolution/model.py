"""What resolving one source yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.records import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A source with its identity and type; `steps` say how they were found, in words."""

    source: Source | None
    steps: tuple[str, ...] = field(default=())
