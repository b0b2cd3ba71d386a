"""`claimx batch`: many articles, in order, with nothing lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from claimx.batch.conduct import is_rereadable

from .states import packs_in
from .terminal import claimx, claimx_at_terminal, quick, stand_in, started

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names, links and signals")
TEXT = "The mayor said that 20 people may have left.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.md", "B.txt", "sub/a.txt", "a b.txt", "é.txt", "sub.txt"):
        (news / name).write_text(TEXT, encoding="utf-8")
    (news / "picture.png").write_bytes(b"\x89PNG")
    (news / ".hidden.txt").write_text("x")
    return tmp_path


def records(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[str]:
    return [each["article"]["id"] for each in records(path)]


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_batch(folder: Path) -> None:
    (folder / "news" / "bad.txt").write_bytes(b"caf\xe9")
    (folder / "news" / "empty.txt").write_bytes(b"")
    done = claimx("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert ids(folder / "out.jsonl") == ["B.txt", "a b.txt", "a.md", "b.txt", "sub.txt", "sub/a.txt", "é.txt"]
    assert records(folder / "out.jsonl")[0]["article"]["path"] == "news/B.txt"
    assert records(folder / "out.errors.jsonl") == [
        {
            "schema": "claimx-error/1", "id": "bad.txt", "path": "news/bad.txt", "stage": "decode",
            "type": "InputError",
            "message": "not UTF-8: byte 0xe9 at offset 3; give the encoding it has, such as --encoding windows-1252, "
            "or auto",
        },
        {
            "schema": "claimx-error/1", "id": "empty.txt", "path": "news/empty.txt", "stage": "read",
            "type": "InputError", "message": "an empty file: there is nothing to read",
        },
    ]  # fmt: skip
    lines = [line for line in done.err.splitlines() if not line.endswith(" left")]  # progress, on a busy machine
    assert lines[0] == "claimx: news: left out 1 file of other kinds: 1 .png"
    assert lines[1].startswith("claimx: error: news/bad.txt: not UTF-8")
    assert lines[3].startswith("claimx: 7 of 9 articles, ")
    assert lines[3].endswith("; written to out.jsonl")
    assert "100% attributed, 100% hedged" in lines[3]
    assert lines[4:] == ["claimx: 2 failed; see out.errors.jsonl"]
    assert listing(folder) == ["news", "out.errors.jsonl", "out.jsonl", "out.jsonl.state"]


def test_a_finished_run_has_nothing_left_to_do(folder: Path) -> None:
    quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    before = (folder / "out.jsonl").stat()
    done = quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert "out.jsonl is complete, nothing was left to do" in done.err
    assert (folder / "out.jsonl").stat() == before
    (folder / "out.jsonl").write_text("edited")
    done = quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert "7 of 7 articles were done by an earlier run" in done.err
    assert len(ids(folder / "out.jsonl")) == 7


def test_another_selection_or_format_needs_no_new_extraction(folder: Path) -> None:
    quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    done = quick("batch", "news", "-o", "out.jsonl", "--only", "numeric", cwd=folder)
    assert "7 of 7 articles were done" in done.err
    assert all(claim["quantities"] for each in records(folder / "out.jsonl") for claim in each["claims"])


def test_a_changed_input_is_done_again_and_a_good_one_mends_its_error(folder: Path) -> None:
    (folder / "news" / "c.txt").write_bytes(b"")
    assert quick("batch", "news", "-o", "out.jsonl", cwd=folder).code == 1
    (folder / "news" / "c.txt").write_text(TEXT)
    done = quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert done.code == 0
    assert "c.txt" in ids(folder / "out.jsonl")
    assert not (folder / "out.errors.jsonl").exists()


def test_another_version_is_done_again_and_said_so(folder: Path) -> None:
    quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    (folder / "own.toml").write_text('[cues.verbs]\nzing = { assert = ["quotation"] }\n')
    done = quick("batch", "news", "-o", "out.jsonl", "--lexicon", "own.toml", cwd=folder)
    assert done.err.startswith("claimx: lexicon has changed since the earlier run: all is done again\n")
    assert "articles were done by an earlier run" not in done.err


def test_no_resume_does_all_of_it_anew(folder: Path) -> None:
    quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    done = quick("batch", "news", "-o", "out.jsonl", "--no-resume", cwd=folder)
    assert "nothing was left" not in done.err
    assert "articles were done" not in done.err


def test_second_run_without_errors_removes_the_old_ones(folder: Path) -> None:
    (folder / "out.errors.jsonl").write_text('{"schema": "claimx-error/1", "id": "old"}\n')
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
    assert records(folder / "out.errors.jsonl")[0]["id"] == "empty.txt"
    assert not (folder / "out.jsonl.state").exists()


def test_a_run_never_reads_what_another_wrote(folder: Path) -> None:
    (folder / "news" / "empty.txt").write_bytes(b"")
    for _ in range(2):
        done = quick("batch", "news", "-o", "news/out.jsonl", cwd=folder)
        assert len(ids(folder / "news" / "out.jsonl")) == 7
        assert "left out 1 file of other kinds: 1 .png\n" in done.err


def test_other_formats(folder: Path) -> None:
    quick("batch", "news", "-o", "out.csv", "--rows", "quantities", cwd=folder)
    assert len((folder / "out.csv").read_text(encoding="utf-8").splitlines()) == 8
    quick("batch", "news/sub", "-o", "out.json", "--only", "numeric", cwd=folder)
    assert [each["article"]["id"] for each in json.loads((folder / "out.json").read_text())] == ["a.txt"]
    quick("batch", "news", "-o", "out.db", cwd=folder)
    with sqlite3.connect(folder / "out.db") as database:
        assert database.execute("select count(*) from articles").fetchone() == (7,)


def test_several_inputs_and_a_table(folder: Path) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(3)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "no JSON\n")
    done = quick("batch", "news/sub", "rows.jsonl", "-o", "out.jsonl", "--with-text", cwd=folder)
    assert done.code == 1
    assert ids(folder / "out.jsonl") == ["a.txt", "r0", "r1", "r2"]
    assert {each["article"]["text"] for each in records(folder / "out.jsonl")} == {TEXT}
    assert len(records(folder / "out.errors.jsonl")) == 1


def test_parts_of_a_job_array_make_the_same_output(folder: Path) -> None:
    rows = [{"id": f"r{n}", "text": "It rained." if n % 50 else ""} for n in range(300)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert quick("batch", "rows.jsonl", "-o", "whole.jsonl", cwd=folder, **stand_in()).code == 1
    for part in ("2/2", "1/2"):
        done = quick("batch", "rows.jsonl", "-o", "parts.jsonl", "--shard", part, cwd=folder, **stand_in())
        assert done.code == 1
        assert "once all parts are, the same command without --shard writes parts.jsonl" in done.err
        assert not (folder / "parts.jsonl").exists()
    done = quick("batch", "rows.jsonl", "-o", "parts.jsonl", cwd=folder, **stand_in())
    count = done.err.split(" articles were done by an earlier run")[0].split("claimx: ")[-1].split(" of ")
    assert count[0] == count[1]
    for name in ("jsonl", "errors.jsonl"):
        assert (folder / f"parts.{name}").read_bytes() == (folder / f"whole.{name}").read_bytes()


@pytest.mark.parametrize("inputs", ["nwes", "empty", "bad"])
def test_a_wrong_path_costs_no_earlier_work(folder: Path, inputs: str) -> None:
    (folder / "empty").mkdir()
    (folder / "bad").mkdir()
    (folder / "bad" / "empty.txt").write_bytes(b"")
    quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    before = (folder / "out.jsonl").read_bytes()
    assert quick("batch", inputs, "-o", "out.jsonl", cwd=folder).code == 1
    assert (folder / "out.jsonl").read_bytes() == before
    done = quick("batch", "news", "-o", "out.jsonl", "--debug", cwd=folder)
    assert (done.code, (folder / "out.jsonl").read_bytes()) == (0, before)
    assert "done by an earlier run" in done.err or "nothing was left to do" in done.err
    assert not (folder / "out.errors.jsonl").exists()


def test_what_can_be_read_but_once_is_not_counted(folder: Path) -> None:
    assert is_rereadable(str(folder / "news"))
    assert is_rereadable(str(folder / "news" / "b.txt"))
    assert not is_rereadable(str(folder / "none"))
    assert not is_rereadable("-")
    assert not is_rereadable(os.devnull)


def test_fail_fast_stops_at_the_first_error(folder: Path) -> None:
    (folder / "news" / "a.txt").write_bytes(b"")
    (folder / "news" / "aa.txt").write_bytes(b"")
    done = quick("batch", "news", "-o", "out.jsonl", "--fail-fast", cwd=folder)
    assert done.code == 1
    assert done.err.count("claimx: error: ") == 2
    assert "stopped at the first error, as --fail-fast asks" in done.err
    assert not (folder / "out.jsonl").exists()
    assert not (folder / "out.jsonl.state" / "begun.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("news",), 2, "--output"),
        (("empty", "-o", "o.jsonl"), 1, "empty: nothing that claimx reads is in it"),
        (("news", "-o", "o.xyz"), 2, "no format has the suffix '.xyz'"),
        (("news", "-o", "-"), 2, "-: batch writes a file, its errors beside it; give one, such as -o claims.jsonl"),
        (("news", "-o", os.devnull, "-f", "jsonl"), 2, f"{os.devnull}: batch writes a file"),
        (("news", "-o", "empty"), 2, "empty: can't be written: this is a folder"),
        (("news", "-o", "news/sub/o.MD"), 2, "batch reads the .md files in news as articles; write it elsewhere"),
        (("news/sub", "-o", "news/sub/o.txt"), 2, "batch reads the .txt files in news/sub as articles"),
        (("news", "-o", "none/o.jsonl"), 2, "there is no folder none; make it first"),
        (("news", "-o", "o.jsonl", "--shard", "3/2"), 2, "--shard 3/2: give I/N with I from 1 to N, such as 1/10"),
        (("news", "-o", "o.jsonl", "--shard", "one"), 2, "give I/N with I from 1 to N"),
        (("news", "-o", "o.jsonl", "--workers", "0"), 2, "--workers"),
        (("news", "-o", "o.jsonl", "--address", "x:1"), 2, "--address is of --engine ray"),
        (("rows.jsonl", "-o", "rows.jsonl"), 2, "this is one of the inputs"),
        (("o.errors.jsonl", "-o", "o.jsonl"), 2, "o.errors.jsonl: this is one of the inputs"),
        (("news", "-o", "news/o.markdown"), 2, "batch reads the .markdown files in news as articles"),
    ],
)
def test_usage(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    (folder / "empty").mkdir()
    (folder / "rows.jsonl").write_text("{}\n")
    (folder / "o.errors.jsonl").write_text('{"schema": "claimx-error/1"}\n')
    done = quick("batch", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert not (folder / "o.jsonl").exists()
    assert not (folder / "o.jsonl.state").exists()


def test_a_missing_input_and_a_missing_model(folder: Path) -> None:
    done = quick("batch", "none", "-o", "o.jsonl", cwd=folder)
    assert done.code == 1
    assert done.err.splitlines()[0] == "claimx: error: none: no such file; check the path"
    done = quick("batch", "news/sub", "-o", "o.jsonl", "--model", "none_such", cwd=folder)
    assert (done.code, done.err.count("\n")) == (3, 1)
    assert "no spaCy pipeline 'none_such' is installed" in done.err


def test_somebody_elses_folder_is_not_touched(folder: Path) -> None:
    (folder / "out.jsonl.state").mkdir()
    (folder / "out.jsonl.state" / "mine").write_text("x")
    done = quick("batch", "news", "-o", "out.jsonl", cwd=folder)
    assert done.code == 2
    assert "out.jsonl.state: in the way of the run's state; remove it, or give another output" in done.err


@posix
def test_terminal_gets_a_progress_bar(folder: Path) -> None:
    done = claimx_at_terminal("batch", "news", "-o", "out.jsonl", cwd=folder, **stand_in())
    assert done.code == 0
    assert "7/7" in done.out
    assert "words/s" in done.out
    assert "7 of 7 articles" in done.out


@posix
def test_interrupt_before_anything_is_done_promises_nothing(folder: Path) -> None:
    process = started("batch", "news", "-o", "out.jsonl", cwd=folder, **stand_in(seconds=30))
    deadline = time.monotonic() + 60
    while not (folder / "out.jsonl.state" / "job.json").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.endswith(b"interrupted; nothing was done yet; the same command begins anew\n")


@posix
def test_interrupt_leaves_the_old_output_and_keeps_what_is_done(folder: Path) -> None:
    for number in range(100):
        (folder / "news" / f"{number:03}.txt").write_text(TEXT * 100)
    (folder / "out.jsonl").write_text("old")
    process = started("batch", "news", "-o", "out.jsonl", cwd=folder, **stand_in(seconds=0.1))
    deadline = time.monotonic() + 90
    while not list(packs_in(folder / "out.jsonl.state")) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert err.endswith(
        b"interrupted; what is done is kept in out.jsonl.state; the same command goes on where it was\n"
    )
    assert (folder / "out.jsonl").read_text() == "old"
    assert listing(folder) == ["news", "out.jsonl", "out.jsonl.state"]
    assert list(packs_in(folder / "out.jsonl.state"))


@posix
def test_odd_names(folder: Path) -> None:
    news = folder / "news"
    (news / "sub" / "loop").symlink_to(news, target_is_directory=True)
    (news / "two\nlines 😀.txt").write_text(TEXT)
    Path(os.fsdecode(os.fsencode(news) + b"/latin\xe9.txt")).write_text(TEXT)
    (news / "dangling.txt").symlink_to("nowhere")
    done = quick("batch", "news", "-o", "out put 😀.jsonl", cwd=folder)
    assert done.code == 1
    assert len(ids(folder / "out put 😀.jsonl")) == 9
    assert records(folder / "out put 😀.errors.jsonl")[0]["id"] == "dangling.txt"
