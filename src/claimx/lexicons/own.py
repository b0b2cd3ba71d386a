"""The words that a user's files add to the packaged lexicons, each with its file and the line it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimx.lexicons import all_tables, packaged_tables, read_tables, read_text
from claimx.lexicons.forms import plain
from claimx.lexicons.lines import line_of
from claimx.lexicons.listing import Place, described, entries, quoted

NO_PARTIES = ("names", "not_names", "parties")
PARTIES = (("names", "people"), ("names", "organisations"), ("names", "outlets"))
BODIES = "bodies"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word of a user's file, and the place of the tables where it stands."""

    file: Path
    place: Place
    word: str

    @property
    def entry(self) -> tuple[Place, str]:
        """The place and the word, as `entries` gives them."""
        return self.place, self.word

    @property
    def table(self) -> str:
        """Its table or list, as TOML names it."""
        return ".".join(map(quoted, self.place))

    @property
    def line(self) -> int | None:
        """Its line of the file; None where that can't be told."""
        return line_of(read_text(self.file), (*self.place, self.word))

    @property
    def where(self) -> str:
        """The file with the line, as FILE:3."""
        line = self.line
        return f"{self.file}:{line}" if line else str(self.file)


def own_words(files: Iterable[Path]) -> Iterator[OwnWord]:
    """The words of these files that the package lacks there, or says something else of; each may use those before it.

    Raises:
        LexiconError: where a file can't be read.
    """
    files = tuple(files)
    if not files:
        return
    packaged = packaged_tables()
    known = dict.fromkeys(entries(packaged))
    for number, file in enumerate(files, start=1):
        both = all_tables(files[:number])
        for entry in entries(read_tables(file)):
            if entry not in known or described(packaged, entry) != described(both, entry):
                yield OwnWord(file=file, place=entry[0], word=entry[1])


def contradicting(files: Iterable[Path]) -> Iterator[tuple[OwnWord, OwnWord]]:
    """The names that these files call no party and give to a party, too: as the one, as the other.

    Raises:
        LexiconError: where a file can't be read.
    """
    own = [*own_words(files)]
    none = {plain(each.word): each for each in own if each.place == NO_PARTIES}
    for each in own:
        if (each.place[:2] in PARTIES or each.place[0] == BODIES) and plain(each.word) in none:
            yield none[plain(each.word)], each
