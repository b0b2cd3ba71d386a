"""Settings: a flag, then a variable, then the folder's file, then the user's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimx.errors import SettingsError
from claimx.report.report import BY
from claimx.settings import REPORT_BY, Settings, is_text_encoding, load_settings, user_folder

from .terminal import quick


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "config" / "claimx").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    return tmp_path


def load(home: Path, flags: dict[str, object] | None = None, **environ: str) -> Settings:
    variables = {"XDG_CONFIG_HOME": str(home / "config"), **environ}
    return load_settings(flags or {}, environ=variables, folder=home / "here")


def test_nothing_set(home: Path) -> None:
    assert load(home) == Settings()


def test_first_of_four_counts(home: Path) -> None:
    (home / "config" / "claimx" / "claimx.toml").write_text(
        'model = "d"\nformat = "csv"\nquiet = true\ncolor = "never"'
    )
    (home / "here" / "claimx.toml").write_text('model = "c"\nformat = "tsv"\nquiet = false')
    got = load(home, {"model": "a", "format": None}, CLAIMX_MODEL="b", CLAIMX_FORMAT="json")
    assert (got.model, got.format, got.quiet, got.color) == ("a", "json", False, "never")


def test_paths_of_a_file_are_beside_it(home: Path) -> None:
    here = home / "config" / "claimx"
    (here / "claimx.toml").write_text('lexicon = ["words/my.toml", "/abs.toml"]\nmodel = "./pipeline"')
    got = load(home)
    assert got.lexicon == (here / "words" / "my.toml", Path("/abs.toml"))
    assert got.model == str(here / "pipeline")
    (here / "claimx.toml").write_text('lexicon = "my.toml"\nmodel = "en_core_web_sm"')
    assert load(home).lexicon == (here / "my.toml",)
    assert load(home).model == "en_core_web_sm"
    assert load(home).notes == ()


def test_variables(home: Path) -> None:
    got = load(
        home,
        CLAIMX_LEXICON=os.pathsep.join(["a.toml", "b.toml"]),
        CLAIMX_QUIET="yes",
        CLAIMX_DEBUG="0",
        CLAIMX_MODEL="",
    )
    assert got.lexicon == (Path("a.toml"), Path("b.toml"))
    assert (got.quiet, got.debug, got.model) == (True, False, None)


def test_flags_that_say_nothing_leave_the_rest(home: Path) -> None:
    assert load(home, {"lexicon": [], "quiet": None}, CLAIMX_QUIET="1", CLAIMX_LEXICON="a.toml").quiet


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('modle = "x"', "unknown setting 'modle'; did you mean model?"),
        ("zzz = 1", "unknown setting 'zzz'; there are model, lexicon"),
        ('quiet = "perhaps"', "quiet must be true or false"),
        ('format = "xml"', "format must be one of table, json"),
        ('format = "jsn"', "not 'jsn'; did you mean json?"),
        ("model = 3", "model must be a text"),
        ("lexicon = [1]", "lexicon must be a path or a list of paths"),
        ("quiet = ", "not a TOML file"),
    ],
)
def test_mistakes_name_file_and_cure(home: Path, text: str, words: str) -> None:
    file = home / "here" / "claimx.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(home)
    assert words in str(caught.value)
    assert str(file) in str(caught.value)


def test_mistaken_variable_is_named(home: Path) -> None:
    with pytest.raises(SettingsError, match="CLAIMX_COLOR must be one of auto, always, never, not 'blue'"):
        load(home, CLAIMX_COLOR="blue")


def test_unreadable_file(home: Path) -> None:
    (home / "here" / "claimx.toml").mkdir()
    with pytest.raises(SettingsError, match="can't be read"):
        load(home)


def test_user_folder_without_the_variable() -> None:
    assert user_folder({}).name == "claimx"
    assert user_folder({"XDG_CONFIG_HOME": "/home/ana/set"}) == Path("/home/ana/set/claimx")


def test_text_encodings() -> None:
    assert is_text_encoding("latin-1")
    assert not any(map(is_text_encoding, ("none-such", "hex", "rot13", "", "a\0b")))


def test_unknown_encoding(home: Path) -> None:
    with pytest.raises(SettingsError, match="unknown encoding 'utf-9'; give one such as"):
        load(home, {"encoding": "utf-9"})


def test_a_report_is_set_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ida Roe said the bridge was safe.", encoding="utf-8")
    (tmp_path / "claimx.toml").write_text('report_title = "My desk"\nreport_by = "date"\nreport_top = 5\n')
    assert quick("extract", "a.txt", "-o", "a.jsonl", cwd=tmp_path).code == 0
    done = quick("report", "a.jsonl", cwd=tmp_path)
    assert "<title>My desk</title>" in done.out
    assert 'sets report_title = "My desk", report_by = "date", report_top = 5' in done.err.replace('"5"', "5")
    assert "<title>Other</title>" in quick("report", "a.jsonl", "--title", "Other", cwd=tmp_path).out
    (tmp_path / "claimx.toml").write_text('report_by = "town"\n')
    done = quick("report", "a.jsonl", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "report_by must be one of outlet, date, source, not 'town'" in done.err


def test_what_a_report_sets_side_by_side() -> None:
    assert REPORT_BY == BY
