"""`write_stream`: outputs appear whole or not at all, and what goes wrong is said in one line."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx.errors import InputError, OutputError
from claimx.export import FORMATS, Format, Record, check_output, write_stream
from claimx.export.files import whole_file, whole_path
from claimx.installing import install_command
from claimx.record_json import to_dict

from .reports import TEXT, make_report

EACH = [pytest.param(each, id=each.name) for each in FORMATS.values()]


def make_records(count: int = 2) -> list[Record]:
    records = [to_dict(make_report(f"{i}.txt")) for i in range(count)]
    return [record | {"article": record["article"] | {"text": TEXT}} for record in records]


def place_for(folder: Path, each: Format) -> Path:
    return folder / f"out{each.suffixes[0] if each.suffixes else ''}"


@pytest.mark.parametrize("each", EACH)
def test_every_format_is_written(each: Format, tmp_path: Path) -> None:
    target = place_for(tmp_path, each)
    write_stream(iter(make_records()), target, format=each)
    assert target.is_dir() == (each.kind == "folder")
    assert list(tmp_path.iterdir()) == [target]  # nothing is left beside it
    assert target.stat().st_mode & 0o777 == 0o777 & ~umask() & (0o777 if each.kind == "folder" else 0o666)


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("each", EACH)
def test_no_records_are_a_whole_output(each: Format, tmp_path: Path) -> None:
    write_stream([], place_for(tmp_path, each), format=each)
    assert place_for(tmp_path, each).exists()


@pytest.mark.parametrize("each", EACH)
def test_an_error_of_the_records_leaves_the_old_file(each: Format, tmp_path: Path) -> None:
    target = place_for(tmp_path, each)
    if each.kind != "folder":
        target.write_text("old", encoding="utf-8")

    def broken() -> Iterator[Record]:
        yield from make_records()
        raise OSError(5, "the shard can't be read")

    with pytest.raises(OSError, match="the shard can't be read"):
        write_stream(broken(), target, format=each)
    if each.kind == "folder":
        assert list(tmp_path.iterdir()) == []
    else:
        assert target.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("each", EACH)
def test_an_interrupt_leaves_nothing(each: Format, tmp_path: Path) -> None:
    def interrupted() -> Iterator[Record]:
        yield from make_records()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_stream(interrupted(), place_for(tmp_path, each), format=each)
    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
import json, os, resource, sys
from claimx.errors import OutputError
from claimx.export import write_stream

record = json.loads(sys.stdin.read())
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

def records():
    for i in range(100_000):  # until it is full, however little a format holds
        yield record | {"article": record["article"] | {"id": f"{i}.txt", "text": os.urandom(2500).hex()}}

try:
    write_stream(records(), sys.argv[1], format=sys.argv[2], rows="articles")
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
@pytest.mark.parametrize("each", [each for each in EACH if each.values[0].name != "table"])
def test_a_full_disk_is_said_in_one_line(each: Format, tmp_path: Path) -> None:
    target = place_for(tmp_path, each)
    if each.kind == "folder":
        pytest.skip("its files are small")
    if each.name == "html":
        pytest.skip("a page holds few articles")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target), each.name],
        input=json.dumps(make_records(1)[0]), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.startswith(f"{target}: can't be written: "), done
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_check_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(path: Path | str, name: str | None = None) -> str:
        with pytest.raises(OutputError) as caught:
            check_output(path, name)
        with pytest.raises(OutputError):  # and so does the writing itself, before it takes a record
            write_stream(iter(()), path, format=name)
        return str(caught.value)

    assert "no format has the suffix '.abc'; use .txt, .json" in said(tmp_path / "a.abc")
    assert "no format has the suffix '.xls'; Excel, LibreOffice and the like open .xlsx" in said(tmp_path / "a.xls")
    assert "there is no folder" in said(tmp_path / "none" / "a.csv")
    assert "this is a folder; give the name of a file" in said(tmp_path, "sqlite")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "work.ann").touch()
    assert "the folder is not empty; give a new name" in said(tmp_path / "full", "brat")
    (tmp_path / "file").touch()
    assert "this is a file; give the name of a folder" in said(tmp_path / "file", "brat")
    assert "there is no folder" in said(tmp_path / "none" / "brat", "brat")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert said(tmp_path / "a.parquet") == (
        f"parquet output needs pyarrow, which is not installed; try: {install_command('parquet')}"
    )
    assert f"try: {install_command('duckdb')}" in said(tmp_path / "a.duckdb")
    assert check_output(tmp_path / "a.csv") is FORMATS["csv"]


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        for name in ("a.csv", "a.sqlite"):
            with pytest.raises(OutputError, match="no permission in the folder"):
                write_stream([], tmp_path / name)
        with pytest.raises(OutputError, match="no permission in the folder"):
            write_stream([], tmp_path / "a", format="brat")
    finally:
        tmp_path.chmod(0o700)


def test_a_database_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    write_stream(make_records(), tmp_path / "a.db")
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("UPDATE claims SET text = 'corrected'")
    connection.commit()
    with pytest.raises(OutputError, match=r"a program has it open, by .*a\.db-wal; close that"):
        write_stream(make_records(), tmp_path / "a.db")
    connection.close()
    write_stream(make_records(), tmp_path / "a.db")


@pytest.mark.skipif(sys.platform == "win32", reason="no such devices there")
def test_devices_and_links(tmp_path: Path) -> None:
    write_stream(make_records(), "/dev/null", format="csv")
    if Path("/dev/full").exists():
        with pytest.raises(OutputError, match="/dev/full: can't be written: No space left on device"):
            write_stream(make_records(), "/dev/full", format="csv")
    with pytest.raises(OutputError, match="needs a file of its own"):
        write_stream(make_records(), "/dev/null", format="sqlite")
    (tmp_path / "real.db").write_text("old", encoding="utf-8")
    (tmp_path / "real.db").chmod(0o640)
    (tmp_path / "link.db").symlink_to("real.db")
    with pytest.raises(OutputError, match=r"link.db: can't be written: this is a symbolic link, to real.db"):
        write_stream(make_records(), tmp_path / "link.db")
    assert (tmp_path / "real.db").read_text(encoding="utf-8") == "old"
    write_stream(make_records(), tmp_path / "real.db")
    assert (tmp_path / "real.db").read_bytes().startswith(b"SQLite format 3")
    assert (tmp_path / "real.db").stat().st_mode & 0o777 == 0o640


def test_an_empty_folder_may_be_the_output(tmp_path: Path) -> None:
    (tmp_path / "brat").mkdir()
    write_stream(make_records(), tmp_path / "brat", format="brat")
    assert (tmp_path / "brat" / "1.ann").is_file()


def test_json_of_one_article(tmp_path: Path) -> None:
    (record,) = make_records(1)
    write_stream([record], tmp_path / "a.json", several=False)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == record
    write_stream([record], tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == [record]


def test_own_errors_pass_as_they_are(tmp_path: Path) -> None:
    def broken() -> Iterator[Record]:
        raise InputError("gone")
        yield

    for name in ("a.sqlite", "a.csv"):
        with pytest.raises(InputError, match="gone"):
            write_stream(broken(), tmp_path / name)


def test_a_record_without_its_text_is_named(tmp_path: Path) -> None:
    for name in ("brat", "labelstudio", "w3c"):
        with pytest.raises(OutputError, match=r"^ferry\.txt: its record lacks the article's text"):
            write_stream([make_report()], tmp_path / "out", format=name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_finished_has_no_name(tmp_path: Path) -> None:
    target = str(tmp_path / "a.bin")
    for open_output in (whole_file, whole_path):
        with pytest.raises(ZeroDivisionError), open_output(target):
            raise ZeroDivisionError
        assert list(tmp_path.iterdir()) == []
