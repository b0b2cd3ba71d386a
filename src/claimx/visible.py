"""Text of others, shown to a person: a name of a file or a word of an article must not command the terminal."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    r"""The text in one line: line ends and tabs are blanks, other control characters spelled out, as `\x1b`."""
    return CONTROL.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else f"\\x{ord(found[0]):02x}"
