"""Finite verbs, taken for what hangs on another word."""

from __future__ import annotations

from claimx.syntax.mends.complements import MARK, NOT_SHARED, OBJECT
from claimx.syntax.mends.subjects import SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

TAKEN = frozenset({"obj", "obl"})
COMPLEMENT = frozenset({"ccomp", "xcomp"})
THINGS = OBJECT | {"obl"}


@mend("finite-verb-behind-an-infinitive", labels={"conj"}, tags=FINITE_VERBS)
def finite_verb_behind_an_infinitive(tree: Tree, second: int) -> bool:
    """The tribe has plans to widen the range and [reports] they are working.

    A finite verb without a subject of its own is taken for a second thing to do: it goes on from the finite one above.
    Where none above has its tense, its tag is wrong: "The union plans to keep the road open and [support] the clinics".
    """
    first = tree.heads[second]
    if tree.labelled(second, second - REACH, second, NOT_SHARED):
        return False
    if tree.tags[first] != "VB" or all(tree.tags[t] != "TO" for t in tree.children(first, first - REACH, first)):
        return False
    above = next((t for t in tree.above(first) if tree.tags[t] == tree.tags[second]), None)
    if above is not None:
        tree.hang(second, above)
    elif tree.tags[second] == "VBP":
        tree.tags[second] = "VB"
    else:
        return False
    return True


@mend("clause-read-as-an-infinitive", labels={"xcomp"}, tags=FINITE_VERBS | {"VBG"}, asks="without_that")
def clause_read_as_an_infinitive(tree: Tree, clause: int) -> bool:
    """The leaflets, which he claims [insulted] his family; polls show Roe [closing] the gap.

    A finite verb whose subject stands before the verb that takes it is taken for a thing to do, as is a form in -ing
    with a subject of its own.
    """
    verb = tree.heads[clause]
    if tree.tags[verb] not in FINITE_VERBS or tree.lemmas[verb] not in tree.grammar.without_that:
        return False
    if tree.tags[clause] == "VBG" and not tree.labelled(clause, verb, clause, SUBJECTS):
        return False
    tree.labels[clause] = "ccomp"
    return True


@mend(
    "verb-read-as-a-noun-behind-be",
    labels={"root", "ROOT", "ccomp", "conj", "parataxis", "advcl"},
    tags={"VBG", "NN"},
)
def verb_read_as_a_noun_behind_be(tree: Tree, verb: int) -> bool:
    """She is [warning] against a strike; Ida Holm is [warning] residents that the river will rise.

    What somebody is doing, spelt like a noun, is taken for one; no noun has an object.
    """
    if tree.tags[verb] == "NN" and _is_another_act(tree, verb):
        tree.tags[verb] = "VBG"
    elif tree.tags[verb] == "NN":
        being = tree.words[verb].endswith("ing") and tree.labelled(verb, verb - REACH, verb, frozenset({"aux", "cop"}))
        if not being or not tree.labelled(verb, verb + 1, verb + REACH, OBJECT):
            return False
        tree.labels[being[-1]], tree.tags[verb] = "aux", "VBG"
    elif tree.pos[verb] != "NOUN" or not tree.labelled(verb, verb - REACH, verb, frozenset({"aux"})):
        return False
    tree.pos[verb] = "VERB"
    return True


def _is_another_act(tree: Tree, verb: int) -> bool:
    """Whether a form in -ing with a that-clause goes on from another: "left, waving and [warning] that it rained"."""
    if tree.labels[verb] != "conj" or tree.tags[tree.heads[verb]] != "VBG" or not tree.words[verb].endswith("ing"):
        return False
    told = tree.labelled(verb, verb + 1, verb + REACH, frozenset({"ccomp", "acl"}))
    return any(tree.labelled(t, verb + 1, t, MARK) for t in told)


@mend("finite-verb-behind-who-says", labels={"advcl", "xcomp", "acl", "ccomp", "conj"}, tags={"VBN"})
def finite_verb_behind_who_says(tree: Tree, clause: int) -> bool:
    """They hold a man who they claim [attempted] to flee.

    The past tense right behind who says it, in a clause that "who" or "which" opens, is taken for a participle.
    """
    verb, pronoun = clause - 1, clause - 3
    if pronoun < 0 or tree.tags[verb] not in FINITE_VERBS or tree.lemmas[verb] not in tree.grammar.without_that:
        return False
    if (
        tree.tags[pronoun] not in {"WP", "WDT"}
        or tree.labels[pronoun + 1] != "nsubj"
        or tree.heads[pronoun + 1] != verb
    ):
        return False
    tree.tags[clause] = "VBD"
    tree.hang(clause, verb, "ccomp")
    return True


@mend("finite-verb-read-as-a-description", labels={"acl"}, tags=FINITE_VERBS, asks="without_that")
def finite_verb_read_as_a_description(tree: Tree, clause: int) -> bool:
    """A report concluded evidence [supported] his account.

    The finite verb of what was said is taken for a description of its subject, which a participle alone could be.
    """
    noun = tree.heads[clause]
    verb = tree.heads[noun]
    if not verb < noun < clause or tree.labels[noun] != "obj":
        return False
    if tree.lemmas[verb] not in tree.grammar.without_that or not tree.is_filled_by(noun, clause):
        return False
    if "," in tree.words[verb:clause] or tree.labelled(clause, noun, clause, NOT_SHARED):
        return False
    for token in tree.children(noun, clause + 1, clause + REACH):
        tree.hang(token, clause)
    tree.hang(clause, verb, "ccomp")
    tree.make_subject(noun, clause)
    return True


@mend("report-read-into-its-clause", labels={"amod"}, tags=FINITE_VERBS)
def report_read_into_its_clause(tree: Tree, verb: int) -> bool:
    """They denied it, however, a report [concluded] evidence supported his account.

    A verb of saying with its subject is taken for what describes the subject of the clause that it takes.
    """
    noun = tree.heads[verb]
    clause = tree.heads[noun]
    if not verb < noun < clause or tree.labels[noun] not in SUBJECTS or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    if not tree.labelled(verb, verb - REACH, verb, SUBJECTS):
        return False
    tree.take_place(verb, clause)
    tree.hang(clause, verb, "ccomp")
    if tree.labels[verb] == "ccomp" and tree.labelled(tree.heads[verb], tree.heads[verb], verb, TAKEN):
        tree.labels[verb] = "parataxis"
    return True


@mend("past-tense-behind-its-subject", labels={"acl"}, tags={"VBN"}, asks="without_that")
def past_tense_behind_its_subject(tree: Tree, act: int) -> bool:
    """The agency said several acres of land [burned] before rain came.

    What a thing did is taken for a description of it, and the thing for what was said: such verbs take no object.
    """
    noun = tree.heads[act]
    verb = tree.heads[noun]
    if not verb < noun < act <= verb + REACH or tree.lemmas[verb] not in tree.grammar.take_no_object:
        return False
    if tree.labels[noun] not in OBJECT or tree.labelled(verb, verb, act + REACH, COMPLEMENT):
        return False
    for token in tree.labelled(verb, act + 1, act + REACH, frozenset({"conj"})):
        if tree.labelled(token, act, token, SUBJECTS):  # "…, but rain would help"
            tree.hang(token, act)
    tree.hang(act, verb, "ccomp")
    tree.hang(noun, act, "nsubj")
    return True


@mend("act-behind-an-object", labels={"conj"}, tags=FINITE_VERBS)
def act_behind_an_object(tree: Tree, act: int) -> bool:
    """He met Holm, announced a sale, and [left].

    What somebody did next is taken for a thing beside the object of what was done before.
    """
    noun = tree.heads[act]
    verb = tree.heads[noun]
    if not verb < noun < act or tree.labels[noun] not in THINGS or tree.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    joined = any(tree.labels[t] == "cc" for t in tree.children(act, noun, act))
    if not joined or tree.tags[verb] != tree.tags[act] or tree.labelled(act, noun, act, NOT_SHARED):
        return False
    tree.hang(act, tree.heads[verb] if tree.labels[verb] == "conj" else verb)
    return True
