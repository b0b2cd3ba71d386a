"""Totals held against their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimx.check.amounts import same_kind, value_of
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Quantity

OPENS = re.compile(r"[:(–—]\s*$|\s-\s*$|,\s*$")
FIRM = re.compile(r"[:(–—]\s*$|\s-\s*$")
JOINS = re.compile(r"^[^.;:()]{0,50}?(?:,|,?\s+and|,?\s+plus)\s+(?:the\s+other\s+|another\s+)?$", re.IGNORECASE)
BESIDE = re.compile(r"^[^.;:()]{0,50}?(?:,|,?\s+and|,?\s+plus)\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
AND = re.compile(r"\b(?:and|plus)\s+(?:the\s+other\s+|another\s+)?$", re.IGNORECASE)
ANOTHER = re.compile(r"\band\b|\d", re.IGNORECASE)  # behind "total", of another number than the one that follows
FAR = 120  # characters between a total and its parts
LEAST = 0.6  # parts that make less of the total are not meant to be all of it


@check_rule("check.total-mismatch", level="error")
def total_mismatch(draft: Draft) -> Iterator[Remark]:
    """Twelve people were rescued, seven men and six women.

    A total whose parts, told in the same sentence, make more or less; of parts behind "including" only more is asked
    about.
    """
    for sentence in draft.sentences:
        found = draft.quantities_in(sentence)
        listed_before: set[str] = set()
        for number, total in enumerate(found):
            if total.id in listed_before:
                continue
            parts = parts_behind(total, found[number + 1 :], draft) or parts_ahead(total, found[:number], draft)
            listed_before.update(part.id for part in parts)
            if not parts or total.modifier != "exact" or any(part.modifier != "exact" for part in parts):
                continue
            whole, made = value_of(total) or 0, sum(value_of(part) or 0 for part in parts)
            if abs(made - whole) < 1e-6 * max(1.0, abs(whole)) or (
                made < whole and not is_all(total, parts, made, draft)
            ):
                continue
            message = f"The parts of {quoted(total.text)} make {made:g}: {' + '.join(part.text for part in parts)}"
            claim = draft.claim_at(total.start, total.end)
            yield Remark(start=total.start, end=total.end, message=message, claim=claim)


def parts_behind(total: Quantity, following: Sequence[Quantity], draft: Draft) -> Sequence[Quantity]:
    """The parts that are listed behind a total: "12 people, seven men and five women"."""
    if len(following) < 2 or (total.kind == "count" and total.noun is None):
        return ()
    gap = draft.text[total.end : following[0].start]
    firm = bool(FIRM.search(gap)) or is_including(gap, draft)
    if len(gap) > FAR or not (firm or OPENS.search(gap)):
        return ()
    parts = listed(following, draft)
    if len(parts) < 2 or not all(same_kind(part, total) for part in parts):
        return ()
    if not firm and (max(value_of(part) or 0 for part in parts) > (value_of(total) or 0) or names_alike(total, parts)):
        return ()  # "one member of the Greens, one of the Union and 8 others" is a list
    alike = all(part.noun is None or part.noun == total.noun or is_of_people(part, draft) for part in parts)
    return parts if firm or (alike and total.kind == "count") else ()


def names_alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether all parts repeat what is counted: "twelve counts of fraud, nine counts of theft" are one list."""
    noun = (total.noun or "").lower()
    return all(noun in part.text.lower().split() for part in parts)


def parts_ahead(total: Quantity, before: Sequence[Quantity], draft: Draft) -> Sequence[Quantity]:
    """The parts that a total closes: "$40m for roads and $25m for schools, a total of $65m"."""
    if len(before) < 2:
        return ()
    gap = draft.text[before[-1].end : total.start].lower()
    behind = [gap[found.end() :] for word in draft.words.total_words for found in re.finditer(rf"\b{word}\b", gap)]
    if not behind or len(gap) > FAR or ANOTHER.search(min(behind, key=len)):
        return ()
    parts = [before[-1]]
    for earlier in reversed(before[:-1]):
        if not BESIDE.match(draft.text[earlier.end : parts[-1].start]):
            break
        parts.append(earlier)
    parts.reverse()
    return parts if len(parts) > 1 and all(same_kind(part, total) for part in parts) else ()


def listed(quantities: Sequence[Quantity], draft: Draft) -> Sequence[Quantity]:
    """The quantities of a list, up to the one that "and" brings in."""
    parts = [quantities[0]]
    for following in quantities[1:]:
        gap = draft.text[parts[-1].end : following.start]
        if not JOINS.match(gap):
            break
        parts.append(following)
        if AND.search(gap):
            return parts
    return ()


def is_all(total: Quantity, parts: Sequence[Quantity], made: float, draft: Draft) -> bool:
    """Whether the parts are meant to be all of the total; of a running one they are the last to come."""
    if parts[0].start < total.start:
        return made >= LEAST * (value_of(total) or 0)
    between = draft.text[total.end : parts[0].start]
    behind = draft.text[parts[-1].end : parts[-1].end + 30].lower()
    if (total.noun or "").lower() in draft.words.ballots and not FIRM.search(between):
        return False  # "12 of 41 seats went to the Greens": the rest is not told
    if is_including(between, draft) or any(word in behind for word in draft.words.partly):
        return False
    return made >= LEAST * (value_of(total) or 0)


def is_including(gap: str, draft: Draft) -> bool:
    """Whether the words before a part say that it is one."""
    return any(gap.lower().rstrip(" ,:").endswith(word) for word in draft.words.including)


def is_of_people(quantity: Quantity, draft: Draft) -> bool:
    """Whether people are counted."""
    noun = quantity.noun or ""
    return noun.lower() in draft.words.people or noun[:1].isupper()  # "five Austrians"
