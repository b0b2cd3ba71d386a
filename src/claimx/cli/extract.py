"""`claimx extract`: the claims of articles."""

from __future__ import annotations

import contextlib
import itertools
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from claimx.cli import options
from claimx.cli.console import (
    DONE,
    FAILED,
    STDOUT,
    Console,
    check_writable,
    is_terminal,
    refuse_folder,
    terminal_width,
    write_output,
)
from claimx.cli.selection import EVERYTHING, Selection
from claimx.errors import InputError, OutputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.export import Format
    from claimx.records import Article, Report

T = TypeVar("T")
URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def extract_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE", help="Articles as .txt or .md; - or none reads standard input.", show_default=False
        ),
    ] = None,
    format_: Annotated[
        options.FormatName | None,
        typer.Option(
            "--format", "-f", help="Output format.  [default: table at a terminal, else jsonl]", show_default=False
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file; its suffix decides the format.", show_default=False
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    rows: options.Rows = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Extract the claims of one or more articles.

    A terminal gets a table, a pipe JSON Lines, an article a line.
    """
    console: Console = context.obj
    if (not files or files == [STDOUT]) and is_terminal(sys.stdin):
        typer.echo(context.get_help())
        return DONE
    settings = load_settings(
        {"model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug}
    )
    console.configure(settings)
    chosen = choose_format(format_, output, rows, settings)
    return extract(
        files or [STDOUT],
        console=console,
        settings=settings,
        format_=chosen,
        output=output,
        selection=Selection(only=tuple(str(each) for each in only or ()), actors=tuple(actor or ())),
        rows=str(rows or "claims"),
    )


def extract(
    files: Sequence[str],
    *,
    console: Console,
    settings: Settings,
    format_: Format,
    output: str | None = None,
    selection: Selection = EVERYTHING,
    rows: str = "claims",
) -> int:
    """Read the files, write their reports; return the exit code."""
    from claimx.export import Layout  # noqa: PLC0415 - each command imports what it uses

    to_file = output is not None and output != STDOUT
    if to_file and output is not None:
        check_writable(output)
        refuse_inputs(output, files)
    layout = Layout(
        rows=rows,
        several=len(files) > 1,
        width=terminal_width(),
        color=not to_file and console.colors(sys.stdout),
    )
    articles = peeked(read_all(files, settings, console))
    reports = peeked(selection.of(analysed(articles, settings, console), settings.lexicon)) if articles else None
    if reports:  # where every input failed, there is nothing to write, and an older file stays
        write_output(format_.write(reports, layout), output)
    console.list_failed(len(files))
    return FAILED if console.failed else DONE


def refuse_inputs(output: str, files: Iterable[str]) -> None:
    """Fail where the output would replace an input.

    Raises:
        OutputError: with that input.
    """
    target = Path(output)
    for path in files:
        with contextlib.suppress(OSError, ValueError):  # an input that isn't there is reported when it is read
            if path != STDOUT and target.is_file() and target.samefile(path):
                raise OutputError(f"{output}: this is one of the inputs; give another name to the output")


def peeked(items: Iterator[T]) -> Iterator[T] | None:
    """The iterator whole, its first item ready; None where it has none."""
    for first in items:
        return itertools.chain([first], items)
    return None


def read_all(files: Iterable[str], settings: Settings, console: Console) -> Iterator[Article]:
    """The articles of all files, in order; one that can't be read is reported and passed over."""
    from claimx.readers import file_input, read_articles  # noqa: PLC0415

    for path in files:
        try:
            refuse_other_commands(path)
            data = read_stdin() if path == STDOUT else None
            yield from read_articles(file_input(path, settings.encoding), data)
        except InputError as error:
            console.input_failed("standard input" if path == STDOUT else path, error)


def read_stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("it is closed; give a file")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"it can't be read: {error.strerror or error}") from error


def refuse_other_commands(path: str) -> None:
    """Answer an address or a folder with the command that does it.

    Raises:
        InputError: with that command.
    """
    if URL.match(path):
        raise InputError(
            f"claimx reads files and fetches nothing; try: trafilatura -u {shlex.quote(path)} | claimx extract -"
        )
    if path != STDOUT and Path(path).is_dir():
        raise InputError(f"this is a folder; try: claimx batch {shlex.quote(path)} -o claims.jsonl")


def analysed(articles: Iterable[Article], settings: Settings, console: Console) -> Iterator[Report]:
    """Their reports. The pipeline is loaded with the first article: bad inputs alone never wait for it."""
    from claimx.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    for article in articles:
        name = article.path or "standard input"
        try:
            report = extractor.extract(article)
        except Exception as error:
            console.input_failed(name, error)
            continue
        for warning in report.warnings:
            console.warn(f"{name}: {warning.message}")
        yield report


def choose_format(format_: str | None, output: str | None, rows: str | None, settings: Settings) -> Format:
    """The format: a flag, the output's suffix, a setting, else a table at a terminal and JSON Lines in a pipe.

    Raises:
        OutputError: where the output is a folder, a suffix says nothing, or rows are asked of a format that has none.
    """
    from claimx.export import FORMATS, format_of  # noqa: PLC0415

    to_file = output is not None and output != STDOUT
    if to_file and output is not None:
        refuse_folder(output)
    if format_ is not None:
        chosen = FORMATS[str(format_)]
    elif to_file and output is not None:
        found = format_of(output)
        if found is None and settings.format is None:
            known = ", ".join(suffix for each in FORMATS.values() for suffix in each.suffixes[:1])
            raise OutputError(
                f"{output}: no format has the suffix {Path(output).suffix!r}; use {known} or give --format"
            )
        chosen = found or FORMATS[settings.format or "jsonl"]
    else:
        chosen = FORMATS[settings.format or ("table" if is_terminal(sys.stdout) else "jsonl")]
    if rows is not None and not chosen.has_rows:
        kinds = ", ".join(name for name, each in FORMATS.items() if each.has_rows)
        raise OutputError(f"--rows {rows}: {chosen.name} holds whole articles; give --format with one of {kinds}")
    return chosen
