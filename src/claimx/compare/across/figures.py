"""The numbers of a record, each with what it speaks of."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from claimx.compare.across.doing import Doing
from claimx.compare.across.figure import SHOWN, Figure, Number
from claimx.compare.across.lexicon import ANYONE_THERE, EVERYONE, CompareLexicon, holds, phrase_at, words
from claimx.compare.across.sentence import NUMBER, Sentence, Sentences, plain_words
from claimx.compare.across.setting import STATES, Atlas, Setting, setting_of
from claimx.compare.across.sides import people_of, sides_of
from claimx.compare.across.stretches import inner_tokens, near_of
from claimx.compare.across.told_places import INSIDE, mostly_in, names_of, own_place, several_of, toll_place
from claimx.compare.across.topic import Topic, about_of, topic_of
from claimx.compare.across.when import day_in, day_of, is_of_a_time, periods_in

Record = Mapping[str, Any]
MORE_THAN = frozenset({"more", "other"})  # "more than 20", and what the noun phrase tells by itself
NEXT = 6  # characters between two numbers that "and" joins
ANY = "a"
RECORD = 8  # words before a number: "a record for the third day of 588 deaths"
BEHIND = 48  # characters behind a number: "588 deaths in the past day"
OPEN_HEDGES = frozenset({"conditional", "future", "question"})
CUE = 12  # words between a cue like "estimates that" and a number
BESIDE = 4  # words between a number and "are feared", "is believed to have killed"
WISHES = frozenset({"want", "ask"})  # classes of cues by which a source tells what is not yet so
OF_THEM = re.compile(r"\bof (?:the|them|those|its|their)\b", re.IGNORECASE)


def figures_of(record: Record) -> Iterator[Figure]:
    """The numbers of a record that tell what they speak of."""
    if not record["quantities"]:
        return
    known, sentences, atlas = words(), Sentences(record), Atlas(record)
    lead: Setting | None = None
    innermost = innermost_claims(record)
    found: list[Figure] = []
    included: set[str] = set()
    for quantity in record["quantities"]:
        claim = innermost.get(quantity["id"])
        sentence = sentences.of(quantity, claim)
        if sentence is not None and quantity["id"] in sentence.numbers:
            topic, doing = topic_of(known, record, quantity, sentence)
            if topic is not None:
                lead = lead or lead_of(record, sentences, atlas)
                found.append(figure_of(record, quantity, claim, sentence, topic, doing, atlas, lead))
                if doing.part and topic.noun != EVERYONE:
                    included.add(quantity["id"])
    yield from with_parts(list(of_their_own(found, included)))


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


def with_parts(figures: list[Figure]) -> Iterator[Figure]:
    """Of several numbers of one sentence and topic, those beside the whole are parts: "13 guests and 3 of the crew"."""
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
        is_whole = figure.total or len(others) == 1 or is_placed
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
    atlas: Atlas, lead: Setting,
) -> Figure:  # fmt: skip
    """The number with its setting."""
    known, article, tokens = words(), record["article"], sentence.tokens
    day = day_of(article["date"])
    source = claim["source"] if claim is not None and claim["attributed"] else None
    about = inner_tokens(known, sentence, claim, quantity["id"])
    modifiers = modifiers_of(known, quantity)
    before = tokens_before(sentence, quantity["id"])
    is_daily = is_of_a_day(known, sentence, quantity) or (doing.total and not known.daily.isdisjoint(before))
    total = not is_daily and (doing.total or is_total(known, before))
    behind = about_behind(sentence, quantity["id"])
    near = near_of(known, atlas, sentence, quantity["id"])
    place = own_place(known, atlas, quantity, sentence)
    toll = toll_place(known, atlas, quantity, sentence) if total else []
    is_told_of_parts = not near.places and bool(
        atlas.setting(sentence.start, sentence.end, tokens, sentence.text).places
    )
    heads = [each for each in atlas.within(sentence.start, quantity["start"]) if each.kind not in STATES]
    is_of_country = is_all_over(known, behind)
    scopes = [known.scopes[word] for word in reversed(before) if word in known.scopes] + ["country"] * (
        is_told_of_parts or is_of_country
    )
    return Figure(
        article=article["id"],
        claim=claim["id"] if claim is not None else None,
        quantity=quantity["id"],
        outlet=article.get("site"),
        date=article["date"],
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
        start=quantity["start"],
        end=quantity["end"],
        topic=topic,
        about=about_of(topic),
        modifiers=tuple(sorted(modifiers - known.part_words - known.step_words)),
        part=doing.part
        or bool(modifiers & known.part_words)
        or not known.ahead.isdisjoint(before[-2:])
        or bool(OF_THEM.search(quantity["text"]))
        or holds(known.part_states, behind)
        or not known.alone.isdisjoint(takewhile(lambda token: token != ",", behind)),
        step=is_daily or quantity["high"] == 0 or (not total and is_step(known, sentence, quantity["id"], modifiers)),
        total=total,
        expected=is_expected(known, quantity, claim, sentence, about),
        supposed=is_supposed(known, quantity, claim, sentence),
        near=near,
        lead=lead,
        own_place=names_of(place),
        toll_place=names_of(toll),
        mostly_in=mostly_in(known, atlas, quantity, sentence),
        scope=next(iter(scopes), ""),
        holder=holder_of(atlas, quantity, claim, sentence),
        heads=tuple(each.name for each in heads),
        persons=tuple(each.name for each in heads if each.is_person),
        sides=sides_of(known, atlas, sentence, quantity["id"]),
        people=people_of(known, atlas, sentence, quantity),
        campaign=is_of_a_time(known, about),
        several=several_of(known, atlas, record, sentence, quantity, place or toll),
        beside=(),
        event_day=day_in(about, day),
        periods=periods_in(about, day),
        updates=not known.total_moves.isdisjoint(before),
        again=is_again(known, tokens),
        sizes=sizes_in(record, sentence),
        sentence=sentence.start,
    )


def is_all_over(known: CompareLexicon, behind: list[str]) -> bool:
    """Whether a number is of all the country: "killed 51 people across the country"."""
    found = zip(behind, behind[2:], strict=False)
    return any(first in INSIDE and known.scopes.get(word) == "country" for first, word in found)


def tokens_before(sentence: Sentence, id_: str) -> list[str]:
    at = sentence.numbers[id_]
    return sentence.tokens[max(at - 6, 0) : at]


def about_behind(sentence: Sentence, id_: str) -> list[str]:
    """The words behind a number, as far as the next."""
    return list(takewhile(lambda token: token != NUMBER, sentence.tokens[sentence.numbers[id_] + 1 :]))


def is_again(known: CompareLexicon, tokens: list[str]) -> bool:
    """Whether the words tell of another event than one before: "another magnitude 6 earthquake", "an aftershock"."""
    for place, token in enumerate(tokens):
        if token in known.again:
            following = tokens[place : place + 5]
            if any(phrase_at(known.events, following, at) for at in range(len(following))):
                return True
    return False


def sizes_in(record: Record, sentence: Sentence) -> tuple[Number, ...]:
    """The magnitudes of earthquakes that a sentence names."""
    inside = [each for each in record["quantities"] if each["unit"] == "magnitude" and each["id"] in sentence.numbers]
    return tuple(sorted({each["low"] for each in inside if each["low"] is not None}))


def is_total(known: CompareLexicon, before: list[str]) -> bool:
    """Whether the words before a number make it one of all so far: "the total of cases to", no "a total of"."""
    places = [place for place, word in enumerate(before) if word in known.total_words]
    return any(before[place - 1 : place] != [ANY] or before[place + 1 : place + 2] != ["of"] for place in places)


def modifiers_of(known: CompareLexicon, quantity: Record) -> frozenset[str]:
    """What stands before the noun of what is counted."""
    parts = (quantity["of"] or "").lower().replace("-", " ").split()
    noun = (quantity["noun"] or "").lower()
    ahead = parts[: parts.index(noun)] if noun in parts else []
    telling = known.part_words | known.step_words
    marked = telling.intersection(quantity["text"].lower().split()) - MORE_THAN
    return marked.union(word for word in ahead if word not in known.stop or word in telling)


def is_of_a_day(known: CompareLexicon, sentence: Sentence, quantity: Record) -> bool:
    """Whether what stands behind a number tells that it is one of a day: "588 deaths in the past day"."""
    end = quantity["end"] - sentence.start
    behind = plain_words(sentence.text[end : end + BEHIND])
    return is_lately(known, behind) or not known.daily.isdisjoint(behind) or holds(known.step_phrases, behind)


def is_lately(known: CompareLexicon, plain: list[str]) -> bool:
    """Whether the words have "in the past 36 hours"."""
    return any(a in known.lately and c in known.spans for a, c in zip(plain, plain[2:], strict=False))


def is_step(known: CompareLexicon, sentence: Sentence, id_: str, modifiers: frozenset[str]) -> bool:
    """Whether a number is one of a day or of a step, not of all so far."""
    at = sentence.numbers[id_]
    told = modifiers.union(sentence.tokens[max(at - RECORD, 0) : at])
    plain = sentence.plain
    return bool(told & known.step_words) or is_lately(known, plain) or holds(known.step_phrases, plain)


def is_expected(
    known: CompareLexicon, quantity: Record, claim: Record | None, sentence: Sentence, about: list[str]
) -> bool:
    """Whether what the number is of is not yet so, or only supposed."""
    if quantity["status"] == "planned":
        return True
    if claim is None:
        return False
    cue = claim["cue"]
    if cue is not None and (cue["lemma"] in known.foreseeing or cue["class"] in WISHES):
        return True
    if not known.not_yet.isdisjoint(tokens_before(sentence, quantity["id"])):
        return True
    open_hedges = any(hedge["category"] in OPEN_HEDGES for hedge in claim["hedges"])
    if claim["certainty"] == "possible":
        return open_hedges or looks_ahead(known, tokens_before(sentence, quantity["id"]))
    return open_hedges or (claim["certainty"] == "unknown" and holds(known.expected, about))


def looks_ahead(known: CompareLexicon, before: list[str]) -> bool:
    """Whether the words before a number tell what may come: "may displace 500"; not "may have displaced 500"."""
    found = (at for at, token in enumerate(before) if token in known.expected)
    return any(phrase_at(known.expected, before, at) and before[at + 1 : at + 2] != ["have"] for at in found)


def is_supposed(known: CompareLexicon, quantity: Record, claim: Record | None, sentence: Sentence) -> bool:
    """Whether those counted are only estimated, feared or believed to be as many: "is feared to have killed 80"."""
    if quantity["status"] in {"estimated", "suspected"}:
        return True
    if claim is None:
        return False
    cue = claim["cue"]
    if cue is not None and cue["lemma"] in known.supposing and is_beside(sentence, cue, quantity, CUE):
        return True
    stances = [each for each in claim["hedges"] if not known.supposed.isdisjoint(each["text"].lower().split())]
    return any(is_beside(sentence, hedge, quantity, BESIDE) for hedge in stances)


def is_beside(sentence: Sentence, mention: Record, quantity: Record, far: int) -> bool:
    """Whether words are of a number: "12 people are feared dead", "is believed to have killed 12"."""
    first, second = sorted((mention, quantity), key=lambda each: each["start"])
    between = sentence.text[max(first["end"] - sentence.start, 0) : second["start"] - sentence.start]
    told = between.split()
    return len(told) <= far and "and" not in told and "," not in between


def holder_of(atlas: Atlas, quantity: Record, claim: Record | None, sentence: Sentence) -> str:
    """Whose a number is, as far as names tell: "unemployment in Kandy", "the firm Brandt & Sons cuts 300 jobs"."""
    spans = [(claim["start"], claim["end"])] if claim is not None else []
    for begin, end in (*spans, (sentence.start, sentence.end)):
        before, behind = atlas.within(begin, quantity["start"]), atlas.within(quantity["end"], end)
        if before or behind:
            return before[-1].name if before else behind[0].name
    return ""
