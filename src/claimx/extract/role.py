"""What part each actor has in a claim: who does, who undergoes, who is merely mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.records import Actor, Role, RoleName
from claimx.syntax import Parse, Tokens, preposition_of, role_of

RANK: dict[RoleName, int] = {"agent": 0, "target": 1, "mentioned": 2}


def roles_of(parse: Parse, actors: Sequence[Actor], content: tuple[Tokens, ...]) -> tuple[Role, ...]:
    """The roles of the actors that have a mention in the content, in the order of their first mention there.

    An actor with several mentions has its strongest part: agent before target before mentioned.
    """
    spans = [parse.chars(tokens) for tokens in content if tokens[0] < tokens[1]]
    found: dict[str, tuple[int, RoleName]] = {}
    for actor in actors:
        starts = [m.start for m in actor.mentions]
        for first, last in spans:
            for m in actor.mentions[bisect_left(starts, first) : bisect_left(starts, last)]:
                if m.end > last:
                    continue
                role = part_of(parse, parse.tokens_in(m.start, m.end))
                start, old = found.get(actor.id, (m.start, role))
                found[actor.id] = (min(start, m.start), min(old, role, key=RANK.__getitem__))
    return tuple(
        Role(actor=id_, role=role) for id_, (_, role) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    )


def part_of(parse: Parse, tokens: Tokens) -> RoleName:
    """The part of one mention."""
    if tokens[0] >= tokens[1]:
        return "mentioned"
    return _part(parse, head_of(parse, tokens), 0)


def head_of(parse: Parse, tokens: Tokens) -> int:
    """The token of a stretch whose head lies outside it; the last one where several do."""
    heads = [i for i in range(*tokens) if not tokens[0] <= parse.head[i] < tokens[1] or parse.head[i] == i]
    return heads[-1] if heads else tokens[1] - 1


def _part(parse: Parse, i: int, depth: int) -> RoleName:
    role = role_of(parse, i)
    head = parse.head[i]
    if role in {"subject", "agent"}:
        return "agent"
    if role in {"passive-subject", "object"}:
        return "target"
    if depth > 3 or head == i:
        return "mentioned"
    if role in {"conjunct", "apposition"}:
        return _part(parse, head, depth + 1)
    if role == "modifier" or role == "possessor":
        if role == "possessor" and is_action(parse, head):
            return "agent"  # "Russia's attack on …"
        # "North Korean troops crossed": its forces do what they do; "Russia's borders" do nothing for it.
        return _part(parse, head, depth + 1) if role == "modifier" else "mentioned"
    if role == "oblique" and parse.pos[head] == "NOUN" and is_action(parse, head):
        preposition = preposition_of(parse, i)
        if preposition == "by":
            return "agent"
        if preposition in {"on", "against", "of", "upon"}:
            return "target"
    if role == "oblique" and preposition_of(parse, i) in {"against", "at"} and parse.pos[head] == "VERB":
        return "target"
    return "mentioned"


# Endings of nouns that name what someone does.
ACTION_ENDINGS = ("tion", "sion", "ment", "al", "ance", "ence", "ing", "age", "ery", "ism", "ure", "sal")
ACTIONS = frozenset(
    """attack strike raid war assault threat ban support aid visit call claim demand move bid push plan offer attempt effort response
    protest crackdown siege blockade use test launch purchase sale arrest murder killing death defeat win victory report
    deal vote appeal request order charge warning criticism defence defense blow campaign search control help""".split()
)


def is_action(parse: Parse, i: int) -> bool:
    """Whether a noun names an action, so that what hangs on it has a part in it."""
    return parse.lemma[i] in ACTIONS or (
        parse.pos[i] == "NOUN" and parse.lemma[i].endswith(ACTION_ENDINGS) and len(parse.lemma[i]) > 5
    )
