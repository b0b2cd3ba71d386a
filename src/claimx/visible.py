"""Text of others, shown to a person: a name of a file or a word of an article must not command the terminal."""

from __future__ import annotations

import re

# Controls of ASCII and Latin-1, ends of lines and paragraphs, and marks that turn the order of what follows.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
COLOR = re.compile(r"(\x1b\[[0-9;]*m)")  # as Rich writes them


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
