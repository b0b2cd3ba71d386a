"""Lines of printed pages put together to paragraphs: a parser that met a line's end in a sentence would split it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

EDGE = 2  # lines at the top and foot of a page that may be running heads
LEAST_PAGES, LEAST_SHARE = 2, 0.2  # a line on fewer pages is no running head
# Room that a line leaves after the next word, as a part of the usual width: more ends a paragraph, or is a heading's.
ROOM_AFTER_STOP, ROOM_AFTER_WORD = 0.1, 0.15
LONGEST_LINE = 200  # longer ones are paragraphs already
NUMBER = re.compile(r"(?:page\s++)?+[-–—]?+\s*+\d{1,4}+\s*+[-–—]?+(?:\s*+(?:of|/)\s*+\d{1,4}+)?+", re.IGNORECASE)
BULLET = re.compile(r"[•▪‣◦]\s")
# A bullet too, unless a sentence runs on: "on March / 14. The police", "the ferry / – a small one – sank".
PERHAPS_BULLET = re.compile(r"[*–—-]\s|\(?[0-9a-z]{1,2}[.)]\s", re.IGNORECASE)
STOPS = tuple('.!?:”"’)')
ENDS_OF_ITEMS = (*STOPS, ",", ";")
BLANKS = re.compile(r"[ \t\u00a0]++")
DIGITS = re.compile(r"\d++")
LETTERS = re.compile(r"[^\W\d_]++")
HYPHENATED = re.compile(r"[a-z]++(?:-[a-z]++)*+")


def reflowed(pages: list[str]) -> str:
    """The text of these pages, paragraphs parted by blank lines; running heads and page numbers left out."""
    lines = list(without_running_heads([[clean(line) for line in page.splitlines()] for page in pages]))
    known = Counter(word for line in lines for word in HYPHENATED.findall(line.lower()))
    pieces: list[str] = []  # pieces, not paragraphs: one that grew line by line would be copied with each
    width = usual_width(lines)
    previous = ""
    for line in lines:
        if line and previous and not parts(previous, line, width):
            pieces[-1], between = joint(pieces[-1], line, known)
            pieces += (between, line)
        elif line:
            pieces += ("\n\n", line)
        previous = line
    return "".join(pieces[1:])


def clean(line: str) -> str:
    return BLANKS.sub(" ", line.replace("\u00ad", "-").replace("\0", "")).strip()


def without_running_heads(pages: list[list[str]]) -> Iterator[str]:
    """The lines of all pages, one after the other."""

    def shape(line: str) -> str:
        return DIGITS.sub("0", line.lower())

    pages = [[*page] for page in pages]
    edges = Counter(shape(line) for page in pages for line in {*filled(page)[:EDGE], *filled(page)[-EDGE:]})
    for page in pages:
        inner = filled(page)
        heads = {
            line
            for line in (*inner[:EDGE], *inner[-EDGE:])
            if NUMBER.fullmatch(line) or edges[shape(line)] >= max(LEAST_PAGES, LEAST_SHARE * len(pages))
        }
        kept = list(without_edges(page, heads, len(inner)))
        # A page's blank edge is no end of a paragraph.
        words = [number for number, line in enumerate(kept) if line]
        yield from kept[words[0] : words[-1] + 1] if words else ()


def without_edges(page: list[str], heads: set[str], count: int) -> Iterator[str]:
    """The lines of a page, `count` of them with words, but for the heads among its first and last ones."""
    before = 0
    for line in page:
        after = count - before - bool(line)
        if not (line in heads and (before < EDGE or after < EDGE)):
            yield line
        before += bool(line)


def filled(page: list[str]) -> list[str]:
    return [line for line in page if line]


def usual_width(lines: list[str]) -> int:
    """The width that most lines run up to."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def parts(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends between these lines."""
    if width > LONGEST_LINE or BULLET.match(following):
        return True
    # A line that runs on had no room for the next word.
    room = width - len(line) - 1 - len(following.split(" ", 1)[0])
    is_item = PERHAPS_BULLET.match(following) is not None
    if is_item and line.endswith(ENDS_OF_ITEMS):
        return True
    if line.endswith(STOPS):
        return room > ROOM_AFTER_STOP * width
    return room > ROOM_AFTER_WORD * width and (is_item or not following[0].islower())


def joint(line: str, following: str, known: Counter[str]) -> tuple[str, str]:
    """The line as it stands before the next of its paragraph, and what parts them; a divided word is whole again."""
    tail = LETTERS.match(following)
    head = ending_letters(line[:-1]) if line.endswith("-") else ""
    if not head or tail is None or not tail[0][0].islower():
        return line, " "
    # "co-operation" keeps the hyphen it has elsewhere.
    kept = known[f"{head}-{tail[0]}".lower()] > known[f"{head}{tail[0]}".lower()]
    return line if kept else line[:-1], ""


def ending_letters(line: str) -> str:
    """The letters that a line ends in."""
    start = len(line)
    while start and line[start - 1].isalpha():
        start -= 1
    return line[start:]
