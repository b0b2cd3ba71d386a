"""How near two spellings of a name are: by their letters, and by their sound."""

from __future__ import annotations

import re

from claimx.lexicons.check import CheckLexicon

MOST_LETTERS = 4  # that one of two words has and the other lacks, where they differ by two
SHORTEST = 5  # letters of a name of which one may be wrong
SHORTEST_BESIDE = 4  # the same, beside a given name that agrees
SHORTEST_SOUND = 3  # letters of a given name that may be written in another way
FAR = 2  # letters by which two spellings may differ that are known to name one
LONG = 9  # letters of one of which two may be
# Letters that are written for one sound, in the order in which they are replaced; "h" is often silent.
ONE_SOUND = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("y", "i"), ("w", "v"), ("h", ""))
DOUBLED = re.compile(r"(.)\1+")


def is_slip(word: str, other: str, words: CheckLexicon) -> bool:
    """Whether one word is the other misspelt, rather than its plural, its feminine or another name."""
    if word == other or min(len(word), len(other)) < SHORTEST:
        return False
    if abs(len(word) - len(other)) > 2 or len(set(word) ^ set(other)) > MOST_LETTERS:
        return False
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and long[len(short) :] in words.name_endings:
        return False
    if word[:1] != other[:1] and word[1:] == other[1:] and not sounds_alike(word[0], other[0]):
        return False
    return distance(word, other) <= (2 if len(short) >= LONG else 1)


def is_near(word: str, other: str) -> bool:
    """Whether two surnames differ by a letter; beside one given name even an ending that others bear is a slip."""
    return min(len(word), len(other)) >= SHORTEST_BESIDE and distance(word, other) == 1


def is_one_sound(word: str, other: str) -> bool:
    """Whether two names sound alike and are written in two ways: "Sara" and "Sarah", "Brown" and "Browne"."""
    return word != other and min(len(word), len(other)) >= SHORTEST_SOUND and sound(word) == sound(other)


def is_respelt(name: str, other: str) -> bool:
    """Whether two names of one are two spellings: these differ within, where "Greek" and "Greece" differ at the end."""
    one, two = name.casefold(), other.casefold()
    return min(len(one), len(two)) >= SHORTEST_BESIDE and one[-1] == two[-1] and distance(one, two) <= FAR


def sound(word: str) -> str:
    """A name, each sound written in one way, without doubled letters and a silent "e" at the end."""
    for written, plain in ONE_SOUND:
        word = word.replace(written, plain)
    return DOUBLED.sub(r"\1", word).removesuffix("e")


def sounds_alike(letter: str, other: str) -> bool:
    """Whether two first letters are written for one sound."""
    return {letter, other} in ({"c", "k"}, {"i", "j"}, {"j", "y"}, {"v", "w"}, {"s", "z"}, {"f", "p"}, {"i", "y"})


def distance(word: str, other: str) -> int:
    """How many letters are put in, left out, changed or swapped with their neighbour (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, second in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == second:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
