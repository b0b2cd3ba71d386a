"""ClearNLP trees (`en_core_web_*`) turned into Universal Dependencies, so that there is one grammar to ask.

The two differ in heads as well as in names: in ClearNLP a copula heads its predicate and a preposition its noun. The
conversion works on plain lists of heads and labels and never touches the Doc.
"""

from __future__ import annotations

from collections.abc import Sequence

CLEARNLP_ONLY = frozenset({"dobj", "nsubjpass", "pobj", "attr", "acomp", "auxpass", "relcl", "pcomp", "npadvmod", "poss", "prt"})

RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "neg": "advmod",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "dep",
    "subtok": "dep",
    "attr": "xcomp",
    "acomp": "xcomp",
    "pcomp": "advcl",
}
VERBAL = frozenset({"VERB", "AUX"})


def is_clearnlp(labels: Sequence[str] | frozenset[str]) -> bool:
    """Whether these dependency labels are ClearNLP's rather than Universal Dependencies'."""
    return bool(CLEARNLP_ONLY.intersection(labels))


def to_universal(
    heads: list[int], deps: list[str], lemmas: Sequence[str], pos: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels in Universal Dependencies' manner, for trees in ClearNLP's; indices are tokens of the Doc."""
    heads, deps = list(heads), list(deps)
    flatten_coordination(heads, deps)
    lower_prepositions(heads, deps, pos)
    lower_copulas(heads, deps, lemmas, pos)
    for i, dep in enumerate(deps):
        if dep == "aux" and tags[i] == "TO":
            deps[i] = "mark"
        else:
            deps[i] = RENAMED.get(dep, dep)
    return heads, deps


def children(heads: Sequence[int], i: int) -> list[int]:
    return [j for j, head in enumerate(heads) if head == i and j != i]


def flatten_coordination(heads: list[int], deps: list[str]) -> None:
    """A, B and C: C hangs on B in ClearNLP, on A in UD; the conjunction hangs on what follows it."""
    for i, dep in enumerate(deps):
        if dep == "conj":
            head = heads[i]
            while deps[head] == "conj":
                head = heads[head]
            heads[i] = head
    for i, dep in enumerate(deps):
        if dep == "cc":
            following = [j for j in range(i + 1, len(deps)) if deps[j] == "conj" and heads[j] in {heads[i], heads[heads[i]]}]
            if following:
                heads[i] = following[0]


def lower_prepositions(heads: list[int], deps: list[str], pos: Sequence[str]) -> None:
    """troops <- of <- prep: the noun takes the preposition's place, the preposition hangs on the noun."""
    # Right to left, so that a preposition within a preposition's object is settled first.
    for i in range(len(deps) - 1, -1, -1):
        if deps[i] not in {"prep", "agent", "dative"}:
            continue
        inner = [j for j in children(heads, i) if deps[j] in {"pobj", "pcomp"}]
        if not inner:
            continue
        noun, head = inner[0], heads[i]
        verbal = pos[head] in VERBAL or pos[head] in {"ADJ", "ADV"}
        if deps[noun] == "pcomp":
            deps[noun], deps[i] = ("advcl" if verbal else "acl"), "mark"
        else:
            deps[noun] = "obl:agent" if deps[i] == "agent" else "obl" if verbal else "nmod"
            deps[i] = "case"
        for j in children(heads, i):
            heads[j] = noun
        heads[noun], heads[i] = head, noun


def lower_copulas(heads: list[int], deps: list[str], lemmas: Sequence[str], pos: Sequence[str]) -> None:
    """is <- likely: the predicate takes the copula's place and its other dependents."""
    for i in range(len(deps)):
        if lemmas[i] != "be" or pos[i] not in VERBAL:
            continue
        predicates = [j for j in children(heads, i) if deps[j] in {"attr", "acomp"}]
        if not predicates:
            continue
        predicate = predicates[0]
        for j in children(heads, i):
            if j != predicate:
                heads[j] = predicate
        heads[predicate], deps[predicate] = (predicate if heads[i] == i else heads[i]), deps[i]
        heads[i], deps[i] = predicate, "cop"
        for j, head in enumerate(heads):
            if head == i and j != i:
                heads[j] = predicate
