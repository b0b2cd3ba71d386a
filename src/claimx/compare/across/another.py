"""Numbers of another event than their article is about: "three died when a minibus exploded in the same city".

An article is about the event of which it first tells how many died, were hurt or are missing. What it tells later of
the same place is another event's where that is another kind of thing, or is told to be another.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from claimx.compare.across.again import REACH, events_of, is_aside, is_between
from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import CompareLexicon, holds, words
from claimx.compare.across.sentence import Sentence, Sentences
from claimx.compare.across.setting import Atlas, events_at, events_in

Kinds = frozenset[str]


def with_another(
    figures: Sequence[Figure], told: Mapping[str, Sentence], sentences: Sentences, atlas: Atlas
) -> Iterator[Figure]:
    """The numbers, those of another event than the article's as such.

    Args:
        figures: in the order of the text.
        told: the sentence of each, by its quantity.
        sentences: of the article.
        atlas: of it.
    """
    mains: dict[str, list[Figure]] = {}
    for figure in figures:
        before = mains.setdefault(figure.topic.action, [])
        own = None
        if before and figure.topic.action in words().one_by_one and is_there(figure, before):
            own = event_of(figure, before, told[figure.quantity], sentences, atlas)
        if own is None:
            before.append(figure)
            yield figure
        else:
            foreign = own - kinds_of(before) - words().general
            near = figure.near._replace(events=tuple(sorted(own)))
            lead = figure.lead._replace(events=())
            yield dataclasses.replace(figure, another=True, foreign=tuple(sorted(foreign)), near=near, lead=lead)


def is_there(figure: Figure, before: list[Figure]) -> bool:
    """Whether a number is of no other place than those before it in other sentences, and of another number."""
    if any(figure.sentence == each.sentence or agreement(figure, each) != "disjoint" for each in before):
        return False
    places = frozenset().union(*(each.traits.places for each in before))
    return places.issuperset(figure.near.places)


def kinds_of(figures: Sequence[Figure]) -> Kinds:
    """The kinds of event that an article tells of with these numbers, and at its beginning."""
    return frozenset().union(*(each.near.events + each.lead.events for each in figures))


def event_of(
    figure: Figure, before: list[Figure], sentence: Sentence, sentences: Sentences, atlas: Atlas
) -> Kinds | None:
    """The kinds of the other event that a sentence tells of, or the one before it where it tells of none itself."""
    known, mains = words(), kinds_of(before)
    own = frozenset(events_in(known, sentence.tokens))
    if own:
        is_own = figure.again or (not (figure.total or figure.updates) and is_new(known, sentence, mains))
        return own if is_own else None
    earlier = sentences.before(sentence.start)
    if earlier is None or earlier.start <= before[-1].sentence:
        return None
    events = events_of(known, atlas, earlier)
    is_again = any(each.again and not is_aside(known, earlier.tokens, each) for each in events)
    return frozenset(events_in(known, earlier.tokens)) if is_again or is_new(known, earlier, mains) else None


def is_new(known: CompareLexicon, sentence: Sentence, mains: Kinds) -> bool:
    """Whether a sentence tells of a new event: "a fire in the same city", or where the others are floods a fire."""
    is_marked = holds(known.again.marks, sentence.tokens)
    related = mains.union(*(known.families[each] for each in mains))
    for place, _, kind in events_at(known, sentence.tokens):
        ahead = words_ahead(known, sentence.tokens, place)
        if is_marked and known.again.known.isdisjoint(ahead):
            return True
        if mains and kind not in related | known.general and not known.single.isdisjoint(ahead):
            return True
    return False


def words_ahead(known: CompareLexicon, tokens: list[str], place: int) -> list[str]:
    """The words before an event in its own phrase: "when a crowded" of "minibus"."""
    begin = place
    while begin > max(place - REACH, 0) and not is_between(known, tokens, begin - 1):
        begin -= 1
    return tokens[begin:place]
