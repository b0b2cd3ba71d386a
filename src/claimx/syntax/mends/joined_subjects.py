"""Subjects taken for what is joined to another word."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import wants_one
from claimx.syntax.mends.subjects import AUXILIARIES, QUOTES, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

BESIDE_A_NAME = frozenset({"conj", "appos", "flat"})
OPENERS = frozenset({"cc", "mark", "case"})
BEFORE_A_VERB = AUXILIARIES | {"advmod"}
BESIDE_A_CLAUSE = frozenset({"conj", "advcl", "parataxis"})


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
    if second is None or not wants_one(tree, second, noun):
        return False
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


@mend("subject-read-into-its-conjunction", labels={"dep"})
def subject_read_into_its_conjunction(tree: Tree, noun: int) -> bool:
    """Roe was held, but [the court] when closing the case called it thin.

    The subject of a second clause hangs on the conjunction that opens it, and its verb, for want of one, below how it
    was done.
    """
    if tree.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    opening = tree.first_of(noun) - 1
    if not 0 < tree.heads[noun] <= opening or tree.tags[opening] != "CC":
        return False
    if any(tree.pos[token] != "PUNCT" for token in range(tree.heads[noun], opening)):
        return False
    if tree.labelled(noun, opening, noun, OPENERS):
        return False
    verb = tree.heads[opening]
    if verb < noun:
        verb = _verb_below_its_setting(tree, noun)
    if not noun < verb <= noun + REACH or not wants_one(tree, verb, noun):
        return False
    tree.make_subject(noun, verb)
    tree.hang(opening, verb, "cc")
    return True


def _verb_below_its_setting(tree: Tree, noun: int) -> int:
    """The predicate below or beside the participle behind a noun, which comes to hang on it; -1 where there is none."""
    setting = next((t for t in range(noun + 1, min(noun + 3, len(tree.heads))) if tree.tags[t] == "VBG"), None)
    if setting is None:
        return -1
    end = setting + REACH
    told = [
        *tree.labelled(setting, setting, end, frozenset({"ccomp"})),
        *tree.labelled(tree.heads[setting], setting + 1, end, frozenset({"conj"})),
    ]
    verb = next((t for t in told if wants_one(tree, t, setting)), -1)
    if verb >= 0:
        tree.take_place(verb, setting)
        tree.hang(setting, verb, "advcl")
    return verb


@mend("some-among-them-read-as-the-subject", labels={"nmod:poss", "nsubj", "nsubj:pass"}, asks="among")
def some_among_them_read_as_the_subject(tree: Tree, noun: int) -> bool:
    """[Residents], among them many pensioners, complained of noise.

    Some of the subject, named behind "among" between two commas, are taken for all of it.
    """
    some = tree.heads[noun]
    if tree.words[noun + 1 : noun + 3] != [",", "among"] or not noun + 3 < some or tree.labels[some] not in SUBJECTS:
        return False
    if tree.words[some + 1 : some + 2] != [","] or tree.pos[noun + 3] != "PRON" or tree.tags[noun + 3] == "WP":
        return False
    tree.take_place(noun, some)
    tree.hang(some, noun, "appos")
    return True


@mend("second-quality-set-off", labels={"conj"}, tags={"JJ", "VBN"})
def second_quality_set_off(tree: Tree, quality: int) -> bool:
    """Residents, tired and [cold], complained of noise.

    The second of two qualities behind a noun and its comma is taken for another noun.
    """
    noun, first = tree.heads[quality], quality - 2
    if not noun + 1 < first or tree.words[noun + 1] != "," or tree.heads[first] != noun:
        return False
    if tree.labels[first] not in {"amod", "acl"} or tree.labels[quality - 1] != "cc":
        return False
    tree.hang(quality, first)
    return True
