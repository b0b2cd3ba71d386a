"""`claimx view`: records that were made before, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli import options
from claimx.cli.console import DONE, FAILED, Console, check_writable, write_output
from claimx.cli.format_choice import PAGE, by_suffix, refuse_page_at_terminal
from claimx.cli.rules import examples
from claimx.cli.selection import EVERYTHING, Selection, selection
from claimx.errors import InputError
from claimx.export.formats import FORMATS
from claimx.settings import load_settings

if TYPE_CHECKING:
    from claimx.records import Article

Record = dict[str, Any]


def view_cli(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Records: .jsonl, .json, .sqlite, .duckdb, a folder of them; - stdin.")
    ],
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Articles by their id.  [default: all]", show_default=False)
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file.  [default: standard output]", show_default=False
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="FOLDER", help="Where the articles are, for records without text.", show_default=False
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Show records as a page: the text with its claims marked, and the claims beside it.

    The page is one file that needs no server. Texts that the records lack are looked for under --texts, then at the
    path of the article.
    """
    console: Console = context.obj
    console.configure(load_settings({"quiet": quiet, "color": color, "debug": debug}))
    console.writes(output)
    refuse_page_at_terminal("html", output, "claims")
    if output is not None and output != "-":
        by_suffix(output, PAGE)
        check_writable(output)
    wanted = selection(only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match)
    return view(file, ids or [], console=console, output=output, texts=texts, claims=wanted)


def view(
    file: str,
    ids: list[str],
    *,
    console: Console,
    output: str | None,
    texts: Path | None,
    claims: Selection = EVERYTHING,
) -> int:
    """Write the page of the records with these ids, or of all; return the exit code."""
    from claimx.page import page_of  # noqa: PLC0415 - each command imports what it uses

    wanted, most = set(ids), FORMATS["html"].most or 0
    shown: list[Record] = []
    try:
        for record in claims.of_records(records_of(file, console), notice=console.warn):
            if not wanted or record["article"]["id"] in wanted:
                shown.append(with_its_text(record, texts, console))
            if len(shown) > most:
                console.error(f"{file}: a page holds {most} articles at most; name the ids of some, or: claimx report")
                return FAILED
    except InputError as error:
        console.input_failed(file, error)
        return FAILED
    missing = wanted - {record["article"]["id"] for record in shown}
    for id_ in sorted(missing):
        console.input_failed(file, InputError(f"no article has the id {id_!r}"))
    if not shown:
        if not missing and not console.failed:
            console.input_failed(file, InputError("there is no record in it"))
        return FAILED
    write_output([page_of(shown, examples())], output)
    return FAILED if console.failed else DONE


def records_of(file: str, console: Console) -> Iterator[Record]:
    """The records of a file; what is none is said and passed over."""
    from claimx.recorded import read_records  # noqa: PLC0415 - each command imports what it uses

    yield from read_records(file, console.input_failed)


MISSING = (
    "its text is not at hand, only what the record quotes of it; give --texts FOLDER, or make the records with "
    "--with-text"
)


def with_its_text(record: Record, texts: Path | None, console: Console, *, missing: str = MISSING) -> Record:
    """The record with the article's text, where that is found and is the one that was read.

    Args:
        record: with or without it.
        texts: the folder where articles are looked for first.
        console: where is said what can't be had.
        missing: what is said where there is none; empty: nothing.
    """
    article = record["article"]
    if article["text"] is not None:
        return record
    places = [str(texts / article["id"])] if texts is not None else []
    places += [article["path"]] if article["path"] else []
    for place in places:
        found = article_at(place)
        if found is None:
            continue
        from claimx.ids import sha256  # noqa: PLC0415

        if sha256(found.text) == article["sha256"]:
            return {**record, "article": {**article, "text": found.text}}
        console.warn(f"{place}: its text is no longer the one that was read")
    if missing:
        console.warn(f"{article['id']}: {missing}")
    return record


def article_at(place: str) -> Article | None:
    """The article in a file of its own; None where there is none."""
    from claimx.readers import ReadOptions, Refusal, load, open_items  # noqa: PLC0415

    if not Path(place).is_file():
        return None
    given = ReadOptions()
    for item in open_items([place], given, notice=lambda _: None, folders=False):
        if isinstance(item, Refusal) or item.member is not None:
            return None
        try:
            return load(item, given)
        except InputError:
            return None
    return None
