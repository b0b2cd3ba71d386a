"""Whole clauses, taken for a description of a noun or for the first word of them alone."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import AUXILIARIES, QUOTES, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL

COPULA = frozenset({"cop"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
BESIDE_A_PARTICIPLE = AUXILIARIES | {"obj", "ccomp", "mark", "cc"}  # of none that describes


@mend("main-verb-read-as-a-description", labels={"acl:relcl", "acl"})
def main_verb_read_as_a_description(tree: Tree, verb: int) -> bool:
    """Several of the groups in the front had been [accused] of theft.

    The predicate of a sentence is taken for a description of a noun in its subject; behind no "who" or "that" an
    auxiliary with no subject beside it tells that it is none.
    """
    top = tree.heads[verb]
    for top in tree.above(verb):  # noqa: B007 - the last
        pass
    auxiliaries = [t for t in tree.labelled(verb, top, verb, AUXILIARIES) if tree.tags[t] in FINITE_OR_MODAL]
    if not auxiliaries or not top < verb or tree.pos[top] in {"VERB", "AUX"} or tree.heads[top] != top:
        return False
    if tree.labelled(top, top - REACH, verb, COPULA) or not wants_one(tree, verb, top):
        return False
    if any(tree.tags[t] in RELATIVE or tree.labels[t] == "mark" for t in tree.children(verb, top, verb)):
        return False
    if any(tree.labels[t] == "punct" for t in range(top, auxiliaries[0])):
        return False
    for token in tree.children(top, verb + 1, len(tree.words)):
        tree.hang(token, verb)
    tree.hang(verb, verb, tree.labels[top])
    tree.make_subject(top, verb)
    return True


@mend("subject-read-into-its-description", labels={"ccomp"}, tags={"VBD", "VBN"})
def subject_read_into_its_description(tree: Tree, participle: int) -> bool:
    """[Veterans] interviewed at rallies, among them Ida Holm, said they were glad.

    A participle that describes the subject of a verb of saying is taken for what was said, though that has a clause of
    its own behind it.
    """
    verb = tree.heads[participle]
    if not participle < verb <= participle + REACH or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    subjects = tree.labelled(participle, participle - REACH, participle, SUBJECTS)
    told = tree.labelled(verb, verb + 1, verb + REACH, frozenset({"ccomp"}))
    if len(subjects) != 1 or not told or not wants_one(tree, verb, participle):
        return False
    if tree.labelled(participle, participle - REACH, verb, BESIDE_A_PARTICIPLE) or not QUOTES.isdisjoint(
        tree.words[subjects[0] : verb]
    ):
        return False
    tree.make_subject(subjects[0], verb)
    tree.hang(participle, subjects[0], "acl")
    tree.tags[participle] = "VBN"
    return True


@mend("question-behind-its-aside", labels={"obj", "obl", "advmod"}, tags={"WRB"})
def question_behind_its_aside(tree: Tree, asked: int) -> bool:
    """She described [how], growing up, she had seen the mill close.

    The first word of a question is taken for the whole of it, and the rest behind an aside for a clause of its own.
    """
    verb = tree.heads[asked]
    if not verb < asked or tree.lemmas[verb] not in tree.grammar.attributing:
        return False
    beside = tree.labelled(verb, asked + 1, asked + REACH, frozenset({"parataxis", "advcl"}))
    clause = next((t for t in beside if tree.tags[t] != "VBG"), None)
    own = [] if clause is None else tree.labelled(clause, asked + 1, clause, SUBJECTS)
    if clause is None or not own or not tree.opens_behind_comma(own[-1]):
        return False
    if tree.labelled(clause, asked + 1, clause, frozenset({"mark", "cc"})):
        return False
    opening = tree.labelled(asked, asked - 1, asked, frozenset({"case"}))
    tree.labels[clause] = "advcl" if opening else "ccomp"
    for token in (asked, *tree.children(verb, asked + 1, clause)):
        tree.hang(token, clause)
    tree.labels[asked] = "advmod"
    for token in opening:
        tree.hang(token, clause, "mark")
    return True
