"""Which words of a sentence tell of a number: not those of its parts, nor of an event that went before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence, plain_words
from claimx.compare.across.setting import PLACES, Atlas, Setting

Record = Mapping[str, Any]
OPENING = 3  # words in which a sentence begins with it


def near_of(known: CompareLexicon, atlas: Atlas, sentence: Sentence, id_: str) -> Setting:
    """The setting of a number's sentence; where its parts are, "including 21 in Utah", does not tell where it is."""
    tokens = sentence.tokens
    whole = atlas.setting(sentence.start, sentence.end, tokens, sentence.text)
    opening = enumerate(tokens[sentence.numbers[id_] + 1 : -1], start=sentence.numbers[id_] + 1)
    begins = [at for at, token in opening if token in known.parts.mostly or token in known.parts.before]
    place = next((at for at in begins if tells_parts(known, tokens, at)), None)
    if place is None or not is_placed_part(known, atlas, sentence, place):
        return whole
    end = sentence.starts[place]
    cut = atlas.setting(sentence.start, end, tokens[:place], sentence.text[: end - sentence.start])
    return whole._replace(places=cut.places, countries=cut.countries or whole.countries, home=cut.home)


def of_the_event(
    known: CompareLexicon, near: Setting, lead: Setting, atlas: Atlas, source: Mapping[str, Any] | None
) -> Setting:
    """The setting without the province of the governor who tells of it: the article's beginning tells the town."""
    if source is None or not near.places or not lead.places:
        return near
    if known.places.offices.isdisjoint(plain_words(source["text"])):
        return near
    office = {each.name for each in atlas.within(source["start"], source["end"]) if each.kind in PLACES}
    return near._replace(places=()) if office.issuperset(near.places) else near


def tells_parts(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a word begins to tell of parts: ", including 21 in Utah", ", mostly in Utah"."""
    if tokens[at] in known.parts.mostly and phrase_at(known.parts.mostly, tokens, at):
        return True
    is_part = tokens[at] in known.parts.before and phrase_at(known.parts.before, tokens, at) is not None
    return is_part and NUMBER in tokens[at:]


def is_placed_part(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int) -> bool:
    """Whether a part names a place of its own: "including 21 in Utah", not "including 2 boys, in a flood in Utah"."""
    tokens = sentence.tokens
    commas = (at for at in range(place + 1, len(tokens) - 1) if tokens[at] == "," and not joins(known, tokens, at))
    last = next(commas, len(tokens) - 1)
    return any(each.kind in PLACES for each in atlas.within(sentence.starts[place], sentence.starts[last] + 1))


def joins(known: CompareLexicon, tokens: list[str], comma: int) -> bool:
    """Whether a comma joins a further number: ", 4 in Nevada, and 3 in Kansas"."""
    at = comma + 1 + (tokens[comma + 1] == "and")
    return tokens[at : at + 1] == [NUMBER] and not known.places.inside.isdisjoint(tokens[at + 1 : at + 3])


def background_of(known: CompareLexicon, sentence: Sentence, at: int) -> range:
    """The words that tell what it answers: "in retaliation for yesterday's attack"; none around the number itself."""
    tokens = sentence.tokens
    if known.background.keys().isdisjoint(tokens):
        return range(0)
    begin = next((place for place in range(len(tokens)) if phrase_at(known.background, tokens, place)), None)
    if begin is None:
        return range(0)
    end = next((place for place in range(begin, len(tokens)) if tokens[place] == ","), len(tokens))
    is_other = at < begin or begin < OPENING <= end <= at
    return range(begin, end) if is_other else range(0)


def inner_tokens(known: CompareLexicon, sentence: Sentence, claim: Record | None, id_: str) -> list[str]:
    """The words of the claim alone: what stands beside it may tell when it was said, or of another event."""
    apart = background_of(known, sentence, sentence.numbers[id_])
    begin, end = (claim["start"], claim["end"]) if claim is not None else (sentence.start, sentence.end)
    inside = range(bisect_left(sentence.starts, begin), bisect_left(sentence.starts, end))
    return [sentence.tokens[place] for place in inside if place not in apart]
