"""What "who" tells of a subject, and the verb behind it."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, NOUNS

CLAUSE = frozenset({"ccomp"})
JOINS = ANY_SUBJECT | {"cc", "mark", "nsubj:outer", "expl"}
TAKEN_FOR = frozenset({"ccomp", "xcomp", "acl", "parataxis"})
RELATIVES = frozenset({"acl", "acl:relcl"})
PREDICATED = frozenset({"cop", "nsubj", "expl", "case"})
ASKED = frozenset({"obj", "iobj", "obl"})


def _opens_who(tree: Tree, told: int) -> bool:
    """Whether a clause is opened by "who" or "which" behind a comma, or by "half of whom"."""
    own = tree.children(told, told - REACH, told)
    first = [t for t in own if tree.words[t] in {"who", "which"}]
    some = [t for t in own if any(tree.words[k] == "whom" for k in tree.children(t, t + 1, t + 3))]
    return any(tree.words[t - 1] == "," for t in (*first[:1], *some[:1]))


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


@mend("verb-read-into-what-who-says", labels={"root", "ROOT"}, tags=NOUNS | {"DT", "JJ"}, asks="reporting")
def verb_read_into_what_who_says(tree: Tree, noun: int) -> bool:
    """Voters who said the mill was safe [backed] the plan.

    The verb of the sentence is taken for a part of what those who are its subject said: it is finite, and has no
    subject of its own behind what they said.
    """
    behind = range(noun + 2, min(noun + REACH, len(tree.heads)))
    says = next((t for t in behind if _says_of_whom(tree, t) and tree.is_below(t, noun)), None)
    if says is None or not FINITE_OR_MODAL.isdisjoint(tree.tags[t] for t in tree.children(noun, 0, noun)):
        return False
    told = next(iter(tree.labelled(says, says + 1, says + REACH, CLAUSE)), says)
    if not tree.labelled(told, says + 1, told, ANY_SUBJECT):
        return False
    ahead = range(told + 1, min(told + REACH, len(tree.heads)))
    verb = next((t for t in ahead if _has_no_subject(tree, t, told)), None)
    if verb is None:
        return False
    tree.hang(verb, verb, tree.labels[noun])
    tree.make_subject(noun, verb)
    return True


def _says_of_whom(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying or thinking tells of a noun who did: "those who [said]"."""
    who = tree.labelled(verb, verb - 2, verb, ANY_SUBJECT)
    defines = tree.labels[verb] == "acl:relcl" and tree.lemmas[verb] in tree.grammar.reporting
    return defines and bool(who) and tree.words[who[0]] == "who" and tree.words[who[0] - 1] != ","


def _has_no_subject(tree: Tree, verb: int, told: int) -> bool:
    """Whether a finite verb below what was told has neither a subject nor a word that joins it."""
    if tree.labels[verb] not in TAKEN_FOR or not (tree.is_below(verb, told) or tree.heads[verb] == tree.heads[told]):
        return False
    own = tree.children(verb, told + 1, verb)
    if any(tree.labels[t] in JOINS or tree.words[t] == "," for t in own):
        return False
    return not FINITE_OR_MODAL.isdisjoint(tree.tags[t] for t in (verb, *own))


@mend("what-who-tells-read-as-what-was-said", labels={"ccomp"})
def what_who_tells_read_as_what_was_said(tree: Tree, clause: int) -> bool:
    """Roe said Hale, who is [ill], is at home.

    What "who" tells of the subject of what was said is taken for a thing that was said, and the subject for one of the
    verb of saying.
    """
    verb, noun = tree.heads[clause], _noun_before_who(tree, clause)
    if noun is None or tree.labels[noun] not in ANY_SUBJECT:
        return False
    told = tree.labelled(verb, clause + 1, clause + REACH, frozenset({"ccomp"}))
    if not told or tree.labelled(told[0], clause, told[0], ANY_SUBJECT):
        return False
    tree.make_subject(noun, told[0])
    tree.hang(clause, noun, "acl:relcl")
    return True


def _noun_before_who(tree: Tree, clause: int) -> int | None:
    """The noun before the comma of a clause's "who" or "which", where it hangs on the verb before it."""
    verb = tree.heads[clause]
    who = tree.labelled(clause, verb + 1, clause, ANY_SUBJECT)
    if not verb + 1 < clause or not _opens_who(tree, clause) or not who:
        return None
    noun = who[0] - 2
    while verb < tree.heads[noun] < who[0]:
        noun = tree.heads[noun]
    return noun if tree.heads[noun] == verb and noun > verb else None


@mend("who-behind-the-nearer-person", labels={"acl:relcl"}, asks="who")
def who_behind_the_nearer_person(tree: Tree, clause: int) -> bool:
    """Police were accused by the paper of beating his wife, [who died].

    Of two nouns before a "who", with a clause of the first between them, the nearer is told of: a name, or somebody's.
    """
    noun = tree.heads[clause]
    who = next((t for t in tree.children(clause, noun + 1, clause + 1) if tree.words[t] == "who"), None)
    if who is None or tree.words[who - 1] != ",":
        return False
    nearer = who - 2
    while tree.labels[nearer] == "flat":
        nearer = tree.heads[nearer]
    if not noun < nearer < who or not _is_somebody(tree, nearer):
        return False
    between = next((t for t in tree.above(nearer) if t == noun or tree.tags[t][:2] == "VB"), noun)
    if between == noun:
        return False
    tree.hang(clause, nearer)
    return True


def _is_somebody(tree: Tree, noun: int) -> bool:
    if tree.tags[noun] == "NNP":
        return True
    own = tree.children(noun, noun - REACH, noun)
    return tree.tags[noun] == "NN" and any(tree.labels[token] == "nmod:poss" for token in own)


@mend("who-behind-a-verb", labels={"advcl", "advcl:relcl", "dep"}, asks="who")
def who_behind_a_verb(tree: Tree, clause: int) -> bool:
    """She spoke of Hale, [who is ill], and left.

    What "who" opens behind a name or a noun is taken for a description of the verb before it.
    """
    verb = tree.heads[clause]
    who = next((t for t in tree.children(clause, verb + 1, clause) if tree.words[t] == "who"), None)
    if who is None or tree.pos[verb] != "VERB":
        return False
    noun = who - 1 - (tree.words[who - 1] == ",")
    while tree.labels[noun] in {"flat", "punct"} and noun > verb:
        noun = tree.heads[noun] if tree.labels[noun] == "flat" else noun - 1
    if noun <= verb or tree.pos[noun] not in {"NOUN", "PROPN", "PRON"}:
        return False
    tree.hang(clause, noun, "acl:relcl")
    return True


@mend("that-behind-an-object", labels={"dep"}, asks="that")
def that_behind_an_object(tree: Tree, clause: int) -> bool:
    """She sent a letter to Hale [that said so].

    What "that" tells of the object of a verb, behind another noun, is hung on the verb.
    """
    verb = tree.heads[clause]
    that = [t for t in tree.labelled(clause, verb + 1, clause, frozenset({"nsubj"})) if tree.tags[t] == "WDT"]
    told = tree.labelled(verb, verb + 1, that[0], frozenset({"obj"})) if that else []
    if not told or tree.words[that[0]] != "that":
        return False
    tree.hang(clause, told[0], "acl:relcl")
    return True


@mend("verb-behind-what-was-said", labels={"ccomp"}, asks="What")
def verb_behind_what_was_said(tree: Tree, clause: int) -> bool:
    """What the mayor said was [wrong].

    What is told of all that somebody said is taken for a part of it: "what" is its subject.
    """
    verb = tree.heads[clause]
    what = tree.heads[verb]
    if not what < verb < clause or tree.words[what] != "What" or tree.heads[what] != what:
        return False
    group = (clause, *tree.children(clause, verb + 1, clause))
    finite = any(tree.tags[t] in FINITE_OR_MODAL for t in group)
    if not finite or tree.labelled(clause, verb, clause, ANY_SUBJECT | {"mark"}):
        return False
    tree.hang(clause, clause, "root")
    tree.hang(what, clause, "nsubj")
    return True


@mend("verb-behind-what-who-tells", labels={"root", "ROOT"}, tags=NOUNS, asks=",")
def verb_behind_what_who_tells(tree: Tree, noun: int) -> bool:
    """The vote, which she said was a mistake, [cost] her the seat.

    What "which" tells of the subject is taken to go on behind its second comma: but there the verb of the sentence
    stands, without a subject of its own.
    """
    if tree.labelled(noun, noun - REACH, noun, PREDICATED):
        return False
    ahead = range(noun + 1, min(noun + REACH, len(tree.words)))
    told = next((t for t in ahead if tree.labels[t] in RELATIVES and tree.is_below(t, noun)), None)
    if told is None or not _opens_who(tree, told):
        return False
    behind = range(told + 1, min(told + REACH, len(tree.words)))
    main = next((t for t in behind if _is_bare_behind_comma(tree, told, t)), None)
    if main is None:
        return False
    tree.hang(main, main, "root")
    for token in tree.children(noun, main + 1, len(tree.words)):
        tree.hang(token, main)
    tree.make_subject(noun, main)
    return True


def _is_bare_behind_comma(tree: Tree, told: int, verb: int) -> bool:
    """Whether a finite verb stands beside one that was told, right behind a comma and without a subject."""
    if tree.labels[verb] != "conj" or not tree.is_below(verb, told):
        return False
    own = tree.children(verb, told + 1, verb)
    if any(tree.labels[t] in JOINS for t in own):
        return False
    first = min([t for t in own if tree.labels[t] != "punct"] + [verb])
    return tree.words[first - 1] == "," and tree.tags[first] in FINITE_OR_MODAL
