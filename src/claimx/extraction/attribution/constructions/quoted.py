"""Attribution beside a quotation."""

from __future__ import annotations

from claimx.extraction.attribution.beside import Beside, beside_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import clause_span
from claimx.extraction.attribution.issuing import issuing_verb
from claimx.extraction.attribution.match import Cue, Match, Paraphrase, Piece, Speech, Words, said
from claimx.extraction.attribution.noun_of_participle import quoted_by_nobody
from claimx.extraction.attribution.phrase_scope import around
from claimx.extraction.attribution.source import is_told_of_a_thing, only_points, source_of, speaker_of
from claimx.extraction.attribution.speech import chain_of, following
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import FINITE_OR_MODAL, descendants, is_passive, role_of

NEXT = 3  # of a verb without a source the quotation is what stands next: "it was said that “…”"
OPEN_SUBJECT = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})


@rule("attribution.quotation", frames={"quotation"}, tier="reporting")
def beside_quotation(ctx: Context, cue: Cue) -> Match | None:
    """“We will not leave,” the mayor told reporters. “Not now.”

    A reporting verb with its source beside a quotation: before it, after it or between its parts. Quotations that
    follow without a word between go with it.
    """
    beside = None if role_of(ctx.parse, cue.token) == "modifier" else beside_of(ctx, cue)  # "cheering supporters"
    if beside is None or not _is_somebodys(ctx, cue.token, beside):
        return None
    content = (*_subject_before(ctx, cue, beside), *_content(ctx, cue.token, beside))
    source, first = _who_says(ctx, cue, beside.source), quoted_by_nobody(ctx, cue.token)
    issuing = issuing_verb(ctx, cue.token)
    if issuing is not None:
        source, first = source_of(ctx, issuing), issuing
    return said(cue, _class_of(ctx, cue, beside), source, content, first=first)


def _who_says(ctx: Context, cue: Cue, subject: int | None) -> int | None:
    """Who says it: of a passive that tells whom it was told the agent, if any: "“Go,” he was told [by a clerk]"."""
    told = "audience" in cue.verb.frames and is_passive(ctx.parse, cue.token)
    return None if only_points(ctx, cue.token, subject) else speaker_of(ctx, cue.token) if told else subject


def _class_of(ctx: Context, cue: Cue, beside: Beside) -> CueClass:
    """What a verb does with these words: "asked" wants something, but of a question an answer.

    Who denies or doubts a thing in words of their own stands by these: “We never met,” he denied.
    """
    numbers = (number for number in (beside.before, beside.after) if number is not None)
    asked = any(ctx.parse.words[ctx.quotations[number].inner[1] - 1] == "?" for number in numbers)
    own = cue.verb.frames["quotation"]
    if asked and (cue.verb.frames.get("question") == "ask" or own == "doubt"):
        return "ask"
    return "neutral" if own in {"deny", "doubt"} and _stands_apart(ctx, beside) else own


def _stands_apart(ctx: Context, beside: Beside) -> bool:
    """Whether a quotation stands before its verb, or behind a mark: not "denied that “it was a lie”"."""
    opening = 0 if beside.after is None else ctx.quotations[beside.after].tokens[0]
    return beside.before is not None or ctx.parse.words[opening - 1] in {",", ":"}


def _is_somebodys(ctx: Context, verb: int, beside: Beside) -> bool:
    """Whether somebody speaks, or is spoken to: a noun spelt like a verb has no source ("his “mean” comments hurt")."""
    if beside.source is not None:
        return not is_told_of_a_thing(ctx, verb, beside.source)
    opening = ctx.quotations[beside.last].tokens[0]
    return is_passive(ctx.parse, verb) and beside.before is None and opening <= verb + NEXT


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
    if beside.before is not None and (_is_fragment(ctx, beside.before) or _is_set_in_time(ctx, beside.before)):
        opening, end = ctx.quotations[beside.before].tokens
        begins = around(ctx, (end, verb + 1))[0]
        pieces.append(Words(opening if begins == opening else ctx.sentence(opening)[0], opening))
    return tuple(pieces)


def _subject_before(ctx: Context, cue: Cue, beside: Beside) -> tuple[Piece, ...]:
    """The subject before the cue of a quotation that begins with its verb: "[The plan], he said, “is dead”"."""
    parse, opening = ctx.parse, ctx.quotations[beside.last].inner[0]
    start, first = clause_span(ctx, cue, beside.source)[0], ctx.first_word(cue.token)
    if parse.words[start - 1] != ",":
        return ()
    if _is_condition(ctx, cue.token, first, start):
        return (Words(first, start - 1),)
    if parse.pos[first] not in OPEN_SUBJECT:
        return ()
    begun = parse.tag[start - 2] in FINITE_OR_MODAL  # "There was, she said, “an understanding”"
    if not (parse.tag[opening] in FINITE_OR_MODAL or begun) or not parse.words[opening][:1].islower():
        return ()
    return (Words(first, start - 1),)


def _is_condition(ctx: Context, verb: int, first: int, end: int) -> bool:
    """Whether a condition opens what was said: "If the rain stops, she said, “we will sail.”"

    What was said once was said under no condition.
    """
    parse = ctx.parse
    opens = parse.lower[first] in ctx.cues.unreal and parse.tag[verb] == "VBD"
    return opens and any(parse.tag[k] in FINITE_OR_MODAL for k in range(first, end - 1))


def _spoken(ctx: Context, verb: int, beside: Beside) -> list[int]:
    """All quotations that belong to the cue, in order: those beside it, and what goes on from them."""
    chains = [chain_of(ctx, number) for number in (beside.before, beside.after) if number is not None]
    numbers = list(dict.fromkeys(number for chain in chains for number in chain))
    end = max(ctx.sentence(verb)[1], ctx.quotations[numbers[-1]].tokens[1])
    return list(dict.fromkeys([*numbers, *following(ctx, numbers[-1], end)]))


def _reaches(ctx: Context, verb: int, head: int, end: int) -> bool:
    """Whether the clause of a verb goes on behind the quotations beside it."""
    return descendants(ctx.parse, head, without=(verb,))[-1] >= end


def _is_introduced(ctx: Context, opening: int) -> bool:
    """Whether a colon stands before a quotation: what leads up to it is the article's own."""
    parse = ctx.parse
    while parse.is_space(opening - 1):
        opening -= 1
    return parse.words[opening - 1] == ":"


def _is_fragment(ctx: Context, number: int) -> bool:
    """Whether a quotation goes on with a sentence begun outside its marks: "The tax “is a mistake,” she said"."""
    opening, first = ctx.quotations[number].tokens[0], ctx.quotations[number].inner[0]
    return ctx.parse.words[first][:1].islower() and ctx.parse.words[opening - 1] not in {",", ":", ";"}


def _is_set_in_time(ctx: Context, number: int) -> bool:
    """Whether a phrase before a comma opens what a quotation goes on with: "After the flood, “we had to,” he said".

    Not one that tells by what it was said, nor how: "In a letter, “…”"; "Speaking in Paris, “…”".
    """
    parse, (opening, first) = ctx.parse, (ctx.quotations[number].tokens[0], ctx.quotations[number].inner[0])
    begin = ctx.sentence(opening)[0]
    phrase = range(begin, opening - 1)
    if parse.words[opening - 1] != "," or not parse.words[first][:1].islower():
        return False
    if parse.pos[begin] not in {"ADP", "SCONJ"} or any(ctx.verbs_at(k) or k in ctx.parse.marks for k in phrase):
        return False
    return all(parse.lemma[k].lower() not in ctx.cues.media for k in phrase)
