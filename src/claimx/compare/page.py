"""Two versions side by side as one self-contained page: the texts with what changed marked, and the changes listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimx.assets import Document, render
from claimx.compare.versions import Change, Difference, by_kind, summary
from claimx.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text: plain where `kind` is None, else of the change with this number."""

    text: str
    kind: str | None = None
    number: int | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A version and the next: names, pieces of both texts, changes with their numbers."""

    number: int
    old_name: str
    new_name: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    changes: tuple[tuple[int, Change], ...]
    summary: str


def page_of(texts: Sequence[str], reports: Sequence[Report], found: Sequence[Difference]) -> str:
    """The page of each difference, as HTML.

    Args:
        texts: of the versions, in order.
        reports: of the same.
        found: between each version and the next: one fewer.
    """
    pairs = tuple(pair_of(number, texts[number : number + 2], each) for number, each in enumerate(found))
    title = f"{found[0].old} → {found[-1].new}"
    about = " · ".join(dict.fromkeys(report.article.title for report in reports if report.article.title))
    return render(
        Document(
            template="diff.html",
            title=title,
            styles=("base", "diff"),
            script=None,
            values={"pairs": pairs, "about": about},
        )
    )


def pair_of(number: int, texts: Sequence[str], difference: Difference) -> Pair:
    changes = tuple(enumerate(by_kind(difference), start=1))
    old = [(c.old.start, c.old.end, n, c.kind) for n, c in changes if c.old]
    new = [(c.new.start, c.new.end, n, c.kind) for n, c in changes if c.new]
    return Pair(
        number=number,
        old_name=difference.old,
        new_name=difference.new,
        old=pieces_of(texts[0], old),
        new=pieces_of(texts[1], new),
        changes=changes,
        summary=summary(difference),
    )


def pieces_of(text: str, marks: Sequence[tuple[int, int, int, str]]) -> tuple[Piece, ...]:
    """The text cut at the edges of the marks; where they lie in one another, the innermost shows."""
    edges = sorted({0, len(text), *(edge for start, end, _, _ in marks for edge in (start, end))})
    waiting = sorted(marks, reverse=True)
    over: list[tuple[int, int, int, str]] = []
    out = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark[1] > start]
        if not over:
            out.append(Piece(text=text[start:end]))
            continue
        first, _, number, kind = min(over, key=lambda mark: (mark[1] - mark[0], mark[2]))
        out.append(Piece(text=text[start:end], kind=kind, number=number, opens=first == start))
    return tuple(out)
