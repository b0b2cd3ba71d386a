"""Verbs that were read as descriptions or into nouns, and nouns that were read as verbs."""

from __future__ import annotations

from claimx.syntax.mends.behind import OPENING_MARK, stands_behind_speech
from claimx.syntax.mends.complements import CLAUSE
from claimx.syntax.mends.subjects import ANY_SUBJECT
from claimx.syntax.mends.tree import CLOSING, REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, NOMINAL

PARTS_OF_VERBS = frozenset({"aux", "aux:pass"})
BEHIND_HAVE = frozenset({"advcl", "ccomp", "xcomp", "conj", "parataxis"})
OPENING = frozenset('"“‘«')
OF_A_NAME = frozenset({"compound", "flat", "amod", "det", "nmod:poss", "nmod:desc"})


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
    own = tree.labelled(participle, have - REACH, have, ANY_SUBJECT)
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
    if tree.pos[noun] not in NOMINAL:
        return None
    for above in tree.above(noun):
        parted = any(tree.words[t] == "," for t in tree.labelled(noun, noun - REACH, noun, frozenset({"punct"})))
        if above > noun or tree.pos[above] not in NOMINAL or parted:
            break
        noun = above
    return noun


@mend("verb-behind-a-number", labels={"compound"}, tags={"VBP"})
def verb_behind_a_number(tree: Tree, verb: int) -> bool:
    """Two million [flee] homes.

    What a number of people does in a headline is taken for the first word of a compound noun.
    """
    noun, number = tree.heads[verb], verb - 1
    if tree.tags[number] != "CD" or tree.heads[number] != noun or tree.heads[noun] != noun or not verb < noun:
        return False
    if any(tree.labels[t] in {"det", "nmod:poss", "case", "cop"} for t in tree.children(noun, noun - REACH, noun)):
        return False
    tree.take_place(verb, noun)
    for token in tree.children(noun, noun - REACH, len(tree.words)):
        if token < verb or tree.labels[token] not in {"nmod", "compound", "amod"}:
            tree.hang(token, verb)
    tree.hang(noun, verb, "obj")
    tree.make_subject(number, verb)
    return True


@mend("verb-read-into-a-noun", labels={"compound"}, tags={"VB", "VBP", "VBZ"})
def verb_read_into_a_noun(tree: Tree, word: int) -> bool:
    """He spoke at the [think] tank Orvia House.

    The first word of a compound noun is spelt like a verb and tagged as one.
    """
    if not word < tree.heads[word] or tree.words[word - 1] in OPENING:
        return False  # a “Save the Mill” poster
    tree.tags[word], tree.pos[word] = "NN", "NOUN"
    return True


@mend("particle-read-as-a-preposition", labels={"case"}, tags={"IN", "RP", "RB"})
def particle_read_as_a_preposition(tree: Tree, particle: int) -> bool:
    """The ministry waved [off] the delay as minimal.

    What belongs to a verb that takes an object with it is taken for the preposition of that object.
    """
    verb, noun = particle - 1, tree.heads[particle]
    if tree.heads[noun] != verb or tree.labels[noun] != "obl":
        return False
    if f"{tree.lemmas[verb]} {tree.words[particle]}" not in tree.grammar.parted:
        return False
    tree.hang(particle, verb, "compound:prt")
    tree.labels[noun], tree.tags[particle] = "obj", "RP"
    return True


@mend("subject-of-an-auxiliary", labels={"nsubj", "nsubj:pass"})
def subject_of_an_auxiliary(tree: Tree, subject: int) -> bool:
    """[The bank] has, however, said that it will pay.

    Words between commas part "has" from its verb, and the subject is hung on it: it is the verb's, also where "has" is
    taken for the main one.
    """
    have = tree.heads[subject]
    verb = _verb_behind_an_aside(tree, have)
    if verb is not None:
        tree.take_place(verb, have)
        tree.hang(have, verb, "aux")
    verb = tree.heads[have]
    if tree.labels[have] not in PARTS_OF_VERBS or not subject < have < verb:
        return False
    if tree.labelled(verb, verb - REACH, verb, ANY_SUBJECT):
        return False
    tree.pos[have] = "AUX"
    if tree.lemmas[have] == "have" and tree.tags[verb] == "VBD":
        tree.tags[verb] = "VBN"
    tree.hang(subject, verb)
    return True


def _verb_behind_an_aside(tree: Tree, have: int) -> int | None:
    """The past participle behind the comma that closes an aside right behind "has"; None where there is none."""
    if tree.lemmas[have] != "have" or tree.words[have + 1 : have + 2] != [","]:
        return None
    behind = tree.labelled(have, have + 2, have + REACH, BEHIND_HAVE)
    return next((t for t in behind if tree.tags[t] in {"VBN", "VBD"} and tree.words[t - 1] == ","), None)


@mend("infinitive-of-what-somebody-is", labels={"xcomp"}, tags={"VB"})
def infinitive_of_what_somebody_is(tree: Tree, infinitive: int) -> bool:
    """The two banks look set to [merge].

    What a state behind "look" or "seem" is a state for is taken for a second complement of the verb.
    """
    verb, state = tree.heads[infinitive], infinitive - 2
    is_state = state > verb and tree.heads[state] == verb and tree.labels[state] == "xcomp" and tree.tags[state] == "JJ"
    if not is_state or tree.words[infinitive - 1] != "to":
        return False
    tree.hang(infinitive, state)
    return True


@mend("description-read-as-a-verb", labels={"conj", "parataxis", "advcl"}, tags={"VBD", "VBN"}, asks="reporting")
def description_read_as_a_verb(tree: Tree, verb: int) -> bool:
    """There were 900 confirmed cases and 12 [reported] deaths.

    Of two counts that were told, the second's participle is taken for a verb, and its number for who did it.
    """
    number = verb - 1
    if (
        tree.tags[number] != "CD"
        or tree.heads[number] != verb
        or tree.tags[verb + 1 : verb + 2] not in (["NN"], ["NNS"])
    ):
        return False
    nouns = tree.labelled(verb, verb, verb + REACH, frozenset({"obj"}))
    first = next((t for t in range(max(verb - REACH, 1), number) if _is_told_of_a_count(tree, t)), None)
    if first is None or not nouns or tree.lemmas[verb] not in tree.grammar.reporting:
        return False
    noun = nouns[0]
    tree.hang(noun, tree.heads[first], "conj")
    for token in tree.children(verb, number - REACH, verb + REACH):
        if token != noun:
            tree.hang(token, noun)
    tree.hang(verb, noun, "amod")
    tree.labels[number] = "nummod"
    tree.tags[verb] = "VBN"
    return True


def _is_told_of_a_count(tree: Tree, participle: int) -> bool:
    """Whether a participle of telling stands between a number and its noun: "900 confirmed cases"."""
    describes = tree.labels[participle] == "amod" and tree.tags[participle - 1] == "CD"
    return describes and tree.lemmas[participle] in tree.grammar.reporting


@mend("name-read-as-an-adverb", labels={"aux", "advmod"}, tags={"MD", "NNP", "RB"})
def name_read_as_an_adverb(tree: Tree, name: int) -> bool:
    """“We will go,” [Will] wrote; [Early] called it a trap; [May] urged calm.

    A name spelt like a modal or an adverb, before a verb of saying without a subject; behind no modal has a verb a past
    form.
    """
    verb = name + 1
    if tree.heads[name] != verb or not tree.words[name].istitle() or tree.labels[name] == "nsubj":
        return False
    word, third = tree.words[verb], tree.tags[verb] == "VBZ"
    past = word in tree.grammar.irregular_forms or (word.endswith("ed") and not word.endswith("eed"))
    if not (past or third) or tree.labelled(verb, verb - REACH, verb + REACH, ANY_SUBJECT):
        return False
    if tree.labels[name] == "advmod" and not _may_have_a_name(tree, verb):
        return False
    tree.hang(name, verb, "nsubj")
    tree.tags[name], tree.pos[name] = "NNP", "PROPN"
    tree.tags[verb], tree.pos[verb] = "VBZ" if third else "VBD", "VERB"
    return True


def _may_have_a_name(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying wants a subject: not "Recently called a fool, he left", "“Go!” Suddenly cried Roe"."""
    ends = tree.words[verb + 1 : verb + 2] in ([], ["."])
    wants = tree.tags[verb] != "VBN" and tree.lemmas[verb] in tree.grammar.attributing
    if verb > 1 and tree.words[verb - 2][:1].isupper():
        return False  # in a headline adverbs are written so, too
    return wants and (ends or verb < 2 or tree.words[verb - 2] not in CLOSING)


@mend("verb-read-as-a-description", labels={"amod"}, tags={"VBD", "VBN", "JJ"})
def verb_read_as_a_description(tree: Tree, verb: int) -> bool:
    """“We have two boats,” [quipped] harbour master Ana Roe.

    A verb of quoting right behind what was said is taken for a description of who says it.
    """
    noun = tree.heads[verb]
    if tree.words[verb] not in tree.grammar.quoting_forms or not stands_behind_speech(tree, verb) or noun < verb:
        return False
    if any(tree.labels[t] != "punct" for t in tree.children(noun, noun - REACH, verb)) or _is_a_term(tree, verb):
        return False
    if tree.labels[noun] == "nmod:desc" and tree.heads[noun] > noun:
        noun = tree.heads[noun]
    tree.take_place(verb, noun)
    if tree.labels[verb] not in {"root", "ROOT"}:
        tree.labels[verb] = "parataxis"
    tree.hang(noun, verb, "nsubj")
    tree.tags[verb], tree.pos[verb] = "VBD", "VERB"
    return True


def _is_a_term(tree: Tree, end: int) -> bool:
    """Whether what the marks before a token enclose is no sentence: "the “border,” contested land"."""
    start = max(end - REACH, 0)
    opening = next((t for t in range(end - 2, start, -1) if tree.tags[t] == OPENING_MARK), None)
    return opening is not None and FINITE_OR_MODAL.isdisjoint(tree.tags[opening:end])


@mend(
    "verb-read-into-a-name-at-the-end",
    labels={"obl", "nsubj", "obj", "appos", "dep", "root", "ROOT"},
    tags={"NNS", "NNPS", "VBZ"},
)
def verb_read_into_a_name_at_the_end(tree: Tree, verb: int) -> bool:
    """Rents have risen since May, Lake FM [reports]. “It is late,” Ida Holm [comments].

    The verb that ends the sentence behind a name and a comma, or behind a quotation and a noun, is taken for a noun
    that the name describes.
    """
    name, first = verb - 1, _first_of_name(tree, verb)
    if tree.lemmas[verb] not in tree.grammar.reporting or tree.words[verb + 1 : verb + 2] not in ([], ["."]):
        return False
    if not _may_name_who_reports(tree, first, name) or tree.heads[name] != verb or first <= tree.heads[verb] != verb:
        return False
    names = tree.children(verb, first, name + 1)
    told = tree.labelled(verb, 0, first, CLAUSE)
    for token in names:
        tree.hang(token, name)
    tree.hang(name, verb, "nsubj")
    if not told:
        tree.labels[verb] = "parataxis"
    tree.tags[verb], tree.pos[verb] = "VBZ", "VERB"
    return True


def _may_name_who_reports(tree: Tree, first: int, name: int) -> bool:
    """Whether a name stands behind a comma, or a name or a noun behind a quotation."""
    quoted = stands_behind_speech(tree, first)
    if first < 2 or name < first or not (quoted or tree.words[first - 1] == ","):
        return False
    return tree.tags[name] == "NNP" or (quoted and tree.tags[name] == "NN")


def _first_of_name(tree: Tree, verb: int) -> int:
    """Where the phrase begins that describes a noun: "[Lunda’s chief] journalist comments"."""
    first = verb
    while first and (tree.tags[first - 1] == "POS" or _describes(tree, first - 1, verb)):
        first -= 1
    return first


def _describes(tree: Tree, token: int, verb: int) -> bool:
    return tree.labels[token] in OF_A_NAME and token < tree.heads[token] <= verb
