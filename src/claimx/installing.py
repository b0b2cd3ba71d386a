"""How to install what is missing: the library itself, by the interpreter in use."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

# What each extra of claimx brings.
LIBRARIES = {
    "pdf": ("pypdf[crypto]",),
    "parquet": ("pyarrow",),
    "warc": ("fastwarc", "brotli"),
    "zst": ("backports.zstd",),
    "xlsx": ("XlsxWriter",),
    "duckdb": ("duckdb", "pyarrow"),
    "ray": ("ray",),
    "mcp": ("mcp",),
}


def install_command(extra: str) -> str:
    """The command that installs the libraries of an extra beside this claimx."""
    wanted = shlex.join(LIBRARIES[extra])
    if (Path(sys.prefix) / "pipx_metadata.json").is_file():
        return f"pipx inject {shlex.quote(Path(sys.prefix).name)} {wanted}"
    if (Path(sys.prefix) / "uv-receipt.toml").is_file():
        return f"uv pip install --python {python()} {wanted}"
    return f"{python()} -m pip install {wanted}"


def download_command(model: str) -> str:
    """The command that fetches a pipeline from spaCy's own list; pip would take a package of that name from anybody."""
    return f"{python()} -m spacy download {shlex.quote(model)}"


def python() -> str:
    """The interpreter in use, as a shell takes it."""
    return shlex.quote(sys.executable or "python3")
