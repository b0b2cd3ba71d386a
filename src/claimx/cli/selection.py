"""Which claims of a report are shown: `--only` and `--actor`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.records import Actor, Claim, Report

KEEP: dict[str, Callable[[Claim], bool]] = {
    "attributed": lambda claim: claim.attributed,
    "hedged": lambda claim: bool(claim.hedges),
    "numeric": lambda claim: bool(claim.quantities),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Claims that are all of `only` and by or about all of `actors`."""

    only: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def of(self, reports: Iterable[Report], lexicon: Sequence[Path]) -> Iterator[Report]:
        """The reports with only these claims; their other lists stay whole."""
        if not (self.only or self.actors):
            yield from reports
            return
        keys = [keys_of(name, lexicon) for name in self.actors]
        for report in reports:
            wanted = [
                {actor.id for actor in report.actors if is_named(actor, name, own)}
                for name, own in zip(self.actors, keys, strict=True)
            ]
            kept = tuple(
                claim
                for claim in report.claims
                if all(KEEP[each](claim) for each in self.only) and all(ids & parties_of(claim) for ids in wanted)
            )
            yield dataclasses.replace(report, claims=kept)


EVERYTHING = Selection()


def parties_of(claim: Claim) -> set[str]:
    """The actors that a claim is by or about."""
    return {*claim.actors, *(claim.source.actors if claim.source else ())}


def is_named(actor: Actor, name: str, keys: frozenset[str]) -> bool:
    """Whether an actor goes by this name: its own, one the article gives it, its key, or one of the lexicon's."""
    folded = name.casefold()
    if actor.key is not None and (actor.key in keys or folded == actor.key.casefold()):
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
