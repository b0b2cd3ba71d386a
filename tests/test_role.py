"""Who does, who undergoes, who is merely mentioned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimx.extraction.party import find_parties
from claimx.extraction.party.role import roles_of
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.records import Actor, Role
from claimx.syntax import Parse, Tokens

from .conftest import load_cases


def roles(parse: Parse, content: tuple[Tokens, ...]) -> tuple[tuple[Actor, ...], tuple[Role, ...]]:
    """The actors of a text and their roles in the content."""
    lexicons = load_lexicons()
    actors = find_parties(Reading(parse, lexicons)).actors
    mentions = sorted((m.start, m.end, actor.id) for actor in actors for m in actor.mentions)
    return actors, roles_of(parse, mentions, content, lexicons.names)


@pytest.mark.parametrize("case", load_cases("role"))
def test_roles(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    analysed = parse(case["text"])
    actors, found = roles(analysed, ((0, analysed.n),))
    names = {actor.id: actor.name for actor in actors}
    assert {names[role.actor]: role.role for role in found} == case["expect"]


def test_only_content_counts(parse: Callable[[str], Parse]) -> None:
    analysed = parse("Russia attacked Ukraine.")
    actors, (role,) = roles(analysed, ((1, analysed.n),))
    assert (role.actor, role.role) == (actors[1].id, "target")


def test_no_content(parse: Callable[[str], Parse]) -> None:
    assert roles(parse("Russia attacked Ukraine."), ())[1] == ()
