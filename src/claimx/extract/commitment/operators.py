"""What stands on a predicate: negation, modals, hedges, conditions, questions, commands."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extract.commitment.state import CERTAIN, POSSIBLE, PROBABLE, UNKNOWN, WEIGHTS, Effect
from claimx.extract.hedge.reading import anchor_of, is_predicate
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Hedge
from claimx.syntax import (
    Parse,
    auxiliaries_of,
    complementizer_of,
    determiner_of,
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
        self._negative: dict[int, bool] = {}
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
        negations = self._negations(i) if self._may_deny(i) else ()
        return [*negations, *self._modality(i), *self._conditions(i)]

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

    def _may_deny(self, i: int) -> bool:
        """Whether the sentence of i holds any word that denies: most hold none."""
        number = self.parse.sentence_of[i]
        found = self._negative.get(number)
        if found is None:
            start, end = self.parse.sentences[number]
            words = self.lexicon.negative_words
            found = not (
                words.isdisjoint(self.parse.lower[start:end]) and words.isdisjoint(self.parse.lemma[start:end])
            )
            self._negative[number] = found
        return found

    def _negations(self, i: int) -> Iterator[Effect]:
        parse, words = self.parse, self.lexicon.negation
        for j in (i, *auxiliaries_of(parse, i)):
            for child in parse.children[j]:
                word = parse.lower[child]
                if word in words["adverb"]:
                    if not self._is_pseudo(child) and not self._is_within_phrase(i, child):
                        following = parse.lower[child + 1] if child + 1 < parse.n else ""
                        if following == "necessarily":
                            yield Effect(rank=POSSIBLE, weight=0.5, note=f"“{word} {following}” leaves it open")
                        elif following in words["suspended"]:
                            yield Effect(True, PROBABLE, 1.0, f"“{word} {following}” partly denies")
                        else:
                            yield Effect(True, note=f"“{parse.words[child]}” denies")
                elif word in words["weak"]:
                    yield Effect(True, PROBABLE, 1.5, f"“{word}” all but denies")
                elif word == "longer" and child and parse.lower[child - 1] == "no":
                    yield Effect(True, note="“no longer” denies")
                elif link_of(parse, child) == "adverb" and child < i:
                    inner = next((c for c in parse.children[child] if parse.lower[c] in words["adverb"]), None)
                    if inner is not None and not self._is_pseudo(inner):
                        yield Effect(True, note=f"“{parse.words[inner]} {word}” denies")  # "never again"
        for child in parse.children[i]:
            link = link_of(parse, child)
            if link in {"subject", "object", "oblique"}:
                negative = self.negative_noun(child)
                if negative is not None:
                    weight = 2.0 if link == "subject" else 0.0  # "has no problem" tells of having
                    yield Effect(True, CERTAIN, weight, f"“{parse.words[negative]}” denies")
        determiner = determiner_of(parse, i)
        if (
            determiner is not None
            and parse.lower[determiner] in words["determiner"]
            and not self._is_pseudo(determiner)
        ):
            yield Effect(True, note=f"“{parse.words[determiner]}” denies")
        if parse.lemma[i] in words["predicate"] and is_predicate(parse, i):
            yield Effect(True, note=f"“{parse.words[i]}” denies")

    def negative_noun(self, noun: int) -> int | None:
        """The word by which a noun phrase denies its clause: "no", "nobody", "neither"; None where it does not."""
        parse, words = self.parse, self.lexicon.negation["determiner"]
        if parse.lower[noun] in words:
            return None if self._is_pseudo(noun) else noun
        determiner = determiner_of(parse, noun)
        if determiner is not None and parse.lower[determiner] in words and not self._is_pseudo(determiner):
            return determiner
        return None

    def _is_within_phrase(self, i: int, child: int) -> bool:
        """Whether a negation is part of a hedge that says nothing is known: "it was not clear whether"."""
        start = self.parse.start[child]
        return any(
            hedge.rule == "hedge.phrase" and hedge.strength == MOST and hedge.start <= start < hedge.end
            for hedge in self.on.get(i, ())
        )

    def _is_pseudo(self, i: int) -> bool:
        """Whether the word only looks like a negation: "not only", "no doubt"."""
        lower = self.parse.lower
        if i and lower[i - 1] == "or":
            return True  # "whether or not", "or not"
        return any(tuple(lower[i : i + len(words)]) == words for words in self.lexicon.pseudo.get(lower[i], ()))

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

    def _conditions(self, i: int) -> Iterator[Effect]:
        parse = self.parse
        if not self.conditions:
            return
        for child in parse.children[i]:
            if child in self.conditions:
                yield Effect(False, UNKNOWN, 0.8, "on a condition")
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
