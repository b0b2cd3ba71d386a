"""Of which places a number is told: its own, its toll's, those that are joined to it, those where most of it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, Sentence, plain_words
from claimx.compare.across.setting import PLACES, Atlas, Named, sites_at
from claimx.compare.across.toll import toll_at

Record = Mapping[str, Any]
OWN = 7  # words behind a number in which its place stands
MORE = 3  # words of "and its surrounding"
AROUND = "around"  # the name of what lies around
AHEAD = 5  # words before places: "in the provinces of Kandy and Galle"
COUNTRY = "country"
LONGEST_SITE = 24  # characters of "'s penitentiary"


def own_place(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> list[Named]:
    """The place that stands right behind a number: "12 people were killed in Kandy"."""
    at = sentence.numbers[quantity["id"]]
    for place in range(at + 1, min(at + OWN, len(sentence.tokens) - 1)):
        token = sentence.tokens[place]
        if token in known.places.inside:
            return place_at(known, atlas, sentence, place + 1)
        if token == NUMBER or token in known.ends or (token in known.breaks and token not in known.agents):
            return []
    return []


def toll_place(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> list[Named]:
    """The place of which a toll is told: "Peru's death toll rose to 12", "the death toll of the flood in Peru"."""
    at, tokens = sentence.numbers[quantity["id"]], sentence.tokens
    begin = toll_at(known, sentence, at)
    if begin is None:
        return []
    whose = place_at(known, atlas, sentence, begin - 1) if begin else []
    inside = (
        place_at(known, atlas, sentence, place + 1)
        for place in range(begin, at)
        if tokens[place] in known.places.inside
    )
    named = [each for each in atlas.within(sentence.starts[begin], quantity["start"]) if each.kind in PLACES]
    return whose or next(filter(None, inside), named[:1])


def place_at(known: CompareLexicon, atlas: Atlas, sentence: Sentence, place: int) -> list[Named]:
    """The place that is named at a word, or behind "the southern", "the Haitian town of", "the U.S. states of"."""
    found: list[Named] = []
    for at in range(place, min(place + AHEAD, len(sentence.tokens))):
        begin = sentence.starts[at]
        here = atlas.within(begin, begin + 1)
        if not here and not may_stand_before(known, sentence.tokens[at]):
            return found
        found = [each for each in here if each.kind in PLACES] or found
        if found and found[0].kind != COUNTRY:
            return found
    return found


def may_stand_before(known: CompareLexicon, token: str) -> bool:
    """Whether a word may stand before the name of a place: "southern", "the provinces of"."""
    if token in known.places.inside:
        return False
    return token in known.places.generic or token in known.places.beside_joints or token in known.places.directions


def mostly_in(known: CompareLexicon, atlas: Atlas, quantity: Record, sentence: Sentence) -> tuple[str, ...]:
    """The places in which most of those counted are: "over 300, mostly in Peru"."""
    tokens = sentence.tokens
    for place in range(sentence.numbers[quantity["id"]] + 1, len(tokens)):
        if tokens[place] in known.parts.mostly and phrase_at(known.parts.mostly, tokens, place):
            ends = (at for at in range(place, len(tokens)) if tokens[at] in known.ends or tokens[at] == ",")
            end = next((sentence.starts[at] for at in ends), sentence.end)
            return names_of(atlas.within(sentence.starts[place], end))
    return ()


def several_of(
    known: CompareLexicon, atlas: Atlas, record: Record, sentence: Sentence, quantity: Record, own: list[Named]
) -> tuple[str, ...]:
    """The places that a number is of together: "12 in Kandy and Galle"; "to 112, with 94 in Peru and 18 in Chile"."""
    runs = list(joined(known, atlas, sentence))
    if own:
        starts = {each.start for each in own}
        return next((names_of(run) for run in runs if starts & {each.start for each in run}), ())
    others = [each for each in record["quantities"] if each["id"] in sentence.numbers and each is not quantity]
    alike = (each for each in others if each["kind"] == quantity["kind"])
    parts = names_of(place for each in alike for place in own_place(known, atlas, each, sentence))
    if len(parts) > 1 and toll_at(known, sentence, sentence.numbers[quantity["id"]]) is not None:
        return parts
    return next((names_of(run) for run in runs if is_where(known, atlas, sentence, run[0])), ())


def names_of(found: Any) -> tuple[str, ...]:
    return tuple(sorted({each.name for each in found if each.kind in PLACES}))


def is_where(known: CompareLexicon, atlas: Atlas, sentence: Sentence, first: Named) -> bool:
    """Whether places are those where it happened: "floods in the provinces of Kandy and Galle"; not "officials in"."""
    ahead = [token for token, start in zip(sentence.tokens, sentence.starts, strict=True) if start < first.start]
    for at in range(len(ahead) - 1, max(len(ahead) - AHEAD, 0), -1):
        if ahead[at] in known.places.hits:
            return True
        if ahead[at] in known.places.inside:
            return ahead[at - 1] in known.events or ahead[at - 1] not in known.stop
        if not is_beside_places(known, atlas, sentence, at):
            return False
    return False


def is_beside_places(known: CompareLexicon, atlas: Atlas, sentence: Sentence, at: int) -> bool:
    """Whether a word may stand before places: "the states of", "India's"."""
    begin = sentence.starts[at]
    is_place = any(each.kind in PLACES for each in atlas.within(begin, begin + 1))
    return is_place or sentence.tokens[at] in known.places.generic or sentence.tokens[at] in known.places.beside_joints


def joined(known: CompareLexicon, atlas: Atlas, sentence: Sentence) -> Iterator[list[Named]]:
    """Places that are told as one: "Kandy and Galle", "Peru, Chile, and Bolivia"; not "between Peru and Chile"."""
    listed: list[Named] = []  # by commas so far
    places = [each for each in atlas.within(sentence.start, sentence.end) if each.kind in PLACES]
    yield from ([each, each._replace(name=AROUND)] for each in places if is_with_more(known, sentence, each))
    for first, second in pairwise(places):
        link = link_of(known, sentence.text[first.end - sentence.start : second.start - sentence.start])
        listed.append(first)
        if link == "," and is_with_more(known, sentence, second):
            yield [*listed, second, second._replace(name=AROUND)]
        if link == "and" and known.places.apart.isdisjoint(words_before(sentence, listed[0])):
            is_list = len(listed) > 2 or {first.kind, second.kind} == {"country"}
            yield [*(listed if is_list else [first]), second]
        if link != ",":
            listed = []


def is_with_more(known: CompareLexicon, sentence: Sentence, named: Named) -> bool:
    """Whether what lies around a place is told with it: "Manila and surrounding regions"."""
    behind = sentence.text[named.end - sentence.start :].lower().split(maxsplit=MORE)[:MORE]
    return behind[:1] == ["and"] and not known.places.around.isdisjoint(behind)


def words_before(sentence: Sentence, named: Named) -> list[str]:
    """The two words before a name."""
    return sentence.text[: named.start - sentence.start].lower().split()[-2:]


def link_of(known: CompareLexicon, between: str) -> str:
    """How two names are joined: "and", "and the bombing in", a comma, or not at all."""
    told, places = {word.strip(",") for word in between.lower().split()} - {""}, known.places
    other = told - places.joints - places.beside_joints - places.generic - places.directions.keys()
    if not other <= known.events.keys() | known.determiners:
        return ""
    if told & places.joints:
        return "and"
    if other:
        return ""
    return "," if "," in between else ""


def sites_in(known: CompareLexicon, atlas: Atlas, sentence: Sentence, claim: Record | None) -> tuple[str, ...]:
    """What stands in the places that a claim names: "Beirut Port", "Beirut's port", "the port of Beirut"."""
    begin, end = (claim["start"], claim["end"]) if claim is not None else (sentence.start, sentence.end)
    found: set[str] = set()
    for each in atlas.within(begin, end):
        if each.kind in PLACES:
            text, at = sentence.text, sentence.start
            inside = text[each.start - at : each.end - at].lower().split()
            *_, first, second = ["", "", *text[: each.start - at].lower().rsplit(maxsplit=2)[-2:]]
            behind = plain_words(text[each.end - at :][:LONGEST_SITE])[:2]
            beside = [*(word for word in behind if word)][:1] + [first] * (second in known.places.of_place)
            found.update(sites_at(known, inside).values())
            found.update(known.places.sites[word] for word in beside if word in known.places.sites)
    return tuple(sorted(found))
