"""The first stage: what there is to read, in order; containers are streamed, never held whole."""

from __future__ import annotations

import io
import os
import re
import shlex
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, cast

from claimx.errors import InputError
from claimx.ids import UniqueIds
from claimx.readers.folder import Entry, walk
from claimx.readers.items import STDIN, Container, Found, Item, Notice, OwnOutputError, ReadOptions, Refusal
from claimx.readers.kinds import ARCHIVES, CONTAINERS, HEAD, MARKED, OTHERS, SEEKING, content_of, fits, named
from claimx.readers.loading import as_input_error, read_member, wrong_content
from claimx.readers.own import is_own_file, is_own_folder
from claimx.readers.streams import at_hand, decompressed, is_special, opened, peeked, read_up_to, reading
from claimx.visible import plural

Opener = Callable[[Container, ReadOptions, Notice], Found]
# Each is imported on use.
OPENERS = {
    "jsonl": ("claimx.readers.jsonl", "open_jsonl"),
    "json": ("claimx.readers.jsonl", "open_json"),
    "csv": ("claimx.readers.delimited", "open_csv"),
    "tsv": ("claimx.readers.delimited", "open_tsv"),
    "parquet": ("claimx.readers.parquet", "open_parquet"),
    "warc": ("claimx.readers.warc", "open_warc"),
    "zip": ("claimx.readers.archive", "open_zip"),
    "tar": ("claimx.readers.archive", "open_tar"),
}
URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
DEEPEST = 2  # archives in archives


def open_items(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    notice: Notice,
    without: Collection[str] = (),
    stdin: BinaryIO | None = None,
    folders: bool = True,
    instead: str = "give one of its files",
) -> Found:
    """What there is to read, in the order of the paths; folders in the order of their ids. Ids are unique.

    Args:
        paths: files and folders; `-` is standard input.
        options: how they are read.
        notice: takes lines for a person: which column is the text, what was left out.
        without: files and folders that hold no articles, left out: what a run wrote or writes.
        stdin: standard input.
        folders: whether folders are read; False: refused.
        instead: then what is proposed, `{}` for the folder.
    """
    said: set[str] = set()

    def once(line: str) -> None:
        # Many files of a folder have the same columns: what is said of the first holds for them all.
        what = line.partition(": ")[2]
        if what not in said or " from '" not in what:
            said.add(what)
            notice(line)

    def opened_path(path: str) -> Found:
        if folders or not is_folder(path):
            return open_path(path, options, once, without, stdin)
        error = InputError(f"this is a folder; {instead.format(shlex.quote(path))}")
        return iter([Refusal(id=PurePath(path).as_posix(), path=path, error=error)])

    return unique(each for path in paths for each in opened_path(path))


def is_folder(path: str) -> bool:
    return path != STDIN and os.path.isdir(path)  # noqa: PTH112 - a name with a NUL is no folder, and no error


def unique(found: Found) -> Found:
    """The same, with each id once: a second "x" is "x#2"."""
    ids = UniqueIds()
    for each in found:
        id_ = ids.take(each.id)
        yield each if id_ == each.id else each.renamed(id_)


def open_path(
    path: str, options: ReadOptions, notice: Notice, without: Collection[str], stdin: BinaryIO | None
) -> Found:
    id_ = STDIN if path == STDIN else PurePath(path).as_posix()
    if path == STDIN:
        if stdin is None:
            yield Refusal(id=STDIN, path=None, error=InputError("it is closed; give a file"))
        else:
            yield from open_stream(Container(id=STDIN, path=None, stream=stdin), options, notice)
    elif not path:
        yield Refusal(id=path, path=path, error=InputError("an empty name; give that of a file or folder"))
    elif URL.match(path):
        message = f"claimx reads files and fetches nothing; try: curl -sL {shlex.quote(path)} | claimx extract -"
        yield Refusal(id=path, path=None, member=path, error=InputError(message))
    elif is_folder(path):
        yield from open_folder(path, options, notice, without)
    else:
        yield from open_file(path, id_, options, notice)


def open_folder(folder: str, options: ReadOptions, notice: Notice, without: Collection[str]) -> Found:
    """The files of a folder that have a kind; the others are counted."""
    own = {os.path.realpath(path) for path in without}
    names = {os.path.basename(path) for path in own}  # noqa: PTH119 - as realpath gives it
    others, written = Counter[str](), Counter[str]()

    def left_out(entry: Entry) -> bool:
        if (entry.name in names or not entry.is_file) and os.path.realpath(entry.path) in own:
            return True
        if not entry.id.endswith("/") or not is_own_folder(entry.path):
            return False
        written["folder"] += 1
        return True

    for entry in walk(folder, left_out):
        if isinstance(entry, Refusal):
            yield entry
            continue
        if entry.is_link:
            others["link to a folder"] += 1
            continue
        kind, compression = named(entry.path)
        if kind is None or (not entry.is_file and is_special(entry.path)):
            others[PurePath(entry.id).suffix.lower() or "no suffix"] += 1
        elif (kind, compression) == ("html", None) and is_own_file(entry.path):
            written["file"] += 1
        elif entry.is_file and kind not in CONTAINERS:
            yield Item(id=entry.id, path=entry.path, kind=kind)
        else:
            for each in open_file(entry.path, entry.id, options, notice):
                if isinstance(each, Refusal) and isinstance(each.error, OwnOutputError):
                    written["file"] += 1
                else:
                    yield each
    if others:
        notice(f"{folder}: left out {counted(others)}")
    if +written:
        what = " and ".join(plural(count, word) for word, count in sorted((+written).items()))
        notice(f"{folder}: left out {what} that claimx wrote")


def counted(others: Counter[str]) -> str:
    """Files of other kinds, in words: "12 files of other kinds: 10 .png, 2 .xlsx"."""
    total = sum(others.values())
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in others.most_common(5))
    return f"{plural(total, 'file')} of other kinds: {kinds}"


def open_file(path: str, id_: str, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a file on disk."""
    kind, compression = named(path)
    suffix = PurePath(path).suffix.lower()
    try:
        if suffix in OTHERS and os.path.lexists(path):
            raise InputError(f"this is {OTHERS[suffix]}")
        if is_special(path):  # a pipe can be read but once
            with opened(path) as stream:
                yield from open_stream(Container(id=id_, path=path, stream=stream), options, notice, kind)
            return
        if kind is None:
            kind, compression = looked_at(path, options)
        if kind not in CONTAINERS:
            yield Item(id=id_, path=path, kind=kind)
            return
        with opened(path) as file:
            container = Container(id=id_, path=path, stream=file)
            yield from open_container(kind, container, options, notice, compression)
    except InputError as error:
        yield Refusal(id=id_, path=path, error=error)


def looked_at(path: str, options: ReadOptions) -> tuple[str, str | None]:
    """The kind and compression of a file whose name says nothing."""
    try:
        with opened(path) as file:
            found = content_of(file.read(HEAD))
            compression = found.compression if found else None
            if compression is not None:
                file.seek(0)
                with reading():
                    found = content_of(decompressed(file, compression).read(HEAD))
    except InputError:
        return options.kind or "text", None  # said when it is loaded
    return options.kind or (found.kind if found and found.kind else "text"), compression


def open_stream(given: Container, options: ReadOptions, notice: Notice, kind: str | None = None) -> Found:
    """The articles of standard input or a pipe: what it holds is seen from its first bytes."""
    try:
        with reading():
            stream, found = peeked(given.stream)
            compression = found.compression if found else None
            if compression is not None:
                stream, found = peeked(decompressed(stream, compression))
        kind = kind or options.kind or (found.kind if found and found.kind else "text")
        if kind in CONTAINERS:
            yield from open_container(kind, given.holding(stream), options, notice)
        else:
            payload = read_member(stream, kind, None, options)
            yield Item(id=given.id, path=given.path, kind=kind, payload=payload)
    except InputError as error:
        yield given.refusal(error)


def open_container(
    kind: str, given: Container, options: ReadOptions, notice: Notice, compression: str | None = None
) -> Found:
    """The articles of a container; where it breaks off, what came before stays, and it is said."""
    articles = refusals = 0
    try:
        with reading():
            stream = ready(kind, given, options, compression)
            module, function = OPENERS[kind]
            opener = cast("Opener", getattr(import_module(module), function))
            for each in opener(given.holding(stream), options, notice):
                articles += isinstance(each, Item)
                refusals += isinstance(each, Refusal)
                yield each
        if not articles and not refusals:
            raise InputError("there is no article in it")
    except Exception as problem:
        error = as_input_error(problem)
        if articles:
            before = f"the {articles:,} articles before that are" if articles > 1 else "the article before that is"
            message = f"{error}; {before} read"
            error = InputError(message, stage=error.stage)
        error.__cause__ = None if error is problem else problem  # for --debug
        yield given.refusal(error)


def ready(kind: str, given: Container, options: ReadOptions, compression: str | None) -> BinaryIO:
    """The container's bytes as its reader wants them, its content checked against its name."""
    stream, found = peeked(given.stream)
    if compression is not None:
        if found is None or found.compression != compression:
            raise wrong_content(found, compression)
        if kind == "warc" and compression == "gzip":
            return stream  # each record is packed on its own, which its reader knows
        stream, found = peeked(decompressed(stream, compression))
    if (found is None and kind in MARKED) or (found is not None and not fits(kind, found)):
        raise wrong_content(found, kind)
    if kind in SEEKING and not at_hand(stream):
        return io.BytesIO(read_up_to(stream, options.max_raw, "unpack it to a file of its own"))
    return stream


def open_member(name: str, stream: BinaryIO, given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a member of an archive whose name has a kind."""
    kind, compression = named(name)
    inner = Container(
        id=f"{given.id}/{name}", path=given.path, member=given.inside(name), stream=stream, depth=given.depth + 1
    )
    try:
        if kind in ARCHIVES and inner.depth >= DEEPEST:
            raise InputError("an archive in an archive in an archive; unpack it first")
        if kind in CONTAINERS:
            yield from open_container(str(kind), inner, options, notice, compression)
            return
        with reading():
            payload = read_member(stream, str(kind), compression, options)
        yield Item(id=inner.id, path=inner.path, member=inner.member, kind=str(kind), payload=payload)
    except InputError as error:
        yield inner.refusal(error)
