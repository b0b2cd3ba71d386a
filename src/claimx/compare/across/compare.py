"""Records in, groups out: numbers, statements and dates are kept on disk as they come, then grouped topic by topic.

Of many records several processes do both; which of them does what changes no byte of what comes out.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from claimx.collector import without_collector
from claimx.compare.across.comparison import Comparison
from claimx.compare.across.dated import EVENT, Dated, dated_of, dated_values
from claimx.compare.across.dated_groups import dated_groups
from claimx.compare.across.figure import Figure, as_values
from claimx.compare.across.figures import figures_of
from claimx.compare.across.group import Group
from claimx.compare.across.groups import GroupRow, Groups, group_row
from claimx.compare.across.lexicon import CompareLexicon, using, words
from claimx.compare.across.numbers import number_groups
from claimx.compare.across.statement import Statement, statement_groups, statement_values, statements_of
from claimx.compare.across.store import Blocks, Row, Store, blocks_of, row_of, scratch
from claimx.compare.across.workers import Workers

Record = Mapping[str, Any]
Kept = tuple[list[Row], ...]
"""Numbers, statements and dates as they are kept, in the order of `KINDS`."""
WINDOW = 7  # days
FEW = 300  # records that one process has done before others have started
AT_ONCE = 50  # records that a worker takes
SHARES = 8  # shares of the groups a worker, so that none waits long for the last
FEWEST = 500  # rows of a share
KINDS: tuple[Callable[[Blocks, int, bool], Iterator[Group]], ...] = (number_groups, statement_groups, dated_groups)


class Share(NamedTuple):
    """Blocks of a store that a worker groups: which, and where the groups go."""

    store: Path
    kind: int
    first: bytes
    last: bytes
    window: int
    alone: bool
    out: Path


def compare(
    records: Iterable[Record],
    *,
    window: int = WINDOW,
    alone: bool = False,
    lexicon: CompareLexicon | None = None,
    workers: int = 1,
) -> Comparison:
    """Which numbers, statements and dates of many articles speak of one thing, and which of them disagree.

    Args:
        records: as plain JSON values, taken one by one.
        window: how many days apart values of one group may be.
        alone: whether a number of which nothing else tells is a group by itself, and one of an article that agrees with
            itself is one, too.
        lexicon: the words by which numbers are known to speak of one thing; None: the packaged ones.
        workers: processes that share the work where there are many records; what comes out is the same. A script that
            asks for several does so under `if __name__ == "__main__"`.
    """
    articles = 0
    with ExitStack() as stack:
        stack.enter_context(using(lexicon))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimx-"))) if workers > 1 else None
        stores = [stack.enter_context(Store(folder / f"{kind}" if folder else None)) for kind in range(len(KINDS))]
        processes = stack.enter_context(Workers(workers, words()))
        for articles, kept in enumerate(kept_of(iter(records), processes), start=1):  # noqa: B007 - how many there were
            for store, rows in zip(stores, kept, strict=True):
                store.add(rows)
        with without_collector():
            if folder is None or articles <= FEW:
                found = (groups_in(store, kind, window, alone=alone) for kind, store in enumerate(stores))
                groups = Groups(chain.from_iterable(found))
            else:
                groups = Groups(shared_groups(stores, folder, window, processes, alone=alone))
        return Comparison(groups=groups, articles=articles, numbers=stores[0].count, window=window)


def kept_of(records: Iterator[Record], processes: Workers) -> Iterator[Kept]:
    """What each record tells that another may contradict."""
    yield from map(kept, records if processes.count < 2 else islice(records, FEW))
    some = iter(lambda: list(islice(records, AT_ONCE)), [])
    yield from chain.from_iterable(processes.done(all_kept, some))


def all_kept(records: list[Record]) -> list[Kept]:
    return list(map(kept, records))


@without_collector()
def kept(record: Record) -> Kept:
    """What a record tells that another may contradict."""
    numbers = [
        row_of("\t".join(figure.topic), figure.day, place_of(figure), as_values(figure))
        for figure in figures_of(record)
    ]
    statements = [
        row_of(statement.who, statement.day, place_of(statement), statement_values(statement))
        for statement in statements_of(record)
    ]
    dates = [row_of(dated.who or EVENT, dated.day, place_of(dated), dated_values(dated)) for dated in dated_of(record)]
    return numbers, statements, dates


def place_of(item: Figure | Statement | Dated) -> str:
    """Article and place: groups are the same in whatever order the articles come."""
    return f"{item.article}\t{item.start:012}"


def groups_in(store: Store, kind: int, window: int, *, alone: bool) -> Iterator[GroupRow]:
    """The groups of a store."""
    return map(group_row, KINDS[kind](store.blocks(), window, alone))


def shared_groups(
    stores: list[Store], folder: Path, window: int, processes: Workers, *, alone: bool
) -> Iterator[GroupRow]:
    """The same, grouped by several processes: the largest share is begun first, so that none is waited for alone."""
    shares: list[tuple[int, Share]] = []
    for kind, store in enumerate(stores):
        fewest = max(FEWEST, store.count // (processes.count * SHARES))
        for first, last, size in runs(store.sizes(), fewest):
            out = folder / f"groups-{len(shares)}"
            shares.append((size, Share(folder / f"{kind}", kind, first, last, window, alone, out)))
    begun = sorted(range(len(shares)), key=lambda place: -shares[place][0])
    done: set[int] = set()
    told = 0
    written = processes.done(group_share, [shares[place][1] for place in begun], ahead=len(begun))
    for place, _ in zip(begun, written, strict=True):
        done.add(place)
        while told in done:
            out = shares[told][1].out
            yield from read_rows(out)
            out.unlink()
            told += 1


def runs(sizes: Iterable[tuple[bytes, int]], fewest: int) -> Iterator[tuple[bytes, bytes, int]]:
    """The first and the last of blocks that follow each other and have so many rows together, and how many."""
    blocks: list[bytes] = []
    held = 0
    for block, size in sizes:
        if blocks and size >= fewest:  # a large one is a share by itself
            yield blocks[0], blocks[-1], held
            blocks, held = [], 0
        blocks.append(block)
        held += size
        if held >= fewest:
            yield blocks[0], blocks[-1], held
            blocks, held = [], 0
    if blocks:
        yield blocks[0], blocks[-1], held


@without_collector()
def group_share(share: Share) -> Path:
    """Write the groups of some blocks to a file; return where it is."""
    file = scratch(share.store)
    with share.out.open("wb") as out:
        for group in KINDS[share.kind](blocks_of(file, (share.first, share.last)), share.window, share.alone):
            marshal.dump(group_row(group), out)
    file.close()
    return share.out


def read_rows(path: Path) -> Iterator[GroupRow]:
    with path.open("rb") as file:
        while file.peek(1):
            yield marshal.load(file)
