"""The word of a source that tells who it is, where the parse took another for its head."""

from __future__ import annotations

from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.persons import owned_together
from claimx.extraction.party.titles import is_title
from claimx.syntax import POSSESSIVES, Tokens, coordination, role_of


def head_of_source(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The word of a source that tells who it is, where the parse took another for its head."""
    owned = behind_owners(discourse, tokens)
    if owned is not None and head < owned:
        return owned
    head = noun_behind(discourse, name_after_dateline(discourse, head, tokens), tokens)
    return person_behind_place(discourse, person_before_home(discourse, head, tokens), tokens)


def behind_owners(discourse: Discourse, tokens: Tokens) -> int | None:
    """The noun of a source for the people whom two persons that open it have in common."""
    noun = owned_together(discourse, tokens[0])
    return noun if noun is not None and noun < tokens[1] else None


def heads_of_source(discourse: Discourse, head: int, tokens: Tokens) -> list[int]:
    """The words that tell who a source is, where it is several: "Ana Roe and Jan Holm"; no place where it is."""
    first = tokens[0] if behind_owners(discourse, tokens) is None else head
    several = [i for i in coordination(discourse.parse, head) if first <= i < tokens[1]]
    return [i for i in several if i == head or not is_second_place(discourse, i)] or [head]


def is_second_place(discourse: Discourse, i: int) -> bool:
    """Whether a place is one of two that a noun is at, whatever the parse makes of it: "police in Dorp and | Holm"."""
    parse, before = discourse.parse, i
    while before and discourse.end.get(before - 1) == discourse.end.get(i):
        before -= 1
    before -= 1
    before -= parse.lower[before] == "the"
    if discourse.type_at(i) != "place" or parse.tag[before] != "CC":
        return False
    return discourse.type_at(before - 1) == "place" and role_of(parse, before - 1) == "oblique"


def noun_behind(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The noun that an owner or a date only goes before: "Kenya's | interior minister", "a May 3, 2020 | report"."""
    parse, end = discourse.parse, discourse.end.get(head, head + 1)
    owns = end < tokens[1] and head in discourse.at and parse.words[end] in POSSESSIVES
    if not owns and parse.tag[head] != "CD":
        return head
    found = head
    for i in range(end, tokens[1]):
        if parse.pos[i] == "ADP" or parse.tag[i] in {"WP", "WDT"} or (parse.words[i] == "," and found > head):
            break
        if parse.pos[i] == "NOUN":
            found = i
    return found


def name_after_dateline(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The name after the dash of a dateline that the source drags along: "LONDON, Nov 12 - Nordia Foods"."""
    if not discourse.parse.words[head].isupper() or head not in discourse.at:
        return head
    for i in range(head + 1, tokens[1]):
        if discourse.parse.words[i] in {"-", "–", "—"}:
            return next((j for j in range(i + 1, tokens[1]) if j in discourse.at), head)
    return head


def person_before_home(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The person whose home or body the parse took for the head: "Ana Roe of Kobe, Japan", "Ana Roe for Nordia"."""
    if discourse.type_at(head) != "place":
        return head
    parse = discourse.parse
    i = tokens[0]
    while i < head and is_title(parse, i, discourse.lexicon):
        i += 1
    if discourse.type_at(i) != "person":
        return head
    end = discourse.end[i]
    return i if end <= head and parse.pos[end] == "ADP" else head


def person_behind_place(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The person after a place that belongs to the words before: "(In) Nevada, | Senator Roe, the minority leader".

    So is the one after a state and an office: "Republic of Korea President Roe".
    """
    parse = discourse.parse
    if discourse.type_at(head) != "place" or head in discourse.people_words or discourse.end[head] >= tokens[1]:
        return head
    i = discourse.end[head]
    if parse.words[i] != "," and not is_title(parse, i, discourse.lexicon):
        return head
    i += parse.words[i] == ","
    while i < tokens[1] and is_title(parse, i, discourse.lexicon):
        i += 1
    return i if i < tokens[1] and discourse.type_at(i) == "person" else head
