"""ISO 4217 and CLDR: the packaged table of currencies is what the library says."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

import claimx.lexicons
from claimx.lexicons import load_lexicons

FILE = Path(claimx.lexicons.__file__).with_name("currencies.toml")
DAY = date(2026, 1, 1)
HEAD = f"""\
# Currencies that were legal tender on {DAY}: ISO 4217 code = {{ names = English, one and many; countries = ISO 3166 }}.
# Written by `pytest tests/test_currencies.py --update-golden`; do not edit. What news writes besides (symbols, short
# names) stands in quantities.toml.
#
# Provenance: Unicode CLDR by way of Babel. Copyright © 2004-2025 Unicode, Inc.; the licence is in LICENSE.unicode.

[currencies]
"""


def table() -> dict[str, dict[str, list[str]]]:
    """Names and countries by code, as Babel has them."""
    found: dict[str, dict[str, Any]] = {}
    for country in sorted(get_global("territory_currencies")):
        for code in get_territory_currencies(country, DAY, DAY):
            names = dict.fromkeys(get_currency_name(code, count=count, locale="en") for count in (1, 2))
            found.setdefault(code, {"names": list(names), "countries": []})["countries"].append(country)
    return dict(sorted(found.items()))


def written(currencies: dict[str, dict[str, list[str]]]) -> str:
    def texts(words: list[str]) -> str:
        return "[" + ", ".join(f'"{word}"' for word in words) + "]"

    return HEAD + "".join(
        f"{code} = {{ names = {texts(entry['names'])}, countries = {texts(entry['countries'])} }}\n"
        for code, entry in currencies.items()
    )


def test_the_table_is_the_library_s(update_golden: bool) -> None:
    if update_golden:
        FILE.write_text(written(table()), encoding="utf-8")
    assert tomllib.loads(FILE.read_text(encoding="utf-8"))["currencies"] == table()


def test_own_codes_are_iso_4217() -> None:
    # Money of the past keeps its code: marks, francs, lire, pesetas, drachmas, punts and Cyprus and Zimbabwe's of then.
    past = {"CUC", "CYP", "DEM", "ESP", "FRF", "GRD", "IEP", "ITL", "PTE", "ZWL"}
    own = set(tomllib.loads(FILE.with_name("quantities.toml").read_text(encoding="utf-8"))["quantities"]["currencies"])
    assert own - past <= set(table())
    assert load_lexicons().quantities.codes == own | set(table())
