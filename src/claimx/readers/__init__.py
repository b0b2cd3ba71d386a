"""Inputs become `Article`s, in two stages: `open_items` finds what there is to read, `load` reads one of it.

The first is cheap and streams; the second is the costly part, which workers do. A new kind is a module with a function
of either sort, a line in `READERS` (one article) or `OPENERS` (any number), and its suffixes in `kinds.py`.
"""

from __future__ import annotations

from claimx.readers.items import STDIN, Item, ReadOptions, Refusal
from claimx.readers.loading import load
from claimx.readers.opening import open_items

__all__ = ["STDIN", "Item", "ReadOptions", "Refusal", "load", "open_items"]
