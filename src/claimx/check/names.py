"""Names that are spelt in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Actor, Mention, mention

MOST_LETTERS = 4  # that one of two words has and the other lacks, where they differ by two
SHORTEST = 5  # letters of a name of which one may be wrong
# Two words with capitals; the second may be the first of the next two.
CAPITALISED = re.compile(r"\b(?=([A-Z][^\W\d_]{2,}[ ][A-Z][^\W\d_]{2,})\b)")
NEIGHBOURS = 50  # names beside one word that a new one is held against: "Mr" has many
LONG = 9  # letters of one of which two may be


@check_rule("check.name-two-ways")
def name_two_ways(draft: Draft) -> Iterator[Remark]:
    """Mayor Ilse Brandauer defended the budget; Brandaur had written it.

    Two names that differ by a letter or two, where both could be the same person, body or place.
    """
    told: set[int] = set()
    for sooner, later in (*pairs_of_actors(draft), *pairs_of_words(draft)):
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
                and is_same_name(actor.name, other.name, draft)
                and not meet(actor, other, draft)
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
                if is_slip(words[1 - side], others[1 - side], draft) and not is_one_sentence(earlier, place, draft):
                    yield earlier, place
            beside[side, words[side]].append(key)


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


def is_same_name(name: str, other: str, draft: Draft) -> bool:
    """Whether two names are one but for a slip: one of their words is misspelt, the others agree."""
    words, others = name.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        # A surname alone beside a full name.
        return len(words) + len(others) > 2 and 1 in {len(words), len(others)} and is_slip(words[-1], others[-1], draft)
    slips = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return len(slips) == 1 and is_slip(*slips[0], draft)


def is_slip(word: str, other: str, draft: Draft) -> bool:
    """Whether one word is the other misspelt, rather than its plural, its feminine or another name."""
    if word == other or min(len(word), len(other)) < SHORTEST:
        return False
    if abs(len(word) - len(other)) > 2 or len(set(word) ^ set(other)) > MOST_LETTERS:
        return False
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and long[len(short) :] in draft.words.name_endings:
        return False
    if word[:1] != other[:1] and word[1:] == other[1:] and len(short) < LONG and not sounds_alike(word[0], other[0]):
        return False
    return distance(word, other) <= (2 if len(short) >= LONG else 1)


def sounds_alike(letter: str, other: str) -> bool:
    """Whether two first letters are written for one sound."""
    return {letter, other} in ({"c", "k"}, {"i", "j"}, {"j", "y"}, {"v", "w"}, {"s", "z"}, {"f", "p"}, {"i", "y"})


def distance(word: str, other: str) -> int:
    """How many letters are put in, left out, changed or swapped with their neighbour (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, second in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == second:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
