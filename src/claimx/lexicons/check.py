"""The words that `claimx check` reads, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from claimx.lexicons.names import Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLexicon:
    """The lists of the `check` table, each under its own name, and the genders that names and titles tell."""

    insiders: frozenset[str]
    insiders_several: frozenset[str]
    anybody: frozenset[str]
    anybody_several: frozenset[str]
    knowing: frozenset[str]
    open_voices: frozenset[str]
    for_a_body: frozenset[str]
    from_within: frozenset[str]
    grave: frozenset[str]
    known: frozenset[str]
    going_on: frozenset[str]
    counting: frozenset[str]
    studies: frozenset[str]
    ballots: frozenset[str]
    shares_of_ballots: frozenset[str]
    on_record: frozenset[str]
    sums_set: frozenset[str]
    people: frozenset[str]
    including: frozenset[str]
    partly: frozenset[str]
    total_words: frozenset[str]
    same_amount: frozenset[str]
    other_thing: frozenset[str]
    empty: frozenset[str]
    looks_ahead: frozenset[str]
    name_endings: frozenset[str]
    comparing: frozenset[str]
    dates: frozenset[str]
    public: frozenset[str]
    harm: frozenset[str]
    of_film: frozenset[str]
    film_senses: frozenset[str]
    deeds: frozenset[str]
    disputed: frozenset[str]
    pastime: frozenset[str]
    ceremony: frozenset[str]
    leaning: frozenset[str]
    clause_openers: frozenset[str]
    behind_a_pronoun: frozenset[str]
    future: frozenset[str]
    taste: frozenset[str]
    personal: frozenset[str]
    duty: frozenset[str]
    narrating: frozenset[str]
    telling: frozenset[str]
    somebody: frozenset[str]
    speaking_of_oneself: frozenset[str]
    gender_of: Mapping[str, Gender]

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any], gender_of: Mapping[str, Gender]) -> CheckLexicon:
        """The lexicon of the `check` table."""
        table = tables["check"]
        lists = {each.name: frozenset(table[each.name]) for each in fields(cls) if each.name != "gender_of"}
        return cls(**lists, gender_of=gender_of)
