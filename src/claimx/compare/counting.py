"""Claims that count the same thing in other words: "over 900 volunteers joined", "some 1,300 volunteers took part"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from claimx.compare.across.figures import figures_of
from claimx.compare.across.lexicon import EVERYONE, words
from claimx.compare.across.sentence import Sentences
from claimx.compare.across.topic import Topic, singular, topic_of
from claimx.compare.matching import Pairs
from claimx.compare.wording import content_words, content_words_of
from claimx.record_json import to_dict
from claimx.records import Claim, Report

Key = tuple[Topic, bool]
"""What is counted and what happens to it, and whether in another event than the article's own."""
Topics = dict[int, frozenset[Key]]


def paired_by_number(old: Report, new: Report, pairs: Pairs) -> Pairs:
    """The pairs, with those claims of what is left that are alone in counting one thing in either version.

    What happens to those who are counted must be the same: the dead are not the injured. And the claims must stand
    between the same others, or share a word that tells where it was or what it is about.
    """
    left_old = [number for number, claim in enumerate(old.claims) if number not in pairs and claim.quantities]
    taken = set(pairs.values())
    left_new = [number for number, claim in enumerate(new.claims) if number not in taken and claim.quantities]
    if not left_old or not left_new:
        return pairs
    before, after = holders(topics_of(old, left_old)), holders(topics_of(new, left_new))
    gaps = Gaps(pairs, min(len(old.claims), len(new.claims)))
    found = dict(pairs)
    for key, numbers in before.items():
        topic = key[0]
        for number, other in in_turn(old.claims, numbers, new.claims, after.get(key, [])):
            free = number not in found and other not in taken
            if free and (gaps.is_one(number, other) or tell_of_one(old.claims[number], new.claims[other], topic)):
                found[number] = other
                taken.add(other)
    return found


def in_turn(
    old: tuple[Claim, ...], numbers: list[int], new: tuple[Claim, ...], others: list[int]
) -> Iterator[tuple[int, int]]:
    """The only claim of one topic in each version: among those that are credited, among the others, among all."""
    for attributed in (True, False):
        one = [number for number in numbers if old[number].attributed == attributed]
        other = [number for number in others if new[number].attributed == attributed]
        if len(one) == len(other) == 1:
            yield one[0], other[0]
    if len(numbers) == len(others) == 1:
        yield numbers[0], others[0]


def holders(topics: Topics) -> dict[Key, list[int]]:
    """The claims that count each thing."""
    found: dict[Key, list[int]] = defaultdict(list)
    for number, each in topics.items():
        for topic in sorted(each):
            found[topic].append(number)
    return found


def topics_of(report: Report, numbers: list[int]) -> Topics:
    """What these claims count, by their number."""
    record = to_dict(report)
    sentences = Sentences(record)
    others = frozenset(figure.quantity for figure in figures_of(record) if figure.another)
    return {number: frozenset(topics_in(record, record["claims"][number], sentences, others)) for number in numbers}


def topics_in(
    record: Mapping[str, Any], claim: Mapping[str, Any], sentences: Sentences, others: frozenset[str]
) -> Iterator[Key]:
    """What each number of a claim speaks of; `others` are the numbers of another event than the article's own."""
    for quantity in claim["quantities"]:
        sentence = sentences.of(quantity, claim)
        if sentence is not None and quantity["id"] in sentence.numbers:
            topic, doing = topic_of(words(), record, quantity, sentence)
            found = [topic] if topic is not None else fallbacks(quantity, doing.action or "", content_words_of(claim))
            yield from ((each._replace(change=""), quantity["id"] in others) for each in found)


def fallbacks(quantity: Mapping[str, Any], action: str, said: tuple[str, ...]) -> Iterator[Topic]:
    """What a number may speak of whose words alone do not tell: in two versions of one article less is enough.

    A noun tells what is counted; a sum or a share may be of any word of its claim: "by noon turnout stood at 57%".
    """
    known, kind, unit, per = words(), quantity["kind"], quantity["unit"] or "", quantity["per"] or ""
    noun = (quantity["noun"] or "").lower()
    if kind == "count" and noun and known.nouns.get(noun) != EVERYONE:
        yield Topic(kind, action, singular(noun), "", per, "")
    elif kind in {"money", "percent", "measure", "rate"}:
        yield from (Topic(kind, action, singular(word), unit, per, "") for word in said if word not in known.stop)


def tell_of_one(one: Claim, other: Claim, topic: Topic) -> bool:
    """Whether two claims share a word beside what is counted and what happens to it: where it was, who did it."""
    known = words()
    shared = set(content_words(one)) & set(content_words(other))
    return any(
        word not in known.stop and word not in known.nouns and singular(word) != topic.noun and not word[0].isdigit()
        for word in shared
    )


class Gaps:
    """Where claims stand between those that are still there, of two versions that share half of their claims."""

    def __init__(self, pairs: Pairs, claims: int) -> None:
        self._are_versions = 2 * len(pairs) >= claims
        self._old, self._new = sorted(pairs), sorted(pairs.values())

    def is_one(self, number: int, other: int) -> bool:
        """Whether a claim of the old version and one of the new have as many of the others before them."""
        return self._are_versions and bisect_left(self._old, number) == bisect_left(self._new, other)
