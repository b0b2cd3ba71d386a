"""What a verb takes, read as something else, and what is something else, read as that."""

from __future__ import annotations

from claimx.syntax.mends.subjects import ANY_SUBJECT, AUXILIARIES, PREPOSITION
from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_VERBS

OPENERS_AND_SUBJECTS = ANY_SUBJECT | {"mark"}
MARK = frozenset({"mark"})
CLAUSE, SUBJECT, OBJECT = frozenset({"ccomp"}), frozenset({"nsubj"}), frozenset({"obj"})
TITLES = frozenset({"nmod:desc"})
RELATIVE = frozenset({"who", "which"})
NOT_SHARED = OPENERS_AND_SUBJECTS | AUXILIARIES


@mend("relative-clause-read-as-what-was-said", labels={"ccomp"})
def relative_clause_read_as_what_was_said(tree: Tree, clause: int) -> bool:
    """The state reports 40 cases, [which is the most] since June. They asked Roe, [who is ill], to resign.

    A clause that tells of what was reported, or of who was asked, is taken for what was.
    """
    verb = tree.heads[clause]
    subjects = tree.labelled(clause, verb + 1, clause, frozenset({"nsubj", "nsubj:pass"}))
    if not subjects or tree.words[subjects[0]] not in RELATIVE or tree.words[subjects[0] - 1] != ",":
        return False
    nouns = tree.labelled(verb, verb + 1, subjects[0], frozenset({"obj", "obl"}))
    if not nouns:
        return False
    tree.hang(clause, nouns[-1], "acl:relcl")
    return True


@mend("clause-read-as-a-circumstance", labels={"advcl", "advcl:relcl"})
def clause_read_as_a_circumstance(tree: Tree, clause: int) -> bool:
    """He said at a rally in Leeds [that it means more cuts]; asked by a reporter [if he would resign].

    What was said or asked is taken for a circumstance; "so that" and "now that" do open one. So is what somebody is
    quoted saying, "quoted Ada Holm [calling] it a farce", and why or how something is, right behind the verb.
    """
    verb = tree.heads[clause]
    if tree.labels[clause] == "advcl:relcl":
        return _hangs_on_its_why(tree, clause)
    if (tree.tags[clause] == "VBG" and _is_quoted_saying(tree, verb, clause)) or _is_asked(tree, verb, clause):
        tree.labels[clause] = "ccomp"
        return True
    opening = tree.labelled(clause, verb + 1, clause, MARK)
    if not opening:
        return False
    word, before = tree.words[opening[0]], tree.words[opening[0] - 1]
    told = tree.lemmas[verb] == "ask" and bool(tree.labelled(verb, verb + 1, opening[0], frozenset({"obl:agent"})))
    asked = told or (tree.lemmas[verb] == "ask" and opening[0] == verb + 1)
    if not (word == "that" and before not in tree.grammar.no_that) and not (
        asked and word in tree.grammar.whether_words
    ):
        return False
    tree.labels[clause] = "ccomp"
    return True


def _hangs_on_its_why(tree: Tree, clause: int) -> bool:
    """Hang a clause that the tree hangs on its own "why" on the verb of asking before that: "asked why he [left]"."""
    why = tree.heads[clause]
    verb = tree.heads[why]
    if tree.words[why] != "why" or why != verb + 1 or tree.lemmas[verb] not in tree.grammar.attributing:
        return False
    tree.hang(clause, verb, "ccomp")
    tree.hang(why, clause, "advmod")
    return True


def _is_asked(tree: Tree, verb: int, clause: int) -> bool:
    """Whether "why" or "how" right behind a verb that attributes opens a clause: "questioned why he [left]".

    Behind "asked" also "when".
    """
    opening = verb + 1
    if not opening < clause or tree.heads[opening] != clause:
        return False
    if tree.words[opening] == "when":
        return tree.lemmas[verb] == "ask"
    return tree.words[opening] in {"why", "how"} and tree.lemmas[verb] in tree.grammar.attributing


def _is_quoted_saying(tree: Tree, verb: int, participle: int) -> bool:
    """Whether a participle of saying stands right behind the name of who is quoted."""
    named = [t for t in tree.labelled(verb, verb + 1, participle, OBJECT) if tree.tags[t] == "NNP"]
    quotes = tree.lemmas[verb] in tree.grammar.citing and tree.lemmas[participle] in tree.grammar.attributing
    if not named or not quotes:
        return False
    return tree.first_of(participle) == participle and tree.is_below(participle - 1, named[-1])


@mend("opener-read-as-a-preposition", labels={"nsubj", "nsubj:pass"})
def opener_read_as_a_preposition(tree: Tree, noun: int) -> bool:
    """The trial ended [after] a witness admitted lying.

    What opens a clause of time is taken for a preposition of the clause's subject, and the clause for what was said.
    """
    opening, verb = _preposition_of_only_subject(tree, noun), tree.heads[noun]
    if opening is None or tree.words[opening].lower() not in tree.grammar.open_time:
        return False
    if opening and tree.tags[opening - 1][:2] == "NN" and tree.words[opening].lower() == "as":  # "status as a museum"
        return False
    group = (verb, *tree.labelled(verb, opening, verb, AUXILIARIES))
    if not any(tree.tags[token] in FINITE_VERBS for token in group):
        return False
    tree.hang(opening, verb, "mark")
    if tree.labels[verb] == "ccomp":
        above = tree.heads[verb]
        told = tree.labelled(above, above + 1, opening, CLAUSE)
        tree.hang(verb, told[-1] if told else above, "advcl")
    return True


def _preposition_of_only_subject(tree: Tree, noun: int) -> int | None:
    """The preposition of a noun that is the only subject of the verb behind it, where nothing opens the clause."""
    verb = tree.heads[noun]
    if noun >= verb or not tree.dependents[noun]:
        return None
    prepositions = tree.labelled(noun, noun - REACH, noun, PREPOSITION)
    for title in tree.labelled(noun, noun - REACH, noun, TITLES):  # "after [his lawyer] Ida Holm was held"
        prepositions += tree.labelled(title, title - REACH, title, PREPOSITION)
    if not prepositions or tree.labelled(verb, verb - REACH, verb + REACH, OPENERS_AND_SUBJECTS) != [noun]:
        return None
    return prepositions[0]


@mend("setting-read-as-the-subject", labels={"nsubj", "conj"})
def setting_read_as_the_subject(tree: Tree, noun: int) -> bool:
    """He called the vote a hoax and on [Friday] referred to it as a farce.

    Behind "and", where or when a thing was done is taken for who did it, though a preposition stands before it, or for
    a thing beside the act before.
    """
    if tree.labels[noun] == "conj":
        return _setting_of_next_act(tree, noun)
    verb = tree.heads[noun]
    opening = _preposition_of_only_subject(tree, noun) if tree.labels[verb] == "conj" else None
    if not opening or tree.labels[opening - 1] != "cc":
        return False
    tree.labels[noun] = "obl"
    tree.hang(opening - 1, verb)
    return True


def _setting_of_next_act(tree: Tree, noun: int) -> bool:
    """Hang a phrase behind "and" on the act behind it, and that beside the one before, in whose tense it stands."""
    verb, act = tree.heads[noun], noun + 1
    joint = tree.labelled(noun, noun - REACH, noun, frozenset({"cc"}))
    if not joint or tree.labelled(noun, joint[0], noun, PREPOSITION)[:1] != [joint[0] + 1]:
        return False
    if tree.heads[act : act + 1] != [verb] or tree.tags[verb] not in FINITE_VERBS or tree.tags[act] != tree.tags[verb]:
        return False
    tree.hang(act, verb, "conj")
    for token in tree.labelled(noun, noun - REACH, noun, frozenset({"cc", "punct"})):
        tree.hang(token, act)
    tree.hang(noun, act, "obl")
    return True


@mend("age-behind-a-name", labels={"dep", "obl:unmarked", "nmod:unmarked"}, tags={"CD"})
def age_behind_a_name(tree: Tree, age: int) -> bool:
    """Police said Hale shot Ivo Diaz, [19], outside a bar.

    An age between commas is taken for a part of a clause, often of the one above, and what follows it with it.
    """
    name, clause = max(age - 2, 0), tree.heads[age]
    closed = tree.words[age + 1 : age + 2] in ([], [","], ["."])
    if tree.words[age - 1] != "," or not closed or len(tree.words[age]) > 2:
        return False
    while tree.labels[name] == "flat":
        name = tree.heads[name]
    if tree.pos[name] not in {"NOUN", "PROPN"} or tree.is_below(age, name):
        return False
    tree.hang(age, name, "appos")
    own = tree.heads[name]
    if own != clause and tree.is_below(own, clause):
        for token in tree.labelled(clause, age + 1, age + REACH, frozenset({"obl"})):
            tree.hang(token, own)
    return True


@mend("quality-read-as-a-measure", labels={"obl:unmarked"}, tags={"NN", "NNS"})
def quality_read_as_a_measure(tree: Tree, quality: int) -> bool:
    """Calling the plan a [farce], Roe urged a halt.

    What something is called, right behind it, is taken for a measure or a time, as in "called the firm a second time".
    """
    verb, article = tree.heads[quality], quality - 1
    if not verb < article or tree.lemmas[verb] not in tree.grammar.naming:
        return False
    things = tree.labelled(verb, verb + 1, article, OBJECT)
    if tree.words[article] not in tree.grammar.indefinite or not things:
        return False
    if not tree.is_filled_by(things[-1], article):
        return False
    tree.labels[quality] = "xcomp"
    return True
