"""Hedges of whole sentences: questions."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import LONGEST_SIDE, PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Parse, subject_of

ASKING = frozenset({"?", "??", "?!", "!?"})
ENDING = frozenset({"?", ".", "!"})
CLOSING = frozenset("\"“”'‘’") | {"``", "''", ")", "."}
QUOTATION_MARKS = "\"“”'‘’"
# Marks behind a question's own: "?”)".
MOST_CLOSING = 5


def is_question(parse: Parse, token: int) -> bool:
    """Whether the sentence of a token ends in a question mark."""
    start, end = parse.sentence(token)
    for last in range(end - 1, max(start, end - MOST_CLOSING) - 1, -1):
        if parse.words[last] in ASKING:
            return True
        if parse.words[last] not in CLOSING and not parse.is_space(last):
            return False
    return False


@hedge_rule("hedge.question", frames=["question"], bears_on=["sentence"])
def question(text: AttributedText, mark: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """Could the army split?

    What a sentence asks it does not say.
    """
    parse = text.parse
    start = parse.sentence(mark)[0]
    if mark > start and parse.words[mark - 1] == "?":
        return None
    opens = max(start, mark - LONGEST_SIDE)
    opens = next((token + 1 for token in range(mark - 1, opens, -1) if parse.words[token] in ENDING), opens)
    for attribution in text.near(mark):
        for piece in attribution.content:
            if opens < piece[0] < mark <= piece[1]:
                opens = piece[0]
    scope = parse.trimmed((opens, mark), PAUSES + QUOTATION_MARKS + "?!")
    return HedgeMatch((mark, mark + 1), scope) if scope[0] < scope[1] else None


@hedge_rule("hedge.question-order", frames=["question_order"], bears_on=["sentence"])
def unmarked_question(text: AttributedText, token: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """Will the bridge be rebuilt.

    A sentence that opens like a question but lost its mark.
    """
    parse, senses = text.parse, text.lexicon.senses
    start, end = parse.sentence(token)
    end = min(end, token + LONGEST_SIDE)
    if any(not parse.is_punctuation(before) and not parse.is_space(before) for before in range(start, token)):
        return None
    opener = token + 1 if parse.lower[token] in senses["question_words"] else token
    if (
        opener >= end
        or parse.lower[opener] not in senses["question_openers"]
        or parse.pos[opener] not in {"AUX", "VERB"}
    ):
        return None
    if any(parse.lower[after].startswith("?") for after in range(token, end)):
        return None
    if not _is_inverted(parse, opener, predicate_first=opener > token):
        return None
    return HedgeMatch((token, opener + 1), parse.trimmed((token, end), PAUSES + QUOTATION_MARKS))


def _is_inverted(parse: Parse, opener: int, *, predicate_first: bool) -> bool:
    """Whether the subject stands right behind the verb that opens: "will [the bridge] be rebuilt"."""
    verb = parse.head[opener]
    subject = subject_of(parse, verb, shared=False)
    if subject is None or parse.edges[subject][0] != opener + 1:
        return False
    if not predicate_first and verb != opener and subject > verb:
        return False
    return {"VERB", "PUNCT"}.isdisjoint(parse.pos[opener + 1 : subject])
