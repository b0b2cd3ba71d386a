"""What a subject does next, behind its first act, taken for a thing or for a clause of its own."""

from __future__ import annotations

from claimx.syntax.mends.complements import MARK
from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend

COMPLEMENTS = frozenset({"ccomp", "xcomp"})
TAKEN = COMPLEMENTS | {"obj", "obl"}
COPULA = frozenset({"cop"})
OPENING = frozenset({"cc"})
HUNG_BEFORE = frozenset({"advcl", "nsubj"})


@mend("next-act-read-as-a-thing", labels={"conj"}, tags={"VBZ", "VBD"})
def next_act_read_as_a_thing(tree: Tree, act: int) -> bool:
    """She denied any wrongdoing and [claims] to be a victim.

    A finite verb without a subject is taken for a second thing beside a noun: it goes on from the verb that has that.
    """
    noun = tree.heads[act]
    verb = tree.heads[noun]
    if tree.pos[noun] not in {"NOUN", "PROPN"} or tree.labels[noun] not in TAKEN or not verb < noun < act:
        return False
    opening = tree.labelled(act, noun, act, OPENING)
    if len(opening) != 1 or tree.labelled(noun, noun - REACH, noun, COPULA) or not wants_one(tree, act, noun):
        return False
    taken = tree.labelled(act, act + 1, act + REACH, COMPLEMENTS)
    if not taken and tree.words[act + 1 : act + 2] == ["to"]:
        taken = tree.labelled(verb, act + 1, act + REACH, COMPLEMENTS)[:1]
    if not taken or not _has_only_adverbs(tree, opening[0], act):
        return False
    for token in taken:
        tree.hang(token, act)
    tree.hang(act, verb, "conj")
    return True


def _has_only_adverbs(tree: Tree, start: int, verb: int) -> bool:
    """Whether nothing but adverbs of a verb stands between a token and it."""
    return all(tree.labels[t] == "advmod" and tree.heads[t] == verb for t in range(start + 1, verb))


@mend("next-act-behind-a-comma", labels={"parataxis"}, tags={"VBZ", "VBD"})
def next_act_behind_a_comma(tree: Tree, act: int) -> bool:
    """The firm built two ships and tested them, then [agreed] to sell both.

    What a subject does next is taken for a clause beside its clause.
    """
    verb = tree.heads[act]
    commas = tree.commas_in(verb, act)
    if not commas or not _goes_on_from(tree, verb, act) or not _has_only_adverbs(tree, commas[-1], act):
        return False
    beside = tree.labelled(act, act + 1, act + REACH, frozenset({"conj", "parataxis"}))
    if any(tree.labelled(t, act, t, SUBJECTS) for t in beside):
        return False  # "came in, started shouting, and I was like, “Stop”": others act, too
    tree.hang(act, verb, "conj")
    return True


def _goes_on_from(tree: Tree, verb: int, act: int) -> bool:
    """Whether a verb in the tense of one before it, with what it takes, has no subject where that has one."""
    tags = {"VBD", "VBN"} if tree.tags[act] == "VBD" else {"VBZ"}
    if tree.tags[verb] not in tags or not wants_one(tree, act, verb + 1):
        return False
    begun = tree.labelled(verb, verb - REACH, verb, SUBJECTS) and not tree.labelled(verb, verb - REACH, verb, MARK)
    said = tree.lemmas[act] in tree.grammar.reporting  # "Hale quits, says report"
    return bool(begun) and bool(tree.labelled(act, act + 1, act + REACH, COMPLEMENTS if said else TAKEN))


@mend("next-act-read-as-the-verb-of-a-headline", labels={"root", "ROOT"}, tags={"VBZ"})
def next_act_read_as_the_verb_of_a_headline(tree: Tree, act: int) -> bool:
    """Mayor wins vote, [vows] to open the pier.

    What a subject does next, behind the comma of a headline, is taken for the verb of all, and what it did before for
    a circumstance or for the subject.
    """
    before = [t for t in tree.labelled(act, act - REACH, act, HUNG_BEFORE) if tree.tags[t] == "VBZ"]
    if len(before) != 1 or tree.words[act - 1] != ",":
        return False
    verb = before[0]
    if not _goes_on_from(tree, verb, act):
        return False
    tree.hang(verb, verb, tree.labels[act])
    tree.hang(act, verb, "conj")
    return True
