"""Attribution within relative clauses: which he called a disgrace, which officials say has failed."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.judgements import LONGEST_LINK, last_of_series
from claimx.extraction.attribution.sources import is_party, source_of, source_span
from claimx.extraction.attribution.spans import NOMINAL, STOPS, longest_phrase_before, of_verb
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    FINITE_OR_MODAL,
    is_passive,
    noun_phrase,
    objects_of,
    open_complement_of,
    relative_antecedent_of,
    subjects_of,
)

VERBAL = frozenset({"VERB", "AUX"})
SAID = frozenset({"neutral", "assert", "believe"})


@rule("attribution.naming", frames={"predicate"}, tier="reporting")
def naming(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The mayor resigned after what critics called a “farce”; the ruling, which he called a disgrace, stands.

    A verb that names, with "what" or "which" before its subject: that and the name are the content.
    """
    parse = ctx.parse
    source = source_of(ctx, i)
    if "predicate" not in verb.frames or source is None or source > i or is_passive(parse, i):
        return None
    s, e = source_span(ctx, source, cue=i, asides=False)
    if parse.lower[s] in ctx.cues.named_by and s + 1 < e:  # "what critics called": the tree makes one phrase of it
        s += 1
    what = s - 1
    if what < 0 or parse.lower[what] not in ctx.cues.named_by:
        return None
    name = next((o for o in (open_complement_of(parse, i), *objects_of(parse, i)) if o is not None and o > i), None)
    start = next((k for k in range(i + 1, min(i + LONGEST_LINK, parse.n)) if k in ctx.starts), None)
    if start is not None and not any(parse.is_punctuation(k) for k in range(i + 1, start)):
        end = max(last_of_series(ctx, ctx.starts[start]), noun_phrase(parse, name)[1] if name is not None else 0)
        content = list(range(i + 1, end))
    elif name is not None:
        content = list(range(i + 1, noun_phrase(parse, name)[1]))
    else:
        return None
    named = what
    if parse.lower[what] == "which" and (antecedent := relative_antecedent_of(parse, i)) is not None:
        named = antecedent
        content = [*range(*noun_phrase(parse, antecedent, clauses=False)), *content]
    else:
        content = [what, *content]
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=verb.frames["predicate"],
        cue=cue_span(ctx, i),
        source=source,
        source_tokens=(s, e),
        content=content,
        predicate=named if name is None else name,
    )


@rule("attribution.relative", frames={"clause"}, tier="reporting")
def relative(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The strike, which the minister said was unlawful, goes on; it is a plan that critics say will fail.

    A verb of saying within a relative clause whose own verb follows at once: the antecedent with it is the content.
    """
    parse = ctx.parse
    if verb.frames.get("clause") not in SAID or i + 1 >= parse.n or is_passive(parse, i):
        return None
    first = next((k for k in (i + 1, i + 2) if k < parse.n and parse.pos[k] != "ADV"), i + 1)
    if parse.tag[first] not in FINITE_OR_MODAL:
        return None
    own = [s for s in subjects_of(parse, i) if s < i and not parse.is_punctuation(s)]
    if not own or not is_party(ctx, own[-1]) or parse.edges[own[-1]][1] < i - 2:
        return None
    source = own[-1]
    before = source_span(ctx, source, cue=i, asides=False)[0] - 1
    if before <= ctx.sentence(i)[0]:  # "What she said was": the sentence's own subject
        return None
    if parse.lower[before] in ctx.cues.relative | ctx.cues.named_by:
        antecedent = relative_antecedent_of(parse, i)
        noun = before - 1 - (before > 1 and parse.words[before - 1] == ",")
        if antecedent is not None and parse.pos[antecedent] in VERBAL and parse.pos[noun] in NOMINAL:
            antecedent = longest_phrase_before(parse, noun)  # no verb is what "which" stands for
    elif parse.pos[before] in NOMINAL:
        antecedent = before
    else:
        return None
    what: Iterable[int] = [before]
    if antecedent is not None and antecedent <= before:
        what = range(*noun_phrase(parse, antecedent, clauses=False))
    end = ctx.sentence(i)[1]
    rest = range(first + 1, next((k for k in range(first + 1, end) if parse.words[k] in STOPS), end))
    return of_verb(ctx, i, verb, verb.frames["clause"], source, [*what, first, *rest], first)
