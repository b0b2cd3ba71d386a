"""Whether an amount is a change or a level: up for "rose 60%", "a rise of 5%", "12% higher"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.levels import ADVERBS
from claimx.extraction.quantity.modifiers import ADJECTIVES
from claimx.extraction.quantity.per import ARTICLES
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.records import Change, QuantityKind
from claimx.syntax import DETERMINERS, NOUNS, Tokens, ancestors

MINUS = frozenset("-−")
OF = re.compile(r"\s+of\b")
FROM = re.compile(r"\s+from\s+(?=[^\W\d])")
AT_RATE = re.compile(r"\bat\s+an?\s+(?:[^\W\d][\w-]*,?\s+){0,3}(?:rate|pace|clip)\s+of\s+$", re.IGNORECASE)
AT_RATE_REACH = 60
VERB_REACH = 9  # words from an amount to its verb
OVER_OBJECT = 6  # words from a verb over its object to the amount: "raised its key rate 25 basis points"
NEAR_BY = 4  # words before a count in which "by" makes it a change
PARTICIPLES = frozenset({"VBN", "VBG", "JJ"})
OPENS_NOUN = NOUNS | {"JJ", "VBG"}
IN_PHRASE = NOUNS | {"DT", "PRP$", "POS", "JJ", "JJR", "CD", "HYPH"}
CHANGING_KINDS = frozenset({"percent", "money", "measure", "multiple", "rate"})


def change_of(around: Surroundings, amount: Amount, draft: Draft, start: int, end: int) -> Change | None:
    """The direction of a change; None for a level."""
    parse = around.parse
    first, last = parse.tokens_in(start, end)
    sentence = parse.sentence(first)
    if _is_no_change(around, amount, draft, first, last, sentence):
        return None
    if draft.kind == "percent" and (signed := _sign(around, start)):
        return signed
    after = _comparison_after(around, last, sentence)
    edged = first > sentence[0] and parse.lemma[first - 1] in around.lexicon.change["adverb_verbs"]
    if parse.lower[first] == "up" and (edged or parse.lower[first - 1] == "back"):
        return None  # "inched back up to 5%": a level
    if not (edged and after):  # "edge 0.2% lower"
        search = _Search(around, amount, draft.kind, _verb_end(around, first, start), sentence)
        found = search.change()
        if found:
            return found
    return after if draft.kind in CHANGING_KINDS else None


def _sign(around: Surroundings, start: int) -> Change | None:
    """banks -2.3%, miners +0.7%; a rate "of -0.5%" is a level."""
    before, opening = around.text[start - 1 : start], around.text[start : start + 1]
    sign = start - 1 if before == "+" else start
    if not (before == "+" or opening in MINUS) or around.word_ending_at(sign) in around.lexicon.change["at_level"]:
        return None
    return "up" if before == "+" else "down"


def _is_no_change(around: Surroundings, amount: Amount, draft: Draft, first: int, last: int, sentence: Tokens) -> bool:
    """sank three ships; rose above 5%; sank 5 miles off the coast."""
    parse = around.parse
    if draft.kind == "count" and draft.noun is not None:
        return "by" not in parse.lower[max(sentence[0], first - NEAR_BY) : first]
    bound = around.bound_before(amount)
    if bound and around.text[bound.start : amount.start].split()[-1].lower() in around.lexicon.change["levels"]:
        return True
    return not around.lexicon.change["off_places"].isdisjoint(parse.lower[last : last + 1])


def _comparison_after(around: Surroundings, last: int, sentence: Tokens) -> Change | None:
    """12% higher; not "a 23% lower risk", which compares."""
    parse, change = around.parse, around.lexicon.change
    if last >= sentence[1] or (last + 1 < sentence[1] and _opens_noun(around, last + 1)):
        return None
    word = parse.lower[last]
    return "up" if word in change["after_up"] else "down" if word in change["after_down"] else None


def _opens_noun(around: Surroundings, token: int) -> bool:
    """Whether a word goes on with a noun phrase: not the "last" of "4% higher last month"."""
    parse = around.parse
    closes = parse.lower[token] in around.lexicon.nouns["closers"] and parse.tag[token + 1 : token + 2] != ["HYPH"]
    return parse.tag[token] in OPENS_NOUN and not closes


def _verb_end(around: Surroundings, first: int, start: int) -> int:
    """Where to look for a verb from: before the "at an annual rate of" that an amount may follow."""
    match = AT_RATE.search(around.text, max(0, start - AT_RATE_REACH), start)
    return around.parse.tokens_in(match.start(), match.start() + 1)[0] if match else first


def is_taken(around: Surroundings, amount: Amount) -> bool:
    """cut $12 million from transit: money that a verb takes from what is named behind it."""
    bound = around.bound_before(amount)
    start = bound.start if bound else amount.start
    money = amount.unit is not None and amount.unit.kind == "money"
    taken = money and around.word_ending_at(start) in around.lexicon.change["taking"]
    return taken and FROM.match(around.text, amount.end) is not None


class _Search:
    """The search for the verb, noun or adverb of change before an amount."""

    def __init__(self, around: Surroundings, amount: Amount, kind: QuantityKind, first: int, sentence: Tokens) -> None:
        self.around, self.parse, self.words = around, around.parse, around.lexicon.change
        self.amount, self.kind, self.first, self.sentence = amount, kind, first, sentence

    def change(self) -> Change | None:
        """Word by word from the amount, then over an object, then up the tree."""
        done, found = self._word_by_word()
        if done:
            return found
        return (self._over_object() if self.kind == "percent" else None) or self._by_amount()

    # -- Word by word --------------------------------------------------------------------------------------------

    def _word_by_word(self) -> tuple[bool, Change | None]:
        """Whether a word decides, and what it says."""
        parse, words, after_by = self.parse, self.words, False
        for token in range(self.first - 1, max(self.sentence[0], self.first - VERB_REACH) - 1, -1):
            word = parse.lower[token]
            if word in words["particles"]:
                phrase = self._of_phrasal_verb(token)
                if phrase:
                    return True, phrase
            direction = self._direction(token)
            if direction:
                return True, self._of_word(token, direction, after_by=after_by)
            if word in words["nouns_up"] or word in words["nouns_down"]:
                return True, self._of_noun(token)
            if word not in words["between"] and parse.tag[token] != "RB" and not self._is_epithet(token):
                break
            after_by = after_by or word == "by"
        return False, None

    def _direction(self, token: int) -> Change | None:
        word = self.parse.lower[token]
        if word in self.around.lexicon.unit_names:
            return None  # the "inches" of "4 inches and 6 inches"
        return "up" if word in self.words["up"] else "down" if word in self.words["down"] else None

    def _of_word(self, token: int, direction: Change, *, after_by: bool) -> Change | None:
        """What a verb, adverb or noun that may be both says of the amount."""
        parse, words, word = self.parse, self.words, self.parse.lower[token]
        if self._is_attributive(token):
            return None
        of = token + 1 < self.first and parse.lower[token + 1] == "of"
        is_noun = parse.tag[token] in NOUNS and (word in words["nouns_up"] or word in words["nouns_down"])
        if of or (is_noun and not after_by):
            return self._of_noun(token)
        if parse.lower[self.first - 1] in ARTICLES:
            return None  # "widened a 12-point lead"
        if word in words["only_measures"] and (not self._is_measured() or self._is_so_much()):
            return direction if is_taken(self.around, self.amount) else None
        if word in ADVERBS and not self._is_free_adverb(token):
            return None
        return direction

    def _is_so_much(self) -> bool:
        """lost 300 tonnes of ice."""
        return OF.match(self.around.text, self.amount.end) is not None

    def _is_epithet(self, token: int) -> bool:
        """rose an astonishing 5%; not "increases a reciprocal $6 billion grant"."""
        parse = self.parse
        if parse.tag[token] not in PARTICIPLES or parse.lower[token - 1] not in ARTICLES:
            return False
        last = parse.tokens_in(self.amount.start, self.amount.end)[1]
        return not {*NOUNS, *ADJECTIVES}.intersection(parse.tag[last : last + 1])

    def _is_attributive(self, token: int) -> bool:
        """a reduced 5% rate: the participle describes what has the amount."""
        tag = self.parse.tag
        beside = token + 1 == self.first and token > self.sentence[0]
        return beside and tag[token] in PARTICIPLES and tag[token - 1] in DETERMINERS

    def _is_free_adverb(self, token: int) -> bool:
        """was up 5%, profits up 5%; not picked up 46 seats."""
        if not self.parse.tag[token - 1].startswith("VB"):
            return True
        is_be = self.parse.lower[token - 1] in self.around.lexicon.nouns["be"]
        return is_be or self.parse.lemma[token - 1] in self.words["adverb_verbs"]

    def _of_phrasal_verb(self, particle: int) -> Change | None:
        """picked up 5%, was off 12 points: verbs that mean a change with the adverb after them."""
        parse, words = self.parse, self.words
        phrase = f"{parse.lemma[particle - 1]} {parse.lower[particle]}"
        if self._is_so_much():
            return None
        return "up" if phrase in words["phrases_up"] else "down" if phrase in words["phrases_down"] else None

    def _is_measured(self) -> bool:
        if self.kind == "measure":
            return self.amount.unit is not None
        cents = self.amount.unit is not None and self.amount.unit.group == "subunit"  # "lost 40 cents"
        return self.kind in {"percent", "multiple"} or self.amount.step or cents

    def _of_noun(self, noun: int) -> Change | None:
        """a rise of 5%, a drop of more than 30 points."""
        if "of" not in self.parse.lower[noun + 1 : self.first]:
            return None
        word = self.parse.lower[noun]
        if self.parse.lower[noun - 1] in self.words["surging"]:
            return None  # "a storm surge of three feet"
        return "up" if word in self.words["nouns_up"] else "down" if word in self.words["nouns_down"] else None

    # -- Further off ---------------------------------------------------------------------------------------------

    def _over_object(self) -> Change | None:
        """raised its key rate 25 basis points; cut emissions 45%: the object between changes."""
        parse, token = self.parse, self.first - 1
        least = self.sentence[0]
        if token <= least or parse.tag[token] not in NOUNS:
            return None
        while token > max(least, self.first - OVER_OBJECT) and self._is_in_object(token):
            token -= 1
        return self._direction(token) if parse.lemma[token] in self.around.lexicon.concept["changing"] else None

    def _is_in_object(self, token: int) -> bool:
        return self.parse.tag[token] in IN_PHRASE

    def _by_amount(self) -> Change | None:
        """grow sales by 35%: the verb is further off."""
        parse, first, least = self.parse, self.first, self.sentence[0]
        if parse.lower[first - 1] == "to" or "by" not in parse.lower[max(least, first - 3) : first]:
            return None  # "rose by 12 to 317": the level
        for token in range(first - 1, max(least, first - VERB_REACH) - 1, -1):
            if parse.tag[token].startswith("VB"):
                direction = self._direction(token)
                if direction:
                    return direction
                break
        return self._above()

    def _above(self) -> Change | None:
        for token in ancestors(self.parse, self.first):
            if not self.sentence[0] <= token < self.first:
                return None
            direction = self._direction(token)
            if direction:
                return direction
        return None
