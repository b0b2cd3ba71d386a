"""What stands second or third in a series, and what a subject does next, taken for something else."""

from __future__ import annotations

from claimx.syntax.mends.complements import MARK
from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, SUBJECTS
from claimx.syntax.mends.told import COMPLEMENTS, OBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS, NOUN_OR_NAME

BESIDE = frozenset({"conj", "parataxis", "ccomp", "advcl"})
NO_SECOND = ANY_SUBJECT | AUXILIARIES | {"mark", "cop"}
OF_A_CLAUSE = NO_SECOND | OBJECTS
THINGS = OBJECTS | {"obl"}
BEFORE_NEXT = frozenset({"VBD", "VBZ", "VBP", "VBN"})
ENDS = frozenset({"punct"})
TAKEN = COMPLEMENTS | {"obj", "obl"}
COPULA = frozenset({"cop"})
OPENING = frozenset({"cc"})
BESIDE_IT = frozenset({"conj"})
PEOPLE = frozenset({"NNP", "PRP"})
HUNG_BEFORE = frozenset({"advcl", "nsubj"})


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
    nouns = [t for t in (last, *tree.above(last)) if verb < t <= last and tree.pos[t] in NOUN_OR_NAME]
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


@mend("next-act-of-a-second-subject", labels={"conj"}, tags=FINITE_VERBS)
def next_act_of_a_second_subject(tree: Tree, act: int) -> bool:
    """Holm has attacked the banks and Lind has mocked them, and [vowed] to cut taxes.

    What the second of two people does next is taken for an act of the first: nobody acts past another subject.
    """
    verb = tree.heads[act]
    if not wants_one(tree, act, verb + 1) or tree.lemmas[act] not in tree.grammar.attributing:
        return False
    between = tree.labelled(verb, verb + 1, act, BESIDE_IT)
    subjects = tree.labelled(between[-1], verb + 1, between[-1], SUBJECTS) if between else []
    if not subjects or tree.tags[subjects[-1]] not in PEOPLE or tree.words[act - 1] != "and":
        return False
    tree.hang(act, between[-1])
    return True


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


@mend("last-of-a-list-with-what-was-done", labels={"conj"}, tags={"VBN"})
def last_of_a_list_with_what_was_done(tree: Tree, done: int) -> bool:
    """They reported nine soldiers, two nurses, and dozens of rebels [killed].

    What was done to the last of a list, or to all of it, is taken for a clause beside the verb: it is not finite.
    """
    verb = tree.heads[done]
    last = tree.labelled(done, verb, done, ANY_SUBJECT)
    if len(last) != 1 or tree.labelled(done, verb, done + REACH, AUXILIARIES | THINGS | {"obl:agent", "xcomp"}):
        return False
    things = tree.labelled(verb, verb + 1, last[0], OBJECTS)
    if not things or not tree.labelled(things[-1], things[-1], last[0], frozenset({"conj"})):
        return False
    for joint in tree.labelled(done, verb, last[0], frozenset({"cc", "punct"})):
        tree.hang(joint, last[0])
    tree.hang(last[0], things[-1], "conj")
    tree.hang(done, last[0], "acl")
    return True


@mend("second-share-with-what-it-does", labels={"conj"}, tags={"NN", "NNS", "CD"})
def second_share_with_what_it_does(tree: Tree, share: int) -> bool:
    """Some 52% voted to leave and [48%] to stay.

    A second number, with an infinitive of its own, is taken for a second clause: it stands beside the first infinitive.
    """
    verb = tree.heads[share]
    first = tree.labelled(verb, verb + 1, share, frozenset({"xcomp"}))
    second = tree.labelled(share, share + 1, share + REACH, frozenset({"acl"}))
    if not first or not second or tree.words[share + 1] != "to" or tree.heads[share + 1] != second[0]:
        return False
    if tree.words[first[0] - 1] != "to" or tree.first_of(share) <= first[0]:
        return False
    if tree.tags[share] != "CD" and not tree.labelled(share, first[0], share, frozenset({"nummod"})):
        return False
    tree.hang(share, first[0])
    return True


@mend("next-deed-that-somebody-is-accused-of", labels={"advcl"}, tags={"VBG"})
def next_deed_that_somebody_is_accused_of(tree: Tree, deed: int) -> bool:
    """They accused him of taking bribes, [hiding] the money and backing the coup.

    The second of three deeds in -ing, of which "of" or "for" opens the first, is taken for what the accuser did.
    """
    verb, joined = tree.heads[deed], _joined_deeds(tree, deed)
    if not verb < deed or not joined or tree.words[deed - 1] != "," or tree.lemmas[deed] in tree.grammar.clausal:
        return False
    before = [t for t in tree.labelled(verb, verb + 1, deed, frozenset({"advcl"})) if tree.tags[t] == "VBG"]
    first = next((t for t in before if tree.labelled(t, verb + 1, t, frozenset({"mark"}))), None)
    if first is None or not tree.is_filled_by(first, deed, commas=True):
        return False
    for other in (deed, *joined):
        tree.hang(other, first, "conj")
    return True


def _joined_deeds(tree: Tree, deed: int) -> list[int]:
    """The deeds in -ing that go on from another, where "and" opens the last."""
    conjuncts = tree.labelled(deed, deed + 1, deed + REACH, frozenset({"conj"}))
    joined = [t for t in conjuncts if tree.tags[t] == "VBG"]
    return joined if joined and tree.labelled(joined[-1], deed, joined[-1], frozenset({"cc"})) else []
