"""An output in parts: its list, `_parts.json`, and whether the parts are there as it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimx.errors import InputError

LIST = "_parts.json"
SCHEMA = "claimx-parts/1"
USUAL = 32_000_000  # bytes of text in a part: some 10,000 articles of 500 words


def list_of(format_: str, rows: str, parts: list[dict[str, Any]] | None) -> str:
    """The list of parts of a format and kind of row; None while not all of them are there."""
    how = {"complete": parts is not None, "format": format_, "rows": rows}
    return json.dumps({"schema": SCHEMA, **how, "parts": parts or []}, indent=1) + "\n"


def is_list(path: Path) -> bool:
    """Whether this is a list of parts that claimx wrote."""
    return _list(path) is not None


def parts_of(folder: Path) -> list[Path] | None:
    """The files of an output in parts, in order; None where the folder is none.

    Raises:
        InputError: where the run that writes it has not ended, or a part is not as it was written.
    """
    values = _list(folder / LIST)
    if values is None:
        return None
    if not values.get("complete"):
        raise InputError("its parts are not all there: the batch that writes them has not ended; run it again")
    files = []
    for name, size in (pair for part in values["parts"] for pair in part["files"].items()):
        path = folder / name
        try:
            found = path.stat().st_size
        except OSError:
            raise InputError(f"its part {name} is missing; run the batch again, which writes it anew") from None
        if found != size:
            raise InputError(
                f"its part {name} is not as it was written: {found:,} bytes, not {size:,}; run the batch again, which "
                "writes it anew"
            )
        files.append(path)
    return files


def _list(path: Path) -> dict[str, Any] | None:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) and str(values.get("schema", "")).startswith(SCHEMA) else None
