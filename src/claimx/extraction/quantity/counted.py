"""The noun that a number counts: the phrase right after it, up to its head."""

from __future__ import annotations

import re

from claimx.extraction.quantity.modifiers import (
    ADJECTIVES,
    ADVERBS,
    behind_series,
    is_deed,
    is_people,
    looks_plural,
    modifies_noun,
    plural_of_adjectives,
    plural_of_names,
)
from claimx.lexicons.quantities import QuantityLexicon
from claimx.syntax import NOUNS, PLURALS, POSSESSIVES, Parse, Tokens

PARTICIPLES = frozenset({"VBN", "VBG"})
NEVER_NOUNS = frozenset({"is", "has", "does", "was", "says", "'s", "’s"})
DETERMINERS = frozenset({"DT", "PRP$", "TO"})
HYPHENS = frozenset("-‐‑–")
OPENING_MARKS, CLOSING_MARKS = frozenset("\"“‘'"), frozenset("\"”’'")
TYPE = re.compile(r"\d+s")
LONGEST_PHRASE = 9


def find_counted(parse: Parse, lexicon: QuantityLexicon, number: int, number_end: int) -> Tokens | None:
    """The phrase that a number counts, from the word after it to its head: "North Korean troops"; None without one.

    Tags decide rather than the tree: a wrong attachment is more common than a wrong tag.

    Args:
        parse: the text.
        lexicon: for words that close a phrase.
        number: the token in which the number ends.
        number_end: the character at which it ends.
    """
    if any(c.isalpha() for c in parse.text[number_end : parse.end[number]]):
        return None
    return _Search(parse, lexicon, number).phrase()


def tag_is_name(parse: Parse, token: int, end: int) -> bool:
    """Whether a name stands at a token, with no noun after it that it could modify."""
    while token < end and parse.tag[token] == "NNP":
        token += 1
    return parse.tag[token - 1] == "NNP" and (token >= end or parse.tag[token] not in NOUNS)


class _Search:
    """One walk from a number to the head of what it counts."""

    def __init__(self, parse: Parse, lexicon: QuantityLexicon, number: int) -> None:
        self.parse, self.lexicon, self.number = parse, lexicon, number
        self.end = min(parse.sentence(number)[1], number + LONGEST_PHRASE)
        self.first = number + 1
        while self.first < self.end and self.is_glued_hyphen(self.first):
            self.first += 1
        self.first += self._closes_aside(self.first)
        self.opened = self._is_opening_mark(self.first)
        self.first += self.opened  # 12 “agents of influence”
        self.head = -1
        self.possessor = -1

    def phrase(self) -> Tokens | None:
        """From the first word to the head."""
        token: int | None = self.first
        while token is not None and token < self.end:
            token = self._step(token)
        head = max(self.head, self.possessor)
        owned = self.parse.tag[head] == "NN" if head >= 0 else False
        if owned and self.possessor >= 0 and self.parse.tag[self.possessor] in PLURALS:
            head = self.possessor  # "two doctors' approval"
        return (self.first, head + 1) if head >= 0 else None

    def _step(self, token: int) -> int | None:
        """The token to go on with; None where the phrase ends."""
        parse = self.parse
        if parse.is_space(token):
            return None if "\n" in parse.words[token] else token + 1
        if parse.lower[token] in self.lexicon.nouns["closers"] or self._is_deed(token):
            return None
        if self.opened and parse.words[token] in CLOSING_MARKS:
            if token + 1 >= self.end or parse.tag[token + 1] not in NOUNS:
                return None
            self.first, self.opened, self.head = self.first - 1, False, -1  # 33 “high-risk” countries
        elif self.is_hyphen_inside(token):
            self.head = -1  # "co-ordinated attacks"
        elif self._is_noun(token):
            if self.head >= 0 and self._is_closed(token):
                return None
            self.head = token
        elif self._is_type(token):
            self.head = token
        elif parse.tag[token] in ADJECTIVES or self._is_vouching(token):
            noun = behind_series(parse, self.lexicon, self.number, token)
            if noun and self.head < 0:
                self.head = noun
                return noun + 1
            return token + 1 if self._may_modify(token) else None
        else:
            return self._other(token)
        return token + 1

    def _other(self, token: int) -> int | None:
        """Past a word that is neither noun nor adjective."""
        word = self.parse.lower[token]
        if self.head >= 0 and word in {"and", "or"}:
            plural = plural_of_names(self.parse, self.head, token, self.end) or plural_of_adjectives(
                self.parse, self.head, token, self.end
            )
            if plural:
                self.head = plural
                return plural + 1
        if not self._is_filler(token):
            return None
        if word in POSSESSIVES:
            self.possessor, self.head = self.head, -1  # "four men's major championships"
        return token + 1

    # -- Words ---------------------------------------------------------------------------------------------------

    def is_glued_hyphen(self, token: int) -> bool:
        """A hyphen with no blank before it."""
        return self.parse.words[token] in HYPHENS and self.parse.start[token] == self.parse.end[token - 1]

    def _closes_aside(self, token: int) -> bool:
        """Two, and perhaps three, gunmen: the comma behind a number that corrects one before."""
        parse, doubt = self.parse, self.number - 1
        if token >= self.end or parse.words[token] != "," or parse.tag[doubt] not in ADVERBS:
            return False
        comma = doubt - 1 - (parse.tag[doubt - 1] == "CC")
        return comma > 0 and parse.words[comma] == "," and parse.tag[comma - 1] == "CD"

    def _is_opening_mark(self, token: int) -> bool:
        """A quotation mark with a blank before it and none after it."""
        parse = self.parse
        if token + 1 >= self.end or parse.words[token] not in OPENING_MARKS:
            return False
        return parse.start[token] > parse.end[token - 1] and parse.start[token + 1] == parse.end[token]

    def is_hyphen_inside(self, token: int) -> bool:
        """A hyphen with no blank on either side."""
        following = token + 1
        if following >= self.end or self.parse.words[token] not in HYPHENS:
            return False
        if self.parse.start[token] != self.parse.end[token - 1]:
            return self.parse.tag[following] == "VBN" and token > self.first  # "two London - based firms"
        return self.parse.start[following] == self.parse.end[token]

    def _is_noun(self, token: int) -> bool:
        parse = self.parse
        if parse.tag[token] in NOUNS or parse.pos[token] in {"NOUN", "PROPN"}:
            return any(c.isalpha() for c in parse.words[token])  # a dot behind an abbreviation is tagged as a name
        if parse.tag[token] == "VBZ":  # "2,000 hires this year": no verb in -s has a plural number as its subject
            plural = parse.lower[token].endswith("s") and parse.lower[token] not in NEVER_NOUNS
            return plural and self._is_plain_number(token - 1)
        return False

    def _is_type(self, token: int) -> bool:
        """Many of a make: the "8s" of "300 Dash 8s"."""
        named = self.head >= 0 and self.parse.words[self.head][:1].isupper()
        return named and TYPE.fullmatch(self.parse.words[token]) is not None

    def _is_plain_number(self, token: int) -> bool:
        """A number above one that is no part of a name: not the 3 of "Model 3 sells"."""
        parse = self.parse
        named = token > 0 and parse.words[token - 1][:1].isupper()
        return parse.tag[token] == "CD" and parse.lower[token] not in {"one", "1"} and not named

    def _is_closed(self, token: int) -> bool:
        """20 people Monday; 12 officer Smith: the noun before is complete, unless the tree makes it a modifier."""
        parse, head = self.parse, self.head
        tag, of_head = parse.tag[token], parse.tag[head]
        names_head = of_head == "NN" and tag == "NNP" and parse.pos[token] == "PROPN"
        complete = of_head in PLURALS or names_head
        if complete and not DETERMINERS.isdisjoint(parse.tag[token + 1 : token + 2]):
            return True  # "200 fishermen stage a protest": a verb, whatever its tag
        if of_head == "NNS" and tag == "NN" and is_people(parse.lower[head], self.lexicon):
            return True  # "protesters hold demonstrations"
        of = parse.head[head]  # a noun further on: "100 M142 HIMARS missiles"
        return complete and not (token <= of < self.end and (of == token or parse.tag[of] in NOUNS))

    def _is_vouching(self, token: int) -> bool:
        """900 reported deaths: taggers take the participle for a verb."""
        parse = self.parse
        return (
            parse.tag[token] == "VBD" and token == self.first and parse.lower[token] in self.lexicon.nouns["vouching"]
        )

    def _may_modify(self, token: int) -> bool:
        """Whether an adjective or participle stands before a noun of the phrase."""
        parse = self.parse
        participle = parse.tag[token] in PARTICIPLES or self._is_vouching(token)
        if self._is_of_compound(token):
            return True
        if self.head >= 0 and (participle or parse.tag[self.head] in PLURALS):
            return False
        if not participle or parse.words[token - 1] in HYPHENS:
            return True
        if parse.tag[token] == "VBG" and tag_is_name(parse, token + 1, self.end):
            return False  # "one of three facing Brandt"
        return modifies_noun(parse, token, self.end)

    def _is_deed(self, token: int) -> bool:
        return token == self.first and is_deed(self.parse, self.lexicon, token)

    def _is_of_compound(self, token: int) -> bool:
        """53 measles related deaths: the participle makes one modifier with the noun before it, hyphen or none."""
        parse = self.parse
        joins = self.head == token - 1 and parse.lower[token] in self.lexicon.nouns["compounding"]
        return joins and not is_people(parse.lower[self.head], self.lexicon) and self._opens_plural(token + 1)

    def _opens_plural(self, token: int) -> bool:
        return token < self.end and self.parse.tag[token] in PLURALS

    def _is_filler(self, token: int) -> bool:
        """Words inside the phrase that are neither noun nor adjective: "very", "'s", a number in a name."""
        if token + 1 >= self.end:
            return False
        parse = self.parse
        tag, following = parse.tag[token], parse.tag[token + 1]
        if tag in ADVERBS:
            return self.head < 0 and self._is_adverb_inside(token, following)
        if parse.lower[token] in POSSESSIVES:
            return self.head >= 0 and (following in NOUNS or following == "JJ")  # "a million children's lives"
        if tag == "CC":
            between = self.head < 0 and token > self.first and following in {"JJ", "VBN", "NN", "NNP", "RB"}
            return between and modifies_noun(parse, token, self.end)
        return self._is_number_inside(token)

    def _is_adverb_inside(self, token: int, following: str) -> bool:
        """very large, more cars, partly-built."""
        parse = self.parse
        glued = parse.words[token + 1] in HYPHENS and token + 2 < self.end and parse.tag[token + 2] in PARTICIPLES
        return following in ADJECTIVES or glued or (parse.lower[token] == "more" and following in NOUNS)

    def _is_number_inside(self, token: int) -> bool:
        """27 Model 3 sedans, two new 737 Max jets; right after the number only what is glued to letters ("250ml")."""
        word = self.parse.lower[token]
        if not any(c.isdigit() for c in word):
            return False
        if self.is_hyphen_inside(token + 1):
            return True  # "two 17-year-old boys"
        if token == self.number + 1 and word.isdigit() and token + 2 < self.end:
            unit = self.parse.words[token + 1] in self.lexicon.unit_symbols
            return unit and looks_plural(self.parse, token + 2)  # "40,000 2 kg bags"
        inside = token > self.number + 1 or (word[0].isdigit() and not word.isdigit())
        return inside and any(looks_plural(self.parse, noun) for noun in range(token + 1, min(self.end, token + 3)))
