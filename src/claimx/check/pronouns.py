"""Sources that are a pronoun, where two people could be meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.lexicons.names import Gender
from claimx.records import Actor, Claim, Source, Stretch

TITLE = 20  # characters before a name in which its title stands
GENDERS: dict[str, Gender] = {"he": "masculine", "she": "feminine"}


@check_rule("check.unclear-pronoun")
def unclear_pronoun(draft: Draft) -> Iterator[Remark]:
    """Paul Harker met Simon Dale on Friday. He said the deal was close.

    "He" or "she" as a source, right after a sentence that names two people who could be meant and in which neither of
    them speaks.
    """
    seen: set[int] = set()
    for claim in draft.report.claims:
        source = claim.source
        gender = GENDERS.get(source.text.lower()) if source is not None else None
        if source is None or gender is None or source.start in seen:
            continue
        seen.add(source.start)
        before = sentence_before(claim, draft)
        if before is None or speaks_in(before, draft) or names_between(before.end, source, draft):
            continue
        people = [actor for actor in draft.report.actors if is_meant_by(actor, gender, before, draft)]
        if len(people) > 1:
            names = " or ".join(quoted(actor.name) for actor in people)
            yield Remark(
                start=source.start, end=source.end, message=f"Who is {quoted(source.text)}: {names}?", claim=claim
            )


def sentence_before(claim: Claim, draft: Draft) -> Stretch | None:
    """The last sentence that ended before a claim's own."""
    number = bisect_left(draft.sentence_starts, claim.sentence.start)
    found = draft.sentences[number - 1] if number else None
    return (
        found if found is not None and draft.body_start <= found.start and found.end <= claim.sentence.start else None
    )


def speaks_in(sentence: Stretch, draft: Draft) -> bool:
    """Whether a person is the source of something said in a sentence: who goes on speaking is plain."""
    for claim in draft.report.claims:
        source = claim.source
        if source is not None and source.type == "person" and sentence.start <= source.start < sentence.end:
            return True
    return False


def names_between(start: int, source: Source, draft: Draft) -> bool:
    """Whether a person is named in the sentence of a pronoun, before it."""
    return any(
        start <= mention.start < source.start and mention.kind == "name"
        for actor in draft.report.actors
        if actor.type == "person"
        for mention in actor.mentions
    )


def is_meant_by(actor: Actor, gender: Gender, sentence: Stretch, draft: Draft) -> bool:
    """Whether a pronoun may stand for a person whom a sentence names."""
    if actor.type != "person" or gender_of(actor, draft) not in (gender, None):
        return False
    return any(m.kind == "name" and sentence.start <= m.start and m.end <= sentence.end for m in actor.mentions)


def gender_of(actor: Actor, draft: Draft) -> Gender | None:
    """The gender that an actor's first name or title tells; None where neither does."""
    names = [mention for mention in actor.mentions if mention.kind == "name"]
    titles = [word for each in names for word in draft.text[max(each.start - TITLE, 0) : each.start].split()[-1:]]
    known = (draft.words.gender_of.get(word.strip(".").lower()) for word in (*actor.name.split(), *titles))
    return next((gender for gender in known if gender is not None), None)
