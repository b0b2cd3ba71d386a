"""`claimx batch`: a folder, in order, with nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimx.batch.plan import make_plan
from claimx.batch.run import run, work
from claimx.errors import InputError
from claimx.pipeline import Extractor
from claimx.readers import file_input

from .terminal import CLAIMX, claimx, claimx_at_terminal, environment, quick

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names, links and signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.md", "B.txt", "sub/a.txt", "a b.txt", "é.txt", "sub.txt"):
        (news / name).write_text("The mayor said that 20 people may have left.\n", encoding="utf-8")
    (news / "page.html").write_text("<html>")
    (news / ".hidden.txt").write_text("x")
    return tmp_path


def ids(path: Path) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_plan_is_in_code_point_order_of_ids(folder: Path) -> None:
    plan = make_plan(str(folder / "news"))
    assert [each.id for each in plan.inputs] == ["B.txt", "a b.txt", "a.md", "b.txt", "sub.txt", "sub/a.txt", "é.txt"]
    assert plan.inputs[5].path == str(folder / "news" / "sub" / "a.txt")
    assert plan.others == {".html": 1}


def test_plan_of_no_folder(folder: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        make_plan(str(folder / "none"))
    with pytest.raises(InputError, match="this is a file; try: claimx extract"):
        make_plan(str(folder / "news" / "a.md"))


@posix
def test_plan_survives_loops_and_names(folder: Path) -> None:
    news = folder / "news"
    (news / "sub" / "loop").symlink_to(news, target_is_directory=True)
    (news / "two\nlines 😀.txt").write_text("It rained.")
    (Path(os.fsdecode(os.fsencode(news) + b"/latin\xe9.txt"))).write_text("It rained.")
    plan = make_plan(str(news))
    assert len(plan.inputs) == 9
    assert "two\nlines 😀.txt" in [each.id for each in plan.inputs]


def test_batch(folder: Path) -> None:
    (folder / "news" / "bad.txt").write_bytes(b"caf\xe9")
    (folder / "news" / "empty.txt").write_bytes(b"")
    done = claimx("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert ids(folder / "out.jsonl") == ["B.txt", "a b.txt", "a.md", "b.txt", "sub.txt", "sub/a.txt", "é.txt"]
    first = json.loads((folder / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["article"]["path"] == "news/B.txt"
    errors = [json.loads(line) for line in (folder / "out.errors.jsonl").read_text().splitlines()]
    assert errors == [
        {
            "schema": "claimx-error/1", "id": "bad.txt", "path": "news/bad.txt", "stage": "decode",
            "type": "InputError",
            "message": "not UTF-8: byte 0xe9 at offset 3; give the encoding it has, such as --encoding windows-1252",
        },
        {
            "schema": "claimx-error/1", "id": "empty.txt", "path": "news/empty.txt", "stage": "read",
            "type": "InputError", "message": "an empty file: there is nothing to read",
        },
    ]  # fmt: skip
    lines = done.err.splitlines()
    assert lines[0].startswith("claimx: error: news/bad.txt: not UTF-8")
    assert lines[2].startswith("claimx: 7 of 9 articles, ")
    assert lines[2].endswith("; written to out.jsonl")
    assert "100% attributed, 100% hedged" in lines[2]
    assert lines[3:] == [
        "claimx: left out 1 file of other kinds: 1 .html",
        "claimx: 2 failed; see out.errors.jsonl",
    ]


def test_second_run_without_errors_removes_the_old_ones(folder: Path) -> None:
    (folder / "out.errors.jsonl").write_text("old")
    done = quick("batch", "news/sub", "-o", "out.jsonl", "--quiet", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert not (folder / "out.errors.jsonl").exists()
    assert ids(folder / "out.jsonl") == ["a.txt"]


def test_only_bad_inputs_leave_the_old_output(folder: Path) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "empty.txt").write_bytes(b"")
    done = quick("batch", "bad", "-o", "out.jsonl", cwd=folder)
    assert (done.code, (folder / "out.jsonl").exists()) == (1, False)
    assert "claimx: no article could be read; out.jsonl is not written\n" in done.err
    (folder / "out.jsonl").write_text("old")
    done = quick("batch", "bad", "-o", "out.jsonl", cwd=folder)
    assert (done.code, done.out, (folder / "out.jsonl").read_text()) == (1, "", "old")
    assert done.err.splitlines()[1:] == [
        "claimx: no article could be read; out.jsonl stays as it was",
        "claimx: 1 failed; see out.errors.jsonl",
    ]
    assert json.loads((folder / "out.errors.jsonl").read_text())["id"] == "empty.txt"


def test_a_run_never_reads_what_another_wrote(folder: Path) -> None:
    news = folder / "news"
    (news / "empty.txt").write_bytes(b"")
    for _ in range(2):
        done = quick("batch", "news", "-o", "news/out.jsonl", cwd=folder)
        assert len(ids(news / "out.jsonl")) == 7
        assert "claimx: left out 1 file of other kinds: 1 .html\n" in done.err


@posix
def test_plan_leaves_out_a_link_to_the_output(folder: Path) -> None:
    news = folder / "news"
    (news / "link.txt").symlink_to(folder / "tables.md")
    (folder / "tables.md").write_text("It rained.")
    plan = make_plan(str(news), without=[str(folder / "tables.md")])
    assert "link.txt" not in [each.id for each in plan.inputs]


def test_other_formats(folder: Path) -> None:
    quick("batch", "news", "-o", "out.csv", "--rows", "quantities", cwd=folder)
    assert len((folder / "out.csv").read_text(encoding="utf-8").splitlines()) == 8
    quick("batch", "news/sub", "-o", "out.json", "--only", "numeric", cwd=folder)
    assert [each["article"]["id"] for each in json.loads((folder / "out.json").read_text())] == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("news",), 2, "--output"),
        (("none", "-o", "o.jsonl"), 1, "none: no such folder; check the path"),
        (("news/a.md", "-o", "o.jsonl"), 1, "news/a.md: this is a file; try: claimx extract news/a.md"),
        (("empty", "-o", "o.jsonl"), 1, "empty: no .txt and no .md files in it"),
        (("news", "-o", "o.xyz"), 2, "no format has the suffix '.xyz'"),
        (("news", "-o", "-"), 2, "-: batch writes a file, its errors beside it; give one, such as -o claims.jsonl"),
        (("news", "-o", "empty"), 2, "empty: can't be written: this is a folder"),
        (("news", "-o", "news/sub/o.MD"), 2, "batch reads the .md files in news as articles; write it elsewhere"),
        (("news/sub", "-o", "news/sub/o.txt"), 2, "batch reads the .txt files in news/sub as articles"),
        (("news", "-o", "none/o.jsonl"), 2, "there is no folder none; make it first"),
        (("news", "-o", "o.jsonl", "--model", "none_such"), 3, "install it"),
    ],
)
def test_usage(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    (folder / "empty").mkdir()
    done = quick("batch", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert not (folder / "o.jsonl").exists()


@posix
def test_terminal_gets_a_progress_bar(folder: Path) -> None:
    done = claimx_at_terminal("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert done.code == 0
    assert "7/7" in done.out
    assert "words/s" in done.out
    assert "7 of 7 articles" in done.out


@posix
def test_interrupt_leaves_the_old_output(folder: Path) -> None:
    for number in range(300):
        (folder / "news" / f"{number:03}.txt").write_text("The mayor said that 20 people may have left.\n\n" * 200)
    (folder / "out.jsonl").write_text("old")
    process = subprocess.Popen(
        [CLAIMX, "batch", "news", "-o", "out.jsonl"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(),
    )  # fmt: skip
    time.sleep(4)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert (folder / "out.jsonl").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["news", "out.jsonl"]


class Broken:
    """An extractor that fails on one text."""

    def extract(self, article: object) -> object:
        raise ValueError("two\nlines")


def test_an_article_that_breaks_the_rules_is_an_error_record(folder: Path) -> None:
    given = file_input(str(folder / "news" / "a.md"))
    outcome = work(given, Broken())  # type: ignore[arg-type]
    (error,) = outcome.errors
    assert (error.stage, error.type, error.message, outcome.reports) == ("extract", "ValueError", "two lines", ())
    (vanished,) = work(file_input("none.txt"), Broken()).errors  # type: ignore[arg-type]
    assert (vanished.stage, vanished.id) == ("read", "none.txt")


def test_run_keeps_the_order(folder: Path) -> None:
    plan = make_plan(str(folder / "news"))
    outcomes = list(run(plan.inputs, Extractor()))
    assert [outcome.input for outcome in outcomes] == list(plan.inputs)
    assert [report.article.id for outcome in outcomes for report in outcome.reports] == [i.id for i in plan.inputs]
