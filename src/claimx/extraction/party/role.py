"""What part each actor has in a claim: who does, who undergoes, who is merely mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, Role, RoleName
from claimx.syntax import Parse, Tokens, preposition_of, role_of

RANK: dict[RoleName, int] = {"agent": 0, "target": 1, "mentioned": 2}


class _Same:
    """A sequence of actors, equal to itself alone: the claims of one article all ask about the same."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = actors

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.actors is other.actors

    def __hash__(self) -> int:
        return id(self.actors)


@lru_cache(maxsize=2)
def _by_place(same: _Same) -> list[tuple[int, int, str]]:
    """All mentions as (start, end, actor), in order."""
    return sorted((m.start, m.end, actor.id) for actor in same.actors for m in actor.mentions)


def roles_of(
    parse: Parse, actors: Sequence[Actor], content: tuple[Tokens, ...], lexicon: NameLexicon | None = None
) -> tuple[Role, ...]:
    """The roles of the actors that have a mention in the content, in the order of their first mention there.

    An actor with several mentions has its strongest part: agent before target before mentioned. `lexicon` None means
    the packaged one.
    """
    lexicon = lexicon or load_lexicons().names
    mentions = _by_place(_Same(actors))
    found: dict[str, tuple[int, RoleName]] = {}
    for tokens in content:
        if tokens[0] >= tokens[1]:
            continue
        first, last = parse.chars(tokens)
        for start, end, id_ in mentions[bisect_left(mentions, (first, 0, "")) : bisect_left(mentions, (last, 0, ""))]:
            if end <= last:
                place, old = found.get(id_, (start, "mentioned"))
                if old != "agent":  # no part is stronger
                    role = part_of(parse, parse.tokens_in(start, end), lexicon)
                    found[id_] = (min(place, start), min(old, role, key=RANK.__getitem__))
    return tuple(
        Role(actor=id_, role=role) for id_, (_, role) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    )


def part_of(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> RoleName:
    """The part of one mention."""
    if tokens[0] >= tokens[1]:
        return "mentioned"
    return _part(parse, head_of(parse, tokens), 0, lexicon)


def head_of(parse: Parse, tokens: Tokens) -> int:
    """The token of a stretch whose head lies outside it; the last one where several do."""
    heads = [i for i in range(*tokens) if not tokens[0] <= parse.head[i] < tokens[1] or parse.head[i] == i]
    return heads[-1] if heads else tokens[1] - 1


def _part(parse: Parse, i: int, depth: int, lexicon: NameLexicon) -> RoleName:
    role = role_of(parse, i)
    head = parse.head[i]
    if role in {"subject", "agent"}:
        return "agent"
    if role in {"passive-subject", "object"}:
        return "target"
    if depth > 3 or head == i:
        return "mentioned"
    if role in {"conjunct", "apposition"}:
        return _part(parse, head, depth + 1, lexicon)
    if role in {"modifier", "possessor"}:
        if role == "possessor" and is_action(parse, head, lexicon):
            return "agent"  # "Russia's attack on …"
        # "North Korean troops crossed": its forces do what they do; "Russia's borders" do nothing for it.
        return _part(parse, head, depth + 1, lexicon) if role == "modifier" else "mentioned"
    # "the deployment of troops by …": whichever of the two nouns the parse hangs it on.
    action = parse.pos[head] == "NOUN" and is_action(parse, head, lexicon)
    of_action = action or (parse.pos[head] == "NOUN" and is_action(parse, parse.head[head], lexicon))
    if role == "oblique" and of_action and preposition_of(parse, i) == "by":
        return "agent"
    if role == "oblique" and action:
        preposition = preposition_of(parse, i)
        if preposition in {"on", "against", "of", "upon"}:
            return "target"
    if role == "oblique" and preposition_of(parse, i) in {"against", "at"} and parse.pos[head] == "VERB":
        return "target"
    return "mentioned"


def is_action(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a noun names an action, so that what hangs on it has a part in it."""
    lemma = parse.lemma[i].lower()
    return lemma in lexicon.actions or (
        parse.pos[i] == "NOUN" and len(lemma) > 5 and lemma.endswith(lexicon.action_endings)
    )
