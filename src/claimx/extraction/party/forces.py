"""“Police said” where the article has told which police: “Holm police arrested a man. Police said he was 40.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimx.extraction.party.bodies import Body, body_at
from claimx.extraction.party.discourse import Discourse
from claimx.syntax import determiner_of, modifiers_of, noun_phrase, possessor_of, role_of

DEFINITE = "the"
DESCRIBING = frozenset({"modifier"})


@dataclass(frozen=True, slots=True)
class Force:
    """A force that the article names: the noun's token, the word that tells it from others, the actor or the body."""

    token: int
    key: str
    actor: str | None
    body: Body | None


class Forces:
    """The forces that an article names, and which one a bare "police" means."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse

    @cached_property
    def named(self) -> tuple[Force, ...]:
        """The forces that take part, in the order of the text; most articles never ask."""
        return tuple(self._named())

    @cached_property
    def of_actors(self) -> Mapping[str, str]:
        """The actors that are forces, by the word that tells them from others."""
        return {each.key: each.actor for each in self.named if each.actor is not None}

    def _named(self) -> Iterator[Force]:
        """Those that take part, in the order of the text: no "former Holm Police clerk"."""
        discourse, parse = self.discourse, self.discourse.parse
        for i in parse.tokens_of(discourse.lexicon.bare_bodies):
            id_ = discourse.at.get(i)
            if role_of(parse, i) in DESCRIBING:
                continue
            if id_ is not None and discourse.actors[id_].type == "organisation":
                yield Force(i, first_word(discourse.actors[id_].name), id_, None)
            elif id_ is None and (body := body_at(discourse, i, noun_phrase(parse, i, clauses=False))) is not None:
                yield Force(i, first_word(body.name), None, body)

    def meant(self, i: int) -> Force | None:
        """The one force named before, where the noun stands alone or behind "the"."""
        parse = self.discourse.parse
        if parse.lower[i] not in self.discourse.lexicon.bare_bodies or i in self.discourse.at or not is_bare(self, i):
            return None
        before = {each.key: each for each in self.named if each.token < i}
        if len(before) != 1:
            return None
        key, force = next(iter(before.items()))
        actor = self.of_actors.get(key)
        return force if actor is None else Force(force.token, key, actor, None)


def is_bare(forces: Forces, i: int) -> bool:
    """Whether nothing but "the" goes with a noun: no "state police", "police in Holm", "the city's police"."""
    parse = forces.discourse.parse
    determiner = determiner_of(parse, i)
    if determiner is not None and parse.lower[determiner] != DEFINITE:
        return False
    others = [j for j in modifiers_of(parse, i) if j != determiner]
    return not others and possessor_of(parse, i) is None


def first_word(name: str) -> str:
    """What tells a force from another: "holm" of "the Holm Regional Police"."""
    words = name.casefold().split()
    return words[1] if words[0] == DEFINITE and len(words) > 1 else words[0]
