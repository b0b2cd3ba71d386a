"""One text while its quantities are read: questions about the words around an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimx.extract.quantity.amount import Amount
from claimx.lexicons.quantities import QuantityLexicon
from claimx.records import Modifier
from claimx.syntax import Parse, Tokens

LAST_WORDS = re.compile(r"(?:[^\W_][\w.'’]*|[~≈∼<>≥≤])(?=[\s-]*$)")
NEXT_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’]*)")
NUMERAL_ENTITIES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "AFX", "HYPH", "RB", "FW", "POS", "ADD"}
)
LONGEST_BOUND = 6
REACH = 48
LONGEST_PHRASE = 9


@dataclass(slots=True)
class Reading:
    """The parse, the lexicon and what is known of the amounts so far."""

    parse: Parse
    lexicon: QuantityLexicon
    country: str | None = None
    text: str = field(init=False)
    _bounds: dict[int, tuple[Modifier, int] | None] = field(default_factory=dict)
    _counted: dict[int, Tokens | None] = field(default_factory=dict)

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
        match = LAST_WORDS.search(self.text, max(0, amount.start - 30), amount.start)
        return match.group().lower() if match and not self.text[match.end() : amount.start].strip("- \n\u00a0") else ""

    def word_after(self, amount: Amount) -> str:
        """The word after the amount, unit and all, in lower case; "" where punctuation stands between."""
        match = NEXT_WORD.match(self.text, amount.end)
        return match[1].lower() if match else ""

    def next_word(self, amount: Amount) -> str:
        """The word after the number, unit or not."""
        match = NEXT_WORD.match(self.text, amount.number_end)
        return match[1].lower() if match else ""

    # -- Tokens --------------------------------------------------------------------------------------------------

    def tokens(self, amount: Amount) -> Tokens:
        """The tokens of the amount."""
        return self.parse.tokens_in(amount.start, amount.end)

    def number_token(self, amount: Amount) -> int:
        """The token in which the number ends."""
        first, last = self.parse.tokens_in(
            amount.numerals[-1].start, max(amount.number_end, amount.numerals[-1].start + 1)
        )
        return max(first, last - 1)

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
        window = self.text[max(0, position - REACH) : position]
        base = position - len(window)
        stripped = window.rstrip()
        if not stripped or "\n\n" in window[len(stripped) :]:
            return None
        before = self.lexicon.bounds_before
        if stripped[-1] == "=" and (key := stripped[-3:].replace(" ", "")[-2:]) in before:
            return before[key], base + len(stripped) - len(key)
        if stripped[-1] in "~≈∼<>≥≤":
            return before[stripped[-1]], base + len(stripped) - 1
        if stripped.endswith("-") and stripped[:-1][-3:].lower() == "sub":
            return before["sub-"], base + len(stripped) - 4
        words = list(re.finditer(r"\S+", stripped))[-LONGEST_BOUND:]
        for count in range(len(words), 0, -1):
            key = " ".join(word.group().lower() for word in words[-count:])
            modifier = before.get(key) or before.get(key.lstrip("(\"“‘'—–[")) if len(key) < REACH else None
            if modifier:
                opening = words[-count].group()
                return modifier, base + words[-count].start() + len(opening) - len(opening.lstrip("(\"“‘'—–["))
        return None

    # -- What is counted -----------------------------------------------------------------------------------------

    def counted(self, amount: Amount) -> Tokens | None:
        """The phrase after a number, from its first word to its head noun: "North Korean troops"."""
        key = amount.number_end
        if key not in self._counted:
            self._counted[key] = self._find_counted(amount)
        return self._counted[key]

    def _find_counted(self, amount: Amount) -> Tokens | None:
        parse = self.parse
        i = self.number_token(amount)
        end = parse.sentence(i)[1]
        if parse.end[i] > amount.number_end and any(c.isalpha() for c in self.text[amount.number_end : parse.end[i]]):
            return None
        j = i + 1
        while j < end and parse.words[j] in {"-", "‑", "–"} and parse.start[j] == parse.end[j - 1]:
            j += 1
        first, head = j, -1
        while j < end and j - i < LONGEST_PHRASE:
            tag = parse.tag[j]
            word = parse.lower[j]
            if parse.is_space(j):
                if "\n" in parse.words[j]:
                    break
                j += 1
                continue
            if word in self.lexicon.nouns["closers"]:
                break
            if (
                word in {"-", "‑"}
                and parse.start[j] == parse.end[j - 1]
                and j + 1 < end
                and parse.start[j + 1] == parse.end[j]
            ):
                head = -1  # "co-ordinated attacks"
            elif tag in NOUNS or (parse.pos[j] in {"NOUN", "PROPN"} and tag not in {"CD"}):
                if head >= 0 and parse.tag[head] in {"NNS", "NNPS"} and parse.head[head] != j:
                    break
                if (
                    head >= 0
                    and parse.tag[head] == "NN"
                    and parse.pos[j] == "PROPN"
                    and parse.tag[j] == "NNP"
                    and parse.head[head] != j
                ):
                    break
                head = j
            elif tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "FW", "HYPH"} or parse.pos[j] == "ADJ":
                if head >= 0 and parse.tag[head] in {"NNS", "NNPS"}:
                    break
                if head >= 0 and tag in {"VBN", "VBG"}:
                    break
                if tag in {"VBG", "VBN"} and parse.words[j - 1] in {"-", "‑"}:
                    j += 1
                    continue
                if tag in {"VBG", "VBN"} and not self._modifies_noun(j, end):
                    break
            elif (
                (
                    tag in {"RB", "RBR"}
                    and head < 0
                    and j + 1 < end
                    and (parse.tag[j + 1] in {"JJ", "VBN", "VBG"} or (word == "more" and parse.tag[j + 1] in NOUNS))
                )
                or (
                    word in {"'s", "’s", "'", "’"}
                    and head >= 0
                    and j + 1 < end
                    and parse.tag[j + 1] in NOUNS | {"JJ"}
                    and parse.tag[head] != "NNS"
                )
                or (
                    tag in {"CC", ","}
                    and head < 0
                    and j > first
                    and j + 1 < end
                    and parse.tag[j + 1] in {"JJ", "VBN", "NN", "RB"}
                    and self._modifies_noun(j, end)
                )
                or (
                    tag == "CD"
                    and any(c.isdigit() for c in word)
                    and j > i + 1 - (word[0].isdigit() and not word.isdigit())
                    and self._noun_soon(j, end)
                )
            ):
                pass
            elif tag == "CC" and head >= 0 and parse.pos[head] == "PROPN" and (plural := self._plural_of_names(j, end)):
                j = head = plural
            else:
                break
            j += 1
        if head < 0:
            return None
        return first, head + 1

    def _noun_soon(self, j: int, end: int) -> bool:
        """27 Model 3 sedans, two new 737 Max jets: a number inside the phrase."""
        parse = self.parse
        return parse.lower[j] not in {"a", "an"} and any(
            parse.tag[k] in {"NNS", "NNPS"} for k in range(j + 1, min(end, j + 3))
        )

    def _plural_of_names(self, j: int, end: int) -> int:
        """Kia and Hyundai vehicles: the plural noun after names on both sides of a conjunction, or 0."""
        k = j + 1
        while k < end and k - j < 4 and self.parse.pos[k] == "PROPN":
            k += 1
        return k if j + 1 < k < end and self.parse.tag[k] == "NNS" else 0

    def _modifies_noun(self, j: int, end: int) -> bool:
        """20 injured people, not 20 injured in the crash."""
        parse = self.parse
        k = j + 1
        while k < end and k - j < 4 and parse.tag[k] in {"JJ", "NN", "NNP", "HYPH", "VBN", "VBG", "JJS", "JJR"}:
            k += 1
        return (k < end and parse.tag[k] in {"NNS", "NNPS"}) or (k - 1 > j and parse.tag[k - 1] in NOUNS)

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

    # -- Names ---------------------------------------------------------------------------------------------------

    def is_in_name(self, amount: Amount) -> bool:
        """Boeing 737, Channel Five, the Big Twelve."""
        parse, numeral = self.parse, amount.numeral
        if numeral.scale > 1 or numeral.vague or (numeral.digits and not numeral.plain) or len(amount.numerals) > 1:
            return False
        first, last = parse.tokens_in(numeral.start, numeral.end)
        written = self.text[numeral.start : numeral.end]
        sentence = parse.sentence(first)
        entity = parse.entity_of[first]
        if entity >= 0:
            start, end, label = parse.entities[entity]
            if label not in NUMERAL_ENTITIES and (end - start > last - first):
                if start < first or not self.counts_plural(amount):
                    return True
        if not numeral.digits:
            return (
                written[:1].isupper()
                and first > sentence[0]
                and not self._is_title(sentence)
                and self._capital_before(first)
            )
        previous = first - 1
        if previous < sentence[0] or numeral.low >= 10_000:
            return False
        if parse.end[previous] + 1 < parse.start[first] or not self._is_name_word(previous, sentence):
            return False
        # "In Texas 20 people", "Boeing 737 jets": a plural common noun right after decides, unless the name takes the number.
        if first + 1 < sentence[1] and parse.tag[first + 1] == "NNS" and parse.head[first] == first + 1:
            return False
        return not (
            self.counts_plural(amount)
            and parse.head[first] > first
            and parse.pos[previous] == "PROPN"
            and entity < 0
            and parse.entity_of[previous] >= 0
        )

    def has_capital_unit(self, amount: Amount) -> bool:
        """60 Minutes, 8 Mile: digits and a capitalised unit in a sentence that is no headline."""
        written = self.text[amount.number_end : amount.end].strip()
        if amount.unit is None or len(written) < 4 or not written.istitle():
            return False
        return (
            (amount.unit.kind == "duration" or amount.unit.name == "mile" or amount.unit.group == "subunit")
            and not self._is_title(self.parse.sentence(self.tokens(amount)[0]))
            and " " not in written
        )

    def _capital_before(self, i: int) -> bool:
        word = self.parse.words[i - 1]
        return word[:1].isupper() or word.lower() in {"the", "of", "'s", "’s"}

    def _is_name_word(self, i: int, sentence: Tokens) -> bool:
        word = self.parse.words[i]
        if (
            not word[:1].isupper()
            or self.parse.lower[i] in self.lexicon.context["months"] | self.lexicon.context["weekdays"]
        ):
            return False
        if i == sentence[0]:
            return self.parse.pos[i] in {"PROPN", "NOUN"} or (word.isupper() and len(word) > 1)
        return not self._is_title(sentence)

    def _is_title(self, sentence: Tokens) -> bool:
        """Whether most words of a sentence are capitalised: a headline, in which capitals say nothing."""
        words = [w for w in self.parse.words[sentence[0] : sentence[1]] if w[:1].isalpha() and len(w) > 3]
        return len(words) > 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
