"""Where people are from, as the article says beside their names: "Texas Sen. Roe", "Roe (R-Texas)", "Roe of Texas"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.titles import is_title
from claimx.syntax import Parse

# Words as long as this don't stand between a person and the place that he is of: "Roe (R-Texas)", "Roe of Texas".
LONGEST_LINK = 3


def at_home_in(discourse: Discourse, found: list[str], place: str, latest: int) -> list[str]:
    """Of several persons those of a place, else those of whom nobody says where they are from."""
    homes = {a: {home for home in homes_of(discourse, a, latest) if is_place(discourse, home)} for a in found}
    return [a for a in found if place in homes[a]] or [a for a in found if not homes[a]]


def is_place(discourse: Discourse, id_: str) -> bool:
    """Whether an actor is a place."""
    return discourse.actors[id_].type == "place"


def homes_of(discourse: Discourse, id_: str, latest: int) -> Iterator[str]:
    """What is named right beside a person, up to a sentence, as a home is: "Texas Sen. Roe", "Roe (R-Texas)"."""
    for sentence in dict.fromkeys(discourse.sentences_of[id_]):
        names = discourse.by_sentence[sentence] if sentence <= latest else ()
        for (_, end, one), (start, _, other) in pairwise(names):
            between = range(end, start)
            if id_ == other and is_run_of_titles(discourse, between):
                yield one
            if id_ == one and is_link(discourse.parse, between):
                yield other


def is_run_of_titles(discourse: Discourse, between: range) -> bool:
    """Whether titles stand in a gap, and nothing else: "Texas Sen. Roe"."""
    return bool(between) and all(is_title(discourse.parse, j, discourse.lexicon) for j in between)


def is_link(parse: Parse, between: range) -> bool:
    """Whether a gap is of short words alone: "Roe of Texas", "Roe (R-Texas)"."""
    return bool(between) and all(len(parse.words[j]) < LONGEST_LINK for j in between)
