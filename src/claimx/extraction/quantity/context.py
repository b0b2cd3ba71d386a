"""What the sentence says about an amount: a change or a level, and how it is vouched for."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import ADJECTIVES, NOUNS
from claimx.extraction.quantity.draft import Draft
from claimx.extraction.quantity.reading import Reading
from claimx.records import Change, QuantityKind, Status
from claimx.syntax import Tokens, ancestors

ADVERBS = frozenset({"up", "down"})
LEVELS = frozenset({"above", "below"})
OF = re.compile(r"\s+of\b")
AT_RATE = re.compile(r"\bat\s+an?\s+(?:[^\W\d][\w-]*,?\s+){0,3}(?:rate|pace|clip)\s+of\s+$", re.IGNORECASE)
STEPS = 9
CLIMB = 4
FAR = 6  # words from a verb over its object to the amount: "raised its key rate 25 basis points"
REACH = 60
HAVE = frozenset({"have", "has", "had"})
ARTICLES = frozenset({"a", "an"})
DETERMINERS = frozenset({"DT", "PRP$", "POS"})
PARTICIPLES = frozenset({"VBN", "VBG", "JJ"})
IN_PHRASE = NOUNS | {"DT", "PRP$", "POS", "JJ", "JJR", "CD", "HYPH"}


def change_of(reading: Reading, amount: Amount, draft: Draft, start: int, end: int) -> Change | None:
    """up for "rose 60%", "a rise of 5%", "12% higher"; None for a level."""
    parse, change, kind = reading.parse, reading.lexicon.change, draft.kind
    first, last = parse.tokens_in(start, end)
    sentence = parse.sentence(first)
    if kind == "count" and draft.noun is not None and "by" not in parse.lower[max(sentence[0], first - 4) : first]:
        return None  # "sank three ships": so many of them
    bound = reading.bound_before(amount)
    if bound and reading.text[bound[1] : amount.start].strip().lower().split()[-1] in LEVELS:
        return None  # rose above 5%
    after = parse.lower[last] if last < sentence[1] else ""
    if last + 1 < sentence[1] and parse.tag[last + 1] in NOUNS | {"JJ", "VBG"}:
        after = ""  # "a 23% lower risk" compares
    if _is_far_off(reading, draft, last, sentence):
        return None
    opens = first == sentence[0]
    edged = not opens and parse.lemma[first - 1] in change["adverb_verbs"]
    if parse.lower[first] == "up" and (edged or (not opens and parse.lower[first - 1] == "back")):
        return None  # "inched back up to 5%": a level
    if not (edged and after in change["after_up"] | change["after_down"]):  # "edge 0.2% lower"
        by_verb = _before(reading, _verb_end(reading, first, start), sentence, kind, amount)
        if by_verb:
            return by_verb
    if kind not in {"percent", "money", "measure", "multiple", "count", "rate"}:
        return None
    if kind != "count" and after in change["after_up"]:
        return "up"
    if kind != "count" and after in change["after_down"]:
        return "down"
    return None


def _is_far_off(reading: Reading, draft: Draft, last: int, sentence: Tokens) -> bool:
    """sank 5 miles off the coast: so far from a place."""
    if draft.kind != "measure" or last >= sentence[1]:
        return False
    return reading.parse.lower[last] in reading.lexicon.change["off_places"]


def _verb_end(reading: Reading, first: int, start: int) -> int:
    """Where to look for a verb from: before the "at an annual rate of" that an amount may follow."""
    if not first or reading.parse.lower[first - 1] != "of":
        return first
    match = AT_RATE.search(reading.text, max(0, start - REACH), start)
    return reading.parse.tokens_in(match.start(), match.start() + 1)[0] if match else first


def _before(reading: Reading, first: int, sentence: Tokens, kind: QuantityKind, amount: Amount) -> Change | None:
    parse, change = reading.parse, reading.lexicon.change
    i, by = first - 1, False
    while i >= sentence[0] and first - i <= STEPS:
        word = parse.lower[i]
        found: Change | None = "up" if word in change["up"] else "down" if word in change["down"] else None
        if word in change["particles"] and i > sentence[0] and (phrase := _by_phrase(reading, amount, i, first, kind)):
            return phrase
        if found and _is_attributive(reading, i, first, sentence):
            return None
        if found and not (word in ADVERBS and i + 1 < first and parse.lower[i + 1] == "to"):
            if i + 1 < first and parse.lower[i + 1] == "of":
                return _noun_before(reading, i, first)
            if parse.tag[i] in NOUNS and not by and (word in change["nouns_up"] or word in change["nouns_down"]):
                return _noun_before(reading, i, first)
            if i < first - 1 and parse.lower[first - 1] in ARTICLES:
                return None  # "widened a 12-point lead"
            if word in change["only_measures"] and (
                not _is_measured(amount, kind)
                or OF.match(reading.text, amount.end)  # "lost 300 tonnes of ice": so much ice
            ):
                return None
            if kind == "duration" or (word in ADVERBS and not _is_free_adverb(reading, i, sentence)):
                return None
            return found
        if word in change["nouns_up"] or word in change["nouns_down"]:
            return _noun_before(reading, i, first)
        if word not in change["between"] and parse.tag[i] != "RB" and not _is_epithet(reading, i, amount, sentence):
            break
        by = by or word == "by"
        i -= 1
    over = _over_object(reading, amount, first, sentence) if kind == "percent" else None
    return (
        over
        or (
            _by_amount(reading, first, sentence)
            if first > sentence[0]
            and parse.lower[first - 1] != "to"  # "rose by 12 to 317": the level
            and "by" in parse.lower[max(sentence[0], first - 3) : first]
            else None
        )
    )


def _is_epithet(reading: Reading, i: int, amount: Amount, sentence: Tokens) -> bool:
    """rose an astonishing 5%; not "increases a reciprocal $6 billion grant"."""
    parse = reading.parse
    if i <= sentence[0] or parse.tag[i] not in PARTICIPLES or parse.lower[i - 1] not in ARTICLES:
        return False
    last = parse.tokens_in(amount.start, amount.end)[1]
    return last >= sentence[1] or parse.tag[last] not in NOUNS | ADJECTIVES


def _is_attributive(reading: Reading, i: int, first: int, sentence: Tokens) -> bool:
    """a reduced 5% rate: the participle describes what has the amount."""
    parse = reading.parse
    return i + 1 == first and i > sentence[0] and parse.tag[i] in PARTICIPLES and parse.tag[i - 1] in DETERMINERS


def _over_object(reading: Reading, amount: Amount, first: int, sentence: Tokens) -> Change | None:
    """raised its key rate 25 basis points; cut emissions 45%: what changes stands between the verb and the amount."""
    parse, change = reading.parse, reading.lexicon.change
    i = first - 1
    if i <= sentence[0] or parse.tag[i] not in NOUNS or i in reading.numbers or OF.match(reading.text, amount.end):
        return None
    while i > sentence[0] and first - i < FAR and parse.tag[i] in IN_PHRASE and parse.lower[i] not in change["up"]:
        i -= 1
    word = parse.lower[i]
    if not parse.tag[i].startswith("VB") or parse.lemma[i] not in reading.lexicon.concept["changing"]:
        return None
    return "up" if word in change["up"] else "down" if word in change["down"] else None


def _is_free_adverb(reading: Reading, i: int, sentence: Tokens) -> bool:
    """was up 5%, profits up 5%; not picked up 46 seats."""
    parse = reading.parse
    if i == sentence[0]:
        return True
    tag = parse.tag[i - 1]
    return (
        not tag.startswith("VB")
        or parse.lemma[i - 1] in reading.lexicon.change["adverb_verbs"]
        or parse.lower[i - 1] in reading.lexicon.nouns["be"]
    )


def _by_phrase(reading: Reading, amount: Amount, i: int, first: int, kind: QuantityKind) -> Change | None:
    """picked up 5%, was off 12 points: verbs that mean a change with the adverb at i."""
    parse, change = reading.parse, reading.lexicon.change
    if not (_is_measured(amount, kind) or kind == "money") or parse.lower[first - 1] in ARTICLES:
        return None
    verb = "be" if parse.lower[i - 1] in reading.lexicon.nouns["be"] else parse.lemma[i - 1]
    phrase = f"{verb} {parse.lower[i]}"
    found: Change | None = (
        "up" if phrase in change["phrases_up"] else "down" if phrase in change["phrases_down"] else None
    )
    return None if OF.match(reading.text, amount.end) else found


def _is_measured(amount: Amount, kind: QuantityKind) -> bool:
    return kind in {"percent", "multiple"} or (kind == "measure" and amount.unit is not None and not amount.hyphen)


def _noun_before(reading: Reading, noun: int, first: int) -> Change | None:
    """a rise of 5%, a drop of more than 30 points."""
    parse, change = reading.parse, reading.lexicon.change
    if "of" not in parse.lower[noun + 1 : first]:
        return None
    word = parse.lower[noun]
    return "up" if word in change["nouns_up"] else "down" if word in change["nouns_down"] else None


def _by_amount(reading: Reading, first: int, sentence: Tokens) -> Change | None:
    """grow sales by 35%: the verb is further off."""
    parse, change = reading.parse, reading.lexicon.change
    for i in range(first - 1, max(sentence[0], first - STEPS) - 1, -1):
        word = parse.lower[i]
        if parse.tag[i].startswith("VB"):
            if word in change["up"]:
                return "up"
            if word in change["down"]:
                return "down"
            break
    for steps, i in enumerate(ancestors(parse, first)):
        if steps > CLIMB or not sentence[0] <= i < first:
            return None
        if parse.tag[i] not in NOUNS:
            word = parse.lower[i]
            if word in change["up"]:
                return "up"
            if word in change["down"]:
                return "down"
    return None


def status_of(reading: Reading, amount: Amount, start: int, end: int, of: str | None) -> Status:
    """How the number is vouched for."""
    parse, status = reading.parse, reading.lexicon.status
    first, last = parse.tokens_in(start, end)
    sentence = parse.sentence(first)
    for i in range(first, min(last, sentence[1])):
        if parse.lower[i] in status:
            return status[parse.lower[i]]
    for word in (of or "").lower().split():
        if word in status:
            return status[word]
    if first > sentence[0] and parse.lower[first - 1] in status and parse.tag[first - 1] not in NOUNS:
        return status[parse.lower[first - 1]]
    if (
        first - 1 > sentence[0]
        and parse.lower[first - 1] in {"at", "to", "that", "of"}
        and parse.lower[first - 2] in status
    ):
        return status[parse.lower[first - 2]]
    after = last
    while after < sentence[1] and (parse.lower[after] in reading.lexicon.nouns["be"] or parse.lower[after] in HAVE):
        after += 1
    vouched = after < sentence[1] and parse.lower[after] in reading.lexicon.nouns["vouched"]
    if vouched and parse.lower[min(after + 1, sentence[1] - 1)] not in {"of", "by", "in"}:
        return status[parse.lower[after]]  # "50 feared dead", "13 people are confirmed dead"
    head = reading.number_token(amount)
    for steps, i in enumerate(ancestors(parse, head)):
        if steps >= CLIMB - 1:
            break
        word = parse.lower[i]
        if word not in status or not sentence[0] <= i < first:
            continue
        to_do = parse.lower[i + 1] == "to" and i + 2 < sentence[1] and parse.tag[i + 2] == "VB"
        if parse.tag[i].startswith("VB") or to_do:  # "the army plans to go", "plans to" of any tag
            return status[word]
    return "stated"
