"""`datapackage.json` beside CSV and TSV: every column is named, typed and explained, as it is in the file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimx.cli.compare_table import COLUMNS
from claimx.errors import OutputError
from claimx.export.datapackage import describe, field_of, slug
from claimx.export.meaning import MEANING
from claimx.export.rows import TABLES
from claimx.export.shape import columns

from .terminal import quick

TEXT = (
    "Police said at least 20 people died in the bus crash in Orano on Monday. "
    "Mayor Ada Finch said the bridge may be closed.\n"
)
CASTS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string": str,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("at least 20", "12"), encoding="utf-8")
    return tmp_path


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def check(folder: Path, resource: dict[str, Any]) -> int:
    """Hold a file against what is said of it; return how many rows it has."""
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=resource["dialect"]["delimiter"])
        fields = resource["schema"]["fields"]
        rows = list(reader)
    assert reader.fieldnames == [field["name"] for field in fields]
    for row in rows:
        for field in fields:
            cell, limits = row[field["name"]], field.get("constraints", {})
            assert cell or not limits.get("required"), field["name"]
            if cell:
                CASTS[field["type"]](cell)
                assert cell in limits.get("enum", [cell])
    keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    return len(rows)


@pytest.mark.parametrize("rows", [*TABLES][:5])
def test_each_kind_of_row(folder: Path, rows: str) -> None:
    done = quick("extract", "a.txt", "b.txt", "--rows", rows, "-o", f"{rows}.csv", "--datapackage", cwd=folder)
    assert (done.code, done.err) == (0, "")
    (resource,) = package(folder)["resources"]
    assert (resource["name"], resource["format"]) == (rows, "csv")
    assert check(folder, resource) >= 2


def test_every_command_that_writes_tables(folder: Path) -> None:
    """One package tells of all of them, each time it is written."""
    assert quick("extract", "a.txt", "b.txt", "-o", "claims.jsonl", cwd=folder).code == 0
    for arguments in (
        ("convert", "claims.jsonl", "-o", "claims.tsv"),
        ("compare", "claims.jsonl", "-o", "numbers.csv"),
        ("batch", "a.txt", "b.txt", "-o", "all.csv", "--bom", "--quiet"),
        ("convert", "claims.jsonl", "-o", "claims.tsv"),
    ):
        assert quick(*arguments, "--datapackage", cwd=folder).code == 0
    found = package(folder)
    assert [each["path"] for each in found["resources"]] == ["all.csv", "claims.tsv", "numbers.csv"]
    assert len({each["name"] for each in found["resources"]}) == 3
    assert all(check(folder, each) for each in found["resources"][1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.txt", "--datapackage"),
        ("extract", "a.txt", "-o", "a.json", "--datapackage"),
        ("compare", "a.txt", "-o", "a.html", "--datapackage"),
        ("batch", "a.txt", "-o", "out/", "--format", "csv", "--datapackage"),
    ],
)
def test_only_beside_one_table(folder: Path, arguments: tuple[str, ...]) -> None:
    done = quick(*arguments, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "--datapackage is written beside one CSV or TSV" in done.err
    assert not (folder / "datapackage.json").exists()


@pytest.mark.parametrize("there", ["{}", "[", '{"resources": [1]}', "null"])
def test_what_is_no_package_stays(folder: Path, there: str) -> None:
    (folder / "datapackage.json").write_text(there, encoding="utf-8")
    done = quick("extract", "a.txt", "-o", "a.csv", "--datapackage", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "this is no data package with resources" in done.err
    assert done.err.count("\n") == 1
    assert (folder / "datapackage.json").read_text(encoding="utf-8") == there
    assert not (folder / "a.csv").exists()


def test_what_others_say_in_the_package_stays(folder: Path) -> None:
    own = {"title": "Our data", "resources": [{"name": "a", "path": "map.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(own), encoding="utf-8")
    describe(str(folder / "a.csv"), "claims", TABLES["claims"].columns, TABLES["claims"].key)
    found = package(folder)
    assert found["title"] == "Our data"
    assert [each["name"] for each in found["resources"]] == ["a-csv", "a"]


def test_every_column_is_explained() -> None:
    tables = {"comparison": COLUMNS} | {name: table.columns for name, table in TABLES.items()}
    used = set()
    for name, its_columns in tables.items():
        for column in its_columns:
            assert len(field_of(column, name)["description"].split()) > 1
            used |= {f"{name}.{column.name}", column.name}
    assert set(MEANING) <= used, "what no table has wants no meaning"


def test_names_are_those_of_packages() -> None:
    found = [slug(name) for name in ("Claims of May", "Übersicht", "...", "a_b.1")]
    assert found == ["claims-of-may", "bersicht", "table", "a_b.1"]


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "datapackage.json").symlink_to(folder / "elsewhere.json")
    with pytest.raises(OutputError, match="symbolic link"):
        describe(str(folder / "a.csv"), "claims", columns("text!"))
