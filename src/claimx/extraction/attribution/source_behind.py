"""The source behind a fixed phrase: "according to the agency, which runs the port"."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.phrase_scope import splits_clause
from claimx.extraction.attribution.source_span import outside_marks, phrase_of
from claimx.names.words import PLACES
from claimx.syntax import FINITE_OR_MODAL, Tokens, conjuncts_of, copula_of, first_finite, subjects_of

LONGEST_SOURCE = 30
NEAR_CUE = 6
OPENS_CLAUSE = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def head_behind(ctx: Context, cue: Tokens) -> int | None:
    """The noun after a fixed phrase: the one that its words hang on, else the first one that heads its phrase."""
    parse = ctx.parse
    end = min(ctx.sentence(cue[0])[1], cue[1] + LONGEST_SOURCE)
    heads = (parse.head[word] for word in range(*cue))
    head = next((h for h in heads if cue[1] <= h < end and parse.pos[h] in {"NOUN", "PROPN", "PRON", "NUM", "X"}), None)
    if head is not None:
        return head
    nouns = (k for k in range(cue[1], end) if parse.pos[k] in {"NOUN", "PROPN", "PRON"})
    return next((k for k in nouns if not cue[1] <= parse.head[k] < min(end, k + NEAR_CUE)), None)


def stretch_behind(ctx: Context, cue: Tokens, head: int) -> Tokens:
    """The stretch of the source behind a fixed phrase, with what describes it."""
    end = max(phrase_of(ctx, head, cue=cue[1] - 1, asides=False)[1], head + 1)
    end = min((end, *_beginnings_of_others(ctx, head)))
    return outside_marks(ctx, *ctx.parse.trimmed((cue[1], _end(ctx, cue, head, end))))


def _beginnings_of_others(ctx: Context, head: int) -> Iterator[int]:
    """Where behind a comma something begins that the tree joins to the source and that is none.

    "Ten trucks came, according to police[, as well as two cranes]"; "one was, according to police[, among the dead]".
    """
    parse = ctx.parse
    if copula_of(parse, head) is not None:
        inside = range(head + 1, parse.edges[head][1])
        yield from (k for k in inside if parse.words[k] == "," and parse.pos[k + 1] == "ADP")
    for other in conjuncts_of(parse, head):
        first = parse.edges[other][0]
        if (
            (parse.words[first] == "," or ctx.is_behind_comma(first))
            and is_party(ctx, head)
            and not is_party(ctx, other)
        ):
            yield first


def _end(ctx: Context, cue: Tokens, head: int, end: int) -> int:
    """Where the source ends: where the clause of the phrase goes on, or with the sentence."""
    last = ctx.sentence(cue[0])[1]
    comma = next((k for k in range(head + 1, last) if ctx.parse.words[k] == ","), None)
    if ctx.first_word(cue[0]) != cue[0] and not splits_clause(ctx, cue[0]):
        return _end_of_closing(ctx, head, end, comma, last)
    if comma is None or _holds_verb(ctx, end, comma):
        return end  # "according to the agency prices fell": no comma of its own
    closing = _next_comma(ctx, comma + 1, last)
    if closing + 1 in ctx.quotation_at_start:
        return comma  # "according to the agency, one sign read, “…”"
    behind, parse = _past_relative(ctx, closing, last), ctx.parse
    # "according to the coach, Ida Holm, in May …"
    before_phrase = closing < last - 1 and parse.pos[closing + 1] == "ADP" and _bears_office(ctx, comma, closing)
    return behind if closing < last and (before_phrase or _describes(ctx, comma, closing, behind)) else comma


def _next_comma(ctx: Context, start: int, end: int) -> int:
    return next((k for k in range(start, end) if ctx.parse.words[k] == ","), end)


def _past_relative(ctx: Context, closing: int, last: int) -> int:
    """The comma behind the relative clause that a comma opens, else that comma: "the mayor, who is ill[,]"."""
    return _next_comma(ctx, closing + 1, last) if closing + 1 < last and ctx.is_relative(closing + 1) else closing


def _end_of_closing(ctx: Context, head: int, end: int, comma: int | None, last: int) -> int:
    """Where the source of a phrase at the end of its clause ends: with the sentence, unless a clause goes on."""
    parse = ctx.parse
    if comma is None:
        goes_on = any(parse.words[k] in {",", ";", "—", "–"} for k in range(end, last))
        return end if goes_on or _holds_clause(ctx, head, end, last) or _tells_when(ctx, end, last) else last
    described = comma + 1 < last and ctx.is_relative(comma + 1) and parse.pos[comma - 1] not in {"VERB", "AUX"}
    if comma == end and ctx.label_of(end - 1) == "PERSON" and _is_office(ctx, comma + 1, last):
        return last
    return last if described and not ctx.verbs_at(comma + 2) else end


def _is_office(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch only says what somebody is: "according to Ida Holm[, the state attorney for Leeds]"."""
    parse, names = ctx.parse, ctx.names
    until = next((k for k in range(start, end) if parse.pos[k] in {"ADP", "PUNCT"}), end)
    noun = next((k for k in range(until - 1, start - 1, -1) if parse.pos[k] in {"NOUN", "PROPN"}), end)
    lemma = parse.lemma[noun].lower()
    holds = lemma in names.titles or names.noun_types.get(lemma) in {"person", "official"}
    return holds and not any(parse.tag[k] in FINITE_OR_MODAL or parse.words[k] in {",", ";"} for k in range(start, end))


def _holds_verb(ctx: Context, start: int, end: int) -> bool:
    return any(ctx.parse.tag[k] in FINITE_OR_MODAL for k in range(start, end))


def _holds_clause(ctx: Context, head: int, start: int, end: int) -> bool:
    """Whether a stretch behind a source holds a verb of its own, none that tells of it: "an email [kept secret]"."""
    finite = (k for k in range(start, end) if ctx.parse.tag[k] in FINITE_OR_MODAL)
    return any(head not in subjects_of(ctx.parse, k) for k in finite)


def _tells_when(ctx: Context, start: int, end: int) -> bool:
    """ "According to the army on Friday": when it was said, and nothing more."""
    parse, times, openers = ctx.parse, ctx.cues.times, ctx.cues.circumstance_openers
    return all(
        parse.lower[k] in times or parse.lower[k] in openers or parse.pos[k] in {"NUM", "DET", "PUNCT", "SPACE"}
        for k in range(start, end)
    )


def _describes(ctx: Context, comma: int, closing: int, behind: int) -> bool:
    """Whether what two commas enclose describes the source: the clause begins behind them, or behind a third one."""
    parse, last = ctx.parse, ctx.sentence(comma)[1]
    begins = next((k for k in range(behind + 1, last) if not parse.is_mark(k)), closing)
    if parse.pos[begins] not in OPENS_CLAUSE or parse.tag[begins] in {"VBN", "VBG", "JJ"}:
        return False
    if parse.lower[comma + 1] == "or" and parse.tag[comma + 2] == "NNP":
        return True  # "the Department of Fire Protection, or Ari Fire, …"
    if _is_where(ctx, comma, closing):
        return True
    if _is_named_behind(ctx, closing, last):
        return False
    if _opens_a_list(ctx, comma, closing, begins):
        return False
    finite = first_finite(parse, comma + 1, closing)
    relative = finite == closing or any(ctx.is_relative(k) for k in range(comma + 1, finite))
    named = parse.entity_of[comma + 1] >= 0 and not any(parse.tag[k] == "POS" for k in range(comma + 1, finite))
    once = parse.pos[comma + 1] == "ADV" and finite == closing  # "Ana Roe, formerly the head of the bank"
    named = named and not _holds_office(ctx, comma, closing, begins)
    return relative and parse.pos[comma + 1 + once] in OPENS_CLAUSE and not named


def _holds_office(ctx: Context, comma: int, closing: int, begins: int) -> bool:
    """Whether a name stands behind the office of who bears it: "according to the chief[, Ida Holm], two …"."""
    named = all(ctx.label_of(k) == "PERSON" for k in range(comma + 1, closing))
    if not named or ctx.parse.tag[comma - 1] != "NN" or ctx.label_of(begins) == "PERSON":
        return False
    return _bears_office(ctx, comma, closing) or _is_whole_clause(ctx, begins)


def _bears_office(ctx: Context, comma: int, closing: int) -> bool:
    """Whether an office stands before a comma, and behind it a person's name alone."""
    lemma = ctx.parse.lemma[comma - 1].lower()
    office = lemma in ctx.names.titles or ctx.names.noun_types.get(lemma) in {"person", "official"}
    return office and all(ctx.label_of(k) == "PERSON" for k in range(comma + 1, closing))


def _is_whole_clause(ctx: Context, begins: int) -> bool:
    """Whether a clause with its own subject begins at a token: "the harbour master, Per Lund, [the ferry was late]"."""
    parse, last = ctx.parse, ctx.sentence(begins)[1]
    parted = (k for k in range(begins, last) if parse.words[k] == "," or parse.pos[k] == "CCONJ")
    end = next(parted, last)
    finite = first_finite(parse, begins, end)
    return finite < end and not any(ctx.is_relative(k) for k in range(begins, finite))


def _is_named_behind(ctx: Context, closing: int, last: int) -> bool:
    """Whether what a comma closes is told of, with an aside: "according to Nordpress, a guard[, Ivo Lind,] said"."""
    parse = ctx.parse
    comma = _next_comma(ctx, closing + 1, last)
    verb = next((k for k in range(comma + 1, last) if parse.pos[k] not in {"ADV", "PUNCT"}), last)
    return verb < last and parse.tag[verb] in FINITE_OR_MODAL and not _holds_verb(ctx, closing, comma)


def _is_where(ctx: Context, comma: int, closing: int) -> bool:
    """Whether the name of a place stands behind that of one in it: "police in Orlo[, Texas]"."""
    places = all(ctx.label_of(k) in PLACES for k in (comma - 1, *range(comma + 1, closing)))
    return places and closing > comma + 1


def _opens_a_list(ctx: Context, comma: int, closing: int, begins: int) -> bool:
    """Whether bare nouns behind a source are the first of several: "according to Ada, farms[, mills and inns] …"."""
    parse, last = ctx.parse, ctx.sentence(comma)[1]
    if parse.pos[comma + 1] not in {"NOUN", "ADJ"} or _is_office(ctx, comma + 1, closing):
        return False
    finite = next((k for k in range(begins, last) if parse.tag[k] in FINITE_OR_MODAL), begins)
    return any(parse.pos[k] == "CCONJ" for k in range(begins, finite))
