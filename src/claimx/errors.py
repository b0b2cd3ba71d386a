"""Errors a user can cause or cure; each message is one line that says what, where and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Literal

Stage = Literal["read", "decode", "extract", "write"]


class ClaimxError(Exception):
    """Base of all errors that claimx raises on purpose."""


class InputError(ClaimxError):
    """An input that can't be read or decoded. `stage` says how far it came."""

    def __init__(self, message: str, *, stage: Stage = "read") -> None:
        super().__init__(message)
        self.stage: Stage = stage


class OutputError(ClaimxError):
    """An output that can't be written."""


class LexiconError(ClaimxError):
    """A lexicon file that can't be read or does not follow the format. `problems` are its errors, a line each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        more = len(problems) - 1
        rest = f" ({more} more: `claimx lexicon check` tells all)" if more else ""
        super().__init__(f"{problems[0]}{rest}")


class ModelError(ClaimxError):
    """A pipeline that is missing, corrupt, or lacks a component that the rules need."""


class SettingsError(ClaimxError):
    """A settings file or variable that can't be understood."""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """The end of a message about a mistyped word: "; did you mean json?", or nothing where no known one is near."""
    near = difflib.get_close_matches(word.lower(), known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
