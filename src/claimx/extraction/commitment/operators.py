"""What stands on a predicate: negation, modals, hedges, conditions, questions, commands."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.commitment.denial import Denial
from claimx.extraction.commitment.state import CERTAIN, PROBABLE, UNKNOWN, WEIGHTS, Effect
from claimx.extraction.hedge.reading import anchor_of, is_predicate
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Hedge
from claimx.syntax import (
    Parse,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    determiner_of,
    is_infinitive,
    is_passive,
    link_of,
    open_complement_of,
    subject_of,
)

Hedges = dict[int, list[Hedge]]
ON_PREDICATE = frozenset(
    {
        "hedge.modal",
        "hedge.modal-perfect",
        "hedge.would-have",
        "hedge.be-to",
        "hedge.adverb",
        "hedge.phrase",
        "hedge.adjective",
        "hedge.attributive",
        "hedge.so-called",
    }
)
# Hedges that may be the predicate themselves: "a deal is unlikely", "a verdict is expected".
ON_ITSELF = frozenset(
    {
        "hedge.adjective",
        "hedge.adverb",
        "hedge.passive",
        "hedge.infinitive-adjective",
        "hedge.intention",
        "hedge.raising",
        "hedge.open-question",
    }
)
ON_SENTENCE = frozenset({"hedge.question", "hedge.question-order"})
CONDITIONS = frozenset({"hedge.if", "hedge.condition", "hedge.provided", "hedge.inverted-condition"})
# The strength of hedges that leave nothing known.
MOST = 3
ON_NOUN = frozenset({"hedge.attributive", "hedge.so-called"})


class Operators:
    """The effects on each predicate of one Doc, or of one sentence."""

    def __init__(self, parse: Parse, lexicon: HedgeLexicon, hedges: tuple[Hedge, ...]) -> None:
        self.parse, self.lexicon = parse, lexicon
        self.on: Hedges = {}
        self.conditions: set[int] = set()
        self.asked: set[int] = set()
        self.itself: dict[int, Hedge] = {}
        self.denial = Denial(parse, lexicon)
        for hedge in hedges:
            self._place(hedge)

    def _place(self, hedge: Hedge) -> None:
        parse = self.parse
        first, end = parse.tokens_in(hedge.start, hedge.end)
        if first >= end:
            return
        if hedge.rule in ON_ITSELF:
            # A parse may take "due to" for a preposition and the infinitive for the predicate.
            infinitive = parse.lower[end - 1] == "to" and end < parse.n
            for j in range(first, end + infinitive):
                self.itself.setdefault(j, hedge)
        if hedge.rule in ON_PREDICATE:
            target = self._target(hedge.rule, first, end)
            if target is not None:
                self.on.setdefault(target, []).append(hedge)
        elif hedge.rule in CONDITIONS:
            self.conditions.update(range(first, end))
        elif hedge.rule in ON_SENTENCE:
            self.asked.update(range(*parse.tokens_in(hedge.scope.start, hedge.scope.end)))

    def _target(self, rule: str, first: int, end: int) -> int | None:
        """The predicate or noun that a hedge stands on; None where its own signature speaks."""
        parse = self.parse
        if rule == "hedge.phrase":
            return anchor_of(parse, (first, end))
        if rule == "hedge.be-to" and link_of(parse, first) != "auxiliary":
            return first  # a tree may hang the infinitive on the "be"
        if rule in ON_NOUN:
            return parse.head[end - 1]
        if rule in {"hedge.adverb", "hedge.adjective"}:
            if rule == "hedge.adjective" and is_predicate(parse, end - 1):
                return None
            target = parse.head[end - 1]
            if not is_predicate(parse, target) and parse.pos[target] in {"ADV", "ADP", "SCONJ", "PART"}:
                target = parse.head[target]
            return target
        return parse.head[first]

    def effects(self, i: int) -> list[Effect]:
        """All effects on the predicate at i."""
        return [*self._negations(i), *self._modality(i), *self._conditions(i)]

    def _negations(self, i: int) -> Iterator[Effect]:
        if not self.denial.may_deny(i):
            return
        # "It was not clear whether" denies nothing: nobody knows.
        open_phrases = [h for h in self.on.get(i, ()) if h.rule == "hedge.phrase" and h.strength == MOST]
        skip = [j for h in open_phrases for j in range(*self.parse.tokens_in(h.start, h.end))]
        yield from self.denial.effects(i, skip=frozenset(skip))

    def own(self, i: int) -> Iterator[Effect]:
        """The effects of a predicate that is itself a hedge, where it has no complement to hand the claim on to."""
        hedge = self.itself.get(i)
        if hedge is None:
            taken = open_complement_of(self.parse, i)  # "remains unclear"
            hedge = None if taken is None else self.itself.get(taken)
            if hedge is None or hedge.rule != "hedge.open-question":
                return
        rank = UNKNOWN if hedge.rule == "hedge.intention" else CERTAIN - hedge.strength
        yield Effect(self.parse.lower[i] in self.lexicon.senses["unlikely"], rank, WEIGHTS[rank], f"“{hedge.text}”")

    def _modality(self, i: int) -> Iterator[Effect]:
        parse, modals = self.parse, self.lexicon.modals
        for hedge in self.on.get(i, ()):
            rank = CERTAIN - hedge.strength
            weight = 1.0 if hedge.rule == "hedge.modal" else WEIGHTS[rank]
            yield Effect(False, rank, weight, f"“{hedge.text}” ({hedge.category})")
            if hedge.text.lower() in self.lexicon.senses["unlikely"]:
                yield Effect(True, note=f"“{hedge.text}” denies")
        doubted = any(hedge.rule == "hedge.modal-perfect" for hedge in self.on.get(i, ()))
        for child in auxiliaries_of(parse, i):
            modal = modals.get(parse.lower[child])
            if modal is not None and not doubted:  # "must have" is no duty
                yield Effect(False, modal[0], modal[1], f"“{parse.words[child]}”" if modal[0] < CERTAIN else "")
        if self.on:
            yield from self._doubtful_subject(i)
        if i in self.asked:
            yield Effect(False, UNKNOWN, 0.3, "asked")
        if link_of(parse, i) in {"root", "complement"} and self._is_command(i):
            yield Effect(False, UNKNOWN, 0.5, "a command")
        if self._is_announced(i):
            yield Effect(False, PROBABLE, 2.0, "“to”")

    def _is_announced(self, i: int) -> bool:
        """A headline's "Bank to cut 500 jobs"; where "is to" or the like already says so, its hedge speaks."""
        parse = self.parse
        if link_of(parse, i) != "root" or not is_infinitive(parse, i) or subject_of(parse, i, shared=False) is None:
            return False
        return i not in self.on and i not in self.itself and not auxiliaries_of(parse, i)

    def _doubtful_subject(self, i: int) -> Iterator[Effect]:
        """An apparent strike killed four: that they died is not in doubt, that a strike killed them is."""
        parse = self.parse
        subject = subject_of(parse, i, shared=False)
        determiner = None if subject is None or is_passive(parse, i) else determiner_of(parse, subject)
        if subject is None or determiner is None or parse.lower[determiner] not in {"a", "an"}:
            return
        for hedge in self.on.get(subject, ()):
            if hedge.category == "evidential" and hedge.rule in ON_NOUN:
                yield Effect(rank=CERTAIN - hedge.strength, note=f"“{hedge.text}” ({hedge.category})")

    def _is_command(self, i: int) -> bool:
        parse = self.parse
        if parse.tag[i] != "VB" or subject_of(parse, i, shared=False) is not None or link_of(parse, i) != "root":
            return False
        if any(parse.tag[j] == "MD" or parse.lower[j] == "to" for j in parse.children[i]):
            return False
        start = parse.sentence(i)[0]
        return sum(not parse.is_punctuation(j) and not parse.is_space(j) for j in range(start, i)) <= 2

    def _around(self, i: int) -> Iterator[int]:
        """What hangs on a predicate; "if it rains, she said, the game will move": the game, not her words."""
        parse = self.parse
        complement = clausal_complement_of(parse, i) if self._is_saying(i) else None
        for child in parse.children[i]:
            if complement is None or child >= min(i, complement):
                yield child
        parent = parse.head[i]
        if parent != i and link_of(parse, i) == "complement" and self._is_saying(parent):
            yield from (child for child in parse.children[parent] if child < min(i, parent))

    def _is_saying(self, i: int) -> bool:
        signature = self.lexicon.signatures.get((self.parse.lemma[i], "that"))
        return signature is not None and signature.affirmed == (False, CERTAIN)

    def _conditions(self, i: int) -> Iterator[Effect]:
        parse = self.parse
        if not self.conditions:
            return
        for child in self._around(i):
            if child in self.conditions:
                yield Effect(False, UNKNOWN, 0.8, "on a condition")
                return
            if parse.lower[parse.edges[child][0]] == "should" and parse.edges[child][0] in self.conditions:
                yield Effect(False, UNKNOWN, 1.0, "depends on a condition")  # "should the talks fail"
                return
            if link_of(parse, child) == "adverbial":
                mark = complementizer_of(parse, child)
                if mark and parse.lower[mark - 1] == "even":
                    continue  # "even if" holds in any case
                if (
                    mark in self.conditions
                    or child in self.conditions
                    or any(c in self.conditions for c in parse.children[child])
                ):
                    yield Effect(False, UNKNOWN, 1.0, "depends on a condition")
                    return
