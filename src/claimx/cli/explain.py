"""`claimx explain`: why a record is what it is."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import options
from claimx.cli.console import DONE, FAILED, STDOUT, Console, terminal_width, write_output
from claimx.errors import InputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.records import Article

ID = re.compile(r"[cqha][1-9]\d*")


def explain_cli(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The article; - reads standard input.")],
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="A record of it: c1 (claim), q1 (quantity), h1 (hedge) or a1 (actor)."),
    ],
    format_: Annotated[
        options.PageName | None,
        typer.Option("--format", "-f", help="Output format.  [default: table]", show_default=False),
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Explain a record: its rule, the words that fired it, and the parse they stand in."""
    console: Console = context.obj
    settings = load_settings({"model": model, "lexicon": lexicon, "encoding": encoding, "color": color, "debug": debug})
    console.configure(settings)
    if not ID.fullmatch(id_):
        raise typer.BadParameter(
            f"{id_!r} is no record id; ids are c1 (claim), q1 (quantity), h1 (hedge), a1 (actor)", param_hint="'ID'"
        )
    return explain(file, id_, console=console, settings=settings, as_json=format_ == options.PageName.json)


def explain(file: str, id_: str, *, console: Console, settings: Settings, as_json: bool = False) -> int:
    """Print the explanation of one record; return the exit code."""
    try:
        article = read_one(file, settings)
    except InputError as error:
        console.input_failed("standard input" if file == STDOUT else file, error)
        return FAILED
    from claimx.cli.explanation import explained, records_of, shown  # noqa: PLC0415 - brings spaCy
    from claimx.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    report = extractor.extract(article)
    records = records_of(report)
    if id_ not in records:
        console.error(f"{article.path or 'standard input'}: no record {id_}; {ids_there(list(records))}")
        return FAILED
    explanation = explained(records[id_], article, report, extractor)
    if as_json:
        text = json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2) + "\n"
    else:
        text = shown(explanation, width=terminal_width(), color=console.colors(sys.stdout))
    write_output([text], None, colored=not as_json)
    return DONE


def read_one(file: str, settings: Settings) -> Article:
    from claimx.readers import ReadOptions, Refusal, load, open_items  # noqa: PLC0415

    options_ = ReadOptions(encoding=settings.encoding)
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    for item in open_items([file], options_, notice=lambda _: None, stdin=stdin, folders=False):
        if isinstance(item, Refusal):
            raise item.error
        if item.member is not None:
            raise InputError("it holds several articles; save the one to explain as a file of its own")
        return load(item, options_)
    raise InputError("there is no article in it")


def ids_there(ids: list[str]) -> str:
    """Which ids there are: "it has c1 to c12, q1 to q3"."""
    ranges = []
    for letter in "cqha":
        numbers = [int(each[1:]) for each in ids if each[0] == letter]
        if numbers:
            ranges.append(f"{letter}1 to {letter}{max(numbers)}" if max(numbers) > 1 else f"{letter}1")
    return f"it has {', '.join(ranges)}" if ranges else "the article has no records"
