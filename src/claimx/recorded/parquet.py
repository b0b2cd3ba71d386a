"""Records out of the Parquet tables of an output in parts, `--rows all`: each part holds all tables of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from claimx.errors import InputError
from claimx.recorded.shape import Record
from claimx.recorded.tables import TABLES, Row, in_turn, record_of

ARTICLES = "articles"
AT_ONCE = 4_096  # rows


def parts_with_all_tables(files: Iterable[Path]) -> list[dict[str, Path]] | None:
    """The files of each part by their tables, in order; None where they are not Parquet files of all tables.

    Args:
        files: `claims/part-00001.parquet` and the like.
    """
    parts: dict[str, dict[str, Path]] = {}
    for path in files:
        if path.suffix != ".parquet":
            return None
        parts.setdefault(path.name, {})[path.parent.name] = path
    whole = {ARTICLES, *TABLES}
    return list(parts.values()) if parts and all(whole <= set(part) for part in parts.values()) else None


def of_part(files: dict[str, Path]) -> Iterator[Record]:
    """The records of a part, in the order of its articles; its tables are read side by side, never held.

    Raises:
        InputError: where pyarrow is missing, or a file is none that claimx wrote.
    """
    tables = {table: in_turn(rows_of(files[table])) for table in TABLES}
    for article in rows_of(files[ARTICLES]):
        yield record_of(article, tables)


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - the same
    except ImportError as error:
        raise InputError("to read Parquet, install it: python -m pip install 'claimx[parquet]'") from error
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=AT_ONCE):
                yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"no Parquet file that claimx wrote: {' '.join(str(error).split())}", stage="decode"
        ) from error
