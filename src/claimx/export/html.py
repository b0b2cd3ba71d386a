"""HTML: one self-contained page, the text with its claims marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.export.formats import FORMATS, Layout, Record
from claimx.export.plain import plain
from claimx.page import page_of
from claimx.records import Report


def write_html(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    """The page; it is made when all records are there.

    Raises:
        OutputError: where there are more articles than a page can hold.
    """
    shown = map(plain, FORMATS["html"].up_to_its_most(records))
    yield page_of(shown, layout.examples() if layout.examples else None)
