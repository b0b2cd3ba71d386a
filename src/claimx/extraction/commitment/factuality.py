"""How far a text commits to each of its events, as a number: `claimx.factuality`."""

from __future__ import annotations

from claimx.extraction.commitment.descent import Descent
from claimx.extraction.commitment.operators import Operators
from claimx.extraction.commitment.state import FULL, State, changed
from claimx.extraction.findings import Attribution
from claimx.extraction.hedge import find_hedges
from claimx.extraction.reading import Reading
from claimx.lexicons.hedges import HedgeLexicon
from claimx.syntax import Parse, determiner_of, is_predicate

# Readers take an event that only a noun names a little less for given.
EVENT_NOUN = 2.8
# "Any decision" speaks of none in particular.
ANY_EVENT = 0.8
# Who sees no end still sees: readers take the verb for given rather than for denied.
NOTHING = 1.9
WEIGHED = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN", "NUM", "PRON", "ADV"})


def factuality_scores(reading: Reading, attributions: tuple[Attribution, ...] = ()) -> tuple[float | None, ...]:
    """For every token that heads a predicate (a verb, a copula's predicate, an event named by a noun) how far the text
    commits to it, from -3 (certainly not) to 3 (certainly); None for all others.

    What sources say counts as said: the number is what a reader of the whole sentence would give.
    """
    parse, lexicon = reading.parse, reading.lexicons.hedges
    descent = Descent(Operators(parse, lexicon, find_hedges(reading, attributions, ())))
    scores: list[float | None] = [None] * parse.n
    states: list[tuple[State, State]] = [(FULL, FULL)] * parse.n
    order = [token for token in range(parse.n) if parse.head[token] == token]
    for token in order:  # grows while it is walked: from the roots down
        parent = parse.head[token]
        incoming = FULL if parent == token else descent.to_dependent(*states[parent], parent, token)[0]
        state = incoming
        if parse.pos[token] in WEIGHED:
            for effect in descent.operators.effects(token):
                state = changed(state, effect)
            if is_event(parse, token, lexicon):
                scores[token] = score(descent, token, incoming, state)
        states[token] = incoming, state
        order.extend(parse.children[token])
    return tuple(scores)


def score(descent: Descent, token: int, incoming: State, state: State) -> float:
    """The number of a predicate or an event."""
    parse = descent.parse
    weight = state.weight
    if parse.pos[token] == "NOUN":
        determiner = determiner_of(parse, token)
        any_one = determiner is not None and parse.lower[determiner] in descent.lexicon.senses["any"]
        weight = min(weight, ANY_EVENT if any_one else EVENT_NOUN)
    elif state.negative and not incoming.negative and descent.operators.denial.denies_object(token):
        return min(incoming.weight, NOTHING)
    return round(state._replace(weight=weight).score(), 2)


def is_event(parse: Parse, token: int, lexicon: HedgeLexicon) -> bool:
    """Whether a token heads a clause, or is a noun that names an event: "attack", "withdrawal"."""
    if parse.pos[token] != "AUX" and is_predicate(parse, token):
        return True
    return parse.pos[token] == "NOUN" and lexicon.names_event(parse.lemma[token])
