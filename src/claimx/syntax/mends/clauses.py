"""Clauses that a parser hung on the wrong word."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS, VERBAL

OPENING, CLOSING = frozenset('"“«'), frozenset('"”»')
QUOTES = OPENING | CLOSING
# What parts two clauses.
BARRED = QUOTES | {",", ";", ":", "that"}
# What the main clause behind a fronted one is taken for.
TAKEN_FOR = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl:relcl"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
OPENS_A_PART, OPENS_A_PHRASE = frozenset({"cc", "mark"}), frozenset({"ADP", "ADV"})
# What a verb may have taken already.
TAKEN = frozenset({"obj", "xcomp", "ccomp", "obl"})


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
    if tree.words[semicolon + 1] in {"and", "that"}:
        return False  # "reported that it leaked; that it had [leaked] before": a second one
    tree.hang(clause, verb, "parataxis")
    for noun in tree.children(verb, semicolon + 1, clause):
        tree.hang(noun, clause, None if own & ANY_SUBJECT else "nsubj")
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

    A clause of time or condition, or a phrase with a clause of its own, at the head of the sentence is taken for the
    main clause, and the main clause for a part of what is said in it.
    """
    opening = [t for t in tree.children(fronted, fronted - REACH, fronted) if tree.labels[t] == "mark"]
    phrase = not opening and _opens_phrase(tree, fronted)
    if not phrase and (len(opening) != 1 or not _opens_fronted(tree, opening[0])):
        return False
    behind = range(fronted + 1, min(fronted + 2 * REACH, len(tree.heads)))
    main = next((token for token in behind if _is_main(tree, fronted, token)), None)
    if main is None:
        return False
    _part_at_comma(tree, main)
    tree.hang(main, main, "root")
    tree.hang(fronted, main, "obl" if phrase else "advcl")
    return True


def _opens_phrase(tree: Tree, noun: int) -> bool:
    """Whether a noun heads a phrase that opens its sentence: "In a [year] in which it rained, rents rose"."""
    first = tree.first_of(noun)
    return tree.labels[first] == "case" and tree.words[first][:1].isupper() and tree.heads[first] == noun


def _opens_fronted(tree: Tree, mark: int) -> bool:
    """Whether a subordinator opens its sentence: capitalised, or behind a capitalised adverb ("Even if")."""
    word = tree.words[mark].lower()
    if word not in tree.grammar.open_time and word not in tree.grammar.open_fronted:
        return False
    return tree.words[mark][:1].isupper() or (mark > 0 and tree.words[mark - 1][:1].isupper())


def _is_main(tree: Tree, fronted: int, token: int) -> bool:
    """Whether a token heads a clause after a comma, with a subject and without a conjunction, below the fronted one.

    What the fronted one says ends before that comma: it has a finite verb of its own.
    """
    if tree.labels[token] not in TAKEN_FOR or not tree.is_below(tree.heads[token], fronted):
        return False
    comma = _comma_of(tree, token)
    if comma <= fronted or tree.labelled(token, comma, token, OPENS_A_PART):
        return False
    own = [tree.tags[t] for t in (*tree.children(token, comma, token), token)]
    if FINITE_OR_MODAL.isdisjoint(own) or not RELATIVE.isdisjoint(own):
        return False
    return tree.labels[token] == "conj" or not FINITE_OR_MODAL.isdisjoint(tree.tags[fronted + 1 : comma])


def _comma_of(tree: Tree, clause: int) -> int:
    """The comma before a clause's subject, where only a phrase may stand between: "…, [at noon] she left"; else -1."""
    subjects = tree.labelled(clause, clause - REACH, clause, ANY_SUBJECT)
    end = tree.first_of(subjects[-1]) if subjects else 0
    comma = next(iter(reversed(tree.commas_in(end - REACH, end))), end)
    phrase = tree.pos[comma + 1 : end]
    return comma if comma < end and set(phrase[:1]) <= OPENS_A_PHRASE and VERBAL.isdisjoint(phrase) else -1


def _part_at_comma(tree: Tree, main: int) -> None:
    """Hang the words before the comma that the main clause took on what was said, and those behind it on the clause.

    "Though he would not say [who he is], she did"; "while it was a mistake, [at a hearing] she said no".
    """
    comma = _comma_of(tree, main)
    taken = [t for t in tree.children(main, main - REACH, comma) if tree.labels[t] != "punct"]
    verb = next((t for t in reversed(taken) if tree.pos[t] in VERBAL), main)
    for token in taken:
        tree.hang(token, tree.heads[main] if verb in {main, token} else verb)
    for token in [t for t in range(comma + 1, main) if tree.heads[t] < comma]:
        tree.hang(token, main, "obl" if tree.labels[token] == "nmod" else None)


@mend("main-verb-behind-a-participle", labels={"root", "ROOT"}, tags={"VBG"})
def main_verb_behind_a_participle(tree: Tree, participle: int) -> bool:
    """The minister writing in the Post [accused] the bank of theft.

    A participle that tells of the subject is taken for the verb of the sentence, and its verb for what was said.
    """
    before = tree.children(participle, participle - REACH, participle)
    subjects = [t for t in before if tree.labels[t] in ANY_SUBJECT]
    if len(subjects) != 1 or any(tree.pos[t] == "AUX" for t in before):
        return False
    told = tree.labelled(participle, participle + 1, participle + REACH, frozenset({"ccomp", "conj"}))
    verb = next((t for t in told if tree.tags[t] in FINITE_VERBS), None)
    if verb is None or any(tree.words[t] in BARRED for t in range(participle, verb)):
        return False
    own = tree.children(verb, participle, verb)
    nouns = [t for t in own if tree.labels[t] in ANY_SUBJECT]
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
