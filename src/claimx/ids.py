"""What tells articles apart: the digest of a text, and ids within a run and within an output."""

from __future__ import annotations

import hashlib
from array import array
from hashlib import blake2b


def sha256(text: str) -> str:
    """Hex digest of a text in UTF-8; lone surrogates, which no UTF-8 file holds, are passed through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class UniqueIds:
    """Gives each id out once: the second "x" is "x#2".

    Of the ids only 8 bytes of a hash are kept, since there may be millions; two equal ones do no harm but to a name.
    """

    def __init__(self) -> None:
        self._taken = Hashes()
        self._numbers: dict[int, int] = {}  # of the ids that came again, the last number given

    def take(self, id_: str) -> str:
        """The id, or the same with a number where it was taken."""
        unique = id_
        first = key = short_hash(id_)
        while not self._taken.add(key):
            self._numbers[first] = self._numbers.get(first, 1) + 1
            unique = f"{id_}#{self._numbers[first]}"
            key = short_hash(unique)
        return unique


class Hashes:
    """A set of hashes of 8 bytes in 11 to 22 bytes each; Python's own takes four times as many."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))  # 0 is free; a hash stands at its place or after it
        self._count = 0

    def add(self, key: int) -> bool:
        """Add a hash; whether it is new."""
        key = key or 1
        slots, last = self._slots, len(self._slots) - 1
        place = key & last
        while found := slots[place]:
            if found == key:
                return False
            place = (place + 1) & last
        slots[place] = key
        self._count += 1
        if 4 * self._count > 3 * len(slots):
            self._grow()
        return True

    def _grow(self) -> None:
        old, self._count = self._slots, 0
        self._slots = array("Q", bytes(16 * len(old)))
        for key in old:
            if key:
                self.add(key)


def short_hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
