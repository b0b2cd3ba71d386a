"""Quotation marks: one that never closes, and words between them that nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimx.check.rule import Draft, Remark, check_rule, paragraphs, quoted
from claimx.records import Claim, SourceType, Stretch

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
INCHES = re.compile(r'(?<=\d)"(?=[\s,.;)×x-])')
SPEAKERS: frozenset[SourceType] = frozenset({"person", "official", "group"})
ENDS = frozenset('.!?…”"»')
LONG = 5  # words; fewer are a phrase that is held at arm's length, or a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The quotation marks of a paragraph: stretches between two, and marks that stand alone."""

    closed: tuple[Stretch, ...]  # without their marks
    lone: tuple[int, ...]  # opening marks before which another opens
    open: int | None  # the last one, where nothing closes it
    stray: tuple[int, ...]  # closing marks that nothing opened


@check_rule("check.unclosed-quotation", level="error")
def unclosed_quotation(draft: Draft) -> Iterator[Remark]:
    """“We take it as an insult, the union leader said.

    A quotation mark that its paragraph does not close, unless the next one goes on with a mark of its own, as
    quotations of several paragraphs do; or one that closes what nothing opened.
    """
    parts = paragraphs(draft.text)
    for number, part in enumerate(parts):
        marks = marks_of(draft.text, part)
        following = draft.text[parts[number + 1].start] if number + 1 < len(parts) else ""
        goes_on = marks.open is not None and following in (draft.text[marks.open], "“")
        for place in (*marks.lone, *([] if marks.open is None or goes_on else [marks.open])):
            yield at(place, draft, "This quotation mark is never closed: where does the quotation end?")
        for place in marks.stray:
            yield at(place, draft, "This quotation mark closes a quotation that nothing opened")


@check_rule("check.quotation-without-source")
def quotation_without_source(draft: Draft) -> Iterator[Remark]:
    """“We will not move a single crate.” The cranes stood still.

    A sentence between quotation marks that the article credits to nobody.
    """
    for part in paragraphs(draft.text):
        marks = marks_of(draft.text, part)
        if marks.lone or marks.stray or marks.open is not None or part.start < draft.body_start:
            continue
        for stretch in marks.closed:
            said = draft.text[stretch.start : stretch.end]
            if not stands_by_itself(stretch, part, draft.text):
                continue
            claim = claim_inside(stretch, draft) or (claim_over(stretch, draft) if is_alone(stretch, part) else None)
            if claim is not None and len(said.split()) >= LONG and not is_credited(stretch, part, draft):
                message = f"Nobody is said to have said {quoted(said)}"
                yield Remark(start=stretch.start, end=stretch.end, message=message, claim=claim)


def at(place: int, draft: Draft, message: str) -> Remark:
    return Remark(start=place, end=place + 1, message=message, claim=draft.claim_at(place, place + 1))


def claim_inside(stretch: Stretch, draft: Draft) -> Claim | None:
    """The first claim whose content begins and ends with a quotation, its marks counted or not."""
    for claim in draft.report.claims:
        if stretch.start - 1 <= claim.start < stretch.end and claim.end <= stretch.end + 2:
            return claim
    return None


def stands_by_itself(stretch: Stretch, part: Stretch, text: str) -> bool:
    """Whether a quotation is a sentence of its own, which no words before or behind it bring in."""
    before = text[part.start : stretch.start - 1].rstrip()
    behind = text[stretch.end + 1 : part.end].lstrip()
    ends = text[stretch.start : stretch.end].rstrip()[-1:]
    return (not before or before[-1] in ENDS) and ends in ENDS and not behind[:1].islower()


def claim_over(stretch: Stretch, draft: Draft) -> Claim | None:
    """The first claim whose content has something of a quotation."""
    for claim in draft.report.claims:
        if any(piece.start < stretch.end and stretch.start < piece.end for piece in claim.content):
            return claim
    return None


def is_alone(stretch: Stretch, part: Stretch) -> bool:
    """Whether a quotation is a paragraph and nothing else is in it."""
    return part.start == stretch.start - 1 and part.end == stretch.end + 1


def is_credited(stretch: Stretch, part: Stretch, draft: Draft) -> bool:
    """Whether a source is credited with something of a quotation, from outside it.

    Of a paragraph that is a quotation and nothing else, a body that was paraphrased in the one before is no source.
    """
    alone = is_alone(stretch, part)
    for claim in draft.report.claims:
        source = claim.source
        if source is None or stretch.start <= source.start < stretch.end:
            continue
        if alone and source.end <= part.start and claim.mode != "direct" and source.type not in SPEAKERS:
            continue
        if any(piece.start < stretch.end and stretch.start < piece.end for piece in claim.content):
            return True
    return False


def marks_of(text: str, part: Stretch) -> Marks:
    """The quotation marks of a paragraph. Inches are none; apostrophes and single marks are not looked at."""
    inches = {match.start() for match in INCHES.finditer(text, part.start, part.end)}
    closed: list[Stretch] = []
    lone: list[int] = []
    stray: list[int] = []
    opened: list[int] = []
    for place in range(part.start, part.end):
        mark = text[place]
        if place in inches or mark not in OPENING + CLOSING + STRAIGHT:
            continue
        opens = mark in OPENING or (mark == STRAIGHT and stands_before(text, place, part))
        if opened and not opens and mark in PAIRS[text[opened[-1]]]:
            start = opened.pop()
            if not opened:
                closed.append(Stretch(start=start + 1, end=place))
        elif opens:
            if opened and text[opened[-1]] == mark:  # nobody opens twice: the first was left open
                lone.append(opened.pop())
            opened.append(place)
        elif not opened:
            stray.append(place)
    last = opened[-1] if opened else None
    return Marks(closed=tuple(closed), lone=(*lone, *opened[:-1]), open=last, stray=tuple(stray))


def stands_before(text: str, place: int, part: Stretch) -> bool:
    """Whether a straight mark stands before a word, as opening ones do."""
    before = text[place - 1] if place > part.start else " "
    after = text[place + 1] if place + 1 < part.end else " "
    return (before.isspace() or before in "([—–-/") and not after.isspace()
