"""What stands where in the lexicons: their files, their tables, and the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from claimx.lexicons.schema import OPEN

Place = tuple[str, ...]
Entry = tuple[Place, str]  # where a word stands, and the word
VERBS = ("cues", "verbs")
# Tables whose keys are no words: what they hold has lists of them, by state or by kind.
KEPT_BY = (("bodies",), ("quantities", "units"), ("names", "places"))
CLASSING = ("takes", "countries", "prepositions")  # keys whose lists say how words are used
NAMING = ("name", "also", "people", "capital", "names", "symbols", "words")  # keys whose values are words


def packaged_texts() -> dict[str, str]:
    """The packaged files by name, comments and all: each opens with its format."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in found}


def entries(tables: Mapping[str, Any], at: Place = ()) -> Iterator[Entry]:
    """The words of tables in their order, each with its place: what a lexicon adds, not how it classes it."""
    for key, value in tables.items():
        place = (*at, key)
        if at in OPEN and at not in KEPT_BY and not is_group(value):
            yield at, key
        elif isinstance(value, Mapping):
            yield from entries(value, place)
        elif isinstance(value, list) and key not in CLASSING:
            yield from entries_of_list(value, at if key in NAMING else place)
        elif isinstance(value, str) and key in NAMING:
            yield at, value


def entries_of_list(values: list[Any], place: Place) -> Iterator[Entry]:
    """The words of a list; of a list of groups, those of each."""
    for value in values:
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, list):
            yield from ((place, word) for word in value)
        elif isinstance(value, Mapping):
            yield from ((place, word) for _, word in entries(value, place))


def is_group(value: Any) -> bool:
    """Whether a table names what it is of itself (a group of words, a state), so that its key is no word."""
    return isinstance(value, Mapping) and any(key in value for key in NAMING)


def value_at(tables: Mapping[str, Any], place: Place) -> Any:
    """What stands at a place."""
    value: Any = tables
    for key in place:
        value = value[key]
    return value


def says_more(tables: Mapping[str, Any], others: Mapping[str, Any], entry: Entry) -> bool:
    """Whether tables say of a word what others that have it do not: a verb's further frame, another class of it."""
    place, word = entry
    return place in OPEN and not covers(value_at(others, place)[word], value_at(tables, place)[word])


def covers(known: Any, own: Any) -> bool:
    """Whether a value holds all that another does."""
    if isinstance(known, Mapping) and isinstance(own, Mapping):
        return all(key in known and covers(known[key], value) for key, value in own.items())
    if isinstance(known, list) and isinstance(own, list):
        return all(each in known for each in own)
    return bool(known == own)


def described(tables: Mapping[str, Any], entry: Entry) -> str:
    """A place with what it says of the word: `hedges.modal (frame modal, category epistemic, strength 2)`."""
    place, word = entry
    value = value_at(tables, place)
    if place in OPEN:
        return f"{'.'.join((*place, quoted(word)))} = {plain(value[word])}"
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        group = next(each for each in value if word in [found for _, found in entries(each)])
        return with_facts(".".join(place), group)
    owner = value if isinstance(value, Mapping) else value_at(tables, place[:-1])
    return with_facts(".".join(map(quoted, place)), owner if is_group(owner) else {})


def with_facts(place: str, group: Mapping[str, Any]) -> str:
    """A place, and in brackets the single values of the group that stands there."""
    said = ", ".join(
        f"{key} {value}" for key, value in group.items() if value != "" and isinstance(value, str | int | float)
    )
    return f"{place} ({said})" if said else place


def plain(value: Any) -> str:
    """A value as TOML has it on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{quoted(key)} = {plain(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(plain, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def quoted(key: str) -> str:
    """A key as TOML writes it."""
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"'
