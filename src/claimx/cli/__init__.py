"""The command line. `main` is the entry point; each command is a file of its own.

Nothing here imports spaCy, pydantic or Rich before a command needs it: help, version, completion and usage errors
answer at once.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shlex
import signal
import sys
import warnings
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from claimx._version import __version__
from claimx.cli.completion import complete
from claimx.cli.console import DONE, INTERRUPTED, STDOUT, USAGE, ClosedPipeError, Console
from claimx.cli.help import EXAMPLES, HELP_NAMES, Command, examples_of
from claimx.cli.options import normalised
from claimx.environment import prepare_process
from claimx.errors import did_you_mean
from claimx.export.formats import CONLLU, PARSED

MOST_NAMED = 3  # commands that have an option
INTERRUPTED_FROM = 128  # exit codes from here on are those of signals
HELP = """
Who says what, about how many, and how sure are they? claimx reads news articles and writes down their claims: the
source, the words that attribute it, the actors, the numbers and the hedges.
"""
EPILOG = """
A terminal gets a table, a pipe JSON Lines. Settings: a flag, then a variable (CLAIMX_MODEL, CLAIMX_FORMAT ...), then
claimx.toml in this folder, then the one in your config folder. Exit codes: 0 done, 1 an input failed, 2 usage, 3 no
usable model, 130 interrupted.
"""


class Group(typer.core.TyperGroup):
    """The commands. Flags that are not given are False.

    Typer leaves them None, which some versions ask pydantic about: that takes longer than all the rest of `--help`.
    """

    def get_params(self, ctx: Any) -> Any:
        """The options of `claimx` itself."""
        params = super().get_params(ctx)
        for each in params:
            if getattr(each, "is_flag", False) and each.default is None:
                each.default = False
        return params


app = typer.Typer(
    name="claimx",
    help=HELP,
    epilog=EPILOG,
    add_completion=True,
    rich_markup_mode=None,
    no_args_is_help=False,
    context_settings=HELP_NAMES,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimx {__version__}")
        raise typer.Exit


@app.callback(cls=Group, invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - the callback answers
        bool,
        typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add_commands() -> None:
    from claimx.cli.batch import batch_cli  # noqa: PLC0415 - their modules need `app` to be there
    from claimx.cli.check import check_cli  # noqa: PLC0415
    from claimx.cli.compare import compare_cli  # noqa: PLC0415
    from claimx.cli.convert import convert_cli  # noqa: PLC0415
    from claimx.cli.diff import diff_cli  # noqa: PLC0415
    from claimx.cli.explain import explain_cli  # noqa: PLC0415
    from claimx.cli.extract import extract_cli  # noqa: PLC0415
    from claimx.cli.lexicon import lexicon_cli  # noqa: PLC0415
    from claimx.cli.mcp import mcp_cli  # noqa: PLC0415
    from claimx.cli.model import model_cli  # noqa: PLC0415
    from claimx.cli.parse import parse_cli  # noqa: PLC0415
    from claimx.cli.report import report_cli  # noqa: PLC0415
    from claimx.cli.rules import rules_cli  # noqa: PLC0415
    from claimx.cli.schema import schema_cli  # noqa: PLC0415
    from claimx.cli.view import view_cli  # noqa: PLC0415

    for name, function in (
        ("extract", extract_cli),
        ("batch", batch_cli),
        ("convert", convert_cli),
        ("view", view_cli),
        ("report", report_cli),
        ("compare", compare_cli),
        ("diff", diff_cli),
        ("check", check_cli),
        ("explain", explain_cli),
        ("mcp", mcp_cli),
        ("parse", parse_cli),
        ("rules", rules_cli),
        ("lexicon", lexicon_cli),
        ("schema", schema_cli),
        ("model", model_cli),
    ):
        app.command(name, cls=Command, context_settings=HELP_NAMES, epilog=examples_of(name))(function)


_add_commands()
# Typer brings its own copy of Click from some version on; its errors are found by way of a public class.
UsageProblem: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    prepare_process()
    console = Console()
    taken = end_in_order(console)
    try:
        code = run(sys.argv[1:] if arguments is None else arguments, console)
    except KeyboardInterrupt:  # between two steps of it
        code = interrupted(console)
    for each in taken:  # there is nothing left to put in order
        signal.signal(each, signal.SIG_DFL)
    try:
        if sys.stdout is not None:  # it was closed by the caller
            sys.stdout.flush()
    except (OSError, ValueError):
        _silence_stdout()
    if code >= INTERRUPTED_FROM:
        # Where the signal came amid an `exec` of some library, Python itself would end as if nobody had heard it.
        atexit._run_exitfuncs()
        os._exit(code)
    sys.exit(code)


def end_in_order(console: Console) -> list[signal.Signals]:
    """Take the system's requests to end as an interruption: workers are stopped, and no half-written file is left.

    Returns the signals that are taken so.
    """

    def end(number: int, _: object) -> None:
        for each in taken:
            signal.signal(each, signal.SIG_IGN)  # the end has begun
        console.signal = number
        raise KeyboardInterrupt

    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    taken = [each for each in wanted if signal.getsignal(each) == signal.SIG_DFL]  # `nohup` has it ignored
    for each in taken:
        signal.signal(each, end)
    return taken


def run(arguments: list[str], console: Console | None = None) -> int:
    """Run one command line; return its exit code."""
    console = console or Console()
    if not console.debug:
        warnings.simplefilter("ignore")  # of the libraries beneath, which a user can't act on
    command = typer.main.get_command(app)
    try:
        if complete(arguments):
            return DONE
        code = command.main(normalised(arguments), prog_name="claimx", standalone_mode=False, obj=console)
    except UsageProblem as error:
        return usage_error(console, error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except (ClosedPipeError, BrokenPipeError):
        _silence_stdout()
        return DONE
    except Exception as error:
        return console.report(error)
    if code == INTERRUPTED:
        return interrupted(console)
    return code if isinstance(code, int) else DONE


def interrupted(console: Console) -> int:
    """Say that the run was told to end; return the exit code."""
    by = f" by {signal.Signals(console.signal).name}" if console.signal else ""
    console.error(f"interrupted{by}; {console.kept()}")
    return 128 + (console.signal or signal.SIGINT)


def usage_error(console: Console, error: Exception, arguments: list[str]) -> int:
    """One line: what is wrong, and where help is."""
    context = getattr(error, "ctx", None)
    of = [each for each in arguments[:1] if each in commands()]
    path = context.command_path if context is not None else " ".join(["claimx", *of])
    message = str(getattr(error, "format_message", error.__str__)()).strip().rstrip(".")
    # Some versions of Typer let pydantic look at the value, whose own words come first.
    message = message.replace(": Value error, ", ": ")
    unknown = re.match(r"No such command '(.+)'$", message)
    if unknown is not None and looks_like_a_file(unknown[1]):
        console.error(f"{message}; for the claims of a file or folder: {command_for(unknown[1])}")
        return USAGE
    if unknown is not None and unknown[1] in {"help", "version"}:
        wanted = next((f"{each} --help" for each in arguments[1:2] if each in commands()), f"--{unknown[1]}")
        console.error(f"{message}; did you mean claimx {wanted}?")
        return USAGE
    said = with_hint(message, context)
    console.error(f"{said} See `{path} --help`" if said.endswith("?") else f"{said}; see `{path} --help`")
    return USAGE


def with_hint(message: str, context: Any) -> str:
    """A usage error with what was meant: the option or value that is near, or what a whole command looks like."""
    choice = re.search(r"'([^']*)' is not one of (.+)", message)
    if choice is not None and f".{choice[1]}" in CONLLU:
        return f"{message.partition(' is not one of ')[0]}: {PARSED}"
    if choice is not None:
        return message + did_you_mean(choice[1], re.findall(r"'([^']*)'", choice[2]))
    option = re.match(r"No such option:? '?(--[\w-]+)", message)
    if option is not None and context is not None:
        said = f"No such option: {option[1]}"
        others = [name for name, each in commands().items() if option[1] in options_of(each)]
        if 0 < len(others) <= MOST_NAMED:
            return f"{said}; {' and '.join(others)} {'have' if others[1:] else 'has'} it"
        if near := did_you_mean(option[1], options_of(context.command)):
            return said + near
        if others and context.parent is None:
            return f"{said}; give it behind a command, as in: claimx {others[0]} {option[1]}"
        return said
    if "Missing " in message and context is not None and (typed := EXAMPLES.get(context.info_name)):
        return f"{message.removeprefix('Invalid value: ')}; as in: {typed[0][0]}"
    return message


def commands() -> dict[str, Any]:
    """The commands by name."""
    return typer.main.get_command(app).commands  # type: ignore[attr-defined,no-any-return]


def options_of(command: Any) -> list[str]:
    """The long options of a command."""
    return [name for each in command.params for name in each.opts if name.startswith("--")]


def looks_like_a_file(name: str) -> bool:
    """Whether somebody meant an input where a command stands."""
    return name == STDOUT or bool(re.search(r"[./\\]", name)) or os.path.exists(name)  # noqa: PTH110 - a NUL is no error


def command_for(path: str) -> str:
    """What reads an input."""
    if os.path.isdir(path):  # noqa: PTH112 - the same
        return f"claimx batch {shlex.quote(path)} -o claims.jsonl"
    return f"claimx extract {shlex.quote(path)}"


def _silence_stdout() -> None:
    """Python flushes stdout at its end; with the reader gone, that must not be an error."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


__all__ = ["app", "main", "run"]
