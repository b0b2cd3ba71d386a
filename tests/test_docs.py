"""README and docs tell the truth: their commands print what they show, every field and rule is described."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimx.record_json import json_schema

from .console import Command, read_commands, run_command, write_outputs

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = [command for page in PAGES for command in read_commands(page)]
BLOCKS = sorted({(command.page, command.block) for command in COMMANDS})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the samples: what a reader has who cloned the project."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("golden"))
    return tmp_path


def output_of(command: Command, folder: Path) -> str:
    """What the command prints; the pages show commands that succeed."""
    for tool in ("jq",):
        if re.search(rf"\b{tool}\b", command.text) and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    code, printed = run_command(command.text, folder)
    assert code == 0, f"{command}: {printed}"
    assert "Traceback" not in printed
    return printed


@pytest.mark.skipif(sys.platform == "win32", reason="the consoles are a POSIX shell's")
@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[f"{page.name}-{block}" for page, block in BLOCKS])
def test_commands_print_what_the_page_shows(page: Path, block: int, folder: Path, update_golden: bool) -> None:
    for number, command in enumerate(c for c in COMMANDS if (c.page, c.block) == (page, block)):
        printed = output_of(command, folder)
        if update_golden:
            # Lines move as outputs change length: look the command up again.
            now = [c for c in read_commands(page) if c.block == block][number]
            write_outputs(page, {now.line: now.cut(printed)})
        else:
            assert command.cut(printed) == command.shown, command


def test_pages_have_commands() -> None:
    assert {command.page.name for command in COMMANDS} >= {"README.md"}


def test_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"claimx ([a-z]+)\b", readme)) >= set(command_tree().commands)


def test_readme_has_the_two_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first, second = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert first.endswith("claimx extract samples/troops.txt")
    assert " -m pytest" in second


def test_links_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]:
        text = page.read_text(encoding="utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        }
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith("#"):
                assert target[1:] in anchors, f"{page.name}: {target}"
            elif "://" not in target:
                assert (page.parent / target.partition("#")[0]).exists(), f"{page.name}: {target}"


def documented_fields() -> dict[str, dict[str, str]]:
    """By section of docs/record.md: the rows of its table, meaning by field."""
    sections: dict[str, dict[str, str]] = defaultdict(dict)
    section = ""
    for line in (ROOT / "docs" / "record.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif row := re.fullmatch(r"\| `(\w+)` \| (.*?) \| (.*) \|", line):
            sections[section][row[1]] = f"{row[2]} {row[3]}"
    return sections


def schema_objects() -> dict[str, dict[str, Any]]:
    schema = json_schema()
    names = {"ArticleRecord": "Article", "ReportWarning": "Warning"}
    return {"Report": schema["properties"]} | {
        names.get(name, name): definition["properties"] for name, definition in schema["$defs"].items()
    }


def test_every_field_is_documented() -> None:
    documented = documented_fields()
    documented.pop("Errors")
    assert {name: set(fields) for name, fields in documented.items()} == {
        name: set(f) for name, f in schema_objects().items()
    }


def enum_values(field: dict[str, Any]) -> list[str]:
    found = [value for value in field.get("enum", []) if value is not None]
    return found + [value for choice in field.get("anyOf", []) for value in enum_values(choice)]


def test_every_value_is_documented() -> None:
    documented = documented_fields()
    for name, fields in schema_objects().items():
        for field, definition in fields.items():
            for value in enum_values(definition):
                assert f"`{value}`" in documented[name][field], f"{name}.{field}: {value}"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_of_rules_is_current(generate: ModuleType, update_golden: bool) -> None:
    page = generate.rules_markdown()
    if update_golden:
        generate.RULES_PAGE.write_text(page, encoding="utf-8")
    assert generate.RULES_PAGE.read_text(encoding="utf-8") == page, "python docs/generate.py writes it anew"


def test_page_of_accuracy_is_current(generate: ModuleType, update_golden: bool) -> None:
    page = generate.accuracy_markdown()
    if update_golden:
        generate.ACCURACY_PAGE.write_text(page, encoding="utf-8")
    assert generate.ACCURACY_PAGE.read_text(encoding="utf-8") == page, "python docs/generate.py writes it anew"


def test_every_page_is_on_the_site() -> None:
    named = re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    pages = {page.name for page in PAGES[1:]} | {"index.md", "CHANGELOG.md", "CONTRIBUTING.md"}
    assert sorted(named) == sorted(pages)


def test_what_is_cited_is_this_version() -> None:
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    released = re.search(r"^## \[(\d\S*)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert released is not None
    assert f"version: {released[1]}\ndate-released: {released[2]}\n" in cited


# A command of claimx in a block or between backquotes, without the output of a console block.
TYPED = re.compile(r"(?:^[$>] |^|[|&;`(] ?)(claimx(?: [^|&;`#\n>]+)?)", re.MULTILINE)
SHELL = re.compile(r"^```sh\n(.*?)^```$|`(claimx [^`\n]+)`", re.MULTILINE | re.DOTALL)


def typed_commands() -> list[tuple[str, str]]:
    """Every command of claimx that README and docs show and that no console block runs."""
    found = []
    for page in PAGES:
        for block in SHELL.finditer(page.read_text(encoding="utf-8")):
            text = (block[1] or block[2]).replace("\\\n", " ")
            found += [(page.name, typed[1].strip()) for typed in TYPED.finditer(text)]
    return found


def command_tree() -> Any:
    import typer  # noqa: PLC0415

    from claimx.cli import app  # noqa: PLC0415

    return typer.main.get_command(app)


def options_of(command: Any) -> set[str]:
    return {name for each in command.params for name in (*each.opts, *each.secondary_opts)}


# Options of other programs that the pages show: pip, pipx, sbatch, ray, git, sqlite-utils, datasette, benchmarks.
OF_OTHERS = set(
    """
    --no-index --find-links --force --array --cpus-per-task --parsable --dependency --wrap --head --port
    --disable-usage-stats --tool --limit --csv --get --articles --kills --ray --damages --short --duckdb
    --before --rounds --pk --silent --files --cached --name-only --diff-filter
    """.split()
)


def test_options_that_are_named_exist() -> None:
    commands = command_tree()
    known = {"--help"} | options_of(commands) | {n for each in commands.commands.values() for n in options_of(each)}
    named = {
        (option, page.name)
        for page in PAGES
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 100
    assert sorted(each for each in named if each[0] not in known | OF_OTHERS) == []


def test_settings_of_other_programs_are_right() -> None:
    """What an agent's program, pre-commit and git are told to start."""
    server = re.search(r"^```json\n(.*?)^```", (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8"), re.M | re.S)
    assert server is not None
    (started,) = json.loads(server[1])["mcpServers"].values()
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    check = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    hook = re.search(r"- id: (\S+)", check)
    entry, args = re.search(r"entry: (.*)", hooks), re.search(r"args: \[(.*)\]", check)
    diff = re.search(r"cmd = (.*)", (ROOT / "docs" / "diff.md").read_text(encoding="utf-8"))
    assert hook and entry and args and diff  # noqa: PT018 - each is of the same kind
    assert f"- id: {hook[1]}\n" in hooks
    typed = [[started["command"], *started["args"]], [*entry[1].split(), *args[1].split(", ")], diff[1].split()]
    assert [words[:2] for words in typed] == [["claimx", "mcp"], ["claimx", "check"], ["claimx", "diff"]]
    for _, name, *words in typed:
        options = options_of(command_tree().commands[name])
        assert {word for word in words if word.startswith("-")} <= options


def test_commands_that_are_only_shown_exist() -> None:
    """What no console block runs (clusters, cron, others' articles) still names commands and options there are."""
    commands = command_tree()
    shown = typed_commands()
    assert len(shown) > 50
    for page, line in shown:
        words = line.replace("…", "").replace("...", "").split()[1:]
        command = commands.commands.get(words[0]) if words else None
        known = options_of(command or commands)
        known |= {"--help", "-h", "--color", "--no-color", "--install-completion", "--show-completion"}
        assert command is not None or words == [] or words[0].startswith("-") or words[0].isupper(), f"{page}: {line}"
        for word in words[bool(command) :]:
            option = word.partition("=")[0]
            if option.startswith("-") and option not in {"-", "--"} and command is not None:
                assert option in known, f"{page}: {line}: {option}"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_lexicons_that_are_shown_are_in_order(page: Path, tmp_path: Path) -> None:
    from claimx.lexicons import load_lexicons  # noqa: PLC0415

    for number, block in enumerate(re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)):
        file = tmp_path / f"{number}.toml"
        file.write_text(block, encoding="utf-8")
        load_lexicons((file,))


def test_console_blocks_are_read_and_written(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A\n\n```console\n$ echo a\na\n$ printf 'b\\nc\\nd\\n'\nb\n…\n```\n\nend\n", encoding="utf-8")
    first, second = read_commands(page)
    assert (first.line, first.text, first.shown) == (4, "echo a", "a")
    assert (second.line, second.text, second.shown) == (6, "printf 'b\\nc\\nd\\n'", "b\n…")
    assert second.agrees(run_command(second.text, tmp_path)[1])
    assert not first.agrees("other")
    write_outputs(page, {4: "x\ny"})
    assert page.read_text(encoding="utf-8") == (
        "# A\n\n```console\n$ echo a\nx\ny\n$ printf 'b\\nc\\nd\\n'\nb\n…\n```\n\nend\n"
    )


def test_python_of_the_readme() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, verbose=False)
    assert result.attempted > 0
    assert result.failed == 0
