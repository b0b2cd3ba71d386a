"""Where, when and in what event something is said to have happened, and what else its words tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from claimx.compare.across.lexicon import CompareLexicon, phrase_at, words
from claimx.compare.across.when import is_month
from claimx.lexicons.gazetteer import REGION as LARGE
from claimx.lexicons.gazetteer import states_with

Record = Mapping[str, Any]
MOST_WORDS = 24
MOST_NAMES = 12
SHORTEST = 3  # letters of a word that tells something
SHORTEST_NAME = 4  # letters of a name that needs no "square" behind it: not "Red"
PEOPLE = "people"
REGION, PLACE = "region:", "place"
COMMA = 2  # characters of ", "
JOINTS = frozenset({COMMA, 4})  # also of ", a " and " in "
NONE: frozenset[str] = frozenset()
WORLD = "part of the world"  # it stands among countries: Asia is no place that two numbers share
SITED = frozenset({"place", "country"})
PLACES = frozenset({"place", "country", WORLD})
STATES = frozenset({"country", WORLD, PEOPLE})
NATIONS = frozenset({"country", PEOPLE})
CAPITAL_RULE = "actor.capital"  # by which a record tells that a state is named by its capital
CAPITAL = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]+")
DEMONYM = re.compile(r"[a-z](?:ans?|is?|ese|ish|ch)$")


class Setting(NamedTuple):
    """What a stretch of an article tells of the place and the event; each sorted.

    Attributes:
        places: cities, regions and the like, by key or name.
        countries: ISO codes.
        names: persons and organisations.
        people: states by their people or capital: "Israeli" police.
        events: kinds of event.
        words: what else it tells, in the order of the text.
        named: those of them that are part of a name.
        storms: names of events: "ada" of Hurricane Ada.
        home: the place or country that is named first.
        sides: parts of a place by their direction: "north gaza", "south IN".
        definite: what is told as known: "the school", "the blast".
        proper: those of them that are written with a capital amid the sentence: names that nobody knows.
    """

    places: tuple[str, ...]
    countries: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]
    events: tuple[str, ...]
    words: tuple[str, ...]
    proper: tuple[str, ...]
    definite: tuple[str, ...]
    named: tuple[str, ...]
    storms: tuple[str, ...]
    home: str
    sides: tuple[str, ...]


class Named(NamedTuple):
    """A name in the text: where, its kind, in which country, how it is written, if as a capital, if a person's.

    `state` is that of a body, whose army it may be: Hamas, the Royal Navy; None for the rest.
    """

    start: int
    end: int
    kind: str
    country: str | None
    name: str
    text: str
    is_capital: bool = False
    is_person: bool = False
    state: str | None = None


class Atlas:
    """Who and what an article names, found by where it names them."""

    def __init__(self, record: Record) -> None:
        known = words()
        found: list[Named] = []
        for actor in record["actors"]:
            kind, country = kind_of(actor), actor.get("country")
            name = actor.get("key") or plain_name(known, actor["name"])
            for mention in actor["mentions"]:
                if mention.get("kind") == "name":
                    is_people = kind in {"country", WORLD} and is_demonym(mention["text"], actor["name"])
                    own = PEOPLE if is_people else kind
                    where = country if kind != "name" else None
                    where = name if own == WORLD else where
                    text = mention["text"].casefold()
                    is_capital = own == "country" and mention.get("rule") == CAPITAL_RULE
                    is_person = actor["type"] == "person"
                    body = None if is_person or kind != "name" else country
                    found.append(
                        Named(mention["start"], mention["end"], own, where, name, text, is_capital, is_person, body)
                    )
        self._found = sorted(found, key=lambda each: (each.start, each.name))
        self._starts = [each.start for each in self._found]
        self._made: dict[tuple[int, int], Setting] = {}
        self._around = dict(inside(self._found))

    def around(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """The regions in which these places lie, as the article tells anywhere."""
        if not self._around:
            return ()
        return tuple(sorted({self._around[name] for name in places if name in self._around}.difference(places)))

    def setting(self, start: int, end: int, tokens: list[str], text: str) -> Setting:
        """The setting that a stretch tells, made once."""
        if (start, end) not in self._made:
            self._made[start, end] = setting_of(self, start, end, tokens, text)
        return self._made[start, end]

    def within(self, start: int, end: int) -> list[Named]:
        """The names in a stretch."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def inside(named: list[Named]) -> Iterator[tuple[str, str]]:
    """Each place with the region that is named right behind it: "Orano, Arizona", "Orano, a Catalan city"; no list."""
    for before, town, region, behind in zip([None, *named], named, named[1:], [*named[2:], None], strict=False):
        if town.kind == region.kind == PLACE and region.start - town.end in JOINTS and is_region(region):
            is_listed = before is not None and before.kind == PLACE and town.start - before.end == COMMA
            is_listed = is_listed or (behind is not None and behind.kind == PLACE and is_next(region, behind))
            if not is_listed and not is_region(town):
                yield town.name, region.name


def is_region(named: Named) -> bool:
    """Whether a place is a province or the like, or as large as one."""
    return named.name.startswith(REGION) or states_with(named.name).get(named.country or "") == LARGE


def is_next(first: Named, second: Named) -> bool:
    """Whether a name stands right behind another, as in a list: "Kandy, Galle", "Kandy and Galle"."""
    return second.start - first.end <= len(", and ")


def is_demonym(text: str, name: str) -> bool:
    """Whether a state is named by its people: "Israeli" police may act anywhere."""
    return text.casefold() != name.casefold() and DEMONYM.search(text) is not None


def kind_of(actor: Record) -> str:
    """A country, a part of the world with several, a place in one, or the name of somebody."""
    key = actor.get("key") or ""
    if actor["type"] != "place":
        return "name"
    if key.startswith("country:"):
        return "country"
    return WORLD if key.startswith("region:") and actor.get("country") is None else "place"


def plain_name(known: CompareLexicon, name: str) -> str:
    """A name without what writers add or leave out: "Kharkiv Oblast" is "kharkiv", the "Port of Beirut" "beirut"."""
    folded = name.casefold().replace("-", " ").split()
    sites = sites_at(known, folded)
    own = [word for at, word in enumerate(folded) if word not in known.places.generic and at not in sites]
    return " ".join(own if len("".join(own)) >= SHORTEST_NAME else folded)


def sites_at(known: CompareLexicon, name: list[str]) -> dict[int, str]:
    """Which words of a name tell what stands in a place: the last, or one before "of"; not that of "Port Sudan"."""
    last = len(name) - 1
    return {
        at: known.places.sites[word]
        for at, word in enumerate(name)
        if word in known.places.sites and (0 < at == last or name[at + 1 : at + 2] == ["of"])
    }


def setting_of(atlas: Atlas, start: int, end: int, tokens: list[str], text: str) -> Setting:
    """The setting that a stretch tells.

    Args:
        atlas: of the article.
        start: of the stretch.
        end: of it.
        tokens: its words.
        text: the same as written.
    """
    known = words()
    named = atlas.within(start, end)
    has_names = not known.naming.isdisjoint(tokens)
    storms = [name.lower() for _, name in known.named.findall(text) if name[0].isupper()] if has_names else []
    events = [f"storm {name}" for name in storms]
    spoken = {word for each in named if each.kind in NATIONS for word in each.text.split()}
    spoken.update(word for name in events for word in name.split())
    own = [each.country for each in named if each.country and each.kind != PEOPLE]
    small = known.stop.union(known.days["months"])
    fresh = [token for token in dict.fromkeys(tokens) if len(token) >= SHORTEST and token not in small]
    told = tuple([token for token in fresh if token[0].isalpha() and token not in spoken][:MOST_WORDS])
    known_names = {word for each in named for word in each.text.split()}
    capitals = {found.lower() for found in CAPITAL.findall(text)}
    return Setting(
        places=kept([each.name for each in named if each.kind == "place"]),
        countries=kept(own or [each.country for each in named if each.country]),
        names=kept([each.name for each in named if each.kind == "name"] + events),
        people=kept([each.name for each in named if each.kind == PEOPLE]),
        events=events_in(known, tokens),
        words=told,
        proper=tuple([word for word in told if word in capitals and word not in known_names]),
        definite=definite_in(tokens, known_names),
        named=tuple([word for word in told if word in known_names]),
        storms=tuple(storms),
        home=next((home_of(each) for each in named if each.kind in SITED), ""),
        sides=sides_in(known, named, start, text) if len(text) == end - start else (),
    )


def definite_in(tokens: list[str], names: set[str]) -> tuple[str, ...]:
    """The words behind "the"; none that stands before a name: "the occupied West Bank"."""
    told = [
        tokens[at + 1]
        for at, token in enumerate(tokens[:-1])
        if token == "the" and names.isdisjoint(tokens[at + 2 : at + 3])
    ]
    return tuple(dict.fromkeys(told))[:MOST_NAMES]


def home_of(named: Named) -> str:
    """The place that a name may be of: a state by its capital is that city, where cases are counted."""
    return named.text if named.is_capital else named.name


def sides_in(known: CompareLexicon, named: list[Named], start: int, text: str) -> tuple[str, ...]:
    """The parts of places that are named by a direction: "northern Gaza", "north of Kandy"."""
    found = set()
    for each in named:
        if each.kind in SITED:
            *_, first, second = ["", "", *text[: each.start - start].lower().rsplit(maxsplit=2)[-2:]]
            told = [*each.text.split()[:1], first if second == "of" else second]
            direction = next((known.places.directions[word] for word in told if word in known.places.directions), None)
            if direction is not None:
                found.add(f"{direction} {each.country if each.kind == 'country' else each.name}")
    return tuple(sorted(found))


def kept(found: list[str]) -> tuple[str, ...]:
    """The first few, sorted."""
    return tuple(sorted(list(dict.fromkeys(found))[:MOST_NAMES])) if found else ()


def events_at(known: CompareLexicon, tokens: list[str]) -> Iterator[tuple[int, int, str]]:
    """The events that the words name: where each begins and ends, and its kind; of "car bomb", the bomb alone."""
    behind = 0
    for place, token in enumerate(tokens):
        phrase = phrase_at(known.events, tokens, place) if place >= behind and token in known.events else None
        if phrase is not None and not is_other_word(known, tokens, place):
            behind = place + phrase[0]
            yield place, behind, phrase[1]


def is_other_word(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a word of an event is none: "in March", "to storm the hall", "a fire engine", "they fire rockets"."""
    token = tokens[place]
    if token in known.homonyms and is_month(known, tokens, place):
        return True
    return not (
        known.no_event_behind.get(token, NONE).isdisjoint(tokens[max(place - 1, 0) : place])
        and known.no_event_before.get(token, NONE).isdisjoint(tokens[place + 1 : place + 2])
    )


def events_in(known: CompareLexicon, tokens: list[str]) -> tuple[str, ...]:
    """The kinds of event that the words name."""
    found = {kind for _, _, kind in events_at(known, tokens)}
    found -= known.strikes if found & known.striking else set()
    return tuple(sorted(found - known.general or found))
