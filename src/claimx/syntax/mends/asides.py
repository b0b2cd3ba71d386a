"""What stands between two commas or behind a dash, taken for what it is not."""

from __future__ import annotations

from claimx.syntax.mends.far_subjects import DASHES
from claimx.syntax.mends.subjects import QUOTES
from claimx.syntax.mends.told import SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS, NEGATIONS

NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
PREDICATES = frozenset({"VERB", "ADJ"})
CLOSING_BRACKETS = frozenset({")", "]"})
ADVERBS = frozenset({"PART", "ADV"})  # "not" is a particle
RELATIVE = frozenset({"WDT", "WP", "WP$"})
LISTED = frozenset({"NNP", "CC"})
# How far behind its comma a speaker ends with the verb (tokens).
MOST_SPEAKER = 12
# The tags that may stand behind an auxiliary; a tagger takes "had … announced" for two pasts.
MODALS_TAKE = frozenset({"VB"})
FORMS_BEHIND = {
    "have": frozenset({"VBN", "VBD"}),
    "be": frozenset({"VBN", "VBG", "VBD", "JJ"}),
    "do": frozenset({"VB", "VBP"}),
}


@mend("state-behind-a-town", labels={"nsubj"}, tags={"NNP"})
def state_behind_a_town(tree: Tree, state: int) -> bool:
    """Doctors in Lund, [Sweden] found that it works.

    A state behind a town, whose second comma is left out, is taken for a subject of its own.
    """
    verb, last = tree.heads[state], state - 2
    if last < 1 or tree.words[state - 1] != "," or verb != state + 1 or tree.tags[verb] not in FINITE_VERBS:
        return False
    subjects = tree.labelled(verb, verb - REACH, last, SUBJECTS)
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


@mend("report-read-as-a-description", labels={"acl:relcl", "acl", "appos", "conj", "parataxis"}, tags=FINITE_VERBS)
def report_read_as_a_description(tree: Tree, verb: int) -> bool:
    """The fire, investigators [believe], began in the kitchen.

    Who says it, between two commas, is taken for a description of the noun before. A clause that describes it would
    open with "which" or "who" behind its comma.
    """
    noun = tree.heads[verb]
    if noun >= verb or not (tree.pos[noun] in NOUNS or _is_beside_what_it_reports(tree, verb)):
        return False
    subjects = [t for t in tree.children(verb, noun + 1, verb) if tree.labels[t] in SUBJECTS]
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
    joined = any(tree.labels[t] == "cc" for t in tree.children(verb, tree.heads[verb], verb))
    return not joined and bool(tree.labelled(verb, verb + 2, verb + REACH, frozenset({"conj"})))


def _main_verb_behind(tree: Tree, noun: int, report: int) -> int | None:
    """The finite verb behind the second comma, taken for one beside the report, where a bare noun heads all."""
    behind = tree.labelled(report, report + 2, report + REACH, frozenset({"conj"}))
    main = next((t for t in behind if tree.tags[t] in FINITE_VERBS and tree.first_of(t) == report + 2), None)
    if tree.heads[noun] != noun or main is None or tree.labelled(main, report, main + REACH, SUBJECTS | {"cc"}):
        return None
    return main


@mend("some-of-them-read-as-the-subject", labels={"nsubj", "nsubj:pass"}, asks=",")
def some_of_them_read_as_the_subject(tree: Tree, one: int) -> bool:
    """Some players, such as [Ida Holm], the captain, proposed a strike.

    Who is named as one of the subject is taken for a second subject: none has a preposition, nor are they some of
    those before: "Residents, [most] of them pensioners, grumbled".
    """
    verb = tree.heads[one]
    if not tree.labelled(verb, one - 2 * REACH, one, SUBJECTS):
        return False
    comma = tree.first_of(one) - 1
    opening = comma + 1
    named = tree.words[opening] in tree.grammar.before_some and tree.labels[opening] == "case"
    if not (named or _is_a_share_of_them(tree, one, verb)):
        return False
    nouns = [t for t in tree.labelled(verb, comma - REACH, comma, SUBJECTS) if tree.is_filled_by(t, comma)]
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
    "title-between-commas", labels={"obj", "nsubj", "nsubj:pass", "obl", "obl:unmarked"}, tags={"NN"}, asks="reporting"
)
def title_between_commas(tree: Tree, thing: int) -> bool:
    """Holm said her [song], “Never Look Back”, was about her father.

    The subject of what was said is taken for an object, or its title between marks for a clause.
    """
    verb = tree.heads[thing]
    if verb > thing:  # a verb in the title
        verb = tree.heads[verb]
    title = _title_behind(tree, thing)
    if title is None or not verb < thing or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    finite = title.stop + (tree.words[title.stop] == ",")
    act = tree.heads[finite] if tree.pos[finite] == "AUX" and tree.heads[finite] > finite else finite
    if tree.tags[finite] not in FINITE_OR_MODAL or not tree.is_below(act, verb):
        return False
    if any(above in title for above in (act, *tree.above(verb))):
        return False
    for token in [t for t in title if tree.heads[t] not in title]:
        tree.hang(token, thing, "appos" if tree.pos[token] != "PUNCT" else "punct")
    for token in [t for t in range(title.stop, act) if tree.heads[t] in title]:
        tree.hang(token, act)
    tree.hang(act, verb, "ccomp")
    tree.make_subject(thing, act)
    return True


def _title_behind(tree: Tree, thing: int) -> range | None:
    """What stands in marks between two commas behind a thing, and begins with a capital; None where nothing does."""
    opening, last = thing + 2, len(tree.heads) - 2
    if opening >= last or tree.words[thing + 1] != "," or tree.words[opening] not in QUOTES:
        return None
    within = range(opening + 1, min(opening + REACH, last))
    closing = next((t for t in within if tree.words[t] in QUOTES), None)
    if closing is None:
        return None
    commas = "," in {tree.words[closing - 1], tree.words[closing + 1]}
    return range(opening, closing + 1) if commas and not tree.words[opening + 1].islower() else None


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


@mend(
    "report-between-auxiliary-and-verb",
    labels={"root", "ROOT", "parataxis", "ccomp", "advcl", "conj"},
    tags=FINITE_VERBS,
    asks="reporting",
)
def report_between_auxiliary_and_verb(tree: Tree, report: int) -> bool:
    """The city will not, the mayor [said], close the school.

    Who says it stands between two commas behind an auxiliary and its "not", and takes these, the subject or the verb
    to itself: what is said is one clause, denied as a whole.
    """
    parted = _parted_by(tree, report)
    if parted is None:
        return False
    speaker, auxiliary, adverbs, verb = parted
    settled = all(tree.heads[t] == verb for t in (auxiliary, *adverbs, report))
    if settled and tree.heads[speaker] == report:
        return False
    _hang_below(tree, report, verb, "parataxis")
    for token in [t for head in (report, auxiliary) for t in tree.children(head, auxiliary - REACH, auxiliary)]:
        _hang_below(tree, token, verb)
        if tree.labels[token] in SUBJECTS:
            tree.make_subject(token, verb)
    _hang_below(tree, auxiliary, verb, "aux" if tree.pos[verb] == "VERB" else "cop")
    for adverb in adverbs:
        _hang_below(tree, adverb, verb, "advmod")
    for token in tree.children(report, report + 2, report + REACH):
        _hang_below(tree, token, verb)
    _hang_below(tree, speaker, verb)
    tree.hang(speaker, report, "nsubj")
    return True


def _parted_by(tree: Tree, report: int) -> tuple[int, int, list[int], int] | None:
    """The speaker, and the auxiliary, adverbs and predicate that a report between two commas parts; None where none."""
    if tree.lemmas[report] not in tree.grammar.reporting or tree.words[report + 1 : report + 2] != [","]:
        return None
    comma = next(iter(reversed(tree.commas_in(max(report - MOST_SPEAKER, 1), report))), None)
    if comma is None:
        return None
    adverbs = _adverbs_before(tree, comma)
    auxiliary = comma - 1 - len(adverbs)
    if auxiliary < 0 or tree.pos[auxiliary] != "AUX":
        return None
    if tree.lemmas[auxiliary] == "be" and any(tree.words[t] not in NEGATIONS for t in adverbs):
        return None  # "The strike is off, unions announce, …": an adverb that is what is said
    verb = _predicate_of(tree, auxiliary, report)
    speaker = next((t for t in range(report - 1, comma, -1) if tree.labels[t] in SUBJECTS), None)
    if verb is None or speaker is None:
        return None
    adverbs += [t for t in range(report + 2, verb) if tree.pos[t] in ADVERBS]
    return speaker, auxiliary, adverbs, verb


def _hang_below(tree: Tree, token: int, verb: int, label: str | None = None) -> None:
    """Hang a token on a verb that may itself stand below it: the verb then takes its place."""
    if tree.is_below(verb, token):
        tree.take_place(verb, token)
    tree.hang(token, verb, label)


def _adverbs_before(tree: Tree, comma: int) -> list[int]:
    """The adverbs right before a comma, two at most: "not", "still not"."""
    first = comma
    while first > max(comma - 2, 0) and tree.pos[first - 1] in ADVERBS:
        first -= 1
    return list(range(first, comma))


def _predicate_of(tree: Tree, auxiliary: int, report: int) -> int | None:
    """The predicate behind a report that goes with an auxiliary before it: "will … [close]", "is … at [risk]"."""
    first = report + 2
    while first < len(tree.words) - 1 and tree.pos[first] in ADVERBS:
        first += 1
    if first >= len(tree.words):
        return None
    wanted = FORMS_BEHIND.get(tree.lemmas[auxiliary], MODALS_TAKE if tree.tags[auxiliary] == "MD" else ())
    if tree.tags[first] in wanted:
        return first
    if tree.lemmas[auxiliary] != "be":
        return None
    behind = [t for t in tree.children(report, report + 2, report + REACH) if tree.labels[t] != "punct"]
    return behind[0] if behind else None
