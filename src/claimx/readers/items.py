"""What readers hand on: articles not yet read (`Item`), and inputs that can't be (`Refusal`)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from claimx.errors import InputError, Stage
from claimx.installing import install_command

STDIN = "-"
AUTO = "auto"  # of an encoding: the bytes tell
MAX_BYTES = 20_000_000
# What a file may hold besides its text (markup, pictures, fonts) before it is no article: so many times its text.
RAW_FACTOR = 10
JSON_FACTOR = 5


class OwnOutputError(InputError):
    """A file that claimx wrote: records, no articles; `is_whole`: records that other commands read back."""

    def __init__(self, message: str | None = None, *, is_whole: bool = False) -> None:
        cure = "; convert, report, view, compare and explain read them" if is_whole else ""
        super().__init__(message or f"claimx wrote this: it holds records, no articles{cure}")


class MissingExtraError(InputError):
    """A kind of input whose library is not installed; `module` is what would be imported."""

    def __init__(self, message: str, module: str = "") -> None:
        super().__init__(message)
        self.module = module


class OutOfMemoryError(InputError):
    """An input for which memory did not suffice; another time it may."""

    def __init__(
        self, message: str = "memory ran out over it; give it more, or leave it out", *, stage: Stage = "read"
    ) -> None:
        super().__init__(message, stage=stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read.

    Attributes:
        encoding: encoding of text, HTML and tables; None for UTF-8 (HTML: what the page declares), `auto` for what the
            bytes of each text or table look like.
        text_field, id_field, title_field, date_field, site_field, url_field: the column or key of these; None to guess
            by the usual names.
        date_order: "dmy" or "mdy", what 03/04/2024 means; None leaves such dates unread.
        max_bytes: the longest text of an article, in bytes of UTF-8.
        kind: the kind of standard input and of files whose suffix says nothing; None to look at the content.
    """

    encoding: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    site_field: str | None = None
    url_field: str | None = None
    date_order: str | None = None
    max_bytes: int = MAX_BYTES
    kind: str | None = None

    @property
    def named_encoding(self) -> str | None:
        """The encoding, where a person named one: of JSON and of pages, which tell their own."""
        return None if self.encoding == AUTO else self.encoding

    @property
    def max_raw(self) -> int:
        """The longest file, or member of an archive, that is held in memory."""
        return RAW_FACTOR * self.max_bytes

    @property
    def max_json(self) -> int:
        """The longest line of JSON, or file of it, which takes several times its length in memory."""
        return JSON_FACTOR * self.max_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article not yet read: cheap to make, and to send to another process.

    Attributes:
        id: the article's id.
        path: the file, as given on the command line; None for standard input.
        kind: what reads it: `text`, `html`, `pdf` …
        payload: the bytes of a member or of standard input, the text of a row; None for a file of its own, which is
            read when the item is loaded.
        member: where in the file it is, in words: "line 7", "news/a.html"; None for a file of its own.
        title, date, url, charset: what the container says of it.
    """

    id: str
    path: str | None
    kind: str
    payload: bytes | str | None = None
    member: str | None = None
    title: str | None = None
    date: str | None = None
    site: str | None = None
    url: str | None = None
    charset: str | None = None

    @property
    def where(self) -> str:
        """The item as a message names it."""
        return place(self.path, self.member)

    def renamed(self, id_: str) -> Item:
        """The same under another id."""
        return replace(self, id=id_)

    @property
    def known(self) -> tuple[str | None, ...]:
        """What is known of the article before it is read."""
        return (self.id, self.path, self.kind, self.member, self.title, self.date, self.site, self.url, self.charset)

    def digest(self) -> str:
        """Hex SHA-256 of everything that its article is made of, given the same options.

        Raises:
            InputError: where its file can't be read.
        """
        from claimx.readers.streams import blocks_of  # noqa: PLC0415 - which imports this module

        whole = hashlib.sha256(repr(self.known).encode("utf-8", "surrogatepass"))
        payload = self.payload.encode("utf-8", "surrogatepass") if isinstance(self.payload, str) else self.payload
        for block in blocks_of(self.path or STDIN) if payload is None else [payload]:
            whole.update(block)
        return whole.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input, or a line or member of one, that gives no article; the rest goes on."""

    id: str
    path: str | None
    error: InputError
    member: str | None = None

    @property
    def where(self) -> str:
        """The input as a message names it."""
        return place(self.path, self.member)

    def renamed(self, id_: str) -> Refusal:
        """The same under another id."""
        return replace(self, id=id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """An open file, or member of an archive, that holds any number of articles.

    Attributes:
        id, path, member: as in `Item`.
        stream: its bytes, decompressed.
        depth: number of archives around it.
    """

    id: str
    path: str | None
    stream: BinaryIO
    member: str | None = None
    depth: int = 0

    @property
    def where(self) -> str:
        """The container as a message names it."""
        return place(self.path, self.member)

    def holding(self, stream: BinaryIO) -> Container:
        """The same with another stream of its bytes."""
        return replace(self, stream=stream)

    def inside(self, words: str) -> str:
        """The place of one of its parts: "news/articles.jsonl, line 7"."""
        return words if self.member is None else f"{self.member}, {words}"

    def refusal(self, error: InputError) -> Refusal:
        """The container, refused."""
        return Refusal(id=self.id, path=self.path, member=self.member, error=error)


Found: TypeAlias = Iterator[Item | Refusal]
Notice: TypeAlias = Callable[[str], None]


def place(path: str | None, member: str | None) -> str:
    if path is None:
        return "standard input" if member is None else member if "://" in member else f"standard input, {member}"
    return path or "''" if member is None else f"{path}, {member}"


def missing_extra(what: str, extra: str, module: str) -> MissingExtraError:
    """A kind whose package is not installed."""
    return MissingExtraError(f"to read {what}, install what reads it: {install_command(extra)}", module)
