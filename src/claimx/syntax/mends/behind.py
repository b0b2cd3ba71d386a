"""Who says it behind what was said, read as a part of it or as something else."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, DETERMINED, QUOTES
from claimx.syntax.mends.tree import REACH, SET_OFF, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL, FINITE_VERBS, NOUNS

OPENING_MARK, CLOSING_MARK = "``", "''"  # their tags
# What stands between what was said and who said it.
GOES_ON = frozenset({",", "?", "!", "…", "—"})
CONJUNCT = frozenset({"conj"})
OBJECT, FLAT = frozenset({"obj"}), frozenset({"flat"})
RELATIVE = frozenset({"acl:relcl"})
SETS_OFF = frozenset({",", "—", "–"})
OPENING = frozenset({"cc", "case", "mark"})


@mend(
    "subject-behind-what-was-said",
    labels={"obj", "iobj", "obl", "obl:agent", "obl:unmarked", "appos", "conj", "dep", "nmod", "parataxis", "nsubj"},
    tags=NOUNS,
    asks=SET_OFF,
)
def subject_behind_what_was_said(tree: Tree, noun: int) -> bool:
    """“We have two boats,” [Ana Roe], the harbour master, told reporters.

    Who speaks, with an apposition, is taken for a part of what was said, also without marks: "It will sell two jets to
    a firm, [its owner], Ida Holm, said".
    """
    verb = _verb_set_off(tree, noun)
    if verb is None or tree.lemmas[verb] not in tree.grammar.attributing or _is_a_part(tree, noun):
        return False
    said = next((t for t in tree.above(noun) if _reports(tree, verb, t)), None)
    if said is None or tree.labelled(verb, said, verb + REACH, ANY_SUBJECT):
        return False
    quoted = _follows_a_quotation(tree, noun)
    if not quoted and not (said < noun and tree.opens_behind_comma(noun) and _ends_unquoted(tree, said, verb)):
        return False
    tree.make_subject(noun, verb)
    if tree.heads[verb] == said:
        tree.labels[verb] = "parataxis"
    return True


def _is_a_part(tree: Tree, noun: int) -> bool:
    """Whether a noun stands behind a conjunction or a preposition, or is a state behind a town."""
    if tree.labelled(noun, noun - REACH, noun, OPENING):
        return True
    return tree.labels[noun] == "appos" and tree.tags[noun] == tree.tags[tree.heads[noun]] == "NNP"


def _verb_set_off(tree: Tree, noun: int) -> int | None:
    """The finite verb behind a phrase and its comma, or at the end behind a phrase that follows a quotation."""
    words, end = tree.words, min(noun + REACH, len(tree.words))
    if not tree.has_set_off(noun + 2, end):
        return None
    commas = tree.commas_in(noun + 1, end - 1)
    told = not FINITE_VERBS.isdisjoint([tree.tags[comma + 1] for comma in commas])
    if not commas or not (told or CLOSING_MARK in tree.tags[max(noun - REACH, 0) : noun]):
        return None
    verb = next((t for t in range(noun + 2, end) if words[t] != "," and not tree.is_below(t, noun)), None)
    if verb is None or (tree.tags[verb] in FINITE_VERBS and words[verb - 1] == ","):
        return verb
    if tree.tags[verb] not in FINITE_OR_MODAL:
        verb = _behind_an_apposition(tree, verb, commas)
    elif tree.lemmas[verb] not in tree.grammar.quoting or words[verb + 1 : verb + 2] not in ([], ["."]):
        return None
    is_finite = verb is not None and tree.tags[verb] in FINITE_VERBS
    return verb if is_finite and _follows_a_quotation(tree, noun) else None


def _behind_an_apposition(tree: Tree, token: int, commas: Sequence[int]) -> int | None:
    """The verb of saying behind the next comma, where none is finite before it: "Roe, one of few to [sue], said"."""
    verb = next((comma + 1 for comma in commas if comma > token), None)
    if verb is None or not FINITE_OR_MODAL.isdisjoint(tree.tags[token:verb]):
        return None
    return verb if tree.lemmas[verb] in tree.grammar.reporting else None


def _follows_a_quotation(tree: Tree, noun: int) -> bool:
    """Whether a phrase begins behind a closing mark, or behind the comma there and is no apposition."""
    mark = tree.first_of(noun) - 1
    if mark < 1:
        return False
    return tree.tags[mark - (tree.words[mark] == "," and tree.labels[noun] != "appos")] == CLOSING_MARK


def _ends_unquoted(tree: Tree, said: int, verb: int) -> bool:
    """Whether a verb of saying closes what was said without marks."""
    return tree.lemmas[verb] in tree.grammar.reporting and QUOTES.isdisjoint(tree.words[max(said - REACH, 0) : verb])


def _reports(tree: Tree, verb: int, said: int) -> bool:
    """Whether a verb has what was said for its clause, or hangs beside it."""
    beside = tree.heads[verb] == said and tree.labels[verb] in {"conj", "parataxis"}
    return beside or (tree.heads[said] == verb and tree.labels[said] == "ccomp")


@mend("title-behind-its-verb", labels={"nsubj"}, tags={"NN", "NNS"})
def title_behind_its_verb(tree: Tree, title: int) -> bool:
    """“It was dark,” remembered [survivor] Tom Reyle.

    A bare noun that describes the name right behind it is taken for a subject beside it.
    """
    verb, name = tree.heads[title], title + 1
    if not verb < title or tree.heads[name : name + 1] != [verb]:
        return False
    if tree.labels[name] != "nsubj" or tree.tags[name] != "NNP" or tree.labelled(title, verb, title, DETERMINED):
        return False
    tree.hang(title, name, "nmod:desc")
    return True


@mend("subject-behind-its-verb", labels={"obj", "iobj", "advmod", "nsubj", "nsubj:pass"}, asks="quoting")
def subject_behind_its_verb(tree: Tree, noun: int) -> bool:
    """“Heartbroken and numb,” writes [his partner].

    Who speaks is taken for an object, a name that nobody knows for an adverb, or for the subject of what follows; and a
    word of what was said for the subject.
    """
    below, verb = tree.heads[noun], _quoting_before(tree, noun)
    if verb is None:
        return False
    is_bare = _is_bare(tree, verb)
    if not _may_stand_before(tree, verb, noun, bare=is_bare) or (verb != below and tree.words[below - 1] == ","):
        return False
    others = [t for t in tree.labelled(verb, verb - REACH, verb + REACH, ANY_SUBJECT) if t != noun]
    if _is_sound(tree, verb, noun, others, beside=verb == below) or not (
        stands_behind_speech(tree, verb)
        or (verb == below and all(_is_a_clause(tree, t) for t in others) and _ends(tree, verb, noun))
        or _parts(tree, verb, noun, below)
    ):
        return False
    if not _is_name(tree, noun) and tree.pos[noun] not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return False
    for subject in others:
        tree.labels[subject] = "ccomp"
    _make_speaker(tree, verb, noun, bare=is_bare)
    if verb != below and not tree.labelled(below, verb, below, ANY_SUBJECT):
        _hang_behind(tree, noun, below)
    return True


def _is_in_a_series(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of three deeds: "Roe called him “weak,” [denounced] his record and said he must go"."""
    if tree.labels[verb] not in {"conj", "xcomp"}:
        return False
    further = (t for head in (verb, tree.heads[verb]) for t in tree.labelled(head, verb + 1, verb + REACH, CONJUNCT))
    return any(tree.tags[t] == tree.tags[verb] for t in further)


def _is_a_clause(tree: Tree, noun: int) -> bool:
    """Whether a noun is what a copula tells of, and so no subject: "It is not for [the mayor] to ask, argued …"."""
    return bool(tree.labelled(noun, noun - REACH, noun, AUXILIARIES))


def _parts(tree: Tree, verb: int, noun: int, below: int) -> bool:
    """Whether who speaks stands between two commas before a clause of its own: "As it rained, says [Holm], we left"."""
    own = [t for t in tree.labelled(below, noun + 1, below, ANY_SUBJECT) if tree.opens_behind_comma(t)]
    return verb != below and tree.words[verb - 1] == "," and bool(own) and tree.is_filled_by(noun, own[0])


def _hang_behind(tree: Tree, noun: int, below: int) -> None:
    """Hang what was read as said by a speaker on what tells of him: "said Holm, who [predicted] it would [rain]".

    Without such a clause it tells of him itself: "said Ivo Holm, a driver [quoted] in a release".
    """
    told = [t for t in tree.labelled(noun, noun, below, RELATIVE) if tree.lemmas[t] in tree.grammar.reporting]
    tree.hang(below, *((told[-1], "ccomp") if told else (noun, "acl")))


def _quoting_before(tree: Tree, noun: int) -> int | None:
    """The verb of quoting before a noun that hangs on it, or on what was said behind the noun."""
    below = tree.heads[noun]
    verb = tree.heads[below] if tree.labels[below] == "ccomp" and noun < below else below
    quotes = verb < noun and tree.lemmas[verb] in tree.grammar.quoting
    return verb if quotes and not _is_in_a_series(tree, verb) else None


def _make_speaker(tree: Tree, verb: int, noun: int, *, bare: bool) -> None:
    """Make a noun the subject of a verb of saying, each with the tag that it then has."""
    if bare:
        tree.tags[verb] = "VBD"
    if _is_name(tree, noun):
        tree.tags[noun], tree.pos[noun] = "NNP", "PROPN"
    tree.make_subject(noun, verb)


def _is_name(tree: Tree, noun: int) -> bool:
    """Whether a name that nobody knows was taken for an adverb."""
    return tree.labels[noun] == "advmod" and tree.words[noun][:1].isupper()


def _is_sound(tree: Tree, verb: int, noun: int, others: list[int], *, beside: bool) -> bool:
    """Whether a noun is the only subject, or another one is told of by what is quoted: "Holm, citing “rain,” said"."""
    told = any(OPENING_MARK in tree.tags[subject:verb] for subject in others)
    return told or (tree.labels[noun] == "nsubj" and beside and not others)


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a past tense that is spelt as the infinitive was taken for one: "“…”, read the sign"."""
    alone = tree.tags[verb] == "VB" and not tree.children(verb, verb - REACH, verb - 1)
    return alone and stands_behind_speech(tree, verb)


def _may_stand_before(tree: Tree, verb: int, noun: int, *, bare: bool) -> bool:
    """Whether a verb that quotes is finite and a phrase begins right behind it."""
    return (bare or tree.tags[verb] in FINITE_VERBS) and tree.first_of(noun) == verb + 1


def _ends(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb of saying with who is known is set off from what was said: not "met them, announced a sale"."""
    if tree.tags[verb - 1] == CLOSING_MARK:
        return True
    known = [tree.words[t] == "the" or tree.labels[t] == "nmod:poss" for t in tree.children(noun, verb, noun)]
    several = any(tree.labelled(t, verb + 1, verb + REACH, CONJUNCT) for t in {verb, tree.heads[verb]})
    reports = tree.words[verb - 1] in SETS_OFF and tree.lemmas[verb] in tree.grammar.reporting and not several
    return reports and (any(known) or tree.tags[noun] == "NNP")


def stands_behind_speech(tree: Tree, verb: int) -> bool:
    """Whether what is quoted ends right before a verb, with a mark of its own: "…,” said"; not "the film “Us” says"."""
    before = slice(max(verb - 2, 0), verb)
    return CLOSING_MARK in tree.tags[before] and not GOES_ON.isdisjoint(tree.words[before])


@mend(
    "verb-read-as-a-noun-at-the-end",
    labels={"advmod", "conj", "dep", "obj", "parataxis", "root", "ROOT"},
    tags={"NN", "VBD"},
)
def verb_read_as_a_noun_at_the_end(tree: Tree, verb: int) -> bool:
    """Rents will rise, economists [reckon].

    A verb of saying that ends the sentence behind its subject and a comma is taken for a noun.
    """
    noun = verb - 1
    if tree.tags[verb] == "VBD":
        return _is_no_noun(tree, verb)
    if tree.lemmas[verb] not in tree.grammar.reporting and tree.lemmas[verb] not in tree.grammar.quoting:
        return False
    if tree.words[verb + 1 : verb + 2] not in ([], ["."]):
        return False
    named = tree.tags[noun] == "JJ" and tree.tags[noun - 1] == "DT"  # "the editorial read"
    before = noun - 1 - named
    if before < 0 or (not named and tree.tags[noun] != "NNS"):
        return False
    if tree.words[before] not in SETS_OFF and tree.tags[before] != CLOSING_MARK:
        return False
    if tree.is_below(verb, noun):
        tree.take_place(verb, noun)
    for token in [t for t in tree.children(verb, noun - 1, noun) if tree.words[t] not in SETS_OFF]:
        tree.hang(token, noun)
    tree.hang(noun, verb, "nsubj")
    tree.tags[verb], tree.pos[verb] = "VBP", "VERB"
    tree.tags[noun], tree.pos[noun] = "NN" if named else "NNS", "NOUN"
    if tree.labels[verb] not in {"root", "ROOT"}:
        tree.labels[verb] = "parataxis"
    return True


def _is_no_noun(tree: Tree, verb: int) -> bool:
    """Make a past tense with a subject a verb, where only its fine tag is one: "“…,” the report [read]"."""
    if tree.pos[verb] != "NOUN" or not tree.labelled(verb, verb - REACH, verb, frozenset({"nsubj"})):
        return False
    tree.pos[verb] = "VERB"
    return True


@mend("title-read-as-a-verb", labels={"conj"}, tags={"VB", "VBP"})
def title_read_as_a_verb(tree: Tree, title: int) -> bool:
    """Ana Roe, a lecturer and [research] fellow at Leeds, said.

    The second title of a name in an apposition is taken for a verb beside the name, or beside what the name said.
    """
    if tree.words[title - 1] != "and":
        return False
    titles = [t for t in (title - 2, *tree.above(title - 2)) if tree.labels[t] == "appos"]
    name = tree.heads[titles[0]] if titles else title
    if tree.tags[name] != "NNP" or tree.heads[title] not in {name, tree.heads[name]}:
        return False
    fellows = tree.labelled(title, title + 1, title + 2, OBJECT)
    for token in (*fellows, *tree.labelled(name, title, title + REACH, FLAT)):
        tree.hang(token, title, "flat")
    tree.hang(title, titles[0])
    tree.tags[title], tree.pos[title] = "NN", "NOUN"
    subject_behind_what_was_said.apply(tree, name)
    return True
