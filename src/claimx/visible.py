"""What a person is shown: text of others, which must command neither terminal nor page; counts and dates."""

from __future__ import annotations

import re
from datetime import date

# Controls of ASCII and Latin-1, ends of lines and paragraphs, and marks that turn the order of what follows.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
COLOR = re.compile(r"(\x1b\[[0-9;]*m)")  # as Rich writes them
# Bidirectional overrides, embeddings and isolates; C0 and C1 controls but line ends and tabs; lone surrogates.
HIDDEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text in one line: line ends and tabs are blanks, other control characters spelled out, as `\x1b`."""
    return CONTROL.sub(lambda found: " " if found[0].isspace() else _spelled(found), text)


def harmless(text: str, *, colored: bool = False) -> str:
    """The text in its lines, for a terminal: its controls spelled out but line ends and tabs, and our own colours."""
    if not CONTROL.search(text):
        return text
    parts = COLOR.split(text) if colored else [text]
    return "".join(part if i % 2 else CONTROL.sub(_spelled, part) for i, part in enumerate(parts))


def _spelled(found: re.Match[str]) -> str:
    """The character as an escape that JSON knows too, where JSON may hold it."""
    if found[0] in "\n\t":
        return found[0]
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x20 else f"\\u{code:04x}"


def revealed(text: object) -> str:
    """The text with such characters as their code point in brackets: ⟦U+202E⟧."""
    return HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", str(text))


def plural(count: int, noun: str) -> str:
    """The count with its noun: 1 claim, 2 claims, 1,200 articles."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def written(day: str) -> str:
    """A date as people write it, 6 February 2023, or a month, February 2023; what is none stays as it is."""
    is_month = len(day) == len("2023-02")
    try:
        found = date.fromisoformat(f"{day}-01" if is_month else day)
    except ValueError:
        return day
    return f"{found:%B %Y}" if is_month else f"{found.day} {found:%B %Y}"
