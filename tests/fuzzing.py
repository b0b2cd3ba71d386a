"""Texts and files that nobody would write, from a seed, and what must hold of them all the same."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from claimx import Article, InputError, Report, from_dict, to_dict
from claimx.readers import ReadOptions, Refusal, load, open_items

from .inputs import ARTICLE, PAGE, SENTENCES, make_pdf, make_record

PIECES = """
    the a minister Ruiz Ann Roe said says , . .” “ ” " ' ’ ( ) [ ] - – — : ; ? ! … that who which and or
    but not no never may might could reportedly allegedly about nearly 20 20,000 1.5 3/4 ½ $5m €3
    million percent % per cent people troops he she they his it according to officials police U.S. Mr.
    Dr. Sen. Monday March 2020 believes denied warned asked if whether unless expected between from to
    of in Paris Russia Russian NATO 5pm 10-15 # * _ = < > & / \\ @ http://a.b/c a@b.c 's n't 're
    7,00,000 1e400 -3 +4 °C km mph F-16 G7 No. 10 zero hundred dozens few told reporters statement
""".split()
ODD = (
    "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x00", "\x1b[31m", "\u202e", "e\u0301",
    "\U0001f600", "\U0001f468\u200d\U0001f469", "\u5b57", "\u05e9\u05dc", "İ", "ß", "ﬁ", "\ud800", "\U0010ffff",
    "\u0600", "\u0661\u0662", "Ⅷ", "²", "\x85", "\v", "\x1c",
)  # fmt: skip
KINDS = ("txt", "md", "html", "pdf", "docx", "json", "jsonl", "csv", "tsv", "parquet", "warc", "warc.gz", "zip", "tar",
         "tar.gz", "txt.gz", "txt.bz2", "txt.xz", "jsonl.gz")  # fmt: skip
# Containers whose format has a check of all that is in them.
CHECKED = ("zip", "tar.gz", "jsonl.gz", "tar.xz", "tar.bz2", "warc.gz")
TEXTS = [f"{sentence} {SENTENCES}" for sentence in ARTICLE]


def odd_text(random: Random, longest: int) -> str:
    """A text of pieces of news and of odd characters; sometimes a piece stands many times."""
    words: list[str] = []
    for _ in range(random.randint(1, longest)):
        piece = random.choice(PIECES) if random.random() < 0.9 else random.choice(ODD)
        words.append(piece * random.choice((1,) * 40 + (2, 3, 50)))
        words.append(random.choice((" ",) * 9 + ("",)))
    return "".join(words)


def mutated_text(random: Random, text: str) -> str:
    """A text with some stretches cut out, doubled, moved or put in."""
    for _ in range(random.randint(1, 6)):
        start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
        end = min(end, start + random.choice((1, 5, 40)))
        instead = random.choice(
            ("", text[start:end] * 2, random.choice(PIECES), random.choice(ODD), text[start:end].upper())
        )
        text = text[:start] + instead + text[end:]
    return text


def faults_of(report: Report, text: str) -> list[str]:
    """What is wrong with a report: offsets, numbering, JSON."""
    text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    faults = [f"{path} is not its text" for path in wrong_offsets(report, text, "report")]
    for letter, records in zip("cqha", (report.claims, report.quantities, report.hedges, report.actors), strict=True):
        if [record.id for record in records] != [f"{letter}{number}" for number in range(1, len(records) + 1)]:
            faults.append(f"the ids of {letter}")
    written = json.dumps(to_dict(report), ensure_ascii=False, allow_nan=False)
    if from_dict(json.loads(written)) != report:
        faults.append("JSON gives another report")
    written.encode()
    return faults


def wrong_offsets(value: Any, text: str, path: str) -> Iterator[str]:
    """The places of records whose offsets do not give their text."""
    if isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from wrong_offsets(each, text, f"{path}[{number}]")
    elif is_dataclass(value):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if start is not None and not (
            0 <= start < end <= len(text) and getattr(value, "text", text[start:end]) == text[start:end]
        ):
            yield path
        for field in fields(value):
            yield from wrong_offsets(getattr(value, field.name), text, f"{path}.{field.name}")


@cache
def whole(kind: str) -> bytes:
    """A sound file of a kind, with the articles of TEXTS where it holds several."""
    name, _, packing = kind.rpartition(".")
    if name and packing in PACKERS and kind != "warc.gz":
        return PACKERS[packing](whole(name))
    return MAKERS[kind]()


def make_csv(delimiter: str) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter)
    table.writerows([("id", "date", "text"), *((n, "2024-01-05", text) for n, text in enumerate(TEXTS))])
    return out.getvalue().encode()


def make_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(TEXTS):
            archive.writestr(f"{number}.txt", text)
    return out.getvalue()


def make_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, text in enumerate(TEXTS):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


def make_docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in TEXTS)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def make_parquet() -> bytes:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    out = io.BytesIO()
    parquet.write_table(pa.table({"id": [*range(len(TEXTS))], "text": TEXTS}), out)
    return out.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n\n".join(TEXTS).encode(),
    "md": "\n\n".join(("# Ferry sinks", *TEXTS)).encode,
    "html": PAGE.encode,
    "pdf": lambda: make_pdf([[ARTICLE[0], ARTICLE[2]], [SENTENCES]]),
    "docx": make_docx,
    "json": lambda: json.dumps(
        [{"id": n, "text": text, "date": "2024-01-05"} for n, text in enumerate(TEXTS)]
    ).encode(),
    "jsonl": lambda: "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(TEXTS)).encode(),
    "csv": lambda: make_csv(","),
    "tsv": lambda: make_csv("\t"),
    "parquet": make_parquet,
    "warc": lambda: b"".join(make_record(url=f"https://a.example/{number}") for number in range(3)),
    "warc.gz": lambda: b"".join(
        gzip.compress(make_record(url=f"https://a.example/{number}"), mtime=0) for number in range(3)
    ),
    "zip": make_zip,
    "tar": make_tar,
}
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: gzip.compress(data, mtime=0), "bz2": bz2.compress, "xz": lzma.compress,
}  # fmt: skip


def mutated(random: Random, data: bytes) -> bytes:
    """Some bytes of a file changed, cut out, doubled or moved."""
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5, 20))):
        start = random.randrange(len(found) + 1)
        end = min(len(found), start + random.choice((1, 1, 2, 4, 16, 200, 5_000)))
        match random.randrange(6):
            case 0 if start < end:
                found[start] ^= 1 << random.randrange(8)
            case 1:
                del found[start:end]
            case 2:
                found[start:start] = found[start:end]
            case 3:
                found[start:end] = random.choice((b"\xff", b"\0", b"{", b"<!--", b'"', b"\n")) * (end - start)
            case 4:
                found[start:start] = random.choice(ODD).encode("utf-8", "surrogatepass")
            case _ if random.random() < 0.3:
                del found[start:]
    return bytes(found)


def damaged(random: Random, data: bytes) -> bytes:
    """A file with one fault: a byte changed, a stretch of zeros, or cut short."""
    at = random.randrange(len(data))
    match random.randrange(3):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        case 1:
            size = min(len(data) - at, random.choice((2, 16, 300)))
            return data[:at] + bytes(size) + data[at + size :]
    return data[:at]


def read(path: Path, data: bytes) -> tuple[list[Article], list[InputError], list[str]]:
    """The articles, errors and notices of a file; anything else that is raised is a fault of ours."""
    path.write_bytes(data)
    articles: list[Article] = []
    errors: list[InputError] = []
    notices: list[str] = []
    options = ReadOptions()
    for item in open_items([str(path)], options, notice=notices.append):
        if isinstance(item, Refusal):
            errors.append(item.error)
            continue
        try:
            articles.append(load(item, options))
        except InputError as error:
            errors.append(error)
    if any("\n" in str(error) for error in errors):
        raise AssertionError("an error of several lines")
    return articles, errors, notices


def lost(path: Path, kind: str, data: bytes) -> str | None:
    """What a damaged container lost or changed without a word; None for nothing."""
    if kind == "warc.gz" and whole(kind).startswith(data) and whole(kind)[len(data) :].startswith(b"\x1f\x8b"):
        return None  # cut between two records, each packed on its own: a sound file
    articles, errors, notices = read(path, data)
    if errors or any("left out" in notice for notice in notices):
        return None
    sound = [article.text for article in read(path, whole(kind))[0]]
    found = [article.text for article in articles]
    return (
        None if found == sound else f"{len(found)} of {len(sound)} articles, {sum(map(str.__eq__, found, sound))} alike"
    )
