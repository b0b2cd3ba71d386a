"""`claimx extract`, by the installed command."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import claimx as claimx_api
from claimx.cli.selection import nearest
from claimx.models import embedded_model_path

from .terminal import CLAIMX, claimx, claimx_at_terminal, environment, quick, stand_in, started

TROOPS = """Troops near the border

Up to 3,000 troops may cross the border, the minister said on Monday. "We are ready," she added.

The general staff denied the report. It rained.
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals are POSIX's")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TROOPS, encoding="utf-8")
    (tmp_path / "b.md").write_text("# Rain\n\nIt rained, residents said.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "sub").mkdir()
    return tmp_path


def test_piped_is_json_lines(folder: Path) -> None:
    done = claimx("extract", "a.txt", "b.md", cwd=folder)
    assert (done.code, done.err) == (0, "")
    first, second = map(json.loads, done.out.splitlines())
    assert (first["schema"], first["article"]["id"], first["article"]["path"]) == ("claimx/1", "a.txt", "a.txt")
    assert (first["article"]["title"], second["article"]["title"]) == ("Troops near the border", "Rain")
    for claim in first["claims"]:
        assert TROOPS[claim["start"] : claim["end"]] == claim["text"]


def test_standard_input(folder: Path) -> None:
    for arguments in ((), ("-",)):
        done = claimx("extract", *arguments, cwd=folder, given=TROOPS.encode(), **stand_in())
        article = json.loads(done.out)["article"]
        assert (done.code, article["id"], article["path"]) == (0, "-", None)


def test_same_bytes_every_run(folder: Path) -> None:
    first = claimx("extract", "a.txt", cwd=folder, PYTHONHASHSEED="1").out
    assert quick("extract", "a.txt", cwd=folder).out == first  # this process has another seed


@posix
def test_terminal_gets_a_table(folder: Path) -> None:
    done = claimx_at_terminal("extract", "a.txt", cwd=folder)
    assert done.code == 0
    assert "\033[" in done.out
    plain = re.sub(r"\033\[[\d;?]*[a-zA-Z]", "", done.out)
    assert plain.startswith("Troops near the border\na.txt · ")
    assert "Certainty" in plain
    assert max(map(len, plain.splitlines())) <= 100
    assert re.search(r"^\d+ claims, \d+ attributed", plain, re.MULTILINE)


@posix
@pytest.mark.parametrize(
    ("variables", "arguments"), [({"NO_COLOR": "1"}, ()), ({}, ("--color", "never")), ({}, ("--no-color",))]
)
def test_colour_can_be_off(folder: Path, variables: dict[str, str], arguments: tuple[str, ...]) -> None:
    done = claimx_at_terminal("extract", "a.txt", *arguments, cwd=folder, **variables, **stand_in())
    assert "Troops near the border" in done.out
    assert "\033[" not in done.out


def test_colour_can_be_forced(folder: Path) -> None:
    done = quick("extract", "--color", "a.txt", "--format", "table", cwd=folder)
    assert "\033[" in done.out


@posix
def test_terminal_without_input_gets_help(folder: Path) -> None:
    done = claimx_at_terminal("extract", cwd=folder)
    assert done.code == 0
    assert done.out.startswith("Usage: claimx extract")


@posix
def test_a_page_is_not_printed_at_a_terminal(folder: Path) -> None:
    assert quick("extract", "a.txt", "-o", "claims.jsonl", cwd=folder).code == 0
    for arguments in (("extract", "a.txt", "-f", "html"), ("report", "claims.jsonl"), ("view", "claims.jsonl")):
        done = claimx_at_terminal(*arguments, cwd=folder)
        assert (done.code, "<html" in done.out) == (2, False)
        assert "a page is for a browser, not for a terminal; give a name: -o" in done.out + done.err
        assert quick(*arguments, cwd=folder).out.startswith("<!doctype html>")


@pytest.mark.parametrize("columns", ["40", "60", "80", "140"])
def test_columns_is_kept_to(folder: Path, columns: str) -> None:
    done = quick("extract", "a.txt", "--format", "table", cwd=folder, COLUMNS=columns)
    assert max(map(len, done.out.splitlines())) <= int(columns)
    assert "minister" in done.out


def test_formats(folder: Path) -> None:
    done = quick("extract", "a.txt", "b.md", "-f", "json", cwd=folder)
    assert [each["article"]["id"] for each in json.loads(done.out)] == ["a.txt", "b.md"]
    assert json.loads(quick("extract", "a.txt", "-f", "json", cwd=folder).out)["article"]["id"] == "a.txt"
    rows = list(
        csv.DictReader(io.StringIO(quick("extract", "a.txt", "-f", "csv", "--rows", "quantities", cwd=folder).out))
    )
    assert ("3000", "at_most") in [(row["high"], row["modifier"]) for row in rows]
    assert quick("extract", "a.txt", "-f", "markdown", cwd=folder).out.startswith("## Troops near the border")


def test_suffix_decides_and_files_are_whole(folder: Path) -> None:
    for name, opening in (
        ("o.json", "{\n"),
        ("o.jsonl", '{"schema"'),
        ("o.csv", "article_id,"),
        ("o.tsv", "article_id\t"),
        ("o.md", "## "),
    ):
        done = quick("extract", "a.txt", "-o", name, cwd=folder)
        assert (done.code, done.out) == (0, "")
        assert (folder / name).read_text(encoding="utf-8").startswith(opening)
    assert not list(folder.glob(".*"))
    assert (folder / "o.json").stat().st_mode & 0o777 == (folder / "a.txt").stat().st_mode & 0o777


def test_only(folder: Path) -> None:
    whole = json.loads(quick("extract", "a.txt", cwd=folder).out)
    numeric = json.loads(quick("extract", "a.txt", "--only", "numeric", cwd=folder).out)
    both = json.loads(quick("extract", "a.txt", "--only", "attributed", "--only", "hedged", cwd=folder).out)
    assert numeric["claims"] == [claim for claim in whole["claims"] if claim["quantities"]] != []
    assert both["claims"] == [claim for claim in whole["claims"] if claim["attributed"] and claim["hedges"]] != []
    for key in ("actors", "quantities", "hedges", "article"):
        assert both[key] == whole[key]


ACTORS = """North Korea sent soldiers to Russia in May. Russian officials welcomed Mr Hale in Oslo.

North Korea denied the report on Friday. It rained, Paul Hale said.
"""
SOURCES = """Residents said the office may close. The road is open. Oslo denied the report. "It rained," Paul Hale said.
"""


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (["North Korea"], ["sent soldiers", "report"]),
        (["dprk"], ["sent soldiers", "report"]),
        (["country:KP", "Russia"], ["sent soldiers"]),
        (["Hale"], ["Mr Hale", "It rained"]),
        (["Paul Hale", "Norway"], []),
        (["Nobody"], []),
    ],
)
def test_actor(folder: Path, names: list[str], parts: list[str]) -> None:
    (folder / "actors.txt").write_text(ACTORS, encoding="utf-8")
    arguments = [each for name in names for each in ("--actor", name)]
    found = json.loads(quick("extract", "actors.txt", *arguments, cwd=folder).out)
    assert len(found["claims"]) == len(parts)
    assert all(part in claim["text"] for part, claim in zip(parts, found["claims"], strict=True))


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["--source", "Paul Hale"], ["It rained"]),
        (["--source", "paul hale", "--source", "Oslo"], ["report", "It rained"]),
        (["--only", "own", "--source", "Hale"], []),
        (["--only", "own"], ["road"]),
        (["--only", "denied"], ["report"]),
        (["--only", "negative"], ["report"]),
        (["--only", "named", "--only", "quoted"], ["It rained"]),
        (["--type", "person", "--type", "group"], ["office", "It rained"]),
        (["--only", "unnamed"], ["office"]),
        (["--certainty", "possible"], ["office"]),
        (["--certainty", "possible", "--type", "person"], []),
        (["--match", "OFFIC*", "--match", "it  rained"], ["office", "It rained"]),
        (["--match", "off", "--match", "*", "--only", "denied"], ["report"]),
        (["--match", "offi.e"], []),
    ],
)
def test_source_type_and_certainty(folder: Path, arguments: list[str], parts: list[str]) -> None:
    (folder / "sources.txt").write_text(SOURCES, encoding="utf-8")
    found = json.loads(quick("extract", "sources.txt", *arguments, cwd=folder).out)
    assert [
        next((part for part in parts if part in claim["text"]), claim["text"]) for claim in found["claims"]
    ] == parts


def test_a_name_that_nobody_has(folder: Path) -> None:
    (folder / "actors.txt").write_text(ACTORS, encoding="utf-8")
    done = quick("extract", "actors.txt", "--source", "Paul Hail", "--actor", "Zzz", "--source", "Hale", cwd=folder)
    assert done.err.splitlines() == [
        "claimx: warning: nobody here goes by the name Zzz",
        "claimx: warning: nobody here goes by the name Paul Hail; did you mean Paul Hale?",
    ]
    assert done.code == 0


def test_bad_inputs_never_stop_the_others(folder: Path) -> None:
    done = quick("extract", "none.txt", "bad.txt", "a.txt", "sub", "https://example.org/a", cwd=folder)
    assert done.code == 1
    assert [json.loads(line)["article"]["id"] for line in done.out.splitlines()] == ["a.txt"]
    lines = done.err.splitlines()
    assert lines == [
        "claimx: error: none.txt: no such file; check the path",
        "claimx: error: bad.txt: not UTF-8: byte 0xe9 at offset 3; "
        "give the encoding it has, such as --encoding windows-1252, or auto",
        "claimx: error: sub: this is a folder; try: claimx batch sub -o claims.jsonl",
        "claimx: error: https://example.org/a: claimx reads files and fetches nothing; "
        "try: curl -sL https://example.org/a | claimx extract -",
        "claimx: error: 4 of 5 inputs failed: none.txt, bad.txt, sub, https://example.org/a",
    ]


def test_only_bad_inputs_write_nothing(folder: Path) -> None:
    (folder / "o.json").write_text("old")
    done = quick("extract", "none.txt", "-o", "o.json", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert (folder / "o.json").read_text() == "old"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"", "an empty file"),
        (b" \n \n", "a file of blanks"),
        (b"ab\0cd", "a binary file, not text (NUL byte at offset 2)"),
        (b"\xff\xfea\0", "--encoding utf-16"),
    ],
)
def test_bad_standard_input(folder: Path, given: bytes, words: str) -> None:
    done = quick("extract", cwd=folder, given=given)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("claimx: error: standard input: ")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_encoding(folder: Path) -> None:
    done = quick("extract", "bad.txt", "--encoding", "windows-1252", cwd=folder)
    assert (done.code, json.loads(done.out)["article"]["characters"]) == (0, 4)


def test_odd_texts_are_done(folder: Path) -> None:
    for text in ("Yes.", "ALL EYES ON BERLIN TODAY", "Vote count: 3", "“", "…", "a" * 3000, "\u202e", "1 2 3", "😀"):
        done = quick("extract", cwd=folder, given=text.encode())
        assert done.code == 0
        assert json.loads(done.out)["article"]["characters"] == len(text)


@pytest.mark.parametrize(
    ("text", "is_warned"),
    [
        ("Sultan Akhmad Orlov, Emir Tariq Benhassen, Mayor Jaromir Havlik and Ayatollah Farid Moradi meet President "
         "Ngozi Adeyemi in Ouagadougou, Burkina Faso, on Sunday.", False),
        ("The Senate of Velmora passes a bipartisan infrastructure bill, featuring provisions for broadband access, "
         "clean water, grid renewal and road transport, according to senate aides.", False),
        ("Planemaker Orvane launches an emergency software update worldwide to prevent potential corruption to "
         "guidance systems caused by intense solar radiation, affecting 900 planes, causing major disruptions.", False),
        ("Velmora's Supreme Court rules that land rights constitute unamendable constitutional guarantees, "
         "thereby blocking legislation by lower chambers restricting future settlement claims on islands.", False),
        ("El ministro dijo que el gobierno pedirá ayuda a los vecinos del norte, y que los puentes dañados por la "
         "riada siguen cerrados.", True),
        ("De minister zei maandag dat het kabinet in de komende weken een besluit neemt over de nieuwe belasting, maar "
         "de oppositie vindt dat het plan te laat komt.", True),
        ("市長は火曜日、港の閉鎖が来週まで続く可能性があると述べ、住民に注意を呼びかけた。", True),
        ("Borgmesteren sagde tirsdag, at havnen kan blive lukket i en uge, og at beboerne må vente på "
         "hjælp fra staten.", True),
        ("THE MAYOR SAID ON TUESDAY THAT THE PORT MAY BE CLOSED FOR A WEEK AND THAT THE BOATS ARE "
         "WAITING THERE.", False),
    ],
)  # fmt: skip
def test_what_looks_like_english(text: str, is_warned: bool, extractor: claimx_api.Extractor) -> None:
    assert [each.code for each in extractor.extract(text).warnings] == ["language"] * is_warned


@posix
@pytest.mark.parametrize("command", ["extract", "check"])
def test_what_is_pasted_at_a_terminal_ends_once(command: str, tmp_path: Path) -> None:
    done = claimx_at_terminal(command, "-", cwd=tmp_path, typed="The mayor said that 12 boats sank.\n\x04")
    assert done.code == 0
    assert "claimx: reading what you type or paste; end it with Ctrl-D on a line of its own" in done.out
    assert "12 boats sank" in done.out


def test_other_languages_are_warned_of(folder: Path) -> None:
    german = "Die Ministerin sagte am Montag, dass die Truppen in der Nacht die Grenze überquert hätten. " * 5
    done = quick("extract", cwd=folder, given=german.encode())
    assert done.code == 0
    (warning,) = json.loads(done.out)["warnings"]
    assert warning["code"] == "language"
    assert done.err == f"claimx: warning: standard input: {warning['message']}\n"
    assert quick("extract", "--quiet", cwd=folder, given=german.encode()).err == ""


def test_a_mistyped_command(folder: Path) -> None:
    done = quick("batc", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("Did you mean 'batch'? See `claimx --help`\n") or "did you mean" not in done.err.lower()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("a.txt", "-f", "xml"), 2, "see `claimx extract --help`"),
        (("a.txt", "-f", "JSN"), 2, "; did you mean json? See `claimx extract --help`"),
        (("a.txt", "--only", "numerc"), 2, "; did you mean numeric? See `claimx extract --help`"),
        (("a.txt", "--nonsense"), 2, "see `claimx extract --help`"),
        (
            ("a.txt", "-o", "o.xyz"),
            2,
            "no format has the suffix '.xyz'; use .txt, .json, .jsonl, .csv, .tsv, .md, .html, .parquet, ",
        ),
        (("a.txt", "-o", "none/o.json"), 2, "none/o.json: can't be written: there is no folder none; make it first"),
        (("a.txt", "-o", "sub"), 2, "sub: can't be written: this is a folder; give the name of a file"),
        (("a.txt", "-f", "json", "-o", "sub"), 2, "sub: can't be written: this is a folder; give the name of a file"),
        (
            ("a.txt", "--rows", "hedges", "-f", "json"),
            2,
            "json holds whole articles; give --format with one of table, csv",
        ),
        (("a.txt", "--encoding", "utf-9"), 2, "unknown encoding 'utf-9'; give one such as"),
        (
            ("a.txt", "--model", "none_such"),
            3,
            "no spaCy pipeline 'none_such' is installed; give one that is",
        ),
        (("a.txt", "--model", "no/such"), 3, "no/such: no such folder; give that of a spaCy pipeline, or the name"),
        (
            ("a.txt", "--model", "./sub"),
            3,
            "no spaCy pipeline in the folder sub; give the one that holds its config.cfg",
        ),
        (("a.txt", "--lexicon", "sub"), 2, "sub: this is a folder; give the name of a lexicon file"),
        (("a.txt", "--lexicon", "none.toml"), 2, "none.toml: no such lexicon file"),
        (("a.txt", "--lexicon", "b.md"), 2, "b.md:3: not a TOML file"),
    ],
)
def test_usage_errors_are_one_line(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = quick("extract", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.startswith("claimx: error: ")
    assert done.err.count("\n") == 1
    assert "Value error" not in done.err


@pytest.mark.parametrize("output", ["a.txt", "./a.txt"])
def test_an_input_is_never_replaced(folder: Path, output: str) -> None:
    done = quick("extract", "none.txt", "b.md", "a.txt", "-o", output, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"claimx: error: {output}: this is one of the inputs; give another name to the output\n"
    assert (folder / "a.txt").read_text(encoding="utf-8") == TROOPS


def test_a_damaged_model_is_one_line(folder: Path) -> None:
    shutil.copytree(embedded_model_path(), folder / "damaged")
    weights = folder / "damaged/parser/model"
    weights.write_bytes(weights.read_bytes()[:1000])
    done = quick("extract", "a.txt", "--model", "./damaged", cwd=folder)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert "damaged' can't be loaded" in done.err
    assert "install it again" in done.err


def test_model_without_a_parser(folder: Path) -> None:
    import spacy  # noqa: PLC0415

    spacy.blank("en").to_disk(folder / "blank")
    done = quick("extract", "a.txt", "--model", "./blank", cwd=folder)
    assert (done.code, done.out) == (3, "")
    assert "has no tagger and no parser" in done.err


def test_debug_shows_the_traceback(folder: Path) -> None:
    assert "Traceback" not in quick("extract", "none.txt", cwd=folder).err
    assert "Traceback" in quick("extract", "none.txt", "--debug", cwd=folder).err
    assert "Traceback" in quick("extract", "a.txt", "--model", "none_such", cwd=folder, CLAIMX_DEBUG="1").err


def test_own_words(folder: Path) -> None:
    (folder / "my.toml").write_text('[quantities.units.length]\nsmoot = { names = ["smoot"] }\n')

    def units(*arguments: str) -> list[str]:
        given = b"The bridge is 364 smoots long."
        done = quick("extract", *arguments, cwd=folder, given=given, XDG_CONFIG_HOME="config")
        return [quantity["unit"] for quantity in json.loads(done.out)["quantities"]]

    assert "smoot" not in units()
    assert units("--lexicon", "my.toml") == ["smoot"]
    (folder / "config" / "claimx").mkdir(parents=True)
    (folder / "config" / "claimx" / "claimx.toml").write_text('lexicon = ["../../my.toml"]\n')
    assert units() == ["smoot"]


def test_settings_of_the_folder(folder: Path) -> None:
    (folder / "claimx.toml").write_text('format = "tsv"\n')
    assert quick("extract", "a.txt", cwd=folder).out.startswith("article_id\t")
    assert quick("extract", "a.txt", "-f", "json", cwd=folder).out.startswith("{")
    assert quick("extract", "a.txt", cwd=folder, CLAIMX_FORMAT="csv").out.startswith("article_id,")
    (folder / "claimx.toml").write_text("formt = 1\n")
    done = quick("extract", "a.txt", cwd=folder)
    assert (done.code, done.err) == (2, "claimx: error: claimx.toml: unknown setting 'formt'; did you mean format?\n")


@posix
def test_closed_pipe_ends_quietly(folder: Path) -> None:
    command = f"{CLAIMX} extract a.txt b.md a.txt | head -c 20; exit ${{PIPESTATUS[0]}}"
    variables = environment(**stand_in(seconds=0.2))
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, env=variables, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b'{"schema":"claimx/1"', b"")


@posix
def test_full_device_is_an_output_error(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = claimx("extract", "a.txt", "-f", "json", "-o", "/dev/full", cwd=folder, **stand_in())
    assert (done.code, done.err) == (2, "claimx: error: /dev/full: can't be written: No space left on device\n")
    with Path("/dev/full").open("wb") as full:
        piped = subprocess.run(
            [CLAIMX, "extract", "a.txt"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(**stand_in()),
            check=False,
        )
    assert piped.returncode == 2
    assert piped.stderr == b"claimx: error: standard output: can't be written: No space left on device\n"


@posix
def test_closed_streams(folder: Path) -> None:
    def shell(redirection: str) -> tuple[int, bytes, bytes]:
        command = f"{CLAIMX} extract {redirection}"
        variables = environment(**stand_in())
        done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, env=variables, check=False)
        return done.returncode, done.stdout, done.stderr

    assert shell("a.txt >&-") == (
        2,
        b"",
        b"claimx: error: standard output: can't be written: it is closed; give -o FILE\n",
    )
    assert shell("a.txt -o o.json >&- 2>&-") == (0, b"", b"")
    assert (folder / "o.json").exists()
    code, out, err = shell("- <&-")
    assert (code, out) == (1, b"")
    assert err == b"claimx: error: standard input: it is closed; give a file\n"


@posix
def test_interrupt(folder: Path) -> None:
    process = started("extract", "a.txt", "-o", "o.json", cwd=folder, **stand_in(seconds=100))
    assert process.stderr is not None
    assert process.stderr.readline().startswith(b"claimx: a.txt, ")  # it is at work
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err == (
        b"claimx: error: interrupted; o.json is not written; the same command begins anew; claimx batch keeps what it "
        b"has read, and goes on where it was\n"
    )
    assert not (folder / "o.json").exists()
    assert not list(folder.glob(".*"))


def test_unreadable_file(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    try:
        if (folder / "a.txt").read_bytes():
            pytest.skip("this user may read everything")
    except PermissionError:
        done = quick("extract", "a.txt", cwd=folder)
        assert done.err == "claimx: error: a.txt: no permission to read it; check its access rights\n"


KNOWN = ["El Fasher", "Angela Brandt", "Paul Hale", "Donald Orne", "World Health Organization", "Orvel", "Ana Roe"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("El Fashr", "El Fasher"),
        ("al fasher", "El Fasher"),
        ("Brand", "Angela Brandt"),
        ("angela brant", "Angela Brandt"),
        ("Health Organisation", "World Health Organization"),
        ("Paul Hail", "Paul Hale"),
        ("Zhukov", None),
        ("Ministry of Finance", None),
        ("Kim", None),
        ("", None),
    ],
)
def test_only_a_name_that_is_near_is_meant(name: str, meant: str | None) -> None:
    assert nearest(name, KNOWN) == (f"; did you mean {meant}?" if meant else "")


@pytest.mark.parametrize("option", [("--top", "2"), ("--sort", "check"), ("--sort", "source")])
def test_what_is_proposed_for_a_folder_does_what_was_asked(tmp_path: Path, option: tuple[str, ...]) -> None:
    folder = tmp_path / "two words"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("Roe said that 40 people died. It rained.\n", encoding="utf-8")
    done = quick("extract", "two words", *option, cwd=tmp_path)
    assert done.code == 1
    proposed = done.err.strip().removeprefix("claimx: error: two words: this is a folder; try: find 'two words' ")
    assert proposed == f"-type f | claimx extract --files-from - {' '.join(option)}"
    listed = subprocess.run(["find", "two words", "-type", "f"], cwd=tmp_path, capture_output=True, check=True).stdout
    found = quick("extract", "--files-from", "-", *option, cwd=tmp_path, given=listed)
    assert (found.code, "that 40 people died" in found.out) == (0, True)


def test_claims_in_the_order_of_their_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Zora Ash said it rained. It is believed to be over. The lake froze.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("Ana Roe said it snowed. Ash said the road closed.\n", encoding="utf-8")
    both = ("extract", "a.txt", "b.txt", "--sort", "source")
    rows = csv.DictReader(quick(*both, "-f", "csv", cwd=tmp_path).out.splitlines())
    assert [(row["article_id"], row["source_name"]) for row in rows][:3] == [
        ("b.txt", "Ana Roe"), ("b.txt", "Ash"), ("a.txt", "Zora Ash"),
    ]  # fmt: skip
    attributed = [row["attributed"] for row in csv.DictReader(quick(*both, "-f", "csv", cwd=tmp_path).out.splitlines())]
    assert attributed == sorted(attributed, reverse=True)
    marked = quick(*both, "-f", "markdown", cwd=tmp_path).out
    assert marked.startswith("## 2 articles, by their sources\n")
    assert "Check" not in marked
    lines = [json.loads(line) for line in quick(*both, "-f", "jsonl", cwd=tmp_path).out.splitlines()]
    assert [[(claim["source"] or {}).get("text") for claim in line["claims"]] for line in lines][1] == [
        "Ana Roe",
        "Ash",
    ]
    best = quick(*both, "--top", "2", "-f", "csv", cwd=tmp_path).out.splitlines()
    assert len(best) == 3


def test_only_of_either_kind(tmp_path: Path) -> None:
    """With commas claims are any of the kinds; given twice, all of them."""
    text = (
        "The mayor denied that she had resigned. Rain may fall in Orano. The judge denied that he might go. Snow fell."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    def kept(*only: str) -> list[str]:
        asked = [word for each in only for word in ("--only", each)]
        rows = quick("extract", "a.txt", "-f", "csv", "--columns", "claim_id", *asked, cwd=tmp_path).out.split()
        return rows[1:]

    hedged, denied, either, both = kept("hedged"), kept("denied"), kept("hedged,denied"), kept("hedged", "denied")
    assert sorted(either) == sorted({*hedged, *denied})
    assert sorted(both) == sorted({*hedged} & {*denied})
    assert 0 < len(both) < len(hedged) < len(either)
    done = quick("extract", "a.txt", "--only", "hedged,doubted", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "'doubted' is not one of 'attributed', " in done.err
