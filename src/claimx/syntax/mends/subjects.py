"""Subjects that a parser gave to the wrong word."""

from __future__ import annotations

from claimx.syntax.mends.tree import REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ANY_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
DETERMINED = frozenset({"det", "nummod", "nmod:poss", "case"})
# Verbs whose clause often comes without "that", and which have no object beside it (as "tell" and "remind" have).
TAKE_A_CLAUSE = frozenset(
    "acknowledge admit allege announce argue assume believe claim conclude confirm deny discover estimate expect "
    "explain fear feel figure find guess hear hope imagine indicate insist know learn maintain note predict reckon "
    "report reveal say show state stress suggest suppose suspect think understand".split()
)
# Verbs that name whom they tell before what they tell.
NAME_AN_ADDRESSEE = frozenset({"tell", "inform", "remind", "assure", "warn", "notify", "advise", "show"})
BESIDE_A_NAME = frozenset({"conj", "appos", "flat"})
MAGNITUDES = frozenset({"thousand", "million", "billion", "trillion"})
DASHES = frozenset({"-", "–", "—", "--"})
BARS = frozenset('"“”«»') | {":", ";", "(", ")", "–", "—", "--"}


@mend("title-before-name", labels={"nsubj", "nsubj:pass"})
def title_before_name(tree: Tree, name: int) -> bool:
    """[Danish swimmer] Ida Holm said.

    A noun that describes a name is taken for a second subject. A bare noun in the singular is no subject of its own;
    one with an article or in the plural may be: "weapons Moscow said it destroyed".
    """
    verb = tree.heads[name]
    if tree.tags[name] != "NNP" or name > verb:
        return False
    others = [t for t in tree.children(verb, name - REACH, name) if tree.labels[t] in SUBJECTS]
    if not others or tree.pos[others[-1]] != "NOUN":
        return False
    noun = others[-1]
    if not tree.is_filled_by(noun, name) or any(_parts(tree, t) for t in range(noun + 1, name)):
        return False
    if any(tree.labels[t] in DETERMINED for t in tree.children(noun, noun - REACH, noun)):
        return False
    several = any(tree.labels[t] == "conj" for t in tree.children(name, name, min(verb, name + REACH)))
    if (tree.tags[noun] == "NNS") != several:
        return False
    tree.hang(noun, name, "nmod:desc")
    return True


def _parts(tree: Tree, token: int) -> bool:
    """Whether a mark parts a noun from the name: "the law, Holm said", not "chef, author and cook Ida Holm"."""
    word = tree.words[token]
    return word in BARS or (word == "," and tree.labels[tree.heads[token]] != "conj")


@mend("subject-of-what-was-said", labels={"ccomp"})
def subject_of_what_was_said(tree: Tree, clause: int) -> bool:
    """The firm says [14 wells] closed.

    A noun between a verb of saying and the verb of what was said is taken for an object: it is the subject.
    """
    verb = tree.heads[clause]
    if not verb < clause <= verb + REACH or tree.lemmas[verb] not in TAKE_A_CLAUSE or tree.tags[verb][:2] != "VB":
        return False
    objects = [t for t in tree.children(verb, verb + 1, clause) if tree.labels[t] in {"obj", "iobj"}]
    commas = len(objects) == 1 and tree.words[objects[0] + 1 : objects[0] + 2] == [","]
    for token in tree.children(verb, verb + 1, clause) if commas else ():
        if tree.labels[token] == "dep" and tree.tags[token] == "CD":  # "police said Carver, [34], was arrested"
            tree.hang(token, objects[0], "appos")
    own = tree.children(clause, verb + 1, clause + REACH)
    if len(objects) != 1 or not _wants_a_subject(tree, clause, own):
        return False
    noun = objects[0]
    auxiliaries = [t for t in own if noun < t < clause and tree.labels[t] in {"aux", "aux:pass", "cop"}]
    if not any(tree.tags[t] in FINITE_OR_MODAL for t in (clause, *auxiliaries)):
        return False
    if any(tree.words[t] in BARS for t in range(verb, clause)) or not tree.is_filled_by(noun, clause, commas=True):
        return False
    passive = any(tree.labels[t] == "aux:pass" for t in auxiliaries)
    tree.hang(noun, clause, "nsubj:pass" if passive else "nsubj")
    return True


def _wants_a_subject(tree: Tree, clause: int, own: list[int]) -> bool:
    return not any(tree.labels[t] in ANY_SUBJECT or (t < clause and tree.labels[t] in {"mark", "cc"}) for t in own)


@mend("addressee-before-a-name", labels={"ccomp"})
def addressee_before_a_name(tree: Tree, clause: int) -> bool:
    """The witness told the jury [Mrs Holm] was killed.

    Whom it was told and the subject of what was told are taken for one phrase, the name for another name of the first,
    or for two subjects of one verb.
    """
    verb = tree.heads[clause]
    if not verb < clause <= verb + REACH or tree.lemmas[verb] not in NAME_AN_ADDRESSEE:
        return False
    subjects = [t for t in tree.children(clause, verb + 1, clause) if tree.labels[t] in SUBJECTS]
    if not subjects or tree.tags[subjects[0]] not in {"NN", "NNS"}:
        return False
    told = subjects[0]
    name = subjects[1] if len(subjects) == 2 else _name_behind(tree, told, clause)
    if name is None or any(tree.words[t] in BARS | {","} for t in range(verb, name)):
        return False
    tree.hang(name, clause, tree.labels[told])
    tree.hang(told, verb, "iobj")
    return True


def _name_behind(tree: Tree, told: int, clause: int) -> int | None:
    """The name that is taken for another name of a noun."""
    names = [t for t in tree.children(told, told + 1, clause) if tree.labels[t] == "appos" and tree.tags[t] == "NNP"]
    return names[0] if len(names) == 1 else None


@mend("addressee-before-a-bare-noun", labels={"nsubj", "nsubj:pass"})
def addressee_before_a_bare_noun(tree: Tree, told: int) -> bool:
    """PM tells [voters] help is on the way.

    A bare noun that is spelt like a verb, the subject of what was told, is taken for a verb of whom it was told.
    """
    noun = tree.heads[told]
    clause = tree.heads[noun]
    verb = tree.heads[clause]
    if not verb < told < noun < clause or tree.lemmas[verb] not in NAME_AN_ADDRESSEE:
        return False
    if tree.labels[noun] not in SUBJECTS or tree.labels[clause] != "ccomp" or noun != told + 1:
        return False
    tree.hang(told, verb, "iobj")
    tree.tags[noun], tree.pos[noun] = "NN", "NOUN"
    return True


@mend("name-in-capitals", labels={"obj", "nsubj", "nsubj:pass", "det", "mark", "obl"})
def name_in_capitals(tree: Tree, name: int) -> bool:
    """Aid was sent, [WHO] officials said.

    A name in capitals that is spelt like a pronoun is taken for it.
    """
    word, noun = tree.words[name], name + 1
    if not (word.isupper() and len(word) > 1 and tree.tags[name][:1] == "W") or noun >= len(tree.heads):
        return False
    if tree.tags[noun] not in {"NN", "NNS"} or any(
        w.isupper() for w in tree.words[max(name - 1, 0) : name] if w.isalpha()
    ):
        return False
    tree.hang(name, noun, "compound")
    tree.tags[name] = "NNP"
    return True


@mend("name-behind-a-dateline", labels={"nsubj", "nsubj:pass"})
def name_behind_a_dateline(tree: Tree, place: int) -> bool:
    """LEEDS — [Orvex Labs] announced a sale.

    The name that opens a report is taken for one of the dateline's, and the place for the subject.
    """
    verb = tree.heads[place]
    if not place < verb <= place + REACH or not tree.words[place].isupper() or tree.tags[place] != "NNP":
        return False
    dashes = [token for token in range(place + 1, verb) if tree.words[token] in DASHES]
    if not dashes or (place and not tree.words[place - 1].isspace()):
        return False
    behind = tree.children(place, dashes[-1] + 1, verb)
    names = [token for token in behind if tree.labels[token] in BESIDE_A_NAME and tree.tags[token] == "NNP"]
    if not names or not all(tree.is_below(token, names[0]) for token in range(dashes[-1] + 1, names[0])):
        return False
    for token in behind:
        tree.hang(token, names[0])
    tree.hang(names[0], verb, tree.labels[place])
    tree.hang(place, verb, "dep")
    return True


@mend("agent-without-by", labels={"obl:agent"})
def agent_without_by(tree: Tree, name: int) -> bool:
    """The driver was identified as farmer [Ivo Reyle].

    A name behind "as" is taken for who did what the passive tells; only "by" brings that one in.
    """
    verb = tree.heads[name]
    cases = [token for token in tree.children(name, verb, name) if tree.labels[token] == "case"]
    if any(tree.words[token].lower() == "by" for token in cases) or not verb < name <= verb + REACH:
        return False
    noun = next((t for t in tree.children(verb, verb + 1, name) if tree.labels[t] == "obl" and t + 1 == name), None)
    if not cases and noun is None:
        return False
    if noun is None:
        tree.labels[name] = "obl"
    else:
        tree.hang(name, noun, "appos")
    return True


@mend("name-behind-a-fronted-clause", labels={"conj", "appos", "parataxis"})
def name_behind_a_fronted_clause(tree: Tree, name: int) -> bool:
    """Speaking to the Post, [Ida Holm], its owner, explained that it would close.

    The subject is taken for one of those spoken to, and its apposition, if for anything, for the subject.
    """
    clause = next((t for t in (tree.heads[name], tree.heads[tree.heads[name]]) if tree.labels[t] == "advcl"), name)
    verb = tree.heads[clause]
    if tree.tags[name] != "NNP" or tree.tags[clause] != "VBG" or not clause < name < verb <= name + REACH:
        return False
    subjects = [token for token in tree.children(verb, clause, verb) if tree.labels[token] in SUBJECTS]
    last = subjects[0] if subjects else verb
    between = tree.words[name:last]
    if tree.words[name - 1] != "," or "," not in between or len(subjects) > 1 or not name < last:
        return False
    if {"and", "or"} & set(tree.words[clause:last]):
        return False
    tree.hang(name, verb, tree.labels[subjects[0]] if subjects else "nsubj")
    for subject in subjects:
        tree.hang(subject, name, "appos")
    return True


@mend("currency-read-as-a-verb", labels={"ccomp", "conj", "acl", "acl:relcl", "advcl", "parataxis", "dep"})
def currency_read_as_a_verb(tree: Tree, won: int) -> bool:
    """The firm lost 4 billion [won].

    The currency of Korea is taken for a verb; a large number stands before it.
    """
    number = won - 1
    if tree.words[won] != "won" or won == 0 or tree.tags[won] not in {"VBD", "VBN"}:
        return False
    if "," not in tree.words[number] and tree.words[number] not in MAGNITUDES:  # "of the 12 won by the team"
        return False
    head, label = tree.heads[number], tree.labels[number]
    if tree.tags[number] != "CD" or tree.is_below(head, won):
        return False
    tree.hang(won, head, label)
    tree.hang(number, won, "nummod")
    tree.tags[won], tree.pos[won] = "NN", "NOUN"
    return True


@mend("subject-before-a-participle", labels={"parataxis"})
def subject_before_a_participle(tree: Tree, participle: int) -> bool:
    """[The troops], believed to be trained abroad, are expected to move.

    The subject is taken for that of a participle that is set off behind it, or of a clause with a subject of its own:
    "[The verdict], it was reported, will come".
    """
    verb = tree.heads[participle]
    if tree.tags[participle] != "VBN" or not participle < verb <= participle + REACH:
        return False
    before = tree.children(participle, participle - REACH, participle)
    noun = next((t for t in before if tree.labels[t] in SUBJECTS and tree.words[t + 1] == ","), None)
    own = {tree.labels[t] for t in tree.children(verb, participle, verb)}
    if noun is None or own & ANY_SUBJECT:
        return False
    tree.hang(noun, verb, "nsubj:pass" if "aux:pass" in own else "nsubj")
    if not any(tree.labels[t] in ANY_SUBJECT for t in before if t != noun):
        tree.hang(participle, noun, "acl")
    return True
