"""Tags that many rules ask for together, fine (Penn Treebank's) and coarse, marks of possession, words that negate."""

from __future__ import annotations

# What makes a clause finite: a verb in a tense, and with it a modal ("may", "will").
FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_OR_MODAL = FINITE_VERBS | {"MD"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# Coarse.
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# The marks behind a possessor.
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# What negates a predicate.
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
