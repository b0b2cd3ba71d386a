"""What `claimx compare` does once its options are read: compare, keep what is wanted, show it."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimx.cli.compare_given import Given
from claimx.cli.console import DONE, FAILED, STDOUT, TROUBLE, Console, write_output
from claimx.cli.terminal import terminal_width
from claimx.errors import InputError, OutputError
from claimx.visible import plural

if TYPE_CHECKING:
    from claimx.compare.across import Comparison
    from claimx.export import Dialect

CONFLICTING = 1  # with --exit-code
SHEET = "xlsx"


class CompareOnly(StrEnum):
    """Which groups are kept."""

    conflicts = "conflicts"
    numbers = "numbers"
    statements = "statements"
    dates = "dates"


class Wanted(NamedTuple):
    """Which groups are shown: those that are all of `only`, and about one of `about`."""

    only: tuple[CompareOnly, ...] = ()
    about: tuple[str, ...] = ()


KINDS: dict[CompareOnly, Literal["number", "statement", "date"]] = {
    CompareOnly.numbers: "number",
    CompareOnly.statements: "statement",
    CompareOnly.dates: "date",
}


def check_sheet(format_: str, output: str | None) -> None:
    """Fail before the work where a workbook is asked for and has no file, or what writes it is missing.

    Raises:
        OutputError: with what to do.
    """
    if format_ != SHEET:
        return
    if output is None or output == STDOUT:
        raise OutputError("xlsx is no text for standard output; give -o and a name in .xlsx")
    from claimx.export.formats import FORMATS  # noqa: PLC0415 - each command imports what it uses

    FORMATS[SHEET].check_libraries(load=False)


def compare(
    given: Given,
    *,
    window: int,
    wanted: Wanted,
    format_: str,
    output: str | None,
    dialect: Dialect,
    exit_code: bool = False,
    alone: bool = False,
) -> int:
    """Write what the articles say of the same things; return the exit code."""
    from claimx.compare.across import compare as compared  # noqa: PLC0415 - each command imports what it uses

    console = given.console
    whole = compared(given.records(), window=window, alone=alone, lexicon=given.lexicon(), workers=given.workers)
    comparison = kept(whole, wanted, given)
    if given.count == 0:
        if not console.failed:
            console.input_failed(given.inputs[0], InputError("there is no article in it"))
        return TROUBLE if exit_code else FAILED
    if given.count == 1 and not alone:
        console.warn(
            "there is one article only: give another or a folder to compare it with, or --alone for all it tells"
        )
    if comparison.groups and given.count > 1:
        given.say_undated()
    if format_ == SHEET and output is not None:
        from claimx.cli.compare_table import write_sheet_of  # noqa: PLC0415 - brings Rich

        write_sheet_of(comparison, output, console.warn)
    else:
        colored = format_ == "table"
        write_output(
            shown(comparison, whole, format_, dialect, console, output),
            output,
            colored=colored,
            paged=console.paged and colored,
        )
    to_file = output is not None and output != STDOUT
    if to_file or (format_ in {"json", "csv"} and whole.groups and not comparison.groups):
        told = told_of(comparison, whole)
        console.note(f"{told}; written to {output}" if to_file else told)
    if console.failed:
        return TROUBLE if exit_code else FAILED
    return CONFLICTING if exit_code and comparison.groups.conflicts else DONE


def told_of(comparison: Comparison, whole: Comparison) -> str:
    """How many articles were read, what was found in them, and how much of it was asked for."""
    from claimx.compare.across.comparison import found, kept_of  # noqa: PLC0415 - the same

    read = f"{plural(whole.articles, 'article')}, {found(whole)}"
    return "; ".join(filter(None, (read, kept_of(comparison, whole))))


def kept(comparison: Comparison, wanted: Wanted, given: Given) -> Comparison:
    """The comparison with only these groups, which keep their ids; itself where all are wanted."""
    groups = comparison.groups
    for each in wanted.only:
        groups = groups.only(conflict=True) if each == CompareOnly.conflicts else groups.only(kind=KINDS[each])
    if wanted.about:
        groups = groups.only(about=names_of(comparison, wanted.about, given))
    asked = tuple(name for name, values in (("--only", wanted.only), ("--about", wanted.about)) if values)
    return dataclasses.replace(comparison, groups=groups, asked=asked) if asked else comparison


def names_of(comparison: Comparison, about: tuple[str, ...], given: Given) -> frozenset[str]:
    """What groups call what these words tell; a word that tells of none of them is said, with the nearest that does."""
    from claimx.cli.selection import nearest  # noqa: PLC0415 - each command imports what it uses
    from claimx.compare.across.lexicon import named_by, using  # noqa: PLC0415 - the same

    told = comparison.groups.told()
    with using(given.lexicon()):
        names = {word: named_by(word) for word in about}
    for word, each in names.items():
        if told.isdisjoint(each):
            given.console.warn(f"no group is about {word}{nearest(word, sorted(told))}")
    return frozenset().union(*names.values())


def shown(
    comparison: Comparison, whole: Comparison, format_: str, dialect: Dialect, console: Console, output: str | None
) -> Iterable[str]:
    """The comparison, all of a whole or some of its groups, in a format."""
    if format_ == "json":
        from claimx.compare.across import json_pieces  # noqa: PLC0415 - each command imports what it uses

        return json_pieces(comparison)
    if format_ == "csv":
        from claimx.cli.compare_table import csv_of  # noqa: PLC0415 - the same

        return csv_of(comparison, dialect)
    if format_ == "markdown":
        from claimx.cli.compare_table import markdown_of  # noqa: PLC0415 - the same

        return markdown_of(comparison, whole)
    if format_ == "html":
        from claimx.compare.across.page import page_of  # noqa: PLC0415 - the same

        return [page_of(comparison, whole)]
    from claimx.cli.compare_table import table_of  # noqa: PLC0415 - brings Rich

    color = output is None and console.colors(sys.stdout)
    return table_of(comparison, whole, width=terminal_width(), color=color)
