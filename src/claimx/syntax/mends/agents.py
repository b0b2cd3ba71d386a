"""Mends of who judges or acts, who is cited and who is told: people read into what is called, reported or goes on."""

from __future__ import annotations

from claimx.syntax.mends.subjects import OPENERS
from claimx.syntax.mends.told import COMPLEMENTS
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
    quality = tree.pos[predicate] == "ADJ" and not tree.words[predicate].endswith(("ed", "able", "ible"))
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
    if cited is None or tree.lemmas[cited] not in tree.grammar.citing:
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
