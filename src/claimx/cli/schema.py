"""`claimx schema`: the JSON Schema of the record, and what other programs need to know of an output."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from claimx.cli import options
from claimx.cli.console import DONE, check_writable, write_output
from claimx.cli.format_choice import by_suffix


class SchemaName(StrEnum):
    """What a program may need to know."""

    record = "record"
    diff = "diff"
    compare = "compare"
    check = "check"
    labelstudio = "labelstudio"


def schema_cli(
    of: Annotated[
        SchemaName,
        typer.Argument(
            metavar="OF",
            help="record, diff, compare, check: schemas of what extract and these write; labelstudio: its interface.",
        ),
    ] = SchemaName.record,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)
    ] = None,
    no_pager: options.NoPager = False,
) -> int:
    """Print the JSON Schema of the record, or another program's settings."""
    if output is not None and output != "-":
        by_suffix(output, {".xml": "xml"} if of == SchemaName.labelstudio else {".json": "json"})
        check_writable(output)
    write_output([SHOWN[of]()], output, paged=not no_pager)
    return DONE


def record_schema() -> str:
    from claimx.record_json import json_schema  # noqa: PLC0415 - brings pydantic

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def diff_schema() -> str:
    from claimx.compare import json_schema  # noqa: PLC0415 - brings pydantic

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def compare_schema() -> str:
    from claimx.compare.across import json_schema  # noqa: PLC0415 - brings pydantic

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def check_schema() -> str:
    from claimx.check import json_schema  # noqa: PLC0415 - brings pydantic

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def labelling_interface() -> str:
    from claimx.export.labelstudio import labelling_config  # noqa: PLC0415 - each command imports what it uses

    return labelling_config()


SHOWN: dict[SchemaName, Callable[[], str]] = {
    SchemaName.record: record_schema,
    SchemaName.diff: diff_schema,
    SchemaName.compare: compare_schema,
    SchemaName.check: check_schema,
    SchemaName.labelstudio: labelling_interface,
}
