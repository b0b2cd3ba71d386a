"""Where sentences must start and where they can't: the spaCy component `claimx_boundaries`, before the parser.

A new paragraph starts a sentence, as do two blanks behind a stop; a name after its title and a number after "No." do
not. After any other abbreviation "The" or "He" does ("It closed at 5 p.m. The police left."); of other words the parser
decides ("St. Louis").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import NameLexicon
from claimx.lines import is_wrapped, line_width
from claimx.syntax.strings import STRINGS

CLOSING = frozenset({'"', "”", "’", "»"})
OPENING = frozenset({'"', "“", "‘", "«"})
CURLY = frozenset({"“", "”"})
STOPS = frozenset(".?!")
CALLS = frozenset("?!")  # behind them a sentence may go on: `“Why?” he asked`
PAUSES = frozenset(",;:")
LONGEST = 500  # tokens without a sure boundary
LONGEST_SUBTITLE = 12
GOES_ON = re.compile('[,?!][”"’»]$')  # what was said closes, and the sentence may go on
ABBREVIATION = re.compile(r"(?:\w+\.)+")


class Boundaries:
    """The component. `lexicon` None means the packaged one."""

    def __init__(self, lexicon: NameLexicon | None = None) -> None:
        self.use(lexicon or load_lexicons().names)

    def use(self, lexicon: NameLexicon) -> None:
        """Know these abbreviations from now on: those of a user's own lexicon."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with what is sure of its sentence boundaries."""
        return set_boundaries(doc, self.lexicon)


def set_boundaries(doc: Doc, lexicon: NameLexicon) -> Doc:
    """The Doc with what is sure of its sentence boundaries."""
    words, text = STRINGS.words_and_text(doc)
    width = line_width(text)
    starts = doc.to_array(SENT_START).astype("int64")
    # Most are words of letters, by which nothing is decided.
    inner = lexicon.inner_abbreviations
    for i, word in ((i, word) for i, word in enumerate(words[:-1]) if not word.isalpha() or word in inner):
        if "\n" in word:
            at = doc[i].idx
            if doc[i].is_space and is_paragraph_break(text, at, at + len(word), width):
                starts[i + 1] = 1
                if is_one_word(words[i + 1 : i + 3]):
                    starts[i + 2] = -1
                # The white space itself ends the sentence before.
                if i:
                    starts[i] = -1
        elif word.isspace() and i and (words[i + 1][0].isupper() or words[i + 1] in OPENING):
            # Typists who put two blanks there end a sentence: `“It can't work.”  Critics agreed.`
            last = words[i - 1 - (words[i - 1] in CLOSING and i > 1)]
            ends = last not in lexicon.inner_abbreviations and ABBREVIATION.fullmatch(last)
            if last in STOPS or (ends and words[i + 1] in lexicon.openers):
                starts[i], starts[i + 1] = -1, 1
        elif word in lexicon.inner_abbreviations:
            follows = i + 1 + (words[i + 1].isspace() and "\n" not in words[i + 1])
            if follows < len(words) and words[follows][0].isalnum():
                starts[i + 1] = starts[follows] = -1
        elif word == "." and i and words[i - 1] == "No" and words[i + 1].isdigit():
            starts[i] = starts[i + 1] = -1
        elif word == "." and i and words[i - 1] in CLOSING:
            # `They called it "a farce". Critics agreed.`
            follows = i + 1 + words[i + 1].isspace()
            if follows < len(words) and words[follows].istitle():
                starts[follows] = 1
        elif word == "[" and words[i + 1].istitle():
            # `“He left. [We] stayed,” she said.`
            before = i - 1 - (i > 0 and words[i - 1].isspace())
            if before >= 0 and words[before] in STOPS:
                starts[i] = 1
        elif words[i + 1] in lexicon.openers and ABBREVIATION.fullmatch(word):
            starts[i + 1] = 1
    found = (*around_free_marks(words), *within_titles(words))
    for place, value in [each for each in found if starts[each[0]] == 0]:
        starts[place] = value
    for place in places_to_cut(words, starts):
        starts[place] = 1
    # As one array: to set a single token's value, spaCy looks through the whole Doc.
    return doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]


def is_one_word(words: list[str]) -> bool:
    """Whether a boundary would part the first word of a paragraph from the next: "[Tel] Aviv's port", "[E] coli"."""
    if len(words) < 2:
        return False
    first, second = words[0], words[1][:1]  # words in capitals are a dateline, which may end there: `CAIRO — The army`
    return second.islower() or (first.isalpha() and second.isalpha() and not first.isupper())


def around_free_marks(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where a sentence starts at marks with a blank on either side, and where not: `It rose. " What is it? "`.

    Of straight ones every other one of a paragraph opens; a curly one may close what they open.
    """
    if '"' not in words:
        return
    opened = False
    for i, word in enumerate(words):
        if "\n" in word:
            opened = False
        if word in CURLY:  # `“It rose," she said. "It fell.”`
            opened = word == "“"
        if word != '"' or (not opened and words[i - 1].isdigit()):  # 6' 2"
            continue
        opened = not opened
        if 0 < i < len(words) - 1 and words[i - 1] in STOPS and words[i + 1][0].isupper():
            yield i, 1 if opened else -1
            if opened:
                yield i + 1, -1


def within_titles(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where no sentence starts behind an exclamation mark: `the Hooray! poll`, `her song "Go! Go! (By Night)"`."""
    for i in [i for i, word in enumerate(words[:-2]) if word in CALLS and words[i + 1] in CLOSING]:
        if words[i + 2].islower():  # `“Leave at once!” the captain ordered.`
            yield i + 2, -1
    for i in [i for i, word in enumerate(words[:-1]) if word == "!" and i]:
        closing = next((k for k in range(i + 2, min(i + LONGEST_SUBTITLE, len(words) - 1)) if words[k] == ")"), 0)
        subtitle = words[i + 1] == "(" and closing and words[closing + 1] in CLOSING
        if words[i + 1].islower() or words[i + 1] == words[i - 1] or subtitle:
            yield i + 1, -1


def places_to_cut(words: list[str], starts: Any) -> Iterator[int]:
    """Where sentences must start besides, so that none is longer than a parser or a rule can take."""
    sure = np.flatnonzero(starts == 1)
    if np.diff(sure, prepend=0, append=len(words)).max() < LONGEST:
        return
    last = stop = comma = 0
    for i, word in enumerate(words[:-1], start=1):
        if starts[i] == 1:
            last = i
        elif word in STOPS and words[i][0].isupper() and starts[i] != -1:
            stop = i
        elif word in PAUSES:
            comma = i
        if i - last >= LONGEST:
            # The last stop before a capital is a sentence's end; without one this is a list, or no prose.
            last = next((place for place in (stop, comma) if place > last), i)
            yield last


def is_paragraph_break(text: str, start: int, end: int, width: int) -> bool:
    """Whether the white space `text[start:end]` parts two paragraphs rather than two lines of one."""
    if GOES_ON.search(text, max(start - 2, 0), start) and text[end : end + 1].islower():
        return False  # "“It is late,”" and on the next line "said Ana Roe"
    if text.count("\n", start, end) != 1 or not width:
        return True
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not is_wrapped(before, text[end : end + width], width)
