"""Articles that are the same: by their text's hash, or nearly so by the words they share.

Near copies are found by MinHash in one permutation (Li, Owen & Zhang, 2012): of all runs of five words, the least hash
in each of 32 bins. Two texts that agree in most bins share most of their words in order; candidates agree in two
neighbouring bins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from zlib import crc32

BINS = 32
RUN = 5  # words
LEAST = 20  # runs: shorter texts say the same thing by chance
ALIKE = 0.8  # of the bins that both fill
WORD = re.compile(r"\w+")


class Copies:
    """Tells of each article whether one like it came before."""

    def __init__(self) -> None:
        self._hashes: set[str] = set()
        self._bands: dict[tuple[int, int, int], int] = {}
        self._sketches: list[tuple[int | None, ...]] = []

    def is_copy(self, record: Mapping[str, Any]) -> bool:
        """Whether an article with this text, or nearly this, was seen; it is from now on."""
        digest = record["article"]["sha256"]
        if digest in self._hashes:
            return True
        self._hashes.add(digest)
        sketch = sketch_of(words_of(record))
        if sketch is None:
            return False
        bands = [(i, a, b) for i, (a, b) in enumerate(zip(sketch[::2], sketch[1::2], strict=True)) if a and b]
        for band in bands:
            other = self._bands.get(band)
            if other is not None and likeness(sketch, self._sketches[other]) >= ALIKE:
                return True
        place = len(self._sketches)
        self._sketches.append(sketch)
        for band in bands:
            self._bands.setdefault(band, place)
        return False


def words_of(record: Mapping[str, Any]) -> list[str]:
    """The words of the text, or of the claims where the record does not hold it."""
    text = record["article"]["text"]
    if text is None:
        text = "\n".join(claim["text"] for claim in record["claims"])
    return WORD.findall(text.lower())


def sketch_of(words: list[str]) -> tuple[int | None, ...] | None:
    """The least hash in each bin; None for a text too short to tell."""
    if len(words) < LEAST + RUN - 1:
        return None
    least: list[int | None] = [None] * BINS
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    for i in range(len(hashes) - RUN + 1):
        mixed = 0
        for each in hashes[i : i + RUN]:
            mixed = (mixed * 0x9E3779B97F4A7C15 + each) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
        bin_ = mixed % BINS
        if least[bin_] is None or mixed < least[bin_]:  # type: ignore[operator]
            least[bin_] = mixed
    return tuple(least)


def likeness(one: tuple[int | None, ...], other: tuple[int | None, ...]) -> float:
    """The share of bins with the same hash, of those that either fills."""
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a is not None or b is not None]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0
