"""The quotations that stand beside a cue: which of them are what it reports."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from claimx.extraction.attribution.complements import complement_of, is_done
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import LONGEST_GAP, clause_span, is_only_named
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.noun_of_participle import quoting_verb
from claimx.extraction.attribution.source import source_of
from claimx.syntax import (
    FINITE_OR_MODAL,
    ancestors,
    complementizer_of,
    is_clausal_complement,
    link_of,
    objects_of,
    obliques_of,
    preposition_of,
)

LONGEST_INTERRUPTION = 40
LONGEST_NAME = 3
MOST_HEADS_TO_VERB = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a cue.

    Attributes:
        before, after: numbers of the quotations; at least one is there.
        source: the head of the source.
        complement: the head of the clause that the verb takes.
    """

    before: int | None
    after: int | None
    source: int | None
    complement: int | None

    @property
    def last(self) -> int:
        """The later of the two quotations."""
        return max(-1 if number is None else number for number in (self.before, self.after))


def beside_of(ctx: Context, cue: Cue) -> Beside | None:
    """The quotations beside a verb, with its source; None where there is none."""
    if not ctx.quotations:
        return None
    source = source_of(ctx, cue.token)
    start, end = clause_span(ctx, cue, source)
    before, after = _quotation_before(ctx, start), _quotation_after(ctx, cue, source, end)
    head = complement_of(ctx, cue.token)
    if after is not None and (is_done(ctx, cue, after) or _is_begun(ctx, cue.token, head, after)):
        after = None
    if _says_enough(ctx, cue) or (after is not None and _is_deed(ctx, cue, after)):
        return None
    if before is not None and (
        _is_no_speech(ctx, before)
        or _is_setting(ctx, before)
        or _is_anothers(ctx, cue, source, before, start)
        or _is_introduced_by_another(ctx, before)
        or (_reports_what_follows(ctx, cue.token, head, after) and not _goes_on_with_that(ctx, end))
    ):
        before = None
    if before is None and after is None:
        return None
    if after is None:
        after = _rest_after(ctx, end)
    return Beside(before=before, after=after, source=source, complement=head)


def _is_deed(ctx: Context, cue: Cue, number: int) -> bool:
    """Whether a preposition names what is done to a thing in marks: "a stress on maintaining “law and order”"."""
    start, end = ctx.quotations[number].tokens
    named = is_only_named(ctx.parse, cue.token, ctx.cues.before_deeds) and "loose" not in cue.verb.frames
    return named and start == cue.last + 1 and FINITE_OR_MODAL.isdisjoint(ctx.parse.tag[start:end])


def _says_enough(ctx: Context, cue: Cue) -> bool:
    """Whether a verb says enough alone: it tells when or why ("[As she spoke], “Go home!” was heard"), or of what."""
    parse, verb = ctx.parse, cue.token
    if cue.verb.lemma not in ctx.cues.absolute:
        return False
    mark = complementizer_of(parse, verb)
    opens = mark is not None and parse.lower[mark] in ctx.cues.subordinators and mark == ctx.first_word(verb)
    asked = is_clausal_complement(parse, verb) and parse.lower[parse.edges[verb][0]] in ctx.cues.questions
    told = "clause" not in cue.verb.frames and any(
        preposition_of(parse, o) in cue.verb.frames for o in obliques_of(parse, verb)
    )
    return opens or asked or told


def _is_begun(ctx: Context, verb: int, head: int | None, number: int) -> bool:
    """Whether what a verb reports has begun before a quotation: "noting that his wife, Ana, “was late”"."""
    parse, mark = ctx.parse, complementizer_of(ctx.parse, head)
    opening = ctx.quotations[number].tokens[0]
    if mark is None or not verb < mark < opening:
        return False
    return any(parse.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(mark + 1, opening))


def _is_anothers(ctx: Context, cue: Cue, source: int | None, number: int, start: int) -> bool:
    """Whether the quotation before a verb is not what the verb reports.

    A participle behind another verb has it not ("“A,” she wrote, arguing “b”"). It closed its sentence and the verb has
    an object of its own ("“Sir!” Admirers praise his courage"), or it stands in a clause that only leads up to the verb
    ("Recalling “the cost,” the bank urged caution").
    """
    parse = ctx.parse
    goes_on = source is not None and parse.tag[cue.token] == "VBG" and quoting_verb(ctx, cue.token) is None
    if goes_on and any(k in ctx.verbs for k in range(source or 0, cue.token)):
        return True
    closed = parse.words[ctx.quotations[number].inner[1] - 1] in {".", "!", "?"}
    if closed and _says_something_else(ctx, cue, source):
        return True
    return _leads_up(ctx, cue.token, number)


def _is_introduced_by_another(ctx: Context, number: int) -> bool:
    """Whether a verb of quoting stands right before a quotation: "Roe asked, [“Why?”] Holm said, “No.”".

    A preposition may stand between: "Roe answered with, [“Why?”] Holm said, “No.”".
    """
    parse, comma = ctx.parse, ctx.quotations[number].tokens[0] - 1
    if comma < 1:
        return False
    verb = comma - 1 - (parse.pos[comma - 1] == "ADP")
    tells = parse.pos[verb] == "VERB" and ctx.takes(verb, "quotation")
    return tells and parse.words[comma] in {",", ":"}


def _leads_up(ctx: Context, verb: int, number: int) -> bool:
    """Whether a quotation stands in a clause, begun before it, that only leads up to a verb."""
    parse, opening = ctx.parse, ctx.quotations[number].tokens[0]
    above = next((a for a in islice(ancestors(parse, opening), MOST_HEADS_TO_VERB) if parse.head[a] == verb), opening)
    return above < opening and link_of(parse, above) == "adverbial"


def _is_no_speech(ctx: Context, number: int) -> bool:
    """A title or a nickname before the verb; what describes a noun: "the ‘two-by-two’ rule worries them"."""
    opening, closing = ctx.quotations[number].tokens
    describes = ctx.parse.pos[opening - 1] in {"DET", "ADJ"} and ctx.parse.pos[closing : closing + 1] == ["NOUN"]
    return describes or ctx.quotations[number].scare or ctx.is_title(number)


def _is_setting(ctx: Context, number: int) -> bool:
    """Whether a preposition that opens the sentence governs a title: "In “The Long Winter,” Holm wrote …"."""
    parse, (opening, _) = ctx.parse, ctx.quotations[number].tokens
    governed = parse.pos[opening - 1] == "ADP" and ctx.first_word(opening) == opening - 1
    return governed and parse.words[ctx.quotations[number].inner[0]][:1].isupper()


def _reports_what_follows(ctx: Context, verb: int, head: int | None, after: int | None) -> bool:
    """ "…,” she said, adding that …": what the verb reports comes after it, not quoted."""
    return head is not None and head > verb and after is None and ctx.speech_of[head] < 0


def _goes_on_with_that(ctx: Context, end: int) -> bool:
    """Whether what was said goes on behind the cue, unquoted: "“It is a loss,” he said[, that] the pier closed"."""
    return ctx.parse.lower[end : end + 2] == [",", "that"]


def _quotation_before(ctx: Context, start: int) -> int | None:
    """The quotation that ends just before a token, and does not end with a full stop: "…," he said; "…?" she asked."""
    parse, end = ctx.parse, start
    while _is_gap(ctx, end - 1):
        end -= 1
    number = ctx.quotation_at_end.get(end)
    if number is None:
        return None
    parted = all(parse.is_space(k) for k in range(end, start))
    return None if parse.words[ctx.quotations[number].inner[1] - 1] == "." and parted else number


def _is_gap(ctx: Context, token: int) -> bool:
    word, following = ctx.parse.words[token], ctx.parse.words[token + 1 : token + 2]
    wrapped = "\n" not in word or any(map(str.islower, following))  # "“It is late,” / said Ana Roe"
    return word in {",", "—", "–", "-"} or (ctx.parse.is_space(token) and wrapped)


def _quotation_after(ctx: Context, cue: Cue, source: int | None, end: int) -> int | None:
    """The quotation that begins after the cue's clause: at once, or past "that", a comma or a colon."""
    parse = ctx.parse
    reach = range(end, min(end + LONGEST_GAP, parse.n))
    opening = next((j for j in reach if j in ctx.quotation_at_start), None)
    if opening is None or _says_something_else(ctx, cue, source):
        return None
    for j in range(end, opening):
        if (parse.is_space(j) and parse.words[j - 1] != ":") or (ctx.attributes(j) and parse.pos[j] == "VERB"):
            return None
        if j >= ctx.sentence(cue.token)[1] and not parse.is_mark(j):
            return None  # "Roe said it was late. According to Holm, “nobody came”"
    number = ctx.quotation_at_start[opening]
    return number if _leads_to(ctx, cue.token, end, opening) and not ctx.is_title(number) else None


def _says_something_else(ctx: Context, cue: Cue, source: int | None) -> bool:
    """Whether the verb has an object that is nobody it speaks to, before no colon: "add the question, “…”, to it"."""
    parse, told = ctx.parse, [o for o in objects_of(ctx.parse, cue.token) if o != source]
    if not told or told[0] < cue.token or ctx.speech_of[told[0]] >= 0 or "audience" in cue.verb.frames:
        return False
    colon = parse.words[min(parse.edges[told[0]][1], parse.n - 1)] == ":"
    if cue.verb.frames["quotation"] == "deny":
        return True  # "denied any deal: “I was paid for the fuel”": what backs the denial
    return not colon and parse.lemma[told[0]].lower() not in ctx.cues.audiences


def _leads_to(ctx: Context, verb: int, end: int, opening: int) -> bool:
    """Whether what stands before a quotation leads up to it: a mark, "that", or the end of the cue's clause."""
    parse, before = ctx.parse, opening - 1
    while parse.is_space(before):
        before -= 1
    mark = parse.words[before]
    quotation = ctx.quotations[ctx.quotation_at_start[opening]]
    if quotation.scare:
        return mark in {",", ":"} or (before == verb and ctx.ends_sentence(quotation.tokens[1] - 1))
    if mark in {",", ":", "—", "–"} or parse.lower[before] == "that":
        return True
    named = parse.words[opening + 1][:1].isupper() and quotation.inner[1] - quotation.inner[0] <= LONGEST_NAME
    return before < end and not (named and before > verb)  # "said a man who goes by the name “Stubby.”"


def _rest_after(ctx: Context, end: int) -> int | None:
    """The rest of a quotation that the cue interrupts: “A,” he said, raising a hand, “b”; “A,” he said, but “b”."""
    parse = ctx.parse
    reach = range(end, min(ctx.sentence(end - 1)[1], end + LONGEST_INTERRUPTION))
    opening = next((k for k in reach if k in ctx.quotation_at_start), None)
    if opening is None:
        return None
    number = ctx.quotation_at_start[opening]
    first = ctx.quotations[number].inner[0]
    joined = parse.words[opening - 1] == "," or parse.pos[opening - 1] == "CCONJ"
    told = any(parse.tag[k] == "VBG" and ctx.takes(k, "clause", "quotation") for k in range(end, opening))
    if told and parse.pos[first] != "CCONJ":
        return None  # "…,” she wrote, arguing that if nothing was done, “more homes will burn”"
    return number if joined and parse.words[first][:1].islower() else None
