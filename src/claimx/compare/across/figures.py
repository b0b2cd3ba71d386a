"""The numbers of a record, each with what it speaks of."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import takewhile
from typing import Any

from claimx.compare.across.again import is_again
from claimx.compare.across.all_but import is_rest, with_the_rest
from claimx.compare.across.another import with_another
from claimx.compare.across.doing import Doing, whole_of
from claimx.compare.across.figure import SHOWN, WHOLE, Figure
from claimx.compare.across.former import is_former, is_moved
from claimx.compare.across.lexicon import ANYONE_THERE, EVERYONE, CompareLexicon, holds, words
from claimx.compare.across.overtaken import not_overtaken
from claimx.compare.across.sentence import NUMBER, Sentence, Sentences, plain_words
from claimx.compare.across.setting import STATES, Atlas, Setting, setting_of
from claimx.compare.across.sides import people_of, sides_of
from claimx.compare.across.singles import with_singles
from claimx.compare.across.stretches import inner_tokens, near_of, of_the_event
from claimx.compare.across.told_counts import (
    about_behind,
    goods_of,
    is_all_over,
    is_expected,
    is_of_a_day,
    is_step,
    is_supposed,
    is_total,
    modifiers_of,
    sizes_in,
    tokens_before,
)
from claimx.compare.across.told_places import mostly_in, names_of, own_place, several_of, sites_in, toll_place
from claimx.compare.across.topic import Topic, about_of, is_cost_of_works, topic_of
from claimx.compare.across.when import date_of, day_in, day_of, is_of_a_time, periods_in

Record = Mapping[str, Any]
STILL, MOVES = 4, "moves"  # words behind a number in which "still" stands; the course of those who are missing
NEXT = 6  # characters between two numbers that "and" joins
OF_THEM = re.compile(r"\bof (?:the|them|these|those|its|their)\b", re.IGNORECASE)


def figures_of(record: Record) -> Iterator[Figure]:
    """The numbers of a record that tell what they speak of."""
    known = words()
    record = with_the_rest(known, with_singles(known, record))
    if not record["quantities"]:
        return
    sentences, atlas = Sentences(record), Atlas(record)
    dated = date_of(record["article"])
    when = dated, day_of(dated)
    lead: Setting | None = None
    innermost = innermost_claims(record)
    found: list[Figure] = []
    included: set[str] = set()
    wholes: set[tuple[int, str | None]] = set()
    told: dict[str, Sentence] = {}
    for quantity in record["quantities"]:
        claim = innermost.get(quantity["id"])
        sentence = sentences.of(quantity, claim)
        if sentence is None or quantity["id"] not in sentence.numbers:
            continue
        if not is_former(known, record, sentence, quantity):
            topic, doing = topic_of(known, record, quantity, sentence)
            if topic is not None:
                lead = lead or lead_of(record, sentences, atlas)
                found.append(figure_of(record, quantity, claim, sentence, topic, doing, atlas, lead, when))
                told[quantity["id"]] = sentence
                if doing.part and topic.noun != EVERYONE:
                    included.add(quantity["id"])
                if topic.action:
                    wholes.add((sentence.start, whole_of(known, sentence, sentence.numbers[quantity["id"]])))
    figures = list(with_parts(list(of_their_own(found, included)), wholes))
    yield from not_overtaken(list(with_another(figures, told, sentences, atlas)))


def of_their_own(figures: list[Figure], included: set[str]) -> Iterator[Figure]:
    """Parts as they are of their own kind.

    "14 people, including nine children" tells of all children; passengers beside a crew are not all who were aboard.
    """
    for figure in figures:
        beside = [each for each in figures if each is not figure and each.sentence == figure.sentence]
        is_all = figure.quantity in included and figure.topic not in {each.topic for each in beside}
        is_with_others = figure.topic.noun == EVERYONE and any(is_joined(figure, each) for each in beside)
        if is_all and not figure.modifiers:
            yield dataclasses.replace(figure, part=False)
        else:
            yield dataclasses.replace(figure, part=True) if is_with_others else figure


def is_joined(figure: Figure, other: Figure) -> bool:
    """Whether two kinds of those to whom one thing happened are joined: "58 passengers and four crew"."""
    nouns = words().nouns
    is_beside = 0 < other.start - figure.end <= NEXT and other.topic.action == figure.topic.action != ""
    of_those = figure.text.split()[-1].lower() if figure.text else ""
    return is_beside and nouns.get(of_those) == ANYONE_THERE and other.topic.noun not in {EVERYONE, ""}


def lead_of(record: Record, sentences: Sentences, atlas: Atlas) -> Setting:
    """What the article's title and beginning tell."""
    begin, end = sentences.lead()
    text = " ".join((record["article"].get("title") or "", sentences.words_of(begin, end)))
    return setting_of(atlas, begin, end, plain_words(text), text)


def with_parts(figures: list[Figure], wholes: Container[tuple[int, str | None]]) -> Iterator[Figure]:
    """Of several numbers of one sentence and topic, those beside the whole are parts: "13 guests and 3 of the crew".

    But of "31 people were hurt, six of them badly" the first is the whole, as are those of `wholes`, by their sentence.
    """
    together: dict[tuple[int, Topic], list[Figure]] = defaultdict(list)
    for figure in figures:
        together[figure.sentence, figure.topic].append(figure)
    places = {
        key: tuple(sorted({name for each in group for name in each.own_place})) for key, group in together.items()
    }
    tolls = {figure.sentence for figure in figures if figure.total and figure.topic.action == "dead"}
    for figure in figures:
        others = together[figure.sentence, figure.topic]
        beside = [each for each in others if not each.total]
        is_placed = bool(figure.own_place) and len(beside) == len(others)  # beside a total it is a part of that
        is_whole = figure.total or len(others) == 1 or is_placed or (figure.sentence, figure.quantity) in wholes
        is_beside = figure.sentence in tolls and figure.topic.action in words().beside_tolls and not figure.step
        if (is_beside and not figure.total) or not (is_whole or figure.part):
            yield dataclasses.replace(figure, part=figure.part or not is_whole, total=figure.total or is_beside)
        elif is_placed and len(beside) > 1:
            yield dataclasses.replace(figure, beside=places[figure.sentence, figure.topic])
        else:
            yield figure


def innermost_claims(record: Record) -> dict[str, Record]:
    """The shortest claim that holds each number, by the number's id."""
    found: dict[str, Record] = {}
    for claim in record["claims"]:
        for quantity in claim["quantities"]:
            held = found.get(quantity["id"])
            if held is None or claim["end"] - claim["start"] < held["end"] - held["start"]:
                found[quantity["id"]] = claim
    return found


def figure_of(
    record: Record, quantity: Record, claim: Record | None, sentence: Sentence, topic: Topic, doing: Doing,
    atlas: Atlas, lead: Setting, when: tuple[str | None, int | None],
) -> Figure:  # fmt: skip
    """The number with its setting; `when`: the date of its article, and the day."""
    dated, day = when
    known, article, tokens = words(), record["article"], sentence.tokens
    source = claim["source"] if claim is not None and claim["attributed"] else None
    about = inner_tokens(known, sentence, claim, quantity["id"])
    modifiers = modifiers_of(known, quantity)
    before = tokens_before(sentence, quantity["id"])
    is_daily = is_of_a_day(known, sentence, quantity) or (doing.total and not known.daily.isdisjoint(before))
    total = not is_daily and (doing.total or is_total(known, before))
    behind = about_behind(sentence, quantity["id"])
    near = of_the_event(known, near_of(known, atlas, sentence, quantity["id"]), lead, atlas, source)
    place = own_place(known, atlas, quantity, sentence)
    # "The toll from Sunday's quake rose to 62 on Thursday": the last is the day when it was told.
    moves = doing.total and not known.total_moves.isdisjoint(before)
    toll = toll_place(known, atlas, quantity, sentence) if total else []
    is_told_of_parts = not near.places and bool(
        atlas.setting(sentence.start, sentence.end, tokens, sentence.text).places
    )
    heads = [each for each in atlas.within(sentence.start, quantity["start"]) if each.kind not in STATES]
    is_of_country = is_all_over(known, behind)
    scopes = [known.places.scopes[word] for word in reversed(before) if word in known.places.scopes] + ["country"] * (
        is_told_of_parts or is_of_country
    )
    return Figure(
        article=article["id"],
        claim=claim["id"] if claim is not None else None,
        quantity=quantity["id"],
        outlet=article.get("site"),
        date=dated,
        day=day,
        low=quantity["low"],
        high=quantity["high"],
        modifier=quantity["modifier"],
        status=quantity["status"],
        text=quantity["text"],
        source=(source.get("antecedent") or source)["text"] if source else None,
        source_name=source["name"] if source else None,
        named=bool(source and source["named"]),
        voices=tuple(each.name for each in atlas.within(source["start"], source["end"])) if source else (),
        certainty=claim["certainty"] if claim is not None else "unknown",
        polarity=claim["polarity"] if claim is not None else "positive",
        said=" ".join((claim["text"] if claim is not None else sentence.text).split())[:SHOWN],
        whole=" ".join(sentence.text.split())[:WHOLE] if article.get("text") is not None else None,
        start=quantity["start"],
        end=quantity["end"],
        topic=topic,
        about=about_of(topic),
        modifiers=tuple(sorted(modifiers - known.parts.words - known.step_words)),
        part=doing.part
        or (not topic.action and topic.kind == "count" and not known.parts.left.isdisjoint(behind[:2]))
        or bool(modifiers & known.parts.words)
        or not known.ahead.isdisjoint(before[-2:])
        or (bool(OF_THEM.search(quantity["text"])) and not is_rest(known, quantity))
        or holds(known.parts.states, behind)
        or not known.parts.alone.isdisjoint(takewhile(lambda token: token != ",", behind)),
        step=is_daily
        or quantity["high"] == 0
        or not (total or is_cost_of_works(topic) or not is_step(known, sentence, quantity["id"], modifiers)),
        total=total,
        expected=is_expected(known, quantity, claim, sentence, about),
        supposed=is_supposed(known, quantity, claim, sentence),
        near=near,
        lead=lead,
        own_place=names_of(place),
        toll_place=names_of(toll),
        mostly_in=mostly_in(known, atlas, quantity, sentence),
        goods=goods_of(known, topic, behind),
        sites=sites_in(known, atlas, sentence, claim),
        scope=next(iter(scopes), ""),
        holder=holder_of(atlas, quantity, claim, sentence),
        heads=tuple(each.name for each in heads),
        persons=tuple(each.name for each in heads if each.is_person),
        sides=sides_of(known, atlas, sentence, quantity["id"]),
        people=people_of(known, atlas, sentence, quantity, near.events or lead.events),
        campaign=is_of_a_time(known, about),
        several=several_of(known, atlas, record, sentence, quantity, place or toll),
        beside=(),
        event_day=day_in(before_move(about) if moves else about, day),
        periods=periods_in(about, day),
        updates=(
            not known.total_moves.isdisjoint(before)
            or goes_on(known, topic, behind)
            or (doing.total and is_moved(known, sentence.tokens, sentence.numbers[quantity["id"]]))
        ),
        again=is_again(known, atlas, sentence, sentence.numbers[quantity["id"]], total=total),
        another=False,
        foreign=(),
        sizes=sizes_in(record, sentence),
        sentence=sentence.start,
        headline=sentence.end <= len(article.get("title") or "") + 1,
        within=atlas.around(near.places or lead.places),
    )


def before_move(tokens: list[str]) -> list[str]:
    """The words before the last number."""
    return tokens[: len(tokens) - tokens[::-1].index(NUMBER)] if NUMBER in tokens else tokens


def goes_on(known: CompareLexicon, topic: Topic, behind: list[str]) -> bool:
    """Whether a number is of those to whom it still happens: "seven others are still missing"."""
    near = takewhile(lambda token: token not in known.ends, behind[:STILL])
    return known.course.get(topic.action) == MOVES and not known.still.isdisjoint(near)


def holder_of(atlas: Atlas, quantity: Record, claim: Record | None, sentence: Sentence) -> str:
    """Whose a number is, as far as names tell: "unemployment in Kandy", "the firm Brandt & Sons cuts 300 jobs"."""
    spans = [(claim["start"], claim["end"])] if claim is not None else []
    for begin, end in (*spans, (sentence.start, sentence.end)):
        before, behind = atlas.within(begin, quantity["start"]), atlas.within(quantity["end"], end)
        if before or behind:
            return before[-1].name if before else behind[0].name
    return ""
