"""What the article page and the corpus report are made of: templates, styles, scripts, and how they become one file."""

from __future__ import annotations

from claimx.assets.document import Document, render
from claimx.assets.pack import as_json, packed, packed_json

__all__ = ["Document", "as_json", "packed", "packed_json", "render"]
