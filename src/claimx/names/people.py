"""Names that are people's: by their titles, and by the full names that show whose a surname is."""

from __future__ import annotations

from claimx.names.repairs import OPENING, Entity, Words, trim

# Before a word that may be a person's surname or a place's name, these make it a place.
WHERE = frozenset(
    {"in", "to", "from", "near", "at", "into", "across", "between", "outside", "of", "for", "around", "through", "via"}
)
# Before a month these make a date.
DATED = frozenset(
    {"last", "next", "since", "until", "by", "on", "early", "late", "mid", "this", "during", "before", "after", "and"}
)


def after_titles(entities: list[Entity], at: Words) -> list[Entity]:
    """“Mr Doe”, “Queen Ana”: what follows a courtesy title is a person's name, even where the name finder saw none."""
    lexicon = at.lexicon
    owner = {i for start, end, _ in entities for i in range(start, end)}
    found: list[Entity] = []
    reached = 0
    for i, word in enumerate(at.words):
        if i < reached or not word[0].isupper() or i in owner:
            continue
        title = word.lower().rstrip(".")
        if title not in lexicon.courtesy and title not in lexicon.gender_of:
            continue
        end = i + 1
        while (
            end < len(at.words)
            and end - i < 6
            and end not in owner
            and at.tags[end] == "NNP"
            and at.is_capitalised(end)
        ):
            end += 1
        names = at.words[i + 1 : end]
        if not names or any(
            w in lexicon.not_names
            or w in lexicon.place_words
            or w in lexicon.organisation_words
            or w in lexicon.government_words
            for w in names
        ):
            continue
        trimmed = trim((i + 1, end, "PERSON"), at)
        if trimmed is not None:
            found.append(trimmed)
            reached = end
    return sorted(entities + found) if found else entities


def titled(entities: list[Entity], at: Words) -> list[Entity]:
    """“Sultan Omar spoke. Omar left.”: what follows a title once is a person's name."""
    lexicon = at.lexicon
    general = lexicon.organisation_words | lexicon.government_words | lexicon.place_words | lexicon.general_words

    def may_be(start: int, end: int, label: str) -> bool:
        word = at.words[start]
        return (
            end - start == 1
            and label in {"ORG", "GPE", "LOC", "FAC"}
            and not word.isupper()
            and word not in general
            and lexicon.form(word) is None
        )

    people = {
        at.words[start]
        for start, end, label in entities
        if may_be(start, end, label)
        and start
        and at.is_capitalised(start - 1)
        and at.words[start - 1].lower().rstrip(".") in lexicon.personal_titles
    }
    if not people:
        return entities
    return [
        (start, end, "PERSON" if at.words[start] in people and may_be(start, end, label) else label)
        for start, end, label in entities
    ]


def by_surnames(entities: list[Entity], at: Words) -> list[Entity]:
    """“Ana Roe left. Roe, 52, gave no reason.”: two words that end with a person's surname are a person's name."""
    alone = {at.words[start] for start, end, label in entities if label == "PERSON" and end - start == 1}
    lexicon = at.lexicon
    out = []
    for start, end, label in entities:
        words = at.words[start:end]
        if (
            label in {"ORG", "FAC"}
            and 1 < end - start < 4
            and words[-1] in alone
            and all(w[0].isupper() and w.isalpha() and w.lower() not in lexicon.general_folded for w in words)
            and lexicon.form(at.string(start, end)) is None
            and not any(w in lexicon.company_words or w.lower() in lexicon.legal for w in words)
        ):
            out.append((start, end, "PERSON"))
        else:
            out.append((start, end, label))
    return out


def by_full_names(entities: list[Entity], at: Words) -> list[Entity]:
    """“Ana Roe left. Roe, 52, gave no reason.”: a surname is a person's wherever the full name shows whose it is."""
    surnames: dict[str, set[str]] = {}
    for start, end, label in entities:
        if label == "PERSON" and end - start > 1 and at.is_capitalised(end - 1):
            surnames.setdefault(at.words[end - 1], set()).update(at.words[start : end - 1])
    if not surnames:
        return entities
    owner = {i: number for number, (start, end, _) in enumerate(entities) for i in range(start, end)}
    out = list(entities)
    for i, word in enumerate(at.words):
        if word not in surnames or (word in at.lexicon.not_names and not _is_surname_month(i, at)):
            continue
        number = owner.get(i)
        if number is not None:
            start, end, label = entities[number]
            known = at.lexicon.forms.get(word)
            if (
                end - start == 1
                and label in {"ORG", "GPE", "LOC", "FAC"}
                and (known is None or (start and at.words[start - 1].lower() not in WHERE))
            ):
                out[number] = (start, end, "PERSON")
        elif _may_be_surname(i, at) and not _in_larger_name(i, owner, at):
            out.append((i, i + 1, "PERSON"))
    return sorted(out)


def _may_be_surname(i: int, at: Words) -> bool:
    """Whether a capitalised word can be the person's it is known for; a plural or a verb only where one follows it."""
    if at.tags[i] in {"NNP", "NNPS", "NN"}:
        return True
    opens = not i or at.words[i - 1].isspace() or at.words[i - 1] in OPENING
    acts = i + 1 < len(at.words) and at.tags[i + 1] in {"VBD", "VBZ", "MD"}
    return acts or (not opens and at.tags[i] in {"NNS", "JJ"})


def _is_surname_month(i: int, at: Words) -> bool:
    """Whether "May", "March" can be the person's here: no date stands around it."""
    if at.words[i] not in at.lexicon.name_months:
        return False
    before = at.words[i - 1].lower() if i else ""
    after = at.words[i + 1] if i + 1 < len(at.words) else ""
    return before not in WHERE | DATED and not after[:1].isdigit() and not before[:1].isdigit()


def _in_larger_name(i: int, owner: dict[int, int], at: Words) -> bool:
    """Whether a capitalised word or a name stands right beside a token: "Roe Street"."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(at.words) and (
            j in owner or (at.is_capitalised(j) and at.words[j].isalpha() and not at.is_title(j) and j > i)
        ):
            return True
    return False
