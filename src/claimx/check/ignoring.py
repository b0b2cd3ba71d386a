"""What a newsroom does not want to be asked: a text file with lines that say so.

    Desk rules of the weather page.
    # claimx: ignore check.number-without-source in weather/*
    # claimx: ignore check.name-two-ways of "Kharkov"
    # claimx: ignore check.headline-surer

A line names a rule, with or without its `check.` (or the beginning of its id with a `*`), then where it holds: `in`
and a pattern of articles, by their id or their path, `of` and words that the finding's text has. All other lines are
for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from claimx.errors import SettingsError, did_you_mean
from claimx.regular_files import read_regular

PREFIX = "check."
LARGEST = 1_000_000  # bytes
LINE = re.compile(r"\s*#\s*claimx:(.*)", re.IGNORECASE)
NO_COLON = re.compile(r"\s*#\s*claimx\s+ignore\b.*", re.IGNORECASE)
IGNORE = re.compile(r'ignore\s+(?P<rule>\S+)(?:\s+in\s+(?P<where>\S+))?(?:\s+of\s+"(?P<words>[^"]+)")?')
FORM = '# claimx: ignore RULE [in PATTERN] [of "WORDS"]'


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """What is not asked: a pattern of rules, of articles, and words that the text of the finding has.

    `line` is where that is said, as FILE:NUMBER and the line's own words.
    """

    rule: str
    where: str = "*"
    words: str = ""
    line: str = ""

    def covers(self, rule: str, text: str, names: Iterable[str]) -> bool:
        """Whether a finding is one of those.

        Args:
            rule: its rule.
            text: what was found.
            names: what the article is called: its id, its path.
        """
        return (
            fnmatchcase(rule, self.rule)
            and any(fnmatchcase(name, self.where) for name in names)
            and self.words.casefold() in text.casefold()
        )


def read_ignored(
    path: Path, known: Sequence[str], notice: Callable[[str], None] = lambda _: None
) -> tuple[Ignored, ...]:
    """What a file says not to ask.

    Args:
        path: of the file.
        known: the ids of all rules.
        notice: is told of a line that looks like one of those and is none, in one line.

    Raises:
        SettingsError: where the file can't be read, or a line of it is not understood; with its number.
    """
    try:
        text = read_regular(path, LARGEST).decode("utf-8-sig")
    except FileNotFoundError as error:
        hint = (
            f"; write one with the line: # claimx: ignore {path}"
            if any(fnmatchcase(rule, whole_id(str(path), known)) for rule in known)
            else ""
        )
        raise SettingsError(f"{path}: no such file of rules to ignore{hint}") from error
    except OSError as error:
        raise SettingsError(f"{path}: can't be read: {error.strerror or error}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: no text in UTF-8: {error}") from error
    return tuple(ignored_of(text.splitlines(), path, known, notice))


def ignored_of(
    lines: Iterable[str], path: Path, known: Sequence[str], notice: Callable[[str], None]
) -> Iterable[Ignored]:
    """What these lines say."""
    for number, line in enumerate(lines, start=1):
        told = LINE.fullmatch(line)
        if told is None:
            if NO_COLON.fullmatch(line):
                notice(f"{path}:{number}: {line.strip()!r} ignores nothing without a colon; write {FORM}")
            continue
        found = IGNORE.fullmatch(told[1].strip())
        if found is None:
            raise SettingsError(f"{path}:{number}: not understood: {told[1].strip()!r}; write {FORM}")
        wanted = whole_id(found["rule"], known)
        if not any(fnmatchcase(rule, wanted) for rule in known):
            short = [rule.removeprefix(PREFIX) for rule in known]
            hint = did_you_mean(found["rule"].removeprefix(PREFIX), short) or f"; there are {', '.join(short)}"
            raise SettingsError(f"{path}:{number}: no rule is called {found['rule']!r}{hint}")
        where, words = found["where"] or "*", found["words"] or ""
        yield Ignored(rule=wanted, where=where, words=words, line=f"{path}:{number}: {told[1].strip()!r}")


def whole_id(pattern: str, known: Sequence[str]) -> str:
    """A pattern of rules with the prefix that all of them have: "name-two-ways" is check.name-two-ways."""
    return pattern if any(fnmatchcase(rule, pattern) for rule in known) else PREFIX + pattern.removeprefix(PREFIX)


def unmet(ignored: Iterable[Ignored], used: Container[Ignored]) -> Iterator[str]:
    """Of each line that nothing came of, where it stands and what to do."""
    for each in ignored:
        if each not in used:
            yield f"{each.line} ignores nothing that is found here; mend it or take it out"
