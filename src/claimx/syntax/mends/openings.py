"""Sentences that open otherwise than most: with the verb that quotes, with a phrase, with what "who" tells."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, QUOTES
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, NOUNS

ROOTS = frozenset({"root", "ROOT"})
CASE = frozenset({"case"})
RELATIVES = frozenset({"acl", "acl:relcl"})
PREDICATED = frozenset({"cop", "nsubj", "expl"})
TITLES = frozenset({"nmod:desc", "compound", "flat"})
BESIDE = frozenset({"conj", "parataxis", "ccomp", "advcl"})
JOINS = frozenset({"cc", "mark"})
WHO = frozenset({"who", "which"})


@mend("verb-that-opens-before-who-is-quoted", labels=ROOTS | {"amod"}, tags={"NNP", "VBD", "VBN", "VBZ"})
def verb_that_opens_before_who_is_quoted(tree: Tree, verb: int) -> bool:
    """[Said] Ida Holm, a farmer: “We saw it coming”.

    The verb of saying that opens a sentence before who is quoted is taken for a name or a description, or the speaker
    for what it says.
    """
    word, opening = tree.words[verb], _opening_behind(tree, verb)
    above = _top_of_phrase(tree, verb)
    if opening is None or not word[:1].isupper() or tree.first_of(above) < verb:
        return False
    if word.lower() not in tree.grammar.quoting_forms and (
        tree.lemmas[verb] not in tree.grammar.quoting or tree.tags[verb] not in FINITE_OR_MODAL
    ):
        return False
    speaker = next(
        (t for t in (above, *tree.children(above, verb, opening)) if _may_speak(tree, t, verb, opening)), None
    )
    if speaker is None or any(tree.tags[t] in FINITE_OR_MODAL for t in range(verb + 1, speaker)):
        return False
    if above != verb:
        tree.take_place(verb, above)
    tree.tags[verb], tree.pos[verb] = "VBZ" if tree.tags[verb] == "VBZ" else "VBD", "VERB"
    for token in (*tree.children(verb, verb + 1, opening), *tree.children(speaker, opening, len(tree.words))):
        if token != speaker:
            tree.hang(token, speaker if token < opening and tree.labels[token] in {"flat", "appos"} else verb)
    tree.hang(speaker, verb, "nsubj")
    for token in tree.labelled(verb, opening, opening + REACH, frozenset({"parataxis", "acl:relcl", "appos"})):
        tree.labels[token] = "ccomp"
    return True


def _top_of_phrase(tree: Tree, verb: int) -> int:
    """What a verb taken for a description hangs on in the end: "Tweeted Sen. Ida Holm"; a root is its own."""
    return next((top for top in tree.above(verb) if tree.labels[top] not in TITLES), verb)


def _opening_behind(tree: Tree, verb: int) -> int | None:
    """The mark that opens a quotation behind a colon or a comma, with no finite verb before it."""
    ahead = range(verb + 2, min(verb + REACH, len(tree.words)))
    mark = next((t for t in ahead if tree.words[t] in QUOTES or tree.tags[t] in FINITE_OR_MODAL), None)
    quoted = mark is not None and tree.words[mark] in QUOTES and tree.words[mark - 1] in {":", ","}
    return mark if quoted else None


def _may_speak(tree: Tree, noun: int, verb: int, opening: int) -> bool:
    """Whether a noun begins right behind a verb: the first word of a name, the head of another phrase."""
    if not verb < noun < opening or tree.tags[noun] not in NOUNS | {"PRP"}:
        return False
    return all(tree.heads[t] == noun for t in range(verb + 1, noun))


@mend("main-clause-after-a-fronted-phrase", labels=ROOTS, tags=NOUNS, asks=",")
def main_clause_after_a_fronted_phrase(tree: Tree, fronted: int) -> bool:
    """In a year in which many said they were poor, rents [rose].

    A phrase with a clause of its own at the head of the sentence is taken for the whole of it, and the main clause for
    a part of that clause.
    """
    opening = tree.labelled(fronted, fronted - REACH, fronted, CASE)
    if not opening or not tree.words[opening[0]][:1].isupper() or tree.first_of(fronted) != opening[0]:
        return False
    if tree.labelled(fronted, fronted - REACH, fronted, PREDICATED):
        return False
    behind = range(fronted + 1, min(fronted + 2 * REACH, len(tree.words)))
    main = next((t for t in behind if _is_whole_behind_comma(tree, fronted, t)), None)
    if main is None:
        return False
    subject = tree.labelled(main, fronted, main, ANY_SUBJECT)[0]
    for token in tree.children(tree.heads[main], tree.first_of(subject) - 1, tree.first_of(subject)):
        tree.hang(token, main)
    tree.hang(main, main, "root")
    tree.hang(fronted, main, "obl")
    return True


def _is_whole_behind_comma(tree: Tree, fronted: int, verb: int) -> bool:
    """Whether a finite verb below a phrase has a subject that opens behind a comma, and nothing joins it."""
    if tree.labels[verb] not in BESIDE or not tree.is_below(verb, fronted):
        return False
    subjects = tree.labelled(verb, fronted, verb, ANY_SUBJECT)
    own = tree.children(verb, fronted, verb)
    if not subjects or any(tree.labels[t] in JOINS for t in own) or not tree.opens_behind_comma(subjects[0]):
        return False
    return any(tree.tags[t] in FINITE_OR_MODAL for t in (verb, *own))


@mend("verb-behind-what-who-tells", labels=ROOTS, tags=NOUNS, asks=",")
def verb_behind_what_who_tells(tree: Tree, noun: int) -> bool:
    """The vote, which she said was a mistake, [cost] her the seat.

    What "which" tells of the subject is taken to go on behind its second comma: but there the verb of the sentence
    stands, without a subject of its own.
    """
    if tree.labelled(noun, noun - REACH, noun, PREDICATED | CASE):
        return False
    ahead = range(noun + 1, min(noun + REACH, len(tree.words)))
    told = next((t for t in ahead if tree.labels[t] in RELATIVES and tree.is_below(t, noun)), None)
    if told is None or not any(
        tree.words[t] in WHO and tree.words[t - 1] == "," for t in tree.children(told, noun, told)
    ):
        return False
    behind = range(told + 1, min(told + REACH, len(tree.words)))
    main = next((t for t in behind if _is_bare_behind_comma(tree, told, t)), None)
    if main is None:
        return False
    tree.hang(main, main, "root")
    for token in tree.children(noun, main + 1, len(tree.words)):
        tree.hang(token, main)
    tree.make_subject(noun, main)
    return True


def _is_bare_behind_comma(tree: Tree, told: int, verb: int) -> bool:
    """Whether a finite verb stands beside one that was told, right behind a comma and without a subject."""
    if tree.labels[verb] != "conj" or not tree.is_below(verb, told):
        return False
    own = tree.children(verb, told + 1, verb)
    if any(tree.labels[t] in JOINS | ANY_SUBJECT for t in own):
        return False
    first = min([t for t in own if tree.labels[t] != "punct"] + [verb])
    return tree.words[first - 1] == "," and tree.tags[first] in FINITE_OR_MODAL
