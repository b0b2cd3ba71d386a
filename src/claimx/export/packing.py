"""Text outputs, packed while they are written: gzip or Zstandard, the same bytes in every run."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Iterator
from typing import IO, Literal

from claimx.errors import InputError, OutputError
from claimx.export.files import unwritable

Packing = Literal["gz", "zst"]
LEVELS: dict[str, int] = {"gz": 6, "zst": 3}


def check_packing(packing: Packing | None) -> None:
    """Fail where what packs so is not installed.

    Raises:
        OutputError: with the command that installs it.
    """
    if packing == "zst":
        from claimx.readers.streams import zstandard  # noqa: PLC0415 - on use

        try:
            zstandard()
        except InputError as error:
            raise OutputError(str(error).replace("to read Zstandard", "to write Zstandard")) from error


@contextlib.contextmanager
def packed(file: IO[bytes], packing: Packing | None, path: str) -> Iterator[IO[bytes]]:
    """A file into which text goes and packed bytes come; the file itself stays open.

    Raises:
        OutputError: where the last bytes can't be written.
    """
    if packing is None:
        yield file
        return
    check_packing(packing)
    with _flushed(path, _opened(file, packing)) as whole:
        yield whole


def _opened(file: IO[bytes], packing: Packing) -> IO[bytes]:
    if packing == "gz":
        return gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=LEVELS["gz"], mtime=0)  # type: ignore[return-value]
    from claimx.readers.streams import zstandard  # noqa: PLC0415 - on use

    opened: IO[bytes] = zstandard().ZstdFile(file, "wb", level=LEVELS["zst"])
    return opened


@contextlib.contextmanager
def _flushed(path: str, whole: IO[bytes]) -> Iterator[IO[bytes]]:
    try:
        yield whole
    except BaseException:
        with contextlib.suppress(Exception):  # what is written is thrown away
            whole.close()
        raise
    try:
        whole.close()
    except OSError as error:
        raise unwritable(path, error) from error
