"""The noun that a number counts: the phrase right after it, up to its head."""

from __future__ import annotations

from claimx.lexicons.quantities import QuantityLexicon
from claimx.syntax import Parse, Tokens

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "FW", "HYPH"})
PARTICIPLES = frozenset({"VBN", "VBG"})
BEFORE_NOUNS = ADJECTIVES | {"NN", "NNP"}
NEVER_NOUNS = frozenset({"is", "has", "does", "was", "says", "'s", "’s"})
DETERMINERS = frozenset({"DT", "PRP$", "TO"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset("-‐‑–")
PEOPLE = ("ers", "ors", "men", "ists", "ians", "ants")
LONGEST_PHRASE = 9


def find_counted(parse: Parse, lexicon: QuantityLexicon, number: int, number_end: int) -> Tokens | None:
    """The phrase that a number counts, from the word after it to its head: "North Korean troops"; None without one.

    Tags decide rather than the tree: a wrong attachment is more common than a wrong tag.

    Args:
        parse: the text.
        lexicon: for words that close a phrase.
        number: the token in which the number ends.
        number_end: the character at which it ends.
    """
    if any(c.isalpha() for c in parse.text[number_end : parse.end[number]]):
        return None
    end = min(parse.sentence(number)[1], number + LONGEST_PHRASE)
    j = number + 1
    while j < end and parse.words[j] in HYPHENS and parse.start[j] == parse.end[j - 1]:
        j += 1
    first, head, possessor = j, -1, -1
    while j < end:
        if parse.is_space(j):
            if "\n" in parse.words[j]:
                break
        elif parse.lower[j] in lexicon.nouns["closers"]:
            break
        elif _is_hyphen_inside(parse, j, end):
            head = -1  # "co-ordinated attacks"
        elif _is_noun(parse, j):
            if head >= 0 and _is_closed(parse, lexicon, head, j):
                break
            head = j
        elif parse.tag[j] in ADJECTIVES or parse.pos[j] == "ADJ":
            if not _may_modify(parse, head, j, end):
                break
        elif head >= 0 and parse.lower[j] in {"and", "or"} and (plural := _plural_of_names(parse, head, j, end)):
            j = head = plural
        elif not _is_filler(parse, number, first, head, j, end):
            break
        elif parse.lower[j] in POSSESSIVES:
            possessor, head = head, -1  # "four men's major championships"
        j += 1
    head = max(head, possessor)
    return (first, head + 1) if head >= 0 else None


def is_people(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether a plural is of people, by its ending or by name: such a noun modifies no other."""
    return word in lexicon.nouns["people"] or word.endswith(PEOPLE)


def _is_noun(parse: Parse, j: int) -> bool:
    if parse.tag[j] in NOUNS:
        return True
    if parse.tag[j] == "VBZ":  # "2,000 hires this year": no verb in -s has a plural number as its subject
        return parse.lower[j].endswith("s") and parse.lower[j] not in NEVER_NOUNS and _is_plain_number(parse, j - 1)
    return parse.pos[j] in {"NOUN", "PROPN"} and parse.tag[j] not in {"CD", "VBD"}


def _is_plain_number(parse: Parse, j: int) -> bool:
    """A number above one that is no part of a name: not the 3 of "Model 3 sells"."""
    named = j > 0 and parse.words[j - 1][:1].isupper()
    return parse.tag[j] == "CD" and parse.lower[j] not in {"one", "1"} and not named


def _is_hyphen_inside(parse: Parse, j: int, end: int) -> bool:
    glued = parse.words[j] in HYPHENS and parse.start[j] == parse.end[j - 1]
    return glued and j + 1 < end and parse.start[j + 1] == parse.end[j]


def _is_closed(parse: Parse, lexicon: QuantityLexicon, head: int, j: int) -> bool:
    """20 people Monday; 12 officer Smith: the noun before is complete, unless the tree makes it a modifier."""
    complete = parse.tag[head] in PLURALS or (
        parse.tag[head] == "NN" and parse.tag[j] == "NNP" and parse.pos[j] == "PROPN"
    )
    if complete and parse.tag[j] == "NN" and j + 1 < parse.n and parse.tag[j + 1] in DETERMINERS:
        return True  # "200 fishermen stage a protest": a verb, whatever its tag
    if parse.tag[head] == "NNS" and parse.tag[j] == "NN" and is_people(parse.lower[head], lexicon):
        return True  # "protesters hold demonstrations"
    return complete and parse.head[head] != j


def _may_modify(parse: Parse, head: int, j: int, end: int) -> bool:
    """Whether an adjective or participle stands before a noun of the phrase."""
    participle = parse.tag[j] in PARTICIPLES
    if head >= 0 and (participle or parse.tag[head] in PLURALS):
        return False
    return not participle or parse.words[j - 1] in HYPHENS or _modifies_noun(parse, j, end)


def _modifies_noun(parse: Parse, j: int, end: int) -> bool:
    """20 injured people, not 20 injured in the crash."""
    k = j + 1
    while k < end and k - j < 4 and parse.tag[k] in BEFORE_NOUNS:
        k += 1
    return (k < end and parse.tag[k] in PLURALS) or (k - 1 > j and parse.tag[k - 1] in NOUNS)


def _plural_of_names(parse: Parse, head: int, j: int, end: int) -> int:
    """Kia and Hyundai vehicles: the plural noun after names on both sides of a conjunction, or 0."""
    if not parse.words[head][:1].isupper():
        return 0
    k = j + 1
    while k < end and k - j < 4 and parse.words[k][:1].isupper():
        k += 1
    if k + 2 < end and k > j + 1 and parse.words[k] in HYPHENS and parse.tag[k + 1] in ADJECTIVES:
        k += 2  # "UK and EU-affiliated people"
    return k if j + 1 < k < end and _looks_plural(parse, k) else 0


def _is_filler(parse: Parse, number: int, first: int, head: int, j: int, end: int) -> bool:
    """Words inside the phrase that are neither noun nor adjective: "very", "'s", a number in a name."""
    if j + 1 >= end:
        return False
    tag, word, following = parse.tag[j], parse.lower[j], parse.tag[j + 1]
    if tag in {"RB", "RBR"}:
        glued = parse.words[j + 1] in HYPHENS and j + 2 < end and parse.tag[j + 2] in PARTICIPLES
        return head < 0 and (following in ADJECTIVES or glued or (word == "more" and following in NOUNS))
    if word in POSSESSIVES:
        return head >= 0 and following in NOUNS | {"JJ"}  # "a million children's lives"
    if tag in {"CC", ","}:
        return head < 0 and j > first and following in {"JJ", "VBN", "NN", "RB"} and _modifies_noun(parse, j, end)
    if tag != "CD" or not any(c.isdigit() for c in word):
        return False
    # "27 Model 3 sedans", "two new 737 Max jets"; right after the number only what is glued to letters ("250ml")
    if _is_hyphen_inside(parse, j + 1, end):
        return True  # "two 17-year-old boys"
    inside = j > number + 1 or (word[0].isdigit() and not word.isdigit())
    return inside and any(_looks_plural(parse, k) for k in range(j + 1, min(end, j + 3)))


def _looks_plural(parse: Parse, k: int) -> bool:
    """737 Max jets: the name before it may have the noun tagged as a name too."""
    word = parse.words[k]
    return parse.tag[k] in PLURALS or (parse.tag[k] in NOUNS and word.islower() and word.endswith("s"))
