"""In which encoding a text is, where `--encoding auto` leaves that to its bytes: charset-normalizer weighs it."""

from __future__ import annotations

import codecs
import io
from dataclasses import replace
from typing import BinaryIO, cast

from charset_normalizer import from_bytes

from claimx.errors import InputError
from claimx.readers.items import ReadOptions
from claimx.readers.streams import Rejoined, at_hand, some

SAMPLE = 1 << 20  # bytes of a table that are looked at
# In what English is written. The library knows a hundred more, and takes short texts for rare ones.
LIKELY = ["cp1252", "mac_roman", "utf_16", "utf_16_le", "utf_16_be", "utf_32"]
NAMES = {"cp1252": "windows-1252", "mac_roman": "mac-roman"}


def guessed(data: bytes) -> str | None:
    """The likeliest encoding of these bytes; None where they are UTF-8, which is sure.

    Raises:
        InputError: where they are text in none that is likely.
    """
    with_end = codecs.getincrementaldecoder("utf-8")()  # a sample may end within a character
    try:
        if "\0" not in with_end.decode(data):
            return None
    except UnicodeDecodeError:
        pass
    best = from_bytes(data, cp_isolation=LIKELY).best()
    if best is None:
        raise InputError(
            f"no text in UTF-8, {', '.join(NAMES.values())}, UTF-16 or UTF-32; if it is one, give its encoding with "
            "--encoding",
            stage="decode",
        )
    return NAMES.get(best.encoding, best.encoding.replace("_", "-"))


def told(encoding: str) -> str:
    """A guess in words."""
    return f"read as {encoding}, which its bytes look like; --encoding names another"


def settled_stream(stream: BinaryIO, options: ReadOptions) -> tuple[BinaryIO, ReadOptions]:
    """A table, whole, and the options with the encoding that its beginning is in.

    Raises:
        InputError: where none is likely.
    """
    sample = b""
    while len(sample) < SAMPLE and (block := some(stream, SAMPLE - len(sample))):
        sample += block
    if at_hand(stream):
        stream.seek(-len(sample), io.SEEK_CUR)
    else:
        stream = cast("BinaryIO", io.BufferedReader(Rejoined(sample, stream)))
    return stream, replace(
        options, encoding=guessed(sample[: len(sample) // 4 * 4] if len(sample) == SAMPLE else sample)
    )
