"""Names of the lexicon, found in a text as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.lexicons.names import Form, NameLexicon

FIRST = re.compile(r"\w+")
# Characters that a form may be written with, each by one other, so that offsets stay.
SAME_LENGTH = {
    ord(c): r
    for c, r in {"’": "'", "‘": "'", "ʻ": "'", "‑": "-", "‐": "-", "\n": " ", "\u00a0": " ", "\t": " "}.items()
}
# Shorter forms are not looked for in capitals: "US" is a word of an all-caps headline.
SHORTEST_IN_CAPITALS = 4


class KnownNames:
    """The lexicon's forms by their first word."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self.by_first: dict[str, list[tuple[str, Form]]] = {}
        written = dict(lexicon.forms)
        for text, form in lexicon.forms.items():
            if len(text) >= SHORTEST_IN_CAPITALS and text not in lexicon.ambiguous:
                written.setdefault(text.upper(), form)
        for text, form in written.items():
            found = FIRST.match(text)
            if found:
                self.by_first.setdefault(found.group(), []).append((text, form))
        for forms in self.by_first.values():
            forms.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, text: str, words: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int, Form]]:
        """Known names as (start, end, form) in tokens, left to right, longest first, without overlap."""
        same = text if text.isascii() and "\n" not in text else text.translate(SAME_LENGTH)
        found: list[tuple[int, int, Form]] = []
        after = 0
        for i, word in enumerate(words):
            if i < after:
                continue
            forms = self.by_first.get(word)
            if forms is None:
                if word.isalpha():
                    continue
                first = FIRST.match(word)  # a token such as "U.N." opens with a shorter word
                forms = self.by_first.get(first.group()) if first else None
                if forms is None:
                    continue
            for written, form in forms:
                if same.startswith(written, starts[i]):
                    end = _token_end(i, starts[i] + len(written), words, starts)
                    if end:
                        found.append((i, end, form))
                        after = end
                        break
        return found


def _token_end(i: int, end: int, words: Sequence[str], starts: Sequence[int]) -> int:
    """The position after the token that ends at this character, 0 where none does."""
    while i < len(words) and starts[i] + len(words[i]) < end:
        i += 1
    return i + 1 if i < len(words) and starts[i] + len(words[i]) == end else 0
