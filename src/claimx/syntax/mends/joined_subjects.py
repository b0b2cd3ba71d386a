"""Subjects taken for what is joined to another word."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import AUXILIARIES, QUOTES, disagrees
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

OPENERS = frozenset({"cc", "mark", "case"})
BEFORE_A_VERB = AUXILIARIES | {"advmod"}
BESIDE_A_CLAUSE = frozenset({"conj", "advcl", "parataxis"})


@mend("subject-read-as-a-conjunct", labels={"conj"})
def subject_read_as_a_conjunct(tree: Tree, noun: int) -> bool:
    """Two men were held and [rights groups] say that more are missing.

    The subject of a second clause is taken for a thing beside a word of the first; its verb, behind several clauses,
    for that of the sentence.
    """
    if tree.pos[noun] not in {"NOUN", "PROPN"} or tree.labels[tree.heads[noun]] == "appos":
        return False
    opening = tree.labelled(noun, noun - REACH, noun, OPENERS)
    if len(opening) != 1:
        return False
    second = _verb_behind(tree, noun)
    if second is None:
        second = _own_past(tree, noun)
    if second is None or not wants_one(tree, second, noun) or disagrees(tree, noun, second):
        return False
    if len(tree.commas_in(noun, second)) == 1 and tree.words[opening[0] - 1] != ",":
        return False  # "crushed in Ohio and [Iowa], won Utah": what is set off goes back before "and"
    if tree.is_below(noun, second) and not _put_behind(tree, noun, second):
        return False
    tree.make_subject(noun, second)
    tree.hang(opening[0], second)
    return True


def _own_past(tree: Tree, noun: int) -> int | None:
    """A past tense taken for a description of a noun, beside the verb above: "saw a foe and the party [called]"."""
    past = (t for t in tree.labelled(noun, noun + 1, noun + REACH, frozenset({"acl"})) if tree.tags[t] == "VBD")
    act = next((t for t in past if tree.is_filled_by(noun, t)), None)
    above = next((t for t in tree.above(noun) if tree.tags[t] in FINITE_VERBS), None)
    if act is None or above is None or tree.labelled(act, noun, act, OPENERS):
        return None
    tree.hang(act, above, "conj")
    return act


def _verb_behind(tree: Tree, noun: int) -> int | None:
    """The predicate that follows a noun with what hangs on it, beside a clause around the noun or above it."""
    behind = (token for token in range(noun + 1, min(noun + REACH, len(tree.heads))) if not tree.is_below(token, noun))
    for token in behind:
        if tree.labels[token] in BESIDE_A_CLAUSE and tree.is_below(noun, tree.heads[token]):
            return token
        beside = tree.heads[token] if tree.labels[token] == "ccomp" else token
        if tree.words[token - 1] == "," and tree.is_below(noun, beside):
            return token
        if tree.words[token] != "," and tree.labels[token] not in BEFORE_A_VERB:
            break
    return None


def _put_behind(tree: Tree, noun: int, second: int) -> bool:
    """Make a predicate that governs the clause before it that clause's conjunct, where it may be."""
    top = noun
    while tree.heads[top] != second:
        top = tree.heads[top]
    if tree.labels[top] != "ccomp" or any(tree.words[token] in QUOTES for token in range(top, second)):
        return False
    tree.take_place(top, second)
    tree.hang(second, top, "conj")
    return True
