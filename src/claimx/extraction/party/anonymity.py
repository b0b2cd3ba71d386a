"""Why an article does not name a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.lexicons.names import NameLexicon
from claimx.syntax import FINITE_OR_MODAL, Parse, Tokens, passive_agent_of, relative_antecedent_of, subject_of

# How far before its words the verb of a request may stand: "spoke to a local newspaper on condition of anonymity".
FARTHEST_LEAD = 8
FARTHEST_REFUSAL = 4
# In a "sentence" longer than any writer's the words stand near the source.
LONGEST_SENTENCE = 200
FARTHEST_REASON = 12
SINGULAR = frozenset({"he", "she", "they"})
SHORT_NOT = frozenset({"n't", "n’t"})
MARKS = frozenset({",", ";", ":", "(", ")", "“", "”", '"', "–", "—"})


def anonymity_of(parse: Parse, source: Tokens, lexicon: NameLexicon, stops: Sequence[int] = ()) -> str | None:
    """The words on why a source is not named, as written, with the reason where there is one.

    "asked not to be named for fear of reprisals", "was not authorised to speak publicly", "on condition of anonymity";
    in its own sentence, or in the next: "They spoke on condition of anonymity because …".

    Args:
        parse: the text.
        source: the source's tokens.
        lexicon: its `anonymity` holds the words.
        stops: tokens that the words can't reach over: where the cue and the content start.
    """
    number = parse.sentence_of[source[0]]
    start, end = parse.sentences[number]
    start, end = max(start, source[0] - LONGEST_SENTENCE), min(end, source[0] + LONGEST_SENTENCE)
    search = Search(parse, source, lexicon, start, end, tuple(stops))
    found = next((each for each in search.found() if search.is_of_source(each)), None)
    if found is None and number + 1 < len(parse.sentences):
        start, end = parse.sentences[number + 1]
        search = Search(parse, source, lexicon, start, min(end, start + LONGEST_SENTENCE), ())
        found = next((each for each in search.found() if search.takes_up_source(each)), None)
    return None if found is None else parse.string(parse.trimmed(found))


@dataclass(slots=True)  # never changed; a frozen one takes three times as long to make
class Search:
    """A sentence that is searched for words on anonymity; all places are tokens of the text."""

    parse: Parse
    source: Tokens
    lexicon: NameLexicon
    start: int
    end: int
    stops: tuple[int, ...]

    def found(self) -> Iterator[Tokens]:
        """The stretches on anonymity, in order."""
        lower, openings = self.parse.lower, self.lexicon.anonymity_openings
        for i in [i for i in range(self.start, self.end) if lower[i] in openings or lower[i] in SHORT_NOT]:
            found = self.request(i) or self.bar(i)
            if found is not None:
                yield found

    def request(self, i: int) -> Tokens | None:
        """ "asked not to be named", "on condition of anonymity", each with the reason given: the one that ends at i."""
        words = self.lexicon.anonymity
        if (end := self.phrase(i, "cues")) is not None:
            start = self.lead(i)
            if start is None:
                start = self.told_so(i) if end == i + 1 else i
        elif (end := self.phrase(i, "namings")) is not None:
            refusal = self.back(i, FARTHEST_REFUSAL, words["refusals"])
            if refusal is None:
                return None
            start = self.lead(refusal)
            if start is None:
                negates = refusal > self.start and self.word(refusal) == "not"
                start = refusal - (negates and self.parse.pos[refusal - 1] == "AUX")
        elif (end := self.phrase(i, "states")) is not None:
            start = self.lead(i)  # "an unnamed official" says not why
        else:
            return None
        return None if start is None else (start, self.with_reason(end))

    def bar(self, i: int) -> Tokens | None:
        """ "was not authorised to speak publicly", from a "because he" before it to where the clause ends."""
        end = self.phrase(i, "bars")
        if end is None or end + 1 >= self.end or self.word(end) not in {"to", "publicly"}:
            return None
        if not any(self.phrase(k, "speaking") for k in range(end + 1, min(end + 3, self.end))):
            return None
        start = i - (i > self.start and self.parse.pos[i - 1] == "AUX")
        because = next(
            (k for k in range(start - 1, max(self.start, start - 3) - 1, -1) if self.phrase(k, "reasons")), start
        )
        return because, self.clause_end(end)

    def is_of_source(self, found: Tokens) -> bool:
        """Whether nobody else asks: "police said the witness had asked not to be named" is about another."""
        parse = self.parse
        for i in range(*found):
            subject = subject_of(parse, i) if parse.pos[i] in {"VERB", "AUX"} else None
            if subject is None:
                continue
            if parse.tag[subject] in {"WP", "WDT"}:
                subject = relative_antecedent_of(parse, i)
            another = subject is not None and parse.pos[subject] in {"NOUN", "PROPN"} and subject < found[0]
            return not another or subject is None or self.source[0] <= subject < self.source[1]
        return True

    def takes_up_source(self, found: Tokens) -> bool:
        """Whether the words of the next sentence are of whom its subject takes up: "They", "The officials"."""
        parse = self.parse
        verbs = [i for i in range(*found) if parse.pos[i] == "VERB"]
        subject = next((s for i in verbs if (s := subject_of(parse, i)) is not None), None)
        if subject is None or subject >= found[0]:
            return False
        nouns = [i for i in range(*self.source) if parse.pos[i] in {"NOUN", "PROPN"}]
        if parse.tag[subject] == "PRP":
            several = any(parse.tag[i] in {"NNS", "NNPS"} for i in nouns)
            return parse.lower[subject] == "they" if several else parse.lower[subject] in SINGULAR
        return parse.lemma[subject] in {parse.lemma[i] for i in nouns}

    def word(self, i: int) -> str:
        """A token as the lexicon writes it."""
        lower = self.parse.lower[i]
        return "not" if lower in SHORT_NOT else lower

    def phrase(self, i: int, group: str) -> int | None:
        """Where the phrase of this group that starts at token i ends."""
        for phrase in self.lexicon.anonymity[group]:
            end = i + len(phrase)
            if end <= self.end and all(map(str.__eq__, phrase, map(self.word, range(i, end)))):
                return end
        return None

    def back(self, i: int, farthest: int, lemmas: Sequence[tuple[str, ...]]) -> int | None:
        """The nearest token before i with one of the lemmas, no mark between."""
        for k in range(i - 1, max(self.start, i - farthest) - 1, -1):
            if self.parse.words[k] in MARKS:
                return None
            if (self.parse.lemma[k],) in lemmas:
                return k
        return None

    def lead(self, i: int) -> int | None:
        """The verb that the words at i depend on: "asked", "speaking"."""
        return self.back(i, FARTHEST_LEAD, self.lexicon.anonymity["leads"])

    def told_so(self, i: int) -> int | None:
        """Where "on (the) condition of" starts before token i; where the source told it so, "said anonymously"."""
        parse, verb = self.parse, self.parse.head[i]
        if parse.pos[i] == "ADV":
            told_by = (subject_of(parse, verb), passive_agent_of(parse, verb), relative_antecedent_of(parse, verb))
            is_told = any(who is not None and self.source[0] <= who < self.source[1] for who in told_by)
            return (verb if verb == i - 1 else i) if is_told else None
        return next((k for k in range(i - 1, max(self.start, i - 5) - 1, -1) if self.word(k) == "on"), None)

    def with_reason(self, end: int) -> int:
        """The end of the reason that follows, or `end` itself: "…, citing safety", "… because he feared reprisals"."""
        limit = self.clause_end(end + 1 if end < self.end and self.parse.words[end] == "," else end)
        for k in range(end, min(limit, end + FARTHEST_REASON)):
            if self.phrase(k, "reasons") is not None:
                return limit
        return end

    def clause_end(self, i: int) -> int:
        """Where the clause ends that goes on at token i: at a mark, a stop, or "and" with another verb."""
        parse = self.parse
        stop = min((k for k in self.stops if i <= k), default=self.end)
        for k in range(i, min(stop, self.end)):
            another = parse.tag[k] == "CC" and any(t in FINITE_OR_MODAL for t in parse.tag[k + 1 : k + 3])
            if parse.words[k] in MARKS or another:
                return k
        return min(stop, self.end)
