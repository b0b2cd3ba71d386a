"""`claimx schema`: the JSON Schema of the record."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from claimx.cli.console import DONE, check_writable, write_output


def schema_cli(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)
    ] = None,
) -> int:
    """Print the JSON Schema of the record."""
    from claimx.records import json_schema  # noqa: PLC0415 - brings pydantic

    if output is not None and output != "-":
        check_writable(output)
    write_output([json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"], output)
    return DONE
