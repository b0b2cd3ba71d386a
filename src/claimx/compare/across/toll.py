"""Which toll a number is of: "the death toll rose to 20", "the number of dead and missing", "bringing deaths to 20"."""

from __future__ import annotations

from claimx.compare.across.former import before_former
from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence

TOLL = 45  # words before a bare number in which "death toll" stands
LONGEST = 4  # words of a phrase like that


def toll_before(known: CompareLexicon, sentence: Sentence, at: int) -> str | None:
    """What the last phrase like "death toll" before a number tells."""
    place = toll_at(known, sentence, at)
    found = phrase_at(known.tolls, sentence.tokens, place) if place is not None else None
    return found[1] if found is not None else None


def toll_at(known: CompareLexicon, sentence: Sentence, at: int) -> int | None:
    """Where the last phrase like "death toll" before a number begins, no other number between; looked for once."""
    if at not in sentence.tolls:
        sentence.tolls[at] = _toll_at(known, sentence.tokens, at)
    return sentence.tolls[at]


def _toll_at(known: CompareLexicon, tokens: list[str], at: int) -> int | None:
    end = before_former(known, tokens, at)
    for place in range(end - 1, max(end - TOLL, -1), -1):
        if tokens[place] == NUMBER or tokens[place] in {".", ";", "!", "?"}:
            return None
        if tokens[place] in known.tolls and phrase_at(known.tolls, tokens, place) is not None:
            return next(
                begin for begin in range(max(place - LONGEST, 0), place + 1) if reaches(known, tokens, begin, place)
            )
    return None


def joint_toll(known: CompareLexicon, sentence: Sentence, at: int) -> frozenset[str]:
    """The fates of a toll of two: "the number of deaths and missing passes 600", "the toll of dead and missing"."""
    tokens, place = sentence.tokens, toll_at(known, sentence, at)
    found = phrase_at(known.tolls, tokens, place) if place is not None else None
    if place is None or found is None:
        return frozenset()
    behind = [*tokens[place + found[0] :], "", "", ""]
    first, joint, second = behind[1:4] if behind[0] == "of" else ("", *behind[:2])
    is_joint = joint in known.both and known.action_nouns.get(first, found[1]) == found[1]
    fates = frozenset({found[1], known.action_nouns.get(second, found[1])})
    return fates if is_joint and len(fates) > 1 else frozenset()


def reaches(known: CompareLexicon, tokens: list[str], begin: int, place: int) -> bool:
    """Whether a phrase like "death toll" begins at one word and holds another."""
    found = phrase_at(known.tolls, tokens, begin)
    return found is not None and begin + found[0] > place


def moved_to(known: CompareLexicon, tokens: list[str], at: int) -> str | None:
    """What is counted right before the number that it came to: "bringing cases to 80,200 and deaths to 3,400"."""
    if tokens[at - 1 : at] != ["to"] or known.total_moves.isdisjoint(tokens[max(at - TOLL, 0) : at]):
        return None
    return known.action_nouns.get(tokens[at - 2]) if at > 1 else None
