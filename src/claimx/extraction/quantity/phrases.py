"""The noun phrases around an amount: after "of", right after a unit, and before a word."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.extraction.number.items import OF
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import HYPHENS
from claimx.extraction.quantity.modifiers import ADJECTIVES, is_people
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.syntax import NOUNS, PLURALS, POSSESSIVES, Parse, Tokens, object_of

WORTH = re.compile(r"(?:\s+|['’]s?\s+)worth\b")
RESTATEMENT = re.compile(
    r"\s?\((?:[^()\n]{0,12}\d[^()\n]{0,30})\)(?=\s\w)|-(?:long|wide|high|tall|deep|thick|strong)(?=\s)"
)
LONGEST_AFTER_OF = 9
LONGEST_BEFORE = 7  # words of a phrase that ends before a token
LONGEST_AFTER_UNIT = 7
BEFORE_HEAD = frozenset({"DT", "PRP$", "PDT", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB"})
MODIFIERS = frozenset({"JJ", "HYPH", "VBG", "VBN"})


class Counted(NamedTuple):
    """What a number counts or takes a part of: head, phrase, and where the quantity ends."""

    noun: str
    of: str
    end: int


def phrase_after_of(around: Surroundings, end: int) -> tuple[Tokens, bool] | None:
    """The noun phrase after an "of", from its determiner to its head, and whether a number stands in it."""
    match = OF.match(around.text, end)
    if match is None:
        return None
    parse = around.parse
    first = parse.tokens_in(match.end(), match.end() + 1)[0]
    if first >= parse.n:
        return None
    stop = min(parse.sentence(first)[1], first + LONGEST_AFTER_OF)
    head, numbered, token = -1, False, first
    while token < stop and not _closes(around, token):
        if token in around.numbers:
            if head >= 0:
                break
            numbered = True
        elif parse.tag[token] in NOUNS:
            if head >= 0 and _is_complete(around, head, token):
                break
            head = token
        elif _is_possessive(around, head, token):
            head = -1
        elif plural := _plural_of_names(around, head, token, stop):
            head = token = plural
        elif not _may_stand_before_head(around, head, token, first):
            break
        token += 1
    return ((first, head + 1), numbered) if head >= 0 else None


def _closes(around: Surroundings, token: int) -> bool:
    """Whether a word ends the phrase before it: "of the workers following …"; "last" does as a noun only."""
    parse, word = around.parse, around.parse.lower[token]
    if word not in around.lexicon.nouns["closers"]:
        return parse.is_space(token)
    return word != "last"


def _is_possessive(around: Surroundings, head: int, token: int) -> bool:
    return around.parse.tag[token] == "POS" or (head >= 0 and around.parse.lower[token] in POSSESSIVES)


def _is_complete(around: Surroundings, head: int, token: int) -> bool:
    """Whether the noun before needs none after it: "of the officers Smith", "of the workers strike"."""
    parse = around.parse
    if parse.tag[head] in PLURALS and parse.head[head] != token:
        return True
    return parse.tag[token] == "NN" and is_people(parse.lower[head], around.lexicon)


def _may_stand_before_head(around: Surroundings, head: int, token: int, first: int) -> bool:
    tag = around.parse.tag[token]
    if tag == "HYPH":
        return True
    return head < 0 and (tag in BEFORE_HEAD or (tag == "CC" and token > first))


def _plural_of_names(around: Surroundings, head: int, token: int, stop: int) -> int:
    """of Kia and Hyundai vehicles: the plural after two names, or 0."""
    parse = around.parse
    if head < 0 or parse.tag[token] != "CC" or token + 2 >= stop:
        return 0
    names = parse.pos[head] == parse.pos[token + 1] == "PROPN"
    return token + 2 if names and parse.tag[token + 2] == "NNS" else 0


def noun_of(around: Surroundings, end: int) -> Counted | None:
    """What stands after "of"; the end stays where a number of its own stands inside."""
    found = phrase_after_of(around, end)
    if found is None:
        return None
    tokens, numbered = found
    return counted_in(around, tokens, end=end if numbered else None)


def counted_in(around: Surroundings, tokens: Tokens, *, end: int | None = None) -> Counted:
    """The phrase as what is counted."""
    parse, head = around.parse, tokens[1] - 1
    noun = parse.words[head]
    if head - 2 >= tokens[0] and parse.words[head - 1] in HYPHENS:
        prefix = parse.lower[head - 2] in around.lexicon.context["noun_prefixes"]
        noun = parse.text[parse.start[head - 2] : parse.end[head]] if prefix else noun  # "co-authors"
    return Counted(noun, parse.string(tokens), parse.end[head] if end is None else end)


def following_phrase(around: Surroundings, amount: Amount, *, hyphen: bool = False) -> Tokens | None:
    """The phrase after a unit, which has the amount: "a 16-mile road", "$150,000 contract", "90 tonnes of grain"."""
    text = around.text
    if hyphen and not (amount.hyphen or text[amount.number_end : amount.number_end + 1].isalpha()):
        return None  # "50mph winds" are as close as by a hyphen
    worth = WORTH.match(text, amount.end)
    restated = RESTATEMENT.match(text, amount.end)  # "a £3bn ($5.2bn) bid", "a 1.6km-long tunnel"
    end = worth.end() if worth else restated.end() if restated else amount.end
    found = phrase_after_of(around, end)
    if found and not found[1]:
        return found[0]
    return None if worth else phrase_at(around, end)


def phrase_at(around: Surroundings, end: int) -> Tokens | None:
    """The noun phrase that starts right after a character."""
    parse, first = around.parse, around.token_at(end)
    if first >= parse.n or around.text[end : parse.start[first]].strip():
        return None
    stop, head = min(parse.sentence(first)[1], first + LONGEST_AFTER_UNIT), -1
    for token in range(first, stop):
        tag = parse.tag[token]
        if parse.lower[token] in around.lexicon.nouns["closers"] or parse.is_space(token):
            break
        if tag in NOUNS:
            if head >= 0 and parse.tag[head] in PLURALS:
                break
            head = token
        elif not (tag == "HYPH" or (tag in MODIFIERS and head < 0)):
            break
    return (first, head + 1) if head >= 0 and not _is_cut(around, head) else None


def _is_cut(around: Surroundings, head: int) -> bool:
    """Whether a hyphen goes on from the head: the "debtor" of "debtor-in-possession financing"."""
    parse, following = around.parse, head + 1
    return following < parse.n and parse.words[following] in HYPHENS and parse.start[following] == parse.end[head]


def phrase_before(around: Surroundings, end: int, least: int) -> Tokens | None:
    """The nouns before a token, with their adjectives: no determiner, no number."""
    parse = around.parse
    first = end - 1
    if parse.tag[first] not in NOUNS:
        return None
    while first > max(least, end - LONGEST_BEFORE) and _is_inside(parse, first - 1) and first - 1 not in around.numbers:
        first -= 1
    if first < end - 1 and _is_gerund(around, first, least):
        first += 1
    return (first, end) if first < end else None


def _is_gerund(around: Surroundings, token: int, least: int) -> bool:
    """is receiving investments of $5m; jailed for taking bribes of $5m; not "net of operating profit of $5m"."""
    parse = around.parse
    if parse.tag[token] != "VBG" or token <= least:
        return False
    if parse.lower[token - 1] in around.lexicon.nouns["be"]:
        return True
    return parse.tag[token - 1] == "IN" and object_of(parse, token) is not None


def _is_inside(parse: Parse, token: int) -> bool:
    if parse.tag[token] in ADJECTIVES:
        return parse.tag[token + 1] in NOUNS | ADJECTIVES
    return parse.tag[token] in NOUNS
