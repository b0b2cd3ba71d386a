"""What claimx says of the sample articles, all of it: a change shows as a difference to read.

`python -m pytest tests/test_golden.py --update-golden` writes the goldens anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDEN = SAMPLES / "golden"
ARTICLES = sorted(SAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """By sample: the record that the installed command writes."""
    claimx = Path(sys.executable).with_name("claimx")
    names = [f"samples/{article.name}" for article in ARTICLES]
    done = subprocess.run(
        [claimx, "extract", *names], cwd=SAMPLES.parent, capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(record["article"]["path"]).stem: record for record in found}


def golden_text(record: dict[str, Any]) -> str:
    """A record with one claim, actor, number or hedge a line; without versions, which change with every release."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    parts = []
    for key, value in record.items():
        if key in {"model", "version"}:
            continue
        if isinstance(value, list) and value:
            parts.append(f"{line(key)}: [\n" + ",\n".join(line(item) for item in value) + "\n]")
        else:
            parts.append(f"{line(key)}: {line(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.mark.parametrize("name", [article.stem for article in ARTICLES])
def test_golden(name: str, records: dict[str, dict[str, Any]], update_golden: bool) -> None:
    golden = GOLDEN / f"{name}.json"
    text = golden_text(records[name])
    assert json.loads(text) == {k: v for k, v in records[name].items() if k not in {"model", "version"}}
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_every_golden_has_its_sample() -> None:
    assert {golden.stem for golden in GOLDEN.glob("*.json")} == {article.stem for article in ARTICLES}


def mentions(value: Any) -> list[dict[str, Any]]:
    """All objects with start, end and text, at any depth."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) else []
        return own + [found for item in value.values() for found in mentions(item)]
    return [found for item in value for found in mentions(item)] if isinstance(value, list) else []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_offsets_are_exact(article: Path, records: dict[str, dict[str, Any]]) -> None:
    text = article.read_text(encoding="utf-8")
    found = mentions(records[article.stem])
    assert len(found) > 50
    assert [m for m in found if text[m["start"] : m["end"]] != m["text"]] == []


def test_samples_are_of_all_kinds() -> None:
    texts = [article.read_text(encoding="utf-8") for article in ARTICLES]
    assert len(texts) >= 8
    assert any("“" in text for text in texts)
    assert any('"' in text for text in texts)
    assert any("‘" in text and "“" not in text for text in texts)
    assert any("\nREPORTER: " in text for text in texts)
