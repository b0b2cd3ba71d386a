"""Attribution by "as X said" beside the clause it reports."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import source_of
from claimx.extraction.attribution.spans import of_verb
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    FINITE_OR_MODAL,
    clausal_complement_of,
    complementizer_of,
    descendants,
    is_passive,
    objects_of,
)

SAID = frozenset({"neutral", "assert", "believe", "document"})
NOT = frozenset({"not", "n't", "n’t", "never"})


@rule("attribution.as-clause", frames={"loose", "clause"}, tier="reporting")
def as_clause(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """As the governor noted, turnout was low. It cost 40 million, not 60 million as the firm had claimed.

    "As X said" beside the clause it reports. Right behind "not Y" it reports Y, which the article denies.
    """
    parse = ctx.parse
    mark, head = complementizer_of(parse, i), parse.head[i]
    class_ = verb.frames.get("loose") or verb.frames["clause"]
    if mark is None or parse.lower[mark] != "as" or head == i or class_ not in SAID:
        return None
    source = None if is_passive(parse, i) else source_of(ctx, i)
    if source is None or clausal_complement_of(parse, i) is not None:
        return None
    if parse.lower[mark - 1] in ctx.cues.measures or (objects_of(parse, i) and verb.particle is None):
        return None
    denied = _denied_before(ctx, mark)
    if denied is None:
        return of_verb(ctx, i, verb, class_, source, descendants(parse, head, without=(i,)), head)
    if not denied or any(parse.tag[k] in FINITE_OR_MODAL for k in denied):
        return None  # "prices did not rise as the bank had forecast": who knows what it forecast
    return of_verb(ctx, i, verb, class_, source, list(denied), denied[-1])


def _denied_before(ctx: Context, mark: int) -> range | None:
    """What stands between "not" and "as" without a comma; None where nothing is denied."""
    parse, start = ctx.parse, ctx.sentence(mark)[0]
    for k in range(mark - 1, start - 1, -1):
        if parse.words[k] in {",", ";"}:
            return None
        if parse.lower[k] in NOT:
            verb = next((v for v in range(start, k) if parse.tag[v] in FINITE_OR_MODAL and v >= k - 2), None)
            return range(0) if verb is not None else range(k + 1, mark)
    return None
