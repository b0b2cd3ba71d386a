"""What speaks for and against a person being meant by a pronoun: named features that hold or don't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.extraction.party.persons import Spot, stand_together
from claimx.extraction.party.trail import Person, Pronoun, Trail
from claimx.syntax import (
    ancestors,
    appositions_of,
    conjuncts_of,
    is_relative_clause,
    is_within,
    preposition_of,
    role_of,
    subject_of,
)

ROLES = {"subject": "subject", "object": "object", "possessor": "possessor", "agent": "object", "oblique": "oblique"}
# Mentions that are looked at for what a person did of late.
LATELY = 4
PREPOSITIONS = frozenset({"of", "to", "with", "for", "by", "from", "against", "about"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def features_of(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> list[str]:
    """The features of one candidate, by name."""
    if person.last.head > pronoun.token:
        return [*agreement(pronoun, person), *ahead(pronoun, person)]
    return [
        *agreement(pronoun, person),
        *nearness(trail, pronoun, person, among),
        *syntax(trail, pronoun, person),
        *standing(trail, pronoun, person, among),
        *speech(trail, pronoun, person),
    ]


def agreement(pronoun: Pronoun, person: Person) -> Iterator[str]:
    """Gender as the text gives it, else as the first name suggests."""
    if person.gender is not None:
        yield "gender: said"
    elif person.guess is not None:
        yield "gender: suits the first name" if person.guess == pronoun.gender else "gender: another first name"
    else:
        yield "gender: open"


def ahead(pronoun: Pronoun, person: Person) -> Iterator[str]:
    """A name that comes after the pronoun: "Before he resigned, Mr Roe said"."""
    yield f"ahead: {role_name(pronoun.spot)}"
    yield "ahead: named for the first time" if len(person.spots) == 1 else "ahead: named before"


def nearness(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """How far back the last mention lies, and how many others were mentioned since."""
    here, last = pronoun.spot, person.last
    distance = trail.distance(last.sentence, here.sentence)
    if last.sentence == here.sentence:
        yield "near: same sentence"
    else:
        yield f"near: {max(distance, 1)} back" if distance < 3 else "near: further back"
    place = next(n for n, each in enumerate(among) if each is person)
    yield f"order: {('last mentioned', 'second last', 'earlier')[min(place, 2)]}"
    firsts = [each.last.head for each in among if each.last.sentence == last.sentence]
    if len(firsts) > 1:
        yield "order: first of its sentence" if last.head == min(firsts) else "order: not first of its sentence"


def role_name(spot: Spot) -> str:
    """The part in the clause, in one of five words."""
    return ROLES.get(spot.role, "other")


def syntax(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """The parts that both have in their clauses, and how the clauses hang together."""
    parse, here, last = trail.discourse.parse, pronoun.spot, person.last
    same = last.sentence == here.sentence
    yield f"{'here' if same else 'before'}: {role_name(here)} after {role_name(last)}"
    if role_name(last) == "subject" and parse.head[last.predicate] == last.predicate:
        yield "syntax: main subject here" if same else "syntax: main subject before"
    if trail.discourse.opens((last.head, last.end, "")):
        yield "syntax: opens its sentence"
    if last.role == "oblique" and parse.pos[parse.head[last.head]] in NOMINAL:
        yield "syntax: hangs on a noun"
    if role_of(parse, last.head) == "conjunct" or conjuncts_of(parse, last.head):
        yield "syntax: one of several"
    if is_relative_clause(parse, last.predicate):
        yield "syntax: within a relative clause"
    if last.role == "oblique":
        preposition = preposition_of(parse, last.head)
        yield f"with: {preposition if preposition in PREPOSITIONS else 'another'}"
    if same:
        yield from syntax_within(trail, here, last)


def syntax_within(trail: Trail, here: Spot, last: Spot) -> Iterator[str]:
    """The same for two mentions of one sentence."""
    parse = trail.discourse.parse
    if last.predicate == here.predicate and role_name(last) == "subject":
        yield f"syntax: subject of the same verb{', possessing' if here.role == 'possessor' else ''}"
    elif last.predicate == here.predicate and role_name(here) == "subject":
        yield "syntax: beside the same verb"
    above = subjects_above(trail, here)
    if last.head in above:
        yield "syntax: subject of the clause above" if last.head == above[0] else "syntax: subject further above"
    if here.role == "possessor" and stand_together(trail.discourse, last.head, parse.head[here.head]):
        yield "syntax: conjoined with what it has"
    if here.role == "possessor" and last.head in appositions_of(parse, parse.head[here.head]):
        yield "syntax: another name of what it has"
    if last.role == "possessor" and is_within(parse, here.head, parse.head[last.head]):
        yield "syntax: within its own possession"


def subjects_above(trail: Trail, here: Spot) -> list[int]:
    """The subjects of the clauses that the pronoun's own clause stands in, the nearest first."""
    parse = trail.discourse.parse
    found = []
    for verb in (here.predicate, *ancestors(parse, here.predicate)):
        subject = subject_of(parse, verb, shared=False)
        if subject is not None and subject < here.head:
            found.append(subject)
    return found


def standing(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> Iterator[str]:
    """How much the article is about the person, and in what words it speaks of it."""
    count, most = len(person.spots), max(len(each.spots) for each in among)
    yield "count: once" if count == 1 else "count: two or three" if count < 4 else "count: four and more"
    if count == most and count > 1 and sum(len(each.spots) == most for each in among) == 1:
        yield "count: most often of all"
    yield f"form: last as {person.last.form}"
    lately = [spot for spot in person.spots[-LATELY:] if pronoun.spot.sentence - spot.sentence <= 1]
    if any(spot.role == "subject" for spot in lately):
        yield "count: a subject lately"
    if len(lately) > 1:
        yield "count: twice lately"
    if 2 * count > sum(len(each.spots) for each in among) and len(among) > 1:
        yield "count: as often as all others"
    if person.spots[0].head == min(each.spots[0].head for each in among):
        yield "count: first of all"
    before = trail.last_of.get(pronoun.gender)
    if before is not None:
        yield "chain: the last such pronoun meant this one" if before is person else "chain: it meant another"
    if person.actor is None:
        yield "form: no name known"


def speech(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """Who speaks: the source of the words that the pronoun stands in, and of those before."""
    says = pronoun.speech >= 0 and (
        pronoun.speech in person.speaks
        or (person.actor is not None and trail.speeches.actor.get(pronoun.speech) == person.actor)
    )
    if says:
        yield "speech: quoted, and the speaker" if pronoun.quoted else "speech: reported, and the source"
    if pronoun.source_of >= 0:
        if trail.last_source is person:
            yield "speech: a source, and so was this last"
        elif person.speaks:
            yield "speech: a source, and so was this"
        else:
            yield "speech: a source, and this was none"
    elif trail.last_source is person:
        yield "speech: the last source"
    if person.last.head in trail.discourse.quoted and not pronoun.quoted:
        yield "speech: named inside a quotation"


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
