"""What goes on with what was said: predicates that were taken for further acts of who said it."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.syntax.mends.subjects import ANY_SUBJECT, BARS, QUOTES, SUBJECTS
from claimx.syntax.mends.told import first_of_group
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS

CLAUSES = frozenset({"advcl", "ccomp", "xcomp"})


@mend("conjunct-of-what-was-said", labels={"conj"}, asks="reporting")
def conjunct_of_what_was_said(tree: Tree, second: int) -> bool:
    """He said Hale is from Leeds and [was living] there.

    The second predicate of what was said is taken for a second act of who said it. A speaker's next act stands in the
    same simple tense ("said it was late and left"); what he or she "would", "had" or "was doing" was told.
    """
    verb = tree.heads[second]
    reports = tree.lemmas[verb] in tree.grammar.reporting
    if not reports or not verb < second <= verb + REACH:
        return False
    told = [token for token in tree.children(verb, verb + 1, second) if tree.labels[token] == "ccomp"]
    told = told or _told_before(tree, verb, second)
    if not told or not _shares_or_goes_on(tree, verb, told[-1], second):
        return False
    opening = verb + 1 + (tree.words[verb + 1] in {",", ":"})
    if tree.words[opening] in QUOTES or not _is_told(tree, verb, told[-1], second):
        return False
    tree.hang(second, told[-1])
    return True


def _told_before(tree: Tree, verb: int, second: int) -> list[int]:
    """What stands before a report between two commas, where it goes on: "It is unsafe, he said, and should close"."""
    joint = tree.first_of(second)
    if tree.labels[joint] != "cc" or tree.words[joint - 1] != "," or not _is_only_set(tree, verb, joint - 1):
        return []
    said = tree.labelled(verb, verb - REACH, verb, frozenset({"ccomp"}))
    beside = [tree.heads[verb]] if tree.labels[verb] in {"parataxis", "conj"} and tree.heads[verb] < verb else []
    return said or beside


def _is_only_set(tree: Tree, verb: int, comma: int) -> bool:
    """Whether nothing but a time or a place stands behind a report before a comma: "he said on Sunday, and …"."""
    setting = range(verb + 1, comma)
    return all(tree.is_below(t, verb) and tree.tags[t] not in FINITE_OR_MODAL for t in setting)


def _shares_or_goes_on(tree: Tree, verb: int, first: int, second: int) -> bool:
    """Whether a predicate has no subject of its own, or a pronoun that goes on with what was told."""
    own = tree.children(second, second - REACH, second)
    apart = any(tree.labels[token] in ANY_SUBJECT | {"nsubj:outer", "mark"} for token in own)
    return not apart or _goes_on_telling(tree, verb, first, second)


def _goes_on_telling(tree: Tree, verb: int, first: int, second: int) -> bool:
    """Whether a pronoun goes on with what was told in a tense of its own: "said it is hard, but [it is] a joy".

    Or behind a modal: "said the mine was safe, and [it would] reopen".
    """
    subject = next((t for t in tree.children(second, first, second) if tree.labels[t] in ANY_SUBJECT), None)
    tenses = [tree.tags[first_of_group(tree, each)] for each in (verb, first, second)]
    goes_on = tenses[0] != tenses[1] == tenses[2] or tenses[2] == "MD" != tenses[0]
    return subject is not None and tree.tags[subject] == "PRP" and goes_on


def _is_told(tree: Tree, verb: int, first: int, second: int) -> bool:
    """Whether a predicate is in another tense than the verb of saying, or tells no act but a state or what goes on."""
    mine, theirs = first_of_group(tree, verb), first_of_group(tree, second)
    later = tree.tags[mine] == "VBD" != tree.tags[theirs]
    if theirs == second or tree.lemmas[theirs] == "do":
        # "Files show the firm knew and made no effort": as past as what was told before it.
        earlier = tree.tags[theirs] == tree.tags[first_of_group(tree, first)] == "VBD" != tree.tags[mine]
        return tree.tags[theirs] in FINITE_VERBS and (
            later or (earlier and tree.lemmas[second] not in tree.grammar.reporting)
        )
    if tree.tags[theirs] not in FINITE_OR_MODAL or tree.lemmas[theirs] == tree.lemmas[mine]:
        return False
    if tree.lemmas[theirs] == "be":
        return tree.tags[second] != "VBN" or later
    # "said sales fell and has warned of cuts": who speaks goes on.
    return not (later and tree.lemmas[theirs] == "have" and tree.lemmas[second] in tree.grammar.reporting)


@mend("preposition-read-into-a-question", labels={"case"}, tags={"IN"})
def preposition_read_into_a_question(tree: Tree, preposition: int) -> bool:
    """He spoke [about] how the dam had failed; she was pressed [on] why she left.

    The preposition before a question that a verb takes is taken for that of its first word: it opens the whole.
    """
    asked, clause = tree.heads[preposition], tree.heads[tree.heads[preposition]]
    if asked != preposition + 1 or tree.tags[asked] != "WRB" or clause <= asked:
        return False
    if tree.labels[clause] not in CLAUSES or tree.heads[clause] >= preposition:
        return False
    tree.hang(preposition, clause, "mark")
    return True


SETTINGS = frozenset({"advcl", "root", "ROOT"})


@mend("report-read-into-its-setting", labels={"acl:relcl"}, tags=FINITE_VERBS)
def report_read_into_its_setting(tree: Tree, told: int) -> bool:
    """When they reached the pier he [shouted], the court heard.

    What happened, behind a clause of time without a comma, is taken for a description of that clause's last noun. Who
    only "heard" at the end of a sentence heard what stands before; where nobody did, it is the sentence.
    """
    noun = tree.heads[told]
    subject = tree.labelled(told, noun + 1, noun + 2, ANY_SUBJECT)
    if not subject or tree.tags[subject[0]] != "PRP":
        return False
    setting = next((above for above in tree.above(noun) if tree.labels[above] in SETTINGS), None)
    if setting is None:
        return False
    whole = tree.heads[setting] == setting and tree.tags[setting] in FINITE_VERBS  # no "When will they …?"
    if not whole and not _reports_at_the_end(tree, tree.heads[setting], told):
        return False
    opening = tree.children(setting, setting - REACH, setting)
    if not opening or not tree.words[opening[0]].istitle() or tree.lemmas[opening[0]] not in tree.grammar.open_time:
        return False
    if whole:
        tree.take_place(told, setting)
    else:
        tree.hang(told, tree.heads[setting], "ccomp")
    tree.hang(setting, told, "advcl")
    return True


def _reports_at_the_end(tree: Tree, verb: int, told: int) -> bool:
    """Whether a verb of saying with its subject, behind a comma, closes the sentence."""
    ends = verb + 1 >= len(tree.heads) or tree.labels[verb + 1] == "punct"
    if not ends or verb < told or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    return any(tree.opens_behind_comma(noun) for noun in tree.labelled(verb, told + 1, verb, ANY_SUBJECT))


@mend("what-is-told-besides-read-as-what-was-said", labels={"advcl"}, tags={"VBG"})
def what_is_told_besides_read_as_what_was_said(tree: Tree, telling: int) -> bool:
    """They said they would agree, while [stressing] that it is no gift.

    By what a speaker goes on, behind "while" or the like, is taken for how that is what it tells.
    """
    told = tree.heads[telling]
    opening = tree.labelled(telling, telling - 2, telling, frozenset({"mark"}))
    if not opening or not telling < told or tree.lemmas[telling] not in tree.grammar.clausal:
        return False
    that = tree.labelled(told, telling + 1, telling + 2, frozenset({"mark"}))
    if not that or tree.labels[told] not in CLAUSES or not tree.heads[told] < opening[0]:
        return False
    tree.hang(telling, tree.heads[told], "advcl")
    tree.hang(told, telling, "ccomp")
    return True


@mend("report-of-a-report", labels={"ccomp"}, tags=FINITE_VERBS)
def report_of_a_report(tree: Tree, outer: int) -> bool:
    """Orvex said the search would go on, sources close to the family [said].

    Who reports at the end what somebody said is taken for a part of that, and what it was for what the second says.
    """
    inner = tree.heads[outer]
    if not inner < outer or not {tree.lemmas[inner], tree.lemmas[outer]} <= tree.grammar.reporting:
        return False
    speakers = tree.labelled(outer, inner + 1, outer, ANY_SUBJECT)
    own = tree.children(outer, inner + 1, outer)
    told = [t for head in (inner, outer) for t in tree.labelled(head, inner + 1, outer, frozenset({"ccomp"}))]
    if len(speakers) != 1 or len(told) != 1 or any(tree.labels[t] in {"mark", "cc"} for t in own):
        return False
    if not told[0] < speakers[0] or not tree.opens_behind_comma(speakers[0]):
        return False
    if tree.labelled(outer, outer + 1, outer + REACH, CLAUSES):
        return False
    tree.hang(told[0], inner)
    tree.hang(outer, inner, "parataxis")
    return True


@mend("speaker-behind-an-object", labels={"ccomp"}, tags=FINITE_VERBS, asks="reporting")
def speaker_behind_an_object(tree: Tree, report: int) -> bool:
    """The police had warned the traders, officer Paul Roe [said].

    Who reports at the end stands behind an object and one comma: the two, or the object and the office of who reports,
    are taken for one subject.
    """
    verb = tree.heads[report]
    commas = tree.commas_in(verb, report)
    if not commas or tree.lemmas[report] not in tree.grammar.reporting or not BARS.isdisjoint(tree.words[verb:report]):
        return False
    comma = commas[-1]
    speakers = tree.labelled(report, comma + 1, report, SUBJECTS)
    objects = tree.labelled(report, verb + 1, comma, SUBJECTS)
    offices = [token for token in range(comma + 1, report) if tree.heads[token] < comma]
    if len(speakers) != 1 or len(objects) > 1 or not (objects or offices):
        return False
    if not _are_one_phrase(tree, range(comma + 1, report), (*speakers, *offices)):
        return False
    for noun in objects:
        tree.hang(noun, verb, "obj")
    for office in offices:
        tree.hang(office, speakers[0], "nmod:desc")
    _put_above(tree, report, verb)
    return True


def _put_above(tree: Tree, report: int, verb: int) -> None:
    """Hang what was said, and what stands before it in a series, on the verb that reports it at the end."""
    while tree.labels[verb] == "conj" and not tree.labelled(verb, verb - REACH, verb, SUBJECTS):
        verb = tree.heads[verb]
    tree.take_place(report, verb)
    tree.hang(verb, report, "ccomp")
    for token in tree.children(verb, report + 1, len(tree.words)):
        tree.hang(token, report)


def _are_one_phrase(tree: Tree, phrase: range, heads: Sequence[int]) -> bool:
    """Whether these words hang on a speaker or an office, and none opens a clause, joins two or is a verb."""
    if any(tree.labels[t] in {"cc", "mark"} or tree.tags[t] in FINITE_OR_MODAL for t in phrase):
        return False
    return all(any(tree.is_below(token, head) for head in heads) for token in phrase)


@mend("condition-of-what-was-said", labels={"advcl"}, asks="reporting")
def condition_of_what_was_said(tree: Tree, clause: int) -> bool:
    """The team found when fish [were] plentiful, they ate the weed.

    A clause that opens what was said, right behind the verb and before a comma, is taken for when it was said.
    """
    verb = tree.heads[clause]
    if not verb < clause or tree.lemmas[verb] not in tree.grammar.reporting or tree.first_of(clause) != verb + 1:
        return False
    own = tree.labelled(clause, verb + 2, clause, ANY_SUBJECT)
    told = tree.labelled(verb, clause + 2, clause + REACH, frozenset({"ccomp"}))
    if not own or not told or tree.tags[verb + 1] not in {"IN", "WRB"}:
        return False
    subjects = tree.labelled(told[0], clause + 2, told[0], ANY_SUBJECT)
    if not subjects or not tree.opens_behind_comma(subjects[0]):
        return False
    tree.hang(clause, told[0])
    return True
