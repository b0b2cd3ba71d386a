"""Names and titles: the words that actors are known by, and with them those of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claimx.lexicons.bodies import bodies_of, kinds_of
from claimx.lexicons.forms import Form, FormKind, folded_of, forms_of, plain, plural_of
from claimx.lexicons.sources import SourceWords, source_words

__all__ = ["Form", "FormKind", "Gender", "Home", "NameLexicon", "plain", "plural_of"]

Gender = Literal["masculine", "feminine"]
PIECE = re.compile(r"\w+|[^\w\s]")  # of a name: as many as it has tokens, or more

# Types of sources that are people: without a name, or at all.
OF_PEOPLE = frozenset({"official", "group"})
OF_ANYBODY = OF_PEOPLE | {"person"}


@dataclass(frozen=True, slots=True)
class Home:
    """A form that means something else away from home; `key` is the party it means there, None for the form's own."""

    home: str
    key: str | None
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLexicon(SourceWords):
    """Everything the lexicons know of names, ready for look-up.

    Attributes:
        forms: by the form as written (one typographic apostrophe: ’ is ').
        folded: by the form in lower case, for all-caps text; forms that are a common word are left out.
        ambiguous: forms that need a name finder's or the context's support.
        home: forms that mean what the lexicon says only in articles at home in one state.
        halves: the states that a form may be short for ("North").
        state_names, organisation_kind: by country code, by key.
        postal: the place that two letters stand for where they are a place's name.
        titles: title words (lower case, without a stop); `offices` those that are no courtesy title.
        ranks: ranks and posts in letters or cut short, as written; `ranks_before_names` those that are one only right
            before a full name.
        abbreviations: written with a stop, which belongs to them; no sentence starts after the `inner` ones.
        openers: with a capital, words that start a sentence and no name.
        gender_of: the gender that a title or a noun gives, by lower-case word.
        nouns_for_one: the nouns for a person: those, officials and members of groups; by lemma.
        form_of_key: the first form that means a party, by its key.
        substances: drugs, illnesses, metals: by themselves nobody's name; `eponyms` persons whose illness is meant
            where only a possessive follows.
        no_parties: names that are no party, whatever they look like.
        letters, local_letters: letters that stand for things; those that stand for a body of one state.
        as_written: keys of bodies that go by the fullest name that the article gives, not by one for all articles.
        alias_phrases: what joins two names of one bearer ("also known as"), by its last word.
        first_names: the gender that a first name suggests, by the name in lower case.
        clues: words that beside a name say what it is, by group.
        capitals: names in capitals by the word that they are read as; `capitals_after_town` those that are names only
            after a town's ("Portland, OR"), `capitals_after_name` after another name ("Ali Said").

    """

    forms: Mapping[str, Form]
    folded: Mapping[str, Form]
    ambiguous: frozenset[str]
    home: Mapping[str, Home]
    halves: Mapping[str, tuple[str, ...]]
    state_names: Mapping[str, str]
    organisation_kind: Mapping[str, str]
    titles: frozenset[str]
    ranks: frozenset[str]
    ranks_before_names: frozenset[str]
    offices: frozenset[str]
    title_modifiers: frozenset[str]
    full_titles: Mapping[str, str]
    postal: Mapping[str, str]
    altering: frozenset[str]
    abbreviations: tuple[str, ...]
    inner_abbreviations: frozenset[str]
    openers: frozenset[str]
    courtesy: frozenset[str]
    generation: frozenset[str]
    pet_forms: Mapping[str, frozenset[str]]
    alias_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    legal: frozenset[str]
    small_legal: frozenset[str]
    gender_of: Mapping[str, Gender]
    nouns_for_one: frozenset[str]
    form_of_key: Mapping[str | None, Form]
    first_names: Mapping[str, Gender]
    time_words: frozenset[str]
    name_months: frozenset[str]
    not_names: frozenset[str]
    no_parties: frozenset[str]
    letters: frozenset[str]
    local_letters: frozenset[str]
    as_written: frozenset[str]
    things: frozenset[str]
    substances: frozenset[str]
    eponyms: frozenset[str]
    creeds: frozenset[str]
    institutions: frozenset[str]
    chambers: frozenset[str]
    also_things: frozenset[str]
    with_seats: frozenset[str]
    government_words: frozenset[str]
    organisation_words: frozenset[str]
    committees: frozenset[str]
    parliamentary: frozenset[str]
    company_words: frozenset[str]
    media_words: frozenset[str]
    general_words: frozenset[str]
    general_folded: frozenset[str]
    body_heads: frozenset[str]
    abbreviated: Mapping[str, str]
    particles: frozenset[str]
    articles: frozenset[str]
    small_words: frozenset[str]
    place_words: frozenset[str]
    place_heads: frozenset[str]
    realm_words: frozenset[str]
    place_kinds: frozenset[str]
    place_openings: frozenset[str]
    waters: frozenset[str]
    road_words: frozenset[str]
    event_words: frozenset[str]
    storm_words: frozenset[str]
    national_words: frozenset[str]
    currency_words: frozenset[str]
    currency_codes: frozenset[str]
    clues: Mapping[str, frozenset[str]]
    capitals: Mapping[str, str]
    capitals_after_town: Mapping[str, str]
    capitals_after_name: Mapping[str, str]

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> NameLexicon:
        """The lexicon of the tables `states`, `regions`, `peoples`, `names`, `bodies` and `sources`.

        Raises:
            KeyError: where a table or a field is missing.
            TypeError: where a value has another type.

        """
        names, sources = tables["names"], tables["sources"]
        titles, words = names["titles"], names["words"]
        bodies = tuple(bodies_of(tables["bodies"]))
        forms = forms_of(tables["states"], tables["regions"], tables["peoples"], names, bodies)
        ambiguous = frozenset(names["ambiguous"]["forms"])
        genders: dict[str, Gender] = {}
        for gender in ("masculine", "feminine"):
            for word in [*titles[gender], *sources["words"][gender]]:
                genders[word] = gender
        of_sources = source_words(sources)
        people = (noun for noun, type_ in of_sources["noun_types"].items() if type_ in OF_PEOPLE)
        return cls(
            **of_sources,
            clues={group: frozenset(words_) for group, words_ in names["clues"].items()},
            capitals=names["capitals"],
            capitals_after_town=names["capitals_after_town"],
            capitals_after_name=names["capitals_after_name"],
            forms=forms,
            folded=folded_of(forms, ambiguous),
            ambiguous=ambiguous,
            home={
                text: Home(value["home"], value.get("key"), frozenset(value.get("unless", [])))
                for text, value in names["home"].items()
            },
            halves={text: tuple(codes) for text, codes in names["halves"].items()},
            state_names={code: state["name"] for code, state in tables["states"].items()},
            organisation_kind=kinds_of(names, bodies),
            titles=frozenset([*titles["masculine"], *titles["feminine"], *titles["office"]]),
            ranks=frozenset(titles["rank"]),
            ranks_before_names=frozenset(titles["rank_before_name"]),
            offices=frozenset(titles["office"]),
            title_modifiers=frozenset(titles["modifier"]),
            full_titles=dict(names["full_titles"]),
            postal=dict(names["postal"]),
            altering=frozenset(titles["altering"]),
            abbreviations=(*names["abbreviations"]["titles"], *names["abbreviations"]["other"]),
            inner_abbreviations=frozenset([*names["abbreviations"]["titles"], *names["abbreviations"]["joining"]]),
            openers=frozenset(names["abbreviations"]["openers"]),
            courtesy=frozenset(titles["courtesy"]),
            generation=frozenset(names["suffixes"]["generation"]),
            pet_forms=pet_forms_of(names["pet_forms"]),
            alias_phrases=by_last_word(names["suffixes"]["alias"]),
            legal=frozenset(names["suffixes"]["legal"]),
            small_legal=frozenset(names["suffixes"]["legal_small"]),
            gender_of=genders,
            nouns_for_one=frozenset([*genders, *people]) - of_sources["collective"],
            form_of_key={form.key: form for form in reversed(forms.values())},
            first_names={
                name: gender for gender in ("masculine", "feminine") for name in tables["first_names"][gender]
            },
            name_months=frozenset(names["not_names"]["months"]),
            time_words=frozenset(names["not_names"]["time"]),
            not_names=frozenset(
                word for group in ("time", "words", "languages", "tongues") for word in names["not_names"][group]
            ),
            no_parties=frozenset(
                form for name in map(plain, names["not_names"]["parties"]) for form in (name, name.upper())
            ),
            letters=frozenset(names["not_names"]["letters"]),
            as_written=frozenset(body.key for body in bodies),
            local_letters=frozenset(
                name
                for body in bodies
                if body.country and body.kind not in {"company", "media"}
                for name in body.names
                if name.isupper()
            ),
            things=frozenset(names["not_names"]["things"]),
            substances=frozenset(names["not_names"]["substances"]),
            eponyms=frozenset(names["not_names"]["eponyms"]),
            creeds=frozenset(names["not_names"]["creeds"]),
            institutions=frozenset(words["institution"]),
            chambers=frozenset(words["chamber"]),
            also_things=frozenset(words["also_thing"]),
            with_seats=frozenset(words["with_seats"]),
            government_words=frozenset(words["government"]),
            organisation_words=frozenset(words["organisation"]),
            committees=frozenset(words["committee"]),
            parliamentary=frozenset(words["parliamentary"]),
            company_words=frozenset(words["company"]),
            media_words=frozenset(words["media"]),
            general_words=frozenset(words["general"]),
            general_folded=frozenset(
                w.casefold() for w in [*words["general"], *words["government"], *words["organisation"], *words["small"]]
            ),
            body_heads=frozenset(w.casefold() for w in [*words["government"], *words["organisation"]]),
            abbreviated={
                text.casefold().rstrip("."): state["name"].casefold()
                for state in tables["states"].values()
                for text in state.get("also", [])
                if text.isupper()
            },
            particles=frozenset(words["particle"]),
            articles=frozenset(words["article"]),
            small_words=frozenset(words["small"]),
            place_words=frozenset(words["place"]),
            place_heads=frozenset(words["place_head"]),
            realm_words=frozenset(words["realm"]),
            place_kinds=frozenset(w.casefold() for w in words["place_kind"]),
            place_openings=frozenset(words["place_opening"]),
            waters=frozenset(words["water"]),
            road_words=frozenset(words["road"]),
            storm_words=frozenset(words["storm"]),
            event_words=frozenset(words["event"]),
            national_words=frozenset(words["national"]),
            currency_words=frozenset(words["currency"]),
            currency_codes=frozenset(tables["currencies"]) | frozenset(tables["quantities"]["currencies"]),
        )

    def is_of_people(self, noun: str) -> bool:
        """Whether a noun, as a lemma, is of people whom no name tells: officials, or a group of any kind."""
        return self.noun_types.get(noun) in OF_PEOPLE

    def is_no_party(self, name: str) -> bool:
        """Whether a name is no party, whatever it looks like; "the" before it or capitals don't matter."""
        return bool(self.no_parties) and plain(name) in self.no_parties

    def is_in_no_party(self, tokens: tuple[int, int], count: int, string: Callable[[int, int], str]) -> bool:
        """Whether tokens are the name of no party or stand within one: "Amber" of "Operation Amber".

        Args:
            tokens: the first, and the one behind the last.
            count: how many the text has.
            string: the text from one token to before another.
        """
        start, end = tokens
        most = max((len(PIECE.findall(name)) for name in self.no_parties), default=0)
        firsts = range(max(0, min(start, end - most)), start + 1)
        lasts = range(end, min(count, max(end, start + most)) + 1)
        return any(self.is_no_party(string(first, last)) for first in firsts for last in lasts)

    def form(self, text: str) -> Form | None:
        """What a written name means; all-caps text ("NORTH KOREA") is read without case."""
        text = plain(text)
        found = self.forms.get(text)
        if found is None and text.isupper() and len(text) > 3:
            return self.folded.get(text.lower())
        return found


def by_last_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as words, in their order, by their last one."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in map(str.split, phrases):
        found[phrase[-1]] = (*found.get(phrase[-1], ()), tuple(phrase))
    return found


def pet_forms_of(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """By a first name, the others that it is a pet form of or has: "bob" and "robert", and "bob" and "rob"."""
    found: dict[str, set[str]] = {}
    for name, forms in table.items():
        for each in (name, *forms):
            found.setdefault(each, set()).update({name, *forms} - {each})
    return {name: frozenset(others) for name, others in found.items()}
