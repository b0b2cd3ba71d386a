"""`datapackage.json` beside a table of text: its fields, their types and what they mean.

Data Package v2 (https://datapackage.org), as Frictionless, R and Data Packages for spreadsheets read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from claimx import records
from claimx._version import __version__
from claimx.errors import OutputError
from claimx.export.files import check_writable, refuse_link, whole_file, write_chunk
from claimx.export.shape import Column

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"text": "string"}
SEPARATORS = {".tsv": "\t"}
VALUES = {
    "mode": records.Mode, "source_type": records.SourceType, "source_resolution": records.Resolution,
    "cue_class": records.CueClass, "polarity": records.Polarity, "certainty": records.Certainty,
    "modifier": records.Modifier, "change": records.Change, "status": records.Status,
    "category": records.HedgeCategory, "holder": records.Holder,
}  # fmt: skip
# What a column means, in words; one meaning wherever it stands.
MEANING = {
    name: meaning
    for line in """
article_id: the article's id, its key in every table
path: where the article was read, as it was given
title: the article's title
date: the day of the article, YYYY-MM-DD
site: the outlet that published it
url: where it was published
sha256: of the article's text in UTF-8
characters: how many the text has, in Unicode code points
words: how many the text has
sentences: how many the text has
attributed: whether a source is credited; in a table of articles how many such claims there are
unnamed: how many claims rest on a source without a name
hedged: how many claims have a hedge
numeric: how many claims have a number
model: the pipeline that read it
model_version: the pipeline's version
version: of claimx
warnings: what a reader should know of how it was read
text: the words as they stand in the article; in a table of articles all of it, where that was asked for
claim_id: the claim's id in its article; of a number or hedge that of the innermost claim that holds it
content: what was attributed, without the narrator between its pieces
start: where the words begin, counted in code points of the article's text
end: where they end, exclusive
mode: direct (quoted), indirect (paraphrased), mixed; empty in the article's own voice
source: the words that name whom the article credits
source_start: where they begin
source_end: where they end, exclusive
source_type: what the source is
source_named: whether a reader learns who it is
source_name: the name of the actor it is
source_actor: the actor's id
source_country: ISO code of its country
source_resolution: how the name was found
source_anonymity: why the source is not named, as written
source_antecedent: the fuller phrase that a pronoun or description stands for
cue: the words that attribute
cue_start: where they begin
cue_end: where they end, exclusive
cue_lemma: the cue's base form
cue_class: what the cue does
actors: names of those mentioned in the content, parted by "; "
quantities: the numbers in it, parted by "; "
hedges: the hedges in it, parted by "; "
polarity: whether it is affirmed or denied
certainty: how far its source commits to it
factuality: the same as a number from -3 (certainly not) to 3 (certainly); 0 unknown
sentence_start: where its sentence begins
sentence_end: where it ends, exclusive
rule: the rule that found it
check: how much it is worth checking, 0 to 1, where that was asked for
quantity_id: the number's id in its article
low: the least value; empty where it is open below
high: the greatest value; empty where it is open above
modifier: how the number is bounded
kind: what kind it is
unit: ISO 4217 of money, else the unit's English name
noun: the head of what is counted, as written
of: the counted noun phrase, without the number
concept: what has this amount, as written
per: per what: a day, a barrel
change: whether it is a change, and which way; empty for a level
status: whether it is stated, estimated, confirmed, suspected or planned
claims: ids of the claims that hold it, parted by "; "; in a table of articles how many there are
claim: the innermost claim's words; in a comparison its id
hedge_id: the hedge's id in its article
category: what kind of hedge it is
strength: how much it weakens, 1 little, 3 most
holder: whose hedge it is
scope: the words that it weakens
scope_start: where they begin
scope_end: where they end, exclusive
actor_id: the actor's id in its article
name: the actor's name
type: person, organisation, place or group
country: ISO code of its country
key: its identity across articles, from lexicons
mentions: how many there are
forms: the names by which it goes, parted by "; "
first_start: where it is first mentioned
first_end: where that ends, exclusive
first_text: the words of that
claims_as_source: ids of the claims that are credited to it, parted by "; "
claims_about: ids of the claims that mention it, parted by "; "
group: the group's id in the comparison
about: what the values of the group are of
where: the place and event that most of them name
conflict: whether two values of the group can't both be true
value: the value's id: its article and number, or claim
named: whether a reader learns who the source is
article: the article's id
outlet: the outlet that published it
origin: an earlier value of the group that this one repeats
superseded_by: a later value that takes its place
conflicts_with: the values that it can't be true beside, parted by blanks
said: the words of its claim
""".strip().splitlines()
    for name, _, meaning in [line.partition(": ")]
}


def describe(path: str, columns: Iterable[Column], key: tuple[str, ...] = ()) -> None:
    """Write into `datapackage.json` beside a table what its columns are; what it says of other files stays.

    Args:
        path: of the table, CSV or TSV.
        columns: in order.
        key: the columns that no two rows share.

    Raises:
        OutputError: where it can't be written, or what is there is no data package.
    """
    target = Path(path).parent / NAME
    check(path)
    resource = resource_of(Path(path), list(columns), key)
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


def resource_of(path: Path, columns: list[Column], key: tuple[str, ...]) -> dict[str, Any]:
    """What a package says of a table."""
    is_tsv = path.suffix.lower() in SEPARATORS
    schema: dict[str, Any] = {"fields": [field_of(column) for column in columns], "missingValues": [""]}
    return {
        "name": slug(path.stem),
        "path": path.name,
        "type": "table",
        "format": "tsv" if is_tsv else "csv",
        "mediatype": "text/tab-separated-values" if is_tsv else "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": SEPARATORS.get(path.suffix.lower(), ",")},
        "schema": schema | ({"primaryKey": list(key)} if key else {}),
    }


def slug(name: str) -> str:
    """A name as packages have them: small letters, digits, `-`, `_` and `.`."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "-" for each in name.lower())
    return plain.strip("-.") or "table"


def field_of(column: Column) -> dict[str, Any]:
    """A column by name, type and meaning; which values it may have."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.name in VALUES and column.type == "text":
        constraints["enum"] = list(get_args(VALUES[column.name]))
    field: Mapping[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.type, column.type),
        "description": MEANING[column.name],
    }
    return {**field, **({"constraints": constraints} if constraints else {})}
