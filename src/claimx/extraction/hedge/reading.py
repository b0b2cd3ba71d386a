"""What the rules of hedges read, and the scopes that they ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimx.extraction.findings import Attribution
from claimx.extraction.reading import Reading as ArticleReading
from claimx.lexicons.hedges import HedgeEntry, HedgeLexicon
from claimx.syntax import (
    FINITE_VERBS,
    Parse,
    Tokens,
    auxiliaries_of,
    clausal_complement_of,
    link_of,
    noun_phrase,
    open_complement_of,
    predicate_of,
    subject_of,
)

# In a "sentence" longer than any writer's, a scope reaches this far from its cue, so that the record stays linear.
REACH = 200
# How far the verb of a clause may stand from the word that takes it.
WITHIN = 10
EDGE_WORDS = frozenset({"conjunction", "mark", "mark of punctuation"})
MARKS = ",;:.-–—!?()[]\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Found:
    """A hedge by tokens: its cue and what the cue governs."""

    cue: Tokens
    scope: Tokens


@dataclass(slots=True)
class Reading:
    """One Doc with all that earlier steps found in it; clause scopes are worked out once a predicate."""

    article: ArticleReading
    attributions: tuple[Attribution, ...] = ()
    parse: Parse = field(init=False)
    lexicon: HedgeLexicon = field(init=False)
    cue_heads: dict[int, Attribution] = field(default_factory=dict)
    _clauses: dict[int, Tokens] = field(default_factory=dict)
    _by_sentence: dict[int, list[Attribution]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parse, self.lexicon = self.article.parse, self.article.lexicons.hedges
        sentence_of = self.parse.sentence_of
        for attribution in self.attributions:
            self.cue_heads.setdefault(attribution.cue_head, attribution)
            sentences = {sentence_of[attribution.cue_head], *(sentence_of[s] for s, _ in attribution.content)}
            for number in sorted(sentences):
                self._by_sentence.setdefault(number, []).append(attribution)

    def near(self, i: int) -> list[Attribution]:
        """Attributions with their cue or a content in the sentence of i or the two before it."""
        number = self.parse.sentence_of[i]
        return [a for k in range(max(0, number - 2), number + 1) for a in self._by_sentence.get(k, ())]

    def within_quotation(self, cue: Tokens, scope: Tokens) -> Tokens:
        """A scope cut where it would cross the edge of a quotation."""
        quotations = self.article.quotations
        if not quotations:
            return scope
        of, (start, end) = self.article.inner_quotation_of, scope
        home = of[cue[0]] if cue[0] == cue[1] - 1 or of[cue[0]] == of[cue[1] - 1] else -1
        if home >= 0 and quotations[home].scare:
            home = -1
        if home >= 0 and scope != cue:
            inner = quotations[home].inner
            if start < inner[1] and inner[0] < end:
                start, end = max(start, inner[0]), min(end, inner[1])
        for number in (of[start], of[end - 1]):
            if number < 0 or number == home:
                continue
            tokens, inner = quotations[number].tokens, quotations[number].inner
            if start <= tokens[0] and end == inner[1]:
                end = tokens[1]  # only the closing mark was missing
            elif start == inner[0] and tokens[1] <= end:
                start = tokens[0]
            if tokens[0] < start < tokens[1] <= end and not start <= tokens[0]:
                start = tokens[1] if cue[0] >= tokens[1] else start
            if start <= tokens[0] < end < tokens[1]:
                end = tokens[0] if cue[1] <= tokens[0] else end
        if (start, end) == scope or start >= end:
            return scope
        start, end = self.parse.trimmed((start, end), ",;")
        return (start, end) if start < end else scope

    def clause(self, predicate: int) -> Tokens:
        """The clause of a predicate without what only stands beside it: "…, he said", "and others will"."""
        found = self._clauses.get(predicate)
        if found is None:
            found = self._clauses[predicate] = clause_of(self.parse, predicate)
        return found

    def clause_around(self, i: int, predicate: int) -> Found:
        """A cue of one word that governs the clause of a predicate."""
        return Found((i, i + 1), self.clause(predicate))

    def phrase_after(self, cue: Tokens, noun: int) -> Found:
        """A cue that governs the noun phrase which it opens."""
        start, end = noun_phrase(self.parse, noun)
        if start < cue[1] <= noun:
            start = cue[1]
        if start >= end:
            start, end = noun, noun + 1
        return Found(cue, (start, end))

    def word(self, i: int) -> str:
        """The word at i in lower case; "" outside the text."""
        return self.parse.lower[i] if 0 <= i < self.parse.n else ""

    def tag(self, i: int) -> str:
        """The tag at i; "" outside the text."""
        return self.parse.tag[i] if 0 <= i < self.parse.n else ""

    def matches(self, i: int, entry: HedgeEntry) -> bool:
        """Whether the words of an entry stand at i, in one sentence."""
        words, lower = entry.words, self.parse.lower
        if len(words) == 1:
            return True
        end = i + len(words)
        if end > self.parse.n or self.parse.sentence_of[i] != self.parse.sentence_of[end - 1]:
            return False
        return all(lower[i + k] == words[k] for k in range(1, len(words)))

    def infinitive_after(self, i: int) -> int | None:
        """The "to" of an infinitive right after i; an adverb or two may stand between."""
        parse = self.parse
        j = i + 1
        while (
            j < parse.n
            and j <= i + 3
            and parse.pos[j] in {"ADV", "PUNCT"}
            and parse.lower[j] != "to"
            and parse.lower[j] not in ",;."
        ):
            j += 1
        if j + 1 >= parse.n or parse.lower[j] != "to":
            return None
        k = j + 1
        while k < parse.n and k <= j + 2 and (parse.pos[k] == "ADV" or parse.lower[k] == "not"):
            k += 1
        if k < parse.n and (parse.tag[k] == "VB" or parse.lower[k] in {"be", "have"}):
            return j
        return None

    def with_auxiliaries(self, i: int, end: int) -> Tokens:
        """From the first auxiliary that stands in one piece with i to `end`: "are widely expected to"."""
        parse = self.parse
        auxiliaries = set(auxiliaries_of(parse, i))
        start = j = i
        while j - 1 >= 0 and i - j < 6:
            j -= 1
            if j in auxiliaries or (parse.pos[j] == "AUX" and parse.head[j] in {i, parse.head[i]}):
                start = j
            elif parse.pos[j] not in {"ADV", "PART"}:
                break
        return start, end

    def has_it(self, i: int) -> bool:
        """Whether "it" is the subject, or stands for one that follows: "it seems that"."""
        return any(self.parse.lower[child] == "it" for child in self.parse.children[i] if child < i)

    def has_complement(self, i: int) -> bool:
        """Whether a predicate takes a clause, finite or not."""
        return clausal_complement_of(self.parse, i) is not None or open_complement_of(self.parse, i) is not None


def clause_of(parse: Parse, predicate: int) -> Tokens:
    start, end = parse.edges[predicate]
    for child in parse.children[predicate]:
        link = link_of(parse, child)
        left, right = parse.edges[child]
        if link in EDGE_WORDS and left <= start and child < predicate:
            start = right
        elif link == "parataxis" or (link == "conjunct" and child > predicate and stands_alone(parse, child)):
            if child < predicate:
                start = max(start, min(right, predicate))
            else:
                end = min(end, max(left, predicate + 1))
    start, end = max(start, predicate - REACH), min(end, predicate + REACH)
    while start < predicate and (
        parse.is_space(start)
        or parse.words[start] in MARKS
        or link_of(parse, start) in {"conjunction", "mark of punctuation"}
        or (parse.tag[start] == "IN" and parse.lower[start] == "that")
    ):
        start += 1
    while end > predicate + 1 and (
        parse.is_space(end - 1) or parse.words[end - 1] in MARKS or parse.pos[end - 1] == "CCONJ"
    ):
        end -= 1
    return start, end


def stands_alone(parse: Parse, i: int) -> bool:
    """Whether a conjoined predicate is a clause of its own: it has a subject, an auxiliary or a finite form."""
    return (
        subject_of(parse, i, shared=False) is not None or bool(auxiliaries_of(parse, i)) or parse.tag[i] in FINITE_VERBS
    )


def is_predicate(parse: Parse, i: int) -> bool:
    """Whether a token heads a clause: a verb, or what a copula or a subject makes one."""
    if parse.pos[i] in {"VERB", "AUX"}:
        return True
    return bool(auxiliaries_of(parse, i)) or subject_of(parse, i, shared=False) is not None


def anchor_of(parse: Parse, cue: Tokens) -> int:
    """The predicate of the clause that a sequence of words stands in, seen from the word that heads it."""
    for j in range(*cue):
        if not cue[0] <= parse.head[j] < cue[1] or parse.head[j] == j:
            return j if is_predicate(parse, j) else predicate_of(parse, j)
    return predicate_of(parse, cue[0])
