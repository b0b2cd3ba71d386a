"""Data inside a page: JSON, compressed, in letters that no parser of HTML takes for anything else."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"  # one character for each, so that offsets hold


def as_json(value: Any) -> bytes:
    """The value as JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SURROGATE.sub(REPLACEMENT, text).encode()


def packed(value: Any, *, level: int = 9) -> str:
    """The value as JSON, gzipped, in Base64; the same value gives the same letters."""
    return packed_json(as_json(value), level=level)


def packed_json(data: bytes, *, level: int = 9) -> str:
    """The same of what is JSON already."""
    return base64.b64encode(gzip.compress(data, compresslevel=level, mtime=0)).decode("ascii")
