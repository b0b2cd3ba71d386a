"""Ids of articles that tell them apart, within a run and within an output."""

from __future__ import annotations

from hashlib import blake2b


class UniqueIds:
    """Gives each id out once: the second "x" is "x#2".

    Of the ids only 8 bytes of a hash are kept, since there may be millions; two equal ones do no harm but to a name.
    """

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._numbers: dict[int, int] = {}  # of the ids that came again, the last number given

    def take(self, id_: str) -> str:
        """The id, or the same with a number where it was taken."""
        unique = id_
        first = key = short_hash(id_)
        while key in self._taken:
            self._numbers[first] = self._numbers.get(first, 1) + 1
            unique = f"{id_}#{self._numbers[first]}"
            key = short_hash(unique)
        self._taken.add(key)
        return unique


def short_hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
