"""Sources without a name: the reason for it, and whether anybody else says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from claimx.check.likeness import likeness
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Claim, Source

Number: TypeAlias = Literal["one", "several"]
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Claims that share this much say the same.
SAME = 0.5


@check_rule("check.one-unnamed-source")
def one_unnamed_source(draft: Draft) -> Iterator[Remark]:
    """The envoys broke off the talks, one diplomat said.

    A claim that rests on a single source without a name, and that nobody else in the article makes. Told once for each
    such source.
    """
    seen: set[str] = set()
    for claim, source, insider, number in insiders(draft):
        if number == "several" or insider in seen or is_said_by_another(claim, insider, draft):
            continue
        seen.add(insider)
        message = f"{quoted(claim.text)} rests on {quoted(source.text)} alone, a single source without a name"
        yield Remark(start=source.start, end=source.end, message=message, claim=claim)


@check_rule("check.unnamed-without-reason")
def unnamed_without_reason(draft: Draft) -> Iterator[Remark]:
    """Two senior officials said new sanctions were ready.

    An insider without a name, of whom the article nowhere says why the name is withheld. Told once for each.
    """
    found = list(insiders(draft))
    excused = {insider for _, source, insider, _ in found if source.anonymity}
    for claim, source, insider, _ in found:
        if insider not in excused:
            excused.add(insider)
            message = f"{quoted(source.text)} has no name, and the article does not say why"
            yield Remark(start=source.start, end=source.end, message=message, claim=claim)


def insiders(draft: Draft) -> Iterator[tuple[Claim, Source, str, Number]]:
    """The claims of sources that speak from within and have no name: the word for them, and whether they are one."""
    for claim in draft.reported():
        source = claim.source
        if claim.start < draft.body_start or source is None or source.start < draft.body_start:
            continue
        if not source.named and source.resolution != "pronoun":
            found = insider_of(source, draft)
            if found is not None:
                yield claim, source, *found


def insider_of(source: Source, draft: Draft) -> tuple[str, Number] | None:
    """The word that makes a source an insider; None where it is none."""
    words, lexicon = WORD.findall(source.text.lower()), draft.words
    if not words or lexicon.open_voices.intersection(words):
        return None
    if words[0] == "the" and lexicon.insiders_several.isdisjoint(words):
        return None  # "the foreign minister" is known to whoever wants to; "the official" was asked about before
    knows = bool(lexicon.knowing.intersection(words))
    for word in words:
        if word in lexicon.for_a_body and not knows and lexicon.from_within.isdisjoint(words):
            return None  # "officials said", "according to wildlife officials": a body speaks
        if word in lexicon.insiders_several or (knows and word in lexicon.anybody_several):
            # "one of the officials" is one; "officials" are several
            return word, "one" if words[:2] == ["one", "of"] else "several"
        if word in lexicon.insiders or (knows and word in lexicon.anybody):
            return word, "several" if "and" in words else "one"
    return None


def is_said_by_another(claim: Claim, insider: str, draft: Draft) -> bool:
    """Whether the text makes a claim elsewhere, by another source or in its own voice."""
    own = draft.stems[claim.id]
    for other in draft.body:
        if other is claim or (claim.start < other.end and other.start < claim.end):
            continue
        said = other.source.text.lower() if other.source is not None else ""
        if insider not in said and likeness(own, draft.stems[other.id]) >= SAME:
            return True
    return False
