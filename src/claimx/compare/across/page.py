"""A comparison as one self-contained page: each group with its numbers on a line, those that disagree set apart."""

from __future__ import annotations

from itertools import islice

from claimx.assets import Document, packed, render
from claimx.assets.words import plural
from claimx.compare.across.comparison import Comparison

MOST_GROUPS = 2_000  # what a person may look through in one page
LEVEL = 6


def page_of(comparison: Comparison, *, is_chosen: bool = False) -> str:
    """The page, as HTML; of very many groups the first, which are those with a conflict.

    Args:
        comparison: what is shown.
        is_chosen: whether it holds but groups of the kind that was asked for.
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
                    plural(len(comparison.groups), "group"),
                    f"{comparison.groups.conflicts:,} with a conflict",
                ),
                "window": plural(comparison.window, "day"),
                "left_out": len(comparison.groups) - len(groups),
                "empty": not groups,
                "is_chosen": is_chosen,
            },
        )
    )
