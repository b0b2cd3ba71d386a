"""When "could" tells what somebody was able, allowed or used to do: no hedge."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
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
# A year or decade that is over, and how far the first "as" may stand from the second.
FIRST_YEAR, PAST_YEAR = "1000", "2010"
AS_BEFORE = 3


def is_ability(text: AttributedText, could: int, verb: int) -> bool:
    """Whether a "could", on the verb given, is past ability or leave rather than doubt."""
    parse, senses = text.parse, text.lexicon.senses
    if len(parse.children[verb]) > MOST_PARTS:
        return False
    if not senses["have"].isdisjoint({text.word(could + 1), text.word(could + 2)}):
        # "Could have" doubts; what "could not have" happened did not.
        return text.word(could + 1) in text.lexicon.negation["adverb"]
    if negations_of(parse, verb) or text.word(could + 1) in text.lexicon.negation["weak"]:
        return True
    if parse.lemma[verb] in senses["ability"] and text.word(verb + 1) not in senses["seen_as"]:
        return True
    return (
        _by_its_subject(text, could, verb)
        or not senses["ability_adverbs"].isdisjoint({text.word(could - 1), text.word(could + 1)})
        or _by_its_clause(text, verb)
        or _is_past(text, could, verb)
        or is_permitted(text, verb)
    )


def _by_its_subject(text: AttributedText, could: int, verb: int) -> bool:
    """No driver could stop; all they could; as fast as they could; so that they could."""
    senses = text.lexicon.senses
    subject = subject_of(text.parse, verb)
    if subject is not None and is_none(text, subject):
        return True
    before = _before(text, could, subject)
    word, earlier = text.word(before), text.word(before - 1)
    if word in senses["ability_before"] or word in senses["ability_antecedents"]:
        return True
    if word in senses["ability_that"]:
        return earlier in senses["before_ability_that"]
    return word in senses["ability_so"] and (not earlier or earlier in senses["before_ability_so"])


def _before(text: AttributedText, could: int, subject: int | None) -> int:
    """The token before the subject, or that before the "could" where there is none; none of the subject's own."""
    if subject is None or subject > could:
        return could - 1
    return -1 if text.parse.edges[subject][0] < subject else subject - 1  # "more than [half] could"


def _by_its_clause(text: AttributedText, verb: int) -> bool:
    """So that they could; where visitors could sleep; as fast as they could."""
    parse, senses = text.parse, text.lexicon.senses
    adverbial = link_of(parse, verb) == "adverbial"
    mark = complementizer_of(parse, verb) if adverbial else None
    if mark is not None:
        if parse.lower[mark] in senses["ability_subordinators"]:
            return True
        pair = senses["comparing"]
        if parse.lower[mark] in pair and any(text.word(token) in pair for token in range(mark - AS_BEFORE, mark)):
            return True
    if not adverbial and relative_antecedent_of(parse, verb) is None:
        return False
    subject = subject_of(parse, verb, shared=False)
    if subject is None or parse.lemma[subject] not in senses["able_people"]:
        return False
    return any(parse.lower[child] in senses["places"] for child in parse.children[verb])


def _is_past(text: AttributedText, could: int, verb: int) -> bool:
    """In the 1990s farmers could borrow freely; when the gates opened, visitors could walk in."""
    parse, senses = text.parse, text.lexicon.senses
    if any(parse.lower[adverb] in senses["past_adverbs"] for adverb in adverbs_of(parse, verb)):
        return True
    if any(_is_past_time(text, noun) for noun in obliques_of(parse, verb)):
        return True
    if is_clausal_complement(parse, verb):
        return False  # "said prices could rise when the cap was lifted" looks ahead from then
    return any(_is_past_clause(text, clause, could) for clause in adverbial_clauses(parse, verb))


def _is_past_clause(text: AttributedText, clause: int, could: int) -> bool:
    """When the gates opened."""
    parse = text.parse
    opens = parse.edges[clause][0]
    if opens > could or parse.lower[opens] not in text.lexicon.senses["past_clauses"]:
        return False
    tags = {parse.tag[clause], *(parse.tag[auxiliary] for auxiliary in auxiliaries_of(parse, clause))}
    return "VBD" in tags


def _is_past_time(text: AttributedText, noun: int) -> bool:
    """In 1994; in the 1990s; in those days; under the old rules."""
    parse, senses = text.parse, text.lexicon.senses
    if preposition_of(parse, noun) in senses["past_prepositions"]:
        year = parse.words[noun].removesuffix("s")
        if len(year) == len(PAST_YEAR) and FIRST_YEAR <= year < PAST_YEAR:
            return True
    if parse.lemma[noun] not in senses["past_times"]:
        return False
    determiner = determiner_of(parse, noun)
    before = {parse.lower[token] for token in (*modifiers_of(parse, noun), determiner) if token is not None}
    return not before.isdisjoint(senses["past_modifiers"])


def is_none(text: AttributedText, noun: int) -> bool:
    """Whether a noun phrase names nothing: "nobody", "no driver"."""
    determiner = determiner_of(text.parse, noun)
    words = text.lexicon.negation["determiner"]
    return text.parse.lower[noun] in words or (determiner is not None and text.parse.lower[determiner] in words)


def is_permitted(text: AttributedText, verb: int) -> bool:
    """Whether a rule gives leave: "under the law, owners may sell"."""
    parse, senses = text.parse, text.lexicon.senses
    return any(
        preposition_of(parse, noun) in senses["permission_prepositions"]
        and parse.lemma[noun] in senses["permission_nouns"]
        for noun in obliques_of(parse, verb)
    )
