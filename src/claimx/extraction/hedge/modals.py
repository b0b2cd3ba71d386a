"""Hedges that are auxiliaries: may, might, could, must have, would have."""

from __future__ import annotations

from claimx.extraction.hedge.ability import is_ability, is_none, is_permitted
from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import link_of, predicate_of, subject_of

# Adverbs that may stand between "would" and "have", "have" and the participle.
ADVERBS = 2
# The end of a sentence in which its question mark is looked for.
SENTENCE_END = 3


@hedge_rule("hedge.modal", frames=["modal"], bears_on=["auxiliary"], weight=1.0)
def modal(text: AttributedText, auxiliary: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The truce may collapse within days.

    May, might and could of possibility; not permission, past ability, wishes or the month.
    """
    parse, senses = text.parse, text.lexicon.senses
    if parse.tag[auxiliary] != "MD":
        return None
    verb = parse.head[auxiliary] if link_of(parse, auxiliary) == "auxiliary" else predicate_of(parse, auxiliary)
    word = parse.lower[auxiliary]
    if word in senses["able"] and (is_ability(text, auxiliary, verb) or _is_request(text, auxiliary)):
        return None
    if word in senses["allowing"] and (_is_permission(text, auxiliary, verb) or _is_wish(text, auxiliary)):
        return None
    if text.word(auxiliary + 1) in senses["permission_adverbs"]:
        return None
    return HedgeMatch((auxiliary, auxiliary + 1), text.clause(verb))


def _is_request(text: AttributedText, auxiliary: int) -> bool:
    """A favour is asked: could you explain it."""
    return text.word(auxiliary + 1) in text.lexicon.senses["asked"]


def _is_permission(text: AttributedText, auxiliary: int, verb: int) -> bool:
    """You may leave; nobody may enter; may I; under the law, owners may sell."""
    parse, senses = text.parse, text.lexicon.senses
    subject = subject_of(parse, verb)
    if subject is not None and (parse.lower[subject] in senses["permission_subjects"] or is_none(text, subject)):
        return True
    return text.word(auxiliary + 1) in senses["permission_askers"] or is_permitted(text, verb)


def _is_wish(text: AttributedText, auxiliary: int) -> bool:
    """A wish or a set phrase: may he rest in peace; come what may; be that as it may."""
    parse = text.parse
    start, end = parse.sentence(auxiliary)
    while start < auxiliary and parse.is_mark(start):
        start += 1
    if auxiliary == start:
        return not any(parse.lower[token] == "?" for token in range(max(start, end - SENTENCE_END), end))
    before = f"{text.word(auxiliary - 2)} {text.word(auxiliary - 1)}"
    return before in text.lexicon.senses["before_set_may"]


@hedge_rule("hedge.modal-perfect", frames=["modal_perfect"], bears_on=["auxiliary"])
def modal_perfect(text: AttributedText, auxiliary: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The pilot must have seen the warning light.

    "Must have" before a participle is a conclusion, not a duty.
    """
    parse = text.parse
    have = _past_adverbs(text, auxiliary + 1)
    if text.word(have) not in text.lexicon.senses["have"]:
        return None
    if "VBN" not in {parse.tag[parse.head[auxiliary]], text.tag(have + 1)}:
        return None
    return HedgeMatch((auxiliary, have + 1), text.clause(parse.head[auxiliary]))


@hedge_rule("hedge.must-be", frames=["must_be"], bears_on=["auxiliary"])
def must_be(text: AttributedText, auxiliary: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """It must be the heaviest rain in years.

    "Must be" of what one infers; not a duty ("masks must be worn", "the form must be complete"). What goes on
    ("they must be using it") is inferred of anybody.
    """
    parse, senses = text.parse, text.lexicon.senses
    predicate = parse.head[auxiliary]
    if parse.tag[predicate] == "VBG":
        return HedgeMatch((auxiliary, auxiliary + 1), text.clause(predicate))
    if text.word(auxiliary - 1) not in senses["inferred"]:
        return None
    if predicate != auxiliary + 1 and parse.tag[predicate] in {"VBN", "VB"}:
        return None
    return HedgeMatch((auxiliary, auxiliary + 1), text.clause(predicate))


@hedge_rule("hedge.would-have", frames=["counterfactual"], bears_on=["auxiliary"])
def counterfactual(text: AttributedText, auxiliary: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """A stronger wall would have held the water back.

    "Would have" before a participle: what did not come about, or only on a condition.
    """
    parse = text.parse
    have = _past_adverbs(text, auxiliary + 1)
    if text.word(have) not in text.lexicon.senses["have"]:
        return None
    if text.tag(_past_adverbs(text, have + 1)) not in {"VBN", "VBD"}:
        return None
    verb = parse.head[auxiliary] if link_of(parse, auxiliary) == "auxiliary" else predicate_of(parse, auxiliary)
    return HedgeMatch((auxiliary, have + 1), text.clause(verb))


def _past_adverbs(text: AttributedText, token: int) -> int:
    """The token itself, or what follows the adverbs that begin there."""
    end = token + ADVERBS
    while token < end and text.tag(token) == "RB":
        token += 1
    return token
