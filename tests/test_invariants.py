"""What holds of every claim, whatever is said by whom in which words: sentences put together at random."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.extraction.attribution import find_attributions
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.pipeline import analyse
from claimx.syntax import Parse

from .invariants import broken

SOURCES = [
    "the mayor", "Ida Holm, who runs the port,", "two officials", "Orvex (NYSE: ORV), a maker of pumps,", "its critics",
    "the union’s negotiator", "a report", "she", "Neither the bank nor the ministry", "58% of voters", "Dr Lim",
]  # fmt: skip
CUES = [
    "said", "has denied", "told reporters on Monday", "warned", "believes", "did not say", "claimed on air", "feared",
    "argued on the radio", "is expected to announce", "is convinced", "reported late on Friday",
]  # fmt: skip
CONTENTS = [
    "at least 40 stone-throwing youths were held near Port-au-Prince", "the well-known dam, built in 1970, may fail",
    "neither road was safe", "Hale is from Leeds and was living there", "what critics call a farce has cost $3 million",
    "a two-year, $4 million deal was “close”", "if it rains, half of the 1,200 homes will be lost (about 600)",
    "the firm allegedly hired him", "had the pumps failed, thousands would have died",
]  # fmt: skip
SHAPES = [
    "{Source} {cue} that {content}.", "{Source} {cue} {content}.", "{Content}, {source} {cue}.",
    "“{Content},” {source} {cue}. “We will not wait.”", "According to {source}, {content}.",
    "{Source} left the hall, saying {content}.", "Asked about {source}, the court heard that {content}.",
    "LEEDS, May 3 (Wire) — {Source} {cue} {content}, and the talks went on.", "{Source}: {Content}.",
    "After {source} {cue} {content}, shares fell 3%.", "Contrary to what {source} {cue}, {content}.",
]  # fmt: skip


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SENTENCES = st.builds(
    lambda shape, source, cue, content: shape.format(
        source=source, Source=capital(source), cue=cue, content=content, Content=capital(content)
    ),
    *map(st.sampled_from, (SHAPES, SOURCES, CUES, CONTENTS)),
)


@settings(max_examples=40, deadline=None)
@given(sentences=st.lists(SENTENCES, min_size=5, max_size=5))
def test_attributions_keep_to_their_shape(sentences: list[str], nlp: Language) -> None:
    reading = Reading(Parse(nlp("\n\n".join(sentences))), load_lexicons())
    assert list(broken(reading, find_attributions(reading))) == []


@settings(max_examples=20, deadline=None)
@given(sentences=st.lists(SENTENCES, min_size=5, max_size=5))
def test_certainty_falls_only_where_it_is_told_why(sentences: list[str], nlp: Language) -> None:
    analysis = analyse(nlp("\n\n".join(sentences)), load_lexicons())
    for claim in analysis.part.claims:
        assert claim.certainty == "certain" or analysis.ways[claim.id].certainty, claim.text
        assert claim.polarity == "positive" or analysis.ways[claim.id].certainty, claim.text
