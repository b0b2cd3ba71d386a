"""The words around an amount: what rules ask of the text at a number."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.bounds import Bound, find_bound, word_ending
from claimx.extraction.quantity.counted import find_counted
from claimx.extraction.quantity.unit import BOUND
from claimx.extraction.reading import Reading
from claimx.syntax import DETERMINERS, FINITE_VERBS, Tokens, particle_of, subject_of

LAST_WORDS = re.compile(r"(?:[^\W_][\w.'’]*|[~≈∼<>≥≤])(?=[\s-]*$)")
NEXT_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’]*)")
ARTICLE = re.compile(r"\b(an?)\s$")
ENDS_OF_ARTICLES = frozenset({"a ", "n "})
SINGULAR = frozenset({"NN", "NNP", "JJ", "HYPH"})
WORD_REACH = 30  # characters in which the word before an amount is looked for
LEAST_AGE_IN_BRACKETS = 16  # "Silk (9)" is the number on a shirt
COMMON_PLURAL = frozenset({"NNS"})
BEFORE_NUMBER = frozenset({"JJ", "NN", "NNP", "JJS"})


class Surroundings:
    """One text while its quantities are read, with what was asked of it already.

    Attributes:
        reading: the text as all rules read it; `parse`, `text` and `lexicon` are its own.
        country: whose dollar a bare "$" is.
        numbers: the tokens that belong to numbers: "4.3", "M".
    """

    def __init__(self, reading: Reading, amounts: Sequence[Amount], country: str) -> None:
        self.reading = reading
        self.parse = reading.parse
        self.text = reading.parse.text
        self.lexicon = reading.lexicons.quantities
        self.country = country
        self.numbers = frozenset(
            token
            for amount in amounts
            for numeral in amount.numerals
            for token in range(*self.parse.tokens_in(numeral.start, numeral.end))
        )
        self._bounds: dict[int, Bound | None] = {}
        self._counted: dict[int, Tokens | None] = {}
        self._number_tokens: dict[int, int] = {}
        self._words_before: dict[int, str] = {}

    # -- Words ---------------------------------------------------------------------------------------------------

    def word_ending_at(self, position: int) -> str:
        """The word before a character in lower case, "" where punctuation stands between."""
        word = self._words_before.get(position)
        if word is None:
            word = self._words_before[position] = self._read_word_ending_at(position)
        return word

    def _read_word_ending_at(self, position: int) -> str:
        least = max(0, position - WORD_REACH)
        simple = word_ending(self.text, least, position)
        if simple:
            return simple.lower()
        match = LAST_WORDS.search(self.text, least, position)
        return match.group().lower() if match else ""

    def word_before(self, amount: Amount) -> str:
        """The word before the amount in lower case."""
        return self.word_ending_at(amount.start)

    def word_at(self, position: int) -> str:
        """The word after a character in lower case; "" where punctuation stands between."""
        match = NEXT_WORD.match(self.text, position)
        return match[1].lower() if match else ""

    def word_after(self, amount: Amount) -> str:
        """The word after the amount, unit and all."""
        return self.word_at(amount.end)

    def next_word(self, amount: Amount) -> str:
        """The word after the number, unit or not."""
        return self.word_at(amount.number_end)

    def is_led_by(self, words: Container[str], amount: Amount) -> bool:
        """Whether one of the words stands before the amount, or before its bound: the "to" of "rose to at least 12"."""
        if self.word_before(amount) in words:
            return True
        bound = self.bound_before(amount)
        return bound is not None and self.word_ending_at(bound.start) in words

    # -- Tokens --------------------------------------------------------------------------------------------------

    def tokens(self, amount: Amount) -> Tokens:
        """The tokens of the amount."""
        return self.parse.tokens_in(amount.start, amount.end)

    def number_token(self, amount: Amount) -> int:
        """The token in which the number ends."""
        end = amount.number_end
        token = self._number_tokens.get(end)
        if token is None:
            start = amount.numerals[-1].start
            first, last = self.parse.tokens_in(start, max(end, start + 1))
            token = self._number_tokens[end] = max(first, last - 1)
        return token

    def token_at(self, position: int) -> int:
        """The first token that starts at a character or after it."""
        token = self.parse.tokens_in(position, position + 2)[0]
        while token < self.parse.n and self.parse.start[token] < position:
            token += 1
        return token

    def starts_sentence(self, amount: Amount, position: int) -> bool:
        """Whether nothing stands before a character in the amount's sentence."""
        first = self.parse.sentence(self.tokens(amount)[0])[0]
        return self.parse.start[first] >= position

    def is_determined(self, amount: Amount) -> bool:
        """Whether a determiner or possessive opens the phrase: "the 2018 elections"."""
        parse, token = self.parse, self.tokens(amount)[0] - 1
        least = parse.sentence(token + 1)[0]
        while token >= least and parse.tag[token] in BEFORE_NUMBER:
            token -= 1
        return token >= least and parse.tag[token] in DETERMINERS

    # -- Bounds and what is counted ------------------------------------------------------------------------------

    def bound_before(self, amount: Amount) -> Bound | None:
        """The bound that stands before an amount."""
        if amount.start not in self._bounds:
            found = find_bound(self.text, amount.start, self.lexicon)
            if found is not None and self._is_of_verb(found):
                least = self.parse.end[self.token_at(found.start)]
                found = find_bound(self.text, amount.start, self.lexicon, least=least)
            self._bounds[amount.start] = found or self._bound_over_article(amount)
        return self._bounds[amount.start]

    def _is_of_verb(self, bound: Bound) -> bool:
        """Took over a third of the city: the "over" is the verb's."""
        token, parse = self.token_at(bound.start), self.parse  # it may stand within the text's last token: "0<0"
        if parse.lower[token] not in self.lexicon.bounds_before or parse.tag[token] != "RP":
            return False  # "up to" is a bound: "up" is none
        verb = parse.head[token]
        return particle_of(parse, verb) == token

    def start_behind_verb(self, amount: Amount, bound: Bound) -> int:
        """Where an amount starts with its bound; the verb of "police estimated about 40 homes" is no part of it."""
        token, parse = self.token_at(bound.start), self.parse
        if parse.tag[token] not in FINITE_VERBS or subject_of(parse, token, shared=False) is None:
            return bound.start
        inner = find_bound(self.text, amount.start, self.lexicon, least=parse.end[token])
        return amount.start if inner is None else inner.start

    def _bound_over_article(self, amount: Amount) -> Bound | None:
        """More than a 100 people; over a $1 million; not "over a 10-year period", "about a 5% stake"."""
        if (
            self.text[amount.start - 2 : amount.start] not in ENDS_OF_ARTICLES
            or amount.hyphen
            or not amount.numeral.digits
        ):
            return None
        article = ARTICLE.search(self.text, max(0, amount.start - 4), amount.start)
        if article is None:
            return None
        following = self.token_at(amount.end)
        nouns = following < self.parse.n and self.parse.tag[following] in SINGULAR
        if (amount.unit is not None and nouns) or (amount.unit is None and not self.counts_plural(amount)):
            return None
        return find_bound(self.text, article.start(1), self.lexicon)

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

    def counts(self, amount: Amount) -> bool:
        """Whether a noun phrase follows that the number can count."""
        return self.counted(amount) is not None

    def counts_plural(self, amount: Amount) -> bool:
        """Whether the noun that follows is plural."""
        phrase = self.counted(amount)
        if phrase is None:
            return False
        head = phrase[1] - 1
        return self.parse.tag[head] in COMMON_PLURAL or self.parse.lower[head] in self.lexicon.nouns["people"]

    def is_person(self, token: int) -> bool:
        """Whether a token belongs to the name of a person."""
        entity = self.parse.entity_of[token] if 0 <= token < self.parse.n else -1
        return entity >= 0 and self.parse.entities[entity][2] == "PERSON"

    def is_name_after(self, amount: Amount) -> bool:
        """Whether the word after the number is a name."""
        token = self.number_token(amount) + 1
        return token < self.parse.n and self.parse.pos[token] == "PROPN"
