"""Articles that are the same: by their text's hash, or nearly so by the words they share.

Near copies are found by MinHash in one permutation (Li, Owen & Zhang, 2012): of all runs of five words, the least hash
in each of 16 bins; two neighbouring bins are a band. An article most of whose bands were seen before shares most of its
words, in order, with what came before. Of a band only a hash is kept, since there may be a million articles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal
from zlib import crc32

from claimx.ids import Hashes, short_hash

Likeness = Literal["same", "near"]
BINS = 16
RUN = 5  # words
LEAST = 20  # runs: shorter texts say the same thing by chance
LEAST_BANDS = 3
ALIKE = 0.6  # of the bands; a text that shares four of five runs has about so many
MULTIPLIER, BITS = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF
WORD = re.compile(r"\w+")


class Copies:
    """Tells of each article whether one like it came before."""

    def __init__(self) -> None:
        self._texts = Hashes()
        self._bands = Hashes()

    def is_copy(self, record: Mapping[str, Any]) -> bool:
        """Whether an article with this text, or nearly this, was seen; it is from now on."""
        return self.likeness(record) is not None

    def likeness(self, record: Mapping[str, Any]) -> Likeness | None:
        """How like one that was seen an article is; None where it is like none. It is seen from now on."""
        if not self._texts.add(short_hash(record["article"]["sha256"])):
            return "same"
        bands = bands_of(words_of(record))
        seen = sum([not self._bands.add(band) for band in bands])
        return "near" if len(bands) >= LEAST_BANDS and seen >= ALIKE * len(bands) else None


def words_of(record: Mapping[str, Any]) -> list[str]:
    """The words of the text, or of the claims where the record does not hold it."""
    text = record["article"]["text"]
    if text is None:
        text = "\n".join(claim["text"] for claim in record["claims"])
    return WORD.findall(text.lower())


def bands_of(words: list[str]) -> list[int]:
    """A hash for each band that the text fills; none for a text too short to tell."""
    if len(words) < LEAST + RUN - 1:
        return []
    least = [BITS] * BINS
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    for i in range(len(hashes) - RUN + 1):
        mixed = 0
        for each in hashes[i : i + RUN]:
            mixed = (mixed * MULTIPLIER + each) & BITS
        mixed ^= mixed >> 29
        least[mixed % BINS] = min(least[mixed % BINS], mixed)
    pairs = enumerate(zip(least[::2], least[1::2], strict=True))
    return [((a * MULTIPLIER) ^ b ^ place) & BITS for place, (a, b) in pairs if BITS not in (a, b)]
