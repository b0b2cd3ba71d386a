"""The words that sources are known by where no name says it: their nouns, what makes them official, why they hide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.records import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """The table `sources`, ready for look-up.

    Attributes:
        noun_types: source type by lemma.
        references: the type of what "the ministry", "the paper" takes up.
        anonymity: phrases that say why a source is not named, word by word, the longer ones first, by group;
            `anonymity_openings` are the first words of those that stand alone.
    """

    noun_types: Mapping[str, SourceType]
    collective: frozenset[str]
    official_modifiers: frozenset[str]
    media_modifiers: frozenset[str]
    unmedia_modifiers: frozenset[str]
    news_nouns: frozenset[str]
    trade_modifiers: frozenset[str]
    decided_documents: frozenset[str]
    getting: frozenset[str]
    publishing: frozenset[str]
    platforms: frozenset[str]
    posted_documents: frozenset[str]
    result_nouns: frozenset[str]
    presiding: frozenset[str]
    leading: frozenset[str]
    singling: frozenset[str]
    naming: frozenset[str]
    singular_offices: frozenset[str]
    references: Mapping[str, SourceType]
    called_so: Mapping[str, tuple[str, ...]]
    private: frozenset[str]
    state_nouns: frozenset[str]
    realm_nouns: frozenset[str]
    general_offices: frozenset[str]
    callings: frozenset[str]
    company_nouns: frozenset[str]
    armed_nouns: frozenset[str]
    owner_nouns: frozenset[str]
    state_bodies: frozenset[str]
    unique_bodies: frozenset[str]
    designated_bodies: frozenset[str]
    owned_bodies: frozenset[str]
    bare_bodies: frozenset[str]
    foreign_bodies: frozenset[str]
    named_bodies: frozenset[str]
    general_bodies: frozenset[str]
    government_modifiers: frozenset[str]
    amounts: frozenset[str]
    acting_verbs: frozenset[str]
    dated_documents: frozenset[str]
    unique_documents: frozenset[str]
    charities: frozenset[str]
    language_verbs: frozenset[str]
    language_prepositions: frozenset[str]
    actions: frozenset[str]
    action_endings: tuple[str, ...]
    group_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    noun_target_prepositions: frozenset[str]
    verb_target_prepositions: frozenset[str]
    anonymity: Mapping[str, tuple[tuple[str, ...], ...]]
    anonymity_openings: frozenset[str]


def source_words(sources: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `SourceWords` from the table `sources`.

    Raises:
        KeyError: where a field is missing.
    """
    other = sources["words"]
    types: dict[str, SourceType] = {}
    for type_, nouns in sources["nouns"].items():
        for noun in nouns:
            types.setdefault(noun, type_)
    for noun in other["singular_office"]:
        types.setdefault(noun, "group")
    return {
        "noun_types": types,
        "called_so": {noun: tuple(names) for noun, names in sources["called"].items()},
        "private": frozenset(other["private"]),
        "collective": frozenset(other["collective"]),
        "official_modifiers": frozenset(other["official"]),
        "media_modifiers": frozenset(other["media"]),
        "unmedia_modifiers": frozenset(other["unmedia"]),
        "news_nouns": frozenset(other["news"]),
        "trade_modifiers": frozenset(other["trade"]),
        "decided_documents": frozenset(other["decided"]),
        "getting": frozenset(other["getting"]),
        "publishing": frozenset(other["publishing"]),
        "platforms": frozenset(other["platforms"]),
        "posted_documents": frozenset(other["posted"]),
        "result_nouns": frozenset(other["results"]),
        "presiding": frozenset(other["presiding"]),
        "leading": frozenset(other["leading"]),
        "singling": frozenset(other["singling"]),
        "naming": frozenset(other["naming"]),
        "singular_offices": frozenset(other["singular_office"]),
        "references": {
            **{noun: type_ for noun, type_ in types.items() if type_ in {"organisation", "government", "media"}},
            **dict.fromkeys(other["singular_office"], "official"),
            **dict.fromkeys(other["state"], "government"),
            **dict.fromkeys(other["outlet"], "media"),
        },
        "state_nouns": frozenset(other["state"]),
        "realm_nouns": frozenset(other["realm"]),
        "general_offices": frozenset(other["general_office"]),
        "callings": frozenset(other["calling"]),
        "company_nouns": frozenset(other["company"]),
        "armed_nouns": frozenset(other["armed"]),
        "owner_nouns": frozenset(other["owner"]),
        "state_bodies": frozenset(sources["bodies"]["state"]),
        "unique_bodies": frozenset([*sources["bodies"]["state"], *sources["bodies"]["unique"]]),
        "designated_bodies": frozenset(sources["bodies"]["designated"]),
        "owned_bodies": frozenset(sources["bodies"]["owned"]),
        "bare_bodies": frozenset(sources["bodies"]["bare"]),
        "foreign_bodies": frozenset(sources["bodies"]["foreign"]),
        "named_bodies": frozenset(sources["bodies"]["named"]),
        "general_bodies": frozenset(other["general"]),
        "government_modifiers": frozenset(other["government"]),
        "amounts": frozenset(other["amount"]),
        "acting_verbs": frozenset(other["acting"]),
        "dated_documents": frozenset(other["dated_documents"]),
        "unique_documents": frozenset(other["unique_documents"]),
        "charities": frozenset(other["charities"]),
        "language_verbs": frozenset(other["language_verbs"]),
        "language_prepositions": frozenset(other["language_prepositions"]),
        "actions": frozenset(sources["actions"]["nouns"]),
        "group_endings": tuple(other["group_endings"]),
        "person_endings": tuple(other["person_endings"]),
        "action_endings": tuple(sources["actions"]["endings"]),
        "noun_target_prepositions": frozenset(sources["actions"]["noun_prepositions"]),
        "verb_target_prepositions": frozenset(sources["actions"]["verb_prepositions"]),
        "anonymity": {
            group: tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))
            for group, phrases in sources["anonymity"].items()
        },
        "anonymity_openings": frozenset(
            phrase.split()[0]
            for group in ("cues", "namings", "states", "bars")
            for phrase in sources["anonymity"][group]
        ),
    }
