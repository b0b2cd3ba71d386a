"""`--encoding auto`: what each text and table looks like, said in the record and on stderr; UTF-8 is no guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.readers.encodings import guessed

from .reading import read_all
from .terminal import quick

LONG = """The minister, José Álvarez, said that “prices have risen by £40”: a figure the bank’s own analysts dispute.

The café owner, Zoë Müller, told reporters she “could not pay”. It would cost about 40 million, she said.
"""
FEW = "The mayor said the plan was dead. It would cost about 40 million. The bank’s plan was “dead”, she said.\n"
ONE = "The mayor of Orléans said the plan was dead, and that it would cost about 40 million.\n"


@pytest.mark.parametrize("text", [LONG, FEW, ONE])
@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "windows-1252", "mac-roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_what_english_is_written_in(text: str, name: str) -> None:
    data = text.encode(name)
    found = guessed(data)
    assert data.decode(found or "utf-8").removeprefix("\ufeff") == text
    assert (found is None) is name.startswith("utf-8")


def test_a_sample_may_end_within_a_character() -> None:
    assert guessed("“No”, she said. “".encode()[:-1]) is None


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(1000)])
def test_what_is_no_text_stays_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    found = read_all(tmp_path, folder=tmp_path, encoding="auto")
    assert not found.articles
    assert len(found.errors) == 1


def test_a_folder_of_several_encodings(tmp_path: Path) -> None:
    for name in ("utf-8", "windows-1252", "utf-16"):
        (tmp_path / f"{name}.txt").write_bytes(LONG.encode(name))
    found = read_all(tmp_path, folder=tmp_path, encoding="auto")
    assert [article.text for article in found.articles] == [LONG] * 3
    warned = {article.id: [warning.message for warning in article.warnings] for article in found.articles}
    assert warned["utf-8.txt"] == []
    assert warned["windows-1252.txt"] == ["read as windows-1252, which its bytes look like; --encoding names another"]
    assert [warning.code for article in found.articles for warning in article.warnings] == ["encoding"] * 2
    assert len(read_all(tmp_path, folder=tmp_path).errors) == 2  # nothing is guessed unasked


def test_a_table(tmp_path: Path) -> None:
    table = "id,text\n" + "".join(f'{i},"{ONE.strip()}"\n' for i in range(3))
    for name in ("windows-1252", "utf-8"):
        (tmp_path / "a.csv").write_bytes(table.encode(name))
        found = read_all(tmp_path / "a.csv", folder=tmp_path, encoding="auto")
        assert [article.text for article in found.articles] == [ONE.strip()] * 3
        assert any("read as windows-1252" in line for line in found.notices) is (name == "windows-1252")


def test_the_record_and_a_person_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ONE.encode("windows-1252"))
    done = quick("extract", "a.txt", cwd=tmp_path)
    assert done.code == 1
    assert "give the encoding it has, such as --encoding windows-1252, or auto" in done.err
    done = quick("extract", "a.txt", "--encoding", "auto", cwd=tmp_path)
    assert (done.code, "Orléans" in done.out, '"code":"encoding"' in done.out.replace(" ", "")) == (0, True, True)
    assert (
        done.err
        == "claimx: warning: a.txt: read as windows-1252, which its bytes look like; --encoding names another\n"
    )


def test_no_guess_is_an_error() -> None:
    with pytest.raises(InputError, match="no text in UTF-8, windows-1252"):
        guessed(bytes(range(128, 256)) * 50)
