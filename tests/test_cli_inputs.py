"""What `claimx extract` and `claimx explain` read, by the installed command."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimx import pipeline
from claimx.cli.choices import KindName, OrderName
from claimx.extraction.party import parties_of
from claimx.extraction.reading import Reading
from claimx.readers.dates import ORDERS
from claimx.readers.kinds import KINDS

from .inputs import PAGE, SENTENCES, TITLE
from .terminal import forked, quick


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    rows = [{"id": 1, "text": SENTENCES}, {"id": 2}, {"id": 3, "text": "The mayor said no."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "a.csv").write_text(f'key,title,story\nk1,Pier,"{SENTENCES}"\n')
    return tmp_path


def test_a_page(folder: Path) -> None:
    done = forked("extract", "page.html", cwd=folder)
    assert (done.code, done.err) == (0, "")
    record = json.loads(done.out)
    article = record["article"]
    assert (article["id"], article["title"], article["date"]) == ("page.html", TITLE, "2024-10-23")
    assert article["url"] == "https://harbourpost.example/news/ferry"
    for claim in record["claims"]:
        assert article["text"][claim["start"] : claim["end"]] == claim["text"]
    piped = quick("extract", "-", cwd=folder, given=gzip.compress(PAGE.encode()))
    assert json.loads(piped.out)["claims"] == record["claims"]
    explained = quick("explain", "page.html", "c1", cwd=folder)
    assert (explained.code, explained.err) == (0, "")


def test_rows_go_on_past_a_bad_one(folder: Path) -> None:
    done = quick("extract", "a.jsonl", cwd=folder)
    assert done.code == 1
    assert [json.loads(line)["article"]["id"] for line in done.out.splitlines()] == ["1", "3"]
    assert done.err.splitlines() == [
        "claimx: a.jsonl: text from 'text', id from 'id'; no field has a usual name for the date (--date-field)",
        "claimx: error: a.jsonl, line 2: no text: the field 'text' is missing",
        "claimx: error: 1 of 3 inputs failed: a.jsonl, line 2",
    ]
    done = quick("extract", "a.jsonl", "--quiet", cwd=folder, given=b"")
    assert len(done.err.splitlines()) == 2


def test_a_container_gives_an_array(folder: Path) -> None:
    done = quick("extract", "a.csv", "--format", "json", cwd=folder)
    assert [record["article"]["id"] for record in json.loads(done.out)] == ["k1"]
    assert isinstance(json.loads(quick("extract", "page.html", "--format", "json", cwd=folder).out), dict)


def test_fields_and_kinds_are_asked_for(folder: Path) -> None:
    given = (folder / "a.csv").read_bytes()
    done = quick("extract", "--from", "csv", "--text-field", "title", "--id-field", "story", cwd=folder, given=given)
    article = json.loads(done.out)["article"]
    assert (article["text"], article["id"], done.code) == ("Pier", SENTENCES, 0)
    done = quick("extract", "a.csv", "--text-field", "titel", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert done.err == "claimx: error: a.csv: no field 'titel' for --text-field; did you mean 'title'?\n"
    done = quick("extract", "page.html", "--max-bytes", "100", cwd=folder)
    assert done.err.startswith("claimx: error: page.html: longer than 100 bytes")
    assert quick("extract", "--from", "excel", cwd=folder).code == 2
    assert tuple(KindName) == KINDS
    assert tuple(OrderName) == tuple(ORDERS)


def test_explain_wants_one_article(folder: Path) -> None:
    done = quick("explain", "a.jsonl", "c1", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert re.fullmatch(r"claimx: error: a\.jsonl: it holds \d+ articles; name one: a\.jsonl#\S+\n", done.err)
    (folder / "empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    done = quick("explain", "empty.zip", "c1", cwd=folder)
    assert done.err == "claimx: error: empty.zip: there is no article in it\n"


def test_a_short_packed_file_that_is_truncated_keeps_what_came_before(folder: Path) -> None:
    rows = "".join(json.dumps({"id": f"r{n}", "text": f"The mayor said that {n} boats left."}) + "\n" for n in range(9))
    packed = gzip.compress(rows.encode())
    (folder / "cut.jsonl.gz").write_bytes(packed[:-20])
    done = quick("extract", "cut.jsonl.gz", cwd=folder)
    ids = [json.loads(line)["article"]["id"] for line in done.out.splitlines()]
    assert ids == [f"r{n}" for n in range(len(ids))]
    assert len(ids) > 3
    assert f"it is truncated; get it again; the {len(ids)} articles before that are read" in done.err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("", None, "claimx: error: '': an empty name; give that of a file or folder\n"),
        ("e.json", b"{}", "claimx: error: e.json: there are no fields in it, so no text\n"),
        ("t.zip", b"PK\x03\x04" + 40 * b"x", "the list of its files is missing, so it is truncated; get it again\n"),
    ],
)
def test_what_a_newcomer_does(folder: Path, name: str, data: bytes | None, words: str) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    done = quick("extract", name, cwd=folder)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.endswith(words)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX names")
def test_names_and_words_do_not_command_the_terminal(folder: Path) -> None:
    (folder / "two\nlines\x1b[2J.txt").write_text("")
    done = quick("extract", "two\nlines\x1b[2J.txt", cwd=folder)
    assert done.err == "claimx: error: two lines\\x1b[2J.txt: an empty file: there is nothing to read\n"
    (folder / "red\x1b[31m.txt").write_text("Quake \x1b[2J\n\nThe \x07mayor \x9bsaid that 5 people left.\n")
    for rows in ("claims", "quantities", "actors"):
        done = quick("extract", "red\x1b[31m.txt", "--format", "table", "--rows", rows, cwd=folder)
        assert not {"\x1b", "\x07", "\x9b"} & set(done.out)
    record = json.loads(quick("extract", "red\x1b[31m.txt", cwd=folder).out)
    assert record["article"]["path"] == "red\x1b[31m.txt"


@pytest.mark.parametrize("value", ["0", "-3", "x", "1.5"])
def test_numbers_that_are_none(folder: Path, value: str) -> None:
    for command in (("batch", "a.jsonl", "-o", "o.jsonl", "--workers"), ("extract", "a.jsonl", "--max-bytes")):
        done = quick(*command, value, cwd=folder)
        assert (done.code, done.out) == (2, "")
        assert f"'{value}': give a whole number from 1 on; see `claimx {command[0]} --help`\n" in done.err


def test_where_a_rule_fails_is_said_and_the_others_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(readings: Sequence[Reading], attributions: Any) -> Any:
        if any("KRAKEN" in reading.parse.text for reading in readings):
            raise KeyError("tentacle")
        return parties_of(readings, attributions)

    monkeypatch.setattr(pipeline, "parties_of", failing)
    (folder / "a.txt").write_text("The KRAKEN came.\n")
    (folder / "b.txt").write_text("It rained.\n")
    done = quick("extract", "a.txt", "b.txt", cwd=folder)
    assert (done.code, json.loads(done.out)["article"]["id"]) == (1, "b.txt")
    said = (
        r"claimx: error: a\.txt: claimx failed over it at pipeline\.py:\d+ \(KeyError: 'tentacle'\); leave it out, or "
    )
    assert re.match(said + "see with --debug what led there\n", done.err)
