"""Hedges that are verbs of belief, suspicion and suggestion, with the clause that is believed."""

from __future__ import annotations

from claimx.extraction.hedge.reading import WITHIN, Found, Reading
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_VERBS,
    Tokens,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    is_passive,
    is_relative_clause,
    object_of,
    open_complement_of,
    predicate_of,
    subject_of,
)


@rule("hedge.stance")
def clause_verb(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Analysts believe that the bank will fail.

    Verbs of belief, suspicion and suggestion with the clause that is believed; "believe in" and "think of" are none.
    """
    parse = reading.parse
    if parse.pos[i] != "VERB" or is_passive(parse, i):
        return None
    complement = clausal_complement_of(parse, i)
    if _is_other_sense(reading, i, entry, complement):
        return None
    cue = (i, i + 1)
    if complement is not None and complement != i:
        return _with_complement(reading, i, complement, entry)
    if entry.category == "distancing" and parse.children[i]:
        claimed = _clause_behind(reading, i)
        if claimed is not None:
            return Found(cue, claimed)
        thing = object_of(parse, i)
        if thing is not None and parse.lemma[thing] in reading.lexicon.senses["claimed_wrongs"]:
            return Found(cue, parse.trimmed(parse.edges[thing]))
        if thing is not None:
            return None  # "claimed responsibility"
    attribution = reading.cue_heads.get(i)
    if attribution is not None and attribution.content:
        start, end = max(attribution.content, key=lambda piece: piece[1] - piece[0])
        return Found(cue, (start, end)) if end - start > 1 or parse.pos[start] != "PRON" else None
    if reading.word(i + 1) == "that" and reading.tag(i + 1) == "IN":
        return Found(cue, reading.clause(i))
    return _expected_or_added(reading, i, entry) if entry.category == "doxastic" else None


def _is_other_sense(reading: Reading, i: int, entry: HedgeEntry, complement: int | None) -> bool:
    """One can imagine how; the ministry indicated that; she believes in fate; he suggested a ban."""
    parse, senses = reading.parse, reading.lexicon.senses
    word = entry.words[0]
    if word in senses["pictured"] and any(parse.lower[j] in senses["able"] for j in auxiliaries_of(parse, i)):
        return True
    if word in senses["telling"] and _is_told(reading, i):
        return True
    if reading.word(i + 1) in senses["stance_prepositions"] and complement is None:
        return True
    return word in senses["proposing"] and _is_proposal(reading, i, complement)


def _with_complement(reading: Reading, i: int, complement: int, entry: HedgeEntry) -> Found | None:
    parse = reading.parse
    mark = complementizer_of(parse, complement)
    if mark is not None and parse.lower[mark] in {"if", "to"} and entry.category != "doxastic":
        return None
    if parse.tag[complement] == "VBG" and subject_of(parse, complement, shared=False) is None:
        return None
    return Found((i, i + 1), reading.clause(complement))


def _expected_or_added(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The bank expects growth; the mayor, I think, will resign."""
    parse, senses = reading.parse, reading.lexicon.senses
    cue = (i, i + 1)
    if entry.words[0] in senses["expecting"]:
        thing, opened = object_of(parse, i), open_complement_of(parse, i)
        if thing is not None and parse.lemma[thing] in senses["expect_pseudo"]:
            return None
        if opened is not None and opened > i and (thing is not None or parse.lower[i + 1] != "to"):
            return Found(cue, reading.clause(opened) if thing is None else (thing, parse.edges[opened][1]))
        finite = parse.tag[i] in FINITE_VERBS or bool(auxiliaries_of(parse, i))
        if thing is not None and finite and not is_relative_clause(parse, i) and thing > i:
            return Found(cue, parse.trimmed(parse.edges[thing]))
    subject = subject_of(parse, i, shared=False)
    if subject == i - 1 and parse.lower[subject] in senses["oneself"]:
        after = i + 1
        if after >= parse.n or parse.words[after] in {",", ".", "?", "!", "—", "–", "”", '"'}:
            return Found(cue, reading.clause(predicate_of(parse, parse.head[i])))
    return None


def _is_proposal(reading: Reading, i: int, complement: int | None) -> bool:
    """He suggested a ban, or that they stay at home: what should be done, not what was."""
    parse = reading.parse
    if complement is None:
        return object_of(parse, i) is not None and _is_told(reading, i)
    if subject_of(parse, complement, shared=False) is None or auxiliaries_of(parse, complement):
        return False
    return parse.tag[complement] == "VB" or (parse.tag[i] == "VBD" and parse.tag[complement] == "VBP")


def _clause_behind(reading: Reading, i: int) -> Tokens | None:
    """The clause right after a verb, where the parse took its subject for an object: "claiming the vote was stolen"."""
    parse = reading.parse
    end = parse.sentence(i)[1]
    if reading.word(i + 1) == "that":
        return None
    noun = None
    for j in range(i + 1, min(end, i + WITHIN)):
        if parse.tag[j] in FINITE_OR_MODAL and noun is not None:
            if noun in reading.lexicon.senses["claimed_things"]:
                return None
            stop = max(reading.clause(j if parse.pos[j] == "VERB" else predicate_of(parse, j))[1], j + 1)
            return parse.trimmed((i + 1, min(stop, end)), ",;:.-–—")
        if parse.pos[j] in {"NOUN", "PROPN", "PRON"}:
            noun = parse.lemma[j]
        elif parse.pos[j] not in {"DET", "ADJ", "NUM", "PART"} and parse.lower[j] != "of":
            return None
    return None


def _is_told(reading: Reading, i: int) -> bool:
    """The ministry has indicated that: who indicates says it, a figure that does so only suggests it."""
    parse = reading.parse
    subject = subject_of(parse, i)
    return subject is not None and (
        parse.pos[subject] == "PROPN" or parse.lemma[subject] in reading.lexicon.senses["tellers"]
    )
