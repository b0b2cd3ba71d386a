"""Numbers that are no quantities: dates, years, labels, names, codes, scores, words that count nothing."""

from __future__ import annotations

from collections.abc import Callable

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.rejected.calendar import is_date, is_time_of_day, is_year
from claimx.extraction.quantity.rejected.code import is_part_of_a_code, is_telephone_number
from claimx.extraction.quantity.rejected.label import is_coordinate, is_label, is_name_of_a_bond
from claimx.extraction.quantity.rejected.name import is_part_of_a_name
from claimx.extraction.quantity.rejected.not_counting import (
    is_fraction_that_counts_nothing,
    is_hyphened_adjective,
    is_line_of_a_pitch,
    is_multiple_that_counts_nothing,
    is_ordinal,
    is_word_that_counts_nothing,
)
from claimx.extraction.quantity.rejected.score import is_score
from claimx.extraction.quantity.surroundings import Surroundings

TESTS: tuple[Callable[[Surroundings, Amount], bool], ...] = (
    is_part_of_a_code,
    is_time_of_day,
    is_date,
    is_year,
    is_ordinal,
    is_fraction_that_counts_nothing,
    is_telephone_number,
    is_label,
    is_coordinate,
    is_name_of_a_bond,
    is_score,
    is_part_of_a_name,
    is_hyphened_adjective,
    is_multiple_that_counts_nothing,
    is_word_that_counts_nothing,
    is_line_of_a_pitch,
)


def is_rejected(around: Surroundings, amount: Amount) -> bool:
    """Whether any of the tests takes the amount for something else."""
    for test in TESTS:  # noqa: SIM110 - any() over a generator takes a third longer
        if test(around, amount):
            return True
    return False
