"""The words claimx knows: TOML files beside this module, read once into frozen, typed values.

A file holds one or more kinds, each a top-level table: `cues`, `hedges`, `quantities`, `states` … A user's own lexicon
has the same form and is merged in: lists grow, single values are replaced.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
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
        check_kinds(own, [tables], str(path))
        both = merged(tables, own, str(path))
        try:
            lexicons = _typed(both)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            problem = lacking(own, tables) or f"not in the lexicons' format: {error}"
            raise LexiconError(f"{path}: {problem}") from error
        tables = both
    return lexicons


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
        if path.is_dir():
            raise LexiconError(f"{path}: this is a folder; give the name of a lexicon file") from error
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
            raise LexiconError(f"{where}: {key} must be {_kind(old)}, not {_kind(value)}")
        else:
            out[key] = value
    return out


def check_kinds(value: Any, examples: Sequence[Any], where: str, at: str = "") -> None:
    """Check that lists are lists and words are texts wherever all examples of the same place are.

    Raises:
        LexiconError: with the place of what is not.
    """
    if not examples:
        return
    if all(isinstance(each, list) for each in examples):
        if not isinstance(value, list):
            raise LexiconError(f"{where}: {at} must be a list, not {_kind(value)}")
        items = [item for each in examples for item in each]
        wanted = next((kind for kind in (str, dict) if items and all(isinstance(item, kind) for item in items)), None)
        for item in value:
            if wanted is not None and not isinstance(item, wanted):
                raise LexiconError(f"{where}: {at} must be a list of {_PLURALS[wanted]}; it holds {item!r}")
            if wanted is dict:
                check_kinds(item, items, where, f"[[{at}]]")
    elif isinstance(value, Mapping):
        tables = [each for each in examples if isinstance(each, Mapping)]
        for key, item in value.items():
            known = [each[key] for each in tables if key in each]
            if not known:  # a group of the user's own is like its neighbours, where these are all tables
                beside = [other for each in tables for other in each.values()]
                known = beside if all(isinstance(other, Mapping) for other in beside) else []
            check_kinds(item, known, where, _place(at, key))


def lacking(own: Mapping[str, Any], base: Mapping[str, Any], at: str = "") -> str | None:
    """The first group that lacks a key which all packaged groups beside it have, in words; None without one."""
    for key, value in own.items():
        place, old = _place(at, key), base.get(key)
        found = None
        if isinstance(value, list) and isinstance(old, list):
            groups = [item for item in old if isinstance(item, Mapping)]
            for item in value:
                found = found or (_lacks(item, groups, f"[[{place}]]") if isinstance(item, Mapping) else None)
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            found = lacking(value, old, place)
        elif isinstance(value, Mapping) and all(isinstance(other, Mapping) for other in base.values()):
            found = _lacks(value, list(base.values()), f"[{place}]")
        if found:
            return found
    return None


def _lacks(group: Mapping[str, Any], others: Sequence[Mapping[str, Any]], place: str) -> str | None:
    needed = [key for key in (others[0] if others else ()) if all(key in other for other in others)]
    if all(key in group for key in needed):
        return None
    return f"{place} needs {_listed(needed)}; this one has {_listed(list(group)) or 'none'}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _place(at: str, key: str) -> str:
    return f"{at}: {key}" if at.endswith("]") else f"{at}.{key}" if at else key


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), f"a {type(value).__name__}")


_KINDS = {
    dict: "a table", list: "a list", str: "a text", bool: "true or false", int: "a whole number",
    float: "a decimal number",
}  # fmt: skip
_PLURALS = {str: "texts", dict: "tables"}
