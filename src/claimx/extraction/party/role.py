"""What part each actor has in a claim: who does, who undergoes, who is merely mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.lexicons.names import NameLexicon
from claimx.records import Role, RoleName
from claimx.syntax import Parse, Tokens, preposition_of, role_of

# Links that are climbed from a mention to the word that has a part: "the head of the union of …".
MOST_HEADS = 3
DIRECT: dict[str, RoleName] = {
    "subject": "agent", "agent": "agent", "passive-subject": "target", "object": "target",
}  # fmt: skip
RANK: dict[RoleName, int] = {"agent": 0, "target": 1, "mentioned": 2}


def roles_of(
    parse: Parse, mentions: Sequence[tuple[int, int, str]], content: tuple[Tokens, ...], lexicon: NameLexicon
) -> tuple[Role, ...]:
    """The roles of the actors that have a mention in the content, in the order of their first mention there.

    An actor with several mentions has its strongest part: agent before target before mentioned.

    Args:
        parse: the text.
        mentions: all mentions of actors as (start, end, actor), in order.
        content: the stretches of the content.
        lexicon: the words for actions.
    """
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
                    found[id_] = (place, role if RANK[role] < RANK[old] else old)
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
    role, head = role_of(parse, i), parse.head[i]
    if role in DIRECT:
        return DIRECT[role]
    if depth > MOST_HEADS or head == i:
        return "mentioned"
    if role == "possessor":  # "Russia's attack on …"; "Russia's borders" do nothing for it
        return "agent" if is_action(parse, head, lexicon) else "mentioned"
    # "North Korean troops crossed": its forces do what they do.
    if role in {"conjunct", "apposition", "modifier"}:
        return _part(parse, head, depth + 1, lexicon)
    return _part_of_oblique(parse, i, lexicon) if role == "oblique" else "mentioned"


def _part_of_oblique(parse: Parse, i: int, lexicon: NameLexicon) -> RoleName:
    """ "the attack by …", "a strike on …", "fired at …"."""
    head, preposition = parse.head[i], preposition_of(parse, i)
    if parse.pos[head] == "VERB":
        return "target" if preposition in lexicon.verb_target_prepositions else "mentioned"
    of_action = parse.pos[head] == "NOUN" and is_action(parse, head, lexicon)
    if of_action and preposition in lexicon.noun_target_prepositions:
        return "target"
    # "the deployment of troops by …": whichever of the two nouns the parse hangs it on.
    by_action = of_action or (parse.pos[head] == "NOUN" and is_action(parse, parse.head[head], lexicon))
    return "agent" if by_action and preposition == "by" else "mentioned"


def is_action(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a noun names an action, so that what hangs on it has a part in it."""
    lemma = parse.lemma[i].lower()
    return lemma in lexicon.actions or (
        parse.pos[i] == "NOUN" and len(lemma) > 5 and lemma.endswith(lexicon.action_endings)
    )
