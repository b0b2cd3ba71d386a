"""Finite verbs taken for what hangs on another word, and "not" taken for the verb."""

from __future__ import annotations

from claimx.syntax.mends.behind import stands_behind_speech
from claimx.syntax.mends.complements import NOT_SHARED, OBJECT
from claimx.syntax.mends.subjects import SUBJECTS
from claimx.syntax.mends.told import COMPLEMENTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS, NOUN_OR_NAME

TAKEN = frozenset({"obj", "obl"})


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


@mend("past-tense-behind-its-subject", labels={"acl"}, tags={"VBN"}, asks="without_that")
def past_tense_behind_its_subject(tree: Tree, act: int) -> bool:
    """The agency said several acres of land [burned] before rain came.

    What a thing did is taken for a description of it, and the thing for what was said: such verbs take no object.
    """
    noun = tree.heads[act]
    verb = tree.heads[noun]
    if not verb < noun < act <= verb + REACH or tree.lemmas[verb] not in tree.grammar.take_no_object:
        return False
    if tree.labels[noun] not in OBJECT or tree.labelled(verb, verb, act + REACH, COMPLEMENTS):
        return False
    for token in tree.labelled(verb, act + 1, act + REACH, frozenset({"conj"})):
        if tree.labelled(token, act, token, SUBJECTS):  # "…, but rain would help"
            tree.hang(token, act)
    tree.hang(act, verb, "ccomp")
    tree.hang(noun, act, "nsubj")
    return True


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
    if tree.lemmas[have] != "have" or tree.words[have + 1 : have + 3] != ["yet", "to"]:
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


@mend("report-read-as-a-verb", labels={"root", "ROOT", "ccomp"}, tags={"VBP", "VB"})
def report_read_as_a_verb(tree: Tree, report: int) -> bool:
    """The jobs [report] cheered the markets.

    A noun of saying right before the verb of its clause is taken for that verb, and the noun before it for its subject.
    """
    before, verb = report - 1, min(report + 1, len(tree.heads) - 1)
    if report == 0 or tree.lemmas[report] not in tree.grammar.nouns_of_saying:
        return False
    if {tree.heads[before], tree.heads[verb]} != {report}:
        return False
    if tree.labels[before] not in SUBJECTS or tree.pos[before] not in NOUN_OR_NAME:
        return False
    if tree.tags[verb] not in {"VBD", "VBZ"} or tree.labelled(verb, report, verb + REACH, SUBJECTS):
        return False
    _change_heads(tree, report, verb)
    for token in (before, *tree.children(before, before - REACH, before)):
        tree.hang(token, report)
    tree.labels[before] = "compound"
    tree.hang(report, verb, "nsubj")
    tree.tags[report], tree.pos[report], tree.pos[verb] = "NN", "NOUN", "VERB"
    return True


@mend(
    "verb-of-quoting-read-into-a-name",
    labels={"amod", "appos", "conj", "dep", "flat", "nmod", "nmod:desc", "nsubj", "obj", "obl", "root", "ROOT"},
    tags={"JJ", "NN", "NNP", "VBN"},
)
def verb_of_quoting_read_into_a_name(tree: Tree, verb: int) -> bool:
    """“We will see,” Ida Holm [fumed] on Tuesday.

    A rare verb of quoting behind a quotation and a name is taken for a part of the name.
    """
    if tree.words[verb] not in tree.grammar.quoting_forms or tree.heads[verb] > verb:
        return False
    first = _first_of_proper_name(tree, verb)
    if first == verb or not stands_behind_speech(tree, first):
        return False
    return _make_verb_of(tree, verb, range(first, verb))


def _first_of_proper_name(tree: Tree, end: int) -> int:
    """Where the words of a name begin that end before a token."""
    first = end
    while first and tree.pos[first - 1] == "PROPN":
        first -= 1
    return first


def _make_verb_of(tree: Tree, verb: int, name: range) -> bool:
    """Make a word that hangs below a name the verb of it, in its place."""
    tops = (t for t in name if tree.heads[t] == t or not name.start <= tree.heads[t] <= verb)
    subject = next((t for t in tops if tree.is_below(verb, t)), None)
    if subject is None:
        return False
    tree.take_place(verb, subject)
    if tree.labels[verb] not in {"root", "ROOT"}:
        tree.labels[verb] = "parataxis"
    tree.hang(subject, verb, "nsubj")
    tree.tags[verb], tree.pos[verb] = "VBD", "VERB"
    return True
