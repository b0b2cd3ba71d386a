"""The counts of a report, gathered in one pass; what is held grows with the names met, not with the articles."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from typing import Any

from claimx.ids import short_hash
from claimx.report.counts import Called, Group, Point, Quoted, Record, Statement, called_by
from claimx.report.interviews import Asking, askers_of, is_turn
from claimx.report.reading import (
    NO_DATE,
    NO_SOURCE,
    OWN,
    brief,
    content_words,
    is_named,
    outlet_of,
    said_alike,
    who_of,
)

LEAST_WORDS = 6  # of a statement that counts as the same when it is repeated
MOST = 1e12  # what is counted in an article is less
PRONOUN = "pronoun"  # how a source was resolved
NO_NOUNS = {"others", "ones"}  # stand for any noun, so that their numbers have nothing in common


class Tally:
    """Counts over the articles that are added, each once.

    Attributes:
        by: what groups are of: `outlet`, `date` or `source`.
    """

    def __init__(self, by: str) -> None:
        self.by = by
        self.articles = self.words = self.claims = self.attributed = self.unnamed = self.nobody = self.hedged = 0
        self.numeric = self.quantities = self.quoted_words = 0
        self.outlets: Counter[str] = Counter()
        self.dates: Counter[str] = Counter()
        self.quoted: dict[str, Quoted] = defaultdict(Quoted)
        self.asking: dict[str, Asking] = defaultdict(Asking)
        self.types: dict[str, Group] = defaultdict(Group)
        self.groups: dict[str, Group] = defaultdict(Group)
        self.own = Group()
        self.reasons: Counter[str] = Counter()
        self.called = Called()
        self.categories: Counter[str] = Counter()
        self.about: Counter[tuple[str, str]] = Counter()
        self.points: dict[str, list[Point]] = defaultdict(list)
        self.statements: dict[int, Statement] = {}  # those of several articles, by a hash of their words
        self._once: dict[int, tuple[int, str, str]] = {}  # those of one: article, date, outlet
        self.warnings: Counter[tuple[str, str]] = Counter()
        self.models: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count one article."""
        article = record["article"]
        outlet, date = outlet_of(article), article["date"] or ""
        self.articles += 1
        self.words += article["words"]
        self.quantities += len(record["quantities"])
        self.outlets[outlet] += 1
        if date:
            self.dates[date] += 1
        if self.by != "source":
            group = self.groups[self._group(None, outlet, date)]
            group.articles += 1
            group.words += article["words"]
        self.models[brief(f"{record['model']['name']} {record['model']['version']}, claimx {record['version']}")] += 1
        for code, message in {(each["code"], brief(each["message"])) for each in record["warnings"]}:
            self.warnings[code, message] += 1
        names = {actor["id"]: brief(actor["name"]) for actor in record["actors"]}
        speakers, asking = set(), askers_of(record["claims"])
        for claim in record["claims"]:
            who = self._claim(claim, outlet, date, names, asking)
            if who is not None:
                speakers.add(who)
        for who in speakers:
            self.quoted[who].articles += 1
        for who in asking:
            self.asking[who].articles += 1

    def _claim(
        self, claim: Record, outlet: str, date: str, names: Mapping[str, str], asking: Container[str]
    ) -> str | None:
        """Count one claim; its source, where that is named and does not merely ask."""
        self.claims += 1
        self.hedged += bool(claim["hedges"])
        self.numeric += bool(claim["quantities"])
        for category in {hedge["category"] for hedge in claim["hedges"]}:
            self.categories[category] += 1
        self._numbers(claim, outlet, date)
        self._statement(claim, outlet, date)
        if not claim["attributed"]:
            self._own(claim, outlet, date)
            return None
        self.attributed += 1
        who, source = who_of(claim), claim["source"]
        if source is not None and source["resolution"] == PRONOUN:
            self.called.pronouns.add(called_by(brief(source["text"])))
        group = self.groups[self._group(who, outlet, date)]
        for each in (group, self.types[source["type"] if source else NO_SOURCE]):
            each.count(claim)
        words = len(content_words(claim).split())
        group.quoted_words += words if claim["mode"] == "direct" else 0
        self.quoted_words += words if claim["mode"] == "direct" else 0
        if who is None or not is_named(claim):
            self._unnamed(source, who)
            return None
        if is_turn(claim) and who in asking:
            self.asking[who].turns += 1
            return None
        self._named(claim, who, words, names)
        return who

    def rename(self, names: Mapping[str, str]) -> None:
        """Count those with these names under the fuller ones."""
        tables: list[dict[str, Any]] = [self.quoted, self.asking, *([self.groups] if self.by == "source" else [])]
        for table in tables:
            for short in names.keys() & table.keys():
                table[names[short]].take(table.pop(short))
        about = self.about
        self.about = Counter()
        for pair, count in about.items():
            who, actor = (names.get(name, name) for name in pair)
            if who != actor:
                self.about[who, actor] += count
        for point in (point for points in self.points.values() for point in points):
            point.who = names.get(point.who, point.who)

    def _own(self, claim: Record, outlet: str, date: str) -> None:
        """Count a claim in an article's own voice."""
        self.own.count(claim)
        if self.by != "source":
            group = self.groups[self._group(None, outlet, date)]
            group.own += 1
            group.own_hedged += bool(claim["hedges"])

    def _unnamed(self, source: Record | None, who: str | None) -> None:
        """Count a claim whose source is not named."""
        if source is None:
            self.nobody += 1
        else:
            self.unnamed += 1
            self.called.add(who or "")
            if is_reason(source["anonymity"]):
                self.reasons[brief(source["anonymity"])] += 1

    def _named(self, claim: Record, who: str, words: int, names: Mapping[str, str]) -> None:
        """Count a claim for its source, and for whom that speaks about."""
        own = self.quoted[who]
        own.modes[claim["mode"] or "indirect"] += 1
        own.words += words
        for actor in dict.fromkeys(claim["actors"]):
            if names.get(actor, who) != who:
                self.about[who, names[actor]] += 1

    def _group(self, who: str | None, outlet: str, date: str) -> str:
        match self.by:
            case "date":
                return date[:7] or NO_DATE
            case "source":
                return who or NO_SOURCE
        return outlet

    def _numbers(self, claim: Record, outlet: str, date: str) -> None:
        if not is_day(date):
            return
        for each in claim["quantities"]:
            noun = brief(each["noun"] or "").lower()
            if noun and noun not in NO_NOUNS and is_drawable(each):
                source = claim["source"]
                self.points[noun].append(
                    Point(
                        date=date,
                        low=each["low"],
                        high=each["high"],
                        type=source["type"] if source else OWN if not claim["attributed"] else NO_SOURCE,
                        who=who_of(claim) or (OWN if not claim["attributed"] else NO_SOURCE),
                        text=brief(each["text"]),
                        article=self.articles - 1,
                        claim=claim["id"],
                        outlet=outlet,
                    )
                )

    def _statement(self, claim: Record, outlet: str, date: str) -> None:
        said = content_words(claim)
        words = said_alike(said)
        if words.count(" ") < LEAST_WORDS - 1:
            return
        key = short_hash(words)
        known = self.statements.get(key)
        if known is not None:
            if known.last != self.articles:
                known.last = self.articles
                known.articles += 1
                known.outlets.add(outlet)
                known.first = earlier(known.first, (date, outlet))
            return
        once = self._once.get(key)
        if once is None:
            self._once[key] = (self.articles, date, outlet)
        elif once[0] != self.articles:
            del self._once[key]
            self.statements[key] = Statement(
                text=said,
                articles=2,
                last=self.articles,
                first=earlier(once[1:], (date, outlet)),
                outlets={once[2], outlet},
            )


def earlier(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """Of two (date, outlet), the earlier; what has no date gives way."""
    return other if other[0] and (not one[0] or other[0] < one[0]) else one


def is_day(text: str) -> bool:
    """Whether this is a date as the record writes it."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_reason(anonymity: str | None) -> bool:
    """Whether words on a source without a name say why, or what it asked for; "anonymous" alone does not."""
    return anonymity is not None and " " in anonymity.strip()


def is_drawable(quantity: Record) -> bool:
    """Whether it is a count whose ends are numbers that a picture can show; "five-person" is a size."""
    if quantity["kind"] != "count" or quantity["change"] is not None:
        return False
    if quantity["text"].lower().endswith(f"-{(quantity['noun'] or '').lower()}"):
        return False
    ends = [end for end in (quantity["low"], quantity["high"]) if end is not None]
    return bool(ends) and all(0 <= end <= MOST for end in ends)
