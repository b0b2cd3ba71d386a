"""Numbers that nobody vouches for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimx.check.rule import VOUCHING, Draft, Remark, check_rule, quoted
from claimx.records import Quantity, Stretch

SMALL, SMALL_OF_PEOPLE = 20, 10  # fewer can be counted by the reporter
OPENING, FIRST = 60, 4  # characters and words at the beginning of a sentence
NEXT = 12  # characters between a sum and the same in other money
IN_OTHER_MONEY = re.compile(r"\s*(?:[(\[]|(?:,\s*)?or\b)\s*")
WORD = re.compile(r"[^\W\d_]+")


@check_rule("check.number-without-source")
def number_without_source(draft: Draft) -> Iterator[Remark]:
    """More than 12,000 refugees have reached the town.

    A share, a sum of money or a large count that the article gives in its own voice, and that no source says here or
    elsewhere in it: a reader cannot tell who counted. Ages, times, distances and small everyday counts are not asked
    about, nor is a headline.
    """
    sourced = [quantity for claim in draft.reported() for quantity in claim.quantities]
    spoken = [claim.sentence for claim in draft.reported()]
    for quantity in draft.report.quantities:
        if quantity.start < draft.body_start or not is_weighty(quantity, draft):
            continue
        if any(s.start <= quantity.start and quantity.end <= s.end for s in spoken):
            continue
        if any(is_same(quantity, each) for each in sourced) or any(excuse(quantity, draft) for excuse in EXCUSES):
            continue
        claim = draft.claim_at(quantity.start, quantity.end)
        if claim and claim.cue and claim.cue.class_ in VOUCHING:
            continue
        message = f"No source is given for {quoted(quantity.text)}: who counted?"
        yield Remark(start=quantity.start, end=quantity.end, message=message, claim=claim)


def is_weighty(quantity: Quantity, draft: Draft) -> bool:
    """Whether a reader wants to know where a number comes from."""
    if quantity.modifier == "vague" or quantity.status == "planned":
        return False
    if quantity.kind in {"percent", "money"}:
        return quantity.unit is not None
    noun = (quantity.noun or "").lower()
    size = quantity.low if quantity.low is not None else quantity.high
    if quantity.kind != "count" or not noun:
        return False
    return (size or 0) >= (SMALL_OF_PEOPLE if noun in draft.words.people else SMALL) or noun in draft.words.grave


def is_known(quantity: Quantity, draft: Draft) -> bool:
    """Whether the number comes with what it counts: "the 120 members", "his 14 shops"."""
    before = WORD.findall(draft.text[max(0, quantity.start - 12) : quantity.start].lower())
    return quantity.kind == "count" and before[-1:] != [] and before[-1] in draft.words.known


def is_counted_by_somebody(quantity: Quantity, draft: Draft) -> bool:
    """Whether the sentence itself tells who counted: "The United Nations put the damage at $90 million"."""
    return not draft.words.counting.isdisjoint(WORD.findall(sentence_around(quantity, draft).lower()))


def is_of_a_ballot(quantity: Quantity, draft: Draft) -> bool:
    """Whether votes, seats or a share of them are told: whoever held the ballot counted in public."""
    if quantity.kind == "count":
        return (quantity.noun or "").lower() in draft.words.ballots
    told = f" {' '.join(WORD.findall(sentence_around(quantity, draft).lower()))} "
    return quantity.kind == "percent" and any(f" {phrase} " in told for phrase in draft.words.shares_of_ballots)


def is_on_record(quantity: Quantity, draft: Draft) -> bool:
    """Whether what is counted is published one by one: albums, goals, the counts of an indictment."""
    return quantity.kind == "count" and (quantity.noun or "").lower() in draft.words.on_record


def is_set(quantity: Quantity, draft: Draft) -> bool:
    """Whether a sum is one that somebody set, which nobody counts: a prize, a fine, "a goal of $10,000"."""
    named = WORD.findall((quantity.concept or "").lower())
    return quantity.kind == "money" and not draft.words.sums_set.isdisjoint(named)


def is_the_same_sum(quantity: Quantity, draft: Draft) -> bool:
    """Whether a sum tells the one before it in other money: "9 million kronor (about $900,000)"."""
    before = [q for q in draft.report.quantities if q.kind == "money" and 0 <= quantity.start - q.end <= NEXT]
    return quantity.kind == "money" and any(
        IN_OTHER_MONEY.fullmatch(draft.text[q.end : quantity.start]) for q in before
    )


def is_quoted(quantity: Quantity, draft: Draft) -> bool:
    """Whether a number stands between quotation marks: it is theirs whose words they are."""
    return any(s.start <= quantity.start and quantity.end <= s.end for s in draft.quoted)


def is_of_a_study(quantity: Quantity, draft: Draft) -> bool:
    """Whether the paragraph told of a study or of those who made it before the number: it is what they found."""
    start = next((p.start for p in draft.paragraphs if p.start <= quantity.start < p.end), 0)
    return not draft.words.studies.isdisjoint(WORD.findall(draft.text[start : quantity.start].lower()))


def goes_on(quantity: Quantity, draft: Draft) -> bool:
    """Whether a sentence goes on with what the one before it credited: "…, the office said. In 2020 they rose …"."""
    number = draft.sentence_number(quantity.start)
    if number < 1:
        return False
    sentence, before = draft.sentences[number], draft.sentences[number - 1]
    opening = WORD.findall(draft.text[sentence.start : sentence.start + OPENING].lower())[:FIRST]
    is_told = any(before.start <= claim.start < before.end and claim.quantities for claim in draft.reported())
    return is_told and not draft.words.going_on.isdisjoint(opening)


def stands_amid(quantity: Quantity, draft: Draft) -> bool:
    """Whether somebody speaks before and behind a sentence: "Roe said … Forty were hurt. He also said …"."""
    number = draft.sentence_number(quantity.start)
    if not 0 < number < len(draft.sentences) - 1:
        return False
    before, behind = (voices_in(draft.sentences[n], draft) for n in (number - 1, number + 1))
    return not before.isdisjoint(behind)


def voices_in(sentence: Stretch, draft: Draft) -> set[str]:
    """The names of those who are credited in a sentence."""
    told = (claim.source for claim in draft.reported() if claim.sentence.start == sentence.start)
    return {source.name or source.text.lower() for source in told if source is not None}


def sentence_around(quantity: Quantity, draft: Draft) -> str:
    """The sentence of a number; "" where it makes no claim."""
    number = draft.sentence_number(quantity.start)
    if number < 0 or quantity.start >= draft.sentences[number].end:
        return ""
    return draft.text[draft.sentences[number].start : draft.sentences[number].end]


def is_same(quantity: Quantity, other: Quantity) -> bool:
    """Whether two places of an article give the same amount."""
    if (quantity.kind, quantity.unit) != (other.kind, other.unit):
        return False
    return (quantity.low, quantity.high) == (other.low, other.high)


# Each says why nobody need be asked who counted.
EXCUSES: tuple[Callable[[Quantity, Draft], bool], ...] = (
    is_known, is_of_a_ballot, is_on_record, is_set, is_the_same_sum, is_quoted, is_counted_by_somebody, is_of_a_study,
    goes_on, stands_amid,
)  # fmt: skip
