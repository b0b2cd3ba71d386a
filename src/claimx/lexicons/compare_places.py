"""The words by which `claimx compare` knows where it happened, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words of places.

    Attributes:
        joints: what joins places that are told as one, with words of `beside_joints`; not behind those of `apart`.
        hits: behind these it is where it happened.
        around: tells of more than one place: "Kandy and surrounding areas".
        inside: what stands before a place; of_place: between a site and its place.
        offices: of who is of a province, wherever in it that is of which he tells.
        generic: words of a place's name that tell it from no other.
        sites: what stands in a place, by word: "harbour" is a port.
        directions, scopes: the one name of each, by word.
    """

    joints: frozenset[str]
    beside_joints: frozenset[str]
    apart: frozenset[str]
    hits: frozenset[str]
    around: frozenset[str]
    inside: frozenset[str]
    of_place: frozenset[str]
    offices: frozenset[str]
    generic: frozenset[str]
    sites: dict[str, str]
    directions: dict[str, str]
    scopes: dict[str, str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> PlaceWords:
        """The words of the `compare` table."""
        places = table["places"]
        return cls(
            joints=frozenset(places["joints"]),
            beside_joints=frozenset(places["beside"]),
            apart=frozenset(places["apart"]),
            hits=frozenset(places["hits"]),
            around=frozenset(places["around"]),
            inside=frozenset(places["inside"]),
            of_place=frozenset(places["of_place"]),
            offices=frozenset(places["offices"]),
            generic=frozenset(places["generic"]),
            sites=by_word(table["sites"]),
            directions=by_word(table["directions"]),
            scopes=by_word(table["scopes"]),
        )


def by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """The one name of each word of some groups."""
    return {word: name for name, group in groups.items() for word in group}
