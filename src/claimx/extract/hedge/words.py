"""Hedges that are single words beside what they hedge: modals, adverbs, adjectives, nouns."""

from __future__ import annotations

from claimx.extract.hedge.reading import Found, Reading, is_predicate
from claimx.extract.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    adverbs_of,
    clause_of_noun,
    complementizer_of,
    determiner_of,
    governing_clause,
    link_of,
    modifiers_of,
    negations_of,
    obliques_of,
    possessor_of,
    predicate_of,
    preposition_of,
    subject_of,
    subtree_span,
)


@rule("hedge.modal")
def modal(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The truce may collapse within days.

    May, might and could of possibility; not permission, past ability, wishes or the month.
    """
    parse, lexicon = reading.parse, reading.lexicon
    if parse.tag[i] != "MD" and parse.pos[i] != "AUX":
        return None
    verb = parse.head[i] if parse.head[i] != i else i
    if link_of(parse, i) != "auxiliary":
        verb = predicate_of(parse, i)
    word = parse.lower[i]
    if word == "could" and _is_ability(reading, i, verb):
        return None
    if word == "may" and (_is_permission(reading, i, verb) or _is_wish(reading, i)):
        return None
    if lexicon.senses["permission_adverbs"] & {reading.word(i + 1)}:
        return None
    return reading.clause_around(i, verb)


def _is_ability(reading: Reading, i: int, verb: int) -> bool:
    parse, senses = reading.parse, reading.lexicon.senses
    perfect = reading.word(i + 1) == "have" or reading.word(i + 2) == "have"
    if not perfect and (negations_of(parse, verb) or reading.word(i + 1) in reading.lexicon.negation["weak"]):
        return True
    if perfect:
        return False
    subject = subject_of(parse, verb)
    if subject is not None and _is_none(reading, subject):
        return True
    if parse.lemma[verb] in senses["ability"]:
        return True
    mark = complementizer_of(parse, verb)
    if mark is not None and parse.lower[mark] in senses["ability_subordinators"] and link_of(parse, verb) == "adverbial":
        return True
    # "all they could", "as fast as they could", "so that they could"
    before = (subject if subject is not None and subject < i else i) - 1
    if reading.word(before) in {"as", "before", "until", "till", "than"}:
        return True
    if reading.word(before) == "that" and reading.word(before - 1) in {"so", "all", "everything", "order"}:
        return True
    return reading.word(before) in senses["ability_antecedents"] or (reading.word(before) == "so" and reading.word(before - 1) in {"", ",", "and"})


def _is_none(reading: Reading, noun: int) -> bool:
    determiner = determiner_of(reading.parse, noun)
    words = reading.lexicon.negation["determiner"]
    return reading.parse.lower[noun] in words or (determiner is not None and reading.parse.lower[determiner] in words)


def _is_permission(reading: Reading, i: int, verb: int) -> bool:
    parse, senses = reading.parse, reading.lexicon.senses
    subject = subject_of(parse, verb)
    if subject is not None and (parse.lower[subject] in senses["permission_subjects"] or _is_none(reading, subject)):
        return True
    if reading.word(i + 1) == "i":
        return True
    for noun in obliques_of(parse, verb):
        if preposition_of(parse, noun) in senses["permission_prepositions"] and parse.lemma[noun] in senses["permission_nouns"]:
            return True
    return False


def _is_wish(reading: Reading, i: int) -> bool:
    """May he rest in peace; come what may; be that as it may."""
    parse = reading.parse
    start, end = parse.sentence(i)
    while start < i and parse.is_punctuation(start):
        start += 1
    if i == start and not any(parse.lower[j] == "?" for j in range(max(start, end - 3), end)):
        return True
    return reading.word(i - 1) in {"what", "it"} and reading.word(i - 2) in {"come", "as"} and parse.is_punctuation(min(i + 1, parse.n - 1))


@rule("hedge.modal-perfect")
def modal_perfect(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The pilot must have seen the warning light.

    "Must have" before a participle is a conclusion, not a duty.
    """
    parse = reading.parse
    j = i + 1
    while j <= i + 2 and reading.tag(j) == "RB":
        j += 1
    if reading.word(j) != "have" or parse.tag[parse.head[i]] != "VBN" and reading.tag(j + 1) != "VBN":
        return None
    return Found((i, j + 1), reading.clause(parse.head[i]))


@rule("hedge.would-have")
def counterfactual(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """A stronger wall would have held the water back.

    "Would have" before a participle: what did not come about, or only on a condition.
    """
    parse = reading.parse
    j = i + 1
    while j <= i + 2 and reading.tag(j) == "RB":
        j += 1
    if reading.word(j) not in {"have", "'ve", "’ve"}:
        return None
    k = j + 1
    while k <= j + 2 and reading.tag(k) == "RB":
        k += 1
    if reading.tag(k) not in {"VBN", "VBD"}:
        return None
    verb = parse.head[i] if link_of(parse, i) == "auxiliary" else predicate_of(parse, i)
    return Found((i, j + 1), reading.clause(verb))


@rule("hedge.adverb")
def adverb(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The fire probably started in the kitchen.

    An adverb that weakens a clause, or only the phrase before which it stands.
    """
    parse = reading.parse
    if parse.tag[i] not in {"RB", "RBR", "RBS", "UH", "JJ"} and parse.pos[i] != "ADV":
        return None
    if entry.words[0] == "likely" and parse.pos[i] == "ADJ":
        return None
    if _is_comparison(reading, i) or (entry.words[0] == "possibly" and reading.word(i - 1) in {"can", "could", "not", "n't", "as"} and _negated_before(reading, i)):
        return None
    return _adverbial(reading, (i - 1 if reading.word(i - 1) in {"most", "very", "quite"} else i, i + 1), i)


def _negated_before(reading: Reading, i: int) -> bool:
    return bool({reading.word(i - 1), reading.word(i - 2)} & {"not", "n't", "n’t", "cannot", "as"})


def _adverbial(reading: Reading, cue: Tokens_, i: int) -> Found:
    parse = reading.parse
    head = parse.head[i]
    steps = 0
    while not is_predicate(parse, head) and parse.pos[head] in {"ADV", "ADP", "SCONJ", "PART", "DET"} and parse.head[head] != head and steps < 4:
        head, steps = parse.head[head], steps + 1
    if head == i or is_predicate(parse, head):
        return Found(cue, reading.clause(head))
    start, end = subtree_span(parse, head)
    if start <= i < head:
        start = cue[1]
    start, end = parse.trimmed((start, end), ",;:.-–—")
    return Found(cue, (start, end) if start < end else (head, head + 1))


Tokens_ = tuple[int, int]


@rule("hedge.adjective")
def adjective(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """A rate cut is likely in March.

    An adjective of probability, before its noun or as the predicate; comparisons ("twice as likely") and abilities
    ("as soon as possible") are none.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.pos[i] == "NOUN" and entry.words[0] == "potential" and not _modifies_next(reading, i):
        return None
    if parse.pos[i] == "VERB" or parse.pos[i] == "ADV" and entry.words[0] != "likely":
        return None
    if _is_comparison(reading, i):
        return None
    cue = (i - 1 if reading.word(i - 1) in {"most", "very", "quite", "highly", "increasingly", "extremely"} else i, i + 1)
    noun = parse.head[i]
    if noun > i and i in modifiers_of(parse, noun):
        if entry.words[0] == "likely" and parse.lower[noun] in senses["likely_pseudo"]:
            return None
        if entry.words[0] == "possible" and reading.word(i - 1) in senses["possible_pseudo_before"]:
            return None
        if entry.words[0] == "potential" and parse.lower[noun] in senses["potential_pseudo"]:
            return None
        return reading.phrase_after(cue, noun)
    if entry.words[0] in {"potential", "prospective", "hypothetical"} and not is_predicate(parse, i):
        return None
    if parse.tag[i] == "RB":
        return _adverbial(reading, cue, i)
    if entry.words[0] == "possible" and (reading.word(i - 1) in senses["possible_pseudo_before"] or _is_feasible(reading, i)):
        return None
    return Found(cue, reading.clause(i if is_predicate(parse, i) else predicate_of(parse, i)))


def _modifies_next(reading: Reading, i: int) -> bool:
    return reading.parse.head[i] > i and i in modifiers_of(reading.parse, reading.parse.head[i])


def _is_feasible(reading: Reading, i: int) -> bool:
    """It is possible to see the wreck: ability, not doubt."""
    return reading.infinitive_after(i) is not None or reading.word(i + 1) == "for"


def _is_comparison(reading: Reading, i: int) -> bool:
    """Twice as likely; more likely than men: how often, not how sure."""
    before = reading.word(i - 1)
    if before in {"as", "equally"}:
        return True
    if before not in {"more", "less"}:
        return False
    end = reading.parse.sentence(i)[1]
    if reading.word(i - 2) in {"percent", "%", "times", "far", "twice"}:
        return True
    return any(reading.parse.lower[j] == "than" for j in range(i, min(end, i + 25)))


@rule("hedge.open-question")
def predicative(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """It remains unclear whether the pilot survived.

    A predicate that says nobody knows yet.
    """
    parse = reading.parse
    noun = parse.head[i]
    if noun > i and i in modifiers_of(parse, noun):
        return None
    if not (is_predicate(parse, i) or reading.has_complement(i) or link_of(parse, i) == "open complement"):
        return None
    anchor = i if is_predicate(parse, i) else predicate_of(parse, i)
    if link_of(parse, anchor) == "open complement" and not reading.has_complement(anchor):
        anchor = governing_clause(parse, anchor) or anchor
    return reading.clause_around(i, anchor)


@rule("hedge.attributive")
def attributive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The alleged bribes were paid in cash.

    An adjective or participle that keeps the writer at a distance from the noun it describes.
    """
    parse = reading.parse
    noun = parse.head[i]
    if noun <= i or parse.pos[noun] not in {"NOUN", "PROPN"} or i not in modifiers_of(parse, noun):
        return None
    if entry.words[0] in {"reported", "expected", "claimed"} and parse.tag[i] == "VBD":
        return None
    if entry.words[0] == "reported" and determiner_of(parse, noun) is None:
        return None  # "reported earnings" are an accountant's
    return reading.phrase_after((i, i + 1), noun)


@rule("hedge.so-called")
def compound(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The so-called peace council met in secret.

    Compounds that hold a name at arm's length, written with a hyphen or without.
    """
    parse = reading.parse
    end = i + len(entry.words)
    if end < parse.n and parse.is_punctuation(end) and parse.words[end] in "\"“‘'":
        noun = end + 1
    else:
        noun = end
    if noun >= parse.n or parse.sentence_of[noun] != parse.sentence_of[i]:
        return None
    while parse.pos[noun] not in {"NOUN", "PROPN"} and parse.head[noun] > noun and parse.head[noun] < parse.n:
        noun = parse.head[noun]
    if parse.pos[noun] in {"NOUN", "PROPN"} and parse.head[noun] > noun and noun in modifiers_of(parse, parse.head[noun]):
        noun = parse.head[noun]
    if parse.pos[noun] not in {"NOUN", "PROPN", "ADJ", "X", "NUM"}:
        return None
    return reading.phrase_after((i, end), noun)


@rule("hedge.noun")
def noun(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """There is a risk of flooding along the coast.

    A noun of doubt with what is doubted: "of" or "for" and a noun, or a clause.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    lemma = entry.words[0]
    if parse.pos[i] != "NOUN":
        return None
    clause = clause_of_noun(parse, i)
    if clause is not None and clause > i:
        mark = complementizer_of(parse, clause)
        word = parse.lower[mark] if mark is not None else ""
        if word == "that" and link_of(parse, clause) != "relative":
            return Found((i, i + 1), reading.clause(clause))
        if word == "to" and lemma in senses["infinitive_nouns"]:
            return Found((i, i + 1), reading.clause(clause))
    if lemma in senses["infinitive_nouns"] and reading.infinitive_after(i) == i + 1:
        return Found((i, i + 1), reading.clause(clause) if clause is not None else (i + 1, i + 3))
    if lemma in senses["clause_only_nouns"] or (lemma == "report" and parse.lower[i] != "reports"):
        return None
    if possessor_of(parse, i) is not None and lemma in senses["own_nouns"]:
        return None
    for child in obliques_of(parse, i):
        preposition = preposition_of(parse, child)
        if preposition in senses["noun_prepositions"] and not (preposition == "for" and lemma in senses["of_only"]):
            start, end = parse.edges[child]
            start, end = parse.trimmed((start + 1, end), ",;:.-–—")
            return Found((i, i + 1), (start, end) if start < end else (child, child + 1))
    if reading.word(i + 1) == "that" and not parse.is_space(i + 1) and clause is None:
        after = governing_clause(parse, i + 1)
        if after is not None and after > i and link_of(parse, after) != "relative" and lemma not in senses["opportunity"]:
            return Found((i, i + 1), reading.clause(after))
    if reading.word(i + 1) == "of" and i + 2 < parse.n and parse.tag[i + 2] == "VBG":
        return Found((i, i + 1), reading.clause(i + 2))
    return None


_ = adverbs_of
