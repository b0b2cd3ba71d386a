"""The states of the lexicon beside the libraries that keep them: ISO 3166 by pycountry, usual names by babel's CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pycountry
import pytest
from babel import Locale

from claimx.lexicons import load_lexicons, packaged_tables

LEXICON = load_lexicons().names
STATES = packaged_tables()["states"]
LANGUAGES = packaged_tables()["names"]["not_names"]["languages"]
ENGLISH = Locale("en")
# No state of ISO 3166-1, but with a code of its own in common use.
USER_ASSIGNED = {"XK"}
# What the libraries call a state and no newspaper does, or what newspapers call another one.
ODD = {
    "Congo", "Hong Kong SAR China", "Macao SAR China", "Taiwan, Province of China", "Heard & McDonald Islands",
    "South Georgia & South Sandwich Islands",
}  # fmt: skip


def names_of(country: Any) -> Iterator[str]:
    """A state's names in both libraries, in the order of words in which a sentence has them."""
    given = [getattr(country, field, None) for field in ("name", "common_name", "official_name")]
    for name in [*given, ENGLISH.territories[country.alpha_2]]:
        if name is None or name in ODD or "(" in name:
            continue
        first, _, last = name.partition(", ")
        yield f"{last} {first}" if last.endswith((" of", " of the")) else name


def written(name: str) -> list[str]:
    """The ways to write a name out: "St. Kitts & Nevis" is "Saint Kitts and Nevis" too."""
    full = re.sub(r"\bSt\. ", "Saint ", name.replace(" & ", " and ")).replace(" - ", "-")
    return [name, full, full.replace("and Grenadines", "and the Grenadines"), f"{full} Islands"]


def test_every_state_and_territory_is_known() -> None:
    assert {c.alpha_2 for c in pycountry.countries} | USER_ASSIGNED == set(STATES)


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_2)
def test_every_name_of_a_state_means_it(country: Any) -> None:
    for name in names_of(country):
        found = {form.key for each in written(name) if (form := LEXICON.form(each)) is not None}
        assert found == {f"country:{country.alpha_2}"}, name


def test_canonical_names_are_the_usual_ones() -> None:
    """Where English news has another name than CLDR, it is one that we chose on purpose."""
    chosen = {
        code: state["name"]
        for code, state in STATES.items()
        if code not in USER_ASSIGNED and state["name"] not in written(ENGLISH.territories[code])
    }
    assert sorted(chosen) == CHOSEN


CHOSEN = ["CC", "CD", "CG", "CI", "CZ", "GS", "HK", "HM", "MM", "MO", "PS", "SJ", "ST", "TL", "TR", "UM"]


def test_languages_are_languages() -> None:
    known = {language.name.partition(" (")[0] for language in pycountry.languages} | set(ENGLISH.languages.values())
    assert sorted(set(LANGUAGES) - known) == []
