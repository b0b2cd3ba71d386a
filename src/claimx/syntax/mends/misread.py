"""Verbs that were read as descriptions or into nouns, and nouns that were read as verbs."""

from __future__ import annotations

from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
OPENING = frozenset('"“‘«')


@mend("perfect-read-as-a-description", labels={"amod"}, tags={"VBN"})
def perfect_read_as_a_description(tree: Tree, participle: int) -> bool:
    """Roe paid, but both Holm and the bank have [alleged] foul play.

    A participle behind "have" is taken for a description of its own object, whose place it has.
    """
    noun = tree.heads[participle]
    group = tree.labelled(participle, participle - REACH, participle, frozenset({"aux"}))
    if not participle < noun <= participle + REACH or not group:
        return False
    have = group[0]
    if tree.lemmas[have] != "have":
        return False
    own = tree.labelled(participle, have - REACH, have, SUBJECTS)
    subject = own[-1] if own else _whole_before(tree, have)
    if subject is None:
        return False
    tree.take_place(participle, noun)
    tree.hang(noun, participle, "obj")
    for token in tree.children(noun, have - REACH, have):
        tree.hang(token, participle)
    for token in tree.labelled(subject, have - REACH, subject, frozenset({"cc", "punct"})):
        tree.hang(token, participle)
    if tree.labels[participle] not in {"root", "ROOT"}:
        tree.labels[participle] = "conj"
    tree.hang(subject, participle, "nsubj")
    return True


def _whole_before(tree: Tree, end: int) -> int | None:
    """The head of the nouns that end right before a token, as far back as a conjunction behind a comma."""
    noun = end - 1
    if tree.pos[noun] not in NOUNS:
        return None
    for above in tree.above(noun):
        parted = any(tree.words[t] == "," for t in tree.labelled(noun, noun - REACH, noun, frozenset({"punct"})))
        if above > noun or tree.pos[above] not in NOUNS or parted:
            break
        noun = above
    return noun


@mend("verb-read-into-a-noun", labels={"compound"}, tags={"VB", "VBP", "VBZ"})
def verb_read_into_a_noun(tree: Tree, word: int) -> bool:
    """He spoke at the [think] tank Orvia House.

    The first word of a compound noun is spelt like a verb and tagged as one.
    """
    if not word < tree.heads[word] or tree.words[word - 1] in OPENING:
        return False  # a “Save the Mill” poster
    tree.tags[word], tree.pos[word] = "NN", "NOUN"
    return True


@mend("report-read-as-a-description", labels={"amod"}, tags={"VBN"})
def report_read_as_a_description(tree: Tree, verb: int) -> bool:
    """Ida Holm, who chairs the panel, [cautioned] justice is slow.

    The past tense of a verb of saying behind an aside is taken for a description of the bare noun that begins what was
    said.
    """
    noun = tree.heads[verb]
    if tree.lemmas[verb] not in tree.grammar.clausal or tree.words[verb - 1] != ",":
        return False
    if noun < verb or tree.first_of(noun) != verb or tree.labelled(noun, verb + 1, noun, frozenset({"det"})):
        return False
    told = next((t for t in tree.above(verb) if t > noun and tree.labels[t] in {"root", "ROOT", "ccomp"}), None)
    if told is None:
        return False
    speakers = tree.labelled(told, told - 2 * REACH, verb - 1, SUBJECTS)
    group = [told, *tree.children(told, noun, told)]
    if len(speakers) != 1 or not any(tree.tags[t] in FINITE_OR_MODAL for t in group):
        return False
    tree.take_place(verb, told)
    tree.hang(told, verb, "ccomp")
    tree.hang(noun, told, "nsubj:pass" if tree.labelled(told, noun, told, frozenset({"aux:pass"})) else "nsubj")
    tree.hang(speakers[0], verb, "nsubj")
    tree.tags[verb] = "VBD"
    return True


@mend("headline-without-its-verb", labels={"nsubj"})
def headline_without_its_verb(tree: Tree, noun: int) -> bool:
    """Rail plan not [workable], says union.

    What a headline reports, a noun and what it is, is taken for a second subject of the verb behind it.
    """
    says = tree.heads[noun]
    if not noun < says or tree.words[says - 1] != "," or tree.lemmas[says] not in tree.grammar.clausal:
        return False
    predicate = next((t for t in tree.labelled(noun, noun + 1, says, frozenset({"xcomp", "acl", "amod"}))), None)
    speakers = tree.labelled(says, says + 1, says + REACH, SUBJECTS)
    if predicate is None or not speakers or tree.labelled(says, says - REACH, says, frozenset({"ccomp"})):
        return False
    tree.hang(predicate, says, "ccomp")
    tree.hang(noun, predicate, "nsubj")
    return True


@mend("noun-read-as-a-verb", labels={"ccomp", "conj", "parataxis"}, tags={"VBZ"})
def noun_read_as_a_verb(tree: Tree, noun: int) -> bool:
    """One of the authors, [zymologist] Ida Holm, told us that it works.

    A noun that few know is taken for a verb, though it has no "s", and a name behind it for its object.
    """
    verb = tree.heads[noun]
    if tree.words[noun].endswith("s") or not noun < verb or tree.words[noun - 1] != ",":
        return False
    subjects = tree.labelled(noun, noun - REACH, noun, SUBJECTS)
    names = tree.labelled(noun, noun + 1, verb, frozenset({"obj"}))
    if len(subjects) != 1 or len(names) != 1 or tree.labelled(verb, noun + 1, verb, SUBJECTS):
        return False
    tree.hang(subjects[0], verb, "nsubj")
    tree.hang(noun, subjects[0], "appos")
    tree.hang(names[0], noun, "flat")
    tree.tags[noun], tree.pos[noun] = "NN", "NOUN"
    return True


@mend("deed-joined-to-a-noun", labels={"conj"}, tags={"VBD"})
def deed_joined_to_a_noun(tree: Tree, deed: int) -> bool:
    """The state labelled him a terrorist and [levied] sanctions on him.

    A second past tense of the subject is joined to the noun before it, and its object is, too.
    """
    noun = tree.heads[deed]
    verb = tree.heads[noun]
    if tree.pos[noun] not in {"NOUN", "PROPN"} or not verb < noun < deed:
        return False
    if tree.tags[verb] != "VBD" or tree.labels[noun] not in {"obj", "obl", "xcomp"}:
        return False
    own = {tree.labels[t] for t in tree.children(deed, noun, deed)}
    if "cc" not in own or own & SUBJECTS or any(tree.labels[t] == "cop" for t in tree.children(noun, verb, noun)):
        return False
    for token in tree.labelled(noun, deed + 1, deed + REACH, frozenset({"conj", "nmod"})):
        tree.hang(token, deed, "obj" if tree.labels[token] == "conj" else "obl")
    tree.hang(deed, verb)
    return True


@mend("main-verb-behind-a-participle", labels={"root", "ROOT"}, tags={"VBG"})
def main_verb_behind_a_participle(tree: Tree, participle: int) -> bool:
    """Ida Holm speaking to the Orvia think tank [called] the deal void.

    A participle behind the subject, no comma before it, is taken for the main verb, and the main verb for what it
    reports.
    """
    subjects = tree.labelled(participle, participle - REACH, participle, SUBJECTS)
    if len(subjects) != 1 or subjects[0] > participle:
        return False
    if tree.labelled(participle, participle - REACH, participle, frozenset({"aux", "cop"})):
        return False
    behind = tree.labelled(participle, participle + 1, participle + REACH, frozenset({"ccomp"}))
    main = next((t for t in behind if tree.tags[t] in {"VBD", "VBZ"}), None)
    phrases = [] if main is None else tree.labelled(participle, participle + 1, main, frozenset({"obl"}))
    if main is None or not phrases:
        return False
    own = tree.labelled(main, participle + 1, main, SUBJECTS)
    if any(t != main - 1 or tree.words[tree.first_of(t) - 1] == "," or tree.pos[t] == "PRON" for t in own):
        return False
    tree.hang(main, main, "root")
    for token in tree.children(participle, participle - REACH, subjects[0]):
        tree.hang(token, main)
    tree.hang(subjects[0], main, "nsubj")
    tree.hang(participle, subjects[0], "acl")
    for token in own:
        tree.hang(token, phrases[-1], "appos")
    return True


@mend("noun-read-as-a-verb-behind-that", labels={"acl:relcl", "nsubj"}, tags={"VBZ"})
def noun_read_as_a_verb_behind_that(tree: Tree, noun: int) -> bool:
    """They complained to officials that [buses] no longer stopped.

    A bare plural that is spelt like a verb, the subject of what was said, is taken for a verb whose subject is "that".
    """
    that = noun - 1
    if tree.words[that] != "that" or tree.heads[that] != noun:
        return False
    head = tree.heads[noun]
    ahead = range(noun + 1, min(noun + REACH, len(tree.heads)))
    main = head if head > noun else next((t for t in ahead if tree.labels[t] in {"ccomp", "root"}), None)
    if main is None or any(not tree.words[t].strip(",;.?!\n ") for t in range(noun, main)):
        return False  # another clause or sentence begins between them
    group = [main, *tree.children(main, noun, main)]
    if not any(tree.tags[t] in FINITE_OR_MODAL for t in group) or any(
        tree.labels[t] in SUBJECTS for t in group if t not in {main, noun}
    ):
        return False
    tree.hang(noun, main, "nsubj")
    tree.hang(that, main, "mark")
    tree.tags[noun], tree.pos[noun] = "NNS", "NOUN"
    tree.tags[that], tree.pos[that] = "IN", "SCONJ"
    return True
