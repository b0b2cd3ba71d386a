"""Shares with what they are of, and how sure a small sample lets one be."""

from __future__ import annotations

from math import sqrt

Z = 1.959964  # 95 %
SMALL = 200  # below, a share comes with its interval
FEW = 30  # below, a share is called one of few


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927)."""
    if whole == 0:
        return 0.0, 1.0
    share = part / whole
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    middle = share + Z * Z / (2 * whole)
    scale = 1 + Z * Z / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def percent(part: float, whole: float) -> str:
    """A share in words: 12 %, under 1 %; never 0 % of something or 100 % of less than all."""
    if whole == 0:
        return "none"
    share = 100 * part / whole
    if part and share < 1:
        return "under 1%"
    if part < whole and share > 99:
        return "over 99%"
    return f"{share:.0f}%"


def share_figures(part: int, whole: int) -> tuple[str, str]:
    """A share, of a small sample with its interval; and what it is of, with that it is few."""
    said = percent(part, whole)
    if 0 < whole < SMALL:
        low, high = wilson(part, whole)
        said += f" ({100 * low:.0f}–{100 * high:.0f}%)"
    return said, f"{part:,} of {whole:,}{', few' if whole < FEW else ''}"
