"""`claimx lexicon`: the words claimx knows, and whether a lexicon of one's own is in their format."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimx.cli import options
from claimx.cli.console import DONE, FAILED, Console, write_output
from claimx.errors import LexiconError, did_you_mean
from claimx.settings import load_settings


class ActionName(StrEnum):
    """What to do."""

    show = "show"
    check = "check"


def lexicon_cli(
    context: typer.Context,
    action: Annotated[
        ActionName,
        typer.Argument(
            metavar="ACTION",
            help="show: the lexicons, one of them with its format, or where a word stands; check: files of your own.",
        ),
    ],
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="WHAT", help="To show: a lexicon or a word; to check: files.", show_default=False),
    ] = None,
    lexicon: options.Lexicon = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Show the words that claimx knows, or check a lexicon of your own."""
    console: Console = context.obj
    settings = load_settings({"lexicon": lexicon, "debug": debug})
    console.configure(settings)
    console.paged = not no_pager
    if action == ActionName.show:
        return show(" ".join(what or ()), settings.lexicon, console)
    files = [Path(each) for each in what or ()] or list(settings.lexicon)
    if not files:
        raise typer.BadParameter("no lexicon to check: give a file, such as my.toml")
    return check(files, console)


def check(files: list[Path], console: Console) -> int:
    """Say of each file what it adds, or what is wrong with it; return the exit code."""
    from claimx.lexicons import load_lexicons, packaged_tables, read_tables  # noqa: PLC0415 - imported where used
    from claimx.lexicons.listing import entries, says_more  # noqa: PLC0415
    from claimx.lexicons.own import contradicting  # noqa: PLC0415

    packaged = packaged_tables()
    known = set(entries(packaged))
    code = DONE
    in_order: list[Path] = []
    for file in files:
        try:
            load_lexicons([*in_order, file])  # each may use what those before it add
        except LexiconError as error:
            for problem in error.problems:
                console.error(problem)
            code = FAILED
            continue
        in_order.append(file)
        tables = read_tables(file)
        own = list(entries(tables))
        counts = Counter(".".join(place) for place, _ in own)
        added = ", ".join(f"{count:,} in {place}" for place, count in counts.items())
        write_output([f"{file}: in order; {added or 'no words'}\n"], None)
        for place, word in own:
            if (place, word) in known:
                more = says_more(tables, packaged, (place, word))
                told = "already; what this says of it is new" if more else "without it, too"
                console.note(f"{file}: {word!r} stands in {'.'.join(place)} {told}")
    for none, party in contradicting(in_order):
        console.warn(f"{none.where}: {none.word!r} is no party by {none.table}, so {party.table} can't have it")
    return code


def show(what: str, own: tuple[Path, ...], console: Console) -> int:
    """Print the list of lexicons, one of them, or where a word stands; return the exit code."""
    from claimx.lexicons import all_tables  # noqa: PLC0415 - each command imports what it uses
    from claimx.lexicons.listing import described, entries, packaged_texts  # noqa: PLC0415
    from claimx.lexicons.own import own_words  # noqa: PLC0415

    texts = packaged_texts()
    if what in texts:
        write_output([texts[what]], None, paged=console.paged)
        return DONE
    tables = all_tables(own)
    if not what:
        write_output(overview(tables, texts), None, paged=console.paged)
        return DONE
    found = [each for each in entries(tables) if each[1].casefold() == what.casefold()]
    found = found or [each for each in entries(tables) if each[0][-1] == what]  # the key of a party, a unit, a currency
    if not found:
        near = did_you_mean(what, sorted({*texts, *(word for _, word in entries(tables))}))
        console.error(f"no lexicon has {what!r}{near or '; `claimx lexicon show` lists them'}")
        return FAILED
    added = [each for each in own_words(own) if each.entry in found]
    lines = dict.fromkeys(
        "".join([described(tables, entry), *(f"  # {each.where}" for each in added if each.entry == entry)])
        for entry in found
    )
    write_output([f"{line}\n" for line in lines], None, paged=console.paged)
    return DONE


def overview(tables: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    """A line a lexicon: its name, how many words it has, and what they are."""
    from claimx.lexicons.listing import entries  # noqa: PLC0415 - each command imports what it uses
    from claimx.regular_files import parse_toml  # noqa: PLC0415

    rows = []
    for name, text in texts.items():
        mine = {key: tables[key] for key in parse_toml(text)}
        rows.append((name, f"{len(list(entries(mine))):,}", first_sentence(text)))
    width, digits = (max(len(row[i]) for row in rows) for i in (0, 1))
    yield from (f"{name:<{width}}  {count:>{digits}}  {first}\n" for name, count, first in rows)


def first_sentence(text: str) -> str:
    """What the comment that opens a file says first."""
    comment = " ".join(
        line.lstrip("# ") for line in itertools.takewhile(lambda line: line.startswith("#"), text.split("\n"))
    )
    return re.split(r"[.:](?: |$)", comment, maxsplit=1)[0]
