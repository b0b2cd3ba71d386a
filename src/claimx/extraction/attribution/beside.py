"""The clause "X said on Monday" that stands beside what it reports, also where the tree gives it no subject."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import verb_span
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.source import can_speak, is_party, source_of
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.stretches import MARKS
from claimx.syntax import is_passive, objects_of, subject_of

LONGEST_GAP = 14
LONGEST_SOURCE = 20
LONGEST_PHRASE = 6
SET_OFF = frozenset({",", "—", "–"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
OPENS_PHRASE = NOMINAL | {"DET", "NUM", "ADJ"}


def cue_clause(ctx: Context, cue: Cue, source: int | None) -> tuple[int, int]:
    """First token and end of "X said"."""
    start, end = verb_span(ctx, cue.token)[0], cue.last + 1
    if source is None:
        return start, end
    s, e = phrase_of(ctx, source, cue=cue.token)
    return min(start, s), max(end, e)


def source_beside(ctx: Context, verb: int) -> int | None:
    """The source of a verb beside a quotation, also one that the tree gave to another word."""
    source = source_of(ctx, verb)
    if source is None:
        source = inverted_source(ctx, verb)
    return _noun_beside(ctx, verb) if source is None else source


def inverted_source(ctx: Context, verb: int) -> int | None:
    """The noun right after ", argued": a tree without a subject takes it for the object."""
    parse, objects = ctx.parse, objects_of(ctx.parse, verb)
    if not objects or subject_of(parse, verb, shared=False) is not None:
        return None
    if parse.words[verb - 1] not in SET_OFF | MARKS:
        return None
    objective = any("object" in entry.frames for entry in ctx.verbs_at(verb))  # "…, announced plans to merge"
    speaks = can_speak(ctx, objects[0]) if objective else is_party(ctx, objects[0])
    return objects[0] if speaks and parse.edges[objects[0]][0] == verb + 1 else None


def is_named(ctx: Context, k: int) -> bool:
    """Whether a word is a noun, also one that the tagger took for an adjective: "the editorial read"."""
    return ctx.parse.pos[k] in NOMINAL or ctx.parse.lower[k] in ctx.names.noun_types


def is_nobody(ctx: Context, verb: int, source: int | None) -> bool:
    """Whether a subject only points to what is reported: "…, it was said"."""
    return source is not None and ctx.parse.lower[source] in ctx.cues.expletive and is_passive(ctx.parse, verb)


def _noun_beside(ctx: Context, verb: int) -> int | None:
    """The noun between a quotation's end and the verb, or at once after the verb, where the tree has no subject."""
    parse = ctx.parse
    for start in range(verb, max(ctx.sentence(verb)[0], verb - LONGEST_SOURCE), -1):
        if parse.words[start - 1] in MARKS:
            between = range(start, verb)
            found = next((k for k in between if is_named(ctx, k) and not start <= parse.head[k] < k), None)
            if found is not None:
                return found
            break
    behind = range(verb + 1, min(verb + 1 + LONGEST_PHRASE, parse.n))
    if parse.words[verb - 1] not in MARKS | {","} or not behind:
        return None
    first = behind[0]
    if parse.words[first][:1].isupper() and parse.words[first + 1 : first + 2] in ([","], ["."]):
        return first  # whatever the tagger took the name for: "said Skelly, …"
    if parse.pos[first] in OPENS_PHRASE:
        return next((k for k in behind if parse.pos[k] in NOMINAL and not k < parse.head[k] < behind.stop), None)
    return None
