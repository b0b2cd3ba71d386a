"""The words claimx knows: TOML files beside this module, read once into frozen, typed values.

A file holds one or more kinds, each a top-level table: `cues`, `hedges`, `quantities`, `states` … A user's own lexicon
has the same form and is merged in: lists grow, single values are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimx.errors import LexiconError
from claimx.lexicons.check import CheckLexicon
from claimx.lexicons.compare import CompareLexicon
from claimx.lexicons.cues import CueLexicon
from claimx.lexicons.english import EnglishLexicon
from claimx.lexicons.grammar import Grammar
from claimx.lexicons.hedges import HedgeLexicon
from claimx.lexicons.layout import LayoutLexicon
from claimx.lexicons.names import NameLexicon
from claimx.lexicons.packed import Packed, read_packed, tables_of
from claimx.lexicons.quantities import QuantityLexicon
from claimx.regular_files import parse_toml, read_toml_text

Tables = dict[str, Any]
COMPARING = "compare.toml"  # which no reader of one article needs
AT_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)$")
# What tomllib says of errors that are made often, in plain words.
PLAIN = {
    "Cannot overwrite a value": "this key stands here for the second time",
    "Unclosed array": "a list wants a comma between its words, and ] at its end",
    "Unclosed inline table": "a { wants a comma between its keys, and } at its end",
    "Expected ']' at the end of a table declaration": "a header wants ] at its end",
    "Expected '=' after a key in a key/value pair": "a name of several words before = wants quotation marks",
    "Invalid value": "a word wants quotation marks around it",
    "Illegal character '\\n'": "a word wants a quotation mark at its end, too",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicons:
    """All word lists, typed. One value serves any number of articles."""

    cues: CueLexicon
    hedges: HedgeLexicon
    names: NameLexicon
    quantities: QuantityLexicon
    english: EnglishLexicon
    grammar: Grammar
    layout: LayoutLexicon
    check: CheckLexicon


def load_lexicons(extra: Iterable[Path] = ()) -> Lexicons:
    """The packaged lexicons with a user's own merged in, in the order given.

    Raises:
        LexiconError: where a file is missing, is no TOML, or is not in the lexicons' format; with the line.
    """
    paths = tuple(extra)
    return _typed(all_tables(paths)) if paths else _packaged()


def compare_lexicon(extra: Iterable[Path] = ()) -> CompareLexicon:
    """The words by which numbers of several articles are compared.

    Raises:
        LexiconError: as `load_lexicons`.
    """
    paths = tuple(extra)
    return CompareLexicon.from_tables(all_tables(paths) if paths else _comparing())


def all_tables(extra: Iterable[Path] = ()) -> Tables:
    """The tables of the packaged lexicons with a user's own merged in.

    Raises:
        LexiconError: as `load_lexicons`.
    """
    tables = packaged = packaged_tables()
    paths = tuple(extra)
    if not paths:
        return tables
    from claimx.lexicons.checking import checked  # noqa: PLC0415 - the packaged words are checked by a test

    for path in paths:
        tables = checked(read_tables(path), tables, packaged, path=path, text=read_text(path))
    return tables


def _comparing() -> Tables:
    folder = files(__package__)
    return tables_of(folder.joinpath(COMPARING), _known())


@cache
def _known() -> Packed:
    return read_packed(files(__package__))


@cache
def _packaged() -> Lexicons:
    return _typed(packaged_tables(without=(COMPARING,)))


def _typed(tables: Tables) -> Lexicons:
    names = NameLexicon.from_tables(tables)
    return Lexicons(
        cues=CueLexicon.from_tables(tables),
        hedges=HedgeLexicon.from_tables(tables),
        names=names,
        quantities=QuantityLexicon.from_tables(tables),
        english=EnglishLexicon.from_tables(tables),
        grammar=Grammar.from_tables(tables),
        layout=LayoutLexicon.from_tables(tables),
        check=CheckLexicon.from_tables(tables, {**names.gender_of, **names.first_names}),
    )


def packaged_tables(without: Iterable[str] = ()) -> Tables:
    """The packaged files, but for some, as one set of tables; no table stands in two files."""
    folder = files(__package__)
    tables: Tables = {}
    known = _known()
    names = {file.name for file in folder.iterdir() if file.name.endswith(".toml")}
    for name in sorted(names.difference(without)):
        tables.update(tables_of(folder.joinpath(name), known))
    return tables


def read_tables(path: Path) -> Tables:
    """The tables of a user's file.

    Raises:
        LexiconError: where the file can't be read or is no TOML.
    """
    text = read_text(path)
    try:
        return parse_toml(text)
    except ValueError as error:
        raise LexiconError(unparsed(path, str(error))) from error


def unparsed(path: Path, message: str) -> str:
    """What is said of a file that is no TOML: with the line in front, in the words of who writes one."""
    at = AT_LINE.search(message)
    said = message[: at.start()] if at else message
    line = f":{at['line']}" if at else ""
    return f"{path}{line}: not a TOML file: {PLAIN.get(said, said[:1].lower() + said[1:])}"


def read_text(path: Path) -> str:
    """The text of a user's file.

    Raises:
        LexiconError: where the file can't be read.
    """
    try:
        return read_toml_text(path)
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: no such lexicon file") from error
    except OSError as error:
        if path.is_dir():
            raise LexiconError(f"{path}: this is a folder; give the name of a lexicon file") from error
        raise LexiconError(f"{path}: the lexicon can't be read: {error.strerror or error}") from error
    except ValueError as error:
        raise LexiconError(f"{path}: not a TOML file: {error}") from error
