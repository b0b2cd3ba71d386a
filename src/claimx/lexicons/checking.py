"""A user's lexicon, checked and merged into the packaged one: what is wrong is said with its line and a way out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimx.errors import LexiconError
from claimx.lexicons.lines import line_of
from claimx.lexicons.schema import keys_at, tables_adapter, unknown_keys
from claimx.lexicons.word_types import NEAR, UnknownCodeError, known_codes

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
PAIRS = frozenset({"too_long", "too_short"})
TAGS = frozenset({"__pydantic_extra__", "str", "constrained-str"})  # parts of a place that are no names


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with a user's file: the line, where it is known, and what is said of it.

    Attributes:
        path: the file.
        text: its text, for the lines.
        found: what was found so far.
    """

    path: Path
    text: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, place: Sequence[str], said: str) -> None:
        """Note what is wrong at a place: the names of its tables, list and key, then what is within."""
        self.found.append((line_of(self.text, place) or 0, said))

    def raise_any(self) -> None:
        """Raise all that was found, in the order of the lines.

        Raises:
            LexiconError: where something was.
        """
        if self.found:
            told = (
                f"{self.path}:{line}: {said}" if line else f"{self.path}: {said}" for line, said in sorted(self.found)
            )
            raise LexiconError(*dict.fromkeys(told))


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
        LexiconError: a line each: file, line, table, what is wrong, what was meant.
    """
    problems = Problems(path, text)
    for place, known in list(unknown_keys(own, packaged)):
        problems.add(place, _unknown(place, known, packaged))
        own = _without(own, place)
    both = merged(_reclassed(tables, own), own, problems)
    forms = {**both["cues"]["forms"], **{lemma: lemma for lemma in both["english"]["lemmas"]}}
    try:
        tables_adapter().validate_python(both, context={"forms": forms, **known_codes(both)})
    except ValidationError as error:
        for place, said in (_told(each, packaged) for each in _one_a_place(error.errors(include_url=False))):
            problems.add(place, said)
    problems.raise_any()
    return both


def merged(
    base: Mapping[str, Any], own: Mapping[str, Any], problems: Problems, at: tuple[str, ...] = ()
) -> dict[str, Any]:
    """`base` with `own` added: tables merge, lists grow, other values are replaced.

    Where one is a table or a list and the other is not, `base` stays as it is, and it is a problem.
    """
    out = dict(base)
    for key, value in own.items():
        old, place = out.get(key), (*at, key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = merged(old, value, problems, place)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = [*old, *(item for item in value if item not in old)]
        elif isinstance(old, Mapping | list) or (isinstance(value, Mapping | list) and old is not None):
            problems.add(
                place, f"{'.'.join(place)} must be {_kind(old)}, not {_kind(value)}{_written(place, value, old)}"
            )
        else:
            out[key] = value
    return out


def _without(tables: Mapping[str, Any], place: Sequence[str]) -> dict[str, Any]:
    """The tables without what stands at a place."""
    if len(place) == 1:
        return {key: value for key, value in tables.items() if key != place[0]}
    return {**tables, place[0]: _without(tables[place[0]], place[1:])}


def _unknown(place: Sequence[str], known: Sequence[str], packaged: Mapping[str, Any]) -> str:
    """What is said of a key that no rule reads."""
    *outer, name = place
    if outer:
        return f"[{'.'.join(outer)}] has no list {name!r}; {_meant(name, known)}"
    inside = [f"[{table}.{name}]" for table, lists in packaged.items() if name in lists]
    if inside:
        return f"no table {name!r}; did you mean {' or '.join(inside)}?"
    return f"no table {name!r}; {_meant(name, known)}"


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


def _one_a_place(errors: Iterable[ErrorDetails]) -> Iterable[ErrorDetails]:
    """The errors, of those of one value that may be of several types the first alone."""
    return {(_place(each), each["type"] in WANTED or each["loc"]): each for each in reversed([*errors])}.values()


def _place(error: ErrorDetails) -> tuple[str | int, ...]:
    """Where an error stands: names of tables, lists and keys, and numbers in a list."""
    return tuple(part for part in error["loc"] if isinstance(part, int) or not (set("[(") & set(part) or part in TAGS))


def _told(error: ErrorDetails, packaged: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The names of where an error stands, with the value, and what is said of it."""
    place = _place(error)
    names = tuple(part for part in place if isinstance(part, str))
    given, kind = error["input"], error["type"]
    where = ".".join(names)
    if kind == "extra_forbidden":
        said = f"{'.'.join(names[:-1])} has no key {names[-1]!r}; {_meant(names[-1], keys_at(names[:-1]))}"
    elif kind == "literal_error":
        known = re.findall(r"'([^']*)'|(?<![\w'])(\d+)(?![\w'])", str(error.get("ctx", {}).get("expected", "")))
        said = f"{where}: unknown value {given!r}; {_meant(str(given), [a or b for a, b in known])}"
    elif kind in PAIRS or (kind == "missing" and isinstance(place[-1], int)):
        said = f"{where} must be a list of two"
    elif kind == "missing":
        said = f"{'.'.join(names[:-1])} needs {names[-1]!r}"
    elif kind == "value_error":
        said = f"{where}: {error['msg'].removeprefix('Value error, ')}"
    else:
        said = f"{where} must be {WANTED.get(kind, kind.replace('_', ' '))}, not {_kind(given)} ({given!r})"
        said += _written(names, given, _like(names, packaged)) if WANTED.get(kind) in {"a table", "a list"} else ""
    cause = error.get("ctx", {}).get("error")
    last = cause.code if isinstance(cause, UnknownCodeError) else given
    return (*names, *([str(last)] if isinstance(last, str | int | float) else [])), said


def _like(place: Sequence[str], packaged: Mapping[str, Any]) -> Any:
    """What the packaged lexicons have at a place, or beside it, or None."""
    at: Any = packaged
    for name in place:
        at = at.get(name, next(iter(at.values()), None)) if isinstance(at, Mapping) else None
    return at


def _written(place: Sequence[str], given: Any, like: Any) -> str:
    """How that is written of which the packaged lexicons have one: "; write [[cues.phrases]], and below it …"."""
    header, one = ".".join(place), like[0] if isinstance(like, list) and like else like
    if isinstance(like, list) and isinstance(one, Mapping):
        return f"; write [[{header}]], and below it {' and '.join(one)}"
    if isinstance(like, Mapping) and isinstance(given, list) and given and isinstance(given[0], Mapping):
        return f"; write [{header}]"
    if isinstance(like, Mapping) and like:
        return f"; write [{header}], and below it such as {_shown(dict([next(iter(like.items()))]))[2:-2]}"
    return f"; write {place[-1]} = {_shown(like)}" if isinstance(like, list) else ""


def _shown(value: Any) -> str:
    """A value as TOML writes it, of a list the first."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_shown(each)}' for key, each in value.items())} }}"
    if isinstance(value, list):
        return f"[{_shown(value[0])}{', …' if value[1:] else ''}]" if value else "[]"
    return str(value).lower() if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)


def _meant(name: str, known: Iterable[str]) -> str:
    """The known name that is near, or all there are."""
    names = list(known)
    if not names:
        return "see its format"
    near = get_close_matches(name, names, n=1, cutoff=NEAR)
    if near:
        return f"did you mean {near[0]!r}?"
    more = ", …" if len(names) > LISTED else ""
    return f"there are {', '.join(names[:LISTED])}{more}"


def _kind(value: Any) -> str:
    return KINDS.get(type(value), f"a {type(value).__name__}")
