"""Attribution beside a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.extraction.attribution.beside import LONGEST_GAP, NOMINAL, cue_clause, source_beside
from claimx.extraction.attribution.complements import complement_of
from claimx.extraction.attribution.constructions.speech import chain_of, following
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import verb_span
from claimx.extraction.attribution.match import Cue, Match, Paraphrase, Piece, Speech, Words, said
from claimx.extraction.attribution.source import is_party
from claimx.extraction.rule import rule
from claimx.syntax import Tokens, descendants, objects_of, role_of

SAID = frozenset({"neutral", "assert", "believe", "ask", "document"})
LONGEST_INTERRUPTION = 40
SPEECH_ENDS = frozenset({",", "?", "!", "—", "…"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a cue.

    Attributes:
        before, after: numbers of the quotations; at least one is there.
        source: the head of the source; label: its stretch, where the tree does not give it.
        complement: the head of the clause that the verb takes.
    """

    before: int | None
    after: int | None
    source: int | None
    label: Tokens | None
    complement: int | None

    @property
    def last(self) -> int:
        """The later of the two quotations."""
        return max(-1 if number is None else number for number in (self.before, self.after))


@rule("attribution.quotation", frames={"clause", "quotation"}, tier="reporting")
def beside_quotation(ctx: Context, cue: Cue) -> Match | None:
    """“We will not leave,” the mayor told reporters. “Not now.”

    A reporting verb with its source beside a quotation: before it, after it or between its parts. Quotations that
    follow without a word between go with it.
    """
    class_ = cue.verb.frames.get("quotation") or cue.verb.frames["clause"]
    if class_ not in SAID and "quotation" not in cue.verb.frames:
        return None
    if ctx.speech_of[cue.token] >= 0 or role_of(ctx.parse, cue.token) == "modifier":  # "cheering supporters"
        return None
    beside = _beside(ctx, cue)
    if beside is None or (beside.source is None and "quotation" not in cue.verb.frames):
        return None
    return said(cue, class_, beside.source, _content(ctx, cue.token, beside), label=beside.label)


def _beside(ctx: Context, cue: Cue) -> Beside | None:
    """The quotations beside a verb, with its source; None where there is none."""
    source, label = source_beside(ctx, cue.token), None
    start, end = cue_clause(ctx, cue, source)
    before, after = _quotation_before(ctx, start, ctx.sentence(cue.token)), _quotation_after(ctx, cue, end)
    head = complement_of(ctx, cue.token)
    ahead = head is not None and head > cue.token and ctx.speech_of[head] < 0
    if before is None and after is None and not ahead and (between := _source_between(ctx, cue.token)) is not None:
        before, source, label = between
        head = None
    if before is not None and (_is_no_speech(ctx, before) or _reports_what_follows(cue.token, head, after)):
        before = None
    if before is None and after is None:
        return None
    if before is not None and after is None:
        after = _rest_after(ctx, before, end)
    return Beside(before=before, after=after, source=source, label=label, complement=head)


def _is_no_speech(ctx: Context, number: int) -> bool:
    """A title or a nickname before the verb, without a comma."""
    quotation = ctx.quotations[number]
    return quotation.scare and ctx.parse.words[quotation.inner[1] - 1] not in {",", "?", "!"}


def _reports_what_follows(verb: int, head: int | None, after: int | None) -> bool:
    """ "…,” she said, adding that …": what the verb reports comes after it."""
    return head is not None and head > verb and after is None


def _content(ctx: Context, verb: int, beside: Beside) -> tuple[Piece, ...]:
    """The quotations, and the paraphrase that goes with them."""
    numbers = _spoken(ctx, verb, beside)
    opening = ctx.quotations[numbers[0]].tokens[0]
    spoken_until = ctx.quotations[chain_of(ctx, beside.last)[-1]].tokens[1]
    pieces: list[Piece] = [Speech(number) for number in numbers]
    head = beside.complement
    if head is not None and (ctx.speech_of[head] not in numbers or _reaches(ctx, verb, head, spoken_until)):
        introduced = beside.before is not None and _is_introduced(ctx, opening)
        pieces.append(Paraphrase(head, opening, spoken_until, introduced))
    if beside.before is not None and _is_fragment(ctx, beside.before):
        opening = ctx.quotations[beside.before].tokens[0]
        pieces.append(Words(ctx.sentence(opening)[0], opening))
    return tuple(pieces)


def _spoken(ctx: Context, verb: int, beside: Beside) -> list[int]:
    """All quotations that belong to the cue, in order: those beside it, and what goes on from them."""
    chains = [chain_of(ctx, number) for number in (beside.before, beside.after) if number is not None]
    numbers = list(dict.fromkeys(number for chain in chains for number in chain))
    end = max(ctx.sentence(verb)[1], ctx.quotations[numbers[-1]].tokens[1])
    return list(dict.fromkeys([*numbers, *following(ctx, numbers[-1], end)]))


def _reaches(ctx: Context, verb: int, head: int, end: int) -> bool:
    """Whether the clause of a verb goes on behind the quotations beside it."""
    without = () if ctx.parse.head[head] == verb else (verb,)
    return descendants(ctx.parse, head, without=without)[-1] >= end


def _source_between(ctx: Context, verb: int) -> tuple[int, int, Tokens] | None:
    """A quotation, and the words from its end to the verb as the source, where the tree tore them apart."""
    parse, first = ctx.parse, verb_span(ctx, verb)[0]
    before = range(first - 1, max(ctx.sentence(verb)[0], first - LONGEST_GAP) - 1, -1)
    end = next((k for k in before if k in ctx.quotation_at_end), 0)
    if not end or any(_parts(ctx, k) for k in range(end, first)):
        return None
    number = ctx.quotation_at_end[end]
    if parse.words[ctx.quotations[number].inner[1] - 1] not in SPEECH_ENDS and parse.words[end] != ",":
        return None
    s, e = parse.trimmed((end, first))
    heads = [k for k in range(s, e) if parse.pos[k] in NOMINAL]
    if not heads or not is_party(ctx, heads[-1]):
        return None
    return number, next((k for k in heads if not s <= parse.head[k] < e), heads[0]), (s, e)


def _parts(ctx: Context, token: int) -> bool:
    """Whether a word parts a source from the quotation before it: a verb, a stop, another quotation."""
    parse = ctx.parse
    return parse.words[token] in {".", ":", ";"} or parse.pos[token] in {"VERB", "AUX"} or ctx.speech_of[token] >= 0


def _quotation_before(ctx: Context, start: int, sentence: Tokens) -> int | None:
    """The quotation that ends just before a token, and does not end with a full stop: "…," he said; "…?" she asked."""
    parse, end = ctx.parse, start
    while end > 0 and _is_gap(ctx, end - 1):
        end -= 1
    number = ctx.quotation_at_end.get(end)
    if number is None:
        return None
    stopped = parse.words[ctx.quotations[number].inner[1] - 1] == "." and end == start
    return None if stopped and start == sentence[0] else number


def _is_gap(ctx: Context, token: int) -> bool:
    word = ctx.parse.words[token]
    return word in {",", "—", "–", "-"} or (ctx.parse.is_space(token) and "\n" not in word)


def _quotation_after(ctx: Context, cue: Cue, end: int) -> int | None:
    """The quotation that begins after the cue's clause: at once, or past "that", a comma or a colon."""
    parse = ctx.parse
    if _says_something_else(ctx, cue):
        return None
    for j in range(end, min(end + LONGEST_GAP, parse.n)):
        if j in ctx.quotation_at_start:
            return ctx.quotation_at_start[j] if _leads_to(ctx, cue.token, end, j) else None
        if (parse.is_space(j) and parse.words[j - 1] != ":") or ctx.speech_of[j] >= 0 or parse.words[j] in {".", ";"}:
            return None
        if ctx.verbs_at(j) and parse.pos[j] == "VERB":
            return None
    return None


def _says_something_else(ctx: Context, cue: Cue) -> bool:
    """Whether the verb has an object that is nobody it speaks to, before no colon."""
    parse, told = ctx.parse, objects_of(ctx.parse, cue.token)
    if not told or told[0] < cue.token or ctx.speech_of[told[0]] >= 0 or "audience" in cue.verb.frames:
        return False
    colon = parse.words[min(parse.edges[told[0]][1], parse.n - 1)] == ":"
    return not colon and parse.lemma[told[0]].lower() not in ctx.cues.audiences


def _leads_to(ctx: Context, verb: int, end: int, opening: int) -> bool:
    """Whether what stands before a quotation leads up to it: a mark, "that", or the end of the cue's clause."""
    parse, before = ctx.parse, opening - 1
    while before > verb and parse.is_space(before):
        before -= 1
    mark = parse.words[before]
    quotation = ctx.quotations[ctx.quotation_at_start[opening]]
    if quotation.scare:
        return mark in {",", ":"} or (before == verb and ctx.ends_sentence(quotation.tokens[1] - 1))
    return mark in {",", ":", "—", "–"} or parse.lower[before] == "that" or before < end


def _rest_after(ctx: Context, before: int, hi: int) -> int | None:
    """The rest of a quotation that the cue interrupts: “A,” he said, raising a hand, “b”; “A,” he said, but “b”."""
    parse = ctx.parse
    if parse.words[ctx.quotations[before].inner[1] - 1] != ",":
        return None
    for k in range(hi, min(ctx.sentence(hi - 1)[1], hi + LONGEST_INTERRUPTION)):
        number = ctx.quotation_at_start.get(k)
        if number is not None:
            joined = parse.words[k - 1] == "," or parse.pos[k - 1] == "CCONJ"
            return number if joined and parse.words[ctx.quotations[number].inner[0]][:1].islower() else None
    return None


def _is_introduced(ctx: Context, opening: int) -> bool:
    """Whether a colon stands before a quotation: what leads up to it is the article's own."""
    parse = ctx.parse
    while opening > 0 and parse.is_space(opening - 1):
        opening -= 1
    return opening > 0 and parse.words[opening - 1] == ":"


def _is_fragment(ctx: Context, number: int) -> bool:
    """Whether a quotation goes on with a sentence begun outside its marks: "The tax “is a mistake,” she said"."""
    parse, quotation = ctx.parse, ctx.quotations[number]
    opening = quotation.tokens[0]
    start = ctx.sentence(opening)[0]
    first = parse.words[quotation.inner[0]]
    return (
        first[:1].islower()
        and opening - start > 0
        and ctx.speech_of[opening - 1] < 0
        and not _is_introduced(ctx, opening)
        and parse.words[opening - 1] not in {",", ";"}
    )
