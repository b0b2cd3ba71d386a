"""`claimx explain`."""

from __future__ import annotations

from claimx.cli.console import DONE


def explain_cli() -> int:
    """Explain a record."""
    return DONE
