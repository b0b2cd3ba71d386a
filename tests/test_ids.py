"""Ids that tell articles apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimx.ids import Hashes, UniqueIds


def test_each_id_is_given_out_once() -> None:
    ids = UniqueIds()
    assert [ids.take(each) for each in ("x", "y", "x", "x#2", "x", "")] == ["x", "y", "x#2", "x#2#2", "x#3", ""]


@given(st.lists(st.integers(min_value=1, max_value=2**64 - 1) | st.integers(min_value=1, max_value=40), max_size=60))
def test_hashes_are_a_set(keys: list[int]) -> None:
    hashes, known = Hashes(), set[int]()
    for key in keys:
        assert hashes.add(key) == (key not in known)
        known.add(key)


def test_hashes_hold_many_that_fall_on_one_place() -> None:
    hashes = Hashes()
    keys = [n << 40 for n in range(1, 3000)]
    assert all(hashes.add(key) for key in keys)
    assert not any(hashes.add(key) for key in keys)
