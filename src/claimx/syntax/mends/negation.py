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


@mend("clause-that-leaves-its-verb-out", labels={"conj"}, tags={"RB"})
def clause_that_leaves_its_verb_out(tree: Tree, negation: int) -> bool:
    """Prices may rise, but wages [will] not.

    A second subject with an auxiliary and "not" is taken apart: it is a clause, headed by the auxiliary.
    """
    auxiliary, verb = negation - 1, tree.heads[negation]
    taken_for = tree.heads[auxiliary]
    opening = tree.labelled(negation, verb + 1, negation, frozenset({"cc"}))
    if tree.words[negation] != "not" or tree.labels[auxiliary] != "aux" or taken_for not in {verb, *opening}:
        return False
    subjects = tree.labelled(taken_for, max(verb, auxiliary - REACH) + 1, auxiliary, frozenset({"nsubj"}))
    if not subjects:
        return False
    tree.hang(auxiliary, verb, "conj")
    for token in [subjects[-1], *tree.children(negation, verb + 1, negation)]:
        tree.hang(token, auxiliary)
    tree.hang(negation, auxiliary, "advmod")
    return True


@mend("second-subject-behind-nor", labels={"nsubj"}, asks="nor")
def second_subject_behind_nor(tree: Tree, noun: int) -> bool:
    """Neither the union nor the [council] had agreed.

    The second of two subjects is taken for a subject of its own, so that each seems to deny.
    """
    if "nor" not in tree.words[max(noun - REACH, 0) : noun]:
        return False
    conjunction, verb = tree.first_of(noun), tree.heads[noun]
    if tree.words[conjunction] != "nor" or tree.heads[conjunction] != noun:
        return False
    subjects = tree.labelled(verb, conjunction - REACH, conjunction, frozenset({"nsubj"}))
    if not subjects:
        return False
    tree.hang(noun, subjects[-1], "conj")
    return True
