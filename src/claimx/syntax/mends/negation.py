"""Clauses whose negation a parser took for something else, and what is denied of two."""

from __future__ import annotations

from claimx.syntax.mends.tree import REACH, Tree, mend


def _change_heads(tree: Tree, old: int, new: int) -> None:
    """Let one token head a clause in place of another: it takes over its head, its label and its dependents."""
    root = tree.heads[old] == old
    tree.hang(new, new if root else tree.heads[old], tree.labels[old])
    for token in tree.children(old, old - REACH, old + 2 * REACH):
        if token not in {old, new}:
            tree.hang(token, new)


@mend("yet-to-do", labels={"xcomp"}, asks="yet")
def yet_to_do(tree: Tree, verb: int) -> bool:
    """The kidnappers had yet to [make] contact.

    What has not been done is taken for a complement of "had": that is an auxiliary here.
    """
    have = tree.heads[verb]
    if (
        not have < verb <= have + REACH
        or tree.lemmas[have] != "have"
        or tree.words[have + 1 : have + 3] != ["yet", "to"]
    ):
        return False
    _change_heads(tree, have, verb)
    tree.hang(have, verb, "aux")
    return True


@mend("are-not", labels={"ccomp", "conj", "advcl", "root", "ROOT", "parataxis"}, tags={"RB"})
def are_not(tree: Tree, negation: int) -> bool:
    """She said they are [not].

    A "not" behind a copula that has nothing else is taken for the predicate.
    """
    if tree.words[negation] != "not":
        return False
    copulas = [t for t in tree.children(negation, negation - REACH, negation) if tree.labels[t] == "cop"]
    if len(copulas) != 1:
        return False
    _change_heads(tree, negation, copulas[0])
    tree.hang(negation, copulas[0], "advmod")
    return True
