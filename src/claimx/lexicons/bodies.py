"""Organisations of the world, by groups: one line holds many of them, each by its name or by all of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NOT_IN_KEYS = re.compile(r"[^A-Z0-9]+")
KIND = "kind"  # the key of a group that names no state
WORLD = "world"  # … that stands for none


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: the key of its actor, its names (the first is what it is called), its kind, its state."""

    key: str
    names: tuple[str, ...]
    kind: str
    country: str | None


def bodies_of(groups: Mapping[str, Mapping[str, Any]]) -> Iterator[Body]:
    """The organisations of the table `bodies`."""
    for group in groups.values():
        for state, bodies in group.items():
            if state == KIND:
                continue
            for each in bodies:
                names = (each,) if isinstance(each, str) else tuple(each)
                yield Body(f"org:{key_of(names[0])}", names, group[KIND], None if state == WORLD else state)


def kinds_of(names: Mapping[str, Any], bodies: Iterable[Body]) -> dict[str, str]:
    """What each organisation is, by its key; those of the table `names` say more than the list of the world's."""
    return {
        **{body.key: body.kind for body in bodies},
        **{f"org:{key}": value.get("kind", "organisation") for key, value in names["organisations"].items()},
        **{f"org:{key}": "media" for key in names["outlets"]},
    }


def key_of(name: str) -> str:
    """A name as a key has it: "Te Pāti Māori" is TEPATIMAORI."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return NOT_IN_KEYS.sub("", plain.upper())
