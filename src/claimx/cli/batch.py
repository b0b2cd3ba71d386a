"""`claimx batch`: the claims of folders, archives and tables, in parallel; an interrupted run is taken up again.

Here are the command and its options; `batch_run.py` says what comes of it, `claimx.batch` does it.
"""

from __future__ import annotations

import os
import re
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import choices, options, row_options
from claimx.cli.console import STDOUT, Console
from claimx.cli.format_choice import (
    check_all_rows,
    check_datapackage,
    check_packing,
    choose_format,
    choose_part_format,
    dialect_of,
    in_parts,
    write_datapackage,
)
from claimx.cli.inputs import all_inputs
from claimx.cli.selection import EVERYTHING, Chosen, Counted, Selection, selection
from claimx.errors import OutputError
from claimx.export.files import is_special
from claimx.export.formats import FORMATS
from claimx.settings import load_settings

PART = re.compile(r"([0-9]+)/([0-9]+)")


class EngineName(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


def batch_cli(
    context: typer.Context,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR/",
            help="Where to write: a file, whose suffix decides the format, or a folder of parts: OUT/.",
            show_default=False,
        ),
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Folders, archives, tables and articles; see claimx extract --help.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        choices.FormatName | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help=f"Output format: {choices.listed(FORMATS)}.  [default: by the suffix of the output]",
            show_default=False,
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    rows: row_options.PartRows = None,
    dedupe: options.Dedupe = None,
    bom: row_options.Bom = False,
    delimiter: row_options.Delimiter = None,
    decimal: row_options.Decimal = None,
    columns: row_options.Columns = None,
    datapackage: row_options.Datapackage = False,
    parts: Annotated[
        int | None,
        typer.Option(
            "--parts",
            metavar="N",
            parser=options.counting_number,
            help="Write a folder of so many parts at most.  [default: one for 32 MB of text]",
            show_default=False,
        ),
    ] = None,
    compress: Annotated[
        choices.PackingName | None,
        typer.Option(
            "--compress",
            metavar=choices.either(choices.PackingName),
            help="Pack parts that are text: part-00001.jsonl.zst.",
            show_default=False,
        ),
    ] = None,
    with_text: options.WithText = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    site_field: options.SiteField = None,
    url_field: options.UrlField = None,
    date_order: options.DateOrder = None,
    from_: options.From = None,
    files_from: options.FilesFrom = None,
    max_bytes: options.MaxBytes = None,
    timeout: options.Timeout = None,
    workers: options.Workers = None,
    resume: Annotated[
        bool,
        typer.Option("--resume/--no-resume", help="Keep what an earlier run did and still fits; or do all of it anew."),
    ] = True,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help="Read every input, and what is kept of it, again, rather than trust sizes and times of change.",
        ),
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="I/N",
            help="Do one part of N, as in a job array; a run without puts them together.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what there is to do, and what an earlier run did; do nothing.")
    ] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first error.")] = False,
    engine: Annotated[
        EngineName,
        typer.Option(
            "--engine",
            metavar=choices.either(EngineName),
            help="Processes of this machine, or actors of a Ray cluster.",
        ),
    ] = EngineName.local,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="ADDRESS",
            help="The Ray cluster's.  [default: a cluster on this machine]",
            show_default=False,
        ),
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Extract the claims of many articles: folders, archives, tables.

    Errors go to OUT.errors.jsonl beside the output; the articles come in the order of the inputs. What is done is kept
    in OUT.state, so that an interrupted run goes on where it was, and a finished one does only what is new. Into OUT/
    the workers write parts, part-00001.jsonl and on, as they are done: no last pass, however many articles there are.
    """
    console: Console = context.obj
    flags = {"model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug}
    settings = load_settings(flags | {"format": format_})
    console.configure(settings)
    if not inputs and files_from is None:
        raise typer.BadParameter("Missing argument 'INPUT...'")
    if output == STDOUT or is_special(Path(output)):
        raise OutputError(f"{output}: batch writes a file, its errors beside it; give one, such as -o claims.jsonl")
    is_parted = in_parts(output, parts, format_)
    output = output.rstrip("/" + os.sep) or output
    chosen = (choose_part_format if is_parted else choose_format)(format_, output, rows, settings)
    check_packing(compress, chosen, parts=is_parted)
    check_datapackage(chosen.name, output, asked=datapackage, parts=is_parted)
    if is_parted and dedupe:
        raise OutputError(
            f"--dedupe {dedupe}: it compares each article with all before, which parts are made without; "
            f"write {output}/, then: claimx convert {output} -o clean/ --dedupe {dedupe}"
            + (f" --format {chosen.name}" if chosen.name != "jsonl" else "")
            + (f" --rows {rows}" if rows else "")
        )
    check_all_rows(rows, parts=is_parted)
    part = read_part(shard)
    wanted = selection(
        only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match, rows=chosen.has_rows
    )
    how = str(dedupe) if dedupe else None
    # What goes to the workers that write parts counts nothing.
    kept = (
        Chosen(wanted, settings.lexicon)
        if is_parted
        else Counted(wanted=wanted, dedupe=how, lexicon=settings.lexicon, note=console.note)
    )
    if address is not None and engine != EngineName.ray:
        raise typer.BadParameter("--address is of --engine ray")
    from claimx.batch.order import Order, Target  # noqa: PLC0415 - each command imports what it uses
    from claimx.cli.batch_run import batch  # noqa: PLC0415
    from claimx.readers.items import MAX_BYTES, ReadOptions  # noqa: PLC0415
    from claimx.time_limit import USUAL  # noqa: PLC0415

    kind = str(rows or settings.rows or "claims")
    dialect = dialect_of(chosen, settings, rows=kind, bom=bom, delimiter=delimiter, decimal=decimal, columns=columns)
    code = batch(
        all_inputs(inputs, files_from),
        Target(
            output=output,
            format=chosen,
            rows=kind,
            dialect=dialect,
            select=None if wanted == EVERYTHING and how is None else kept,
            selected=selected_by(wanted, how),
            in_parts=is_parted,
            parts=parts,
            packing=compress.value if compress else None,
        ),
        Order(
            model=settings.model,
            lexicon=settings.lexicon,
            options=ReadOptions(
                encoding=settings.encoding,
                text_field=text_field,
                id_field=id_field,
                title_field=title_field,
                date_field=date_field,
                site_field=site_field,
                url_field=url_field,
                date_order=str(date_order) if date_order else None,
                kind=str(from_) if from_ else None,
                max_bytes=max_bytes or MAX_BYTES,
            ),
            with_text=with_text or settings.with_text or chosen.needs_text or dialect.needs_text,
            timeout=timeout or USUAL,
            workers=workers or settings.workers,
            resume=resume,
            verify=verify,
            part=part,
            fail_fast=fail_fast,
            ray=(address or "") if engine == EngineName.ray else None,
        ),
        console=console,
        dry_run=dry_run,
    )
    write_datapackage(output, kind, dialect, asked=datapackage and not dry_run)
    return code


def selected_by(wanted: Selection, dedupe: str | None) -> dict[str, list[str]]:
    """What the records are chosen by, as a run keeps it to tell a finished output."""
    # Whether rows of other claims go too is the format's to say.
    chosen = {name: list(values) for name, values in asdict(wanted).items() if name != "alone"}
    return chosen | ({"dedupe": [dedupe]} if dedupe else {})


def read_part(value: str | None) -> tuple[int, int] | None:
    """I and N of `--shard I/N`.

    Raises:
        typer.BadParameter: where it is none.
    """
    if value is None:
        return None
    found = PART.fullmatch(value)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise typer.BadParameter(f"--shard {value}: give I/N with I from 1 to N, such as 1/10")
    return int(found[1]), int(found[2])
