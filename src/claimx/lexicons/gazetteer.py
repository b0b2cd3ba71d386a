"""Places of the world and the states they lie in.

The names are GeoNames' (CC BY 4.0, see `NOTICE` beside the embedded pipeline); `places.tsv` is written by
`training/gazetteer.py`: one line a name, with the states that have a place so called and the digits of its population.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "places.tsv"
STATE = re.compile(r"([A-Z]{2})(\d)")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
# Provinces count as places of so many digits, districts as less (see `training/gazetteer.py`).
REGION = 7
# A place so much larger (digits of population) than its namesakes is the one that is meant.
CLEARLY_LARGER = 2
# A place of so many digits is meant although the article names other states; a village would be a coincidence.
WELL_KNOWN = 6


def folded(name: str) -> str:
    """A name as the list has it: without case, accents, apostrophes and hyphens."""
    name = name.casefold().translate(LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’'ʻ`‘.]", "", re.sub(r"[-‐‑–]", " ", plain)).split())


@cache
def _lines() -> bytes:
    return FILE.read_bytes()


def _line_of(name: bytes) -> bytes:
    """What stands behind a name, empty where it is none: the lines are sorted, and each opens with a line break."""
    lines = _lines()
    low, high = 0, len(lines) - 1
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = lines.index(b"\n", start + 1)
        found, _, states = lines[start + 1 : end].partition(b"\t")
        if found == name:
            return states
        if found < name:
            low = end
        else:
            high = start
    return b""


@lru_cache(maxsize=4096)
def states_with(name: str) -> Mapping[str, int]:
    """The states that have a place of this name, largest first, each with the digits of its population."""
    line = _line_of(folded(name).encode("ascii", "replace"))
    return {code: int(digits) for code, digits in STATE.findall(line.decode("ascii"))}


def state_of(name: str, around: Mapping[str, int]) -> str | None:
    """The state that a place lies in, None where that can't be told.

    Args:
        name: the place's.
        around: the states that the article names, and how often.

    """
    states = states_with(name)
    if not states:
        return None
    near = max(
        (code for code in states if code in around), key=lambda code: (around[code], states[code], code), default=None
    )
    (largest, digits), *others = states.items()
    dominant = not others or digits - others[0][1] >= CLEARLY_LARGER
    if dominant and (near is None or near == largest or digits - states[near] >= CLEARLY_LARGER):
        return largest if digits >= WELL_KNOWN or not around or largest in around else None
    return near
