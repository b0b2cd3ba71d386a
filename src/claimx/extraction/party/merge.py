"""The actors of an article that was read in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.party.grouping import group_names
from claimx.extraction.party.names import NamePlain
from claimx.lexicons import load_lexicons
from claimx.lexicons.names import Form, NameLexicon
from claimx.records import Actor, ActorMention

LABELS = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "group": "NORP"}


def merge_actors(
    parts: Sequence[tuple[int, tuple[Actor, ...]]], lexicon: NameLexicon | None = None
) -> tuple[tuple[Actor, ...], list[dict[str, str]]]:
    """The article's actors from those of its parts.

    Args:
        parts: for each part, the offset of its first character and its actors.
        lexicon: None for the packaged one.

    Returns:
        The actors, mentions shifted, numbered anew; and for each part the article's id by the part's id.

    """
    lexicon = lexicon or load_lexicons().names
    names: list[NamePlain] = []
    origin: list[tuple[int, Actor]] = []
    for number, (shift, actors) in enumerate(parts):
        for actor in actors:
            form = None
            if actor.key is not None or (actor.type == "place" and actor.country is not None):
                kind = "organisation" if actor.type == "organisation" else "name" if actor.key else "place"
                form = Form(kind, actor.key, actor.name, actor.country)  # type: ignore[arg-type]
            first = actor.mentions[0] if actor.mentions else None
            names.append(
                NamePlain(
                    text=actor.name,
                    label=LABELS[actor.type],
                    start=shift + (first.start if first else 0),
                    end=shift + (first.end if first else 0),
                    form=form,
                    country=actor.country,
                    sentence=number * 10,
                )
            )
            origin.append((number, actor))
    merged = []
    ids: list[dict[str, str]] = [{} for _ in parts]
    for k, group in enumerate(group_names(names, lexicon), start=1):
        mentions: list[ActorMention] = []
        for i, _ in group.members:
            number, actor = origin[i]
            shift = parts[number][0]
            ids[number][actor.id] = f"a{k}"
            mentions.extend(replace(m, start=m.start + shift, end=m.end + shift) for m in actor.mentions)
        mentions.sort(key=lambda m: (m.start, m.end))
        countries = [origin[i][1].country for i, _ in group.members if origin[i][1].country]
        merged.append(
            Actor(
                id=f"a{k}",
                name=group.name,
                type=group.type,
                country=group.country or (countries[0] if countries else None),
                key=group.key,
                mentions=tuple(mentions),
            )
        )
    return tuple(merged), ids
