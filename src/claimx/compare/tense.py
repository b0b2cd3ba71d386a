"""Whether two versions of a claim tell what they tell of another time: "will open", "opened"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimx.compare.across.lexicon import words as known_words
from claimx.compare.wording import content_words
from claimx.lexicons.inflection import known_verbs, lemma_of_inflected, regular_forms
from claimx.records import Claim

PRESENT, PAST = "present", "past"
MOST_OTHERS = 1  # words beside those of time that only one of the versions has: more tell it in other words
GOING_ON = "ing"  # an ending that tells no time by itself


def tenses(old: Claim, new: Claim, told: Iterable[str]) -> tuple[str, str] | None:
    """The words of either version that tell another time than the other's; None where they tell none or the same.

    Args:
        old: the claim in the old version.
        new: the same in the new one.
        told: words of which it is told otherwise that they changed: days, numbers.
    """
    apart = set(told)
    before, after = ([word for word in content_words(claim) if word not in apart] for claim in (old, new))
    gone, come = (Counter(one) - Counter(other) for one, other in ((before, after), (after, before)))
    times = known_words().times
    was, is_ = ({word: times[word] for word in side if word in times} for side in (gone, come))
    for word in [each for each in gone if each not in was]:
        other = next((each for each in come if each not in is_ and is_one_verb(word, each)), None)
        if other is not None:
            was[word], is_[other] = time_of(word), time_of(other)
    if max(gone.total() - len(was), come.total() - len(is_)) > MOST_OTHERS:
        return None
    if not was or not is_ or set(was.values()) == set(is_.values()):
        return None
    return " ".join(word for word in before if word in was), " ".join(word for word in after if word in is_)


def is_one_verb(first: str, second: str) -> bool:
    """Whether two words are finite forms of one verb: "opens", "opened"; "fall", "fell"."""
    if first.endswith(GOING_ON) or second.endswith(GOING_ON) or first[:1] != second[:1]:
        return False
    return any(second == lemma or second in regular_forms(lemma) for lemma in lemmas_of(first)) or not lemmas_of(
        first
    ).isdisjoint(lemmas_of(second))


def lemmas_of(word: str) -> set[str]:
    """The verbs of which a word may be a form."""
    verbs, irregular = known_verbs()
    found = {lemma_of_inflected(word, {}), irregular.get(word), word if word in verbs else None}
    return {lemma for lemma in found if lemma}


def time_of(word: str) -> str:
    """The time that a form of a verb tells by itself: "opens" is present, "opened" past."""
    verbs, irregular = known_verbs()
    is_plain = word in verbs and word not in irregular and not word.endswith("ed")
    return PRESENT if is_plain or word.endswith("s") else PAST
