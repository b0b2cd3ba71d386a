"""What news has and the treebanks lack: curly quotation marks, long dashes, headlines in capitals, datelines.

Every variant is a `Sentence` again, its layers in step with its words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

CURLY = {'"': "“”", "''": "”", "``": "“", "'": "’", "--": "—", "...": "…", "-": "–"}
PLACES = (
    "London", "Paris", "Berlin", "Moscow", "Beijing", "Tokyo", "Seoul", "Kabul", "Baghdad", "Cairo", "Nairobi", "Lagos",
    "New Delhi", "Islamabad", "Brussels", "Geneva", "Washington", "New York", "Los Angeles", "Mexico City", "Bogota",
    "Buenos Aires", "Jerusalem", "Beirut", "Ankara", "Kyiv", "Warsaw", "Sydney", "Manila", "Jakarta", "Johannesburg",
    "Addis Ababa", "Khartoum", "Harare", "Dhaka", "Colombo", "Port-au-Prince", "San Salvador", "Kinshasa", "Tehran",
)  # fmt: skip
AGENCIES = ("AP", "Reuters", "AFP", "UPI", "Xinhua", "dpa", "Interfax", "Bloomberg", "VOA", "Yonhap")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
DASHES = ("—", "--", "-", "–")


@dataclass
class Sentence:
    """One annotated sentence: parallel lists by token; empty lists are missing layers."""

    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entities: list[tuple[int, int, str]] | None = None


def in_typeset_marks(sentence: Sentence) -> Sentence:
    """The sentence with curly quotation marks, real dashes and ellipses, as agencies typeset them."""
    words, opened = [], False
    for word in sentence.words:
        if word == '"':
            word, opened = CURLY['"'][opened], not opened
        elif (word.startswith("'") and len(word) > 1) or word == "n't":
            word = word.replace("'", "’")
        else:
            word = CURLY.get(word, word) if word != "-" else word
        words.append(word)
    return replace(sentence, words=words)


def in_capitals(sentence: Sentence) -> Sentence:
    """The sentence as an all-caps headline."""
    return replace(sentence, words=[word.upper() for word in sentence.words])


def in_headline_case(sentence: Sentence) -> Sentence:
    """The sentence with its long words capitalised, as headlines set them."""
    return replace(sentence, words=[word[:1].upper() + word[1:] if len(word) > 3 else word for word in sentence.words])


def dateline(rng: random.Random, *, trees: bool) -> Sentence:
    """A dateline such as `NAIROBI (AP) —` or `Paris, March 4 (Reuters) -`, a sentence of its own as in the treebanks.

    Args:
        rng: the dice.
        trees: whether its layers are tags and trees, or names.
    """
    place, agency = rng.choice(PLACES), rng.choice(AGENCIES)
    words = (place.upper() if rng.random() < 0.6 else place).replace("-", " - ").split()
    count = len(words)
    tags, pos, heads, deps = ["NNP"] * count, ["PROPN"] * count, [0] * count, ["flat"] * count
    head = 0
    if place in {"New York", "New Delhi", "Mexico City"}:
        head = 1
        heads[0], deps[0] = 1, "compound"
    if place == "Port-au-Prince":
        tags[1] = tags[3] = "HYPH"
        pos[1] = pos[3] = "PUNCT"
        deps[1] = deps[3] = "punct"
    heads[head], deps[head] = head, "ROOT"
    if rng.random() < 0.35:
        at = len(words)
        words += [",", rng.choice(MONTHS), str(rng.randint(1, 30))]
        tags += [",", "NNP", "CD"]
        pos += ["PUNCT", "PROPN", "NUM"]
        heads += [at + 1, head, at + 1]
        deps += ["punct", "nmod:unmarked", "nummod"]
    at = len(words)
    words += ["(", agency, ")", rng.choice(DASHES)]
    tags += ["-LRB-", "NNP", "-RRB-", ":"]
    pos += ["PUNCT", "PROPN", "PUNCT", "PUNCT"]
    heads += [at + 1, head, at + 1, head]
    deps += ["punct", "list", "punct", "punct"]
    spaces = [
        not (word == "(" or (i + 1 < len(words) and words[i + 1] in {",", ")"})) and not (word == "-" and i < at)
        for i, word in enumerate(words)
    ]
    if place == "Port-au-Prince":
        spaces[0] = spaces[2] = False
    if not trees:
        return Sentence(words, spaces, entities=[(0, count, "GPE"), (at + 1, at + 2, "ORG")])
    morphs = ["Number=Sing" if tag == "NNP" else "" for tag in tags]
    return Sentence(words, spaces, tags, pos, morphs, heads, deps)


def varied(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Half of the documents typeset; of the sentences one in forty in capitals, one in forty as a headline, and one
    document in fifteen with a dateline before it.
    """
    if rng.random() < 0.5:
        sentences = [in_typeset_marks(s) for s in sentences]
    changed = []
    for sentence in sentences:
        dice = rng.random()
        if dice < 0.025:
            sentence = in_capitals(sentence)
        elif dice < 0.05:
            sentence = in_headline_case(sentence)
        changed.append(sentence)
    if rng.random() < 1 / 15:
        changed.insert(0, dateline(rng, trees=sentences[0].entities is None))
    return changed
