"""The index in which a short name finds the full one, and the words that names are compared by."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeVar

from claimx.extraction.party.names import Group
from claimx.lexicons.names import NameLexicon, plain
from claimx.records import ActorType

Key = TypeVar("Key")
# Letters that a first name is cut to, with the stops between them.
INITIALS = re.compile(r"\w(\.\w)+\.?")
MARKS = "\"“”'‘’()"
# Names longer than this are compared by their last words alone, so that time stays linear.
LONGEST_NAME = 8
FULL = 2  # words of a first name and a surname


class Index:
    """The groups made so far and the ways to find one of them.

    `tails` are the groups that go by their last words alone, with how many these are; `brackets` the capitals that
    follow a name in brackets, with the name; `labels` those before the turns of a talk; `aliases` other names of a
    person, with the one that they stand beside; `counts` how often each name is written.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self.lexicon = lexicon
        self.groups: list[Group] = []
        self.by_key: dict[tuple[str, str], int] = {}
        self.by_name: dict[tuple[str, tuple[str, ...]], int] = {}
        self.by_last: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.by_first: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.by_inner: dict[str, list[int]] = {}
        self.by_ends: dict[tuple[str, str], list[int]] = {}
        self.by_acronym: dict[str, list[int]] = {}
        self.by_letters: dict[str, list[int]] = {}
        self.labels: set[tuple[str, ...]] = set()
        self.tails: set[tuple[int, int]] = set()
        self.counts: dict[tuple[str, ...], int] = {}
        self.aliases: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.brackets: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(self, group: Group) -> int:
        """Keep a group and all the ways to find it."""
        number = len(self.groups)
        self.groups.append(group)
        if group.key is not None:
            self.by_key.setdefault((group.key, group.type), number)
        self.know(number, group.tokens)
        return number

    def know(self, number: int, tokens: tuple[str, ...]) -> None:
        """Keep the ways to find a group by one of its names."""
        type_ = self.groups[number].type
        if type_ == "person":
            self._know_pet_name(number, tokens)
        self.by_name.setdefault((type_, tokens), number)
        if type_ in {"person", "organisation"} and len(tokens) > 1:
            self._know_parts(number, type_, tokens)
        if type_ == "place":
            self._know_kind(number, tokens)
        if type_ in {"organisation", "place"}:
            self._know_letters(number, type_, tokens)

    def _know_kind(self, number: int, tokens: tuple[str, ...]) -> None:
        """Keep a place's name without the word for its kind: "Idlib" of "Idlib Province"."""
        if len(tokens) > 1 and tokens[-1] in self.lexicon.place_kinds:
            note(self.by_first, ("place", tokens[:-1]), number)

    def _know_letters(self, number: int, type_: ActorType, tokens: tuple[str, ...]) -> None:
        """Keep the first letters of a name of several words."""
        letters = "".join(t[0] for t in tokens if t not in self.lexicon.small_words)
        if len(tokens) > (type_ == "place") + 1 and len(letters) > 1:
            self.by_acronym.setdefault(letters, []).append(number)

    def _know_pet_name(self, number: int, tokens: tuple[str, ...]) -> None:
        """Keep the two names that a pet name in quotation marks makes: "William Roe" and "Bill Roe"."""
        pet = next((i for i, word in enumerate(tokens) if word[0] in MARKS and word.strip(MARKS)), 0)
        if 0 < pet < len(tokens) - 1:
            self.know(number, tokens[:pet] + tokens[pet + 1 :])
            self.know(number, (tokens[pet].strip(MARKS), *tokens[pet + 1 :]))

    def _know_parts(self, number: int, type_: ActorType, tokens: tuple[str, ...]) -> None:
        """Keep the first and the last words of a name; the surname of "Robert Doe Jr." is Doe."""
        is_person = type_ == "person"
        base = tokens[:-1] if is_person and tokens[-1].rstrip(".") in self.lexicon.generation else tokens
        for length in range(1, len(base) if len(base) <= LONGEST_NAME else 2):
            note(self.by_last, (type_, base[-length:]), number)
        for length in range(1, len(tokens) if len(tokens) <= LONGEST_NAME else 2):
            note(self.by_first, (type_, tokens[:length]), number)
        if is_person:
            self._know_inner(number, base)
            note(self.by_ends, (tokens[0][0], tokens[-1]), number)
            note(self.by_letters, "".join(t[0] for t in tokens), number)

    def _know_inner(self, number: int, base: tuple[str, ...]) -> None:
        """Keep the last word but one of three or more, unless it is a letter: "Ruiz" of "Elena Ruiz Carrasco"."""
        if len(base) > FULL and len(base[-2].replace(".", "")) > 1:
            note(self.by_inner, base[-2], number)


def note(index: dict[Key, list[int]], key: Key, number: int) -> None:
    """Put a group under a key, once."""
    numbers = index.setdefault(key, [])
    if number not in numbers[-1:]:
        numbers.append(number)


def tokens_of(text: str, type_: ActorType, lexicon: NameLexicon) -> tuple[str, ...]:
    """The words that a name is compared by: lower case, no stops; legal forms of companies left out."""
    folded = without_accents(plain(text).casefold())
    words = [w.rstrip(".,") if len(w) > 2 else w.rstrip(".") for w in folded.split()]
    if type_ == "group" and words and len(words[-1]) > 3 and words[-1].endswith("s"):
        words[-1] = words[-1][:-1]  # "Republicans" and "Republican"
    words = [w for w in words if w]
    if type_ == "person":
        words = [w.replace(".", "") if INITIALS.fullmatch(w) else w for w in words]  # "J.D. Roe" and "JD Roe"
    if type_ == "organisation":
        words = _with_full_state(words, lexicon)
        while len(words) > 1 and words[-1] in lexicon.legal:
            words.pop()
    return tuple(words)


def without_accents(text: str) -> str:
    """A text in plain letters: "Brudziński" and "Brudzinski" are one."""
    if text.isascii():
        return text
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return letters.replace("ł", "l").replace("ø", "o")


def _with_full_state(words: list[str], lexicon: NameLexicon) -> list[str]:
    """The words with the state in full that opens them: "U.S. Navy" is "United States Navy"."""
    for length in (1, 2):
        form = lexicon.abbreviated.get(" ".join(words[:length]))
        if form is not None and len(words) > length:
            return [*form.split(), *words[length:]]
    return words
