"""Attribution by position: a cue and its source set off by commas, within or after what they report."""

from __future__ import annotations

from claimx.extraction.attribution.complements import stands_for, tells_by_what
from claimx.extraction.attribution.content_pieces import tells_when
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import LONGEST_GAP, clause_span, is_negated, verb_span
from claimx.extraction.attribution.making import top_of
from claimx.extraction.attribution.match import Cue, Match, Piece, Whole, Words, said
from claimx.extraction.attribution.parties import can_speak, is_party
from claimx.extraction.attribution.phrase_scope import around
from claimx.extraction.attribution.source import only_points, source_of, speaker_of
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.attribution.turned import sets_against
from claimx.extraction.rule import rule
from claimx.extraction.stretches import MARKS, SET_OFF
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_OR_PARTICIPLE,
    FINITE_VERBS,
    VERBAL,
    Tokens,
    ancestors,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    conjuncts_of,
    is_conjunct,
    is_parenthetical,
    is_passive,
    link_of,
    objects_of,
    obliques_of,
    open_complement_of,
    preposition_of,
    preposition_token_of,
    subject_of,
    subjects_of,
)

SETS_ASIDE = SET_OFF | MARKS | {"-", "("}
SAYS = frozenset({"neutral", "assert", "believe", "ask", "document", "perceive"})


@rule("attribution.parenthetical", frames={"clause", "quotation"}, tier="reporting")
def parenthetical(ctx: Context, cue: Cue) -> Match | None:
    """The bridge, officials said on Monday, will open in May.

    A reporting verb with its own source set off by commas within or after what it reports.
    """
    verb, class_ = cue.token, cue.verb.frames.get("clause") or cue.verb.frames["quotation"]
    if class_ not in SAYS:
        return None
    if "clause" not in cue.verb.frames and cue.verb.lemma in ctx.cues.absolute:
        return None  # "…, and I am not just speaking for us, …"
    told = clausal_complement_of(ctx.parse, verb)
    if _takes_behind(ctx, verb, told) or (told is None and not _may_hang_on_it(ctx, verb)):
        return None
    source = source_of(ctx, verb)
    if source is None or _is_done_to(ctx, cue, source):
        return None
    has_its_own = open_complement_of(ctx.parse, verb) is not None or not is_party(ctx, source)
    if has_its_own and told is None:
        return None
    start, end = clause_span(ctx, cue, source)
    found = None if has_its_own else _reported(ctx, verb, start, end)
    if found is None:
        found = _between_commas(ctx, verb, start, end)
    if found is None:
        return None
    head, aside_end = found
    whole: Piece = Words(*around(ctx, (start, aside_end))) if _mark_before(ctx, start) in SET_OFF else Whole(head)
    return said(cue, class_, speaker_of(ctx, verb), (whole,), head, aside=(start, aside_end))


def _is_done_to(ctx: Context, cue: Cue, source: int) -> bool:
    """Whether something was done to a subject: "They fled — the third was held"; "…, a plan announced in May"."""
    parse = ctx.parse
    described = parse.tag[cue.token] == "VBN" and not auxiliaries_of(parse, cue.token) and not can_speak(ctx, source)
    passive = is_passive(parse, cue.token) and not only_points(ctx, cue.token, source)
    return described or (passive and "audience" not in cue.verb.frames)


def _takes_behind(ctx: Context, verb: int, told: int | None) -> bool:
    """Whether a verb takes a clause right behind it: "…, so the ministry reported [that it would wait]"."""
    return told is not None and told > verb and "," not in ctx.parse.words[verb:told]


def _may_hang_on_it(ctx: Context, verb: int) -> bool:
    """Whether a verb may hang on what it reports, or have its subject."""
    parse = ctx.parse
    return is_conjunct(parse, verb) or is_parenthetical(parse, verb) or len(subjects_of(parse, verb)) > 1


def _mark_before(ctx: Context, start: int) -> str:
    """What stands before a stretch in its sentence; "" where nothing does."""
    return ctx.parse.words[start - 1] if start > ctx.sentence(start)[0] else ""


def _reported(ctx: Context, verb: int, start: int, end: int) -> tuple[int, int] | None:
    """The head of what a verb set off from it reports, and where its own clause ends."""
    parse, sentence, before = ctx.parse, ctx.sentence(verb), _mark_before(ctx, start)
    cut = _interrupted(ctx, verb, start)
    if cut is not None:
        return cut
    if is_conjunct(parse, verb) and before == "," and ctx.ends_sentence(verb):  # "The plant will close, the mayor said"
        return parse.head[verb], sentence[1]
    if _is_resumed(ctx, verb, end):
        return parse.head[verb], end
    own = _own_end(ctx, verb, end)
    set_off = is_parenthetical(parse, verb) and before in SETS_ASIDE
    return (parse.head[verb], own) if set_off and not _says_of_its_own(ctx, verb, start, own) else None


def _own_end(ctx: Context, verb: int, end: int) -> int:
    """Where the clause of a verb that is set off ends: behind all that hangs on it.

    Or before a comma, where what tells by what follows, or a phrase: "a sign, he said[, of the times]".
    """
    phrase = ctx.parse.words[end : end + 1] == [","] and ctx.parse.lower[end + 1] == "of"
    return end if phrase or tells_by_what(ctx, end) else max(ctx.parse.edges[verb][1], end)


def _is_resumed(ctx: Context, verb: int, comma: int) -> bool:
    """Whether what was said goes on behind a comma, of the same subject: "It is unsafe, he said[, and should close]".

    Only a modal or "be" there leaves no doubt; another verb may tell what the speaker did next.
    """
    parse = ctx.parse
    if not is_conjunct(parse, verb) or parse.words[comma : comma + 1] != [","] or parse.pos[comma + 1] != "CCONJ":
        return False
    return parse.tag[comma + 2] == "MD" or (parse.lemma[comma + 2] == "be" and parse.pos[comma + 2] == "AUX")


def _says_of_its_own(ctx: Context, verb: int, start: int, end: int) -> bool:
    """Whether a verb set off has an object, or only a clause of time before it: "When it rained, he joked a lot"."""
    parse, first = ctx.parse, ctx.first_word(verb)
    if objects_of(parse, verb) and ctx.takes(verb, "object"):
        return True
    circumstance = parse.lower[first] in ctx.cues.subordinators and ctx.ends_sentence(end - 1)
    return circumstance and "," not in parse.words[first : start - 1]


def _interrupted(ctx: Context, verb: int, start: int) -> tuple[int, int] | None:
    """The predicate of a clause whose subject the tree gives to the cue that cuts it in two, and the closing comma.

    What goes on after "X, he said," with a finite verb and no subject of its own has that of the words before.
    """
    parse = ctx.parse
    if _mark_before(ctx, start) != ",":
        return None
    head = clausal_complement_of(parse, verb)
    if head is None and len(subjects_of(parse, verb)) > 1:  # "The bandits, our reporter learned, shot two guards"
        clauses = conjuncts_of(parse, verb)
        head = next((c for c in clauses if parse.words[c - 1] == ","), None)
    if head is None or subject_of(parse, head, shared=False) is not None:
        return None
    comma = next((k for k in range(verb + 1, head) if parse.words[k] == ","), None)
    return (head, comma) if comma is not None and parse.tag[comma + 1] in FINITE_OR_MODAL else None


def _between_commas(ctx: Context, verb: int, start: int, end: int) -> tuple[int, int] | None:
    """The predicate around a cue that two commas set off, and the closing comma: "In May, he said, it will open".

    Also where the rest is no clause with a subject: "It was a giant, he said, until it went bankrupt".
    """
    parse, head = ctx.parse, clausal_complement_of(ctx.parse, verb)
    set_off = _mark_before(ctx, start) == "," and parse.words[end : end + 1] == [","]
    if not set_off or head is None or objects_of(parse, verb):
        return None
    opener = end + 1
    if head < start:
        resumed = parse.lower[opener] in ctx.cues.resuming or stands_for(ctx, head, opener)
        return (head, end) if tells_by_what(ctx, end) or resumed else None
    fronted = range(ctx.first_word(verb), start - 1)
    begins = complementizer_of(parse, head) is None and parse.edges[head][0] in {end, opener}
    said_so = opener in ctx.quotation_at_start or tells_when(ctx, fronted) or _opens_with_circumstance(ctx, verb, start)
    return (head, end) if begins and not said_so else None


@rule("attribution.trailing", frames={"loose", "clause"}, tier="reporting")
def trailing(ctx: Context, cue: Cue) -> Match | None:
    """No trains run, unions report, following a strike.

    A reporting verb and its source, set off by commas or the end of the sentence, that the tree does not join to it.
    """
    verb = cue.token
    source = source_of(ctx, verb)
    inverted = source is not None and source > verb
    set_off = "loose" in cue.verb.frames or ctx.ends_sentence(verb) or (inverted and not _goes_on(ctx, verb))
    if not set_off or source is None:
        return None
    if not _says_without_object(ctx, cue, source):
        return None
    if ctx.is_relative(source):
        return None  # "it will pass, who knows?"
    aside = _set_off(ctx, cue, source)
    if aside is None or _opens_with_circumstance(ctx, verb, aside[0]) or _opens_with_clause(ctx, verb):
        return None
    words = around(ctx, aside)
    if tells_when(ctx, range(words[0], aside[0])):
        return None  # "Last month, 26 percent said the same"
    class_ = cue.verb.frames.get("loose") or cue.verb.frames["clause"]
    top = top_of(ctx, (words[0], aside[0]))
    if not only_points(ctx, verb, source):
        return said(cue, class_, source, (Words(*words),), top, aside=aside)
    told = class_ in SAYS and not is_negated(ctx, verb)  # not "…, it is not advised"
    return said(cue, class_, None, (Words(*words),), top, aside=aside) if told else None


def _goes_on(ctx: Context, verb: int) -> bool:
    """Whether a verb is one of several: "met Hale, announced a sale, and left"."""
    return not is_conjunct(ctx.parse, verb) or any(c > verb for c in conjuncts_of(ctx.parse, ctx.parse.head[verb]))


def _opens_with_circumstance(ctx: Context, verb: int, start: int) -> bool:
    """Whether what stands before a verb is only how it came to be said: "Asked if he would resign, Roe said never".

    Or where, or according to whom: "In the north, oil has leaked". Or what is set against it: "Contrary to what
    critics forecast, the dam leaked".
    """
    first, parse = ctx.first_word(verb), ctx.parse
    if parse.tag[first] in {"VBN", "VBG", "VBD"} and parse.head[first] == verb and not subjects_of(parse, first):
        return True
    is_phrase = all(parse.pos[k] not in VERBAL for k in range(first + 1, start))
    if is_phrase and preposition_token_of(parse, parse.head[first]) == first and verb in ancestors(parse, first):
        return True
    return sets_against(ctx, first) and "," not in parse.words[first : start - 1]


def _opens_with_clause(ctx: Context, verb: int) -> bool:
    """Whether a clause of time of its own opens the sentence: "When asked about the rain, Ada Holm argued".

    Or whatever may be: "Whatever he is sure of, the dam leaks".
    """
    parse, first = ctx.parse, ctx.first_word(verb)
    if parse.lower[first] in ctx.cues.fused_any:
        return True
    clause = parse.head[first]
    opens = parse.pos[first] == "SCONJ" or parse.tag[first] == "WRB"
    above = {verb, parse.head[verb]} if is_conjunct(parse, verb) else {verb}
    return opens and link_of(parse, clause) == "adverbial" and parse.head[clause] in above


def _set_off(ctx: Context, cue: Cue, source: int) -> Tokens | None:
    """The stretch of "X said on Monday" behind what it reports; None where no mark sets it off."""
    parse, sentence = ctx.parse, ctx.sentence(cue.token)
    s, e = phrase_of(ctx, source, cue=cue.token)
    start, end = min(verb_span(ctx, cue.token)[0], s), max(cue.last + 1, e)
    tail = _tail(ctx, end, sentence)
    return None if tail is None or parse.words[start - 1] not in SET_OFF else (start, tail)


def _says_without_object(ctx: Context, cue: Cue, source: int) -> bool:
    """Whether a verb with its source can report what stands before it: it has no content of its own beside it."""
    parse, verb, last = ctx.parse, cue.token, ctx.ends_sentence(cue.token)
    if "loose" not in cue.verb.frames and parse.tag[verb] not in FINITE_OR_PARTICIPLE:
        return False
    if any(preposition_of(parse, o) in cue.verb.frames for o in obliques_of(parse, verb) if o > verb):
        return False  # "…, others warned of a long fight"
    if _does_something(ctx, verb) or (is_passive(parse, verb) and not only_points(ctx, verb, source)):
        return False  # "…, the mayor was told"; but "…, it is claimed"
    if parse.tag[verb] not in FINITE_VERBS and not last:
        return False
    # "…, he told reporters"
    return all(parse.lemma[told].lower() in ctx.cues.audiences for told in objects_of(parse, verb))


def _does_something(ctx: Context, verb: int) -> bool:
    """Whether a verb takes a form in -ing: "While it rained, Roe recalled going home"; or an answer: "most said no"."""
    if ctx.parse.tag[verb + 1 : verb + 2] == ["UH"]:
        return True
    doing = open_complement_of(ctx.parse, verb)
    return doing is not None and ctx.parse.tag[doing] == "VBG"


def _is_title(ctx: Context, token: int) -> bool:
    """Whether the title of a book or the like begins at a token: "…, Roe said in her memoir, “A Northern Son.”"."""
    number = ctx.quotation_at_start.get(token)
    return number is not None and ctx.is_title(number)


def _tail(ctx: Context, end: int, sentence: Tokens) -> int | None:
    """Where the content goes on after "X said on Monday", or the sentence's end; None where the clause runs on."""
    parse = ctx.parse
    for k in range(end, min(sentence[1], end + LONGEST_GAP)):
        if parse.words[k] in SET_OFF:
            # "…, two officials said, speaking on condition of anonymity": that is about the source.
            about_source = k + 1 < sentence[1] and (parse.tag[k + 1] in {"VBG", "WP", "WDT"} or _is_title(ctx, k + 1))
            return sentence[1] if about_source else k + 1
        if parse.tag[k] in FINITE_VERBS:
            return None
        if parse.pos[k] == "SCONJ" and parse.lower[k] in ctx.cues.subordinators:  # "…, he said after it had rained"
            return sentence[1]
    return sentence[1] if sentence[1] - end <= LONGEST_GAP else None
