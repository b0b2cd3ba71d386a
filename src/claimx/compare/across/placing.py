"""Why numbers do not stand in the group in which one alone would put them: another of it keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimx.compare.across.common import is_told_better
from claimx.compare.across.figure import Figure
from claimx.compare.across.group import Group
from claimx.compare.across.groups import Groups
from claimx.compare.across.reasons import reasons_for

Figures = Mapping[str, Figure]
ALONE = "no group"


def standing_for(figure: Figure, others: Iterable[Figure]) -> Figure | None:
    """The number of the same article that stands for this one, too, since it tells the same and by whom."""
    beside = (each for each in others if each.article == figure.article and each.topic == figure.topic)
    return next((each for each in beside if each is not figure and is_told_better(figure, each)), None)


def stand_apart(first: str, second: str, figures: Figures, groups: Groups, *, window: int) -> Iterator[str]:
    """Why two numbers that would be put together are not in one group, in lines; none where they are."""
    held = groups.holding(first), groups.holding(second)
    if held[0] is not None and held[1] is not None and held[0].id == held[1].id:
        return
    told = [(each, standing_for(figures[each], figures.values())) for each in (first, second)]
    for id_, better in told:
        if better is not None:
            yield f"{id_} is told again by {better.id}, which stands for both"
            return
    if held == (None, None) and figures[first].article == figures[second].article:
        yield "one article alone tells both: what agrees within it makes no group"
        return
    yield f"yet they stand in {' and in '.join(group.id if group else ALONE for group in held)}"
    for id_, group in ((first, held[1]), (second, held[0])):
        if group is not None:
            yield from list(kept_out(id_, group, figures, window=window))[:1]


def kept_out(id_: str, group: Group, figures: Figures, *, window: int) -> Iterator[str]:
    """What keeps a number out of a group, in lines: the members from which it is kept apart."""
    for value in group.values:
        if value.id in figures and value.id != id_:
            verdict = reasons_for(figures[id_], figures[value.id], window=window).verdict
            if not verdict.together and verdict.apart:
                yield f"{id_} is kept out of {group.id} by {value.id}: {verdict.apart}"
