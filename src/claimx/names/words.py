"""A text's tokens as the repairs of names read them, and what single words say of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimx.lexicons.names import NameLexicon

Entity = tuple[int, int, str]
# What words beside a name say of it: a label, and how much that counts for.
Clue = tuple[str, int]
# What a clue that may mean something else counts for, and one that may not.
WEAK, STRONG = 1, 2
NO_PARTY = ""  # the label of a product, a ship, a film

LABEL_OF = {
    "name": "GPE",
    "capital": "GPE",
    "place": "GPE",
    "people": "NORP",
    "region": "NORP",
    "organisation": "ORG",
    "outlet": "ORG",
    "person": "PERSON",
}
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
HOLDERS = frozenset({"official", "government", "organisation", "group"})
POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
# What stands before the first word of a sentence.
OPENING = frozenset({".", "!", "?", ":", "”", '"', "“", "•", "-", "–", "—"})
# "Ltd", "GmbH", "Corp" follow a name; "Limited" and the like are words of other things too.
LONGEST_LEGAL_FORM = 4
# Forms of so few letters are common words too, unless they stand in capitals: "AS", "SE".
SHORTEST_LEGAL_FORM = 2
ACRONYM_LENGTHS = range(3, 7)
SHORTEST_PART = 3  # letters on each side of a capital within a word


@dataclass(frozen=True)
class Words:
    """A text's tokens: the words, where they start, their tags, and the lexicon to look them up in."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    tags: Sequence[str]
    lexicon: NameLexicon

    @cached_property
    def capitalised(self) -> list[int]:
        """The tokens that open with a capital."""
        return [i for i, word in enumerate(self.words) if word[:1].isupper()]

    def word(self, i: int) -> str:
        """A token as written; nothing beyond the ends of the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def tag(self, i: int) -> str:
        """A token's tag; none beyond the ends of the text."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def lower(self, i: int) -> str:
        """A token in lower case; nothing beyond the ends of the text."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def folded(self, i: int) -> str:
        """A token as titles are looked up: in lower case, without its stop."""
        return self.words[i].lower().rstrip(".") if 0 <= i < len(self.words) else ""

    def is_title(self, i: int) -> bool:
        """Whether a token is a title or goes with one."""
        word = self.folded(i)
        return word in self.lexicon.titles or word in self.lexicon.title_modifiers or self.is_rank(i)

    def is_first_name(self, i: int) -> bool:
        """Whether a token is a first name or a pet form of one."""
        word = self.lower(i)
        return word in self.lexicon.first_names or word in self.lexicon.pet_forms

    def is_held(self, i: int) -> bool:
        """Whether a token is a title by itself."""
        return self.folded(i) in self.lexicon.titles or self.is_rank(i)

    def is_rank(self, i: int) -> bool:
        """Whether a token is a rank or a post in letters: "IGP Roe", "the PPRO"; "SP Ana Roe", not "SP"."""
        word = self.word(i)
        return word in self.lexicon.ranks or (word in self.lexicon.ranks_before_names and self.is_before_name(i + 1))

    def is_before_name(self, i: int) -> bool:
        """Whether two words as names have them, and none of a body's or a place's, stand from a token on."""
        return all(
            self.is_capital_word(j) and self.words[j].istitle() and self._is_own(self.words[j]) for j in (i, i + 1)
        )

    def _is_own(self, word: str) -> bool:
        """Whether a word is a person's rather than a body's, a state's or a general one."""
        return (
            not names_a_body(word, self) and word not in self.lexicon.general_words and word not in self.lexicon.forms
        )

    def is_capitalised(self, i: int) -> bool:
        """Whether a token opens with a capital."""
        return self.word(i)[:1].isupper()

    def is_capital_word(self, i: int) -> bool:
        """Whether a token is a word of letters that opens with a capital."""
        return self.is_capitalised(i) and self.words[i].isalpha()

    def after_capitals(self, i: int) -> int:
        """The first token from here that is no word with a capital."""
        while self.is_capital_word(i):
            i += 1
        return i

    def touches(self, i: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return self.starts[i - 1] + len(self.words[i - 1]) == self.starts[i]

    def is_joint(self, i: int) -> bool:
        """Whether a token is a hyphen between two words: "Jean-Luc"."""
        return self.word(i) == "-" and 0 < i < len(self.words) - 1 and self.touches(i) and self.touches(i + 1)

    def opens(self, i: int) -> bool:
        """Whether a token is the first word of a sentence or line."""
        return i == 0 or self.words[i - 1].isspace() or self.words[i - 1] in OPENING

    def string(self, start: int, end: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def owners(entities: Sequence[Entity]) -> dict[int, int]:
    """By token, the number of the entity that holds it."""
    return {token: number for number, (start, end, _) in enumerate(entities) for token in range(start, end)}


def initials(start: int, end: int, at: Words) -> str:
    """The first letters of the words in capitals of a stretch."""
    return "".join(word[0] for word in at.words[start:end] if word[0].isupper())


def inner_capital(word: str) -> int:
    """Where a capital stands behind a small letter; 0 where none does."""
    return next((i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)


def is_in_camel_case(word: str) -> bool:
    """Whether a capital within a word parts it in two of some letters."""
    inner = inner_capital(word)
    return inner >= SHORTEST_PART and len(word) - inner >= SHORTEST_PART


def names_a_body(word: str, at: Words) -> bool:
    """Whether a word is one of bodies' names: "Institute", "Ministry"."""
    return word in at.lexicon.organisation_words or word in at.lexicon.government_words


def is_titled_surname(i: int, at: Words) -> bool:
    """Whether a word of places stands alone behind a courtesy title: “Ms Hall”."""
    return at.word(i) in at.lexicon.clues["surnames"] and at.folded(i - 1) in at.lexicon.courtesy


def is_meeting_of_holders(i: int, at: Words) -> bool:
    """Whether a "Conference" is a body's: "Bishops' Conference", "Conference of Mayors"; no "Conference of Paris"."""
    if at.word(i) not in at.lexicon.clues["meetings"]:
        return False
    if at.word(i - 1) in POSSESSIVES:
        return names_holders(i - 2, at)
    end = at.after_capitals(i + 2)
    return at.word(i + 1) == "of" and end > i + 2 and names_holders(end - 1, at)


def names_holders(i: int, at: Words) -> bool:
    """Whether a word in the plural names who holds a post, or bodies: "Mayors", "Legislatures"."""
    singular, lexicon = at.lower(i).removesuffix("s"), at.lexicon
    if not at.is_capital_word(i) or singular == at.lower(i):
        return False
    return singular in lexicon.titles or lexicon.noun_types.get(singular) in HOLDERS


def is_legal_form(i: int, at: Words) -> bool:
    """Whether a word is the legal form that ends a company's name: "Ltd", "AG"; not "As", nor "Group" and "Company"."""
    word = at.words[i]
    if not word[0].isupper():
        return word in at.lexicon.small_legal
    form = at.folded(i)
    if form not in at.lexicon.legal or len(form) > LONGEST_LEGAL_FORM:
        return False
    return len(form) > SHORTEST_LEGAL_FORM or form == "co" or word.isupper()


def is_acronym(i: int, at: Words) -> bool:
    """Whether a word is in capitals where the words around are not."""
    word = at.words[i]
    if not (word.isalpha() and word.isupper() and len(word) in ACRONYM_LENGTHS):
        return False
    return any(w.islower() for w in at.words[max(0, i - 2) : i + 3] if w.isalpha() and len(w) > 2)
