"""`datapackage.json` beside a table of text: its fields, their types and what they mean.

Data Package v2 (https://datapackage.org), as Frictionless, R and Data Packages for spreadsheets read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimx._version import __version__
from claimx.errors import OutputError
from claimx.export.files import check_writable, refuse_link, whole_file, write_chunk
from claimx.export.formats import USUAL_DIALECT, Dialect
from claimx.export.meaning import meaning_of, values_of
from claimx.export.shape import Column

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"text": "string"}
SEPARATORS = {".tsv": "\t"}


def describe(
    path: str, table: str, columns: Iterable[Column], key: tuple[str, ...] = (), *, dialect: Dialect = USUAL_DIALECT
) -> None:
    """Write into `datapackage.json` beside a table what its columns are; what it says of other files stays.

    Args:
        path: of the file, CSV or TSV.
        table: the kind of its rows.
        columns: in order.
        key: the columns that no two rows share.
        dialect: how its rows are written.

    Raises:
        OutputError: where it can't be written, or what is there is no data package.
    """
    target = Path(path).parent / NAME
    check(path)
    resource = resource_of(Path(path), table, list(columns), key, dialect)
    package = standing(target)
    others = [each for each in package["resources"] if each.get("path") != resource["path"]]
    taken = {each.get("name") for each in others}
    if resource["name"] in taken:
        resource["name"] += Path(path).suffix.replace(".", "-")
    package["resources"] = sorted([*others, resource], key=lambda each: str(each.get("path")))
    with whole_file(str(target)) as file:
        write_chunk(file, json.dumps(package, ensure_ascii=False, indent=2) + "\n", str(target))


def check(path: str) -> None:
    """Fail before the work where no data package can be written beside a table.

    Raises:
        OutputError: with what to do.
    """
    target = Path(path).parent / NAME
    refuse_link(str(target))
    check_writable(str(target))
    standing(target)


def standing(target: Path) -> dict[str, Any]:
    """The package that is there; a new one where there is none."""
    if not target.exists():
        return {"$schema": PROFILE, "name": "claimx", "version": __version__, "resources": []}
    try:
        found = json.loads(target.read_text(encoding="utf-8"))
        if isinstance(found["resources"], list) and all(isinstance(each, dict) for each in found["resources"]):
            return dict(found)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise OutputError(f"{target}: this is no data package with resources; give the table another folder")


def resource_of(
    path: Path, table: str, columns: list[Column], key: tuple[str, ...], dialect: Dialect
) -> dict[str, Any]:
    """What a package says of a table."""
    is_tsv = path.suffix.lower() in SEPARATORS
    fields = [field_of(column, table, dialect.decimal) for column in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    return {
        "name": slug(path.stem),
        "path": path.name,
        "type": "table",
        "format": "tsv" if is_tsv else "csv",
        "mediatype": "text/tab-separated-values" if is_tsv else "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": SEPARATORS.get(path.suffix.lower(), dialect.delimiter)},
        "schema": schema | ({"primaryKey": list(key)} if key else {}),
    }


def slug(name: str) -> str:
    """A name as packages have them: small letters, digits, `-`, `_` and `.`."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "-" for each in name.lower())
    return plain.strip("-.") or "table"


def field_of(column: Column, table: str, decimal: str = ".") -> dict[str, Any]:
    """A column by name, type and meaning; which values it may have."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if values := values_of(column, table):
        constraints["enum"] = list(values)
    field: Mapping[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.type, column.type),
        "description": meaning_of(column, table),
    }
    mark = {"decimalChar": decimal} if column.type == "number" and decimal != "." else {}
    return {**field, **mark, **({"constraints": constraints} if constraints else {})}
