"""Passive verbs of belief, report and expectation: "is believed to", "is expected"."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import phrase_of
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    clausal_complement_of,
    first_auxiliary_of,
    has_expletive,
    infinitive_after,
    is_passive,
    link_of,
    open_complement_of,
)

# How far "dead" may stand from "feared".
COMPLEMENT_WITHIN = 10


@hedge_rule("hedge.passive", frames=["passive"], bears_on=["itself"])
def passive(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The two men are believed to have fled abroad.

    Passive verbs of belief, report and expectation before an infinitive, or with "it" and a clause.
    """
    parse, senses, lemma = text.parse, text.lexicon.senses, entry.words[0]
    if parse.tag[verb] not in {"VBN", "VBD", "JJ"} or parse.pos[verb] == "NOUN":
        return None
    first = first_auxiliary_of(parse, verb)
    with_be = not senses["be"].isdisjoint(parse.lower[first:verb])
    infinitive = infinitive_after(parse, verb)
    if (
        lemma in senses["obliging"]
        and entry.category == "distancing"
        and (infinitive is None or text.word(infinitive + 1) not in senses["have"])
    ):
        return None  # "is supposed to pay" is of the future
    if infinitive is not None:
        if not with_be and not _is_reduced(text, verb, lemma):
            return None
        if not with_be and link_of(parse, verb) == "noun clause":
            return HedgeMatch((first, infinitive + 1), phrase_of(parse, parse.head[verb]))
        return HedgeMatch((first, infinitive + 1), text.clause(verb))
    if (with_be and _says_it_of_clause(text, verb)) or _says_it_of_thing(text, verb, entry, with_be=with_be):
        beside = link_of(parse, verb) == "parataxis"  # "…, it was reported"
        return HedgeMatch((first, verb + 1), text.clause(parse.head[verb] if beside else verb))
    return None


def _is_reduced(text: AttributedText, verb: int, lemma: str) -> bool:
    """A man believed to be armed; but "to expect to" is also active: "the firm, planned to"."""
    parse = text.parse
    if lemma not in text.lexicon.senses["active_infinitive"]:
        return True  # "believed to be" without an object can only be a passive
    if link_of(parse, verb) not in {"noun clause", "relative"} and text.word(verb - 1) != ",":
        return False
    return parse.tag[verb] == "VBN" and is_passive(parse, verb)


def _says_it_of_clause(text: AttributedText, verb: int) -> bool:
    """It is believed that."""
    if not has_expletive(text.parse, verb):
        return False
    if verb + 1 >= text.parse.n or text.parse.is_punctuation(verb + 1):
        return True  # "…, it was reported"
    return clausal_complement_of(text.parse, verb) is not None or text.word(verb + 1) == "that"


def _says_it_of_thing(text: AttributedText, verb: int, entry: HedgeEntry, *, with_be: bool) -> bool:
    """Are feared dead; a verdict is expected; not: is considered a failure, a judgement."""
    parse = text.parse
    if entry.words[0] in text.lexicon.senses["with_infinitive"]:
        return False
    if entry.category == "doxastic":
        held = open_complement_of(parse, verb)
        if held is not None and verb < held <= verb + COMPLEMENT_WITHIN:
            return with_be or link_of(parse, verb) in {"noun clause", "conjunct"}
        return with_be and text.tag(verb + 1) in {"JJ", "DT"}
    return with_be and entry.category == "future"
