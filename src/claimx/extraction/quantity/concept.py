"""What has an amount: the "driving range" of "a driving range of 300 miles", the "core inflation" that "rose 0.3%"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.change import is_taken
from claimx.extraction.quantity.phrases import phrase_at, phrase_before
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.records import QuantityKind
from claimx.syntax import Tokens, is_passive, link_of, noun_phrase, object_of, relative_antecedent_of, subject_of
from claimx.syntax.tags import DETERMINERS, NOUNS

IN = re.compile(r"(?:\s?\([^()\n]{1,40}\))?\s+in\s+(?!(?:the|its|their|his|her|our|my|your)\s)")
IN_CHANGED = re.compile(r"\s+(?:in|to|for)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
FROM_WHAT = re.compile(r"\s+from\s+(?:(?:the|its|their|his|her|our|my|your)\s+)?")
ON_WHAT = re.compile(r"\s+(?:on|in)\s+(?:(?:a|an|the|its|their|his|her|our|my|your)\s+)?")
TO_MAKE = re.compile(r"\s+(?:to\s+|on\s+|in\s+)?(\w++)\s+(?:(?:a|an|the|its|their|his|her|our|my|your)\s+)?")
BRACKET = re.compile(r"\s?\([^()\n]{0,40}\)")
COMPARATIVES = frozenset({"JJR", "RBR"})
VERB_REACH = 14  # tokens from an amount to its verb
CLOSED = frozenset(";:([")
CLAUSE_OPENERS = frozenset({",", ";", ":", "that"})
LINKS = frozenset({"to", "by", "from"})
WITHOUT = frozenset({"age", "multiple"})  # kinds whose number says all


def concept_of(around: Surroundings, amount: Amount, draft: Draft, start: int) -> str | None:
    """What has the amount, as written; None where the sentence does not tell it.

    Args:
        around: the text.
        amount: the amount.
        draft: what a rule made of it.
        start: where the quantity starts, its bound included.
    """
    if draft.noun is not None or draft.kind in WITHOUT:
        return None
    if draft.kind == "count" and not around.is_led_by(around.lexicon.nouns["leading"], amount):
        return None  # a count has one only where nothing says what is counted: "the death toll rose to 65"
    found = _after(around, amount, draft) or _before(around, amount, draft, start)
    return None if found is None else around.parse.string(found)


def _after(around: Surroundings, amount: Amount, draft: Draft) -> Tokens | None:
    """a 16-mile road; a 5% rise in prices; not "the 95 percent Obama received"."""
    following = draft.following
    if following is None:
        return None
    following = _without_extent(around, following)
    if amount.hyphen or draft.kind not in {"percent", "money"}:
        return following
    if around.parse.pos[following[1] - 1] == "PROPN":
        return None
    if draft.kind == "percent" and _opens_clause(around, amount):
        return None  # "…, 72 percent support term limits": a verb, whatever its tag
    head = following[1] - 1
    changed = _changed_after(around, around.parse.end[head]) if _is_change(around, head) else None
    return changed or following


def _without_extent(around: Surroundings, phrase: Tokens) -> Tokens:
    """tunnel, of "a 12 km long tunnel": the adjective says which of its measures that is."""
    first, end = phrase
    is_extent = around.parse.lower[first] in around.lexicon.concept["extents"]
    return (first + 1, end) if is_extent and end - first > 1 else phrase


def _opens_clause(around: Surroundings, amount: Amount) -> bool:
    """Whether nothing stands before a percentage that it could be the object or modifier of."""
    bound = around.bound_before(amount)
    parse, first = around.parse, around.tokens(amount)[0]
    first = parse.tokens_in(bound.start, bound.start + 1)[0] if bound else first
    return first == parse.sentence(first)[0] or parse.words[first - 1] in CLAUSE_OPENERS


def _before(around: Surroundings, amount: Amount, draft: Draft, start: int) -> Tokens | None:
    first = around.parse.tokens_in(start, start + 1)[0]
    found = _before_of(around, first)
    if found is not None and _is_change(around, found[0]):  # "a rise of 6% in rents"
        found = _changed_after(around, draft.end)
    if draft.kind == "duration":
        return found
    if found is None and draft.kind == "money":
        match = IN.match(around.text, draft.end)  # "$3 billion in aid"
        found = _unless_setting(around, phrase_at(around, match.end())) if match else _taken_from(around, amount)
        found = found or _spent_on(around, draft.end, start)
    if found is None and not _is_before_noun(around, first) and not _is_of_two(around, draft):
        found = _of_predicate(around, draft.kind, first)
    return found


def _taken_from(around: Surroundings, amount: Amount) -> Tokens | None:
    """transit, of "cut $12 million from transit"."""
    match = FROM_WHAT.match(around.text, amount.end) if is_taken(around, amount) else None
    found = _unless_setting(around, phrase_at(around, match.end())) if match else None
    goes_on = found is not None and around.parse.tag[found[1] : found[1] + 1] == ["NN"]  # "the parks budget"
    return (found[0], found[1] + 1) if found is not None and goes_on else found


def _spent_on(around: Surroundings, end: int, start: int) -> Tokens | None:
    """battery plant, of "spends $2 billion on a battery plant", "invests $2 billion to build a battery plant"."""
    if around.word_ending_at(start) not in around.lexicon.concept["spending"]:
        return None
    made = TO_MAKE.match(around.text, end)
    if made and around.parse.lemma[around.token_at(made.start(1))] in around.lexicon.concept["making"]:
        return _unless_setting(around, phrase_at(around, made.end()))
    match = ON_WHAT.match(around.text, end)
    return _unless_setting(around, phrase_at(around, match.end())) if match else None


def _is_of_two(around: Surroundings, draft: Draft) -> bool:
    """40 km east of the capital, seven feet shallower than planned: what lies between two has no length of its own."""
    bracket = BRACKET.match(around.text, draft.end)
    parse, token = around.parse, around.token_at(bracket.end() if bracket else draft.end)
    if token >= parse.n:
        return False
    word, concept = parse.lower[token], around.lexicon.concept
    if draft.kind == "measure" and (word in around.lexicon.change["off_places"] or word in concept["distances"]):
        return True
    return parse.tag[token] in COMPARATIVES and word not in concept["comparing"]


def _is_before_noun(around: Surroundings, first: int) -> bool:
    """a £3bn (…) bid, a 60-point game: whatever has it stands after the amount, found or not."""
    return first > 0 and around.parse.tag[first - 1] in DETERMINERS


def _changed_after(around: Surroundings, position: int) -> Tokens | None:
    """prices, of "a 5% rise in prices", "a rise of 5% in prices"."""
    match = IN_CHANGED.match(around.text, position)
    return _unless_setting(around, phrase_at(around, match.end())) if match else None


def _is_change(around: Surroundings, token: int) -> bool:
    word, change = around.parse.lower[token], around.lexicon.change
    return word in change["nouns_up"] or word in change["nouns_down"]


def _unless_setting(around: Surroundings, phrase: Tokens | None) -> Tokens | None:
    """The phrase, unless a name, a time or a place opens it."""
    if phrase is None:
        return None
    parse, settings, head = around.parse, around.lexicon.concept["not_in"], phrase[1] - 1
    is_setting = parse.pos[head] == "PROPN" or not settings.isdisjoint((parse.lower[head], parse.lower[phrase[0]]))
    return None if is_setting else phrase


# -- Before "of" -------------------------------------------------------------------------------------------------------


def _before_of(around: Surroundings, first: int) -> Tokens | None:
    """driving range, of "a driving range of 300 miles"; margin of error, of "a margin of error of 3 points"."""
    parse, link = around.parse, first - 1
    least = parse.sentence(first)[0]
    if link - 1 < least:
        return None
    if parse.words[link] == ":":
        return phrase_before(around, link, least)
    head = parse.lower[link - 1]
    if parse.lower[link] != "of" or head in around.lexicon.concept["not_of"] or head in around.lexicon.nouns["kin"]:
        return None
    found = phrase_before(around, link, least)
    if found and parse.lower[found[0] - 1] == "of":
        whole = phrase_before(around, found[0] - 1, least)
        return (whole[0], found[1]) if whole else found
    return found


# -- Of a verb ---------------------------------------------------------------------------------------------------------


def _of_predicate(around: Surroundings, kind: QuantityKind, first: int) -> Tokens | None:
    """The subject of a verb that gives it an amount, the object of one that changes it: "raised its key rate to 4%"."""
    parse, concept = around.parse, around.lexicon.concept
    least = parse.sentence(first)[0]
    verb = _verb_before(around, first, least)
    if verb is None:
        return None
    beside = verb - 1 - (parse.words[verb - 1] == ",")
    if parse.tag[verb] == "VBG" and parse.lemma[verb] in concept["ranging"]:  # "tariffs, ranging from 5 to 25 percent"
        return phrase_before(around, beside + 1, least) if beside >= least else None
    if parse.lower[verb] == "worth":
        owned = verb - 1 >= least and parse.tag[verb - 1] in NOUNS
        if owned and around.is_person(verb - 1):
            return None  # "a deal with Ana Roe worth $5m"
        return phrase_before(around, verb, least) if owned else _subject(around, verb, first)
    changed = object_of(parse, verb)
    if changed is not None and verb < changed < first and not _is_of_amount(around, changed):
        return _phrase(around, changed, first) if _links_object(around, verb, changed, first) else None
    if not _has_amount(around, parse.lemma[verb], kind):
        return None
    if parse.tag[first - 1] in NOUNS and not around.numbers.isdisjoint(range(verb, first - 1)):
        return phrase_before(around, first, verb + 1)  # "the fine was $2,000 and the loss $1m"
    if parse.lemma[verb] in concept["judging"] and not is_passive(parse, verb):
        return None  # "Moody's estimates 3%"
    return _subject(around, verb, first)


def _links_object(around: Surroundings, verb: int, changed: int, first: int) -> bool:
    """raised its key rate to 4%; bought a notebook for $3; built a bridge for $3m."""
    lemma, concept = around.parse.lemma[verb], around.lexicon.concept
    linked = around.parse.lower[changed + 1 : first]
    if lemma in concept["changing"] and not LINKS.isdisjoint([*linked, around.parse.lower[first - 1]]):
        return True
    return (lemma in concept["trading"] or lemma in concept["making"]) and "for" in linked


def _has_amount(around: Surroundings, lemma: str, kind: QuantityKind) -> bool:
    """Whether the subject of a verb has the amount after it."""
    concept = around.lexicon.concept
    if lemma in concept["having"] or (lemma in concept["extending"] and kind != "money"):
        return True
    return lemma in concept["scoring"] and kind in {"percent", "measure"}


def _verb_before(around: Surroundings, first: int, least: int) -> int | None:
    """The nearest verb, or "worth", before an amount, no bracket or semicolon between."""
    parse = around.parse
    for token in range(first - 1, max(least, first - VERB_REACH) - 1, -1):
        if parse.words[token] in CLOSED:
            return None
        if parse.tag[token].startswith("VB") or parse.lower[token] == "worth":
            return token
    return None


def _subject(around: Surroundings, verb: int, first: int) -> Tokens | None:
    parse = around.parse
    clause = parse.head[verb] if link_of(parse, verb) == "auxiliary" else verb
    subject = subject_of(parse, clause)
    if subject is None and link_of(parse, clause) == "noun clause":
        subject = parse.head[clause]
    if subject is not None and parse.tag[subject] in {"WDT", "WP"}:
        subject = relative_antecedent_of(parse, clause)
    if subject is None:
        return None
    if around.is_person(subject) and not _is_of_change(around, verb):
        return None  # "Rubio held 33 percent"
    return _phrase(around, subject, first)


def _is_of_change(around: Surroundings, verb: int) -> bool:
    """Whether a verb says that its subject rose or fell, as persons do not, whatever their names' tags."""
    word, change = around.parse.lower[verb], around.lexicon.change
    return word in change["up"] or word in change["down"]


def _phrase(around: Surroundings, noun: int, first: int) -> Tokens | None:
    """The phrase of a noun without its determiner, unless it is a pronoun, a teller or an amount itself."""
    parse, concept = around.parse, around.lexicon.concept
    if parse.pos[noun] == "PRON" or parse.lower[noun] in concept["tellers"] or parse.lower[noun] in concept["times"]:
        return None
    start, end = parse.trimmed(noun_phrase(parse, noun, clauses=False, appositions=False))
    if start < end and parse.tag[start] in {"DT", "PRP$"}:
        start += 1
    if start >= end or end > first or not parse.words[noun][:1].isalpha():
        return None
    if any(_is_amount(around, token) for token in range(start, end)):
        return None
    return start, end


def _is_of_amount(around: Surroundings, noun: int) -> bool:
    """Whether a noun is a number, or the unit or sign of one: the 7% of "dropped 7% to $2bn"."""
    beside = {noun, noun - 1, noun + 1}
    return not around.numbers.isdisjoint(beside)


def _is_amount(around: Surroundings, token: int) -> bool:
    """Whether a token is a number and no part of a name: not the 500 of "S&P 500"."""
    return token in around.numbers and not (token and around.parse.pos[token - 1] == "PROPN")
