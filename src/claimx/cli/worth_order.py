"""`--sort check` and `--top`: the claims that are most worth checking first, of all articles where rows allow it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from claimx.ids import UniqueIds
from claimx.visible import visible

if TYPE_CHECKING:
    from claimx.export import Format, Layout
    from claimx.records import Report
    from claimx.settings import Settings

Record = dict[str, Any]
LONGEST = 20  # characters of an article's name before the id of its claim
IN_ROWS, IN_ONE_LIST = {"csv", "tsv"}, {"table", "markdown"}
APART = ("id", "path", "title", "date", "site", "url", "text")


def in_order_of_worth(
    reports: Iterable[Report], settings: Settings, format_: Format, layout: Layout, top: int | None
) -> Iterator[Record]:
    """The reports with their claims in the order of what is most worth checking, each with its score.

    Rows of claims in text formats are in that order over all articles, which are then held; elsewhere each article has
    its own order. `top` keeps so many claims of all articles. Claims of one score keep the order of their articles.
    """
    found = ranked(reports, settings)
    whole = layout.rows == "claims" and (
        format_.name in IN_ROWS or (format_.name in IN_ONE_LIST and not layout.dialect.columns)
    )
    if not whole and top is None:
        yield from found
        return
    records = list(found)
    best = best_of(records, top)
    if not whole or len(records) < 2:
        kept: dict[int, list[Record]] = defaultdict(list)
        for number, claim in best:
            kept[number].append(claim)
        for number, record in enumerate(records):
            yield record | {"claims": kept[number]}
    elif format_.name in IN_ROWS:
        from claimx.export.plain import PIECE  # noqa: PLC0415 - each command imports what it uses

        for number, claim in best:
            yield records[number] | {"claims": [claim], PIECE: True}
        if not best:
            yield records[0]
    else:
        yield one_list(records, best)


def ranked(reports: Iterable[Report], settings: Settings) -> Iterator[Record]:
    """The reports, each with its claims in the order of what is most worth checking."""
    from claimx.check.worth import ranked as by_worth  # noqa: PLC0415 - each command imports what it uses
    from claimx.lexicons import load_lexicons  # noqa: PLC0415

    words = load_lexicons(settings.lexicon).check
    return (by_worth(report, words) for report in reports)


def best_of(records: Sequence[Record], top: int | None) -> list[tuple[int, Record]]:
    """The claims of all records, or the first so many, the highest score first, with the number of their record."""
    claims = [(number, claim) for number, record in enumerate(records) for claim in record["claims"]]
    claims.sort(key=lambda each: -each[1]["check"]["score"])
    return claims[:top]


def one_list(records: Sequence[Record], best: Iterable[tuple[int, Record]]) -> Record:
    """A record to be shown, whose claims are those of several articles; each is called by its article and its id."""
    ids = UniqueIds()
    names = [ids.take(short_name(record["article"]["id"])) for record in records]
    article = records[0]["article"] | dict.fromkeys(APART)
    article |= {"id": f"{len(records):,} articles, what is most worth checking first"}
    article |= {each: sum(record["article"][each] for record in records) for each in ("words", "sentences")}
    claims = []
    for number, claim in best:
        of = {each: records[number]["article"][each] for each in ("id", "title", "date")} | {"claim": claim["id"]}
        claims.append(claim | {"id": f"{names[number]} {claim['id']}", "of": of})
    empty: Record = {each: [] for each in ("actors", "quantities", "hedges")}
    warnings = list(itertools.chain.from_iterable(record["warnings"] for record in records))
    return records[0] | empty | {"article": article, "claims": claims, "warnings": warnings}


def short_name(id_: str) -> str:
    """An article's id in few characters: the name of its file, its end where that is long."""
    name = visible(PurePath(id_).name or id_)
    return name if len(name) <= LONGEST else f"…{name[1 - LONGEST :]}"
