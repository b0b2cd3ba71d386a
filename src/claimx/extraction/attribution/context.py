"""What the rules of attribution share: the parse, the quotations, the cues, and what was found out on the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimx.extraction.findings import Quotation
from claimx.extraction.reading import Reading
from claimx.extraction.stretches import trimmed
from claimx.lexicons.cues import Phrase, Verb
from claimx.syntax import (
    VERBAL,
    Parse,
    Tokens,
    particle_of,
    subjects_of,
)

# No sentence of news is longer; time stays linear on texts without sentences.
LONGEST_SENTENCE = 500
LONGEST_TITLE = 12
NO_WORDS = frozenset({"PUNCT", "SPACE"})
VERB_GROUP = frozenset({"VERB", "AUX", "ADV", "PART"})
SMALL_WORD = 4  # letters of those that a title leaves small: "of", "with"


class Context:
    """One text under attribution: the `Reading`, and what only attribution asks of it.

    Two objects on purpose: a `Reading` follows from the text alone and is never changed, every concept reads it; here
    stand the verbs and nouns that may be cues, and what its rules found out and ask again (`sources`, `spans`).

    Attributes:
        speech_of: for each token (marks included), the number of its outer quotation in `quotations`, or -1; that too
            where it holds no more than the verb of the sentence around it.
        paragraph_starts: the tokens that open a paragraph or line.
        verbs: by token, in text order, the entries of the verbs that attribute.
        sources: the sources already found, by their verbs.
        spans: their stretches already found, by what was asked; phrases: their noun phrases, by head.
        verb_spans: the stretches of verb groups, by verb.
        quotation_starts: where outer quotations begin, in order.
        nouns: tokens, lemmas and classes of the nouns that do, in text order.
        triggers: the tokens of the words at which rules for phrases and adjectives are tried.
        glossing, lacking: those that may open what is added to a content, or what it lacks.
    """

    def __init__(self, reading: Reading) -> None:
        parse, cues = reading.parse, reading.lexicons.cues
        self.reading = reading
        self.parse = parse
        self.quotations = reading.quotations
        self.cues = cues
        self.names = reading.lexicons.names
        self.sources: dict[int, int | None] = {}
        self.spans: dict[tuple[int, int, bool], Tokens] = {}
        self.phrases: dict[int, Tokens] = {}
        self.verb_spans: dict[int, Tokens] = {}
        self.speech_of = _speech_of(reading)
        self.paragraph_starts = reading.paragraph_starts
        self.datelines = reading.dateline_tokens
        of_forms = {token: cues.by_form[parse.lower[token]] for token in parse.tokens_of(cues.by_form)}
        of_lemmas = [token for token in parse.tokens_of_lemmas(cues.verbs) if parse.pos[token] in VERBAL]
        entries = {token: cues.verbs[parse.lemma[token]] for token in of_lemmas} | of_forms
        self.verbs: dict[int, tuple[Verb, ...]] = dict(sorted(entries.items()))
        self.nouns = [
            (token, parse.lemma[token].lower(), cues.nouns[parse.lemma[token].lower()])
            for token in parse.tokens_of_lower_lemmas(cues.nouns)
            if (parse.pos[token] == "NOUN" or parse.tag[token] == "NN")  # "Word came": a name by its capital alone
            and parse.lower[token - 1] not in cues.by_wire
        ]
        self.triggers = parse.tokens_of(cues.triggers)
        self.glossing, self.lacking = parse.tokens_of(cues.glossing), parse.tokens_of(cues.lacking)
        self.quotation_at_start = reading.quotation_at_start
        self.quotation_at_end = reading.quotation_at_end
        self.quotation_starts = sorted(self.quotation_at_start)

    def paragraphs(self) -> Iterator[Tokens]:
        """Paragraphs and lines, up to where the next begins; the last is taken to end one token behind it."""
        return pairwise([*self.paragraph_starts, self.parse.n + 1])

    def sentence(self, token: int) -> Tokens:
        """The sentence of token; of one without end what lies within reach."""
        whole = start, end = self.parse.sentences[self.parse.sentence_of[token]]
        return whole if end - start <= LONGEST_SENTENCE else self.reading.sentence(token, reach=LONGEST_SENTENCE)

    def is_runaway_subtree(self, token: int) -> bool:
        """Whether a token governs a stretch beyond reach: a chain without end."""
        s, e = self.parse.edges[token]
        return e - s > LONGEST_SENTENCE

    def verbs_at(self, token: int) -> tuple[Verb, ...]:
        """The entries of the verb at token, those with a particle first; () where it is none."""
        return self.verbs.get(token, ())

    def phrase_at(self, first: int) -> Phrase | None:
        """The fixed words before a source that begin at a token: "according to"."""
        lower = self.parse.lower
        of = self.cues.phrases
        begun = (*of.get(tuple(lower[first : first + 2]), ()), *of.get((lower[first],), ()))
        return next((p for p in begun if tuple(lower[first : first + len(p.words)]) == p.words), None)

    def takes(self, token: int, *frames: str) -> bool:
        """Whether a verb at token has one of these frames."""
        return any(not verb.frames.keys().isdisjoint(frames) for verb in self.verbs_at(token))

    def attributes(self, token: int) -> bool:
        """Whether a verb at token may attribute, with its particle: "cut in", not "cut"."""
        return any(self.particle_end(token, verb) is not None for verb in self.verbs_at(token))

    def particle_end(self, token: int, verb: Verb) -> int | None:
        """The last token of the verb with its particle, or None where the particle is missing."""
        if verb.particle is None:
            return token
        parse = self.parse
        words = verb.particle.split()
        if len(words) > 1:  # "made it clear"
            return token + len(words) if parse.lower[token + 1 : token + 1 + len(words)] == words else None
        found = particle_of(parse, token)
        if found is not None and parse.lower[found] == verb.particle:
            return found
        if parse.lower[token + 1] == verb.particle:
            return token + 1
        return None

    def is_relative(self, token: int) -> bool:
        """Whether a word is a relative pronoun: "who", not "WHO"."""
        word = self.parse.words[token]
        return self.parse.lower[token] in self.cues.relative and not (len(word) > 1 and word.isupper())

    def is_name(self, token: int) -> bool:
        """Whether a token is part of a name."""
        return self.parse.entity_of[token] >= 0

    def label_of(self, token: int) -> str | None:
        """The label of the name that token belongs to."""
        number = self.parse.entity_of[token]
        return self.parse.entities[number][2] if number >= 0 else None

    def is_behind_comma(self, token: int) -> bool:
        """Whether a comma stands right before token, or closes the quotation there: "“…,” adding"."""
        return self.parse.words[token - 1 - (token in self.quotation_at_end)] == ","

    def ends_sentence(self, token: int) -> bool:
        """Whether no word follows in the sentence: "…, police say"."""
        return self.parse.marks.issuperset(range(token + 1, self.sentence(token)[1]))

    def trimmed(self, s: int, e: int) -> Tokens:
        """Without white space, commas and final stops at the ends, nor the marks that stand around the whole."""
        return trimmed(self.reading, s, e)

    def first_word(self, token: int) -> int:
        """The first word of token's sentence, marks and white space apart; its first token where it has none."""
        (start, end), pos = self.sentence(token), self.parse.pos
        return next((k for k in range(start, end) if pos[k] not in NO_WORDS), start)

    def is_title(self, number: int) -> bool:
        """Whether a quotation is only the title of a book or the like: "in his memoir, “A Northern Son,” Roe said"."""
        parse, (start, end) = self.parse, self.quotations[number].inner
        noun = self.quotations[number].tokens[0] - 1
        noun -= parse.words[noun] == ","
        of = noun - (parse.pos[noun] == "DET")  # "an author of “The Long Winter,”"
        if parse.lemma[noun].lower() not in self.cues.works and parse.lower[of] != "of":
            return False
        words = [parse.words[k] for k in range(start, end) if not parse.is_mark(k)]
        if not 1 < len(words) <= LONGEST_TITLE:
            return False
        capitals = [word[:1].isupper() for word in words]
        small = all(upper or len(word) <= SMALL_WORD for word, upper in zip(words, capitals, strict=True))
        return small and capitals[0] and capitals[-1]


def _speech_of(reading: Reading) -> list[int]:
    """By token, the number of the quotation it is said in; a verb alone in marks belongs to its sentence."""
    lone = [quotation.tokens for quotation in reading.quotations if _is_lone_verb(reading.parse, quotation)]
    speech = list(reading.outer_quotation_of)
    for start, end in lone:
        speech[start:end] = [-1] * (end - start)
    return speech


def _is_lone_verb(parse: Parse, quotation: Quotation) -> bool:
    """Whether marks hold the verb of the sentence around them and its adverbs alone: "the bank “firmly denies” it"."""
    (start, end), inner = quotation.tokens, range(*quotation.inner)
    if quotation.depth or quotation.scare or not set(parse.pos[inner.start : inner.stop]) <= VERB_GROUP:
        return False
    if parse.is_mark(start - 1) or parse.is_mark(end):
        return False  # "the plan, he said, “failed” again"
    verbs = [k for k in inner if parse.pos[k] == "VERB"]
    if "TO" in parse.tag[inner.start : inner.stop]:
        return False  # "it was only “to mock” her"
    return len(verbs) == 1 and any(subject < start for subject in subjects_of(parse, verbs[0]))
