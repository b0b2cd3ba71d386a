"""Places and the states they lie in."""

from __future__ import annotations

import pytest

from claimx.lexicons.gazetteer import FILE, folded, state_of, states_with


@pytest.mark.parametrize(
    ("name", "around", "state"),
    [
        ("Munich", {}, "DE"),
        ("Kosice", {"SK": 1}, "SK"),
        ("KOŠICE", {"SK": 1}, "SK"),
        ("Khan Younis", {}, "PS"),
        ("Helmand", {"AF": 1}, "AF"),
        ("Cordoba", {"ES": 2, "AR": 1}, "ES"),
        ("Cordoba", {"AR": 2}, "AR"),
        ("Cordoba", {}, None),  # as large in two states
        ("Mansehra", {"DE": 1}, None),  # a town that the article has no reason to name
        ("Mansehra", {"PK": 1, "DE": 4}, "PK"),
        ("Nowhere on Earth", {}, None),
        ("Li", {}, None),
        ("", {}, None),
        ("\n", {}, None),
        ("東京", {}, None),
    ],
)
def test_state_of_a_place(name: str, around: dict[str, int], state: str | None) -> None:
    assert state_of(name, around) == state


def test_names_are_folded() -> None:
    assert folded("Sharm el‑Sheikh") == folded("sharm El Sheikh") == "sharm el sheikh"
    assert folded("Øksnes") == "oksnes"


def test_states_come_largest_first() -> None:
    assert next(iter(states_with("London"))) == "GB"
    assert set(states_with("London")) >= {"GB", "CA"}


def test_every_name_is_found() -> None:
    lines = FILE.read_text(encoding="ascii").split("\n")[1:-1]
    for line in [*lines[:40], *lines[1000:60_000:97], *lines[-40:]]:
        name, states = line.split("\t")
        assert "".join(f"{code}{digits}" for code, digits in states_with(name).items()) == states


def test_the_list_is_small_sorted_and_without_doubles() -> None:
    names = [line.split("\t")[0] for line in FILE.read_text(encoding="ascii").split("\n")[1:-1]]
    assert FILE.stat().st_size < 1_500_000
    assert names == sorted(set(names))
    assert all(name == folded(name) for name in names)
