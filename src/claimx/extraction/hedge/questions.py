"""Hedges of whole sentences: questions."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import LONGEST_SIDE, PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Parse, Tokens, link_of, predicate_of, subject_of

ASKING = frozenset({"?", "??", "?!", "!?"})
ENDING = frozenset({"?", ".", "!"})
CLOSING = frozenset("\"“”'‘’") | {"``", "''", ")", "."}
QUOTATION_MARKS = "\"“”'‘’"
SMALL = frozenset({"CCONJ", "ADV", "INTJ", "SCONJ", "SPACE"})
QUESTION_TAGS = frozenset({"WP", "WP$", "WRB", "WDT"})
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

    What a sentence asks it does not say; its cue is the question word or the first verb, the mark where there is none.
    """
    parse = text.parse
    start = parse.sentence(mark)[0]
    if mark > start and parse.words[mark - 1] == "?":
        return None
    opens = _asked_from(text, mark, max(start, mark - LONGEST_SIDE))
    scope = parse.trimmed((opens, mark), PAUSES + QUOTATION_MARKS + "?!")
    if scope[0] >= scope[1]:
        return None
    cue = _asking_word(parse, scope)
    return HedgeMatch((mark, mark + 1) if cue is None else (cue, cue + 1), scope)


def _asked_from(text: AttributedText, mark: int, start: int) -> int:
    """Where what is asked begins: behind the last sentence's end, at a quotation, at what somebody asks."""
    parse, reading = text.parse, text.reading
    opens = next((token + 1 for token in range(mark - 1, start, -1) if parse.words[token] in ENDING), start)
    number = reading.inner_quotation_of[mark]
    if number >= 0:
        opens = max(opens, reading.quotations[number].inner[0])
    for attribution in text.near(mark):
        for first, end in attribution.content:
            if opens < first < mark <= end and parse.is_punctuation(first - 1):
                opens = first
    return opens


def _asking_word(parse: Parse, asked: Tokens) -> int | None:
    """The question word or inverted verb, else the first verb: "if so, [what] is the plan?", "[will] it hold?"."""
    verbs: list[int] = []
    for token in range(*asked):
        if parse.tag[token] in QUESTION_TAGS and _opens_question(parse, token, asked[0]):
            return token
        if parse.pos[token] in {"AUX", "VERB"} and parse.words[token].isascii():  # no other script
            if (
                not verbs
                and parse.pos[token + 1] in {"PRON", "DET", "PROPN", "NOUN"}
                and _is_first(parse, token, asked[0])
            ):
                return token
            verbs.append(token)
    return verbs[0] if verbs else None


def _opens_question(parse: Parse, word: int, start: int) -> bool:
    """Whether a question word opens its clause, and that no adverbial one: "when it rains, will they play?"."""
    before = word - 1
    if before > start and parse.pos[before] == "ADP":
        before -= 1  # "in what states"
    if before >= start and not parse.is_punctuation(before) and parse.pos[before] not in {"CCONJ", "ADV", "ADP"}:
        return False
    return link_of(parse, predicate_of(parse, word)) not in {"adverbial", "relative"}


def _is_first(parse: Parse, token: int, start: int) -> bool:
    """Whether only marks and small words stand before it: "so [did] they leave?"."""
    return all(parse.is_punctuation(before) or parse.pos[before] in SMALL for before in range(start, token))


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
