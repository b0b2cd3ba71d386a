"""Fine tags (Penn Treebank's) that many rules ask for together."""

from __future__ import annotations

# What makes a clause finite: a verb in a tense, and with it a modal ("may", "will").
FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_OR_MODAL = FINITE_VERBS | {"MD"}
