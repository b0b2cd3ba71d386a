"""`claimx view`, and pages from `claimx extract`, by the installed command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .terminal import quick as run

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and their records, without text."""
    folder = tmp_path_factory.mktemp("view")
    (folder / "news").mkdir()
    for name in ("court", "troops"):
        shutil.copy(SAMPLES / f"{name}.txt", folder / "news")
    done = run("extract", "court.txt", "troops.txt", "-o", "../claims.jsonl", cwd=folder / "news")
    assert done.code == 0, done.err
    return folder


def test_extract_writes_a_page_by_suffix_and_by_name(folder: Path) -> None:
    done = run("extract", "news/court.txt", "-o", "court.html", cwd=folder)
    assert (done.code, done.out) == (0, "")
    page = (folder / "court.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>Former harbour chief denies taking bribes as trial opens</title>" in page
    again = run("extract", "news/court.txt", "--format", "html", cwd=folder)
    assert again.out == page
    back = run("extract", "court.html", cwd=folder)
    assert back.err == "claimx: error: court.html: claimx wrote this: it holds records, no articles\n"


def test_view_finds_the_texts_and_tells_one_that_changed(folder: Path) -> None:
    found = run("view", "claims.jsonl", "--texts", "news", "-o", "all.html", cwd=folder)
    assert (found.code, found.err) == (0, "")
    lost = run("view", "claims.jsonl", "court.txt", cwd=folder)
    assert lost.code == 0
    assert "court.txt: its text is not at hand" in lost.err
    assert lost.out.startswith("<!doctype html>")
    other = folder / "other"
    other.mkdir()
    (other / "court.txt").write_text("Another text.", encoding="utf-8")
    changed = run("view", "claims.jsonl", "court.txt", "--texts", "other", cwd=folder)
    assert "no longer the one that was read" in changed.err


def test_view_of_an_id_that_is_not_there(folder: Path) -> None:
    done = run("view", "claims.jsonl", "nowhere.txt", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert done.err == "claimx: error: claims.jsonl: no article has the id 'nowhere.txt'\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.jsonl", None, "no such file"),
        ("empty.jsonl", "", "there is no record in it"),
        ("article.txt", "An article.", "no output of claimx"),
        ("other.jsonl", '{"a": 1}\n', "line 1: no record of claimx"),
    ],
)
def test_view_of_what_is_no_record(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("view", name, cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_more_articles_than_a_page_holds_are_refused(folder: Path, tmp_path: Path) -> None:
    first = json.loads((folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    line = json.dumps(first | {"claims": [], "actors": [], "quantities": [], "hedges": []}) + "\n"
    (tmp_path / "many.jsonl").write_text(line * 501, encoding="utf-8")
    done = run("view", "many.jsonl", "--quiet", cwd=tmp_path)
    assert done.code == 1
    assert "500 articles at most" in done.err


def test_view_writes_nowhere_else(folder: Path) -> None:
    assert run("view", "claims.jsonl", "-o", "no/where.html", cwd=folder).code == 2
