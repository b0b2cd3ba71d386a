"""What the rules of attribution share: the parse, the quotations, the cues, and the spans they build from them."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extract.actor.dateline import dateline_end, is_dateline
from claimx.extract.model import Attribution, Quotation
from claimx.lexicons.cues import CueLexicon, Verb
from claimx.lexicons.names import NameLexicon
from claimx.records import CueClass, Mode
from claimx.syntax import (
    Parse,
    Tokens,
    adverbs_of,
    auxiliaries_of,
    copula_of,
    is_open_complement,
    is_relative_clause,
    negations_of,
    noun_phrase_with_conjuncts,
    objects_of,
    particle_of,
    relative_antecedent_of,
    subject_of,
)

MARKS = frozenset("\"“”„«»‘’‚‹›'") | {"``", "''"}
EDGES = frozenset(",;:.–—-…()[]") | {"--", "..."}
IMPERSONAL = frozenset({"it", "this", "that", "these", "those", "which", "what", "there", "each"})
AGENTIVE = ("er", "or", "ist", "ian", "ee", "ant")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class Context:
    """One text under attribution.

    Attributes:
        speech: the outer quotations that can be speech, by start.
        speech_of: for each token (marks included), the number of its outer quotation in `quotations`, or -1.
    """

    def __init__(self, parse: Parse, quotations: tuple[Quotation, ...], cues: CueLexicon, names: NameLexicon) -> None:
        self.parse = parse
        self.quotations = quotations
        self.cues = cues
        self.names = names
        self.speech_of = [-1] * parse.n
        for number, quotation in enumerate(quotations):
            if quotation.depth == 0:
                for i in range(*quotation.tokens):
                    self.speech_of[i] = number
        heads = sorted({0, *parse.paragraph_breaks()})
        self.datelines = frozenset(
            k for s in heads if (end := dateline_end(parse, s)) is not None for k in range(s, end)
        )
        self.starts = {q.tokens[0]: n for n, q in enumerate(quotations) if q.depth == 0}
        self.ends = {q.tokens[1]: n for n, q in enumerate(quotations) if q.depth == 0}

    def verbs_at(self, i: int) -> tuple[Verb, ...]:
        """The entries of the verb at token i, those with a particle first; () where it is none."""
        form = self.cues.forms.get(self.parse.lower[i])
        return self.cues.verbs.get(form or self.parse.lemma[i].lower(), ())

    def matches(self, i: int, verb: Verb) -> int | None:
        """The last token of the verb with its particle, or None where the particle is missing."""
        if verb.particle is None:
            return i
        parse = self.parse
        found = particle_of(parse, i)
        if found is not None and parse.lower[found] == verb.particle:
            return found
        if i + 1 < parse.n and parse.lower[i + 1] == verb.particle:
            return i + 1
        return None

    def ends_sentence(self, i: int) -> bool:
        """Whether no word follows in the sentence: "…, police say"."""
        parse = self.parse
        return all(parse.is_punctuation(k) or parse.is_space(k) for k in range(i + 1, parse.sentence(i)[1]))

    def source_of(self, i: int) -> int | None:
        """The head of the source of a verb: its subject, also one it shares; relative pronouns stay themselves."""
        subject = subject_of(self.parse, i)
        if subject is None and is_relative_clause(self.parse, i):
            return relative_antecedent_of(self.parse, i)
        if subject is None or (self.parse.pos[subject] in {"VERB", "AUX"} and self.parse.tag[subject] != "VBG"):
            return None
        number = self.parse.entity_of[subject]
        if number >= 0 and is_dateline(self.parse, self.parse.entities[number][:2]):
            return None
        # A subject across a quotation's edge is an error of the tree.
        across = self.speech_of[subject] != self.speech_of[i] and not self._in_scare_marks(subject)
        return None if across else subject

    def _in_scare_marks(self, i: int) -> bool:
        number = self.speech_of[i]
        return number >= 0 and self.quotations[number].scare

    def is_party(self, head: int) -> bool:
        """Whether a noun can want, judge or plan: a name, a person's pronoun, a noun that lexicons know as a source."""
        parse = self.parse
        if parse.entity_of[head] >= 0:
            return True
        if parse.pos[head] in {"PRON", "DET"}:
            return parse.lower[head] not in IMPERSONAL
        lemma = parse.lemma[head].lower()
        if lemma in self.names.noun_types or lemma in self.names.amounts or lemma in self.names.titles:
            return True
        return (
            parse.pos[head] == "NUM"
            or (parse.tag[head] == "NNS" and lemma.endswith(AGENTIVE))
            or parse.tag[head] in {"NNP", "NNPS"}
        )

    def source_span(self, head: int, *, cue: int) -> Tokens:
        """The source's noun phrase: title, name, apposition, defining phrases, conjuncts, never past the cue."""
        parse = self.parse
        start, end = noun_phrase_with_conjuncts(parse, head)
        if head < cue:
            end = min(end, cue)
        elif start <= cue:
            start = cue + 1
        if self.speech_of[head] < 0:  # a tree that runs over a quotation's edge: the marks win
            start = next((k for k in range(head, start, -1) if k in self.ends), start)
            end = next(
                (k for k in range(head + 1, end) if k in self.starts and not self.quotations[self.starts[k]].scare), end
            )
        start, end = self._without_date(start, end)
        s, e = self._with_whole_names(*parse.trimmed((start, end), ",;:.–—-"), cue)
        return self.outside_marks(s, e) if s < e else (head, head + 1)

    def _without_date(self, s: int, e: int) -> Tokens:
        """ "The army on Friday": when it was said is no part of the source."""
        parse = self.parse
        cut = e
        while cut - 1 > s and parse.lower[cut - 1] in self.cues.times and parse.entity_of[cut - 1] < 0:
            cut -= 1
        if cut < e and cut - 1 > s and parse.lower[cut - 1] in {"on", "late", "early", "last", "this"}:
            return s, cut - 1
        return (s, cut) if cut < e and parse.tag[cut] == "NNP" else (s, e)

    def _with_whole_names(self, s: int, e: int, cue: int) -> Tokens:
        """The stretch with names that it cuts in two made whole, and with the name that a title at its end leads to."""
        parse = self.parse
        if s < e and parse.entity_of[s] >= 0:
            s = parse.entities[parse.entity_of[s]][0]
        if s < e < parse.n and parse.entity_of[e] >= 0:
            begins, ends, label = parse.entities[parse.entity_of[e]]
            title = parse.lemma[e - 1].lower() in self.names.titles or parse.entity_of[e - 1] == parse.entity_of[e]
            if (begins < e or (title and label == "PERSON")) and not begins <= cue < ends:
                e = ends
        return s, e

    def outside_marks(self, s: int, e: int) -> Tokens:
        """The stretch without a lone quotation mark at either end."""
        marks = self.parse.words
        if marks[s] in MARKS and not any(marks[i] in MARKS for i in range(s + 1, e)):
            s += 1
        elif e > s and marks[e - 1] in MARKS and not any(marks[i] in MARKS for i in range(s, e - 1)):
            e -= 1
        return s, max(e, s + 1)

    def cue_span(self, i: int, *, last: int | None = None) -> Tokens:
        """The verb with auxiliaries, negation and the adverbs among them ("has also said"), up to token `last`."""
        parse = self.parse
        start = self._group_start(i)
        governor = parse.head[i]
        # "seemed to think", "wanted to know": the verb that governs the cue is part of it.
        if (
            is_open_complement(parse, i)
            and governor < start
            and start - governor <= 2
            and not objects_of(parse, governor)
        ):
            start = self._group_start(governor)
        end = (last if last is not None and last >= i else i) + 1
        return start, end

    def _group_start(self, i: int) -> int:
        parse = self.parse
        parts = {*auxiliaries_of(parse, i), *negations_of(parse, i), *adverbs_of(parse, i)}
        copula = copula_of(parse, i)
        if copula is not None:
            parts.add(copula)
        while i - 1 in parts:
            i -= 1
        return i

    def is_negated(self, i: int) -> bool:
        """Whether the cue itself is negated: "did not say"."""
        return bool(negations_of(self.parse, i))

    # -- content ---------------------------------------------------------------------------------------------------

    def pieces(self, tokens: Iterable[int], *, cue: int) -> tuple[Tokens, ...]:
        """Content from a set of tokens: runs without a gap, cut or extended so that quotation marks win."""
        parse = self.parse
        own = self.speech_of[cue]
        runs: list[list[int]] = []
        for i in sorted(tokens):
            if i in self.datelines:
                continue
            if own >= 0 and not self.quotations[own].inner[0] <= i < self.quotations[own].inner[1]:
                continue
            if runs and all(
                parse.is_space(k) or (parse.is_punctuation(k) and parse.words[k] not in MARKS)
                for k in range(runs[-1][1], i)
            ):
                runs[-1][1] = i + 1
            else:
                runs.append([i, i + 1])
        out: list[list[int]] = []
        for start, end in runs:
            s, e = self._with_quotation(start, end, own)
            if out and s <= out[-1][1]:
                out[-1][1] = max(out[-1][1], e)
            else:
                out.append([s, e])
        cut = [self.trimmed(s, e) for s, e in out]
        if len(cut) > 1 and all(self._is_setting(k) for k in range(*cut[-1])):
            cut.pop()  # "…, according to officials on Tuesday": when it was said
        return tuple(
            (s, e)
            for s, e in cut
            if s < e and any(not parse.is_punctuation(k) and not parse.is_space(k) for k in range(s, e))
        )

    def _is_setting(self, k: int) -> bool:
        word = self.parse.lower[k]
        return word in self.cues.times or self.parse.pos[k] in {"ADP", "PUNCT", "DET", "SPACE"}

    def _with_quotation(self, s: int, e: int, own: int) -> Tokens:
        """A stretch that begins or ends within a quotation takes the whole of it; never the cue's own."""
        first, last = self.speech_of[s], self.speech_of[e - 1]
        if first >= 0 and first != own:
            s = min(s, self.quotations[first].tokens[0])
        if last >= 0 and last != own:
            e = max(e, self.quotations[last].tokens[1])
        return s, e

    def trimmed(self, s: int, e: int) -> Tokens:
        """Without white space, commas and final stops at the ends, nor the marks that stand around the whole."""
        parse = self.parse
        while True:
            before = (s, e)
            while s < e and (parse.is_space(s) or parse.words[s] in EDGES - {"(", "["}):
                s += 1
            while e > s and (parse.is_space(e - 1) or parse.words[e - 1] in EDGES - {")", "]"}):
                e -= 1
            if s < e:
                opened, closed = self.starts.get(s), self.ends.get(e)
                if (
                    opened is not None
                    and opened == closed
                    and self.quotations[opened].inner[0] < self.quotations[opened].inner[1]
                ):
                    s, e = self.quotations[opened].inner
                elif parse.words[s] in MARKS and opened is None and self.speech_of[s] < 0:
                    s += 1
                elif e > s and parse.words[e - 1] in MARKS and closed is None and self.speech_of[e - 1] < 0:
                    e -= 1
            if (s, e) == before:
                return s, e

    def mode_of(self, content: tuple[Tokens, ...], cue: int) -> Mode:
        """Quoted, paraphrased or partly quoted."""
        own = self.speech_of[cue]
        inside = outside = 0
        for s, e in content:
            for i in range(s, e):
                if self.parse.is_punctuation(i) or self.parse.is_space(i):
                    continue
                number = self.speech_of[i]
                if number >= 0 and number != own:
                    inside += 1
                else:
                    outside += 1
        if not inside:
            return "indirect"
        return "mixed" if outside else "direct"

    def build(
        self,
        *,
        rule: str,
        i: int,
        lemma: str,
        class_: CueClass,
        cue: Tokens,
        source: int | None,
        content: Iterable[int] | tuple[Tokens, ...],
        predicate: int | None,
        source_tokens: Tokens | None = None,
        pieces: bool = True,
    ) -> Attribution | None:
        """An attribution of these parts; None where no content is left."""
        if source is not None and source_tokens is None:
            source_tokens = self.source_span(source, cue=i)
        stretches: tuple[Tokens, ...]
        if pieces:
            blocked = set(range(*cue))
            if source_tokens:
                blocked.update(range(*source_tokens))
            stretches = self.pieces((k for k in content if isinstance(k, int) and k not in blocked), cue=i)
        else:
            stretches = tuple(t for t in content if isinstance(t, tuple))
        if not stretches:
            return None
        return Attribution(
            rule=rule,
            source=source_tokens,
            source_head=source,
            cue=cue,
            cue_head=i,
            cue_lemma=lemma,
            cue_class=class_,
            content=stretches,
            predicate=predicate,
            mode=self.mode_of(stretches, i),
            negated=self.is_negated(i),
        )
