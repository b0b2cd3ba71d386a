"""Clauses that a parser hung on the wrong word."""

from __future__ import annotations

from claimx.syntax.mends.told import SUBJECTS
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS

OPENING, CLOSING = frozenset('"“«'), frozenset('"”»')
QUOTES = OPENING | CLOSING
# How a thing stands and what it is, in an aside: "their wells dry".
OWN = SUBJECTS | {"appos"}
STATES = frozenset({"JJ", "VBN", "VBG", "VBP", "RB"})
# What parts two clauses.
BARRED = QUOTES | {",", ";", ":", "that"}
# What a verb may have taken already.
TAKEN = frozenset({"obj", "xcomp", "ccomp", "obl"})


@mend("passive-without-its-auxiliary", labels={"acl"}, tags={"VBN"})
def passive_without_its_auxiliary(tree: Tree, participle: int) -> bool:
    """Two were killed and nine workers [injured].

    A second passive, whose "were" is not said again, is taken for a description of its own subject.
    """
    noun = tree.heads[participle]
    verb = tree.heads[noun]
    if tree.labels[noun] != "conj" or not verb < noun < participle <= verb + REACH:
        return False
    if tree.tags[verb] != "VBN" or not _stands_beside(tree, noun, participle):
        return False
    if not any(tree.labels[t] == "aux:pass" for t in tree.children(verb, verb - REACH, verb)):
        return False
    own = tree.children(noun, verb + 1, noun)
    if not {"nummod", "cc"} <= {tree.labels[t] for t in own}:
        return False
    tree.hang(participle, verb, "conj")
    tree.hang(noun, participle, "nsubj:pass")
    for token in own:
        if tree.labels[token] in {"cc", "punct"}:
            tree.hang(token, participle)
    return True


def _stands_beside(tree: Tree, noun: int, participle: int) -> bool:
    """Whether only the participle's adverbs stand between the two."""
    return all(tree.heads[t] == participle and tree.labels[t] == "advmod" for t in range(noun + 1, participle))


@mend("time-behind-a-quotation", labels={"advcl"})
def time_behind_a_quotation(tree: Tree, clause: int) -> bool:
    """He said “we are ready” [as crowds gathered]. He wrote, “I knew”, [recalling the day].

    When or how a thing was said is taken for a part of the quotation that stands before it.
    """
    quoted = tree.heads[clause]
    verb = tree.heads[quoted]
    if tree.labels[quoted] != "ccomp" or not verb < quoted < clause <= verb + 2 * REACH:
        return False
    opening = next((t for t in range(verb + 1, quoted + 1) if tree.words[t] in OPENING), quoted)
    if tree.words[opening] not in OPENING or (opening != verb + 1 and tree.words[opening - 1] not in {",", ":"}):
        return False
    closing = next((t for t in range(opening + 1, clause) if tree.words[t] in QUOTES), clause)
    if not quoted < closing < clause - 1 or tree.words[closing] not in CLOSING:
        return False
    if not _goes_with_saying(tree, clause, closing) or any(tree.words[t] in QUOTES for t in range(closing + 1, clause)):
        return False
    tree.hang(clause, verb)
    return True


def _goes_with_saying(tree: Tree, clause: int, closing: int) -> bool:
    """Whether a clause right behind a closing mark tells when, or by a participle behind a comma how it was said."""
    behind_comma = tree.words[closing + 1] == ","
    first = closing + 1 + behind_comma
    if tree.words[first] in tree.grammar.open_time:
        return tree.heads[first] == clause
    return behind_comma and tree.tags[clause] == "VBG" and tree.first_of(clause) == first


@mend("time-of-the-saying", labels={"ccomp"})
def time_of_the_saying(tree: Tree, clause: int) -> bool:
    """“We are ready,” he said [as crowds gathered].

    When a thing was said is taken for a second thing said, behind the verb whose first stands before it.
    """
    verb = tree.heads[clause]
    if not verb < clause <= verb + REACH or tree.pos[verb] != "VERB":
        return False
    before = tree.children(verb, verb - 4 * REACH, verb)
    own = tree.children(clause, verb + 1, clause)
    mark = next((t for t in own if tree.words[t] != ","), clause)
    if tree.words[mark] not in tree.grammar.open_time or not any(
        tree.labels[t] in {"ccomp", "parataxis"} for t in before
    ):
        return False
    tree.hang(clause, verb, "advcl")
    return True


@mend("clause-behind-a-semicolon", labels={"ccomp"}, asks=";")
def clause_behind_a_semicolon(tree: Tree, clause: int) -> bool:
    """The firm offered to pay; unions are [to meet] on Monday.

    A clause of its own behind a semicolon is taken for a second thing that the verb before it reports.
    """
    verb = tree.heads[clause]
    semicolon = _semicolon_between(tree, verb, clause)
    if semicolon is None or tree.children(clause, verb + 1, semicolon) or not _has_taken(tree, verb, semicolon):
        return False
    own = {tree.labels[t] for t in tree.children(clause, semicolon, clause)}
    tree.hang(clause, verb, "parataxis")
    for noun in tree.children(verb, semicolon + 1, clause):
        tree.hang(noun, clause, None if own & SUBJECTS else "nsubj")
    return True


def _semicolon_between(tree: Tree, start: int, end: int) -> int | None:
    """The first semicolon between two tokens, where nothing is quoted there."""
    stretch = range(start + 1, min(end, start + REACH))
    quoted = any(tree.words[t] in QUOTES for t in stretch)
    return None if quoted else next((t for t in stretch if tree.words[t] == ";"), None)


def _has_taken(tree: Tree, verb: int, end: int) -> bool:
    """Whether a verb has an object, a phrase or a clause before a token."""
    return any(tree.labels[t] in TAKEN for t in tree.children(verb, verb + 1, end))


@mend("main-clause-after-a-fronted-one", labels={"root", "ROOT"}, asks=",")
def main_clause_after_a_fronted_one(tree: Tree, fronted: int) -> bool:
    """Before officials said the dam was safe, [40 families fled].

    A clause of time or condition at the head of the sentence is taken for the main clause, and the main clause for a
    part of what is said in it.
    """
    opening = [t for t in tree.children(fronted, fronted - REACH, fronted) if tree.labels[t] == "mark"]
    if len(opening) != 1 or not _opens_fronted(tree, opening[0]):
        return False
    behind = range(fronted + 1, min(fronted + 2 * REACH, len(tree.heads)))
    main = next((token for token in behind if _is_main(tree, fronted, token)), None)
    if main is None:
        return False
    tree.hang(main, main, "root")
    tree.hang(fronted, main, "advcl")
    return True


def _opens_fronted(tree: Tree, mark: int) -> bool:
    """Whether a subordinator opens its sentence: capitalised, or behind a capitalised adverb ("Even if")."""
    word = tree.words[mark].lower()
    if word not in tree.grammar.open_time and word not in tree.grammar.open_fronted:
        return False
    return tree.words[mark][:1].isupper() or (mark > 0 and tree.words[mark - 1][:1].isupper())


def _is_main(tree: Tree, fronted: int, token: int) -> bool:
    """Whether a token heads a clause after a comma, with a subject and without a conjunction, below the fronted one."""
    if tree.labels[token] not in {"conj", "parataxis"} or not tree.is_below(tree.heads[token], fronted):
        return False
    own = tree.children(token, fronted + 1, token)
    comma = next((t for t in own if tree.words[t] == ","), None)
    labels = {tree.labels[t] for t in own}
    if comma is None or labels & {"cc", "mark"} or not labels & SUBJECTS:
        return False
    return any(tree.tags[t] in FINITE_OR_MODAL for t in (token, *own))


@mend("subject-before-some-of-it", labels={"vocative", "nsubj", "nsubj:pass"})
def subject_before_some_of_it(tree: Tree, noun: int) -> bool:
    """Residents, many of them elderly, [complained] of noise. Villagers, their wells dry, [said] it was too late.

    The subject is taken for people addressed, what is said of some of them, or of something of theirs, for a clause,
    and the verb for a part of it.
    """
    aside = tree.heads[noun]
    some = _some_of_it(tree, noun)
    if some is None:
        return False
    reach = range(aside + 1, min(aside + REACH, len(tree.heads)))
    verb = next((t for t in reach if tree.words[t - 1] == "," and _may_be_main(tree, t)), None)
    if verb is None or verb not in {tree.heads[aside]} | {t for t in reach if tree.heads[t] == aside}:
        return False
    above = tree.heads[aside]
    if above not in {aside, verb}:  # the clause behind the verb is taken for the main one
        tree.hang(above, verb, "ccomp")
    if above != verb:
        tree.hang(verb, verb, "root")
    tree.hang(noun, verb, "nsubj")
    tree.hang(aside, noun, "acl:relcl")
    tree.hang(some, aside, "nsubj")
    if tree.tags[aside] in {"VBP", "VBZ"}:  # "their wells [dry]"
        tree.tags[aside], tree.pos[aside] = "JJ", "ADJ"
    if tree.tags[verb] == "VBN":
        tree.tags[verb] = "VBD"
    return True


def _some_of_it(tree: Tree, noun: int) -> int | None:
    """The subject of an aside behind a noun: some of it ("many of them"), or a thing of its own ("their wells")."""
    aside, first = tree.heads[noun], noun + 2
    if not first < aside or tree.words[noun + 1] != ",":
        return None
    if tree.tags[first] == "PRP$":
        owned = tree.heads[first]
        theirs = tree.labels[owned] in OWN and tree.heads[owned] in {noun, aside}
        state = owned == aside - 1 and tree.tags[aside] in STATES
        return owned if theirs and (state or tree.labels[noun] == "vocative") else None
    some = tree.heads[first] == aside and tree.words[first + 1] == "of" and tree.labels[first] in SUBJECTS
    return first if some else None


def _may_be_main(tree: Tree, verb: int) -> bool:
    """Whether a verb is finite, or is a past tense of saying that was taken for a participle."""
    return tree.tags[verb] in FINITE_VERBS or (tree.tags[verb] == "VBN" and tree.lemmas[verb] in tree.grammar.quoting)


@mend("main-verb-behind-a-participle", labels={"root", "ROOT"}, tags={"VBG"})
def main_verb_behind_a_participle(tree: Tree, participle: int) -> bool:
    """The minister writing in the Post [accused] the bank of theft.

    A participle that tells of the subject is taken for the verb of the sentence, and its verb for what was said.
    """
    before = tree.children(participle, participle - REACH, participle)
    subjects = [t for t in before if tree.labels[t] in SUBJECTS]
    if (
        len(subjects) != 1
        or not tree.is_filled_by(subjects[0], participle)
        or any(tree.pos[t] == "AUX" for t in before)
    ):
        return False
    told = tree.labelled(participle, participle + 1, participle + REACH, frozenset({"ccomp", "conj"}))
    verb = next((t for t in told if tree.tags[t] in FINITE_VERBS), None)
    if verb is None or any(tree.words[t] in BARRED for t in range(participle, verb)):
        return False
    own = tree.children(verb, participle, verb)
    nouns = [t for t in own if tree.labels[t] in SUBJECTS]
    if len(nouns) != len(own) or any(tree.tags[t] not in {"NN", "NNP"} for t in nouns):
        return False
    setting = next(iter(reversed(tree.labelled(participle, participle, verb, frozenset({"obl"})))), participle)
    for noun in nouns:
        tree.hang(noun, setting, "flat")
    tree.hang(verb, verb, "root")
    tree.hang(participle, subjects[0], "acl")
    for token in [*before, *tree.children(participle, verb + 1, verb + REACH)]:
        tree.hang(token, verb)
    return True


@mend("main-verb-behind-an-apposition", labels={"acl"}, tags={"VBN"})
def main_verb_behind_an_apposition(tree: Tree, verb: int) -> bool:
    """Ida Holm, a farmer, [called] the ban a joke.

    A past tense behind a name and its apposition is taken for a participle that describes the name.
    """
    name = tree.heads[verb]
    if tree.heads[name] != name or not name + 2 < verb <= name + REACH:
        return False
    if tree.words[verb - 1] != "," or not any(tree.labels[t] == "appos" for t in tree.children(name, name, verb)):
        return False
    beside = tree.children(verb, verb + 1, verb + REACH)
    takes = any(tree.labels[t] == "obj" for t in beside) or tree.words[verb + 1 : verb + 2] == ["for"]
    others = [t for t in tree.children(name, verb + 1, verb + REACH) if tree.labels[t] != "punct"]
    if not takes or others or any(tree.labels[t] == "cop" for t in tree.children(name, name - REACH, name)):
        return False
    tree.hang(verb, verb, "root")
    tree.hang(name, verb, "nsubj")
    tree.tags[verb] = "VBD"
    return True


@mend("past-tense-after-a-comma", labels={"advcl", "conj", "parataxis", "acl"}, tags={"VBN"})
def past_tense_after_a_comma(tree: Tree, verb: int) -> bool:
    """Output shrank, the lender [estimated] on Tuesday, amid a crisis.

    A past tense with its own subject, set off behind what it reports, is taken for a participle.
    """
    if tree.lemmas[verb] not in tree.grammar.without_that or tree.words[verb + 1 : verb + 2] == ["to"]:
        return False
    noun = tree.heads[verb] if tree.labels[verb] == "acl" else None
    if noun is not None:
        if tree.labels[noun] != "parataxis" or noun != verb - 1 or not tree.opens_behind_comma(noun):
            return False
        tree.hang(verb, tree.heads[noun], "parataxis")
        tree.hang(noun, verb, "nsubj")
    else:
        own = tree.children(verb, verb - REACH, verb)
        subjects = [t for t in own if tree.labels[t] == "nsubj"]
        if len(subjects) != 1 or {tree.labels[t] for t in own} & {"aux", "aux:pass", "mark", "cc"}:
            return False
        if tree.heads[verb] > verb or not tree.opens_behind_comma(subjects[0]):
            return False
    tree.tags[verb] = "VBD"
    return True
