"""Inflection of English verbs, both ways: the regular forms of a lemma, and the verb whose form a word is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Endings in -s that are no third person: "focus", "discuss", "bias".
NO_PERSON = ("ss", "us", "is", "as", "os")
ENDINGS = ("s", "es", "ies", "ed", "ied", "ing")
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
    """The verb of which a word is a form; None for what may be a lemma itself, "" where no known verb has such a form.

    Args:
        word: in lower case.
        irregular: lemma by form; lemmas that look like forms ("exceed", "bring") have themselves.
    """
    verbs, forms = known_verbs()
    if word in irregular:
        return irregular[word] if irregular[word] != word else None
    if word in verbs:
        return None
    if word in forms or not looks_inflected(word):
        return forms.get(word)
    stems = ((word.removesuffix(ending), ending) for ending in ENDINGS if word.endswith(ending))
    guesses = (guess for stem, ending in stems for guess in possible_lemmas(stem, ending))
    return next((guess for guess in guesses if guess in verbs), "")


def looks_inflected(word: str) -> bool:
    """Whether a word ends as an inflected verb does, behind enough letters for one."""
    for ending in ("ing", "ed", "s"):
        stem = word.removesuffix(ending)
        if stem != word:
            return not (len(stem) < SHORTEST or VOWELS.isdisjoint(stem) or word.endswith(NO_PERSON))
    return False


def possible_lemmas(stem: str, ending: str) -> tuple[str, ...]:
    """What a form without its ending may be of, likeliest first: "blam(ed)" of "blame" before "blam"."""
    if ending in {"ies", "ied"}:
        return (f"{stem}y",)
    if ending in {"s", "es"}:
        return (stem,)
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return (stem, f"{stem}e") if stem.endswith("ng") else (f"{stem}e", stem, single)


@cache
def known_verbs() -> tuple[frozenset[str], Mapping[str, str]]:
    """The verbs that the lemmatizer of the embedded pipeline knows, some 8,000, and the lemmas of irregular forms."""
    lookups = files("claimx").joinpath("model", "lemmatizer", "lookups", "lookups.bin")
    import srsly  # noqa: PLC0415 - it takes numpy with it, and who reads records inflects nothing

    tables = srsly.msgpack_loads(lookups.read_bytes())
    # Parts of speech are hashes there; verbs are those whose rules take off "-ing".
    verbal = next(part for part, rules in tables["lemma_rules"].items() if any(old == "ing" for old, _ in rules))
    return frozenset(tables["lemma_index"][verbal]), {form: of[0] for form, of in tables["lemma_exc"][verbal].items()}
