"""`claimx mcp`: the commands for programs that speak the Model Context Protocol."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import options
from claimx.cli.console import DONE, Console
from claimx.errors import ClaimxError, InputError
from claimx.installing import install_command
from claimx.settings import load_settings


def mcp_cli(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="FOLDER", help="The folder whose files may be read by their path.")
    ] = Path(),
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    debug: options.Debug = None,
) -> int:
    """Serve extract, explain, diff, check and compare to a program over standard input and output, as an MCP server.

    No network and no key: the program starts this command and speaks to it. Ctrl-C, or the end of the input, ends it.
    """
    console: Console = context.obj
    settings = load_settings({"model": model, "lexicon": lexicon, "encoding": encoding, "debug": debug})
    console.configure(settings)
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; give one with --folder")
    try:
        from claimx.cli.mcp_server import Served, server_of  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ClaimxError(
            f"claimx mcp needs {error.name}, which is not installed; try: {install_command('mcp')}"
        ) from error
    from claimx.pipeline import Extractor  # noqa: PLC0415 - brings spaCy

    settings = replace(settings, lexicon=tuple(path.absolute() for path in settings.lexicon))
    own = Path(settings.model).absolute() if settings.model and Path(settings.model).exists() else settings.model
    os.chdir(folder)
    server_of(Served(lambda: Extractor(own, lexicon=settings.lexicon), settings)).run("stdio")
    return DONE
