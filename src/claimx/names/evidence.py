"""What the article itself says of a name: "shares of Zentro", "Roe, 52,", "the drug Veltra".

A clue is read beside one mention and counts for every mention of the name. Where the clues of a name agree, they
overrule the name finder, which saw one mention at a time; where they don't (Ford the carmaker and Ford the president),
each counts for its own mention only. A name that the finder missed is one where a clue beside it or elsewhere says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

from claimx.names.clues import clue_of, reports
from claimx.names.trade import is_played
from claimx.names.words import (
    NO_PARTY,
    OPENING,
    PLACES,
    STRONG,
    Clue,
    Entity,
    Words,
    is_in_camel_case,
    is_legal_form,
    names_a_body,
    owners,
)

FORMED = 2  # words of a name with its legal form
ENOUGH = STRONG  # what overrules the name finder
JOINTS = frozenset({"-", "–", "/", "&"})


def by_evidence(entities: list[Entity], at: Words) -> list[Entity]:
    """“Shares of Roe fell. Roe makes pumps.”: an organisation in both; “the drug Veltra”: nobody's name anywhere."""
    mentions = sorted(entities + _unseen(entities, at))
    own = _clues(mentions, at)
    settled = _settled(mentions, own, at)
    if not own and not settled:
        return entities
    told = [_told(entity, settled.get(at.string(*entity[:2])) or own.get(entity[0]), at) for entity in mentions]
    return [entity for entity in told if entity[2] != NO_PARTY]


def _clues(mentions: list[Entity], at: Words) -> dict[int, Clue]:
    """By the first token of a mention, what the words beside it say."""
    found = {entity[0]: clue for entity in mentions if (clue := clue_of(entity, at)) is not None}
    outlets = [entity for entity in mentions if entity[0] not in found and reports(entity, at)]
    people = _words_of_people(mentions, (), at) if outlets else set()
    return found | {entity[0]: ("ORG", STRONG) for entity in outlets if at.words[entity[0]] not in people}


def _told(entity: Entity, clue: Clue | None, at: Words) -> Entity:
    """A mention as its clue says, if that is sure enough and the name can be such a one."""
    is_sure = clue is not None and clue[1] >= ENOUGH and _may_be(clue[0], entity, at)
    return (entity[0], entity[1], clue[0]) if is_sure and clue is not None else entity


def _settled(mentions: list[Entity], own: Mapping[int, Clue], at: Words) -> dict[str, Clue]:
    """The names whose clues agree, each with what they say and how sure; people are settled elsewhere."""
    votes: dict[str, Counter[str]] = {}
    for start, end, _ in mentions:
        if start in own:
            kind, weight = own[start]
            votes.setdefault(at.string(start, end), Counter())[kind] += weight
    agreed = {name: kinds.most_common(1)[0] for name, kinds in votes.items() if len(kinds) == 1}
    bodies = {name for name, (kind, weight) in agreed.items() if kind == "ORG" and weight >= ENOUGH}
    # "the brewer Maison Roe … Roe": what looked like a surname is short for the company.
    shorter = {words[-1]: ("ORG", STRONG) for words in map(str.split, bodies) if len(words) > 1 and words[-1].istitle()}
    # "Roe plc … Roe": what looked like a surname is short for the company.
    formed = {at.words[s]: ("ORG", STRONG) for s, e, _ in mentions if e - s == FORMED and is_legal_form(e - 1, at)}
    others = _words_of_people(mentions, bodies, at) | at.lexicon.general_words
    return {
        name: clue
        for name, clue in {**shorter, **formed, **agreed}.items()
        if name not in others and not names_a_body(name, at)
    }


def _words_of_people(mentions: list[Entity], bodies: Container[str], at: Words) -> set[str]:
    """The words of the full names of people."""
    full = [e for e in mentions if e[2] == "PERSON" and e[1] - e[0] > 1 and at.string(e[0], e[1]) not in bodies]
    return {word for start, end, _ in full for word in at.words[start:end]}


def _unseen(entities: list[Entity], at: Words) -> list[Entity]:
    """Single words that look like names and are none yet, with no label."""
    taken = owners(entities)
    free = (i for i in at.capitalised if at.tags[i] == "NNP" and i not in taken)
    return [(i, i + 1, NO_PARTY) for i in free if looks_like_name(i, at) and stands_alone(i, taken, at)]


def looks_like_name(i: int, at: Words) -> bool:
    """Whether a word with a capital is no title and none of the words that are no names."""
    word = at.words[i]
    return (
        (word.istitle() or is_in_camel_case(word))
        and len(word) > 2
        and word not in at.lexicon.not_names
        and not at.is_title(i)
    )


def stands_alone(i: int, taken: Container[int], at: Words) -> bool:
    """Whether no other name or word with a capital touches a word, as in "Roe Street", "Alt-Roe", "Star of Dorp"."""
    if at.lower(i + 1) == "of" and at.is_capitalised(i + 2):
        return False
    return not _joins(i + 1, taken, at) and (not _joins(i - 1, taken, at) or _only_opens(i - 1, taken, at))


def _joins(i: int, taken: Container[int], at: Words) -> bool:
    """Whether a token can be of the name beside it."""
    return i in taken or at.is_capitalised(i) or at.word(i) in JOINTS


def _only_opens(i: int, taken: Container[int], at: Words) -> bool:
    """Whether a word has its capital from the sentence that it opens."""
    opens = i == 0 or at.words[i - 1] in OPENING
    return opens and i not in taken and at.tags[i] not in {"NNP", "NNPS"}


def _may_be(kind: str, entity: Entity, at: Words) -> bool:
    """Whether a mention can be of another kind: not if the lexicon knows the name, nor a nationality word."""
    start, end, label = entity
    if label == kind or (label in PLACES and kind == "GPE") or label == "NORP":
        return False
    is_where = at.lower(start - 1) in at.lexicon.clues["where"] and not is_played(start, at)
    if label in PLACES and kind in {"ORG", "PERSON"} and is_where:
        return False
    if kind == "PERSON" and end - start > 1 and any(names_a_body(word, at) for word in at.words[start:end]):
        return False
    return at.lexicon.form(at.string(start, end)) is None
