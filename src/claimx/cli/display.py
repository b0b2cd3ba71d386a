"""Rich renderables as text, for commands that show something else than records."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType


def rendered(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts below each other, without blanks at line ends."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 30),
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
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
