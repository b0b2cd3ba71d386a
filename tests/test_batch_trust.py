"""Outputs that are somebody else's, articles that never end, runs that are told to end."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import time
from pathlib import Path

import pytest

from claimx.batch.errors_file import is_ours
from claimx.batch.processes import death_of
from claimx.batch.tally import failure
from claimx.readers import Item
from claimx.time_limit import TimeLimitError, time_limit

from .inputs import PAGE
from .terminal import claimx, quick, stand_in, started
from .test_batch_crash import SLOW, force_workers, leftovers, write_rows

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The mayor said on Monday that 20 people may have left.\n")
    (tmp_path / "mine").write_text("mine")
    return tmp_path


@posix
@pytest.mark.parametrize("command", [("batch", "a.txt"), ("extract", "a.txt")])
@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.sqlite"])
@pytest.mark.parametrize("target", ["mine", "nowhere"])
def test_nothing_is_written_through_a_link(folder: Path, command: tuple[str, ...], name: str, target: str) -> None:
    (folder / name).symlink_to(target)
    done = quick(*command, "-o", name, cwd=folder)
    assert done.code == 2
    assert (
        f"{name}: can't be written: this is a symbolic link, to {target}; give the name of the file itself" in done.err
    )
    assert sorted(path.name for path in folder.iterdir()) == sorted(["a.txt", "mine", name])
    assert (folder / "mine").read_text() == "mine"


@posix
def test_an_open_file_is_written_to_by_its_name(folder: Path) -> None:
    done = claimx("extract", "a.txt", "--format", "jsonl", "-o", "/dev/stdout", cwd=folder, **stand_in())
    assert (done.code, json.loads(done.out)["article"]["id"]) == (0, "a.txt")


@posix
def test_errors_are_not_written_through_a_link(folder: Path) -> None:
    (folder / "out.errors.jsonl").symlink_to("mine")
    for inputs in ("a.txt", "none.txt"):
        done = quick("batch", inputs, "-o", "out.jsonl", cwd=folder)
        assert done.code == 2
        assert "out.errors.jsonl: can't be written: this is a symbolic link" in done.err
    assert (folder / "mine").read_text() == "mine"


@pytest.mark.parametrize("text", ["mine", '{"mine": 1}\n', "[" * 10_000, "null\n"])
def test_a_users_own_errors_file_is_kept(folder: Path, text: str) -> None:
    own = folder / "out.errors.jsonl"
    own.write_text(text)
    for inputs in ("a.txt", "none.txt"):
        done = quick("batch", inputs, "-o", "out.jsonl", cwd=folder)
        assert done.code == 2
        assert (
            "out.errors.jsonl: the errors of out.jsonl go there, and this file is not as claimx writes it" in done.err
        )
        assert own.read_text() == text
    assert not (folder / "out.jsonl").exists()


def test_errors_changed_by_hand_are_noticed(folder: Path) -> None:
    command = ("batch", "a.txt", "none.txt", "gone.txt", "-o", "out.jsonl")
    quick(*command, cwd=folder)
    errors = folder / "out.errors.jsonl"
    whole = errors.read_bytes()
    errors.write_bytes(whole.splitlines(keepends=True)[0])  # error records still
    quick(*command, cwd=folder)
    assert errors.read_bytes() == whole
    errors.write_bytes(whole + b"a note of mine\n")
    done = quick(*command, cwd=folder)
    assert (done.code, "move it, or give the output another name" in done.err) == (2, True)
    assert errors.read_bytes() == whole + b"a note of mine\n"
    assert is_ours(str(folder / "none")) is False


@posix
def test_a_block_that_takes_too_long_is_left() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeLimitError, match="it took longer than 1 s; give it more time"), time_limit(1):
        time.sleep(20)
    with pytest.raises(TimeLimitError), time_limit(1):
        deaf()
    assert signal.getsignal(signal.SIGALRM) == before
    told = r"longer than 2 s \(1 s for every 300,000 characters\)"  # a longer text has as much more
    with pytest.raises(TimeLimitError, match=told), time_limit(1, characters=300_001):
        time.sleep(20)
    with time_limit(1, characters=300_001):
        time.sleep(1.1)
    with time_limit(None), time_limit(1):
        pass
    time.sleep(1.1)


def deaf() -> None:
    """As a library that passes over every error once: it is called again."""
    with contextlib.suppress(Exception):
        time.sleep(20)
    time.sleep(20)


@posix
@pytest.mark.parametrize("workers", [False, True])
def test_an_article_that_never_ends_is_an_error_record(tmp_path: Path, workers: bool) -> None:
    rows = [{"id": f"r{n}", "text": "The KRAKEN came." if n == 2 else "It rained."} for n in range(5)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    if workers:
        force_workers(tmp_path)
    command = ("batch", "in.jsonl", "-o", "out.jsonl")
    done = claimx(*command, "--timeout", "2", cwd=tmp_path, **stand_in("wait"))
    assert done.code == 1, done.err
    assert "in.jsonl, line 3: it took longer than 2 s; give it more time with --timeout, or leave it out" in done.err
    (error,) = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text().splitlines()]
    assert (error["id"], error["stage"], error["type"]) == ("r2", "extract", "TimeLimitError")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 4
    # As long as before is no reason to try again; longer is.
    assert "nothing was left to do" in claimx(*command, "--timeout", "2", cwd=tmp_path, **stand_in()).err
    assert claimx(*command, cwd=tmp_path, **stand_in()).code == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 5


@posix
def test_a_worker_that_hears_nothing_is_ended(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": "The KRAKEN came." if n == 2 else "It rained."} for n in range(4)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    force_workers(tmp_path)
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--timeout", "1", cwd=tmp_path, **stand_in("hang"))
    assert done.code == 1, done.err
    assert "died, twice: it took too long; give it more time with --timeout, or leave it out" in done.err
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


@posix
def test_extract_goes_on_after_an_article_that_never_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The KRAKEN came.\n")
    (tmp_path / "b.txt").write_text("It rained.\n")
    done = claimx("extract", "a.txt", "b.txt", "--timeout", "2", cwd=tmp_path, **stand_in("wait"))
    assert done.code == 1
    assert [json.loads(line)["article"]["id"] for line in done.out.splitlines()] == ["b.txt"]
    assert "a.txt: it took longer than 2 s" in done.err


def test_what_libraries_in_other_languages_read_is_given_to_a_worker(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    done = claimx("batch", "a.html", "-o", "out.jsonl", cwd=tmp_path, **stand_in())
    assert done.code == 0, done.err
    assert json.loads((tmp_path / "out.jsonl").read_text())["article"]["title"]


def test_how_a_worker_died_in_words() -> None:
    assert str(death_of(3)) == "it ended with exit code 3"
    if sys.platform != "win32":
        assert str(death_of(-signal.SIGKILL)) == "SIGKILL, as when memory runs out"
        assert death_of(-signal.SIGPROF).cure == "give it more time with --timeout, or leave it out"
    assert failure(Item(id="x", path=None, kind="text"), TimeLimitError(7, stage="read")).seconds == 7


def children(process: int) -> list[int]:
    """All processes below this one."""
    found = [
        int(each) for task in Path(f"/proc/{process}/task").glob("*/children") for each in task.read_text().split()
    ]
    return found + [below for each in found for below in children(each)]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_run_that_is_told_to_end_leaves_no_process_and_goes_on_later(tmp_path: Path, name: str) -> None:
    write_rows(tmp_path / "in.jsonl", 60, text=SLOW * 40)
    process = started("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2", cwd=tmp_path, **stand_in(seconds=0.3))
    limit = time.monotonic() + 60
    while len(workers := children(process.pid)) < 2 and time.monotonic() < limit:
        time.sleep(0.05)
    time.sleep(1)
    number = getattr(signal, name)
    process.send_signal(number)
    said = process.communicate(timeout=30)[1].decode()
    if name == "SIGKILL":
        assert process.returncode == -number
    else:
        assert process.returncode == 128 + number
        kept = "what is done is kept in out.jsonl.state; the same command goes on where it was"
        nothing = "nothing was done yet; the same command begins anew"
        assert said.endswith(tuple(f"claimx: error: interrupted by {name}; {each}\n" for each in (kept, nothing)))
    limit = time.monotonic() + 10
    while any(Path(f"/proc/{each}").exists() for each in workers) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not [each for each in workers if Path(f"/proc/{each}").exists()]
    assert not (tmp_path / "out.jsonl").exists()
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2", cwd=tmp_path, **stand_in())
    assert done.code == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 60
    assert leftovers(tmp_path) == []


def test_one_bad_row_never_costs_the_rest_nor_blames_claimx(tmp_path: Path) -> None:
    bad: list[dict[str, object]] = [
        {"id": "long date", "text": SLOW, "date": "9" * 400},
        {"id": "odd dates", "text": SLOW, "date": [-(10**30)]},
        {"id": "surrogate \ud800", "text": f"The mayor \ud83d said it rained. {SLOW}", "title": "\udfff"},
        {"id": "nul", "text": f"a\0b {SLOW}"},
        {"id": "x" * 5_000, "text": SLOW},
        {"id": "../../a\nb\tc", "text": SLOW, "url": "javascript:\x1b[2J"},
        {"id": None, "text": 5},
        {"id": "none", "text": None},
    ]
    lines = [json.dumps(row).encode() for row in bad]
    lines += [
        b'{"id": "cut", "text": ',
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"id": 7, "text": "It rained.", "n": ' + b"9" * 9_000,
    ]
    good = [json.dumps({"id": f"good{n}", "text": SLOW}).encode() for n in range(len(lines) + 1)]
    mixed = [line for pair in zip(good, [*lines, b""], strict=True) for line in pair]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(mixed) + b"\n")
    done = quick("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.code == 1
    assert "report" not in done.err
    ids = [json.loads(line)["article"]["id"] for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert [each for each in ids if each.startswith("good")] == [f"good{n}" for n in range(len(good))]
    failed = (tmp_path / "out.errors.jsonl").read_bytes().splitlines()
    assert len(ids) + len(failed) == len(good) + len(lines)
