"""A surname that is said once for two: "Mark and Ida Holm left" names Mark Holm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimx.extraction.party.names import NamePlain
from claimx.lexicons.names import NameLexicon

JOINTS = frozenset({" and ", " & "})


def with_surnames(names: Sequence[NamePlain], text: str, lexicon: NameLexicon) -> list[NamePlain]:
    """The names, given ones with the surname that "and" and another person's full name lend them.

    Not of whom the article has called by that one name before: "Zoe sang, and Zoe and Elton Poe left".
    """
    shared = dict(_couples(names, text, lexicon))
    if not shared:
        return list(names)
    return [replace(name, text=shared.get(i, name.text)) for i, name in enumerate(names)]


def _couples(names: Sequence[NamePlain], text: str, lexicon: NameLexicon) -> Iterator[tuple[int, str]]:
    """The places of the given names that share a surname, with the full name of each."""
    words = {word for name in names if " " in name.text for word in name.text.split()[1:]}
    alone: set[str] = set()
    for i, (one, other) in enumerate(pairwise(names)):
        joined = text[one.end : other.start] in JOINTS
        if joined and one.text not in words | alone and _is_given(one, lexicon) and _is_full(other, lexicon):
            yield i, f"{one.text} {other.text.split(maxsplit=1)[1]}"
        else:
            alone.add(one.text)


def _is_given(name: NamePlain, lexicon: NameLexicon) -> bool:
    """Whether a name is a person's given name alone, without a title that goes with it: no "Queen Ida"."""
    given = name.text.lower() in lexicon.first_names
    return name.label == "PERSON" and given and name.form is None and name.gender is None


def _is_full(name: NamePlain, lexicon: NameLexicon) -> bool:
    """Whether a name is a person's in full."""
    first, _, rest = name.text.partition(" ")
    return name.label == "PERSON" and bool(rest) and first.lower() in lexicon.first_names
