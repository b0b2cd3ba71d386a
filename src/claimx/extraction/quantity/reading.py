"""One text while its quantities are read: questions about the words around an amount."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import find_counted
from claimx.extraction.quantity.endings import word_ending
from claimx.extraction.quantity.units import BOUND
from claimx.lexicons.quantities import QuantityLexicon
from claimx.records import Modifier
from claimx.syntax import Parse, Tokens

LAST_WORDS = re.compile(r"(?:[^\W_][\w.'’]*|[~≈∼<>≥≤])(?=[\s-]*$)")
NEXT_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’]*)")
WORDS = re.compile(r"\S+")
LONGEST_BOUND = 6
OPENING = "(\"“‘'—–["
REACH = 48
NO_SIGNS = frozenset({"<>", "=>", "=<", "><", "->"})


@dataclass(slots=True)
class Reading:
    """The parse, the lexicon and what is known of the amounts so far."""

    parse: Parse
    lexicon: QuantityLexicon
    country: str | None = None
    text: str = field(init=False)
    _bounds: dict[int, tuple[Modifier, int] | None] = field(default_factory=dict)
    _counted: dict[int, Tokens | None] = field(default_factory=dict)
    _ends: dict[int, int] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = self.parse.text

    def mark_numbers(self, amounts: Iterable[Amount]) -> None:
        """Remember which tokens belong to numbers: "4.3", "M"."""
        for amount in amounts:
            for numeral in amount.numerals:
                self.numbers.update(range(*self.parse.tokens_in(numeral.start, numeral.end)))

    # -- Words ---------------------------------------------------------------------------------------------------

    def word_before(self, amount: Amount) -> str:
        """The word before the amount in lower case, "" where punctuation stands between."""
        return self._word_ending(amount.start)

    def is_led_by(self, words: Container[str], amount: Amount) -> bool:
        """Whether one of the words stands before the amount, or before its bound: the "to" of "rose to at least 12"."""
        if self._word_ending(amount.start) in words:
            return True
        bound = self.bound_before(amount)
        return bound is not None and self._word_ending(bound[1]) in words

    def _word_ending(self, position: int) -> str:
        simple = word_ending(self.text, max(0, position - 30), position)
        if simple:
            return simple.lower()
        match = LAST_WORDS.search(self.text, max(0, position - 30), position)
        return match.group().lower() if match and not self.text[match.end() : position].strip("- \n\u00a0") else ""

    def word_at(self, position: int) -> str:
        """The word after a character in lower case; "" where punctuation stands between."""
        match = NEXT_WORD.match(self.text, position)
        return match[1].lower() if match else ""

    def word_after(self, amount: Amount) -> str:
        """The word after the amount, unit and all, in lower case; "" where punctuation stands between."""
        return self.word_at(amount.end)

    def next_word(self, amount: Amount) -> str:
        """The word after the number, unit or not."""
        return self.word_at(amount.number_end)

    # -- Tokens --------------------------------------------------------------------------------------------------

    def tokens(self, amount: Amount) -> Tokens:
        """The tokens of the amount."""
        return self.parse.tokens_in(amount.start, amount.end)

    def number_token(self, amount: Amount) -> int:
        """The token in which the number ends."""
        end = amount.number_end
        token = self._ends.get(end)
        if token is None:
            start = amount.numerals[-1].start
            first, last = self.parse.tokens_in(start, max(end, start + 1))
            token = self._ends[end] = max(first, last - 1)
        return token

    def starts_sentence(self, amount: Amount, position: int) -> bool:
        """Whether nothing stands before a character in the amount's sentence."""
        first = self.parse.sentence(self.tokens(amount)[0])[0]
        return self.parse.start[first] >= position

    def determined(self, amount: Amount) -> bool:
        """Whether a determiner or possessive opens the phrase: "the 2018 elections"."""
        i = self.tokens(amount)[0] - 1
        sentence = self.parse.sentence(i + 1)[0]
        while i >= sentence and self.parse.tag[i] in {"JJ", "NN", "NNP", "JJS"}:
            i -= 1
        return i >= sentence and (self.parse.tag[i] in {"DT", "PRP$", "POS"} or self.parse.lower[i] in {"'s", "’s"})

    # -- Bounds --------------------------------------------------------------------------------------------------

    def bound_before(self, amount: Amount) -> tuple[Modifier, int] | None:
        """Modifier and start of the bound that stands before an amount."""
        if amount.start not in self._bounds:
            self._bounds[amount.start] = self._find_bound(amount.start)
        return self._bounds[amount.start]

    def _find_bound(self, start: int) -> tuple[Modifier, int] | None:
        found: tuple[Modifier, int] | None = None
        position = start
        for _ in range(3):
            step = self._one_bound(position)
            if step is None:
                break
            modifier, position = step
            if modifier == "exact":
                if found is None:
                    found = (modifier, position)
                continue
            found = (modifier if found is None or found[0] in {"exact", "about"} else found[0], position)
        return found if found and found[0] != "exact" else None

    def _one_bound(self, position: int) -> tuple[Modifier, int] | None:
        simple = word_ending(self.text, max(0, position - REACH), position)
        if simple and simple.lower() not in self.lexicon.bounds_ends:
            return None
        window = self.text[max(0, position - REACH) : position]
        base = position - len(window)
        stripped = window.rstrip()
        if not stripped or "\n\n" in window[len(stripped) :]:
            return None
        before = self.lexicon.bounds_before
        if stripped[-1] == "=" and (key := stripped[-3:].replace(" ", "")[-2:]) in before:
            return before[key], base + len(stripped) - len(key)
        if stripped[-2:] in NO_SIGNS:
            return None
        if stripped[-1] in "~≈∼<>≥≤":
            return before[stripped[-1]], base + len(stripped) - 1
        if stripped.endswith("-") and stripped[:-1][-3:].lower() == "sub":
            return before["sub-"], base + len(stripped) - 4
        if stripped.rsplit(None, 1)[-1].lower().lstrip(OPENING) not in self.lexicon.bounds_ends:
            return None
        words = list(WORDS.finditer(stripped))[-LONGEST_BOUND:]
        for count in range(len(words), 0, -1):
            key = " ".join(word.group().lower() for word in words[-count:])
            modifier = before.get(key) or before.get(key.lstrip(OPENING)) if len(key) < REACH else None
            if modifier:
                opening = words[-count].group()
                return modifier, base + words[-count].start() + len(opening) - len(opening.lstrip(OPENING))
        return None

    # -- What is counted -----------------------------------------------------------------------------------------

    def counted(self, amount: Amount) -> Tokens | None:
        """The phrase after a number, from its first word to its head noun: "North Korean troops"."""
        key = amount.number_end
        if key not in self._counted:
            number, end = self.number_token(amount), amount.number_end
            bound = BOUND.match(self.text, end)
            if bound:  # "50 or more employees"
                end = bound.end()
                number = self.parse.tokens_in(end - 1, end)[0]
            self._counted[key] = find_counted(self.parse, self.lexicon, number, end)
        return self._counted[key]

    def counted_follows(self, amount: Amount) -> bool:
        """Whether a noun phrase follows that the number can count."""
        return self.counted(amount) is not None

    def counts_plural(self, amount: Amount) -> bool:
        """Whether the noun that follows is plural."""
        phrase = self.counted(amount)
        if phrase is None:
            return False
        head = phrase[1] - 1
        return self.parse.tag[head] in {"NNS"} or self.parse.lower[head] in self.lexicon.nouns["people"]

    def is_name_after(self, amount: Amount) -> bool:
        """Whether the word after the number is a name."""
        i = self.number_token(amount) + 1
        return i < self.parse.n and self.parse.pos[i] == "PROPN"
