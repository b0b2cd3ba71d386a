"""Mends of who judges or acts, who is cited and who is told: people read into what is called, reported or goes on."""

from __future__ import annotations

from claimx.syntax.mends.subjects import OPENERS
from claimx.syntax.mends.told import COMPLEMENTS, SUBJECTS, first_of_group
from claimx.syntax.mends.tree import CLOSING, REACH, Tree, mend
from claimx.syntax.tags import FINITE_OR_MODAL


@mend("agent-behind-a-predicate", labels={"nmod", "obl", "obl:agent"}, asks="by")
def agent_behind_a_predicate(tree: Tree, agent: int) -> bool:
    """The rock is considered sacred [by Hindus].

    Who takes a thing for something is hung on what it is taken for. A noun behind "as" may have been made by somebody
    ("seen as a bid by the party"): it keeps him, unless people who judge follow, or it stands in quotation marks. Who
    made the statement in which a thing was condemned condemned it: "condemned in a statement [by Nordia]".
    """
    predicate = tree.heads[agent]
    by = next((t for t in tree.children(agent, predicate, agent) if tree.labels[t] == "case"), None)
    verb = _passive_above(tree, predicate, agent)
    if by is None or verb is None or tree.words[by] != "by" or _takes_its_agent(tree, verb):
        return False
    if any(tree.tags[t] == "VBN" for t in range(verb + 1, by)) or tree.words[agent + 1 : agent + 2] == ["to"]:
        return False
    quality = tree.pos[predicate] == "ADJ" and not tree.words[predicate].endswith("ed")
    named = _is_named(tree, verb, predicate) or _is_in_words(tree, verb, predicate)
    if not (quality or tree.words[by - 1] in CLOSING or _is_judge(tree, agent) or named):
        return False
    tree.hang(agent, verb, "obl:agent")
    return True


def _passive_above(tree: Tree, predicate: int, agent: int) -> int | None:
    """The passive verb of judging whose predicate a word is, or hangs on."""
    for verb in tree.above(predicate):
        if tree.tags[verb] == "VBN" and tree.lemmas[verb] in tree.grammar.attributing:
            return verb if verb < predicate < agent <= verb + REACH else None
        if tree.tags[verb] in FINITE_OR_MODAL:
            break
    return None


def _takes_its_agent(tree: Tree, verb: int) -> bool:
    """Whether a participle has its agent already, or is none of a passive: "has called the ban a joke"."""
    own = [t for t in tree.dependents[verb] if abs(t - verb) <= REACH]
    active = any(tree.labels[t] == "nsubj" or (tree.labels[t] == "aux" and tree.lemmas[t] == "have") for t in own)
    passive = any(tree.labels[t] == "aux:pass" for t in own)
    return any(tree.labels[t] == "obl:agent" for t in own) or (active and not passive)


def _is_judge(tree: Tree, agent: int) -> bool:
    """Whether people are such as are named for what they think: "by many", "by critics"."""
    return tree.lemmas[agent] in tree.grammar.judges


def _is_named(tree: Tree, verb: int, predicate: int) -> bool:
    """Whether a verb gives a name without "as", and the noun after it is that: "called a traitor by the army"."""
    direct = tree.heads[predicate] == verb and tree.labels[predicate] in {"xcomp", "obj"}
    return direct and tree.lemmas[verb] in tree.grammar.naming and "as" not in tree.words[verb:predicate]


def _is_in_words(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a noun is what a thing is judged in: "condemned in a letter by the union"."""
    direct = (
        tree.heads[noun] == verb and tree.labels[noun] == "obl" and tree.lemmas[noun] in tree.grammar.nouns_of_saying
    )
    return direct and any(tree.words[t] == "in" for t in tree.children(noun, verb, noun))


@mend("agent-before-its-infinitive", labels={"advcl", "ccomp", "xcomp"}, asks="by")
def agent_before_its_infinitive(tree: Tree, clause: int) -> bool:
    """The wall was thought by locals to be [haunted].

    Who thinks it is taken for the subject of what is thought.
    """
    verb = tree.heads[clause]
    own, by = tree.children(clause, verb + 1, clause), verb + 1
    agent = next((t for t in own if tree.labels[t] in {"nsubj", "nsubj:pass"}), None)
    if agent is None or tree.words[by] != "by" or all(tree.words[t] != "to" for t in own if t > agent):
        return False
    if tree.tags[verb] != "VBN" or tree.lemmas[verb] not in tree.grammar.attributing:
        return False
    tree.hang(agent, verb, "obl:agent")
    tree.hang(by, agent, "case")
    tree.hang(clause, verb, "xcomp")
    return True


@mend("agent-without-by", labels={"obl:agent"})
def agent_without_by(tree: Tree, name: int) -> bool:
    """The driver was identified as farmer [Ivo Reyle]. She called for [Congress] to act.

    A name behind "as" or "for" is taken for who did what a passive tells; only "by" brings that one in.
    """
    verb = tree.heads[name]
    cases = [token for token in tree.children(name, verb, name) if tree.labels[token] == "case"]
    if any(tree.words[token].lower() == "by" for token in cases) or not verb < name <= verb + REACH:
        return False
    if _acts(tree, verb, name):
        return True
    noun = next((t for t in tree.children(verb, verb + 1, name) if tree.labels[t] == "obl" and t + 1 == name), None)
    if not cases and noun is None:
        return False
    if noun is None:
        tree.labels[name] = "obl"
    else:
        tree.hang(name, noun, "appos")
    return True


def _acts(tree: Tree, verb: int, name: int) -> bool:
    """Whether a name behind "for" is who shall do what follows: "called for [Congress] to pass the bill"."""
    clause = next((t for t in tree.children(verb, name + 1, name + REACH) if tree.tags[t] == "VB"), None)
    if clause is None or all(tree.words[t] != "for" for t in tree.labelled(clause, verb, name, OPENERS)):
        return False
    tree.hang(name, clause, "nsubj")
    return True


@mend("report-behind-whom-it-cites", labels={"ccomp", "acl", "acl:relcl", "advcl", "conj"}, asks="citing")
def report_behind_whom_it_cites(tree: Tree, clause: int) -> bool:
    """The paper reported, citing two officials, that the dam had [cracked].

    What was reported is hung on the participle that names who told it, or on whom that names.
    """
    cited = next((t for t in tree.above(clause) if tree.tags[t] == "VBG"), None)
    if cited is None or tree.lemmas[cited] not in tree.grammar.citing or not cited < clause <= cited + REACH:
        return False
    own = tree.children(clause, cited + 1, clause)
    that = next((t for t in own if tree.labels[t] == "mark" and tree.words[t] == "that"), None)
    verb = next((t for t in tree.above(cited) if tree.lemmas[t] in tree.grammar.reporting), None)
    if that is None or verb is None or tree.words[that - 1] != "," or tree.words[cited - 1] != ",":
        return False
    if not verb < cited or tree.labelled(verb, verb, clause, COMPLEMENTS):
        return False
    tree.hang(clause, verb, "ccomp")
    return True


@mend("addressee-before-what-goes-on", labels={"nsubj", "nsubj:pass"}, asks="name_an_addressee")
def addressee_before_what_goes_on(tree: Tree, told: int) -> bool:
    """The bridge, engineers warned [the council] in May, could fail.

    Whom somebody tells, between two commas, is taken for the subject of what goes on behind them.
    """
    clause = tree.heads[told]
    verb = tree.heads[clause]
    if tree.labels[clause] != "ccomp" or tree.lemmas[verb] not in tree.grammar.name_an_addressee:
        return False
    first = first_of_group(tree, clause)
    subjects = [t for t in tree.labelled(verb, verb - REACH, verb, SUBJECTS) if tree.labels[t] != "expl"]
    if len(subjects) != 2 or not tree.opens_behind_comma(subjects[1]) or not verb < told < first:
        return False
    if tree.words[first - 1] != "," or tree.tags[first] not in FINITE_OR_MODAL:
        return False
    tree.hang(told, verb, "obj")
    return True


@mend(
    "addressee-with-what-it-did", labels={"ccomp", "xcomp", "amod"}, tags={"VBD", "VBN", "JJ"}, asks="name_an_addressee"
)
def addressee_with_what_it_did(tree: Tree, did: int) -> bool:
    """The coach told those [gathered] that the season was lost.

    What they did, or how they were, who were told is taken for what they were told.
    """
    told = did - 1
    verb = tree.heads[told] if tree.heads[did] == told else tree.heads[did]
    if verb != told - 1 or tree.lemmas[verb] not in tree.grammar.name_an_addressee:
        return False
    own = (*tree.children(did, did + 1, did + REACH), *tree.children(verb, did + 1, did + REACH))
    clauses = [t for t in own if tree.labels[t] in COMPLEMENTS | {"advcl"}]
    if tree.words[told] not in tree.grammar.whoever or not clauses:
        return False
    clause = min(clauses)
    tree.hang(clause, verb, "ccomp" if tree.labels[clause] == "ccomp" else "xcomp")
    for noun in tree.labelled(did, did + 1, clause, frozenset({"obj"})):
        tree.make_subject(noun, clause)
    tree.hang(told, verb, "iobj")
    tree.hang(did, told, "acl")
    return True


@mend("addressee-with-its-article", labels=SUBJECTS, tags={"NN", "NNS", "NNP"}, asks="name_an_addressee")
def addressee_with_its_article(tree: Tree, noun: int) -> bool:
    """He told The Mirren [Post] broadcasts had ended. She told the Harbour [Times] nobody was hurt.

    An outlet whose article has a capital within the sentence, or whose name ends as theirs do, is taken for a part of
    the noun behind it.
    """
    clause = tree.heads[noun]
    verb = tree.heads[clause]
    article = verb + 1
    if not verb < noun < clause or tree.lemmas[verb] not in tree.grammar.name_an_addressee:
        return False
    last = article
    while last + 1 < noun and tree.tags[last + 1] == "NNP":
        last += 1
    while last > article and not (tree.words[article].istitle() and tree.tags[last + 1] != "NNP"):
        if tree.words[last] in tree.grammar.outlets:
            break
        last -= 1
    if tree.tags[article] != "DT" or last == article or not tree.is_below(last, noun):
        return False
    for token in range(article, last):
        tree.hang(token, last)
    tree.hang(last, verb, "iobj")
    return True


@mend("maker-read-as-an-agent", labels={"obl", "obl:agent"}, tags={"NNS"})
def maker_read_as_an_agent(tree: Tree, maker: int) -> bool:
    """The bank faces a lawsuit by two [brokers] alleging that it hid losses.

    Who made what says something is hung on the active verb before it, which has no agent.
    """
    verb, by, noun = tree.heads[maker], tree.first_of(maker), tree.first_of(maker) - 1
    if tree.words[by] != "by" or tree.heads[noun] != verb or tree.labels[noun] != "obj":
        return False
    says = maker + 1
    if tree.tags[says : says + 1] != ["VBG"] or tree.lemmas[says] not in tree.grammar.reporting:
        return False
    tree.hang(maker, noun, "nmod")
    if tree.heads[says] == verb:
        tree.hang(says, noun, "acl")
    return True


@mend("experiencer-read-as-a-complement", labels={"xcomp"}, tags={"PRP", "NN", "NNS", "NNP"})
def experiencer_read_as_a_complement(tree: Tree, noun: int) -> bool:
    """It seemed to [him] that the witness had lied.

    To whom it seems so is taken for what it seems to be.
    """
    verb = tree.heads[noun]
    before = tree.labelled(noun, verb, noun, frozenset({"case"}))
    told = tree.labelled(verb, noun, noun + REACH, frozenset({"ccomp", "xcomp"}))
    if not told or [tree.words[token] for token in before] != ["to"]:
        return False
    tree.hang(noun, verb, "obl")
    return True


@mend("addressee-read-as-an-owner", labels={"nmod:poss"}, tags={"PRP$"}, asks="name_an_addressee")
def addressee_read_as_an_owner(tree: Tree, told: int) -> bool:
    """They told [her] Ida Holm had left.

    Who is told is taken for the owner of the subject, which is a name.
    """
    noun = tree.heads[told]
    clause, verb = tree.heads[noun], told - 1
    if not told < noun < clause or tree.heads[clause] != verb or tree.labels[noun] not in SUBJECTS:
        return False
    if tree.lemmas[verb] not in tree.grammar.name_an_addressee or tree.tags[noun] != "NNP":
        return False
    tree.hang(told, verb, "iobj")
    tree.tags[told] = "PRP"
    return True
