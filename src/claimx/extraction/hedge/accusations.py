"""What somebody is accused of: the article keeps its distance."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.nouns import doubted
from claimx.extraction.hedge.scope import PAUSES, phrase_of
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, clausal_complement_of, link_of, modifiers_of, predicate_of_words, preposition_of

# How far the "of" may stand from "accused".
OF_WITHIN = 15
# How far "convicted" may stand before "charges of".
PROVEN_WITHIN = 6
COMPLEMENTS = frozenset({"complement", "open complement"})


@hedge_rule("hedge.accusation", frames=["accusation"])
def accusation(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The mayor rejected the allegations.

    Nouns for a charge that nobody has proved, or for hearsay, with what it says or alone.
    """
    if text.parse.pos[token] == "VERB":
        return None  # "is rumoured to be"
    return HedgeMatch((token, token + 1), doubted(text, token, entry.words[0]) or phrase_of(text.parse, token))


@hedge_rule("hedge.accused", frames=["accusing"])
def accusing(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The firm was accused of hiding its losses.

    To accuse of, to charge with; a fee that is charged is none.
    """
    parse = text.parse
    if parse.pos[verb] != "VERB" or (parse.tag[verb] == "VBG" and link_of(parse, verb) in COMPLEMENTS):
        return None  # "considered charging him": not yet
    complement = clausal_complement_of(parse, verb)
    if complement is not None:
        return HedgeMatch((verb, verb + 1), text.clause(complement))
    senses = text.lexicon.senses
    billing = entry.words[0] in senses["billing"]
    links = senses["charge_prepositions" if billing else "accuse_prepositions"]
    end = min(parse.sentence(verb)[1], verb + OF_WITHIN)
    preposition = _before_the_charge(
        text, verb, [token for token in range(verb + 1, end) if parse.lower[token] in links]
    )
    if preposition is None or (billing and _is_bill(text, verb, preposition)):
        return None
    cue = (verb, verb + 2 if preposition == verb + 1 else verb + 1)
    return HedgeMatch(cue, _governed(text, preposition))


@hedge_rule("hedge.on-charges", frames=["accusing_phrase"])
def accusing_phrase(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Two officers were held on charges of theft.

    Phrases that name what somebody is charged with or suspected of.
    """
    parse = text.parse
    end = token + len(entry.words)
    if end >= parse.n or _is_price(text, end) or _is_proven(text, token):
        return None
    if parse.pos[token] == "VERB" and parse.tag[token] not in {"VBN", "VBD"}:
        return None
    if parse.lower[end - 1] == "that" and parse.tag[end - 1] != "IN":
        return None  # "charges that apply to all"
    return HedgeMatch((token, end), _governed(text, end - 1))


@hedge_rule("hedge.charges", frames=["charge_noun"])
def charges(text: AttributedText, token: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The harbour master faces fraud charges.

    Charges with their crime before them that somebody faces or denies, is held on or cleared of; proven ones are none.
    """
    parse, senses = text.parse, text.lexicon.senses
    if not any(_is_crime(text, modifier) for modifier in modifiers_of(parse, token) if modifier < token):
        return None
    if not senses["sentencing"].isdisjoint(parse.lower[parse.sentence(token)[0] : token]):
        return None
    verb, preposition = parse.head[token], preposition_of(parse, token)
    faced = preposition is None and parse.lemma[verb] in senses["facing"]
    cleared = preposition in senses["cleared_of"] and parse.lemma[verb] in senses["cleared"]
    if not faced and not cleared and preposition not in senses["charged_on"]:
        return None
    return HedgeMatch((token, token + 1), phrase_of(parse, token))


def _is_crime(text: AttributedText, modifier: int) -> bool:
    """Fraud charges, criminal charges; not: new charges, parking charges."""
    parse, senses = text.parse, text.lexicon.senses
    if parse.pos[modifier] == "NOUN":
        return parse.lemma[modifier] not in senses["billed"]
    return parse.lower[modifier] in senses["criminal"]


def _before_the_charge(text: AttributedText, verb: int, found: list[int]) -> int | None:
    """The preposition that names the deed: "accused members of the crew [of] theft"; of several, one before a deed."""
    parse = text.parse
    doing = (token for token in found if text.tag(token + 1) == "VBG")
    own = (token for token in found if parse.head[parse.head[token]] == verb)
    return next(iter((*doing, *own, *found)), None)


def _governed(text: AttributedText, preposition: int) -> Tokens:
    """What a preposition governs, without itself."""
    parse = text.parse
    head = parse.head[preposition]
    if head <= preposition:
        return text.clause(predicate_of_words(parse, (preposition, preposition + 1)))
    scope = parse.trimmed((preposition + 1, parse.edges[head][1]), PAUSES)
    return scope if scope[0] < scope[1] else (head, head + 1)


def _is_proven(text: AttributedText, token: int) -> bool:
    """Convicted of three charges of theft."""
    before = text.parse.lower[max(text.parse.sentence(token)[0], token - PROVEN_WITHIN) : token]
    return not text.lexicon.senses["proven"].isdisjoint(before)


def _is_bill(text: AttributedText, verb: int, preposition: int) -> bool:
    """Charged guests with dogs a fee; charged 12 euros with breakfast; a panel charged with drafting the law.

    But "charged with two counts of theft" names no price.
    """
    parse = text.parse
    after = preposition + 1
    if text.tag(after) == "VBG" and parse.lemma[after] in text.lexicon.senses["duties"]:
        return True
    if _is_price(text, verb + 1) or text.tag(after) == "$":
        return True
    return preposition > verb + 1 and parse.head[parse.head[preposition]] != verb


def _is_price(text: AttributedText, token: int) -> bool:
    """Charges of $5."""
    return text.tag(token) in {"CD", "$"}
