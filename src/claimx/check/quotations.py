"""Quotation marks: one that never closes, and words between them that nobody says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from claimx.check.marks import marks_of
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.lexicons.check import CheckLexicon
from claimx.records import Claim, SourceType, Stretch

SPEAKERS: frozenset[SourceType] = frozenset({"person", "official", "group"})
ENDS = frozenset('.!?…”"»')
ASIDE = re.compile(r"[,!?]\s+([^,.;:!?“”\"]{4,80})[.,]")
TOLD = 3  # words of those who are told: "state television reporters"
LONG = 5  # words; fewer are a phrase that is held at arm's length, or a title


@check_rule("check.unclosed-quotation", level="error")
def unclosed_quotation(draft: Draft) -> Iterator[Remark]:
    """“We take it as an insult, the union leader said.

    A quotation mark that its paragraph does not close, unless the next one goes on with a mark of its own, as
    quotations of several paragraphs do, and no narrator speaks in this one (", she told reporters."); or one that
    closes what nothing opened.
    """
    parts = draft.paragraphs
    for number, part in enumerate(parts):
        marks = marks_of(draft.text, part)
        following = draft.text[parts[number + 1].start] if number + 1 < len(parts) else ""
        goes_on = marks.open is not None and following in (draft.text[marks.open], "“")
        if marks.open is not None and goes_on:
            goes_on = not is_narrated(draft, marks.open + 1, part.end)
        for place in (*marks.lone, *([] if marks.open is None or goes_on else [marks.open])):
            yield at(place, draft, "This quotation mark is never closed: where does the quotation end?")
        for place in marks.stray:
            yield at(place, draft, "This quotation mark closes a quotation that nothing opened")


@check_rule("check.quotation-without-source")
def quotation_without_source(draft: Draft) -> Iterator[Remark]:
    """“We will not move a single crate.” The cranes stood still.

    A sentence between quotation marks that the article credits to nobody.
    """
    for part in draft.paragraphs:
        marks = marks_of(draft.text, part)
        if marks.lone or marks.stray or marks.open is not None or part.start < draft.body_start:
            continue
        for stretch in marks.closed:
            said = draft.text[stretch.start : stretch.end]
            if not stands_by_itself(stretch, part, draft.text):
                continue
            claim = claim_inside(stretch, draft) or (claim_over(stretch, draft) if is_alone(stretch, part) else None)
            if claim is None or len(said.split()) < LONG:
                continue
            if not is_credited(stretch, part, draft) and not follows_a_person(stretch, part, draft):
                message = f"Nobody is said to have said {quoted(said)}"
                yield Remark(start=stretch.start, end=stretch.end, message=message, claim=claim)


def is_narrated(draft: Draft, begin: int, end: int) -> bool:
    """Whether a narrator says who speaks, between a comma and a stop: ", she told reporters.", ", said Ida Roe."."""
    return any(is_who_speaks(draft.words, found[1].split()) for found in ASIDE.finditer(draft.text, begin, end))


def is_who_speaks(lexicon: CheckLexicon, told: list[str]) -> bool:
    """Whether words are a verb of saying with who says it, and at most whom they tell."""
    low = [word.lower() for word in told]
    verb = next((place for place, word in enumerate(low) if word in lexicon.narrating), None)
    if verb is None or not lexicon.speaking_of_oneself.isdisjoint(low):
        return False
    subject, behind = (told[:verb], low[verb + 1 :]) if verb else (told[1:], [])
    is_somebody = bool(subject) and (subject[0][:1].isupper() or subject[0].lower() in lexicon.somebody)
    return is_somebody and (not behind or (low[verb] in lexicon.telling and len(behind) <= TOLD))


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


def follows_a_person(stretch: Stretch, part: Stretch, draft: Draft) -> bool:
    """Whether the sentence right before a quotation tells of a person: "Ida Roe was angry. “Nobody asked us.”"."""
    number = bisect_left(draft.sentence_starts, stretch.start - 1) - 1
    if number < 0 or draft.sentences[number].start < part.start:
        return False
    before = draft.sentences[number]
    people = (actor for actor in draft.report.actors if actor.type == "person")
    return any(before.start <= each.start < before.end for actor in people for each in actor.mentions)
