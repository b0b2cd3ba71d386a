"""Whole clauses, taken for a description of a noun or for the first word of them alone."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend

OPENERS_AND_SUBJECTS = ANY_SUBJECT | {"mark"}
OBJECT = frozenset({"obj"})
AGREE = frozenset({"VBD", "VBZ", "MD"})  # with a gerund, as "watching prices [fall]" does not
PLURALS = frozenset({"NNS", "NNPS"})


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


@mend("gerund-read-as-an-act", labels={"ccomp"}, asks="reporting")
def gerund_read_as_an_act(tree: Tree, clause: int) -> bool:
    """The judge wrote [barring] the press breached the charter.

    A gerund with its object, the subject of what was said, is taken for what the speaker did beside. What itself may
    tell something ("wrote saying the dam was weak") is left so, unless it denies and has two objects: "denying
    islanders citizenship broke the treaty".
    """
    gerund = tree.heads[clause] if tree.tags[tree.heads[clause]] == "VBG" else tree.heads[clause] + 1
    verb = gerund - 1
    if not 0 < gerund < clause or tree.heads[gerund] != verb or tree.heads[clause] not in {verb, gerund}:
        return False
    if tree.tags[gerund] != "VBG" or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    thing = _of_the_gerund(tree, gerund, clause)
    if thing is None:
        return False
    receivers = [t for t in tree.children(thing, gerund, thing) if tree.tags[t] in PLURALS]
    may_tell = tree.lemmas[gerund] in tree.grammar.clausal
    if may_tell and not (receivers and tree.lemmas[gerund] in tree.grammar.denying):
        return False
    tree.hang(clause, verb, "ccomp")
    tree.hang(gerund, clause, "csubj")
    tree.hang(thing, gerund, "obj")
    if may_tell:
        tree.hang(receivers[-1], gerund, "iobj")
    return True


def _of_the_gerund(tree: Tree, gerund: int, clause: int) -> int | None:
    """The noun right behind a gerund that stands as subject of a finite clause, or as object before one; else None."""
    own = tree.labelled(clause, gerund, clause, OPENERS_AND_SUBJECTS) or tree.labelled(gerund, gerund, clause, OBJECT)
    group = (clause, *tree.children(clause, gerund, clause))
    if AGREE.isdisjoint(tree.tags[t] for t in group) or len(own) != 1 or "," in tree.words[gerund:clause]:
        return None
    return own[0] if tree.pos[own[0]] != "PRON" and tree.first_of(own[0]) == gerund + 1 else None


@mend("report-read-as-a-circumstance", labels={"advcl"}, tags={"VBD", "VBZ", "VBP"}, asks="reporting")
def report_read_as_a_circumstance(tree: Tree, verb: int) -> bool:
    """In contrast, Holm [said], there seem to be more of them; if it rains, she [said], we will go.

    Who says it, between two commas before the main clause, is taken for its circumstance, though nothing opens that;
    what stands before it belongs to what was said.
    """
    clause = tree.heads[verb]
    subjects = tree.labelled(verb, verb - REACH, verb, SUBJECTS)
    if not verb < clause or tree.lemmas[verb] not in tree.grammar.reporting or len(subjects) != 1:
        return False
    comma = next(iter(tree.commas_in(verb, clause)), verb)
    aside = range(verb + 1, comma)  # "she said [in a note], we will go"
    if comma == verb or not all(tree.is_below(t, verb) and tree.pos[t] not in {"VERB", "AUX"} for t in aside):
        return False
    if not tree.opens_behind_comma(subjects[0]):
        return False
    fronted = tree.children(verb, verb - REACH, subjects[0])
    if any(tree.labels[t] in OPENERS_AND_SUBJECTS | {"cc"} for t in fronted):
        return False
    if not tree.labelled(clause, verb, clause, ANY_SUBJECT | {"expl"}):
        return False
    for token in fronted:
        tree.hang(token, clause)
    tree.labels[verb] = "parataxis"
    return True
