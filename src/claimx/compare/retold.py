"""Claims that a version tells in other company: in one clause with another, or much shorter by the same source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimx.compare.across.lexicon import words
from claimx.compare.across.topic import singular
from claimx.compare.matching import Pairs, source_words
from claimx.compare.wording import content_words, words_of
from claimx.records import Claim

MOST_OF_IT = 0.75  # of a claim's words that stand in the one that tells it with another
SHORTER = 0.6  # of the shorter claim's words that the same source says in the longer one
FEWEST = 2  # words that two such claims share


def paired_by_source(old: Sequence[Claim], new: Sequence[Claim], pairs: Pairs) -> Pairs:
    """The pairs, with what one source says much shorter or longer: what is left of its claims, the most alike first."""
    taken = set(pairs.values())
    before = {number: told(claim) for number, claim in enumerate(old) if number not in pairs and source_words(claim)}
    after = {number: told(claim) for number, claim in enumerate(new) if number not in taken and source_words(claim)}
    scored = []
    for number, said in before.items():
        for other, says in after.items():
            both, least = said & says, min(len(said), len(says))
            if source_words(old[number]) == source_words(new[other]) and len(both) >= max(FEWEST, SHORTER * least):
                scored.append((-len(both) / least, number, other))
    found = dict(pairs)
    for _, number, other in sorted(scored):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found


def told(claim: Claim) -> frozenset[str]:
    """The words of a claim that tell something, each noun as of one: "no trace", "traces"."""
    return frozenset(singular(word) for word in content_words(claim) if word not in words().stop)


def rejoined(old: Sequence[Claim], new: Sequence[Claim], pairs: Pairs) -> tuple[Pairs, frozenset[int]]:
    """The pairs and, of two claims of a sentence that the new version tells in one, those that no pair has.

    "The witness, who can't be named, is expected to speak" is two, since one of them is credited: where she "will
    speak", that one has changed, and nothing is dropped.
    """
    found, within = dict(pairs), set[int]()
    in_sentence = {old[number].sentence.start: number for number in pairs}
    for number, claim in enumerate(old):
        beside = in_sentence.get(claim.sentence.start) if number not in pairs else None
        if beside is None or beside in within or beside not in found:
            continue
        one = new[found[beside]]
        if is_aside(claim, one) and is_in(old[beside], one, MOST_OF_IT):
            within.add(number)
        elif is_aside(old[beside], one) and is_in(claim, one, MOST_OF_IT):
            found[number] = found.pop(beside)
            within.add(beside)
    return found, frozenset(within)


def is_in(claim: Claim, other: Claim, share: float) -> bool:
    """Whether so large a share of a claim's words stands in another that says more."""
    said, says = Counter(content_words(claim)), Counter(content_words(other))
    return said != says and (said & says).total() >= share * said.total()


def is_aside(claim: Claim, other: Claim) -> bool:
    """Whether another claim tells all of this one in a clause of its own: ", who can't be named,"."""
    if not is_in(claim, other, 1.0):
        return False
    said, says = content_words(claim), content_words(other)
    behind = len(words_of(claim.content[-1].text))  # its subject, where that stands apart, is not the clause
    opening = said[-behind:][:FEWEST]
    places = range(1, len(says) - len(opening) + 1)
    at = next((place for place in places if says[place : place + len(opening)] == opening), None)
    return at is not None and says[at - 1] in words().subordinating
