"""From the parse's entities to the article's actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimx.extraction.attribution.constructions.transcripts import transcript
from claimx.extraction.findings import Attribution
from claimx.extraction.party.couples import with_surnames
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.grouping import group_names
from claimx.extraction.party.name_reading import read_names
from claimx.extraction.party.names import Group, NamePlain
from claimx.extraction.party.ranker import packaged_weights
from claimx.extraction.party.references import references, trail_of
from claimx.extraction.party.trail import Trail
from claimx.extraction.reading import Reading
from claimx.records import Actor, ActorMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The article's actors, and the walk through their mentions."""

    actors: tuple[Actor, ...]
    trail: Trail


def find_parties(reading: Reading, attributions: Sequence[Attribution] = ()) -> Parties:
    """The parties that the article names, with every mention of theirs; numbered from "a1" by their first.

    `attributions` tell who speaks: what a pronoun means depends on it.
    """
    (found,) = parties_of([reading], [attributions])
    return found


def parties_of(readings: Sequence[Reading], attributions: Sequence[Sequence[Attribution]]) -> list[Parties]:
    """The parties of each of these texts; a step is taken for all of them before the next one."""
    named = list(map(named_actors, readings))
    discourses = list(map(Discourse, readings, named))
    trails = list(map(trail_of, discourses, attributions))
    for trail in trails:
        trail.walk(packaged_weights().choose)
    people = map(as_people, named, trails, attributions)
    return [
        Parties(actors=with_references(actors, trail), trail=trail)
        for actors, trail in zip(people, trails, strict=True)
    ]


def named_actors(reading: Reading) -> tuple[Actor, ...]:
    """The parties with those of their mentions that are names."""
    lexicon = reading.lexicons.names
    names = with_surnames(read_names(reading.parse, lexicon), reading.parse.text, lexicon)
    if not names:
        return ()
    return as_actors(group_names(names, lexicon), names, reading.parse.text)


def as_people(actors: tuple[Actor, ...], trail: Trail, attributions: Sequence[Attribution] = ()) -> tuple[Actor, ...]:
    """The actors, those whom "he" or "she" means persons, whatever the name finder took them for.

    So are those of two names that a transcript gives a turn.
    """
    meant = {choice.person.actor for choice in trail.choices.values() if choice.person is not None}
    known, at = trail.discourse.actors, trail.discourse.at
    speak = {at[a.source_head] for a in attributions if a.rule == transcript.id and a.source_head in at}
    meant.update(id_ for id_ in speak if " " in known[id_].name)
    for id_ in trail.discourse.perhaps_people:
        if id_ in meant:
            known[id_] = replace(known[id_], type="person")
    return tuple(known[actor.id] for actor in actors)


def with_references(actors: tuple[Actor, ...], trail: Trail) -> tuple[Actor, ...]:
    """The actors with the pronouns and descriptions that are theirs."""
    parse, found = trail.discourse.parse, references(trail)
    out = []
    for actor in actors:
        more = [
            ActorMention(start=first, end=last, text=parse.text[first:last], kind=each.kind, rule=each.rule)
            for each in found.get(actor.id, ())
            for first, last in [parse.chars(each.tokens)]
        ]
        if more:
            mentions = sorted((*actor.mentions, *more), key=lambda m: (m.start, m.end))
            actor = replace(actor, mentions=tuple(mentions))  # noqa: PLW2901 - the same actor, met more often
        out.append(actor)
    return tuple(out)


def as_actors(groups: list[Group], names: list[NamePlain], text: str) -> tuple[Actor, ...]:
    """The records of the groups."""
    actors = []
    for number, group in enumerate(groups, start=1):
        mentions = tuple(
            ActorMention(
                start=names[i].start,
                end=names[i].end,
                text=text[names[i].start : names[i].end],
                kind="name",
                rule=rule_id,
            )
            for i, rule_id in group.members
        )
        actors.append(
            Actor(
                id=f"a{number}",
                name=group.name,
                type=group.type,
                country=group.country,
                key=group.key,
                mentions=mentions,
            )
        )
    return tuple(actors)
