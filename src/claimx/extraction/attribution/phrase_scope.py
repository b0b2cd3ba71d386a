"""What a phrase such as "according to the police", or "he said" between commas, vouches for."""

from __future__ import annotations

from itertools import islice

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Whole, Words
from claimx.extraction.stretches import is_joined
from claimx.syntax import (
    FINITE_OR_MODAL,
    NOMINAL,
    Tokens,
    ancestors,
    first_finite,
    is_clausal_complement,
    is_relative_clause,
    predicate_of,
    subject_of,
)

MOST_HEADS_TO_CLAUSE = 20
BRACKETS, DASHES = frozenset({"(", ")"}), frozenset({"—", "–", "--", "-"})


def clause_around(ctx: Context, phrase: int, head: int) -> Words | Whole:
    """The sentence, clause or quotation that the phrase at a token, whose source a noun heads, stands in."""
    parse = ctx.parse
    start, end = ctx.sentence(phrase)
    own = ctx.speech_of[phrase]
    if own >= 0:
        first, last = ctx.quotations[own].inner
        return Words(max(start, first), min(end, last))
    top = predicate_of(parse, head)
    if opener_before(ctx, phrase) is not None:
        return Words(phrase, end)
    if ctx.is_relative(head):  # "signed a treaty, according to which the strip goes": what the treaty says
        return Whole(top) if is_relative_clause(parse, top) and top > head else Words(head + 1, end)
    if _closes_a_fragment(ctx, phrase, head):
        return Words(start, phrase)
    if is_clausal_complement(parse, top) and parse.head[top] < phrase < top:
        return Whole(top)  # "The ministry said 40 people, according to a first count, had fled"
    relative = next(
        (a for a in islice(ancestors(parse, head), MOST_HEADS_TO_CLAUSE) if is_relative_clause(parse, a)), None
    )
    if relative is None or _closes(ctx, phrase, relative):
        start = _with_what_is_quoted(ctx, start, phrase)
        marks = [k for k in range(start, end) if parse.words[k] == ";" and ctx.speech_of[k] < 0]
        return Words(max([start, *(k + 1 for k in marks if k < phrase)]), min([end, *(k for k in marks if k > phrase)]))
    return Whole(relative)


def _with_what_is_quoted(ctx: Context, start: int, phrase: int) -> int:
    """Where a sentence begins that goes on from a quotation: "[“Late? No,”] she said, according to Hale"."""
    before = ctx.quotation_at_end.get(start)
    if before is None or ctx.parse.words[ctx.quotations[before].inner[1] - 1] == ".":
        return start
    said = any(ctx.takes(k, "quotation") for k in range(start, phrase))
    return ctx.quotations[before].tokens[0] if said else start


def _closes_a_fragment(ctx: Context, phrase: int, head: int) -> bool:
    """Whether a phrase closes the few words before a clause: "Aged 40 according to police, he was held".

    No comma parts it from them; the clause behind its source has a subject of its own. "On Monday" is no such words.
    """
    parse, (start, end) = ctx.parse, ctx.sentence(phrase)
    first = ctx.first_word(phrase)
    if first >= phrase or parse.words[phrase - 1] == "," or parse.lower[phrase - 1] in ctx.cues.times:
        return False
    if parse.pos[first] in {"ADV", "SCONJ"} or parse.lower[first] in ctx.cues.circumstance_openers:
        return False
    if any(parse.tag[k] in FINITE_OR_MODAL for k in range(start, head)):
        return False
    comma = next((k for k in range(head + 1, end) if parse.words[k] == ","), end)
    clause = first_finite(parse, comma + 1, end)
    return any(parse.pos[k] in NOMINAL for k in range(comma + 1, clause)) and clause < end


def _closes(ctx: Context, phrase: int, relative: int) -> bool:
    """Whether a phrase closes its sentence, set off from a clause that only defines a noun.

    "It hurt a man who is 60, according to Hale"; of "Roe, who is 60, according to Hale" she may have told the age only.
    """
    parse, end = ctx.parse, ctx.sentence(phrase)[1]
    defines = parse.words[parse.edges[relative][0] - 1] not in {",", "—", "–", "-"}
    last = parse.marks.issuperset(range(parse.edges[relative][1], end))
    return parse.words[phrase - 1] == "," and defines and last


def opener_before(ctx: Context, phrase: int) -> int | None:
    """The word that opens a clause right before a phrase: "because, according to the police, the road was icy".

    After "and" or "but" the clause has a subject of its own.
    """
    parse = ctx.parse
    opener = phrase - 1 - (parse.words[phrase - 1] == ",")
    if opener <= ctx.sentence(phrase)[0]:
        return None
    if parse.lower[opener] in ctx.cues.subordinators | ctx.cues.conditions | {"that"}:
        return opener
    top = predicate_of(parse, phrase)
    subject = subject_of(parse, top, shared=False) if top > phrase else None
    return opener if parse.pos[opener] == "CCONJ" and subject is not None else None


def around(ctx: Context, aside: Tokens) -> Tokens:
    """The words that an aside interrupts: of a sentence with a semicolon those behind it; all where it closes one.

    What a dash or a bracket opened before it is all that it is about: "They fled - late, he said, and cold - to sea".
    """
    parse, (start, end) = ctx.parse, ctx.sentence(aside[0])
    bracket = _opened(ctx, (start, aside[0]), aside[0], BRACKETS)
    if bracket is not None and parse.words[bracket] == "(":
        return bracket + 1, next((k for k in range(aside[1], end) if parse.words[k] == ")"), end)
    if parse.marks.issuperset(range(aside[1], end)):
        return start, end
    dash = _opened(ctx, (start, aside[0] - 1), aside[0], DASHES)
    if dash is not None:
        return dash + 1, next((k for k in range(aside[1], end) if _parts(ctx, k, DASHES)), end)
    return next((k + 1 for k in range(aside[0], start, -1) if parse.words[k] == ";"), start), end


def _opened(ctx: Context, within: Tokens, near: int, marks: frozenset[str]) -> int | None:
    """The last of these marks in a stretch where no other closes it; in what is said as a word near it is."""
    found = [k for k in range(*within) if _parts(ctx, k, marks) and ctx.speech_of[k] == ctx.speech_of[near]]
    return found[-1] if len(found) % 2 else None


def _parts(ctx: Context, token: int, marks: frozenset[str]) -> bool:
    """Whether a mark parts words; a hyphen joins them."""
    if ctx.parse.words[token] not in marks or token + 1 == ctx.parse.n:
        return False
    return not is_joined(ctx.parse, token) and not is_joined(ctx.parse, token + 1)


def splits_clause(ctx: Context, phrase: int) -> bool:
    """Whether a clause has only begun before a phrase set off by commas: "killing, according to police, two men"."""
    before = phrase - 2
    if ctx.parse.words[phrase - 1] != ",":
        return False
    earlier = ctx.parse.tag[ctx.sentence(phrase)[0] : before]
    if ctx.parse.pos[before] == "AUX" and earlier and FINITE_OR_MODAL.isdisjoint(earlier):
        return True  # "The plan is, according to Hale, a trap"
    return ctx.parse.tag[before] in {"VBG", "MD", "IN", "CC", "WDT", "WP"}
