"""A user's lexicon, checked and merged into the packaged one: what is wrong is said with its line and a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimx.errors import LexiconError
from claimx.lexicons.lines import line_of
from claimx.lexicons.schema import tables_adapter, unknown_keys

# How many known names a message lists where none is near.
LISTED = 24
KINDS = {
    dict: "a table", list: "a list", str: "a text", bool: "true or false", int: "a whole number",
    float: "a decimal number",
}  # fmt: skip
WANTED = {
    "string_type": "a text", "list_type": "a list", "dict_type": "a table", "model_type": "a table",
    "model_attributes_type": "a table", "int_type": "a whole number", "float_type": "a number",
    "tuple_type": "a list of two",
}  # fmt: skip


def checked(
    own: Mapping[str, Any], tables: Mapping[str, Any], packaged: Mapping[str, Any], *, path: Path, text: str
) -> dict[str, Any]:
    """The tables with a user's own merged in.

    Args:
        own: the user's tables.
        tables: what they are merged into.
        packaged: the packaged tables, which tell the names there are.
        path: the file, for what is said of it.
        text: its text, for the line.

    Raises:
        LexiconError: one line: file, line, table, what is wrong, what was meant.
    """
    for place, known in unknown_keys(own, packaged):
        what = "table" if len(place) == 1 else "list"
        inside = f"[{'.'.join(place[:-1])}] " if len(place) > 1 else ""
        raise LexiconError(
            f"{_at(path, text, place)}: {inside}has no {what} {place[-1]!r}; {_meant(place[-1], known)}".replace(
                ": has no table", ": no table"
            )
        )
    both = merged(_reclassed(tables, own), own, path, text)
    forms = {**both["cues"]["forms"], **{lemma: lemma for lemma in both["english"]["lemmas"]}}
    try:
        tables_adapter().validate_python(both, context={"forms": forms})
    except ValidationError as error:
        raise LexiconError(_told(error.errors(include_url=False)[0], path, text)) from error
    return both


def merged(
    base: Mapping[str, Any], own: Mapping[str, Any], path: Path, text: str = "", at: tuple[str, ...] = ()
) -> dict[str, Any]:
    """`base` with `own` added: tables merge, lists grow, other values are replaced.

    Raises:
        LexiconError: where one is a table or a list and the other is not.
    """
    out = dict(base)
    for key, value in own.items():
        old, place = out.get(key), (*at, key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = merged(old, value, path, text, place)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = [*old, *(item for item in value if item not in old)]
        elif isinstance(old, Mapping | list) or (isinstance(value, Mapping | list) and old is not None):
            raise LexiconError(f"{_at(path, text, place)}: {'.'.join(place)} must be {_kind(old)}, not {_kind(value)}")
        else:
            out[key] = value
    return out


def _reclassed(tables: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables without the verbs' frames to which the user's file gives a class of its own."""
    cues = own.get("cues")
    verbs = cues.get("verbs") if isinstance(cues, Mapping) else None
    if not isinstance(verbs, Mapping):
        return tables
    known = dict(tables["cues"]["verbs"])
    for verb in known.keys() & verbs.keys():
        classes = verbs[verb] if isinstance(verbs[verb], Mapping) else {}
        frames = {frame for named in classes.values() if isinstance(named, list) for frame in named}
        known[verb] = {class_: [f for f in named if f not in frames] for class_, named in known[verb].items()}
    return {**tables, "cues": {**tables["cues"], "verbs": known}}


def _told(error: ErrorDetails, path: Path, text: str) -> str:
    """The first error in words."""
    place = tuple(str(part) for part in error["loc"] if part not in {"[key]", "__pydantic_extra__"})
    names = tuple(part for part in place if not part.isdigit())
    given, kind = error["input"], error["type"]
    where = ".".join(names)
    if kind == "extra_forbidden":
        said = f"{'.'.join(names[:-1])} has no key {names[-1]!r}"
    elif kind == "literal_error":
        known = re.findall(r"'([^']*)'|(?<![\w'])(\d+)(?![\w'])", str(error.get("ctx", {}).get("expected", "")))
        said = f"{where}: unknown value {given!r}; {_meant(str(given), [a or b for a, b in known])}"
    elif kind == "missing":
        said = f"{'.'.join(names[:-1])} needs {names[-1]!r}"
    elif kind == "value_error":
        said = f"{where}: {error['msg'].removeprefix('Value error, ')}"
    else:
        said = f"{where} must be {WANTED.get(kind, kind.replace('_', ' '))}, not {_kind(given)} ({given!r})"
    return f"{_at(path, text, (*names, *([str(given)] if isinstance(given, str | int | float) else [])))}: {said}"


def _at(path: Path, text: str, place: Sequence[str]) -> str:
    """The file with the line of a place, as far as it can be found."""
    line = line_of(text, place)
    return f"{path}:{line}" if line is not None else str(path)


def _meant(name: str, known: Iterable[str]) -> str:
    """The known name that is near, or all there are."""
    names = list(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    more = ", …" if len(names) > LISTED else ""
    return f"there are {', '.join(names[:LISTED])}{more}"


def _kind(value: Any) -> str:
    return KINDS.get(type(value), f"a {type(value).__name__}")
