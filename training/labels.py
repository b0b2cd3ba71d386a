"""One label set for names that come from differently annotated sets.

PERSON, ORG, GPE, LOC and NORP; titles and "the" are outside names; nationality words are NORP everywhere.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

Entity = tuple[int, int, str]

LEXICONS = Path(__file__).parent.parent / "src/claimx/lexicons"

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president vice prime minister chancellor secretary general secretary-general premier
    senator sen representative rep congressman congresswoman governor gov mayor judge justice attorney ambassador envoy director chairman chairwoman
    commissioner king queen prince princess sheikh sheik ayatollah imam mullah archbishop bishop cardinal reverend rev father rabbi
    colonel col lieutenant lt captain capt major maj sergeant sgt admiral adm brigadier marshal commander corporal professor prof
    foreign defense defence interior finance deputy former then-president ex-president state treasury of u.s. american""".split()
)
# "of" and "state" count as title words only between title words: "Secretary of State Condoleezza Rice".

NATURAL = frozenset(
    """river lake sea ocean gulf bay strait straits channel canal mountain mountains mount mt hills desert valley peninsula island islands coast strip
    bank plateau delta basin cape sahara alps himalayas andes caucasus balkans europe africa asia america antarctica mideast east west
    middle caribbean arctic pacific atlantic mediterranean baltic hemisphere highlands heights forest jungle glacier volcano""".split()
)


def nationality_words() -> frozenset[str]:
    """Nationality words and their plurals, from the same lexicon the rules use."""
    with (LEXICONS / "states.toml").open("rb") as file:
        lexicon = tomllib.load(file)
    words = set(lexicon["peoples"]["words"])
    for state in lexicon["states"].values():
        words.update(state["people"])
    plurals = {word + "s" for word in words if not word.endswith(("ese", "ish", "ch", "ss", "x", "s", "men"))}
    return frozenset(words | plurals)


NATIONALITIES = nationality_words()


def clean_entities(tokens: list[str], entities: list[Entity]) -> list[Entity]:
    """Entities in claimx's label set, sorted and without overlap.

    Other labels (EVENT, MISC) are dropped. Nationality words outside names become NORP.
    """
    kept: list[Entity] = []
    for start, end, label in sorted(entities):
        if label not in {"PERSON", "ORG", "PLACE", "NORP"}:
            continue
        start, end = trim(tokens, start, end, label)
        if start >= end:
            continue
        text = " ".join(tokens[start:end])
        if text in NATIONALITIES and label != "ORG":
            kept.append((start, end, "NORP"))
        elif label == "NORP":
            # GMB tags states as NORP now and then; a nationality word is one of the lexicon's or ends like one.
            kept.append((start, end, "NORP" if is_nationality(text) else "GPE"))
        elif label == "PLACE":
            kept.append((start, end, place_label(tokens[start:end])))
        else:
            kept.append((start, end, label))
    return add_nationalities(tokens, kept)


def is_nationality(text: str) -> bool:
    return text in NATIONALITIES or text.rstrip("s").endswith(("ian", "ese", "ish", "ean", "ist", "ite", "can"))


def place_label(words: list[str]) -> str:
    ends = {words[0].lower(), words[-1].lower()}
    return "LOC" if ends & NATURAL and words[-1] not in {"City", "Republic"} else "GPE"


def trim(tokens: list[str], start: int, end: int, label: str) -> tuple[int, int]:
    """Leave a leading article, leading titles of persons and a trailing possessive outside."""
    if end - start > 1 and tokens[start].lower() == "the":
        start += 1
    if end - start > 1 and tokens[end - 1] in {"'s", "’s", "'"}:
        end -= 1
    if label == "PERSON":
        while end - start > 1 and tokens[start].lower().rstrip(".") in TITLES:
            start += 1
        if end - start == 1 and tokens[start].lower().rstrip(".") in TITLES:
            return start, start
    return start, end


def add_nationalities(tokens: list[str], entities: list[Entity]) -> list[Entity]:
    taken = {i for start, end, _ in entities for i in range(start, end)}
    found: list[Entity] = []
    i = 0
    while i < len(tokens):
        for length in (2, 1):
            span = range(i, min(i + length, len(tokens)))
            if len(span) == length and " ".join(tokens[j] for j in span) in NATIONALITIES and not taken & set(span):
                found.append((i, i + length, "NORP"))
                i += length
                break
        else:
            i += 1
    return sorted(entities + found)
