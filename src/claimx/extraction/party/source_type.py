"""The type and the country of a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, SourceType
from claimx.syntax import Parse, Tokens, modifiers_of, obliques_of, possessor_of, preposition_of

PERSONAL = frozenset({"i", "he", "she", "him", "her", "me", "myself", "himself", "herself", "who", "whom"})
SINGLE = frozenset({"one", "1"})
DOMAIN = re.compile(r"\w\.(com|org|net|info|news|[a-z]{2})$", re.IGNORECASE)
LONGEST_PERSON = 4  # words of a person's name that nobody knows
DEFINITE = "the"
FROM = frozenset({"in", "of", "from", "for"})


def type_of_actor(actor: Actor, lexicon: NameLexicon) -> SourceType:
    """The type of a source that is a named actor."""
    if actor.type == "person":
        return "person"
    if actor.type == "group":
        return "group"
    if actor.type == "place":
        return "organisation" if is_facility(actor, lexicon) else "government"
    kind = lexicon.organisation_kind.get(actor.key or "")
    if kind == "media":
        return "media"
    if kind == "government":
        return "government"
    if kind is not None:
        return "organisation"
    type_ = type_of_name(actor.name, lexicon)
    return "organisation" if type_ == "unknown" else type_


def is_facility(actor: Actor, lexicon: NameLexicon) -> bool:
    """“Harlow Zoo”, “Harlow Airport”: a place that somebody runs, no town or land."""
    last = actor.name.split()[-1]
    return actor.key is None and last in lexicon.place_words and last not in lexicon.realm_words


def type_of_name(name: str, lexicon: NameLexicon) -> SourceType:
    """The type of an organisation by the words in its name; a web address is a news outlet's until known better."""
    words = [w.rstrip(".,") for w in name.split()]
    is_station = len(words) > 1 and words[-1].isdecimal() and words[-2] in lexicon.clues["stations"]
    if is_station or (len(words) == 1 and DOMAIN.search(name)):
        return "media"
    if not lexicon.parliamentary.isdisjoint(words) and not lexicon.committees.isdisjoint(words):
        return "government"  # "the House Oversight Committee"
    for known, type_ in (
        (lexicon.media_words, "media"),
        (lexicon.organisation_words, "organisation"),
        (lexicon.government_words, "government"),
    ):
        if any(w in known for w in words):
            return type_  # type: ignore[return-value]
    return "unknown"


def type_of_unknown(name: str, lexicon: NameLexicon) -> SourceType:
    """The type of a party that only its name tells: a person's more often than not, if it has several words."""
    type_ = type_of_name(name, lexicon)
    words = name.split()
    if type_ != "unknown":
        return type_
    if any(word in lexicon.event_words for word in words) or len(words) > LONGEST_PERSON:
        return "organisation"  # "the Clean Rivers Initiative", "Integrated Crop Security Phase Classification"
    if len(words) > 1:
        return "person"
    return "organisation" if len(name) > 2 and name.isupper() else "unknown"


@dataclass(slots=True)  # never changed; a frozen one takes three times as long to make
class Noun:
    """A common noun that heads a source, with the words before it."""

    parse: Parse
    head: int
    tokens: Tokens
    lexicon: NameLexicon
    lemma: str
    before: frozenset[str]
    is_plural: bool

    @classmethod
    def at(cls, parse: Parse, head: int, tokens: Tokens, lexicon: NameLexicon) -> Noun:
        """The noun at a token of a source's stretch."""
        lemma = parse.lemma[head].lower()
        before = {parse.lower[j] for j in modifiers_of(parse, head)} | {word_before(parse, head)}
        # "Prosecutors" at the head of a sentence is tagged as a name.
        is_plural = parse.tag[head] in {"NNS", "NNPS"} or (parse.tag[head] == "NNP" and lemma.endswith("s"))
        return cls(parse, head, tokens, lexicon, lemma, frozenset(before), is_plural)

    @property
    def is_of_media(self) -> bool:
        """Whether a word before it makes a news outlet of it: "state television", no "social media company"."""
        parse, lexicon = self.parse, self.lexicon
        words = [
            i for i in (*modifiers_of(parse, self.head), self.head - 1) if parse.lower[i] in lexicon.media_modifiers
        ]
        return any(word_before(parse, i) not in lexicon.unmedia_modifiers for i in words)

    @property
    def word(self) -> str:
        """As written, in lower case."""
        return self.parse.lower[self.head]

    def another(self, head: int) -> Noun:
        """Another noun of the same source."""
        return Noun.at(self.parse, head, self.tokens, self.lexicon)


def word_before(parse: Parse, i: int) -> str:
    """The word before a token in its sentence, in lower case."""
    return parse.lower[i - 1] if parse.sentence_of[i - 1] == parse.sentence_of[i] else ""


def type_of_noun(parse: Parse, i: int, tokens: Tokens, lexicon: NameLexicon) -> SourceType:
    """The type of a source that a common noun heads."""
    return type_of(Noun.at(parse, i, tokens, lexicon))


def type_of(noun: Noun) -> SourceType:
    """What the first of the steps says that says anything."""
    return next((type_ for step in STEPS if (type_ := step(noun)) is not None), "unknown")


def of_what_is_counted(noun: Noun) -> SourceType | None:
    """“a majority of voters”, “two of the officials” are what they count; “one of the residents” is a person."""
    parse, amounts = noun.parse, noun.lexicon.amounts
    if noun.lemma not in amounts and parse.pos[noun.head] != "NUM":
        return None
    counted = [
        j for j in obliques_of(parse, noun.head) if preposition_of(parse, j) == "of" and j in range(*noun.tokens)
    ]
    if counted:
        type_ = type_of(noun.another(counted[0]))
        return "person" if type_ == "group" and noun.word in SINGLE else type_
    return "group" if noun.lemma not in noun.lexicon.noun_types or parse.tag[noun.head] == "CD" else None


def of_informant(noun: Noun) -> SourceType | None:
    """“government sources”, “a media source”, “a source close to the family”."""
    if noun.lemma not in {"source", "sources"}:
        return None
    if noun.before & noun.lexicon.official_modifiers or is_of_state_body(noun):
        return "official"
    if noun.is_of_media:
        return "media"
    return "group" if noun.is_plural else "person"


def is_of_state_body(noun: Noun) -> bool:
    """“a Treasury source”, “Kremlin sources”: whether the name of an organ of a state stands right before a noun."""
    parse, lexicon = noun.parse, noun.lexicon
    before = noun.head - 1
    if before < noun.tokens[0] or not parse.words[before][0].isupper():
        return False
    number = parse.entity_of[before]
    name = parse.string(parse.entities[number][:2]) if number >= 0 else parse.words[before]
    form = lexicon.form(name)
    if form is not None:
        return lexicon.organisation_kind.get(form.key or "") == "government"
    return type_of_name(name, lexicon) == "government"


def of_two_words(noun: Noun) -> SourceType | None:
    """“the coast guard”, “the central bank”, “a court decision”."""
    compound = f"{noun.parse.lower[noun.head - 1]} {noun.word}" if noun.head else ""
    if compound in noun.lexicon.decided_documents:
        return "document"
    return "government" if compound in noun.lexicon.state_bodies else None


def of_presiding(noun: Noun) -> SourceType | None:
    """“the speaker”, “Kenya's speaker”; “a speaker at the rally” is anybody."""
    parse = noun.parse
    if noun.lemma not in noun.lexicon.presiding or noun.is_plural:
        return None
    is_one = DEFINITE in noun.before or possessor_of(parse, noun.head) is not None
    return "official" if is_one else None


def by_lexicon(noun: Noun) -> SourceType | None:
    """“state television”, “media reports”, “a witness”, “critics”: as the noun and the words before it say."""
    type_ = known_type(noun)
    if noun.lemma in noun.lexicon.news_nouns and noun.is_of_media:
        return "media"
    if type_ in {"organisation", "government"}:
        if noun.is_of_media:
            return "media"
        if is_private(noun):
            return "organisation"
        return "government" if noun.before & noun.lexicon.government_modifiers else type_
    is_one = type_ == "group" and not noun.is_plural and noun.lemma not in noun.lexicon.collective
    return "person" if is_one else type_


def is_private(noun: Noun) -> bool:
    """“a travel agency”, “a security firm”: no body of a state, whatever the word before it."""
    return bool(noun.before & noun.lexicon.trade_modifiers) or noun.lemma in noun.lexicon.private


def known_type(noun: Noun) -> SourceType | None:
    """The lexicon's type of the noun, of its last part, or of what a plural in capitals is of."""
    types, singular = noun.lexicon.noun_types, noun.lemma.removesuffix("s")
    found = types.get(noun.lemma) or types.get(noun.word) or types.get(noun.lemma.rpartition("-")[2])
    return found or (types.get(singular) if noun.parse.pos[noun.head] == "PROPN" else None)


def of_second_noun(noun: Noun) -> SourceType | None:
    """“the dock | workers”: the parse took the first of two nouns for the head."""
    after = noun.head + 1
    if after < noun.tokens[1] and noun.parse.pos[after] == "NOUN":
        return type_of(noun.another(after))
    return None


def by_ending(noun: Noun) -> SourceType | None:
    """“tipsters”, “an 18-year-old”: words for who does something."""
    lexicon = noun.lexicon
    if noun.is_plural:
        return "group" if noun.lemma.endswith(lexicon.group_endings) or noun.parse.tag[noun.head] == "NNPS" else None
    return "person" if noun.lemma.endswith(lexicon.person_endings) else None


STEPS: tuple[Callable[[Noun], SourceType | None], ...] = (
    of_what_is_counted,
    of_informant,
    of_two_words,
    of_presiding,
    by_lexicon,
    of_second_noun,
    by_ending,
)


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
