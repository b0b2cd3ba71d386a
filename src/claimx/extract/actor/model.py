"""Names on their way to actors: plain values, no parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.lexicons.names import Form, Gender
from claimx.records import ActorType, MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlain:
    """One name as the article writes it.

    Attributes:
        text: as written; start, end: its characters.
        label: PERSON, ORG, GPE, LOC, FAC or NORP.
        form: what the lexicon knows of it, or None.
        gender: from a title before it ("Mrs").
        country: from the words around ("Russian President …").
        sentence: number of the sentence.
        acts: it stands where a party acts or speaks.
        expands: the name just before it in brackets: "World Example Fund (WEF)" has the index of the fund here.
    """

    text: str
    label: str
    start: int
    end: int
    form: Form | None = None
    gender: Gender | None = None
    country: str | None = None
    sentence: int = 0
    acts: bool = False
    expands: int | None = None


@dataclass(slots=True)
class Group:
    """An actor in the making: the names that are one party, each with the rule that put it here."""

    name: str
    type: ActorType
    tokens: tuple[str, ...]
    country: str | None = None
    key: str | None = None
    gender: Gender | None = None
    members: list[tuple[int, str]] = field(default_factory=list)
    kind: MentionKind = "name"
