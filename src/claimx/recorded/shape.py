"""What a record must be for others to rely on it: the parts that they read, of the types that they expect.

Looser than `claimx.records`: values may be of a later version, and fields may be added.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict  # as pydantic asks for before Python 3.12

from claimx.errors import InputError

Record = dict[str, Any]
SCHEMA = "claimx/"
OPEN = ConfigDict(extra="ignore", strict=True)  # what is checked is passed on as it is, with all that it has
Number = int | float


@with_config(OPEN)
class Mention(TypedDict):
    start: int
    end: int
    text: str


@with_config(OPEN)
class Quantity(Mention):
    id: str
    low: Number | None
    high: Number | None
    modifier: str
    kind: str
    unit: str | None
    noun: str | None
    of: str | None
    concept: str | None
    per: str | None
    change: str | None
    status: str


@with_config(OPEN)
class Hedge(Mention):
    id: str
    category: str
    strength: Number
    holder: str


@with_config(OPEN)
class Source(Mention):
    type: str
    named: bool
    name: str | None
    actors: list[str]
    country: str | None
    resolution: str
    anonymity: str | None
    antecedent: NotRequired[Mention | None]  # records of 0.1 lack it


@with_config(OPEN)
class Cue(Mention):
    lemma: str
    class_: Annotated[str, Field(alias="class")]


@with_config(OPEN)
class Role(TypedDict):
    actor: str
    role: str


@with_config(OPEN)
class Claim(Mention):
    id: str
    content: list[Mention]
    attributed: bool
    mode: str | None
    source: Source | None
    cue: Cue | None
    actors: list[str]
    roles: list[Role]
    quantities: list[Quantity]
    hedges: list[Hedge]
    polarity: str
    certainty: str
    factuality: Number
    rule: str


@with_config(OPEN)
class Actor(TypedDict):
    id: str
    name: str
    type: str
    mentions: list[Mention]


@with_config(OPEN)
class Article(TypedDict):
    id: str
    path: str | None
    title: str | None
    date: str | None
    site: str | None
    url: str | None
    sha256: str
    characters: int
    words: int
    text: str | None


@with_config(OPEN)
class Model(TypedDict):
    name: str
    version: str


@with_config(OPEN)
class Warned(TypedDict):
    code: str
    message: str


@with_config(OPEN)
class Whole(TypedDict):
    article: Article
    claims: list[Claim]
    actors: list[Actor]
    quantities: list[Quantity]
    hedges: list[Hedge]
    model: Model
    version: str
    warnings: list[Warned]


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Whole)


def checked(value: Any) -> Record:
    """The record, if it is one.

    Raises:
        InputError: with the first part that is missing or of another type.
    """
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith(SCHEMA):
        raise InputError("no record of claimx; `claimx batch FOLDER -o claims.jsonl` makes them", stage="decode")
    try:
        _adapter().validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        fault = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            raise InputError(f"no whole record: it lacks {fault}", stage="decode") from error
        raise InputError(f"a damaged record: {fault} is of another type", stage="decode") from error
    return value
