"""Whether a number is of an event that is told to be another than one before: an aftershock, "a second strike"."""

from __future__ import annotations

from typing import NamedTuple

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence
from claimx.compare.across.setting import Atlas, events_at

REACH = 5  # words from "another" to "earthquake"
ASIDE = 4  # words from "amid" to "aftershocks"


class Event(NamedTuple):
    """An event that a sentence names: its first word, and the one behind its last.

    Attributes:
        again: whether it is told to be another.
        former: whether it is told of another only to say which that was: "an aftershock of the earthquake".
    """

    begin: int
    end: int
    again: bool
    former: bool


def is_again(known: CompareLexicon, atlas: Atlas, sentence: Sentence, at: int, *, total: bool) -> bool:
    """Whether the event of a number is another than one that was told before: "another earthquake killed 12".

    Not where the sentence tells of both, and of the number with the first: "an aftershock, days after an earthquake
    killed 40", "the toll of the earthquake rose to 62 amid aftershocks".

    Args:
        known: the lexicon.
        atlas: of the article.
        sentence: that the number stands in.
        at: its place there.
        total: whether it is one of all so far.
    """
    if known.again.words.isdisjoint(sentence.tokens):
        return False
    event = event_at(known, sentence.tokens, events_of(known, atlas, sentence), at)
    return event is not None and event.again and not is_aside(known, sentence.tokens, event, total=total)


def events_of(known: CompareLexicon, atlas: Atlas, sentence: Sentence) -> list[Event]:
    """The events of a sentence in order."""
    found: list[Event] = []
    for place, end, _ in events_at(known, sentence.tokens):
        begin = made_another(known, atlas, sentence, place)
        is_former = bool(found) and is_of_former(known, found[-1], sentence.tokens[found[-1].end : place])
        found.append(Event(begin if begin is not None else place, end, begin is not None, is_former))
    return found


def made_another(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int) -> int | None:
    """Where "another" stands that is said of an event; not of "a second victim of the attack", nor of New Zealand."""
    tokens = sentence.tokens
    for at in range(place, max(place - REACH, -1), -1):
        if tokens[at] in known.again.words:
            return at if at == place or not is_of_name(atlas, sentence, at) else None
        if at < place and is_between(known, tokens, at):
            return None
    return None


def is_between(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a word shuts off what stands before it from an event behind it; not "of" in "another wave of attacks"."""
    if tokens[at] in known.whither:
        return tokens[at - 1 : at] == [] or tokens[at - 1] not in known.again.waves
    return tokens[at] in known.breaks or tokens[at] in known.ends or tokens[at] in known.auxiliaries


def is_of_name(atlas: Atlas, sentence: Sentence, at: int) -> bool:
    """Whether a word is a part of a name: "New Zealand", "a New Year bombing"."""
    begin = sentence.starts[at]
    is_capital = sentence.text[begin - sentence.start : begin - sentence.start + 1].isupper()
    return bool(atlas.within(begin, begin + 1)) or (at > 0 and is_capital)


def is_of_former(known: CompareLexicon, last: Event, between: list[str]) -> bool:
    """Whether an event only tells which one another is: "an aftershock of the earthquake and tsunami"."""
    return (last.again and is_which(known, between)) or (last.former and known.places.joints.issuperset(between))


def is_which(known: CompareLexicon, between: list[str]) -> bool:
    """Whether words only join an event to the one before it: "of the recent"; not "days after an"."""
    return between[:1] != [] and between[0] in known.whither and known.breaks.isdisjoint(between)


def event_at(known: CompareLexicon, tokens: list[str], events: list[Event], at: int) -> Event | None:
    """The event of a number: one that its own clause names, else the last before it, else the first behind it."""
    before = [each for each in events if each.end <= at and not (each.former and is_left(known, tokens, each))]
    behind = [each for each in events if each.begin > at]
    parts = (known.breaks | known.ends) - known.again.causes | {NUMBER}
    if before and (parts | known.again.causes).isdisjoint(tokens[before[-1].end : at]):
        return before[-1]
    if behind and parts.isdisjoint(tokens[at + 1 : behind[0].begin]):
        return behind[0]
    return next(iter(before[-1:] or behind), None)


def is_left(known: CompareLexicon, tokens: list[str], event: Event) -> bool:
    """Whether nothing more is told of an event: not "of the earthquake that killed 40"."""
    return known.again.relatives.isdisjoint(tokens[event.end : event.end + ASIDE])


def is_aside(known: CompareLexicon, tokens: list[str], event: Event, *, total: bool = False) -> bool:
    """Whether an event is only told to have come with another: "amid aftershocks", "followed by a second quake"."""
    for at in range(event.begin - 1, max(event.begin - 1 - ASIDE, -1), -1):
        if phrase_at(known.again.aside, tokens, at) or (total and tokens[at] in known.again.meanwhile):
            return True
        if tokens[at] in known.ends:
            return False
    return False
