"""Inputs for the tests of readers, made by hand: a page, a PDF, WARC records."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

SENTENCES = "The harbour master said on Monday that the pier may stay closed. About 40 boats are waiting."
ARTICLE = [
    "A ferry with about 180 people aboard sank off Port Vell on Tuesday night, the coastguard said.",
    "“The ship listed within minutes,” Captain Ilse Brandt told reporters.",
    "Officials believe that a cargo door may have been left open.",
    "The ministry of transport said that it would open an inquiry within three weeks.",
]
TITLE = "Ferry sinks off Port Vell"
PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="{TITLE}">
<link rel="canonical" href="https://harbourpost.example/news/ferry">
<meta property="article:published_time" content="2024-10-23T08:15:00Z">
<meta property="article:modified_time" content="2024-10-25T08:15:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>{TITLE}</h1><p class="byline">By Ana Quill</p>
{"".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE)}</article></main>
<div id="comments"><p>What a story, I think the captain is right, said my uncle about it.</p></div>
<footer>© The Harbour Post. All rights reserved.</footer></body></html>
"""


def make_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold these lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
        stream = "BT /F1 11 Tf 50 780 Td 14 TL\n" + "".join(f"({line}) Tj T*\n" for line in escaped) + "ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode("latin-1"))
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {resources} >>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def make_record(
    body: bytes | str = PAGE,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    url: str = "https://harbourpost.example/a",
    headers: str = "",
    warc_headers: str = "",
) -> bytes:
    """A WARC record of a response."""
    data = body.encode() if isinstance(body, str) else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-11-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: application/http; msgtype=response\r\n{warc_headers}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make_warc_gz(records: Sequence[bytes]) -> bytes:
    """The records, each packed on its own."""
    return b"".join(gzip.compress(record) for record in records)
