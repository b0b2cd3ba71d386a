"""Attribution by a question that somebody was asked, whose clause the tree hangs elsewhere."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue, Match, Words, said
from claimx.extraction.rule import rule
from claimx.extraction.stretches import DASHES
from claimx.syntax import FINITE_OR_MODAL, Tokens, is_passive, passive_agent_of

# How far behind the verb the question may begin: "asked on Monday by a reporter whether".
LONGEST_GAP = 9
# Ask for a word that may also describe the noun before it: "asked by a man who had left".
DESCRIBES = frozenset({"who", "whom", "which", "whose", "when", "where"})
IN_GAP = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "ADV", "NUM", "PUNCT", "PRON"})


@rule("attribution.asked", frames={"question"}, tier="reporting")
def asked(ctx: Context, cue: Cue) -> Match | None:
    """The mayor was asked what she thought the council would do.

    The question that was put to somebody, which does not ask: a passive, a clause of time without a subject ("when
    asked whom she backed"), what two commas set off from who was asked ("Roe, asked if it was safe, declined").
    """
    verb = cue.token
    if cue.verb.frames["question"] != "ask" or not _is_put_to_somebody(ctx, verb):
        return None
    question = _question_behind(ctx, verb)
    if question is None:
        return None
    agent = passive_agent_of(ctx.parse, verb)
    source = agent if agent is not None and verb < agent < question[0] else None
    head = next((k for k in range(*question) if ctx.parse.tag[k] in FINITE_OR_MODAL), None)
    return None if head is None else said(cue, "ask", source, (Words(*question),), head)


def _is_put_to_somebody(ctx: Context, verb: int) -> bool:
    """Whether a verb tells that somebody was asked: "was asked", "when asked", "Asked"; "Roe, asked if …, left"."""
    parse, before = ctx.parse, verb - 1
    if parse.tag[verb] not in {"VBN", "VBD"}:
        return False
    if is_passive(parse, verb) or verb == ctx.first_word(verb) or parse.tag[before] == "WRB":
        return True
    return parse.words[before] == "," and _is_resumed(ctx, verb)


def _is_resumed(ctx: Context, verb: int) -> bool:
    """Whether a finite verb follows the comma that closes the question: who was asked goes on to do it."""
    question = _question_behind(ctx, verb)
    return question is not None and ctx.parse.tag[question[1] + 1] in FINITE_OR_MODAL


def _question_behind(ctx: Context, verb: int) -> Tokens | None:
    """The stretch of the question behind a verb of asking, up to its comma, a dash or the end of the sentence."""
    parse, end = ctx.parse, ctx.sentence(verb)[1]
    opener = next((k for k in range(verb + 1, min(verb + LONGEST_GAP, end)) if _opens(ctx, verb, k)), None)
    if opener is None or any(parse.pos[k] not in IN_GAP for k in range(verb + 1, opener)):
        return None
    close, stated = opener, False
    while close < end and not (stated and (parse.words[close] == "," or parse.words[close] in DASHES)):
        stated = stated or parse.tag[close] in FINITE_OR_MODAL
        close += 1
    return ctx.trimmed(opener, close) if stated else None


def _opens(ctx: Context, verb: int, token: int) -> bool:
    """Whether a question begins at a token."""
    word = ctx.parse.lower[token]
    about_agent = word in DESCRIBES and ctx.parse.lower[verb + 1] == "by"
    return word in ctx.cues.questions and not about_agent
