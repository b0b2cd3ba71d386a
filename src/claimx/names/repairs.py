"""What is repaired in the entities of a name finder, one small function a repair. Plain lists in, plain lists out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.lexicons.names import NameLexicon

Entity = tuple[int, int, str]

LABEL_OF = {
    "name": "GPE",
    "capital": "GPE",
    "place": "GPE",
    "people": "NORP",
    "region": "NORP",
    "organisation": "ORG",
    "outlet": "ORG",
}
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
EDGES = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", '"', "“", "”", "‘", "/", "[", "]", "!", "?", "…", "|", "&", "."}
)
# What stands before the first word of a sentence.
OPENING = frozenset({".", "!", "?", ":", "”", '"', "“", "•", "-", "–", "—"})
ARTICLES = frozenset({"the", "a", "an", "t]he", "[t]he"})
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
        """Whether a token opens with a capital."""
        return self.words[i][0].isupper()

    def touches(self, i: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return self.starts[i - 1] + len(self.words[i - 1]) == self.starts[i]

    def string(self, start: int, end: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def trim(entity: Entity, at: Words) -> Entity | None:
    """“the Moscow-based Nordia Group's” is Nordia Group; “Tuesday”, “Mr” and “Prime Minister” are no names."""
    start, end, label = entity
    words, lexicon = at.words, at.lexicon
    while start < end and (
        words[start] in EDGES
        or words[start].isspace()
        or words[start].lower() in ARTICLES
        or is_time(start, start + 1, entity, at)
    ):
        start += 1
    while end > start and (
        words[end - 1] in EDGES
        or words[end - 1] in POSSESSIVES
        or words[end - 1].isspace()
        or is_time(end - 1, end - 2, entity, at)
        or words[end - 1] in lexicon.small_words
        or _is_day(words, start, end)
    ):
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
    while (
        end - start > 1
        and label != "NORP"
        and words[end - 1].islower()
        and words[end - 1].isascii()
        and words[end - 1].isalpha()
    ):
        end -= 1
    while end - start > 1 and (words[end - 1] in lexicon.small_words or words[end - 1] in EDGES):
        end -= 1
    if label == "PERSON":
        while end - start > 1 and at.is_title(start):
            start += 1
        # "Ecologist Ana Roe" at the head of a sentence.
        if end - start > 2 and lexicon.noun_types.get(words[start].lower()) in {"group", "official"}:
            start += 1
    end = _own_end(start, end, label, at)
    name = " ".join(words[start:end])
    if len(name) == 1 or name in lexicon.not_names or all(at.is_title(i) for i in range(start, end)):
        return None
    if all(w in lexicon.not_names or w in lexicon.small_words for w in words[start:end]):
        return None  # "Arabic and Mandarin"
    if (
        not any(w[0].isupper() or (w[0].isalpha() and w[0].lower() == w[0].upper()) for w in words[start:end])
        and label != "NORP"
    ):
        return None if name not in lexicon.forms else (start, end, label)
    return start, end, label


def _own_end(start: int, end: int, label: str, at: Words) -> int:
    """“Labour's Shadow”, “Nordia Institute of Physics in Lund”: where the party's own name ends."""
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    for i in range(start + 1, end - 1):
        word = at.words[i]
        if word in POSSESSIVES and label != "PERSON" and at.lexicon.form(at.string(start, i)) is not None:
            return i
        if word == "in" and label == "ORG" and not heads.isdisjoint(at.words[start:i]):
            return i
    return end


def is_time(i: int, neighbour: int, entity: Entity, at: Words) -> bool:
    """Whether a word at an end of an entity is a weekday or month; "May" beside a person's other name is none."""
    word = at.words[i]
    if word not in at.lexicon.time_words:
        return False
    beside = entity[0] <= neighbour < entity[1] and at.words[neighbour][0].isupper()
    return not (entity[2] == "PERSON" and word in at.lexicon.name_months and beside)


def _is_day(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the last word is the day of a month: "Aug 1"."""
    return end - start > 1 and words[end - 1].isdigit() and len(words[end - 1]) < 3


def relabel(entity: Entity, at: Words) -> Entity | None:
    """“Example Trust Ltd” is no person, “Lake Roe” a place, “Roe Prize” no party, “Mr Roe” a person."""
    start, end, label = entity
    following = at.words[end] if end < len(at.words) else ""
    if label == "ORG" and following.lower() in at.lexicon.titles and is_office(start, end, at):
        return None
    if label == "NORP":
        if at.words[start].islower() and at.string(start, end) not in at.lexicon.forms:
            return None
        return None if following in at.lexicon.currency_words else entity
    lexicon, last = at.lexicon, at.words[end - 1]
    known = lexicon.forms.get(at.string(start, end))
    if known is not None and (
        known.kind in {"organisation", "outlet"} or (end - start > 1 and LABEL_OF[known.kind] == label)
    ):
        return entity  # "West Bank" is none
    if end - start > 1:
        of_several = _of_several_words(entity, at)
        if of_several != entity:
            return of_several
    elif last in lexicon.event_words or is_thing(start, label, at):
        return None
    elif known is None and (is_opening_noun(start, at) or (label != "PERSON" and last in lexicon.place_words)):
        return None  # "Prosecutors", "Hall"
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
    of_letters = end - start == 1 and known is None and is_acronym(start, at)
    if of_letters and (label == "PERSON" or (label == "GPE" and before not in lexicon.clues["where"])):
        return (start, end, "ORG")
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


def _of_several_words(entity: Entity, at: Words) -> Entity | None:
    """What the words in a longer name say of it: a company's, a road's, an event's, a body's, a place's."""
    start, end, label = entity
    lexicon, last = at.lexicon, at.words[end - 1]
    if is_legal_form(end - 1, at):
        return (start, end, "ORG")
    if is_road(end, at):
        return (start, end, "LOC")
    if is_event(start, end, at):
        return None
    heads = lexicon.organisation_words | lexicon.government_words
    if last.rstrip(".") in heads or (at.words[start] in heads and at.words[start + 1] == "of"):
        return (start, end, "ORG")
    if label in PLACES and last in lexicon.media_words:
        return (start, end, "ORG")
    if last in lexicon.place_words:
        return (start, end, "LOC" if label not in PLACES else label)
    return entity


def is_legal_form(i: int, at: Words) -> bool:
    """Whether a word is the legal form that ends a company's name: "Ltd", "AG"; not "As", nor "Group" and "Company"."""
    word = at.words[i]
    form = word.lower().rstrip(".")
    if form not in at.lexicon.legal or len(form) > LONGEST_LEGAL_FORM:
        return False
    return word[0].isupper() and (len(form) > SHORTEST_LEGAL_FORM or form == "co" or word.isupper())


def is_road(end: int, at: Words) -> bool:
    """Whether a name of several words is a road's: "U.S. Route", "Interstate 5"."""
    words = at.lexicon.road_words
    return at.words[end - 1] in words or (at.words[end - 2] in words and at.words[end - 1][0].isdigit())


def is_thing(i: int, label: str, at: Words) -> bool:
    """Whether a single word is taken for a place or a person although it is a thing: "Humvee", "Richter scale"."""
    word = at.words[i]
    if word not in at.lexicon.things:
        return False
    scale = i + 1 < len(at.words) and at.words[i + 1] == "scale"
    return label in PLACES or (label == "PERSON" and (scale or word in at.lexicon.creeds))


def is_opening_noun(i: int, at: Words) -> bool:
    """“Prosecutors said”: a noun for who speaks whose capital only opens the sentence."""
    if i and not at.words[i - 1].isspace() and at.words[i - 1] not in OPENING:
        return False
    word = at.words[i].lower()
    types = at.lexicon.noun_types
    return word in types or (word.endswith("s") and word[:-1] in types)


def is_office(start: int, end: int, at: Words) -> bool:
    """Whether the words before a title are part of it: "National Security" before "Adviser"."""
    if at.lexicon.form(at.string(start, end)) is not None or at.words[end - 1] in at.lexicon.government_words:
        return False
    return all(at.words[i].lower() in at.lexicon.general_folded or at.is_title(i) for i in range(start, end))


def is_acronym(i: int, at: Words) -> bool:
    """Whether a word is in capitals where the words around are not."""
    word = at.words[i]
    if not (word.isalpha() and word.isupper() and 2 < len(word) < 7):
        return False
    around = [w for w in at.words[max(0, i - 2) : i + 3] if w.isalpha() and len(w) > 2 and w is not word]
    return any(w.islower() for w in around)


def is_event(start: int, end: int, at: Words) -> bool:
    """Whether a name is an event's, a law's or a prize's: "Roe Prize", "Medal of Merit"; not "Institute of War"."""
    lexicon = at.lexicon
    if at.words[start] in lexicon.organisation_words or at.words[start] in lexicon.government_words:
        return False
    if at.words[end - 1] in lexicon.event_words:
        return True
    if at.words[start] in lexicon.storm_words:
        return at.words[end - 1] not in lexicon.organisation_words | lexicon.government_words
    return any(
        at.words[i] in lexicon.event_words and at.words[i + 1] in {"of", "for", "in", "No", "No."}
        for i in range(start, end - 1)
    )


# "Ltd", "GmbH", "Corp" follow a name; "Limited" and the like are words of other things too.
LONGEST_LEGAL_FORM = 4
# Forms of so few letters are common words too, unless they stand in capitals: "AS", "SE".
SHORTEST_LEGAL_FORM = 2
