"""Subjects that a parser gave to the wrong word."""

from __future__ import annotations

from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS, PLURALS

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ANY_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
PREPOSITION, OPENERS = frozenset({"case"}), frozenset({"mark", "cc"})
DETERMINED = frozenset({"det", "nummod", "nmod:poss", "case"})
CLAUSES = frozenset({"root", "ROOT", "ccomp", "xcomp", "advcl", "conj", "acl:relcl", "parataxis"})
# What describes a noun from before it.
OF_A_NOUN = DETERMINED | {"amod", "compound"}
SEVERAL = frozenset({"conj", "nummod"})
QUOTES = frozenset('"“”«»')
PARTING = QUOTES | {",", ":", ";", "–", "—", "--"}
BARS = QUOTES | {":", ";", "(", ")", "–", "—", "--"}


@mend("title-before-name", labels={"nsubj", "nsubj:pass"}, tags={"NNP"})
def title_before_name(tree: Tree, name: int) -> bool:
    """[Danish swimmer] Ida Holm said.

    A noun that describes a name is taken for a second subject. A bare noun in the singular is no subject of its own;
    one with an article or in the plural may be: "weapons Moscow said it destroyed". So is the body whose officer a name
    is, "[Farm Union (FU) president] Ida Holm said", an office in capitals, "[the High Representative] Ida Holm", and
    one with what it is the office of: "[President of Norland] Ida Holm".
    """
    verb = tree.heads[name]
    if name > verb:
        return False
    others = [t for t in tree.children(verb, name - REACH, name) if tree.labels[t] in SUBJECTS]
    if not others or not tree.is_filled_by(others[-1], name):
        return False
    noun = others[-1]
    if tree.pos[noun] == "PROPN" and _has_office(tree, noun, name):
        tree.hang(noun, name, "nmod:desc")
        return True
    is_parted = bool(tree.commas_in(noun, name))  # "the Parliament of West Holm, Nordia": no office of Nordia's
    if tree.pos[noun] == "PROPN" and not is_parted and tree.labelled(noun, noun + 1, name, frozenset({"nmod"})):
        tree.hang(noun, name, "nmod:desc")
        return True
    if tree.pos[noun] != "NOUN" or any(_parts(tree, t) for t in range(noun + 1, name)):
        return False
    if any(tree.labels[t] in DETERMINED for t in tree.children(noun, noun - REACH, noun)):
        return False
    several = any(tree.labels[t] == "conj" for t in tree.children(name, name, min(verb, name + REACH)))
    if (tree.tags[noun] == "NNS") != several:
        return False
    tree.hang(noun, name, "nmod:desc")
    return True


def _has_office(tree: Tree, body: int, name: int) -> bool:
    """Whether an office stands between a body and a name, or more of an office with its article; and no mark.

    The brackets of a short name are none.
    """
    told = tree.labelled(body, body - REACH, body, frozenset({"det"})) and body + 1 < name
    offices = told or tree.labelled(name, body + 1, name, frozenset({"nmod:desc"}))
    return bool(offices) and not any(tree.words[t] in PARTING for t in range(body + 1, name))


def _parts(tree: Tree, token: int) -> bool:
    """Whether a mark parts a noun from the name: "the law, Holm said", not "chef, author and cook Ida Holm"."""
    word = tree.words[token]
    return word in BARS or (word == "," and tree.labels[tree.heads[token]] != "conj")


@mend("subject-of-what-was-said", labels={"ccomp", "xcomp"}, asks="without_that")
def subject_of_what_was_said(tree: Tree, clause: int) -> bool:
    """The firm says [14 wells] closed.

    A noun between a verb of saying and the finite verb of what was said is taken for an object: it is the subject, and
    what stands between the two tells of it: "said a talk [about the dam] would follow".
    """
    verb = tree.heads[clause]
    if (
        not verb < clause <= verb + 2 * REACH
        or tree.lemmas[verb] not in tree.grammar.without_that
        or tree.tags[verb][:2] != "VB"
    ):
        return False
    objects = [token for token in tree.children(verb, verb + 1, clause) if _is_bare(tree, token)]
    objects = objects or _objects_of_nouns(tree, verb, clause)
    if len(objects) != 1 or any(tree.words[token] in BARS - QUOTES for token in range(verb, clause)):
        return False
    noun = objects[0]
    if not _wants_a_subject(tree, verb, clause) or not _is_finite(tree, noun, clause):
        return False
    beside = [token for token in tree.children(verb, noun + 1, clause) if _may_describe(tree, token)]
    if not _is_filled(tree, noun, clause, beside):
        return False
    for token in beside:
        tree.hang(token, noun, "nmod")
    tree.make_subject(noun, clause)
    tree.labels[clause] = "ccomp"
    return True


def _objects_of_nouns(tree: Tree, verb: int, clause: int) -> list[int]:
    """The nouns taken for objects of a noun beside a verb, as none has one: "said in a letter [the dam] was unsafe"."""
    beside = [t for t in tree.children(verb, verb + 1, clause) if tree.pos[t] == "NOUN"]
    return [t for noun in beside for t in tree.labelled(noun, noun + 1, clause, frozenset({"obj"}))]


def _is_bare(tree: Tree, token: int) -> bool:
    """Whether a noun hangs on its verb without a preposition, and is no time."""
    if tree.labels[token] == "obl":
        return not tree.labelled(token, token - REACH, token, PREPOSITION)
    return tree.labels[token] in {"obj", "iobj"}


def _wants_a_subject(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a clause has neither a subject nor a word that opens it."""
    has_subject = tree.labelled(clause, verb + 1, clause + REACH, ANY_SUBJECT)
    return not has_subject and not tree.labelled(clause, verb + 1, clause, OPENERS)


def _is_finite(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a predicate is finite; a bare form with an object is, too: "says the bug [let] them in"."""
    auxiliaries = tree.labelled(clause, noun, clause, AUXILIARIES)
    if any(tree.tags[token] in FINITE_OR_MODAL for token in (clause, *auxiliaries)):
        return True
    takes = any(_is_bare(tree, token) for token in tree.children(clause, clause + 1, clause + REACH))
    perceived = tree.tags[clause] == "VB" and tree.lemmas[tree.heads[clause]] in tree.grammar.perceive
    if tree.tags[clause] not in {"VB", "VBN"} or auxiliaries or perceived or not takes:
        return False
    tree.tags[clause] = "VBD"
    return True


def _may_describe(tree: Tree, token: int) -> bool:
    return tree.labels[token] in {"obl", "obl:unmarked", "xcomp"} and tree.tags[token][:2] in {"NN", "CD"}


def _is_filled(tree: Tree, noun: int, clause: int, beside: list[int]) -> bool:
    """Whether all that stands between two words hangs below them or below what stands beside them, commas apart."""
    tops = (noun, clause, *beside)
    return all(
        tree.words[token] == "," or any(tree.is_below(token, top) for top in tops) for token in range(noun + 1, clause)
    )


def disagrees(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun has another number than the present tense of a predicate: "trade and [technology] have"."""
    group = (*tree.labelled(verb, noun, verb, AUXILIARIES), verb)
    several = tree.tags[noun] in PLURALS or tree.labelled(noun, noun - REACH, noun + REACH, SEVERAL)
    return tree.tags[group[0]] == ("VBZ" if several else "VBP")


@mend("subject-read-as-a-compound", labels={"compound"})
def subject_read_as_a_compound(tree: Tree, noun: int) -> bool:
    """A new [poll] shows that voters care.

    The subject is taken for a part of its verb, as if that were a noun. A verb heads a clause; what hangs as nouns do
    is one that the tagger took for a verb: "the interests of member states".
    """
    verb = tree.heads[noun]
    if verb != noun + 1 or tree.tags[verb] not in FINITE_VERBS or tree.labels[verb] not in CLAUSES:
        return False
    if tree.labelled(verb, verb - REACH, verb + REACH, ANY_SUBJECT) or disagrees(tree, noun, verb):
        return False
    cases = tree.labelled(verb, noun - REACH, noun, PREPOSITION)
    if any(tree.words[t].lower() not in tree.grammar.open_time for t in cases):
        return False
    for token in cases:
        tree.labels[token] = "mark"
    for token in tree.labelled(verb, noun - REACH, noun, OF_A_NOUN):
        tree.hang(token, noun)
    tree.make_subject(noun, verb)
    return True


@mend("addressee-before-a-name", labels={"ccomp"}, asks="name_an_addressee")
def addressee_before_a_name(tree: Tree, clause: int) -> bool:
    """The witness told the jury [Mrs Holm] was killed.

    Whom it was told and the subject of what was told are taken for one phrase, the name for another name of the first,
    or for two subjects of one verb; or who was told is the only one, before a mark: "told the host “it is late”".
    """
    verb = tree.heads[clause]
    if not verb < clause <= verb + REACH or tree.lemmas[verb] not in tree.grammar.name_an_addressee:
        return False
    subjects = [t for t in tree.children(clause, verb + 1, clause) if tree.labels[t] in SUBJECTS]
    if not subjects or tree.first_of(subjects[0]) != verb + 1:
        return False
    told = subjects[0]
    if tree.tags[told] in {"NN", "NNS", "PRP"} and tree.tags[told + 1] == "``":
        tree.hang(told, verb, "iobj")
        return True
    if (outlet := _outlet_before(tree, told)) is not None:
        for token in tree.children(told, verb + 1, outlet):
            tree.hang(token, outlet)
        tree.hang(outlet, verb, "iobj")
        return True
    if tree.tags[told] not in {"NN", "NNS"} and len(subjects) != 2:
        return False
    name = subjects[1] if len(subjects) == 2 else _name_behind(tree, told, clause)
    if name is None or any(tree.words[t] in BARS | {","} for t in range(verb, name)):
        return False
    tree.hang(name, clause, tree.labels[told])
    tree.hang(told, verb, "iobj")
    return True


def _outlet_before(tree: Tree, told: int) -> int | None:
    """The name of an outlet that is taken for a part of the noun behind it: "told the Delmar [Post] police had"."""
    names = tree.labelled(told, told - REACH, told, frozenset({"compound"}))
    return next((t for t in names if tree.tags[t] == "NNP" and tree.words[t] in tree.grammar.outlets), None)


def _name_behind(tree: Tree, told: int, clause: int) -> int | None:
    """The name that is taken for another name of a noun."""
    names = [t for t in tree.children(told, told + 1, clause) if tree.labels[t] == "appos" and tree.tags[t] == "NNP"]
    return names[0] if len(names) == 1 else None


@mend("second-subject-behind-a-comma", labels={"nsubj"}, tags={"NNS"})
def second_subject_behind_a_comma(tree: Tree, noun: int) -> bool:
    """Unions, [mayors] condemn cuts.

    Of two who do it in a headline, whose comma stands for "and", the second is taken for a subject of its own.
    """
    first, verb = noun - 2, tree.heads[noun]
    if tree.words[noun - 1] != "," or verb != noun + 1 or first < 0 or tree.heads[first] != verb:
        return False
    if tree.tags[first] != "NNS" or tree.labels[first] != "nsubj":
        return False
    if not tree.labelled(verb, verb + 1, verb + REACH, frozenset({"obj"})):
        return False
    tree.hang(noun, first, "conj")
    return True
