"""Those of whom is told without a number: "a man was killed", "killing the pilot and injuring four people"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, OF_CLAIM, Sentence, Sentences, plain_words
from claimx.compare.across.verbs import LONGEST, closed

Record = Mapping[str, Any]
AHEAD = 3  # words of "a young police officer" behind its article
JOINED = 6  # words of "two women and" before it
POSSESSIVE = "'’"


def with_singles(known: CompareLexicon, record: Record) -> Record:
    """The record, each one person of whom is told that it died, was hurt or is missing among its quantities.

    Their ids are those of the claim with a number: "c3.1".
    """
    told = [claim for claim in record["claims"] if not known.people.fates.isdisjoint(plain_words(claim["text"]))]
    if not told:
        return record
    sentences, seen = Sentences(record), set[int]()
    found: dict[str, list[Record]] = {}
    for claim in sorted(told, key=lambda each: (each["end"] - each["start"], each["id"])):
        sentence = sentences.of(claim, claim)
        if sentence is None:
            continue
        for begin, end, noun in singles_in(known, sentence):
            if claim["start"] <= begin and end <= claim["end"] and begin not in seen:
                seen.add(begin)
                here = found.setdefault(claim["id"], [])
                text = sentence.text[begin - sentence.start : end - sentence.start]
                here.append(one_of(f"{claim['id']}.{len(here) + 1}", begin, end, text, noun))
    if not found:
        return record
    claims = [
        {**each, "quantities": [*each["quantities"], *found[each["id"]]]} if each["id"] in found else each
        for each in record["claims"]
    ]
    every = sorted((*record["quantities"], *(one for here in found.values() for one in here)), key=by_place)
    return {**record, "claims": claims, "quantities": every}


def is_single(quantity: Record) -> bool:
    """Whether a quantity is one of those, and none of the record's own."""
    return bool(quantity["id"].startswith(OF_CLAIM))


def by_place(quantity: Record) -> tuple[int, int]:
    return quantity["start"], quantity["end"]


def one_of(id_: str, begin: int, end: int, text: str, noun: str) -> Record:
    """The quantity of one person."""
    fields = dict.fromkeys(("unit", "concept", "per", "change"))
    of = text.split(maxsplit=1)[1]
    counts = {"low": 1, "high": 1, "modifier": "exact", "kind": "count", "status": "stated"}
    return {"id": id_, "start": begin, "end": end, "text": text, "noun": noun, "of": of, **counts, **fields}


def singles_in(known: CompareLexicon, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Where a sentence tells of one person's fate, and by what noun."""
    tokens, joined = sentence.tokens, None
    for place, token in enumerate(tokens):
        if token not in known.articles | known.people.whose:
            continue
        is_joined = place > 1 and tokens[place - 1] in known.both and tokens[place - 2] in known.people.singles
        is_any = token in known.single or token in known.people.whose
        may_open = token in known.single or is_joined  # "his father died" is of long ago
        last = last_word(known, tokens, place) if is_any else first_object(known, tokens, place)
        hit = is_hit(known, tokens, place) or place == joined
        joined = next_single(known, tokens, last) if last is not None and hit else None
        if last is not None and (hit or (may_open and has_fate(known, tokens, last + 1))):
            end = sentence.starts[last] + len(tokens[last])
            if sentence.text[end - sentence.start : end - sentence.start + 1] not in {*POSSESSIVE}:
                yield sentence.starts[place], end, tokens[last]


def next_single(known: CompareLexicon, tokens: list[str], last: int) -> int | None:
    """Where another begins that is joined to one of whom a fate is told: "killing a woman and a man"."""
    at = last + 2
    is_joined = tokens[last + 1 : at] != [] and tokens[last + 1] in known.both
    return at if is_joined and tokens[at : at + 1] != [] and tokens[at] in known.single | known.people.whose else None


def last_word(known: CompareLexicon, tokens: list[str], place: int) -> int | None:
    """Where "a police officer" ends; None where the noun is of no person, or a number stands beside."""
    before = tokens[max(place - JOINED, 0) : place]
    if NUMBER in before and before[-1] in known.joining | known.both:
        return None
    found = None
    for at in range(place + 1, min(place + 1 + AHEAD, len(tokens))):
        if tokens[at] in known.people.singles:
            found = at
        elif found is not None or not tokens[at].isalpha() or tokens[at] in known.stop | known.people.more_of_them:
            break
    return found


def first_object(known: CompareLexicon, tokens: list[str], place: int) -> int | None:
    """Where "the pilot" ends of "killing the pilot and injuring four people"."""
    for at in range(place + 1, min(place + 1 + AHEAD, len(tokens) - 2)):
        if tokens[at] in known.both:
            found = phrase_at(known.before, tokens, at + 1) if at > place + 1 else None
            is_next = found is not None and found[1] in known.one_by_one and NUMBER in tokens[at + 2 : at + 2 + AHEAD]
            return at - 1 if is_next and not tokens[at - 1].endswith("s") else None
        if not tokens[at].isalpha() or tokens[at] in known.stop:
            return None
    return None


def is_hit(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a verb right before an article tells a fate: "killing a farmer"."""
    for length in range(1, min(LONGEST, place) + 1):
        found = phrase_at(known.before, tokens, place - length)
        if found is not None and found[0] == length and found[1] in known.one_by_one:
            return True
    return False


def has_fate(known: CompareLexicon, tokens: list[str], behind: int) -> bool:
    """Whether what follows a noun tells its fate: "was killed", ", 42, has died"; not "killed" of "a gunman killed"."""
    begin = closed(known, tokens, behind) if tokens[behind : behind + 1] == [","] else behind
    if begin is None:
        return False
    at = next((place for place in range(begin, len(tokens)) if tokens[place] not in known.auxiliaries), len(tokens))
    found = phrase_at(known.after, tokens, at) if at < len(tokens) else None
    if found is None or found[1] not in known.one_by_one:
        return False
    is_passive = not known.forms_of_be.isdisjoint(tokens[begin:at])
    return is_passive or phrase_at(known.before, tokens, at) is None
