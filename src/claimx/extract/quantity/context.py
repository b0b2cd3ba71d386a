"""What the sentence says about an amount: a change or a level, and how it is vouched for."""

from __future__ import annotations

import re

from claimx.extract.quantity.amount import Amount
from claimx.extract.quantity.counted import NOUNS
from claimx.extract.quantity.draft import Draft
from claimx.extract.quantity.reading import Reading
from claimx.records import Change, QuantityKind, Status
from claimx.syntax import Tokens, ancestors

ADVERBS = frozenset({"up", "down"})
LEVELS = frozenset({"above", "below"})
OF = re.compile(r"\s+of\b")
STEPS = 9
CLIMB = 4
HAVE = frozenset({"have", "has", "had"})


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
    by_verb = _before(reading, first, sentence, kind, amount)
    if by_verb:
        return by_verb
    if kind not in {"percent", "money", "measure", "multiple", "count", "rate"}:
        return None
    after = parse.lower[last] if last < sentence[1] else ""
    if last + 1 < sentence[1] and parse.tag[last + 1] in NOUNS | {"JJ", "VBG"}:
        after = ""  # "a 23% lower risk" compares
    if kind != "count" and after in change["after_up"]:
        return "up"
    if kind != "count" and after in change["after_down"]:
        return "down"
    return None


def _before(reading: Reading, first: int, sentence: Tokens, kind: QuantityKind, amount: Amount) -> Change | None:
    parse, change = reading.parse, reading.lexicon.change
    i, by = first - 1, False
    while i >= sentence[0] and first - i <= STEPS:
        word = parse.lower[i]
        found: Change | None = "up" if word in change["up"] else "down" if word in change["down"] else None
        if found and not (word in ADVERBS and i + 1 < first and parse.lower[i + 1] == "to"):
            if i + 1 < first and parse.lower[i + 1] == "of":
                return _noun_before(reading, i, first)
            if parse.tag[i] in NOUNS and not by and (word in change["nouns_up"] or word in change["nouns_down"]):
                return _noun_before(reading, i, first)
            if word in change["only_measures"] and (
                not _is_measured(amount, kind)
                or (i < first - 1 and parse.lower[first - 1] in {"a", "an"})
                or OF.match(reading.text, amount.end)  # "lost 300 tonnes of ice": so much ice
            ):
                return None
            if kind == "duration" or (word in ADVERBS and not _is_free_adverb(reading, i, sentence)):
                return None
            return found
        if word in change["nouns_up"] or word in change["nouns_down"]:
            return _noun_before(reading, i, first)
        if word not in change["between"] and parse.tag[i] != "RB":
            break
        by = by or word == "by"
        i -= 1
    return (
        _by_amount(reading, first, sentence)
        if first > sentence[0]
        and parse.lower[first - 1] != "to"  # "rose by 12 to 317": the level
        and "by" in parse.lower[max(sentence[0], first - 3) : first]
        else None
    )


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
        if parse.tag[i].startswith("VB") or parse.lower[i + 1] == "to":  # "the army plans to", "plans to" of any tag
            return status[word]
    return "stated"
