"""Outputs that appear whole or not at all: written beside their place, flushed to disk, then renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from claimx.errors import OutputError

# Where the system keeps links that mean an open file: /dev/stdout, /dev/fd/3.
STREAMS = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))


def encoded(text: str) -> bytes:
    """UTF-8; a lone surrogate, which a file name can hold, as the escape that JSON knows."""
    return text.encode("utf-8", "backslashreplace")


def write_chunk(file: IO[bytes], chunk: str | bytes, path: str) -> None:
    """Write a piece; `path` is what the error names.

    Raises:
        OutputError: where it can't be written.
    """
    try:
        file.write(encoded(chunk) if isinstance(chunk, str) else chunk)
    except OSError as error:
        raise unwritable(path, error) from error


def check_writable(path: str, *, folder: bool = False) -> None:
    """Fail before the work, where the output can't be written: its place is missing, forbidden or taken.

    Raises:
        OutputError: with what to do.
    """
    refuse_link(path)
    if folder:
        refuse_taken(path)
    else:
        refuse_folder(path)
    target = Path(path)
    parent = target.absolute().parent if folder else target.parent
    if not parent.is_dir():
        raise OutputError(f"{path}: can't be written: there is no folder {parent}; make it first")
    if not is_special(target) and not os.access(parent, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: can't be written: no permission in the folder {parent}")


def refuse_inputs(output: str, files: Iterable[str]) -> None:
    """Fail where the output would replace an input.

    Raises:
        OutputError: with that input.
    """
    target = Path(output)
    for path in files:
        with contextlib.suppress(OSError, ValueError):  # an input that isn't there is reported when it is read
            if path != "-" and target.is_file() and target.samefile(path):
                raise OutputError(f"{output}: this is one of the inputs; give another name to the output")


def refuse_link(path: str) -> None:
    """Fail where the output is a symbolic link: whoever made it chose what would be overwritten.

    Raises:
        OutputError: with what to do.
    """
    target = Path(path)
    if target.is_symlink() and target.absolute().parent not in STREAMS:
        raise OutputError(
            f"{path}: can't be written: this is a symbolic link, to {target.readlink()}; give the name of the file "
            "itself, or remove the link"
        )


def refuse_folder(path: str) -> None:
    """Fail where the output is a folder.

    Raises:
        OutputError: with what to do.
    """
    if not path:
        raise OutputError("'': an empty name; give that of a file")
    if Path(path).is_dir():
        raise OutputError(f"{path}: can't be written: this is a folder; give the name of a file")


def refuse_taken(path: str) -> None:
    """Fail where an output that is a folder would take the place of something: annotators work in it.

    Raises:
        OutputError: with what to do.
    """
    target = Path(path)
    if target.is_dir():
        if any(target.iterdir()):
            raise OutputError(f"{path}: can't be written: the folder is not empty; give a new name, or remove it first")
    elif os.path.lexists(path):
        raise OutputError(f"{path}: can't be written: this is a file; give the name of a folder")


def refuse_side_files(path: str, suffixes: Iterable[str]) -> None:
    """Fail where a database to be replaced has files beside it that would be taken for parts of the new one.

    Raises:
        OutputError: with what to do.
    """
    for suffix in suffixes:
        if os.path.lexists(path + suffix):
            raise OutputError(
                f"{path}: can't be replaced: a program has it open, by {path}{suffix}; close that, or remove both files"
            )


def is_special(path: Path) -> bool:
    """Whether the path is a device, pipe or open file, which is written to, not replaced."""
    return path.absolute().parent in STREAMS or (path.exists() and not path.is_file() and not path.is_dir())


@contextlib.contextmanager
def whole_file(path: str) -> Iterator[IO[bytes]]:
    """A file that takes its name when all of it is written; on any error the old one stays as it was.

    Raises:
        OutputError: where it can't be written.
    """
    check_writable(path)
    target = Path(path)
    if is_special(target):
        with _special(target, path) as file:
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    temporary = Path(name)
    try:
        whole = os.fdopen(handle, "wb")
        try:
            yield whole
            _finish(whole, path)
        finally:
            with contextlib.suppress(OSError):  # what could not be flushed was reported, or is thrown away
                whole.close()
        take_name(temporary, target, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _special(target: Path, path: str) -> Iterator[IO[bytes]]:
    """A device or pipe to write to."""
    try:
        file = target.open("wb")
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield file
        try:
            file.flush()
        except OSError as error:
            raise unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            file.close()


def _finish(file: IO[bytes], path: str) -> None:
    """To the disk itself: a full one often shows only here."""
    try:
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise unwritable(path, error) from error


@contextlib.contextmanager
def whole_path(path: str, *, folder: bool = False) -> Iterator[Path]:
    """A path, not there yet, for a writer that opens it itself; what is there at the end takes the output's name.

    It lies in a folder of its own beside the output, so that the side files of databases go with it.

    Args:
        path: the output.
        folder: whether it is a folder; one that holds something is never replaced.

    Raises:
        OutputError: where it can't be written.
    """
    target = Path(path)
    check_writable(path, folder=folder)
    if not folder and is_special(target):
        raise OutputError(f"{path}: can't be written: this format needs a file of its own, no pipe or device")
    try:
        room = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.absolute().parent))
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        temporary = room / (target.name or "output")
        yield temporary
        if temporary.is_file():
            with temporary.open("rb+") as file:
                _finish(file, path)
        take_name(temporary, target, path)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def take_name(temporary: Path, target: Path, path: str) -> None:
    """Rename a finished file or folder; `path` is what the error names.

    Raises:
        OutputError: where it can't be renamed.
    """
    try:
        if temporary.is_dir():
            if target.is_dir():
                target.rmdir()  # empty: see `refuse_taken`
            temporary.rename(target)
        else:
            temporary.chmod(_mode_for(target))
            temporary.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error


def _mode_for(target: Path) -> int:
    """The access rights of the file replaced, else those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def unwritable(path: str, error: OSError) -> OutputError:
    """The error of the system, as one of ours."""
    return OutputError(f"{path}: can't be written: {error.strerror or error}")
