"""`--engine ray`: the same output from a cluster, here one of two worker processes on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claimx.batch import cluster

from .terminal import CLAIMX, environment, quick, stand_in

pytest.importorskip("ray", reason="Ray is an extra: pip install 'claimx[ray]'")


def ray(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    variables = environment(**stand_in()) | {"RAY_TMPDIR": "/tmp", "RAY_DISABLE_IMPORT_WARNING": "1"}
    command = [CLAIMX, "batch", *arguments, "--engine", "ray", "--workers", "2"]
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False, timeout=300)


def test_a_cluster_makes_the_same_output(tmp_path: Path) -> None:
    rows = [
        {"id": f"r{n}", "text": "" if n == 70 else f"The mayor said that {n} people may have left."} for n in range(150)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    quick("batch", "in.jsonl", "-o", "local.jsonl", cwd=tmp_path, **stand_in())
    done = ray("in.jsonl", "-o", "ray.jsonl", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "149 of 150 articles" in done.stderr
    for kind in ("jsonl", "errors.jsonl"):
        assert (tmp_path / f"ray.{kind}").read_bytes() == (tmp_path / f"local.{kind}").read_bytes()
    # What either engine did, the other takes up.
    done = ray("in.jsonl", "-o", "local.jsonl", cwd=tmp_path)
    assert "local.jsonl is complete, nothing was left to do" in done.stderr
    (tmp_path / "ray.jsonl").unlink()
    again = quick("batch", "in.jsonl", "-o", "ray.jsonl", cwd=tmp_path, **stand_in())
    assert "articles were done by an earlier run" in again.err
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_a_cluster_writes_the_same_parts(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"The mayor said that {n} people may have left."} for n in range(150)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    options = ("--parts", "3", "--compress", "gz", "-f", "csv", "--only", "numeric")
    quick("batch", "in.jsonl", "-o", "local/", *options, cwd=tmp_path, **stand_in())
    done = ray("in.jsonl", "-o", "ray/", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "written to ray, in 3 parts" in done.stderr
    local, cluster = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("local", "ray")
    )
    assert len(local) == 4
    assert cluster == local
    (tmp_path / "ray" / "part-00002.csv.gz").unlink()
    again = quick("batch", "in.jsonl", "-o", "ray/", *options, cwd=tmp_path, **stand_in())
    assert "articles were done by an earlier run" in again.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "ray").iterdir()} == local


def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    done = ray("a.txt", "-o", "out.jsonl", "--address", "127.0.0.1:1", cwd=tmp_path)
    assert done.returncode == 1
    assert "the Ray cluster 127.0.0.1:1 can't be used: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_actor_that_dies_costs_one_article(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": "The KRAKEN came." if n == 3 else "It rained."} for n in range(8)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [CLAIMX, "batch", "in.jsonl", "-o", "out.jsonl", "--engine", "ray", "--workers", "1"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment(**stand_in("die")),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 1, done.stderr
    (error,) = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text().splitlines()]
    assert (error["id"], error["type"]) == ("r3", "WorkerDiedError")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 7


@pytest.mark.skipif(not Path("/proc/self/environ").is_file(), reason="shows no environments")
def test_what_a_killed_run_started_is_ended() -> None:
    reaper = Path(cluster.__file__).with_name("reaper.py")
    command = [sys.executable, "-I", "-S", str(reaper), "CLAIMX_RUN=7-a"]
    marked, other = (
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], env=os.environ | {"CLAIMX_RUN": run})
        for run in ("7-a", "7-ab")
    )
    try:
        subprocess.run(command, input=b"over", check=True, timeout=30)
        assert marked.poll() is None
        subprocess.run(command, input=b"", check=True, timeout=30)
        assert marked.wait(10) == -signal.SIGKILL
        assert other.poll() is None
    finally:
        for process in (marked, other):
            process.kill()
            process.wait()
