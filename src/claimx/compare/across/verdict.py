"""Whether two numbers of one topic speak of the same thing, and why or why not.

First what keeps them apart, one test each; then what they have in common, counted. The verdict on two numbers depends
on these two alone, never on the rest of the corpus.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import EVERYONE, words

ENOUGH = 4.0  # what two numbers must have in common
MORE = 6.0  # where nothing happens to what is counted
PLACE, NAME, PROPER, COUNTRY, EVENT, NOTE, MORE_OF_IT = 3.0, 2.0, 1.5, 2.0, 2.0, 1.0, 1.0
WORD, MOST_WORDS = 0.5, 3.0
ALIKE, ALIKE_THERE, SAME_WORDS = 0.6, 0.45, 4.0  # of two sentences' words; where they name one place
FEW_WORDS = 3  # words of their own that two reports of one event share
ONE_NIGHT = 1  # days
ONE_ARTICLE = 2.0  # numbers of one article that are so many times each other are of two things
TOTAL = 4.0  # a total is so many times what one event of many brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether two numbers belong together.

    Attributes:
        together: whether they do.
        apart: what keeps them apart, in words; empty where nothing does but that they share too little.
        shared: what they have in common, in words.
        score: how much that is.
    """

    together: bool
    apart: str
    shared: tuple[str, ...]
    score: float


def verdict_on(first: Figure, second: Figure, *, window: int | None) -> Verdict:
    """Whether two numbers of one topic speak of one thing.

    Args:
        first: one number.
        second: another.
        window: how many days apart they may be; None where that is not asked.
    """
    score, shared = in_common(first, second)
    for test in TESTS:
        apart = test(first, second)
        if apart:
            return Verdict(together=False, apart=apart, shared=shared, score=score)
    apart = other_day(first, second, window)
    if apart:
        return Verdict(together=False, apart=apart, shared=shared, score=score)
    return Verdict(together=is_enough(first, second, score, shared), apart="", shared=shared, score=score)


def is_enough(first: Figure, second: Figure, score: float, shared: tuple[str, ...]) -> bool:
    """Whether two numbers of a topic share enough.

    More where nothing is told of what is counted but its noun; a name, or words of their own, where two such things
    may happen in one country on one day.
    """
    specific = any(each.startswith(("place: ", "name: ", "proper: ")) for each in shared)
    if not first.topic.action:
        return score >= (MORE if specific else MORE + SAME_WORDS)
    is_there = specific or len(both_words(first, second)) >= FEW_WORDS or len(both_countries(first, second)) > 1
    return score >= ENOUGH and (is_there or lasting(first, second))


def other_topic(first: Figure, second: Figure) -> str:
    """Dead and injured; dollars and euros; soldiers and civilians."""
    if first.topic == second.topic:
        return ""
    for name, one, other in zip(first.topic._fields, first.topic, second.topic, strict=True):
        if one != other:
            return f"other {name}: {one or 'none'} and {other or 'none'}"
    return ""


def other_status(first: Figure, second: Figure) -> str:
    """Confirmed and suspected; counted and expected."""
    if (first.status == "suspected") != (second.status == "suspected"):
        return f"other status: {first.status} and {second.status}"
    if first.expected != second.expected:
        return "one is expected or only possible, the other is told as so"
    if first.polarity != second.polarity:
        return "one is denied"
    return ""


def part_and_whole(first: Figure, second: Figure) -> str:
    """5 of them; 5 more; 5 in a day."""
    if first.part != second.part:
        return "part and whole"
    if first.step != second.step:
        return "one is of a day or a step, the other of all so far"
    if first.total != second.total and not lasting(first, second) and is_far(first, second, TOTAL):
        return "part and whole: a total, and one event"
    if is_another_count(first, second):
        return "part and whole: so much smaller a number, told later, is of a part or of another event"
    if first.part and second.part and first.modifiers != second.modifiers:
        return f"other parts: {' '.join(first.modifiers)} and {' '.join(second.modifiers)}"
    return ""


def is_another_count(first: Figure, second: Figure) -> bool:
    """Whether a number that only grows would have fallen to a fraction."""
    if words().course.get(first.topic.action) != "grows" or first.day is None or second.day is None:
        return False
    small, large = sorted((first, second), key=value)
    is_later = (small.day or 0) >= (large.day or 0) and small.high is not None
    return is_later and not small.total and is_far(first, second, TOTAL)


def is_far(first: Figure, second: Figure, times: float) -> bool:
    """Whether one number is so many times the other."""
    low, high = sorted(abs(value(each)) for each in (first, second))
    return high >= times * low and high > low


def other_kind(first: Figure, second: Figure) -> str:
    """Afghan and Pakistani soldiers; booster and first doses."""
    if first.modifiers and second.modifiers and not set(first.modifiers) & set(second.modifiers):
        return f"other {first.topic.noun}: {' '.join(first.modifiers)} and {' '.join(second.modifiers)}"
    return ""


def one_article(first: Figure, second: Figure) -> str:
    """Two numbers of one sentence are of two things, or it says one twice."""
    if first.article != second.article:
        return ""
    if first.sentence == second.sentence and agreement(first, second) != "same":
        return "one sentence tells both"
    if (first.sentence and second.sentence) or not first.topic.action or is_far(first, second, ONE_ARTICLE):
        return "one article tells both, of other things"
    return ""


def other_place(first: Figure, second: Figure) -> str:
    """Kandy and Galle; Chile and Peru."""
    own, others = set(first.own_place), set(second.own_place)
    if own and others and not own & others and not (own & set(places(second)) and others & set(places(first))):
        return f"other place: {', '.join(first.own_place)} and {', '.join(second.own_place)}"
    for kind, of, both in (("place", places, both_places), ("country", countries, both_countries)):
        one, other = of(first), of(second)
        if one and other and not both(first, second):
            return f"other {kind}: {', '.join(one)} and {', '.join(other)}"
    return ""


def other_event(first: Figure, second: Figure) -> str:
    """An earthquake and a flood."""
    one, other = events(first), events(second)
    families = words().families
    if one and other and not {each for name in one for each in families[name]} & set(other):
        return f"other event: {', '.join(one)} and {', '.join(other)}"
    return ""


TESTS: tuple[Callable[[Figure, Figure], str], ...] = (
    other_topic, other_status, part_and_whole, other_kind, one_article, other_place, other_event,
)  # fmt: skip


def other_day(first: Figure, second: Figure, window: int | None) -> str:
    """Outside the window; a step of another day; another night's strike."""
    if first.event_day and second.event_day and abs(first.event_day - second.event_day) > ONE_NIGHT:
        return "other day: the days they name are not the same"
    if first.day is None or second.day is None:
        return ""
    distance = abs(first.day - second.day)
    if window is not None and distance > window:
        return f"other day: {distance} days apart, the window is {window}"
    if distance and (first.step or second.step):
        return "other day: each is of its own day"
    is_bare = not first.topic.action and first.topic.kind == "count"
    if distance > ONE_NIGHT and is_bare and not goes_on(first, second):
        return "other day: nothing tells that both count the same ones"
    if not lasting(first, second) and is_another_night(first, second):
        return "other day: what may happen every day, and nothing tells that it is one event"
    return ""


def is_another_night(first: Figure, second: Figure) -> bool:
    """Whether what may happen every day happened on two days: those that are named, else those of the articles."""
    one, other = happened(first), happened(second)
    if one is None or other is None:
        earlier, later = sorted((first, second), key=lambda figure: figure.day or 0)
        return first.day != second.day and not goes_on(earlier, later)
    return one != other and (abs(one - other) > ONE_NIGHT or not is_alike(first, second))


def happened(figure: Figure) -> int | None:
    """The day it speaks of; None where it goes on telling of an earlier one."""
    if figure.event_day:
        return figure.event_day
    return None if figure.total or figure.updates else figure.day


def goes_on(earlier: Figure, later: Figure) -> bool:
    """Whether the later of two numbers is told as what has become of an earlier one."""
    return later.total or later.updates or (later.day == earlier.day and (earlier.total or earlier.updates))


def lasting(first: Figure, second: Figure) -> bool:
    """Whether what both speak of is told for days: an earthquake; no strike."""
    if first.topic.action not in words().recurring:
        return True
    both = set(events(first)) & set(events(second))
    recurring = {*events(first), *events(second)} - words().lasting
    return bool(both & words().lasting) and not recurring


def in_common(first: Figure, second: Figure) -> tuple[float, tuple[str, ...]]:
    """How much two numbers have in common, and what."""
    score, shared = 0.0, []
    both_names = set(first.near.names) & set(second.near.names)
    both_events = set(events(first)) & set(events(second))
    there = both_places(first, second)
    named = {word for name in there | both_names for word in name.split()}
    for name, weight, both in (
        ("place", PLACE, there),
        ("name", NAME, both_names),
        ("proper", PROPER, both_proper(first, second) - named),
        ("country", COUNTRY, both_countries(first, second)),
        ("event", EVENT, both_events),
    ):
        if both:
            score += weight + MORE_OF_IT * min(len(both) - 1, 2)
            shared.append(f"{name}: {', '.join(sorted(both))}")
    if first.event_day is not None and first.event_day == second.event_day:
        score += NOTE
        shared.append("day")
    if set(first.modifiers) & set(second.modifiers):
        score += NOTE
        shared.append(f"kind: {' '.join(sorted(set(first.modifiers) & set(second.modifiers)))}")
    if first.topic.noun not in {"", EVERYONE}:
        score += NOTE
    words_shared = both_words(first, second)
    if words_shared:
        score += min(WORD * len(words_shared), MOST_WORDS) + SAME_WORDS * is_alike(first, second)
        shared.append(f"words: {', '.join(words_shared)}")
    return score, tuple(shared)


def both_places(first: Figure, second: Figure) -> set[str]:
    """The places that both name, be it as a part of another name: "Orano hospital"."""
    one, other = set(places(first)), set(places(second))
    return one & other | one & set(second.near.words) | other & set(first.near.words)


def both_proper(first: Figure, second: Figure) -> set[str]:
    """The words that one of them writes as a name and the other has, too."""
    return set(first.near.proper) & set(second.near.words) | set(second.near.proper) & set(first.near.words)


def both_countries(first: Figure, second: Figure) -> set[str]:
    return set(countries(first)) & set(countries(second))


def both_words(first: Figure, second: Figure) -> list[str]:
    """The words of their own that two sentences share."""
    other = set(second.near.words)
    return [word for word in first.near.words if word in other]


def is_alike(first: Figure, second: Figure) -> bool:
    """Whether two sentences are nearly the same words."""
    both = len(both_words(first, second))
    is_one_place = bool(both_places(first, second) or both_proper(first, second))
    fewest, needed = (FEW_WORDS - 1, ALIKE_THERE) if is_one_place else (FEW_WORDS, ALIKE)
    return both >= fewest and 2 * both >= needed * (len(first.near.words) + len(second.near.words))


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
