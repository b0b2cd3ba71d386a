"""What claimx itself wrote holds records, no articles: how it is known again among the inputs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimx.readers.items import ReadOptions

SCHEMAS = ("claimx/", "claimx-error/", "claimx-state/")
COLLECTION = "claims found by claimx"  # of Web Annotation
MODEL = "claimx "  # with which the model of a Label Studio prediction begins
CONFIGURATION = b"# Written by claimx."  # of brat
PAGE = b'<meta name="generator" content="claimx '
STATE = ".state"
# How the tables begin that claimx writes.
OWN_TABLES = (
    ["article_id", "claim_id"], ["article_id", "quantity_id"], ["article_id", "hedge_id"], ["article_id", "actor_id"],
    ["article_id", "path", "title", "date", "site", "url", "sha256"],
)  # fmt: skip


def is_own(row: dict[str, Any], options: ReadOptions) -> bool:
    """Whether claimx wrote this object: a record, an error, annotations. Of tasks, a text that is asked for is read."""
    if str(row.get("schema", "")).startswith(SCHEMAS) or ("@context" in row and row.get("label") == COLLECTION):
        return True
    predictions = row.get("predictions")
    return (
        options.text_field is None
        and isinstance(predictions, list)
        and any(isinstance(each, dict) and str(each.get("model_version")).startswith(MODEL) for each in predictions)
    )


def is_own_page(data: bytes) -> bool:
    """Whether claimx wrote this page or report."""
    return PAGE in data[:1024]


def is_own_table(names: Sequence[str]) -> bool:
    """Whether these are the columns of a table that claimx wrote."""
    return any(list(names[: len(own)]) == own for own in OWN_TABLES)


def is_own_folder(path: str) -> bool:
    """Whether claimx wrote this folder: the state of a run, or brat's texts and annotations."""
    if path.endswith(STATE):
        return os.path.isdir(os.path.join(path, "shards"))  # noqa: PTH112, PTH118 - as the folder was given
    try:
        with Path(path, "annotation.conf").open("rb") as file:
            return file.readline().startswith(CONFIGURATION)
    except (OSError, ValueError):
        return False
