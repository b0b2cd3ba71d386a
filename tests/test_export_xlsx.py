"""A workbook holds the rows of all kinds; nothing in it is a formula, and what Excel can't hold is kept or said."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from claimx.export import ROWS, write_stream
from claimx.export.rows import TABLES
from claimx.export.xlsx import CUT, MOST_CHARACTERS
from claimx.record_json import to_dict

from .reports import make_report
from .test_export_tables import records

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FIRST_DAY = 36526  # of the year 2000


def sheets_of(path: Path) -> dict[str, list[dict[str, str | float | bool]]]:
    """By the name of a sheet, in order: its rows, each cell by its letter, as Excel reads them."""
    with zipfile.ZipFile(path) as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))
        names = [each.attrib["name"] for each in book.iterfind("x:sheets/x:sheet", SPACE)]
        pages = [ET.fromstring(file.read(f"xl/worksheets/sheet{i}.xml")) for i in range(1, len(names) + 1)]
    assert all(page.find(".//x:f", SPACE) is None for page in pages)  # a formula
    rows = [[cells_of(row) for row in page.iterfind(".//x:row", SPACE)] for page in pages]
    return dict(zip(names, rows, strict=True))


def cells_of(row: ET.Element) -> dict[str, str | float | bool]:
    out: dict[str, str | float | bool] = {}
    for cell in row:
        letter = re.sub(r"\d", "", cell.attrib["r"])
        value = cell.find("x:v", SPACE)
        if value is None:
            words = "".join(each.text or "" for each in cell.iterfind(".//x:t", SPACE))
            out[letter] = re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), words)
        else:
            number = float(value.text or "nan")
            out[letter] = bool(number) if cell.attrib.get("t") == "b" else number
    return out


WHOLE_TEXT = ("articles", "text")


def test_a_sheet_for_each_kind_of_row(tmp_path: Path) -> None:
    given = [to_dict(make_report("a.txt")), to_dict(make_report("b.txt"))]
    write_stream(given, tmp_path / "x.xlsx", rows="hedges")
    sheets = sheets_of(tmp_path / "x.xlsx")
    assert list(sheets) == ["hedges", "claims", "articles", "quantities", "actors"]
    assert set(sheets) == set(ROWS)
    for name, (header, *rows) in sheets.items():
        assert tuple(header.values()) == tuple(each for each in TABLES[name].names if (name, each) != WHOLE_TEXT)
        assert len(rows) == sum(len(list(TABLES[name].of(record))) for record in given)
    first = dict(zip(sheets["quantities"][0].values(), sheets["quantities"][0], strict=True))
    row = sheets["quantities"][1]
    assert (row[first["low"]], row[first["of"]], row[first["source"]]) == (24.0, "people", "the coastguard")
    claims = dict(zip(sheets["claims"][0].values(), sheets["claims"][0], strict=True))
    assert sheets["claims"][1][claims["attributed"]] is True


def test_words_of_every_kind_stay_as_they_are(tmp_path: Path) -> None:
    write_stream(records(), tmp_path / "x.xlsx")
    sheets = sheets_of(tmp_path / "x.xlsx")
    names = {name: letter for letter, name in sheets["claims"][0].items()}
    evil = next(row for row in sheets["claims"] if str(row.get(names["text"], "")).startswith("="))
    assert str(evil[names["text"]]).startswith("=1+1\n\"quoted\", 'single'; é 😀")
    assert evil[names["date"]] == FIRST_DAY + 8887  # 2024-05-01
    numbers = {name: letter for letter, name in sheets["quantities"][0].items()}
    lows = [row.get(numbers["low"]) for row in sheets["quantities"][1:]]
    assert 2.5 in lows
    assert str(float(2**63)) in lows  # Excel would round it
    assert "inf" in lows


def test_more_rows_than_a_sheet_takes_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.export.xlsx.MOST_ROWS", 3)
    said: list[str] = []
    write_stream([to_dict(make_report(f"{i}.txt")) for i in range(3)], tmp_path / "x.xlsx", notice=said.append)
    sheets = sheets_of(tmp_path / "x.xlsx")
    counts = {name: len(rows) - 1 for name, rows in sheets.items() if name.startswith("claims")}
    assert counts == {"claims": 2, "claims 2": 2, "claims 3": 2}
    assert len({tuple(sheets[name][0].values()) for name in counts}) == 1
    where = "they go on in claims 2 to claims 3; csv, parquet and sqlite keep them together"
    assert said[0] == f"6 rows of claims, of which a sheet of Excel takes 2: {where}"


def test_text_longer_than_a_cell_takes_is_cut_and_said(tmp_path: Path) -> None:
    report = make_report()
    said: list[str] = []
    for text, fits in (("a" * MOST_CHARACTERS, True), ("😀" * MOST_CHARACTERS, False)):
        long = replace(report, article=replace(report.article, text=text))
        write_stream([to_dict(long)], tmp_path / "y.xlsx", notice=said.append)
        write_stream([to_dict(long)], tmp_path / "x.xlsx", rows="articles", notice=said.append)
        header, row = sheets_of(tmp_path / "x.xlsx")["articles"]
        (letter,) = (letter for letter, name in header.items() if name == "text")
        found = str(row[letter])
        assert (found == text) is fits
        assert len(found.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert fits or found.endswith(CUT)
    assert len(said) == 1
    assert said[0].startswith("1 cell held more than the 32,767 characters")


def test_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_stream(records(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_long_texts_are_wrapped(tmp_path: Path) -> None:
    write_stream(records(), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        styles = ET.fromstring(file.read("xl/styles.xml")).findall("x:cellXfs/x:xf", SPACE)
        pages = [ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml")) for number in (1, 2)]
    wraps = [any(each.get("wrapText") for each in style.iterfind("x:alignment", SPACE)) for style in styles]

    def is_wrapped(page: ET.Element, letter: str) -> bool:
        cells = [cell for cell in page.iterfind(".//x:c", SPACE) if cell.attrib["r"] == f"{letter}2"]
        return wraps[int(cells[0].attrib["s"])]

    letters = [{name: letter for letter, name in rows[0].items()} for rows in sheets_of(tmp_path / "x.xlsx").values()]
    assert is_wrapped(pages[0], letters[0]["content"])
    assert not is_wrapped(pages[0], letters[0]["certainty"])
    assert is_wrapped(pages[1], letters[1]["title"])
    assert not is_wrapped(pages[1], letters[1]["path"])
    tops = {each.get("vertical") for style in styles for each in style.iterfind("x:alignment", SPACE)}
    assert tops == {"top"}
