"""Inputs become articles: nothing rewritten, everything unreadable named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.readers import STDIN, Input, file_input, read_articles
from claimx.readers.text import decoded, heading_of, title_of
from claimx.records import Article

TEXT = "The mayor said no.\r\nNobody “left”.\rEnd\n"


def read(path: Path, encoding: str | None = None) -> Article:
    (article,) = read_articles(file_input(str(path), encoding))
    return article


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
    (article,) = read_articles(file_input(STDIN), TEXT.encode())
    assert (article.id, article.path) == ("-", None)


def test_ids_have_forward_slashes_and_paths_stay_as_given() -> None:
    given_ = file_input("./news/a.txt")
    assert (given_.path, given_.id) == ("./news/a.txt", "news/a.txt")


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
            "not UTF-8: byte 0xe9 at offset 3; give the encoding it has, such as --encoding windows-1252",
        ),
        (b"\xef\xbb\xbfcaf\xe9 au lait", "byte 0xe9 at offset 6"),
        ("abc".encode("utf-16"), "give --encoding utf-16"),
        (b"%PDF-1.7 ...", "a PDF, not plain text"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\n <!DOCTYPE HTML><p>x", "HTML, not plain text"),
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
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.pdf")
    with pytest.raises(InputError, match="can't be read"):
        list(read_articles(file_input("a\0b.txt")))


def test_link_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match="link that leads to itself"):
        read(loop)


@pytest.mark.parametrize("name", ["a.html", "a.PDF", "a.docx", "a.jsonl", "a.gz"])
def test_other_kinds_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("It rained.", encoding="utf-8")
    with pytest.raises(InputError, match="claimx reads plain text and Markdown"):
        read(tmp_path / name)


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


@given(st.binary())
def test_bytes_never_raise_anything_else(data: bytes) -> None:
    try:
        articles = list(read_articles(Input(path=STDIN, id=STDIN), data))
    except InputError:
        return
    assert all(article.text.strip() for article in articles)
