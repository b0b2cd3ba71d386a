"""Bodies that a phrase names without being a name itself: "the Verdi union", "Ukraine's air force", "Time magazine"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.documents import is_taken_up, nouns_before
from claimx.extraction.party.source_type import country_of_phrase
from claimx.extraction.party.titles import is_before_person, is_plural, is_state, is_title
from claimx.lexicons.names import NameLexicon
from claimx.syntax import (
    POSSESSIVES,
    Parse,
    Tokens,
    determiner_of,
    noun_phrase,
    oblique_of,
    obliques_of,
    preposition_of,
)

MINISTRY = "ministry"
# What may describe a body before its name: "the new French government".
BEFORE_NAMES = frozenset({"ADJ"})
NAMELESS_STARTS = frozenset({"CD", "JJR", "JJS", "PRP$", "WDT"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a phrase tells: its name as written, the state it is of, the words that told it."""

    name: str
    country: str | None
    tokens: Tokens


def body_at(discourse: Discourse, head: int, tokens: Tokens) -> Body | None:
    """The body that a phrase names; None where it does not tell which one it is."""
    found = body_named(discourse, head, tokens)
    if found is None:
        return None
    parse, name = discourse.parse, discourse.parse.string(found)
    if found[0] == head == parse.sentence(head)[0]:
        name = name[0].lower() + name[1:]
    return Body(name, country_of_phrase(parse, head, discourse.countries), tokens)


def place_told(discourse: Discourse, head: int) -> str | None:
    """ "The city of Harwell": the place whose kind a noun tells; "a suburb of Harwell" is none."""
    parse, lexicon = discourse.parse, discourse.lexicon
    determiner, noun = determiner_of(parse, head), parse.lemma[head].lower()
    is_known = noun in lexicon.realm_nouns or noun in lexicon.clues["place_nouns"]
    if not is_known or is_plural(parse, head) or determiner is None or parse.lower[determiner] != "the":
        return None
    named = (
        i for i in obliques_of(parse, head) if preposition_of(parse, i) == "of" and discourse.type_at(i) == "place"
    )
    return next((discourse.at[i] for i in named if i not in discourse.people_words), None)


def body_before(discourse: Discourse, head: int) -> Body | None:
    """The body that "the ministry" takes up, where those right before that go by the noun are one.

    A "the ministry" on the way hands on what it takes up itself; "a court" leaves open which one "the court" is.
    """
    parse = discourse.parse
    lemma = parse.lemma[head].lower()
    while is_taken_up(discourse, head):
        nouns = list(nouns_before(parse, head, lemma))
        told = [(i, body_at(discourse, i, noun_phrase(parse, i, clauses=False))) for i in nouns]
        bodies = {body.name: body for _, body in told if body is not None}
        if bodies:
            is_open = any(body is None and not is_taken_up(discourse, i) for i, body in told)
            return next(iter(bodies.values())) if len(bodies) == 1 and not is_open else None
        if not nouns:
            return None
        head = nouns[-1]
    return None


def body_named(discourse: Discourse, head: int, tokens: Tokens) -> Tokens | None:
    """The stretch that names a body, None where the phrase does not tell which one it is.

    A state's or a place's name does so before a body that it has one of ("Ukraine's air force", "Holm police") or
    behind it ("the government of Oman"), a name of another kind before a noun for an organisation ("the Verdi union"),
    capitals with a noun in capitals ("the Holm County Sheriff's Office"), and what a body is for, where a state has one
    of them: "the foreign ministry", in capitals or not. "A Kenyan court" and "US officials" do not.
    """
    parse = discourse.parse
    start = first_of(parse, head, tokens)
    if start is None:
        return None
    if parse.words[head][0].isupper() and is_in_capitals(parse, (start, head + 1), tokens):
        return (start, head + 1)
    first, end = name_before(discourse, start, head)
    if end > first and names_together(discourse, (first, end), head):
        return (first, head + 1)
    tellings = (*told_behind(discourse, start, head, tokens), *designated(discourse, start, head))
    return tellings[0] if tellings else None


def name_before(discourse: Discourse, start: int, head: int) -> Tokens:
    """The name before a noun, behind what describes both: "the Leeds-based | Verdi", "the new | French"."""
    parse, lexicon = discourse.parse, discourse.lexicon
    first = end = start
    while end < head and is_name(parse, end, discourse.at, lexicon):
        end += 1
    is_home = end > first and parse.words[end].startswith("-")
    if is_home or (end == first and (parse.pos[first] in BEFORE_NAMES or is_title(parse, first, lexicon))):
        behind = end + 1 + (is_home and parse.words[end] == "-")
        return name_before(discourse, behind, head) if behind < head else (head, head)
    return first, end


def told_behind(discourse: Discourse, start: int, head: int, tokens: Tokens) -> Iterator[Tokens]:
    """A body before the place that has it: "police in Holm", "the government of Oman"; no "embassy in Holm"."""
    parse, lexicon = discourse.parse, discourse.lexicon
    noun = parse.string((start, head + 1)).lower().replace("’", "'")
    if not is_unique(noun, lexicon):
        return
    for i in obliques_of(parse, head):
        preposition = preposition_of(parse, i)
        owns = preposition == "of" or (preposition == "in" and noun not in lexicon.foreign_bodies)
        if owns and discourse.type_at(i) == "place":
            yield start, end_of_places(discourse, i)


def end_of_places(discourse: Discourse, i: int) -> int:
    """Where places end that a body is of: "police in Dorp and Holm |"."""
    parse, end = discourse.parse, discourse.end[i]
    behind = end + 1 + (parse.lower[end + 1 : end + 2] == ["the"])
    is_second = behind < parse.n and parse.tag[end] == "CC" and discourse.type_at(behind) == "place"
    return discourse.end[behind] if is_second else end


def designated(discourse: Discourse, start: int, head: int) -> Iterator[Tokens]:
    """A body that "the" and its office tell from others of its state: "the central bank", "the ministry of health"."""
    parse, lexicon = discourse.parse, discourse.lexicon
    if parse.lower[start - 1] != "the":
        return
    first = after_owner(parse, start, head, lexicon)
    for i in range(first, head + 1):
        noun = parse.string((i, head + 1)).lower()
        if noun in lexicon.designated_bodies or is_ministry(noun):
            yield i, head + 1
            return
    of = oblique_of(parse, head, "of")
    if of is not None and first == head and parse.lower[head] == MINISTRY and of not in discourse.at:
        yield head, of + 1


def after_owner(parse: Parse, start: int, head: int, lexicon: NameLexicon) -> int:
    """The first token behind "the country's"; behind the noun where somebody else owns it: "the firm's"."""
    owner = next((i for i in range(start, head) if parse.words[i] in POSSESSIVES), None)
    if owner is None:
        return start
    return owner + 1 if owner == start + 1 and parse.lemma[start].lower() in lexicon.state_nouns else head + 1


def is_unique(noun: str, lexicon: NameLexicon) -> bool:
    """Whether a state or a place has one such body."""
    return noun in lexicon.unique_bodies or is_ministry(noun)


def is_ministry(noun: str) -> bool:
    """Whether a noun is a ministry with what it is for."""
    return noun.endswith(f" {MINISTRY}")


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
    return len(words) > 1 and not any(word[0].islower() for word in words) and not goes_on


def names_together(discourse: Discourse, name: Tokens, head: int) -> bool:
    """Whether a name and the noun behind it tell which body it is."""
    parse, lexicon = discourse.parse, discourse.lexicon
    owns = parse.words[name[1]] in POSSESSIVES
    first, last = parse.chars((name[1] + owns, head + 1))
    noun = parse.text[first:last].replace("’", "'")
    if is_place(parse, name, lexicon) or (owns and discourse.type_at(name[1] - 1) == "place"):
        return is_unique(noun, lexicon)
    entity = parse.entity_of[name[1] - 1]
    if owns and entity >= 0 and is_before_person(parse, parse.entities[entity][0]):
        return noun in lexicon.owned_bodies  # "Ana Roe's campaign"
    if not owns and is_of_many_states(parse.string(name), lexicon):
        return " " in noun  # "the UN refugee agency"; no "UN agency"
    is_unknown = lexicon.form(parse.string(name)) is None and not owns
    return is_unknown and (is_unique(noun, lexicon) or noun in lexicon.named_bodies)


def is_of_many_states(name: str, lexicon: NameLexicon) -> bool:
    """Whether a name is of a body that states have together: "UN"."""
    form = lexicon.form(name)
    if form is None or form.country is not None:
        return False
    return form.kind == "organisation" and lexicon.organisation_kind.get(form.key or "") == "government"


def is_name(parse: Parse, i: int, at: Container[int], lexicon: NameLexicon) -> bool:
    """Whether a token is part of a name; a capital that only opens the sentence is none."""
    if i in at:
        return True
    if not parse.words[i][0].isupper() or (i == parse.sentence(i)[0] and parse.tag[i] not in {"NNP", "NNPS"}):
        return False
    common = (lexicon.titles, lexicon.title_modifiers, lexicon.noun_types, lexicon.general_folded)
    word = parse.lower[i].rstrip(".")
    return not any(word in words for words in common)


def is_place(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a name is a state's, its people's or a place's; the lexicon is surer than the name finder."""
    form = lexicon.form(parse.string(tokens))
    return form is not None and (is_state(form) or form.kind in {"capital", "place"})
