"""Polarity and certainty: how far a source, or the article, commits to a predicate.

Commitment is passed down the tree from where it starts (the content's main predicate, the sentence's root): each
predicate on the way adds its negation, modals and hedges, and its signature says what that means for its complement.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from claimx.extraction.commitment.cue import start_state
from claimx.extraction.commitment.descent import Descent
from claimx.extraction.commitment.operators import Operators
from claimx.extraction.commitment.state import FULL, NAMES, UNKNOWN, Effect, State, changed
from claimx.extraction.findings import Attribution, Commitment
from claimx.extraction.hedge import find_hedges
from claimx.extraction.hedge.reading import is_predicate
from claimx.extraction.reading import Reading
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Hedge
from claimx.syntax import (
    Parse,
    adverbial_clauses,
    ancestors,
    clausal_complement_of,
    complementizer_of,
    determiner_of,
    is_passive,
    link_of,
    open_complement_of,
    particle_of,
)

__all__ = ["commitment_of", "factuality_scores"]

# Nobody nests deeper; beyond it a commitment starts in the middle.
DEPTH = 100
# "tion" alone names no event, nor does "dance" by its ending.
SHORTEST_EVENT = 5
# What a noun that stands for its sentence may have beside it.
BESIDE = frozenset({"conjunct", "parataxis", "apposition", "other"})
# Readers take an event that only a noun names a little less for given.
EVENT_NOUN = 2.7
# "Any decision" speaks of none in particular.
ANY_EVENT = 0.8
# Who sees no end still sees: readers take the verb for given rather than for denied.
NOTHING = 1.9


def commitment_of(
    parse: Parse,
    predicate: int,
    *,
    top: int | None,
    attribution: Attribution | None,
    hedges: tuple[Hedge, ...],
    lexicon: HedgeLexicon,
) -> Commitment:
    """How far the innermost source (the article where `attribution` is None) commits to the predicate.

    Args:
        predicate: head of the claim's main clause or phrase.
        top: the token at which the source's own commitment starts; None for the predicate itself.
        attribution: the attribution whose content it is.
        hedges: all hedges of the Doc, by start.
        parse: the Doc.
        lexicon: the words.

    """
    if attribution is None:
        predicate = _verbal(parse, predicate)
    around = _in_sentence(parse, parse.sentence_of[predicate], hedges)
    # Of what a source says only its own hedges do anything.
    near = around if attribution is None else tuple(h for h in around if h.holder == "source")
    descent = Descent(Operators(parse, lexicon, near)) if near else _without_hedges(parse, lexicon)
    chain = _chain(parse, predicate, top)
    path: list[str] = []
    state = FULL if attribution is None else start_state(descent, predicate, attribution, around, path)
    mark = complementizer_of(parse, predicate)
    asked = mark is not None and parse.lower[mark] in lexicon.senses["whether_words"]
    if attribution is not None and mark is not None and asked and mark not in descent.operators.conditions:
        state = changed(state, Effect(False, UNKNOWN, 0.7))
        path.append(_told(f"“{parse.words[mark]}”", state))
    incoming = state
    parent: int | None = None
    for i in chain:
        if parent is not None:
            before = state
            incoming, note = descent.passed(incoming, state, parent, i)
            if note and incoming != before:
                path.append(_told(note, incoming))
        state = _applied(descent, incoming, i, path)
        parent = i
    given = chain[-1]
    for _ in range(DEPTH):
        child = _transparent_complement(descent, chain[-1])
        if child is None or child in chain:
            break
        incoming, note = descent.passed(incoming, state, chain[-1], child)
        path.append(_told(note or f"“{parse.words[chain[-1]]}”", incoming))
        state = _applied(descent, incoming, child, path)
        chain.append(child)
    if chain[-1] == given:
        for effect in descent.operators.own(given):
            state = changed(state, effect)
            path.append(_told(effect.note, state))
    value = float(state.rank)
    return Commitment(
        negative=state.negative,
        certainty=NAMES[state.rank],
        factuality=-value if state.negative and value else value,
        path=tuple(path),
    )


@lru_cache(maxsize=1)
def _without_hedges(parse: Parse, lexicon: HedgeLexicon) -> Descent:
    """What most claims of an article ask: no hedge stands near."""
    return Descent(Operators(parse, lexicon, ()))


def _in_sentence(parse: Parse, number: int, hedges: tuple[Hedge, ...]) -> tuple[Hedge, ...]:
    """The hedges that stand in a sentence."""
    if not hedges:
        return hedges
    start, end = parse.sentences[number]
    first, last = parse.start[start], parse.end[end - 1]
    return hedges[bisect_left(hedges, first, key=_start) : bisect_left(hedges, last, key=_start)]


def _verbal(parse: Parse, i: int) -> int:
    """The token itself if it heads a clause or has none below it; else the first clause that stands beside it.

    Where the parse takes a subject for the head of its sentence, the claim is still in the verb.
    """
    if is_predicate(parse, i):
        return i
    return next((c for c in parse.children[i] if link_of(parse, c) in BESIDE and is_predicate(parse, c)), i)


def _start(hedge: Hedge) -> int:
    return hedge.start


def _chain(parse: Parse, predicate: int, top: int | None) -> list[int]:
    """From `top` down to the predicate; the predicate alone where `top` does not lie above it."""
    if top is None or top == predicate:
        return [predicate]
    chain = [predicate]
    for j in ancestors(parse, predicate):
        chain.append(j)
        if j == top:
            return chain[::-1]
        if len(chain) > DEPTH:
            break
    return [predicate]


def _applied(descent: Descent, incoming: State, i: int, path: list[str]) -> State:
    state = incoming
    for effect in descent.operators.effects(i):
        after = changed(state, effect)
        if effect.note and after != state:
            path.append(_told(effect.note, after))
        state = after
    return state


def _told(note: str, state: State) -> str:
    return f"{note}: {'not ' if state.negative else ''}{NAMES[state.rank]}"


def _transparent_complement(descent: Descent, i: int) -> int | None:
    """The complement that is the real claim of "seems to", "is likely to", "failed to", "is believed to"."""
    parse, senses = descent.parse, descent.lexicon.senses
    word, lemma = parse.lower[i], parse.lemma[i]
    if not (
        lemma in senses["transparent"]
        or word in senses["transparent"]
        or (lemma in senses["transparent_passive"] and is_passive(parse, i))
    ):
        return None
    if particle_of(parse, i) is not None:
        return None  # "sets out to"
    for child in (open_complement_of(parse, i), clausal_complement_of(parse, i)):
        if child is not None and child > i:
            return child
    return next((child for child in adverbial_clauses(parse, i) if descent.is_taken(i, child)), None)


def factuality_scores(reading: Reading, attributions: tuple[Attribution, ...] = ()) -> tuple[float | None, ...]:
    """For every token that heads a predicate (a verb, a copula's predicate, an event named by a noun) how far the text
    commits to it, from -3 (certainly not) to 3 (certainly); None for all others.

    What sources say counts as said: the number is what a reader of the whole sentence would give.
    """
    parse, lexicon = reading.parse, reading.lexicons.hedges
    hedges = find_hedges(reading, attributions, ())
    descent = Descent(Operators(parse, lexicon, hedges))
    scores: list[float | None] = [None] * parse.n
    states: list[tuple[State, State]] = [(FULL, FULL)] * parse.n
    order = [i for i in range(parse.n) if parse.head[i] == i]
    for i in order:  # grows while it is walked: from the roots down
        parent = parse.head[i]
        incoming = FULL if parent == i else descent.passed(*states[parent], parent, i)[0]
        state = incoming
        if parse.pos[i] in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "NUM", "PRON", "ADV"}:
            for effect in descent.operators.effects(i):
                state = changed(state, effect)
            if (is_predicate(parse, i) and parse.pos[i] != "AUX") or _is_event(parse, i, lexicon):
                scores[i] = _score(descent, i, incoming, state)
        states[i] = (incoming, state)
        order.extend(parse.children[i])
    return tuple(scores)


def _score(descent: Descent, i: int, incoming: State, state: State) -> float:
    """The number of a predicate or an event."""
    parse = descent.parse
    weight = state.weight
    if parse.pos[i] == "NOUN":
        determiner = determiner_of(parse, i)
        any_one = determiner is not None and parse.lower[determiner] == "any"
        weight = min(weight, ANY_EVENT if any_one else EVENT_NOUN)
    elif state.negative and not incoming.negative and descent.operators.denial.denies_object(i):
        return min(incoming.weight, NOTHING)
    return round(state._replace(weight=weight).score(), 2) + 0.0  # no -0.0


def _is_event(parse: Parse, i: int, lexicon: HedgeLexicon) -> bool:
    """Whether a noun names an event: "attack", "withdrawal"."""
    senses, lemma = lexicon.senses, parse.lemma[i]
    if parse.pos[i] != "NOUN" or lemma in senses["no_events"]:
        return False
    if lemma in senses["events"] or lemma in senses["happenings"]:
        return True
    return lemma.endswith(tuple(senses["event_endings"])) and len(lemma) > SHORTEST_EVENT
