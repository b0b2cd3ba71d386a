"""Figures on gold data must not fall. Measured where CLAIMX_GOLD names the folder of gold data."""

from __future__ import annotations

import pytest

from . import gate as quality

GATES = quality.load_gates()
FOLDER = quality.gold_folder()
TEXT = '[a]\ngold = "x"\n\n[a.floors]\n"value f1" = 80.0\n"value+unit f1" = 60.0\n\n[b.floors]\n"value f1" = 10.0\n'


@pytest.mark.skipif(FOLDER is None, reason="CLAIMX_GOLD names no folder of gold data: the quality gate is not measured")
@pytest.mark.parametrize("gate", GATES)
def test_figures_hold(gate: str) -> None:
    assert FOLDER is not None
    figures = quality.measure(GATES[gate], FOLDER)
    assert quality.below(GATES[gate], figures) == []


def test_a_figure_under_its_floor_is_named() -> None:
    gate = {"floors": {"las": 80.0, "f1": 62.0}}
    assert quality.below(gate, {"las": 79.9, "f1": 62.0}) == ["las: 79.9 is under the floor of 80.0"]


def test_other_gold_data_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not the file"):
        quality.measure({"gold": "gold.jsonl", "sha256": "0" * 64, "floors": {}}, folder)


def test_update_raises_floors_in_whole_points() -> None:
    text = quality.updated(TEXT, {"a": {"value f1": 83.7, "value+unit f1": 60.4}}, allow_lower=False)
    assert text == TEXT.replace("80.0", "83.0")


def test_update_refuses_to_lower_a_floor() -> None:
    measured = {"a": {"value f1": 81.0, "value+unit f1": 58.2}}
    with pytest.raises(ValueError, match=r"value\+unit f1: 58\.2 would lower the floor of 60\.0"):
        quality.updated(TEXT, measured, allow_lower=False)
    assert '"value+unit f1" = 58.0' in quality.updated(TEXT, measured, allow_lower=True)


def test_update_keeps_a_floor_between_whole_points() -> None:
    text = TEXT.replace("80.0", "80.5")
    assert quality.updated(text, {"a": {"value f1": 80.6}}, allow_lower=False) == text
