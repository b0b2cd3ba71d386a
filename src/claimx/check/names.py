"""Names that are spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Actor, ActorMention

SHORTEST = 5  # letters of a name of which one may be wrong
LONG = 9  # letters of one of which two may be


@check_rule("check.name-two-ways")
def name_two_ways(draft: Draft) -> Iterator[Remark]:
    """Mayor Ilse Brandauer defended the budget; Brandaur had written it.

    Two names that differ by a letter or two, where both could be the same person, body or place.
    """
    named = [(actor, first_name(actor)) for actor in draft.report.actors]
    known = [(actor, mention) for actor, mention in named if mention is not None]
    for number, (actor, mention) in enumerate(known):
        for other, earlier in known[:number]:
            if actor.type == other.type and is_same_name(actor.name, other.name, draft):
                later, sooner = (mention, earlier) if mention.start > earlier.start else (earlier, mention)
                message = f"{quoted(later.text)} is {quoted(sooner.text)} elsewhere: one name spelt two ways?"
                claim = draft.claim_at(later.start, later.end)
                yield Remark(start=later.start, end=later.end, message=message, claim=claim)


def first_name(actor: Actor) -> ActorMention | None:
    """The first place where an actor is named."""
    return next((mention for mention in actor.mentions if mention.kind == "name"), None)


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
