"""Subjects far from their verb, behind what stands between, or taken for what is joined to another word."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, QUOTES, SUBJECTS, disagrees
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS

BESIDE_A_NAME = frozenset({"conj", "appos", "flat"})
FURTHER = BESIDE_A_NAME | {"nmod"}  # "in a talk with [the board], Holm, its head, said"
TAKEN_FOR = frozenset({"nsubj", "appos", "conj"})
DASHES = frozenset({"-", "–", "—", "--"})
OPENERS = frozenset({"cc", "mark", "case"})
BEFORE_A_VERB = AUXILIARIES | {"advmod"}
BESIDE_A_CLAUSE = frozenset({"conj", "advcl", "parataxis"})


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


@mend("subject-behind-a-fronted-phrase", labels={"obl", "obl:unmarked", "nsubj"}, asks=",")
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
    if not fronted and not wants_one(tree, verb, verb - 2 * REACH):
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


@mend("subject-behind-a-fronted-deed", labels={"appos", "conj", "nmod"}, asks=",")
def subject_behind_a_fronted_deed(tree: Tree, noun: int) -> bool:
    """After the mayor closed the mill, its [owners], Vale and Kest, said they would sue.

    The subject, with another name of it behind, is taken for another name of an object of the clause that opens the
    sentence.
    """
    if not tree.opens_behind_comma(noun) or tree.labelled(noun, noun - REACH, noun, OPENERS):
        return False
    deed = next((t for t in tree.above(noun) if tree.labels[t] == "advcl"), noun)
    verb = tree.heads[deed]
    if not deed < noun < verb <= noun + REACH or not wants_one(tree, verb, deed + 1):
        return False
    if not tree.labelled(deed, deed - REACH, deed, SUBJECTS) or len(tree.commas_in(deed, noun)) != 1:
        return False
    if tree.words[verb - 1] != "," or len(tree.commas_in(noun, verb)) == 1:
        return False
    for token in [t for t in range(noun + 1, verb - 1) if tree.heads[t] < noun]:
        tree.hang(token, noun, "appos")
    tree.make_subject(noun, verb)
    return True


def _is_named_behind(tree: Tree, noun: int, *, fronted: bool) -> bool:
    """Whether a noun without a preposition opens behind a comma."""
    modifies = tree.labels[noun] == "nmod"
    bare = not (fronted or modifies) or not tree.labelled(noun, noun - REACH, noun, frozenset({"case"}))
    return (modifies or tree.labels[noun] in TAKEN_FOR) and bare and tree.opens_behind_comma(noun)


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
    tree.make_subject(noun, verb)
    return True


def _has_object_of_a_participle(tree: Tree, noun: int) -> bool:
    """Give a participle its object, and the verb behind it the noun that was taken for another name of that."""
    verb = tree.heads[noun]
    subject = verb - 1
    if not noun < subject or tree.labels[subject] != "appos":
        return False
    participle = tree.first_of(noun) - 1
    if tree.tags[participle] != "VBG" or tree.labels[participle] != "advcl":
        return False
    if not tree.is_below(subject, noun) or not tree.opens_behind_comma(subject):
        return False
    tree.hang(noun, participle, "obj")
    tree.make_subject(subject, verb)
    return True


@mend("subject-read-as-a-conjunct", labels={"conj"})
def subject_read_as_a_conjunct(tree: Tree, noun: int) -> bool:
    """Two men were held and [rights groups] say that more are missing.

    The subject of a second clause is taken for a thing beside a word of the first; its verb, behind several clauses,
    for that of the sentence.
    """
    if tree.pos[noun] not in {"NOUN", "PROPN"} or tree.labels[tree.heads[noun]] == "appos":
        return False
    opening = tree.labelled(noun, noun - REACH, noun, OPENERS)
    if len(opening) != 1:
        return False
    second = _verb_behind(tree, noun)
    if second is None:
        second = _own_past(tree, noun)
    if second is None or not wants_one(tree, second, noun) or disagrees(tree, noun, second):
        return False
    if len(tree.commas_in(noun, second)) == 1 and tree.words[opening[0] - 1] != ",":
        return False  # "crushed in Ohio and [Iowa], won Utah": what is set off goes back before "and"
    if tree.is_below(noun, second) and not _put_behind(tree, noun, second):
        return False
    tree.make_subject(noun, second)
    tree.hang(opening[0], second)
    return True


def _own_past(tree: Tree, noun: int) -> int | None:
    """A past tense taken for a description of a noun, beside the verb above: "saw a foe and the party [called]"."""
    past = (t for t in tree.labelled(noun, noun + 1, noun + REACH, frozenset({"acl"})) if tree.tags[t] == "VBD")
    act = next((t for t in past if tree.is_filled_by(noun, t)), None)
    above = next((t for t in tree.above(noun) if tree.tags[t] in FINITE_VERBS), None)
    if act is None or above is None or tree.labelled(act, noun, act, OPENERS):
        return None
    tree.hang(act, above, "conj")
    return act


def _verb_behind(tree: Tree, noun: int) -> int | None:
    """The predicate that follows a noun with what hangs on it, beside a clause around the noun or above it."""
    behind = (token for token in range(noun + 1, min(noun + REACH, len(tree.heads))) if not tree.is_below(token, noun))
    for token in behind:
        if tree.labels[token] in BESIDE_A_CLAUSE and tree.is_below(noun, tree.heads[token]):
            return token
        beside = tree.heads[token] if tree.labels[token] == "ccomp" else token
        if tree.words[token - 1] == "," and tree.is_below(noun, beside):
            return token
        if tree.words[token] != "," and tree.labels[token] not in BEFORE_A_VERB:
            break
    return None


def _put_behind(tree: Tree, noun: int, second: int) -> bool:
    """Make a predicate that governs the clause before it that clause's conjunct, where it may be."""
    top = noun
    while tree.heads[top] != second:
        top = tree.heads[top]
    if tree.labels[top] != "ccomp" or any(tree.words[token] in QUOTES for token in range(top, second)):
        return False
    tree.take_place(top, second)
    tree.hang(second, top, "conj")
    return True


@mend("what-it-is-read-as-a-subject", labels=SUBJECTS, asks="what")
def what_it_is_read_as_a_subject(tree: Tree, noun: int) -> bool:
    """A teacher in what is now [Dorp] said the road was bad.

    What something is now, right before the verb, is taken for the verb's second subject.
    """
    verb, copula = tree.heads[noun], tree.first_of(noun) - 1
    while tree.tags[copula] == "RB":
        copula -= 1
    what = copula - 1
    if tree.lemmas[copula] != "be" or tree.tags[what] != "WP" or not noun < verb:
        return False
    if not tree.labelled(verb, what - REACH, what, SUBJECTS):
        return False
    for token in (copula, *tree.children(what, what - REACH, noun), *tree.children(verb, copula, noun)):
        tree.hang(token, noun)
    label = tree.labels[what]
    tree.labels[copula] = "cop"
    tree.take_place(noun, what)
    tree.labels[noun] = label
    tree.hang(what, noun, "nsubj")
    return True
