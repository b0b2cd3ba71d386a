"""Where a content begins behind its cue, and where it ends: what the tree cut short, and what is no part of it."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.source import is_party, source_of
from claimx.extraction.stretches import is_joined
from claimx.syntax import (
    FINITE_OR_MODAL,
    ancestors,
    auxiliaries_of,
    is_passive,
    open_complement_of,
    subjects_of,
)

LONGEST_SETTING = 9
STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "-", "--", "(", ")", "…"})


def completed(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content behind its cue, up to where it ends."""
    if not content or content[-1] <= cue or is_passive(ctx.parse, cue):
        return content
    return before_next_statement(ctx, cue, [*content, *cut_short(ctx, cue, content[-1])])


def cut_short(ctx: Context, cue: int, last: int) -> range:
    """What follows content without a mark or a conjunction: the tree cut it short."""
    parse, own = ctx.parse, ctx.speech_of[cue]
    token, end, above = last + 1, ctx.sentence(cue)[1], {*ancestors(parse, cue)}
    if token in ctx.quotation_at_end and parse.words[last - 1] == ",":  # "called it a “farce,” [adding that …]"
        return range(0)
    while token < end and token not in above:
        if parse.lower[token] in ctx.cues.content_boundaries and not last < parse.head[parse.head[token]] < token:
            break  # "because he thinks Holm [and the Greens] grew too strong": joined to what was cut off, too
        if parse.words[token] in STOPS and not is_joined(parse, token):
            return range(last + 1, end if _goes_on_behind_age(ctx, token, end) else token)
        if own >= 0 and ctx.speech_of[token] != own:
            break
        token += 1
    return range(last + 1, token)


def _goes_on_behind_age(ctx: Context, comma: int, end: int) -> bool:
    """Whether the rest of a sentence describes a name that the tree cut off: "struck Ada Finch[, 71, from Leeds]"."""
    parse, age = ctx.parse, comma + 1
    if age >= end or parse.words[comma] != "," or parse.pos[comma - 1] != "PROPN" or not parse.words[age].isdigit():
        return False
    closed = age + 1 == end or parse.is_punctuation(age + 1)
    return closed and not any(parse.tag[k] in FINITE_OR_MODAL | {"VBG"} for k in range(age, end))


def without_setting(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content without when and where it was said: "said [Thursday] he will not run", "said [in a statement] that …"."""
    behind = [k for k in content if k > cue]
    if not behind:
        return content
    start = _behind_setting(ctx, behind)
    return [k for k in content if k < cue or k >= start]


def _behind_setting(ctx: Context, behind: list[int]) -> int:
    """Where content begins behind the words that tell when or where."""
    lower, times, settings = ctx.parse.lower, ctx.cues.times, ctx.cues.circumstance_openers
    first = behind[0]
    opening = next((k for k in behind if ctx.parse.tag[k] in FINITE_OR_MODAL), behind[-1] + 1)
    that = next((k for k in behind[:LONGEST_SETTING] if lower[k] == "that" and k < opening), first)
    if that > first and (ctx.parse.pos[first] == "ADP" or lower[that - 1] in times):
        return that
    opened = lower[first] in settings
    after = first + opened + (opened and lower[first + 1] in settings)  # "late on Tuesday"
    if after < ctx.parse.n and lower[after] in times:
        start = next((k for k in behind if lower[k] not in times | settings), behind[-1])
        return first if ctx.parse.tag[start] == "POS" else start  # "said [Thursday's crash] was the worst"
    return first


def before_next_statement(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content without what another says of it: "police said he was armed, [but witnesses denied it]".

    A clause after a comma with a party for its own subject and its own verb of saying; one with "had" is told. After
    "and" a pronoun goes on with what is told: "she said a man had called, and he told her to leave".
    """
    parse, end = ctx.parse, content[-1] + 1
    for comma in content[:-2]:
        if comma <= cue or not (parse.words[comma] == "," or parse.lower[comma + 2] in ctx.cues.others):
            continue
        if parse.lower[comma + 1] in ctx.cues.contrasting and _states_otherwise(ctx, cue, comma, end):
            return [token for token in content if token <= comma - (parse.words[comma] == ",")]
    return content


def _states_otherwise(ctx: Context, cue: int, comma: int, end: int) -> bool:
    """Whether the clause behind a comma and its conjunction is another's statement."""
    parse = ctx.parse
    if parse.lower[comma + 1] == "with":  # "58% said yes, with 20% saying no"
        participle = next((v for v in range(comma + 2, end) if parse.tag[v] == "VBG"), comma)
        source = source_of(ctx, participle) if _states(ctx, participle) else None
        return source is not None
    verb = next((v for v in range(comma + 2, end) if parse.tag[v] in FINITE_OR_MODAL), comma)
    if parse.pos[verb] == "AUX":
        verb = parse.head[verb]
    subject = next((s for s in subjects_of(parse, verb) if comma < s < verb), None)
    if subject is None or not is_party(ctx, subject) or ctx.speech_of[verb] != ctx.speech_of[cue]:
        return False
    told = parse.tag[subject] == "PRP" and parse.lower[comma + 1] == "and"
    return not told and not any(parse.lower[a] == "had" for a in auxiliaries_of(parse, verb)) and _states(ctx, verb)


def _states(ctx: Context, verb: int) -> bool:
    """Whether a verb says or denies something, or declines to: "declined to say how"."""
    inner = open_complement_of(ctx.parse, verb)
    entries = (*ctx.verbs_at(verb), *(ctx.verbs_at(inner) if inner is not None else ()))
    return any(
        each.frames.get("loose") in {"neutral", "assert", "deny"} or each.frames.get("object") == "deny"
        for each in entries
    )
