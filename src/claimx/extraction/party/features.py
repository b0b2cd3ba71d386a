"""What speaks for and against a person being meant by a pronoun: named features that hold or don't."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimx.extraction.party.binding import binding
from claimx.extraction.party.candidates import Person, Pronoun
from claimx.extraction.party.discourse import REFLEXIVE
from claimx.extraction.party.persons import Spot
from claimx.extraction.party.reach import by_reach
from claimx.extraction.party.trail import Trail
from claimx.syntax import NOMINAL, Parse, conjuncts_of, is_relative_clause, role_of, subject_of

ROLES = {"subject": "subject", "object": "object", "possessor": "possessor", "agent": "object", "oblique": "oblique"}
# Mentions that are looked at for what a person did of late.
LAST_MENTIONS = 6
NTH = ("first", "second", "later")
# Words between a mention and the pronoun, up to each of these.
APART = (1, 4, 8, 16, 32)
INTRODUCING = frozenset({"it", "this", "that"})  # subjects that stand for nobody
MOST_TOLD = 3  # "three times and more"


def features_of(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> list[str]:
    """The features of one candidate, by name."""
    if person.last.head > pronoun.token:
        return [*agreement(trail, pronoun, person), *ahead(pronoun, person, among)]
    return [
        *agreement(trail, pronoun, person),
        *nearness(trail, pronoun, person, among),
        *parts(trail, pronoun, person),
        *place_of(trail, person.last),
        *binding(trail, pronoun, person),
        *place(trail, pronoun, person),
        *standing(trail, pronoun, person, among),
        *later(trail, pronoun, person),
        *speech(trail, pronoun, person),
    ]


def agreement(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """Gender as the text gives it, else as the first name suggests, or the only name if it is one that people have."""
    if person.gender is not None:
        yield "gender: said"
    elif person.guess is not None:
        yield "gender: suits the first name" if person.guess == pronoun.gender else "gender: another first name"
    else:
        yield "gender: open"
        name = trail.discourse.actors[person.actor].name if person.actor is not None else ""
        only = trail.discourse.lexicon.first_names.get(name.lower())
        if only is not None:
            yield "gender: suits the only name" if only == pronoun.gender else "gender: another only name"


def ahead(pronoun: Pronoun, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """A name that comes after the pronoun: "Before he resigned, Mr Roe said"."""
    yield f"ahead: {role_name(person.last)}"
    yield "ahead: named for the first time" if len(person.spots) == 1 else "ahead: named before"
    within = "clause" if pronoun.spot.predicate != person.last.predicate else "phrase"
    yield f"ahead: of a {role_name(pronoun.spot)} in a {within}"
    yield "ahead: others before" if len(among) > 1 else "ahead: nobody before"


def nearness(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """How far back the last mention lies, and how many others were mentioned since."""
    last = person.last
    where = distance(trail, pronoun, last)
    place = next(n for n, each in enumerate(among) if each is person)
    yield f"order: {('last mentioned', 'second last', 'earlier')[min(place, 2)]}"
    yield f"reach: {NTH[min(by_reach(trail, pronoun, among).index(person), 2)]}, {where}"
    yield f"form: {last.form}, {where}"
    firsts = [each.last.head for each in among if each.last.sentence == last.sentence]
    if len(firsts) > 1:
        yield "order: first of its sentence" if last.head == min(firsts) else "order: not first of its sentence"
    words = pronoun.token - last.end
    most = next((each for each in APART if words <= each), None)
    yield f"apart: up to {most} words" if most else "apart: further"


def distance(trail: Trail, pronoun: Pronoun, spot: Spot) -> str:
    """How many sentences lie between a mention and the pronoun, in words."""
    if spot.sentence == pronoun.spot.sentence:
        return "same sentence"
    return "one back" if trail.distance(spot.sentence, pronoun.spot.sentence) <= 1 else "further back"


def role_name(spot: Spot) -> str:
    """The part in the clause, in one of five words."""
    return ROLES.get(spot.role, "other")


def parts(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """The parts that both have in their clauses."""
    own, last = role_name(pronoun.spot), role_name(person.last)
    own, last = "object" if own == "oblique" else own, "other" if last == "oblique" else last
    if trail.discourse.parse.lower[pronoun.token] in REFLEXIVE:
        own = "oneself"
    yield f"part: {last}, the pronoun {own}, {distance(trail, pronoun, person.last)}"


def is_main_subject(trail: Trail, spot: Spot) -> bool:
    """Whether a mention is the subject of its sentence's main clause, or of one that "this" or "it" only introduces."""
    parse = trail.discourse.parse
    if role_name(spot) != "subject":
        return False
    return parse.head[spot.predicate] == spot.predicate or is_introduced(parse, spot.predicate)


def is_introduced(parse: Parse, predicate: int) -> bool:
    """“It was Roe who | won”, “This was the first time Roe | spoke”: what a clause tells whose subject is nobody."""
    noun = parse.head[predicate]
    if parse.head[noun] != noun or not is_relative_clause(parse, predicate):
        return False
    subject = subject_of(parse, noun)
    return subject is not None and parse.lower[subject] in INTRODUCING


def place_of(trail: Trail, last: Spot) -> Iterator[str]:
    """Where the last mention stands in its own sentence."""
    parse = trail.discourse.parse
    if trail.discourse.opens((last.head, last.end, "")):
        yield "syntax: opens its sentence"
    if role_of(parse, last.head) == "conjunct" or conjuncts_of(parse, last.head):
        yield "syntax: one of several"
    if is_relative_clause(parse, last.predicate):
        yield "syntax: within a relative clause"
    if last.role == "oblique" and parse.pos[parse.head[last.head]] in NOMINAL:
        yield "syntax: hangs on a noun"


def standing(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """How much the article is about the person, and in what words it speaks of it."""
    yield from story(person)
    yield from topic(trail, person, among)
    if person.actor is None:
        yield "form: no name known"
    elif trail.discourse.actors[person.actor].type != "person":
        yield "form: taken for a body or a place"
    before = trail.last_of.get(pronoun.gender)
    if before is not None:
        yield "chain: the last such pronoun meant this one" if before is person else "chain: it meant another"


def story(person: Person) -> Iterator[str]:
    """How the article has told of the person so far."""
    first = person.spots[0]
    if first.sentence == 0:
        yield "story: in the first sentence"
        if first.role == "subject":
            yield "story: subject of the first sentence"
    yield f"story: {many([spot.role for spot in person.spots].count('subject'))} a subject"
    yield f"story: {many([spot.form for spot in person.spots].count('pronoun'))} a pronoun"


def many(count: int) -> str:
    """A small number of times in words."""
    return ("never", "once", "twice")[count] if count < MOST_TOLD else "thrice and more"


def later(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """Whether the article names the person again after the pronoun's sentence."""
    if person.actor is None:
        return
    discourse, following = trail.discourse, pronoun.spot.sentence + 1
    places = discourse.sentences_of[person.actor]
    n = bisect_left(places, following)
    yield "later: named afterwards" if n < len(places) else "later: never again"
    if n < len(places) and places[n] == following:
        yield "later: named in the next sentence"
        start = next(start for start, _, id_ in discourse.by_sentence[following] if id_ == person.actor)
        if start - discourse.parse.sentence(start)[0] <= 1:
            yield "later: opens the next sentence"


def place(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """What the person was in this sentence and in the one before, for a pronoun at this place of its own."""
    here = pronoun.spot
    start = trail.discourse.parse.sentence(pronoun.token)[0]
    first = "opening" if pronoun.token - start < 2 else "main" if is_main_subject(trail, here) else "inner"
    for sentence, where in ((here.sentence - 1, "before"), (here.sentence, "here")):
        spots = [spot for spot in person.spots[-LAST_MENTIONS:] if spot.sentence == sentence]
        if spots:
            yield f"place: {first} after {rank(trail, spots)} {where}"


def rank(trail: Trail, spots: Sequence[Spot]) -> str:
    """The best part that one sentence's mentions have."""
    if any(is_main_subject(trail, spot) for spot in spots):
        return "the main subject"
    return "a subject" if any(role_name(spot) == "subject" for spot in spots) else "a mention"


def topic(trail: Trail, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """How often the whole article names the person, measured by the other candidates."""
    if person.actor is not None:
        named = trail.discourse.sentences_of
        own = len(named[person.actor])
        most = max((len(named[o.actor]) for o in among if o.actor is not None and o is not person), default=0)
        yield f"topic: {'more' if own > most else 'as often' if own == most else 'less'}"
        if person.spots[0].form == "short":
            yield "topic: first named in short"
            if " " not in trail.discourse.actors[person.actor].name:
                yield "topic: never named in full"


def speech(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """Who speaks: the source of the words that the pronoun stands in, and of those before."""
    if pronoun.speech >= 0 and trail.says(person, pronoun.speech):
        yield "speech: quoted, and the speaker" if pronoun.quoted else "speech: reported, and the source"
    if pronoun.source_of >= 0:
        yield f"speech: a source, and {spoke(trail, person)}"
    elif trail.last_source is person:
        yield "speech: the last source"
    if person.last.head in trail.discourse.quoted and not pronoun.quoted:
        yield "speech: named inside a quotation"


def spoke(trail: Trail, person: Person) -> str:
    """Whether a person was the last source, one before, or none."""
    if trail.last_source is person:
        return "so was this last"
    return "so was this" if person.speaks else "this was none"


def features_of_none(trail: Trail, pronoun: Pronoun, among: Sequence[Person]) -> list[str]:
    """What speaks for nobody of these being meant."""
    found = ["none: always", f"none: {role_name(pronoun.spot)}"]
    if pronoun.quoted:
        found.append("none: within a quotation")
    if pronoun.source_of >= 0:
        found.append("none: a source")
    if all(each.last.sentence < pronoun.spot.sentence - 1 for each in among):
        found.append("none: nobody near")
    found.append(f"none: of {min(len(among), 4)} candidates")
    return found
