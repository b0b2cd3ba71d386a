"""Where a content begins behind its cue, and where it ends: what follows it unmarked, and what is no part of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from claimx.extraction.attribution.context import Context
from claimx.extraction.stretches import is_joined
from claimx.syntax import (
    FINITE_OR_MODAL,
    ancestors,
    complementizer_of,
    is_clausal_complement,
    is_passive,
    predicate_of,
    preposition_token_of,
    subjects_of,
)

LONGEST_SETTING = 9
SHORTEST_EXPLANATION = 5
LONGEST_RANGE = 6  # words from "between" to its "and"
STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "-", "--", "(", ")", "…"})


def completed(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content behind its cue, up to where it ends."""
    if content[-1] <= cue or is_passive(ctx.parse, cue):
        return content
    return [*content, *_words_to_a_boundary(ctx, cue, content[-1])]


def _words_to_a_boundary(ctx: Context, cue: int, last: int) -> range:
    """What follows content up to a mark or a conjunction, wherever it hangs: "announced the plan [late on Monday]"."""
    parse, own = ctx.parse, ctx.speech_of[cue]
    token, end, above = last + 1, ctx.sentence(cue)[1], _around(ctx, cue, last)
    if token in ctx.quotation_at_end and parse.words[last - 1] == ",":  # "called it a “farce,” [adding that …]"
        return range(0)
    while token < end and token not in above:
        joined = last < parse.head[parse.head[token]] < token or _closes_a_range(ctx, token)
        if parse.lower[token] in ctx.cues.content_boundaries and not joined:
            break  # "because he thinks Holm [and the Greens] grew too strong": joined to what was cut off, too
        if parse.words[token] == ":" and _explains(ctx, cue, token, end):
            return range(last + 1, end)
        if parse.words[token] in STOPS and not is_joined(parse, token):
            break
        if parse.pos[token] == "AUX" and (parse.head[token] in above or _goes_on(ctx, token, last)):
            break  # "a letter calling it a farce [was] sent"
        if (own >= 0 and ctx.speech_of[token] != own) or _says_more(ctx, cue, token):
            break
        token += 1
    while parse.pos[token - 1] == "SCONJ":  # "decided to leave [because] although it rained"
        token -= 1
    return range(last + 1, _before_distance(ctx, last + 1, token))


def _before_distance(ctx: Context, start: int, end: int) -> int:
    """Where words end before those that tell how long after something: "issued a stay [two days] after the hearing"."""
    parse = ctx.parse
    if parse.lower[end] not in ctx.cues.subordinators:
        return end
    if parse.lemma[end - 1] in ctx.cues.durations and preposition_token_of(parse, end - 1) is None:
        end = max(start, parse.edges[end - 1][0])
    while parse.pos[end - 1] == "ADV":  # "shortly", "just"
        end -= 1
    return end


def _around(ctx: Context, cue: int, last: int) -> set[int]:
    """The words above a cue, and where their subjects begin behind what it tells: "asked for a lift [he] left"."""
    parse, above = ctx.parse, {*ancestors(ctx.parse, cue)}
    return above | {parse.edges[s][0] for verb in above for s in subjects_of(parse, verb) if last < s < verb}


def _goes_on(ctx: Context, token: int, last: int) -> bool:
    """Whether the clause around goes on right behind what was said: "the day they told him to stop [was] a Monday"."""
    told = is_clausal_complement(ctx.parse, ctx.parse.head[token])
    return token == last + 1 and ctx.parse.tag[token] in FINITE_OR_MODAL and not told


def _says_more(ctx: Context, cue: int, token: int) -> bool:
    """Whether a form in -ing tells what its source says besides: "defended the mayor [saying] it was a plot".

    Not what a thing or a paper shows or says: "cited research showing that it fell"; nor who is quoted.
    """
    parse = ctx.parse
    if parse.lemma[cue] in ctx.cues.quoting:
        return False
    bare = parse.tag[token] == "VBG" and parse.head[token] == cue and complementizer_of(parse, token) is None
    if not bare or ctx.names.noun_types.get(parse.lemma[token - 1].lower()) == "document":
        return False
    return any("document" not in verb.frames.values() for verb in ctx.verbs_at(token))


def _explains(ctx: Context, cue: int, colon: int, end: int) -> bool:
    """Whether things or acts behind a colon are told, too: "named two causes: [cost and …]"; "gave advice: [Sell …]".

    A clause that no capital opens may be the article's. What stands between marks there has its own way in; a headline
    has no stop.
    """
    parse = ctx.parse
    while parse.is_space(end - 1):
        end -= 1
    tells = ctx.takes(cue, "clause", "quotation")
    if not tells or end - colon < SHORTEST_EXPLANATION or parse.words[end - 1] not in {".", "!", "?"}:
        return False
    plain = all(ctx.speech_of[token] < 0 and not parse.is_space(token) for token in range(colon + 1, end))
    finite = any(parse.tag[token] in FINITE_OR_MODAL for token in range(colon + 1, end))
    return plain and (not finite or parse.words[colon + 1][:1].isupper())


def _closes_a_range(ctx: Context, token: int) -> bool:
    """Whether an "and" is that of a "between" before it: "a curfew between 10 p.m. [and] 4 a.m."."""
    before = ctx.parse.lower[max(token - LONGEST_RANGE, 0) : token]
    return ctx.parse.lower[token] == "and" and "between" in before and "and" not in before[before.index("between") :]


def without_setting(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content without when and where it was said: "said [Thursday] he will not run", "said [in a statement] that …"."""
    behind = [k for k in content if k > cue]
    if not behind:
        return content
    start = _behind_setting(ctx, behind)
    return [k for k in content if k < cue or k >= start]


def without_medium(ctx: Context, cue: int, noun: int, content: list[int]) -> list[int]:
    """A noun without that by which it was said: "announced the vote [in a letter to members]".

    Not of a noun that is such a thing itself: "pointed to a video on Facebook".
    """
    parse = ctx.parse
    beside = (k for k in content if k > noun and parse.head[parse.head[k]] in {cue, noun})
    cut = next((k for k in beside if _end_of_medium(ctx, k) > k), None)
    if parse.lemma[noun].lower() in ctx.cues.media:
        return content
    return content if cut is None else [k for k in content if k < cut]


def _end_of_medium(ctx: Context, preposition: int) -> int:
    """The token behind a phrase that tells by what something was said, its own comma too; the preposition elsewhere."""
    parse, noun = ctx.parse, ctx.parse.head[preposition]
    media = ctx.cues.pages if parse.lower[preposition] == "on" else ctx.cues.media
    if parse.lower[preposition] not in ctx.cues.circumstance_openers:
        return preposition
    if preposition_token_of(parse, noun) != preposition or parse.lemma[noun].lower() not in media:
        return preposition
    definite = any(parse.lower[k] in {"the", "this", "that"} for k in range(preposition + 1, noun))
    end = parse.edges[noun][1]
    return preposition if definite else end + (parse.words[end : end + 1] == [","])


def _is_one_phrase(ctx: Context, preposition: int, end: int) -> bool:
    """Whether a preposition and its noun fill a stretch."""
    return ctx.parse.edges[ctx.parse.head[preposition]] == (preposition, end)


def _behind_setting(ctx: Context, behind: list[int]) -> int:
    """Where content begins behind the words that tell when or where."""
    lower, times, settings = ctx.parse.lower, ctx.cues.times, ctx.cues.circumstance_openers
    first = behind[0]
    opening = next((k for k in behind if ctx.parse.tag[k] in FINITE_OR_MODAL), behind[-1] + 1)
    quoted = next((k for k in behind[1:LONGEST_SETTING] if k in ctx.quotation_at_start), first)
    if ctx.parse.pos[first] == "ADP" and _is_one_phrase(ctx, first, quoted):
        return quoted  # "told the paper [after the vote] “it is over”"
    that = next((k for k in behind[:LONGEST_SETTING] if lower[k] == "that" and k < opening), first)
    if that > first and (ctx.parse.pos[first] == "ADP" or lower[that - 1] in times):
        return that
    opened = lower[first] in settings
    if first < (end := _end_of_medium(ctx, first)) < opening:
        return end
    after = first + opened + (opened and lower[first + 1] in settings)  # "late on Tuesday"
    if lower[after] in times:
        start = next((k for k in behind if lower[k] not in times and lower[k] not in settings), behind[-1])
        return first if ctx.parse.tag[start] == "POS" else start  # "said [Thursday's crash] was the worst"
    return first


def without_gloss(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content without what the article adds behind its quotation: "called it “a joke,” [for which he was fined]"."""
    gloss = next((k for k in _those_of(content, ctx.glossing) if k > cue and opens_gloss(ctx, k)), None)
    return content if gloss is None else [k for k in content if k < gloss]


def _those_of(content: list[int], tokens: list[int]) -> list[int]:
    """The tokens of a list that stand in a content, both in order."""
    near = tokens[bisect_left(tokens, content[0]) : bisect_right(tokens, content[-1])]
    return [token for token in near if token in content]


def opens_gloss(ctx: Context, k: int) -> bool:
    """Whether a word opens what somebody was blamed for, or was sorry for, behind a quotation in its sentence."""
    parse = ctx.parse
    if ctx.speech_of[k] >= 0:
        return False
    quoted = any(token in ctx.quotation_at_end for token in range(ctx.sentence(k)[0], k + 1))
    if not quoted or not ctx.is_relative(k + 1):
        return False
    verb = predicate_of(parse, k + 1)
    judges = any("evaluate" in entry.frames.values() for entry in ctx.verbs_at(verb))
    return parse.lemma[verb] in ctx.cues.regrets or (judges and is_passive(parse, verb))


def without_reticence(ctx: Context, cue: int, content: list[int]) -> list[int]:
    """Content without what tells how little was told: "said two had died, [without elaborating]"."""
    found = (k for k in _those_of(content, ctx.lacking) if k > cue and _tells_how_little(ctx, k))
    start = next((k for k in found if ctx.parse.edges[k + 1][1] > content[-1]), None)
    return content if start is None else [k for k in content if k < start]


def _tells_how_little(ctx: Context, k: int) -> bool:
    """Whether "without" stands before a verb of telling, and before the details that were not given."""
    parse, cues = ctx.parse, ctx.cues
    if parse.tag[k + 1] != "VBG" or ctx.speech_of[k] >= 0:
        return False
    if parse.lemma[k + 1] in cues.telling_more:
        return True
    details = any(parse.lemma[t].lower() in cues.details for t in range(k + 2, parse.edges[k + 1][1]))
    return details and parse.lemma[k + 1] in cues.giving_more
