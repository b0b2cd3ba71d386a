"""Attribution by participles that are set off from the noun they describe."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import verb_span
from claimx.extraction.attribution.match import Cue, Match, Words, said
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.rule import rule
from claimx.syntax import NOMINAL, Tokens, auxiliaries_of, open_complement_of

# What sets a participle off from its noun, and where that ends.
CLOSED_BY = {",": frozenset({","}), "–": frozenset({"–"}), "—": frozenset({"—"}), "(": frozenset({")"})}
# After a comma the sentence goes on with one of these; a noun may go on the list that the comma stands in.
GOES_ON = frozenset({"VBD", "VBZ", "VBP", "MD", "IN"})


def longest_phrase_before(ctx: Context, noun: int) -> int:
    """The head of the longest noun phrase that a noun ends: "the wreck of a ferry" for "ferry"."""
    parse = ctx.parse
    while parse.head[noun] < noun and parse.pos[parse.head[noun]] in NOMINAL:
        noun = parse.head[noun]
    return noun


@rule("attribution.set-off", frames={"passive"})
def set_off(ctx: Context, cue: Cue) -> Match | None:
    """Police seized a rifle, thought to be stolen, from a flat.

    A participle of saying or thinking that stands behind a noun, set off from it: the content is the noun's phrase with
    the infinitive; nobody is named who says so.
    """
    parse, verb = ctx.parse, cue.token
    if "to" in cue.verb.frames or not _takes_infinitive(ctx, verb) or auxiliaries_of(parse, verb):
        return None
    mark = verb_span(ctx, verb)[0] - 1
    noun = mark - 1
    if parse.words[mark] not in CLOSED_BY or parse.pos[noun] not in NOMINAL:
        return None
    predicate = open_complement_of(parse, verb)
    if predicate is None:
        return None
    start = phrase_of(ctx, longest_phrase_before(ctx, noun), cue=mark, asides=False)[0]
    content = (Words(start, mark), Words(*_infinitive(ctx, verb, predicate, CLOSED_BY[parse.words[mark]])))
    return said(cue, cue.verb.frames["passive"], None, content, predicate)


def _takes_infinitive(ctx: Context, verb: int) -> bool:
    """Whether "to" behind a verb opens an infinitive: "thought to be", not "complained to officials"."""
    if ctx.parse.lower[verb + 1] != "to":
        return False
    infinitive = (k for k in range(verb + 2, ctx.sentence(verb)[1]) if ctx.parse.pos[k] != "ADV")
    return ctx.parse.tag[next(infinitive, verb)] == "VB"


def _infinitive(ctx: Context, verb: int, predicate: int, marks: frozenset[str]) -> Tokens:
    """The words of the infinitive behind a participle, up to where the sentence goes on."""
    parse = ctx.parse
    end = min(ctx.sentence(verb)[1], max(parse.edges[predicate][1], predicate + 1))
    for k in range(verb + 2, end):
        if parse.words[k] in marks and parse.tag[k + 1] in GOES_ON:
            return verb + 1, k
    return verb + 1, end
