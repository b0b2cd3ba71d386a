"""Closed sets that many rules ask for: fine tags (Penn Treebank's), coarse ones, and words of grammar."""

from __future__ import annotations

# What makes a clause finite: a verb in a tense, and with it a modal ("may", "will").
FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_OR_MODAL = FINITE_VERBS | {"MD"}
FINITE_OR_PARTICIPLE = FINITE_VERBS | {"VBN"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
DETERMINERS = frozenset({"DT", "PRP$", "POS"})
# Coarse.
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
NOUN_OR_NAME = frozenset({"NOUN", "PROPN"})
# The marks behind a possessor.
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset({"a", "an", "the"})
# What negates a predicate.
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
