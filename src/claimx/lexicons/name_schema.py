"""What a lexicon of names may hold: parties, by their names and their kind."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, ValidationInfo, model_validator

from claimx.lexicons.bodies import WORLD
from claimx.lexicons.word_types import ClosedLists, Country, Group, Word, WordGroup, Words, checked_country

BodyKind = Literal["government", "media", "armed", "party", "company", "organisation"]


class Body(Group):
    """An organisation or an outlet; `people` are words for its members ("Republican")."""

    name: Word
    also: Words = []
    people: Words = []
    country: Country | None = None
    kind: BodyKind | None = None


class BodyGroup(Group):
    """Organisations of one kind, by the state they are at home in: names, or lists of names that are one's."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, list[Word | Words]]

    kind: BodyKind

    @model_validator(mode="after")
    def lists_of_states(self, info: ValidationInfo) -> Self:
        """Its other keys are codes of states, or `world`."""
        for key in self.__pydantic_extra__ or {}:
            checked_country(key, info, others=(WORLD,))
        return self


class Person(Group):
    """A person, under the names that are one."""

    name: Word
    also: Words = []
    country: Country | None = None


class AtHome(Group):
    """A name that means something else away from home."""

    home: Country
    key: str | None = None
    unless: Words = []


class Names(Group):
    """The table `names`."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, ClosedLists]

    organisations: dict[str, Body]
    outlets: dict[str, Body]
    people: dict[str, Person]
    places: dict[Country, Words]
    home: dict[Word, AtHome]
    halves: dict[Word, list[Country]]
    place_names: dict[Word, Word]
    postal: dict[Word, Word]
    capitals: dict[Word, Word]
    capitals_after_town: dict[Word, Word]
    capitals_after_name: dict[Word, Word]
    full_titles: dict[Word, Word]
    pet_forms: dict[Word, Words]


class Peoples(WordGroup):
    """The table `peoples`; `same` are words that mean one people, by what it is called; `of_places` a place's."""

    same: dict[Word, Words]
    of_places: dict[Word, Words]
