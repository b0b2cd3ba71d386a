"""`claimx rules`: every rule, with the sentence it is an example of."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli import choices, options
from claimx.cli.console import DONE, FAILED, Console, write_output
from claimx.cli.terminal import is_terminal, terminal_width
from claimx.errors import did_you_mean
from claimx.settings import load_settings

if TYPE_CHECKING:
    from claimx.extraction.rule import AnyRule


def rules_cli(
    context: typer.Context,
    prefix: Annotated[
        str | None,
        typer.Argument(
            metavar="PREFIX",
            help="Only rules whose id begins so: hedge, quantity.money.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        choices.ListName | None,
        typer.Option(
            "--format",
            "-f",
            metavar=choices.either(choices.ListName),
            help="Output format, table in a pipe too.  [default: table at a terminal, else jsonl]",
            show_default=False,
        ),
    ] = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """List the rules: id, example sentence, what it does."""
    console: Console = context.obj
    console.configure(load_settings({"color": color, "debug": debug}))
    console.paged = not no_pager
    rules = [rule for rule in listed_rules() if begins(rule.id, prefix or "")]
    if not rules:
        near = did_you_mean(prefix or "", [rule.id for rule in listed_rules()])
        console.error(f"no rule begins with {prefix!r}{near or '; `claimx rules` lists them all'}")
        return FAILED
    name = str(format_ or ("table" if is_terminal(sys.stdout) else "jsonl"))
    if format_ is None and name != "table" and is_terminal(sys.stderr):
        console.note("JSON Lines, as standard output is no terminal; --format table or markdown is for reading")
    write_output([WRITERS[name](rules, console)], None, colored=name == "table", paged=console.paged)
    return DONE


def begins(id_: str, prefix: str) -> bool:
    """Whether an id begins so, or what follows its kind does, as tables of `claimx check` show it."""
    return id_.startswith(prefix) or id_.partition(".")[2].startswith(prefix)


def listed_rules() -> list[AnyRule]:
    """The rules of extraction, and those of `claimx check` among them."""
    from claimx.check import RULES  # noqa: PLC0415 - what makes claims needs none of them
    from claimx.extraction.rule import Rule  # noqa: PLC0415

    asked = [Rule(id=each.id, example=each.example, summary=each.summary, apply=each.apply) for each in RULES]
    return sorted([*all_rules(), *asked], key=lambda rule: rule.id.partition(".")[0])


def all_rules() -> list[AnyRule]:
    """Every rule of `claimx.extraction`, in the order of concepts and of their `RULES`, each id once."""
    found: dict[str, AnyRule] = {}
    for rule in declared("RULES"):
        found.setdefault(rule.id, rule)
    return sorted(found.values(), key=lambda rule: rule.id.partition(".")[0])


def declared(name: str) -> Iterator[Any]:
    """What the modules of `claimx.extraction` list under a name: `RULES`, `LOSSES`."""
    package = import_module("claimx.extraction")
    for module in sorted(info.name for info in pkgutil.walk_packages(package.__path__, "claimx.extraction.")):
        yield from getattr(import_module(module), name, ())


def examples() -> dict[str, str]:
    """The example sentence of each rule, by its id."""
    return {rule.id: example_of(rule) for rule in all_rules()}


def example_of(rule: AnyRule) -> str:
    return rule.example.strip('"“”')


def as_json(rules: list[AnyRule]) -> Iterator[dict[str, str]]:
    for rule in rules:
        yield {"id": rule.id, "example": example_of(rule), "summary": rule.summary}


def write_table(rules: list[AnyRule], console: Console) -> str:
    from rich import box  # noqa: PLC0415 - only where a table is shown
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from claimx.export.rendering import rendered  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("Rule", no_wrap=True, style="cyan")
    table.add_column("Example, and what it does")
    for rule in rules:
        text = Text(f"“{example_of(rule)}”")
        if rule.summary:
            text.append(f"\n{rule.summary}", style="dim")
        table.add_row(rule.id, text)
    return rendered([table], width=terminal_width(), color=console.colors(sys.stdout))


def write_json(rules: list[AnyRule], console: Console) -> str:  # noqa: ARG001 - the form of all writers
    import json  # noqa: PLC0415

    return json.dumps(list(as_json(rules)), ensure_ascii=False, indent=2) + "\n"


def write_jsonl(rules: list[AnyRule], console: Console) -> str:  # noqa: ARG001
    import json  # noqa: PLC0415

    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in as_json(rules))


def write_markdown(rules: list[AnyRule], console: Console) -> str:  # noqa: ARG001
    from claimx.export.markdown import escaped, table  # noqa: PLC0415

    rows = [[f"`{each['id']}`", escaped(each["example"]), escaped(each["summary"])] for each in as_json(rules)]
    return "\n".join(table(("Rule", "Example", "What it does"), rows)) + "\n"


WRITERS = {"table": write_table, "json": write_json, "jsonl": write_jsonl, "markdown": write_markdown}
