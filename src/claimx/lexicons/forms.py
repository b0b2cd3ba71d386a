"""Written forms of names: how they are compared, and what each one means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

from claimx.lexicons.bodies import Body

FormKind = Literal["name", "people", "capital", "place", "organisation", "outlet", "person", "region"]


@dataclass(frozen=True, slots=True)
class Form:
    """What one written form of a name means.

    Attributes:
        kind: name of a state, word for its people or a party's, its capital, a city or region in it, an organisation,
            a news outlet, a person; `region` is a people or faith of no one state.
        key: the actor's key ("country:KP", "org:UN"); None for places and peoples of no state.
        name: the canonical name.
        country: ISO 3166 code, or None.

    """

    kind: FormKind
    key: str | None
    name: str
    country: str | None


@lru_cache(maxsize=50_000)  # a name is compared several times, and comes back in other articles
def plain(text: str) -> str:
    """A name with one kind of apostrophe, dash and space, without invisible marks, "the" and a possessive."""
    if not text.isascii():
        text = text.translate(INVISIBLE)
    text = " ".join(text.split())
    if text[:4].lower() == "the ":
        text = text[4:]
    if text.endswith(("'s", "'S")):
        return text[:-2]
    return text[:-1] if text.endswith("'") and len(text) > 2 else text


INVISIBLE = {ord(c): None for c in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"} | {
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʻ"): "'",
    ord("‑"): "-",
    ord("‐"): "-",
    ord("–"): "-",
}


def plural_of(people: str) -> str | None:
    """The regular plural of a nationality word, None where it has none ("Chinese", "British")."""
    return None if people.endswith(("ese", "ish", "ch", "ss", "x", "s", "men", "chman", "shman")) else f"{people}s"


AND_SIGN = " & "


def spellings(name: str) -> tuple[str, ...]:
    """A name, and what it is with "and" written out: "Marks and Spencer"."""
    return (plain(name), plain(name.replace(AND_SIGN, " and "))) if AND_SIGN in name else (plain(name),)


def forms_of(
    states: Mapping[str, Any],
    regions: Mapping[str, Any],
    peoples: Mapping[str, Any],
    names: Mapping[str, Any],
    bodies: Iterable[Body],
) -> dict[str, Form]:
    """What each written form means; an earlier meaning wins."""
    forms: dict[str, Form] = {}

    def add(written: Iterable[str], form: Form) -> None:
        for text in chain.from_iterable(map(spellings, written)):
            forms.setdefault(text, form)

    # Earlier wins: a state before its capital, a capital before a city.
    for code, state in states.items():
        add([state["name"], *state.get("also", [])], Form("name", f"country:{code}", state["name"], code))
    for code, state in states.items():
        words = [w for p in state["people"] for w in (p, plural_of(p)) if w]
        add(words, Form("people", f"country:{code}", state["name"], code))
    for key, region in regions.items():
        state = region.get("in")
        add([region["name"], *region.get("also", [])], Form("name", f"region:{key}", region["name"], state))
        words = [w for p in region["people"] for w in (p, plural_of(p)) if w]
        add(words, Form("people", f"region:{key}", region["name"], state))
    for key, body in names["organisations"].items():
        add(
            [body["name"], *body.get("also", [])], Form("organisation", f"org:{key}", body["name"], body.get("country"))
        )
        members = [w for p in body.get("people", []) for w in (p, plural_of(p)) if w]
        add(members, Form("people", f"org:{key}", body["name"], body.get("country")))
    for key, body in names["outlets"].items():
        add([body["name"], *body.get("also", [])], Form("outlet", f"org:{key}", body["name"], body.get("country")))
    for each in bodies:
        kind: FormKind = "outlet" if each.kind == "media" else "organisation"
        add(each.names, Form(kind, each.key, each.names[0], each.country))
    for key, person in names["people"].items():
        add(
            [person["name"], *person.get("also", [])],
            Form("person", f"person:{key}", person["name"], person.get("country")),
        )
    for code, state in states.items():
        for city in state.get("capital", ()):
            whole = names["place_names"].get(city, city)
            add([city], Form("capital", f"country:{code}", whole, code))
    for code, places in names["places"].items():
        for place in places:
            add([place], Form("place", None, names["place_names"].get(place, place), code))
    for short, place in names["place_names"].items():
        if place in forms:
            add([short], forms[place])
    for place, words in peoples["of_places"].items():
        where = forms.get(place) or Form("place", None, place, None)
        add([w for p in words for w in (p, plural_of(p)) if w], Form("people", None, where.name, where.country))
    same = {word: people for people, words in peoples["same"].items() for word in words}
    for word in peoples["words"]:
        add([w for w in (word, plural_of(word)) if w], Form("region", None, same.get(word, word), None))
    return forms


def folded_of(forms: Mapping[str, Form], ambiguous: frozenset[str]) -> dict[str, Form]:
    """The forms in lower case, for text in capitals, without those that are common words."""
    return {text.lower(): form for text, form in forms.items() if text not in ambiguous and len(text) > 3}
