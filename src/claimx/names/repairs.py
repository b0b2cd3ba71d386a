"""What is repaired in the entities of a name finder, one small function a repair. Plain lists in, plain lists out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimx.lexicons.names import Form, NameLexicon
from claimx.names.known import KnownNames

Entity = tuple[int, int, str]

LABEL_OF = {
    "name": "GPE", "capital": "GPE", "place": "GPE", "people": "NORP", "region": "NORP", "organisation": "ORG", "outlet": "ORG",
}  # fmt: skip
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
EDGES = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", '"', "“", "”", "‘", "/", "[", "]", "!", "?", "…", "|", "&", "."}
)
ARTICLES = frozenset({"the", "a", "an"})
SAYING = frozenset({"said", "says", "added", "told", "tells", "wrote", "explained", "noted", "argued"})


@dataclass(frozen=True, slots=True)
class Words:
    """A text's tokens: the words, where they start, their tags, and the lexicon to look them up in."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    tags: Sequence[str]
    lexicon: NameLexicon

    def is_title(self, i: int) -> bool:
        """Whether a token is a title or goes with one."""
        word = self.words[i].lower().rstrip(".")
        return word in self.lexicon.titles or word in self.lexicon.title_modifiers

    def is_capitalised(self, i: int) -> bool:
        return self.words[i][0].isupper()

    def touches(self, i: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return self.starts[i - 1] + len(self.words[i - 1]) == self.starts[i]

    def string(self, start: int, end: int) -> str:
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def trim(entity: Entity, at: Words) -> Entity | None:
    """ "the Moscow-based Nordia Group's" is Nordia Group; "Tuesday", "Mr" and "Prime Minister" are no names."""
    start, end, label = entity
    words, lexicon = at.words, at.lexicon
    while start < end and (
        words[start] in EDGES
        or words[start].isspace()
        or words[start].lower() in ARTICLES
        or words[start] in lexicon.time_words
    ):
        start += 1
    while end > start and (
        words[end - 1] in EDGES or words[end - 1] in POSSESSIVES or words[end - 1].isspace() or words[end - 1] in lexicon.time_words
        or words[end - 1] in lexicon.small_words or _is_day(words, start, end)
    ):  # fmt: skip
        end -= 1
    if start >= end:
        return None
    if (
        label == "ORG"
        and end - start > 1
        and end < len(words)
        and at.is_title(end)
        and words[end - 1].lower() in lexicon.title_modifiers
    ):
        end -= 1  # "Senate Minority" before "Leader"
    if label == "PERSON":
        while end - start > 1 and words[end - 1].islower() and words[end - 1].isalpha():
            end -= 1
        while end - start > 1 and at.is_title(start):
            start += 1
        # "Ecologist Ana Roe" at the head of a sentence.
        if end - start > 2 and lexicon.noun_types.get(words[start].lower()) in {"group", "official"}:
            start += 1
    name = " ".join(words[start:end])
    if name in lexicon.not_names or all(at.is_title(i) for i in range(start, end)):
        return None
    if (
        not any(w[0].isupper() or (w[0].isalpha() and w[0].lower() == w[0].upper()) for w in words[start:end])
        and label != "NORP"
    ):
        return None if name not in lexicon.forms else (start, end, label)
    return start, end, label


def _is_day(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the last word is the day of a month: "Aug 1"."""
    return end - start > 1 and words[end - 1].isdigit() and len(words[end - 1]) < 3


def split_titles(entity: Entity, at: Words) -> list[Entity]:
    """ "National Assembly Speaker Ana Roe" is a body and a person; "Sultan of Oman" a place; "Ms Roe" a person."""
    start, end, label = entity
    if label == "NORP" or end - start < 2:
        return [entity]
    lexicon = at.lexicon
    last = at.words[end - 1]
    if label in PLACES and end - start > 2 and start > 1 and at.words[start - 1] == "of" and at.is_title(start - 2):
        # "First Minister of Scotland Ana Roe"
        for i in range(start + 1, end - 1):
            if at.string(start, i) in lexicon.forms and last not in lexicon.place_words:
                return [(start, i, label), (i, end, "PERSON")]
    if label != "PERSON":
        if at.words[start].lower() in lexicon.offices and at.words[start + 1] == "of" and end - start > 2:
            form = lexicon.form(at.string(start + 2, end))
            is_body = last in lexicon.organisation_words or last in lexicon.government_words
            return [(start + 2, end, LABEL_OF[form.kind] if form is not None else "ORG" if is_body else "GPE")]
        if (
            last in lexicon.organisation_words
            or last in lexicon.government_words
            or last in lexicon.place_words
            or last in lexicon.event_words
        ):
            return [entity]
        for i in range(end - 1, start - 1, -1):
            word = at.words[i].lower().rstrip(".")
            if word not in (lexicon.offices if i == end - 1 else lexicon.titles):
                continue
            if i == end - 1:
                return split_titles((start, i, label), at) if i - start > 0 and not at.is_title(start) else [entity]
            if not all(at.is_capitalised(j) and at.words[j].isalpha() for j in range(i + 1, end)):
                break
            first = i
            while first > start and at.is_title(first - 1):
                first -= 1
            before: list[Entity] = [(start, first, "ORG" if label == "PERSON" else label)] if first > start else []
            return [*before, (i + 1, end, "PERSON")]
    return [entity]


def relabel(entity: Entity, at: Words) -> Entity | None:
    """ "Example Trust Ltd" is no person, "Lake Roe" a place, "Roe Prize" no party, "Mr Roe" a person."""
    start, end, label = entity
    if label == "NORP":
        if at.words[start].islower() and at.string(start, end) not in at.lexicon.forms:
            return None
        following = at.words[end] if end < len(at.words) else ""
        return None if following in at.lexicon.currency_words else entity
    lexicon, last = at.lexicon, at.words[end - 1]
    known = lexicon.forms.get(at.string(start, end))
    if known is not None and known.kind in {"organisation", "outlet"}:
        return entity
    if end - start > 1:
        if is_event(start, end, at):
            return None
        if last.rstrip(".") in lexicon.organisation_words or last in lexicon.government_words:
            return (start, end, "ORG")
        if last in lexicon.place_words:
            return (start, end, "LOC" if label not in PLACES else label)
    elif last in lexicon.event_words:
        return None
    if (
        end - start == 1
        and label != "ORG"
        and known is None
        and at.tags[start] in {"NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB", "IN", "UH"}
    ):
        return None
    before = at.words[start - 1].lower().rstrip(".") if start else ""
    if (
        label in {"ORG", "GPE", "LOC"}
        and before in lexicon.courtesy
        and known is None
        and last not in lexicon.media_words
    ):
        return (start, end, "PERSON")
    if label == "GPE" and at.words[end : end + 1] in (["$"], ["dollars"]):
        return None
    if label == "GPE" and known is None and end - start == 1 and end < len(at.words) and at.words[end] in SAYING:
        return (start, end, "PERSON")
    if (
        not any("a" <= c <= "ɏ" for c in at.string(start, end).lower())
        and at.text.isascii() is False
        and start
        and at.words[start - 1] in "(（"
    ):
        return None  # the same name in its own script
    return entity


def is_event(start: int, end: int, at: Words) -> bool:
    """Whether a name is one of an event, a law or a prize: "Roe Prize", "Medal of Merit"; not "Institute for War Studies"."""
    lexicon = at.lexicon
    if at.words[start] in lexicon.organisation_words or at.words[start] in lexicon.government_words:
        return False
    if at.words[end - 1] in lexicon.event_words:
        return True
    return any(
        at.words[i] in lexicon.event_words and at.words[i + 1] in {"of", "for", "in"} for i in range(start, end - 1)
    )


def join_bodies(entities: list[Entity], at: Words) -> list[Entity]:
    """ "Nordia Commission on Fisheries" is one body, although the words between are none of a name."""
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    out: list[Entity] = []
    for entity in entities:
        if out and entity[2] == "ORG" and out[-1][2] == "ORG" and entity[0] == out[-1][1] + 1:
            start, end, _ = out[-1]
            if at.words[end] in {"on", "for"} and at.words[end - 1] in heads:
                out[-1] = (start, entity[1], "ORG")
                continue
        out.append(entity)
    return out


def split_pairs(entity: Entity, at: Words) -> list[Entity]:
    """ "Nordia University and Center for Ice Studies" are two."""
    start, end, label = entity
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    if label == "ORG":
        for i in range(start + 1, end - 1):
            if at.words[i] == "and" and at.words[i + 1] in heads and any(w in heads for w in at.words[start:i]):
                return [(start, i, label), (i + 1, end, label)]
    return [entity]


def extend(entity: Entity, free: Callable[[int], bool], at: Words) -> Entity:
    """ "Savannah" before "Region", "Jean" before "-Luc", "Roe" before "Jr." belong with what follows."""
    start, end, label = entity
    n = len(at.words)
    if label in PLACES:
        if end < n and at.words[end] in at.lexicon.place_heads and free(end):
            return start, end + 1, label
    if label == "PERSON":
        if (
            end + 1 < n
            and at.words[end] == "-"
            and at.touches(end)
            and at.touches(end + 1)
            and free(end + 1)
            and at.is_capitalised(end + 1)
        ):
            end += 2
        if (
            end < n
            and at.words[end].lower().rstrip(".") in at.lexicon.generation
            and free(end)
            and at.is_capitalised(end)
        ):
            end += 1
        if (
            start > 1
            and at.words[start - 1] == "-"
            and at.touches(start)
            and at.touches(start - 1)
            and free(start - 2)
            and at.is_capitalised(start - 2)
        ):
            start -= 2
    if label in {"NORP", "GPE"} and end < n and at.words[end] in at.lexicon.national_words:
        last = end
        while (
            last < n
            and last - end < 6
            and (
                at.is_capitalised(last)
                and at.words[last].isalpha()
                or (at.words[last] in {"of", "and", "for"} and last + 1 < n and at.is_capitalised(last + 1))
            )
        ):
            last += 1
        tail = at.words[last - 1]
        if (
            last > end
            and (
                tail in at.lexicon.government_words
                or tail in at.lexicon.organisation_words
                or tail in at.lexicon.media_words
            )
            and tail not in at.lexicon.event_words
        ):
            return start, last, "ORG"
    return entity


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
    """A headline in Title Case makes names of common words: there, names are those that the lexicon or the body knows."""
    heads = _headlines(at)
    if not heads:
        return entities
    body = {
        at.words[i].lower()
        for start, end, _ in entities
        for i in range(start, end)
        if not any(s <= i < e for s, e in heads)
    }
    return [
        (start, end, label)
        for start, end, label in entities
        if label == "NORP"
        or not any(s <= start < e for s, e in heads)
        or (label == "PERSON" and end - start > 1)
        or at.string(start, end) in at.lexicon.forms
        or all(w.lower() in body or not w[0].isalpha() or w.islower() for w in at.words[start:end])
    ]


def _headlines(at: Words) -> list[tuple[int, int]]:
    """Lines of five words or more that end without a stop and in which nearly every longer word is a capital's."""
    found = []
    start = 0
    for i in range(len(at.words) + 1):
        if i < len(at.words) and "\n" not in at.words[i]:
            continue
        words = [w for w in at.words[start:i] if w[0].isalpha() and len(w) > 3]
        if 4 < i - start < 40 and len(words) > 3 and at.words[i - 1] not in {".", "!", "”", '"'}:
            if sum(w[0].isupper() for w in words) >= 0.85 * len(words):
                found.append((start, i))
        start = i + 1
    return found


def by_full_names(entities: list[Entity], at: Words) -> list[Entity]:
    """ "Ana Roe left. Roe, 52, gave no reason.": a surname is a person's wherever the full name shows whose it is."""
    surnames: dict[str, set[str]] = {}
    for start, end, label in entities:
        if label == "PERSON" and end - start > 1 and at.is_capitalised(end - 1):
            surnames.setdefault(at.words[end - 1], set()).update(at.words[start : end - 1])
    if not surnames:
        return entities
    owner = {i: number for number, (start, end, _) in enumerate(entities) for i in range(start, end)}
    out = list(entities)
    for i, word in enumerate(at.words):
        if word not in surnames or word in at.lexicon.not_names:
            continue
        number = owner.get(i)
        if number is not None:
            start, end, label = entities[number]
            known = at.lexicon.forms.get(word)
            if (
                end - start == 1
                and label in {"ORG", "GPE", "LOC", "FAC"}
                and (known is None or word in at.lexicon.ambiguous and label == "ORG")
            ):
                out[number] = (start, end, "PERSON")
        elif at.tags[i] in {"NNP", "NNPS", "NN"} and not _in_larger_name(i, owner, at):
            out.append((i, i + 1, "PERSON"))
    return sorted(out)


def _in_larger_name(i: int, owner: dict[int, int], at: Words) -> bool:
    """Whether a capitalised word or a name stands right beside a token: "Roe Street"."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(at.words) and (
            j in owner or (at.is_capitalised(j) and at.words[j].isalpha() and not at.is_title(j) and j > i)
        ):
            return True
    return False


def repaired(entities: Sequence[Entity], known: KnownNames, at: Words) -> list[Entity]:
    """The entities, repaired: sorted, without overlap."""
    others = [e for e in entities if e[2] not in NAMES]
    kept = [
        t
        for e in entities
        if e[2] in NAMES
        for p in split_pairs(e, at)
        for s in split_titles(p, at)
        if (t := trim(s, at)) is not None
    ]
    merged = merge_known(join_bodies(kept, at), known.find(at.text, at.words, at.starts), at)
    taken = {i for start, end, _ in merged for i in range(start, end)}
    out: list[Entity] = []
    reached = 0
    for entity in merged:
        wider = extend(entity, lambda i: i not in taken, at)
        final = relabel(wider, at)
        if final is None or final[1] <= reached:
            continue
        start = max(final[0], reached)
        out.append((start, final[1], final[2]))
        reached = final[1]
    out = by_full_names(outside_headlines(out, at), at)
    if others:
        names = {i for start, end, _ in out for i in range(start, end)}
        out = sorted(out + [e for e in others if not any(i in names for i in range(e[0], e[1]))])
    return out
