"""Titles and offices: the words beside a name that say what its bearer is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.lexicons.names import Form, Gender, NameLexicon
from claimx.syntax import (
    ARTICLES,
    POSSESSIVES,
    Parse,
    appositions_of,
    copula_of,
    determiner_of,
    is_apposition,
    negations_of,
    role_of,
)

# A run of titles before a name is no longer than this.
LONGEST_RUN = 8
DESCRIBING_TYPES = frozenset({"official", "group", "organisation", "media", "government"})
DEFINITE = frozenset({"the", "this"})


def is_title(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a token is a title or goes with one."""
    word = parse.lower[i].rstrip(".")
    return word in lexicon.titles or word in lexicon.title_modifiers or is_rank(parse, i, lexicon)


def is_rank(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a token is a rank or a post in letters: "the IGP"; "SP Ana Roe", not "the SP"."""
    word = parse.words[i]
    return word in lexicon.ranks or (word in lexicon.ranks_before_names and is_before_person(parse, i + 1))


def is_before_person(parse: Parse, i: int) -> bool:
    """Whether a person's name starts at a token."""
    number = parse.entity_of[i]
    return number >= 0 and parse.entities[number][2] == "PERSON" and parse.entities[number][0] == i


def is_plural(parse: Parse, i: int) -> bool:
    """Whether a noun is plural, by its tag."""
    return parse.tag[i] in {"NNS", "NNPS"}


def is_of_one_person(parse: Parse, i: int, lexicon: NameLexicon) -> bool:
    """Whether a noun stands for a single person: a title, "a witness"."""
    if is_title(parse, i, lexicon) or parse.pos[i] == "PROPN":
        return True
    return not is_plural(parse, i) and lexicon.is_of_people(parse.lemma[i].lower())


def office_of(parse: Parse, i: int, word: str, lexicon: NameLexicon) -> str:
    """The office that a noun names: "vice president" where "vice" stands before "president"."""
    before = parse.lower[i - 1].rstrip(".")
    return f"{before} {word}" if before in lexicon.altering else word


def descriptions(parse: Parse, start: int, end: int, lexicon: NameLexicon) -> Iterator[tuple[int, str]]:
    """Nouns that say what the bearer of a name is, with their token: titles before it, an apposition beside it."""
    for i in range(start - 1, max(-1, start - LONGEST_RUN + 2), -1):
        word = parse.lower[i].rstrip(".")
        describes = is_title(parse, i, lexicon) or lexicon.noun_types.get(word) in DESCRIBING_TYPES
        if word in lexicon.collective and is_before_person(parse, start):
            break  # "told the jury Mr Roe"
        if not describes or parse.sentence_of[i] != parse.sentence_of[start]:
            if parse.words[i] == "," and parse.words[i - 1] in lexicon.ranks:
                yield i - 1, parse.lower[i - 1]  # "the IGP, Ana Roe,", whatever the parse makes of it
            break
        goes_on = parse.lower[i + 1].rstrip(".") in lexicon.titles  # a "Justice Minister" is no judge
        for office in dict.fromkeys((word, word if goes_on else lexicon.full_titles.get(word, word))):
            yield i, office_of(parse, i, office, lexicon)
        if parse.lower[i - 1] in lexicon.title_modifiers:
            yield i, f"{parse.lower[i - 1]} {word}"
    for j in dict.fromkeys((start, end - 1)):
        beside = [parse.head[j]] if is_apposition(parse, j) else []
        for apposition in (*beside, *appositions_of(parse, j)):
            if parse.pos[apposition] in {"NOUN", "PROPN"}:
                yield apposition, office_of(parse, apposition, parse.lemma[apposition].lower(), lexicon)


def predicated(parse: Parse, start: int, end: int) -> Iterator[int]:
    """What a sentence says that the bearer of a name is: "Ana Roe was a teacher"."""
    for i in range(start, end):
        noun = parse.head[i]
        if role_of(parse, i) == "subject" and parse.tag[noun] == "NN" and copula_of(parse, noun) is not None:
            determiner = determiner_of(parse, noun)
            if determiner is not None and parse.lower[determiner] in ARTICLES and not negations_of(parse, noun):
                yield noun


def gender_before(parse: Parse, start: int, titles: Sequence[str], lexicon: NameLexicon) -> Gender | None:
    """The gender that the words before a person's name and its titles give: "Mrs", "spokeswoman", "his wife, …"."""
    after_comma = parse.words[start - 1] == ","
    gender = lexicon.gender_of.get(parse.lower[start - (2 if after_comma else 1)])
    return gender or next((g for title in titles if (g := lexicon.gender_of.get(title))), None)


def titles_before(parse: Parse, start: int, lexicon: NameLexicon) -> list[str]:
    """The words of the titles right before a name, nearest first, without their stop."""
    return [parse.lower[i].rstrip(".") for i in title_run(parse, start, lexicon)]


def title_run(parse: Parse, start: int, lexicon: NameLexicon) -> list[int]:
    """The titles right before a name, nearest first: "Prime Minister of State"."""
    run: list[int] = []
    for i in range(start - 1, max(-1, start - LONGEST_RUN), -1):
        if not is_title(parse, i, lexicon) and not (run and parse.lower[i] == "of"):
            break
        run.append(i)
    return run


def country_before(parse: Parse, start: int, lexicon: NameLexicon) -> str | None:
    """The state whose title-holder a name is: "Russian President …", "Kenya's minister …"."""
    run = title_run(parse, start, lexicon)
    return state_at(parse, run[-1] - 1, lexicon) if run else None


def state_at(parse: Parse, i: int, lexicon: NameLexicon) -> str | None:
    """The state whose name or people end at a token, a possessive after it left out."""
    if parse.words[i] in POSSESSIVES:
        i -= 1
    if parse.entity_of[i] < 0:
        return None
    form = lexicon.form(parse.string(parse.entities[parse.entity_of[i]][:2]))
    return form.country if form is not None and is_state(form) else None


def is_state(form: Form) -> bool:
    """Whether a form is a state's name or a word for its people."""
    return form.kind in {"name", "people"} and not (form.key or "").startswith("org:")
