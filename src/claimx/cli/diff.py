"""`claimx diff`: what a new version of an article claims, drops and changes."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import choices, options
from claimx.cli.articles import place_of
from claimx.cli.console import DONE, FAILED, STDOUT, TROUBLE, Console, check_writable, write_output
from claimx.cli.explain import read_one
from claimx.cli.format_choice import of_few
from claimx.cli.selection import EVERYTHING, Selection, selection
from claimx.cli.terminal import terminal_width
from claimx.errors import InputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.compare import Difference
    from claimx.records import Article, Report

SUFFIXES = {".json": "json", ".html": "html", ".htm": "html", ".txt": "table"}
DIFFERENT = 1  # with --exit-code, as `diff` has it


def diff_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="OLD NEW", help="Two versions of an article; - is standard input.", show_default=False),
    ] = None,
    history: Annotated[
        Path | None,
        typer.Option(
            "--history",
            metavar="FOLDER",
            help="In place of two files: each version in a folder against the next, in the order of their names.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        choices.DiffName | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Output format: table, json or html.  [default: table at a terminal, else json]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file; .html is a page, .json JSON.", show_default=False
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help="As diff: exit with 1 where anything changed, 2 where a file can't be read."),
    ] = False,
    kind: Annotated[
        list[choices.ChangeName] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=f"Keep only such changes; may be given again: {choices.listed(choices.ChangeName)}.",
            show_default=False,
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Compare two versions of an article: claims added, dropped, moved, and what changed in the others.

    A number, a hedge, a source, a certainty or the words inside quotation marks: each change is named. Commas,
    typography and line ends are no change.
    """
    console: Console = context.obj
    settings = load_settings({
        "model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug,
    })  # fmt: skip
    console.configure(settings)
    console.writes(output)
    given = files or []
    if (history is None) != (len(given) == 2):
        raise typer.BadParameter("give two files, OLD and NEW, or --history and a folder", param_hint="'OLD NEW'")
    if given == [STDOUT, STDOUT]:
        raise typer.BadParameter("standard input can't be both versions; give a file for one", param_hint="'OLD NEW'")
    if output is not None and output != "-":
        check_writable(output)
    shown_as = of_few(format_, output, SUFFIXES, settings.format)
    failed = TROUBLE if exit_code else FAILED
    if history is not None:
        given = versions_in(history, console)
        if len(given) < 2:
            if not console.failed:
                console.input_failed(str(history), InputError("it holds fewer than two versions"))
            return failed
    articles = read_all(given, settings, console)
    if articles is None:
        return failed
    wanted = selection(only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match)
    code = diff(
        articles, console=console, settings=settings, format_=shown_as, output=output, wanted=wanted, kinds=kind or ()
    )
    return code if exit_code else DONE


def diff(
    articles: list[Article],
    *,
    console: Console,
    settings: Settings,
    format_: str,
    output: str | None = None,
    wanted: Selection = EVERYTHING,
    kinds: Collection[str] = (),
) -> int:
    """Print the differences of each article and the next; return 1 where there are any, else 0.

    Of a selection of claims: the changes of what either version has of them; of `kinds`, those alone.
    """
    from claimx.compare import diff as compared  # noqa: PLC0415 - each command imports what it uses
    from claimx.compare import to_dict  # noqa: PLC0415
    from claimx.pipeline import Extractor  # noqa: PLC0415 - brings spaCy

    reports = list(Extractor(settings.model, lexicon=settings.lexicon).pipe(articles))
    for article, report in zip(articles, reports, strict=True):
        for warning in report.warnings:
            console.warn(f"{place_of(article)}: {warning.message}")
    texts = [article.text for article in articles]
    found = [compared(*pair, both) for pair, both in zip(pairwise(reports), pairwise(texts), strict=True)]
    if wanted != EVERYTHING:
        kept = [{claim.id for claim in each.claims} for each in wanted.of(reports, settings.lexicon, console.warn)]
        found = [of_claims(each, *ids) for each, ids in zip(found, pairwise(kept), strict=True)]
    if kinds:
        found = [of_kinds(each, kinds) for each in found]
    if format_ == "json":
        listed = [to_dict(each) for each in found]
        whole = json.dumps(listed[0] if len(listed) == 1 else listed, ensure_ascii=False, indent=2) + "\n"
        write_output([whole], output)
    elif format_ == "html":
        write_output([page(articles, reports, found)], output)
    else:
        from claimx.cli.diff_table import table_of  # noqa: PLC0415 - brings Rich

        color = output is None and console.colors(sys.stdout)
        write_output([table_of(found, width=terminal_width(), color=color)], output, colored=True)
    return DIFFERENT if any(each.changes for each in found) else DONE


def of_claims(difference: Difference, old: set[str], new: set[str]) -> Difference:
    """The difference with only the changes of these claims of either version."""
    changes = tuple(
        change
        for change in difference.changes
        if (change.old is not None and change.old.claim in old) or (change.new is not None and change.new.claim in new)
    )
    return dataclasses.replace(difference, changes=changes)


def of_kinds(difference: Difference, kinds: Collection[str]) -> Difference:
    """The difference with only changes of these kinds."""
    return dataclasses.replace(difference, changes=tuple(each for each in difference.changes if each.kind in kinds))


def page(articles: list[Article], reports: list[Report], found: list[Difference]) -> str:
    """The differences side by side."""
    from claimx.compare.page import page_of  # noqa: PLC0415

    return page_of([article.text for article in articles], reports, found)


def versions_in(folder: Path, console: Console) -> list[str]:
    """The files of a folder in the order of their names, numbers by their value."""
    if not folder.is_dir():
        console.input_failed(str(folder), InputError("no such folder; check the path"))
        return []
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return [str(path) for path in sorted(files, key=lambda path: natural(path.name))]


def natural(name: str) -> list[tuple[int, str]]:
    """A key that puts "v2" before "v10"."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def read_all(files: list[str], settings: Settings, console: Console) -> list[Article] | None:
    """The articles; None where one can't be read, which is said."""
    from claimx.readers.items import ReadOptions  # noqa: PLC0415 - each command imports what it uses

    articles = []
    for file in files:
        try:
            articles.append(read_one(file, ReadOptions(encoding=settings.encoding)))
        except InputError as error:
            console.input_failed("standard input" if file == "-" else file, error)
    return articles if len(articles) == len(files) else None
