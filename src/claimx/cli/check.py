"""`claimx check`: what an editor should ask before an article is published."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import choices, options
from claimx.cli.articles import Inputs, analysed
from claimx.cli.console import DONE, FAILED, STDOUT, TROUBLE, Console, check_writable, write_output
from claimx.cli.format_choice import of_few
from claimx.cli.terminal import is_terminal, terminal_width
from claimx.settings import Settings, load_settings
from claimx.visible import plural

if TYPE_CHECKING:
    from claimx.check import Ignored
    from claimx.check.places import Checked
    from claimx.readers import ReadOptions
    from claimx.records import Article, Report

SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".txt": "table"}
FOUND = 1  # with --strict


def check_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE", help="Articles, folders of them; - or none: what is piped in.", show_default=False
        ),
    ] = None,
    format_: Annotated[
        choices.CheckName | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Output format: table, jsonl (a line an article), json (one object, for several articles an array), "
            "github (annotations of a workflow) or sarif.  [default: table at a terminal, else jsonl]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file: .jsonl, .json, .sarif or .txt.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with 1 where anything is found, with 2 where an article can't be read."),
    ] = False,
    ignore: Annotated[
        list[Path] | None,
        typer.Option(
            "--ignore",
            metavar="FILE",
            help="A file with lines such as `# claimx: ignore RULE`: what not to ask; repeatable.",
            show_default=False,
        ),
    ] = None,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Check an article before it is published: what an editor would ask.

    Numbers without a source, sources without a name or a reason, sums and percentages that do not fit, headlines surer
    than the text, quotations without a source or an end, names spelt two ways. Each finding has
    its rule, its place and why.
    """
    console: Console = context.obj
    if not files and is_terminal(sys.stdin):
        typer.echo(context.get_help())
        return DONE
    settings = load_settings({
        "model": model, "lexicon": lexicon, "encoding": encoding, "ignore": ignore, "quiet": quiet, "color": color,
        "debug": debug,
    })  # fmt: skip
    console.configure(settings)
    console.writes(output)
    console.paged = not no_pager
    if output is not None and output != STDOUT:
        check_writable(output)
    shown_as = of_few(format_, output, SUFFIXES, settings.format, piped="jsonl")
    from claimx.readers import ReadOptions  # noqa: PLC0415 - each command imports what it uses

    fields = ReadOptions(
        encoding=settings.encoding, text_field=text_field, id_field=id_field, title_field=title_field,
        date_field=date_field,
    )  # fmt: skip
    code = check(
        files or [STDOUT], console=console, settings=settings, format_=shown_as, output=output, options_=fields
    )
    if console.failed:
        return TROUBLE if strict else FAILED
    return code if strict else DONE


def check(
    files: Sequence[str],
    *,
    console: Console,
    settings: Settings,
    format_: str,
    options_: ReadOptions,
    output: str | None = None,
) -> int:
    """Print what is found in the articles; return 1 where anything is, or where one can't be read, else 0."""
    from claimx.check import RULES, read_ignored, unmet  # noqa: PLC0415 - each command imports what it uses

    known = [rule.id for rule in RULES]
    ignored = [each for path in settings.ignore for each in read_ignored(path, known, console.warn)]
    used: set[Ignored] = set()
    inputs = Inputs(files, options_, console, None, folders=True)
    checked = list(all_checked(inputs, ignored, used, settings, console))
    if checked:
        several = len(files) > 1 or inputs.several or any(map(os.path.isdir, files))
        color = output is None and console.colors(sys.stdout)
        text = shown(checked, format_, several=several, color=color)
        write_output(text, output, colored=format_ == "table", paged=console.paged)
    console.list_failed(inputs.count)
    found = any(each.findings.findings for each in checked)
    if checked and not found and (format_ == "github" or output is not None):
        console.note(f"nothing was found in {plural(len(checked), 'article')}")
    if console.failed:
        return FAILED
    for line in unmet(ignored, used):
        console.warn(line)
    return FOUND if found else DONE


def all_checked(
    inputs: Inputs, ignored: Sequence[Ignored], used: set[Ignored], settings: Settings, console: Console
) -> Iterator[Checked]:
    """The articles with what is found in them, as they are read; `used` gets what was ignored because of which line."""
    from claimx.check import check as findings_in  # noqa: PLC0415
    from claimx.check import title_apart  # noqa: PLC0415
    from claimx.check.places import Checked  # noqa: PLC0415
    from claimx.lexicons import load_lexicons  # noqa: PLC0415

    words = load_lexicons(settings.lexicon).check
    at_hand: list[Article] = []
    of_title: list[Report] = []

    def remembered() -> Iterator[Article]:
        """Each article, before it a title that stands apart from its text."""
        for article in inputs.articles():
            of_title.clear()
            apart = title_apart(article)
            for each in (apart, article) if apart is not None else (article,):
                at_hand[:] = [article] if each is article else []  # one at a time: the report that comes next is on it
                yield each

    for report in analysed(remembered(), settings, console, None):
        if not at_hand:
            of_title.append(report)
            continue
        (article,) = at_hand
        title = of_title[0] if of_title else None
        findings = findings_in(article.text, report, words, ignored, title=title, used=used)
        yield Checked(article=article, findings=findings)


def shown(checked: Sequence[Checked], format_: str, *, several: bool, color: bool) -> Iterator[str]:
    """The findings in a format."""
    if format_ == "table":
        from claimx.cli.check_table import table_of  # noqa: PLC0415 - brings Rich

        yield table_of(checked, width=terminal_width(), color=color)
        return
    from claimx.check.annotations import github_lines, sarif_of  # noqa: PLC0415

    if format_ == "github":
        yield from github_lines(checked)
    elif format_ == "sarif":
        yield json.dumps(sarif_of(checked), ensure_ascii=False, indent=2) + "\n"
    else:
        from claimx.check import to_dict  # noqa: PLC0415

        listed = [to_dict(each.findings) for each in checked]
        if format_ == "jsonl":
            yield from (json.dumps(each, ensure_ascii=False) + "\n" for each in listed)
            return
        yield json.dumps(listed if several else listed[0], ensure_ascii=False, indent=2) + "\n"
