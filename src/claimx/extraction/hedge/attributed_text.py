"""What the rules of hedges read: the article part, and the attributions that were found in it."""

from __future__ import annotations

from claimx.extraction.findings import Attribution
from claimx.extraction.hedge.scope import clause_span
from claimx.extraction.reading import Reading
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens

# Sentences before a word's own in which a claim may stand that it speaks of.
SENTENCES_BEFORE = 2


class AttributedText:
    """A Reading with its attributions; the clause of a predicate is worked out once.

    Attributes:
        reading: the article part.
        parse, lexicon: its parse, and the words of hedges.
        cues: the attributions by the head of their cue.
    """

    def __init__(self, reading: Reading, attributions: tuple[Attribution, ...]) -> None:
        self.reading = reading
        self.parse, self.lexicon = reading.parse, reading.lexicons.hedges
        self.cues: dict[int, Attribution] = {}
        self._clauses: dict[int, Tokens] = {}
        self._by_sentence: dict[int, list[Attribution]] = {}
        sentence_of = self.parse.sentence_of
        for attribution in attributions:
            self.cues.setdefault(attribution.cue_head, attribution)
            sentences = {sentence_of[attribution.cue_head], *(sentence_of[start] for start, _ in attribution.content)}
            for number in sorted(sentences):
                self._by_sentence.setdefault(number, []).append(attribution)

    def near(self, token: int) -> list[Attribution]:
        """Attributions with their cue or a content in the sentence of a token or the two before it."""
        number = self.parse.sentence_of[token]
        sentences = range(max(0, number - SENTENCES_BEFORE), number + 1)
        return [attribution for each in sentences for attribution in self._by_sentence.get(each, ())]

    def clause(self, predicate: int) -> Tokens:
        """The clause of a predicate without what only stands beside it: "…, he said", "and others will"."""
        found = self._clauses.get(predicate)
        if found is None:
            found = self._clauses[predicate] = clause_span(self.parse, predicate)
        return found

    def behind_hedges(self, first: int, verb: int) -> int:
        """Where the auxiliaries of a verb go on behind an adverb that hedges by itself: "is reportedly [expected]"."""
        for token in range(verb - 1, first, -1):
            if any(entry.frame == "adverb" for entry in self.lexicon.forms.get(self.parse.lower[token], ())):
                return token + 1
        return first

    def word(self, token: int) -> str:
        """The word in lower case; "" outside the text."""
        return self.parse.lower[token] if 0 <= token < self.parse.n else ""

    def tag(self, token: int) -> str:
        """The tag; "" outside the text."""
        return self.parse.tag[token] if 0 <= token < self.parse.n else ""

    def stands_at(self, token: int, entry: HedgeEntry) -> bool:
        """Whether the words of an entry begin at a token that is its first, in one sentence."""
        words = entry.words
        if len(words) == 1:
            return True
        parse, end = self.parse, token + len(words)
        if tuple(parse.lower[token:end]) != words:
            return False
        return parse.sentence_of[token] == parse.sentence_of[end - 1]
