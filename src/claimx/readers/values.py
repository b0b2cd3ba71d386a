"""The value of a field as what an article has: an id, a line, a title, a text that any file can hold."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from claimx.records import SEPARATOR

ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-f]{2,5}|amp|apos|quot|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);",
    re.IGNORECASE,
)


def value_of(row: Mapping[str, Any], name: str | None) -> Any:
    """The value of a field; `a.b` is field b of the object in field a."""
    if not name:
        return None
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


NO_ID = (bool, bytes, list, dict)
LISTS = (list, tuple)


def as_id(value: Any) -> str | None:
    """A value as an id; None where it is none."""
    if value is None or isinstance(value, NO_ID):
        return None
    if isinstance(value, float):  # what a table makes of whole numbers where some are missing
        return str(int(value)) if value.is_integer() else None
    return cleaned(str(value)).strip() or None


def as_line(value: Any) -> str | None:
    """A value as a line of text: a text, a number, or a list of texts, parted by "; "; None where it is none."""
    if isinstance(value, str):  # nearly all, and there may be millions
        return " ".join(cleaned(value).split()) or None
    if isinstance(value, LISTS):
        lines = [as_line(each) for each in value if isinstance(each, str)]
        return SEPARATOR.join(dict.fromkeys(filter(None, lines))) or None
    return as_id(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def as_address(value: Any) -> str | None:
    """A value as an address: of a list the first."""
    first = next((each for each in value if isinstance(each, str)), None) if isinstance(value, LISTS) else value
    return as_line(first)


def as_title(value: Any) -> str | None:
    """A value as a title; what HTML writes for a character is that character."""
    line = as_line(value)
    return as_line(unescaped(line)) if line is not None and "&" in line else line


def unescaped(text: str) -> str:
    """The text with the characters for which HTML has names and numbers: `&amp;`, `&#8217;`."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def cleaned(text: str) -> str:
    """The text without what no UTF-8 file holds, half characters and NULs: a replacement mark stands for them."""
    if text.isascii() and "\0" not in text:  # nearly all, at no cost
        return text
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def kind_of_value(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def has_value(value: Any) -> bool:
    """Whether a field holds anything: no null, blanks, empty list, nor a table's mark of a missing number."""
    if isinstance(value, str):
        return bool(value.strip())
    try:
        return value is not None and bool(value == value) and value not in ([], {}, ())  # noqa: PLR0124 - NaN is unlike itself
    except (TypeError, ValueError):  # a table's NA, which is neither true nor false; several values
        return False
