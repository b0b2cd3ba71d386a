"""What the words around a place say that it lies in: “Dorp Hall in Leeds”, “the Kenyan town of Dorp”."""

from __future__ import annotations

from claimx.lexicons.names import NameLexicon
from claimx.names.words import PLACES
from claimx.syntax import ARTICLES, POSSESSIVES, Parse, Tokens

WITHIN = frozenset({"in", "of", "at"})
# How many words describe a place: "Dorp, a small fishing town in Kenya", "the small fishing town of Dorp".
LONGEST_DESCRIPTION = 5
OF_STATES = PLACES | {"NORP"}


def place_around(parse: Parse, tokens: Tokens, label: str, lexicon: NameLexicon) -> int | None:
    """The character at which the name starts of what a place lies in."""
    if label not in PLACES:
        return None
    start, end = tokens
    token = (
        _behind(parse, end) or _described(parse, end, lexicon) or _owner(parse, start) or _called(parse, start, lexicon)
    )
    return None if token is None else parse.chars((token, token + 1))[0]


def _name_at(parse: Parse, i: int, labels: frozenset[str]) -> int | None:
    """The first token of the name of such a label that holds a token."""
    number = parse.entity_of[i] if 0 <= i < parse.n else -1
    return parse.entities[number][0] if number >= 0 and parse.entities[number][2] in labels else None


def _behind(parse: Parse, end: int) -> int | None:
    """“Dorp Hall in Leeds”, “the Northern District of Texas”."""
    if end >= parse.n or parse.words[end] not in WITHIN:
        return None
    return _name_at(parse, end + 1 + (end + 1 < parse.n and parse.lower[end + 1] == "the"), PLACES)


def _described(parse: Parse, end: int, lexicon: NameLexicon) -> int | None:
    """“Dorp, a fishing town in Kenya”."""
    if end + 1 >= parse.n or parse.words[end] != "," or parse.lower[end + 1] not in ARTICLES:
        return None
    last = min(end + 2 + LONGEST_DESCRIPTION, parse.n)
    noun = next((i for i in range(end + 2, last) if is_place_noun(parse, i, lexicon)), None)
    return None if noun is None else _behind(parse, noun + 1)


def _owner(parse: Parse, start: int) -> int | None:
    """“Kenya's Dorp Park”."""
    return _name_at(parse, start - 2, PLACES) if parse.words[start - 1] in POSSESSIVES else None


def _called(parse: Parse, start: int, lexicon: NameLexicon) -> int | None:
    """“the Kenyan town of Dorp”, “Kenya's fishing town Dorp”; not “the Kenyan-held town of Dorp”."""
    i = start - 1 - (parse.lower[start - 1] == "of")
    if i < 0 or not is_place_noun(parse, i, lexicon):
        return None
    first = max(i - LONGEST_DESCRIPTION, 0)
    while i > first and parse.entity_of[i - 1] < 0 and parse.tag[i - 1] in {"JJ", "NN"}:
        i -= 1
    i -= parse.words[i - 1] in POSSESSIVES
    return _name_at(parse, i - 1, OF_STATES)


def is_place_noun(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a token is a noun for places: "town", "region"."""
    return parse.lower[i] in lexicon.clues["place_nouns"]
