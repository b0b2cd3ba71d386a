"""Mends what a parser gets wrong in the same way again and again: trees that no English sentence has.

Each repair looks at one relation and its neighbourhood, none further than `REACH` tokens, and moves a head within the
sentence; what it can not be sure of it leaves alone. The lists are changed in place, before children are made of them.
"""

from __future__ import annotations

from claimx.syntax.tags import FINITE_OR_MODAL

REACH = 25

SUBJECT = frozenset({"nsubj", "nsubj:pass"})
ANY_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
# Verbs whose clause often comes without "that", and which have no object beside it (as "tell" and "remind" have).
TAKE_A_CLAUSE = frozenset(
    "acknowledge admit allege announce argue assume believe claim conclude confirm deny discover estimate expect "
    "explain fear feel figure find guess hope imagine insist know learn maintain note predict reckon report say "
    "state stress suggest suppose suspect think understand".split()
)
# What opens a clause of time, which tells when a thing was said; "because" and "if" belong to what was said.
OF_TIME = frozenset({"as", "while", "when", "after", "before", "until"})
QUOTES = frozenset('"“”«»')
OPENING, CLOSING = frozenset('"“«'), frozenset('"”»')
BARS = QUOTES | {":", ";", "(", ")", "–", "—", "--"}


def repair(
    heads: list[int], labels: list[str], *, words: list[str], lemmas: list[str], pos: list[str], tags: list[str]
) -> None:
    """Mends heads and labels in place."""
    subjects: dict[int, int] = {}
    for i, label in enumerate(labels):
        if label in SUBJECT:
            verb = heads[i]
            if i < verb:
                first = subjects.get(verb)
                if first is not None and tags[i] == "NNP" and pos[first] == "NOUN":
                    _title(first, i, heads, labels, words, tags)
                subjects[verb] = i
        elif label == "ccomp":
            _lost_subject(i, heads, labels, words, lemmas, tags)
        elif label == "acl":
            _elided_auxiliary(i, heads, labels, tags)
        elif label == "advcl":
            _behind_the_quotation(i, heads, labels, words)


def _title(first: int, name: int, heads: list[int], labels: list[str], words: list[str], tags: list[str]) -> None:
    """A noun that describes a name is no second subject: "[Danish swimmer] Ida Holm said".

    A bare noun in the singular is no subject of its own; one with an article or in the plural may be: "weapons Moscow
    said it destroyed".
    """
    if name - first > REACH or not _filled_by(first, name, heads):
        return
    # Commas only between nouns that are conjoined: "chef, author and cook Ida Holm", not "the law, Holm said".
    if any(words[t] in BARS or (words[t] == "," and labels[heads[t]] != "conj") for t in range(first + 1, name)):
        return
    if any(heads[t] == first and labels[t] in {"det", "nummod", "nmod:poss", "case"} for t in range(first)[-REACH:]):
        return
    several = any(heads[t] == name and labels[t] == "conj" for t in range(name, min(heads[name], name + REACH)))
    if (tags[first] == "NNS") == several:
        heads[first], labels[first] = name, "nmod:desc"


def _lost_subject(
    clause: int, heads: list[int], labels: list[str], words: list[str], lemmas: list[str], tags: list[str]
) -> None:
    """A noun before the verb of what was said is its subject: "The firm says [14 wells] closed"."""
    verb = heads[clause]
    if not verb < clause <= verb + REACH or lemmas[verb] not in TAKE_A_CLAUSE or tags[verb][:2] != "VB":
        return
    objects = [t for t in range(verb + 1, clause) if heads[t] == verb and labels[t] in {"obj", "iobj"}]
    if len(objects) != 1:
        return
    noun = objects[0]
    own = [t for t in range(verb + 1, min(clause + REACH, len(heads))) if heads[t] == clause]
    if any(labels[t] in ANY_SUBJECT or (t < clause and labels[t] in {"mark", "cc"}) for t in own):
        return
    auxiliaries = [t for t in own if noun < t < clause and labels[t] in {"aux", "aux:pass", "cop"}]
    if not any(tags[t] in FINITE_OR_MODAL for t in (clause, *auxiliaries)):
        return
    if not _filled_by(noun, clause, heads, commas=words) or any(words[t] in BARS for t in range(verb, clause)):
        return
    heads[noun] = clause
    labels[noun] = "nsubj:pass" if any(labels[t] == "aux:pass" for t in auxiliaries) else "nsubj"


def _elided_auxiliary(participle: int, heads: list[int], labels: list[str], tags: list[str]) -> None:
    """A second passive, whose "were" is not said again: "Two were killed and nine workers [injured]"."""
    noun = heads[participle]
    verb = heads[noun]
    if labels[noun] != "conj" or not verb < noun < participle <= verb + REACH:
        return
    if tags[participle] != "VBN" or tags[verb] != "VBN":
        return
    if any(heads[t] != participle or labels[t] != "advmod" for t in range(noun + 1, participle)):
        return
    if not any(heads[t] == verb and labels[t] == "aux:pass" for t in range(verb)[-REACH:]):
        return
    own = [t for t in range(verb + 1, noun) if heads[t] == noun]
    if not any(labels[t] == "nummod" for t in own) or not any(labels[t] == "cc" for t in own):
        return
    heads[participle], labels[participle] = verb, "conj"
    heads[noun], labels[noun] = participle, "nsubj:pass"
    for t in own:
        if labels[t] in {"cc", "punct"}:
            heads[t] = participle


def _behind_the_quotation(i: int, heads: list[int], labels: list[str], words: list[str]) -> None:
    """When a thing was said is no part of it: "He said “we are ready” [as crowds gathered]"."""
    quoted = heads[i]
    verb = heads[quoted]
    if labels[quoted] != "ccomp" or not verb < quoted < i <= verb + 2 * REACH:
        return
    opening = verb + 1 + (words[verb + 1] in {",", ":"})
    if words[opening] not in OPENING:
        return
    closing = next((t for t in range(opening + 1, i) if words[t] in QUOTES), i)
    mark = closing + 1
    if not quoted < closing < i - 1 or words[closing] not in CLOSING or heads[mark] != i:
        return
    if words[mark] in OF_TIME and not any(words[t] in QUOTES for t in range(mark, i)):
        heads[i] = verb


def _filled_by(left: int, right: int, heads: list[int], *, commas: list[str] | None = None) -> bool:
    """Whether all that stands between two tokens hangs below one of them; with `commas` (words), commas apart."""
    for t in range(left + 1, right):
        j = t
        for _ in range(REACH):
            if j in {left, right} or heads[j] == j:
                break
            j = heads[j]
        if j not in {left, right} and (commas is None or commas[t] != ","):
            return False
    return True
