"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from claimx.cli.choices import (
    CertaintyName,
    ColorName,
    DedupeName,
    FormatName,
    KindName,
    OnlyName,
    OrderName,
    SortName,
    SourceTypeName,
    either,
    listed,
    one_of,
)
from claimx.export.formats import FORMATS

Sort = Annotated[
    SortName,
    typer.Option(
        "--sort",
        metavar=either(SortName),
        help="The order of claims: by place; those first that a fact-checker can and would check, each with a score "
        "from 0 to 1 and the criteria that made it; or by the names of their sources. Claims of several articles have "
        "one order in a table, Markdown, CSV, TSV, Parquet and Excel.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="KIND",
        help="Keep only such claims; given twice, those that are both, with a comma (hedged,denied) those that are "
        f"either: {listed(OnlyName)}.",
        show_default=False,
        parser=one_of(OnlyName),
        autocompletion=lambda: list(OnlyName),
    ),
]
Format = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"Output format: {listed(FORMATS)}.  [default: table at a terminal, else jsonl]",
        show_default=False,
    ),
]
Actor = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Keep only claims by or about an actor, by any of its names; given twice, those with both.",
        show_default=False,
    ),
]
Source = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="NAME",
        help="Keep only claims from a source, by any of its names; given twice, those of either.",
        show_default=False,
    ),
]
SourceType = Annotated[
    list[SourceTypeName] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help=f"Keep only claims from such sources; given twice, those of either: {listed(SourceTypeName)}.",
        show_default=False,
    ),
]
Certainty = Annotated[
    list[CertaintyName] | None,
    typer.Option(
        "--certainty",
        metavar=either(CertaintyName),
        help="Keep only claims that are so certain; given twice, those that are either.",
        show_default=False,
    ),
]
Match = Annotated[
    list[str] | None,
    typer.Option(
        "--match",
        metavar="WORDS",
        help="Keep only claims that hold these words, in any case, * for the rest of a word: 'kill*'; given twice, "
        "those that hold either.",
        show_default=False,
    ),
]
Dedupe = Annotated[
    DedupeName | None,
    typer.Option(
        "--dedupe",
        metavar=either(DedupeName),
        help="Articles whose text is that of one before, or nearly: note it in their record, or leave them out.",
        show_default=False,
    ),
]


def field(option: str, what: str) -> Any:
    """The option that names the column or key of a table where something of an article stands."""
    usual = f"Column or key of the {what}.  [default: by its usual names]"
    return typer.Option(option, metavar="NAME", help=usual, show_default=False)


WithText = Annotated[bool, typer.Option("--with-text", help="Put the article's text into its record.")]
TextField = Annotated[str | None, field("--text-field", "text")]
IdField = Annotated[str | None, field("--id-field", "id")]
TitleField = Annotated[str | None, field("--title-field", "title")]
SiteField = Annotated[str | None, field("--site-field", "outlet")]
UrlField = Annotated[str | None, field("--url-field", "address")]
DateOrder = Annotated[
    OrderName | None,
    typer.Option(
        "--date-order",
        metavar=either(OrderName),
        help="What 03/04/2024 is in a table: day or month first.  [default: such dates are not read]",
        show_default=False,
    ),
]
DateField = Annotated[str | None, field("--date-field", "date")]


def counting_number(value: str) -> int:
    """A number of things, one at least.

    Raises:
        typer.BadParameter: where it is none; Typer's own words for that differ from version to version.
    """
    text = str(value).replace(",", "").replace("_", "")
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise typer.BadParameter(f"{value!r}: give a whole number from 1 on")
    return int(text)


Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-w",
        metavar="N",
        parser=counting_number,
        help="Processes at work where there is much to do.  [default: one a core]",
        show_default=False,
    ),
]


Top = Annotated[
    int | None,
    typer.Option(
        "--top",
        metavar="N",
        parser=counting_number,
        help="Only the N claims of all articles that are most worth checking, as --sort check orders them.",
        show_default=False,
    ),
]
MaxBytes = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        metavar="N",
        parser=counting_number,
        help="The longest text of an article.  [default: 20,000,000]",
        show_default=False,
    ),
]
Timeout = Annotated[
    int | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        parser=counting_number,
        help="How long an article may take before it is given up as failed, for every 300,000 characters; no limit on "
        "Windows.  [default: 300]",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        metavar="NAME_OR_PATH",
        help="Another spaCy English pipeline than the embedded one.",
        show_default=False,
    ),
]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="A TOML file with words of your own; repeatable.", show_default=False
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of text and tables; auto: what each looks like.  [default: utf-8]",
        show_default=False,
    ),
]
From = Annotated[
    KindName | None,
    typer.Option(
        "--from",
        metavar="KIND",
        help=f"The kind of standard input and of files whose name does not tell: {listed(KindName)}.  "
        "[default: by the content]",
        show_default=False,
    ),
]
Quiet = Annotated[
    bool | None,
    typer.Option("--quiet", "-q", help="No progress, warnings and summaries on stderr.", show_default=False),
]
Color = Annotated[
    ColorName | None,
    typer.Option(
        "--color",
        metavar="|".join(ColorName),
        help="When to colour; --color alone is always.  [default: auto]",
        show_default=False,
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        help="A list of more inputs, a line each or as find -print0 writes them; - reads it from standard input.",
        show_default=False,
    ),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never show what is longer than the screen through a pager.")]
Debug = Annotated[bool | None, typer.Option("--debug", help="Show the traceback of an error.", show_default=False)]


def normalised(arguments: list[str]) -> list[str]:
    """Arguments with `--color` alone as `--color=always` and `--no-color` as `--color=never`."""
    out: list[str] = []
    values = set(ColorName)
    for i, argument in enumerate(arguments):
        if argument == "--":
            return out + arguments[i:]
        following = arguments[i + 1] if i + 1 < len(arguments) else ""
        if argument == "--color" and following not in values:
            out.append("--color=always")
        elif argument == "--no-color":
            out.append("--color=never")
        else:
            out.append(argument)
    return out
