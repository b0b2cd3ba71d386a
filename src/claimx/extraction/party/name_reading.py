"""The parse's entities as names of parties."""

from __future__ import annotations

import re
from collections.abc import Container

from claimx.extraction.dateline import is_dateline
from claimx.extraction.party.inside import place_around
from claimx.extraction.party.name_form import country_of, form_of
from claimx.extraction.party.names import NamePlain
from claimx.extraction.party.titles import gender_before, titles_before
from claimx.lexicons.names import Form, NameLexicon, plain
from claimx.names.words import NAMES
from claimx.syntax import Parse, Tokens, role_of

BRACKETS, CLOSING_BRACKETS = frozenset("(["), frozenset(")]")
FORM_LABELS = {
    "name": {"GPE", "LOC", "NORP", "ORG"},
    "capital": {"GPE", "LOC", "ORG", "FAC"},
    "place": {"GPE", "LOC", "FAC"},
    "people": {"NORP", "GPE"},
    "region": {"NORP"},
    "organisation": {"ORG", "GPE", "NORP", "FAC", "LOC"},
    "outlet": {"ORG", "GPE"},
    "person": {"PERSON"},
}

# Between two names of one body, with a comma before it.
OR = "or"
# The initials of who speaks.
LABEL = re.compile(r"[A-Z]{2,3}")
LONGEST_LABEL = 3


def read_names(parse: Parse, lexicon: NameLexicon) -> list[NamePlain]:
    """The names of the article with what the words around tell of them."""
    surnames = {parse.words[end - 1] for start, end, label in parse.entities if label == "PERSON" and end - start > 1}
    found = (
        read_name(parse, (start, end), label, lexicon, surnames)
        for start, end, label in parse.entities
        if label in NAMES
    )
    return [name for name in found if name is not None]


def read_name(
    parse: Parse, tokens: Tokens, label: str, lexicon: NameLexicon, surnames: Container[str]
) -> NamePlain | None:
    """One name; None where it is a language's."""
    start, end = tokens
    while (
        label in {"GPE", "LOC"} and end - start > 1 and parse.words[start].islower() and parse.words[start + 1] != "-"
    ):
        start += 1  # "western Russia"
    first, last = parse.chars((start, end))
    text = parse.text[first:last]
    form = form_of(text, label, lexicon)
    kind = form.kind if form is not None else None
    if kind == "capital" and label == "PERSON" and plain(text) not in surnames:
        label = "GPE"  # "Valeska Paris" and Paris
    if kind in {"people", "region"} and label in FORM_LABELS[kind] and is_language(parse, (start, end), lexicon):
        return None
    if kind == "name" and label == "PERSON" and "." in text:
        label = "GPE"  # "N. Korea"
    is_outlet = label == "ORG" and text in lexicon.waters  # "The Atlantic reported"
    if kind is not None and (is_outlet or label not in FORM_LABELS[kind]):
        form = None
    titles = titles_before(parse, start, lexicon) if label == "PERSON" else []
    return NamePlain(
        text=text,
        label=label,
        start=first,
        end=last,
        form=form,
        gender=gender_before(parse, start, titles, lexicon) if label == "PERSON" else None,
        titles=tuple(titles),
        country=country_of(parse, (start, end), label, form, lexicon),
        sentence=parse.sentence_of[start],
        acts=kind == "capital" and is_acting(parse, (start, end), lexicon),
        inside=place_around(parse, (start, end), label, lexicon),
        alias_of=name_before_alias(parse, start, lexicon) if label == "PERSON" else None,
        short_for=name_beside(parse, (start, end), label, lexicon),
        is_label=is_before_turn(parse.text, first, last, form),
    )


def is_before_turn(text: str, first: int, last: int, form: Form | None) -> bool:
    """Whether capitals that nobody knows are the label of somebody's turn: "NH:" at a line's start, "((NH))"."""
    if form is not None or last - first > LONGEST_LABEL or LABEL.fullmatch(text, first, last) is None:
        return False
    opens = first == 0 or text[first - 1] == "\n"
    return (opens and text[last : last + 1] == ":") or (text[:first].endswith("((") and text.startswith("))", last))


def name_beside(parse: Parse, tokens: Tokens, label: str, lexicon: NameLexicon) -> str | None:
    """The body's name that stands beside another of it: before "or", before its letters in brackets, in them."""
    other = name_before_other(parse, tokens, label, lexicon)
    return other or name_before_bracket(parse, tokens) or name_in_bracket(parse, tokens)


def name_before_bracket(parse: Parse, tokens: Tokens) -> str | None:
    """The body's name before capitals in brackets, or all its initials: "Nordia Tourism Institute (INTUR)", "(TfL)"."""
    start, end = tokens
    if (
        start < 2
        or end - start > 1
        or parse.words[start - 1] not in BRACKETS
        or parse.words[end] not in CLOSING_BRACKETS
    ):
        return None
    number = parse.entity_of[start - 2]
    if number < 0 or parse.entities[number][2] != "ORG":
        return None
    first, last, _ = parse.entities[number]
    initials = "".join(parse.words[i][0] for i in range(first, last))
    is_short = parse.words[start].isupper() or parse.words[start] == initials
    return parse.string((first, last)) if is_short else None


def name_in_bracket(parse: Parse, tokens: Tokens) -> str | None:
    """The body's name that follows its letters in brackets: "NHDC (Nordia Harbour and Dock Committee)"."""
    start, end = tokens
    number = parse.entity_of[end + 1] if end + 1 < parse.n and parse.words[end] in BRACKETS else -1
    if number < 0 or end - start > 1 or not parse.words[start].isupper():
        return None
    first, last, label = parse.entities[number]
    if label != "ORG" or first != end + 1 or last >= parse.n or parse.words[last] not in CLOSING_BRACKETS:
        return None
    initials = iter("".join(parse.words[i][0].upper() for i in range(first, last)))
    return parse.string((first, last)) if all(letter in initials for letter in parse.words[start]) else None


def name_before_other(parse: Parse, tokens: Tokens, label: str, lexicon: NameLexicon) -> str | None:
    """The body's name before another of it: "the Nordia Health Union, or NorCare,", "also known as NorCare"."""
    if label == "PERSON":
        return None
    first = tokens[0] - (parse.lower[tokens[0] - 1] == "the")
    behind = 1 if is_behind_or(parse, first, tokens[1]) else phrase_before(parse, first, lexicon)
    if not behind:
        return None
    last = first - behind - 1
    last -= parse.words[last] in {",", "("}
    number = parse.entity_of[last] if last >= 0 else -1
    is_body = number >= 0 and parse.entities[number][2] == "ORG"
    return parse.string(parse.entities[number][:2]) if is_body else None


def is_behind_or(parse: Parse, first: int, end: int) -> bool:
    """Whether a comma and "or" stand before a stretch that another mark closes."""
    closes = parse.words[end] in {",", ".", ")"}
    return closes and parse.lower[first - 1] == OR and parse.words[first - 2] == ","


def phrase_before(parse: Parse, start: int, lexicon: NameLexicon) -> int:
    """How many words of "also known as" and the like stand right before a token."""
    for phrase in lexicon.alias_phrases.get(parse.lower[start - 1], ()):
        if tuple(parse.lower[start - len(phrase) : start]) == phrase:
            return len(phrase)
    return 0


def name_before_alias(parse: Parse, start: int, lexicon: NameLexicon) -> str | None:
    """The person's name that another name of the same one follows: "Ana Roe, also known as Nana Poe"."""
    for phrase in lexicon.alias_phrases.get(parse.lower[start - 1], ()):
        first = start - len(phrase)
        if tuple(parse.lower[first:start]) != phrase:
            continue
        last = first - 1 - (parse.words[first - 1] in {",", "("})
        number = parse.entity_of[last]
        if number >= 0 and parse.entities[number][2] == "PERSON":
            return parse.string(parse.entities[number][:2])
    return None


def is_language(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """She spoke in Russian: the language, nobody's people."""
    start, end = tokens
    if parse.tag[start] not in {"NNP", "JJ", "NN"} or (parse.tag[end].startswith(("NN", "JJ", "VBG"))):
        return False
    if parse.lower[start - 1] in {"the", "a", "an"}:
        return False

    def introduces(i: int) -> bool:
        return parse.lower[i] in lexicon.language_prepositions or parse.lemma[i] in lexicon.language_verbs

    # "in English and Russian", "speaks some French"
    return introduces(start - 1) or (
        any(introduces(i) for i in range(max(0, start - 3), start))
        and all(parse.tag[i] in {"CC", "NNP", "JJ", "RB", "DT"} for i in range(max(0, start - 2), start))
    )


def is_acting(parse: Parse, tokens: Tokens, lexicon: NameLexicon) -> bool:
    """Whether a place stands where a government does: subject or agent of a verb of saying or doing."""
    if is_dateline(parse, tokens, lexicon):
        return False
    for i in range(*tokens):
        if tokens[0] <= parse.head[i] < tokens[1]:
            continue
        role = role_of(parse, i)
        verb = parse.head[i]
        if role == "conjunct":
            role, verb = role_of(parse, verb), parse.head[verb]
        return role in {"subject", "agent"} and parse.lemma[verb] in lexicon.acting_verbs
    return False
