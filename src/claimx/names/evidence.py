"""What the article itself says of a name: "shares of Zentro", "Roe, 52,", "the drug Veltra".

A clue is read beside one mention and counts for every mention of the name. Where the clues of a name agree, they
overrule the name finder, which saw one mention at a time; where they don't (Ford the carmaker and Ford the president),
each counts for its own mention only. A name that the finder missed is one where a clue beside it or elsewhere says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from claimx.lexicons.gazetteer import states_with
from claimx.names.words import OPENING, PLACES, POSSESSIVES, Entity, Words

THING = ""  # no party: a product, a ship, a film
# What a clue that may mean something else counts for, one that may not, and what overrules the name finder.
WEAK, STRONG, ENOUGH = 1, 2, 2
Clue = tuple[str, int]
JOINTS = frozenset({"-", "–", "/", "&"})
# How many words describe a party after its name: "Zentro, a small Nordian maker of pumps".
LONGEST_DESCRIPTION = 7
AGES = range(5, 111)
DESCRIBING = ("NN", "JJ", "VBN", "VBG", "CD", "POS", "HYPH", "RB")


def by_evidence(entities: list[Entity], at: Words) -> list[Entity]:
    """“Shares of Roe fell. Roe makes pumps.”: an organisation in both; “the drug Veltra”: nobody's name anywhere."""
    mentions = sorted(entities + _unseen(entities, at))
    own = {entity[0]: clue for entity in mentions if (clue := _clue(entity, at)) is not None}
    settled = _settled(mentions, own, at)
    if not own and not settled:
        return entities
    found = []
    for entity in mentions:
        start, end, label = entity
        kind, weight = settled.get(at.string(start, end)) or own.get(start) or (label, 0)
        if weight >= ENOUGH and _may_be(kind, entity, at):
            label = kind
        if label != THING:
            found.append((start, end, label))
    return found


def _settled(mentions: list[Entity], own: Mapping[int, Clue], at: Words) -> dict[str, Clue]:
    """The names whose clues agree, each with what they say and how sure; people are settled elsewhere."""
    votes: dict[str, Counter[str]] = {}
    for start, end, _ in mentions:
        if start in own:
            kind, weight = own[start]
            votes.setdefault(at.string(start, end), Counter())[kind] += weight
    agreed = {name: kinds.most_common(1)[0] for name, kinds in votes.items() if len(kinds) == 1}
    bodies = {name for name, (kind, weight) in agreed.items() if kind == "ORG" and weight >= ENOUGH}
    people = {
        word
        for start, end, label in mentions
        if label == "PERSON" and end - start > 1 and at.string(start, end) not in bodies
        for word in at.words[start:end]
    }
    # "the brewer Maison Roe … Roe": what looked like a surname is short for the company.
    shorter = {words[-1]: ("ORG", STRONG) for words in map(str.split, bodies) if len(words) > 1 and words[-1].istitle()}
    heads = at.lexicon.organisation_words | at.lexicon.government_words | at.lexicon.general_words
    return {name: clue for name, clue in {**shorter, **agreed}.items() if name not in people | heads}


def _unseen(entities: list[Entity], at: Words) -> list[Entity]:
    """Single words that look like names and are none yet, with no label."""
    taken = {i for start, end, _ in entities for i in range(start, end)}
    found = []
    for i, tag in enumerate(at.tags):
        if tag != "NNP" or i in taken or not _stands_alone(i, taken, at):
            continue
        word = at.words[i]
        if word.istitle() and len(word) > 2 and word not in at.lexicon.not_names and not at.is_title(i):
            found.append((i, i + 1, THING))
    return found


def _stands_alone(i: int, taken: set[int], at: Words) -> bool:
    """Whether no other name or word with a capital touches a word, as in "Roe Street", "Alt-Roe", "Star of Dorp"."""
    if _lower(i + 1, at) == "of" and i + 2 < len(at.words) and at.is_capitalised(i + 2):
        return False
    for j in (i - 1, i + 1):
        if 0 <= j < len(at.words) and (j in taken or at.is_capitalised(j) or at.words[j] in JOINTS):
            opens = (
                j == i - 1
                and (j == 0 or at.words[j - 1] in OPENING)
                and j not in taken
                and at.tags[j] not in {"NNP", "NNPS"}
            )
            if not opens:
                return False
    return True


def _may_be(kind: str, entity: Entity, at: Words) -> bool:
    """Whether a mention can be of another kind: not if the lexicon knows the name, nor a nationality word."""
    start, end, label = entity
    if label == kind or (label in PLACES and kind == "GPE") or label == "NORP":
        return False
    if (
        label in PLACES
        and kind in {"ORG", "PERSON"}
        and start
        and at.words[start - 1].lower() in at.lexicon.clues["where"]
    ):
        return False
    return at.lexicon.form(at.string(start, end)) is None


def _clue(entity: Entity, at: Words) -> Clue | None:
    if entity[2] == "NORP":
        return None
    for look in CLUES:
        clue = look(entity, at)
        if clue is not None:
            return clue
    return None


# --- What stands beside a name ------------------------------------------------------------------------------------


def _lower(i: int, at: Words) -> str:
    return at.words[i].lower() if 0 <= i < len(at.words) else ""


def _past_possessive(end: int, at: Words) -> int:
    return end + 1 if end < len(at.words) and at.words[end] in POSSESSIVES else end


def traded(entity: Entity, at: Words) -> Clue | None:
    """“shares of Zentro”, “Zentro shares”, “Zentro's headquarters”, “Zentro (NYSE: ZTR)”."""
    start, end, _ = entity
    clues = at.lexicon.clues
    if _lower(start - 1, at) in {"of", "in"} and _lower(start - 2, at) in clues["stock"]:
        return "ORG", STRONG
    if _lower(end, at) == "(" and end + 1 < len(at.words) and at.words[end + 1] in clues["exchanges"]:
        return "ORG", STRONG
    after = _past_possessive(end, at)
    owned = _lower(after, at)
    if after < len(at.words) and at.tags[after] in {"NN", "NNS"} and owned in clues["stock"] | clues["of_companies"]:
        return ("ORG", STRONG) if after > end or owned in clues["stock"] else None
    return None


def ticker(entity: Entity, at: Words) -> Clue | None:
    """“(NYSE: ZTR)”: an exchange's short name for a share."""
    start = entity[0]
    listed = _lower(start - 1, at) == ":" and start > 1 and at.words[start - 2] in at.lexicon.clues["exchanges"]
    return (THING, STRONG) if listed and at.words[start].isupper() else None


def aged(entity: Entity, at: Words) -> Clue | None:
    """“Roe, 52,”, “Roe, aged nine”."""
    _, end, _ = entity
    if _lower(end, at) != ",":
        return None
    number = _lower(end + 1, at)
    if number == "aged":
        return "PERSON", STRONG
    followed = _lower(end + 2, at) in {",", "who", "of", "from"}
    return ("PERSON", STRONG) if followed and number.isdecimal() and len(number) < 4 and int(number) in AGES else None


def related(entity: Entity, at: Words) -> Clue | None:
    """“Roe's wife”, “Roe and his brother”, “Roe herself”."""
    _, end, _ = entity
    clues = at.lexicon.clues
    if _lower(end, at) in clues["selves"]:
        return "PERSON", STRONG
    if _past_possessive(end, at) > end and _lower(end + 1, at) in clues["kin"]:
        return "PERSON", STRONG
    joined = _lower(end, at) in {"and", ","} and _lower(end + 1, at) in {"his", "her"}
    return ("PERSON", STRONG) if joined and _lower(end + 2, at) in clues["kin"] else None


def called(entity: Entity, at: Words) -> Clue | None:
    """“the carmaker Zentro”, “the drug Veltra”, “the town of Lower Dorp”: the noun before says what it is."""
    start, end, label = entity
    clues, noun = at.lexicon.clues, _lower(start - 1, at)
    if noun == "of":
        return ("GPE", STRONG) if _lower(start - 2, at) in clues["place_nouns"] and label != "LOC" else None
    if not noun or not at.tags[start - 1].startswith("NN") or not at.words[start - 1].islower():
        return None
    if noun in clues["things"]:
        return THING, STRONG
    if noun in clues["bodies"] and (end - start == 1 or label != "PERSON"):
        return "ORG", STRONG
    return None


def typed(entity: Entity, at: Words) -> Clue | None:
    """“the Zentro union”, “Roe syndrome”, “the Roe presidency”: the noun after says what it is."""
    start, end, label = entity
    if end - start > 1 or end >= len(at.words) or not at.tags[end].startswith("NN"):
        return None
    clues, noun = at.lexicon.clues, _lower(end, at)
    if label == "ORG":
        return ("PERSON", STRONG) if noun in clues["reigns"] and at.words[start].istitle() else None
    if label != "PERSON":
        return None
    if noun in clues["bodies"] and _lower(start - 1, at) == "the":
        return "ORG", STRONG
    return (THING, STRONG) if noun in clues["illnesses"] else None


def located(entity: Entity, at: Words) -> Clue | None:
    """“in Songkhla”: no person, where a place has that name."""
    start, end, label = entity
    if label != "PERSON" or _lower(start - 1, at) not in {"in", "near"} or _past_possessive(end, at) > end:
        return None
    return ("GPE", STRONG) if states_with(at.string(start, end)) else None


def portfolio(entity: Entity, at: Words) -> Clue | None:
    """“Minister of Tourism and Culture”: what somebody is minister for is no body."""
    start, end, label = entity
    office = _lower(start - 2, at)
    held = label == "ORG" and _lower(start - 1, at) in {"of", "for"} and office in at.lexicon.clues["portfolios"]
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    return (THING, STRONG) if held and heads.isdisjoint(at.words[start:end]) else None


def described(entity: Entity, at: Words) -> Clue | None:
    """“Zentro, a maker of pumps,”, “Roe, the minister,”, “Lower Dorp, a town of 900,”: the noun after the comma."""
    end = entity[1]
    if _lower(end, at) != "," or _lower(end + 1, at) not in {"a", "an", "the"}:
        return None
    i = end + 2
    while i < min(len(at.words), end + LONGEST_DESCRIPTION) and at.tags[i].startswith(DESCRIBING):
        i += 1
    noun, after = _lower(i - 1, at), _lower(i, at)
    closed = not after or after in at.lexicon.clues["after_description"]
    if not closed or at.tags[i - 1] != "NN":
        return None
    clue = _by_noun(noun, at)
    in_full = entity[2] == "PERSON" and end - entity[0] > 1
    # "Ana Roe, a publisher": also the noun for a person.
    return None if in_full and clue == ("ORG", STRONG) and noun in at.lexicon.clues["persons_too"] else clue


def _by_noun(noun: str, at: Words) -> Clue | None:
    clues, type_ = at.lexicon.clues, at.lexicon.noun_types.get(noun)
    if noun in clues["bodies"] or type_ in {"organisation", "media"}:
        return "ORG", STRONG
    if noun in clues["place_nouns"]:
        return "GPE", STRONG
    if noun in clues["things"]:
        return THING, STRONG
    return ("PERSON", STRONG) if type_ in {"official", "group"} and noun not in at.lexicon.collective else None


def resumed(entity: Entity, at: Words) -> Clue | None:
    """“Zentro, which makes pumps”, “Roe said he”, “Zentro said it would cut”: the pronoun after tells."""
    _, end, label = entity
    clues = at.lexicon.clues
    if _lower(end, at) == "," and _lower(end + 1, at) == "which" and _lower(end + 2, at) in clues["company_verbs"]:
        return ("ORG", STRONG) if label != "LOC" else None
    if _lower(end, at) not in clues["saying"]:
        return None
    i = end + 1 + (_lower(end + 1, at) == "that")
    if _lower(i, at) in {"he", "she"}:
        return "PERSON", STRONG
    if label != "PERSON":
        return None
    if _lower(i, at) == "its":
        return "ORG", STRONG
    decides = _lower(i, at) == "it" and _lower(i + 1, at) in {"had", "will", "would", "has", "plans", "expects"}
    return ("ORG", STRONG if _lower(i + 2, at) in clues["deciding"] else WEAK) if decides else None


CLUES = (ticker, portfolio, traded, aged, related, called, typed, described, resumed, located)
