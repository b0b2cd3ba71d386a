"""Clauses that a parser hung on the wrong word."""

from __future__ import annotations

from claimx.syntax.mends.tree import REACH, Tree, mend

# What opens a clause of time, which tells when a thing was said; "because" and "if" belong to what was said.
OF_TIME = frozenset({"as", "while", "when", "after", "before", "until"})
OPENING, CLOSING = frozenset('"“«'), frozenset('"”»')
QUOTES = OPENING | CLOSING


@mend("passive-without-its-auxiliary", labels={"acl"})
def passive_without_its_auxiliary(tree: Tree, participle: int) -> bool:
    """Two were killed and nine workers [injured].

    A second passive, whose "were" is not said again, is taken for a description of its own subject.
    """
    noun = tree.heads[participle]
    verb = tree.heads[noun]
    if tree.labels[noun] != "conj" or not verb < noun < participle <= verb + REACH:
        return False
    if not tree.tags[participle] == tree.tags[verb] == "VBN" or not _stands_beside(tree, noun, participle):
        return False
    if not any(tree.labels[t] == "aux:pass" for t in tree.children(verb, verb - REACH, verb)):
        return False
    own = tree.children(noun, verb + 1, noun)
    if not {"nummod", "cc"} <= {tree.labels[t] for t in own}:
        return False
    tree.hang(participle, verb, "conj")
    tree.hang(noun, participle, "nsubj:pass")
    for token in own:
        if tree.labels[token] in {"cc", "punct"}:
            tree.hang(token, participle)
    return True


def _stands_beside(tree: Tree, noun: int, participle: int) -> bool:
    """Whether only the participle's adverbs stand between the two."""
    return all(tree.heads[t] == participle and tree.labels[t] == "advmod" for t in range(noun + 1, participle))


@mend("time-behind-a-quotation", labels={"advcl"})
def time_behind_a_quotation(tree: Tree, clause: int) -> bool:
    """He said “we are ready” [as crowds gathered].

    When a thing was said is taken for a part of the quotation that stands before it.
    """
    quoted = tree.heads[clause]
    verb = tree.heads[quoted]
    if tree.labels[quoted] != "ccomp" or not verb < quoted < clause <= verb + 2 * REACH:
        return False
    opening = verb + 1 + (tree.words[verb + 1] in {",", ":"})
    if tree.words[opening] not in OPENING:
        return False
    closing = next((t for t in range(opening + 1, clause) if tree.words[t] in QUOTES), clause)
    mark = closing + 1
    if not quoted < closing < clause - 1 or tree.words[closing] not in CLOSING or tree.heads[mark] != clause:
        return False
    if tree.words[mark] not in OF_TIME or any(tree.words[t] in QUOTES for t in range(mark, clause)):
        return False
    tree.hang(clause, verb)
    return True
