"""The words claimx knows: TOML files beside this module, read once into frozen, typed values.

A file holds one or more kinds, each a top-level table: `cues`, `hedges`, `quantities`, `states` … A user's own lexicon
has the same form and is merged in: lists grow, single values are replaced.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claimx.errors import LexiconError
from claimx.lexicons.cues import CueLexicon
from claimx.lexicons.english import EnglishLexicon
from claimx.lexicons.hedges import HedgeLexicon
from claimx.lexicons.names import NameLexicon
from claimx.lexicons.quantities import QuantityLexicon

Tables = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicons:
    """All word lists, typed. One value serves any number of articles."""

    cues: CueLexicon
    hedges: HedgeLexicon
    names: NameLexicon
    quantities: QuantityLexicon
    english: EnglishLexicon


def load_lexicons(extra: Iterable[Path] = ()) -> Lexicons:
    """The packaged lexicons with a user's own merged in, in the order given.

    Raises:
        LexiconError: where a file is missing, is no TOML, holds an unknown table or a value of the wrong type.
    """
    paths = tuple(extra)
    if not paths:
        return _packaged()
    tables = packaged_tables()
    for path in paths:
        own = read_tables(path)
        unknown = sorted(set(own) - set(tables))
        if unknown:
            known = ", ".join(sorted(tables))
            raise LexiconError(f"{path}: unknown table [{unknown[0]}]; a lexicon holds {known}")
        tables = merged(tables, own, str(path))
    try:
        return _typed(tables)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"{', '.join(map(str, paths))}: not in the lexicons' format: {error}") from error


@cache
def _packaged() -> Lexicons:
    return _typed(packaged_tables())


def _typed(tables: Tables) -> Lexicons:
    return Lexicons(
        cues=CueLexicon.from_tables(tables),
        hedges=HedgeLexicon.from_tables(tables),
        names=NameLexicon.from_tables(tables),
        quantities=QuantityLexicon.from_tables(tables),
        english=EnglishLexicon.from_tables(tables),
    )


def packaged_tables() -> Tables:
    """The packaged files as one set of tables; no table stands in two files."""
    tables: Tables = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            tables.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return tables


def read_tables(path: Path) -> Tables:
    """The tables of a user's file.

    Raises:
        LexiconError: where the file can't be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: no such lexicon file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: the lexicon can't be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not a TOML file: {error}") from error


def merged(base: Mapping[str, Any], own: Mapping[str, Any], where: str) -> Tables:
    """`base` with `own` added: tables merge, lists grow, other values are replaced."""
    out = dict(base)
    for key, value in own.items():
        old = out.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = merged(old, value, where)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = [*old, *(item for item in value if item not in old)]
        elif old is not None and type(old) is not type(value):
            raise LexiconError(f"{where}: {key} must be a {type(old).__name__}, not a {type(value).__name__}")
        else:
            out[key] = value
    return out
