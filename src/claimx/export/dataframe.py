"""Records as a pandas DataFrame, with the columns of docs/outputs.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claimx.errors import OutputError
from claimx.export.formats import Record
from claimx.export.plain import with_keys
from claimx.export.rows import TABLES
from claimx.export.tables import stored
from claimx.records import Report

TYPES = {"text": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def to_dataframe(reports: Iterable[Report | Record] | Report, rows: str = "claims") -> Any:
    """A pandas DataFrame of these reports.

    Args:
        reports: reports or their JSON values; or one of them.
        rows: what a row is: `articles`, `claims`, `quantities`, `hedges`, `actors`, or another table of a database.

    Raises:
        OutputError: where pandas is not installed.
        TypeError: where one of them is no report, as an exception that `errors="return"` gave.
        ValueError: where there are no such rows.
    """
    if rows not in TABLES:
        raise ValueError(f"no rows are called {rows!r}; there are {', '.join(TABLES)}")
    try:
        import pandas as pd  # noqa: PLC0415 - never required
    except ImportError:
        raise OutputError(
            "a DataFrame needs pandas, which is not installed; try: python -m pip install pandas"
        ) from None
    given = [reports] if isinstance(reports, Report | dict) else reports
    table = TABLES[rows]
    values = [row for record in with_keys(all_reports(given)) for row in stored(table, table.of(record))]
    frame = pd.DataFrame.from_records(values, columns=list(table.names))
    return frame.astype({column.name: TYPES[column.type] for column in table.columns})


def all_reports(given: Iterable[Report | Record]) -> Iterator[Report | Record]:
    """The same, as long as each is a report or its JSON values.

    Raises:
        TypeError: at the first that is neither.
    """
    for number, each in enumerate(given):
        if isinstance(each, BaseException):
            raise TypeError(
                f"reports[{number}] is an exception, no report ({type(each).__name__}: {each}); leave exceptions out: "
                "[each for each in reports if not isinstance(each, Exception)]"
            )
        if not isinstance(each, Report | dict):
            raise TypeError(f"reports[{number}] is no report, but {type(each).__name__}")
        yield each
