"""Repairs that look at more than one entity, and the order in which all are made."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.lexicons.names import Form
from claimx.names.bodies import companies, join_bodies
from claimx.names.evidence import by_evidence
from claimx.names.extend import extend
from claimx.names.known import KnownNames
from claimx.names.people import after_titles, by_full_names, by_surnames, titled
from claimx.names.repairs import LABEL_OF, NAMES, Entity, Words, is_legal_form, relabel, trim
from claimx.names.splits import split_pairs, split_titles


def merge_known(entities: list[Entity], known: list[tuple[int, int, Form]], at: Words) -> list[Entity]:
    """The lexicon's names among the model's; a longer name of the model keeps the lexicon's inside it."""
    owner: dict[int, int] = {}
    for number, (start, end, _) in enumerate(entities):
        for i in range(start, end):
            owner[i] = number
    dropped: set[int] = set()
    added: list[Entity] = []
    for start, end, form in known:
        touching = sorted({owner[i] for i in range(start, end) if i in owner})
        label = LABEL_OF[form.kind]
        ambiguous = at.string(start, end) in at.lexicon.ambiguous
        if not touching:
            if ambiguous and at.tags[start] not in {"NNP", "NNPS", "JJ"}:
                continue
        else:
            first, last, model = entities[touching[0]]
            if any(
                entities[k][0] <= start and end <= entities[k][1] and entities[k][1] - entities[k][0] > end - start
                for k in touching
            ):
                continue
            if len(touching) == 1 and (first, last) == (start, end):
                if ambiguous or model == label or {model, label} == {"GPE", "LOC"}:
                    continue
            elif ambiguous:
                continue
        dropped.update(touching)
        added.append((start, end, label))
    return sorted([e for k, e in enumerate(entities) if k not in dropped] + added)


def outside_headlines(entities: list[Entity], at: Words) -> list[Entity]:
    """A headline in Title Case makes names of common words: there, only names that the lexicon or the body knows."""
    heads = _headlines(at)
    if not heads:
        return entities
    inside = bytearray(len(at.words))
    for start, end in heads:
        inside[start:end] = b"\1" * (end - start)
    body = {at.words[i].lower() for start, end, _ in entities for i in range(start, end) if not inside[i]}
    return [
        (start, end, label)
        for start, end, label in entities
        if not inside[start]
        or label == "NORP"
        or (label == "PERSON" and end - start > 1)
        or at.lexicon.form(at.string(start, end)) is not None
        or all(w.lower() in body or not w[0].isalpha() or w.islower() for w in at.words[start:end])
    ]


# The share of longer words with a capital that makes a line a headline in Title Case.
CAPITALS = 0.85


def _headlines(at: Words) -> list[tuple[int, int]]:
    """Stretches between line breaks or wider gaps in which nearly every longer word has a capital."""
    found = []
    start = 0
    for i in range(len(at.words) + 1):
        if i < len(at.words) and not at.words[i].isspace():
            continue
        if 4 < i - start < 40:
            words = [w for w in at.words[start:i] if w[0].isalpha() and len(w) > 3]
            if len(words) > 4 and _share_of_capitals(words) >= CAPITALS:
                found.append((start, i))
        start = i + 1
    return found


def _share_of_capitals(words: list[str]) -> float:
    return sum(w[0].isupper() for w in words) / len(words)


def repeated(entities: list[Entity], at: Words) -> list[Entity]:
    """“Kestrel Foods grew. … Kestrel Foods said”: a name of several words once is one wherever it stands."""
    first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    seen: set[tuple[str, ...]] = set()
    for start, end, label in entities:
        words = tuple(at.words[start:end])
        if label in {"PERSON", "ORG"} and 1 < len(words) < 8 and words not in seen:
            seen.add(words)
            first.setdefault(words[0], []).append((words, label))
            if label == "ORG" and len(words) > 2 and is_legal_form(end - 1, at) and words[:-1] not in seen:
                first[words[0]].append((words[:-1], label))  # “Roe Quarries” after “Roe Quarries Ltd”
    if not first:
        return entities
    for longer in first.values():
        longer.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    owner = {i: number for number, (start, end, _) in enumerate(entities) for i in range(start, end)}
    dropped: set[int] = set()
    found: list[Entity] = []
    reached = 0
    for i, word in enumerate(at.words):
        if i < reached or word not in first:
            continue
        for words, label in first[word]:
            end = i + len(words)
            if tuple(at.words[i:end]) != words:
                continue
            touching = {owner[j] for j in range(i, end) if j in owner}
            inside = all(entities[k][0] >= i and entities[k][1] <= end for k in touching)
            if inside and (i, end) not in {entities[k][:2] for k in touching}:
                dropped |= touching
                found.append((i, end, label))
                reached = end
            break
    return sorted([e for k, e in enumerate(entities) if k not in dropped] + found) if found else entities


def without_storms(entities: list[Entity], at: Words) -> list[Entity]:
    """“Hurricane Hugo grew. Hugo turned north.”: a storm's name is no person's."""
    lexicon = at.lexicon
    storms = {
        at.words[i + 1]
        for i, word in enumerate(at.words[:-1])
        if word in lexicon.storm_words and at.words[i + 1] not in lexicon.storm_words and at.is_capitalised(i + 1)
    } - lexicon.organisation_words
    return [e for e in entities if e[1] - e[0] > 1 or at.words[e[0]] not in storms or e[2] not in {"PERSON", "ORG"}]


def halves(entities: list[Entity], at: Words) -> list[Entity]:
    """“South Korea objected. The South said it would respond.”: "the South" beside the full name is a name."""
    known = {form.country for s, e, _ in entities if (form := at.lexicon.form(at.string(s, e))) is not None}
    wanted = {text for text, codes in at.lexicon.halves.items() if len(known & set(codes)) == 1}
    if not wanted:
        return entities
    owner = {i for start, end, _ in entities for i in range(start, end)}
    found: list[Entity] = []
    for i, word in enumerate(at.words):
        if word not in wanted or not i or i in owner or at.words[i - 1].lower() != "the":
            continue
        goes_on = i + 1 < len(at.words) and (at.tags[i + 1].startswith(("NN", "JJ")) or at.is_capitalised(i + 1))
        if at.tags[i].startswith("NN") and not goes_on:
            found.append((i, i + 1, "GPE"))
    return sorted(entities + found) if found else entities


def apart(entities: list[Entity]) -> list[Entity]:
    """The entities in order, each only as far as the next begins: spaCy refuses two on one token."""
    out: list[Entity] = []
    reached = 0
    for start, end, label in sorted(entities):
        if end > reached:
            out.append((max(start, reached), end, label))
            reached = end
    return out


def widened(entities: list[Entity], at: Words) -> list[Entity]:
    """Each entity with what belongs to it beside it, if that is in no other."""
    taken = {i for start, end, _ in entities for i in range(start, end)}
    return [extend(entity, lambda i: i not in taken, at) for entity in entities]


def relabelled(entities: list[Entity], at: Words) -> list[Entity]:
    """Each entity of the type that its own words and its neighbours show; what is no name is left out."""
    return [final for entity in entities if (final := relabel(entity, at)) is not None]


def trimmed(entity: Entity, at: Words) -> list[Entity]:
    """The entity without what is no part of it, if a name is left."""
    rest = trim(entity, at)
    return [] if rest is None else [rest]


# What is done to each entity by itself, then to all of them, in this order.
PARTS = (split_pairs, split_titles, trimmed)
STEPS = (
    widened, relabelled, outside_headlines, companies, after_titles, titled, repeated, by_surnames, by_full_names,
    by_evidence, without_storms, halves, widened,
)  # fmt: skip


def repaired(entities: Sequence[Entity], known: KnownNames, at: Words) -> list[Entity]:
    """The entities, repaired: sorted, without overlap."""
    names = [entity for entity in entities if entity[2] in NAMES]
    for part in PARTS:
        names = [piece for entity in names for piece in part(entity, at)]
    names = merge_known(join_bodies(names, at), known.find(at.text, at.words, at.starts), at)
    for step in STEPS:
        names = apart(step(names, at))
    taken = {i for start, end, _ in names for i in range(start, end)}
    others = [e for e in entities if e[2] not in NAMES and taken.isdisjoint(range(e[0], e[1]))]
    return sorted(names + others)
