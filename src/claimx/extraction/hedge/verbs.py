"""Hedges that are verbs, or stand before an infinitive: seem, is believed to, is set to, plans to."""

from __future__ import annotations

from claimx.extraction.hedge.reading import WITHIN, Found, Reading, is_predicate
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    auxiliaries_of,
    clausal_complement_of,
    is_passive,
    link_of,
    object_of,
    open_complement_of,
    predicate_of,
    subject_of,
)


@rule("hedge.raising")
def raising(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The deal appears to have collapsed.

    Seem, appear and look with a complement; to appear in court or on television is none.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.pos[i] not in {"VERB", "AUX"} or _is_refuted(reading, i):
        return None
    lemma, after = entry.words[0], reading.word(i + 1)
    infinitive = reading.infinitive_after(i)
    it = reading.has_it(i)
    found = Found((i, i + 1), reading.clause(parse.head[i] if link_of(parse, i) == "auxiliary" else i))
    if lemma == "look":
        like = after == "like" and (clausal_complement_of(parse, i) is not None or it)
        if after in senses["look_complements"] and (
            after != "like" or (like and reading.tag(i + 2) not in {"IN", ","})
        ):
            return found
        return None
    if infinitive is not None and not (
        lemma == "appear" and open_complement_of(parse, i) is None and infinitive > i + 1
    ):
        return found
    if after in {"that", "like", "as"} and (it or lemma == "seem") and (lemma == "seem" or reading.tag(i + 2) != "DT"):
        return found
    if it and (clausal_complement_of(parse, i) is not None or i + 1 >= parse.n or parse.is_punctuation(i + 1)):
        return found
    complement = open_complement_of(parse, i)
    if complement is not None and complement > i and parse.pos[complement] in {"ADJ", "VERB", "NOUN", "ADV"}:
        between = {parse.pos[j] for j in range(i + 1, complement)}
        if "ADP" not in between and "PUNCT" not in between:
            return found
    after_adverb = i + 2 if reading.tag(i + 1) == "RB" else i + 1
    if reading.tag(after_adverb) in {"JJ", "VBN", "JJR"} and not reading.tag(after_adverb + 1).startswith("NN"):
        return found
    if lemma == "seem" and (complement is not None or link_of(parse, i) == "auxiliary"):
        return found
    return None


def _is_refuted(reading: Reading, i: int) -> bool:
    """What once seemed safe; he seemed calm but was not: the text itself says how it was."""
    parse, senses = reading.parse, reading.lexicon.senses
    start, end = parse.sentence(i)
    around = range(max(start, i - WITHIN), min(end, i + 2 * WITHIN))
    if parse.tag[i] in {"VBD", "VBN"} or reading.word(i - 1) == "once":
        for j in around:
            if parse.lower[j] in senses["at_first"] and parse.pos[j] != "ADJ":
                return True
    for j in around:
        if j > i and parse.lower[j] in senses["contrast"]:
            after = " ".join(parse.lower[j + 1 : min(end, j + 4)])
            return any(f" {after} ".startswith(f" {words} ") for words in senses["in_truth"])
    return False


@rule("hedge.passive")
def passive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The two men are believed to have fled abroad.

    Passive verbs of belief, report and expectation before an infinitive, or with "it" and a clause.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.tag[i] not in {"VBN", "VBD", "JJ"} or parse.pos[i] == "NOUN":
        return None
    infinitive = reading.infinitive_after(i)
    start, _ = reading.with_auxiliaries(i, i + 1)
    be = senses["be"]
    has_be = start < i and any(parse.lower[j] in be for j in range(start, i))
    reduced = not has_be and (link_of(parse, i) in {"noun clause", "relative"} or reading.word(i - 1) == ",")
    lemma = entry.words[0]
    if infinitive is not None and not has_be and lemma not in senses["active_infinitive"]:
        reduced = True
    if not (has_be or reduced):
        return None
    if lemma == "suppose" and not (infinitive is not None and reading.word(infinitive + 1) == "have"):
        return None
    if infinitive is not None:
        # "To expect to" is also active; "believed to be" without an object can only be a passive.
        if reduced and lemma in senses["active_infinitive"] and (parse.tag[i] != "VBN" or not is_passive(parse, i)):
            return None
        return Found((start, infinitive + 1), reading.clause(i))
    if has_be and reading.has_it(i) and (clausal_complement_of(parse, i) is not None or reading.word(i + 1) == "that"):
        return Found((start, i + 1), reading.clause(i))
    if entry.category == "doxastic" and (has_be or link_of(parse, i) in {"noun clause", "conjunct"}):
        held = open_complement_of(parse, i)
        if (held is not None and i < held <= i + WITHIN) or (has_be and reading.tag(i + 1) in {"JJ", "DT"}):
            return Found((start, i + 1), reading.clause(i))  # "are feared dead", "is widely considered a failure"
    if has_be and entry.category == "future" and lemma not in senses["with_infinitive"]:
        return Found((start, i + 1), reading.clause(i))
    return None


@rule("hedge.infinitive-adjective")
def adjective_infinitive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """Talks are set to resume on Monday.

    Set, poised, due, bound, about before an infinitive.
    """
    parse = reading.parse
    if reading.word(i + 1) != "to" or reading.infinitive_after(i) != i + 1:
        return None
    start, end = reading.with_auxiliaries(i, i + 2)
    before = reading.word(i - 1)
    if reading.word(i - 2) == "to":
        return None  # "delegates are not to be bound to vote"
    if start == i and before in reading.lexicon.senses["be"]:
        start = i - 1
    elif (
        start == i
        and entry.words[0] in reading.lexicon.senses["after_be"]
        and before not in reading.lexicon.senses["set_after"]
    ):
        return None
    complement = open_complement_of(parse, i)
    anchor = i if is_predicate(parse, i) or complement is not None else predicate_of(parse, i)
    return Found((start, end), reading.clause(anchor))


@rule("hedge.be-to")
def be_infinitive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The summit is to open on Friday.

    Be with an infinitive: what is arranged. "The goal is to win" and "is to blame" are none, nor is a condition.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    end = i + len(entry.words)
    if reading.tag(end) != "VB" or reading.infinitive_after(end - 2) != end - 1:
        return None
    verb = parse.head[end - 1] if parse.head[end - 1] >= end else end
    subject = subject_of(parse, verb, shared=False)
    if subject is None and parse.head[verb] == i:
        subject = subject_of(parse, i, shared=False)
    if subject is None or subject > i or parse.pos[subject] not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    if parse.lemma[subject] in senses["be_to_pseudo"] or parse.lower[end] in senses["be_to_verbs"]:
        return None
    start = parse.sentence(i)[0]
    if any(parse.lower[j] in senses["whether_words"] for j in range(max(start, subject - 6), subject)):
        return None  # "if they were to leave"
    return Found((i, end), reading.clause(verb))


@rule("hedge.on-track")
def phrase_infinitive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The firm is on track to open two plants this year.

    Fixed phrases for what is about to come about.
    """
    parse = reading.parse
    end = i + len(entry.words)
    if entry.words[-1] == "to" and reading.infinitive_after(end - 2) != end - 1:
        return None
    noun = i + 1 if len(entry.words) < 4 else end - 2
    anchor = noun if is_predicate(parse, noun) else predicate_of(parse, noun)
    return Found((i, end), reading.clause(anchor))


@rule("hedge.intention")
def infinitive_verb(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """The council planned to close four schools.

    Verbs of planning and hoping before an infinitive: what they take has not come about.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.pos[i] != "VERB" or is_passive(parse, i):
        return None
    infinitive = reading.infinitive_after(i)
    if infinitive != i + 1:
        return None
    if parse.tag[i] == "VBN" and not any(
        parse.lower[j] in senses["have"] for j in (i - 1, i - 2, *auxiliaries_of(parse, i))
    ):
        return None  # "is the party expected to win": a passive out of order
    complement = open_complement_of(parse, i)
    scope = reading.clause(complement) if complement is not None and complement > i else reading.clause(i)
    return Found((i, i + 2), scope)


@rule("hedge.threat")
def thing_infinitive(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The strike threatens to halt exports.

    Things that threaten or risk: what they may bring about.
    """
    parse = reading.parse
    if parse.pos[i] != "VERB":
        return None
    gerund = entry.words[0] == "risk" and reading.tag(i + 1) == "VBG"
    if not gerund and reading.infinitive_after(i) != i + 1:
        return None
    subject = subject_of(parse, i)
    if subject is None or parse.lemma[subject] not in reading.lexicon.senses["threats"]:
        return None
    return reading.clause_around(i, i)


@rule("hedge.nearing")
def nearing(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The two sides are nearing agreement on a truce.

    To near an event is to expect it; to near a town is not.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    if parse.pos[i] != "VERB" or (entry.words[0] == "approach" and parse.tag[i] != "VBG"):
        return None
    thing = object_of(parse, i)
    if thing is None and i + 1 < parse.n and parse.pos[i + 1] == "NOUN":
        thing = i + 1
    if thing is None or parse.pos[thing] != "NOUN":
        return None
    lemma = parse.lemma[thing]
    if lemma not in senses["events"] and not any(
        len(lemma) > len(suffix) + 3 and lemma.endswith(suffix) for suffix in senses["event_suffixes"]
    ):
        return None
    return Found((i, i + 1), (parse.edges[thing][0], max(reading.clause(i)[1], thing + 1)))
