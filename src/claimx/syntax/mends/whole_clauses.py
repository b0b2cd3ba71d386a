"""Whole clauses taken for a part of another, and “that”, read as something else than what opens one."""

from __future__ import annotations

from claimx.syntax.mends.complements import CLAUSE, MARK, OBJECT, OPENERS_AND_SUBJECTS
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import PLURALS

AGREE = frozenset({"VBD", "VBZ", "MD"})  # with a gerund, as "watching prices [fall]" does not
TAKES_NO_MORE = frozenset({"obj", "cop", "nsubj:pass"})


@mend("question-behind-its-aside", labels={"obj", "obl", "advmod"}, tags={"WRB"})
def question_behind_its_aside(tree: Tree, asked: int) -> bool:
    """She described [how], growing up, she had seen the mill close.

    The first word of a question is taken for the whole of it, and the rest behind an aside for a clause of its own.
    """
    verb = tree.heads[asked]
    if not verb < asked or tree.lemmas[verb] not in tree.grammar.attributing:
        return False
    beside = tree.labelled(verb, asked + 1, asked + REACH, frozenset({"parataxis", "advcl"}))
    clause = next((t for t in beside if tree.tags[t] != "VBG"), None)
    own = [] if clause is None else tree.labelled(clause, asked + 1, clause, SUBJECTS)
    if clause is None or not own or not tree.opens_behind_comma(own[-1]):
        return False
    if tree.labelled(clause, asked + 1, clause, frozenset({"mark", "cc"})):
        return False
    opening = tree.labelled(asked, asked - 1, asked, frozenset({"case"}))
    tree.labels[clause] = "advcl" if opening else "ccomp"
    for token in (asked, *tree.children(verb, asked + 1, clause)):
        tree.hang(token, clause)
    tree.labels[asked] = "advmod"
    for token in opening:
        tree.hang(token, clause, "mark")
    return True


@mend("gerund-read-as-an-act", labels={"ccomp"}, asks="reporting")
def gerund_read_as_an_act(tree: Tree, clause: int) -> bool:
    """The judge wrote [barring] the press breached the charter.

    A gerund with its object, the subject of what was said, is taken for what the speaker did beside. What itself may
    tell something ("wrote saying the dam was weak") is left so, unless it denies and has two objects: "denying
    islanders citizenship broke the treaty".
    """
    gerund = tree.heads[clause] if tree.tags[tree.heads[clause]] == "VBG" else tree.heads[clause] + 1
    verb = gerund - 1
    if not 0 < gerund < clause or tree.heads[gerund] != verb or tree.heads[clause] not in {verb, gerund}:
        return False
    if tree.tags[gerund] != "VBG" or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    thing = _of_the_gerund(tree, gerund, clause)
    if thing is None:
        return False
    receivers = [t for t in tree.children(thing, gerund, thing) if tree.tags[t] in PLURALS]
    may_tell = tree.lemmas[gerund] in tree.grammar.clausal
    if may_tell and not (receivers and tree.lemmas[gerund] in tree.grammar.denying):
        return False
    tree.hang(clause, verb, "ccomp")
    tree.hang(gerund, clause, "csubj")
    tree.hang(thing, gerund, "obj")
    if may_tell:
        tree.hang(receivers[-1], gerund, "iobj")
    return True


def _of_the_gerund(tree: Tree, gerund: int, clause: int) -> int | None:
    """The noun right behind a gerund that stands as subject of a finite clause, or as object before one; else None."""
    own = tree.labelled(clause, gerund, clause, OPENERS_AND_SUBJECTS) or tree.labelled(gerund, gerund, clause, OBJECT)
    group = (clause, *tree.children(clause, gerund, clause))
    if AGREE.isdisjoint(tree.tags[t] for t in group) or len(own) != 1 or "," in tree.words[gerund:clause]:
        return None
    return own[0] if tree.pos[own[0]] != "PRON" and tree.first_of(own[0]) == gerund + 1 else None


@mend("report-read-as-a-circumstance", labels={"advcl"}, tags={"VBD", "VBZ", "VBP"}, asks="reporting")
def report_read_as_a_circumstance(tree: Tree, verb: int) -> bool:
    """In contrast, Holm [said], there seem to be more of them; if it rains, she [said], we will go.

    Who says it, between two commas before the main clause, is taken for its circumstance, though nothing opens that;
    what stands before it belongs to what was said.
    """
    clause = tree.heads[verb]
    subjects = tree.labelled(verb, verb - REACH, verb, SUBJECTS)
    if not verb < clause or tree.lemmas[verb] not in tree.grammar.reporting or len(subjects) != 1:
        return False
    comma = next(iter(tree.commas_in(verb, clause)), verb)
    aside = range(verb + 1, comma)  # "she said [in a note], we will go"
    if comma == verb or not all(tree.is_below(t, verb) and tree.pos[t] not in {"VERB", "AUX"} for t in aside):
        return False
    if not tree.opens_behind_comma(subjects[0]):
        return False
    fronted = tree.children(verb, verb - REACH, subjects[0])
    if any(tree.labels[t] in OPENERS_AND_SUBJECTS | {"cc"} for t in fronted):
        return False
    if not tree.labelled(clause, verb, clause, ANY_SUBJECT | {"expl"}):
        return False
    for token in fronted:
        tree.hang(token, clause)
    tree.labels[verb] = "parataxis"
    return True


@mend("report-read-into-a-comparison", labels={"advcl", "acl"}, tags={"VBN", "VBD"}, asks="reporting")
def report_read_into_a_comparison(tree: Tree, verb: int) -> bool:
    """Sales fell more than a year earlier, the fund [estimated] on Monday.

    Who says it behind a comma is taken for a part of what was compared, though nothing opens that.
    """
    clause = tree.heads[verb]
    subjects = tree.labelled(verb, clause + 1, verb, SUBJECTS)
    if not clause < verb or tree.lemmas[verb] not in tree.grammar.reporting or len(subjects) != 1:
        return False
    if not tree.opens_behind_comma(subjects[0]) or tree.labelled(verb, verb + 1, verb + REACH, OBJECT):
        return False
    before = tree.children(verb, clause + 1, tree.first_of(subjects[0]) - 1)
    if any(tree.labels[t] != "advmod" for t in before) or tree.labelled(verb, subjects[0] + 1, verb, AUXILIARIES):
        return False
    for token in before:
        tree.hang(token, clause)
    tree.labels[verb], tree.tags[verb] = "parataxis", "VBD"
    return True


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
    if not above < that or tree.first_of(clause) != that or all(tree.labels[t] not in ANY_SUBJECT for t in own):
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


@mend("it-before-what-it-is-called", labels={"expl"}, asks="that")
def it_before_what_it_is_called(tree: Tree, it: int) -> bool:
    """He called [it] unlikely that the bank would pay.

    What a verb calls something, that a clause behind tells, is taken for a word that only points ahead.
    """
    verb = next((t for t in (it - 1, it - 2) if tree.lemmas[t] in tree.grammar.naming), None)
    quality = tree.heads[it] if verb is None or tree.heads[it] != verb else it + 1
    if verb is None or tree.heads[quality] != verb or tree.labels[quality] != "xcomp" or quality < it:
        return False
    told = tree.labelled(quality, quality + 1, quality + REACH, CLAUSE)
    if not told or not _opens_with_that(tree, told[0]):
        return False
    tree.hang(it, verb, "obj")
    return True


@mend("saying-read-as-the-main-clause", labels={"ccomp"}, asks=",")
def saying_read_as_the_main_clause(tree: Tree, clause: int) -> bool:
    """All told, the fund did not [raise] a penny.

    A saying before a comma, with a verb of its own, is taken for the main clause.
    """
    verb = tree.heads[clause]
    if tree.heads[verb] != verb or tree.words[verb + 1 : verb + 2] != [","] or clause < verb:
        return False
    first = tree.first_of(verb)
    if " ".join(tree.words[first : verb + 1]).lower() not in tree.grammar.sayings:
        return False
    for token in tree.children(verb, verb + 1, len(tree.words)):
        if token != clause:
            tree.hang(token, clause)
    tree.hang(clause, clause, "root")
    tree.hang(verb, clause, "advcl")
    return True
