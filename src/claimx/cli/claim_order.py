"""`--sort` and `--top`: claims by their sources or by how much they are worth checking, of all articles in rows."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Order:
    """The order of claims, `check` or `source`; `top` keeps so many of all articles, those most worth checking."""

    sort: str
    top: int | None = None

    @property
    def has_scores(self) -> bool:
        """Whether each claim gets a score."""
        return self.sort == "check" or self.top is not None

    @property
    def key(self) -> Callable[[Record], Any]:
        """By what claims are sorted."""
        return by_source if self.sort == "source" else by_worth

    @property
    def told(self) -> str:
        """The order in words."""
        return "by their sources" if self.sort == "source" else "what is most worth checking first"

    @property
    def arguments(self) -> str:
        """The options that ask for it."""
        top = f"--top {self.top}" if self.top is not None else ""
        return " ".join(filter(None, (f"--sort {self.sort}" if self.sort == "source" or not top else "", top)))


def in_order(
    reports: Iterable[Report], settings: Settings, format_: Format, layout: Layout, order: Order
) -> Iterator[Record]:
    """The reports with their claims in an order; where that is what is most worth checking, each with its score.

    Rows of claims in text formats are in that order over all articles, which are then held; elsewhere each article has
    its own order. Claims that stand alike keep the order of their articles.
    """
    found = ranked(reports, settings) if order.has_scores else map(to_dict_of, reports)
    whole = layout.rows == "claims" and (
        format_.name in IN_ROWS or (format_.name in IN_ONE_LIST and not layout.dialect.columns)
    )
    if not whole and order.top is None:
        yield from (record | {"claims": sorted(record["claims"], key=order.key)} for record in found)
        return
    records = list(found)
    best = best_of(records, order)
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
        yield one_list(records, best, order)


def ranked(reports: Iterable[Report], settings: Settings) -> Iterator[Record]:
    """The reports, each with its claims in the order of what is most worth checking."""
    from claimx.check.worth import ranked as by_worth  # noqa: PLC0415 - each command imports what it uses
    from claimx.lexicons import load_lexicons  # noqa: PLC0415

    words = load_lexicons(settings.lexicon).check
    return (by_worth(report, words) for report in reports)


def to_dict_of(report: Report) -> Record:
    """The report as plain JSON values."""
    from claimx.records import to_dict  # noqa: PLC0415 - each command imports what it uses

    return to_dict(report)


def best_of(records: Sequence[Record], order: Order) -> list[tuple[int, Record]]:
    """The claims of all records in an order, or those most worth checking of them, with the number of their record."""
    claims = [(number, claim) for number, record in enumerate(records) for claim in record["claims"]]
    if order.top is not None:
        claims = sorted(claims, key=lambda each: by_worth(each[1]))[: order.top]
    return sorted(claims, key=lambda each: order.key(each[1]))


def by_worth(claim: Record) -> float:
    """What is most worth checking comes first."""
    return -float(claim["check"]["score"])


def by_source(claim: Record) -> tuple[int, str]:
    """By the name of the source, or the words where it has none; who is not told comes next, the article's own last."""
    source = claim["source"] or {}
    who = str(source.get("name") or source.get("text") or "").casefold()
    return (0 if who else 1 if claim["attributed"] else 2), who


def one_list(records: Sequence[Record], best: Iterable[tuple[int, Record]], order: Order) -> Record:
    """A record to be shown, whose claims are those of several articles; each is called by its article and its id."""
    ids = UniqueIds()
    names = [ids.take(short_name(record["article"]["id"])) for record in records]
    article = records[0]["article"] | dict.fromkeys(APART)
    article |= {"id": f"{len(records):,} articles, {order.told}"}
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
