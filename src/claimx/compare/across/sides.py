"""Who strikes: of two sides of a war each has those whom it killed told of it."""

from __future__ import annotations

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import Sentence
from claimx.compare.across.setting import PEOPLE, Atlas, Named

WEAPON = 3  # words from "Israeli" to "airstrikes"
VERB = 12  # from "Israel", or "Israeli jets from the north", to "launched"
STATES = frozenset({"country", PEOPLE})


def sides_of(known: CompareLexicon, atlas: Atlas, sentence: Sentence, id_: str) -> tuple[str, ...]:
    """The state that is told to strike, the last before a number, else the first behind it."""
    at = sentence.numbers[id_]
    for places in (range(at - 1, -1, -1), range(at + 1, len(sentence.tokens))):
        for place in places:
            side = striker(known, atlas, sentence, place)
            if side is not None:
                return (side,)
    return ()


def striker(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int) -> str | None:
    """The state whose weapon, or whose deed, a word tells."""
    tokens = sentence.tokens
    if known.event_of(tokens[place]) in known.weapons:
        named = state_before(known, atlas, sentence, place, WEAPON)
        return named.country if named is not None and named.kind == PEOPLE else None
    is_deed = tokens[place] in known.deeds and phrase_at(known.deeds, tokens, place) is not None
    if (
        not is_deed
        or tokens[place - 1 : place] == ["to"]
        or not known.auxiliaries.isdisjoint(tokens[place - 1 : place])
    ):
        return None
    named = state_before(known, atlas, sentence, place, VERB)
    return named.country if named is not None else None


def state_before(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int, far: int) -> Named | None:
    """The nearest state before a word that is named as one who acts: not "in Israel", nor beyond a comma or a verb."""
    tokens, starts = sentence.tokens, sentence.starts
    for at in range(place - 1, max(place - far - 1, -1), -1):
        if tokens[at] in known.ends or tokens[at] in known.breaks:
            return None
        named = next((each for each in atlas.within(starts[at], starts[at] + 1) if each.kind in STATES), None)
        if named is not None and not (at and tokens[at - 1] in known.whither):
            return named
    return None
