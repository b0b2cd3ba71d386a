"""How commitment passes from a word to what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from claimx.extraction.commitment.operators import Operators
from claimx.extraction.commitment.state import (
    FULL,
    UNKNOWN,
    Effect,
    State,
    changed,
    to_complement,
    to_neighbour,
    to_part,
)
from claimx.lexicons.hedges import Signature, Takes
from claimx.syntax import (
    Parse,
    adverbial_clauses,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    copula_of,
    determiner_of,
    is_infinitive,
    is_passive,
    link_of,
    open_complement_of,
    particle_of,
    possessor_of,
    preposition_of,
    stands_alone,
    subject_of,
)

CLAUSES = frozenset({"complement", "open complement", "noun clause", "subject clause"})
BESIDE = frozenset({"parataxis", "apposition"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
# What readers give to "asked whether they left", and to an infinitive that nothing else is known of.
WHETHER_WEIGHT = 0.7
OPEN_INFINITIVE = 1.9


class Step(NamedTuple):
    """One edge of the tree, with the commitment that reached the parent, before and after its own operators."""

    incoming: State
    state: State
    parent: int
    child: int


class Descent:
    """Passes commitment down the tree of one Doc, a step at a time."""

    def __init__(self, operators: Operators) -> None:
        self.operators = operators
        self.parse: Parse = operators.parse
        self.lexicon = operators.lexicon

    def signature(self, i: int, takes: Takes) -> Signature | None:
        """What the predicate at i says of its complement; a verb with its particle first."""
        parse, signatures = self.parse, self.lexicon.signatures
        particle = particle_of(parse, i)
        if particle is not None:
            found = signatures.get((f"{parse.lemma[i]} {parse.lower[particle]}", takes))
            if found is not None:
                return found
        copula = copula_of(parse, i)  # "was able to": and did
        found = None if copula is None else signatures.get((f"{parse.lower[copula]} {parse.lower[i]}", takes))
        found = signatures.get((parse.lemma[i], takes)) if found is None else found
        return signatures.get((parse.lower[i], takes)) if found is None else found

    def is_taken(self, parent: int, child: int) -> bool:
        """Whether an adverbial is in truth a complement: an infinitive right after the predicate, "from entering"."""
        parse, signatures = self.parse, self.lexicon.signatures
        lemma = parse.lemma[parent]
        if (lemma, "to") not in signatures and (lemma, "passive") not in signatures:
            return False
        if parent + 1 < parse.n and parse.lower[parent + 1] == "to":
            return parse.head[parent + 1] == child
        mark = complementizer_of(parse, child)
        return (
            mark is not None and parse.tag[child] == "VBG" and parse.lower[mark] in self.lexicon.senses["gerund_marks"]
        )

    def to_dependent(self, incoming: State, state: State, parent: int, child: int) -> tuple[State, str]:
        """The commitment that reaches `child` from `parent`, and what changed it.

        Args:
            incoming: the commitment that reached the parent.
            state: the same with the parent's own negation, modals and hedges.
            parent: the word that hands on.
            child: the word that hangs on it.

        """
        link = link_of(self.parse, child)
        if link in CLAUSES or (link == "adverbial" and self.is_taken(parent, child)):
            return self._to_clause(state, parent, child, link)
        hand_on = HANDED.get(link)
        if hand_on is not None:
            return hand_on(self, Step(incoming, state, parent, child))
        return (incoming if link in BESIDE else to_part(state)), ""

    def transparent_complement(self, predicate: int) -> int | None:
        """The complement that is the real claim of "seems to", "is likely to", "failed to", "is believed to"."""
        parse, senses = self.parse, self.lexicon.senses
        if is_passive(parse, predicate):
            hands_on = parse.lemma[predicate] in senses["transparent_passive"]
        else:
            hands_on = not senses["transparent"].isdisjoint((parse.lemma[predicate], parse.lower[predicate]))
        if not hands_on:
            return self._own_belief(predicate)
        if particle_of(parse, predicate) is not None:
            return None  # "sets out to"
        for child in (open_complement_of(parse, predicate), clausal_complement_of(parse, predicate)):
            if child is not None and child > predicate:
                return child
        return next((child for child in adverbial_clauses(parse, predicate) if self.is_taken(predicate, child)), None)

    def _own_belief(self, verb: int) -> int | None:
        """What somebody says that he thinks: "I think [it will hold]"."""
        parse, senses = self.parse, self.lexicon.senses
        if parse.lemma[verb] not in senses["own_beliefs"]:
            return None
        subject, believed = subject_of(parse, verb, shared=False), clausal_complement_of(parse, verb)
        if subject is None or parse.lower[subject] not in senses["oneself"] or believed is None or believed < verb:
            return None
        return believed

    def _to_clause(self, state: State, parent: int, child: int, link: str) -> tuple[State, str]:
        parse, senses = self.parse, self.lexicon.senses
        mark = complementizer_of(parse, child)
        word = parse.lower[mark] if mark is not None else ""
        if word in senses["whether_words"]:
            return State(False, UNKNOWN, min(state.weight, WHETHER_WEIGHT)), f"“{word}”"
        effect = self.lexicon.subordinators.get(word)
        if effect is not None and word in senses["gerund_marks"]:
            # "decided against selling"
            return changed(to_neighbour(state), Effect(False, effect[0], effect[1])), f"“{word}”"
        finite = word == "that" or subject_of(parse, child, shared=False) is not None
        infinitive = is_infinitive(parse, child)
        if self.operators.is_spoken_for(parent):
            return state, ""
        found = self._taken_signature(parent, finite=finite and not infinitive)
        if found is not None and (finite or self._may_be_taken(parent, child)):
            handed = to_complement(state, found)
            return handed, f"“{parse.words[parent]}”" if handed != state else ""
        if found is not None:
            return state, ""
        if link == "noun clause" and not infinitive and not finite:
            if parse.tag[child] in PARTICIPLES and word not in senses["gerund_marks"]:
                # "The line drawn in 1990" was drawn, whatever becomes of it.
                return self._as_given(parent, state), ""
            return state, ""
        if infinitive and parse.pos[parent] in {"NOUN", "VERB"}:
            return State(False, UNKNOWN, min(state.weight, OPEN_INFINITIVE)), f"“{parse.words[parent]}” to"
        return state, ""

    def _taken_signature(self, parent: int, *, finite: bool) -> Signature | None:
        """What a predicate says of the clause it takes; of an infinitive, a passive says its own."""
        if finite:
            return self.signature(parent, "that")
        passive = self.signature(parent, "passive") if is_passive(self.parse, parent) else None
        return passive if passive is not None else self.signature(parent, "to")

    def _may_be_taken(self, parent: int, child: int) -> bool:
        """Whether a complement is a predicate: a verb, or an adjective of what seems or is feared so."""
        parse, senses = self.parse, self.lexicon.senses
        verbal = parse.pos[child] in {"VERB", "AUX"} or bool(auxiliaries_of(parse, child))
        if verbal or parse.lemma[parent] in senses["seeming"]:
            return True
        # "are feared dead", not "is considered unsafe"
        is_state = parse.pos[child] == "ADJ" and is_passive(parse, parent)
        return is_state and parse.lemma[parent] not in senses["judging"] and self.operators.is_supposed(parent)

    def _as_given(self, noun: int, state: State) -> State:
        """What describes a noun that is known holds; of another as much as its clause."""
        return FULL if self._is_definite(noun) else to_neighbour(state)

    def _to_relative(self, step: Step) -> tuple[State, str]:
        return self._as_given(step.parent, step.state), ""

    def _to_conjunct(self, step: Step) -> tuple[State, str]:
        """Did not go and vote; but not: did not go, and voted."""
        parse, child = self.parse, step.child
        if parse.pos[child] in {"VERB", "AUX"} and (
            stands_alone(parse, child) or parse.tag[child] != parse.tag[step.parent]
        ):
            return step.incoming, ""
        return step.state, ""

    def _to_adverbial(self, step: Step) -> tuple[State, str]:
        parse, child, incoming = self.parse, step.child, step.incoming
        mark = complementizer_of(parse, child)
        word = parse.lower[mark] if mark is not None else ""
        if word in self.lexicon.negation["subordinator"]:
            return State(not incoming.negative, incoming.rank, min(incoming.weight, 1.0)), f"“{word}”"
        if (mark is not None and mark in self.operators.conditions) or child in self.operators.conditions:
            return State(False, UNKNOWN, 0.8), f"“{word}”"
        effect = self.lexicon.subordinators.get(word)
        if effect is not None and (word != "to" or is_infinitive(parse, child)):
            return changed(to_neighbour(step.state), Effect(False, effect[0], effect[1])), f"“{word}”"
        return to_neighbour(incoming), ""

    def _to_subject(self, step: Step) -> tuple[State, str]:
        """A deal is unlikely: what the predicate says of its subject, it says of what happens."""
        if is_passive(self.parse, step.parent) or subject_of(self.parse, step.parent) != step.child:
            return self._to_object(step)
        state = to_neighbour(step.incoming)
        for effect in self.operators.own(step.parent):
            state = changed(state, effect)
        return state, ""

    def _to_object(self, step: Step) -> tuple[State, str]:
        found = self.signature(step.parent, "object")
        if found is not None:
            return to_part(to_complement(step.state, found)), f"“{self.parse.words[step.parent]}”"
        if step.state.negative and self._is_definite(step.child):
            return to_neighbour(step.incoming), ""
        return to_part(step.state), ""

    def _to_noun_oblique(self, step: Step) -> tuple[State, str]:
        found = self.signature(step.parent, "of")
        if found is not None:
            return to_complement(step.state, found), f"“{self.parse.words[step.parent]}”"
        if step.state.negative and self._is_definite(step.child):
            return to_neighbour(step.state), ""  # "no reply to the request"
        return to_part(step.state), ""

    def _to_oblique(self, step: Step) -> tuple[State, str]:
        preposition = preposition_of(self.parse, step.child) or ""
        if preposition in self.lexicon.negation["preposition"]:
            return State(True, step.incoming.rank, min(step.incoming.weight, 1.0)), f"“{preposition}”"
        found = self.lexicon.signatures.get((f"{self.parse.lemma[step.parent]} {preposition}", "object"))
        if found is not None:
            return to_complement(step.state, found), f"“{self.parse.words[step.parent]} {preposition}”"
        return to_neighbour(step.state), ""

    def _is_definite(self, i: int) -> bool:
        parse = self.parse
        determiner = determiner_of(parse, i)
        if possessor_of(parse, i) is not None or parse.pos[i] == "PROPN":
            return True
        return determiner is not None and parse.lower[determiner] in self.lexicon.senses["definite"]


HANDED: dict[str, Callable[[Descent, Step], tuple[State, str]]] = {
    "conjunct": Descent._to_conjunct,
    "adverbial": Descent._to_adverbial,
    "relative": Descent._to_relative,
    "object": Descent._to_object,
    "subject": Descent._to_subject,
    "noun oblique": Descent._to_noun_oblique,
    "oblique": Descent._to_oblique,
}
