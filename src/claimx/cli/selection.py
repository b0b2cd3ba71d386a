"""Which claims of a report are shown: `--only`, `--actor`, `--source`, `--type`, `--certainty`, `--match`."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.cli.copies import deduped_records

if TYPE_CHECKING:
    from claimx.records import Actor, Claim, Report

Record = dict[str, Any]
KEEP: dict[str, Callable[[Claim], bool]] = {
    "attributed": lambda claim: claim.attributed,
    "own": lambda claim: not claim.attributed,
    "named": lambda claim: claim.source is not None and claim.source.named,
    "unnamed": lambda claim: claim.attributed and not (claim.source is not None and claim.source.named),
    "quoted": lambda claim: claim.mode in {"direct", "mixed"},
    "denied": lambda claim: claim.cue is not None and claim.cue.class_ == "deny",
    "negative": lambda claim: claim.polarity == "negative",
    "hedged": lambda claim: bool(claim.hedges),
    "numeric": lambda claim: bool(claim.quantities),
}
OPTIONS = ("--only", "--actor", "--source", "--type", "--certainty", "--match")
REST = "*"  # of a word
OR = ","  # between kinds of which a claim is any
NEAR = 0.7  # of 1: what two names share in letters, by difflib
KNOWN_NAMES = 50_000  # of a run, kept for "did you mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Claims that are all of `only`, by or about all of `actors`, and from one of `sources`, `types`, `certainties`.

    Of kinds of `only` with commas between them they are any. With `words`, they hold one of these.

    `alone`: numbers and hedges that none of them holds go too, as suits rows; in a record the other lists stay whole.
    """

    only: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    alone: bool = False

    @property
    def arguments(self) -> list[str]:
        """The options that ask for it."""
        given = (self.only, self.actors, self.sources, self.types, self.certainties, self.words)
        return [
            word for option, values in zip(OPTIONS, given, strict=True) for value in values for word in (option, value)
        ]

    def of(
        self, reports: Iterable[Report], lexicon: Sequence[Path], notice: Callable[[str], None] = lambda _: None
    ) -> Iterator[Report]:
        """The reports with only these claims; their other lists stay whole.

        Args:
            reports: all of the run.
            lexicon: paths of the user's lexicons, whose names for a party count.
            notice: is told, after the last report, which name no report has, and the nearest that one has.

        """
        if self == EVERYTHING:
            yield from reports
            return
        names = {name: keys_of(name, lexicon) for name in (*self.actors, *self.sources)}
        unmet, known = set(names), dict[str, None]()
        pattern = pattern_of(self.words) if self.words else None
        for report in reports:
            ids = {
                name: {actor.id for actor in report.actors if is_named(actor, name, keys)}
                for name, keys in names.items()
            }
            unmet -= {name for name, found in ids.items() if found}
            if unmet and len(known) < KNOWN_NAMES:
                known.update(dict.fromkeys(actor.name for actor in report.actors))
            kept = dataclasses.replace(report, claims=tuple(c for c in report.claims if self._keeps(c, ids, pattern)))
            yield with_parts_of_claims(kept) if self.alone else kept
        for name in (each for each in names if each in unmet):
            notice(f"nobody here goes by the name {name}{nearest(name, known)}")

    def of_records(
        self, records: Iterable[Record], lexicon: Sequence[Path] = (), notice: Callable[[str], None] = lambda _: None
    ) -> Iterator[Record]:
        """The same for reports as plain JSON values."""
        if self == EVERYTHING:
            yield from records
            return
        from claimx.record_json import from_dict, to_dict  # noqa: PLC0415

        yield from map(to_dict, self.of(map(from_dict, records), lexicon, notice))

    def _keeps(self, claim: Claim, ids: dict[str, set[str]], pattern: re.Pattern[str] | None) -> bool:
        return (
            all(any(KEEP[kind](claim) for kind in each.split(OR)) for each in self.only)
            and all(ids[name] & parties_of(claim) for name in self.actors)
            and (not self.sources or any(ids[name] & sources_of(claim) for name in self.sources))
            and (not self.types or (claim.source is not None and claim.source.type in self.types))
            and (not self.certainties or claim.certainty in self.certainties)
            and (pattern is None or any(pattern.search(part.text) for part in claim.content))
        )


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims that are wanted, of records: what is sent to the workers that write parts of an output."""

    wanted: Selection
    lexicon: tuple[Path, ...]

    def __call__(self, records: Iterable[Record], notice: Callable[[str], None]) -> Iterator[Record]:
        """The records with only these claims."""
        return self.wanted.of_records(records, self.lexicon, notice)


@dataclass(slots=True, kw_only=True)
class Counted:
    """The records that are kept of a run, counted as they pass.

    Attributes:
        wanted: the claims that are kept.
        dedupe: what becomes of copies, as `--dedupe` says; None for all of them as they are.
        note: is told how many copies there were.
        given, articles, claims: records that came, records and their claims that went on.
    """

    wanted: Selection
    dedupe: str | None
    lexicon: tuple[Path, ...]
    note: Callable[[str], None]
    given: int = 0
    articles: int = 0
    claims: int = 0

    def __call__(self, records: Iterable[Record], notice: Callable[[str], None]) -> Iterator[Record]:
        """The records with only the claims that are wanted, copies as `dedupe` says."""
        self.given = self.articles = self.claims = 0
        unlike = deduped_records(self._counted(records), self.dedupe, self.note)
        for record in self.wanted.of_records(unlike, self.lexicon, notice):
            self.articles += 1
            self.claims += len(record["claims"])
            yield record

    def _counted(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self.given += 1
            yield record


def selection(
    *,
    only: Iterable[str] | None = None,
    actor: Iterable[str] | None = None,
    source: Iterable[str] | None = None,
    type_: Iterable[str] | None = None,
    certainty: Iterable[str] | None = None,
    match: Iterable[str] | None = None,
    rows: bool = False,
) -> Selection:
    """What the options of a command ask for; None where one was not given.

    `rows`: whether the output is rows, of which those of other claims go too.
    """
    given = [tuple(map(str, values or ())) for values in (only, actor, source, type_, certainty, match)]
    named = dict(zip(("only", "actors", "sources", "types", "certainties", "words"), given, strict=True))
    return Selection(**named, alone=rows and any(given))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds one of these words or runs of words, whole, in any case; line ends and blanks are alike."""
    each = (r"\s+".join(re.escape(word).replace(re.escape(REST), r"\w*") for word in one.split()) for one in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def with_parts_of_claims(report: Report) -> Report:
    """The report with only the quantities and hedges that a claim of it holds."""
    numbers = {each.id for claim in report.claims for each in claim.quantities}
    weak = {each.id for claim in report.claims for each in claim.hedges}
    return dataclasses.replace(
        report,
        quantities=tuple(each for each in report.quantities if each.id in numbers),
        hedges=tuple(each for each in report.hedges if each.id in weak),
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that nobody has: one that is near, whole or in as many of its words; or ""."""
    asked = name.casefold()
    size = max(len(asked.split()), 1)
    parts: dict[str, str] = {}
    for each in known:
        words = each.casefold().split()
        for start in range(max(len(words) - size + 1, 1)):
            parts.setdefault(" ".join(words[start : start + size]), each)
    found = difflib.get_close_matches(asked, parts, n=1, cutoff=NEAR)
    return f"; did you mean {parts[found[0]]}?" if found else ""


def sources_of(claim: Claim) -> set[str]:
    """The actors that a claim comes from."""
    return set(claim.source.actors) if claim.source else set()


def parties_of(claim: Claim) -> set[str]:
    """The actors that a claim is by or about."""
    return {*claim.actors, *sources_of(claim)}


def is_named(actor: Actor, name: str, keys: frozenset[str]) -> bool:
    """Whether an actor goes by this name: its own, one the article gives it, its key, or one of the lexicon's.

    A key is also known without its kind, where it is written as in the lexicon: ROE of person:ROE.
    """
    folded = name.casefold()
    if actor.key is not None and (
        actor.key in keys or folded == actor.key.casefold() or name == actor.key.partition(":")[2]
    ):
        return True
    return any(
        folded == each.casefold() for each in (actor.name, *(m.text for m in actor.mentions if m.kind == "name"))
    )


def keys_of(name: str, lexicon: Sequence[Path]) -> frozenset[str]:
    """The keys that the lexicons have for a name: DPRK and Pyongyang are country:KP."""
    from claimx.lexicons import load_lexicons  # noqa: PLC0415 - each command imports what it uses

    forms = load_lexicons(lexicon).names.forms
    found = [forms.get(each) for each in (name, name.title(), name.upper())]
    return frozenset(form.key for form in found if form is not None and form.key is not None)
