"""Two versions of an article: which claims were added, dropped, moved or changed, and in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from claimx.compare.addressed import readdressed
from claimx.compare.aspects import Aspect, Detail, changed_number, details, told_by
from claimx.compare.counting import paired_by_number
from claimx.compare.dates import Digits, days_beside
from claimx.compare.happened import paired_by_day
from claimx.compare.matching import moved, paired
from claimx.compare.named import names_beside, swapped
from claimx.compare.outside import numbers
from claimx.compare.retold import paired_by_source, rejoined
from claimx.compare.wording import is_unclosed, setting_free, shown
from claimx.records import Claim, Quantity, Report
from claimx.visible import plural

Kind: TypeAlias = Literal["added", "dropped", "changed", "moved"]

IN_ORDER: tuple[Kind, ...] = ("changed", "moved", "dropped", "added")  # for a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A claim as one version has it: its id, its content as one line, its place; or a number that stands in none."""

    claim: str | None
    quantity: str | None = None
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


def diff(old: Report, new: Report, texts: tuple[str, str] | None = None) -> Difference:
    """What a new version of an article claims, drops, moves and changes; commas and typography do nothing.

    Args:
        old: the old version.
        new: the new one.
        texts: their texts, where the reports don't carry them: a sentence that has the same words in both is no change.
    """
    pairs = paired_by_day(old, new, paired_by_number(old, new, paired(old.claims, new.claims)))
    pairs, within = rejoined(old.claims, new.claims, paired_by_source(old.claims, new.claims, pairs))
    back, around = rejoined(new.claims, old.claims, {other: number for number, other in pairs.items()})
    pairs = {number: other for other, number in back.items()}
    out_of_order = moved(pairs)
    was, is_ = _sentences(old, texts[0] if texts else None), _sentences(new, texts[1] if texts else None)
    days = [_days(report, text) for report, text in zip((old, new), texts or (None, None), strict=True)]
    names = names_beside(old), names_beside(new)
    wholes = texts or (old.article.text, new.article.text)
    placed: list[tuple[float, int, Change]] = []
    unchanged = 0
    for number, other in pairs.items():
        before, after = old.claims[number], new.claims[other]
        same = before.id in was and was[before.id] == is_.get(after.id)
        beside = (days[0].pop(before.sentence.start, ()), days[1].pop(after.sentence.start, ()))
        closing = _closing(texts, before, after)
        whom = readdressed(wholes, before, after)
        found = details(
            before,
            after,
            same_sentence=same,
            beside=beside,
            closing=closing,
            names=swapped(names, before, after),
            whom=whom,
        )
        if found or number in out_of_order:
            kind: Kind = "changed" if found else "moved"
            what = tuple(dict.fromkeys(detail.what for detail in found))
            change = Change(kind=kind, what=what, old=_side(before), new=_side(after), details=found)
            placed.append((other, 1, change))
        else:
            unchanged += 1
    counts, others = _counted(old, was), _counted(new, is_)
    stays = {sentence for sentence, count in counts.items() if others[sentence] == count}
    taken = set(pairs.values())
    for other, claim in enumerate(new.claims):
        if other not in taken | around and is_.get(claim.id) not in stays:
            placed.append((other, 1, Change(kind="added", what=(), old=None, new=_side(claim))))
    places = dict(_places_of_dropped(len(old.claims), pairs))
    for number, place in places.items():
        claim = old.claims[number]
        if number not in within and was.get(claim.id) not in stays:
            placed.append((place, 0, Change(kind="dropped", what=(), old=_side(claim), new=None)))
    placed += _outside(old, new, {**pairs, **places}, [change for _, _, change in placed])
    placed.sort(key=lambda each: each[:2])
    return Difference(
        old=old.article.id, new=new.article.id, changes=tuple(change for _, _, change in placed), unchanged=unchanged
    )


def _sentences(report: Report, text: str | None) -> dict[str, Hashable]:
    """By the id of a claim, its sentence without its setting; nothing where there is no text."""
    whole = text if text is not None else report.article.text
    return {claim.id: setting_free(whole, claim.sentence) for claim in report.claims} if whole is not None else {}


def _closing(texts: tuple[str, str] | None, old: Claim, new: Claim) -> str:
    """Whether one version closes a quotation that the other leaves open; nothing where there is no text."""
    if texts is None:
        return ""
    was, is_ = is_unclosed(texts[0], old.sentence), is_unclosed(texts[1], new.sentence)
    return "" if was == is_ else "its missing mark added" if was else "one of its marks dropped"


def _days(report: Report, text: str | None) -> dict[int, tuple[Digits, ...]]:
    """By sentence, the days that stand beside its claims; nothing where there is no text."""
    whole = text if text is not None else report.article.text
    return days_beside(report, whole) if whole is not None else {}


def _counted(report: Report, sentences: dict[str, Hashable]) -> Counter[Hashable]:
    """How many sentences there are of each."""
    places = {(sentences[claim.id], claim.sentence.start) for claim in report.claims if claim.id in sentences}
    return Counter(sentence for sentence, _ in places)


def _outside(
    old: Report, new: Report, places: Mapping[int, float], changes: list[Change]
) -> Iterator[tuple[float, int, Change]]:
    """The numbers that changed outside of claims, each behind the claim that begins before it.

    `places`: of the old claims among the new.
    """
    told = [each for each in changes if "source" in each.what]
    ids = ({each.old.claim for each in told if each.old}, {each.new.claim for each in told if each.new})
    for before, after in numbers(old, new, *ids):
        found = changed_number(before, after)
        kind: Kind = "changed" if before and after else "dropped" if before else "added"
        place = -1.0
        if after is not None:
            place = sum(claim.start <= after.start for claim in new.claims) - 1
        elif before is not None:
            place = max((places[i] for i, claim in enumerate(old.claims) if claim.start <= before.start), default=-1.0)
        sides = [_of_number(each) if each is not None else None for each in (before, after)]
        yield place, 2, Change(kind=kind, what=("number",), old=sides[0], new=sides[1], details=(found,))


def _of_number(number: Quantity) -> Side:
    return Side(
        claim=None, quantity=number.id, text=number.text, source=None, start=number.start, end=number.end
    )  # fmt: skip


def _places_of_dropped(count: int, pairs: dict[int, int]) -> Iterator[tuple[int, float]]:
    """Dropped claims with their place among the new ones: behind the last claim before them that is still there."""
    place = -1.0
    for number in range(count):
        if number in pairs:
            place = pairs[number]
        else:
            yield number, place + 0.5


def _side(claim: Claim) -> Side:
    source = told_by(claim.source) if claim.source else None
    return Side(claim=claim.id, text=shown(claim.content), source=source, start=claim.start, end=claim.end)


def by_kind(difference: Difference) -> list[Change]:
    """The changes as a reader wants them: what was altered first, then what moved, what is gone, and what came."""
    return sorted(difference.changes, key=lambda change: IN_ORDER.index(change.kind))


def summary(difference: Difference) -> str:
    """One line: how many claims of each kind, and how many numbers outside of them."""
    sides = [(change, change.new or change.old) for change in difference.changes]
    counts = Counter(change.kind for change, side in sides if side is not None and side.claim is not None)
    same = f"{difference.unchanged:,} unchanged"
    told = [f"{counts[kind]:,} {kind}" for kind in get_args(Kind) if counts[kind]]
    outside = len(difference.changes) - counts.total()
    numbers_ = f"{plural(outside, 'number')} outside of claims" if outside else ""
    if told:
        return f"{', '.join([*told, same])} claims" + (f"; {numbers_}" if outside else "")
    return f"{numbers_}; {same} claims" if outside else f"No change: {same} claims"


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
