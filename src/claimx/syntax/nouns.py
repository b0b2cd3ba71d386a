"""Questions about nouns, their phrases and their prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimx.syntax.clauses import is_passive
from claimx.syntax.parse import Parse, Tokens

OBLIQUE = frozenset(
    {"obl", "obl:agent", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod", "nmod:unmarked", "nmod:npmod", "nmod:tmod"}
)
NOT_IN_PHRASE = frozenset(
    {
        "conj",
        "cc",
        "punct",
        "parataxis",
        "cop",
        "aux",
        "nsubj",
        "nsubj:pass",
        "mark",
        "discourse",
        "advcl",
        "orphan",
        "vocative",
        "ccomp",
        "csubj",
        "expl",
        "list",
        "dislocated",
    }
)
LONGEST_PREPOSITION = 4  # words back to the comma before "according to which"
NOUN_NAME_OR_NUMBER = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MAX_CONJUNCT = 25  # tokens between two conjuncts
CLAUSAL = frozenset({"acl", "acl:relcl", "advcl:relcl"})
CONJUNCT, NUMERAL, APPOSITION = frozenset({"conj"}), frozenset({"nummod"}), frozenset({"appos"})
MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod:poss", "nmod:unmarked", "flat", "nummod", "det"})

GrammaticalRole = Literal[
    "subject",
    "passive-subject",
    "object",
    "agent",
    "oblique",
    "possessor",
    "apposition",
    "conjunct",
    "predicate",
    "modifier",
    "other",
]


def noun_phrase(
    parse: Parse,
    i: int,
    *,
    clauses: bool = True,
    prepositions: bool = True,
    appositions: bool = True,
    conjuncts: bool = False,
    case: bool = False,
) -> Tokens:
    """The noun phrase that token i heads.

    Its own preposition stays outside unless `case`; `clauses` (relative and participial), `prepositions` (phrases after
    the noun), `appositions` and `conjuncts` say what else belongs. Commas at its ends are cut.
    """
    out = []
    start, end = i, i + 1
    children, edges = parse.children[i], parse.edges
    relations = [parse.relation[child] for child in children]
    for child, relation in zip(children, relations, strict=True):
        if (
            (relation == "advmod" and "cop" in relations)  # "is [not] a minister"
            or (relation == "case" and not case and child < i)
            or (relation in NOT_IN_PHRASE and not (conjuncts and relation in {"conj", "cc"}))
            or (relation in CLAUSAL and not clauses)
            or (relation in OBLIQUE and (not prepositions or (child < i and preposition_of(parse, child) is not None)))
            or (relation == "appos" and not appositions)
        ):
            out.append(child)
        else:
            start, end = min(start, edges[child][0]), max(end, edges[child][1])
    return parse.trimmed(_one_piece(parse, i, (start, end), out), ",;:.-–—")


def _one_piece(parse: Parse, i: int, tokens: Tokens, out: list[int]) -> Tokens:
    """The piece of the stretch around i that no subtree left out interrupts."""
    start, end = tokens
    for child in out:
        left, right = parse.edges[child]
        if parse.relation[child] == "punct":
            continue
        if child < i:
            start = max(start, min(right, i))
        else:
            end = min(end, max(left, i + 1))
    return start, end


def noun_phrases_of(parse: Parse, i: int) -> list[Tokens]:
    """The phrases of a noun and of those conjoined with it, each alone."""
    return [noun_phrase(parse, j) for j in coordination(parse, i)]


def conjuncts_of(parse: Parse, i: int) -> Sequence[int]:
    """What is conjoined with a token, to its right."""
    return parse.dependents[CONJUNCT].get(i, [])


def coordination(parse: Parse, i: int) -> list[int]:
    """The token and its conjuncts."""
    return [i, *conjuncts_of(parse, i)]


def preposition_of(parse: Parse, i: int) -> str | None:
    """The preposition of a noun in lower case, of several words where it is fixed: "according to", "because of"."""
    cases = [c for c in parse.children[i] if parse.relation[c] == "case" and c < i]
    if not cases:
        return None
    if len(cases) == 1 and not parse.children[cases[0]]:
        return parse.lower[cases[0]]
    fixed = [f for c in cases for f in parse.children[c] if parse.relation[f] == "fixed"]
    return " ".join([parse.lower[w] for w in sorted((*cases, *fixed))])


def obliques_of(parse: Parse, i: int) -> Sequence[int]:
    """Nouns that hang on a verb or noun by a preposition."""
    return parse.dependents[OBLIQUE].get(i, [])


def oblique_of(parse: Parse, i: int, *prepositions: str) -> int | None:
    """The first noun that hangs on i by one of these prepositions."""
    for child in obliques_of(parse, i):
        if preposition_of(parse, child) in prepositions:
            return child
    return None


def possessor_of(parse: Parse, i: int) -> int | None:
    """The "Trump" of "Trump's claim", the "his" of "his claim"."""
    for child in parse.children[i]:
        if parse.relation[child] == "nmod:poss":
            return child
    return None


def determiner_of(parse: Parse, i: int) -> int | None:
    for child in parse.children[i]:
        if parse.relation[child] == "det":
            return child
    return None


def modifiers_of(parse: Parse, i: int) -> Sequence[int]:
    """Adjectives, compounds, possessors and numerals before or within a name."""
    return parse.dependents[MODIFIERS].get(i, [])


def numerals_of(parse: Parse, i: int) -> Sequence[int]:
    """The numbers that count a noun."""
    return parse.dependents[NUMERAL].get(i, [])


def appositions_of(parse: Parse, i: int) -> Sequence[int]:
    return parse.dependents[APPOSITION].get(i, [])


def is_apposition(parse: Parse, i: int) -> bool:
    """Whether a noun says what the one before it is: "Ana Roe, [a teacher], left"."""
    return parse.relation[i] == "appos"


def clause_of_noun(parse: Parse, i: int) -> int | None:
    """The clause that a noun takes: "the claim [that they left]", "plans [to leave]"; relative clauses are none."""
    for child in parse.children[i]:
        if parse.relation[child] in {"acl", "ccomp"}:
            return child
    return None


def relative_antecedent_of(parse: Parse, i: int) -> int | None:
    """The noun that a relative clause headed by i describes; never white space, which trees of odd texts name."""
    noun = parse.head[i]
    return noun if parse.relation[i] in {"acl:relcl", "advcl:relcl"} and not parse.is_space(noun) else None


def noun_before_preposition(parse: Parse, i: int) -> int | None:
    """The noun before a comma that a preposition alone parts from a pronoun: "a treaty, according to [which]"."""
    comma = i - 1
    while comma > i - LONGEST_PREPOSITION and parse.pos[comma] in {"ADP", "VERB"}:
        comma -= 1
    noun = comma - 1
    if comma in {i - 1, 0} or parse.words[comma] != "," or parse.pos[noun] not in NOUN_NAME_OR_NUMBER:
        return None
    while parse.pos[parse.head[noun]] in NOUN_NAME_OR_NUMBER and parse.edges[parse.head[noun]][1] >= comma:
        noun = parse.head[noun]
    return noun


ROLES: dict[str, GrammaticalRole] = {
    **dict.fromkeys(("nsubj:pass", "csubj:pass"), "passive-subject"),
    **dict.fromkeys(("nsubj", "csubj", "nsubj:outer"), "subject"),
    **dict.fromkeys(("obj", "iobj"), "object"),
    **dict.fromkeys(OBLIQUE, "oblique"),
    **dict.fromkeys(("root", "ccomp", "xcomp"), "predicate"),
    **dict.fromkeys(("amod", "compound", "nmod:desc", "flat", "nummod", "det"), "modifier"),
    "obl:agent": "agent",
    "nmod:poss": "possessor",
    "appos": "apposition",
    "conj": "conjunct",
}


def role_of(parse: Parse, i: int) -> GrammaticalRole:
    """The part that a noun has in its clause."""
    relation = parse.relation[i]
    role = ROLES.get(relation, "other")
    if role == "subject":
        return "passive-subject" if is_passive(parse, parse.head[i]) else "subject"
    if relation == "obl" and is_passive(parse, parse.head[i]) and preposition_of(parse, i) == "by":
        return "agent"
    return role


def noun_phrase_with_conjuncts(parse: Parse, i: int) -> Tokens:
    """The phrase of a noun with the nouns conjoined to it: "Britain and France"; clauses after a comma cut off."""
    if not parse.children[i]:
        return i, i + 1
    parts = [
        noun_phrase(parse, j, clauses=_has_defining_clause(parse, j))
        for j in coordination(parse, i)
        if j == i or parse.pos[j] in NOUN_NAME_OR_NUMBER
    ]
    start, end = parts[0]
    for s, e in parts[1:]:
        if s >= end and e - end < MAX_CONJUNCT:
            end = e
    # "A baker and member [of the guild], Ana Roe": the tree may hang on the first noun what describes the second.
    end = next((parse.edges[c][1] for c in parse.children[i] if _is_phrase_at(parse, c, end)), end)
    # "Minister for Trade and Industry Ana Roe": "Industry" hangs on the minister, the name comes after it.
    name = next((c for c in parse.children[i] if parse.relation[c] == "appos" and parse.edges[c][0] == end), None)
    return start, end if name is None else noun_phrase(parse, name)[1]


def _is_phrase_at(parse: Parse, i: int, start: int) -> bool:
    """Whether a preposition begins a phrase at a token, which i heads."""
    return parse.edges[i][0] == start and parse.pos[start] == "ADP" and parse.relation[i] not in CLAUSAL


def _has_defining_clause(parse: Parse, i: int) -> bool:
    """Whether no comma parts the noun from the clauses that follow it."""
    clauses = [c for c in parse.children[i] if parse.relation[c] in CLAUSAL and c > i]
    return all(parse.words[parse.edges[c][0] - 1] != "," and parse.words[parse.edges[c][0]] != "," for c in clauses)


def preposition_token_of(parse: Parse, i: int) -> int | None:
    """The first token of a noun's preposition."""
    for child in parse.children[i]:
        if parse.relation[child] == "case" and child < i:
            return child
    return None
