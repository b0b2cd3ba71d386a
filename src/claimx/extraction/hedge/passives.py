"""Passive verbs of belief, report and expectation: "is believed to", "is expected"."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import phrase_of
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    Tokens,
    clausal_complement_of,
    complementizer_of,
    first_auxiliary_of,
    has_expletive,
    infinitive_after,
    is_passive,
    link_of,
    open_complement_of,
    passive_agent_of,
    subject_of,
)

# How far "dead" may stand from "feared".


@hedge_rule("hedge.passive", frames=["passive"], bears_on=["itself"])
def passive(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The two men are believed to have fled abroad.

    Passive verbs of belief, report and expectation before an infinitive, or with "it" and a clause.
    """
    parse = text.parse
    if parse.tag[verb] not in {"VBN", "VBD", "JJ"}:
        return None
    first = first_auxiliary_of(parse, verb)
    with_be = not text.lexicon.senses["be"].isdisjoint(parse.lower[first:verb])
    first, infinitive = text.behind_hedges(first, verb), infinitive_after(parse, verb)
    if _is_duty(text, infinitive, entry):
        return None
    if infinitive is not None:
        reduced = not with_be and _is_reduced(text, verb, entry.words[0])
        return HedgeMatch((first, infinitive + 1), _scope(text, verb)) if with_be or reduced else None
    if (with_be and _says_it_of_clause(text, verb)) or _says_it_of_thing(text, verb, entry, with_be=with_be):
        return HedgeMatch((first, verb + 1), _scope(text, verb))
    return None


def _is_duty(text: AttributedText, infinitive: int | None, entry: HedgeEntry) -> bool:
    """Whether "supposed to pay" is no distance: that of "supposed to have paid" is."""
    senses = text.lexicon.senses
    if entry.category != "distancing" or entry.words[0] not in senses["obliging"]:
        return False
    return infinitive is None or text.word(infinitive + 1) not in senses["have"]


def _scope(text: AttributedText, verb: int) -> Tokens:
    """The clause; of a participle its noun, of an aside the clause beside it: "…, it was reported"."""
    parse = text.parse
    link = link_of(parse, verb)
    if link == "noun clause":
        return phrase_of(parse, parse.head[verb])
    return text.clause(parse.head[verb] if link == "parataxis" else verb)


def _is_reduced(text: AttributedText, verb: int, lemma: str) -> bool:
    """A man believed to be armed; but "to expect to" is also active: "the firm, planned to"."""
    parse = text.parse
    if lemma not in text.lexicon.senses["active_infinitive"]:
        return True  # "believed to be" without an object can only be a passive
    if link_of(parse, verb) in {"noun clause", "relative"}:
        return is_passive(parse, verb)
    if text.word(verb - 1) != ",":
        return is_passive(parse, verb) and _is_absolute(text, verb)
    awaited = parse.tag[verb] == "VBN" and lemma not in text.lexicon.senses["with_infinitive"]
    return awaited or is_passive(parse, verb)  # "a new chief, expected to be"; "the firm, planned to" is active


def _is_absolute(text: AttributedText, verb: int) -> bool:
    """With smaller parties expected to gain."""
    mark = complementizer_of(text.parse, verb)
    return mark is not None


def _says_it_of_clause(text: AttributedText, verb: int) -> bool:
    """It is believed that."""
    if not has_expletive(text.parse, verb):
        return False
    if verb + 1 >= text.parse.n or text.parse.is_mark(verb + 1):
        return True  # "…, it was reported"
    return clausal_complement_of(text.parse, verb) is not None


def _says_it_of_thing(text: AttributedText, verb: int, entry: HedgeEntry, *, with_be: bool) -> bool:
    """Are feared dead; a verdict is expected; not: is considered a failure, a judgement."""
    parse, senses = text.parse, text.lexicon.senses
    if entry.words[0] in senses["with_infinitive"]:
        return entry.words[0] in senses["arranged"] and _is_arranged(text, verb)
    if text.word(verb + 1) in senses["fates"] and not with_be:
        return entry.category == "doxastic"
    if entry.category == "doxastic":
        held = open_complement_of(parse, verb)
        if held is not None:
            return with_be
        if entry.words[0] in senses["suspecting"] and _ends(text, verb):
            return with_be and passive_agent_of(parse, verb) is None  # "arson is suspected"
        return with_be and text.tag(verb + 1) in {"JJ", "DT"}
    if entry.category == "evidential":  # "damage is reported along the coast"; "cases were reported" counts them
        return with_be and entry.words[0] in senses["heard"] and _is_in_present(text, verb)
    thing = open_complement_of(parse, verb)  # "these were expected results" awaits nothing
    return with_be and entry.category == "future" and (thing is None or parse.pos[thing] != "NOUN")


def _ends(text: AttributedText, verb: int) -> bool:
    """Whether the clause ends with a verb, or goes on with where and when."""
    following = verb + 1
    if following >= text.parse.n or text.parse.is_mark(following):
        return True
    led = text.word(following)
    return text.tag(following) in {"IN", "CC"} and led not in text.lexicon.senses["accuse_prepositions"]


def _is_arranged(text: AttributedText, verb: int) -> bool:
    """Protests are planned nationwide, events have been planned."""
    perfect = text.word(first_auxiliary_of(text.parse, verb)) in text.lexicon.senses["have_now"]
    return _is_now(text, verb) or (perfect and passive_agent_of(text.parse, verb) is None)


def _is_in_present(text: AttributedText, verb: int) -> bool:
    """Is reported, by nobody that is named, to nobody, as nothing; are reported dead."""
    subject = subject_of(text.parse, verb)
    if not _is_now(text, verb) or (subject is not None and _is_tallied(text, subject)):
        return False
    return text.tag(verb + 1) in {"IN", ",", "."} or text.word(verb + 1) in text.lexicon.senses["fates"]


def _is_tallied(text: AttributedText, subject: int) -> bool:
    """500 new cases are reported in a day: that counts them."""
    parse = text.parse
    counted = any(parse.pos[child] == "NUM" for child in parse.children[subject])
    return counted and parse.lemma[subject] in text.lexicon.senses["tallied"]


def _is_now(text: AttributedText, verb: int) -> bool:
    """Is planned, are reported, by nobody that is named."""
    first = first_auxiliary_of(text.parse, verb)
    return text.word(first) in text.lexicon.senses["is_now"] and passive_agent_of(text.parse, verb) is None
