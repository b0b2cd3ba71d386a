"""`--dedupe`: copies of an article before are noted or left out, whatever the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .terminal import Done, quick

BASE = """Harbour opens after storm

The harbour of Port Ilsen opened again on Monday, two days after a storm, the harbour master said.
“We have about 40 boats waiting,” Ana Roe, the harbour master, told reporters at the quay.
The storm tore two cranes from the quay and sank a tug that had been built for the old ferry line.
Fishermen said the closure had cost them dearly, and that the council may have to help.
The council will meet on Friday to talk about the money, according to a statement.
"""
NEAR = BASE.replace("on Friday", "on Thursday")
OTHER = "The bank said profits fell by 5 percent. It expects no change next year.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a": BASE, "b": NEAR, "c": BASE, "d": OTHER}.items():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


SAID = "2 copies of articles before them {} (1 with the same text, 1 with nearly the same): {}"


def kept(text: str) -> dict[str, list[str]]:
    records = [json.loads(line) for line in text.splitlines()]
    return {r["article"]["id"]: [w["message"] for w in r["warnings"]] for r in records}


def run(folder: Path, command: str, how: str | None) -> tuple[Done, str]:
    wanted = ["--dedupe", how] if how else []
    if command == "batch":
        done = quick("batch", "in", "-o", "x.jsonl", "--workers", "1", *wanted, cwd=folder)
    elif command == "convert":
        quick("batch", "in", "-o", "all.jsonl", "--workers", "1", cwd=folder)
        done = quick("convert", "all.jsonl", "-o", "x.jsonl", *wanted, cwd=folder)
    else:
        files = [f"in/{name}.txt" for name in "abcd"]
        done = quick("extract", *files, "-o", "x.jsonl", *wanted, cwd=folder)
    return done, (folder / "x.jsonl").read_text(encoding="utf-8").replace('"in/', '"')


@pytest.mark.parametrize("command", ["extract", "batch", "convert"])
def test_copies_are_noted_or_left_out(folder: Path, command: str) -> None:
    done, text = run(folder, command, None)
    assert (done.code, list(kept(text))) == (0, ["a.txt", "b.txt", "c.txt", "d.txt"])
    done, text = run(folder, command, "note")
    assert kept(text) == {
        "a.txt": [],
        "b.txt": ["it has nearly the text of an article before it"],
        "c.txt": ["it has the text of an article before it"],
        "d.txt": [],
    }
    assert SAID.format("noted in their records", "b.txt, c.txt") in done.err.replace("in/", "")
    done, text = run(folder, command, "drop")
    assert list(kept(text)) == ["a.txt", "d.txt"]
    assert SAID.format("left out", "b.txt, c.txt") in done.err.replace("in/", "")


def test_a_filter_does_not_hide_a_copy(folder: Path) -> None:
    done = quick("extract", "in/a.txt", "in/c.txt", "--only", "numeric", "--dedupe", "drop", "-f", "jsonl", cwd=folder)
    assert list(kept(done.out)) == ["in/a.txt"]


def test_another_way_is_another_output_of_the_same_reading(folder: Path) -> None:
    quick("batch", "in", "-o", "x.jsonl", cwd=folder)
    done = quick("batch", "in", "-o", "x.jsonl", "--dedupe", "drop", cwd=folder)
    assert "4 of 4 articles were done by an earlier run" in done.err
    assert list(kept((folder / "x.jsonl").read_text(encoding="utf-8"))) == ["a.txt", "d.txt"]


def test_the_closing_line_counts_what_was_written(folder: Path) -> None:
    done = quick("batch", "in", "-o", "x.jsonl", "--dedupe", "drop", cwd=folder)
    records = [json.loads(line) for line in (folder / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = sum(len(record["claims"]) for record in records)
    assert "claimx: 4 of 4 articles, " in done.err
    assert f"; written to x.jsonl: 2 articles, {claims} claims\n" in done.err
    quick("batch", "in", "-o", "all.jsonl", cwd=folder)
    done = quick("convert", "all.jsonl", "-o", "x.csv", "--dedupe", "drop", cwd=folder)
    assert "claimx: 2 of 4 articles; written to x.csv; " in done.err
