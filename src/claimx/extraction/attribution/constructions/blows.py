"""Attacks: in words or not."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.source import speaker_of
from claimx.syntax import is_passive, object_of, subject_of


def is_blow(ctx: Context, cue: Cue) -> bool:
    """Whether an attack is none in words: those are on a plan, or of one named person on another."""
    parse, verb = ctx.parse, cue.token
    if cue.verb.lemma not in ctx.cues.blows:
        return False
    target = subject_of(parse, verb, shared=False) if is_passive(parse, verb) else object_of(parse, verb)
    source = speaker_of(ctx, verb)
    if target is None or source is None:
        return True
    if parse.lemma[target].lower() in ctx.cues.blows_in_words or is_document(ctx, source):
        return False
    if any(k in ctx.starts for k in range(verb, parse.edges[verb][1])):
        return False  # in words: partly quoted
    somebody = parse.pos[target] == "PRON" or ctx.label_of(target) == "PERSON"
    return not somebody


def is_document(ctx: Context, source: int) -> bool:
    """Whether a source is a paper, a poll or a film, or who finds things out by work."""
    lemma = ctx.parse.lemma[source].lower()
    return ctx.names.noun_types.get(lemma) in {"document", "poll"} or lemma in ctx.cues.impersonal | ctx.cues.finders
