"""`claimx batch -o OUT/`: an output of parts, the same whoever writes them and however often the run is stopped."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimx.batch.conduct import Parts
from claimx.batch.kept import Kept
from claimx.batch.marks import Mark
from claimx.batch.order import Target
from claimx.batch.packs import Place
from claimx.batch.planned import planned_size
from claimx.batch.shards import Shard
from claimx.batch.state import State
from claimx.batch.tasks import Result
from claimx.export import FORMATS
from claimx.readers import ReadOptions

from .terminal import CLAIMX, claimx, environment, quick, stand_in

TEXT = "The mayor said that {n} people may have left. Officials in Ardal believe that {n} tonnes of grain were lost.\n"
NOTHING_LEFT = "is complete, nothing was left to do"


def write_rows(path: Path, count: int, bad: int | None = None) -> None:
    rows = [{"id": f"r{n}", "text": "" if n == bad else TEXT.format(n=n + 2)} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rows(tmp_path / "in.jsonl", 200, bad=17)
    return tmp_path


def parts_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def times_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in sorted(folder.rglob("part-*"))}


def batch(folder: Path, output: str = "OUT/", *options: str) -> str:
    done = quick("batch", "in.jsonl", "-o", output, *options, cwd=folder, **stand_in())
    assert done.code == (": error: " in done.err), done.err
    return done.err


def test_parts_together_are_the_one_file(folder: Path) -> None:
    batch(folder, "one.jsonl")
    assert "written to OUT, in 3 parts\n" in batch(folder, "OUT/", "--parts", "3")
    parts = parts_in(folder / "OUT")
    assert list(parts) == ["_parts.json", "part-00001.jsonl", "part-00002.jsonl", "part-00003.jsonl"]
    assert b"".join(list(parts.values())[1:]) == (folder / "one.jsonl").read_bytes()
    assert (folder / "OUT.errors.jsonl").read_bytes() == (folder / "one.errors.jsonl").read_bytes()
    listed = json.loads(parts["_parts.json"])
    assert (listed["schema"], listed["complete"], listed["format"]) == ("claimx-parts/1", True, "jsonl")
    assert sum(part["articles"] for part in listed["parts"]) == 199
    assert {name: size for part in listed["parts"] for name, size in part["files"].items()} == {
        name: len(data) for name, data in parts.items() if name != "_parts.json"
    }
    assert sorted(path.name for path in folder.iterdir()) == [
        "OUT", "OUT.errors.jsonl", "OUT.state", "in.jsonl", "one.errors.jsonl", "one.jsonl", "one.jsonl.state",
    ]  # fmt: skip
    before = times_in(folder / "OUT")
    assert NOTHING_LEFT in batch(folder, "OUT", "--parts", "3")
    assert times_in(folder / "OUT") == before


def test_without_a_number_parts_have_the_usual_size(folder: Path) -> None:
    assert "written to OUT, in 1 part\n" in batch(folder)
    assert NOTHING_LEFT in batch(folder, "OUT")  # a folder of parts is known as one


@pytest.mark.parametrize("name", ["csv", "tsv", "parquet", "sqlite"])
def test_other_formats(folder: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    batch(folder, "OUT/", "--format", name, "--parts", "2")
    first = parts_in(folder / "OUT")
    assert list(first) == ["_parts.json", f"part-00001.{name}", f"part-00002.{name}"]
    shutil.rmtree(folder / "OUT")
    batch(folder, f"again.{name}/", "--parts", "2")
    assert parts_in(folder / f"again.{name}") == first


def test_parts_are_packed(folder: Path) -> None:
    pytest.importorskip("backports.zstd")
    batch(folder, "one.jsonl")
    whole = (folder / "one.jsonl").read_bytes()
    batch(folder, "A/", "--compress", "gz", "--parts", "2")
    packed = [path.read_bytes() for path in sorted((folder / "A").glob("part-*.jsonl.gz"))]
    assert b"".join(map(gzip.decompress, packed)) == whole
    batch(folder, "B/", "--compress", "zst", "--parts", "2")
    assert sorted(path.name for path in (folder / "B").iterdir())[1:] == [
        "part-00001.jsonl.zst",
        "part-00002.jsonl.zst",
    ]
    for name in ("A", "B"):
        assert quick("convert", name, "-o", f"{name}.jsonl", cwd=folder).code == 0
        assert (folder / f"{name}.jsonl").read_bytes() == whole


def test_tables_go_into_folders_of_their_own(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    duckdb = pytest.importorskip("duckdb")

    def rows_of(query: str) -> list[tuple[int]]:
        return duckdb.connect().execute(query).fetchall()

    write_rows(tmp_path / "in.jsonl", 60)
    quick("batch", "in.jsonl", "-o", "OUT/", "-f", "parquet", "--rows", "all", "--parts", "2", cwd=tmp_path)
    quick("batch", "in.jsonl", "-o", "one.db", cwd=tmp_path)
    quick("batch", "in.jsonl", "-o", "claims.parquet", cwd=tmp_path)
    out = tmp_path / "OUT"
    assert sorted(path.name for path in out.iterdir()) == [
        "_parts.json", "actors", "articles", "claim_actors", "claim_hedges", "claim_quantities", "claims", "hedges",
        "mentions", "quantities",
    ]  # fmt: skip
    assert parquet.read_table(out / "claims").equals(parquet.read_table(tmp_path / "claims.parquet"))
    with sqlite3.connect(tmp_path / "one.db") as database:
        for table in ("articles", "claims", "quantities", "hedges", "actors", "mentions", "claim_quantities"):
            (count,) = database.execute(f"select count(*) from {table}").fetchone()
            assert rows_of(f"select count(*) from '{out}/{table}/*.parquet'") == [(count,)]
            assert count > 0
    joined = f"""select count(*) from '{out}/claim_quantities/*.parquet'
        join '{out}/claims/*.parquet' using (article_id, claim_id)
        join '{out}/quantities/*.parquet' using (article_id, quantity_id)"""
    whole = f"select count(*) from '{out}/claim_quantities/*.parquet'"
    assert rows_of(joined) == rows_of(whole)
    # Another kind of rows leaves none of the first.
    done = quick("batch", "in.jsonl", "-o", "OUT/", "-f", "parquet", "--parts", "1", cwd=tmp_path)
    assert "OUT will hold claims alone, which no command of claimx reads back; --rows all writes all" in done.err
    assert sorted(path.name for path in out.iterdir()) == ["_parts.json", "part-00001.parquet"]


def test_only_some_claims(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 60)
    for name in ("one.csv", "OUT/"):
        done = quick(
            "batch", "in.jsonl", "-o", name, "-f", "csv", "--parts" if name == "OUT/" else "--workers", "2",
            "--only", "numeric", "--source", "mayer", cwd=tmp_path,
        )  # fmt: skip
        assert "nobody here goes by the name mayer" in done.err
    lines = (tmp_path / "one.csv").read_text().splitlines()
    parts = [path.read_text().splitlines() for path in sorted((tmp_path / "OUT").glob("*.csv"))]
    assert len(parts) == 2
    assert [lines[0], *(line for part in parts for line in part[1:])] == lines
    assert all(part[0] == lines[0] for part in parts)


def test_every_command_that_takes_records_takes_the_folder(tmp_path: Path) -> None:
    write_rows(tmp_path / "in.jsonl", 80)
    quick("batch", "in.jsonl", "-o", "OUT/", "--parts", "2", cwd=tmp_path)
    assert len(list((tmp_path / "OUT").glob("part-*.jsonl"))) == 2
    for command in (
        ("convert", "OUT", "-o", "c.csv"), ("view", "OUT", "r3", "-o", "v.html"), ("report", "OUT/", "-o", "r.html"),
        ("compare", "OUT", "-o", "n.html"),
    ):  # fmt: skip
        done = quick(*command, cwd=tmp_path)
        assert done.code == 0, done.err
    assert len((tmp_path / "c.csv").read_text().splitlines()) > 80
    (tmp_path / "OUT" / "a.txt").write_text("It rained.\n")
    done = quick("batch", ".", "-o", "other.jsonl", "--dry-run", cwd=tmp_path)
    assert "80 articles" in done.err  # the folder holds no articles


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "OUT/", "-f", "html"), "OUT: html is not written in parts; give --format with one of jsonl, csv, tsv,"),
        (("-o", "OUT/", "-f", "sqlite", "--rows", "claims"), "--rows claims: sqlite holds whole articles"),
        (("-o", "OUT/", "-f", "csv", "--rows", "all"), "--rows all: of csv a part holds one kind of row"),
        (("-o", "o.parquet", "--rows", "all"), "--rows all: a folder holds them, each in a folder of its own"),
        (("-o", "OUT/", "--dedupe", "drop"), "write OUT/, then: claimx convert OUT -o clean/ --dedupe drop"),
        (
            ("-o", "OUT/", "--dedupe", "note", "-f", "parquet", "--rows", "all"),
            "claimx convert OUT -o clean/ --dedupe note --format parquet --rows all",
        ),
        (("-o", "OUT/", "-f", "parquet", "--compress", "gz"), "--compress gz: parquet is no text"),
        (("-o", "o.jsonl", "--compress", "gz"), "--compress gz: it is of outputs in parts; give -o OUT/"),
        (("-o", "OUT/", "--parts", "0"), "--parts"),
        (("-o", "none/OUT/"), "there is no folder none; make it first"),
        (("-o", "in.jsonl/"), "in.jsonl: this is one of the inputs"),
        (("-o", "mine.csv/"), "mine.csv: can't be written: this is a file; give the name of a folder"),
        (("-o", "mine/"), "mine: holds notes.txt and 1 more, which claimx did not write there; give a new folder"),
        (("-o", "spark/"), "spark: holds part-00001.jsonl but no _parts.json of claimx, so that nothing in it is"),
        (("-o", "link/"), "link: can't be written: this is a symbolic link"),
        (("-o", "mine.csv", "--parts", "2"), "mine.csv: can't be written: this is a file"),
        (("-o", "data/"), "data: this is one of the inputs"),
    ],
)
def test_what_can_not_be_written(folder: Path, options: tuple[str, ...], words: str) -> None:
    for name in ("mine/notes.txt", "mine/zoo.csv", "spark/part-00001.jsonl", "data/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    (folder / "mine.csv").write_text("mine")
    (folder / "link").symlink_to("mine")
    done = quick("batch", "in.jsonl", "data", *options, cwd=folder)
    assert (done.code, done.err.count("\n")) == (2, 1), done.err
    assert words in done.err
    assert (folder / "mine" / "notes.txt").read_text() == (folder / "spark" / "part-00001.jsonl").read_text() == "mine"
    assert not list(folder.glob("*.state"))


def test_a_library_that_is_not_installed_is_told_before_the_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = quick("batch", "in.jsonl", "-o", "OUT/", "-f", "parquet", cwd=folder)
    assert (done.code, done.err.count("\n"), "parquet output needs pyarrow" in done.err) == (2, 1, True)
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl"]


def test_a_number_of_parts_needs_inputs_that_can_be_read_twice(folder: Path) -> None:
    given = (folder / "in.jsonl").read_bytes()
    done = quick("batch", "-", "--from", "jsonl", "-o", "OUT/", "--parts", "2", cwd=folder, given=given)
    assert (done.code, "--parts 2: the inputs are read twice for that" in done.err) == (2, True)
    done = quick("batch", "-", "--from", "jsonl", "-o", "OUT/", cwd=folder, given=given, **stand_in())
    assert "written to OUT, in 1 part" in done.err


def test_files_of_others_that_come_meanwhile_stay(folder: Path) -> None:
    batch(folder, "OUT/", "--parts", "2")
    (folder / "OUT" / "notes.txt").write_text("mine")
    write_rows(folder / "in.jsonl", 201, bad=17)
    before = parts_in(folder / "OUT")
    done = quick("batch", "in.jsonl", "-o", "OUT/", "--parts", "2", cwd=folder, **stand_in())
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert parts_in(folder / "OUT") == before
    (folder / "OUT" / ".hidden").write_text("mine")
    (folder / "OUT" / "notes.txt").unlink()
    batch(folder, "OUT/", "--parts", "2")
    assert (folder / "OUT" / ".hidden").read_text() == "mine"


@pytest.mark.parametrize("damage", ["cut", "gone", "other", "longer"])
def test_a_part_that_is_damaged_is_told_and_written_anew(folder: Path, damage: str) -> None:
    batch(folder, "OUT/", "--parts", "3")
    whole = parts_in(folder / "OUT")
    path = folder / "OUT" / "part-00002.jsonl"
    match damage:
        case "cut":
            os.truncate(path, 100)
        case "gone":
            path.unlink()
        case "other":
            shutil.copy(folder / "OUT" / "part-00003.jsonl", path)
        case "longer":
            path.write_bytes(path.read_bytes() + b"{}\n")
    done = quick("convert", "OUT", "-o", "c.jsonl", cwd=folder)
    assert (done.code, done.err.count("\n"), (folder / "c.jsonl").exists()) == (1, 1, False)
    what = "is missing" if damage == "gone" else "is not as it was written: "
    assert f"OUT: its part part-00002.jsonl {what}" in done.err
    times = times_in(folder / "OUT")
    assert "written to OUT, in 3 parts" in batch(folder, "OUT/", "--parts", "3")
    assert parts_in(folder / "OUT") == whole
    after = times_in(folder / "OUT")
    assert [name for name in after if after[name] != times.get(name)] == ["part-00002.jsonl"]


def test_a_list_that_is_damaged_is_written_anew(folder: Path) -> None:
    batch(folder, "OUT/", "--parts", "2")
    whole = parts_in(folder / "OUT")
    path = folder / "OUT" / "_parts.json"
    path.write_text(path.read_text().replace("199", "198").replace('"complete": true', '"complete": false'))
    done = quick("report", "OUT", "-o", "r.html", cwd=folder)
    assert "OUT: its parts are not all there: the batch that writes them has not ended; run it again" in done.err
    batch(folder, "OUT/", "--parts", "2")
    assert parts_in(folder / "OUT") == whole


def test_an_input_that_changed_costs_its_part(folder: Path) -> None:
    batch(folder, "OUT/", "--parts", "3")
    before = times_in(folder / "OUT")
    text = (folder / "in.jsonl").read_text()
    (folder / "in.jsonl").write_text(text.replace("that 192 people", "that 193 people"))
    batch(folder, "OUT/", "--parts", "3")
    after = times_in(folder / "OUT")
    assert [name for name in after if after[name] != before[name]] == ["part-00003.jsonl"]


def test_nothing_to_read_leaves_the_old_parts(folder: Path) -> None:
    batch(folder, "OUT/", "--parts", "2")
    whole = parts_in(folder / "OUT")
    (folder / "bad.txt").write_bytes(b"")
    done = quick("batch", "bad.txt", "-o", "OUT/", cwd=folder)
    assert "no article could be read; OUT stays as it was" in done.err
    assert parts_in(folder / "OUT") == whole
    done = quick("batch", "bad.txt", "-o", "NEW/", cwd=folder)
    assert "no article could be read; NEW is not written" in done.err
    assert not (folder / "NEW").exists()


def test_verify_reads_all_of_it_again(folder: Path) -> None:
    batch(folder, "OUT/", "--parts", "2")
    whole = parts_in(folder / "OUT")
    path = folder / "OUT" / "part-00001.jsonl"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=times)  # as a disk does it
    assert NOTHING_LEFT in batch(folder, "OUT/", "--parts", "2")
    assert "written to OUT, in 2 parts" in batch(folder, "OUT/", "--parts", "2", "--verify")
    assert parts_in(folder / "OUT") == whole


def test_parts_of_a_job_array_are_written_by_it(folder: Path) -> None:
    batch(folder, "whole/", "--parts", "5")
    for part in ("2/2", "1/2"):
        said = batch(folder, "OUT/", "--parts", "5", "--shard", part)
        assert "once all parts are, the same command without --shard ends OUT" in said
    assert quick("convert", "OUT", cwd=folder).code == 1
    before = times_in(folder / "OUT")
    assert len(before) == 5
    batch(folder, "OUT/", "--parts", "5")
    assert times_in(folder / "OUT") == before
    assert parts_in(folder / "OUT") == parts_in(folder / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_full_disk_stops_the_run_and_the_next_goes_on(folder: Path) -> None:
    batch(folder, "whole/", "--parts", "2")
    size = max(len(data) for data in parts_in(folder / "whole").values())
    limit = (
        f"import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size - 1}, {size - 1})); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", limit, CLAIMX, "batch", "in.jsonl", "-o", "OUT/", "--parts", "2"],
        cwd=folder, env=environment(**stand_in()), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.endswith(": can't be written: File too large\n")
    assert "OUT/part-0000" in done.stderr
    assert not list((folder / "OUT").glob(".*.tmp"))
    batch(folder, "OUT/", "--parts", "2")
    assert parts_in(folder / "OUT") == parts_in(folder / "whole")


def test_workers_write_what_one_process_writes(folder: Path) -> None:
    batch(folder, "whole/", "--parts", "4")
    (folder / "OUT.state" / "shards").mkdir(parents=True)
    (folder / "OUT.state" / "begun.json").touch()  # as after a run that was killed: by workers
    command = ("batch", "in.jsonl", "-o", "OUT/", "--parts", "4", "--workers", "2")
    assert claimx(*command, cwd=folder, **stand_in()).code == 1
    assert parts_in(folder / "OUT") == parts_in(folder / "whole")


@settings(deadline=None)
@example(sizes=[0, 0], count=2, chance=Random(1))
@given(st.lists(st.integers(0, 90), min_size=1, max_size=60), st.integers(1, 7), st.randoms(use_true_random=False))
def test_parts_depend_on_the_inputs_alone(sizes: list[int], count: int, chance: object) -> None:
    shards = [Shard(number=number, entries=(), size=float(size)) for number, size in enumerate(sizes)]

    def cut(order: list[int]) -> list[tuple[int, str, list[str]]]:
        target = Target(output="none-such", format=FORMATS["jsonl"], rows="claims", in_parts=True, parts=count)
        parts = Parts(target, Kept(State.beside("none-such")), sum(sizes) / count)
        for shard in shards:
            parts.expect(shard, parts.number_of(shard))
        parts.close()
        for number in order:
            place = Place("p", number, 1, 1)
            parts.add(Result(number=number, key=f"k{number}", mark=Mark(articles=1), place=place))
        found = sorted(parts.ready, key=lambda part: part.number)
        return [(part.number, part.stamp, [key for key, _ in part.shards]) for part in found]

    order = list(range(len(sizes)))
    whole = cut(order)
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert cut(order) == whole
    assert [number for number, _, _ in whole] == list(range(1, len(whole) + 1))
    assert [key for _, _, keys in whole for key in keys] == [f"k{number}" for number in range(len(sizes))]
    assert len(whole) <= count
    if 0 < max(sizes) * count <= sum(sizes):
        assert len(whole) == count


def test_the_size_of_the_inputs_is_counted_once_for_the_jobs_of_an_array(tmp_path: Path) -> None:
    state = State.beside(str(tmp_path / "OUT"))
    state.prepare()
    counted: list[float] = []

    def count() -> float:
        counted.append(0)
        return 1000.0 * len(counted)

    def size(*inputs: str, believe: bool = True) -> float:
        return planned_size([str(tmp_path / each) for each in inputs], ReadOptions(), state, count, believe=believe)

    (tmp_path / "news" / "a").mkdir(parents=True)
    (tmp_path / "in.jsonl").write_text("{}\n")
    assert [size("in.jsonl"), size("in.jsonl")] == [1000, 2000]  # it was changed a moment ago
    for path in (tmp_path / "in.jsonl", tmp_path / "news", tmp_path / "news" / "a"):
        os.utime(path, (1, 1))
    assert [size("in.jsonl"), size("in.jsonl"), size("in.jsonl", believe=False)] == [3000, 3000, 3000]
    assert [size("news"), size("news"), size("news", believe=False), size("news")] == [4000, 4000, 5000, 5000]
    os.utime(tmp_path / "news" / "a", (2, 2))
    assert size("news") == 6000
    assert size("none") == 7000
    assert size("in.jsonl", "news") == 8000
