"""ClearNLP trees (`en_core_web_*`) turned into Universal Dependencies, so that there is one grammar to ask.

The two differ in heads as well as in names: in ClearNLP a copula heads its predicate and a preposition its noun. The
conversion works on plain lists of heads and labels, takes linear time and never touches the Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimx.syntax.tags import VERBAL

CLEARNLP_ONLY = frozenset(
    {"dobj", "nsubjpass", "pobj", "attr", "acomp", "auxpass", "relcl", "pcomp", "npadvmod", "poss", "prt"}
)

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
    "prep": "dep",  # stranded: "the man he spoke to"
    "agent": "dep",
}
OBLIQUE_HEADS = VERBAL | {"ADJ", "ADV"}


def is_clearnlp(labels: Sequence[str] | frozenset[str]) -> bool:
    """Whether these dependency labels are ClearNLP's rather than Universal Dependencies'."""
    return bool(CLEARNLP_ONLY.intersection(labels))


def to_universal(
    heads: Sequence[int],
    deps: Sequence[str],
    *,
    lemmas: Sequence[str],
    pos: Sequence[str],
    tags: Sequence[str],
    people: Iterable[tuple[int, int]] = (),
) -> tuple[list[int], list[str]]:
    """Heads and labels in Universal Dependencies' manner, for trees in ClearNLP's; indices are tokens of the Doc.

    `people` are names of persons (half-open pairs): in Universal Dependencies a name's first word heads it.
    """
    tree = Tree(heads, deps, lemmas, pos, tags)
    flatten_coordination(tree)
    lower_amounts(tree)
    lower_prepositions(tree)
    lower_copulas(tree)
    raise_subjects(tree)
    flatten_names(tree, people)
    for i, dep in enumerate(tree.deps):
        if dep == "aux" and tags[i] == "TO":
            tree.deps[i] = "mark"
        elif dep == "nmod" and i < tree.heads[i] and not any(tree.deps[c] == "case" for c in tree.children[i]):
            tree.deps[i] = "compound"  # ClearNLP's nmod is a noun before the noun
        elif dep == "npadvmod" and pos[tree.heads[i]] not in OBLIQUE_HEADS:
            tree.deps[i] = "nmod:unmarked"  # "$58 a barrel"
        elif dep == "compound" and pos[i] == "NUM" and pos[tree.heads[i]] == "NUM":
            tree.deps[i] = "nummod"
        else:
            tree.deps[i] = RENAMED.get(dep, dep)
    return tree.heads, tree.deps


class Tree:
    """Heads and labels that change, with the children kept in step."""

    def __init__(
        self, heads: Sequence[int], deps: Sequence[str], lemmas: Sequence[str], pos: Sequence[str], tags: Sequence[str]
    ) -> None:
        self.heads = list(heads)
        self.deps = list(deps)
        self.lemmas, self.pos, self.tags = lemmas, pos, tags
        self.children: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                self.children[head].append(i)

    def move(self, i: int, head: int, dep: str | None = None) -> None:
        """Hang i on another head; on itself: i becomes a root. What would close a circle stays."""
        if head != i and self.is_below(head, i):
            return
        old = self.heads[i]
        if old != i:
            self.children[old].remove(i)
        self.heads[i] = head
        if head != i:
            self.children[head].append(i)
            self.children[head].sort()
        if dep is not None:
            self.deps[i] = dep

    def is_below(self, i: int, top: int) -> bool:
        """Whether i hangs below `top`."""
        while self.heads[i] != i:
            i = self.heads[i]
            if i == top:
                return True
        return False

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def replace(self, old: int, new: int, dep: str, keep: Iterable[int] = ()) -> None:
        """Let `new`, a child of `old`, take its place and its children but `keep`; `old` hangs on `new` as `dep`."""
        head, label = self.heads[old], self.deps[old]
        self.move(new, new if head == old else head, label)
        for c in list(self.children[old]):
            if c not in keep:
                self.move(c, new)
        self.move(old, new, dep)


def flatten_coordination(tree: Tree) -> None:
    """A, B and C: C hangs on B in ClearNLP, on A in UD; the conjunction hangs on what follows it."""
    for i, dep in enumerate(tree.deps):
        if dep == "conj" and tree.deps[tree.heads[i]] == "conj":
            head = tree.heads[i]
            while tree.deps[head] == "conj" and tree.heads[head] != head:
                head = tree.heads[head]
            tree.move(i, head)
    for i, dep in enumerate(tree.deps):
        if dep == "cc":
            head = tree.heads[i]
            top = tree.heads[head] if tree.deps[head] == "conj" else head
            following = next((c for c in tree.children[top] if c > i and tree.deps[c] == "conj"), None)
            if following is not None:
                tree.move(i, following)


def lower_amounts(tree: Tree) -> None:
    """$ <- quantmod <- million: the number hangs on the currency sign; "more than": one modifier of two words."""
    for i, dep in enumerate(tree.deps):
        number = tree.heads[i]
        if tree.tags[i] == "$" and dep in {"quantmod", "nmod"} and i < number and tree.pos[number] == "NUM":
            inside = [c for c in tree.children[number] if i < c < number]
            head, label = tree.heads[number], tree.deps[number]
            tree.move(i, i if head == number else head, label)
            for c in list(tree.children[number]):
                if c not in inside:
                    tree.move(c, i)
            tree.move(number, i, "nummod")
        elif (
            dep == "quantmod"
            and i
            and tree.heads[i - 1] == number
            and tree.deps[i - 1] in {"amod", "advmod", "quantmod"}
        ):
            tree.deps[i - 1] = "advmod"
            tree.move(i, i - 1, "fixed")


def lower_prepositions(tree: Tree) -> None:
    """Troops <- of <- prep: the noun takes the preposition's place, the preposition hangs on the noun."""
    # Right to left, so that a preposition within a preposition's object is settled first.
    for i in range(len(tree.deps) - 1, -1, -1):
        dep, head = tree.deps[i], tree.heads[i]
        if dep not in {"prep", "agent", "dative", "pcomp", "conj"}:
            continue
        noun = tree.child(i, "pobj") if dep in {"pcomp", "conj"} else tree.child(i, "pobj", "pcomp")
        if noun is None:
            continue
        if (
            dep in {"pcomp", "prep"}
            and head == i - 1
            and tree.deps[head] in {"prep", "agent"}
            and tree.pos[head] != "NOUN"
        ):
            # "because of", "according to": one preposition; the noun goes to the first word, which is met later.
            for c in list(tree.children[i]):
                tree.move(c, head)
            tree.deps[i] = "fixed"
            continue
        verbal = tree.pos[head] in OBLIQUE_HEADS
        if tree.deps[noun] == "pcomp" and tree.pos[noun] in VERBAL:
            label, own = ("advcl" if verbal else "acl"), "mark"
        else:
            label, own = ("obl:agent" if dep == "agent" else "obl" if verbal else "nmod"), "case"
        tree.replace(i, noun, own, keep=[c for c in tree.children[i] if tree.deps[c] == "fixed"])
        tree.deps[noun] = label if dep != "conj" else "conj"


def lower_copulas(tree: Tree) -> None:
    """Is <- likely: the predicate takes the copula's place and its other dependents."""
    for i in range(len(tree.deps)):
        if tree.lemmas[i] != "be" or tree.pos[i] not in VERBAL or tree.deps[i] in {"aux", "auxpass", "cop"}:
            continue
        predicate = tree.child(i, "attr", "acomp")
        if tree.child(i, "expl") is not None:
            if predicate is not None:
                tree.deps[predicate] = "nsubj"  # "there are signs"
            continue
        subject = tree.child(i, "nsubj")
        if predicate is None and subject is not None:
            predicate = _other_predicate(tree, i)
            if predicate is not None and tree.deps[predicate] == "ccomp":
                tree.deps[subject] = "nsubj:outer"  # "the problem is that …"
        if predicate is None:
            continue
        tree.replace(i, predicate, "cop")
        clause = next((c for c in tree.children[predicate] if tree.deps[c] == "ccomp" and c > predicate), None)
        if subject is not None and clause is not None and tree.lemmas[subject] == "it":
            tree.deps[subject], tree.deps[clause] = "expl", "csubj"  # "it is likely that …"


def _other_predicate(tree: Tree, i: int) -> int | None:
    """What a "be" without noun or adjective says: "is in danger", "is that …"."""
    if tree.child(i, "dobj", "xcomp") is not None:
        return None
    after = [c for c in tree.children[i] if c > i]
    clause = next((c for c in after if tree.deps[c] == "ccomp"), None)
    return clause if clause is not None else next((c for c in after if tree.deps[c] == "obl"), None)


def raise_subjects(tree: Tree) -> None:
    """Want <- leave <- them: what is wanted to leave is the object of "want"; "called it a fantasy" likewise."""
    for i, dep in enumerate(tree.deps):
        head = tree.heads[i]
        if dep not in {"ccomp", "oprd"} or head == i:
            continue
        subject = tree.child(i, "nsubj", "nsubjpass")
        if subject is None or tree.child(i, "mark") is not None or subject < head:
            continue
        auxiliaries = [c for c in tree.children[i] if tree.deps[c] in {"aux", "auxpass", "cop"}]
        infinitive = any(tree.tags[c] == "TO" for c in auxiliaries)
        verbless = not auxiliaries and tree.pos[i] in {"NOUN", "ADJ", "PROPN"}
        if dep == "oprd" or infinitive or verbless:
            tree.move(subject, head, "dobj")
            tree.deps[i] = "xcomp"


def flatten_names(tree: Tree, people: Iterable[tuple[int, int]]) -> None:
    """Olena -> Marchuk: the last word heads a name in ClearNLP, the first in UD."""
    for start, end in people:
        last = end - 1
        inside = range(start, last)
        if last == start or any(tree.heads[j] not in range(start, end) or tree.deps[j] != "compound" for j in inside):
            continue
        tree.replace(last, start, "flat")
        for j in range(start + 1, last):
            tree.move(j, start, "flat")
