"""Which actor a source names: the name that heads it, or one beside the noun that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimx.extraction.findings import Resolved
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.source_body import ONE, apposed_body, named_body, of_its_kind
from claimx.extraction.party.source_phrase import Phrase
from claimx.extraction.party.titles import is_of_one_person, is_plural, is_title
from claimx.lexicons.names import NameLexicon
from claimx.syntax import Parse, Tokens, appositions_of, determiner_of

DOCUMENTS = frozenset({"document", "poll"})
LISTED = frozenset({"person", "organisation"})
# Tags of what stands between the names of a list.
JOINING = frozenset({"PUNCT", "CCONJ"})
# Tags of words between an office and the name of its holder: "of Police", "of Foreign Affairs".
OFFICE_WORDS = frozenset({"ADP", "NOUN", "PROPN", "ADJ", "CCONJ"})
# Titles between a head and the name that they stand before.
LONGEST_RUN = 6


def name_of(phrase: Phrase) -> str | None:
    """The actor whom the phrase names; people of a state are not the state."""
    if phrase.head in phrase.discourse.at and not is_one_of_them(phrase):
        return edition(phrase) if phrase.head in phrase.discourse.people_words else phrase.discourse.at[phrase.head]
    return next((id_ for step in STEPS if (id_ := step(phrase)) is not None), None)


def edition(phrase: Phrase) -> str | None:
    """ "Orvia News Russian": a people's word that closes a body's name, which it is a part of."""
    discourse, parse, head = phrase.discourse, phrase.discourse.parse, phrase.head
    is_last = head + 1 == phrase.tokens[1] and not is_plural(parse, head) and not parse.words[head].endswith("s")
    return discourse.at[head - 1] if is_last and discourse.type_at(head - 1) == "organisation" else None


def is_one_of_them(phrase: Phrase) -> bool:
    """Whether a name stands for one of its people: "a Republican", "a Democrat, Jan Roe"; not "a tearful Ms Roe"."""
    parse, determiner = phrase.discourse.parse, determiner_of(phrase.discourse.parse, phrase.head)
    if determiner is None or parse.lower[determiner] not in {"a", "an"}:
        return False
    first = phrase.name_start(phrase.head)
    between = range(determiner + 1, first)
    return phrase.discourse.type_at(phrase.head) != "person" or not any(parse.pos[i] == "ADJ" for i in between)


def apposed_person(phrase: Phrase) -> str | None:
    """ "spokesman Jan Roe", "a clerk, Jan Roe": by the parse."""
    parse, head = phrase.discourse.parse, phrase.head
    if is_plural(parse, head) or phrase.discourse.lexicon.noun_types.get(parse.lemma[head].lower()) in DOCUMENTS:
        return None  # "according to the paper, Jan Roe, the mayor, left"
    return next((id_ for i in appositions_of(parse, head) if (id_ := phrase.person_at(i)) is not None), None)


def named_so(phrase: Phrase) -> str | None:
    """ "A man named Jan Roe", "a woman identified as Ana Roe": whom the words behind it name."""
    parse, discourse = phrase.discourse.parse, phrase.discourse
    if not is_single(phrase):
        return None
    for i in range(phrase.head + 1, phrase.tokens[1] - 1):
        if parse.lower[i] in discourse.lexicon.naming:
            name = i + 1 + (parse.lower[i + 1] == "as")
            return phrase.person_at(name) if name < phrase.tokens[1] else None
    return None


def is_single(phrase: Phrase) -> bool:
    """Whether the head is a noun for one person."""
    parse = phrase.discourse.parse
    return not is_plural(parse, phrase.head) and is_of_one_person(parse, phrase.head, phrase.discourse.lexicon)


def closing_name(phrase: Phrase) -> str | None:
    """ "A spokesman for the ministry, Jan Roe", "one of the clerks, Jan Roe": the name that ends it after a comma."""
    parse, last = phrase.discourse.parse, phrase.last
    id_, is_one = phrase.person_at(last), parse.lower[phrase.head] == ONE
    if id_ is None or not (is_one or is_single(phrase)):
        return None
    before = phrase.name_start(last) - 1
    while before > phrase.head and is_title(parse, before, phrase.discourse.lexicon):
        before -= 1  # "the mayor of Dorp, Mr Jan Roe"
    return id_ if before > phrase.head and parse.words[before] == "," else None


def name_after_title(phrase: Phrase) -> str | None:
    """ "Interior Minister" | "Jan Roe", "The PPRO, SP Ana Roe,": a title that the parse cut off from its name."""
    discourse, parse = phrase.discourse, phrase.discourse.parse
    i = behind_titles(phrase, phrase.head + 1)
    if i == phrase.head + 1 and parse.words[i] == ",":
        name = behind_titles(phrase, i + 1)
        i = name if phrase.ends_in_comma(name) else i
    id_ = phrase.person_at(i)
    is_personal = is_of_one_person(parse, phrase.head, discourse.lexicon)
    return id_ if id_ is not None and is_personal and i - 1 not in discourse.at else None


def behind_titles(phrase: Phrase, i: int) -> int:
    """The first token from here that is no title, of a few."""
    parse = phrase.discourse.parse
    while i - phrase.head < LONGEST_RUN and is_title(parse, i, phrase.discourse.lexicon):
        i += 1
    return i


def name_after_place(phrase: Phrase) -> str | None:
    """ "Mayor of London Sadiq Khan": the office, its place, then the name."""
    discourse, parse, i = phrase.discourse, phrase.discourse.parse, phrase.head + 2
    if not is_title(parse, phrase.head, discourse.lexicon) or i not in discourse.end or parse.lower[i - 1] != "of":
        return None
    return phrase.person_at(discourse.end[i])


def name_after_office(phrase: Phrase) -> str | None:
    """ "Nordian Chief of Police General Ana Roe", "Ambassador to the United States Ana Roe": an office, then the name.

    "A spokesman for President Roe" names nobody: the title before the name is the president's.
    """
    discourse, parse, last = phrase.discourse, phrase.discourse.parse, phrase.last
    id_ = phrase.person_at(last)
    if id_ is None or not opens_with_capital(phrase) or not is_title(parse, phrase.head, discourse.lexicon):
        return None
    own = start = phrase.name_start(last)
    while start - 1 > phrase.head and parse.lower[start - 1].rstrip(".") in discourse.lexicon.titles:
        start -= 1  # not over "State": it modifies titles and is none
    between = range(phrase.head + 1, start)
    return id_ if is_of_office(discourse, between) or (start == own and is_of_body(discourse, between)) else None


def holder_at_body(phrase: Phrase) -> str | None:
    """ "The country's envoy at UNESCO Ana Roe": between an office and its holder's name stands the body that it is at.

    "A spokesman for Nordia president Ana Roe" names nobody.
    """
    discourse, parse, last = phrase.discourse, phrase.discourse.parse, phrase.last
    id_ = phrase.person_at(last)
    if id_ is None or not is_single(phrase):
        return None
    body = phrase.name_start(last) - 1
    if discourse.type_at(body) != "organisation" or body in discourse.people_words:
        return None
    first = phrase.name_start(body)
    first -= parse.lower[first - 1] == "the"
    return id_ if first - 2 == phrase.head else None


def holder_by_courtesy(phrase: Phrase) -> str | None:
    """ "The secretary for the affairs of the port Dr Jan Roe": behind an office, "Dr" opens its holder's name.

    "A spokesman for Dr Jan Roe" names nobody.
    """
    parse, last = phrase.discourse.parse, phrase.last
    id_ = phrase.person_at(last)
    if id_ is None or not is_single(phrase):
        return None
    own = start = phrase.name_start(last)
    while parse.lower[start - 1].rstrip(".") in phrase.discourse.lexicon.courtesy:
        start -= 1
    return id_ if phrase.head < start - 1 and start < own and parse.pos[start - 1] in {"NOUN", "PROPN"} else None


def opens_with_capital(phrase: Phrase) -> bool:
    """Whether the office is written as a part of the name: no article before it, a capital at its first word."""
    parse, first = phrase.discourse.parse, phrase.tokens[0]
    return parse.words[first][0].isupper() and parse.pos[first] not in {"DET", "PRON"}


def is_of_body(discourse: Discourse, between: range) -> bool:
    """Whether words between an office and a name are a phrase on the body or the state that it is at, of two words."""
    parse = discourse.parse
    if len(between) < 2 or parse.pos[between[0]] != "ADP" or parse.pos[between[-1]] not in {"NOUN", "PROPN"}:
        return False
    return len(between) > 2 and all(parse.pos[i] in {*OFFICE_WORDS, "DET", "PUNCT"} for i in between)


def is_of_office(discourse: Discourse, between: range) -> bool:
    """Whether words between an office and a name say what it is of: "of Police", no place alone."""
    parse = discourse.parse
    of = [i for i in between if parse.pos[i] == "ADP"]
    if [parse.lower[i] for i in of] != ["of"] or any(parse.pos[i] not in OFFICE_WORDS for i in between):
        return False
    return any(i > of[0] and discourse.type_at(i) != "place" for i in between)


def listed_names(phrase: Phrase) -> list[str]:
    """ "Two analysts, Ana Roe and Jan Holm", "banks such as Roe Ltd": all whom names behind a plural list, no other."""
    if not is_plural(phrase.discourse.parse, phrase.head):
        return []
    named = names_from(phrase, phrase.head + 1)
    if len(named) > 1:
        return named
    examples = names_from(phrase, behind_examples(phrase))
    return examples if all(phrase.discourse.actors[id_].type == "organisation" for id_ in examples) else []


def names_from(phrase: Phrase, i: int) -> list[str]:
    """The names from a token to the end of the phrase; none where other words stand between."""
    discourse, parse = phrase.discourse, phrase.discourse.parse
    found: list[str] = []
    while i < phrase.tokens[1]:
        if discourse.type_at(i) in LISTED and i not in discourse.people_words:
            found.append(discourse.at[i])
        elif parse.pos[i] not in JOINING and not is_title(parse, i, discourse.lexicon):
            return []
        i = max(i + 1, discourse.end.get(i, 0))
    return found


def behind_examples(phrase: Phrase) -> int:
    """The first token behind "such as (the)" or "including (the)", the end of the phrase where neither stands in it."""
    parse, examples = phrase.discourse.parse, phrase.discourse.lexicon.clues["examples"]
    end = phrase.tokens[1]
    i = next((i for i in range(phrase.head + 1, end) if parse.lower[i] in examples and parse.words[i] != ","), end)
    while i < end and (parse.lower[i] in examples or parse.pos[i] == "DET"):
        i += 1
    return i


STEPS: tuple[Callable[[Phrase], str | None], ...] = (
    apposed_person,
    apposed_body,
    named_body,
    of_its_kind,
    named_so,
    closing_name,
    name_after_title,
    name_after_place,
    name_after_office,
    holder_at_body,
    holder_by_courtesy,
)


def without_no_party(found: Resolved, tokens: Tokens | None, parse: Parse, lexicon: NameLexicon) -> Resolved:
    """The source without a name that a lexicon calls no party, however it came to it: an outlet's, a poll's maker's."""
    source = found.source
    if source is None or source.name is None or source.actor is not None:
        return found
    is_within = tokens is not None and lexicon.is_in_no_party(tokens, parse.n, lambda *ends: parse.string(ends))
    if not (is_within or lexicon.is_no_party(source.name)):
        return found
    type_ = source.type if source.type in DOCUMENTS else "unknown"
    resolution = "none" if source.resolution == "name" else source.resolution
    unnamed = replace(source, type=type_, named=False, name=None, country=None, resolution=resolution)
    return Resolved(source=unnamed, steps=(*found.steps, f"a lexicon calls “{source.name}” no party"))
