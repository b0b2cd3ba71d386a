"""Write docs/commands.md and the manual page from the commands themselves: `python docs/generate_commands.py`."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer

from claimx._version import __version__
from claimx.cli import EPILOG, HELP, app
from claimx.cli.help import EXAMPLES
from claimx.export import FORMATS, Format
from claimx.settings import NAMES, PREFIX, TRUSTED

MANUAL_PAGE = Path(__file__).with_name("claimx.1")
COMMANDS_PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# The commands

Written by `python docs/generate_commands.py` from the commands themselves; `claimx COMMAND --help` prints the same.
"""
SETTINGS = """\
## Settings

A flag counts first, then a variable, then `claimx.toml` in the working folder, then `claimx.toml` in your config folder
(`~/.config/claimx` on Linux). Lists are not merged. Paths in a file are relative to that file.

The file in the working folder may come with somebody else's articles: it never sets a model, a lexicon, what to
ignore or the number of workers (give the option or the variable, or use the file in your config folder), and what it
did set is said on standard error. A model's bare name means an installed package; a path looks like one, as `./name`.

| in `claimx.toml` | variable | `claimx.toml` in the working folder |
|---|---|---|
"""
CODES = """\
## Exit codes

| code | meaning |
|---|---|
| 0 | done, even with no claim |
| 1 | some input failed; the others were done; with `--exit-code` or `--strict`, something was found |
| 2 | usage: a wrong option, setting, lexicon or output; with `--exit-code` or `--strict`, an input that failed, too |
| 3 | no usable model |
| 130, 143, 129 | interrupted, by Ctrl-C, SIGTERM or SIGHUP |
"""

CODE = re.compile(r"`([^`]*)`")
EXIT_CODES = (
    ("0", "done, even with no claim"),
    ("1", "some input failed; the others were done; with --exit-code or --strict, something was found"),
    (
        "2",
        "usage: a wrong option, setting, lexicon or output; with --exit-code or --strict, an input that failed, too",
    ),
    ("3", "no usable model"),
    ("130, 143, 129", "interrupted, by Ctrl-C, SIGTERM or SIGHUP"),
)
FILES = (
    (
        "claimx.toml",
        "settings, in the folder one stands in; it sets no model, lexicon, what to ignore or number of workers",
    ),
    ("~/.config/claimx/claimx.toml", "settings of one's own (the place that the system has for such files)"),
    ("OUT.state, OUT.errors.jsonl", "what a batch has done so far, and what failed; beside its output"),
)


def commands_markdown() -> str:
    """The page of commands."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD, HELP.strip() + "\n"]
    parts += [command_markdown(name, command) for name, command in group.commands.items()]
    rows = "".join(
        f"| `{name}` | `{PREFIX}{name.upper()}` | {'not used' if name in TRUSTED else 'used'} |\n" for name in NAMES
    )
    formats = "".join(format_row(each) for each in FORMATS.values())
    parts.append(f"## Formats\n\n| `--format` | suffix of `-o` | `--rows` |\n|---|---|---|\n{formats}")
    parts += [SETTINGS + rows, CODES]
    return "\n".join(parts)


def format_row(each: Format) -> str:
    suffixes = ", ".join(f"`{suffix}`" for suffix in each.suffixes)
    return f"| `{each.name}` | {suffixes} | {'yes' if each.has_rows else 'whole articles'} |\n"


def command_markdown(name: str, command: Any) -> str:
    """The section of one command: what it does, its arguments and options."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    hints = get_type_hints(inspect.unwrap(command.callback))
    usage = " ".join(["claimx", name, *(argument_usage(each) for each in arguments), "[OPTIONS]"])
    lines = [f"## claimx {name}", "", *(one_line(each) for each in paragraphs(command.help)), f"    {usage}", ""]
    lines = [line for each in lines for line in ([each, ""] if each and not each.startswith(("    ", "#")) else [each])]
    if arguments or options:
        lines += ["| argument or option | meaning |", "|---|---|"]
        lines += [f"| `{argument_usage(each)}` | {cell(each.help)} |" for each in arguments]
        lines += [f"| {option_usage(each, hints[each.name])} | {cell(each.help)} |" for each in options]
        lines.append("")
    return "\n".join(lines)


def argument_usage(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()).strip("[].")
    name += "..." if argument.nargs == -1 else ""
    return name if argument.required else f"[{name}]"


def option_usage(option: Any, hint: Any) -> str:
    """Its names and what it takes: the choices, where its type has some."""
    names = ", ".join(f"`{each}`" for each in (*sorted(option.opts, key=len), *option.secondary_opts))
    if option.is_flag:
        return names
    kinds = [kind for kind in all_types(hint) if issubclass(kind, StrEnum)]
    value = "\\|".join(kinds[0]) if kinds else option.metavar
    return f"{names} `{value}`"


def all_types(hint: Any) -> list[type]:
    """The plain types in an annotation such as `list[Only] | None`."""
    parts = get_args(hint)
    return [each for part in parts for each in all_types(part)] if parts else [hint] if isinstance(hint, type) else []


def paragraphs(text: str) -> list[str]:
    return [each for each in re.split(r"\n\s*\n", text.strip()) if each.strip()]


def one_line(text: str) -> str:
    return " ".join(text.split())


def cell(text: str) -> str:
    return one_line(text or "").replace("|", "\\|")


def manual(commands: dict[str, Any]) -> str:
    """The page in the language of man."""
    parts = [
        f'.TH CLAIMX 1 "" "claimx {__version__}" "User Commands"',
        ".SH NAME",
        "claimx \\- who says what, about how many, and how sure are they?",
        ".SH SYNOPSIS",
        ".B claimx",
        ".I COMMAND",
        "[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        text(" ".join(HELP.split())),
        ".PP",
        text(" ".join(EPILOG.split())),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        parts += section(name, command)
    parts += [".SH ENVIRONMENT", *listed((PREFIX + name.upper(), f"the setting {name}") for name in NAMES)]
    parts += [*listed([("NO_COLOR, FORCE_COLOR, COLUMNS, PAGER", "as other programs take them")])]
    parts += [".SH FILES", *listed(FILES), ".SH EXIT STATUS", *listed(EXIT_CODES)]
    return "\n".join(parts) + "\n"


def section(name: str, command: Any) -> list[str]:
    """What a command does, its arguments and options, and examples."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = " ".join((each.metavar or each.name.upper()) + "..." * (each.nargs == -1) for each in arguments)
    lines = [f".SS claimx {name} {text(usage)} [OPTIONS]"]
    for paragraph in re.split(r"\n\s*\n", command.help.strip()):
        lines += [text(" ".join(paragraph.split())), ".PP"]
    lines += listed((each.metavar or each.name.upper(), each.help or "") for each in arguments)
    lines += listed((option_names(each), each.help or "") for each in options)
    examples = EXAMPLES.get(name, ())
    if examples:
        lines += [".PP", "Examples:"]
        lines += [line for typed, what in examples for line in (".PP", f"{text(what)}:", ".EX", text(typed), ".EE")]
    return lines


def option_names(option: Any) -> str:
    """The names of an option, and what it takes."""
    names = ", ".join((*sorted(option.opts, key=len), *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def listed(items: Any) -> list[str]:
    """Terms and what they mean."""
    return [
        line for term, meaning in items for line in (".TP", f"\\fB{text(term)}\\fR", text(" ".join(meaning.split())))
    ]


def text(words: str) -> str:
    """Words that man sets as they are; hyphens can be copied as such, code is bold."""
    out = CODE.sub(r"\1", words).replace("\\", "\\e").replace("-", "\\-")
    out = "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in out)
    return f"\\&{out}" if out.startswith((".", "'")) else out


if __name__ == "__main__":
    COMMANDS_PAGE.write_text(commands_markdown(), encoding="utf-8")
    MANUAL_PAGE.write_text(manual(typer.main.get_command(app).commands), encoding="utf-8")
