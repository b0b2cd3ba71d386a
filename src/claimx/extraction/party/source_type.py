"""The type and the country of a source."""

from __future__ import annotations

import re

from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, SourceType
from claimx.syntax import Parse, Tokens, modifiers_of, obliques_of, possessor_of, preposition_of

PERSONAL = frozenset({"i", "he", "she", "him", "her", "me", "myself", "himself", "herself", "who", "whom"})
AGENTS = ("er", "or", "ist", "ian", "ee", "ant", "man", "woman")
PERSONAL_ENDINGS = ("ist", "ian", "man", "woman")
DOMAIN = re.compile(r"\w\.(com|org|net|info|news|[a-z]{2})$", re.IGNORECASE)
FROM = frozenset({"in", "of", "from", "for"})


def type_of_actor(actor: Actor, lexicon: NameLexicon) -> SourceType:
    """The type of a source that is a named actor."""
    if actor.type == "person":
        return "person"
    if actor.type == "group":
        return "group"
    if actor.type == "place":
        return "government"
    kind = lexicon.organisation_kind.get(actor.key or "")
    if kind == "media":
        return "media"
    if kind == "government":
        return "government"
    if kind is not None:
        return "organisation"
    type_ = type_of_name(actor.name, lexicon)
    return "organisation" if type_ == "unknown" else type_


def type_of_name(name: str, lexicon: NameLexicon) -> SourceType:
    """The type of an organisation by the words in its name; a web address is a news outlet's until known better."""
    words = [w.rstrip(".,") for w in name.split()]
    if len(words) == 1 and DOMAIN.search(name):
        return "media"
    for known, type_ in (
        (lexicon.media_words, "media"),
        (lexicon.organisation_words, "organisation"),
        (lexicon.government_words, "government"),
    ):
        if any(w in known for w in words):
            return type_  # type: ignore[return-value]
    return "unknown"


def type_of_noun(parse: Parse, i: int, tokens: Tokens, lexicon: NameLexicon) -> SourceType:
    """The type of a source that a common noun heads."""
    lemma = parse.lemma[i].lower()
    if lemma in lexicon.amounts or parse.lower[i] in lexicon.amounts or parse.pos[i] == "NUM":
        for j in obliques_of(parse, i):
            if preposition_of(parse, j) == "of" and j in range(*tokens):
                return type_of_noun(parse, j, tokens, lexicon)
        if lemma not in lexicon.noun_types or parse.tag[i] == "CD":
            return "group"
    before = {parse.lower[j] for j in modifiers_of(parse, i)}
    if i > 0 and parse.sentence_of[i - 1] == parse.sentence_of[i]:
        before.add(parse.lower[i - 1])
    # "Prosecutors" at the head of a sentence is tagged as a name.
    plural = parse.tag[i] in {"NNS", "NNPS"} or (parse.tag[i] == "NNP" and lemma.endswith("s"))
    if lemma in {"source", "sources"}:
        if before & lexicon.official_modifiers:
            return "official"
        if before & lexicon.media_modifiers:
            return "media"
        return "group" if plural else "person"
    type_ = (
        lexicon.noun_types.get(lemma)
        or lexicon.noun_types.get(parse.lower[i])
        or lexicon.noun_types.get(lemma.rpartition("-")[2])
        or (lexicon.noun_types.get(lemma.removesuffix("s")) if parse.tag[i] in {"NNP", "NNPS"} else None)
    )
    if i and f"{parse.lower[i - 1]} {parse.lower[i]}" in lexicon.state_bodies:
        return "government"
    if type_ in {"organisation", "government"}:
        if before & lexicon.media_modifiers:
            return "media"
        if before & lexicon.government_modifiers:
            return "government"
    if type_ is None:
        if i + 1 < tokens[1] and parse.pos[i + 1] == "NOUN":  # the parse took the first of two nouns for the head
            return type_of_noun(parse, i + 1, tokens, lexicon)
        if plural and (lemma.endswith(AGENTS) or parse.tag[i] == "NNPS"):
            return "group"
        return "person" if lemma.endswith(PERSONAL_ENDINGS) and not plural else "unknown"
    if type_ == "group" and not plural and lemma not in lexicon.collective:
        return "person"
    return type_


def country_of_phrase(parse: Parse, i: int, countries: dict[int, str]) -> str | None:
    """The state of an unnamed source: "US officials", "Seoul's envoy", "officials in Kenya"; `countries` by token."""
    for j in (*modifiers_of(parse, i), *(p for p in [possessor_of(parse, i)] if p is not None)):
        if j in countries:
            return countries[j]
        found = country_of_phrase(parse, j, countries) if parse.children[j] and j != i else None
        if found is not None:
            return found
    for j in obliques_of(parse, i):
        if j in countries and preposition_of(parse, j) in FROM:
            return countries[j]
    return None
