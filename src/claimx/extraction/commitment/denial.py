"""Negation: what denies a predicate, and what only looks so."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.commitment.state import CERTAIN, POSSIBLE, PROBABLE, Effect
from claimx.lexicons.hedges import HedgeLexicon
from claimx.syntax import Parse, auxiliaries_of, determiner_of, is_predicate, link_of, preposition_of


class Denial:
    """The words that deny the predicates of one Doc."""

    def __init__(self, parse: Parse, lexicon: HedgeLexicon) -> None:
        self.parse, self.lexicon = parse, lexicon
        self._negative: dict[int, bool] = {}

    def may_deny(self, i: int) -> bool:
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

    def effects(self, i: int, *, skip: frozenset[int]) -> Iterator[Effect]:
        """What denies the predicate at i; words in `skip` are part of a hedge."""
        parse = self.parse
        for j in (i, *auxiliaries_of(parse, i)):
            for child in parse.children[j]:
                if child not in skip:
                    yield from self._by_adverb(i, child)
        yield from self._by_noun(i)
        yield from self._by_itself(i)

    def _by_adverb(self, predicate: int, child: int) -> Iterator[Effect]:
        """The bank did not fail; it hardly grew; never again will it lend."""
        parse, words = self.parse, self.lexicon.negation
        word = parse.lower[child]
        if word in words["adverb"]:
            # "Neither of them would", "praised neither side": a noun denies there.
            if link_of(parse, child) != "subject" and child != determiner_of(parse, predicate):
                yield from self._by_not(child)
        elif word in words["contracted"]:
            yield Effect(True, note=f"“{parse.words[child]}” denies")
        elif word in words["weak"]:
            yield Effect(True, PROBABLE, 1.5, f"“{word}” all but denies")
        elif (parse.lower[child - 1], word) in self.lexicon.denying_adverbs:
            yield Effect(True, note=f"“{parse.lower[child - 1]} {word}” denies")
        elif link_of(parse, child) == "adverb" and child < predicate:
            inner = next((c for c in parse.children[child] if parse.lower[c] in words["adverb"]), None)
            if inner is not None:
                yield Effect(True, note=f"“{parse.string((inner, child + 1))}” denies")  # "never again"

    def _by_not(self, child: int) -> Iterator[Effect]:
        """The bank did not fail; it did not necessarily fail, nor fail entirely."""
        parse, words = self.parse, self.lexicon.negation
        word, following = parse.lower[child], parse.lower[child + 1] if child + 1 < parse.n else ""
        if following in self.lexicon.senses["whole"] or self.is_pseudo(child):
            return  # "not all" is the noun's
        if following in words["open"]:
            yield Effect(rank=POSSIBLE, weight=0.5, note=f"“{word} {following}” leaves it open")
        elif following in words["suspended"]:
            yield Effect(True, PROBABLE, 1.0, f"“{word} {following}” partly denies")
        else:
            yield Effect(True, note=f"“{parse.words[child]}” denies")

    def _by_noun(self, i: int) -> Iterator[Effect]:
        """Nobody was hurt; the town has no water; not all farmers agree."""
        parse = self.parse
        for child in parse.children[i]:
            link = link_of(parse, child)
            if link == "subject" and (words := self._not_all(child)):
                yield Effect(True, PROBABLE, 0.5, f"“{words}” partly denies")
            if link in {"subject", "object", "oblique"}:
                negative = self.negative_noun(child)
                if negative is not None and not (link == "oblique" and self._goes_along(child, negative)):
                    weight = 2.0 if link == "subject" else 0.0  # "has no problem" tells of having
                    yield Effect(True, CERTAIN, weight, f"“{parse.words[negative]}” denies")

    def _goes_along(self, noun: int, negative: int) -> bool:
        """Reopened with no injuries: it did reopen; but "met with nobody"."""
        return negative != noun and preposition_of(self.parse, noun) in self.lexicon.senses["along"]

    def _by_itself(self, i: int) -> Iterator[Effect]:
        """He is no thief; the town lacks water; the outlook is anything but bright."""
        parse, words = self.parse, self.lexicon.negation
        determiner = determiner_of(parse, i)
        if determiner is not None and parse.lower[determiner] in words["determiner"] and not self.is_pseudo(determiner):
            yield Effect(True, note=f"“{parse.words[determiner]}” denies")
        for pair in (tuple(parse.lower[max(0, i - 2) : i]), tuple(parse.lower[i : i + 2])):
            if pair in self.lexicon.denying_pairs:
                yield Effect(True, note=f"“{' '.join(pair)}” denies")
        if parse.lemma[i] in words["predicate"] and is_predicate(parse, i):
            yield Effect(True, note=f"“{parse.words[i]}” denies")

    def denies_object(self, i: int) -> bool:
        """Whether the predicate is affirmed of nothing: "sees no end", "has no problem"."""
        return any(
            link_of(self.parse, child) == "object" and self.negative_noun(child) is not None
            for child in self.parse.children[i]
        )

    def _not_all(self, noun: int) -> str:
        """The "not all" or "not everyone" that opens a noun phrase, or nothing."""
        parse = self.parse
        negations = self.lexicon.negation["adverb"]
        start = parse.edges[noun][0]
        first = start if parse.lower[start] in negations else start - 1
        if first < 0 or first + 1 >= parse.n or parse.lower[first] not in negations:
            return ""
        if parse.lower[first + 1] not in self.lexicon.senses["whole"]:
            return ""
        return f"{parse.lower[first]} {parse.lower[first + 1]}"

    def negative_noun(self, noun: int) -> int | None:
        """The word by which a noun phrase denies its clause: "no", "nobody", "neither"; None where it does not."""
        parse, words = self.parse, self.lexicon.negation["determiner"]
        if parse.lower[noun] in words:
            return None if self.is_pseudo(noun) else noun
        determiner = determiner_of(parse, noun)
        if determiner is not None and parse.lower[determiner] in words and not self.is_pseudo(determiner):
            return determiner
        start = parse.edges[noun][0]  # "neither the mayor nor the council"
        return start if start < noun and parse.lower[start] in self.lexicon.negation["pair"] else None

    def is_pseudo(self, i: int) -> bool:
        """Whether the word only looks like a negation: "not only", "no doubt"."""
        lower = self.parse.lower
        if i and lower[i - 1] in self.lexicon.senses["alternative"]:
            return True  # "whether or not", "or not"
        return any(tuple(lower[i : i + len(words)]) == words for words in self.lexicon.pseudo.get(lower[i], ()))
