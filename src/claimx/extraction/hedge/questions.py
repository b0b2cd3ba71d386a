"""Hedges of whole sentences: questions."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import LONGEST_SIDE, PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Quantity
from claimx.syntax import Parse, Tokens, auxiliaries_of, link_of, predicate_of, subject_of

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
            if opens < first < mark <= end and parse.is_mark(first - 1):
                opens = first
    return opens


def _asking_word(parse: Parse, asked: Tokens) -> int | None:
    """The question word or inverted verb, else the first verb: "if so, [what] is the plan?", "[will] it hold?"."""
    verbs: list[int] = []
    for token in range(*asked):
        if parse.tag[token] in QUESTION_TAGS and _opens_question(parse, token, asked[0]):
            return token
        if parse.pos[token] in {"AUX", "VERB"} and parse.words[token].isascii():  # no other script
            if _is_inverted_first(parse, token, asked[0]):
                return token
            verbs.append(token)
    return verbs[0] if verbs else None


def _opens_question(parse: Parse, word: int, start: int) -> bool:
    """Whether a question word opens its clause, and that no adverbial one: "when it rains, will they play?"."""
    before = word - 1
    if before > start and parse.pos[before] in {"ADP", "SCONJ"}:
        before -= 1  # "in what states", "about how many"
    if before >= start and not parse.is_mark(before) and parse.pos[before] not in {"CCONJ", "ADV", "ADP"}:
        return False
    predicate = predicate_of(parse, word)
    return link_of(parse, predicate) not in {"adverbial", "relative"} or _asks_behind(parse, word, predicate)


def _asks_behind(parse: Parse, word: int, predicate: int) -> bool:
    """Given the cold, how many boats [do you expect]: the auxiliary before its subject."""
    subject = subject_of(parse, predicate, shared=False)
    return subject is not None and any(word < each < subject for each in auxiliaries_of(parse, predicate))


def _is_inverted_first(parse: Parse, token: int, start: int) -> bool:
    """A verb before its subject: "so [did] they leave?", "if it rains, [will] they play?"."""
    if parse.tag[token] in {"VBG", "VBN"} or parse.pos[token + 1] not in {"PRON", "DET", "PROPN", "NOUN"}:
        return False
    if parse.words[token - 1] == "," and parse.pos[token] == "AUX":
        return True
    return all(parse.is_mark(before) or parse.pos[before] in SMALL for before in range(start, token))


@hedge_rule("hedge.question-order", bears_on=["sentence"])
def unmarked_questions(
    text: AttributedText, _quantities: tuple[Quantity, ...]
) -> Iterator[tuple[HedgeMatch, HedgeEntry]]:
    """Will the bridge be rebuilt.

    A sentence that opens like a question but lost its mark.
    """
    parse, senses, openers = text.parse, text.lexicon.senses, text.lexicon.openers
    for start, end in parse.sentences:
        token = start
        while token < end and token in parse.marks:
            token += 1
        if token == end or parse.lower[token] not in openers:
            continue
        verb, stop = token + (parse.lower[token] in senses["question_words"]), min(end, token + LONGEST_SIDE)
        if _asks(text, (token, stop), verb):
            scope = parse.trimmed((token, stop), PAUSES + QUOTATION_MARKS)
            yield HedgeMatch((token, verb + 1), scope), openers[parse.lower[token]]


def _asks(text: AttributedText, sentence: Tokens, verb: int) -> bool:
    """Whether a sentence without a question mark opens with an inverted verb, behind its question word if any."""
    parse, senses, end = text.parse, text.lexicon.senses, sentence[1]
    if verb >= end or parse.lower[verb] not in senses["question_openers"]:
        return False
    if parse.lower[verb] in senses["inverted_conditions"] and "," in parse.words[verb:end]:
        return False  # "should the talks fail, …"
    if any(parse.lower[each].startswith("?") for each in range(verb, end)):
        return False
    return _is_inverted(parse, verb, predicate_first=verb > sentence[0])


def _is_inverted(parse: Parse, opener: int, *, predicate_first: bool) -> bool:
    """Whether the subject stands right behind the verb that opens: "will [the bridge] be rebuilt"."""
    verb = parse.head[opener]
    subject = subject_of(parse, verb, shared=False)
    if subject is None or parse.edges[subject][0] != opener + 1:
        return False
    if not predicate_first and subject > verb:
        return False
    return {"VERB", "PUNCT"}.isdisjoint(parse.pos[opener + 1 : subject])
