"""The stretches of a content: which words a match attributes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from claimx.extraction.attribution.complements import tells_by_what
from claimx.extraction.attribution.content_edges import (
    completed,
    without_gloss,
    without_medium,
    without_reticence,
    without_setting,
)
from claimx.extraction.attribution.content_pieces import pieces_of, tells_when
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import (
    STRETCHES,
    Clause,
    Match,
    Object,
    Paraphrase,
    Phrase,
    Piece,
    Speech,
    Whole,
    Words,
)
from claimx.extraction.attribution.next_statement import Telling, before_next_statement
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.stretches import SET_OFF
from claimx.syntax import (
    FINITE_OR_MODAL,
    VERBAL,
    Tokens,
    adverbial_clauses,
    auxiliaries_of,
    clause_of_noun,
    complementizer_of,
    descendants,
    determiner_of,
    is_infinitive,
    objects_of,
    obliques_of,
    preposition_of,
    subjects_of,
    verb_of,
)

LONGEST_GAP = 3


def content_span(ctx: Context, match: Match, cue: Tokens, source: Tokens | None) -> tuple[Tokens, ...]:
    """The stretches of a match's content, in text order."""
    spoken = [ctx.trimmed(*ctx.quotations[p.number].inner) for p in match.content if isinstance(p, Speech)]
    if len(spoken) == len(match.content):
        return tuple(sorted((start, end) for start, end in spoken if start < end))
    tokens = sorted(set().union(*[_words_of(ctx, match, piece) for piece in match.content]))
    if not tokens:
        return ()
    if match.verb is not None:
        tokens = completed(ctx, match.cue, _joined(match, tokens))
    tokens = _with_short_gaps(ctx, tokens)
    if not match.verbatim:
        tokens = without_reticence(ctx, match.cue, without_gloss(ctx, match.cue, tokens))
        tokens = before_next_statement(ctx, Telling(match.cue, match.source, _predicate(match)), tokens)
    blocked = {token for stretch in (cue, source, match.aside) if stretch for token in range(*stretch)}
    return pieces_of(ctx, [token for token in tokens if token not in blocked], cue=match.cue)


def _predicate(match: Match) -> int | None:
    """The predicate of what is told; that of a quotation's paraphrase, where there is one."""
    if match.predicate is not None:
        return match.predicate
    return next((piece.head for piece in match.content if isinstance(piece, (Clause, Paraphrase))), None)


def _with_short_gaps(ctx: Context, tokens: list[int]) -> list[int]:
    """Content with the few words in it that hang elsewhere: "that [from June,] wearing a mask would be a duty"."""
    parse = ctx.parse
    gaps = (range(a + 1, b) for a, b in pairwise(tokens) if 1 < b - a <= LONGEST_GAP + 1)
    plain = (gap for gap in gaps if all(parse.pos[k] not in {"PUNCT", "SPACE", "VERB", "AUX"} for k in gap))
    return sorted((*tokens, *(k for gap in plain for k in gap)))


def _joined(match: Match, tokens: list[int]) -> list[int]:
    """Two pieces behind their cue, with what stands between them: "urged the council [on Monday] to act"."""
    behind = all(not isinstance(piece, STRETCHES) and piece.head > match.cue for piece in match.content)
    return list(range(tokens[0], tokens[-1] + 1)) if behind and len(match.content) > 1 else tokens


def _words_of(ctx: Context, match: Match, piece: Piece) -> Iterable[int]:
    """The words of a piece."""
    parse = ctx.parse
    match piece:
        case Clause(head):
            return _words_of_clause(ctx, match.cue, head)
        case Object(head, without):
            words = [k for k in _words_of_object(ctx, match.cue, head) if k != without]
            return without_medium(ctx, match.cue, head, words)
        case Whole(head, without):
            return descendants(parse, head, without=(match.cue, *without))
        case Phrase(head):
            return range(*phrase_of(ctx, head, cue=match.cue, asides=False))
        case Words(start, end):
            clause = match.verb is not None and match.predicate is not None and start <= match.predicate
            finite = clause and parse.tag[match.predicate or 0] in FINITE_OR_MODAL
            return without_setting(ctx, match.cue, list(range(start, end))) if finite else range(start, end)
        case Speech(number):
            return range(*ctx.trimmed(*ctx.quotations[number].inner))
        case Paraphrase():
            return _words_around(ctx, match, piece)


def _words_of_clause(ctx: Context, cue: int, head: int) -> list[int]:
    """The words of the clause that a verb takes, with what the tree cut off before and behind it."""
    parse = ctx.parse
    inside = descendants(parse, head, without=(cue,))
    inside += _object_before(ctx, cue, min([k for k in inside if k > cue], default=cue))
    if head < cue and tells_by_what(ctx, cue + 1):
        inside += range(cue + 2, parse.edges[cue + 3][1])
    if VERBAL.isdisjoint([parse.pos[k] for k in inside]) and ctx.speech_of[head] < 0:
        # "demanded that ballots from … be counted": a that-clause goes on to its verb.
        inside = list(range(min(inside, default=cue + 1), ctx.sentence(cue)[1]))
    return without_setting(ctx, cue, sorted(inside))


def _object_before(ctx: Context, cue: int, clause: int) -> range:
    """The object beside a clause: "believed [the cache] to be empty", "revealed [a deal] whereby …"."""
    objects = [ctx.parse.edges[o] for o in objects_of(ctx.parse, cue) if cue < o < clause]
    told = ctx.takes(cue, "audience")
    if not objects or told or ctx.parse.words[objects[-1][1]] == ":":
        return range(0)
    return range(objects[0][0], clause)


def _words_of_object(ctx: Context, cue: int, head: int) -> list[int]:
    """A noun with the phrases after it that the tree hangs on the verb: "a list [of donors] [from abroad]"."""
    parse = ctx.parse
    content = descendants(parse, head)
    end = content[-1] + 1
    for beside in (*obliques_of(parse, cue), *adverbial_clauses(parse, cue)):
        left, right = parse.edges[beside]
        joined = _is_joined(ctx, cue, beside) or _tells_in_what(ctx, head, beside) or _is_its_deed(ctx, head, beside)
        if left == end and (joined or is_infinitive(parse, beside)):
            content += range(left, right)
            end = right
        elif _sums_up(ctx, beside, end) or _is_among(ctx, end, left):
            return list(range(content[0], right))
    return _without_comment(ctx, head, sorted(content))


def _is_among(ctx: Context, end: int, left: int) -> bool:
    """Whether what begins behind an object tells what belongs to it: "announced cuts[, including closing the pier]"."""
    return left in {end, end + 1} and ctx.parse.lower[end + 1] in ctx.cues.taking_in


def _sums_up(ctx: Context, clause: int, end: int) -> bool:
    """Whether a participle behind an object tells what it comes to: "reports 12 cases[, bringing the total to 41]"."""
    parse, right = ctx.parse, ctx.parse.edges[clause][1]
    near = end < clause <= end + LONGEST_GAP and parse.words[end] == ","
    brings = parse.tag[clause] == "VBG" and parse.lemma[clause] in ctx.cues.summing_up
    return near and brings and any(parse.pos[k] == "NUM" for k in range(clause, right))


def _is_joined(ctx: Context, cue: int, beside: int) -> bool:
    """Whether a phrase behind an object goes on with it: "a list [from abroad]", "shows support [at one percent]".

    Not what tells when, nor what goes with it: "attacked the inquiry, [with Holm calling it a farce]".
    """
    parse, preposition = ctx.parse, preposition_of(ctx.parse, beside)
    if parse.lower[beside] in ctx.cues.times and preposition in ctx.cues.circumstance_openers:
        return False
    doing = clause_of_noun(parse, beside)
    if doing is not None and parse.tag[doing] == "VBG" and preposition in ctx.cues.accompanying:
        return False
    level = preposition == "at" and any("document" in verb.frames.values() for verb in ctx.verbs_at(cue))
    return preposition in ctx.cues.noun_joints or level


def _is_its_deed(ctx: Context, named: int, deed: int) -> bool:
    """Whether a form in -ing is what somebody named is said to do: "spoke of Norland [taking over the camp]"."""
    parse = ctx.parse
    bare = parse.tag[deed] == "VBG" and complementizer_of(parse, deed) is None and not auxiliaries_of(parse, deed)
    says = ctx.takes(deed, "quotation")  # "spoke of Norland [saying it was safe]"
    return bare and not says and parse.pos[named] == "PROPN" and preposition_of(parse, named) in ctx.cues.before_deeds


def _tells_in_what(ctx: Context, amount: int, beside: int) -> bool:
    """Whether a phrase tells what an amount of money comes in: "called for $1 billion [in new spending]"."""
    parse = ctx.parse
    bare = parse.tag[beside] in {"NN", "NNS"} and determiner_of(parse, beside) is None
    money = parse.tag[amount] == "$" and parse.lower[beside] not in ctx.cues.times
    return bare and money and preposition_of(parse, beside) == "in"


def _without_comment(ctx: Context, head: int, content: list[int]) -> list[int]:
    """A noun without what the article adds to it: "announced a match with Hale[, who won last year]".

    Or what others expect of it: "unveiled a phone[, expected to be on sale soon]".
    """
    parse = ctx.parse
    adds = (k + 1 for k in content if parse.words[k] == ",")
    comma = next((k - 1 for k in adds if ctx.is_relative(k) or (parse.tag[k] == "VBN" and ctx.verbs_at(k))), None)
    if comma is None or any(parse.words[k] == "," for k in content if k > comma):
        return content
    return [k for k in content if k < comma]


def _words_around(ctx: Context, match: Match, piece: Paraphrase) -> list[int]:
    """The words outside the marks that are said too; not when it was said."""
    commas = (k for k in range(piece.opening - 1, ctx.sentence(piece.opening)[0], -1) if ctx.parse.words[k] in SET_OFF)
    start = piece.opening if piece.introduced else next(commas, -1) + 1  # "Speaking in Paris, “…”" was not said
    around = [k for k in descendants(ctx.parse, piece.head, without=(match.cue,)) if k > match.cue or k >= start]
    behind = [k for k in around if k >= piece.end]
    # "He said “we are late” on Monday"
    if behind and (tells_when(ctx, behind) or _begins_anew(ctx, piece.end)):
        return [k for k in around if k < behind[0]]
    return around


def _begins_anew(ctx: Context, token: int) -> bool:
    """Whether the article goes on behind a quotation: "He said “we lost,” [and the flag is at half-mast]"."""
    parse, end = ctx.parse, ctx.sentence(token - 1)[1]
    if token >= end or parse.pos[token] != "CCONJ" or parse.words[token - 2] != ",":
        return False
    finite = next((k for k in range(token, end) if parse.tag[k] in FINITE_OR_MODAL), token)
    verb = verb_of(parse, finite)
    return any(token < s < finite and parse.tag[s] != "PRP" for s in subjects_of(parse, verb))
