"""Two versions of an article: which claims were added, dropped, moved or changed, and in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from claimx.compare.aspects import Aspect, Detail, details
from claimx.compare.matching import moved, paired
from claimx.compare.wording import shown
from claimx.records import Claim, Report

Kind: TypeAlias = Literal["added", "dropped", "changed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A claim as one version has it: its id, its content as one line, its place."""

    claim: str
    text: str
    source: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change from the old version to the new one; `what` and `details` are empty unless a claim changed."""

    kind: Kind
    what: tuple[Aspect, ...]
    old: Side | None
    new: Side | None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All changes, in the order of the new version, dropped claims where they stood.

    Attributes:
        old, new: ids of the articles.
        changes: what changed.
        unchanged: how many claims say the same in both.
    """

    schema_: Annotated[Literal["claimx-diff/1"], Field(alias="schema")] = "claimx-diff/1"
    old: str
    new: str
    changes: tuple[Change, ...]
    unchanged: int


def diff(old: Report, new: Report) -> Difference:
    """What a new version of an article claims, drops, moves and changes; commas and typography do nothing."""
    pairs = paired(old.claims, new.claims)
    out_of_order = moved(pairs)
    placed: list[tuple[float, int, Change]] = []
    unchanged = 0
    for number, other in pairs.items():
        before, after = old.claims[number], new.claims[other]
        found = details(before, after)
        if found or number in out_of_order:
            kind: Kind = "changed" if found else "moved"
            what = tuple(dict.fromkeys(detail.what for detail in found))
            change = Change(kind=kind, what=what, old=_side(before), new=_side(after), details=found)
            placed.append((other, 1, change))
        else:
            unchanged += 1
    taken = set(pairs.values())
    for other, claim in enumerate(new.claims):
        if other not in taken:
            placed.append((other, 1, Change(kind="added", what=(), old=None, new=_side(claim))))
    for number, place in _places_of_dropped(len(old.claims), pairs):
        claim = old.claims[number]
        placed.append((place, 0, Change(kind="dropped", what=(), old=_side(claim), new=None)))
    placed.sort(key=lambda each: each[:2])
    return Difference(
        old=old.article.id, new=new.article.id, changes=tuple(change for _, _, change in placed), unchanged=unchanged
    )


def _places_of_dropped(count: int, pairs: dict[int, int]) -> Iterator[tuple[int, float]]:
    """Dropped claims with their place among the new ones: behind the last claim before them that is still there."""
    place = -1.0
    for number in range(count):
        if number in pairs:
            place = pairs[number]
        else:
            yield number, place + 0.5


def _side(claim: Claim) -> Side:
    source = claim.source.text if claim.source else None
    return Side(claim=claim.id, text=shown(claim.content), source=source, start=claim.start, end=claim.end)


def summary(difference: Difference) -> str:
    """One line: how many claims of each kind."""
    counts = Counter(change.kind for change in difference.changes)
    same = f"{difference.unchanged:,} unchanged"
    told = [f"{counts[kind]:,} {kind}" for kind in get_args(Kind) if counts[kind]]
    return f"{', '.join([*told, same])} claims" if told else f"No change: {same} claims"


@cache
def _adapter() -> TypeAdapter[Difference]:
    return TypeAdapter(Difference)


def to_dict(difference: Difference) -> dict[str, Any]:
    """The difference as plain JSON values, version `claimx-diff/1`."""
    record: dict[str, Any] = _adapter().dump_python(difference, mode="json", by_alias=True)
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a difference (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(by_alias=True, mode="serialization"),
    }
