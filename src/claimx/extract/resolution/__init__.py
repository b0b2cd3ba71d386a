"""Who or what a source is: its actor, its type, its country, why it is not named."""

from __future__ import annotations

from claimx.extract.resolution.model import Resolved
from claimx.extract.resolution.resolve import resolve_sources

__all__ = ["Resolved", "resolve_sources"]
