"""Lines of a page that are no part of its report: navigation, newsletters, sharing, credits, rows of tables."""

from __future__ import annotations

from claimx.lexicons.layout import LayoutLexicon

EDGES = " \t\r\n*_#>»→▶|•·:.!…-–—"


def is_of_the_page(line: str, lexicon: LayoutLexicon) -> bool:
    """Whether a line is the page's and no part of its report."""
    words = line.strip().lower().replace("’", "'")
    bare = words.strip(EDGES)
    label, colon, _ = bare.partition(":")
    if bare in lexicon.lines or bare.startswith(lexicon.openings) or (colon and label in lexicon.labels):
        return True
    is_byline = bare.startswith(lexicon.bylines) and len(bare.split()) <= lexicon.longest_byline
    return is_byline or (words.startswith("|") and words.count("|") > 1)  # a row of a Markdown table
