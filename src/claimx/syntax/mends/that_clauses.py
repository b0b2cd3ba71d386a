"""“That”, read as something else than what opens a clause, and clauses behind it."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT
from claimx.syntax.mends.tree import REACH, Tree, mend

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
TAKES_NO_MORE = frozenset({"obj", "cop", "nsubj:pass"})
MARK = frozenset({"mark"})
CLAUSE = frozenset({"ccomp"})


@mend("second-that-clause", labels={"conj"}, asks="that")
def second_that_clause(tree: Tree, second: int) -> bool:
    """She said it was late and [that the shop would close].

    A second clause with "that" is taken for one beside the verb of saying. It may be: "said that he hopes it holds, and
    that it is safe".
    """
    verb = tree.heads[second]
    opening = tree.labelled(second, verb + 1, second, MARK)
    if not opening or tree.words[opening[0]] != "that" or tree.words[opening[0] - 1] not in {"and", "but", "or"}:
        return False
    told = tree.labelled(verb, verb + 1, opening[0], CLAUSE) or _told_by_a_participle(tree, verb, opening[0])
    if not told or (_opens_with_that(tree, verb) and not _opens_with_that(tree, told[-1])):
        return False
    tree.hang(second, told[-1])
    return True


def _told_by_a_participle(tree: Tree, verb: int, end: int) -> list[int]:
    """What a participle behind a verb tells: "left, saying [it was late] and that …"."""
    participles = (t for t in tree.children(verb, verb + 1, end) if tree.tags[t] == "VBG")
    return next((told for t in participles if (told := tree.labelled(t, t + 1, end, CLAUSE))), [])


def _opens_with_that(tree: Tree, clause: int) -> bool:
    return any(tree.words[token] == "that" for token in tree.labelled(clause, clause - REACH, clause, MARK))


@mend("that-read-as-an-object", labels={"obj", "obl:unmarked"}, tags={"IN", "WDT", "DT"})
def that_read_as_an_object(tree: Tree, that: int) -> bool:
    """She said [that] from June, riding without a helmet would be banned. He told them [that], if it rains, all stay.

    The word that opens what was said is taken for the thing that was said, or for an object of a clause that has all
    its parts: "told the paper [that] trains had stopped".
    """
    verb = tree.heads[that]
    if tree.words[that] != "that":
        return False
    if that < verb and (_opens_complement(tree, that, verb) or _wants_no_object(tree, that, verb)):
        tree.hang(that, verb, "mark")
        tree.tags[that], tree.pos[that] = "IN", "SCONJ"
        return True
    if tree.tags[that] != "IN" or that != verb + 1:
        return False
    clauses = tree.labelled(verb, that + 1, that + REACH, CLAUSE)
    if not clauses:
        return _take_clause_apart(tree, verb, that)
    tree.hang(that, clauses[0], "mark")
    return True


def _opens_complement(tree: Tree, that: int, clause: int) -> bool:
    """Whether "that" stands before the subject of what was said."""
    return tree.labels[clause] == "ccomp" and bool(tree.labelled(clause, that + 1, clause, ANY_SUBJECT))


def _wants_no_object(tree: Tree, that: int, clause: int) -> bool:
    """Whether a clause that "that" opens has its subject and a predicate that takes no more, or hangs on a verb."""
    above, label = tree.heads[clause], tree.labels[clause]
    own = tree.children(clause, that + 1, clause + REACH)
    if not above < that or tree.first_of(clause) != that or all(tree.labels[t] not in SUBJECTS for t in own):
        return False
    beside = label == "ccomp" or (label == "advcl" and tree.tags[that] == "IN")  # "quipped on radio [that] she lost"
    verb = above if beside else tree.heads[above]
    if tree.lemmas[verb] not in tree.grammar.reporting | tree.grammar.have_a_sender:
        return False
    whole = tree.tags[that] == "IN" or any(tree.labels[t] in TAKES_NO_MORE for t in own)
    return beside or (label == "acl:relcl" and whole)


def _take_clause_apart(tree: Tree, verb: int, that: int) -> bool:
    """They found that the [water] held oil: subject and verb of what was found are taken for what describes "that"."""
    nouns = tree.labelled(that, that + 1, that + REACH, frozenset({"dep"}))
    verbs = tree.labelled(nouns[0], nouns[0] + 1, nouns[0] + REACH, frozenset({"acl"})) if nouns else []
    if not verbs or tree.tags[verbs[0]] not in {"VBN", "VBD"}:
        return False
    tree.hang(verbs[0], verb, "ccomp")
    tree.make_subject(nouns[0], verbs[0])
    tree.hang(that, verbs[0], "mark")
    tree.tags[verbs[0]] = "VBD"
    return True
