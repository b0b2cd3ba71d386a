"""Bodies that a phrase names without being a name itself: "the Verdi union", "Ukraine's air force", "Time magazine"."""

from __future__ import annotations

from collections.abc import Container, Mapping

from claimx.extraction.party.titles import is_state
from claimx.lexicons.names import NameLexicon
from claimx.syntax import POSSESSIVES, Parse, Tokens

MINISTRY = "ministry"
NAMELESS_STARTS = frozenset({"CD", "JJR", "JJS", "PRP$", "WDT"})


def body_named(
    parse: Parse, head: int, tokens: Tokens, at: Mapping[int, object], lexicon: NameLexicon
) -> Tokens | None:
    """The stretch that names a body, None where the phrase does not tell which one it is.

    A state's or a place's name does so before a body that it has one of ("Ukraine's air force", "Holm police"), a name
    of another kind before a noun for an organisation ("the Verdi union"), capitals with a noun in capitals ("the Holm
    County Sheriff's Office"). "A Kenyan court" and "US officials" do not.
    """
    start = first_of(parse, head, tokens)
    if start is None:
        return None
    if parse.words[head][0].isupper():
        return (start, head + 1) if is_in_capitals(parse, (start, head + 1), tokens) else None
    end = start
    while end < head and is_name(parse, end, at, lexicon):
        end += 1
    return (start, head + 1) if end > start and names_together(parse, (start, end), head, lexicon) else None


def first_of(parse: Parse, head: int, tokens: Tokens) -> int | None:
    """The first token of a phrase after its "the"; None where another word opens it that leaves open which it is."""
    start = tokens[0]
    if start < head and parse.lower[start] == "the":
        return start + 1
    return None if parse.pos[start] in {"DET", "PRON"} or parse.tag[start] in NAMELESS_STARTS else start


def is_in_capitals(parse: Parse, name: Tokens, tokens: Tokens) -> bool:
    """Whether every word of a name of several words has a capital, and not merely since all words of the line have."""
    words = [parse.words[i] for i in range(*name) if parse.words[i] not in POSSESSIVES]
    goes_on = tokens[1] < parse.n and parse.words[tokens[1]][0].isupper()
    return len(words) > 1 and all(word[0].isupper() for word in words) and not goes_on


def names_together(parse: Parse, name: Tokens, head: int, lexicon: NameLexicon) -> bool:
    """Whether a name and the noun behind it tell which body it is."""
    owns = parse.words[name[1]] in POSSESSIVES
    first, last = parse.chars((name[1] + owns, head + 1))
    noun = parse.text[first:last].replace("’", "'")
    words = noun.split(" ")
    is_unique = noun in lexicon.unique_bodies or (words[-1] == MINISTRY and len(words) > 1)
    if is_place(parse, name, lexicon):
        return is_unique
    is_unknown = lexicon.form(parse.string(name)) is None and not owns
    return is_unknown and (is_unique or noun in lexicon.named_bodies)


def is_name(parse: Parse, i: int, at: Container[int], lexicon: NameLexicon) -> bool:
    """Whether a token is part of a name; a capital that only opens the sentence is none."""
    if i in at or parse.entity_of[i] >= 0:
        return True
    word = parse.lower[i].rstrip(".")
    return (
        parse.words[i][0].isupper()
        and (parse.tag[i] in {"NNP", "NNPS"} or i > parse.sentence(i)[0])
        and word not in lexicon.titles
        and word not in lexicon.title_modifiers
        and word not in lexicon.noun_types
        and word not in lexicon.general_folded
    )


def is_place(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a name is a state's, its people's or a place's; the lexicon is surer than the name finder."""
    form = lexicon.form(parse.string(tokens))
    return form is not None and (is_state(form) or form.kind in {"capital", "place"})
