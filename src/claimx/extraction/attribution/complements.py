"""What a verb of saying takes: the clause that it governs."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue
from claimx.syntax import (
    VERBAL,
    clausal_complement_of,
    complementizer_of,
    has_expletive,
    negations_of,
    object_of,
    open_complement_of,
)


def complement_of(ctx: Context, token: int) -> int | None:
    """The head of the clause a verb takes; one with "as" says when, not what; nor is the title of a book one."""
    parse = ctx.parse
    head = clausal_complement_of(parse, token)
    if head is not None and ctx.speech_of[head] >= 0 and ctx.is_title(ctx.speech_of[head]):
        return None
    mark = complementizer_of(parse, head)
    return None if mark is not None and parse.lower[mark] in ctx.cues.subordinators else head


def clause_of(ctx: Context, cue: Cue) -> int | None:
    """The head of the clause that a verb takes, or its particle ("made it clear that …")."""
    head = complement_of(ctx, cue.token)
    if head is None:
        head = complement_of(ctx, cue.last)
    return head if head is not None and _is_clause(ctx, head) else None


def _is_clause(ctx: Context, head: int) -> bool:
    """Whether a complement holds a verb: "said the mayor" is none."""
    parse = ctx.parse
    start, end = parse.edges[head]
    if parse.lower[start] in ctx.cues.contrasting and start > parse.head[head]:
        return False  # "showed support at 1% [and a poll put it at 2%]": a clause of its own; not "[both men left]"
    return any(parse.pos[k] in VERBAL for k in range(start, end))


def tells_by_what(ctx: Context, comma: int) -> bool:
    """Whether what goes on behind "he said" and a comma tells by what: "it saves money, he said[, by closing two]"."""
    return ctx.parse.tag[comma + 2 : comma + 3] == ["VBG"] and ctx.parse.lower[comma + 1] in ctx.cues.means


def stands_for(ctx: Context, predicate: int, opener: int) -> bool:
    """Whether an infinitive is what "it" before stands for: "It would be wrong, he said, [to] free them"."""
    return ctx.parse.tag[opener] == "TO" and has_expletive(ctx.parse, predicate)


def lacks_object(ctx: Context, verb: int) -> bool:
    """Whether a verb of judging wants an object that stands before its clause: "the report that Roe criticised"."""
    parse = ctx.parse
    is_attack = parse.lemma[verb] in ctx.cues.attack_verbs
    judges = not is_attack and ctx.takes(verb, "object")
    taken = (object_of(parse, verb), clausal_complement_of(parse, verb), open_complement_of(parse, verb))
    return judges and all(t is None or ctx.is_relative(t) for t in taken)


def is_no_speech(ctx: Context, cue: Cue, noun: int) -> bool:
    """Whether a verb with this noun says nothing: "defends her title", "claimed 60 lives", "responded to a fire"."""
    if any(k in ctx.quotation_at_start for k in range(ctx.parse.edges[noun][0], noun + 1)):
        return False  # declared a “state of emergency”: in somebody's words
    return ctx.parse.lemma[noun].lower() in ctx.cues.non_speech_objects.get(cue.verb.lemma, ())


def is_left_undone(ctx: Context, verb: int) -> bool:
    """Whether a preposition takes what is not done: "a policy of not charging clients with fraud"."""
    parse = ctx.parse
    return parse.tag[verb] == "VBG" and bool(negations_of(parse, verb)) and complementizer_of(parse, verb) is not None


def is_done(ctx: Context, cue: Cue, number: int) -> bool:
    """Whether a quotation says what was done, and not in what words: "a vow to begin “dissolving the chamber”"."""
    first = ctx.quotations[number].inner[0]
    return {*cue.verb.frames} == {"quotation"} and first == cue.last + 2 and ctx.parse.tag[first] == "VBG"


def is_participle(ctx: Context, token: int) -> bool:
    return ctx.parse.tag[token] in {"VBG", "VBN"}
