"""What grammar forbids or asks of a pronoun: who can't be meant in one clause, whom a clause describes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimx.extraction.party.candidates import Person, Pronoun
from claimx.extraction.party.discourse import REFLEXIVE
from claimx.extraction.party.persons import Spot, stand_together
from claimx.extraction.party.trail import Trail
from claimx.syntax import ancestors, is_relative_clause, is_within, subject_of

# A clause is followed up this many heads; a writer's sentence has fewer.
MOST_HEADS = 30
# Mentions of one person that are looked at, the last ones.
LAST_MENTIONS = 8


def binding(trail: Trail, pronoun: Pronoun, person: Person) -> list[str]:
    """The parts of pronoun and person where one sentence has both."""
    found = [*named_again(trail, pronoun, person)]
    if person.last.sentence == pronoun.spot.sentence:
        found += same_verb(trail, pronoun, person.last)
        found += understood(trail, pronoun, person)
        found += clauses(trail, pronoun.spot, person.last)
        found += possession(trail, pronoun.spot, person.last)
    return found


def same_verb(trail: Trail, pronoun: Pronoun, last: Spot) -> Iterator[str]:
    """Of one clause: "Roe praised him" is another, "Roe praised himself" and "Roe sold his car" the same."""
    here = pronoun.spot
    if last.predicate != here.predicate:
        return
    form = "oneself" if trail.discourse.parse.lower[pronoun.token] in REFLEXIVE else here.role
    if last.role == "subject":
        yield f"clause: its subject, and the pronoun is {form}"
    elif here.role == "subject":
        yield "clause: beside the pronoun, its subject"
    else:
        yield f"clause: beside the pronoun, {form}"


def understood(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """The subject of the pronoun's clause, where the person is it unsaid or was spoken of again since.

    "Roe went to court, accusing him", "Roe said that her sister praised her".
    """
    parse, here = trail.discourse.parse, pronoun.spot
    form = "oneself" if parse.lower[pronoun.token] in REFLEXIVE else here.role
    spots = [spot for spot in person.spots[-LAST_MENTIONS:] if spot.sentence == here.sentence]
    if subject_of(parse, here.predicate, shared=False) is None:
        subject = subject_of(parse, here.predicate)
        if any(spot.head == subject for spot in spots):
            yield f"clause: its understood subject, and the pronoun is {form}"
    if any(spot.role == "subject" and spot.predicate == here.predicate for spot in spots[:-1]):
        yield f"clause: its subject before, and the pronoun is {form}"


def clauses(trail: Trail, here: Spot, last: Spot) -> Iterator[str]:
    """Whose clause stands in whose, and in what phrase the pronoun is."""
    parse = trail.discourse.parse
    below = here.head
    above = []
    for i in islice(ancestors(parse, here.head), MOST_HEADS):
        if i == last.head:
            described = is_relative_clause(parse, below) or parse.pos[below] in {"VERB", "AUX"}
            yield "clause: it describes this one" if described else "clause: within this one's phrase"
            return
        subject = subject_of(parse, i, shared=False)
        if subject is not None and subject < here.head and i != here.predicate:
            above.append(subject)
        below = i
    if last.head in above:
        yield "clause: subject of the one above" if last.head == above[0] else "clause: subject further above"


def possession(trail: Trail, here: Spot, last: Spot) -> Iterator[str]:
    """Whether one has what the other is in."""
    parse = trail.discourse.parse
    if here.role == "possessor" and stand_together(trail.discourse, last.head, parse.head[here.head]):
        yield "having: conjoined with what it has"
    if last.role == "possessor" and is_within(parse, here.head, parse.head[last.head]):
        yield "having: within its own possession"


def named_again(trail: Trail, pronoun: Pronoun, person: Person) -> Iterator[str]:
    """A name behind the pronoun in its clause seldom takes it up: "He beat Roe"."""
    discourse, here = trail.discourse, pronoun.spot
    names = discourse.by_sentence.get(here.sentence, ()) if person.actor is not None else ()
    again = next((start for start, _, id_ in names if id_ == person.actor and start > here.head), None)
    if again is None:
        return
    if here.predicate in islice(ancestors(discourse.parse, again), MOST_HEADS):
        yield "again: in the pronoun's own clause"
