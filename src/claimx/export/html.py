"""HTML: one self-contained page, the text with its claims marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from claimx.errors import OutputError
from claimx.export.formats import Layout, Record
from claimx.export.plain import plain
from claimx.page import MOST_ARTICLES, page_of
from claimx.records import Report


def write_html(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    """The page; it is made when all records are there.

    Raises:
        OutputError: where there are more articles than a page can hold.
    """
    shown = [plain(record) for record in itertools.islice(records, MOST_ARTICLES + 1)]
    if len(shown) > MOST_ARTICLES:
        raise OutputError(
            f"a page holds {MOST_ARTICLES} articles at most; write claims.jsonl, then: claimx report claims.jsonl"
        )
    yield page_of(shown, layout.examples() if layout.examples else None)
