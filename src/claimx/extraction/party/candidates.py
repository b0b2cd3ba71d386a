"""Who may be meant: a person with the mentions so far, a pronoun as it is met, and whom it was found to mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.extraction.party.persons import Spot
from claimx.lexicons.names import Gender


@dataclass(slots=True, eq=False)
class Person:
    """Someone whom the article speaks of.

    Attributes:
        actor: None for one whom a noun alone describes; noun: that noun's token.
        gender: what the text says of it; guess: what the first name says.
        spots: the mentions so far; last: the last of them.
        subjects, pronouns: how many of them are subjects, and pronouns.
        speaks: numbers of the attributions whose source this is.
    """

    actor: str | None = None
    noun: int | None = None
    gender: Gender | None = None
    guess: Gender | None = None
    spots: list[Spot] = field(default_factory=list)
    last: Spot = field(init=False)
    subjects: int = 0
    pronouns: int = 0
    speaks: set[int] = field(default_factory=set)

    def add(self, spot: Spot) -> None:
        """Add a mention."""
        self.spots.append(spot)
        self.last = spot

    def drop_last(self) -> None:
        """Take the last mention back."""
        self.spots.pop()
        if self.spots:
            self.last = self.spots[-1]


def contradicts(person: Person, gender: Gender | None) -> bool:
    """Whether the text gives the person another gender."""
    return gender is not None and person.gender is not None and person.gender != gender


@dataclass(slots=True)  # never changed; a frozen one takes three times as long to make
class Pronoun:
    """A pronoun that stands for one person, as it is met; `place` says where in its sentence, in one of three words."""

    token: int
    gender: Gender
    spot: Spot
    place: str
    quoted: bool
    speech: int  # the attribution whose content holds it, or -1
    source_of: int  # the attribution whose source it is, or -1


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Ranked:
    """Somebody who may be meant (None: nobody of the candidates), with the share of belief and the weights."""

    person: Person | None
    share: float
    held: tuple[tuple[str, float], ...]


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Choice:
    """Whom a pronoun means, None where no one is plainly meant; `ranking` holds the first two."""

    person: Person | None
    ranking: tuple[Ranked, ...] = ()


def only(person: Person) -> Choice:
    """The choice of somebody beside whom nobody can be meant."""
    nobody = Ranked(person=None, share=0.0, held=())
    return Choice(person=person, ranking=(Ranked(person=person, share=1.0, held=()), nobody))


def was_subject(person: Person) -> bool:
    """Whether a person was a subject in the last sentence that speaks of it."""
    return any(spot.role == "subject" for spot in person.spots if spot.sentence == person.last.sentence)
