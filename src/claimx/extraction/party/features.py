"""What speaks for and against a person being meant by a pronoun: named features that hold or don't."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.extraction.party.binding import binding
from claimx.extraction.party.candidates import Person, Pronoun
from claimx.extraction.party.discourse import REFLEXIVE
from claimx.extraction.party.persons import Spot, is_main_subject
from claimx.extraction.party.reach import by_reach
from claimx.extraction.party.trail import Trail
from claimx.syntax import NOMINAL, conjuncts_of, is_relative_clause, role_of

ROLES = {"subject": "subject", "object": "object", "possessor": "possessor", "agent": "object", "oblique": "oblique"}
# Mentions that are looked at for what a person did of late.
LAST_MENTIONS = 6
NTH = ("first", "second", "later")
LATELY = ("last mentioned", "second last", "earlier")
# Words between a mention and the pronoun, up to each of these.
APART = (1, 4, 8, 16, 32)
MOST_TOLD = 3  # "three times and more"


def features_of(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> list[str]:
    """The features of one candidate, by name."""
    if person.last.head > pronoun.token:
        return agreement(trail, pronoun, person) + ahead(pronoun, person, among)
    where = distance(trail, pronoun, person.last)
    return (
        agreement(trail, pronoun, person)
        + nearness(trail, pronoun, person, among, where)
        + parts(trail, pronoun, person, where)
        + place_of(trail, person.last)
        + binding(trail, pronoun, person)
        + place(trail, pronoun, person)
        + standing(trail, pronoun, person, among)
        + later(trail, pronoun, person)
        + speech(trail, pronoun, person)
    )


def agreement(trail: Trail, pronoun: Pronoun, person: Person) -> list[str]:
    """Gender as the text gives it, else as the first name suggests, or the only name if it is one that people have."""
    if person.gender is not None:
        return ["gender: said"]
    if person.guess is not None:
        return ["gender: suits the first name" if person.guess == pronoun.gender else "gender: another first name"]
    name = trail.discourse.actors[person.actor].name if person.actor is not None else ""
    only = trail.discourse.lexicon.first_names.get(name.lower())
    if only is None:
        return ["gender: open"]
    return ["gender: open", "gender: suits the only name" if only == pronoun.gender else "gender: another only name"]


def ahead(pronoun: Pronoun, person: Person, among: Sequence[Person]) -> list[str]:
    """A name that comes after the pronoun: "Before he resigned, Mr Roe said"."""
    within = "clause" if pronoun.spot.predicate != person.last.predicate else "phrase"
    return [
        f"ahead: {role_name(person.last)}",
        "ahead: named for the first time" if len(person.spots) == 1 else "ahead: named before",
        f"ahead: of a {role_name(pronoun.spot)} in a {within}",
        "ahead: others before" if len(among) > 1 else "ahead: nobody before",
    ]


def nearness(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person], where: str) -> list[str]:
    """How far back the last mention lies, and how many others were mentioned since."""
    last, met = person.last, by_reach(trail, pronoun, among)
    found = [
        f"order: {LATELY[min(among.index(person), 2)]}",
        f"reach: {NTH[min(met.index(person), 2)]}, {where}",
        f"form: {last.form}, {where}",
    ]
    beside = [each.last.head for each in among if each.last.sentence == last.sentence] if len(among) > 1 else []
    if len(beside) > 1:
        found.append("order: first of its sentence" if last.head == min(beside) else "order: not first of its sentence")
    n = bisect_left(APART, pronoun.token - last.end)
    found.append(f"apart: up to {APART[n]} words" if n < len(APART) else "apart: further")
    return found


def distance(trail: Trail, pronoun: Pronoun, spot: Spot) -> str:
    """How many sentences lie between a mention and the pronoun, in words."""
    if spot.sentence == pronoun.spot.sentence:
        return "same sentence"
    return "one back" if trail.distance(spot.sentence, pronoun.spot.sentence) <= 1 else "further back"


def role_name(spot: Spot) -> str:
    """The part in the clause, in one of five words."""
    return ROLES.get(spot.role, "other")


def parts(trail: Trail, pronoun: Pronoun, person: Person, where: str) -> list[str]:
    """The parts that both have in their clauses."""
    own, last = role_name(pronoun.spot), role_name(person.last)
    own, last = "object" if own == "oblique" else own, "other" if last == "oblique" else last
    if trail.discourse.parse.lower[pronoun.token] in REFLEXIVE:
        own = "oneself"
    return [f"part: {last}, the pronoun {own}, {where}"]


def place_of(trail: Trail, last: Spot) -> list[str]:
    """Where the last mention stands in its own sentence; several pronouns ask."""
    found = trail.places.get(last.head)
    if found is None:
        found = trail.places[last.head] = _place_of(trail, last)
    return found


def _place_of(trail: Trail, last: Spot) -> list[str]:
    parse, found = trail.discourse.parse, list[str]()
    if trail.discourse.opens((last.head, last.end, "")):
        found.append("syntax: opens its sentence")
    if role_of(parse, last.head) == "conjunct" or conjuncts_of(parse, last.head):
        found.append("syntax: one of several")
    if is_relative_clause(parse, last.predicate):
        found.append("syntax: within a relative clause")
    if last.role == "oblique" and parse.pos[parse.head[last.head]] in NOMINAL:
        found.append("syntax: hangs on a noun")
    return found


def standing(trail: Trail, pronoun: Pronoun, person: Person, among: Sequence[Person]) -> list[str]:
    """How much the article is about the person, and in what words it speaks of it."""
    found = story(person) + topic(trail, person, among)
    if person.actor is None:
        found.append("form: no name known")
    elif trail.discourse.actors[person.actor].type != "person":
        found.append("form: taken for a body or a place")
    before = trail.last_of.get(pronoun.gender)
    if before is not None:
        found.append("chain: the last such pronoun meant this one" if before is person else "chain: it meant another")
    return found


def story(person: Person) -> list[str]:
    """How the article has told of the person so far."""
    first = person.spots[0]
    found = ["story: in the first sentence"] if first.sentence == 0 else []
    if found and first.role == "subject":
        found.append("story: subject of the first sentence")
    return [*found, f"story: {many(person.subjects)} a subject", f"story: {many(person.pronouns)} a pronoun"]


def many(count: int) -> str:
    """A small number of times in words."""
    return ("never", "once", "twice")[count] if count < MOST_TOLD else "thrice and more"


def later(trail: Trail, pronoun: Pronoun, person: Person) -> list[str]:
    """Whether the article names the person again after the pronoun's sentence."""
    if person.actor is None:
        return []
    discourse, following = trail.discourse, pronoun.spot.sentence + 1
    places = discourse.sentences_of[person.actor]
    n = bisect_left(places, following)
    if n == len(places):
        return ["later: never again"]
    if places[n] != following:
        return ["later: named afterwards"]
    start = next(start for start, _, id_ in discourse.by_sentence[following] if id_ == person.actor)
    opens = ["later: opens the next sentence"] if start - discourse.parse.sentence(start)[0] <= 1 else []
    return ["later: named afterwards", "later: named in the next sentence", *opens]


def place(trail: Trail, pronoun: Pronoun, person: Person) -> list[str]:
    """What the person was in this sentence and in the one before, for a pronoun at this place of its own."""
    here, found = pronoun.spot.sentence, list[str]()
    if person.last.sentence < here - 1:
        return found
    for sentence, where in ((here - 1, "before"), (here, "here")):
        spots = [spot for spot in person.spots[-LAST_MENTIONS:] if spot.sentence == sentence]
        if spots:
            found.append(f"place: {pronoun.place} after {rank(trail, spots)} {where}")
    return found


def rank(trail: Trail, spots: Sequence[Spot]) -> str:
    """The best part that one sentence's mentions have."""
    subjects = [spot for spot in spots if spot.role == "subject"]
    if any(is_main_subject(trail.discourse.parse, spot) for spot in subjects):
        return "the main subject"
    return "a subject" if subjects else "a mention"


def topic(trail: Trail, person: Person, among: Sequence[Person]) -> list[str]:
    """How often the whole article names the person, measured by the other candidates."""
    if person.actor is None:
        return []
    named = trail.discourse.sentences_of
    own = len(named[person.actor])
    others = [o.actor for o in among if o.actor is not None and o is not person]
    most = max([len(named[other]) for other in others]) if others else 0
    found = [f"topic: {'more' if own > most else 'as often' if own == most else 'less'}"]
    if person.spots[0].form == "short":
        found.append("topic: first named in short")
        if " " not in trail.discourse.actors[person.actor].name:
            found.append("topic: never named in full")
    return found


def speech(trail: Trail, pronoun: Pronoun, person: Person) -> list[str]:
    """Who speaks: the source of the words that the pronoun stands in, and of those before."""
    found = []
    if pronoun.speech >= 0 and trail.says(person, pronoun.speech):
        found.append("speech: quoted, and the speaker" if pronoun.quoted else "speech: reported, and the source")
    if pronoun.source_of >= 0:
        found.append(f"speech: a source, and {spoke(trail, person)}")
    elif trail.last_source is person:
        found.append("speech: the last source")
    if person.last.head in trail.discourse.quoted and not pronoun.quoted:
        found.append("speech: named inside a quotation")
    return found


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
