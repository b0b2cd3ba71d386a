"""Entities that hold more than one name, parted."""

from __future__ import annotations

from claimx.names.repairs import LABEL_OF, PLACES, Entity, Words, is_legal_form


def split_titles(entity: Entity, at: Words) -> list[Entity]:
    """“National Assembly Speaker Ana Roe” is a body and a person; “Sultan of Oman” a place; “Ms Roe” a person."""
    start, end, label = entity
    if label == "NORP" or end - start < 2:
        return [entity]
    lexicon = at.lexicon
    last = at.words[end - 1]
    for i in range(start + 1, end - 1):
        # "Ana Roe of Tennessee", "Republican of Iowa"
        form = lexicon.form(at.string(i + 1, end)) if at.words[i] == "of" else None
        if form is not None and LABEL_OF[form.kind] == "GPE":
            party = lexicon.form(at.string(start, i))
            if label == "PERSON" or (party is not None and party.kind == "region"):
                return [(start, i, "PERSON" if party is None else "NORP"), (i + 1, end, "GPE")]
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
                known = lexicon.form(at.string(start, i)) if i > start else None
                if known is not None or (i > start and not at.is_title(start)):
                    return split_titles((start, i, label), at)
                return [entity]
            if not all(
                (at.is_capitalised(j) and at.words[j].isalpha()) or at.words[j] in lexicon.particles
                for j in range(i + 1, end)
            ):
                break
            first = i
            while first > start and at.is_title(first - 1):
                first -= 1
            before: list[Entity] = [(start, first, "ORG" if label == "PERSON" else label)] if first > start else []
            return [*before, (i + 1, end, "PERSON")]
    return [entity]


def split_pairs(entity: Entity, at: Words) -> list[Entity]:
    """“Nordia University and Center for Ice Studies” are two, as are “Nordia Bank and Eastgate Motors”."""
    start, end, label = entity
    for i in range(start + 1, end - 1):
        # "Eastgate Plc Chairman Ana Roe"; in "Roe & Co Ltd" and "Eastgate Co of Kenya" the name goes on.
        if (
            is_legal_form(i, at)
            and at.is_capitalised(i + 1)
            and not is_legal_form(i + 1, at)
            and at.words[i + 1] not in at.lexicon.organisation_words
        ):
            return [(start, i + 1, "ORG"), (i + 1, end, label)]
    for i in range(start + 1, end - 1):
        # "US–Mexico": two states, as in "the US–Mexico border"
        forms = [at.lexicon.form(at.string(start, i)), at.lexicon.form(at.string(i + 1, end))]
        if at.words[i] in {"-", "–", "/"} and all(f is not None and f.kind in {"name", "people"} for f in forms):
            kinds = [LABEL_OF[f.kind] for f in forms if f is not None]
            return [(start, i, kinds[0]), (i + 1, end, kinds[1])]
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    if label == "ORG":
        for i in range(start + 1, end - 1):
            opens = at.words[i + 1] in heads and any(w in heads for w in at.words[start:i])
            both_end = at.words[i - 1] in heads and at.words[end - 1] in heads and i - start > 1 and end - i > 2
            companies = at.words[i - 1].lower().rstrip(".") in at.lexicon.legal and at.words[i - 1] != "Group"
            if at.words[i] == "and" and (opens or both_end or companies):
                return [(start, i, label), (i + 1, end, label)]
    return [entity]
