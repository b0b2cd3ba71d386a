"""Hedges that are verbs of belief, suspicion and suggestion, with the clause that is believed."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_VERBS,
    Tokens,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    is_infinitive,
    is_passive,
    is_relative_clause,
    link_of,
    object_of,
    open_complement_of,
    predicate_of,
    subject_of,
)

# How far the verb of a claimed clause may stand from the verb that claims it.
CLAUSE_WITHIN = 10
AFTER_ASIDE = frozenset({",", ".", "?", "!", "—", "–", "”", '"'})


@hedge_rule("hedge.stance", frames=["clause_verb"])
def clause_verb(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Analysts believe that the bank will fail.

    Verbs of belief, suspicion and suggestion with the clause that is believed; "believe in" and "think of" are none.
    """
    parse = text.parse
    if parse.pos[verb] != "VERB" or is_passive(parse, verb):
        return None
    complement = clausal_complement_of(parse, verb)
    if _is_other_sense(text, verb, entry, complement) or _is_quoted(text, verb, entry):
        return None
    if complement is not None:
        scope = text.clause(complement) if _is_believed(text, complement, entry) else None
    elif entry.category == "distancing" and (object_of(parse, verb) is not None or _clause_behind(text, verb)):
        scope = _clause_behind(text, verb) or _taken_for(text, verb) or _wrong(text, verb)
    elif verb in text.cues and (content := _content(text, verb)) is not None:
        scope = content
    elif text.word(verb + 1) == "that" and text.tag(verb + 1) == "IN":
        scope = text.clause(verb)
    else:
        scope = _belief_in_thing(text, verb, entry) if entry.category == "doxastic" else None
    return None if scope is None else HedgeMatch((verb, verb + 1), scope)


@hedge_rule("hedge.suggested", frames=["proposal_verb"])
def proposal_verb(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Some scholars have suggested that the mosaic is older.

    What people suggest they think; what a thing suggests it shows, and who suggests a ban asks for it.
    """
    if clausal_complement_of(text.parse, verb) is None or not _is_thinker(text, verb):
        return None
    return clause_verb.apply(text, verb, entry)


@hedge_rule("hedge.confident", frames=["stance_adjective"])
def stance_adjective(text: AttributedText, token: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The coach was confident that his team would win.

    Adjectives of belief and fear with the clause that is believed.
    """
    parse = text.parse
    complement = clausal_complement_of(parse, token)
    if complement is None:
        return None
    if subject_of(parse, complement, shared=False) is None:
        return None
    return HedgeMatch((token, token + 1), text.clause(complement))


def _is_other_sense(text: AttributedText, verb: int, entry: HedgeEntry, complement: int | None) -> bool:
    """One can imagine how; the ministry indicated that; she believes in fate; he suggested a ban."""
    parse, senses, word = text.parse, text.lexicon.senses, entry.words[0]
    if word in senses["pictured"] and any(
        parse.lower[token] in senses["able"] for token in auxiliaries_of(parse, verb)
    ):
        return True
    if word in senses["telling"] and not _is_shown(text, verb):
        return True
    if word in senses["proposing"] and entry.category == "evidential" and _is_thinker(text, verb):
        return True
    if text.word(verb + 1) in senses["stance_prepositions"] or (complement is None and word in senses["with_clause"]):
        return True
    return word in senses["proposing"] and _is_proposal(text, verb, complement)


def _is_quoted(text: AttributedText, verb: int, entry: HedgeEntry) -> bool:
    """“We won,” claimed the coach: his own words stand there, to be judged by themselves."""
    return entry.category == "distancing" and verb in text.cues and text.cues[verb].mode == "direct"


def _is_told(text: AttributedText, verb: int) -> bool:
    """The ministry has suggested a ban: who suggests a thing proposes it, a figure that does so only shows it."""
    parse = text.parse
    subject = subject_of(parse, verb)
    if subject is None:
        return False
    return parse.pos[subject] == "PROPN" or parse.lemma[subject] in text.lexicon.senses["tellers"]


def _is_thinker(text: AttributedText, verb: int) -> bool:
    """Scholars have suggested, she suggested: what people suggest they think, what a thing suggests it shows."""
    parse, subject = text.parse, subject_of(text.parse, verb)
    if subject is None or (parse.tag[verb] == "VBG" and not auxiliaries_of(parse, verb)):
        return False  # "wrote posts suggesting that": the posts do
    if parse.pos[subject] == "PRON":
        return parse.lower[subject] in text.lexicon.senses["thinking_pronouns"]
    return parse.pos[subject] == "PROPN" or parse.lemma[subject] in text.lexicon.senses["tellers"]


def _is_shown(text: AttributedText, verb: int) -> bool:
    """The tracks indicated that: what is no party and no document only shows it."""
    parse, subject = text.parse, subject_of(text.parse, verb)
    if subject is not None and is_relative_clause(parse, verb) and parse.tag[subject] == "WDT":
        subject = parse.head[verb]
    return subject is None or parse.lemma[subject] in text.lexicon.senses["showing_things"]


def _is_proposal(text: AttributedText, verb: int, complement: int | None) -> bool:
    """He suggested a ban, or that they stay at home: what should be done, not what was."""
    parse = text.parse
    if complement is None:
        return object_of(parse, verb) is not None and _is_told(text, verb)
    if subject_of(parse, complement, shared=False) is None:
        return False
    auxiliaries = auxiliaries_of(parse, complement)
    if auxiliaries:
        return parse.tag[auxiliaries[0]] == "VB"  # "that taxes be cut"
    return parse.tag[complement] == "VB" or (parse.tag[verb] == "VBD" and parse.tag[complement] == "VBP")


def _is_believed(text: AttributedText, complement: int, entry: HedgeEntry) -> bool:
    """Believes that it will fail; not: suggested to leave, hinted if, suggested leaving."""
    parse = text.parse
    mark = complementizer_of(parse, complement)
    has_subject = subject_of(parse, complement, shared=False) is not None
    if mark is not None and parse.lower[mark] in text.lexicon.senses["unsaid_marks"] and entry.category != "doxastic":
        return has_subject  # "claimed the drilling is to protect the island"
    return parse.tag[complement] != "VBG" or has_subject or bool(auxiliaries_of(parse, complement))


def _content(text: AttributedText, verb: int) -> Tokens | None:
    """The longest piece of what the verb attributes; a pronoun alone is no belief."""
    pieces = text.cues[verb].content
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
    return (start, end) if end - start > 1 or text.parse.pos[start] != "PRON" else None


def _clause_behind(text: AttributedText, verb: int) -> Tokens | None:
    """The clause right after a verb, where the parse took its subject for an object: "claiming the vote was stolen"."""
    parse, lemma = text.parse, None
    end = min(parse.sentence(verb)[1], verb + CLAUSE_WITHIN)
    for token in range(verb + 1, end):
        if parse.tag[token] in FINITE_OR_MODAL and lemma is not None:
            predicate = token if parse.pos[token] == "VERB" else predicate_of(parse, token)
            stop = max(text.clause(predicate)[1], token + 1)
            return parse.trimmed((verb + 1, min(stop, parse.sentence(verb)[1])), PAUSES)
        if parse.pos[token] in {"NOUN", "PROPN", "PRON"}:
            lemma = parse.lemma[token]
        elif parse.pos[token] not in {"DET", "ADJ", "NUM", "PART"} and parse.lower[token] != "of":
            return None
    return None


def _taken_for(text: AttributedText, verb: int) -> Tokens | None:
    """Claimed them to be spies."""
    thing, opened = object_of(text.parse, verb), open_complement_of(text.parse, verb)
    if thing is None or opened is None or not is_infinitive(text.parse, opened):
        return None
    return text.parse.edges[thing][0], text.parse.edges[opened][1]


def _wrong(text: AttributedText, verb: int) -> Tokens | None:
    """Claimed fraud, alleged a plot; but not: claimed responsibility."""
    parse, senses, thing = text.parse, text.lexicon.senses, object_of(text.parse, verb)
    if thing is None or thing < verb:
        return None  # "men whom it alleges are spies"
    if parse.lemma[thing] not in senses["claimed_wrongs"] and parse.lemma[verb] not in senses["alleging"]:
        return None
    return text.parse.trimmed(text.parse.edges[thing])


def _belief_in_thing(text: AttributedText, verb: int, entry: HedgeEntry) -> Tokens | None:
    """The bank expects growth; the mayor, I think, will resign."""
    if entry.words[0] in text.lexicon.senses["expecting"]:
        thing = object_of(text.parse, verb)
        if thing is not None and text.parse.lemma[thing] in text.lexicon.senses["expect_pseudo"]:
            return None
        scope = _expected(text, verb, thing)
        if scope is not None:
            return scope
    return _aside(text, verb)


def _expected(text: AttributedText, verb: int, thing: int | None) -> Tokens | None:
    """Expects growth; expects prices to rise; thinks it safe."""
    parse = text.parse
    opened = open_complement_of(parse, verb)
    finite = _is_held(text, verb)
    if not finite and subject_of(parse, verb) is None:
        return None  # "it is wrong to expect them to pay": nobody does
    if opened is not None:
        if thing is not None:
            return thing, parse.edges[opened][1]
        if text.word(verb + 1) != "to":
            return text.clause(opened)
    if thing is None or not finite or not _is_awaited(text, verb, thing):
        return None
    return parse.trimmed(parse.edges[thing])


def _is_awaited(text: AttributedText, verb: int, thing: int) -> bool:
    """Expects growth; not: the growth that it expects; believed the witness."""
    if thing < verb or is_relative_clause(text.parse, verb):
        return False
    return text.parse.lemma[verb] not in text.lexicon.senses["crediting"]


def _is_held(text: AttributedText, verb: int) -> bool:
    """Expects, had expected; "troops moved in, [expecting] an attack"; not: wrong to expect."""
    parse = text.parse
    if parse.tag[verb] in FINITE_VERBS or auxiliaries_of(parse, verb):
        return True
    return link_of(parse, verb) == "adverbial" and text.word(verb - 1) == ","


def _aside(text: AttributedText, verb: int) -> Tokens | None:
    """The mayor, I think, will resign."""
    parse = text.parse
    subject = subject_of(parse, verb, shared=False)
    if subject != verb - 1 or parse.lower[subject] not in text.lexicon.senses["oneself"]:
        return None
    if verb + 1 < parse.n and parse.words[verb + 1] not in AFTER_ASIDE:
        return None
    return text.clause(predicate_of(parse, parse.head[verb]))
