"""Who is said to say what, by the tokens of sources and contents."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.extraction.attribution.constructions.transcripts import transcript
from claimx.extraction.attribution.constructions.verbless import colon
from claimx.extraction.findings import Attribution
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.source_head import head_of_source
from claimx.extraction.party.source_name import name_of
from claimx.extraction.party.source_phrase import Phrase
from claimx.syntax import Parse, Tokens

WHO = "who"
LONGEST_NAME = 5


class Speeches:
    """Who is said to say what: the attributions by the tokens of their sources and contents.

    `adding` are those whose cue says that who spoke last goes on.
    `turns` are those that are a turn in a talk: quoted, without marks. `own_words` are those and whole sentences that
    are quoted: nobody calls oneself "he" in them.
    """

    def __init__(self, discourse: Discourse, attributions: Sequence[Attribution]) -> None:
        parse = discourse.parse
        self.at_head: dict[int, int] = {}
        self.actor: dict[int, str] = {}
        self.titles: set[int] = set()  # nouns that a name follows in the same source
        for number, each in enumerate(attributions):
            if each.source is not None and each.source_head is not None:
                self._place(discourse, number, each.source, head_of_source(discourse, each.source_head, each.source))
        adding = discourse.lexicon.clues["adding"]
        self.adding = {n for n, each in enumerate(attributions) if each.cue_lemma in adding}
        self.turns = turns_of(parse, attributions)
        self.own_words = self.turns | {n for n, each in enumerate(attributions) if is_quoted_whole(discourse, each)}
        self.inside = [-1] * parse.n
        pieces = sorted(
            ((e - s, s, e, n) for n, each in enumerate(attributions) for s, e in each.content), reverse=True
        )
        for length, start, end, number in pieces:  # the innermost last
            self.inside[start:end] = [number] * length

    def _place(self, discourse: Discourse, number: int, tokens: Tokens, head: int) -> None:
        actor = name_of(Phrase(discourse, tokens, head))
        if actor is None and discourse.parse.lower[head] == WHO:
            head = name_before(discourse, head)  # "This was told by Ana Roe, who added that"
            actor = discourse.at.get(head) if discourse.type_at(head) == "person" else None
            tokens = (max(0, head - LONGEST_NAME), head + 1)
        if actor is None:
            self.at_head.setdefault(head, number)
            return
        self.actor[number] = actor
        for i in range(*tokens):
            if discourse.at.get(i) == actor:
                self.at_head.setdefault(i, number)
        if head not in discourse.at:
            self.titles.add(head)


def name_before(discourse: Discourse, who: int) -> int:
    """The token right before "who", a comma left out."""
    return who - 1 - (discourse.parse.words[who - 1] == ",")


def turns_of(parse: Parse, attributions: Sequence[Attribution]) -> set[int]:
    """The attributions that are somebody's turn in a talk: a label of its own before the words, at a line's start."""
    return {
        n
        for n, each in enumerate(attributions)
        if each.rule == transcript.id
        or (each.rule == colon.id and each.source is not None and starts_line(parse, each.source[0]))
    }


def is_quoted_whole(discourse: Discourse, each: Attribution) -> bool:
    """Whether all content is quoted, from a sentence's beginning: none of a sentence that the article wrote."""
    parse, quoted = discourse.parse, discourse.quoted
    said = (k for start, end in each.content for k in range(start, end) if k not in parse.marks)
    first = next(said, None)
    if first is None or first not in quoted or first - 1 in quoted or not parse.words[first][0].isupper():
        return False
    return quoted.issuperset(said)


def starts_line(parse: Parse, i: int) -> bool:
    """Whether a token is the first of its line."""
    start = parse.start[i]
    return start == 0 or parse.text[start - 1] == "\n"
