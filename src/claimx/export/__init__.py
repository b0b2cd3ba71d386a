"""Records leave claimx: one module a format, chosen by name or by the suffix of the output.

A format of text is a generator, records in, pieces of text out; pieces are written as they come, so that a long run
shows its first articles at once and memory stays small. A format that is a file of its own kind (a database) or a
folder is a writer that takes one record after another. A new format is a module with either, and an entry in `FORMATS`.
"""

from __future__ import annotations

from claimx.export.formats import (
    BY_SUFFIX,
    FORMATS,
    MARKS,
    ROWS,
    UNMARKED,
    Dialect,
    Format,
    Layout,
    Mark,
    Record,
    format_of,
    named_format,
)
from claimx.export.stream import check_output, write_stream

__all__ = [
    "BY_SUFFIX",
    "FORMATS",
    "MARKS",
    "ROWS",
    "UNMARKED",
    "Dialect",
    "Format",
    "Layout",
    "Mark",
    "Record",
    "check_output",
    "format_of",
    "named_format",
    "write_stream",
]
