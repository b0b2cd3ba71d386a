"""Which word of a source tells who it is, where the parse took another for its head."""

from __future__ import annotations

from claimx.extraction.party import Discourse
from claimx.syntax import Tokens


def is_title(discourse: Discourse, i: int) -> bool:
    """Whether a token is a title or goes with one."""
    word = discourse.parse.lower[i].rstrip(".")
    return word in discourse.lexicon.titles or word in discourse.lexicon.title_modifiers


def after_dateline(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The name after the dash of a dateline that the source drags along: "LONDON, Nov 12 - Nordia Foods"."""
    if not discourse.parse.words[head].isupper() or head not in discourse.at:
        return head
    for i in range(head + 1, tokens[1]):
        if discourse.parse.words[i] in {"-", "–", "—"}:
            return next((j for j in range(i + 1, tokens[1]) if j in discourse.at), head)
    return head


def person_first(discourse: Discourse, head: int, tokens: Tokens) -> int:
    """The person whose home the parse took for the head: "Ana Roe of Kobe, Japan"."""
    parse = discourse.parse
    i = tokens[0]
    while i < head and is_title(discourse, i):
        i += 1
    id_ = discourse.at.get(i)
    if id_ is None or head not in discourse.at or discourse.actors[id_].type != "person":
        return head
    end = discourse.end[i]
    is_home = discourse.actors[discourse.at[head]].type == "place" and parse.lower[end] in {"of", "from", "in"}
    return i if end <= head and is_home else head
