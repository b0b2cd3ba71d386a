"""Claims of two accounts that tell of one thing that happened once: "collapsed on Sunday", "on Monday"."""

from __future__ import annotations

import dataclasses

from claimx.compare.across.dated import Dated, dated_of
from claimx.compare.across.dated_groups import likeness
from claimx.compare.matching import Pairs
from claimx.record_json import to_dict
from claimx.records import Report

OLD, NEW = "old", "new"


def paired_by_day(old: Report, new: Report, pairs: Pairs) -> Pairs:
    """The pairs, with those claims of what is left that name a day for one thing, the most alike first."""
    taken = set(pairs.values())
    before = {number: told for number, told in days_of(old, OLD).items() if number not in pairs}
    after = {number: told for number, told in days_of(new, NEW).items() if number not in taken}
    scored = []
    for number, one in before.items():
        for other, two in after.items():
            found = likeness(one, two)
            if found.together:
                scored.append((-found.score, number, other))
    found_ = dict(pairs)
    for _, number, other in sorted(scored):
        if number not in found_ and other not in taken:
            found_[number] = other
            taken.add(other)
    return found_


def days_of(report: Report, version: str) -> dict[int, Dated]:
    """What each claim tells to have happened on a day, by its number."""
    places = {claim.id: number for number, claim in enumerate(report.claims)}
    return {places[each.claim]: dataclasses.replace(each, article=version) for each in dated_of(to_dict(report))}
