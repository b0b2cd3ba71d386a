"""The figures that README and docs name: limits are those of the code, sizes those of what is installed.

What is measured for hours (accuracy, speed, kills) can't be measured here: such figures stand beside the command that
measures them, which must be there, or in docs/accuracy.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from claimx.compare.across.compare import FEW
from claimx.export.xlsx import EXACT, MOST_CHARACTERS, MOST_ROWS
from claimx.extraction.chunks import LONGEST, PART
from claimx.readers.items import JSON_FACTOR, MAX_BYTES, RAW_FACTOR
from claimx.report.copies import RUN
from claimx.report.report import MOST_CLAIMS
from claimx.time_limit import LONG, USUAL

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
# By page: words with a figure in them, and whether the code says the same.
LIMITS: tuple[tuple[str, str, Callable[[], bool]], ...] = (
    ("limits.md", "20 MB of text and 300 seconds", lambda: (MAX_BYTES, USUAL) == (20_000_000, 300)),
    ("limits.md", "of more than 80,000 characters", lambda: LONGEST == 80_000),
    ("limits.md", "in parts of at most 40,000", lambda: PART == 40_000),
    ("limits.md", "300 more for every 300,000 characters", lambda: (USUAL, LONG) == (300, 300_000)),
    ("batch.md", "a text of 5 MB 85 minutes", lambda: -(-5_000_000 // LONG) * USUAL == 85 * 60),
    ("inputs.md", "at most 20 MB of text", lambda: MAX_BYTES == 20_000_000),
    ("inputs.md", "ten times `--max-bytes`", lambda: RAW_FACTOR == 10),
    ("inputs.md", "five times", lambda: JSON_FACTOR == 5),
    ("batch.md", "300 by default", lambda: USUAL == 300),
    ("batch.md", "runs of five words", lambda: RUN == 5),
    ("outputs.md", "after 1,048,575 rows", lambda: MOST_ROWS == 1_048_576),
    ("outputs.md", "more than fifteen digits", lambda: EXACT == 10**15),
    ("outputs.md", "more than 32,767 characters", lambda: MOST_CHARACTERS == 32_767),
    ("compare.md", "From 300 articles on", lambda: FEW == 300),
    ("report.md", "Above 150,000 claims", lambda: MOST_CLAIMS == 150_000),
)
SIZE = re.compile(r"^\| ([\w, ]+) \| (\d+) MB \|", re.MULTILINE)
EXTRA = re.compile(r"^\| `(\w+)` \| ([\w., ]+?)(?:, on Python[^|]*)? \| [^|]* \| (\d+) MB[^|]* \|", re.MULTILINE)
# What a package needs that the size of its extra counts too, and what else stands in the row of a package.
WITH = {"pypdf": ["cryptography", "cffi", "pycparser"]}


@pytest.mark.parametrize(("page", "words", "holds"), LIMITS, ids=[f"{page}: {words}" for page, words, _ in LIMITS])
def test_limits_are_those_of_the_code(page: str, words: str, holds: Callable[[], bool]) -> None:
    assert words in " ".join((DOCS / page).read_text(encoding="utf-8").split())
    assert holds()


def size_of(name: str) -> float | None:
    """Megabytes of an installed package; None where it is not installed."""
    try:
        files = metadata.distribution(name).files or []
    except metadata.PackageNotFoundError:
        return None
    paths = [Path(str(each.locate())) for each in files]
    return sum(path.stat().st_size for path in paths if path.exists()) / 1e6


@pytest.mark.parametrize(("names", "said"), SIZE.findall((DOCS / "install.md").read_text(encoding="utf-8")))
def test_sizes_are_those_of_what_is_installed(names: str, said: str) -> None:
    if names == "all others":
        return
    sizes = [size_of(name) for name in names.split(", ")]
    if None in sizes:
        pytest.skip(f"{names}: not installed")
    assert float(said) == pytest.approx(sum(filter(None, sizes)), rel=0.3, abs=3)


@pytest.mark.parametrize(("extra", "names", "said"), EXTRA.findall((DOCS / "install.md").read_text(encoding="utf-8")))
def test_sizes_of_extras(extra: str, names: str, said: str) -> None:
    wanted = [more for name in names.split(", ") for more in [name, *WITH.get(name, [])]]
    sizes = [size_of(name) for name in dict.fromkeys(wanted)]
    if None in sizes or extra in {"mcp", "ray"}:
        pytest.skip(f"{extra}: not installed, or of a hundred small ones")
    assert float(said) == pytest.approx(sum(filter(None, sizes)), rel=0.3, abs=3)


def test_what_measures_is_there() -> None:
    named = set()
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md"), DOCS / "accuracy.toml"]:
        named |= set(re.findall(r"\b(?:benchmarks|tests|docs|training)/\w+\.py\b", page.read_text(encoding="utf-8")))
    assert "benchmarks/batch.py" in named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
