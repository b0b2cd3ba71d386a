"""A parse for people: the words of a stretch with their tags and relations, as `claimx explain` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from claimx.lexicons.grammar import Grammar
from claimx.syntax.mends import ASKED, MENDS, Tree
from claimx.syntax.mends.tree import SET_OFF
from claimx.syntax.parse import Parse, Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a tree; `head` is the head's number as `number` counts, 0 for a root, as in CoNLL-U."""

    number: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int
    name: str | None


def words_of(parse: Parse, tokens: Tokens) -> list[Word]:
    """The words of a stretch, white space left out; numbers and offsets are the stretch's and the text's own.

    A word whose head is outside the stretch has the head 0 like a root.
    """
    numbers: dict[int, int] = {}
    for i in range(*tokens):
        if not parse.is_space(i):
            numbers[i] = len(numbers) + 1
    out = []
    for i, number in numbers.items():
        entity = parse.entity_of[i]
        out.append(
            Word(
                number=number,
                start=parse.start[i],
                end=parse.end[i],
                text=parse.words[i],
                lemma=parse.lemma[i],
                pos=parse.pos[i],
                tag=parse.tag[i],
                relation=parse.relation[i],
                head=0 if parse.head[i] == i else numbers.get(parse.head[i], 0),
                name=parse.entities[entity][2] if entity >= 0 else None,
            )
        )
    return out


def mends_but_for_its_place(parse: Parse, token: int, grammar: Grammar) -> Iterator[str]:
    """The ids of the mends that ask another relation or tag than a token has, and would change it but for that.

    Some mends move other words than the one at which they are tried: they are not named for it.

    Args:
        parse: the parser's own tree.
        token: the token.
        grammar: what mends know of words.
    """
    own = parse.head[token], parse.relation[token], parse.tag[token]
    for mend in MENDS:
        if not mend.may_be(parse.relation[token], parse.tag[token]):
            tree = _tree_of(parse, grammar)
            with suppress(IndexError):  # it counts on what stands beside a word of its own relation
                if mend.apply(tree, token) and (tree.heads[token], tree.labels[token], tree.tags[token]) != own:
                    yield mend.id


def mends_that_ask_in_vain(parse: Parse, token: int, grammar: Grammar) -> Iterator[tuple[str, str]]:
    """The ids of the mends not tried at a token since its sentence lacks what they ask, with that in words."""
    asked = _tree_of(parse, grammar).asked_in(*parse.sentence(token), ASKED)
    for mend in MENDS:
        if mend.asks not in asked and mend.may_be(parse.relation[token], parse.tag[token]):
            words = f"a word of {mend.asks}" if hasattr(grammar, mend.asks) else f"“{mend.asks}”"
            yield mend.id, f"{SET_OFF if mend.asks == SET_OFF else words} in the sentence: none"


def _tree_of(parse: Parse, grammar: Grammar) -> Tree:
    """A tree of its own, which a mend may change."""
    return Tree(
        heads=[*parse.head], labels=[*parse.relation], words=parse.words[: parse.n], grammar=grammar,
        lemmas=parse.lemma[: parse.n], pos=parse.pos[: parse.n], tags=parse.tag[: parse.n],
    )  # fmt: skip
