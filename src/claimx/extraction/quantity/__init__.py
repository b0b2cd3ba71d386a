"""Quantities: each number of the news as an interval, with its unit or the thing counted.

characters ─ find_numerals ─▶ numerals ─ amounts ─▶ + currency, unit, per ─ ranges ─▶ intervals
           ─ exclusions ─▶ no dates, years, labels, names, scores
           ─ RULES ─▶ drafts ─▶ + bound, change, status ─▶ records
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.extraction.number import find_numerals, plain_number
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.amounts import multiple_amount, read_amounts
from claimx.extraction.quantity.concepts import concept_of
from claimx.extraction.quantity.context import change_of, status_of
from claimx.extraction.quantity.draft import Draft, Found
from claimx.extraction.quantity.exclusions import is_excluded
from claimx.extraction.quantity.ranges import merge_ranges
from claimx.extraction.quantity.reading import Reading
from claimx.extraction.quantity.rules import RULES
from claimx.extraction.quantity.sharing import shared
from claimx.extraction.reading import Reading as ArticleReading
from claimx.records import Modifier, Quantity

__all__ = ["RULES", "find_quantities"]


def find_quantities(article: ArticleReading, *, country: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, by start, none overlapping; ids are left empty.

    Args:
        article: the text as all rules read it.
        country: ISO 3166 code of the country whose dollar a bare "$" is; None for the US dollar.
    """
    parse, lexicon = article.parse, article.lexicons.quantities
    if not parse.n:
        return ()
    numerals = find_numerals(parse.text, lexicon.numerals)
    amounts = merge_ranges(parse.text, read_amounts(parse.text, numerals, lexicon, country), lexicon)
    lower = parse.text.lower()
    if any(word in lower for word in lexicon.multiples):
        times = [multiple_amount(parse, i, lexicon) for i, word in enumerate(parse.lower) if word in lexicon.multiples]
        amounts = sorted([*amounts, *times], key=lambda amount: amount.start)
    reading = Reading(parse, lexicon, country)
    reading.mark_numbers(amounts)
    found: list[Found] = []
    for amount in amounts:
        inside = bool(found) and amount.start < found[-1].quantity.end
        if (inside and amount.unit is None) or is_excluded(reading, amount):
            continue
        quantity = _quantity(reading, amount)
        if quantity is None:
            continue
        if found and quantity.start < found[-1].quantity.end:
            # "eight million 250ml bottles", "two of the four officials": the first keeps its noun, not its place
            before = found[-1]
            if before.amount.end > quantity.start:
                continue
            end = before.amount.end
            shorter = replace(before.quantity, end=end, text=parse.text[before.quantity.start : end])
            found[-1] = Found(shorter, before.amount)
        found.append(Found(quantity, amount))
    return tuple(shared(reading, found))


def _quantity(reading: Reading, amount: Amount) -> Quantity | None:
    low, high = plain_number(amount.low), plain_number(amount.high)
    if low is None or high is None:
        return None
    for rule in RULES:
        draft: Draft | None = rule.apply(reading, amount)
        if draft is not None:
            break
    else:
        return None
    modifier, start, end = _bounded(reading, amount, draft)
    text = reading.text[start:end]
    return Quantity(
        id="",
        start=start,
        end=end,
        text=text,
        low=None if modifier in {"at_most", "less_than"} else low,
        high=None if modifier in {"at_least", "more_than"} else high,
        modifier=modifier,
        kind=draft.kind,
        unit=draft.unit,
        noun=draft.noun,
        of=draft.of,
        concept=_concept(reading, amount, draft, start),
        per=draft.per,
        change=change_of(reading, amount, draft, start, end),
        status=status_of(reading, amount, start, end, draft.of),
        rule=rule.id,
    )


LAST_WORD = re.compile(r"(\w+)\s+$")


def _concept(reading: Reading, amount: Amount, draft: Draft, start: int) -> str | None:
    """What has the amount; for a count only where nothing says what is counted ("the death toll rose to 65")."""
    if draft.noun is not None or draft.kind in {"age", "multiple"}:
        return None
    if draft.kind == "count" and not reading.is_led_by(reading.lexicon.nouns["leading"], amount):
        return None
    return concept_of(reading, amount, draft, start)


AFTER = re.compile(
    r"(?:\s?\+|-(?:plus|odd)|\s(?:plus|odd|tops|or\s+\w+|at\s+(?:the\s+)?(?:least|most)|and\s+(?:more(?!\s+than)|up|above|over|older)|give\s+or\s+take|(?:maximum|max|minimum)(?=\s*(?:[.,;)]|$))))(?!\w)",
    re.IGNORECASE,
)


def _bounded(reading: Reading, amount: Amount, draft: Draft) -> tuple[Modifier, int, int]:
    """Modifier, start and end with the bounds before and after."""
    modifier: Modifier = amount.modifier or "exact"
    start, end = amount.start if draft.start is None else draft.start, draft.end
    before = reading.bound_before(amount)
    if before is not None and not _is_temporal_over(reading, amount, before[1]):
        start = before[1] if draft.start is None else min(draft.start, before[1])
        modifier = before[0] if modifier in {"exact", "vague"} or before[0] == "about" else modifier
    for position in (amount.number_end, end):
        match = AFTER.match(reading.text, position)
        if match:
            after = reading.lexicon.bounds_after.get(" ".join(match.group().lower().split()))
            if after:
                return after, start, max(end, match.end())
    return modifier, start, end


def _is_temporal_over(reading: Reading, amount: Amount, start: int) -> bool:
    """profits doubled over three years: during, not more than; "for over two years" is more than."""
    if amount.unit is None or amount.unit.kind != "duration":
        return False
    word = reading.text[start : amount.start].strip().lower()
    before = LAST_WORD.search(reading.text, max(0, start - 20), start)
    return word == "over" and not (before and before[1].lower() in reading.lexicon.context["before_lasting"])
