"""What one source says of one thing, with opposite polarity or another certainty."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, zip_longest
from typing import Any

from claimx.compare.across.figure import SHOWN, WHOLE
from claimx.compare.across.group import Group, Value, outlets_of
from claimx.compare.across.grouping import grouped
from claimx.compare.across.lexicon import words
from claimx.compare.across.store import Blocks
from claimx.compare.across.when import date_of, day_of
from claimx.compare.wording import content_words_of, words_of

Record = Mapping[str, Any]
FEWEST = 3  # words that tell something
ALIKE = 0.6  # of two statements' words, where they speak of one thing
SURE = frozenset({"certain", "probable"})
CUES = frozenset({"neutral", "assert", "deny", "doubt", "believe", "document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attributed claim of a named source.

    Attributes:
        who: the source by its key or name.
        words: what it speaks of, sorted, without negation, numbers and small words.
        others: see `Value`.
    """

    id: str
    who: str
    day: int | None
    words: tuple[str, ...]
    polarity: str
    certainty: str
    source: str
    text: str
    sentence: str | None
    article: str
    outlet: str | None
    date: str | None
    claim: str
    start: int
    end: int


def statement_values(statement: Statement) -> tuple[Any, ...]:
    """The statement as a plain tuple."""
    return tuple(getattr(statement, field.name) for field in dataclasses.fields(Statement))


def statements_of(record: Record) -> Iterator[Statement]:
    """The statements of a record's named sources."""
    article, stop = record["article"], words().stop
    dated = date_of(article)
    day = day_of(dated)
    keys = {actor["id"]: actor.get("key") or actor["name"].casefold() for actor in record["actors"]}
    for claim in record["claims"]:
        source, cue = claim["source"], claim["cue"]
        if not claim["attributed"] or source is None or not source["named"] or source["name"] is None:
            continue
        if cue is None or cue["class"] not in CUES or len(source["actors"]) > 1:
            continue
        found = {word for word in content_words_of(claim) if word not in stop and len(word) > 2 and word[0].isalpha()}
        found -= words().negations.union(words_of(source["name"]))
        for name, parts in names_in(record, claim):
            if parts & found:  # however many words a name has, it is one thing that is spoken of
                found = found - parts | {name}
        if len(found) < FEWEST:
            continue
        yield Statement(
            id=f"{article['id']}#{claim['id']}",
            who=keys.get(source.get("actor"), source["name"].casefold()),
            day=day,
            words=tuple(sorted(found)),
            polarity=claim["polarity"],
            certainty=claim["certainty"],
            source=source["name"],
            text=" ".join(claim["text"].split())[:SHOWN],
            sentence=sentence_of(article, claim),
            article=article["id"],
            outlet=article.get("site"),
            date=dated,
            claim=claim["id"],
            start=claim["start"],
            end=claim["end"],
        )


def sentence_of(article: Record, claim: Record) -> str | None:
    """The sentences that a claim stands in; None where the record is without the article's text."""
    text, span = article.get("text"), claim.get("sentence")
    return " ".join(text[span["start"] : span["end"]].split())[:WHOLE] if text is not None and span else None


def names_in(record: Record, claim: Record) -> Iterator[tuple[str, set[str]]]:
    """The actors that a claim mentions, each by its name and the words by which it is named there."""
    about = set(claim["actors"])
    for actor in record["actors"]:
        if actor["id"] in about:
            inside = [each for each in actor["mentions"] if claim["start"] <= each["start"] < claim["end"]]
            named = [each["text"] for each in inside if each.get("kind") == "name"]
            yield actor["name"].casefold(), {word for text in named for word in words_of(text)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Whether two statements speak of one thing, by the share of words that they share."""

    together: bool
    apart: str
    score: float


def likeness(first: Statement, second: Statement) -> Likeness:
    """How alike two statements of one source are."""
    one, other = set(first.words), set(second.words)
    share = 2 * len(one & other) / (len(one) + len(other))
    if first.article == second.article and first.start < second.end and second.start < first.end:
        return Likeness(together=False, apart="one is inside the other", score=0.0)
    return Likeness(together=share >= ALIKE and len(one & other) >= FEWEST, apart="", score=share)


def statement_groups(blocks: Blocks, window: int, alone: bool) -> Iterator[Group]:  # noqa: ARG001 - as of numbers
    """Where a source says a thing and its opposite, or says it surer or less sure."""
    for _, rows in blocks:
        statements = (Statement(**dict(zip(FIELDS, values, strict=True))) for values in rows)
        found = grouped(statements, keys=lambda each: each.words, judge=partial(likeness), window=window)
        for group in found:
            if len({(each.polarity, each.certainty) for each in group.members}) > 1:
                yield group_of(group.members)


FIELDS = tuple(field.name for field in dataclasses.fields(Statement))


def disagree(first: Statement, second: Statement) -> bool:
    """Whether one denies what the other affirms, both surely; none where both have a "not"."""
    negated = is_negated(first) and is_negated(second)
    return first.polarity != second.polarity and {first.certainty, second.certainty} <= SURE and not negated


def is_negated(statement: Statement) -> bool:
    """Whether it has a "not" that denies: none that only adds to it, "not only"."""
    told, known = words_of(statement.text), words()
    return any(
        word in known.negations and behind not in known.adding
        for word, behind in zip_longest(told, told[1:], fillvalue="")
    )


def group_of(members: Sequence[Statement]) -> Group:
    """A group of statements as it is told."""
    pairs = tuple((a.id, b.id) for a, b in combinations(members[:60], 2) if disagree(a, b))
    both = set(members[0].words).intersection(*(each.words for each in members))
    return Group(
        id="",
        kind="statement",
        about=f"{members[0].source}: {' '.join(sorted(both)) or 'the same thing'}",
        action=None,
        noun=None,
        where="",
        unit=None,
        conflict=bool(pairs),
        conflicts=pairs,
        values=tuple(value_of(each) for each in members),
        over_time=(),
        shared=(f"source: {members[0].source}", f"words: {', '.join(sorted(both))}"),
        apart=(),
        articles=len({each.article for each in members}),
        outlets=outlets_of(each.outlet for each in members),
        origins=1,
        undated=sum(each.day is None for each in members),
    )


def value_of(statement: Statement) -> Value:
    return Value(
        id=statement.id,
        low=None,
        high=None,
        modifier=None,
        status=None,
        text=statement.text,
        said=statement.text,
        sentence=statement.sentence,
        article=statement.article,
        outlet=statement.outlet,
        date=statement.date,
        claim=statement.claim,
        source=statement.source,
        named=True,
        certainty=statement.certainty,
        polarity=statement.polarity,
        origin=None,
        superseded_by=None,
        start=statement.start,
        end=statement.end,
    )
