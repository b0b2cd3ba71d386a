"""Lines of a page that are no part of its report: navigation, newsletters, sharing, credits, captions, tables."""

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
    is_row_of_table = words.startswith("|") and words.count("|") > 1
    return is_row_of_table or _is_credit(bare, lexicon)


def _is_credit(line: str, lexicon: LayoutLexicon) -> bool:
    """Whether a line says whose work it is, or is a caption that does: "A boat on the quay. Image: Ida Holm"."""
    length = len(line.split())
    if length <= lexicon.longest_byline and line.startswith(lexicon.bylines):
        return True
    end = line[-lexicon.longest_credit :]
    return length <= lexicon.longest_caption and any(credit in end for credit in lexicon.credits)
