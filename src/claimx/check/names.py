"""Names that are spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Actor, Mention, mention
from claimx.spelling import SHORTEST, is_near, is_one_sound, is_respelt, is_slip

# Two words with capitals; the second may be the first of the next two.
CAPITALISED = re.compile(r"\b(?=([A-Z][^\W\d_]{2,}[ ][A-Z][^\W\d_]{2,})\b)")
NEIGHBOURS = 50  # names beside one word that a new one is held against: "Mr" has many


@check_rule("check.name-two-ways")
def name_two_ways(draft: Draft) -> Iterator[Remark]:
    """Mayor Ilse Brandauer defended the budget; Brandaur had written it.

    Two names that differ by a letter or two, where both could be the same person, body or place.
    """
    told: set[int] = set()
    for sooner, later in (*pairs_of_actors(draft), *pairs_of_words(draft), *pairs_of_one(draft)):
        if not any(later.start <= place < later.end for place in told):
            told.add(later.start)
            message = f"{quoted(later.text)} is {quoted(sooner.text)} elsewhere: one name spelt two ways?"
            claim = draft.claim_at(later.start, later.end)
            yield Remark(start=later.start, end=later.end, message=message, claim=claim)


def pairs_of_actors(draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Two actors of a kind whose names are one but for a slip, each where it is first named, in order."""
    named = [(actor, first_name(actor, draft.text)) for actor in draft.report.actors]
    known = [(actor, place) for actor, place in named if place is not None]
    for number, (actor, place) in enumerate(known):
        for other, earlier in known[:number]:
            if (
                actor.type == other.type
                and is_same_name(actor, other, draft)
                and (is_full_name_respelt(actor, other) or not meet(actor, other, draft))
            ):
                yield (earlier, place) if place.start > earlier.start else (place, earlier)


def pairs_of_words(draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Two places below the headline with the same capitalised word beside one that differs by a slip."""
    seen: dict[str, tuple[Mention, list[str]]] = {}
    beside: dict[tuple[int, str], list[str]] = defaultdict(list)
    for found in CAPITALISED.finditer(draft.text, draft.body_start):
        place = mention(draft.text, found.start(1), found.end(1))
        key = place.text.casefold()
        if key in seen:
            continue
        words = key.split()
        seen[key] = place, words
        for side in (0, 1):
            for other in beside[side, words[side]][-NEIGHBOURS:]:
                earlier, others = seen[other]
                if is_one_sentence(earlier, place, draft):
                    continue
                word, second = words[1 - side], others[1 - side]
                if is_slip_of_surname(word, second, draft) if side == 0 else is_slip(word, second, draft.words):
                    yield earlier, place
            beside[side, words[side]].append(key)


def pairs_of_one(draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Two spellings that are known to name one: "Kharkiv" and "Kharkov", each where it stands first."""
    for actor in draft.report.actors:
        named = [mention(draft.text, each.start, each.end) for each in actor.mentions if each.kind == "name"]
        spelt = {each.text.casefold(): each for each in reversed(named)}
        in_order = sorted(spelt.values(), key=lambda each: each.start)
        for first, later in product(in_order[:1], in_order[1:]):
            if is_respelt(later.text, first.text) and not is_one_sentence(first, later, draft):
                yield first, later


def is_one_sentence(first: Mention, second: Mention, draft: Draft) -> bool:
    """Whether two names stand in one sentence: then they are two."""
    places = {draft.sentence_number(each.start) for each in (first, second)}
    return len(places) == 1


def meet(actor: Actor, other: Actor, draft: Draft) -> bool:
    """Whether one sentence names both: then they are two."""
    mine, theirs = (
        {draft.sentence_number(each.start) for each in one.mentions if each.kind == "name"} for one in (actor, other)
    )
    return not mine.isdisjoint(theirs)


def first_name(actor: Actor, text: str) -> Mention | None:
    """The first place where an actor is named."""
    named = (mention(text, each.start, each.end) for each in actor.mentions if each.kind == "name")
    return next(named, None)


def is_same_name(one: Actor, other: Actor, draft: Draft) -> bool:
    """Whether two names are one but for a slip: one of their words is misspelt, the others agree."""
    words, others = one.name.casefold().split(), other.name.casefold().split()
    if len(words) != len(others):
        # A surname alone beside a full name.
        is_alone = len(words) + len(others) > 2 and 1 in {len(words), len(others)}
        return is_alone and is_slip_of_surname(words[-1], others[-1], draft)
    slips = [(place, *pair) for place, pair in enumerate(zip(words, others, strict=True)) if len(set(pair)) > 1]
    if len(slips) != 1:
        return False
    place, word, second = slips[0]
    is_full = one.type == "person" and len(words) > 1
    if is_full and place == len(words) - 1:
        return is_near(word, second) or is_slip(word, second, draft.words)
    return (is_full and place == 0 and is_given_name(word, second, draft)) or is_slip(word, second, draft.words)


def is_full_name_respelt(one: Actor, other: Actor) -> bool:
    """Whether two full names differ in how a surname is written: even in one sentence they are hardly two people."""
    words, others = one.name.casefold().split(), other.name.casefold().split()
    return one.type == "person" and len(words) > 1 and words[:-1] == others[:-1] and is_one_sound(words[-1], others[-1])


def is_slip_of_surname(word: str, other: str, draft: Draft) -> bool:
    """Whether one surname is the other misspelt: "Whitcomb" of "Whitcombe", unless two people bear them."""
    is_long = min(len(word), len(other)) >= SHORTEST
    if not is_slip(word, other, draft.words) and not (is_long and is_one_sound(word, other)):
        return False
    given, others = (draft.given_names.get(each, frozenset()) for each in (word, other))
    return not given or not others or not given.isdisjoint(others)


def is_given_name(word: str, other: str, draft: Draft) -> bool:
    """Whether two given names are one: "Sara" and "Sarah" are, "Jan" and "Jane" are brother and sister."""
    genders = {gender for each in (word, other) if (gender := draft.words.gender_of.get(each)) is not None}
    return len(genders) < 2 and is_one_sound(word, other)
