"""Bodies that a phrase names without being a name itself: "the Verdi union", "Ukraine's air force", "Time magazine"."""

from __future__ import annotations

from collections.abc import Container, Mapping

from claimx.lexicons.names import NameLexicon
from claimx.syntax import Parse, Tokens

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# A noun for a body is no longer than this: "attorney general's office" has four tokens, "office of …" comes after.
LONGEST = 4
MINISTRY = "ministry"
NAMELESS_STARTS = frozenset({"CD", "JJR", "JJS", "PRP$", "WDT"})


def body_named(
    parse: Parse, head: int, tokens: Tokens, at: Mapping[int, object], lexicon: NameLexicon
) -> Tokens | None:
    """The stretch that names a body, None where the phrase does not tell which one it is.

    A state's or a place's name does so before a body that it has one of ("Ukraine's air force", "the Paris
    prosecutor's office"), a name of another kind before a noun for an organisation ("the Verdi union"). "A Kenyan
    court" and "US officials" do not.
    """
    start = tokens[0]
    if start < head and parse.lower[start] == "the":
        start += 1
    elif parse.pos[start] in {"DET", "PRON"} or parse.tag[start] in NAMELESS_STARTS:
        return None
    end = start
    while end < head and end - start < LONGEST and is_name(parse, end, at, lexicon):
        end += 1
    if end == start:
        return None
    rest = end
    if parse.words[rest] in POSSESSIVES:
        rest += 1
    if not rest <= head < rest + LONGEST or any(not parse.words[i].islower() for i in range(rest, head + 1)):
        return None
    first, last = parse.chars((rest, head + 1))
    noun = parse.text[first:last].replace("’", "'")
    if is_place(parse, (start, end), lexicon):
        words = noun.split(" ")
        unique = noun in lexicon.unique_bodies or (words[-1] == MINISTRY and len(words) > 1)
        return (start, head + 1) if unique else None
    form = lexicon.form(parse.string((start, end)))
    if rest > end or form is not None or noun not in lexicon.named_bodies:
        return None
    return start, head + 1


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
        and word not in lexicon.official_modifiers
        and word not in lexicon.general_folded
        and parse.words[i] not in lexicon.not_names
    )


def is_place(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a name is a state's, its people's or a place's; the lexicon is surer than the name finder."""
    form = lexicon.form(parse.string(tokens))
    return form is not None and form.kind in {"name", "people", "capital", "place"}
