"""Which claim of the new version is which of the old one."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from claimx.compare.wording import content_words, words_of
from claimx.records import Claim

Pairs = dict[int, int]
# Claims that share less than this of their words, rare ones weighing more, are two claims.
LEAST_SHARED = 0.45
# The same source makes two wordings likelier to be one claim.
SAME_SOURCE = 0.15
# A word that more claims than this share brings no two of them together by itself.
COMMON = 40


def paired(old: Sequence[Claim], new: Sequence[Claim]) -> Pairs:
    """The new claim, by number, of each old one that is still there; at most one each."""
    pairs: Pairs = {}
    for key in (_whole, content_words):
        _pair_equal(old, new, pairs, key)
    _pair_alike(old, new, pairs)
    return pairs


def source_words(claim: Claim) -> tuple[str, ...]:
    """Who a claim is credited to: the name where it is known, else as written, without an article."""
    if claim.source is None:
        return ()
    phrase = claim.source.name or (claim.source.antecedent or claim.source).text
    found = words_of(phrase)
    return found[1:] if len(found) > 1 and found[0] in {"the", "a", "an"} else found


def moved(pairs: Pairs) -> set[int]:
    """The old claims that left the order of the others: all but a longest run that stayed in order."""
    order = [pairs[number] for number in sorted(pairs)]
    numbers = sorted(pairs)
    ends: list[int] = []  # smallest end of a run of each length
    at: list[int] = []  # position of that end in `order`
    before: list[int | None] = []
    for position, value in enumerate(order):
        length = bisect_left(ends, value)
        before.append(at[length - 1] if length else None)
        if length == len(ends):
            ends.append(value)
            at.append(position)
        else:
            ends[length], at[length] = value, position
    kept: set[int] = set()
    position_: int | None = at[-1] if at else None
    while position_ is not None:
        kept.add(position_)
        position_ = before[position_]
    return {number for position, number in enumerate(numbers) if position not in kept}


def _whole(claim: Claim) -> Hashable:
    return content_words(claim), claim.attributed, source_words(claim), claim.cue.lemma if claim.cue else None


def _pair_equal(old: Sequence[Claim], new: Sequence[Claim], pairs: Pairs, key: Callable[[Claim], Hashable]) -> None:
    """Pair the claims that are equal by a key, in the order of the text."""
    taken = set(pairs.values())
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for number, claim in enumerate(new):
        if number not in taken:
            waiting[key(claim)].append(number)
    for number, claim in enumerate(old):
        if number not in pairs and waiting[key(claim)]:
            pairs[number] = waiting[key(claim)].popleft()


def _pair_alike(old: Sequence[Claim], new: Sequence[Claim], pairs: Pairs) -> None:
    """Pair what is left by shared words, the most alike first."""
    taken = set(pairs.values())
    words_old = {n: Counter(content_words(claim)) for n, claim in enumerate(old) if n not in pairs}
    words_new = {n: Counter(content_words(claim)) for n, claim in enumerate(new) if n not in taken}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in words_new.items():
        for word in words:
            holders[word].append(number)
    weights = _weights([*words_old.values(), *words_new.values()])
    scored = []
    for number, words in words_old.items():
        for other in {n for word in words if len(holders[word]) <= COMMON for n in holders[word]}:
            same = source_words(old[number]) == source_words(new[other]) != ()
            score = _shared(words, words_new[other], weights) + SAME_SOURCE * same
            if score >= LEAST_SHARED:
                scored.append((-score, number, other))
    for _, number, other in sorted(scored):
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)


def _weights(claims: Sequence[Counter[str]]) -> dict[str, float]:
    """What a word weighs: the more the fewer claims hold it."""
    counts = Counter(word for words in claims for word in words)
    return {word: math.log(1 + len(claims) / count) for word, count in counts.items()}


def _shared(first: Counter[str], second: Counter[str], weights: dict[str, float]) -> float:
    """How much of two claims' words is shared, from 0 to 1 (Dice's coefficient of weighted words)."""

    def weight(words: Counter[str]) -> float:
        return sum(count * weights[word] for word, count in words.items())

    whole = weight(first) + weight(second)
    return 2 * weight(first & second) / whole if whole else 0.0
