"""Sections that are tables: outlets, months or sources side by side, and who speaks about whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from claimx.report.charts import claims_at
from claimx.report.counts import Group
from claimx.report.shares import FEW, percent
from claimx.report.tally import Tally
from claimx.visible import plural, written

GROUP_NAMES = {"outlet": "outlet", "date": "month", "source": "source"}
KEYS = {"outlet": "outlet", "date": "month", "source": "who"}
OF_CLAIMS = ("Claims", "Hedged, of the claims", "Certain, of the claims")
OF_ARTICLES = (
    "Articles", "Claims", "Attributed, of the claims", "Unnamed, of the attributed", "Hedged, of the attributed",
    "Certain, of the attributed", "Hedged, of own voice", "Quoted, of the words",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A count; or a share with what it is of, whether that is few, and the claims behind it."""

    value: str
    of: str = ""
    few: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Groups side by side: the answer, the heads of the columns, a row a group, and how many groups are left out."""

    answer: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    left_out: int


def side_by_side(tally: Tally, top: int) -> SideBySide:
    """How outlets, months or sources compare."""
    order = sorted(tally.groups.items(), key=lambda item: (-item[1].claims - item[1].own, item[0]))
    key = KEYS[tally.by]
    shown = sorted(order[:top]) if tally.by == "date" else order[:top]
    return SideBySide(
        answer=compared(tally.groups, GROUP_NAMES[tally.by]),
        heads=OF_CLAIMS if tally.by == "source" else OF_ARTICLES,
        rows=tuple(
            (label_of(name, key), claims_at(**{key: name}), cells_of(group, tally.by, name)) for name, group in shown
        ),
        left_out=len(order) - len(shown),
    )


def label_of(name: str, key: str) -> str:
    """What a group is called: a month is written out."""
    return written(name) if key == "month" else name


def cells_of(group: Group, by: str, name: str) -> tuple[Cell, ...]:
    """The counts and shares of a group, in the order of the heads."""

    def share(part: int, whole: int, **wanted: str) -> Cell:
        href = claims_at(**{KEYS[by]: name}, **wanted) if part else ""
        if not whole:
            return Cell(value="–")
        return Cell(value=percent(part, whole), of=f"of {whole:,}", few=whole < FEW, href=href)

    attributed, own = group.claims, group.own
    sure = (
        share(group.hedged, attributed, voice="attributed", hedged="hedged"),
        share(group.certainty["certain"], attributed, voice="attributed", certainty="certain"),
    )
    if by == "source":
        return (Cell(value=f"{attributed:,}"), *sure)
    return (
        Cell(value=f"{group.articles:,}"),
        Cell(value=f"{attributed + own:,}"),
        share(attributed, attributed + own, voice="attributed"),
        share(group.unnamed, attributed, named="unnamed"),
        *sure,
        share(group.own_hedged, own, voice="own", hedged="hedged"),
        share(group.quoted_words, group.words, mode="direct"),
    )


def compared(groups: Mapping[str, Group], name: str) -> str:
    """Which group hedges most and which least, of those that have enough claims to say so."""
    shares = sorted((each.hedged / each.claims, label) for label, each in groups.items() if each.claims >= FEW)
    if len(shares) < 2:
        return f"Fewer than two {name}s have {FEW} attributed claims or more, so their shares are not ranked here."
    (_, least), (_, most) = shares[0], shares[-1]

    def said(label: str) -> str:
        called = written(label) if name == "month" else label
        return f"{called} ({percent(groups[label].hedged, groups[label].claims)} of {groups[label].claims:,})"

    return (
        f"Of {plural(len(shares), name)} with {FEW} attributed claims or more, {said(most)} has the largest share of "
        f"them hedged, {said(least)} the smallest."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Sources down, actors across, counts in the cells with the claims behind them."""

    actors: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[int, int, str], ...]], ...]


def about(tally: Tally, most: int = 12) -> tuple[str, Matrix | None]:
    """Who speaks about whom: the answer, and the counts of those that do it most."""
    counts = tally.about
    if not counts:
        return "", None
    sources = greatest(counts, most, 0)
    actors = greatest({pair: number for pair, number in counts.items() if pair[0] in sources}, most, 1)
    top = max(counts.values())
    rows = tuple(
        (
            who,
            claims_at(who=who),
            tuple(
                (count, min(4, 1 + 4 * count // (top + 1)) if count else 0, claims_at(who=who, actor=actor))
                for actor in actors
                for count in (counts[who, actor],)
            ),
        )
        for who in sources
    )
    (who, actor), number = min(counts.items(), key=lambda item: (-item[1], item[0]))
    equal = sum(each == number for each in counts.values()) - 1
    also = f"; {plural(equal, 'more pair')} {'has' if equal == 1 else 'have'} as many" if equal else ""
    return (
        f"{who} speaks of {actor} most often: {plural(number, 'claim')}{also}. Of {len({who for who, _ in counts}):,} "
        "named sources that name an actor, the table shows those that do it most.",
        Matrix(actors=tuple(actors), rows=rows),
    )


def greatest(counts: Mapping[tuple[str, str], int], most: int, side: int) -> list[str]:
    """Of one side of the pairs, those that are in the greatest counts, then those with the greatest sums."""
    sums: Counter[str] = Counter()
    peaks: defaultdict[str, int] = defaultdict(int)
    for pair, number in counts.items():
        sums[pair[side]] += number
        peaks[pair[side]] = max(peaks[pair[side]], number)
    return sorted(sums, key=lambda name: (-peaks[name], -sums[name], name))[:most]
