"""`--show-completion SHELL` and `--install-completion SHELL`; without a shell Typer takes the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
SHOW, INSTALL = "--show-completion", "--install-completion"


def complete(arguments: Sequence[str]) -> bool:
    """Show or install the completion for a shell, where that is asked for; whether it was.

    Raises:
        typer.BadParameter: where claimx has none for the shell.
    """
    option, _, shell = (arguments[0] if arguments else "").partition("=")
    if len(arguments) == 2 and not shell:
        shell = arguments[1]
    if option not in {SHOW, INSTALL} or not shell:
        return False
    if shell not in SHELLS:
        raise typer.BadParameter(f"{option} {shell}: there are {', '.join(SHELLS)}")
    completion: Any = import_module("typer.completion")  # by those who ask

    if option == SHOW:
        script = completion.get_completion_script(prog_name="claimx", complete_var="_CLAIMX_COMPLETE", shell=shell)
        typer.echo(script)
    else:
        _, path = completion.install(shell=shell, prog_name="claimx", complete_var="_CLAIMX_COMPLETE")
        typer.echo(f"completion for {shell} is in {path}, from the next shell on")
    return True
