"""What a lexicon of names may hold: parties, by their names and their kind."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from claimx.lexicons.word_types import ClosedLists, Code, Group, Word, WordGroup, Words

BodyKind = Literal["government", "media", "armed", "party", "company", "organisation"]


class Body(Group):
    """An organisation or an outlet; `people` are words for its members ("Republican")."""

    name: Word
    also: Words = []
    people: Words = []
    country: Code | None = None
    kind: BodyKind | None = None


class BodyGroup(Group):
    """Organisations of one kind, by the state they are at home in: names, or lists of names that are one's."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, list[Word | Words]]

    kind: BodyKind


class Person(Group):
    """A person, under the names that are one."""

    name: Word
    also: Words = []
    country: Code | None = None


class AtHome(Group):
    """A name that means something else away from home."""

    home: Code
    key: str | None = None
    unless: Words = []


class Names(Group):
    """The table `names`."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, ClosedLists]

    organisations: dict[str, Body]
    outlets: dict[str, Body]
    people: dict[str, Person]
    places: dict[Code, Words]
    home: dict[Word, AtHome]
    halves: dict[Word, list[Code]]
    place_names: dict[Word, Word]
    capitals: dict[Word, Word]
    capitals_after_town: dict[Word, Word]
    capitals_after_name: dict[Word, Word]
    full_titles: dict[Word, Word]


class Peoples(WordGroup):
    """The table `peoples`; `same` are words that mean one people, by what it is called."""

    same: dict[Word, Words]
