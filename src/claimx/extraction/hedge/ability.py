"""When "could" tells what somebody was able, allowed or used to do: no hedge."""

from __future__ import annotations

from claimx.extraction.hedge.reading import Reading
from claimx.syntax import (
    adverbial_clauses,
    adverbs_of,
    auxiliaries_of,
    complementizer_of,
    determiner_of,
    is_clausal_complement,
    link_of,
    modifiers_of,
    negations_of,
    obliques_of,
    preposition_of,
    relative_antecedent_of,
    subject_of,
)

# No writer hangs more on one verb; where a parse does, nothing is looked for there.
MOST_PARTS = 100
# Years of this length, and how far a word may stand from "could" to tell its time.
YEAR = 4
NEAR = 3


def is_ability(reading: Reading, i: int, verb: int) -> bool:
    """Whether the "could" at i, on the verb given, is past ability or leave rather than doubt."""
    parse, senses = reading.parse, reading.lexicon.senses
    if len(parse.children[verb]) > MOST_PARTS:
        return False
    perfect = reading.word(i + 1) == "have" or reading.word(i + 2) == "have"
    if not perfect and (negations_of(parse, verb) or reading.word(i + 1) in reading.lexicon.negation["weak"]):
        return True
    if perfect:
        return False
    subject = subject_of(parse, verb)
    if subject is not None and is_none(reading, subject):
        return True
    if parse.lemma[verb] in senses["ability"] and reading.word(verb + 1) != "as":  # "could be seen as"
        return True
    if _by_its_clause(reading, verb) or not senses["ability_adverbs"].isdisjoint(
        {reading.word(i - 1), reading.word(i + 1)}
    ):
        return True
    # "all they could", "as fast as they could", "so that they could"
    before = (subject if subject is not None and subject < i else i) - 1
    word, earlier = reading.word(before), reading.word(before - 1)
    if word in senses["ability_before"] or word in senses["ability_antecedents"]:
        return True
    if (word == "that" and earlier in senses["ability_that"]) or (word == "so" and earlier in {"", ",", "and"}):
        return True
    return _is_past(reading, i, verb) or is_permission(reading, verb)


def _by_its_clause(reading: Reading, verb: int) -> bool:
    """So that they could; where visitors could sleep; as fast as they could."""
    parse, senses = reading.parse, reading.lexicon.senses
    mark = complementizer_of(parse, verb)
    if mark is not None and link_of(parse, verb) == "adverbial":
        # "If voters could choose" supposes that they can.
        if parse.lower[mark] in senses["ability_subordinators"] or parse.lower[mark] == "if":
            return True
        if parse.lower[mark] == "as" and any(reading.word(j) == "as" for j in range(mark - NEAR, mark)):
            return True
    if relative_antecedent_of(parse, verb) is None and link_of(parse, verb) != "adverbial":
        return False
    subject = subject_of(parse, verb, shared=False)
    return (
        subject is not None
        and any(parse.lower[c] == "where" for c in parse.children[verb])
        and parse.lemma[subject] in senses["able_people"]
    )


def _is_past(reading: Reading, i: int, verb: int) -> bool:
    """In the 1990s farmers could borrow freely; when the gates opened, visitors could walk in."""
    parse, senses = reading.parse, reading.lexicon.senses
    if any(parse.lower[j] in senses["past_adverbs"] for j in adverbs_of(parse, verb)):
        return True
    for noun in obliques_of(parse, verb):
        if _is_past_time(reading, noun):
            return True
    if is_clausal_complement(parse, verb):
        return False  # "said prices could rise when the cap was lifted" looks ahead from then
    for clause in adverbial_clauses(parse, verb):
        opens = parse.edges[clause][0]
        when = parse.lower[opens] in senses["past_clauses"]
        tags = {parse.tag[clause], *(parse.tag[j] for j in auxiliaries_of(parse, clause))}
        if when and opens < i and "VBD" in tags and "MD" not in tags:
            return True
    return False


def _is_past_time(reading: Reading, noun: int) -> bool:
    parse, senses = reading.parse, reading.lexicon.senses
    word = parse.words[noun]
    if preposition_of(parse, noun) in senses["past_prepositions"]:
        if len(word) == YEAR and word.isdigit() and word < "2010":
            return True
        if len(word) == YEAR + 1 and word[:YEAR].isdigit() and word < "2010s" and word.endswith("s"):
            return True
    if parse.lemma[noun] not in senses["past_times"]:
        return False
    before = {parse.lower[c] for c in (*modifiers_of(parse, noun), *_determiners(reading, noun))}
    return not before.isdisjoint(senses["past_modifiers"])


def _determiners(reading: Reading, noun: int) -> tuple[int, ...]:
    found = determiner_of(reading.parse, noun)
    return () if found is None else (found,)


def is_none(reading: Reading, noun: int) -> bool:
    """Whether a noun phrase names nothing: "nobody", "no driver"."""
    determiner = determiner_of(reading.parse, noun)
    words = reading.lexicon.negation["determiner"]
    return reading.parse.lower[noun] in words or (determiner is not None and reading.parse.lower[determiner] in words)


def is_permission(reading: Reading, verb: int) -> bool:
    """Whether a rule gives leave: "under the law, owners may sell"."""
    parse, senses = reading.parse, reading.lexicon.senses
    return any(
        preposition_of(parse, noun) in senses["permission_prepositions"]
        and parse.lemma[noun] in senses["permission_nouns"]
        for noun in obliques_of(parse, verb)
    )
