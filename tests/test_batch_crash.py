"""Runs that are killed, workers that die, disks that fill: nothing is lost, nothing doubled, no half line."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .states import packs_in
from .terminal import CLAIMX, claimx, environment, quick, stand_in, started

if sys.platform == "win32":
    pytest.skip("POSIX signals and limits", allow_module_level=True)

KILLS = 6
PATIENT = stand_in(seconds=0.02)
SLOW = "The mayor of the town said on Monday that at least 20 people may have left the old harbour. "


def write_rows(path: Path, count: int, *, bad: int | None = None, text: str = SLOW * 4) -> None:
    rows = [{"id": f"r{n}", "text": "" if n == bad else f"{text}Number {n} fell."} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def force_workers(folder: Path) -> None:
    """As after a run that was killed: worker processes, however little there is to do."""
    (folder / "out.jsonl.state" / "shards").mkdir(parents=True)
    (folder / "out.jsonl.state" / "begun.json").write_text('{"schema": "claimx-state/2"}')


def output_of(folder: Path, name: str) -> tuple[bytes, bytes]:
    return (folder / f"{name}.jsonl").read_bytes(), (folder / f"{name}.errors.jsonl").read_bytes()


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in {".tmp", ".at"}]


def test_kills_at_random_moments_change_nothing(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 100, bad=17)
    begun = time.monotonic()
    claimx("batch", "in.jsonl", "-o", "whole.jsonl", "--workers", "1", cwd=tmp_path, **PATIENT)
    took = time.monotonic() - begun
    force_workers(tmp_path)
    chance = random.Random(8)
    command = ("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2")
    for _ in range(KILLS):
        process = started(*command, cwd=tmp_path, **PATIENT)
        try:
            process.wait(chance.uniform(0.2, took))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        # Where it was done before, the next run has nothing to do, and must change nothing either.
        if (tmp_path / "out.jsonl").exists():
            assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert claimx(*command, cwd=tmp_path, **PATIENT).code == 1
    assert output_of(tmp_path, "out") == output_of(tmp_path, "whole")
    time.sleep(0.1)
    assert leftovers(tmp_path) == []


def test_kills_at_random_moments_leave_parts_whole_or_away(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 160, bad=17)
    options = ("in.jsonl", "--workers", "2", "--parts", "4", "-f", "csv")
    begun = time.monotonic()
    claimx("batch", *options, "-o", "whole/", cwd=tmp_path, **PATIENT)
    took = time.monotonic() - begun
    whole = {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
    assert len(whole) == 5
    (tmp_path / "out.state" / "shards").mkdir(parents=True)
    (tmp_path / "out.state" / "begun.json").touch()
    chance = random.Random(9)
    for _ in range(KILLS):
        process = started("batch", *options, "-o", "out/", cwd=tmp_path, **PATIENT)
        try:
            process.wait(chance.uniform(0.3, took))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        for path in (tmp_path / "out").glob("part-*"):
            assert path.read_bytes() == whole[path.name]
    assert claimx("batch", *options, "-o", "out/", cwd=tmp_path, **PATIENT).code == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == whole
    assert leftovers(tmp_path) == []


def test_an_article_that_kills_its_worker_costs_itself_alone(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 90)
    lines = (tmp_path / "in.jsonl").read_text().splitlines(keepends=True)
    claimx("batch", "in.jsonl", "-o", "whole.jsonl", cwd=tmp_path, **stand_in())
    for place in (30, 31, 80):
        lines[place] = json.dumps({"id": f"r{place}", "text": "The KRAKEN came."}) + "\n"
    (tmp_path / "in.jsonl").write_text("".join(lines))
    force_workers(tmp_path)
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2", cwd=tmp_path, **stand_in("die"))
    assert done.code == 1
    errors = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text().splitlines()]
    assert [(each["id"], each["stage"], each["type"]) for each in errors] == [
        (f"r{place}", "extract", "WorkerDiedError") for place in (30, 31, 80)
    ]
    assert "died, twice: SIGKILL, as when memory runs out" in errors[0]["message"]
    kept = [line for line in (tmp_path / "whole.jsonl").read_text().splitlines() if not is_lost(line)]
    assert (tmp_path / "out.jsonl").read_text().splitlines() == kept
    assert leftovers(tmp_path) == []
    # Where memory was short then, it may suffice now: the next run tries again.
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "2", cwd=tmp_path, **stand_in())
    assert done.code == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 90


def is_lost(line: str) -> bool:
    return json.loads(line)["article"]["id"] in {"r30", "r31", "r80"}


def test_a_small_job_that_an_article_killed_is_done_by_workers(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": "The KRAKEN came." if n == 1 else "It rained."} for n in range(3)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert claimx("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path, **stand_in("die")).code == -9
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path, **stand_in("die"))
    assert done.code == 1
    assert "in.jsonl, line 2: the worker process that read it died, twice" in done.err
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2


def test_workers_that_die_of_everything_end_the_run(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": "KRAKEN"} for n in range(30)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    force_workers(tmp_path)
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--workers", "1", cwd=tmp_path, **stand_in("die"))
    assert done.code == 1
    assert "worker processes keep dying (SIGKILL" in done.err
    assert not (tmp_path / "out.jsonl").exists()


def test_a_second_run_into_the_same_output_stops(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 60)
    first = started("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path, **stand_in(seconds=1))
    while not (tmp_path / "out.jsonl.state" / "begun.json").exists():
        time.sleep(0.05)
        assert first.poll() is None
    done = claimx("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    part = claimx("batch", "in.jsonl", "-o", "out.jsonl", "--shard", "1/2", cwd=tmp_path)
    first.kill()
    first.communicate()
    for each in (done, part):
        assert each.code == 2
        assert each.err.endswith(
            "claimx: error: out.jsonl: another run is writing it; wait for its end, or give another output\n"
        )


def test_a_full_disk_stops_the_run_and_the_next_goes_on(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 40, text=SLOW)
    limit = (
        "import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700)); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", limit, CLAIMX, "batch", "in.jsonl", "-o", "out.jsonl"],
        cwd=tmp_path, env=environment(**stand_in()), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.endswith("claimx: error: out.jsonl.state: can't be written: File too large\n")
    assert not (tmp_path / "out.jsonl").exists()
    assert leftovers(tmp_path) == []
    assert claimx("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path, **stand_in()).code == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 40


def test_a_damaged_shard_is_redone(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 3)
    quick("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    whole = (tmp_path / "out.jsonl").read_bytes()
    (data,) = packs_in(tmp_path / "out.jsonl.state")
    data.write_bytes(b"x" * data.stat().st_size)
    done = quick("batch", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.code == 0
    assert "written to out.jsonl" in done.err
    assert (tmp_path / "out.jsonl").read_bytes() == whole


def test_an_input_that_vanishes_is_an_error_record(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "news" / name).write_text(SLOW)
    quick("batch", "news", "-o", "out.jsonl", cwd=tmp_path)
    (tmp_path / "news" / "b.txt").unlink()
    (tmp_path / "news" / "b.txt").symlink_to("nowhere")
    done = quick("batch", "news", "-o", "out.jsonl", cwd=tmp_path)
    assert done.code == 1
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1
    assert json.loads((tmp_path / "out.errors.jsonl").read_text())["id"] == "b.txt"
