"""Seem, appear and look: what something is said to look like."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import clausal_complement_of, has_expletive, infinitive_after, link_of, open_complement_of

# How far what refutes a "seemed" may stand before it; after it twice as far.
REFUTED_WITHIN = 10
# Words after "but" that may refute.
AFTER_BUT = 3
QUALITIES = frozenset({"ADJ", "VERB", "NOUN", "ADV"})


@hedge_rule("hedge.raising", frames=["raising"], bears_on=["itself"])
def raising(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The deal appears to have collapsed.

    Seem, appear and look with a complement; to appear in court or on television is none.
    """
    parse, lemma, senses = text.parse, entry.words[0], text.lexicon.senses
    if parse.pos[verb] not in {"VERB", "AUX"} or _is_refuted(text, verb):
        return None
    if lemma in senses["only_infinitive"]:
        seems = infinitive_after(parse, verb) == verb + 1
    elif lemma in senses["literal_looks"]:
        seems = _looks(text, verb)
    else:
        always = lemma in senses["always_seeming"]
        seems = _with_infinitive(text, verb, always) or _with_clause(text, verb, always) or _with_quality(text, verb)
        seems = seems or (always and _has_anything(text, verb))
    if not seems:
        return None
    auxiliary = link_of(parse, verb) == "auxiliary"
    return HedgeMatch((verb, verb + 1), text.clause(parse.head[verb] if auxiliary else verb))


def _looks(text: AttributedText, verb: int) -> bool:
    """Looks certain; looks like it will; not: looks like his father."""
    after = text.word(verb + 1)
    if after != "like":
        return after in text.lexicon.senses["look_complements"] or _looks_so(text, verb)
    if clausal_complement_of(text.parse, verb) is None and not has_expletive(text.parse, verb):
        return False
    return text.tag(verb + 2) not in {"IN", ","}


def _looks_so(text: AttributedText, verb: int) -> bool:
    """Looks unsafe; looks so popular; but who looks tired is seen to be."""
    after = verb + 2 if text.tag(verb + 1) == "RB" else verb + 1
    if text.tag(after) not in {"JJ", "JJR"}:
        return False
    return text.word(after) not in text.lexicon.senses["looks"]


def _with_infinitive(text: AttributedText, verb: int, always: bool) -> bool:
    """Appears to have left; not: appeared yesterday to apologise."""
    mark = infinitive_after(text.parse, verb)
    if mark is None:
        return False
    return always or mark == verb + 1


def _with_clause(text: AttributedText, verb: int, always: bool) -> bool:
    """It appears that; it seems the bank failed; it seems."""
    it = has_expletive(text.parse, verb)
    if text.word(verb + 1) in text.lexicon.senses["seeming_marks"]:
        return always or it
    if not it:
        return False
    after = verb + 1
    return clausal_complement_of(text.parse, verb) is not None or after >= text.parse.n or text.parse.is_mark(after)


def _with_quality(text: AttributedText, verb: int) -> bool:
    """Appears calm; appears very likely; not: appeared in court, or on new posters."""
    parse = text.parse
    complement = open_complement_of(parse, verb)
    if complement is not None and parse.pos[complement] in QUALITIES:
        return True
    after = verb + 2 if text.tag(verb + 1) == "RB" else verb + 1
    return text.tag(after) in {"JJ", "VBN", "JJR"} and not text.tag(after + 1).startswith("NN")


def _has_anything(text: AttributedText, verb: int) -> bool:
    return open_complement_of(text.parse, verb) is not None


def _is_refuted(text: AttributedText, verb: int) -> bool:
    """What once seemed safe; he seemed calm but was not: the text itself says how it was."""
    parse, senses = text.parse, text.lexicon.senses
    start, end = parse.sentence(verb)
    around = range(max(start, verb - REFUTED_WITHIN), min(end, verb + 2 * REFUTED_WITHIN))
    if parse.tag[verb] in {"VBD", "VBN"} and any(
        parse.lower[token] in senses["at_first"] and parse.pos[token] != "ADJ" for token in around
    ):
        return True
    behind = range(verb + 1, around.stop)
    but = next((token for token in behind if parse.lower[token] in senses["contrast"]), None)
    if but is None:
        return False
    after = " ".join(parse.lower[but + 1 : min(end, but + 1 + AFTER_BUT)])
    return any(f" {after} ".startswith(f" {words} ") for words in senses["in_truth"])
