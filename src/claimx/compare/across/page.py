"""A comparison as one self-contained page: each group with its numbers on a line, those that disagree set apart."""

from __future__ import annotations

from itertools import islice

from claimx.assets import Document, packed, render
from claimx.compare.across.comparison import Comparison, found, kept_of
from claimx.visible import plural

MOST_GROUPS = 2_000  # what a person may look through in one page
LEVEL = 6


def page_of(comparison: Comparison, whole: Comparison) -> str:
    """The page, as HTML; of very many groups the first, which are those with a conflict.

    Args:
        comparison: what is shown.
        whole: what was found, of which that may be a part.
    """
    groups = list(islice(comparison.groups.plain(), MOST_GROUPS))
    return render(
        Document(
            template="compare.html",
            title="Numbers that speak of one thing",
            styles=("base", "marks", "page", "compare"),
            script="compare",
            data={"groups-data": packed(groups, level=LEVEL)},
            values={
                "read": (
                    plural(comparison.articles, "article"),
                    plural(comparison.numbers, "comparable number"),
                    *filter(None, (found(whole), kept_of(comparison, whole))),
                ),
                "window": plural(comparison.window, "day"),
                "left_out": len(comparison.groups) - len(groups),
                "empty": not groups,
                "found": found(whole) if whole.groups else "",
            },
        )
    )
