"""Documents and polls that carry a name: "a Delmar Insights poll", "the Treasury's letter"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from claimx.extraction.party.discourse import Discourse, is_ones_own
from claimx.lexicons.gazetteer import states_with
from claimx.syntax import Parse, Tokens, modifiers_of, obliques_of, possessor_of, preposition_of

# Sentences back in which "the statement" finds the one that it is.
SENTENCES_BACK = 2
# Prepositions behind which a document's maker stands.
MAKERS = frozenset({"by", "from"})
BY = "by"
YEAR = re.compile(r"(1[89]|20)\d\d")
NAMED_TYPES = frozenset({"organisation", "person"})


def name_of_document(discourse: Discourse, head: int, tokens: Tokens) -> str | None:
    """The name that a document or poll carries: its maker's, else its own in capitals; None where it has none.

    A state's name says where it comes from, not what it is called: "Kenyan data".
    """
    maker = next(makers(discourse, head, tokens), None)
    if maker is not None:
        return " and ".join(discourse.actors[each].name for each in (maker, *makers_beside(discourse, maker, tokens)))
    return own_name(discourse, head, tokens) or unseen_author(discourse, head, tokens)


def makers_beside(discourse: Discourse, maker: str, tokens: Tokens) -> Iterator[str]:
    """The party that made a document with another: "a report by the Delmar Institute and Nordia Post"."""
    parse, start = discourse.parse, next((i for i in range(*tokens) if discourse.at.get(i) == maker), tokens[1])
    end = discourse.end.get(start, tokens[1])
    behind = end + 1 + (parse.lower[end + 1 : end + 2] == ["the"])
    if behind < tokens[1] and parse.tag[end] == "CC" and may_make(discourse, behind):
        yield discourse.at[behind]


def unseen_author(discourse: Discourse, head: int, tokens: Tokens) -> str | None:
    """The capitals of a maker that the name finder did not see: "a survey by Delmar Insights"."""
    parse = discourse.parse
    for i in (*authors(parse, head, not_making(discourse, head)), *behind_by(discourse, head, tokens)):
        start = end = i
        while start - 1 > head and parse.words[start - 1][0].isupper():
            start -= 1
        while end < tokens[1] and parse.words[end][0].isupper():
            end += 1
        if end - start > 1 and all(discourse.type_at(j) in {None, "group"} for j in range(start, end)):
            return parse.string((start, end))
    return None


def makers(discourse: Discourse, head: int, tokens: Tokens) -> Iterator[str]:
    """The parties named as makers, the likeliest first.

    Who wrote it goes before where it stands: "a Chirper post by Ana Roe"; who had a poll made, before who asked.
    """
    parse = discourse.parse
    before, behind = owners(parse, head), authors(parse, head, not_making(discourse, head))
    is_poll = discourse.lexicon.noun_types.get(parse.lemma[head].lower()) == "poll"
    for i in (*before, *behind) if is_poll else (*behind, *before):
        if tokens[0] <= i < tokens[1] and may_make(discourse, i) and not (i in before and is_where(discourse, i, head)):
            yield discourse.at[i]
    yield from makers_behind(discourse, head, tokens)
    # "the Delmar Insights / Nordia Post poll": whatever the parse made of the words right before the noun.
    is_maker = discourse.type_at(head - 1) in NAMED_TYPES and not is_where(discourse, head - 1, head)
    if head - 1 >= tokens[0] and is_maker:
        yield discourse.at[head - 1]
    if parse.words[head - 1] == ")" and discourse.type_at(head - 2) == "organisation":
        yield discourse.at[head - 2]  # "Nordia University (NU) data", of which the parse took the name away


def may_make(discourse: Discourse, i: int) -> bool:
    """Whether a token is of a name that a document can carry: also one that was taken for a place on no map."""
    id_ = discourse.at.get(i)
    if id_ is None or i in discourse.people_words:
        return False
    actor = discourse.actors[id_]
    if actor.type != "place":
        return actor.type in NAMED_TYPES
    return actor.key is None and discourse.lexicon.form(actor.name) is None and not states_with(actor.name)


def is_where(discourse: Discourse, i: int, head: int) -> bool:
    """Whether a name before a document only tells where it stands: "a Facebook post", "his YouTube channel"."""
    lexicon, parse = discourse.lexicon, discourse.parse
    return (
        parse.lemma[head].lower() in lexicon.posted_documents
        and discourse.actors[discourse.at[i]].name in lexicon.platforms
    )


def makers_behind(discourse: Discourse, head: int, tokens: Tokens) -> Iterator[str]:
    """ "a survey by the Delmar Institute", "a poll of voters released on Friday by Roe", wherever the parse hung it."""
    for i in behind_by(discourse, head, tokens):
        if discourse.type_at(i) in NAMED_TYPES and i not in discourse.people_words:
            yield discourse.at[i]


def behind_by(discourse: Discourse, head: int, tokens: Tokens) -> Iterator[int]:
    """The tokens right behind "by (the)" where a document's maker may stand."""
    parse, released, unmade = discourse.parse, False, not_making(discourse, head)
    for i in range(head + 1, tokens[1] - 1):
        if parse.tag[i] == "VBN":
            released = parse.lemma[i] not in unmade
        if parse.lower[i] not in MAKERS or (i > head + 1 and not (released and parse.lower[i] == BY)):
            continue
        behind = i + 2 if parse.lower[i + 1] == "the" else i + 1
        if behind < tokens[1]:
            yield behind


def not_making(discourse: Discourse, head: int) -> frozenset[str]:
    """What somebody does with a document without making it; who publishes another's has not made it either."""
    getting, publishing = discourse.lexicon.getting, discourse.lexicon.publishing
    return getting if possessor_of(discourse.parse, head) is None else getting | publishing


def owners(parse: Parse, head: int) -> list[int]:
    """What stands before a document as its maker may: "the Treasury's letter", "a Roe poll"."""
    own = possessor_of(parse, head)
    return [*reversed(modifiers_of(parse, head)), *([own] if own is not None else [])]


def authors(parse: Parse, head: int, getting: Collection[str]) -> list[int]:
    """What stands behind it so: "a letter from the Treasury", "a poll conducted by Roe"; not "a letter seen by Roe"."""
    made = [c for c in parse.children[head] if parse.pos[c] == "VERB" and parse.lemma[c] not in getting]
    released = [i for child in made for i in obliques_of(parse, child)]
    return [
        *(i for i in obliques_of(parse, head) if preposition_of(parse, i) in MAKERS),
        *(i for i in released if preposition_of(parse, i) == "by"),
    ]


def own_name(discourse: Discourse, head: int, tokens: Tokens) -> str | None:
    """The capitalised words that the noun ends, itself in capitals: "the Clean Rivers Act"; "the 2012 census".

    A poll's are its maker's name: "a Delmar Insights Poll".
    """
    parse = discourse.parse
    if (
        parse.lower[head] in discourse.lexicon.dated_documents
        and YEAR.fullmatch(parse.words[head - 1])
        and head > tokens[0]
    ):
        return parse.string((head - 1, head + 1))
    start = head
    while start > tokens[0] and parse.words[start - 1][0].isupper() and parse.pos[start - 1] not in {"DET", "PRON"}:
        start -= 1
    is_one = parse.lower[head] in discourse.lexicon.unique_documents and parse.lower[head - 1] == "the"
    if parse.words[head][0].isupper() and (start < head or is_one):
        is_poll = discourse.lexicon.noun_types.get(parse.lower[head]) == "poll"
        return parse.string((start, head + (not is_poll or start == head)))
    return None


def is_taken_up(discourse: Discourse, head: int) -> bool:
    """Whether a noun takes up a document of before: "the poll", with nothing else beside it."""
    parse = discourse.parse
    if parse.lower[head - 1] not in {"the", "this", "that"} or obliques_of(parse, head):
        return False
    return not is_ones_own(discourse, head - 1, head)


def nouns_before(parse: Parse, head: int, lemma: str) -> Iterator[int]:
    """The same noun in the sentences right before, the nearest first."""
    first = parse.sentences[max(0, parse.sentence_of[head] - SENTENCES_BACK)][0]
    yield from (i for i in range(head - 1, first - 1, -1) if parse.lemma[i].lower() == lemma)
