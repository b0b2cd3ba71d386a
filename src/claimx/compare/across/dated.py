"""When something is said to have happened: "a mill collapsed in Orano on Monday", "Ana Roe died on 3 May"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimx.compare.across.deeds import Deed, Words, deed_of
from claimx.compare.across.figure import SHOWN, WHOLE
from claimx.compare.across.figures import lead_of
from claimx.compare.across.lexicon import EVERYONE, words
from claimx.compare.across.sentence import Sentence, Sentences, plain_words
from claimx.compare.across.setting import Atlas, Setting
from claimx.compare.across.told_days import ToldDay, day_at
from claimx.compare.across.when import date_of, day_of

Record = Mapping[str, Any]
Names = tuple[str, ...]
SURE = frozenset({"certain", "probable"})
EVENT = "event"  # the block of all that is no person's; those of a person are known by the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a claim tells to have happened on a day.

    Attributes:
        deed: what happened, by one name: collapse, dead.
        kinds: the kinds of event that it may be told as.
        who: to which person, by the name; empty for an event.
        again: whether it is told to be another than one before.
        named: the day that is told, as an ordinal; None where the article has no date.
        weekday: from 0, Monday; None where only the day of a month is told.
        of_month: the month and the day; None where only a weekday is told.
        night: whether it was in a night, or at an end of the day.
        places, countries, names: of its sentence, else of the article's beginning.
        words: what else it tells, sorted.
        others: see `Value`.
    """

    id: str
    deed: str
    kinds: Names
    who: str
    again: bool
    named: int | None
    weekday: int | None
    of_month: tuple[int, int] | None
    night: bool
    places: Names
    countries: Names
    names: Names
    words: Names
    text: str
    said: str
    sentence: str | None
    article: str
    outlet: str | None
    date: str | None
    day: int | None
    claim: str
    source: str | None
    is_named: bool
    certainty: str
    polarity: str
    start: int
    end: int

    @property
    def told_day(self) -> str | None:
        """The day that is told, as a date; None where it is not known which that is."""
        return date.fromordinal(self.named).isoformat() if self.named is not None else None


FIELDS = tuple(field.name for field in dataclasses.fields(Dated))


def dated_values(dated: Dated) -> tuple[Any, ...]:
    """The same as a plain tuple."""
    return tuple(getattr(dated, name) for name in FIELDS)


def dated_of(record: Record) -> Iterator[Dated]:
    """What a record's claims tell to have happened on a day, one a claim."""
    days = words().day_words
    claims = [each for each in record["claims"] if not days.isdisjoint(plain_words(each["text"]))]
    if not claims:
        return
    sentences, atlas = Sentences(record), Atlas(record)
    lead = lead_of(record, sentences, atlas)
    dated = date_of(record["article"])
    for claim in claims:
        if claim["polarity"] != "positive" or claim["certainty"] not in SURE:
            continue
        sentence = sentences.of({"start": claim["content"][0]["start"]}, claim)
        if sentence is not None:
            found = in_claim(record, claim, sentence, atlas, day_of(dated))
            if found is not None:
                yield of_claim(record, claim, sentence, found, atlas, lead, dated)


def in_claim(
    record: Record, claim: Record, sentence: Sentence, atlas: Atlas, said: int | None
) -> tuple[ToldDay, Deed] | None:
    """The first day that a claim itself names, and what happened on it."""
    known, inside = words(), own_words_of(record, claim, sentence)
    own = Words(known, sentence, atlas, inside)
    for place in inside:
        if sentence.tokens[place] in known.day_words:
            day = day_at(known, sentence, place, said)
            deed = deed_of(own, day) if day is not None else None
            if day is not None and deed is not None:
                return day, deed
    return None


def own_words_of(record: Record, claim: Record, sentence: Sentence) -> list[int]:
    """The places of the words of a claim that stand in no smaller one."""
    size = claim["end"] - claim["start"]
    smaller = [each for each in record["claims"] if each["end"] - each["start"] < size and each is not claim]
    return [
        place
        for place, start in enumerate(sentence.starts)
        if any(piece["start"] <= start < piece["end"] for piece in claim["content"])
        and not any(each["start"] <= start < each["end"] for each in smaller)
    ]


def of_claim(
    record: Record, claim: Record, sentence: Sentence, found: tuple[ToldDay, Deed], atlas: Atlas, lead: Setting,
    dated: str | None,
) -> Dated:  # fmt: skip
    """What a claim tells, with where and of what it tells it."""
    (day, deed), article, source = found, record["article"], claim["source"]
    near = atlas.setting(sentence.start, sentence.end, sentence.tokens, sentence.text)
    return Dated(
        id=f"{article['id']}#{claim['id']}.day",
        deed=deed.name,
        kinds=deed.kinds,
        who=deed.who,
        again=deed.again,
        named=day.ordinal,
        weekday=day.weekday,
        of_month=day.of_month,
        night=day.night,
        places=near.places or lead.places,
        countries=near.countries or lead.countries,
        names=near.names,
        words=telling(near, lead, deed),
        text=sentence.text[day.start - sentence.start : day.end - sentence.start],
        said=" ".join(claim["text"].split())[:SHOWN],
        sentence=" ".join(sentence.text.split())[:WHOLE] if article.get("text") is not None else None,
        article=article["id"],
        outlet=article.get("site"),
        date=dated,
        day=day_of(dated),
        claim=claim["id"],
        source=((source["name"] or source["text"]) if source else None),
        is_named=bool(source and source["named"]),
        certainty=claim["certainty"],
        polarity=claim["polarity"],
        start=day.start,
        end=day.end,
    )


def telling(near: Setting, lead: Setting, deed: Deed) -> Names:
    """The words that tell what it happened to; of the article's own event, those of its beginning, too."""
    known = words()
    is_main = not frozenset(deed.kinds).isdisjoint(lead.events)
    told = {*near.words, *(lead.words if is_main else ())}
    told -= {*near.named, *lead.named, *known.day_words, *known.stop}
    return tuple(sorted(word for word in told if known.nouns.get(word) != EVERYONE))
