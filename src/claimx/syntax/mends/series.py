"""Series: what stands second or third in one, taken for a clause beside the verb that takes the first."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES
from claimx.syntax.mends.told import OBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend

BESIDE = frozenset({"conj", "parataxis", "ccomp", "advcl"})
NO_SECOND = ANY_SUBJECT | AUXILIARIES | {"mark", "cop"}
OF_A_CLAUSE = NO_SECOND | OBJECTS
THINGS = OBJECTS | {"obl"}
NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE_NEXT = frozenset({"VBD", "VBZ", "VBP", "VBN"})
ENDS = frozenset({"punct"})


@mend("next-act-of-a-series", labels=BESIDE, tags={"VB", "VBP", "VBG"})
def next_act_of_a_series(tree: Tree, act: int) -> bool:
    """She wants to widen the pier, [mend] the roof and hire more guards.

    A bare infinitive behind the first of several is taken for an act beside the verb that takes them, as is a form in
    -ing behind "and" ("denied lying and [fleeing]", "spoke about rents, and [raising] wages"): neither is finite.
    """
    verb = tree.heads[act]
    if not verb < act <= verb + REACH or tree.tags[verb] not in BEFORE_NEXT:
        return False
    if tree.labelled(act, verb, act + REACH, NO_SECOND):
        return False
    joined = any(tree.labels[t] == "cc" for t in tree.children(act, verb, act))
    if not joined and (not _opens_behind_comma(tree, act) or tree.lemmas[act] in tree.grammar.reporting):
        return False
    first = next((t for t in range(act - 1, verb, -1) if _is_alike(tree, t, act) and tree.is_below(t, verb)), None)
    if tree.tags[act] == "VBG" and joined and first is None and "VBG" not in tree.tags[verb:act]:
        first = next(reversed(tree.labelled(verb, verb + 1, act, THINGS)), None)
    if first is None or (tree.tags[act] == "VBG" and not joined):
        return False
    tree.hang(act, first, "conj")
    return True


def _is_alike(tree: Tree, first: int, act: int) -> bool:
    """Whether a complement is the first of the series: an infinitive with "to", a form in -ing."""
    above = tree.heads[first]
    if tree.tags[act] == "VBG":
        return tree.tags[first] == "VBG" and tree.labels[first] == "xcomp" and above == tree.heads[act]
    if tree.tags[above] not in BEFORE_NEXT or (tree.tags[act] == "VBP" and tree.tags[above] not in {"VBZ", "VBD"}):
        return False  # "they want to go, leave and …": it could be theirs
    return tree.tags[first] == "VB" and any(tree.tags[t] == "TO" for t in tree.children(first, first - REACH, first))


def _opens_behind_comma(tree: Tree, act: int) -> bool:
    """Whether a verb with its adverbs begins behind a comma."""
    own = [t for t in tree.children(act, act - REACH, act) if tree.labels[t] != "punct"]
    return tree.words[min([*own, act]) - 1] == ","


@mend("next-thing-of-a-list", labels={"conj", "ccomp", "parataxis", "dep"}, tags={"NN", "NNS", "WP"})
def next_thing_of_a_list(tree: Tree, thing: int) -> bool:
    """She stressed fairness, and a [need] to raise wages.

    A further thing that a verb takes is taken for a clause beside the verb: a noun alone tells nothing.
    """
    verb = tree.heads[thing]
    if not verb < thing <= verb + REACH or tree.pos[verb] != "VERB" or tree.labels[verb] == "acl":
        return False  # "claims that it was sold and the [fact] that …": beside the noun
    if tree.labelled(thing, verb, thing + REACH, OF_A_CLAUSE) or not _closes(tree, thing):
        return False
    before = tree.first_of(thing) - 1
    if tree.labels[before + 1] != "cc" and not _is_listed(tree, thing, before):
        return False
    last = before - (tree.words[before] == ",")
    nouns = [t for t in (last, *tree.above(last)) if verb < t <= last and tree.pos[t] in NOUNS]
    things = [t for t in nouns if tree.labels[t] in THINGS]
    if not things or not _cases(tree, thing) <= _cases(tree, things[-1]):
        return False
    tree.hang(thing, things[-1], "conj")
    return True


def _is_listed(tree: Tree, thing: int, comma: int) -> bool:
    """Whether a thing behind a comma is one more: not "weighs an attack, a step that it has shunned so far"."""
    if tree.labels[thing] not in {"parataxis", "dep"}:
        return _is_the_last(tree, thing, comma)
    goes_on = "CC" in tree.tags[thing : _end_of(tree, thing)]
    return goes_on and tree.lemmas[tree.heads[thing]] in tree.grammar.attributing


def _cases(tree: Tree, noun: int) -> set[str]:
    """The prepositions of a noun."""
    return {tree.words[t] for t in tree.labelled(noun, noun - REACH, noun, frozenset({"case"}))}


def _is_the_last(tree: Tree, thing: int, comma: int) -> bool:
    """Whether a thing with its article, behind a comma alone, closes the sentence."""
    end = _end_of(tree, thing)
    return tree.words[comma] == "," and tree.tags[comma + 1] == "DT" and tree.words[end : end + 1] in ([], ["."])


def _closes(tree: Tree, thing: int) -> bool:
    """Whether a mark or the end stands behind a noun's phrase: no verb of which it could be the subject."""
    end = _end_of(tree, thing)
    return end >= len(tree.labels) or tree.labels[end] in ENDS


def _end_of(tree: Tree, noun: int) -> int:
    """The token behind what hangs below a noun."""
    last = noun
    for _ in range(REACH):
        behind = [t for t in tree.children(last, last + 1, last + REACH) if tree.labels[t] not in ENDS]
        if not behind:
            break
        last = behind[-1]
    return last + 1
