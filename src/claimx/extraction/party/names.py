"""Names on their way to actors: plain values, no parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.lexicons.names import Form, Gender
from claimx.records import ActorType

# What actor a name of each label is.
TYPES: dict[str, ActorType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class NamePlain:
    """One name as the article writes it.

    Attributes:
        text: as written; start, end: its characters.
        label: PERSON, ORG, GPE, LOC, FAC or NORP.
        form: what the lexicon knows of it, or None.
        gender: from a title before it ("Mrs").
        titles: the words of its titles, in small letters.
        country: from the words around ("Russian President …").
        sentence: number of the sentence.
        acts: it stands where a party acts or speaks.
        alias_of: the person's name beside it that this is another of: "Ana Roe, also known as Nana Poe".
        is_label: capitals that stand for who speaks, before their turn: "NH: We left early".
        inside: the character at which the name starts of what a place lies in: "Dorp Hall in Leeds".
        short_for: the body's name that capitals in brackets follow: "Nordia Tourism Institute (INTUR)".

    """

    text: str
    label: str
    start: int
    end: int
    form: Form | None = None
    gender: Gender | None = None
    titles: tuple[str, ...] = ()
    country: str | None = None
    sentence: int = 0
    acts: bool = False
    inside: int | None = None
    short_for: str | None = None
    alias_of: str | None = None
    is_label: bool = False


@dataclass(slots=True)
class Group:
    """An actor in the making: the names that are one party, each with the rule that put it here.

    Attributes:
        first: character at which the first of its names starts.
        titles: the words of the titles before its names.

    """

    name: str
    type: ActorType
    tokens: tuple[str, ...]
    country: str | None = None
    key: str | None = None
    gender: Gender | None = None
    members: list[tuple[int, str]] = field(default_factory=list)
    first: int | None = None
    titles: set[str] = field(default_factory=set)

    def take(self, i: int, name: NamePlain, rule_id: str) -> None:
        """Make a name this party's."""
        self.members.append((i, rule_id))
        self.first = name.start if self.first is None else min(self.first, name.start)
        self.titles.update(name.titles)
        self.country = self.country or name.country
        self.gender = self.gender or name.gender
