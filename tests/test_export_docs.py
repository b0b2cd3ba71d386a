"""docs/outputs.md names every format, table and column, and the labelling interface beside it is current."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path

from claimx.cli.choices import CertaintyName, OnlyName, SourceTypeName
from claimx.export import FORMATS, write_stream
from claimx.export.labelstudio import labelling_config
from claimx.export.rows import TABLES
from claimx.record_json import to_dict

from .reports import make_report

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "outputs.md").read_text(encoding="utf-8")


def test_every_format_is_described() -> None:
    opening = PAGE.partition("\n## ")[0]
    for each in FORMATS.values():
        assert f"`{each.name}`" in opening
        assert not each.suffixes or f"`{each.suffixes[0]}`" in opening


def test_the_readme_names_every_format() -> None:
    page = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    (paragraph,) = re.findall(r"^`--format` writes .*?\n\n", page, re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`([^`]+)`", paragraph))
    assert [each.name for each in FORMATS.values() if named.isdisjoint({each.name, *each.suffixes})] == []


def test_every_column_is_described() -> None:
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL))
    assert list(sections) == list(TABLES)
    for name, section in sections.items():
        table = TABLES[name]
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.+) \|$", section, re.MULTILINE)
        wanted = [(each.name, each.type if each.required else f"{each.type} or null") for each in table.columns]
        assert [row[:2] for row in rows] == wanted
        assert f"Key: {', '.join(f'`{column}`' for column in table.key)}." in " ".join(section.split())


def test_tables_of_columns_are_current(update_golden: bool) -> None:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    page = generate.with_tables(PAGE)
    if update_golden:
        (DOCS / "outputs.md").write_text(page, encoding="utf-8")
    assert page == (DOCS / "outputs.md").read_text(encoding="utf-8"), "python docs/generate.py writes it anew"


def test_every_choice_of_claims_is_described() -> None:
    section = PAGE.partition("## Which claims\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `--only (\w+)` \|", section, re.MULTILINE) == list(OnlyName)
    assert all(f"`{each}`" in section for each in (*SourceTypeName, *CertaintyName))


def test_labelling_interface_is_current(update_golden: bool) -> None:
    if update_golden:
        (DOCS / "labelstudio.xml").write_text(labelling_config(), encoding="utf-8")
    assert (DOCS / "labelstudio.xml").read_text(encoding="utf-8") == labelling_config()


def test_r_reads_what_there_is(tmp_path: Path) -> None:
    """R is not at hand: its block at least asks for files, tables and columns that exist."""
    page = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    with_r = page.partition("## With R\n")[2]
    block = re.findall(r"^```r\n(.*?)^```", with_r, re.MULTILINE | re.DOTALL)[0]
    files = re.findall(r'"([\w.-]+\.\w+)"', block)
    assert files
    for name in files:
        write_stream([to_dict(make_report())], tmp_path / name)  # by its suffix, as the page tells
    database = next(name for name in files if name.endswith(".sqlite"))
    queries = re.findall(r'dbGetQuery\(db, "([^"]+)"\)', block)
    tables = re.findall(r'dbReadTable\(db, "(\w+)"\)', block)
    assert queries
    assert tables
    with sqlite3.connect(tmp_path / database) as connection:
        for query in (*queries, *(f'SELECT * FROM "{table}"' for table in tables)):
            assert connection.execute(query).fetchall()
    columns = set(re.findall(r"[$](\w+)", block))
    assert columns <= set(TABLES["claims"].names)
