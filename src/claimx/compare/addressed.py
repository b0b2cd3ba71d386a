"""Whom a source told it, as written: "told state media on Friday"; and the stance with which a claim opens."""

from __future__ import annotations

import re

from claimx.compare.across.lexicon import words as compare_words
from claimx.compare.wording import content_words, words_of
from claimx.lexicons import load_lexicons
from claimx.records import Claim

END = re.compile(r"[.,;:!?“”\"()—–]")
LONGEST = 6  # words of those who are told: "the state news agency"
AUDIENCE, CLAUSE = "audience", "clause"
STANCES = frozenset({"believe", "doubt"})
OPENING = 4  # words of "they believe that" before what is claimed


def told_whom(text: str | None, claim: Claim) -> tuple[str, ...]:
    """The words that tell to whom a claim was made; () where none do, or where there is no text.

    They stand between the verb and what was said, or a mark, a day or a preposition.
    """
    if text is None or claim.cue is None or not has_frame(claim.cue.lemma, AUDIENCE):
        return ()
    begin, end = claim.cue.end, claim.sentence.end
    mark = END.search(text, begin, end)
    ends = [end, *(mark.start() for mark in [mark] if mark), *(p.start for p in claim.content if p.start >= begin)]
    shut = compare_words().addressed_ends | compare_words().day_words
    found = []
    for word in text[begin : min(ends)].split():
        if word.casefold() in shut:
            break
        found.append(word)
    return tuple(found) if len(found) <= LONGEST else ()


def readdressed(texts: tuple[str | None, str | None], old: Claim, new: Claim) -> tuple[str, str] | None:
    """Whom the same verb told in either version, where that is somebody else."""
    if old.cue is None or new.cue is None or old.cue.lemma != new.cue.lemma:
        return None
    was, is_ = (told_whom(text, claim) for text, claim in zip(texts, (old, new), strict=True))
    if not was or not is_ or words_of(" ".join(was)) == words_of(" ".join(is_)):
        return None
    before, after = (f"{claim.cue.text} {' '.join(whom)}" for claim, whom in ((old, was), (new, is_)) if claim.cue)
    return before, after


def stance_before(longer: Claim, shorter: Claim) -> str:
    """What opens a claim before the same words as of another, where that is a stance: "they believe"; else empty."""
    told, rest = content_words(longer), content_words(shorter)
    opening = told[: len(told) - len(rest)]
    if not rest or not 0 < len(opening) <= OPENING or told[len(opening) :] != rest:
        return ""
    return " ".join(opening) if any(map(is_stance, opening)) else ""


def is_stance(word: str) -> bool:
    """Whether a word is a form of a verb by which a source only believes what follows."""
    return any(verb.frames.get(CLAUSE) in STANCES for verb in load_lexicons().cues.by_form.get(word, ()))


def has_frame(lemma: str, frame: str) -> bool:
    """Whether a verb takes a frame."""
    return any(frame in verb.frames for verb in load_lexicons().cues.verbs.get(lemma, ()))
