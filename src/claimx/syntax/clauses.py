"""Questions about verbs and clauses."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.syntax.parse import Parse, Tokens
from claimx.syntax.tags import FINITE_OR_MODAL, NEGATIONS
from claimx.syntax.trees import ancestors

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer"})
INNER_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
CLAUSES = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "advcl:relcl"}
)
AGENT, OBJECT, COMPLEMENT = frozenset({"obl:agent"}), frozenset({"obj"}), frozenset({"ccomp"})
OPEN_COMPLEMENT, PARATAXIS = frozenset({"xcomp"}), frozenset({"parataxis"})
ADVERBIAL, ADVERB, PARTICLE = frozenset({"advcl", "advcl:relcl"}), frozenset({"advmod"}), frozenset({"compound:prt"})
MARK, COPULA, EXPLETIVE = frozenset({"mark"}), frozenset({"cop"}), frozenset({"expl"})
POINTING = frozenset({"expl", "nsubj", "nsubj:pass"})  # what may point to a clause behind the verb


def _first(parse: Parse, i: int | None, relations: frozenset[str]) -> int | None:
    children = parse.dependents[relations].get(-1 if i is None else i)
    return children[0] if children else None


def _own_subject(parse: Parse, i: int) -> int | None:
    """The subject in its own clause; the inner one where a clause is the predicate: "the risk is that [he] left"."""
    own = parse.dependents[SUBJECTS].get(i)
    if own is None:
        return None
    for child in own:
        if parse.relation[child] in INNER_SUBJECTS:
            return child
    return own[0]


def subject_of(parse: Parse, i: int, *, shared: bool = True) -> int | None:
    """The subject of a verb or predicate.

    With `shared`, also the one it takes over: from the verb it is conjoined with ("X came and said"), from the clause
    whose open complement or adverbial participle it is ("X left, saying").
    """
    found = _own_subject(parse, i)
    if found is not None or not shared:
        return found
    seen = {i}
    while parse.relation[i] in {"conj", "xcomp", "advcl", "parataxis"} and parse.head[i] not in seen:
        relation = parse.relation[i]
        to = relation in {"xcomp", "advcl"} and is_infinitive(parse, i)
        if relation == "advcl" and not (parse.tag[i] == "VBG" or to):
            return None
        if relation == "parataxis" and parse.tag[i] != "VBG":
            return None
        i = parse.head[i]
        seen.add(i)
        if relation == "xcomp":
            objects = objects_of(parse, i)
            if objects and not (to and parse.lemma[i] == "have"):  # "asked him to leave"; not "had this to say"
                return objects[0]
        found = _own_subject(parse, i)
        if found is not None:
            return found
    if parse.relation[i] == "acl" and parse.tag[i] == "VBG":
        return parse.head[i]
    return None


def subjects_of(parse: Parse, i: int) -> Sequence[int]:
    """All subjects that hang on a verb, left to right: a tree gives it two now and then."""
    return parse.dependents[SUBJECTS].get(i, [])


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb is passive: "is believed", "the troops believed to be", "was accused"."""
    if i in parse.passives:
        return True
    return parse.relation[i] in {"acl", "acl:relcl"} and parse.tag[i] == "VBN" and not subjects_of(parse, i)


def passive_agent_of(parse: Parse, i: int) -> int | None:
    """The noun after "by" of a passive verb."""
    agent = _first(parse, i, AGENT)
    if agent is not None:
        return agent
    if is_passive(parse, i):
        for child in parse.children[i]:
            if parse.relation[child] == "obl" and any(
                parse.relation[c] == "case" and parse.lower[c] == "by" for c in parse.children[child]
            ):
                return child
    return None


def objects_of(parse: Parse, i: int) -> Sequence[int]:
    """Direct and indirect objects, left to right."""
    return parse.dependents[OBJECTS].get(i, [])


def object_of(parse: Parse, i: int) -> int | None:
    """The direct object, else the only object there is."""
    found = _first(parse, i, OBJECT)
    return found if found is not None else _first(parse, i, OBJECTS)


def clausal_complement_of(parse: Parse, i: int) -> int | None:
    """The head of the clause that a predicate takes: "said [that they left]", "it is likely [that they left]".

    Of two, the one with "that" behind it: the other belongs before an "and" that the tree has missed.
    """
    found = _first(parse, i, COMPLEMENT)
    if found is not None and found < i:
        behind = (c for c in parse.children[i] if c > i and parse.relation[c] == "ccomp")
        fronted = parse.tag[found] == "VBN" and not is_finite(parse, found)  # "In a film [made by Roe], he said …"
        found = next((c for c in behind if fronted or opens_with_that(parse, c)), found)
    if found is None and _first(parse, i, POINTING if parse.pos[i] == "VERB" else EXPLETIVE) is not None:
        # Of two subjects the one behind the verb is the clause: "it was also reported [the fire began in a lift]".
        return next((c for c in parse.children[i] if c > i and parse.relation[c] in {"csubj", "csubj:pass"}), None)
    return found


def opens_with_that(parse: Parse, i: int) -> bool:
    """Whether a clause has "that" for its complementizer."""
    mark = complementizer_of(parse, i)
    return mark is not None and parse.lower[mark] == "that"


def open_complement_of(parse: Parse, i: int) -> int | None:
    """The head of a complement without its own subject: "vowed [to leave]", "called it [a disgrace]"."""
    return _first(parse, i, OPEN_COMPLEMENT)


def parataxis_of(parse: Parse, i: int) -> Sequence[int]:
    """Clauses set beside a clause without a conjunction: "They left, [he said]"."""
    return parse.dependents[PARATAXIS].get(i, [])


def adverbial_clauses(parse: Parse, i: int) -> Sequence[int]:
    """Heads of adverbial clauses: "fled [saying …]", "if [they come]"."""
    return parse.dependents[ADVERBIAL].get(i, [])


def is_clausal_complement(parse: Parse, i: int) -> bool:
    return parse.relation[i] == "ccomp"


def is_what_it_is(parse: Parse, subject: int) -> bool:
    """Whether a clause tells what a subject is, and not what it does: "[the task] is to win voters"."""
    return parse.relation[subject] == "nsubj:outer"


def is_open_complement(parse: Parse, i: int) -> bool:
    """Whether a predicate is the complement of another and shares its subject or object."""
    return parse.relation[i] == "xcomp"


def is_parenthetical(parse: Parse, i: int) -> bool:
    return parse.relation[i] == "parataxis"


def is_relative_clause(parse: Parse, i: int) -> bool:
    return parse.relation[i] == "acl:relcl"


def is_infinitive(parse: Parse, i: int) -> bool:
    """Whether a verb stands with "to"."""
    return i in parse.infinitives


def is_finite(parse: Parse, i: int) -> bool:
    """Whether a predicate has a tense or a modal, of its own or of an auxiliary."""
    return parse.tag[i] in FINITE_OR_MODAL or any(parse.tag[a] in FINITE_OR_MODAL for a in auxiliaries_of(parse, i))


def complementizer_of(parse: Parse, i: int | None) -> int | None:
    """The "that", "if", "whether", "to" that opens a clause; None of no clause."""
    return _first(parse, i, MARK)


def copula_of(parse: Parse, i: int) -> int | None:
    """The "be" of a predicate that is no verb."""
    return _first(parse, i, COPULA)


def auxiliaries_of(parse: Parse, i: int) -> Sequence[int]:
    """Auxiliaries and copula, left to right."""
    return parse.dependents[AUXILIARIES].get(i, [])


def adverbs_of(parse: Parse, i: int) -> Sequence[int]:
    return parse.dependents[ADVERB].get(i, [])


def particle_of(parse: Parse, i: int) -> int | None:
    """The "out" of "pointed out"."""
    return _first(parse, i, PARTICLE)


def negations_of(parse: Parse, i: int) -> list[int]:
    """Words that negate a predicate: "not", "n't", "never", the "longer" of "no longer"; on its auxiliaries too."""
    group = (i, *auxiliaries_of(parse, i))
    if parse.beside_negations.isdisjoint(group):
        return []
    around = [c for j in group for c in parse.children[j]]
    behind = max((s for s in subjects_of(parse, i) if s < i), default=-1)  # "no sooner had he left" denies nothing
    return [c for c in around if parse.lower[c - (parse.tag[c] == "RBR" and c > behind)] in NEGATIONS]


def conjoined_verbs(parse: Parse, i: int) -> list[int]:
    """Predicates conjoined with this one: "came and [said]"."""
    return [c for c in parse.children[i] if parse.relation[c] == "conj" and parse.pos[c] in {"VERB", "AUX", "ADJ"}]


def is_conjunct(parse: Parse, i: int) -> bool:
    """Whether a token is conjoined with one before it: "came and [said]"."""
    return parse.relation[i] == "conj"


def governing_clause(parse: Parse, i: int) -> int | None:
    """The predicate of the clause that token i stands in (not itself), None at the top."""
    for j in ancestors(parse, i):
        if parse.relation[j] in CLAUSES or parse.pos[j] in {"VERB", "AUX"}:
            return j
    return None


def predicate_of(parse: Parse, i: int) -> int:
    """The head of the clause that token i is in: itself if it heads one, else the nearest head that does."""
    if parse.relation[i] in CLAUSES:
        return i
    head, relation, token = parse.head, parse.relation, i
    while head[token] != token:
        token = head[token]
        if relation[token] in CLAUSES or (relation[token] == "conj" and parse.pos[token] in {"VERB", "AUX"}):
            return token
    return i


def verb_group(parse: Parse, i: int) -> Tokens:
    """A verb with the auxiliaries, negations, adverbs and particle that stand in one piece with it: "has also said"."""
    parts = set(auxiliaries_of(parse, i)) | set(negations_of(parse, i)) | set(adverbs_of(parse, i))
    particle = particle_of(parse, i)
    if particle is not None:
        parts.add(particle)
    start, end = i, i + 1
    while start - 1 in parts:
        start -= 1
    while end in parts and (end == particle or (end in parts and parse.pos[end] in {"AUX", "PART"})):
        end += 1
    # An adverb alone at the front belongs to the clause, unless an auxiliary stands before it.
    return start, end


LINKS = {
    "root": "root",
    "ccomp": "complement",
    "xcomp": "open complement",
    "advcl": "adverbial",
    "advcl:relcl": "relative",
    "acl:relcl": "relative",
    "acl": "noun clause",
    "csubj": "subject clause",
    "csubj:pass": "subject clause",
    "conj": "conjunct",
    "parataxis": "parataxis",
    "list": "parataxis",
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "obl:agent": "oblique",
    "obl:unmarked": "oblique",
    "obl:npmod": "oblique",
    "obl:tmod": "oblique",
    "nmod": "noun oblique",
    "nmod:unmarked": "noun oblique",
    "nmod:poss": "possessor",
    "appos": "apposition",
    "amod": "adjective",
    "compound": "modifier",
    "nmod:desc": "modifier",
    "advmod": "adverb",
    "det": "determiner",
    "aux": "auxiliary",
    "aux:pass": "auxiliary",
    "cop": "auxiliary",
    "mark": "mark",
    "cc": "conjunction",
    "punct": "mark of punctuation",
}


def link_of(parse: Parse, i: int) -> str:
    """How a token hangs on its head, in plain words: "complement", "adverbial", "conjunct", "subject" … or "other"."""
    return LINKS.get(parse.relation[i], "other")
