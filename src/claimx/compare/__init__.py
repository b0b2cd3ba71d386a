"""Records held against each other: versions of an article. Knows records alone, never a pipeline."""

from __future__ import annotations

from claimx.compare.aspects import Detail
from claimx.compare.versions import Change, Difference, Side, diff, json_schema, to_dict

__all__ = ["Change", "Detail", "Difference", "Side", "diff", "json_schema", "to_dict"]
