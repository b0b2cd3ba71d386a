"""Markdown and rare marks in plain text: read past, so that offsets stay those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What a text without any of them need not be searched for.
SIGNS = re.compile(r"[*_#>`＂❝❞〝〞「」『』‟―‒]|\]\(")
IMAGE = re.compile(r"!\[[^\[\]\n]*+\]\([^()\s]++(?:\s\"[^\"\n]*+\")?\)")
LINK = re.compile(r"(?<!!)(\[)(?=[^\]\n]{1,300}\])[^\]\n]+(\]\((?:https?:|mailto:|/|#|\.)[^)\s]*(?:\s\"[^\"\n]*\")?\))")
STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])[^\n]+?(?<=[^\s*_])(\1)(?!\w)")
EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])[^*_\n]+(?<=[^\s*_])(\1)(?![\w*_])")
HEADING = re.compile(r"^(#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)
CODE_MARK = re.compile(r"(?<![`\w])(`)(?=\w[^`\n]*')")
RARE_MARKS = re.compile("[＂❝❞〝〞「」『』‟―‒]")
USUAL = {
    "＂": '"',
    "❝": "“",
    "❞": "”",
    "〝": "“",
    "〞": "”",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "‟": "“",
    "―": "—",
    "‒": "–",
}


def markup_changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of markup, and what they are read as: nothing, or the usual mark."""
    if SIGNS.search(text) is None:
        return
    for match in IMAGE.finditer(text):
        yield match.start(), match.end(), ""
    for pattern in (LINK, STRONG, EMPHASIS, HEADING):
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                yield match.start(group), match.end(group), ""
    for match in CODE_MARK.finditer(text):  # `old typists' quotation marks'
        yield match.start(), match.end(), "‘"
    for match in RARE_MARKS.finditer(text):
        yield match.start(), match.end(), USUAL[match.group()]
