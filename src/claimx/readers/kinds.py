"""Which reader a name asks for, and what the first bytes of a file say it is."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".jsonld": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet", ".pq": "parquet",
    ".warc": "warc", ".zip": "zip", ".tar": "tar",
}  # fmt: skip
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd", ".bz2": "bzip2", ".xz": "xz"}
SHORT = {".tgz": "gzip", ".tzst": "zstd", ".tbz2": "bzip2", ".tbz": "bzip2", ".txz": "xz"}
# What other tools make text of, and what to do about it.
OTHERS = {
    ".doc": "an old Word document; save it as .docx", ".docm": "a Word document with macros; save it as .docx",
    ".odt": "an OpenDocument text; save it as .docx", ".rtf": "RTF; save it as .docx",
    ".epub": "an e-book; convert it to HTML",
    ".xml": "XML; convert it to text or HTML", ".xlsx": "an Excel workbook; save the sheet as .csv",
    ".xls": "an Excel workbook; save the sheet as .csv", ".mhtml": "a web archive; save the page as .html",
    ".eml": "an e-mail; save its text as .txt", ".png": "a picture; recognise its text first",
    ".jpg": "a picture; recognise its text first", ".jpeg": "a picture; recognise its text first",
    ".7z": "a 7-Zip archive; unpack it first", ".rar": "a RAR archive; unpack it first",
}  # fmt: skip

# Kinds that hold any number of articles.
CONTAINERS = frozenset({"json", "jsonl", "csv", "tsv", "parquet", "warc", "zip", "tar"})
# Containers that begin with a mark.
MARKED = frozenset({"parquet", "warc", "zip", "tar"})
# Containers of files; the others hold rows or pages.
ARCHIVES = frozenset({"zip", "tar"})
# Kinds that need the whole file at hand, not a stream.
SEEKING = frozenset({"parquet", "zip"})
# Kinds whose file is larger than the text in it.
ENRICHED = frozenset({"pdf", "docx"})
ARTICLES = ("text", "markdown", "html", "pdf", "docx")
KINDS = tuple(dict.fromkeys(SUFFIXES.values()))

NAMES = {
    "text": "plain text", "markdown": "Markdown", "html": "HTML", "pdf": "a PDF", "docx": "a Word document",
    "json": "JSON", "jsonl": "JSON Lines", "csv": "CSV", "tsv": "TSV", "parquet": "Parquet", "warc": "a WARC archive",
    "zip": "a zip archive", "tar": "a tar archive", "gzip": "gzip", "zstd": "Zstandard", "bzip2": "bzip2", "xz": "xz",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the first bytes of a file say: what it is in words, and its kind or compression where claimx reads it."""

    name: str
    kind: str | None = None
    compression: str | None = None


SIGNATURES = (
    (b"%PDF-", Content(name="a PDF", kind="pdf")),
    (b"PK\x03\x04", Content(name="a zip archive or an office document", kind="zip")),
    (b"PK\x05\x06", Content(name="an empty zip archive", kind="zip")),
    (b"\x1f\x8b", Content(name="a gzip archive", compression="gzip")),
    (b"\x28\xb5\x2f\xfd", Content(name="a Zstandard archive", compression="zstd")),
    (b"BZh", Content(name="a bzip2 archive", compression="bzip2")),
    (b"\xfd7zXZ\x00", Content(name="an xz archive", compression="xz")),
    (b"PAR1", Content(name="a Parquet file", kind="parquet")),
    (b"WARC/", Content(name="a WARC archive", kind="warc")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content(name="an old or password-protected office document")),
    (b"\x89PNG", Content(name="a PNG image")),
    (b"\xff\xd8\xff", Content(name="a JPEG image")),
    (b"GIF8", Content(name="a GIF image")),
    (b"{\\rtf", Content(name="an RTF document")),
    (b"7z\xbc\xaf\x27\x1c", Content(name="a 7-Zip archive")),
    (b"Rar!\x1a\x07", Content(name="a RAR archive")),
)
TAR_MARK, TAR_OFFSET = b"ustar", 257
HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*+(\[\s*+)?+\{(\s*+)"[^"\n]*+"\s*+:')
HEAD = 4_096  # bytes that show what a file is


def named(name: str) -> tuple[str | None, str | None]:
    """The kind and the compression that a file's name says; None for none that is known."""
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - of each of millions
    if suffix in SHORT:
        return "tar", SHORT[suffix]
    compression = COMPRESSIONS.get(suffix)
    if compression is not None:
        suffix = os.path.splitext(stem)[1]  # noqa: PTH122
    return SUFFIXES.get(suffix), compression


def content_of(head: bytes) -> Content | None:
    """What these first bytes are; None for plain text, or nothing known."""
    found = next((content for signature, content in SIGNATURES if head.startswith(signature)), None)
    if found is not None:
        if found.kind == "zip" and (b"word/" in head or b"[Content_Types].xml" in head):
            return Content(name="an office document", kind="docx")
        return found
    if head[TAR_OFFSET : TAR_OFFSET + len(TAR_MARK)] == TAR_MARK:
        return Content(name="a tar archive", kind="tar")
    if HTML.match(head):
        return Content(name="HTML", kind="html")
    if found_json := JSON.match(head):
        over_lines = found_json[1] is not None or b"\n" in found_json[2]
        return Content(name="JSON", kind="json" if over_lines else "jsonl")
    return None


def fits(kind: str, found: Content) -> bool:
    """Whether a container of this kind may begin like this: a row may open with what looks like HTML."""
    if kind in {"csv", "tsv"}:
        return found.kind in {kind, "html", "jsonl", "json"}
    return found.kind == kind or {found.kind, kind} == {"json", "jsonl"}


def is_plain(path: str) -> bool:
    """Whether a file of this name is an article's text as it stands: Unicode text, not compressed."""
    kind, compression = named(path)
    return compression is None and kind in {None, "text", "markdown"}
