"""Subjects that a parser gave to what stands before them, a phrase or a clause away from their verb."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL

BESIDE_A_NAME = frozenset({"conj", "appos", "flat"})
FURTHER = BESIDE_A_NAME | {"nmod"}  # "in a talk with [the board], Holm, its head, said"
TAKEN_FOR = frozenset({"nsubj", "appos", "conj"})
DASHES = frozenset({"-", "–", "—", "--"})


@mend("name-behind-a-dateline", labels={"nsubj", "nsubj:pass"}, tags={"NNP"})
def name_behind_a_dateline(tree: Tree, place: int) -> bool:
    """LEEDS — [Orvex Labs] announced a sale.

    The name that opens a report is taken for one of the dateline's, and the place for the subject.
    """
    verb = tree.heads[place]
    if not place < verb <= place + REACH or not tree.words[place].isupper():
        return False
    dashes = [token for token in range(place + 1, verb) if tree.words[token] in DASHES and tree.tags[token] != "HYPH"]
    first = min([place, *tree.labelled(place, place - REACH, place, frozenset({"compound"}))])  # "[GREAT] LEEDS"
    if not dashes or (first and not tree.words[first - 1].isspace()):
        return False
    behind = tree.children(place, dashes[-1] + 1, verb)
    names = [token for token in behind if tree.labels[token] in BESIDE_A_NAME and tree.tags[token] == "NNP"]
    if not names or not all(tree.is_below(token, names[0]) for token in range(dashes[-1] + 1, names[0])):
        return False
    for token in behind:
        tree.hang(token, names[0])
    tree.hang(names[0], verb, tree.labels[place])
    tree.hang(place, verb, "dep")
    return True


@mend("name-behind-a-fronted-clause", labels={"conj", "appos", "parataxis"}, tags={"NNP"})
def name_behind_a_fronted_clause(tree: Tree, name: int) -> bool:
    """Speaking to the Post, [Ida Holm], its owner, explained that it would close.

    The subject is taken for one of those spoken to, and its apposition, if for anything, for the subject.
    """
    clause = next((t for t in (tree.heads[name], tree.heads[tree.heads[name]]) if tree.labels[t] == "advcl"), name)
    verb = tree.heads[clause]
    if tree.tags[clause] != "VBG" or not clause < name < verb <= name + REACH:
        return False
    subjects = [token for token in tree.children(verb, clause, verb) if tree.labels[token] in SUBJECTS]
    last = subjects[0] if subjects else verb
    between = tree.words[name:last]
    if tree.words[name - 1] != "," or "," not in between or len(subjects) > 1 or not name < last:
        return False
    if {"and", "or"} & set(tree.words[clause:last]):
        return False
    tree.hang(name, verb, tree.labels[subjects[0]] if subjects else "nsubj")
    for subject in subjects:
        tree.hang(subject, name, "appos")
    return True


@mend("subject-behind-a-fronted-phrase", labels={"obl", "obl:unmarked", "nsubj"})
def subject_behind_a_fronted_phrase(tree: Tree, phrase: int) -> bool:
    """In a speech, [Ida Holm], its owner, explained that it would close.

    The subject is taken for another name of what opens the sentence, and that for the subject. Of two that stand there
    without a comma before the verb the second is it: "In Leeds, her home, [Ida Holm] said".
    """
    verb = tree.heads[phrase]
    if not phrase < verb <= phrase + 2 * REACH:
        return False
    opening = tree.labelled(phrase, phrase - REACH, phrase, frozenset({"case"}))
    fronted = tree.labels[phrase] == "nsubj"
    if not opening or (fronted and not tree.words[opening[0]].istitle()):
        return False
    if not fronted and not wants_one(tree, verb, opening[0]):
        return False
    tops = {phrase, *tree.labelled(phrase, phrase + 1, verb, FURTHER)}
    taken = (token for token in range(phrase + 1, verb) if tree.heads[token] in tops)
    named = [token for token in taken if _is_named_behind(tree, token, fronted=fronted)]
    if not named:
        return False
    tree.labels[phrase] = "obl"
    noun = named[0] if tree.words[verb - 1] == "," else named[-1]
    tree.make_subject(noun, verb)
    for token in named[named.index(noun) + 1 :]:
        tree.hang(token, noun, "appos")
    return True


def _is_named_behind(tree: Tree, noun: int, *, fronted: bool) -> bool:
    """Whether a noun without a preposition opens behind a comma."""
    taken = tree.labels[noun] in TAKEN_FOR or (fronted and tree.labels[noun] == "nmod")
    bare = not fronted or not tree.labelled(noun, noun - REACH, noun, frozenset({"case"}))
    return taken and bare and tree.opens_behind_comma(noun)


def wants_one(tree: Tree, verb: int, start: int) -> bool:
    """Whether a predicate is finite and has no subject."""
    auxiliaries = tree.labelled(verb, start, verb, AUXILIARIES)
    finite = any(tree.tags[token] in FINITE_OR_MODAL for token in (verb, *auxiliaries))
    return finite and not tree.labelled(verb, start, verb + REACH, ANY_SUBJECT)


@mend("subject-before-its-participle", labels={"advcl", "acl", "csubj"}, tags={"VBG"})
def subject_before_its_participle(tree: Tree, participle: int) -> bool:
    """At a briefing, [doctors] treating the victims said two were hurt.

    The subject is taken for that of the participle that describes it, of a clause that is the subject, or of what tells
    when: "[the police] when announcing it called him a farmer".
    """
    above = tree.heads[participle]
    verb = tree.heads[above] if tree.labels[above] == "obl" else above
    if not participle < verb <= participle + REACH or tree.words[verb - 1] == ",":
        return False
    subjects = tree.labelled(participle, participle - REACH, participle, SUBJECTS)
    if not subjects or not tree.is_filled_by(subjects[0], participle):
        return False
    clause = tree.labels[participle] == "csubj"
    if clause and tree.labelled(participle, subjects[0], participle, AUXILIARIES):
        return False  # "that they are failing is clear"
    if not wants_one(tree, verb, participle + 1 if clause else subjects[0] - REACH):
        return False
    tree.make_subject(subjects[0], verb)
    if tree.words[subjects[0] + 1] in tree.grammar.open_time:
        tree.labels[participle] = "advcl"
        _join_before(tree, participle, verb, subjects[0])
        return True
    for token in tree.children(participle, participle - REACH, subjects[0]):
        tree.hang(token, verb)
    tree.hang(participle, subjects[0], "acl")
    return True


def _join_before(tree: Tree, setting: int, verb: int, subject: int) -> None:
    """Hang on a verb the conjunction before its subject, which was taken for one of the setting behind that."""
    joint = tree.labelled(setting, setting - REACH, subject, frozenset({"cc", "punct"}))
    for token in joint:
        tree.hang(token, verb)
    if any(tree.labels[token] == "cc" for token in joint) and tree.heads[verb] < subject:
        tree.labels[verb] = "conj"


@mend("subject-behind-an-opening-participle", labels={"nsubj", "nsubj:pass"})
def subject_behind_an_opening_participle(tree: Tree, noun: int) -> bool:
    """Alarmed by the blaze, [Ida Holm], its owner, said it would close.

    The subject is taken for that of the participle before it; or for another name of the participle's object, which is
    taken for the subject: "With Roe mulling a bid as a rival, a [poll] found".
    """
    if _has_object_of_a_participle(tree, noun):
        return True
    participle = tree.heads[noun]
    verb = tree.heads[participle]
    if tree.labels[participle] != "advcl" or tree.tags[participle] not in {"VBN", "VBG"}:
        return False
    if not participle < noun < verb <= participle + 2 * REACH or not tree.opens_behind_comma(noun):
        return False
    if not wants_one(tree, verb, noun):
        return False
    tree.make_subject(noun, verb)
    return True


def _has_object_of_a_participle(tree: Tree, noun: int) -> bool:
    """Give a participle its object, and the verb behind it the noun that was taken for another name of that."""
    verb = tree.heads[noun]
    subject = verb - 1
    if not noun < subject or tree.labels[subject] != "appos":
        return False
    participle = tree.first_of(noun) - 1
    if tree.tags[participle] != "VBG" or tree.labels[participle] != "advcl" or tree.heads[participle] != verb:
        return False
    if not tree.is_below(subject, noun) or not tree.opens_behind_comma(subject):
        return False
    tree.hang(noun, participle, "obj")
    tree.make_subject(subject, verb)
    return True
