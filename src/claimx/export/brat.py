"""brat: a folder with each article's text and stand-off annotation, and the configuration of the project.

brat counts characters (code points), and no span may hold a line end: such a span is in pieces.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from claimx.export.annotation import ATTRIBUTES, LINKS, Annotated, Piece, Span, annotated, text_of
from claimx.export.formats import FOLDER, Layout, Record

UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_NAME = 120  # characters, up to four bytes each in UTF-8; most systems allow 255 bytes
LONGEST_BYTES = 200


@contextlib.contextmanager
def open_brat(path: Path, layout: Layout) -> Iterator[Callable[[Record], None]]:  # noqa: ARG001 - the form of all
    """Two files an article."""
    path.mkdir()
    (path / "annotation.conf").write_text(configuration(), encoding="utf-8")

    def add(record: Record) -> None:
        text, place = text_of(record), free_name(path, record["article"]["id"])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.with_name(f"{place.name}.txt").write_bytes(text.encode())
        lines = "".join(f"{line}\n" for line in standoff(annotated(record), text))
        place.with_name(f"{place.name}.ann").write_bytes(lines.encode())

    yield add


def free_name(folder: Path, id_: str) -> Path:
    """Where an article goes, without suffix: a path like its id, of plain characters, unlike all before.

    Names of folders hold no dots, so that none is also the name of a file.
    """
    *folders, last = id_.removesuffix(".txt").split("/")
    parents = [part for part in (safe(each.replace(".", "_")) for each in folders) if part]
    name = safe(last) or "article"
    place = folder.joinpath(*parents, name)
    number = 1
    while place.with_name(f"{place.name}.txt").exists():
        number += 1
        place = folder.joinpath(*parents, f"{name}-{number}")
    return place


def safe(part: str) -> str:
    """A file name of letters, digits, dots, hyphens and underscores, that no system takes for another."""
    name = UNSAFE.sub("_", part)[:LONGEST_NAME].strip("._-")
    while len(name.encode()) > LONGEST_BYTES:
        name = name[:-1]
    return name


def standoff(found: Annotated, text: str) -> Iterator[str]:
    """The lines of an .ann file."""
    numbers: dict[str, str] = {}
    attributes = notes = 0
    for span in found.spans:
        pieces = unbroken(span, text)
        if not pieces:
            continue
        number = numbers[span.id] = f"T{len(numbers) + 1}"
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"{number}\t{span.label} {offsets}\t{' '.join(text[start:end] for start, end in pieces)}"
        for name, value in span.attributes.items():
            attributes += 1
            yield f"A{attributes}\t{name} {number} {value}"
        if span.note:
            notes += 1
            yield f"#{notes}\tAnnotatorNotes {number}\t{' '.join(span.note.split())}"
    groups: dict[str, list[str]] = {}
    relations = 0
    for link in found.links:
        if link.start not in numbers or link.end not in numbers:
            continue
        if link.label == "SameAs":
            groups.setdefault(link.end, [numbers[link.end]]).append(numbers[link.start])
            continue
        relations += 1
        yield f"R{relations}\t{link.label} Arg1:{numbers[link.start]} Arg2:{numbers[link.end]}"
    for group in groups.values():
        yield f"*\tEquiv {' '.join(group)}"


def unbroken(span: Span, text: str) -> list[Piece]:
    """The pieces in order, cut at line ends, without blanks at their ends, none of them empty."""
    out: list[Piece] = []
    for start, end in sorted(span.pieces):
        at = start
        for line in text[start:end].splitlines(keepends=True):
            words = line.strip()
            if words:
                first = at + line.index(words)
                out.append((max(first, out[-1][1] if out else 0), first + len(words)))
            at += len(line)
    return [(start, end) for start, end in out if start < end]


def configuration() -> str:
    """annotation.conf: the labels, links and attributes there are."""
    lines = [FOLDER.begins, "", "[entities]", *ATTRIBUTES, "", "[relations]"]
    lines.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>")
    for name, (first, second) in LINKS.items():
        if name == "SameAs":
            lines.append(f"Equiv\tArg1:{first}, Arg2:{second}, <REL-TYPE>:symmetric-transitive")
        else:
            lines.append(f"{name}\tArg1:{first}, Arg2:{second}")
    lines += ["", "[events]", "", "[attributes]"]
    lines += [
        f"{name}\tArg:{label}, Value:{'|'.join(values)}"
        for label, attributes in ATTRIBUTES.items()
        for name, values in attributes.items()
    ]
    return "\n".join(lines) + "\n"
