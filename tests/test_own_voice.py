"""Claims in the article's own voice, and that no finite verb is in no claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.extraction.attribution import find_attributions
from claimx.extraction.own_voice import own_clauses
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.syntax import FINITE_OR_MODAL, Parse

from .conftest import load_cases

SENTENCES = [
    "The coach left the club, saying he was tired.",
    "Shares rose 4% after brokers predicted a bid.",
    "Marlow, who was accused of theft, was freed on Monday.",
    "“We will not leave,” said Ana Roe, who had waited since dawn, and a crowd cheered.",
    "When asked about a plan that might cost jobs, the firm told the paper that it had none.",
    "According to the ministry, which runs the port, two ships sank; a third was towed in.",
    "Karim Aziz: The pipes are old, and nobody cares.",
    "The road, officials say, will open if it stops raining.",
    "He added that had the dam failed, thousands would have died.",
    "Rail unions warned of a strike that would shut the line, but trains ran.",
    "Neither the bank nor the ministry commented.",
    "The move came as a banker described the coin as “a bubble”.",
    "What critics call a farce has cost $3 million, and those who built it are gone.",
    "\n\n",
]


@pytest.mark.parametrize("case", load_cases("own-voice"))
def test_case(case: dict[str, Any], parse: Callable[[str], Parse]) -> None:
    reading = Reading(parse(case["text"]), load_lexicons())
    clauses = own_clauses(reading, find_attributions(reading))
    assert [" … ".join(reading.parse.string(piece) for piece in clause.content) for clause in clauses] == case["expect"]


@settings(max_examples=60, deadline=None)
@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_finite_verb_is_in_a_claim_and_no_parts_overlap(sentences: list[str], nlp: Language) -> None:
    reading = Reading(Parse(nlp(" ".join(sentences))), load_lexicons())
    parse, attributions = reading.parse, find_attributions(reading)
    held: set[int] = set()
    for a in attributions:
        content = {k for s, e in a.content for k in range(s, e)}
        cue, source = set(range(*a.cue)), set(range(*a.source)) if a.source else set()
        assert not content & (cue | source)
        assert not cue & source
        held |= content | cue | source
    held |= {k for clause in own_clauses(reading, attributions) for s, e in clause.content for k in range(s, e)}
    missing = [k for k in range(parse.n) if parse.tag[k] in FINITE_OR_MODAL and k not in held]
    assert not missing, [parse.words[k] for k in missing]
