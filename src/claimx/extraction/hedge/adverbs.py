"""Hedges that are adverbs."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, is_predicate, predicate_of

# How far "than" may stand behind a comparison, and how many words may link an adverb to what it weakens.
THAN = 25
LINKS = 4
LINKING = frozenset({"ADV", "ADP", "SCONJ", "PART", "DET"})


@hedge_rule("hedge.adverb", frames=["adverb"], bears_on=["modified", "itself"])
def adverb(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The fire probably started in the kitchen.

    An adverb that weakens a clause, or only the phrase before which it stands.
    """
    parse, senses = text.parse, text.lexicon.senses
    word = entry.words[0]
    if word in senses["adjectives_too"] and parse.pos[token] == "ADJ":
        return None
    if f"{word} {parse.lemma[parse.head[token]]}" in senses["adjective_pseudo"]:
        return None  # "registered, likely voters"
    if word in senses["feasibly"] and _is_feasibility(text, token):
        return None
    return adverbial_match(text, with_degree(text, token), token)


def _is_feasibility(text: AttributedText, token: int) -> bool:
    """Can't possibly; as much as he possibly can."""
    if text.word(token + 1) in text.lexicon.senses["able"]:
        return True
    return not text.lexicon.negation["adverb"].isdisjoint({text.word(token - 1), text.word(token - 2)})


def with_degree(text: AttributedText, token: int) -> Tokens:
    """The cue with the "most" or "very" before it."""
    return (token - 1 if text.word(token - 1) in text.lexicon.senses["degrees"] else token), token + 1


def adverbial_match(text: AttributedText, cue: Tokens, token: int) -> HedgeMatch:
    """A cue that weakens the clause it stands in, or the phrase that it opens."""
    parse = text.parse
    head = _weakened(text, token)
    if head == token or is_predicate(parse, head):
        return HedgeMatch(cue, text.clause(head))
    if text.word(cue[1]) == "," and (cue[0] == 0 or parse.sentence_of[cue[0] - 1] != parse.sentence_of[token]):
        return HedgeMatch(cue, text.clause(predicate_of(parse, token)))  # "Apparently, the …"
    start, end = parse.edges[head]
    if start <= token < head:
        start = cue[1]
    start, end = parse.trimmed((start, end), PAUSES)
    return HedgeMatch(cue, (start, end) if start < end else (head, head + 1))


def _weakened(text: AttributedText, token: int) -> int:
    """What an adverb hangs on, past the words that only link it: "probably in the [kitchen]"."""
    parse, head = text.parse, text.parse.head[token]
    for _ in range(LINKS):
        if is_predicate(parse, head) or parse.pos[head] not in LINKING:
            break
        head = parse.head[head]
    return head


def is_comparison(text: AttributedText, token: int) -> bool:
    """Twice as likely; more likely than men: how often, not how sure."""
    senses, before = text.lexicon.senses, text.word(token - 1)
    if before in senses["equal_before"] and text.parse.head[token - 1] <= token:  # not "described as likely a hoax"
        return True
    if before not in senses["comparative_before"]:
        return False
    if text.word(token - 2) in senses["measure_before"]:
        return True
    end = text.parse.sentence(token)[1]
    return any(text.parse.lower[after] == "than" for after in range(token, min(end, token + THAN)))
