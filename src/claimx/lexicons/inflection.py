"""Regular inflection of English verbs, both ways: the forms of a lemma, and whether a word looks like such a form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# Endings in -s that are no third person: "focus", "discuss", "bias".
NO_PERSON = ("ss", "us", "is", "as", "os")
SHORTEST = 3  # letters before an ending: "sing" and "bed" are whole words
VOWELS = frozenset("aeiouy")


@cache
def regular_forms(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb, spelling variants included; a lemmatizer guesses them wrong now and then."""
    stem = lemma[:-1]
    if lemma.endswith("e"):
        return (f"{lemma}s", f"{lemma}d", f"{stem}ing")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return (f"{stem}ies", f"{stem}ied", f"{lemma}ing")
    doubled = lemma + lemma[-1]
    return (f"{lemma}s", f"{lemma}es", f"{lemma}ed", f"{lemma}ing", f"{doubled}ed", f"{doubled}ing")


def lemma_of_inflected(word: str, irregular: Mapping[str, str]) -> str | None:
    """A guess at the lemma of a word that is an inflected form; None for what may be a lemma itself.

    Args:
        word: in lower case.
        irregular: lemma by form; lemmas that look like forms ("exceed", "bring") have themselves.
    """
    if word in irregular:
        return irregular[word] if irregular[word] != word else None
    for ending, lemma in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST or VOWELS.isdisjoint(stem) or word.endswith(NO_PERSON):
            continue
        if ending in {"ing", "ed"} and len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "lsz":
            stem = stem[:-1]
        return stem + lemma
    return None
