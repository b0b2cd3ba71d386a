"""From the parse's entities to the article's actors."""

from __future__ import annotations

from dataclasses import replace

from claimx.extraction.dateline import is_dateline
from claimx.extraction.party.grouping import group_names
from claimx.extraction.party.names import Group, NamePlain
from claimx.extraction.party.references import references
from claimx.extraction.reading import Reading
from claimx.lexicons.names import Form, Gender, NameLexicon, plain
from claimx.records import Actor, ActorMention
from claimx.syntax import Parse, Tokens, role_of

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
FORM_LABELS = {
    "name": {"GPE", "LOC", "NORP", "ORG"},
    "capital": {"GPE", "LOC", "ORG", "FAC"},
    "place": {"GPE", "LOC", "FAC"},
    "people": {"NORP", "GPE"},
    "region": {"NORP"},
    "organisation": {"ORG", "GPE", "NORP", "FAC", "LOC"},
    "outlet": {"ORG", "GPE"},
}


def find_actors(reading: Reading) -> tuple[Actor, ...]:
    """The parties that the article names, in the order of their first mention, numbered from "a1"."""
    parse, lexicon = reading.parse, reading.lexicons.names
    names = read_names(parse, lexicon)
    actors = as_actors(group_names(names, lexicon), names, parse.text)
    return with_references(parse, actors, lexicon)


def with_references(parse: Parse, actors: tuple[Actor, ...], lexicon: NameLexicon) -> tuple[Actor, ...]:
    """The actors with the pronouns and descriptions that are theirs."""
    found = references(parse, actors, lexicon)
    if not found:
        return actors
    out = []
    for actor in actors:
        more = [
            ActorMention(
                start=first,
                end=last,
                text=parse.text[first:last],
                kind="pronoun" if rule_id == "actor.pronoun" else "nominal",
                rule=rule_id,
            )
            for start, end, rule_id in found.get(actor.id, ())
            for first, last in [parse.chars((start, end))]
        ]
        out.append(
            replace(actor, mentions=tuple(sorted((*actor.mentions, *more), key=lambda m: (m.start, m.end))))
            if more
            else actor
        )
    return tuple(out)


def read_names(parse: Parse, lexicon: NameLexicon) -> list[NamePlain]:
    """The names of the article with what the words around tell of them."""
    names: list[NamePlain] = []
    surnames = {parse.words[end - 1] for start, end, label in parse.entities if label == "PERSON" and end - start > 1}
    for begin, end, given in parse.entities:
        if given not in NAMES:
            continue
        start, label = begin, given
        while label in {"GPE", "LOC"} and end - start > 1 and parse.words[start].islower():
            start += 1  # "western Russia"
        first, last = parse.chars((start, end))
        text = parse.text[first:last]
        form = lexicon.form(text) or (without_state(text, lexicon) if label != "PERSON" else None)
        if form is None and label in {"GPE", "LOC"} and text.isupper():
            form = lexicon.forms.get(plain(text).title())  # "WASHINGTON" of a dateline
        if form is not None and form.kind == "capital" and label == "PERSON" and plain(text) not in surnames:
            label = "GPE"  # "Valeska Paris" and Paris
        if form is not None and label not in FORM_LABELS[form.kind]:
            form = None
        if form is not None and form.kind in {"people", "region"} and is_language(parse, (start, end), lexicon):
            continue
        gender, country = before_name(parse, start, lexicon) if label == "PERSON" else (None, None)
        if label == "ORG" and form is None:
            country = country_within(parse, (start, end), lexicon)
        names.append(
            NamePlain(
                text=text,
                label=label,
                start=first,
                end=last,
                form=form,
                gender=gender,
                country=country,
                sentence=parse.sentence_of[start],
                acts=form is not None and form.kind == "capital" and is_acting(parse, (start, end), lexicon),
            )
        )
    return names


def is_language(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """She spoke in Russian: the language, nobody's people."""
    start, end = tokens
    if parse.tag[start] not in {"NNP", "JJ", "NN"} or (
        end < parse.n and parse.tag[end].startswith(("NN", "JJ", "VBG"))
    ):
        return False
    before = start - 1
    if before < 0 or parse.lower[before] in {"the", "a", "an"}:
        return False
    if parse.lower[before] in lexicon.language_prepositions or parse.lemma[before] in lexicon.language_verbs:
        return True
    # "in English and Russian", "speaks some French"
    return any(
        parse.lower[j] in lexicon.language_prepositions or parse.lemma[j] in lexicon.language_verbs
        for j in range(max(0, start - 3), start)
    ) and all(parse.tag[j] in {"CC", "NNP", "JJ", "RB", "DT"} for j in range(max(0, start - 2), start))


def without_state(text: str, lexicon: NameLexicon) -> Form | None:
    """What an organisation's name means without its state: "United States Central Intelligence Agency"."""
    words = plain(text).split()
    for length in (1, 2):
        if len(words) > length + 1:
            candidates = [(words[:length], words[length:])]
            if words[-length - 1] == "of":
                candidates.append((words[-length:], words[: -length - 1]))
            for state, rest in candidates:
                form, of = lexicon.forms.get(" ".join(rest)), lexicon.forms.get(" ".join(state))
                if (
                    form is not None
                    and of is not None
                    and form.kind == "organisation"
                    and of.kind in {"name", "people"}
                    and form.country == of.country
                ):
                    return form
    return None


def before_name(parse: Parse, start: int, lexicon: NameLexicon) -> tuple[Gender | None, str | None]:
    """The gender and the state that the titles before a person's name give: "Russian President", "Mrs"."""
    gender: Gender | None = None
    i = start - 1
    if i > 0 and parse.words[i] == ",":  # "his wife, Hilda Doe"
        gender = lexicon.gender_of.get(parse.lower[i - 1])
    elif i >= 0:  # "spokeswoman Ana Roe", "his wife Hilda Doe"
        gender = lexicon.gender_of.get(parse.lower[i])
    titles = 0
    while i >= 0 and start - i < 8:
        word = parse.lower[i].rstrip(".")
        if word in lexicon.titles or word in lexicon.title_modifiers:
            gender = gender or lexicon.gender_of.get(word)
            titles += 1
        elif not (word == "of" and titles):
            break
        i -= 1
    if not titles or i < 0:
        return gender, None
    if parse.words[i] in {"'s", "’s", "'", "’"}:
        i -= 1
    number = parse.entity_of[i]
    if number >= 0:
        form = lexicon.form(parse.string(parse.entities[number][:2]))
        if form is not None and form.kind in {"name", "people"}:
            return gender, form.country
    return gender, None


def country_within(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> str | None:
    """The state that an organisation's name holds, or the nationality word before it: "the Ghanaian Supreme Court"."""
    start, end = tokens
    for i in range(start, end):
        for length in (3, 2, 1):
            if i + length <= end:
                written = " ".join(parse.words[i : i + length])
                form = lexicon.forms.get(written)
                if form is not None and form.kind in {"name", "people"} and written not in lexicon.ambiguous:
                    return form.country
    if start > 0 and parse.words[start - 1] in {"'s", "’s", "'", "’"}:
        start -= 1
    number = parse.entity_of[start - 1] if start > 0 else -1
    if number >= 0:
        form = lexicon.form(parse.string(parse.entities[number][:2]))
        if form is not None and form.kind in {"name", "people"}:
            return form.country
    return None


def is_acting(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a place stands where a government does: subject or agent of a verb of saying or doing."""
    if is_dateline(parse, tokens, lexicon):
        return False
    for i in range(*tokens):
        if tokens[0] <= parse.head[i] < tokens[1] and parse.head[i] != i:
            continue
        role = role_of(parse, i)
        verb = parse.head[i]
        if role == "conjunct":
            role, verb = role_of(parse, verb), parse.head[verb]
        return role in {"subject", "agent"} and parse.lemma[verb] in lexicon.acting_verbs
    return False


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
