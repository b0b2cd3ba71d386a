"""Mends of who says it: a speaker read as a part of what is said, or the other way round."""

from __future__ import annotations

from claimx.syntax.mends.complements import CLAUSE
from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, QUOTES
from claimx.syntax.mends.told import OBJECTS, first_of_group
from claimx.syntax.mends.tree import CLOSING, REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS

CLAUSES = frozenset({"ccomp", "parataxis"})
BESIDE = frozenset({"parataxis", "conj"})
PAST_OR_ING = frozenset({"VBD", "VBN", "VBG"})


@mend("circumstance-read-as-what-was-said", labels={"ccomp", "xcomp", "advcl"}, tags=PAST_OR_ING)
def circumstance_read_as_what_was_said(tree: Tree, clause: int) -> bool:
    """[Asked] whether it was safe, most residents said yes; “They lost,” Ida Holm said, [referring] to the rivals.

    A participle that opens a sentence tells how it came to be said, one behind a comma and what was said how it was,
    also before the rest: “It is,” she said, [raising] a hand, “the end”.
    """
    verb = tree.heads[clause]
    if tree.labelled(clause, clause - REACH, clause + REACH, ANY_SUBJECT):
        return False
    if tree.labels[clause] == "advcl":
        verb = _who_reports(tree, clause, verb)
        fits = verb < clause and _is_set_off(tree, clause, verb)
    elif clause < verb:
        fits = _opens(tree, clause, verb)
    elif tree.words[clause - 1] in tree.grammar.open_time:  # "told the paper [when asked] how it went"
        fits = tree.tags[clause] != "VBG" and tree.heads[clause - 1] == clause
    else:
        said = tree.labelled(verb, verb - 4 * REACH, verb, CLAUSES)
        fits = bool(said) and _is_set_off(tree, clause, verb)
    if fits:
        tree.hang(clause, verb, "advcl")
        tree.tags[clause] = "VBG" if tree.tags[clause] == "VBG" else "VBN"
    return fits


def _opens(tree: Tree, participle: int, verb: int) -> bool:
    """Whether a participle opens the sentence before a verb and its subject behind a comma."""
    subjects = tree.labelled(verb, participle, verb, ANY_SUBJECT)
    return tree.words[participle][:1].isupper() and bool(subjects) and tree.opens_behind_comma(subjects[0])


def _who_reports(tree: Tree, participle: int, said: int) -> int:
    """The verb that reports what is quoted behind a participle, which hangs on that; the participle where none does."""
    quoted = said > participle and tree.labels[said] == "ccomp" and not QUOTES.isdisjoint(tree.words[participle:said])
    return tree.heads[said] if quoted else participle


def _is_set_off(tree: Tree, participle: int, verb: int) -> bool:
    """Whether a participle stands behind a verb and a comma, and no auxiliary makes it finite."""
    own = [t for t in tree.children(participle, verb + 1, participle) if tree.labels[t] != "punct"]
    finite = any(tree.labels[t] in AUXILIARIES | {"mark", "cc"} for t in own)
    return tree.words[min([*own, participle]) - 1] == "," and not finite


@mend("what-came-next-read-as-what-was-said", labels={"ccomp"})
def what_came_next_read_as_what_was_said(tree: Tree, clause: int) -> bool:
    """“Wait here,” the nurse said, and the men [sat] down.

    A clause with a subject of its own, joined by "and" behind who said what stands between marks, is taken for more of
    that; behind an object, for what is shown or said beside that: "showed a fall and a report [put] it at 2%".
    """
    verb = tree.heads[clause]
    if not (QUOTES | CLOSING).isdisjoint(tree.words[verb:clause]):
        return False
    if _is_joined_behind_an_object(tree, verb, clause):
        tree.hang(tree.first_of(clause), clause)
        tree.hang(clause, verb, "conj")
        return True
    joint = tree.labelled(clause, verb + 1, clause, frozenset({"cc"}))
    if not joint or tree.words[joint[0] - 1] != "," or not tree.labelled(clause, joint[0], clause, ANY_SUBJECT):
        return False
    first = min([verb, *(tree.first_of(t) for t in tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT))])
    if first < 2 or tree.words[first - 1] not in CLOSING or tree.words[first - 2] not in {",", "?", "!"}:
        return False
    if tree.words[joint[0] + 1] == "that":
        return False
    tree.hang(clause, verb, "conj")
    return True


def _is_joined_behind_an_object(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a conjunction opens a clause with its subject, but without "that", behind an object of the verb."""
    objects = tree.labelled(verb, verb + 1, clause, OBJECTS)
    if not objects:
        return False
    joint = tree.first_of(clause)
    if tree.labels[joint] != "cc" or tree.words[joint + 1] == "that" or not objects[0] < joint:
        return False
    own = tree.labelled(clause, joint, clause, ANY_SUBJECT)
    return bool(own) and tree.heads[joint] in {clause, *own}


@mend("report-that-parts-its-clause", labels={"ccomp", "parataxis", "conj"}, asks="reporting")
def report_that_parts_its_clause(tree: Tree, clause: int) -> bool:
    """The port, said Ida Holm, its director, [will] open in May.

    The subject of what was said is taken for who said it, since that stands behind the verb. No subject is parted from
    its verb by one comma alone.
    """
    verb = tree.heads[clause]
    if (
        not verb < clause <= verb + REACH
        or tree.lemmas[verb] not in tree.grammar.reporting
        or tree.words[verb - 1] != ","
    ):
        return False
    subject, speaker = _parted(tree, verb), _behind(tree, verb, clause)
    if subject is None or speaker is None or not _opens_behind_comma(tree, clause, speaker):
        return False
    tree.take_place(clause, verb)
    for token in [t for t in tree.children(verb, 0, len(tree.words)) if t < verb - 1 or t > clause]:
        tree.hang(token, clause)
    tree.make_subject(subject, clause)
    tree.hang(speaker, verb, "nsubj")
    tree.hang(verb, clause, "parataxis")
    return True


def _parted(tree: Tree, verb: int) -> int | None:
    """The only subject of a verb that one comma parts from it."""
    subjects = tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT)
    return subjects[0] if len(subjects) == 1 and "," not in tree.words[subjects[0] : verb - 1] else None


def _behind(tree: Tree, verb: int, clause: int) -> int | None:
    """The noun that stands right behind a verb, the only one that it or the clause behind it takes before that."""
    behind = [t for h in (verb, clause) for t in tree.labelled(h, verb + 1, clause, ANY_SUBJECT | OBJECTS)]
    whole = len(behind) == 1 and all(tree.heads[t] == behind[0] for t in range(verb + 1, behind[0]))
    return behind[0] if whole else None


def _opens_behind_comma(tree: Tree, clause: int, speaker: int) -> bool:
    """Whether a predicate with its own words begins behind a comma, and with no conjunction."""
    own = [t for t in tree.children(clause, speaker + 1, clause) if tree.labels[t] != "punct"]
    return tree.words[min([*own, clause]) - 1] == "," and all(tree.labels[t] != "cc" for t in own)


@mend("speaker-before-how-he-was", labels={"ccomp"}, tags=PAST_OR_ING | {"VBZ"}, asks="reporting")
def speaker_before_how_he_was(tree: Tree, clause: int) -> bool:
    """“It is late,” said [Ida Holm], angered by the delay.

    Who speaks is taken for the subject of a participle behind a comma, or of who reports it ("said Holm, reports Radio
    5"). No subject is parted from its verb by one.
    """
    verb = tree.heads[clause]
    if not verb < clause <= verb + REACH or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    subjects = tree.labelled(clause, verb + 1, clause, ANY_SUBJECT)
    told = tree.labelled(verb, verb - REACH, verb, CLAUSE)
    if len(subjects) != 1 or not told or tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT):
        return False
    speaker = subjects[0]
    if tree.labelled(clause, speaker, clause, AUXILIARIES) or not _opens_behind_comma(tree, clause, speaker):
        return False
    tree.hang(speaker, verb, "nsubj")
    tree.hang(clause, verb, "parataxis" if tree.tags[clause] == "VBZ" else "advcl")
    if tree.tags[clause] == "VBD":
        tree.tags[clause] = "VBN"
    return True


@mend("second-act-of-the-speaker", labels={"conj"}, tags=FINITE_VERBS | {"VB", "VBG"})
def second_act_of_the_speaker(tree: Tree, second: int) -> bool:
    """The union said the plant was safe and [warned] that it would strike.

    What a speaker says or wants next, in the form of the saying ("saying it was safe and [warning] that"), is taken for
    a second thing said. Where that is in this form, too, only a verb of saying leaves no doubt: "felt he won and told
    her" goes on either way. What was said whole between marks has ended with them, whatever comes next.
    """
    first = tree.heads[second]
    verb = tree.heads[first]
    if tree.labels[first] != "ccomp" or not verb < first < second:
        return False
    tag = _form_of(tree, verb, first, second)
    if tag != tree.tags[verb]:
        return False
    spoken = _is_spoken(tree, verb, first, second)
    if not spoken and tree.lemmas[second] not in tree.grammar.attributing:
        return False
    if tree.labelled(second, second - REACH, second + REACH, ANY_SUBJECT):
        return False
    auxiliaries = tree.labelled(first, verb, first, AUXILIARIES)
    earlier = {token for token in auxiliaries if tree.words[token] == "had"}  # what came before is in no such tense
    as_told = any(tree.tags[token] == tag for token in (first, *auxiliaries) if token not in earlier)
    if not spoken and tree.lemmas[verb] not in (tree.grammar.loose if as_told else tree.grammar.clausal):
        return False
    for token in (second, *tree.labelled(first, second, second + 2 * REACH, frozenset({"punct"}))):
        tree.hang(token, verb)
    tree.tags[second] = tag
    return True


def _form_of(tree: Tree, verb: int, first: int, second: int) -> str:
    """The form in which a verb goes on; "" where a bare one may be an infinitive, or "rather than" opens it.

    A bare form behind a plural present is another: "fear it has failed and [warn] that".
    """
    own = [tree.tags[t] for t in (first, *tree.labelled(first, verb, first, AUXILIARIES | {"mark"}))]
    tag = tree.tags[second]
    if tag in FINITE_VERBS:
        return tag
    if tree.words[tree.first_of(second)] not in {"and", "but"}:
        return ""
    bare = tree.tags[verb] == "VBP" and {"MD", "TO", "VB"}.isdisjoint(own)
    return tag if tag == "VBG" else "VBP" if bare else ""


def _is_spoken(tree: Tree, verb: int, first: int, second: int) -> bool:
    """Whether what was said stands whole between marks before what comes next: "told us, “We lost,” and [left]"."""
    opening = next((t for t in range(verb + 1, first + 1) if tree.words[t] in QUOTES), first)
    closed = any(tree.words[t] in QUOTES for t in range(first + 1, second))
    return closed and tree.words[opening] in QUOTES and tree.words[opening - 1] in {",", ":"}


@mend("answer-behind-what-was-asked", labels={"root", "ROOT"}, tags={"VBD", "VBN"})
def answer_behind_what_was_asked(tree: Tree, asked: int) -> bool:
    """[Asked] why she had missed the vote, Ms Holm said her train was late.

    A participle that opens a sentence is taken for its main verb, and the main clause for one beside it.
    """
    if not tree.words[asked][:1].isupper() or tree.labelled(asked, asked - REACH, asked + REACH, ANY_SUBJECT):
        return False
    ahead = range(asked + 1, min(asked + 2 * REACH, len(tree.heads)))
    main = next((t for t in ahead if _may_answer(tree, t, asked)), None)
    if main is None or tree.tags[first_of_group(tree, main)] not in FINITE_OR_MODAL:
        return False
    subjects = tree.labelled(main, asked + 1, main, ANY_SUBJECT)
    own = tree.labelled(main, asked + 1, main, frozenset({"cc", "mark"}))
    if not subjects or own or not tree.opens_behind_comma(subjects[0]):
        return False
    comma = tree.first_of(subjects[0]) - 1
    for token in (comma, *tree.children(asked, subjects[0], len(tree.words))):
        if token != main and tree.words[comma] == ",":
            tree.hang(token, main)
    for question in tree.labelled(main, asked + 1, comma, frozenset({"advcl"})):
        if tree.first_of(question) == asked + 1:
            tree.hang(question, asked, "ccomp")
    tree.hang(main, main, "root")
    tree.hang(asked, main, "advcl")
    tree.tags[asked] = "VBN"
    return True


def _may_answer(tree: Tree, clause: int, asked: int) -> bool:
    """Whether a clause hangs below what was asked as one beside it, or on it behind a comma as what was."""
    if tree.labels[clause] == "ccomp" and tree.heads[clause] == asked:
        return any(map(tree.opens_behind_comma, tree.labelled(clause, asked + 1, clause, ANY_SUBJECT)))
    return tree.labels[clause] in BESIDE and tree.is_below(clause, asked)


@mend("denial-of-what-was-said", labels={"conj"}, tags=FINITE_VERBS)
def denial_of_what_was_said(tree: Tree, denial: int) -> bool:
    """Police said he was armed but witnesses [denied] it.

    Who denies what was said is taken for a part of that.
    """
    told = tree.heads[denial]
    verb = tree.heads[told]
    if tree.labels[told] != "ccomp" or not verb < told < denial or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    own = tree.children(denial, told + 1, denial)
    speakers = [t for t in own if tree.labels[t] == "nsubj" and tree.tags[t] != "PRP"]
    if tree.lemmas[denial] not in tree.grammar.denying or not speakers or all(tree.words[t] != "but" for t in own):
        return False
    denied = tree.labelled(denial, denial + 1, denial + REACH, OBJECTS)
    if not denied or not (tree.pos[denied[0]] == "PRON" or tree.lemmas[denied[0]] in tree.grammar.nouns_of_saying):
        return False
    tree.hang(denial, verb)
    return True


@mend("participle-of-who-reports", labels={"advcl"}, tags={"VBG"}, asks="reporting")
def participle_of_who_reports(tree: Tree, participle: int) -> bool:
    """The mill did not complain, an official said, [adding] that it would close.

    What who reports at the end says further is taken for what the subject of the report did.
    """
    verb = tree.heads[participle]
    if (
        not verb + 2 < participle
        or tree.words[participle - 1] != ","
        or tree.lemmas[participle] not in tree.grammar.clausal
    ):
        return False
    told = tree.labelled(verb, verb + 1, participle, CLAUSES)
    report = next((t for t in told if tree.lemmas[t] in tree.grammar.reporting and tree.tags[t] in FINITE_VERBS), None)
    if report is None or not tree.is_filled_by(report, participle, commas=True):
        return False
    speakers = tree.labelled(report, verb + 1, report, ANY_SUBJECT)
    if not speakers or not tree.opens_behind_comma(speakers[0]):
        return False
    tree.hang(participle, report)
    return True
