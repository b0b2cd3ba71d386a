"""What a stranger's folder, article or pipeline may try: to be run, to be loaded, to command the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claimx.export.delimited import cell
from claimx.installing import LIBRARIES, download_command, install_command
from claimx.models import embedded_model_path, is_package
from claimx.visible import harmless, visible

from .terminal import claimx, claimx_at_terminal, environment, forked, quick
from .test_batch_crash import force_workers

ROOT = Path(__file__).parent.parent
PLANTED = ("pickle", "json", "spacy", "multiprocessing", "socket", "ray", "typing")
ESCAPE = "\x1b]0;owned\x07\x1b[2J"
COMMANDING = (
    f"The mayor of Port{ESCAPE} Vell\x9b31m said on Monday that 20 people{ESCAPE} may have left. \u202eevil\u202c\n"
)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder of articles with modules among them that leave a file behind when they run."""
    (tmp_path / "a.txt").write_text("The mayor said on Monday that 20 people may have left.\n")
    for name in PLANTED:
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'RAN')!r}, 'a').write({name!r})\n")
    return tmp_path


def test_batch_workers_run_nothing_of_the_folder(planted: Path) -> None:
    force_workers(planted)
    done = claimx("batch", "a.txt", "-o", "out.jsonl", "--workers", "2", cwd=planted)
    assert done.code == 0, done.err
    assert not (planted / "RAN").exists()


def test_extract_and_the_module_run_nothing_of_the_folder(planted: Path) -> None:
    (planted / "typing.py").unlink()  # which Python itself may load before a word of ours is read; -P keeps it out
    assert claimx("extract", "a.txt", cwd=planted).code == 0
    for flags in ((), ("-P",)):
        done = subprocess.run(
            [sys.executable, *flags, "-m", "claimx", "extract", "a.txt"],
            cwd=planted, env=environment(), capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert not (planted / "RAN").exists()


def test_ray_workers_run_nothing_of_the_folder(planted: Path) -> None:
    pytest.importorskip("ray", reason="Ray is an extra")
    done = claimx("batch", "a.txt", "-o", "out.jsonl", "--engine", "ray", "--workers", "1", cwd=planted)
    assert done.code == 0, done.err
    assert not (planted / "RAN").exists()


def test_a_model_s_name_means_the_package(tmp_path: Path) -> None:
    """A folder of that name beside the articles is not loaded for it."""
    (tmp_path / "a.txt").write_text("It rained.\n")
    (tmp_path / "en_core_web_none").symlink_to(embedded_model_path())
    for command in (("extract", "a.txt"), ("model",)):
        done = quick(*command, "--model", "en_core_web_none", cwd=tmp_path)
        assert done.code == 3
        assert done.err.endswith("is installed; for the folder of that name give ./en_core_web_none\n")
        assert quick(*command, "--model", "./en_core_web_none", cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", ["./a", "../a", "a/b", "/a", "~/a", "."])
def test_paths_look_like_paths(name: str) -> None:
    assert not is_package(name)
    assert is_package("en_core_web_sm")


def test_a_model_that_is_missing_is_fetched_from_spacys_own_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    done = quick("extract", "a.txt", "--model", "en_core_web_trf", cwd=tmp_path)
    assert f"try: {download_command('en_core_web_trf')}" in done.err
    assert "pip install" not in done.err
    assert " download " not in quick("extract", "a.txt", "--model", "newsmodel", cwd=tmp_path).err


def test_hints_name_the_libraries_of_the_extras_and_this_python(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for extra, libraries in LIBRARIES.items():
        assert [each.partition(">")[0].strip() for each in extras[extra]] == list(libraries)
    assert install_command("pdf") == f"{sys.executable} -m pip install 'pypdf[crypto]'"
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "claimx"))
    (tmp_path / "claimx").mkdir()
    (tmp_path / "claimx" / "pipx_metadata.json").touch()
    assert install_command("ray") == "pipx inject claimx ray"
    (tmp_path / "claimx" / "pipx_metadata.json").rename(tmp_path / "claimx" / "uv-receipt.toml")
    assert install_command("duckdb") == f"uv pip install --python {sys.executable} duckdb pyarrow"


@pytest.mark.parametrize(
    "blank",
    ["", " ", "\t", "\n", "\r", "\v", "\f", "\x1f", "\xa0", "\u2003", "\u3000", "\u200b", "\ufeff", "\u202e", " \xa0"],
)
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_cell_is_a_formula(blank: str, sign: str) -> None:
    assert cell(f"{blank}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", " ", "a=b", "1 - 2", "– said", "\xa0Roe", "'=1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_text_that_commands_is_spelled_out() -> None:
    assert visible("a\x1b[2J\nb\u2028c") == "a\\x1b[2J b c"
    assert visible("\x9b\u202e\x7f") == "\\u009b\\u202e\\u007f"
    assert harmless("a\tb\n\x1b[31mc\x1b[0m") == "a\tb\n\\x1b[31mc\\x1b[0m"
    assert harmless("a\x1b[31mc\x1b[0m\x1b]0;x\x07\r", colored=True) == "a\x1b[31mc\x1b[0m\\x1b]0;x\\x07\\x0d"
    assert json.loads(harmless('"\x9b\u202e"')) == "\x9b\u202e"


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
@pytest.mark.parametrize(
    "command",
    [
        *(
            ("extract", "a.txt", "--format", name)
            for name in ("table", "json", "jsonl", "csv", "tsv", "markdown", "w3c")
        ),
        ("extract", "a.txt", "--rows", "quantities"),
        *(("explain", "a.txt", record) for record in ("c1", "q1", "a1", "h1")),
        ("explain", "a.txt", "--trace", "said"),
        ("explain", "a.txt", "c1", "--format", "json"),
        ("model", "--model", "./stranger"),
        ("model", "--model", "./stranger", "--format", "json"),
        ("extract", "none\x1b[2J.txt"),
    ],
)
def test_nothing_commands_the_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(COMMANDING)
    folder = tmp_path / "stranger"
    folder.mkdir()
    (folder / "meta.json").write_text(json.dumps({"name": f"x{ESCAPE}", "license": "\x9b31m"}, ensure_ascii=False))
    (folder / "MODEL_CARD.md").write_text(f"# Card {ESCAPE}\n")
    shown = claimx_at_terminal(*command, cwd=tmp_path, NO_COLOR="1").out
    assert shown
    assert not [character for character in shown if character not in "\n\t" and not character.isprintable()]


def test_files_and_pipes_get_the_text_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COMMANDING)
    record = json.loads(forked("extract", "a.txt", cwd=tmp_path).out)
    assert "\x1b]0;" in record["claims"][0]["text"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with names")
def test_pipes_and_devices_are_no_settings_and_no_lexicon(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    os.mkfifo(tmp_path / "claimx.toml")
    done = forked("extract", "a.txt", cwd=tmp_path)
    assert (done.code, done.err) == (
        2,
        "claimx: error: claimx.toml: the settings can't be read: it is no file but a pipe or device\n",
    )
    (tmp_path / "claimx.toml").rename(tmp_path / "pipe")
    for path in ("pipe", "/dev/zero"):
        for command in (("extract", "a.txt"), ("batch", "a.txt", "-o", "out.jsonl")):
            done = forked(*command, "--lexicon", path, cwd=tmp_path)
            assert done.code == 2
            assert f"{path}: the lexicon can't be read: it is no file but a pipe or device" in done.err


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 10_000, "a = \x00", "a = 2024-99-99"])
def test_hostile_toml_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    (tmp_path / "x.toml").write_text(text)
    done = quick("extract", "a.txt", "--lexicon", "x.toml", cwd=tmp_path)
    assert done.code == 2
    assert done.err.replace("x.toml:1:", "x.toml:").startswith("claimx: error: x.toml: not a TOML file: ")
    assert done.err.count("\n") == 1


def test_a_stranger_s_settings_name_nothing_to_load_and_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n")
    (tmp_path / "claimx.toml").write_text('model = "./evil"\nlexicon = "evil.toml"\nquiet = true\nformat = "csv"\n')
    done = quick("extract", "a.txt", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("article_id,")
    assert done.err == (
        'claimx: claimx.toml sets quiet = true, format = "csv"\n'
        "claimx: claimx.toml: its model and lexicon are not used, since the file may be a stranger's; give --model, or "
        "set it in none-such/claimx/claimx.toml\n"
    )
    assert quick("extract", "a.txt", "--quiet", cwd=tmp_path).err == ""
    assert quick("extract", "a.txt", "--format", "jsonl", cwd=tmp_path).err.startswith(
        "claimx: claimx.toml sets quiet = true\n"
    )
