"""Approximators of other things than numbers: "almost all", "somewhat", "around 2 am"."""

from __future__ import annotations

from claimx.extraction.hedge.adverbs import adverbial_match
from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, predicate_of_words

QUALITIES = frozenset({"JJ", "JJR", "VBN", "VBD", "VBZ", "VBP", "DT", "PDT", "RB"})
# Digits of a year.
YEAR_DIGITS = 4
BEFORE_KIND = frozenset({"DET", "ADJ", "NUM", "NOUN", "PRON", "PROPN", "VERB"})


@hedge_rule("hedge.degree", frames=["degree"])
def degree(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Almost all of the harvest was lost.

    Almost, virtually, sort of, generally with a word or a clause; "met virtually", "this sort of" and "all but two" are
    none.
    """
    parse, senses = text.parse, text.lexicon.senses
    words, end = " ".join(entry.words), token + len(entry.words)
    cue = (token, end)
    if words in senses["kinds"] and token and parse.pos[token - 1] in BEFORE_KIND:
        return None
    if words in senses["before_quality"] and not _opens_quality(text, cue):
        return None
    if (
        not text.lexicon.negation["adverb"].isdisjoint((text.word(token - 1),))
        or text.word(token - 1) in senses["degrees"]
    ):
        return None  # "not nearly enough", "most effectively"
    if len(entry.words) > 1:
        return HedgeMatch(cue, text.clause(predicate_of_words(parse, cue)))
    return adverbial_match(text, cue, token) if parse.pos[token] in {"ADV", "ADJ", "ADP"} else None


def _opens_quality(text: AttributedText, cue: Tokens) -> bool:
    """Whether an adjective, a participle or "every" comes next: "effectively [disarmed]", not "works effectively"."""
    after, before, senses = text.tag(cue[1]), text.word(cue[0] - 1), text.lexicon.senses
    if before in senses["infinitive_marks"]:
        return False  # "to effectively manage"
    if after == "VBG":  # "…, effectively ending the truce"; "praised for effectively managing it" is a manner
        return before == "," or before in senses["be"]
    return after in {"JJ", "JJR", "VBN", "VBD", "VBZ", "DT", "RB", "PDT", "VBP"}


@hedge_rule("hedge.clock", frames=["clock"])
def clock(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The lights went out at about noon.

    About, around, nearly with a time of the day, a year, an age, a part of a time or one unit of it.
    """
    senses = text.lexicon.senses
    at = token + len(entry.words)
    word, unit = text.word(at), text.word(at + 1)
    if word in senses["clock_times"]:
        return HedgeMatch((token, at), (at, at + 1))
    if _opens_time(text, at):
        return HedgeMatch((token, at), (at, text.parse.edges[at + 1][1]))
    if not word[:1].isdigit():
        return None
    if unit in senses["clock_units"]:
        return HedgeMatch((token, at), (at, at + 2))
    if len(word) == YEAR_DIGITS and word.isdigit() and " ".join(entry.words) in senses["before_years"]:
        return HedgeMatch((token, at), (at, at + 1))
    return HedgeMatch((token, at), (at, at + 1)) if _is_hour(text, word) else None


def _is_hour(text: AttributedText, word: str) -> bool:
    """2am, 14:30."""
    fused = any(word.endswith(each) for each in text.lexicon.senses["clock_units"])
    hour, colon, minute = word.partition(":")
    return fused or (bool(colon) and hour.isdigit() and minute.isdigit())


def _opens_time(text: AttributedText, article: int) -> bool:
    """Around the age of 30, about an hour; not: spoke about the time he fled, about an hour that changed her life."""
    senses, word, noun = text.lexicon.senses, text.word(article), text.word(article + 1)
    if word in senses["indefinite"]:
        return noun in senses["time_units"] and text.word(article + 2) not in senses["topical"]
    return (
        word in senses["articles"]
        and noun in senses["time_parts"]
        and text.word(article - 1) not in senses["talked_about"]
    )
