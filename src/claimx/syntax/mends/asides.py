"""What stands between two commas or behind a dash, taken for what it is not."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
PREDICATES = frozenset({"VERB", "ADJ"})
DASHES = frozenset({"—", "–", "--"})
CLOSING_BRACKETS = frozenset({")", "]"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
GROUP = frozenset({"be", "have"})
CLOSES = frozenset({".", ",", ";", "—", "–", "?", "!"})


@mend("state-behind-a-town", labels={"nsubj"}, tags={"NNP"})
def state_behind_a_town(tree: Tree, state: int) -> bool:
    """Doctors in Lund, [Sweden] found that it works.

    A state behind a town, whose second comma is left out, is taken for a subject of its own.
    """
    verb, last = tree.heads[state], state - 2
    if tree.words[state - 1] != "," or verb != state + 1 or tree.tags[verb] not in FINITE_VERBS:
        return False
    subjects = tree.labelled(verb, verb - REACH, last, ANY_SUBJECT)
    if len(subjects) != 1 or (tree.words[last] not in CLOSING_BRACKETS and tree.tags[last] != "NNP"):
        return False
    towns = [t for t in range(subjects[0] + 1, state - 1) if is_town(tree, t)]
    # In the present of a headline the words before a comma may be what the name behind it says.
    may_be_told = tree.lemmas[verb] in tree.grammar.reporting and tree.tags[verb] != "VBD"
    if not towns or may_be_told or not tree.is_below(last, subjects[0]) or tree.words[verb + 1 : verb + 2] == [","]:
        return False  # "Residents of Lund, Holm said, had fled": set off
    tree.hang(state, towns[-1], "appos")
    return True


def is_town(tree: Tree, noun: int) -> bool:
    """Whether a name stands behind a preposition."""
    if tree.tags[noun] != "NNP":
        return False
    return bool(tree.labelled(noun, noun - REACH, noun, frozenset({"case"})))


@mend("aside-behind-the-subject", labels={"dep", "acl", "acl:relcl", "parataxis"})
def aside_behind_the_subject(tree: Tree, clause: int) -> bool:
    """The dam, as the auditor would [have] it, was never inspected.

    A clause with a subject of its own that stands between two commas behind the subject is taken for a description of
    it, where "as" or a word of time opens it: it belongs to the verb.
    """
    noun = tree.heads[clause]
    verb = tree.heads[noun]
    if tree.labels[noun] not in ANY_SUBJECT or not noun < clause < verb <= noun + 2 * REACH:
        return False
    own = tree.children(clause, noun + 1, clause)
    mark = next((t for t in own if tree.labels[t] == "mark"), None)
    if mark is None or tree.words[mark] not in tree.grammar.open_time or tree.words[mark - 1] != ",":
        return False
    if not any(tree.labels[t] in ANY_SUBJECT for t in own):
        return False
    tree.hang(clause, verb, "advcl")
    return True


@mend("example-read-as-the-subject", labels={"nsubj"})
def example_read_as_the_subject(tree: Tree, example: int) -> bool:
    """Some members — for instance, [Ida Holm] — have left.

    One of the subject's own, named between two dashes, is taken for the subject beside it.
    """
    verb = tree.heads[example]
    subjects = tree.labelled(verb, verb - 2 * REACH, example, ANY_SUBJECT)
    dashes = [t for t in range(max(verb - 2 * REACH, 0), verb) if tree.words[t] in DASHES]
    if len(subjects) != 1 or len(dashes) != 2 or not subjects[0] < dashes[0] < example < dashes[1] < verb:
        return False
    auxiliaries = tree.labelled(verb, dashes[1], verb, AUXILIARIES | {"advmod"})
    if len(auxiliaries) != verb - dashes[1] - 1 or not tree.is_below(dashes[0] - 1, subjects[0]):
        return False
    tree.hang(example, subjects[0], "appos")
    return True


@mend("report-read-as-a-description", labels={"acl:relcl", "acl", "appos", "conj", "parataxis"}, tags=FINITE_VERBS)
def report_read_as_a_description(tree: Tree, verb: int) -> bool:
    """The fire, investigators [believe], began in the kitchen.

    Who says it, between two commas, is taken for a description of the noun before. A clause that describes it would
    open with "which" or "who" behind its comma.
    """
    noun = tree.heads[verb]
    if noun >= verb or not (tree.pos[noun] in NOUNS or _is_beside_what_it_reports(tree, verb)):
        return False
    subjects = [t for t in tree.children(verb, noun + 1, verb) if tree.labels[t] in ANY_SUBJECT]
    if len(subjects) != 1 or not tree.opens_behind_comma(subjects[0]) or tree.words[verb + 1 : verb + 2] != [","]:
        return False
    if any(tag in RELATIVE for tag in tree.tags[noun:verb]):
        return False
    if tree.pos[noun] in PREDICATES:
        tree.labels[verb] = "parataxis"
        return True
    main = _main_verb_behind(tree, noun, verb)
    if main is None and tree.labels[verb] == "parataxis":
        return False
    if main is not None:
        tree.hang(main, main, "root")
        for token in (*tree.children(verb, main, len(tree.words)), *tree.children(noun, main + 1, len(tree.words))):
            tree.hang(token, main)
        tree.make_subject(noun, main)
    above = (t for t in tree.above(noun) if tree.pos[t] in PREDICATES)
    tree.hang(verb, next(above, noun), "parataxis")
    return True


def _is_beside_what_it_reports(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying, and what its subject did next, hang beside a clause: "It sank, she said, and left"."""
    if tree.labels[verb] != "conj" or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    return bool(tree.labelled(verb, verb + 2, verb + REACH, frozenset({"conj"})))


def _main_verb_behind(tree: Tree, noun: int, report: int) -> int | None:
    """The finite verb behind the second comma, taken for one beside the report, where a bare noun heads all."""
    behind = tree.labelled(report, report + 2, report + REACH, frozenset({"conj"}))
    main = next((t for t in behind if tree.tags[t] in FINITE_VERBS and tree.first_of(t) == report + 2), None)
    if tree.heads[noun] != noun or main is None or tree.labelled(main, report, main + REACH, ANY_SUBJECT | {"cc"}):
        return None
    return main


@mend("some-of-them-read-as-the-subject", labels={"nsubj", "nsubj:pass"}, asks=",")
def some_of_them_read_as_the_subject(tree: Tree, one: int) -> bool:
    """Some players, such as [Ida Holm], the captain, proposed a strike.

    Who is named as one of the subject is taken for a second subject: none has a preposition, nor are they some of
    those before: "Residents, [most] of them pensioners, grumbled".
    """
    verb = tree.heads[one]
    if not tree.labelled(verb, one - 2 * REACH, one, ANY_SUBJECT):
        return False
    comma = tree.first_of(one) - 1
    opening = comma + 1
    named = tree.words[opening] in tree.grammar.before_some and tree.labels[opening] == "case"
    if not (named or _is_a_share_of_them(tree, one, verb)):
        return False
    nouns = [t for t in tree.labelled(verb, comma - REACH, comma, ANY_SUBJECT) if tree.is_filled_by(t, comma)]
    if len(nouns) != 1:
        return False
    tree.hang(one, nouns[0], "nmod" if named else "appos")
    return True


def _is_a_share_of_them(tree: Tree, one: int, verb: int) -> bool:
    """Whether a subject says between two commas how many of those before are something: "most of them pensioners"."""
    if not one + 3 < verb or tree.words[one - 1] != "," or tree.words[verb - 1] != "," or tree.words[one + 1] != "of":
        return False
    return tree.pos[one + 2] == "PRON" and tree.is_below(verb - 2, one)


@mend(
    "report-between-a-verb-and-its-predicate",
    labels={"advcl", "ccomp", "nsubj", "obj", "obl", "obl:unmarked", "parataxis", "xcomp"},
    asks="reporting",
)
def report_between_a_verb_and_its_predicate(tree: Tree, predicate: int) -> bool:
    """The pumps were, Ida Holm argued, never [safe].

    Who says it stands between two commas behind "is", "has" or "will", whose predicate is taken for what was said.
    """
    verb = tree.heads[predicate]
    last = _verb_before_report(tree, verb, predicate)
    if last is None:
        return False
    subjects = [t for head in (last, verb) for t in tree.labelled(head, last - REACH, last, ANY_SUBJECT | {"expl"})]
    own = tree.labelled(predicate, verb, predicate, ANY_SUBJECT)
    if len(subjects) != 1 or (own and tree.words[verb + 2] != "that"):
        return False
    if own or tree.labels[subjects[0]] == "expl":
        _give_back(tree, last, verb, (last, predicate))
        tree.hang(predicate, last, "ccomp" if own else "nsubj")
        return True
    _give_back(tree, predicate, verb, (last, predicate))
    tree.hang(last, predicate, _group_label(tree, predicate, last))
    tree.make_subject(subjects[0], predicate)
    return True


def _verb_before_report(tree: Tree, verb: int, predicate: int) -> int | None:
    """The "is" or "has" right before a report that two commas part from the predicate behind it."""
    if not verb < predicate or tree.lemmas[verb] not in tree.grammar.reporting or tree.words[verb + 1] != ",":
        return None
    speaker = next(filter(tree.opens_behind_comma, tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT)), None)
    if speaker is None or tree.first_of(predicate) != verb + 2 or not tree.is_filled_by(speaker, verb):
        return None
    last = tree.first_of(speaker) - 2
    return last if tree.pos[last] == "AUX" or tree.lemmas[last] in GROUP else None


def _give_back(tree: Tree, clause: int, verb: int, around: tuple[int, int]) -> None:
    """Hang on a clause what stands outside these words, between which it is reported, and the verb that does so."""
    first, last = around
    tree.take_place(clause, verb if tree.is_below(first, verb) else first)
    outside = [t for head in (first, verb) for t in tree.children(head, 0, len(tree.words))]
    for token in outside:
        if (token < first or token > last) and token not in {clause, verb}:
            tree.hang(token, clause)
    tree.hang(verb, clause, "parataxis")


def _group_label(tree: Tree, predicate: int, last: int) -> str:
    """How a form of "be", "have" or a modal hangs on a predicate."""
    if tree.tags[last] == "MD" or tree.lemmas[last] == "have" or tree.tags[predicate] == "VBG":
        return "aux"
    return "aux:pass" if tree.tags[predicate] == "VBN" else "cop"


@mend("predicate-behind-who-reports-it", labels={"amod"}, asks="reporting")
def predicate_behind_who_reports_it(tree: Tree, predicate: int) -> bool:
    """The pumps are, said Ida Holm, too [old].

    The predicate of "is" or "are" is taken for a description of who says it, whose name stands before the last comma.
    """
    speaker = tree.heads[predicate]
    verb = tree.heads[speaker]
    last = verb - 2
    if tree.labels[speaker] not in ANY_SUBJECT or not 0 < last < verb < speaker < predicate:
        return False
    subjects = [t for head in (last, verb) for t in tree.labelled(head, last - REACH, last, ANY_SUBJECT)]
    if len(subjects) != 1 or not _is_cut_off(tree, last) or not _closes_sentence(tree, predicate):
        return False
    _give_back(tree, predicate, verb, (last, predicate))
    for comma in tree.labelled(speaker, speaker, predicate, frozenset({"punct"})):
        tree.hang(comma, predicate)
    tree.hang(last, predicate, _group_label(tree, predicate, last))
    tree.make_subject(subjects[0], predicate)
    return True


def _is_cut_off(tree: Tree, last: int) -> bool:
    """Whether a comma and a verb of saying stand right behind an auxiliary: "are[, said] Ida Holm"."""
    verb = last + 2
    return tree.pos[last] == "AUX" and tree.words[last + 1] == "," and tree.lemmas[verb] in tree.grammar.reporting


def _closes_sentence(tree: Tree, predicate: int) -> bool:
    """Whether a predicate behind a comma goes on to a stop without another mark."""
    opening = tree.first_of(predicate)
    ahead = range(opening, min(predicate + REACH, len(tree.words)))
    closed = next((tree.words[t] for t in ahead if tree.words[t] in CLOSES), "")
    return tree.words[opening - 1] == "," and closed == "."
