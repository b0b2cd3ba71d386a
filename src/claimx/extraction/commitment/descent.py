"""How commitment passes from a word to what hangs on it."""

from __future__ import annotations

from claimx.extraction.commitment.operators import Operators
from claimx.extraction.commitment.state import FULL, UNKNOWN, Effect, State, beside, changed, embedded, hanging
from claimx.lexicons.hedges import Signature, Takes
from claimx.syntax import (
    FINITE_VERBS,
    Parse,
    auxiliaries_of,
    complementizer_of,
    determiner_of,
    is_infinitive,
    is_passive,
    link_of,
    particle_of,
    possessor_of,
    preposition_of,
    subject_of,
)

CLAUSES = frozenset({"complement", "open complement", "noun clause", "subject clause"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})


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
        found = signatures.get((parse.lemma[i], takes))
        if found is None and parse.lower[i] != parse.lemma[i]:
            found = signatures.get((parse.lower[i], takes))
        return found

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

    def passed(self, incoming: State, state: State, parent: int, child: int) -> tuple[State, str]:
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
        if link == "conjunct":
            return self._to_conjunct(incoming, state, parent, child)
        if link == "adverbial":
            return self._to_adverbial(incoming, state, child)
        if link == "relative":
            return (FULL if self._is_definite(parent) else beside(state)), ""
        if link in {"parataxis", "apposition"}:
            return incoming, ""
        if link == "object":
            return self._to_object(incoming, state, parent, child)
        if link == "subject":
            if is_passive(self.parse, parent) or subject_of(self.parse, parent) != child:
                return self._to_object(incoming, state, parent, child)
            return self._to_subject(incoming, parent), ""
        if link == "noun oblique":
            found = self.signature(parent, "of")
            if found is not None:
                return embedded(state, found), f"“{self.parse.words[parent]}”"
            if state.negative and self._is_definite(child):
                return beside(state), ""  # "no reply to the request"
            return hanging(state), ""
        if link == "oblique":
            return self._to_oblique(incoming, state, parent, child)
        return hanging(state), ""

    def _to_clause(self, state: State, parent: int, child: int, link: str) -> tuple[State, str]:
        parse = self.parse
        mark = complementizer_of(parse, child)
        word = parse.lower[mark] if mark is not None else ""
        note = f"“{parse.words[parent]}”"
        if word in {"whether", "if"}:
            return State(False, UNKNOWN, min(state.weight, 0.7)), f"“{word}”"
        effect = self.lexicon.subordinators.get(word)
        if effect is not None and word in self.lexicon.senses["gerund_marks"]:
            return changed(beside(state), Effect(False, effect[0], effect[1])), f"“{word}”"  # "decided against selling"
        verbal = parse.pos[child] in {"VERB", "AUX"} or bool(auxiliaries_of(parse, child))
        finite = word == "that" or subject_of(parse, child, shared=False) is not None
        infinitive = is_infinitive(parse, child)
        takes: Takes = "that" if finite and not infinitive else "to"
        found = None
        if takes == "to" and is_passive(parse, parent):
            found = self.signature(parent, "passive")
        if found is None:
            found = self.signature(parent, takes)
        if found is not None and (verbal or finite or parse.lemma[parent] in self.lexicon.senses["seeming"]):
            passed = embedded(state, found)
            return passed, note if passed != state else ""
        if found is None and link == "noun clause" and not infinitive and not finite:
            if parse.tag[child] in PARTICIPLES and word not in self.lexicon.senses["gerund_marks"]:
                # "The line drawn in 1990" was drawn, whatever becomes of it.
                return (FULL if self._is_definite(parent) else beside(state)), ""
            return state, ""
        if takes == "to" and infinitive and found is None and parse.pos[parent] in {"NOUN", "VERB"}:
            return State(False, UNKNOWN, min(state.weight, 1.9)), f"{note} to"
        return state, ""

    def _to_conjunct(self, incoming: State, state: State, parent: int, child: int) -> tuple[State, str]:
        parse = self.parse
        verbal = parse.pos[child] in {"VERB", "AUX"}
        if not verbal:
            return state, ""
        alone = subject_of(parse, child, shared=False) is not None or auxiliaries_of(parse, child)
        if alone or parse.tag[child] in FINITE_VERBS or parse.tag[child] != parse.tag[parent]:
            return incoming, ""
        return state, ""

    def _to_adverbial(self, incoming: State, state: State, child: int) -> tuple[State, str]:
        parse = self.parse
        mark = complementizer_of(parse, child)
        word = parse.lower[mark] if mark is not None else ""
        if word in self.lexicon.negation["subordinator"]:
            return State(not incoming.negative, incoming.rank, min(incoming.weight, 1.0)), f"“{word}”"
        if (mark is not None and mark in self.operators.conditions) or child in self.operators.conditions:
            return State(False, UNKNOWN, 0.8), f"“{word}”"
        effect = self.lexicon.subordinators.get(word)
        if effect is not None and (word != "to" or is_infinitive(parse, child)):
            base = beside(state)
            return changed(base, Effect(False, effect[0], effect[1])), f"“{word}”"
        return beside(incoming), ""

    def _to_subject(self, incoming: State, parent: int) -> State:
        """A deal is unlikely: what the predicate says of its subject, it says of what happens."""
        state = beside(incoming)
        for effect in self.operators.own(parent):
            state = changed(state, effect)
        return state

    def _to_object(self, incoming: State, state: State, parent: int, child: int) -> tuple[State, str]:
        found = self.signature(parent, "object")
        if found is not None:
            return hanging(embedded(state, found)), f"“{self.parse.words[parent]}”"
        if state.negative and self._is_definite(child):
            return beside(incoming), ""
        return hanging(state), ""

    def _to_oblique(self, incoming: State, state: State, parent: int, child: int) -> tuple[State, str]:
        preposition = preposition_of(self.parse, child) or ""
        if preposition in self.lexicon.negation["preposition"]:
            return State(True, incoming.rank, min(incoming.weight, 1.0)), f"“{preposition}”"
        found = self.lexicon.signatures.get((f"{self.parse.lemma[parent]} {preposition}", "object"))
        if found is not None:
            return embedded(state, found), f"“{self.parse.words[parent]} {preposition}”"
        return beside(state), ""

    def _is_definite(self, i: int) -> bool:
        parse = self.parse
        determiner = determiner_of(parse, i)
        if possessor_of(parse, i) is not None or parse.pos[i] == "PROPN":
            return True
        return determiner is not None and parse.lower[determiner] in {"the", "this", "that", "these", "those"}
