"""What the tests of readers share: everything an input gives, and what is said of it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.readers import STDIN, ReadOptions, Refusal, load, open_items
from claimx.records import Article


@dataclass(slots=True)
class Read:
    """Articles and errors of inputs in order, and the notices; an error is "where: message"."""

    articles: list[Article] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    error_ids: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [article.id for article in self.articles]


def read_all(*paths: Path, folder: Path | None = None, stdin: bytes | None = None, **options: Any) -> Read:
    """Read all of these; places in messages are relative to the folder."""
    chosen = ReadOptions(**options)
    out = Read()
    prefix = f"{folder or paths[0].parent if paths else ''}/"

    def fail(where: str, id_: str, error: InputError) -> None:
        assert "\n" not in str(error)
        out.errors.append(f"{where}: {error}".removeprefix(prefix))
        out.error_ids.append(id_.removeprefix(prefix))

    given = [STDIN] if stdin is not None else [str(path) for path in paths]
    stream = io.BufferedReader(Unseekable(stdin)) if stdin is not None else None
    items = open_items(given, chosen, notice=lambda line: out.notices.append(line.removeprefix(prefix)), stdin=stream)
    for item in items:
        if isinstance(item, Refusal):
            fail(item.where, item.id, item.error)
            continue
        try:
            article = load(item, chosen)
        except InputError as error:
            fail(item.where, item.id, error)
            continue
        out.articles.append(article)
    return out


class Unseekable(io.RawIOBase):
    """A pipe."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), len(self.rest), 1000)
        buffer[:size], self.rest = self.rest[:size], self.rest[size:]
        return size
