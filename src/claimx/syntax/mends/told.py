"""Mends of what was said: where it hangs, and which verb takes it."""

from __future__ import annotations

from claimx.syntax.mends.complements import MARK
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

SUBJECTS_AND_AUXILIARIES = ANY_SUBJECT | AUXILIARIES

OBJECTS = frozenset({"obj", "iobj"})
OBJECT_OR_CLAUSE = OBJECTS | {"ccomp"}
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
CLAUSES = frozenset({"ccomp", "advcl"})  # "announced on radio that …" may be either
# What a predicate has that wants no more.
COMPLETE = OBJECTS | COMPLEMENTS | {"cop", "aux:pass", "nsubj:pass"}
# How far before "that" its noun may stand: "her remark in the hall that".
NEAR = 6


@mend("report-behind-its-agent", labels={"acl:relcl", "csubj:pass", "csubj"}, asks="by")
def report_behind_its_agent(tree: Tree, clause: int) -> bool:
    """Ministers were told by the auditor [that the dam was unsafe].

    What was said is taken for a description of who said it, or for the subject of the passive.
    """
    agent = tree.heads[clause]
    verb = tree.heads[agent] if tree.labels[agent] in {"obl:agent", "obl"} else agent
    if not verb < clause <= verb + REACH or tree.tags[verb] != "VBN" or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    by = next((t for t in range(verb + 1, clause) if tree.words[t] == "by"), None)
    if by is None or not _has_its_parts(tree, by, clause):
        return False
    tree.hang(clause, verb, "ccomp")
    return True


@mend("main-verb-with-its-report", labels={"acl", "advcl"}, tags={"VBN", "VBD"})
def main_verb_with_its_report(tree: Tree, verb: int) -> bool:
    """Ana Roe, a farmer, [announced] on radio that she had won.

    The past tense of a verb of saying, with the clause that it takes, is taken for a participle of its subject, or hung
    on it as one; so is what the tagger knows for a past tense: "The coach [called] for support".
    """
    past = tree.tags[verb] == "VBD" and tree.labels[verb] == "acl" and not _is_clause(tree, verb)
    noun = _bare_root(tree, verb) if past or _takes_a_report(tree, verb) else None
    if noun is None:
        return False
    for token in tree.children(noun, verb + 1, verb + REACH):
        tree.hang(token, verb)
    tree.hang(verb, verb, "root")
    tree.hang(noun, verb, "nsubj")
    tree.tags[verb] = "VBD"
    return True


def _is_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject of its own, or a word that opens its clause."""
    return bool(tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT | {"mark"}))


def _takes_a_report(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying has a clause with a subject behind it."""
    if tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    return any(_is_report(tree, told, verb) for told in tree.labelled(verb, verb + 1, verb + REACH, CLAUSES))


def _is_report(tree: Tree, told: int, verb: int) -> bool:
    """Whether a clause behind a verb has a subject, and one taken for a circumstance also a "that"."""
    own = tree.children(told, verb + 1, told)
    opened = tree.labels[told] == "ccomp" or any(tree.words[t] == "that" and tree.tags[t] == "IN" for t in own)
    return opened and any(tree.labels[t] in ANY_SUBJECT for t in own)


def _bare_root(tree: Tree, participle: int) -> int | None:
    """The noun before a participle that heads a sentence without a verb; None where there is none."""
    nouns = [*tree.above(participle)]
    noun = nouns[-1] if nouns else participle
    if tree.heads[noun] != noun or noun >= participle or any(tree.pos[t] not in {"NOUN", "PROPN"} for t in nouns):
        return None
    own = [t for t in tree.children(noun, noun - REACH, participle + REACH) if t != participle]
    return None if any(tree.labels[t] in AUXILIARIES or tree.tags[t] in FINITE_VERBS for t in own) else noun


@mend("report-behind-a-setting", labels={"acl:relcl", "acl"}, asks="that")
def report_behind_a_setting(tree: Tree, clause: int) -> bool:
    """She complained at the hearing [that Roe had left].

    What was said is taken for a description of where it was said, to whom, or from whom it was heard: a clause that has
    all its parts beside "that".
    """
    noun = tree.heads[clause]
    verb = tree.heads[noun]
    if not verb < noun < clause <= verb + REACH or not _is_beside_its_report(tree, noun, verb, clause):
        return False
    if not _has_its_parts(tree, noun, clause):
        return False
    _take(tree, verb, clause, verb)
    return True


def _only_describes(tree: Tree, clause: int) -> bool:
    """Whether a clause has no object but its noun, as far as one sees: "a man [that the court had freed]"."""
    noun, beside = tree.heads[clause], {tree.labels[t] for t in tree.dependents[clause]}
    if tree.tags[clause][:2] != "VB" or not beside.isdisjoint(COMPLETE):
        return False
    some = any(tree.words[t] in tree.grammar.indefinite for t in tree.children(noun, noun - REACH, noun))
    if any(tree.tags[t] == "IN" for t in tree.labelled(clause, noun, clause, MARK)):
        return some  # "complained to ministers [that prices had fallen]", as the tagger sees, too
    behind = any(tree.labels[t] != "punct" for t in tree.children(clause, clause + 1, clause + REACH))
    modal = any(tree.tags[t] == "MD" for t in tree.children(clause, noun, clause))
    return not (behind or modal)


def _is_beside_its_report(tree: Tree, noun: int, verb: int, clause: int) -> bool:
    """Whether a noun tells where a verb reports, or to whom: "protested to the council", no "agreed to demands"."""
    if tree.labels[clause] == "acl" and tree.labels[noun] != "iobj" and tree.lemmas[noun] not in tree.grammar.audiences:
        return False  # "the fact that"
    if tree.labels[noun] == "obl":
        if tree.lemmas[verb] in tree.grammar.side_with:
            return is_sided_with(tree, noun)
        before = [tree.words[t] for t in tree.children(noun, verb, noun)]
        if "to" not in before:
            sent = "from" in before and tree.lemmas[verb] in tree.grammar.have_a_sender
            return sent or tree.lemmas[verb] in tree.grammar.reporting
        told = tree.lemmas[verb] in tree.grammar.telling and tree.lemmas[noun] not in tree.grammar.nouns_of_saying
        return told and not _only_describes(tree, clause)
    return tree.labels[noun] in OBJECTS and tree.lemmas[verb] in tree.grammar.name_an_addressee


def is_sided_with(tree: Tree, noun: int) -> bool:
    """Whether a noun is who thinks or does the same: "agrees [with the union]"."""
    verb = tree.heads[noun]
    return tree.labels[noun] == "obl" and any(tree.words[t] == "with" for t in tree.children(noun, verb, noun))


def _has_its_parts(tree: Tree, start: int, clause: int) -> bool:
    """Whether a clause behind a token has a subject beside the "that" that opens it."""
    own = [(tree.labels[t], tree.words[t]) for t in tree.children(clause, start + 1, clause)]
    return ("mark", "that") in own and not ANY_SUBJECT.isdisjoint(label for label, _ in own)


def _take(tree: Tree, verb: int, clause: int, above: int) -> None:
    """Hang a clause on the verb that reports it, and on the clause the phrases behind it that hang above."""
    for token in tree.labelled(above, clause + 1, clause + REACH, frozenset({"obl"})):
        tree.hang(token, clause)
    tree.hang(clause, verb, "ccomp")


def first_of_group(tree: Tree, verb: int) -> int:
    """The first auxiliary or copula of a predicate; itself where it has none."""
    auxiliaries = (t for t in tree.children(verb, verb - REACH, verb) if tree.labels[t] in AUXILIARIES)
    return next(auxiliaries, verb)


@mend(
    "past-tense-read-as-a-participle",
    labels={"root", "ROOT", "ccomp", "conj", "advcl", "parataxis"},
    tags={"VBN"},
)
def past_tense_read_as_a_participle(tree: Tree, verb: int) -> bool:
    """Schools will close, while Ida Holm, the mayor, also [cancelled] her trip.

    The past tense of a verb with a subject and an object of its own, far from its subject, is taken for a participle.
    """
    if not tree.labelled(verb, verb + 1, verb + REACH, OBJECT_OR_CLAUSE):
        return False
    before = {tree.labels[token] for token in tree.children(verb, verb - REACH, verb)}
    if "nsubj" not in before or not before.isdisjoint(AUXILIARIES):
        return False
    tree.tags[verb] = "VBD"
    return True


@mend("clause-of-a-noun-of-saying", labels={"ccomp", "advcl", "parataxis"}, asks="nouns_of_saying")
def clause_of_a_noun_of_saying(tree: Tree, clause: int) -> bool:
    """She fanned the row with her remark that there [was] no money. She denied rumours the bank was [bust].

    What a noun of saying says is hung on the verb before it, which takes no clause.
    """
    verb = tree.heads[clause]
    marks = tree.labelled(clause, verb + 1, clause, frozenset({"mark"}))
    takes_none = tree.labels[clause] in {"parataxis", "advcl"} or tree.lemmas[verb] not in tree.grammar.clausal
    if not marks and takes_none:
        return _is_of_a_bare_noun(tree, verb, clause)
    if not marks or tree.words[marks[0]] != "that":
        return False
    near = range(marks[0] - 1, max(verb, marks[0] - NEAR), -1)
    noun = next(
        (t for t in near if tree.tags[t] in {"NN", "NNS"} and tree.lemmas[t] in tree.grammar.nouns_of_saying), -1
    )
    if noun < 0 or any(tree.pos[t] in {"PUNCT", "VERB", "AUX"} for t in range(noun, marks[0])):
        return False
    if tree.lemmas[verb] in tree.grammar.clausal and not _is_answered(tree, noun):
        return False
    tree.hang(clause, noun, "acl")
    return True


def _is_answered(tree: Tree, noun: int) -> bool:
    """Whether a noun of saying is what somebody speaks to: "responded to reports that", not "said in a report that"."""
    return any(tree.words[t] == "to" for t in tree.labelled(noun, noun - NEAR, noun, frozenset({"case"})))


def _is_of_a_bare_noun(tree: Tree, verb: int, clause: int) -> bool:
    """Hang a clause without "that" on the bare noun of saying that it follows at once."""
    noun = tree.first_of(clause) - 1
    if not verb < noun or tree.heads[noun] != verb or tree.labels[noun] not in OBJECTS:
        return False
    own = tree.labelled(clause, noun, clause, ANY_SUBJECT)
    bare = all(tree.labels[t] not in {"det", "nmod:poss"} for t in tree.children(noun, verb, noun))
    if not own or not bare or tree.lemmas[noun] not in tree.grammar.nouns_of_saying:
        return False
    tree.hang(clause, noun, "acl")
    return True


@mend("hearers-read-as-what-was-told", labels={"ccomp"}, tags={"VBD", "VBN"})
def hearers_read_as_what_was_told(tree: Tree, participle: int) -> bool:
    """She told those [gathered] that the mill would close.

    What describes those who are told is taken for what they are told, and that for its own.
    """
    verb, hearers = tree.heads[participle], participle - 1
    told = tree.labelled(participle, participle + 1, participle + REACH, frozenset({"ccomp"}))
    if not told or not verb < hearers or tree.tags[tree.first_of(told[0])] != "IN":
        return False
    alone = verb == hearers - 1 and tree.tags[hearers] == "NNS" and tree.heads[hearers] == participle
    if not alone and (tree.heads[hearers] != verb or tree.labels[hearers] not in {"iobj", "obj"}):
        return False
    if tree.labelled(participle, verb, hearers, SUBJECTS_AND_AUXILIARIES):
        return False
    tree.hang(told[0], verb, "ccomp")
    tree.hang(hearers, verb, "iobj")
    tree.hang(participle, hearers, "acl")
    tree.tags[participle] = "VBN"
    return True
