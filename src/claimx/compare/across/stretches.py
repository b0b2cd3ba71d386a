"""Which words of a sentence tell of a number: not those of its parts, nor of an event that went before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimx.compare.across.doing import toll_at
from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence
from claimx.compare.across.setting import PLACES, Atlas, Setting

Record = Mapping[str, Any]
ARTICLE = 5  # characters: "in the United States"
OPENING = 3  # words in which a sentence begins with it
AGENT = frozenset({"by"})
INSIDE = frozenset({"in", "at", "near"})


def near_of(known: CompareLexicon, atlas: Atlas, sentence: Sentence, id_: str) -> Setting:
    """The setting of a number's sentence; where its parts are, "including 21 in Utah", does not tell where it is."""
    tokens = sentence.tokens
    whole = atlas.setting(sentence.start, sentence.end, tokens, sentence.text)
    opening = range(sentence.numbers[id_] + 1, len(tokens) - 1)
    place = next((at for at in opening if tells_parts(known, tokens, at)), None)
    if place is None or not is_placed_part(atlas, sentence, place):
        return whole
    end = sentence.starts[place]
    cut = atlas.setting(sentence.start, end, tokens[:place], sentence.text[: end - sentence.start])
    return whole._replace(places=cut.places, countries=cut.countries or whole.countries, home=cut.home)


def tells_parts(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a word begins to tell of parts: ", including 21 in Utah", ", mostly in Utah"."""
    if tokens[at] in known.mostly and phrase_at(known.mostly, tokens, at):
        return True
    is_part = tokens[at] in known.part_before and phrase_at(known.part_before, tokens, at) is not None
    return is_part and NUMBER in tokens[at:]


def is_placed_part(atlas: Atlas, sentence: Sentence, place: int) -> bool:
    """Whether a part names a place of its own: "including 21 in Utah", not "including 2 boys, in a flood in Utah"."""
    tokens = sentence.tokens
    commas = (at for at in range(place + 1, len(tokens) - 1) if tokens[at] == "," and not joins(tokens, at))
    last = next(commas, len(tokens) - 1)
    return any(each.kind in PLACES for each in atlas.within(sentence.starts[place], sentence.starts[last] + 1))


def joins(tokens: list[str], comma: int) -> bool:
    """Whether a comma joins a further number: ", 4 in Nevada, and 3 in Kansas"."""
    at = comma + 1 + (tokens[comma + 1] == "and")
    return tokens[at : at + 1] == [NUMBER] and not INSIDE.isdisjoint(tokens[at + 1 : at + 3])


def background_of(known: CompareLexicon, sentence: Sentence, at: int) -> range:
    """The words that tell what it answers: "in retaliation for yesterday's attack"; none around the number itself."""
    tokens = sentence.tokens
    found = (place for place, token in enumerate(tokens) if token in known.background)
    begin = next((place for place in found if phrase_at(known.background, tokens, place)), None)
    if begin is None:
        return range(0)
    end = next((place for place in range(begin, len(tokens)) if tokens[place] == ","), len(tokens))
    is_other = at < begin or begin < OPENING <= end <= at
    return range(begin, end) if is_other else range(0)


def inner_tokens(known: CompareLexicon, sentence: Sentence, claim: Record | None, id_: str) -> list[str]:
    """The words of the claim alone: what stands beside it may tell when it was said, or of another event."""
    apart = background_of(known, sentence, sentence.numbers[id_])
    begin, end = (claim["start"], claim["end"]) if claim is not None else (sentence.start, sentence.end)
    told = enumerate(zip(sentence.tokens, sentence.starts, strict=True))
    return [token for place, (token, start) in told if begin <= start < end and place not in apart]


def own_place(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> tuple[str, ...]:
    """The place that stands right behind a number: "12 people were killed in Kandy"."""
    at = sentence.numbers[quantity["id"]]
    for place in range(at + 1, min(at + 7, len(sentence.tokens) - 1)):
        token = sentence.tokens[place]
        if token in INSIDE:
            return place_at(atlas, sentence, place + 1)
        if token == NUMBER or token in known.ends or (token in known.breaks and token not in AGENT):
            return ()
    return ()


def toll_place(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> tuple[str, ...]:
    """The place of which a toll is told: "Peru's death toll rose to 12", "the death toll of the flood in Peru"."""
    at, tokens = sentence.numbers[quantity["id"]], sentence.tokens
    begin = toll_at(known, tokens, at)
    if begin is None:
        return ()
    whose = place_at(atlas, sentence, begin - 1) if begin else ()
    inside = (place_at(atlas, sentence, place + 1) for place in range(begin, at) if tokens[place] in INSIDE)
    return whose or next(filter(None, inside), ())


def place_at(atlas: Atlas, sentence: Sentence, place: int) -> tuple[str, ...]:
    """The place that is named at a word, or behind its article."""
    begin = sentence.starts[place]
    return tuple(each.name for each in atlas.within(begin, begin + ARTICLE) if each.kind in PLACES)


def mostly_in(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> tuple[str, ...]:
    """The places in which most of those counted are: "over 300, mostly in Peru"."""
    tokens = sentence.tokens
    for place in range(sentence.numbers[quantity["id"]] + 1, len(tokens)):
        if tokens[place] in known.mostly and phrase_at(known.mostly, tokens, place):
            end = next((at for at in range(place, len(tokens)) if tokens[at] in known.ends or tokens[at] == ","), -1)
            found = atlas.within(sentence.starts[place], sentence.starts[end])
            return tuple(each.name for each in found if each.kind in PLACES)
    return ()


def several_of(
    known: CompareLexicon, atlas: Atlas, record: Record, sentence: Sentence, quantity: Record
) -> tuple[str, ...]:
    """The places of which other numbers tell, where one is of all: "to 112, with 94 in Peru and 18 in Chile"."""
    others = [each for each in record["quantities"] if each["id"] in sentence.numbers and each is not quantity]
    found = {
        name for each in others if each["kind"] == quantity["kind"] for name in own_place(known, atlas, each, sentence)
    }
    return tuple(sorted(found)) if len(found) > 1 and not own_place(known, atlas, quantity, sentence) else ()
