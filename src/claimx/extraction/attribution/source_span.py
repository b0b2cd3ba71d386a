"""The stretch of a source: where its words begin and end."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import STRETCHES, Match, Words
from claimx.extraction.stretches import MARKS, SET_OFF
from claimx.names.words import NAMES
from claimx.syntax import FINITE_OR_MODAL, POSSESSIVES, Tokens, noun_phrase_with_conjuncts

LONGEST_ASIDE = 45
OPENS_ASIDE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
CLOSE_A_RELATIVE = FINITE_OR_MODAL | {"VBG", "VBN"}  # behind its comma


def source_span(ctx: Context, match: Match, cue: Tokens) -> Tokens | None:
    """The stretch of a match's source; None where nobody is named."""
    if match.label is not None or match.source is None:
        return match.label
    start, end = phrase_of(ctx, match.source, cue=cue[0] if match.source < cue[0] else cue[1] - 1)
    if ctx.parse.words[end - 1] in POSSESSIVES:
        end -= 1
    # Where the content follows a source behind its cue: "was blamed by unions [for the cuts]".
    heads = [piece.head for piece in match.content if not isinstance(piece, STRETCHES)]
    begins = [ctx.parse.edges[head][0] for head in heads]
    begins += [piece.start for piece in match.content if isinstance(piece, Words)]
    return start, min([end, *(begin for begin in begins if begin > match.source)])


def phrase_of(ctx: Context, head: int, *, cue: int, asides: bool = True) -> Tokens:
    """The source's noun phrase: title, name, apposition, defining phrases, conjuncts, never past the cue.

    With `asides` also what is set off after it: "Ana Roe, who grew up here, said".
    """
    asked = (head, cue, asides)
    if asked not in ctx.spans:  # several rules ask
        ctx.spans[asked] = _phrase_of(ctx, head, cue, asides=asides)
    return ctx.spans[asked]


def _phrase_of(ctx: Context, head: int, cue: int, *, asides: bool) -> Tokens:
    parse = ctx.parse
    if head not in ctx.phrases:
        ctx.phrases[head] = noun_phrase_with_conjuncts(parse, head)
    start, end = ctx.phrases[head]
    if head < cue:
        end = min(end, cue)
    else:
        start = max(start, cue + 1)
    if ctx.speech_of[head] < 0:  # a tree that runs over a quotation's edge: the marks win
        start = next((k for k in range(head, start, -1) if k in ctx.quotation_at_end), start)
        opening = (k for k in range(head + 1, end) if k in ctx.quotation_at_start)
        spoken = (k for k in opening if not ctx.quotations[ctx.quotation_at_start[k]].scare)
        end = next((k for k in spoken if not ctx.is_title(ctx.quotation_at_start[k])), end)
    # "a meeting [which] the mayor called hostile", "[and] the mayor"
    while start < head and (parse.lower[start] in ctx.cues.named_by or parse.pos[start] == "CCONJ"):
        start += 1
    end = _without_manner(ctx, head, end)
    start, end = without_date(ctx, start, end)
    s, e = _with_whole_names(ctx, *parse.trimmed((start, end), ",;:.–—-"), cue)
    s, e = outside_marks(ctx, s, e)
    e = _with_title(ctx, head, e)
    s += parse.lower[s] == "by" and s < head  # the tree may hang it below the first of two names
    s = _with_openers(ctx, s)
    e = _past_asides(ctx, s, e, cue) if asides else e
    while parse.is_space(e - 1):  # "said Ana Roe Jr." at the end of a line
        e -= 1
    return s, e


def _with_title(ctx: Context, head: int, e: int) -> int:
    """Where a source ends with the mark that closes a title: "the author of “The Long Winter[,”]"."""
    number = ctx.speech_of[e - 1]
    return ctx.quotations[number].tokens[1] if number >= 0 > ctx.speech_of[head] and ctx.is_title(number) else e


def _with_openers(ctx: Context, s: int) -> int:
    """Where a source begins, with words before it that are its own: "[Mr] Roe", "[neither] the bank", "[not] all"."""
    lower, words = ctx.parse.lower, ctx.parse.words
    while (lower[s - 1] in ctx.names.titles and words[s - 1][:1].isupper()) or words[s - 1] in ctx.names.ranks:
        s -= 1
    return s - (lower[s - 1] in ctx.cues.none_of_both or is_not_all(ctx, s - 1))


def is_not_all(ctx: Context, token: int) -> bool:
    """Whether a part is set against the whole: "not all", "not everyone"."""
    return ctx.parse.lower[token] == "not" and ctx.parse.lower[token + 1] in ctx.cues.whole


def _without_manner(ctx: Context, head: int, end: int) -> int:
    """Where a source ends before how it spoke: "The minister[, in a tweet,] called", "said an aide [adding] “…”"."""
    parse = ctx.parse
    if end - 1 > head and parse.tag[end - 1] == "VBG" and ctx.verbs_at(end - 1):
        end -= 1
    commas = (k for k in range(head + 1, end - 1) if parse.words[k] == ",")
    return next((k for k in commas if parse.lower[k + 1] in ctx.cues.circumstance_openers), end)


def _past_asides(ctx: Context, s: int, e: int, cue: int) -> int:
    """Where the source ends with what is set off after it: ", who …", ", a law professor at …", "(D-Md.)"."""
    parse = ctx.parse
    if s < cue:
        # The aside must close right before the cue: "Ana Roe, who grew up here, said".
        end = cue
        while parse.pos[end - 1] in {"AUX", "ADV", "PART"}:
            end -= 1
        if parse.words[end - 1] not in SET_OFF:
            return e
        if parse.tag[cue] == "VBG":  # "Roe, who grew up here, left, saying": only the first aside is about her
            end = next((k + 1 for k in range(e + 1, end) if parse.words[k] == ","), end)
        return end - 1 if _is_aside(ctx, e, end - 1) else e
    limit = min(ctx.sentence(e - 1)[1], e + LONGEST_ASIDE)
    while _is_aside(ctx, e, close := _end_of_aside(ctx, e, limit)):
        e = close
    return e


def _end_of_aside(ctx: Context, e: int, limit: int) -> int:
    """Where a stretch after the comma at token e ends: at the next comma, at a quotation, with the sentence."""
    parse = ctx.parse
    relative = parse.lower[e + 1 : e + 2] and parse.lower[e + 1] in ctx.cues.relative
    for k in range(e + 1, limit):
        if parse.words[k] in {".", ";", ":", "—", "–", "--"}:
            return k
        if parse.words[k] == "," and (not relative or parse.tag[k + 1] in CLOSE_A_RELATIVE):
            return k
    return limit


def end_of_relative(ctx: Context, e: int) -> int:
    """Where a source is told of no further: behind "[, who added that …]", which is no content either."""
    limit, parse = ctx.sentence(e - 1)[1], ctx.parse
    if parse.words[e] != "," or not ctx.is_relative(e + 1) or parse.lower[e + 1] == "that":
        return e
    return _end_of_aside(ctx, e, limit)


def _is_aside(ctx: Context, e: int, end: int) -> bool:
    """Whether the stretch from the comma at e describes the noun before it: a relative clause or an apposition."""
    parse, first = ctx.parse, e + 1
    if parse.words[e] != "," or end - e < 2:
        return False
    of_whom = parse.lower[first + 1] == "of"  # ", half of whom had left,"
    if ctx.is_relative(min(first + 2, end - 1) if of_whom else first):
        verb = next((k for k in range(first, end) if parse.pos[k] == "VERB"), first)
        return not _tells(ctx, verb)  # "…, who asked not to be named": said of what is said
    post = parse.lower[first] in ctx.cues.open_posts and parse.pos[first + 1] != "DET"
    return (post or parse.pos[first] in OPENS_ASIDE) and not any(
        parse.tag[k] in FINITE_OR_MODAL for k in range(first, end)
    )


def _tells(ctx: Context, verb: int) -> bool:
    """Whether a verb attributes, and not a quotation alone: "who asked", not "who interrupted a trip"."""
    return ctx.attributes(verb) and any(entry.frames.keys() - {"quotation"} for entry in ctx.verbs_at(verb))


def without_date(ctx: Context, s: int, e: int) -> Tokens:
    """ "The army on Friday": when it was said is no part of the source."""
    parse = ctx.parse
    cut = e
    while cut - 1 > s and parse.lower[cut - 1] in ctx.cues.times and ctx.label_of(cut - 1) not in NAMES:
        cut -= 1
    if parse.lower[cut - 2 : cut] == ["as", "of"]:
        return s, cut - 2
    if parse.lower[cut - 1] in ctx.cues.circumstance_openers:
        return s, cut - 1
    return (s, cut) if parse.tag[cut] == "NNP" else (s, e)


def _with_whole_names(ctx: Context, s: int, e: int, cue: int) -> Tokens:
    """The stretch with names that it cuts in two made whole, and with the name that a title at its end leads to."""
    parse = ctx.parse
    if parse.entity_of[s] >= 0:
        s = parse.entities[parse.entity_of[s]][0]
    if parse.entity_of[e] >= 0:
        title = parse.lemma[e - 1].lower() in ctx.names.titles or parse.entity_of[e - 1] == parse.entity_of[e]
        begins, ends, _ = parse.entities[parse.entity_of[e]]
        if title and not begins <= cue < ends:
            e = ends
    return s, e


def outside_marks(ctx: Context, s: int, e: int) -> Tokens:
    """The stretch without a lone quotation mark at either end."""
    marks = ctx.parse.words
    if e - s == 1:
        return s, e
    if marks[s] in MARKS and not any(marks[i] in MARKS for i in range(s + 1, e)):
        s += 1
    elif marks[e - 1] in MARKS and not any(marks[i] in MARKS for i in range(s, e - 1)):
        e -= 1
    return s, max(e, s + 1)
