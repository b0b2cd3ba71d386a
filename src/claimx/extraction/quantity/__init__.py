"""Quantities: each number of the news as an interval, with its unit or the thing counted.

characters ─ find_numerals ─▶ numerals ─ read_amounts ─▶ + currency, unit, per ─ merge_ranges ─▶ intervals
           ─ rejected ─▶ no dates, years, labels, names, scores
           ─ kinds.RULES ─▶ drafts ─▶ + bound, change, status, concept ─ sharing ─▶ records
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.number import find_numerals, plain_number
from claimx.extraction.number.exact import PLUS
from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.amounts import lasting_of, multiples_of, read_amounts, with_shares, zeros_of
from claimx.extraction.quantity.bounds import bound_after
from claimx.extraction.quantity.change import change_of
from claimx.extraction.quantity.concept import concept_of
from claimx.extraction.quantity.kinds import RULES
from claimx.extraction.quantity.money import NOWHERE, Home
from claimx.extraction.quantity.ranges import merge_ranges
from claimx.extraction.quantity.rejected import TESTS, is_rejected
from claimx.extraction.quantity.sharing import FoundQuantity, shared
from claimx.extraction.quantity.status import status_of
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.extraction.quantity.whole_units import is_whole_unit, with_whole_units
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Loss
from claimx.records import Modifier, Quantity

__all__ = ["RULES", "Home", "find_amounts", "find_quantities"]

CLOSING = {"“": "”", '"': '"', "‘": "’"}  # quotation marks, by those that open


def find_amounts(reading: Reading, home: Home = NOWHERE) -> list[Amount]:
    """The amounts of a text, by start, with what is none: dates, labels, names.

    Args:
        reading: the text as all rules read it.
        home: whose money a bare "$" or "pesos" is.
    """
    parse, lexicon = reading.parse, reading.lexicons.quantities
    numerals = find_numerals(parse.text, lexicon.numerals)
    amounts = with_whole_units(parse.text, read_amounts(parse.text, numerals, lexicon, home), lexicon)
    amounts = merge_ranges(parse.text, amounts, lexicon)
    amounts = with_shares(parse, [each for each in amounts if not is_whole_unit(each)])  # it was no end of a range
    besides = [*multiples_of(parse, lexicon), *zeros_of(parse, lexicon), *lasting_of(parse.text, amounts, lexicon)]
    return sorted([*amounts, *besides], key=lambda amount: amount.start) if besides else amounts


def find_quantities(
    reading: Reading, home: Home = NOWHERE, amounts: Sequence[Amount] | None = None
) -> tuple[Quantity, ...]:
    """The quantities of a text, numbered by start, none overlapping.

    Args:
        reading: the text as all rules read it.
        home: whose money a bare "$" or "pesos" is.
        amounts: its amounts, where they have been found already.
    """
    if amounts is None:
        amounts = find_amounts(reading, home)
    if not amounts:
        return ()
    around = Surroundings(reading, amounts, home.country)
    found: list[FoundQuantity] = []
    for amount in amounts:
        inside = bool(found) and amount.start < found[-1].quantity.end
        if (inside and amount.unit is None) or is_rejected(around, amount):
            continue
        quantity = _quantity(around, amount, f"q{len(found) + 1}")
        if quantity is not None and _makes_room(around, found, quantity):
            found.append(FoundQuantity(quantity, amount))
    return tuple(shared(around, found))


def _makes_room(around: Surroundings, found: list[FoundQuantity], quantity: Quantity) -> bool:
    """Whether a quantity has a place of its own; the one before it keeps its noun, but not its place.

    eight million 250ml bottles, two of the four officials.
    """
    if not found or quantity.start >= found[-1].quantity.end:
        return True
    before, amount = found[-1]
    if amount.end > quantity.start:
        return False
    shorter = replace(before, end=amount.end, text=around.text[before.start : amount.end])
    found[-1] = FoundQuantity(shorter, amount)
    return True


def _quantity(around: Surroundings, amount: Amount, id_: str) -> Quantity | None:
    low, high = plain_number(amount.low), plain_number(amount.high)
    if low is None or high is None:
        return None
    for rule in RULES:
        draft = rule.apply(around, amount)
        if draft is not None:
            break
    else:
        return None
    modifier, start, end = _bounded(around, amount, draft)
    return Quantity(
        id=id_,
        start=start,
        end=end,
        text=around.text[start:end],
        low=None if modifier in {"at_most", "less_than"} else low,
        high=None if modifier in {"at_least", "more_than"} else high,
        modifier=modifier,
        kind=draft.kind,
        unit=draft.unit,
        noun=draft.noun,
        of=draft.of,
        concept=concept_of(around, amount, draft, start),
        per=draft.per,
        change=change_of(around, amount, draft, start, end),
        status=status_of(around, amount, start, end, draft.of),
        rule=rule.id,
    )


def _bounded(around: Surroundings, amount: Amount, draft: Draft) -> tuple[Modifier, int, int]:
    """Modifier, start and end with the bounds before and after."""
    modifier: Modifier = amount.modifier or "exact"
    start, end = amount.start if draft.start is None else draft.start, draft.end
    before = around.bound_before(amount)
    if before is not None and not _is_during(around, amount, before.start):
        first = around.start_behind_verb(amount, before)
        start = first if draft.start is None else min(draft.start, first)
        modifier = before.modifier if modifier in {"exact", "vague"} or before.modifier == "about" else modifier
    elif modifier == "exact":
        modifier = _bound_by_verb(around, start)
    if PLUS in around.text[amount.start : amount.number_end]:
        modifier = "at_least"  # "144+ billion"
    for position in (amount.number_end, end):
        after = bound_after(around.text, position, around.lexicon)
        if after is not None:
            return after[0], start, max(end, after[1])
    mark = _mark_in(around.text, start, end)
    return modifier, start, end + (mark != "" and around.text[end : end + 1] == CLOSING[mark])


def _bound_by_verb(around: Surroundings, start: int) -> Modifier:
    """deaths surpassed 1,000; loads must not exceed 30 tonnes; a toll estimated at 40: the verb stands outside."""
    context, verb = around.lexicon.context, around.word_ending_at(start)
    before = around.word_ending_at(start - len(verb) - 1)
    if f"{before} {verb}" in context["estimating"]:
        return "about"
    if verb not in context["surpassing"]:
        return "exact"
    return "at_most" if before in context["not_surpassing"] else "more_than"


def _mark_in(text: str, start: int, end: int) -> str:
    """The quotation mark that opens inside a stretch: 12 “secret agents”."""
    return next((text[at] for at in range(start, end) if text[at] in CLOSING and text[at - 1] == " "), "")


def _is_during(around: Surroundings, amount: Amount, start: int) -> bool:
    """profits doubled over three years: during, not more than; "for over two years" is more than."""
    if amount.unit is None or amount.unit.kind != "duration":
        return False
    if around.text[start : amount.start].strip().lower() != "over":
        return False
    return around.word_ending_at(start) not in around.lexicon.context["before_lasting"]


LOSSES: tuple[Loss, ...] = (
    *(Loss(test, True, f"no quantity: {test.__name__.removeprefix('is_').replace('_', ' ')}") for test in TESTS),
    Loss(_makes_room, False, "the quantity before it takes its place"),
)
