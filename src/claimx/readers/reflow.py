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
NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
BULLET = re.compile(r"[•▪‣◦*–—-]\s|\(?[0-9a-z]{1,2}[.)]\s", re.IGNORECASE)
STOPS = tuple('.!?:”"’)')
BLANKS = re.compile(r"[ \t\u00a0]+")
HYPHENATED = re.compile(r"[a-z]+(?:-[a-z]+)+|[a-z]+")


def reflowed(pages: list[str]) -> str:
    """The text of these pages, paragraphs parted by blank lines; running heads and page numbers left out."""
    lines = list(without_running_heads([[clean(line) for line in page.splitlines()] for page in pages]))
    known = Counter(word for line in lines for word in HYPHENATED.findall(line.lower()))
    paragraphs: list[str] = []
    width = usual_width(lines)
    previous = ""
    for line in lines:
        if line and previous and not parts(previous, line, width):
            paragraphs[-1] = appended(paragraphs[-1], line, known)
        elif line:
            paragraphs.append(line)
        previous = line
    return "\n\n".join(paragraphs)


def clean(line: str) -> str:
    return BLANKS.sub(" ", line.replace("\u00ad", "-").replace("\0", "")).strip()


def without_running_heads(pages: list[list[str]]) -> Iterator[str]:
    """The lines of all pages, one after the other."""

    def shape(line: str) -> str:
        return re.sub(r"\d+", "0", line.lower())

    pages = [[*page] for page in pages]
    edges = Counter(shape(line) for page in pages for line in {*filled(page)[:EDGE], *filled(page)[-EDGE:]})
    for page in pages:
        inner = filled(page)
        heads = {
            line
            for line in (*inner[:EDGE], *inner[-EDGE:])
            if NUMBER.fullmatch(line) or edges[shape(line)] >= max(LEAST_PAGES, LEAST_SHARE * len(pages))
        }
        kept = [line for i, line in enumerate(page) if not (line in heads and near_edge(page, i))]
        # A page's blank edge is no end of a paragraph.
        while kept and not kept[0]:
            kept.pop(0)
        while kept and not kept[-1]:
            kept.pop()
        yield from kept


def filled(page: list[str]) -> list[str]:
    return [line for line in page if line]


def near_edge(page: list[str], i: int) -> bool:
    return len(filled(page[:i])) < EDGE or len(filled(page[i + 1 :])) < EDGE


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
    if line.endswith(STOPS):
        return room > ROOM_AFTER_STOP * width
    return room > ROOM_AFTER_WORD * width and not following[0].islower()


def appended(paragraph: str, line: str, known: Counter[str]) -> str:
    """The paragraph with one more line; a word that was divided is whole again."""
    head = re.search(r"[^\W\d_]+-$", paragraph)
    tail = re.match(r"[^\W\d_]+", line)
    if head is None or tail is None or not tail[0][0].islower():
        return f"{paragraph} {line}"
    # "co-operation" keeps the hyphen it has elsewhere.
    kept = known[f"{head[0]}{tail[0]}".lower()] > known[f"{head[0][:-1]}{tail[0]}".lower()]
    return f"{paragraph if kept else paragraph[:-1]}{line}"
