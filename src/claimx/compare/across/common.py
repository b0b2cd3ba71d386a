"""What two numbers have in common: the place, names, the kind of event, a day, words of their own; counted."""

from __future__ import annotations

from claimx.compare.across.figure import Figure
from claimx.compare.across.lexicon import EVERYONE, words

PLACE, NAME, PROPER, COUNTRY, EVENT, NOTE, MORE_OF_IT = 3.0, 2.0, 1.5, 2.0, 2.0, 1.0, 1.0
WORD, MOST_WORDS = 0.5, 3.0
ALIKE, ALIKE_THERE, SAME_WORDS = 0.6, 0.45, 4.0  # of two sentences' words; where they name one place
FEW_WORDS = 3  # words of their own that two reports of one event share


def in_common(first: Figure, second: Figure) -> tuple[float, tuple[str, ...]]:
    """How much two numbers have in common, and what."""
    score, shared = 0.0, []
    names = set(first.near.names) & set(second.near.names)
    there = shared_places(first, second)
    named = {word for name in there | names for word in name.split()}
    for name, weight, both in (
        ("place", PLACE, there),
        ("name", NAME, names),
        ("proper", PROPER, shared_proper(first, second) - named),
        ("country", COUNTRY, both_countries(first, second)),
        ("people", NOTE, set(first.near.people) & set(second.near.people)),
        ("event", EVENT, set(events(first)) & set(events(second))),
    ):
        if both:
            score += weight + MORE_OF_IT * min(len(both) - 1, 2)
            shared.append(f"{name}: {', '.join(sorted(both))}")
    if first.event_day is not None and first.event_day == second.event_day:
        score += NOTE
        shared.append("day")
    if refers(first, second) or refers(second, first):
        score += NOTE
        shared.append("what is told as known")
    if set(first.modifiers) & set(second.modifiers):
        score += NOTE
        shared.append(f"kind: {' '.join(sorted(set(first.modifiers) & set(second.modifiers)))}")
    if first.topic.noun not in {"", EVERYONE}:
        score += NOTE
    words_shared = own_words(first, second)
    if words_shared:
        score += min(WORD * len(words_shared), MOST_WORDS) + SAME_WORDS * is_alike(first, second)
        shared.append(f"words: {', '.join(words_shared)}")
    return score, tuple(shared)


def shared_places(first: Figure, second: Figure) -> set[str]:
    """The places that both name, be it as a part of another name: "Orano hospital"."""
    one, other = set(places(first)), set(places(second))
    return one & other | one & loose_words(second) | other & loose_words(first)


def loose_words(figure: Figure) -> set[str]:
    """The words of a sentence that are no part of a place's name: "Gaza City" does not name Gaza."""
    return set(figure.near.words).difference(*(name.split() for name in figure.near.places))


def shared_proper(first: Figure, second: Figure) -> set[str]:
    """The words that one of them writes as a name and the other has, too."""
    return set(first.near.proper) & set(second.near.words) | set(second.near.proper) & set(first.near.words)


def both_countries(first: Figure, second: Figure) -> set[str]:
    return set(countries(first)) & set(countries(second))


def own_words(first: Figure, second: Figure) -> list[str]:
    """The words of their own that two sentences share: no names of places, not what is counted."""
    other, known = set(second.near.words), names_of(first) | {first.topic.noun}
    return [word for word in first.near.words if word in other and word not in known]


def refers(later: Figure, earlier: Figure) -> bool:
    """Whether one report tells as known what the other tells: "the school", "the blast"."""
    kinds, is_one_place = events(earlier), shared_places(earlier, later) or shared_proper(earlier, later)
    shared = own_words(earlier, later) if is_one_place else ()
    return any(word in shared or words().event_of(word) in kinds for word in later.near.definite)


def names_of(figure: Figure) -> set[str]:
    """The words of the places that a sentence names."""
    return {word for name in figure.near.places for word in name.split()}


def is_alike(first: Figure, second: Figure) -> bool:
    """Whether two sentences are nearly the same words, those of places aside."""
    both = len(own_words(first, second))
    all_ = len(set(first.near.words) - names_of(first)) + len(set(second.near.words) - names_of(second))
    is_one_place = bool(
        shared_places(first, second) or shared_proper(first, second) or set(first.near.names) & set(second.near.names)
    )
    fewest, needed = (FEW_WORDS - 1, ALIKE_THERE) if is_one_place else (FEW_WORDS, ALIKE)
    return both >= fewest and 2 * both >= needed * all_


def places(figure: Figure) -> tuple[str, ...]:
    """The places of its sentence, else those that the article begins with."""
    return figure.near.places or figure.lead.places


def countries(figure: Figure) -> tuple[str, ...]:
    return figure.near.countries or figure.lead.countries


def events(figure: Figure) -> tuple[str, ...]:
    return figure.near.events or figure.lead.events


def value(figure: Figure) -> float:
    """The number by one value."""
    found = figure.low if figure.low is not None else figure.high
    return float(found or 0)


def lasting(first: Figure, second: Figure) -> bool:
    """Whether what both speak of is told for days: an earthquake, a fine; no strike."""
    return first.topic.action not in words().recurring or is_lasting_event(first, second)


def is_lasting_event(first: Figure, second: Figure) -> bool:
    """Whether both speak of an event that is told for days, and of no other."""
    both = set(events(first)) & set(events(second))
    recurring = {*events(first), *events(second)} - words().lasting
    return bool(both & words().lasting) and not recurring
