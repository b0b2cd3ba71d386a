"""Archives, of files and of pages: what came before a break is kept, and the break is said."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.readers import ReadOptions, load, open_items

from .inputs import PAGE, SENTENCES, TITLE, make_record, make_warc_gz
from .reading import read_all

FILES = {
    "news/a.txt": SENTENCES,
    "news/b.html": PAGE,
    "c.jsonl": json.dumps({"text": SENTENCES}) + "\nx\n",
    "d.md.gz": gzip.compress(SENTENCES.encode()),
    "e.png": "x",
    "__MACOSX/._a.txt": "x",
    ".hidden.txt": "x",
    "empty.txt": "",
    "odd 😀\nname.txt": SENTENCES,
    "../up.txt": SENTENCES,
}


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_tar(files: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            content = data.encode() if isinstance(data, str) else data
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "news/a.txt"
        archive.addfile(link)
    return out.getvalue()


MADE = {
    "a.zip": make_zip(FILES),
    "a.tar": make_tar(FILES),
    "a.tar.gz": make_tar(FILES, "w:gz"),
    "a.tgz": make_tar(FILES, "w:gz"),
    "a.tar.bz2": make_tar(FILES, "w:bz2"),
    "a.txz": make_tar(FILES, "w:xz"),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("piped", [False, True])
def test_archives(tmp_path: Path, name: str, piped: bool) -> None:
    (tmp_path / name).write_bytes(MADE[name])
    read = read_all(stdin=MADE[name]) if piped else read_all(tmp_path, folder=tmp_path)
    home = "-" if piped else name
    where = "standard input" if piped else name
    members = ["news/a.txt", "news/b.html", "c.jsonl#1", "d.md.gz", "odd 😀\nname.txt", "../up.txt"]
    assert read.ids == [f"{home}/{member}" for member in members]
    assert all(article.extracted for article in read.articles)
    assert {article.path for article in read.articles} == {None if piped else str(tmp_path / name)}
    assert read.articles[1].title == TITLE
    assert read.errors == [
        f"{where}, c.jsonl, line 2: not JSON: Expecting value at character 1 of the line",
        f"{where}, empty.txt: an empty file: there is nothing to read",
    ]
    assert read.error_ids == [f"{home}/c.jsonl#2", f"{home}/empty.txt"]
    assert read.notices == [
        f"{where}, c.jsonl: text from 'text'", f"{where}: left out 1 file of other kinds: 1 .png"
    ]  # fmt: skip


def test_bombs(tmp_path: Path) -> None:
    bomb = b"a " * 3_000_000
    page = b"<html><body><p>" + bomb
    inner = make_zip({"a.txt": bomb, "b.txt": SENTENCES})
    files = {"a.txt": bomb, "b.txt.gz": gzip.compress(bomb), "c.html": page, "d.zip": inner, "e.txt": SENTENCES}
    files["f.jsonl"] = b'{"text": "' + bomb + b'"}\n' + b'{"text": "It rained."}\n'
    files["g.csv"] = b"text\n" + bomb
    files["h.zip"] = make_zip({"a.zip": make_zip({"b.txt": SENTENCES})})
    for name, data in {"a.zip": make_zip(files), "b.tar.gz": make_tar(files, "w:gz")}.items():
        (tmp_path / name).write_bytes(data)
        read = read_all(tmp_path / name, max_bytes=100_000)
        home = (tmp_path / name).as_posix()
        assert read.ids == [f"{home}/d.zip/b.txt", f"{home}/e.txt", f"{home}/f.jsonl#2"]
        assert [error.split(": ", 1) for error in read.errors] == [
            [f"{name}, a.txt", "longer than 100,000 bytes: is it one article? --max-bytes raises the limit"],
            [f"{name}, b.txt.gz", "longer than 100,000 bytes: is it one article? --max-bytes raises the limit"],
            [f"{name}, c.html", "longer than 100,000 bytes: is it one article? --max-bytes raises the limit"],
            [f"{name}, d.zip, a.txt", "longer than 100,000 bytes: is it one article? --max-bytes raises the limit"],
            [f"{name}, f.jsonl, line 1", "a line longer than 1 MB; --max-bytes raises the limit"],
            [f"{name}, g.csv", "a line longer than 100,000 bytes; --max-bytes raises the limit"],
            [f"{name}, h.zip, a.zip", "an archive in an archive in an archive; unpack it first"],
        ]


def test_a_password(tmp_path: Path) -> None:
    data = bytearray(make_zip({"a.txt": SENTENCES, "b.txt": SENTENCES}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag that the first member is encrypted
        data[data.index(mark) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    read = read_all(tmp_path / "a.zip")
    assert (len(read.articles), read.errors) == (1, ["a.zip, a.txt: protected by a password; unpack it first"])


def test_damaged_zip(tmp_path: Path) -> None:
    data = make_zip({"a.txt": SENTENCES * 20, "b.txt": SENTENCES})
    file = tmp_path / "a.zip"
    at = data.index(b"a.txt") + 20
    file.write_bytes(data[:at] + bytes(20) + data[at + 20 :])
    read = read_all(file)
    assert len(read.articles) == 1
    assert read.errors[0].startswith("a.zip, a.txt: ")
    assert "damaged" in read.errors[0]
    file.write_bytes(data[:-30])
    assert read_all(file).errors == [
        "a.zip: damaged zip archive: the list of its files is missing, so it is truncated; get it again"
    ]
    file.write_bytes(make_zip({}))
    assert read_all(file).errors == ["a.zip: there is no article in it"]


def test_truncated_tar_keeps_what_came_before(tmp_path: Path) -> None:
    files = {f"{number}.txt": SENTENCES for number in range(5)}
    for name, mode, step in (("a.tar", "w", 450), ("a.tar.gz", "w:gz", 20)):
        data = make_tar(files, mode)
        end = 5 * 1024 if mode == "w" else len(data) - 40  # what follows are zeros
        for cut in range(100, end, step):
            (tmp_path / name).write_bytes(data[:cut])
            read = read_all(tmp_path / name)
            assert len(read.articles) <= (cut + 512) // 1024 or mode == "w:gz"
            assert len(read.errors) == 1, cut
            assert "truncated" in read.errors[0] or "damaged" in read.errors[0] or "not a tar" in read.errors[0]
    assert "the 2 articles before that are read" in kept(tmp_path, make_tar(files)[: 2 * 1024 + 530])
    assert "the article before that is read" in kept(tmp_path, make_tar(files)[: 1024 + 530])


def kept(folder: Path, data: bytes) -> str:
    (folder / "b.tar").write_bytes(data)
    (error,) = read_all(folder / "b.tar").errors
    return error


def test_a_tar_of_many_members_is_streamed() -> None:
    """The archive never ends; its first members come all the same."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.member = make_tar({"a.txt": SENTENCES})[:1024]
            self.rest = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.rest = self.rest or self.member
            size = min(len(buffer), len(self.rest))
            buffer[:size], self.rest = self.rest[:size], self.rest[size:]
            return size

    stream = io.BufferedReader(Endless())
    items = open_items(["-"], ReadOptions(kind="tar"), notice=print, stdin=stream)
    assert [next(items).id for _ in range(3)] == ["-/a.txt", "-/a.txt#2", "-/a.txt#3"]


warc = pytest.mark.usefixtures("_fastwarc")


@pytest.fixture
def _fastwarc() -> None:
    pytest.importorskip("fastwarc", reason="of the [warc] extra")


RECORDS = [
    make_record(),
    make_record(b"%PDF-1.4", kind="application/pdf"),
    make_record(status="404 Not Found"),
    make_record(gzip.compress(PAGE.encode()), headers="Content-Encoding: gzip\r\n"),
    make_record(
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), headers="Transfer-Encoding: chunked\r\n"
    ),
    make_record(PAGE.replace("“", '"').replace("”", '"').replace("©", "\xe9").encode("cp1252"), kind="text/html"),
    make_record("<html><body>", url="https://harbourpost.example/last"),
]


@warc
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "b.warc.gz", "a.warc.bz2"])
@pytest.mark.parametrize("piped", [False, True])
def test_warc(tmp_path: Path, name: str, piped: bool) -> None:
    import bz2  # noqa: PLC0415

    plain = b"".join(RECORDS)
    packed = {"a.warc": plain, "a.warc.gz": make_warc_gz(RECORDS), "b.warc.gz": gzip.compress(plain)}
    data = {**packed, "a.warc.bz2": bz2.compress(plain)}[name]
    (tmp_path / name).write_bytes(data)
    read = read_all(stdin=data) if piped else read_all(tmp_path / name)
    home = "-" if piped else (tmp_path / name).as_posix()
    where = "standard input" if piped else name
    assert read.ids == [f"{home}#{number}" for number in (1, 2, 3, 4)]
    assert {article.title for article in read.articles} == {TITLE}
    assert {article.url for article in read.articles} == {"https://harbourpost.example/a"}
    assert {article.date for article in read.articles} == {"2024-10-23"}
    assert read.errors == [f"{where}, page 5: no article was found in the page; save its text as .txt"]
    assert read.notices == [f"{where}: left out 1 application/pdf, 1 with status 404"]


@warc
@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_warc_keeps_what_came_before(tmp_path: Path, packed: bool) -> None:
    records = [make_record(url=f"https://harbourpost.example/{number}") for number in range(3)]
    data = make_warc_gz(records) if packed else b"".join(records)
    ends = [len(make_warc_gz(records[:n]) if packed else b"".join(records[:n])) for n in range(4)]
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    options = ReadOptions()
    for cut in range(10, len(data), 17):
        file.write_bytes(data[:cut])
        found = list(open_items([str(file)], options, notice=lambda _: None))
        whole = sum(end <= cut for end in ends[1:])
        if cut in ends or any(0 <= end - cut <= 8 for end in ends):  # nothing of a record is missing
            continue
        *items, refusal = found
        assert [item.id for item in items] == [f"{file.as_posix()}#{n + 1}" for n in range(whole)], cut
        assert "truncated" in str(refusal.error) or "damaged" in str(refusal.error) or whole == 0  # type: ignore[union-attr]


@warc
def test_damaged_and_endless_warc(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(make_record() + b"garbage\r\n\r\n" + make_record())
    read = read_all(file)
    assert len(read.articles) == 1
    assert read.errors == [
        "a.warc: damaged WARC: Invalid WARC header; get it again; the article before that is read",
    ]
    bomb = gzip.compress(b"<html>" + b"a " * 1_000_000)
    file.write_bytes(
        make_record("x" * 300_000) + make_record(bomb, headers="Content-Encoding: gzip\r\n") + make_record()
    )
    read = read_all(file, max_bytes=20_000)
    assert len(read.articles) == 1
    assert [error.split(":")[0] for error in read.errors] == ["a.warc, page 1", "a.warc, page 2"]
    file.write_bytes(make_record(warc_headers="WARC-Truncated: length\r\n"))
    assert read_all(file).notices == ["a.warc: left out 1 cut short by the crawler, yet read"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tar", "a.zip", "a.jsonl.gz", "a.txt.gz"])
def test_memory_is_bounded(tmp_path: Path, name: str) -> None:
    """Ten megabytes of articles, or one that unpacks to a hundred, take a few megabytes."""
    import tracemalloc  # noqa: PLC0415

    text = SENTENCES * 20
    rows = "".join(json.dumps({"text": text}) + "\n" for _ in range(5_000)).encode()
    files = {f"{number}.txt": text for number in range(5_000)}
    (tmp_path / name).write_bytes(
        {
            "a.jsonl": lambda: rows,
            "a.csv": lambda: b"text\n" + f'"{text}"\n'.encode() * 5_000,
            "a.tar": lambda: make_tar(files),
            "a.zip": lambda: make_zip(dict(list(files.items())[:500])),
            "a.jsonl.gz": lambda: gzip.compress(rows),
            "a.txt.gz": lambda: gzip.compress(bytes(100_000_000), 1),
        }[name]()
    )
    options = ReadOptions(max_bytes=1_000_000)
    list(open_items([str(tmp_path / name)], options, notice=lambda _: None))  # what is imported is not counted
    tracemalloc.start()
    try:
        for item in open_items([str(tmp_path / name)], options, notice=lambda _: None):
            with contextlib.suppress(InputError):
                load(item, options)  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
