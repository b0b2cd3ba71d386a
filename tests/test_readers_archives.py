"""Archives, of files and of pages: what came before a break is kept, and the break is said."""

from __future__ import annotations

import contextlib
import gc
import gzip
import io
import json
import re
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.readers import ReadOptions, load, open_items
from claimx.readers.responses import body_of

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
    left_out = "2 files of other kinds: 1 .png, 1 link" if "zip" not in name else "1 file of other kinds: 1 .png"
    assert read.notices == [
        f"{where}, c.jsonl: text from 'text'; no field has a usual name for the date (--date-field)",
        f"{where}: left out {left_out}"
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
            [f"{name}, f.jsonl, line 1", "a line longer than 500,000 bytes; --max-bytes raises the limit"],
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
    at = data.index(b"PK\x01\x02") + 33  # a comment of 256 bytes, in which the second file disappears
    file.write_bytes(data[:at] + b"\x01" + data[at + 1 :])
    read = read_all(file)
    assert len(read.articles) <= 1
    assert "damaged zip archive" in read.errors[-1]
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
            assert any(word in read.errors[0] for word in ("truncated", "damaged", "named as a tar"))
    assert "the 2 articles before that are read" in kept(tmp_path, make_tar(files)[: 2 * 1024 + 530])
    assert "the article before that is read" in kept(tmp_path, make_tar(files)[: 1024 + 530])


def kept(folder: Path, data: bytes) -> str:
    (folder / "b.tar").write_bytes(data)
    (error,) = read_all(folder / "b.tar").errors
    return error


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_tar_is_never_read_in_silence(tmp_path: Path, packed: bool) -> None:
    files = {f"{number}.txt": f"{SENTENCES} {number}" for number in range(6)}
    data = make_tar(files, "w:gz" if packed else "w")
    plain = [*map(str.encode, files.values())]
    file = tmp_path / ("a.tar.gz" if packed else "a.tar")
    for at in range(0, len(data), 7 if packed else 211):
        file.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        read = read_all(file)
        # Text in an archive that is not packed has no checksum; a name has one, and so has all that is packed.
        if len(read.articles) < len(files):
            assert read.errors or read.notices, at
        elif packed and at not in range(4, 10):  # the time it was packed at
            assert read.errors or [article.text.encode() for article in read.articles] == plain, at


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data[: 2 * 1024], "it is truncated"),
        (lambda data: data[: 2 * 1024 + 512], "it is truncated"),
        (lambda data: data[:1024] + bytes(512) + data[1536:], "it goes on after its end"),
        (lambda data: data[:1024] + b"x" * 512 + data[1536:], "a header is broken"),
        (lambda data: data + data, "it goes on after its end"),
    ],
)
def test_the_end_of_a_tar(tmp_path: Path, change: Callable[[bytes], bytes], words: str) -> None:
    whole = make_tar({"a.txt": SENTENCES, "b.txt": SENTENCES})
    assert words in kept(tmp_path, change(whole))


def test_links_in_a_tar_are_noted(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.REGTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.SYMTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, "a.txt", len(SENTENCES) * (kind == tarfile.REGTYPE)
            archive.addfile(info, io.BytesIO(SENTENCES.encode()))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    assert read_all(tmp_path / "a.tar").notices == ["a.tar: left out 2 files of other kinds: 2 link"]


def bomb_tar() -> bytes:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 60_000_000
    return gzip.compress(info.tobuf(tarfile.GNU_FORMAT) + b"a" * info.size + make_tar({"a.txt": SENTENCES}))


def bomb_zip() -> bytes:
    file, entry = re.findall(rb"PK.*?(?=PK)", make_zip({"a.txt": ""}), re.DOTALL)
    listing = entry * 800_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(listing), len(file), 0)
    return make_zip({"inner.zip": file + listing + end})


def bomb_docx() -> bytes:
    body = "<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 200_000
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return make_zip({
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    })  # fmt: skip


def bomb_parquet() -> bytes:
    pa = pytest.importorskip("pyarrow", reason="of the [parquet] extra")
    from pyarrow import parquet  # noqa: PLC0415

    out = io.BytesIO()
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 100, pa.int32()), pa.array(["The mayor said no. " * 100_000]))
    parquet.write_table(pa.table({"text": same.cast(pa.string())}), out, compression="zstd")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.tar.gz", bomb_tar, "damaged tar archive: a name of 60 MB"),
        ("a.zip", bomb_zip, "a list of files of 41 MB; unpack it to a folder, or make it a tar archive"),
        ("a.docx", bomb_docx, None),
        ("a.parquet", bomb_parquet, None),
        ("a.jsonl.gz", lambda: gzip.compress(b'{"text": "' + b"[" + b'", "x": [' + b"[]," * 15_000_000 + b"1]}\n"),
         "JSON of too many values of the line: they would fill the memory"),
        ("a.json.gz", lambda: gzip.compress(b'[{"text": "x"}' + b",{}" * 10_000_000 + b"]"),
         "JSON of too many values of the file: they would fill the memory"),
        ("a.warc", lambda: make_record(gzip.compress(bytes(150_000_000)), headers="Content-Encoding: gzip\r\n"),
         "longer than 20 MB"),
    ],
)  # fmt: skip
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux says how much memory a process took")
def test_small_files_do_not_fill_the_memory(
    tmp_path: Path, name: str, make: Callable[[], bytes], words: str | None
) -> None:
    if name == "a.warc":
        pytest.importorskip("fastwarc", reason="of the [warc] extra")
    (tmp_path / name).write_bytes(make())
    code = f"""
from pathlib import Path
from claimx.readers import ReadOptions, Refusal, load, open_items
for item in open_items([{str(tmp_path / name)!r}], ReadOptions(), notice=lambda _: None):
    print(item.error if isinstance(item, Refusal) else "read" * bool(load(item, ReadOptions()).text))
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    *lines, kilobytes = done.stdout.splitlines()
    assert int(kilobytes) < 500_000
    assert words in lines[-1] if words else set(lines) == {"read"}


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


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(each), each) for each in (data[:500], data[500:], b""))


try:
    import brotli

    BROTLI = brotli.compress(PAGE.encode())
except ImportError:
    BROTLI = PAGE.encode()

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
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        # As the crawls of news sites before May 2019 keep them: the headers tell of an encoding that was undone.
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Content-Encoding: zstd\r\n"),
        (PAGE.encode(), "Content-Encoding: nothing-known\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (zlib.compress(PAGE.encode(), wbits=-15), "Content-Encoding: deflate\r\n"),
        (gzip.compress(PAGE[:900].encode()) + gzip.compress(PAGE[900:].encode()), "Content-Encoding: x-gzip\r\n"),
        (chunked(gzip.compress(PAGE.encode())), "Content-Encoding: gzip\r\nTransfer-Encoding: Chunked\r\n"),
        (chunked(PAGE.encode())[:-40], "Transfer-Encoding: chunked\r\n"),
        (BROTLI, "Content-Encoding: br\r\n"),
    ],
)
def test_bodies_of_pages(tmp_path: Path, body: bytes, headers: str) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(make_record() + make_record(body, headers=headers) + make_record())
    read = read_all(file)
    assert read.errors == []
    assert [article.title for article in read.articles] == [TITLE] * 3


@given(
    st.binary(), st.sampled_from(["", "chunked"]), st.sampled_from(["", "gzip", "deflate", "br", "zstd", "gzip, br"])
)
def test_bodies_never_raise(data: bytes, transfer: str, content: str) -> None:
    assert len(body_of(data, transfer, content, 10_000)) <= 10_000


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
    gc.freeze()  # what other tests hold would make the collector wait longer than in a process of its own
    gc.collect()
    tracemalloc.start()
    try:
        for item in open_items([str(tmp_path / name)], options, notice=lambda _: None):
            with contextlib.suppress(InputError):
                load(item, options)  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()
    assert peak < 5_000_000
