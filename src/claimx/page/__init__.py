"""The article as a page: records become one self-contained HTML file. Knows records alone, never a pipeline."""

from __future__ import annotations

from claimx.page.page import page_of
from claimx.page.texts import with_text

__all__ = ["page_of", "with_text"]
