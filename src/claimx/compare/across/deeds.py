"""What is said to have happened on a day: an event by its kind, or what happened to a person."""

from __future__ import annotations

from typing import NamedTuple

from claimx.compare.across.again import events_of
from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import Sentence
from claimx.compare.across.setting import Atlas, events_at
from claimx.compare.across.told_days import ToldDay

OF_VERB, OF_NOUN = 14, 9  # words between a verb, or a noun, that tells what happened and its day
JOINED = 2  # words between two words of one event: "a bus crash"
NAMED = 2  # words between "Monday's" and "attack"
OPENING = 3  # words in which a claim begins with its day
WHEN = 4  # words between a day and "when a building collapsed"
BOUND = 2  # words of "after the" before an event
SUBJECT = 4  # words between a person and what happened to them
ENDING = "ed"  # of a verb that tells what has happened


class Told(NamedTuple):
    """Where words that tell what happened begin and end, what that is, and of an event its kinds."""

    begin: int
    end: int
    name: str
    kinds: frozenset[str]
    is_verb: bool


class Deed(NamedTuple):
    """What happened; `again` where it is told to be another than one before. See `Dated`."""

    name: str
    kinds: tuple[str, ...]
    who: str
    again: bool


class Words(NamedTuple):
    """The words of a claim among those of its sentence."""

    known: CompareLexicon
    sentence: Sentence
    atlas: Atlas
    inside: list[int]

    @property
    def tokens(self) -> list[str]:
        """All words of the sentence."""
        return self.sentence.tokens

    def is_clear(self, begin: int, end: int) -> bool:
        """Whether nothing between two places ends a clause, says something, names a day, or is another verb."""
        known = self.known
        shut = known.ends | known.saying | known.day_words | known.dated.shut | known.auxiliaries
        if not shut.isdisjoint(self.tokens[begin:end]):
            return False
        return not any(self.is_other_verb(place) for place in range(begin, end))

    def is_person(self, place: int) -> bool:
        """Whether a word is a part of a person's name: Robert Burns."""
        start = self.sentence.starts[place]
        return any(each.is_person and each.end > start for each in self.atlas.within(self.sentence.start, start + 1))

    def is_other_verb(self, place: int) -> bool:
        """Whether a word is a verb of something else: no fate, no part of a name."""
        token, known = self.tokens[place], self.known
        if not token.endswith(ENDING) or token in known.after or token in known.before or token in known.events:
            return False
        start = self.sentence.starts[place]
        return not any(each.end > start for each in self.atlas.within(self.sentence.start, start + 1))


def deed_of(words: Words, day: ToldDay) -> Deed | None:
    """What happened on a day: the last that its clause tells before it, or the first behind it.

    "A building collapsed in Orano on Sunday after an explosion": the collapse; "at least 42 died on Monday when a
    building collapsed": the same; "On Sunday a mill exploded", "Monday's attack".
    """
    events, fates = told_in(words)
    named = [each for each in events if 0 <= each.begin - day.last - 1 <= NAMED]
    if named and words.is_clear(day.last + 1, named[0].begin) and not is_placed(words, day, named[0]):
        return as_deed(words, named[0])
    before = [each for each in events + fates if each.end <= day.first]
    if before:
        last = max(before, key=lambda each: each.end)
        return of_last(words, day, last, events) if is_of_day(words, last, day) else None
    if words.inside.index(day.first) > OPENING:
        return None
    return next((as_deed(words, each) for each in events if opens(words, day, each)), None)


def is_placed(words: Words, day: ToldDay, event: Told) -> bool:
    """Whether a word between a day and an event joins them loosely: "on Monday in attacks"."""
    between = words.tokens[day.last + 1 : event.begin]
    return not (words.known.places.inside | words.known.places.of_place | words.known.agents).isdisjoint(between)


def is_of_day(words: Words, told: Told, day: ToldDay) -> bool:
    """Whether what happened stands right before its day: "collapsed in Orano on Monday", "the blast at a mill on"."""
    known = words.known
    if not words.is_clear(told.end, day.first):
        return False
    if told.is_verb:
        return day.first - told.end <= OF_VERB
    if not known.dated.bounds.isdisjoint(words.tokens[max(told.begin - BOUND, 0) : told.begin]):
        return False  # "heard after the collapse on Monday"
    behind = words.tokens[told.end : day.first]
    loose = known.places.inside | known.places.of_place | known.dated.ahead
    return len(behind) <= OF_NOUN and (not behind or behind[0] in loose)


def opens(words: Words, day: ToldDay, event: Told) -> bool:
    """Whether an event is the subject or the verb behind the day: "On Sunday a mill exploded", "On Sunday, a blast"."""
    between = words.tokens[day.last + 1 : event.begin]
    if event.begin <= day.last or not words.is_clear(day.last + 1, event.begin):
        return False
    if event.is_verb:
        return len(between) <= OF_VERB
    own = [token for token in between if token != ","]
    return 0 < len(own) <= NAMED and own[0] in words.known.articles


def of_last(words: Words, day: ToldDay, last: Told, events: list[Told]) -> Deed | None:
    """What the words before a day tell; of those who died "on Monday when a building collapsed", the collapse."""
    if last.kinds:
        return as_deed(words, last)
    who = person_before(words, last.begin)
    if who:
        return Deed(last.name, (), who, again=False)
    known, tokens = words.known, words.tokens
    near = range(day.last + 1, min(day.last + 1 + WHEN, len(tokens)))
    when = next((at for at in near if tokens[at] in known.dated.when), None)
    behind = [each for each in events if when is not None and each.begin > when]
    is_clear = bool(behind) and when is not None and words.is_clear(when + 1, behind[0].begin)
    return as_deed(words, behind[0]) if is_clear else None


def told_in(words: Words) -> tuple[list[Told], list[Told]]:
    """The events and the fates that the claim tells, in order; of words side by side the event is told together."""
    known, tokens, own = words.known, words.tokens, frozenset(words.inside)
    events: list[Told] = []
    for begin, end, kind in events_at(known, tokens):
        if own.issuperset(range(begin, end)) and not words.is_person(begin):
            is_verb = tokens[begin].endswith(ENDING) or tokens[begin] in known.dated.verbs
            told = Told(begin, end, kind, frozenset([kind]), is_verb)
            if events and begin - events[-1].end <= JOINED and words.is_clear(events[-1].end, begin):
                told = told._replace(begin=events[-1].begin, kinds=events[-1].kinds | told.kinds)
                events.pop()
            events.append(told)
    taken = {place for each in events for place in range(each.begin, each.end)}
    fates = []
    for place in words.inside:
        fate = phrase_at(known.after, tokens, place) if tokens[place] in known.after and place not in taken else None
        if fate is not None and fate[1] in known.dated.fates:
            fates.append(Told(place, place + fate[0], fate[1], frozenset(), is_verb=True))
    return [each for each in events if is_event(words, each)], fates


def is_event(words: Words, told: Told) -> bool:
    """Whether words tell an event that has a day of its own: no epidemic, no ship that leaves."""
    known = words.known
    is_thing = known.dated.things.issuperset(words.tokens[told.begin : told.end])
    return not is_thing and known.dated.goes_on.isdisjoint(told.kinds)


def as_deed(words: Words, event: Told) -> Deed:
    """An event as what happened."""
    special = sorted(event.kinds - words.known.general) or sorted(event.kinds)
    others = events_of(words.known, words.atlas, words.sentence)
    again = any(each.again for each in others if each.begin < event.end and event.begin < each.end)
    return Deed(special[0], tuple(sorted(event.kinds)), "", again)


def person_before(words: Words, place: int) -> str:
    """The person right before what happened: "Ana Roe died"; empty where there is none."""
    sentence = words.sentence
    named = [each for each in words.atlas.within(sentence.start, sentence.starts[place]) if each.is_person]
    if not named:
        return ""
    between = [at for at, start in enumerate(sentence.starts[:place]) if start >= named[-1].end]
    is_right = len(between) <= SUBJECT and all(sentence.tokens[at] in words.known.auxiliaries for at in between)
    return named[-1].name if is_right else ""
