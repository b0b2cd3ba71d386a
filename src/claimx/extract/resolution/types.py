"""The type and the country of a source."""

from __future__ import annotations

from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, SourceType
from claimx.syntax import Parse, modifiers_of, obliques_of, possessor_of, preposition_of

PERSONAL = frozenset({"i", "he", "she", "him", "her", "me", "myself", "himself", "herself", "who", "whom"})
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
    words = [w.rstrip(".,") for w in actor.name.split()]
    if any(w in lexicon.media_words for w in words):
        return "media"
    if any(w in lexicon.organisation_words for w in words):
        return "organisation"
    if any(w in lexicon.government_words for w in words):
        return "government"
    return "organisation"


def is_plural(parse: Parse, i: int) -> bool:
    """Whether a noun is plural, by its tag."""
    return parse.tag[i] in {"NNS", "NNPS"}


def type_of_noun(parse: Parse, i: int, lexicon: NameLexicon) -> SourceType:
    """The type of a source that a common noun heads."""
    lemma = parse.lemma[i].lower()
    before = [parse.lower[j] for j in modifiers_of(parse, i)]
    if i > 0 and parse.sentence_of[i - 1] == parse.sentence_of[i]:
        before.append(parse.lower[i - 1])
    if lemma in {"source", "sources"}:
        if any(w in lexicon.official_modifiers for w in before):
            return "official"
        if any(w in lexicon.media_modifiers for w in before):
            return "media"
        return "group" if is_plural(parse, i) else "person"
    if lemma in {"agency", "service"} and any(w in lexicon.media_modifiers for w in before):
        return "media"
    type_ = lexicon.noun_types.get(lemma) or lexicon.noun_types.get(parse.lower[i])
    if type_ is None:
        type_ = _compound(lemma, lexicon)
    if type_ is None:
        return "group" if is_plural(parse, i) and lemma.endswith(("er", "or", "ist", "ian", "ee", "ant")) else "unknown"
    if type_ == "group" and not is_plural(parse, i) and lemma not in lexicon.collective:
        return "person"
    return type_


def _compound(lemma: str, lexicon: NameLexicon) -> SourceType | None:
    """ "co-founder", "ex-minister": by the last part."""
    return lexicon.noun_types.get(lemma.rpartition("-")[2]) if "-" in lemma else None


def country_of_phrase(parse: Parse, i: int, countries: dict[int, str]) -> str | None:
    """The state of an unnamed source: "US officials", "Seoul's envoy", "officials in Kenya". `countries` is by token."""
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
