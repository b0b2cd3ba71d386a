"""Names that the name finder did not see, as sources: how far they go, and what they are names of."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extraction.party.source_body import BODIES
from claimx.extraction.party.source_type import type_of_noun, type_of_unknown
from claimx.extraction.party.titles import is_title
from claimx.lexicons.names import OF_ANYBODY, NameLexicon
from claimx.records import Actor, SourceType
from claimx.syntax import Parse, Tokens, appositions_of, determiner_of, noun_phrase

# Tags that open a phrase which tells no name behind its noun: "the promotion Grand Ring wants".
OPENING = frozenset({"DT", "PRP$", "WP$", "WDT"})
CLOSING = frozenset({",", "("})
JOINTS = frozenset({"DET", "ADP", "CCONJ"})
LONGEST_LABEL = 3  # letters of the initials of who speaks, before a turn in a talk


def is_unknown_name(parse: Parse, head: int, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether the head of a source is such a name; "Prosecutors" that opens a sentence is none."""
    types = lexicon.noun_types
    if parse.pos[head] != "PROPN" or parse.lower[head] in types or parse.words[head] in lexicon.time_words:
        return False
    if lexicon.is_no_party(parse.string(noun_phrase(parse, head, clauses=False))):
        return False
    may_be_noun = parse.tag[head] == "NNPS" or head == tokens[0]
    return not (may_be_noun and parse.lower[head].removesuffix("s") in types)


def unknown_name(parse: Parse, head: int, tokens: Tokens, lexicon: NameLexicon) -> str:
    """The whole name around its head."""
    start, end = head, head + 1
    while start > tokens[0] and parse.words[start - 1][0].isupper() and not is_common(parse, start - 1, lexicon):
        start -= 1
    while end < tokens[1] and parse.pos[end] == "PROPN":
        end += 1
    return parse.string((start, end))


def is_common(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a capitalised word is no part of a name: a title, an article, a noun for a person."""
    is_function_word = parse.pos[i] in {"DET", "ADP", "PRON"}
    return is_title(parse, i, lexicon) or is_function_word or parse.lower[i] in lexicon.noun_types


def type_beside(parse: Parse, head: int, name: str, lexicon: NameLexicon) -> SourceType:
    """What an unknown name is of: by what is told beside it, then by its own words."""
    told = [parse.lemma[i].lower() for i in appositions_of(parse, head)]
    described = {lexicon.noun_types.get(noun) for noun in told}
    if described & {"official", "group"}:
        return "person"
    noun = noun_before(parse, head, name)
    if noun is not None and (is_body := type_so_called(parse, noun, lexicon)) in BODIES:
        return is_body
    type_ = type_of_unknown(name, lexicon)
    if type_ != "unknown":
        return "organisation" if type_ == "person" and has_article(parse, head, name) else type_
    of_thing: SourceType = "organisation" if lexicon.clues["things"] & set(told) else type_
    return next((each for each in ("media", "government", "organisation") if each in described), of_thing)


def noun_before(parse: Parse, head: int, name: str) -> int | None:
    """The noun in small letters right before a name: "wrestling | promotion Grand Ring"."""
    start = head
    while start and not name.startswith(parse.words[start]):
        start -= 1
    return start - 1 if start and parse.tag[start - 1] == "NN" and parse.words[start - 1].islower() else None


def type_so_called(parse: Parse, noun: int, lexicon: NameLexicon) -> SourceType:
    """What a noun makes of the name behind it: who does something is a person, what nobody knows an organisation."""
    type_ = type_of_noun(parse, noun, (noun, noun + 1), lexicon)
    if type_ == "unknown":
        return "person" if parse.lower[noun].endswith(lexicon.group_endings) else "organisation"
    return "person" if type_ in OF_ANYBODY else type_


def name_behind(parse: Parse, head: int, tokens: Tokens) -> Tokens | None:
    """The capitals that a bare noun in the singular goes before: "paper producer | Who Gives a Crap"."""
    first = parse.tag[tokens[0]]
    if parse.tag[head] != "NN" or first in OPENING or determiner_of(parse, head) is not None:
        return None
    end = head + 1
    if end < tokens[1] and not parse.words[end][0].isupper():
        return None
    while end < tokens[1] and (parse.words[end][0].isupper() or is_joint(parse, end, tokens[1])):
        end += 1
    closes = end == tokens[1] or parse.words[end] in CLOSING
    return (head + 1, end) if closes and end > head + 1 else None


def is_joint(parse: Parse, i: int, end: int) -> bool:
    """Whether a small word stands between two in capitals."""
    return parse.pos[i] in JOINTS and i + 1 < end and parse.words[i + 1][0].isupper()


def type_behind(parse: Parse, name: Tokens, lexicon: NameLexicon) -> SourceType:
    """What such capitals are a name of: no person's holds a small word."""
    if any(parse.words[i].islower() for i in range(*name)):
        return "organisation"
    return type_so_called(parse, name[0] - 1, lexicon)


def has_article(parse: Parse, head: int, name: str) -> bool:
    """Whether "the" stands right before a name: "the Delta Six" are no person; not "the late Ana Roe"."""
    the = determiner_of(parse, head)
    return the is not None and parse.lower[the] == "the" and name.startswith(parse.string((the + 1, head + 1)))


def are_initials(label: str) -> bool:
    """Whether a name may be the initials of who speaks: "NH: We left early"."""
    return label.isupper() and len(label) <= LONGEST_LABEL


def with_initials(letters: str, actors: Iterable[Actor]) -> list[Actor]:
    """The persons whose names have these first letters."""
    return [a for a in actors if a.type == "person" and "".join(word[0] for word in a.name.split()) == letters]
