"""`--sort` and `--top`: claims by their sources or by how much they are worth checking, of all articles in rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import typer

from claimx.cli.choices import SortName
from claimx.ids import UniqueIds
from claimx.visible import visible

if TYPE_CHECKING:
    from claimx.cli.kept_claims import KeptClaims
    from claimx.export import Format, Layout
    from claimx.records import Report
    from claimx.settings import Settings

Record = dict[str, Any]
LONGEST = 20  # characters of an article's name before the id of its claim
IN_ONE_LIST = {"table", "markdown"}  # for people: all articles' claims under one heading
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

    def keys(self, claim: Record) -> tuple[int, str, float]:
        """By what a claim is sorted: two values, the lowest first, and its worth, the highest first."""
        place, who = by_source(claim) if self.sort == "source" else (0, "")
        return place, who, claim["check"]["score"] if self.has_scores else 0.0

    def key(self, claim: Record) -> tuple[int, str, float]:
        """The same as one value, the lowest first."""
        place, who, worth = self.keys(claim)
        return place, who, -worth

    @property
    def told(self) -> str:
        """The order in words."""
        return "by their sources" if self.sort == "source" else "what is most worth checking first"

    @property
    def arguments(self) -> str:
        """The options that ask for it."""
        top = f"--top {self.top}" if self.top is not None else ""
        return " ".join(filter(None, (f"--sort {self.sort}" if self.sort == "source" or not top else "", top)))


def by_source(claim: Record) -> tuple[int, str]:
    """By the name of the source, or the words where it has none; who is not told comes next, the article's own last."""
    source = claim["source"] or {}
    who = str(source.get("name") or source.get("text") or "").casefold()
    return (0 if who else 1 if claim["attributed"] else 2), who


def order_of(sort: SortName, top: int | None, *, chosen: Format, rows: str) -> Order | None:
    """The order that is asked for; None for that of the records.

    Raises:
        typer.BadParameter: where an order of claims is asked of rows that are none.
    """
    if sort == SortName.place and top is None:
        return None
    order = Order("check" if sort == SortName.place else str(sort), top)
    if chosen.has_rows and rows != "claims":
        raise typer.BadParameter(f"{order.arguments}: it is of claims, not of {rows}; give --rows claims")
    return order


def in_order(
    found: Iterable[Report | Record],
    order: Order,
    settings: Settings,
    *,
    format_: Format,
    layout: Layout,
    in_parts: bool = False,
) -> Iterator[Record]:
    """The records with their claims in an order; where that is what is most worth checking, each with its score.

    Rows of claims are in that order over all articles, which are then kept on disk meanwhile; elsewhere each article
    has its own order. Claims that stand alike keep the order of their articles.
    """
    from claimx.cli.kept_claims import KeptClaims  # noqa: PLC0415 - each command imports what it uses
    from claimx.export.plain import plain, with_keys  # noqa: PLC0415

    records = with_scores(found, settings) if order.has_scores else map(plain, found)
    whole = layout.rows == "claims" and not in_parts and format_.has_rows
    if not whole and order.top is None:
        yield from (record | {"claims": sorted(record["claims"], key=order.key)} for record in records)
        return
    in_rows = whole and format_.name not in IN_ONE_LIST
    with KeptClaims() as kept:
        for record in with_keys(records, layout.notice) if in_rows else records:
            kept.add(record, map(order.keys, record["claims"]))
        if order.top is not None:
            kept.keep_best(order.top)
        if not whole or kept.articles < 2:
            yield from kept.records()
        elif in_rows:
            yield from rows_of(kept, others=format_.module == "xlsx" and not layout.dialect.columns)
        else:
            yield one_list(kept, order, by_rows=bool(layout.dialect.columns))


def with_scores(found: Iterable[Report | Record], settings: Settings) -> Iterator[Record]:
    """The records, each with its claims in the order of what is most worth checking."""
    from claimx.check.worth import ranked  # noqa: PLC0415 - each command imports what it uses
    from claimx.export.plain import plain, typed  # noqa: PLC0415
    from claimx.lexicons import load_lexicons  # noqa: PLC0415

    words = load_lexicons(settings.lexicon).check
    return (ranked(plain(record), typed(record).claims, words) for record in found)


def rows_of(kept: KeptClaims, *, others: bool) -> Iterator[Record]:
    """A record a claim, each to give its row; `others`: then the articles, for tables of what else they hold."""
    from claimx.export.plain import PIECE  # noqa: PLC0415 - each command imports what it uses
    from claimx.export.rows import TABLES  # noqa: PLC0415

    yield from (record | {PIECE: ["claims"]} for _, record in kept.pieces())
    if others:
        tables = [name for name in TABLES if name != "claims"]
        yield from (record | {PIECE: tables} for record in kept.records())
    else:  # where there is no claim, there is a record still
        yield from (record | {PIECE: []} for record in itertools.islice(kept.frames(), 1))


def one_list(kept: KeptClaims, order: Order, *, by_rows: bool) -> Record:
    """A record to be shown, whose claims are those of several articles; each is called by its article and its id.

    `by_rows`: what is shown are the rows of the claims rather than the claims.
    """
    from claimx.export.plain import PIECES  # noqa: PLC0415 - each command imports what it uses

    ids, names = UniqueIds(), []
    first: Record = {}
    totals, warnings = dict.fromkeys(("words", "sentences"), 0), []
    for record in kept.frames():
        first = first or record
        names.append(ids.take(short_name(record["article"]["id"])))
        totals = {each: total + record["article"][each] for each, total in totals.items()}
        warnings += record["warnings"]
    title = f"{kept.articles:,} articles, {order.told}"
    article = first["article"] | dict.fromkeys(APART) | totals | {"id": title}
    claims, pieces = [], []
    for number, piece in kept.pieces():
        (claim,) = piece["claims"]
        of = {each: piece["article"][each] for each in ("id", "title", "date")} | {"claim": claim["id"]}
        claims.append(claim | {"id": f"{names[number]} {claim['id']}", "of": of})
        pieces.append(piece)
    shown = {PIECES: pieces} if by_rows else {}
    return first | {"actors": []} | {"article": article, "claims": claims, "warnings": warnings} | shown


def short_name(id_: str) -> str:
    """An article's id in few characters: the name of its file, its end where that is long."""
    name = visible(PurePath(id_).name or id_)
    return name if len(name) <= LONGEST else f"…{name[1 - LONGEST :]}"
