"""What a text says, without how it is set: commas, quotation marks, line ends and capitals are no change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from claimx.records import Claim, Mention, Stretch

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]*)[”»\"]")
OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=10_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in one case, with straight apostrophes and plain digits."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold().replace("’", "'")
    return tuple(WORD.findall(THOUSANDS.sub("", plain)))


def content_words(claim: Claim) -> tuple[str, ...]:
    """The words of a claim's content, piece by piece; what the narrator says between is left out."""
    return tuple(word for piece in claim.content for word in words_of(piece.text))


def content_words_of(claim: Mapping[str, Any]) -> tuple[str, ...]:
    """The same of a claim as plain JSON values."""
    return tuple(word for piece in claim["content"] for word in words_of(piece["text"]))


def quoted_words(claim: Claim) -> tuple[str, ...]:
    """The words of a claim that stand between quotation marks: all of a direct one, parts of a mixed one."""
    if claim.mode == "direct":
        return content_words(claim)
    if claim.mode != "mixed":
        return ()
    return tuple(word for piece in claim.content for inner in QUOTED.findall(piece.text) for word in words_of(inner))


def setting_free(text: str, sentence: Stretch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence, and those of them between quotation marks: what no change of setting changes."""
    words = text[sentence.start : sentence.end]
    return words_of(words), tuple(word for inner in QUOTED.findall(words) for word in words_of(inner))


def is_unclosed(text: str, sentence: Stretch) -> bool:
    """Whether a sentence opens a quotation that it does not close, or closes one that it does not open."""
    marks = MARK.findall(text[sentence.start : sentence.end])
    opened = sum(mark in OPENING for mark in marks) - sum(mark in CLOSING for mark in marks)
    return opened != 0 or marks.count(STRAIGHT) % 2 == 1


def shown(pieces: Sequence[Mention]) -> str:
    """Pieces of content as one line; what stood between them is an ellipsis."""
    return " … ".join(" ".join(piece.text.split()) for piece in pieces)
