"""Attribution by "as X said" beside the clause it reports."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue, Match, Whole, Words, said
from claimx.extraction.attribution.source import speaker_of
from claimx.extraction.rule import rule
from claimx.syntax import (
    FINITE_OR_MODAL,
    NOMINAL,
    clausal_complement_of,
    complementizer_of,
    is_passive,
    objects_of,
    predicate_of,
)

SAID = frozenset({"neutral", "assert", "believe", "document"})
NOT = frozenset({"not", "n't", "n’t", "never"})


@rule("attribution.as-clause", frames={"loose", "clause"}, tier="reporting")
def as_clause(ctx: Context, cue: Cue) -> Match | None:
    """As the governor noted, turnout was low. It cost 40 million, not 60 million as the firm had claimed.

    "As X said" beside the clause it reports. Right behind "not Y" it reports Y, which the article denies.
    """
    parse, verb = ctx.parse, cue.token
    mark, head = complementizer_of(parse, verb), parse.head[verb]
    class_ = cue.verb.frames.get("loose") or cue.verb.frames["clause"]
    if mark is None or parse.lower[mark] != "as" or head == verb or class_ not in SAID:
        return None
    if is_passive(parse, verb):
        if class_ == "document":
            return None  # "as shown by the figures"
        if parse.pos[head] in NOMINAL:  # "The mill, as reported by the Herald, [lost] its orders"
            head = predicate_of(parse, head)
    source = speaker_of(ctx, verb)
    if source is None or _says_otherwise(ctx, cue, mark) or cue.verb.lemma in ctx.cues.absolute:
        return None
    denied = _denied_before(ctx, mark)
    if denied is None:
        return said(cue, class_, source, (Whole(head),), head)
    if not denied or any(parse.tag[k] in FINITE_OR_MODAL for k in range(denied.start - 3, mark)):
        return None  # "prices did not rise as the bank had forecast": who knows what it forecast
    return said(cue, class_, source, (Words(denied.start, denied.stop),), denied[-1])


def _says_otherwise(ctx: Context, cue: Cue, mark: int) -> bool:
    """Whether "as" measures ("as long as", "as many terms as"), or the verb has a content of its own."""
    parse, verb = ctx.parse, cue.token
    measures = parse.lower[mark - 1] in ctx.cues.measures or "as" in parse.lower[max(mark - 3, 0) : mark]
    measures = measures or parse.lemma[mark - 1] in ctx.cues.acting  # "has the power to do as he proposed"
    own = clausal_complement_of(parse, verb) is not None or (objects_of(parse, verb) and cue.verb.particle is None)
    return measures or bool(own)


def _denied_before(ctx: Context, mark: int) -> range | None:
    """What stands between "not" or "rather than" and "as" without a comma; None where nothing is denied."""
    parse, start = ctx.parse, ctx.sentence(mark)[0]
    for k in range(mark - 1, start - 1, -1):
        if parse.words[k] in {",", ";"}:
            return None
        if parse.lower[k] in NOT or tuple(parse.lower[k - 1 : k + 1]) in ctx.cues.contradicting:
            return range(k + 1, mark)
    return None
