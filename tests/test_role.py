"""Who does, who undergoes, who is merely mentioned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimx.extraction.party import find_actors
from claimx.extraction.party.role import roles_of
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse

from .conftest import load_cases


@pytest.mark.parametrize("case", load_cases("role"))
def test_roles(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    analysed = parse(case["text"])
    actors = find_actors(Reading(analysed, load_lexicons()))
    names = {actor.id: actor.name for actor in actors}
    roles = roles_of(analysed, actors, ((0, analysed.n),))
    assert {names[role.actor]: role.role for role in roles} == case["expect"]


def test_only_content_counts(parse: Callable[[str], Parse]) -> None:
    analysed = parse("Russia attacked Ukraine.")
    actors = find_actors(Reading(analysed, load_lexicons()))
    (role,) = roles_of(analysed, actors, ((1, analysed.n),))
    assert (role.actor, role.role) == (actors[1].id, "target")


def test_no_content(parse: Callable[[str], Parse]) -> None:
    analysed = parse("Russia attacked Ukraine.")
    assert roles_of(analysed, find_actors(Reading(analysed, load_lexicons())), ()) == ()
