"""Hedges that are nouns, with what is doubted after them."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import PAUSES, phrase_of
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    Tokens,
    auxiliaries_of,
    clause_of_noun,
    complementizer_of,
    determiner_of,
    governing_clause,
    infinitive_after,
    link_of,
    modifiers_of,
    object_of,
    obliques_of,
    possessor_of,
    preposition_of,
    stands_alone,
    subject_of,
)


@hedge_rule("hedge.noun", frames=["noun"])
def noun(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """There is a risk of flooding along the coast.

    A noun of doubt with what is doubted: "of" or "for" and a noun, or a clause.
    """
    if text.parse.pos[token] != "NOUN" or _is_no_sign(text, token, entry.words[0]):
        return None
    if f"{text.word(token - 1)} {entry.words[0]}" in text.lexicon.senses["noun_pseudo"]:
        return None
    if entry.words[0] in text.lexicon.senses["voiced"] and _is_due(text, token):
        return None
    documented = entry.words[0] in text.lexicon.senses["documents"] and text.tag(token) == "NN"
    if documented and preposition_of(text.parse, token) == "in":
        return None  # "concludes in a report that": where it says so
    scope = doubted(text, token, entry.words[0])
    if scope is None:
        scope = _equated_scope(text, token, entry.words[0])
    if scope is None and entry.words[0] in text.lexicon.senses["voiced"]:
        scope = _voiced(text, token)
    return None if scope is None else HedgeMatch((token, token + 1), scope)


def doubted(text: AttributedText, token: int, lemma: str) -> Tokens | None:
    """What a noun of doubt says: its clause, its infinitive, what stands behind its "of"."""
    scope = _clause_scope(text, token, lemma) or _infinitive_scope(text, token, lemma)
    if scope is not None or _needs_clause(text, token, lemma):
        return scope
    return _oblique_scope(text, token, lemma) or _late_scope(text, token)


def _is_no_sign(text: AttributedText, token: int, lemma: str) -> bool:
    """Showed no sign of slowing, found no evidence of it: the text denies it; unmistakable signs: it vouches for it."""
    parse, senses = text.parse, text.lexicon.senses
    if lemma in senses["denied_signs"] and text.word(token - 1) in senses["beyond_doubt"]:
        return True
    if lemma not in senses["denied_signs"] or parse.lemma[parse.head[token]] not in senses["showing"]:
        return False
    determiner = determiner_of(parse, token)
    return determiner is not None and parse.lower[determiner] in text.lexicon.negation["determiner"]


def _equated_scope(text: AttributedText, token: int, lemma: str) -> Tokens | None:
    """Our belief is [that prices will fall]."""
    parse, senses = text.parse, text.lexicon.senses
    be = token + 1
    if (
        lemma not in senses["equated"]
        or text.word(be) not in senses["be"]
        or text.word(be + 1) not in senses["noun_marks"]
    ):
        return None
    clause = parse.head[be + 1]
    return (be + 2, text.clause(clause)[1]) if parse.tag[be + 1] == "IN" and clause > be + 1 else None


def _voiced(text: AttributedText, token: int) -> Tokens | None:
    """The minister's claims, a claim that the army denied; but not her insurance claim, their claims to the islands."""
    parse, senses = text.parse, text.lexicon.senses
    possessor = possessor_of(parse, token)
    if text.word(token + 1) in senses["claimed_by_right"]:
        return None
    if possessor is None and not (_is_contested(text, token) or _are_told(text, token)):
        return None
    of_what = {
        parse.lemma[each] for each in modifiers_of(parse, token) if parse.pos[each] == "NOUN" and each != possessor
    }
    return phrase_of(parse, token) if not of_what or of_what & senses["claimed_wrongs"] else None


def _are_told(text: AttributedText, token: int) -> bool:
    """Aired a film about the claims, such claims spread: many, which the text has told or calls untrue."""
    parse, senses = text.parse, text.lexicon.senses
    determiner = determiner_of(parse, token)
    told = determiner is not None and parse.lower[determiner] in senses["pointing"] | senses["articles"]
    untrue = any(parse.lower[modifier] in senses["untrue"] for modifier in modifiers_of(parse, token))
    settled = object_of(parse, parse.head[token]) == token and parse.lemma[parse.head[token]] in senses["settling"]
    return parse.tag[token] == "NNS" and (told or untrue) and not settled


def _is_due(text: AttributedText, token: int) -> bool:
    """A compensation claim of $900 million: what somebody asks for."""
    parse, senses = text.parse, text.lexicon.senses
    return any(parse.lemma[modifier] in senses["asked_for"] for modifier in modifiers_of(parse, token))


def _is_contested(text: AttributedText, token: int) -> bool:
    """Denied the claim, rejected such claims."""
    parse, senses = text.parse, text.lexicon.senses
    verb = parse.head[token]
    if object_of(parse, verb) != token:
        return False
    determiner = determiner_of(parse, token)
    pointed = parse.tag[token] == "NNS" or (determiner is not None and parse.lower[determiner] in senses["pointing"])
    return parse.lemma[verb] in senses["denying_claims"] or (pointed and parse.lemma[verb] in senses["rejecting"])


def _clause_scope(text: AttributedText, token: int, lemma: str) -> Tokens | None:
    """Fears that it will close; the possibility of it being stolen."""
    parse, senses = text.parse, text.lexicon.senses
    clause = _clause_after(text, token)
    if clause is None or _lacks_object(text, token, clause):
        return None
    mark = complementizer_of(parse, clause)
    word = parse.lower[mark] if mark is not None else text.word(token + 1)
    if mark is None and _stands_behind(text, clause):
        taken = True
    elif mark is not None and word == "of":
        own = parse.tag[clause] != "VBG" or subject_of(parse, clause, shared=False) is not None
        taken = own and lemma not in senses["clause_only_nouns"]
    else:
        taken = word in senses["noun_marks"] or (word == "to" and lemma in senses["infinitive_nouns"])
    return text.clause(clause) if taken else None


def _stands_behind(text: AttributedText, clause: int) -> bool:
    """Fears prices will rise: a clause of its own, without a "that"."""
    if link_of(text.parse, clause) == "relative":
        return True  # as `_is_clause_in_truth` found
    if not stands_alone(text.parse, clause):
        return False
    subject = subject_of(text.parse, clause, shared=False)
    return subject is not None


def _clause_after(text: AttributedText, token: int) -> int | None:
    """The clause a noun takes, also where the parse calls one with its own subject relative."""
    parse = text.parse
    clause = clause_of_noun(parse, token)
    if clause is not None:
        return clause
    relatives = (child for child in parse.children[token] if link_of(parse, child) == "relative")
    return next((child for child in relatives if _is_clause_in_truth(text, token, child)), None)


def _is_clause_in_truth(text: AttributedText, noun: int, relative: int) -> bool:
    """Fears that [the bank] would fail, concerns [it] could leak: with its own subject, after no "that" that is one."""
    parse = text.parse
    subject = subject_of(parse, relative, shared=False)
    if text.word(noun + 1) in text.lexicon.senses["noun_marks"]:
        return subject is not None and subject > noun + 1 and text.tag(noun + 1) == "IN"
    return subject is not None and parse.edges[subject][0] == noun + 1 and _is_feared(text, noun, relative)


def _lacks_object(text: AttributedText, noun: int, clause: int) -> bool:
    """The evidence that she had presented."""
    parse, senses = text.parse, text.lexicon.senses
    shown = parse.lemma[noun] in senses["shown"] and parse.lemma[clause] in senses["presenting"]
    thing = object_of(parse, clause)
    return shown and (thing in {None, noun} or (thing == noun + 1 and parse.lower[thing] in senses["noun_marks"]))


def _is_feared(text: AttributedText, noun: int, clause: int) -> bool:
    """Concerns it could leak; not: concerns he raised, a chance it would take."""
    parse, senses = text.parse, text.lexicon.senses
    auxiliaries = {parse.lower[auxiliary] for auxiliary in auxiliaries_of(parse, clause)}
    return parse.lemma[noun] in senses["with_bare_clause"] and not senses["foreboding"].isdisjoint(auxiliaries)


def _infinitive_scope(text: AttributedText, token: int, lemma: str) -> Tokens | None:
    """Plans to close four schools."""
    if lemma not in text.lexicon.senses["infinitive_nouns"] or infinitive_after(text.parse, token) != token + 1:
        return None
    clause = _clause_after(text, token)
    return (token + 1, token + 3) if clause is None else text.clause(clause)


def _needs_clause(text: AttributedText, token: int, lemma: str) -> bool:
    """The report of the committee; her fear of heights: no doubt without a clause."""
    parse, senses = text.parse, text.lexicon.senses
    if lemma in senses["clause_only_nouns"] or (lemma in senses["plural_nouns"] and parse.tag[token] != "NNS"):
        return True
    return lemma in senses["own_nouns"] and possessor_of(parse, token) is not None


def _oblique_scope(text: AttributedText, token: int, lemma: str) -> Tokens | None:
    """A risk of flooding; hopes for a deal."""
    parse = text.parse
    child = next((child for child in obliques_of(parse, token) if _is_doubted(text, child, lemma)), None)
    if child is None or _is_rate(text, token, child, lemma):
        return None
    start, end = parse.trimmed((parse.edges[child][0] + 1, parse.edges[child][1]), PAUSES)
    return (start, end) if start < end else (child, child + 1)


def _is_rate(text: AttributedText, token: int, child: int, lemma: str) -> bool:
    """The risk of stroke, cut the risk of fire: how often; not: there is a risk, a good chance of rain."""
    parse, senses = text.parse, text.lexicon.senses
    if parse.lemma[child] in senses["remitted"]:
        return True  # "life without the possibility of parole"
    if lemma not in senses["rated"]:
        return False
    determiner = determiner_of(parse, token)
    indefinite = determiner is not None and parse.lower[determiner] in senses["open_determiners"]
    at_risk = preposition_of(parse, token) in senses["at_risk"] and not modifiers_of(parse, token)
    return parse.lemma[child] in senses["ailments"] or not (indefinite or at_risk or _is_there(text, token))


def _is_there(text: AttributedText, token: int) -> bool:
    """There is little risk of that; who faces or carries one."""
    verb = governing_clause(text.parse, token)
    if verb is None:
        return False
    parse, senses = text.parse, text.lexicon.senses
    weighed = subject_of(parse, verb, shared=False) == token  # "the chance of rain is small"
    if weighed and not senses["be"].isdisjoint(parse.lower[token : verb + 1]):
        return True
    return parse.lemma[verb] in senses["running"]


def _is_doubted(text: AttributedText, child: int, lemma: str) -> bool:
    """Of a deal, for a deal; of reports only what they are of; not: according to reports, of the forty guests."""
    parse, senses = text.parse, text.lexicon.senses
    preposition = preposition_of(parse, child)
    if text.word(parse.edges[child][0] - 1) == ",":
        return False
    if preposition in senses["topic_prepositions"]:
        return lemma in senses["rumoured"]  # "speculation about his health"
    return preposition in senses["noun_prepositions"] and not (preposition == "for" and lemma in senses["of_only"])


def _late_scope(text: AttributedText, token: int) -> Tokens | None:
    """A risk of losing it; a "that" whose clause the parse hung elsewhere."""
    parse = text.parse
    if text.word(token + 1) == "of" and text.tag(token + 2) == "VBG":
        return None if _is_rate(text, token, token + 2, parse.lemma[token]) else text.clause(token + 2)
    if text.word(token + 1) != "that":
        return None
    after = governing_clause(parse, token + 1)
    if after is None or after <= token or link_of(parse, after) == "relative" or _lacks_object(text, token, after):
        return None
    return text.clause(after)
