"""Who strikes: of two sides of a war each has those whom it killed told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import Sentence
from claimx.compare.across.setting import NATIONS, PEOPLE, Atlas, Named
from claimx.compare.across.told_places import place_at
from claimx.compare.across.toll import toll_at

Record = Mapping[str, Any]
WEAPON = 3  # words from "Israeli" to "airstrikes"
VERB = 12  # from "Israel", or "Israeli jets from the north", to "launched"
COUNTRY = "country"


def sides_of(known: CompareLexicon, atlas: Atlas, sentence: Sentence, id_: str) -> tuple[str, ...]:
    """The state that is told to strike, the last before a number, else the first behind it."""
    at = sentence.numbers[id_]
    for places in (range(at - 1, -1, -1), range(at + 1, len(sentence.tokens))):
        for place in places:
            if sentence.tokens[place] in known.weapons or sentence.tokens[place] in known.deeds:
                side = striker(known, atlas, sentence, place)
                if side is not None:
                    return (side,)
    return ()


def striker(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int) -> str | None:
    """The state whose weapon, or whose deed, a word tells."""
    tokens = sentence.tokens
    if tokens[place] in known.weapons:
        named = state_before(known, atlas, sentence, place, WEAPON)
        return state_of(named) if named is not None and named.kind != COUNTRY else None
    if (
        phrase_at(known.deeds, tokens, place) is None
        or tokens[place - 1 : place] == ["to"]
        or not known.auxiliaries.isdisjoint(tokens[place - 1 : place])
    ):
        return None
    named = state_before(known, atlas, sentence, place, VERB)
    return state_of(named) if named is not None else None


def state_of(named: Named) -> str | None:
    """Whose a deed is: a state's, or that of the state that a body is of: "Hamas"."""
    return named.country or named.state


def state_before(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int, far: int) -> Named | None:
    """The nearest state before a word that is named as one who acts: not "in Israel", nor beyond a comma or a verb."""
    tokens, starts = sentence.tokens, sentence.starts
    for at in range(place - 1, max(place - far - 1, -1), -1):
        if tokens[at] in known.ends or tokens[at] in known.breaks:
            return None
        here = atlas.within(starts[at], starts[at] + 1)
        named = next((each for each in here if each.kind in NATIONS or each.state is not None), None)
        if named is not None and not (at and tokens[at - 1] in known.whither):
            return named
    return None


def people_of(
    known: CompareLexicon, atlas: Atlas, sentence: Sentence, quantity: Record, events: tuple[str, ...]
) -> str:
    """The state whose people are counted: "12 Israeli civilians", "the Israeli death toll"; else "".

    Also where each side's toll is told of its state: "the death toll in Israel".
    """
    at = sentence.numbers[quantity["id"]]
    inside = [each for each in atlas.within(quantity["start"], quantity["end"]) if each.kind == PEOPLE]
    if inside:
        return inside[-1].country or ""
    place = toll_at(known, sentence, at)
    if place is None:
        return ""
    ahead = atlas.within(sentence.starts[place - 1], sentence.starts[place - 1] + 1) if place else []
    told = [each for each in ahead if each.kind == PEOPLE]
    phrase = phrase_at(known.tolls, sentence.tokens, place)
    behind = place + phrase[0] if phrase is not None else at
    if not told and not known.several.isdisjoint(events) and sentence.tokens[behind] in known.places.inside:
        told = [each for each in place_at(known, atlas, sentence, behind + 1) if each.kind == COUNTRY]
    return (told[0].country or "") if told else ""
