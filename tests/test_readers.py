"""Inputs become articles: nothing rewritten, everything unreadable named."""

from __future__ import annotations

import ast
import csv
import gzip
import io
import os
import pickle
import re
import subprocess
import sys
import tomllib
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.readers import STDIN, Item, ReadOptions, Refusal, load, open_items
from claimx.readers.kinds import COMPRESSIONS, KINDS, SUFFIXES, content_of, named
from claimx.readers.text import dated, decoded, heading_of, title_of
from claimx.records import Article

from .inputs import PAGE, SENTENCES

TEXT = "The mayor said no.\r\nNobody “left”.\rEnd\n"
OPTIONS = ReadOptions()
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX names and links")


def found(*paths: Path | str, options: ReadOptions = OPTIONS, **more: Any) -> list[Item | Refusal]:
    return list(open_items([str(path) for path in paths], options, notice=more.pop("notice", lambda _: None), **more))


def read(path: Path, encoding: str | None = None) -> Article:
    options = ReadOptions(encoding=encoding)
    (item,) = found(path, options=options)
    if isinstance(item, Refusal):
        raise item.error
    return load(item, options)


def read_bytes(data: bytes, **options: Any) -> list[Article | Refusal]:
    """What standard input gives."""
    chosen = ReadOptions(**options)
    items = found(STDIN, options=chosen, stdin=io.BytesIO(data))
    return [each if isinstance(each, Refusal) else load(each, chosen) for each in items]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "article.txt"


def test_line_ends_stay_and_the_mark_goes(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    article = read(file)
    assert article.text == TEXT
    assert (article.id, article.path, article.title) == (file.as_posix(), str(file), None)
    assert not article.extracted


def test_standard_input_has_no_path() -> None:
    (article,) = read_bytes(TEXT.encode())
    assert isinstance(article, Article)
    assert (article.id, article.path, article.text, article.extracted) == ("-", None, TEXT, False)


def test_ids_have_forward_slashes_and_paths_stay_as_given() -> None:
    (item,) = found("./news/a.txt")
    assert (item.path, item.id, item.where) == ("./news/a.txt", "news/a.txt", "./news/a.txt")


@pytest.mark.parametrize("name", ["article", "article.log", "article.TXT", "article.text"])
def test_any_plain_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("It rained.", encoding="utf-8")
    assert read(tmp_path / name).text == "It rained."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty file"),
        (b" \n\t \r\n", "blanks"),
        (b"\xef\xbb\xbf", "blanks"),
        (b"abc\0def", "binary file, not text (NUL byte at offset 3)"),
        (
            b"caf\xe9 au lait",
            "not UTF-8: byte 0xe9 at offset 3; give the encoding it has, such as --encoding windows-1252, or auto",
        ),
        (b"\xef\xbb\xbfcaf\xe9 au lait", "byte 0xe9 at offset 6"),
        ("abc".encode("utf-16"), "give --encoding utf-16"),
        (b"%PDF-1.7 ...", "this is a PDF, not plain text; name it .pdf"),
        (b"PK\x03\x04....", "zip archive or an office document, not plain text; name it .zip"),
        (b"\n <!DOCTYPE HTML><p>x", "this is HTML, not plain text; name it .html"),
        (b'{"text": "It rained."}', "this is JSON, not plain text; name it .jsonl"),
        (gzip.compress(b"It rained.", mtime=0), "a gzip archive, not plain text; name it so"),
        (b"\x89PNG\r\n", "a PNG image, not plain text; claimx reads no such file"),
        (b"https://example.org/a\nhttps://example.org/b\n", "a list of addresses, no article; claimx fetches nothing"),
        (b"caf\xc3", "not UTF-8: byte 0xc3 at offset 3"),
    ],
)
def test_unreadable_bytes_say_why(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(file)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_encoding_is_used(file: Path) -> None:
    file.write_bytes("café".encode("windows-1252"))
    assert read(file, "windows-1252").text == "café"
    file.write_bytes("café".encode("utf-16"))
    assert read(file, "utf-16").text == "café"


@pytest.mark.parametrize(("data", "encoding"), [(b"caf\xe9", "ascii"), (b"a", "utf-16"), (b"a\0", "latin-1")])
def test_wrong_encoding_is_said(file: Path, data: bytes, encoding: str) -> None:
    file.write_bytes(data)
    with pytest.raises(InputError, match=encoding) as caught:
        read(file, encoding)
    assert caught.value.stage == "decode"


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file") as caught:
        read(tmp_path / "none.txt")
    assert caught.value.stage == "read"
    (refused,) = found(tmp_path, folders=False)
    assert isinstance(refused, Refusal)
    assert str(refused.error) == "this is a folder; give one of its files"
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.pdf")
    with pytest.raises(InputError, match="can't be read"):
        read(Path("a\0b.txt"))


def test_link_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match="link that leads to itself"):
        read(loop)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.doc", "an old Word document; save it as .docx"),
        ("a.XLSX", "an Excel workbook; save the sheet as .csv"),
        ("a.png", "a picture"),
        ("a.pdf", "this is named as a PDF and is none; give it the name it should have"),
        ("a.docx", "this is named as a Word document and is none"),
        ("a.gz", "this is named as gzip and is none"),
        ("a.zst", "this is named as Zstandard and is none"),
        ("a.zip", "this is named as a zip archive"),
        ("a.warc", "this is named as a WARC archive"),
        ("a.parquet", "this is named as Parquet"),
    ],
)
def test_a_name_that_lies_is_said(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text("It rained.", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert words in str(caught.value)


def test_names_say_kind_and_compression() -> None:
    assert named("news/A.HTM") == ("html", None)
    assert named("a.warc.gz") == ("warc", "gzip")
    assert named("a.tgz") == ("tar", "gzip")
    assert named("a.b.zst") == (None, "zstd")
    assert named("article") == (None, None)
    assert set(KINDS) == set(SUFFIXES.values())


def test_the_page_of_inputs_names_every_suffix_and_extra() -> None:
    root = Path(__file__).parent.parent
    page = (root / "docs" / "inputs.md").read_text(encoding="utf-8")
    missing = [suffix for suffix in (*SUFFIXES, *COMPRESSIONS) if f"`{suffix}`" not in page]
    assert missing == [".tab", ".zstd"]  # seldom seen, read all the same
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for extra in ("pdf", "parquet", "warc", "zst"):
        assert f"claimx[{extra}]" in page
        assert re.search(rf"\b{extra}\b", extras["all"][0])


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PAGE.encode(), "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><html >", "html"),
        (b"%PDF-1.4", "pdf"),
        (b'{"id": 1, "text": "x"}\n', "jsonl"),
        (b'{\n  "text": "x"\n}', "json"),
        (b'[{"text": "x"}]', "json"),
        (b"PK\x03\x04" + b"word/document.xml", "docx"),
        (b"WARC/1.0\r\n", "warc"),
        (b"PAR1", "parquet"),
        (b"\0" * 257 + b"ustar", "tar"),
    ],
)
def test_content_shows_the_kind(head: bytes, kind: str) -> None:
    content = content_of(head)
    assert content is not None
    assert content.kind == kind


@pytest.mark.parametrize("text", ["He said {no}.", "[Updated] It rained.", "<b>Rain</b>", "WARCRAFT", ""])
def test_plain_text_shows_none(text: str) -> None:
    assert content_of(text.encode()) is None


@pytest.mark.parametrize("name", ["page", "page.php", "page.aspx"])
def test_a_name_that_says_nothing_leaves_it_to_the_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    assert read(tmp_path / name).title == "Ferry sinks off Port Vell"
    (tmp_path / name).write_bytes(gzip.compress(PAGE.encode()))
    assert read(tmp_path / name).title == "Ferry sinks off Port Vell"


def test_standard_input_is_what_it_holds() -> None:
    (article,) = read_bytes(PAGE.encode())
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("-", "Ferry sinks off Port Vell")
    (article,) = read_bytes(gzip.compress(TEXT.encode()))
    assert isinstance(article, Article)
    assert article.text == TEXT
    (article,) = read_bytes(b'{"text": "It rained."}\n')
    assert isinstance(article, Article)
    assert (article.id, article.path, article.text) == ("-#1", None, "It rained.")
    (article,) = read_bytes(b"id,text\n7,It rained.\n", kind="csv")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("7", "It rained.")
    (refused,) = found(STDIN, stdin=None)
    assert refused.where == "standard input"


@posix
def test_pipes_are_read_once(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, gzip.compress(PAGE.encode()))
    os.close(writer)
    assert read(Path(f"/dev/fd/{reader}")).title == "Ferry sinks off Port Vell"
    os.close(reader)
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == []


def test_folders_are_in_code_point_order_of_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "B.html", "sub/a.txt", "sub/b/c.txt", "a b.txt", "é.txt", "sub.txt", "sub-a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SENTENCES)
    for name in (".hidden.txt", "x.xyz", "y.xyz", "z"):
        (tmp_path / name).write_text("x")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "a.txt").write_text("x")
    said: list[str] = []
    items = found(tmp_path, notice=said.append, without=[str(tmp_path / "state"), str(tmp_path / "sub.txt")])
    ids = [item.id for item in items]
    assert ids == ["B.html", "a b.txt", "a.md", "b.txt", "sub-a.txt", "sub/a.txt", "sub/b/c.txt", "é.txt"]
    assert ids == sorted(ids)
    assert items[5].path == str(tmp_path / "sub" / "a.txt")
    assert said == [f"{tmp_path}: left out 3 files of other kinds: 2 .xyz, 1 no suffix"]


@posix
def test_folders_survive_loops_dead_links_and_names(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "loop").symlink_to(news, target_is_directory=True)
    (news / "self.txt").symlink_to(news / "self.txt")
    (news / "dead.txt").symlink_to(news / "none.txt")
    (news / "two\nlines 😀.txt").write_text("It rained.")
    (Path(os.fsdecode(os.fsencode(news) + b"/latin\xe9.txt"))).write_text("It rained.")
    said: list[str] = []
    items = found(news, notice=said.append)
    assert said == [f"{news}: left out 1 file of other kinds: 1 link to a folder"]
    assert [item.id for item in items] == ["dead.txt", "latin\udce9.txt", "self.txt", "two\nlines 😀.txt"]
    assert load(items[1], OPTIONS).text == "It rained."
    for item, words in ((items[0], "no such file"), (items[2], "leads to itself")):
        with pytest.raises(InputError, match=words):
            load(item, OPTIONS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_an_unreadable_folder_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "shut").mkdir(mode=0o000)
    items = found(tmp_path)
    assert [item.id for item in items] == ["a.txt", "shut"]
    assert isinstance(items[1], Refusal)
    assert "the folder can't be listed" in str(items[1].error)


def test_a_folder_that_can_not_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "shut").mkdir()
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    first, second = found(tmp_path)
    assert (first.id, second.id, second.where) == ("a.txt", "shut", str(tmp_path / "shut"))
    assert isinstance(second, Refusal)
    assert str(second.error) == "the folder can't be listed: Permission denied"


def test_ten_thousand_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").touch()
    assert [item.id for item in found(tmp_path)] == [f"{number:05}.txt" for number in range(10_000)]


def test_ids_are_unique(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    ids = [item.id for item in found(tmp_path, tmp_path, tmp_path / "a.txt", tmp_path)]
    assert ids == ["a.txt", "a.txt#2", (tmp_path / "a.txt").as_posix(), "a.txt#3"]


def test_many_of_one_id_take_no_time() -> None:
    data = b'{"id": "x", "text": "y"}\n' * 20_000 + b'{"id": "x#5", "text": "y"}\n'
    ids = [item.id for item in found(STDIN, stdin=io.BytesIO(data))]
    assert len(set(ids)) == len(ids) == 20_001
    assert (ids[:3], ids[-1]) == (["x", "x#2", "x#3"], "x#5#2")


def test_what_nobody_foresaw_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise KeyError("two\nlines")

    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "a.jsonl").write_text('{"text": "It rained."}')
    monkeypatch.setattr("claimx.readers.text.decoded", failing)
    monkeypatch.setattr("claimx.readers.jsonl.lines_of", failing)
    for item in found(tmp_path):
        with pytest.raises(InputError, match=r"it can't be read .KeyError: .*; --debug says where"):
            raise item.error if isinstance(item, Refusal) else AssertionError(load(item, OPTIONS))


def test_plain_text_brings_no_other_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    code = "import sys; from claimx.readers import *\nfor i in open_items(sys.argv[1:], ReadOptions(), notice=print):\n"
    code += "  load(i, ReadOptions())\nprint({name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, check=True)
    assert {"claimx", "pydantic"} <= (modules := ast.literal_eval(done.stdout.decode()))
    assert not modules & {"trafilatura", "lxml", "pyarrow", "pypdf", "docx", "fastwarc", "zipfile", "tarfile", "csv"}


def test_addresses_are_not_fetched() -> None:
    (refused,) = found("https://example.org/a?b=1&c")
    assert isinstance(refused, Refusal)
    assert refused.where == "https://example.org/a?b=1&c"
    assert "fetches nothing; try: curl -sL 'https://example.org/a?b=1&c' | claimx extract -" in str(refused.error)


def test_items_travel_and_their_digest_says_what_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.")
    (item,) = found(file)
    assert pickle.loads(pickle.dumps(item)) == item
    assert isinstance(item, Item)
    before = item.digest()
    assert before == item.digest() == found(file)[0].digest()  # type: ignore[union-attr]
    file.write_text("It snowed.")
    assert item.digest() != before
    assert item.renamed("b").digest() != item.digest()
    file.unlink()
    with pytest.raises(InputError, match="no such file"):
        item.digest()


def test_the_digest_of_a_large_file_takes_no_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as large:
        large.truncate(50_000_000)
    (item,) = found(file)
    assert isinstance(item, Item)
    tracemalloc.start()
    try:
        item.digest()
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.html", "a.jsonl"])
def test_an_article_has_a_limit(tmp_path: Path, name: str) -> None:
    text = SENTENCES * 20
    content = {"a.html": f"<html><body><p>{text}</p></body></html>", "a.jsonl": f'{{"text": "{text}"}}'}.get(name, text)
    (tmp_path / name).write_bytes(gzip.compress(content.encode()) if name.endswith(".gz") else content.encode())
    options = ReadOptions(max_bytes=1_000)
    (item,) = found(tmp_path / name, options=options)
    with pytest.raises(InputError, match="longer than 1,000 bytes: is it one article") as caught:
        raise item.error if isinstance(item, Refusal) else AssertionError(load(item, options))
    assert "--max-bytes" in str(caught.value)


@pytest.mark.parametrize("suffix", [".gz", ".zst", ".bz2", ".xz"])
def test_compressed_files(tmp_path: Path, suffix: str) -> None:
    data = packed(suffix, TEXT.encode())
    file = tmp_path / f"a.txt{suffix}"
    file.write_bytes(data)
    article = read(file)
    assert (article.text, article.id, article.extracted) == (TEXT, file.as_posix(), True)
    file.write_bytes(data[:-6])
    with pytest.raises(InputError, match="truncated"):
        read(file)
    file.write_bytes(data[:12] + bytes(40) + data[30:])
    with pytest.raises(InputError, match=r"damaged|truncated"):
        read(file)


def packed(suffix: str, data: bytes) -> bytes:
    import bz2  # noqa: PLC0415
    import lzma  # noqa: PLC0415

    if suffix != ".zst":
        return {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[suffix](data)
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415
    else:
        zstd = pytest.importorskip("backports.zstd", reason="of the [zst] extra")
    return bytes(zstd.compress(data))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry sinks off Port Vell\n\nDozens drowned.", "Ferry sinks off Port Vell"),
        ("\r\n  Ferry sinks \r\n\r\nDozens drowned.", "Ferry sinks"),
        ("Ferry sinks off the U.S.\n\nDozens drowned.", "Ferry sinks off the U.S."),
        ("Ferry sinks\nDozens drowned.", None),
        ("A ferry sank on Monday.\n\nDozens drowned.", None),
        ("“It sank.”\n\nDozens drowned.", None),
        ("Ferry sinks\n\n", None),
        ("x" * 200 + "\n\nDozens drowned.", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        ("Ferry sinks\n\nTuesday, February 5, 2019\n\nDozens drowned.", "Ferry sinks", "2019-02-05"),
        ("Ferry sinks\n\nBy Ana Roe\n\nFeb. 5, 2019\n\nDozens drowned.", "Ferry sinks", "2019-02-05"),
        ("Published: 5 February 2019\r\n\r\nFerry sinks\r\n\r\nDozens drowned.", "Ferry sinks", "2019-02-05"),
        ("2019-02-05\n\nDozens drowned.", None, "2019-02-05"),
        ("Ferry of 2019\n\nMay 2019\n\nDozens drowned.", "Ferry of 2019", None),
        ("Ferry sinks\n\n3/4/2019\n\nDozens drowned.", "Ferry sinks", None),
        ("Ferry sinks\n\nOne.\n\nTwo.\n\nFebruary 5, 2019\n\nThree.", "Ferry sinks", None),
        (f"{'Dozens drowned. ' * 20}\n\nFebruary 5, 2019\n", None, None),
        ("1549324800\n\nDozens drowned.", "1549324800", None),
    ],
)
def test_a_line_that_is_a_date_is_the_articles(text: str, title: str | None, date: str | None, tmp_path: Path) -> None:
    (tmp_path / "2001-01-01.txt").write_bytes(text.encode())
    article = read(tmp_path / "2001-01-01.txt")
    assert (article.title, article.date, article.text) == (title, date or "2001-01-01", text)
    assert dated(text)[0] == date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KARSA, 9 September 2026 - The port is shut.", "2026-09-09"),
        ("Port shut\n\nKARSA, Sept. 9, 2026 (Wire) -- The port is shut.", "2026-09-09"),
        ("Port shut\n\nKARSA (Wire), Wednesday 9 September 2026 – The port is shut.", "2026-09-09"),
        ("Port shut\n\nRIO DE KARSA, Velmora, Sept. 9, 2026 /Wire/ — The port is shut.", "2026-09-09"),
        ("9 September 2026, Karsa: The port is shut.", "2026-09-09"),
        ("Wednesday, 9 September 2026 - The port is shut.", "2026-09-09"),
        ("(Karsa, 9 September 2026) The port is shut.", "2026-09-09"),
        ("KARSA, Velmora — Sept. 9, 2026 — The port is shut.", "2026-09-09"),
        ("KARSA, 2026-09-09 - The port is shut.", "2026-09-09"),
        ("Port shut\n\nBy Ida Holm | 9 September 2026\n\nThe port is shut.", "2026-09-09"),
        ("Port shut\n\nIda Holm, Karsa, 9 September 2026\n\nThe port is shut.", "2026-09-09"),
        ("KARSA, Sept. 9 (Wire) -- The port is shut.", None),  # of which year?
        ("KARSA, 31 September 2026 - The port is shut.", None),
        ("The Karsa flood, 3 May 1924: what we know\n\nThe port was shut.", None),
        ("The flood of 3 May 1924 - the worst of all - shut the port.", None),
        ("On 3 May 1924 - a Saturday - the port was shut.", None),
        ("The port was shut, Ida Holm said, 3 May 1924 - and stayed so.", None),
        ("Ida Holm (3 May 1924 - 9 September 1999) ran the port.", None),
        ("THE FLOOD OF 3 MAY 1924 - A LOOK BACK", None),
        ("KARSA, 9 September 2026 THE PORT IS SHUT", None),
        ("One.\n\nTwo.\n\nThree.\n\nKARSA, 9 September 2026 - The port is shut.", None),
        (f"{'The port is shut. ' * 10} KARSA, 9 September 2026 - It is.", None),
    ],
)
def test_a_dateline_dates_its_article(text: str, day: str | None, tmp_path: Path) -> None:
    (tmp_path / "2001-01-01.txt").write_bytes(text.encode())
    assert read(tmp_path / "2001-01-01.txt").date == (day or "2001-01-01")
    table = tmp_path / "rows.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("date", "text"), ("", text), ("2020-02-02", text)])
    articles = [load(item, OPTIONS) for item in found(table) if isinstance(item, Item)]
    assert [article.date for article in articles] == [day, "2020-02-02"]


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# Ferry sinks #\nDozens drowned.", encoding="utf-8")
    assert read(file).title == "Ferry sinks"
    assert read(file).text.startswith("# Ferry")
    assert heading_of("## Second") is None
    assert heading_of("#hash") is None
    file.write_text("Plain line\n\nDozens drowned.", encoding="utf-8")
    assert read(file).title == "Plain line"


@given(st.text(min_size=1))
def test_text_comes_back_as_it_was(text: str) -> None:
    try:
        data = text.encode()
        got = decoded(data)
    except (InputError, UnicodeEncodeError):
        return
    assert got == text.removeprefix("\ufeff")
    title_of(got)
    heading_of(got)


@settings(deadline=None)
@given(st.binary(), st.sampled_from(("text", "markdown", "html", "jsonl", "json", "csv", "tsv", "zip", "tar")))
def test_bytes_never_raise_anything_else(data: bytes, kind: str) -> None:
    options = ReadOptions(kind=kind, max_bytes=10_000)
    for item in found(STDIN, options=options, stdin=io.BytesIO(data)):
        if isinstance(item, Refusal):
            assert "\n" not in str(item.error)
            continue
        try:
            article = load(item, options)
        except InputError:
            continue
        assert article.text.strip()


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2019-01-04-harbour.txt", "2019-01-04"),
        ("wire_20190104.md", "2019-01-04"),
        ("2019_01_04", "2019-01-04"),
        ("2024-05-01/harbour.txt", None),
        ("2019-02-30-harbour.txt", None),
        ("120190104.txt", None),
        ("2019-01-04_to_2019-01-08.txt", None),
        ("04-01-2019.txt", None),
    ],
)
def test_a_text_without_a_date_has_that_of_its_name(tmp_path: Path, name: str, date: str | None) -> None:
    path = tmp_path / "2001-02-03" / name
    path.parent.mkdir(parents=True)
    path.write_text(TEXT)
    assert read(path).date == date


def test_a_row_has_the_date_of_its_own_id_alone(tmp_path: Path) -> None:
    table = tmp_path / "export-2024-05-01.csv"
    rows = ["2019/01/04/a,,The mayor said no.", "2019-01-05,2018-01-01,She said yes.", ",,He said so."]
    table.write_text("\n".join(["id,date,text", *rows]) + "\n")
    articles = [load(item, OPTIONS) for item in found(table) if isinstance(item, Item)]
    assert [article.date for article in articles] == ["2019-01-04", "2018-01-01", None]
