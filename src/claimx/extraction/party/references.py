"""Mentions without a name: pronouns and descriptions, where the evidence is good. The rest stays unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.extraction.findings import Attribution
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.ranker import packaged_weights
from claimx.extraction.party.trail import Trail
from claimx.extraction.rule import rule
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, MentionKind
from claimx.syntax import Parse, Tokens, determiner_of, modifiers_of, obliques_of

# "the" stands before its noun within so many tokens.
FARTHEST = 4
# How many sentences back a description may find what it describes.
REACH = 3

# A noun that describes more persons than this describes none of them well enough.
MANY = 50
# Sentences ahead in which a headline's "the minister" may be named.
AHEAD = 4

Found = tuple[int, int, str]  # first token, the one after the last, actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mention without a name."""

    tokens: Tokens
    kind: MentionKind
    rule: str


@rule("actor.pronoun")
def pronouns(trail: Trail) -> Iterator[Found]:
    """Ana Roe resigned after she had lost the vote.

    "he" and "she", in any case, are the person for whom most speaks, where two are not as likely: gender, nearness,
    parts in the clauses, who speaks, whom the article is about. `claimx explain` prints what each of these adds.
    """
    for i, choice in trail.choices.items():
        if choice.person is not None and choice.person.actor is not None:
            yield i, i + 1, choice.person.actor


@rule("actor.office")
def offices(trail: Trail) -> Iterator[Found]:
    """President Ana Roe spoke first. The president had returned on Monday.

    "the" with an office is the one person whom the article has given it.
    """
    yield from descriptions(trail, is_person=True)


@rule("actor.noun")
def nouns(trail: Trail) -> Iterator[Found]:
    """Ana Roe lost her job in May. The teacher has appealed.

    "the" with a noun for one person, subject of its clause, is the named person who alone was spoken of, as a subject,
    in the last two sentences; not with an office, and not where somebody was called so before.
    """
    for i, person in trail.meant.items():
        assert person.actor is not None
        yield i - 1, i + 1, person.actor


@rule("actor.body")
def bodies(trail: Trail) -> Iterator[Found]:
    """Northwind Airlines lost money. The company blamed fuel costs.

    "the company", "the ministry" and the like are the one organisation of that kind that is near.
    """
    yield from descriptions(trail, is_person=False)


REFERENCE_RULES = (pronouns, offices, nouns, bodies)


def follow(discourse: Discourse, attributions: Sequence[Attribution]) -> Trail:
    """The walk through the article's mentions, each pronoun with whom it means."""
    trail = Trail(discourse, attributions, described_nouns(discourse) if discourse.actors else {})
    trail.walk(packaged_weights().choose)
    return trail


def descriptions(trail: Trail, *, is_person: bool) -> Iterator[Found]:
    """Nouns that describe an actor, with their determiner."""
    for i, id_ in trail.described.items():
        if (trail.discourse.actors[id_].type == "person") == is_person:
            yield definite_before(trail.discourse.parse, i) or i, i + 1, id_


def described_nouns(discourse: Discourse) -> dict[int, str]:
    """By noun, the actor that it describes with "the": "the company"."""
    found = {}
    for i in definite_nouns(discourse.parse, discourse.lexicon):
        id_ = person_with(discourse, i) or body_with(discourse, i)
        if id_ is not None:
            found[i] = id_
    return found


DEFINITE = frozenset({"the", "this"})
SINGULAR = frozenset({"NN", "NNP"})


def definite_nouns(parse: Parse, lexicon: NameLexicon) -> Iterator[int]:
    """Singular nouns with "the" that may describe an actor: "the company"."""
    for i in [i for i, tag in enumerate(parse.tag) if tag in SINGULAR]:
        known = parse.lower[i] in lexicon.references or parse.lemma[i].lower() in lexicon.references
        if known and parse.entity_of[i] < 0 and definite_before(parse, i) is not None:
            yield i


def definite_before(parse: Parse, i: int) -> int | None:
    """The "the" or "this" of a noun, close before it."""
    determiner = determiner_of(parse, i)
    if determiner is None and i and parse.lower[i - 1] in DEFINITE:
        return i - 1
    if determiner is None or parse.lower[determiner] not in DEFINITE or not 0 < i - determiner < FARTHEST:
        return None
    return determiner


def is_bare(discourse: Discourse, i: int) -> bool:
    """Whether nothing narrows a description: "the president of the bank" and "the other company" are described anew."""
    parse = discourse.parse
    if obliques_of(parse, i) or any(parse.pos[c] == "NOUN" and c > i for c in parse.children[i]):
        return False
    return all(
        parse.pos[j] in {"DET", "PUNCT"} or j in discourse.at or parse.lower[j] in discourse.lexicon.title_modifiers
        for j in modifiers_of(parse, i)
    )


def person_with(discourse: Discourse, i: int) -> str | None:
    """The person whom the article calls by this noun, where one alone is, and is named before."""
    parse, lexicon = discourse.parse, discourse.lexicon
    word = parse.lemma[i].lower()
    if word not in lexicon.singular_offices or not is_bare(discourse, i):
        return None
    sentence = parse.sentence_of[i]
    before = parse.lower[i - 1] if i else ""
    office = f"{before} {word}" if before in lexicon.title_modifiers else word
    described = discourse.described.get(office, {})
    if len(described) > MANY:
        return None
    found = [
        a
        for a in described
        if discourse.actors[a].type == "person" and discourse.sentences_of[a][0] <= sentence + AHEAD
    ]
    countries = {discourse.actors[discourse.at[j]].country for j in modifiers_of(parse, i) if j in discourse.at}
    if countries:
        found = [a for a in found if discourse.actors[a].country in countries or discourse.actors[a].country is None]
    if len(found) > 1:
        found = [a for a in found if any(sentence - REACH <= s <= sentence for s in discourse.sentences_of[a])]
    return found[0] if len(found) == 1 else None


def body_with(discourse: Discourse, i: int) -> str | None:
    """The organisation or state that "the company", "the ministry", "the country" is."""
    parse, lexicon = discourse.parse, discourse.lexicon
    word = parse.lemma[i].lower()
    kind = lexicon.references.get(word)
    if (
        kind not in {"organisation", "government"}
        or not is_bare(discourse, i)
        or any(j in discourse.at for j in modifiers_of(parse, i))
    ):
        return None
    sentence = parse.sentence_of[i]
    near: list[str] = []
    for back in range(sentence, max(-1, sentence - REACH - 1), -1):
        for start, _, id_ in discourse.by_sentence.get(back, ()):
            if (back < sentence or start < i) and id_ not in near:
                near.append(id_)
    if word in lexicon.state_nouns:
        states = [a for a in near if (discourse.actors[a].key or "").startswith("country:")]
        return states[0] if len(states) == 1 else None
    bodies_ = [a for a in near if discourse.actors[a].type == "organisation"]
    said = [
        a
        for a in bodies_
        if a in discourse.described.get(word, ()) or f"{discourse.actors[a].name.lower()} ".find(f"{word} ") >= 0
    ]
    if said:
        return said[0] if len(said) == 1 else None
    if word in lexicon.general_bodies:
        fitting = [a for a in bodies_ if is_of_kind(discourse.actors[a], word, lexicon)]
        return leading(discourse, fitting, word) if len(fitting) < 2 else None
    return None


# An organisation named this many times as often as another is the one that the article is about.
DOMINANCE = 3


def leading(discourse: Discourse, near: list[str], word: str) -> str | None:
    """The one organisation near, unless the article is plainly about another of the kind."""
    leaders = discourse.leaders
    if word not in leaders:
        counts = {
            id_: len(places)
            for id_, places in discourse.sentences_of.items()
            if discourse.actors[id_].type == "organisation"
            and is_of_kind(discourse.actors[id_], word, discourse.lexicon)
        }
        leaders[word] = max(counts.items(), key=lambda item: item[1], default=None)
    leader = leaders[word]
    if not near or leader is None:
        return None
    most, count = leader
    if most == near[0] or count < DOMINANCE:
        return near[0]
    return most if count >= DOMINANCE * len(discourse.sentences_of.get(near[0], ())) else None


def is_of_kind(actor: Actor, word: str, lexicon: NameLexicon) -> bool:
    """Whether "the company" or "the group" can be this organisation."""
    kind = lexicon.organisation_kind.get(actor.key or "")
    if kind == "armed":
        return word in lexicon.armed_nouns
    if word in lexicon.company_nouns:
        if kind is not None:
            return kind in {"company", "media"}
        return not any(w in lexicon.government_words for w in actor.name.split())
    return kind not in {"government", "media"} if kind is not None else True


def references(trail: Trail) -> dict[str, list[Reference]]:
    """Pronouns and descriptions by actor."""
    found: dict[str, list[Reference]] = {}
    for each in REFERENCE_RULES:
        for start, end, id_ in each.apply(trail):
            kind: MentionKind = "pronoun" if each is pronouns else "nominal"
            found.setdefault(id_, []).append(Reference(tokens=(start, end), kind=kind, rule=each.id))
    return found
