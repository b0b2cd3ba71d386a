"""Sentences that open with the verb that quotes, before who is quoted."""

from __future__ import annotations

from claimx.syntax.mends.subjects import QUOTES
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, NOUNS

ROOTS = frozenset({"root", "ROOT"})
TITLES = frozenset({"nmod:desc", "compound", "flat"})


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
        tree.hang(above, verb, "ccomp")  # who speaks hangs there as such, below
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
