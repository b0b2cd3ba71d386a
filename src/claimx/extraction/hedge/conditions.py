"""Hedges of whole clauses: conditions."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.questions import is_question
from claimx.extraction.hedge.scope import PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    Tokens,
    ancestors,
    clausal_complement_of,
    governing_clause,
    is_clausal_complement,
    is_predicate,
    link_of,
    negations_of,
    predicate_of,
    predicate_of_words,
    subject_of,
)

# How far before "if" its "asked" or "unclear" may stand, where the tree does not tell.
ASKED_WITHIN = 3
# How far behind an inverted "had" its participle may stand.
INVERTED_WITHIN = 10
SUBJECTS = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "PART"})
PARTING = frozenset({",", ";", ":", '"', "“", "”", "'", "‘", "’", "``", "''"})


@hedge_rule("hedge.if", frames=["subordinator"], bears_on=["condition"])
def subordinator(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The mine will close if prices stay low.

    If and unless of a condition, with the clause that depends on it; "even if", "if any", "if" for "whether" are none.
    """
    parse, senses = text.parse, text.lexicon.senses
    clause = parse.head[token]
    if entry.words[0] in senses["whether_words"]:
        before = text.word(token - 1)
        if before in senses["if_pseudo_before"] or _is_pseudo(text, token):
            return None
        if before in senses["conceding"]:
            return None  # what it is said to do holds in any case
        if _is_whether(text, token):
            return None
    main = parse.head[clause] if link_of(parse, clause) == "adverbial" else clause
    if main not in (clause, token) and not is_predicate(parse, main):
        main = predicate_of(parse, main)
    return HedgeMatch((token, token + 1), text.clause(main))


def _is_pseudo(text: AttributedText, token: int) -> bool:
    """If any, if not millions, if you will; but "if not treated", "if any survive" are conditions."""
    senses, after = text.lexicon.senses, text.word(token + 1)
    if after in text.lexicon.negation["adverb"]:
        return text.tag(token + 2) not in {"VBN", "IN"}
    if after in senses["if_pseudo_alone"]:
        return token + 2 >= text.parse.n or text.parse.is_mark(token + 2)
    return after in senses["if_pseudo_after"] or f"{after} {text.word(token + 2)}" in senses["if_pseudo_phrases"]


def _is_whether(text: AttributedText, token: int) -> bool:
    """Asked if, wonder if, unclear if: an indirect question."""
    parse, senses = text.parse, text.lexicon.senses
    asker = _asker(text, token)
    if asker is None or not PARTING.isdisjoint(parse.words[asker + 1 : token]):
        return False
    if parse.lemma[asker] not in senses["whether_open"]:
        return True
    # "Said if" tells a condition; "did not say if", "would say if", "asked to say if" leave a question open.
    return parse.tag[asker] == "VB" or bool(negations_of(parse, asker)) or is_question(parse, token)


def _asker(text: AttributedText, token: int) -> int | None:
    """The predicate whose question an "if" may open."""
    parse, senses = text.parse, text.lexicon.senses
    clause = parse.head[token]
    if is_clausal_complement(parse, clause) and parse.lemma[parse.head[clause]] in senses["whether"]:
        asker = parse.head[clause]
        if asker < token:
            return asker
    first = max(parse.sentence(token)[0], token - ASKED_WITHIN)
    near = next((before for before in range(first, token) if parse.lemma[before] in senses["whether"]), None)
    # A verb with its own object before "if" states a condition: "will tell them if".
    if near is None or near == token - 1 or parse.lemma[near] in senses["whether_always"]:
        return near
    return None


@hedge_rule("hedge.whether", frames=["whether"])
def whether(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The court will decide whether the ban is legal.

    Whether, and "if" in its place, of what is left open; "whether you like it or not" concedes, and is none.
    """
    if entry.words[0] in text.lexicon.senses["subordinating"]:
        left_open = text.word(token - 1) not in text.lexicon.senses["if_pseudo_before"] and _is_whether(text, token)
    else:
        left_open = not _concedes(text, token)
    return HedgeMatch((token, token + 1), text.clause(text.parse.head[token])) if left_open else None


def _concedes(text: AttributedText, token: int) -> bool:
    """Whether or not it rains, …; regardless of whether; but not: a vote on whether, clear whether."""
    parse, senses = text.parse, text.lexicon.senses
    if text.word(token - 2) in senses["regardless"]:
        return True
    start = parse.sentence(token)[0]
    if token == start and f"{text.word(token + 1)} {text.word(token + 2)}" in senses["whether_phrases"]:
        return "," in parse.words[token : parse.sentence(token)[1]]
    if _weighs_both(text, token):
        return True
    if link_of(parse, parse.head[token]) != "adverbial":
        return False
    if token == start:
        return "," in parse.words[token : parse.sentence(token)[1]]
    return text.tag(token - 1) not in {"IN", "TO", "RP"} and parse.lemma[token - 1] not in senses["whether"]


def _weighs_both(text: AttributedText, token: int) -> bool:
    """But anyway, whether money is involved or not, [it is done]; they left, whether by road or by sea."""
    if text.word(token - 1) != ",":
        return False
    if text.tag(token + 1) == "IN":
        return True
    words = text.parse.lower[token : text.parse.sentence(token)[1]]
    comma = words.index(",") if "," in words else len(words) - 1  # "…, whether in a row or not."
    return " ".join(words[max(comma - 2, 0) : comma]) in text.lexicon.senses["whether_phrases"]


@hedge_rule("hedge.condition", frames=["condition_phrase"], bears_on=["condition"])
def condition_phrase(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The aid will flow provided that the truce holds.

    Conditions of several words.
    """
    parse = text.parse
    end = token + len(entry.words)
    if end >= parse.n or parse.is_mark(end):
        return None  # "just in case."
    if entry.words[0] in text.lexicon.senses["measuring"] and (
        parse.pos[end] in {"NUM", "ADP"} or parse.tag[end] == "DT"
    ):
        return None  # "as long as ten metres"
    if entry.words[0] in text.lexicon.senses["subjecting"] and not _awaits_consent(text, end - 1):
        return None
    anchor = predicate_of_words(parse, (token, end))
    main = governing_clause(parse, anchor) if link_of(parse, anchor) == "adverbial" else None
    return HedgeMatch((token, end), text.clause(anchor if main is None else main))


def _awaits_consent(text: AttributedText, preposition: int) -> bool:
    """Subject to approval; not: subject to tax."""
    governed = text.parse.head[preposition]
    return governed > preposition and text.parse.lemma[governed] in text.lexicon.senses["consented"]


@hedge_rule("hedge.provided", frames=["condition_participle"], bears_on=["condition"])
def condition_participle(text: AttributedText, token: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """Assuming the deal is signed, work will begin in May.

    Participles that open a condition: they have a clause and no subject.
    """
    parse = text.parse
    if clausal_complement_of(parse, token) is None or subject_of(parse, token, shared=False) is not None:
        return None
    if token > parse.sentence(token)[0] and not parse.is_mark(token - 1):
        return None
    main = governing_clause(parse, token) if link_of(parse, token) == "adverbial" else None
    return HedgeMatch((token, token + 1), text.clause(token if main is None else main))


@hedge_rule("hedge.inverted-condition", frames=["inversion"], bears_on=["condition"])
def inversion(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Should prices rise again, the bank will act.

    Should, had and were before their subject at the start of a sentence that asks nothing, or of what "that" opens;
    "should" also behind the clause that depends on it.
    """
    parse = text.parse
    if is_question(parse, token):
        return None
    start, end = parse.sentence(token)
    while start < token and parse.is_mark(start):
        start += 1
    if start == token or _is_told(text, token, end):
        scope = parse.trimmed((token, end), PAUSES) if _opens_condition(text, token, end) else None
    elif entry.words[0] in text.lexicon.senses["inverted_anywhere"]:
        scope = _depends_behind(text, token)
    else:
        scope = _unreal_behind(text, token) if entry.words[0] in text.lexicon.senses["have"] else None
    return None if scope is None else HedgeMatch((token, token + 1), scope)


def _is_told(text: AttributedText, had: int, end: int) -> bool:
    """Said that [had] the towns failed to act, lives would have been lost: a participle before the comma."""
    parse, senses = text.parse, text.lexicon.senses
    if text.word(had - 1) not in senses["noun_marks"] or parse.lower[had] not in senses["have"]:
        return False
    comma = next((token for token in range(had, end) if parse.words[token] == ","), had)
    return any(parse.tag[token] in {"VBN", "VBD"} for token in range(had + 2, comma))


def _opens_condition(text: AttributedText, auxiliary: int, end: int) -> bool:
    """Had the dam burst, it would …; were they to leave, …; parses tell neither from a deed."""
    parse = text.parse
    comma = next((token for token in range(auxiliary, end) if parse.words[token] == ","), None)
    if comma is None or parse.pos[auxiliary + 1] not in SUBJECTS:
        return False
    if parse.lower[auxiliary] in text.lexicon.senses["inverted_anywhere"]:
        return subject_of(parse, parse.head[auxiliary], shared=False) is not None
    return not text.lexicon.senses["past_modals"].isdisjoint(parse.lower[comma:end])


def _unreal_behind(text: AttributedText, had: int) -> Tokens | None:
    """More would have died had the train been full: a participle behind its subject, "would have" before it."""
    parse, senses = text.parse, text.lexicon.senses
    start = parse.sentence(had)[0]
    unreal = [token for token in range(start, had) if parse.lower[token] in senses["past_modals"]]
    if not unreal or senses["have"].isdisjoint(parse.lower[unreal[-1] : had]):
        return None
    if text.word(had + 1) not in senses["subject_openers"] or parse.pos[had - 1] in {"PRON", "PROPN", "PART"}:
        return None
    clause = range(had + 2, min(parse.sentence(had)[1], had + INVERTED_WITHIN))
    stop = next((token for token in clause if parse.is_mark(token)), clause.stop)
    if not any(parse.tag[token] in {"VBN", "VBD"} for token in range(had + 2, stop)):
        return None
    return text.clause(predicate_of(parse, unreal[-1]))


def _depends_behind(text: AttributedText, token: int) -> Tokens | None:
    """They will step in should the talks fail: "should" right before its subject, and nothing asked."""
    parse, senses = text.parse, text.lexicon.senses
    if text.word(token + 1) not in senses["subject_openers"] or text.word(token - 1) in senses["inverting"]:
        return None
    main = predicate_of(parse, token)
    if main > token:
        main = next((above for above in ancestors(parse, main) if above < token), main)
    return text.clause(main)
