"""Who issued the paper that says something: "issued a statement saying", "a note that said"."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import can_speak
from claimx.extraction.attribution.source import source_of, speaker_of
from claimx.syntax import objects_of, relative_antecedent_of, role_of


def issuing_verb(ctx: Context, saying: int) -> int | None:
    """The light verb of "issued a statement saying", "a note that said": its subject says it, and opens the cue."""
    parse = ctx.parse
    ends = set(range(_without_day(ctx, saying), saying + 1))
    document = next((o for o in objects_of(parse, parse.head[saying]) if parse.edges[o][1] in ends), None)
    if document is None:
        document = source_of(ctx, saying)
    if document == saying - 1 and ctx.is_relative(document):
        document = _issued(ctx, relative_antecedent_of(parse, saying))
    if document is None or role_of(parse, document) != "object" or can_speak(ctx, document):
        return None  # "made him admit that …": it is he who admits it
    verb = parse.head[document]
    light = parse.lemma[verb].lower() in ctx.cues.light_verbs
    return verb if light else None


def _without_day(ctx: Context, end: int) -> int:
    """Where a stretch ends before the day of its saying: "issued a note [on Monday] saying"."""
    while ctx.parse.lower[end - 1] in ctx.cues.times or ctx.parse.lower[end - 1] == "on":
        end -= 1
    return end


def _issued(ctx: Context, document: int | None) -> int | None:
    """A document that a verb of issuing takes: "issued [a note] that said"; not "had a note that said"."""
    if document is None or ctx.parse.lemma[ctx.parse.head[document]].lower() not in ctx.cues.issuing:
        return None
    return document if ctx.names.noun_types.get(ctx.parse.lemma[document].lower()) == "document" else None


def issuer_of(ctx: Context, verb: int) -> tuple[int | None, int | None]:
    """Who says it, or issued what says it, with the verb of issuing: "[the club] [released] a statement calling …"."""
    issuing = issuing_verb(ctx, verb)
    return (speaker_of(ctx, verb), None) if issuing is None else (source_of(ctx, issuing), issuing)
