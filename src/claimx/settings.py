"""Settings: a flag, then a `CLAIMX_*` variable, then `claimx.toml` in the working folder, then the user's own.

The first of them that says something counts; a list is not merged. Paths in a file are relative to that file. The file
in the working folder may come from a stranger: it names no file of its own, and what it did set is said.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from claimx.errors import SettingsError, did_you_mean
from claimx.export.formats import DELIMITERS, FORMATS, ROWS
from claimx.models import is_package
from claimx.regular_files import read_toml

FILE_NAME = "claimx.toml"
PREFIX = "CLAIMX_"
MOST = 1_000  # workers, rows of a chart
NEAR = 0.9  # how like a variable a mistyped one is
DECIMALS = (".", ",")
REPORT_BY = ("outlet", "date", "source")  # the same as `claimx.report.BY`, which takes long to load
COLORS = ("auto", "always", "never")
TRUSTED = (
    "model",
    "lexicon",
    "ignore",
    "workers",
)  # never of the file in the working folder: what is loaded, and how much at once
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set once for all runs.

    Attributes:
        model: name or path of a spaCy pipeline; None for the embedded one.
        lexicon: files that add a user's own words.
        ignore: files that say what `check` need not ask.
        encoding: encoding of text files; None for UTF-8, `auto` for what each looks like.
        format: output format where neither a flag nor the output's suffix decides.
        color: `auto`, `always` or `never`.
        rows: what a row is, in formats that have rows.
        bom: whether CSV and TSV open with a byte order mark.
        delimiter: what parts the cells of CSV.
        decimal: what stands before the decimals of a number in CSV and TSV.
        with_text: whether records carry their article's text.
        report_title, report_by, report_top: of a report what is at its top, what is side by side, rows of a chart.
        workers: processes at work in a batch; None for one a core.
        quiet: no progress, warnings and summaries on stderr.
        debug: tracebacks.
        notes: what a person should know about where they come from.
    """

    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    ignore: tuple[Path, ...] = ()
    encoding: str | None = None
    format: str | None = None
    color: str = "auto"
    rows: str | None = None
    bom: bool = False
    delimiter: str = ","
    decimal: str = "."
    with_text: bool = False
    report_title: str | None = None
    report_by: str = "outlet"
    report_top: int = 20
    workers: int | None = None
    quiet: bool = False
    debug: bool = False
    notes: tuple[str, ...] = ()


NAMES = tuple(each.name for each in fields(Settings) if each.name != "notes")


def load_settings(
    flags: Mapping[str, Any], *, environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """The settings of a run.

    Args:
        flags: what the command line says; None, () and absent mean nothing.
        environ: variables; None for the process's own.
        folder: where `claimx.toml` is looked for; None for the working folder.

    Raises:
        SettingsError: where a file or variable has an unknown name, or a value of the wrong kind or encoding.
    """
    environ = os.environ if environ is None else environ
    given = {name: value for name, value in flags.items() if value not in (None, (), [])}
    here, own = (folder or Path()) / FILE_NAME, user_folder(environ) / FILE_NAME
    trusted = from_environment(environ) | given
    found = {} if is_same(here, own) else from_file(here)
    local = {name: value for name, value in found.items() if name not in TRUSTED}
    notes = (*unknown_variables(environ), *notes_on(found, here, own, overruled=trusted))
    settings = Settings(**(from_file(own) | local | trusted), notes=notes if not trusted.get("quiet") else ())
    if settings.encoding not in (None, "auto") and not is_text_encoding(settings.encoding):
        raise SettingsError(f"unknown encoding {settings.encoding!r}; give one such as utf-8, windows-1252 or auto")
    return settings


def notes_on(found: Mapping[str, Any], here: Path, own: Path, *, overruled: Mapping[str, Any]) -> tuple[str, ...]:
    """What the file in the working folder did to this run, and what of it was not followed."""
    lines = []
    did = [f"{name} = {shown(value)}" for name, value in found.items() if name not in {*TRUSTED, *overruled}]
    if did:
        lines.append(f"{here} sets {', '.join(did)}")
    refused = [name for name in TRUSTED if name in found and name not in overruled]
    if refused:
        lines.append(
            f"{here}: its {' and '.join(refused)} {'is' if len(refused) == 1 else 'are'} not used, since the file may "
            f"be a stranger's; give --{refused[0]}, or set it in {own}"
        )
    return tuple(lines)


def unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """What is said of variables that no setting has but that look like one."""
    known = [PREFIX + name.upper() for name in NAMES]
    others = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    near = [(name, get_close_matches(name, known, n=1, cutoff=NEAR)) for name in others]
    return [f"{name} is no variable of claimx; did you mean {found[0]}?" for name, found in near if found]


def shown(value: Any) -> str:
    """A value as a file would say it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def is_same(one: Path, other: Path) -> bool:
    """Whether both are the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def is_text_encoding(name: str) -> bool:
    """Whether Python knows a text encoding of this name."""
    try:
        " ".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def user_folder(environ: Mapping[str, str]) -> Path:
    """The user's config folder for claimx: `~/.config/claimx`, or what the system uses instead."""
    if environ.get("XDG_CONFIG_HOME"):  # also where the system has a folder of another kind
        return Path(environ["XDG_CONFIG_HOME"]) / "claimx"
    return user_config_path("claimx", appauthor=False, roaming=True)


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Settings from variables; an empty one says nothing. Lists of paths are parted as PATH is."""
    out: dict[str, Any] = {}
    for name in NAMES:
        variable = PREFIX + name.upper()
        value = environ.get(variable, "")
        if value:
            split = [part for part in value.split(os.pathsep) if part]
            out[name] = CHECKS[name](split if CHECKS[name] is _paths else value, variable, Path())
    return out


def from_file(path: Path) -> dict[str, Any]:
    """Settings from a file; none where there is no such file."""
    try:
        tables = read_toml(path)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SettingsError(f"{path}: the settings can't be read: {error.strerror or error}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: not a TOML file: {error}") from error
    out = {}
    for name, value in tables.items():
        if name not in NAMES:
            hint = did_you_mean(name, NAMES) or f"; there are {', '.join(NAMES)}"
            raise SettingsError(f"{path}: unknown setting {name!r}{hint}")
        out[name] = CHECKS[name](value, f"{path}: {name}", path.parent)
    return out


def _text(value: Any, where: str, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"{where} must be a text, not {value!r}")
    return value


def _model(value: Any, where: str, folder: Path) -> str:
    name = _text(value, where, folder)
    # A relative path in a file means a folder beside that file; a bare name means an installed package.
    return name if is_package(name) or folder == Path() else str(folder / Path(name).expanduser())


def _paths(value: Any, where: str, folder: Path) -> tuple[Path, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) and each for each in values):
        raise SettingsError(f"{where} must be a path or a list of paths, not {value!r}")
    return tuple(folder / Path(each).expanduser() for each in values)


def _truth(value: Any, where: str, _: Path) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise SettingsError(f"{where} must be true or false, not {value!r}")


def _count(value: Any, where: str, _: Path) -> int:
    text = str(value).replace("_", "")
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST):
        raise SettingsError(f"{where} must be a whole number from 1 to {MOST:,}, not {value!r}")
    return int(text)


def _one_of(values: tuple[str, ...]) -> Callable[[Any, str, Path], str]:
    def check(value: Any, where: str, _: Path) -> str:
        if value not in values:
            hint = did_you_mean(value, values) if isinstance(value, str) else ""
            raise SettingsError(f"{where} must be one of {', '.join(values)}, not {value!r}{hint}")
        return str(value)

    return check


def _delimiter(value: Any, where: str, _: Path) -> str:
    if not isinstance(value, str) or value not in DELIMITERS:
        raise SettingsError(f"{where} must be ',', ';', '|' or 'tab', not {value!r}")
    return DELIMITERS[value]


CHECKS: dict[str, Callable[[Any, str, Path], Any]] = {
    "model": _model,
    "lexicon": _paths,
    "ignore": _paths,
    "encoding": _text,
    "format": _one_of(tuple(FORMATS)),
    "color": _one_of(COLORS),
    "rows": _one_of(ROWS),
    "bom": _truth,
    "delimiter": _delimiter,
    "decimal": _one_of(DECIMALS),
    "with_text": _truth,
    "report_title": _text,
    "report_by": _one_of(REPORT_BY),
    "report_top": _count,
    "workers": _count,
    "quiet": _truth,
    "debug": _truth,
}
