"""What stands between a number and the noun that it counts: "900 registered, likely voters"."""

from __future__ import annotations

from claimx.lexicons.quantities import QuantityLexicon
from claimx.syntax import NOUNS, PLURALS, Parse, link_of, object_of

ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "FW", "HYPH"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
BEFORE_NOUNS = ADJECTIVES | {"NN", "NNP"}
IN_SERIES = BEFORE_NOUNS | ADVERBS | {",", "CC"}
MOST_MODIFIERS = 4  # between an adjective or a conjunction and its noun
MOST_IN_SERIES = 7


def is_people(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether a plural is of people, by its ending or by name: such a noun modifies no other."""
    return word in lexicon.nouns["people"] or word.endswith(lexicon.people_endings)


def modifies_noun(parse: Parse, token: int, end: int) -> bool:
    """20 injured people, not 20 injured in the crash."""
    tag, noun, stop = parse.tag, token + 1, min(end, token + MOST_MODIFIERS)
    while noun < stop and (tag[noun] in BEFORE_NOUNS or _is_and_between(parse, noun, end)):
        stop += tag[noun] == "CC"
        noun += 1
    return (noun < end and tag[noun] in PLURALS) or (noun - 1 > token and tag[noun - 1] in NOUNS)


def _is_and_between(parse: Parse, token: int, end: int) -> bool:
    """Seven detained Chinese and South Korean sailors: a conjunction between adjectives or names."""
    tag = parse.tag
    if token + 1 >= end or tag[token] != "CC":
        return False
    return tag[token - 1] in {"JJ", "NNP"} and tag[token + 1] in {"JJ", "NNP"}


def behind_series(parse: Parse, lexicon: QuantityLexicon, number: int, token: int) -> int:
    """40 skilled, well-paid workers: the plural behind adjectives and commas on which the tree hangs the number, or 0.

    Also where the tree parts them: a survey of 900 registered, likely voters.
    """
    noun, tag = parse.head[number], parse.tag
    series = tag[token:noun] if token < noun <= token + MOST_IN_SERIES and tag[noun] in PLURALS else []
    if "," in series and IN_SERIES.issuperset(series):
        return noun
    last = token + 3
    of = parse.lower[number - 1] == "of" and tag[number - 2] in NOUNS
    if not of or tag[token : token + 2] != ["VBN", ","] or last >= parse.n:
        return 0
    described = tag[last - 1] in {"JJ", "RB"} and tag[last] == "NNS" and is_people(parse.lower[last], lexicon)
    return last if described else 0


def is_deed(parse: Parse, lexicon: QuantityLexicon, token: int) -> bool:
    """With 40 making glass, with 300 dying: what some did, which a plural before counts, not its own object."""
    noun = token + 1
    if parse.tag[token] != "VBG" or parse.lower[token - 2] != "with":
        return False
    if noun >= parse.n or parse.is_mark(noun):
        return True
    if link_of(parse, token) != "modifier" and object_of(parse, token) == noun:
        return True
    last = noun + 1 >= parse.n or parse.is_mark(noun + 1) or parse.pos[noun + 1] in {"ADP", "CCONJ"}
    return last and parse.tag[noun] == "NN" and not is_people(parse.lower[noun], lexicon)


def plural_of_names(parse: Parse, head: int, token: int, end: int) -> int:
    """Kia and Hyundai vehicles: the plural noun after names on both sides of a conjunction, or 0."""
    if not parse.words[head][:1].isupper():
        return 0
    noun, stop = token + 1, min(end, token + MOST_MODIFIERS)
    while noun < stop and parse.words[noun][:1].isupper():
        noun += 1
    if noun + 2 < end and noun > token + 1 and parse.tag[noun + 1] in ADJECTIVES:
        noun += 2  # "UK and EU-affiliated people"
    return noun if token + 1 < noun < end and looks_plural(parse, noun) else 0


def plural_of_adjectives(parse: Parse, head: int, token: int, end: int) -> int:
    """several state and federal inquiries: the plural after a noun that is an adjective here, or 0."""
    tag, noun, stop = parse.tag, token + 1, min(end, token + MOST_MODIFIERS)
    if tag[head] != "NN":
        return 0
    while noun < stop and tag[noun] in {"JJ", "NN"}:
        noun += 1
    return noun if token + 1 < noun < end and tag[noun] == "NNS" else 0


def looks_plural(parse: Parse, token: int) -> bool:
    """737 Max jets: the name before it may have the noun tagged as a name too."""
    word, tag = parse.words[token], parse.tag[token]
    return tag in PLURALS or (tag in NOUNS and word.islower() and word.endswith("s"))
