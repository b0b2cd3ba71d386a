"""What "who" tells of a subject, and the verb behind it."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES
from claimx.syntax.mends.told import OBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

ASKED = frozenset({"obj", "iobj", "obl"})


@mend("main-verb-behind-who", labels={"parataxis", "conj", "appos"}, tags=FINITE_VERBS)
def main_verb_behind_who(tree: Tree, verb: int) -> bool:
    """Ida Holm, who is accused of fraud, [denied] it.

    The main verb behind what "who" tells of its subject is hung beside the name, which is taken for the main word.
    """
    name = tree.heads[verb]
    told = tree.labelled(name, name, verb, frozenset({"acl:relcl"}))
    if len(told) != 1 or not _is_bare_root(tree, name) or not _opens_who(tree, told[0]):
        return False
    own = {tree.labels[t] for t in tree.children(verb, told[0] + 1, verb)}
    if tree.words[verb - 1] != "," or own & (ANY_SUBJECT | {"cc", "mark"}):
        return False
    for token in tree.children(name, verb + 1, len(tree.words)):
        tree.hang(token, verb)
    tree.hang(verb, verb, "root")
    tree.make_subject(name, verb)
    return True


def _is_bare_root(tree: Tree, noun: int) -> bool:
    """Whether a noun heads its sentence without a copula."""
    heads = tree.heads[noun] == noun and tree.tags[noun] in {"NN", "NNS", "NNP"}
    return heads and not tree.labelled(noun, noun - REACH, noun, AUXILIARIES)


def _opens_who(tree: Tree, told: int) -> bool:
    """Whether a clause is opened by "who" or "which" behind a comma."""
    first = [t for t in tree.children(told, told - REACH, told) if tree.words[t] in {"who", "which"}]
    return bool(first) and tree.words[first[0] - 1] == ","


@mend("subject-read-into-what-who-tells", labels={"nsubj", "nsubj:pass"})
def subject_read_into_what_who_tells(tree: Tree, noun: int) -> bool:
    """[Ana Roe], meanwhile, who heads the union, said that it was late.

    The subject is taken for a second one of the clause by which "who" tells of it.
    """
    clause = tree.heads[noun]
    verb = tree.heads[clause]
    if not noun < clause < verb <= noun + 2 * REACH or not _opens_who(tree, clause):
        return False
    if tree.words[verb - 1] != "," or not wants_one(tree, verb, clause):
        return False
    for token in tree.children(clause, noun + 1, verb):
        if tree.words[token] not in {"who", "which"}:  # "meanwhile"
            tree.hang(token, verb)
        else:
            break
    tree.make_subject(noun, verb)
    tree.hang(clause, noun, "acl:relcl")
    return True


@mend("infinitive-read-into-what-who-tells", labels={"advcl", "xcomp", "ccomp"}, tags={"VB"})
def infinitive_read_into_what_who_tells(tree: Tree, infinitive: int) -> bool:
    """The court ordered Roe, who owns three inns, to [pay].

    What somebody is asked to do, behind the comma that ends what "who" tells of him, is taken for a part of that.
    """
    told = tree.heads[infinitive]
    name = tree.heads[told]
    verb = tree.heads[name]
    if tree.labels[told] != "acl:relcl" or not verb < name < told < infinitive <= verb + 2 * REACH:
        return False
    to = next((t for t in tree.children(infinitive, told + 1, infinitive) if tree.tags[t] == "TO"), None)
    if to is None or tree.words[to - 1] != "," or not _opens_who(tree, told) or tree.labels[name] not in ASKED:
        return False
    tree.hang(infinitive, verb, "xcomp")
    return True


@mend("what-who-tells-read-as-a-report", labels={"ccomp"}, tags=FINITE_VERBS)
def what_who_tells_read_as_a_report(tree: Tree, clause: int) -> bool:
    """“It is late,” Roe told the Post, which also [reported] a fall.

    What "who" or "which" tells of the noun before its comma is taken for what was said to it.
    """
    verb = tree.heads[clause]
    who = tree.labelled(clause, verb + 1, clause, ANY_SUBJECT)
    if not verb + 1 < clause or not _opens_who(tree, clause) or not who:
        return False
    noun = who[0] - 2
    while verb < tree.heads[noun] < who[0]:
        noun = tree.heads[noun]
    if tree.words[who[0] - 1] != "," or tree.heads[noun] != verb or tree.labels[noun] not in OBJECTS:
        return False
    tree.hang(clause, noun, "acl:relcl")
    return True
