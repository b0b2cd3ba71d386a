"""Which body a source names beside the noun for what it is: "the owner, Star Lines", "the Labour party"."""

from __future__ import annotations

from claimx.extraction.party.source_phrase import Phrase
from claimx.extraction.party.source_type import type_of_noun
from claimx.extraction.party.titles import is_plural
from claimx.records import ActorType

BODIES = frozenset({"organisation", "government", "media"})
ONE = "one"
ARMED = "armed"
# What stands behind a name that a noun before it describes: "one group, the Delta Front (DF),".
CLOSING_NAMES = frozenset({",", "("})
BEHIND_NAMES = CLOSING_NAMES | {"and"}
LONGEST_KIND = 3  # words of "extremist militant group"


def apposed_body(phrase: Phrase) -> str | None:
    """ "The ship's owner, Island Star Lines,", "one of the firms, Roe Ltd (RL),", "the next country, Nordia,"."""
    discourse, parse, head = phrase.discourse, phrase.discourse.parse, phrase.head
    comma = head + 1
    if parse.lower[head] == ONE:
        comma = next((i for i in range(comma, phrase.tokens[1]) if parse.words[i] == ","), comma)
    i = comma + 1 + (comma + 1 < parse.n and parse.lower[comma + 1] == "the")
    if parse.words[comma] != "," or i not in discourse.end or i in discourse.people_words:
        return None
    closes = discourse.end[i] >= phrase.tokens[1] or parse.words[discourse.end[i]] in CLOSING_NAMES
    return discourse.at[i] if closes and tells_body(phrase, discourse.actors[discourse.at[i]].type) else None


def tells_body(phrase: Phrase, type_: ActorType) -> bool:
    """Whether the head is a noun for what an organisation is, or for a state."""
    parse, head, lexicon = phrase.discourse.parse, phrase.head, phrase.discourse.lexicon
    lemma = parse.lemma[head].lower()
    if type_ == "place":
        return lemma in lexicon.state_nouns
    is_body = lemma in lexicon.owner_nouns or type_of_noun(parse, head, phrase.tokens, lexicon) in BODIES
    return type_ == "organisation" and is_body


def of_its_kind(phrase: Phrase) -> str | None:
    """ "The Hamas militant group", "the Labour party", "the Reuters news agency": a known body and what it is."""
    discourse, parse, head = phrase.discourse, phrase.discourse.parse, phrase.head
    name = head - 1
    while name > phrase.tokens[0] and head - name < LONGEST_KIND and is_of_kind_noun(phrase, name):
        name -= 1
    if name not in discourse.at or is_plural(parse, head):
        return None
    lexicon, lemma = discourse.lexicon, parse.lemma[head].lower()
    kind = lexicon.organisation_kind.get(discourse.actors[discourse.at[name]].key or "")
    is_armed = kind == ARMED and lemma in lexicon.armed_nouns
    is_outlet = kind == "media" and type_of_noun(parse, head, phrase.tokens, lexicon) == "media"
    return discourse.at[name] if kind == lemma or is_armed or is_outlet else None


def is_of_kind_noun(phrase: Phrase, i: int) -> bool:
    """Whether a word in small letters stands between a name and the noun for its kind: "news agency"."""
    return i not in phrase.discourse.at and phrase.discourse.parse.pos[i] in {"NOUN", "ADJ"}


def named_body(phrase: Phrase) -> str | None:
    """ "newspaper Novaluz": a body's name right behind the noun for what it is."""
    discourse, parse, head = phrase.discourse, phrase.discourse.parse, phrase.head
    i = head + 1 + (parse.words[head + 1 : head + 2] == ["The"])
    if discourse.type_at(i) != "organisation" or is_plural(parse, head):
        return None
    if discourse.end[i] != phrase.tokens[1] and parse.words[discourse.end[i]] not in BEHIND_NAMES:
        return None
    return discourse.at[i] if discourse.lexicon.noun_types.get(parse.lemma[head].lower()) in BODIES else None
