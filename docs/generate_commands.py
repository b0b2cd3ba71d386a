"""Write docs/commands.md from the commands themselves: `python docs/generate_commands.py`."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import typer

from claimx.cli import HELP, app
from claimx.export import FORMATS, Format
from claimx.settings import NAMES, PREFIX

COMMANDS_PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# The commands

Written by `python docs/generate_commands.py` from the commands themselves; `claimx COMMAND --help` prints the same.
"""
SETTINGS = """\
## Settings

A flag counts first, then a variable, then `claimx.toml` in the working folder, then `claimx.toml` in your config folder
(`~/.config/claimx` on Linux). Lists are not merged. Paths in a file are relative to that file.

The file in the working folder may come with somebody else's articles: it never sets a model, a lexicon or what
to ignore, and what it
did set is said on standard error. A model's bare name means an installed package; a path looks like one, as `./name`.

| in `claimx.toml` | variable |
|---|---|
"""
CODES = """\
## Exit codes

| code | meaning |
|---|---|
| 0 | done, even with no claim |
| 1 | some input failed; the others were done |
| 2 | usage: a wrong option, setting or lexicon, or an output that can't be written |
| 3 | no usable model |
| 130, 143, 129 | interrupted, by Ctrl-C, SIGTERM or SIGHUP |
"""


def commands_markdown() -> str:
    """The page of commands."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD, HELP.strip() + "\n"]
    parts += [command_markdown(name, command) for name, command in group.commands.items()]
    rows = "".join(f"| `{name}` | `{PREFIX}{name.upper()}` |\n" for name in NAMES)
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


if __name__ == "__main__":
    COMMANDS_PAGE.write_text(commands_markdown(), encoding="utf-8")
