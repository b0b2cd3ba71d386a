"""What stands on a predicate: negation, modals, hedges, conditions, questions, commands."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.commitment.denial import Denial
from claimx.extraction.commitment.state import CERTAIN, PROBABLE, UNKNOWN, WEIGHTS, Effect
from claimx.extraction.hedge import RULE_OF, weakens
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Hedge
from claimx.syntax import (
    Parse,
    adverbs_of,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    determiner_of,
    is_infinitive,
    is_passive,
    is_predicate,
    link_of,
    open_complement_of,
    predicate_of_words,
    subject_of,
)

# The strength of hedges that leave nothing known.
STRONGEST = 3
# Words that may stand before the verb of a command: "Please do".
BEFORE_COMMAND = 2
# What readers give to what is asked, commanded, announced by a headline, and said on a condition.
ASKED, COMMANDED, ANNOUNCED, IF, DEPENDENT = 0.3, 0.5, 2.0, 0.8, 1.0


class Operators:
    """The effects on each predicate of one Doc, or of one sentence."""

    def __init__(self, parse: Parse, lexicon: HedgeLexicon, hedges: tuple[Hedge, ...]) -> None:
        self.parse, self.lexicon = parse, lexicon
        self.denial = Denial(parse, lexicon)
        self.conditions: set[int] = set()
        self._asked: set[int] = set()
        self._itself: dict[int, Hedge] = {}
        self._on: dict[int, list[Hedge]] = {}
        for hedge in hedges:
            self._place(hedge)

    def effects(self, token: int) -> list[Effect]:
        """All effects on the predicate at a token."""
        effects = [*self._negations(token)] if self.denial.may_deny(token) else []
        if self._on:
            effects += self._of_hedges(token)
        effects += self._of_auxiliaries(token)
        if self._on:
            effects += self._of_doubtful_subject(token)
        effects += self._of_mood(token)
        if self.conditions:
            effects += self._of_conditions(token)
        return effects

    def own(self, token: int) -> Iterator[Effect]:
        """The effects of a predicate that is itself a hedge, where it has no complement to hand the claim on to."""
        if not self._itself:
            return
        hedge = self._itself.get(token)
        if hedge is None:
            taken = open_complement_of(self.parse, token)  # "remains unclear"
            hedge = None if taken is None else self._itself.get(taken)
            if hedge is None or "open" not in weakens(hedge):
                return
        if "wish" in weakens(hedge) and hedge.category == "distancing":
            return  # who claims to be ill does claim it
        rank = UNKNOWN if "wish" in weakens(hedge) else CERTAIN - hedge.strength
        denies = self.parse.lower[token] in self.lexicon.senses["unlikely"]
        yield Effect(denies, rank, WEIGHTS[rank], f"“{hedge.text}”")

    def is_spoken_for(self, token: int) -> bool:
        """Whether a hedge of several words holds a predicate, and says all that it would say of its complement."""
        start = self.parse.start[token]
        return any(h.start < start < h.end for h in self._on.get(token, ()) if "clause" in weakens(h))

    def is_supposed(self, token: int) -> bool:
        """Whether a predicate is a hedge of what somebody fears or thinks: "are feared", "is believed"."""
        hedge = self._itself.get(token)
        return hedge is not None and hedge.category == "doxastic"

    def _place(self, hedge: Hedge) -> None:
        parse = self.parse
        first, end = parse.tokens_in(hedge.start, hedge.end)
        if hedge.category == "approximator":
            return  # what is estimated is as sure as the estimate
        places = weakens(hedge)
        if "itself" in places:
            # A parse may take "due to" for a preposition and the infinitive for the predicate.
            infinitive = end < parse.n and parse.lower[end - 1] in self.lexicon.senses["infinitive_marks"]
            for token in range(first, end + infinitive):
                self._itself.setdefault(token, hedge)
        if "condition" in places:
            self.conditions.update(range(first, end))
        if "sentence" in places:
            self._asked.update(range(*parse.tokens_in(hedge.scope.start, hedge.scope.end)))
        target = self._target(places, first, end)
        if target is not None:
            self._on.setdefault(target, []).append(hedge)

    def _target(self, places: frozenset[str], first: int, end: int) -> int | None:
        """The predicate or noun that a hedge stands on; None where its own signature speaks."""
        parse, last = self.parse, end - 1
        if "clause" in places:
            return predicate_of_words(parse, (first, end))
        if "noun" in places:
            return parse.head[last]
        if "auxiliary" in places:
            # A tree may hang the infinitive on the "be".
            return parse.head[first]
        if "modified" not in places or self._speaks_for_itself(last):
            return None
        target = parse.head[last]
        if not is_predicate(parse, target) and parse.pos[target] in {"ADV", "ADP", "SCONJ", "PART"}:
            return parse.head[target]
        return target

    def _speaks_for_itself(self, token: int) -> bool:
        """Whether an adjective is the predicate; no "was “likely” the work of rebels", where the noun behind is."""
        parse = self.parse
        head = parse.head[token]
        is_adverb = head > token and token in adverbs_of(parse, head)
        return parse.pos[token] == "ADJ" and is_predicate(parse, token) and not is_adverb

    def _negations(self, token: int) -> Iterator[Effect]:
        # "It was not clear whether" denies nothing: nobody knows.
        open_phrases = [h for h in self._on.get(token, ()) if "clause" in weakens(h) and h.strength == STRONGEST]
        skip = [j for h in open_phrases for j in range(*self.parse.tokens_in(h.start, h.end))]
        yield from self.denial.effects(token, skip=frozenset(skip))

    def _of_hedges(self, token: int) -> Iterator[Effect]:
        for hedge in self._on.get(token, ()):
            rank = CERTAIN - hedge.strength
            weight = RULE_OF[hedge.rule].weight
            yield Effect(False, rank, WEIGHTS[rank] if weight is None else weight, f"“{hedge.text}” ({hedge.category})")
            if hedge.text.lower() in self.lexicon.senses["unlikely"]:
                yield Effect(True, note=f"“{hedge.text}” denies")

    def _of_auxiliaries(self, token: int) -> Iterator[Effect]:
        """Will, should, must of duty; one that is a hedge has spoken already: "must have"."""
        parse, modals = self.parse, self.lexicon.modals
        hedges = self._on.get(token, ())
        for child in auxiliaries_of(parse, token):
            modal = modals.get(parse.lower[child])
            if modal is not None and not any(h.start <= parse.start[child] < h.end for h in hedges):
                yield Effect(False, modal[0], modal[1], f"“{parse.words[child]}”" if modal[0] < CERTAIN else "")

    def _of_mood(self, token: int) -> Iterator[Effect]:
        if token in self._asked:
            yield Effect(False, UNKNOWN, ASKED, "asked")
        if link_of(self.parse, token) != "root":
            return
        if self._is_command(token):
            yield Effect(False, UNKNOWN, COMMANDED, "a command")
        if self._is_announced(token):
            yield Effect(False, PROBABLE, ANNOUNCED, "“to”")

    def _is_announced(self, root: int) -> bool:
        """A headline's "Bank to cut 500 jobs"; where "is to" or the like already says so, its hedge speaks."""
        parse = self.parse
        if not is_infinitive(parse, root) or subject_of(parse, root, shared=False) is None:
            return False
        return root not in self._on and root not in self._itself and not auxiliaries_of(parse, root)

    def _is_command(self, root: int) -> bool:
        parse = self.parse
        if parse.tag[root] != "VB" or subject_of(parse, root, shared=False) is not None or is_infinitive(parse, root):
            return False
        if any(parse.tag[child] == "MD" for child in parse.children[root]):
            return False
        before = range(parse.sentence(root)[0], root)
        return sum(not parse.is_mark(j) for j in before) <= BEFORE_COMMAND

    def _of_doubtful_subject(self, token: int) -> Iterator[Effect]:
        """An apparent strike killed four: that they died is not in doubt, that a strike killed them is."""
        parse = self.parse
        subject = subject_of(parse, token, shared=False)
        if subject is None or subject not in self._on or is_passive(parse, token):
            return
        determiner = determiner_of(parse, subject)
        if determiner is None or parse.lower[determiner] not in self.lexicon.senses["indefinite"]:
            return
        for hedge in self._on[subject]:
            if hedge.category == "evidential":
                yield Effect(rank=CERTAIN - hedge.strength, note=f"“{hedge.text}” ({hedge.category})")

    def _of_conditions(self, token: int) -> Iterator[Effect]:
        if token in self.conditions:  # "had the crew waited, …": a tree may make "had" the predicate
            yield Effect(False, UNKNOWN, IF, "on a condition")
            return
        for child in self._around(token):
            if child in self.conditions:
                yield Effect(False, UNKNOWN, IF, "on a condition")
                return
            if self._is_conditional(child):
                yield Effect(False, UNKNOWN, DEPENDENT, "on a condition of its own")
                return

    def _is_conditional(self, child: int) -> bool:
        """Whether what hangs on a predicate is a condition: "if it rains", "should the talks fail"."""
        parse, senses = self.parse, self.lexicon.senses
        opens = parse.edges[child][0]
        if parse.lower[opens] in senses["inverted_anywhere"]:
            return True
        if link_of(parse, child) != "adverbial":
            return False
        mark = complementizer_of(parse, child)
        if mark and parse.lower[mark - 1] in senses["conceding"]:
            return False  # "even if" holds in any case
        return not self.conditions.isdisjoint((child, *parse.children[child]))

    def _around(self, token: int) -> Iterator[int]:
        """What hangs on a predicate; "if it rains, she said, the game will move": the game, not her words."""
        parse = self.parse
        complement = clausal_complement_of(parse, token) if self._is_saying(token) else None
        for child in parse.children[token]:
            if complement is None or child >= min(token, complement):
                yield child
        parent = parse.head[token]
        if parent != token and link_of(parse, token) == "complement" and self._is_saying(parent):
            yield from (child for child in parse.children[parent] if child < min(token, parent))

    def _is_saying(self, token: int) -> bool:
        signature = self.lexicon.signatures.get((self.parse.lemma[token], "that"))
        return signature is not None and signature.affirmed == (False, CERTAIN)
