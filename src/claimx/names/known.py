"""Names of the lexicon, found in a text as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.lexicons.names import Form, NameLexicon
from claimx.names.words import LABEL_OF, PLACES, Entity, Words, owners

FIRST = re.compile(r"\w+")
# Characters that a form may be written with, each by one other, so that offsets stay.
SAME_LENGTH = {
    ord(c): r
    for c, r in {"’": "'", "‘": "'", "ʻ": "'", "‑": "-", "‐": "-", "\n": " ", "\u00a0": " ", "\t": " "}.items()
}
# Shorter forms are not looked for in capitals: "US" is a word of an all-caps headline.
SHORTEST_IN_CAPITALS = 4
# Tags of words that are names, or nationality words.
OF_NAMES = frozenset({"NNP", "NNPS", "JJ"})


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
        for i in [i for i, word in enumerate(words) if word in self.by_first or (len(word) > 1 and not word.isalpha())]:
            if i < after:
                continue
            for written, form in self.opening_with(words[i]):
                if not same.startswith(written, starts[i]):
                    continue
                end = _token_end(i, starts[i] + len(written), words, starts)
                if end:
                    found.append((i, end, form))
                    after = end
                    break
        return found

    def opening_with(self, word: str) -> Sequence[tuple[str, Form]]:
        """The forms that begin with a token; one such as "U.N." opens with a shorter word."""
        forms = self.by_first.get(word)
        if forms is None and not word.isalpha() and (first := FIRST.match(word)):
            forms = self.by_first.get(first.group())
        return forms or ()


def _token_end(i: int, end: int, words: Sequence[str], starts: Sequence[int]) -> int:
    """The position after the token that ends at this character, 0 where none does."""
    while i < len(words) and starts[i] + len(words[i]) < end:
        i += 1
    return i + 1 if i < len(words) and starts[i] + len(words[i]) == end else 0


def merge_known(entities: list[Entity], known: list[tuple[int, int, Form]], at: Words) -> list[Entity]:
    """The lexicon's names among the model's; a longer name of the model keeps the lexicon's inside it."""
    owner = owners(entities)
    dropped: set[int] = set()
    added: list[Entity] = []
    for start, end, form in known:
        touching = sorted({owner[i] for i in range(start, end) if i in owner})
        if is_taken((start, end), form, [entities[k] for k in touching], at):
            dropped.update(touching)
            added.append((start, end, LABEL_OF[form.kind]))
    return sorted([e for k, e in enumerate(entities) if k not in dropped] + added)


def is_taken(known: tuple[int, int], form: Form, touching: list[Entity], at: Words) -> bool:
    """Whether a name that the lexicon knows stands in place of those of the model that touch it."""
    start, end = known
    ambiguous = at.string(start, end) in at.lexicon.ambiguous
    if not touching:
        if LABEL_OF[form.kind] in PLACES and at.word(end) in at.lexicon.event_words:
            return False  # "the Paris Conference"
        return not ambiguous or at.tags[start] in OF_NAMES
    if any(first <= start and end <= last and last - first > end - start for first, last, _ in touching):
        return False
    same = [label for first, last, label in touching if (first, last) == known]
    if not same:
        return not ambiguous
    return not ambiguous and same[0] != LABEL_OF[form.kind] and {same[0], LABEL_OF[form.kind]} != {"GPE", "LOC"}
