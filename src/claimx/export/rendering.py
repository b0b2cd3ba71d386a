"""Rich renderables as text."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType

NARROWEST = 30


def rendered(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts below each other, without blanks at line ends; the sixteen colours of every terminal, or none."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
