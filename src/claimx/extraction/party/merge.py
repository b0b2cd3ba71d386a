"""The actors of an article that was read in parts."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.extraction.party.grouping import group_names
from claimx.extraction.party.names import Group, NamePlain
from claimx.lexicons import load_lexicons
from claimx.lexicons.names import Form, FormKind, NameLexicon
from claimx.records import Actor

LABELS = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "group": "NORP"}


def merge_actors(
    parts: Sequence[tuple[Actor, ...]], lexicon: NameLexicon | None = None
) -> tuple[tuple[Actor, ...], list[dict[str, str]]]:
    """The article's actors from those of its parts.

    Args:
        parts: the actors of each part, their mentions where they stand in the article.
        lexicon: None for the packaged one.

    Returns:
        The actors, numbered anew; and for each part the article's id by the part's id.

    """
    lexicon = lexicon or load_lexicons().names
    origin = [(number, actor) for number, actors in enumerate(parts) for actor in actors]
    names = [name_of(actor, number) for number, actor in origin]
    merged = []
    ids: list[dict[str, str]] = [{} for _ in parts]
    for k, group in enumerate(group_names(names, lexicon), start=1):
        members = [origin[i] for i, _ in group.members]
        for number, actor in members:
            ids[number][actor.id] = f"a{k}"
        merged.append(as_one(f"a{k}", group, [actor for _, actor in members]))
    return tuple(merged), ids


def as_one(id_: str, group: Group, members: Sequence[Actor]) -> Actor:
    """The actor that those of the parts are."""
    mentions = (mention for each in members for mention in each.mentions)
    return Actor(
        id=id_,
        name=group.name,
        type=group.type,
        country=group.country or next((actor.country for actor in members if actor.country), None),
        key=group.key,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
    )


def name_of(actor: Actor, number: int) -> NamePlain:
    """An actor of a part as one name, at its first mention."""
    first, last = (actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else (0, 0)
    return NamePlain(
        text=actor.name,
        label=LABELS[actor.type],
        start=first,
        end=last,
        form=form_of(actor),
        country=actor.country,
        sentence=number,
    )


def form_of(actor: Actor) -> Form | None:
    """What the lexicon knew of an actor: of those with a key, and of places with a state."""
    if actor.key is None:
        is_known = actor.type == "place" and actor.country is not None
        return Form("place", None, actor.name, actor.country) if is_known else None
    kinds: dict[str, FormKind] = {"organisation": "organisation", "person": "person"}
    return Form(kinds.get(actor.type, "name"), actor.key, actor.name, actor.country)
