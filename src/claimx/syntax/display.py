"""A parse for people: the words of a stretch with their tags and relations, as `claimx explain` prints them."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.syntax.mends import MENDS
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


def mends_for_another_tag(parse: Parse, token: int) -> tuple[str, ...]:
    """The ids of the mends that fit a token's relation, but not its tag."""
    label, tag = parse.relation[token], parse.tag[token]
    return tuple(mend.id for mend in MENDS if label in mend.labels and not mend.may_be(label, tag))
