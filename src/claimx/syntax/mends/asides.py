"""What stands between two commas or behind a dash, taken for what it is not."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import DASHES
from claimx.syntax.mends.told import SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
PREDICATES = frozenset({"VERB", "ADJ"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
LISTED = frozenset({"NNP", "CC"})


@mend("aside-behind-the-subject", labels={"dep", "acl", "acl:relcl", "parataxis"})
def aside_behind_the_subject(tree: Tree, clause: int) -> bool:
    """The dam, as the auditor would [have] it, was never inspected.

    A clause with a subject of its own that stands between two commas behind the subject is taken for a description of
    it, where "as" or a word of time opens it: it belongs to the verb.
    """
    noun = tree.heads[clause]
    verb = tree.heads[noun]
    if tree.labels[noun] not in SUBJECTS or not noun < clause < verb <= noun + 2 * REACH:
        return False
    own = tree.children(clause, noun + 1, clause)
    mark = next((t for t in own if tree.labels[t] == "mark"), None)
    if mark is None or tree.words[mark] not in tree.grammar.open_time or tree.words[mark - 1] != ",":
        return False
    if not any(tree.labels[t] in SUBJECTS for t in own):
        return False
    tree.hang(clause, verb, "advcl")
    return True


@mend("report-read-as-a-description", labels={"acl:relcl", "acl", "appos", "conj"}, tags=FINITE_VERBS)
def report_read_as_a_description(tree: Tree, verb: int) -> bool:
    """The fire, investigators [believe], began in the kitchen.

    Who says it, between two commas, is taken for a description of the noun before. A clause that describes it would
    open with "which" or "who" behind its comma.
    """
    noun = tree.heads[verb]
    if noun >= verb or tree.pos[noun] not in NOUNS:
        return False
    subjects = [t for t in tree.children(verb, noun + 1, verb) if tree.labels[t] in SUBJECTS]
    if len(subjects) != 1 or not tree.opens_behind_comma(subjects[0]) or tree.words[verb + 1 : verb + 2] != [","]:
        return False
    if any(tag in RELATIVE for tag in tree.tags[noun:verb]):
        return False
    tree.hang(verb, next((t for t in tree.above(noun) if tree.pos[t] in PREDICATES), noun), "parataxis")
    return True


@mend("names-behind-a-dash", labels={"parataxis", "nsubj"}, tags={"NNP"})
def names_behind_a_dash(tree: Tree, name: int) -> bool:
    """She sat with her rivals - Tom [Lind] and Ida Holm.

    Names that close a sentence behind a plural and a dash are taken for a clause of their own: they say who it is.
    """
    noun = name - 2
    if noun < 0 or tree.tags[noun] != "NNS" or tree.words[name - 1] not in DASHES or tree.heads[name] >= noun:
        return False
    listed = name
    while listed < len(tree.heads) and (tree.tags[listed] in LISTED or tree.words[listed] == ","):
        listed += 1
    if listed < len(tree.heads) and tree.tags[listed] != ".":
        return False
    tree.hang(name, noun, "appos")
    return True
