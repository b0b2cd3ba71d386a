"""Which actor a noun with "the" describes: "the minister", "the company", "the country"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimx.extraction.party.discourse import SUBJECTS, Discourse, first_before, is_ones_own, with_words_before
from claimx.extraction.party.residents import at_home_in
from claimx.extraction.party.source_body import BODIES
from claimx.extraction.party.source_type import type_of_actor
from claimx.extraction.party.titles import DEFINITE
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor
from claimx.syntax import Parse, determiner_of, is_apposition, modifiers_of, obliques_of, role_of

SINGULAR = frozenset({"NN", "NNP"})
# How many sentences back a description may find what it describes.
SENTENCES_BACK = 3
# A noun that describes more persons than this describes none of them well enough.
MOST_PERSONS = 50
# Sentences ahead in which a headline's "the minister" may be named.
SENTENCES_AHEAD = 4
# An organisation or a state named this many times as often as another is the one that the article is about.
TIMES_AS_OFTEN = 3


def described_nouns(discourse: Discourse) -> dict[int, str]:
    """By noun, the actor that it describes with "the": "the company"."""
    found = {noun: id_ for noun in party_words(discourse) if (id_ := politician_with(discourse, noun)) is not None}
    for noun in definite_nouns(discourse):
        if is_bare(discourse, noun):
            id_ = beside_name(discourse, noun) or person_with(discourse, noun) or body_with(discourse, noun)
            if id_ is not None:
                found[noun] = id_
    return found


def definite_nouns(discourse: Discourse) -> Iterator[int]:
    """Singular nouns with "the" that may describe an actor: "the company", "the farmer" where one was called so."""
    parse, references = discourse.parse, discourse.lexicon.references
    nouns = {*parse.tokens_of(references), *parse.tokens_of_lower_lemmas(references)}
    nouns.update(parse.tokens_of_lower_lemmas(discourse.described))
    for i in sorted(nouns):
        first = definite_before(parse, i) if parse.tag[i] in SINGULAR and parse.entity_of[i] < 0 else None
        if first is not None and not is_ones_own(discourse, first, i):
            yield i


def definite_before(parse: Parse, i: int) -> int | None:
    """The "the" or "this" of a noun, close before it."""
    determiner = determiner_of(parse, i)
    if determiner is None and parse.lower[i - 1] in DEFINITE:
        return i - 1
    return determiner if determiner is not None and parse.lower[determiner] in DEFINITE else None


def is_bare(discourse: Discourse, i: int) -> bool:
    """Whether nothing narrows a description: "the president of the bank" and "the other company" are described anew."""
    parse = discourse.parse
    if obliques_of(parse, i) or any(parse.pos[c] == "NOUN" and c > i for c in parse.children[i]):
        return False
    told_before = with_words_before(parse, i) in discourse.described
    told = range(first_before(parse, i), i) if told_before else range(0)
    return all(
        parse.pos[j] in {"DET", "PUNCT"}
        or j in discourse.at
        or j in told
        or parse.lower[j] in discourse.lexicon.title_modifiers
        or parse.lower[j] in discourse.lexicon.leading
        or (j == i - 1 and with_word_before(discourse, i) in discourse.described)
        for j in modifiers_of(parse, i)
    )


def beside_name(discourse: Discourse, i: int) -> str | None:
    """Whose name stands beside a noun of the kind: "Ana Roe, the mayor", "the daily Novaluz"."""
    id_, word = discourse.describing.get(i), discourse.parse.lemma[i].lower()
    if id_ is None:
        return None
    type_ = discourse.actors[id_].type
    is_personal = discourse.lexicon.is_of_people(word)
    is_body = type_ == "organisation" and discourse.lexicon.references.get(word) in BODIES
    return id_ if is_body or (type_ == "person" and is_personal) else None


def with_word_before(discourse: Discourse, i: int) -> str:
    """A noun with the word before it, in small letters: "economy minister"."""
    return f"{discourse.parse.lower[i - 1]} {discourse.parse.lemma[i].lower()}" if i else ""


# --- A person -------------------------------------------------------------------------------------------------------


def person_with(discourse: Discourse, i: int) -> str | None:
    """The person whom the article calls by this noun, where one alone is, and is named before."""
    if not is_of_one(discourse, i):
        return None
    found, here = holders(discourse, i), discourse.parse.sentence_of[i]
    place = discourse.at.get(i - 1) if discourse.type_at(i - 1) == "place" else None
    if place is not None:
        found = at_home_in(discourse, found, place, here)
    if len(found) > 1:
        found = [a for a in found if is_near(discourse, a, here)]
    return found[0] if len(found) == 1 else None


def is_of_one(discourse: Discourse, i: int) -> bool:
    """Whether a noun is an office, or what only people of a name are called in the article: "the farmer".

    Not where it has "a farmer" of no name.
    """
    parse, lexicon = discourse.parse, discourse.lexicon
    lemma = parse.lemma[i].lower()
    if lemma in lexicon.singular_offices:
        return True
    if not lexicon.is_of_people(lemma) or lemma in lexicon.collective or i in discourse.quoted:
        return False
    return all(j in discourse.describing for j in discourse.indefinite.get(lemma, ()))


def party_words(discourse: Discourse) -> Iterator[int]:
    """Words for one member of a party, with "the" and a place: "the Texas Republican"."""
    parse = discourse.parse
    for i in sorted(discourse.people_words):
        if parse.words[i].endswith("s") or not (discourse.actors[discourse.at[i]].key or "").startswith("org:"):
            continue
        start = i
        while discourse.type_at(start - 1) == "place":
            start -= 1
        if start < i and parse.lower[start - 1] in DEFINITE:
            yield i


def politician_with(discourse: Discourse, i: int) -> str | None:
    """The one politician named of late whom "the Texas Republican" can be: of that place, where the article says it."""
    here, place = discourse.parse.sentence_of[i], discourse.at[i - 1]
    near = [
        id_ for id_ in named_near(discourse, i) if discourse.actors[id_].type == "person" and id_ in discourse.officials
    ]
    found = at_home_in(discourse, near, place, here)
    return found[0] if len(found) == 1 else None


def holders(discourse: Discourse, i: int) -> list[str]:
    """The persons of the office that a noun names, of the state that stands beside it, named before or soon after."""
    parse, actors = discourse.parse, discourse.actors
    described = discourse.described.get(office_at(discourse, i), {})
    if len(described) > MOST_PERSONS:
        return []
    latest = parse.sentence_of[i] + SENTENCES_AHEAD
    found = [a for a in described if actors[a].type == "person" and discourse.sentences_of[a][0] <= latest]
    countries = {actors[discourse.at[j]].country for j in modifiers_of(parse, i) if j in discourse.at}
    return [a for a in found if actors[a].country in {*countries, None}] if countries else found


def office_at(discourse: Discourse, i: int) -> str:
    """The office that a noun names, with what alters it: "deputy minister"."""
    word, before = discourse.parse.lemma[i].lower(), discourse.parse.lower[i - 1]
    longer, whole = with_words_before(discourse.parse, i), with_word_before(discourse, i)
    if longer in discourse.described:
        return longer
    return whole if before in discourse.lexicon.title_modifiers or whole in discourse.described else word


def is_near(discourse: Discourse, id_: str, sentence: int) -> bool:
    """Whether an actor is named in a sentence or in those before."""
    return any(sentence - SENTENCES_BACK <= each <= sentence for each in discourse.sentences_of[id_])


# --- A body or a state ----------------------------------------------------------------------------------------------


def body_with(discourse: Discourse, i: int) -> str | None:
    """The organisation or state that "the company", "the ministry", "the country" is."""
    parse, lexicon = discourse.parse, discourse.lexicon
    word = parse.lemma[i].lower()
    if lexicon.references.get(word) not in BODIES:
        return None
    if is_apposition(parse, i) or any(j in discourse.at for j in modifiers_of(parse, i)):
        return None
    if lexicon.references[word] == "media" and role_of(parse, i) not in SUBJECTS:
        return None  # "a section of the site", "the back of the paper": a thing to read
    near = named_near(discourse, i)
    called = [a for a in near if is_called(discourse, a, word)]
    if called:
        return called[0] if len(called) == 1 else None
    if word in lexicon.state_nouns or word in lexicon.general_bodies or lexicon.references[word] == "media":
        return leading(discourse, near, word, i)
    return None


def named_near(discourse: Discourse, i: int) -> list[str]:
    """The actors named before a token in its sentence and those right before, the nearest sentence first."""
    here = discourse.parse.sentence_of[i]
    names = (
        id_
        for sentence in range(here, max(-1, here - SENTENCES_BACK - 1), -1)
        for start, _, id_ in discourse.by_sentence.get(sentence, ())
        if start < i
    )
    return list(dict.fromkeys(names))


def is_called(discourse: Discourse, id_: str, word: str) -> bool:
    """Whether the article or its own name calls an organisation by a noun: "Health Ministry"."""
    if discourse.actors[id_].type != "organisation":
        return False
    if id_ in discourse.described.get(word, ()):
        return True
    name = f" {discourse.actors[id_].name.lower()} "
    return any(f" {each} " in name for each in (word, *discourse.lexicon.called_so.get(word, ())))


def last_subject(discourse: Discourse, near: list[str], i: int) -> str | None:
    """Of several the one that alone was named before in the sentence, or in the one before, as its subject."""
    here = discourse.parse.sentence_of[i]
    for sentence in (here, here - 1):
        last = [p for p in discourse.by_sentence.get(sentence, ()) if p[2] in near and p[0] < i]
        if last:
            is_one = len({id_ for _, _, id_ in last}) == 1
            return last[0][2] if is_one and discourse.is_subject(last[0]) else None
    return None


def leading(discourse: Discourse, near: list[str], word: str, i: int) -> str | None:
    """The one actor of the kind that is near, unless the article is plainly about another."""
    near = [a for a in near if is_of_kind(discourse, a, word)]
    if len(near) > 1:
        return last_subject(discourse, near, i)
    if not near:
        return None
    most, count = leader_of(discourse, word)
    return most if count >= TIMES_AS_OFTEN * len(discourse.sentences_of[near[0]]) else near[0]


def leader_of(discourse: Discourse, word: str) -> tuple[str, int]:
    """The actor of the kind that the article names most often, with how often."""
    if word not in discourse.leaders:
        counts = {a: len(places) for a, places in discourse.sentences_of.items() if is_of_kind(discourse, a, word)}
        discourse.leaders[word] = max(counts.items(), key=lambda item: item[1])
    return discourse.leaders[word]


def is_of_kind(discourse: Discourse, id_: str, word: str) -> bool:
    """Whether "the company" or "the group" can be this organisation, "the country" this state."""
    actor, lexicon = discourse.actors[id_], discourse.lexicon
    if word in lexicon.state_nouns:
        return (actor.key or "").startswith("country:")
    if actor.type != "organisation":
        return False
    kind = lexicon.organisation_kind.get(actor.key or "")
    if lexicon.references[word] == "media":
        return discourse.told.get(id_) == "media" or type_of_actor(actor, lexicon) == "media"
    if kind == "armed":
        return word in lexicon.armed_nouns
    if word in lexicon.company_nouns:
        return kind in {"company", "media"} if kind else not has_word_of(actor, lexicon.government_words)
    return kind not in {"government", "media"} and not is_another_kind(actor, word, lexicon)


def is_another_kind(actor: Actor, word: str, lexicon: NameLexicon) -> bool:
    """Whether a name says that its bearer is another kind of body: a union is no charity, but it is a group."""
    own = {each for each in actor.name.lower().split() if each in lexicon.references}
    return bool(own) and word not in own and word not in lexicon.armed_nouns and not own <= lexicon.charities


def has_word_of(actor: Actor, words: Collection[str]) -> bool:
    """Whether one of the words is in an actor's name."""
    return any(word in words for word in actor.name.split())
