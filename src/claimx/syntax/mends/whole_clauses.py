"""Whole clauses, taken for a description of a noun or for the first word of them alone."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, QUOTES, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL

OPENERS_AND_SUBJECTS = ANY_SUBJECT | {"mark"}
OBJECT = frozenset({"obj"})
AGREE = frozenset({"VBD", "VBZ", "MD"})  # with a gerund, as "watching prices [fall]" does not
PLURALS = frozenset({"NNS", "NNPS"})
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
