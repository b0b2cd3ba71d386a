"""Where an article speaks of persons: their names, nouns for one person, pronouns, each with its part in the clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from claimx.extraction.party.discourse import SUBJECTS, Discourse
from claimx.extraction.party.titles import DEFINITE, is_of_one_person, is_plural
from claimx.syntax import (
    POSSESSIVES,
    Parse,
    ancestors,
    coordination,
    is_relative_clause,
    is_within,
    link_of,
    obliques_of,
    possessor_of,
    predicate_of,
    preposition_of,
    role_of,
    subject_of,
)

# Parts of what is nobody in its clause.
NOT_IN_CLAUSE = frozenset({"modifier", "predicate", "other"})
INTRODUCING = frozenset({"it", "this", "that"})  # subjects that stand for nobody
Form = Literal["full", "short", "noun", "pronoun"]


class Spot(NamedTuple):
    """One mention: the token that heads it, its sentence, its part in the clause, the predicate of that clause."""

    head: int
    end: int
    sentence: int
    role: str
    predicate: int
    form: Form


def mentions(
    discourse: Discourse, described: Mapping[int, str], beside_names: Collection[int]
) -> Iterator[tuple[int, int, str | None]]:
    """Names of persons, nouns for one person and gendered pronouns, as (head, end, actor), in text order.

    Nouns `beside_names` say what the bearer of a name is; they are nobody of their own.
    """
    found: list[tuple[int, int, str | None]] = [(i, i + 1, None) for i, _ in discourse.gendered_pronouns]
    titles = set(beside_names)
    for names in discourse.by_sentence.values():
        for start, end, id_ in names:
            if discourse.actors[id_].type == "person" or id_ in discourse.perhaps_people:
                found.append((head_of_name(discourse, start, end), end, id_))
                titles.update(discourse.beside_name[start, end])
    nouns = {*described, *discourse.parse.tokens_of_lower_lemmas(discourse.lexicon.nouns_for_one)}
    for i in [i for i in nouns if i not in titles and i not in discourse.at and is_singular(discourse, i)]:
        if i in described:
            if discourse.actors[described[i]].type == "person":
                found.append((i, i + 1, described[i]))
        elif role_of(discourse.parse, i) not in NOT_IN_CLAUSE:  # "a witness", not "witness statements"
            found.append((i, i + 1, None))
    ones = discourse.parse.tokens_of(discourse.lexicon.singling)
    found += [(i, i + 1, None) for i in ones if people_of(discourse, i) is not None]
    found.sort(key=lambda each: each[0])
    return iter(found)


def people_of(discourse: Discourse, one: int) -> int | None:
    """The noun for the people of whom "one" is told as a subject: "One of the [victims] said"; None elsewhere."""
    parse = discourse.parse
    if role_of(parse, one) not in SUBJECTS or one in discourse.quoted:
        return None
    people = (i for i in obliques_of(parse, one) if parse.tag[i] == "NNS" and preposition_of(parse, i) == "of")
    return next((i for i in people if parse.lemma[i].lower() in discourse.lexicon.nouns_for_one), None)


def is_singular(discourse: Discourse, i: int) -> bool:
    """Whether a noun is singular, or a short office written like a name: "a witness", "the Prime Minister"."""
    parse, tag = discourse.parse, discourse.parse.tag[i]
    is_office = tag == "NNP" and parse.entity_of[i] < 0 and parse.lower[i] in discourse.lexicon.singular_offices
    return tag == "NN" or (is_office and not DEFINITE.isdisjoint(parse.lower[max(0, i - 2) : i]))


def has_definite(discourse: Discourse, noun: int) -> bool:
    """Whether "the" or "this" stands close before a noun."""
    lower = discourse.parse.lower
    return any(lower[i] in DEFINITE for i in range(max(0, noun - 3), noun))


def may_take_up(discourse: Discourse, noun: int) -> bool:
    """Whether a noun with "the" and no more than a name can take up somebody named: "The (Holm) student said …".

    Of an office ("the judge") each article has its own; so the article must have given it (see `described_nouns`), save
    general words for one ("the official") and what somebody is without a post ("the singer").
    """
    parse, lexicon = discourse.parse, discourse.lexicon
    before = noun - 1
    while before > 0 and before in discourse.at and discourse.type_at(before) != "person":
        before -= 1
    bare = before >= 0 and parse.lower[before] in DEFINITE and not obliques_of(parse, noun)
    lemma = parse.lemma[noun].lower()
    is_office = lemma in lexicon.offices or lexicon.noun_types.get(lemma) == "official"
    is_office = is_office and lemma not in lexicon.general_offices and lemma not in lexicon.callings
    return bare and not is_office and role_of(parse, noun) in SUBJECTS and noun not in discourse.quoted


def head_of_name(discourse: Discourse, start: int, end: int) -> int:
    """The token of a name that hangs on a word outside it."""
    head = discourse.parse.head
    return next((i for i in range(start, end) if head[i] == i or not start <= head[i] < end), end - 1)


def subject_named_later(discourse: Discourse, pronoun: int) -> int | None:
    """The name in the subject of the clause that a pronoun's own, or its phrase, only opens, after the pronoun.

    "Before he resigned, Roe said", "Since her death, Roe's work".
    """
    parse = discourse.parse
    own = predicate_of(parse, pronoun)
    for verb in (own, *ancestors(parse, own)):
        subject = subject_of(parse, verb, shared=False)
        if subject is not None and subject < pronoun and parse.pos[subject] == "PRON":
            continue  # "When he met her, Ana Roe said"
        if subject is not None and subject != pronoun:
            if subject < pronoun or is_within(parse, pronoun, subject):
                return None
            owner = possessor_of(parse, subject)
            return next((i for i in (subject, owner) if i is not None and i in discourse.at), None)
    return None


def is_told_of(discourse: Discourse, predicate: int, subject: int, name: int) -> bool:
    """Whether a name stands in what a predicate tells of its subject, in words of the same voice.

    So "Roe's courage" in "he praised Roe's courage", but not in "he resigned, and Roe's courage was praised".
    """
    parse, below = discourse.parse, name
    if name < predicate or (name in discourse.quoted) != (subject in discourse.quoted):
        return False
    for above in ancestors(parse, name):
        if above == predicate:
            return link_of(parse, below) not in {"conjunct", "parataxis", "other"}
        below = above
    return False


def owned_together(discourse: Discourse, start: int) -> int | None:
    """The noun for the people whom two persons have in common: "Ana Roe and Jan's | lawyer, Ida Holm"."""
    parse, end_of = discourse.parse, discourse.end
    end = end_of.get(start, parse.n)
    if parse.tag[end] != "CC" or {discourse.type_at(i) for i in (start, end + 1)} != {"person"}:
        return None
    end = end_of[end + 1]
    if parse.words[end] not in POSSESSIVES:
        return None
    noun = end + 1
    while parse.pos[noun + 1 : noun + 2] == ["NOUN"]:
        noun += 1
    is_of_people = is_plural(parse, noun) or is_of_one_person(parse, noun, discourse.lexicon)
    return noun if is_of_people else None


def spot_of(discourse: Discourse, head: int, end: int, form: Form) -> Spot:
    """Where a mention stands; one of several conjoined has the part of the first."""
    parse = discourse.parse
    role, top = role_of(parse, head), head
    while role in {"conjunct", "apposition"} and parse.head[top] != top:
        top = parse.head[top]
        role = role_of(parse, top)
    if role in SUBJECTS:
        role = "possessor" if owned_together(discourse, head) is not None else "subject"
    return Spot(
        head=head,
        end=end,
        sentence=parse.sentence_of[head],
        role=role,
        predicate=predicate_of(parse, parse.head[top]),
        form=form,
    )


def is_main_subject(parse: Parse, spot: Spot) -> bool:
    """Whether a mention is the subject of its sentence's main clause, or of one that "this" or "it" only introduces."""
    if spot.role != "subject":
        return False
    return parse.head[spot.predicate] == spot.predicate or is_introduced(parse, spot.predicate)


def is_introduced(parse: Parse, predicate: int) -> bool:
    """“It was Roe who | won”, “This was the first time Roe | spoke”: what a clause tells whose subject is nobody."""
    noun = parse.head[predicate]
    if parse.head[noun] != noun or not is_relative_clause(parse, predicate):
        return False
    subject = subject_of(parse, noun)
    return subject is not None and parse.lower[subject] in INTRODUCING


def stand_together(discourse: Discourse, one: int, other: int) -> bool:
    """Whether two nouns are conjoined: "Ana Roe and her brother"."""
    return other in coordination(discourse.parse, one)
