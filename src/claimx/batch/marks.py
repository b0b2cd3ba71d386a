"""What is said of a shard that is done, and how it is written so that damage shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib import util
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An error record, and how a message names the input.

    Attributes:
        again: whether a later run should try the input again, since nothing was wrong with it.
        missing: the module for want of which it could not be read.
        seconds: the time limit that it exceeded.
    """

    where: str
    record: dict[str, Any]
    again: bool = False
    missing: str | None = None
    seconds: int | None = None

    def is_final(self, timeout: int | None) -> bool:
        """Whether another try, with this time limit, would give nothing new, as far as can be seen."""
        if self.seconds is not None and (timeout is None or timeout > self.seconds):
            return False
        return not self.again and not (self.missing and is_installed(self.missing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Says that a shard is done, and what is in it.

    Attributes:
        digest: the hex SHA-256 of its file of records.
        sources: by name, claims of named sources.
        warnings: as (how a message names the input, what it says).
        again: whether a later run should try it again: memory ran out, or a worker died over it.
    """

    digest: str = ""
    articles: int = 0
    words: int = 0
    claims: int = 0
    attributed: int = 0
    hedged: int = 0
    sources: dict[str, int] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    again: bool = False

    def is_final(self, timeout: int | None) -> bool:
        """Whether another try, with this time limit, would give nothing new, as far as can be seen."""
        return not self.again and all(each.is_final(timeout) for each in self.failures)

    @classmethod
    def from_json(cls, key: str, data: bytes) -> Mark:
        """The mark of a shard's file.

        Raises:
            ValueError, KeyError, TypeError: where it is none, or another's.
        """
        values = checked(key, data)
        values["failures"] = tuple(Failure(**each) for each in values["failures"])
        values["warnings"] = tuple((where, message) for where, message in values["warnings"])
        return cls(**values)

    def to_json(self, key: str) -> bytes:
        """The mark as the file of this shard holds it."""
        return with_check(key, asdict(self))


def with_check(name: str, values: dict[str, Any]) -> bytes:
    """Values as JSON, with a checksum of them and of the name of their file."""
    return json.dumps({"check": _check(name, values)} | values, separators=(",", ":")).encode() + b"\n"


def checked(name: str, data: bytes) -> dict[str, Any]:
    """The values again.

    Raises:
        ValueError: where they are damaged, or of a file of another name.
    """
    values = json.loads(data)
    if not isinstance(values, dict) or values.pop("check", None) != _check(name, values):
        raise ValueError("damaged")
    return values


def _check(name: str, values: dict[str, Any]) -> str:
    plain = json.dumps(values, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{name}\0{plain}".encode()).hexdigest()[:32]


@cache
def is_installed(module: str) -> bool:
    """Whether a module is there now."""
    try:
        return util.find_spec(module) is not None
    except (ImportError, ValueError):  # the package around it is not there
        return False
