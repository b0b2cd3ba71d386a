"""What a number speaks of: what is counted, what happens to it, in which unit: the same for all that are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from claimx.compare.across.doing import Doing, doing_of
from claimx.compare.across.lexicon import ANYONE_THERE, EVERYONE, CompareLexicon, words
from claimx.compare.across.sentence import Sentence
from claimx.compare.across.singles import is_single
from claimx.compare.across.whom import of_whom

Record = Mapping[str, Any]
PEOPLE = "people"
FOR = 3  # words before a number in which "for" makes it a price
OTHERS = frozenset({"", "others", "other"})
SIZE = re.compile(r"\d[\d.,]*-[A-Za-z]")  # "a 167-seat hall"
YEAR = re.compile(r"(?:19|20)\d\d [A-Z]")  # "the 2009 London protests"
PREPOSITION = re.compile(
    r"(?<!\s)\s++(?:of|in|from|for|on|to|at|that|by|with|since|against|over|per|between|after|under|beneath|below|above"
    r"|near|beside|along|across|through|around|off|into|inside|outside|behind|before|during|within|without|which|who)\s++"
)


class Topic(NamedTuple):
    """What must be the same for two numbers to be compared at all."""

    kind: str
    action: str
    noun: str
    unit: str
    per: str
    change: str


def topic_of(known: CompareLexicon, record: Record, quantity: Record, sentence: Sentence) -> tuple[Topic | None, Doing]:
    """What a number speaks of; None where its words do not tell."""
    kind, noun = quantity["kind"], (quantity["noun"] or "").lower()
    bare = quantity["of"] is None
    doing = doing_of(sentence, quantity["id"], noun, bare=bare, kind=kind)
    if kind == "count":
        named = counted(known, noun if noun not in OTHERS else inherited(record, quantity, sentence) or noun, doing)
        named, doing = of_whom(known, sentence, quantity["id"], named, doing)
        if named is None or (not doing.action and is_left_out(known, noun, quantity)):
            return None, doing
        return Topic(kind, doing.action or "", named, "", quantity["per"] or "", ""), doing
    concept = head_of(quantity["concept"] or quantity["of"] or "")
    if kind not in {"money", "percent", "measure", "duration", "rate"}:
        return None, doing
    unit = quantity["unit"] or ""
    action = action_of(known, kind, noun, doing)
    if kind == "money" and concept in known.sums:
        action, concept = known.sums[concept], ""
    at = sentence.numbers[quantity["id"]]
    if kind == "money" and action in known.prices and "for" in sentence.tokens[max(at - FOR, 0) : at]:
        concept = ""  # "agreed to buy the airline for $2 billion" and "is paying $2 billion"
    if not concept and not (action and kind in {"money", "duration"}) and unit != "magnitude":
        return None, doing
    if kind == "duration" and action not in known.terms:
        return None, doing
    concept = "" if unit == "magnitude" or (action and kind == "duration") else one_name(known, concept)
    return Topic(kind, action, concept, unit, quantity["per"] or "",
                 quantity["change"] or ""), doing  # fmt: skip


def action_of(known: CompareLexicon, kind: str, noun: str, doing: Doing) -> str:
    """What happens; to a measure nothing, to a rate only what its noun tells: not "killed in winds of 130 km/h"."""
    if kind == "rate":
        return known.action_nouns.get(noun, "")
    return "" if kind == "measure" else doing.action or ""


def is_left_out(known: CompareLexicon, noun: str, quantity: Record) -> bool:
    """Whether a number that nothing happens to can't be held against another: goals of a match, "several", a people."""
    is_people = (quantity["noun"] or "")[:1].isupper()
    is_named = SIZE.match(quantity["text"]) or YEAR.match(quantity["text"])
    return (
        is_named is not None
        or noun in known.left_out
        or quantity["modifier"] == "vague"
        or is_people
        or quantity["of"] is None
    )


def inherited(record: Record, quantity: Record, sentence: Sentence) -> str | None:
    """The noun of the number before "20 others" or a bare one: "12 soldiers died and 20 others were hurt"."""
    behind = sentence.tokens[sentence.numbers[quantity["id"]] + 1 :][:1]
    if not words().whence.isdisjoint(behind):  # "12 soldiers died, as did 20 from the village"
        return None
    before = [q for q in record["quantities"] if q["id"] in sentence.numbers and q["end"] <= quantity["start"]]
    is_told = bool(before) and not is_single(before[-1])  # "a nurse died and three others were hurt"
    noun = (before[-1]["noun"] or "").lower() if is_told else ""
    return noun if words().nouns.get(noun) not in {None, EVERYONE, ANYONE_THERE, "man", "death", "case"} else None


def counted(known: CompareLexicon, noun: str, doing: Doing) -> str | None:
    """What is counted, by one name; None where that is anybody and nothing happens to them."""
    if doing.action and (doing.total or noun in known.action_nouns or not noun):
        return EVERYONE
    named = known.nouns.get(noun)
    if named in {EVERYONE, ANYONE_THERE}:
        return EVERYONE if doing.action else None
    if named in known.people.acting and not doing.action:
        return None
    return (named or singular(noun)) or None


def one_name(known: CompareLexicon, concept: str) -> str:
    """What has an amount, by the one name of such things: a factory is a plant."""
    named = known.nouns.get(concept, concept)
    return concept if named in {EVERYONE, ANYONE_THERE} else named


def is_cost_of_works(topic: Topic) -> bool:
    """Whether a sum is what something costs that is built once: planned or done, and the next day, it is one sum."""
    return topic.kind == "money" and not topic.action and not topic.change and topic.noun in words().built


def singular(noun: str) -> str:
    """The noun in the singular, as far as its ending tells."""
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def head_of(phrase: str) -> str:
    """The head of a noun phrase: "package" of "an aid package for the region"."""
    known, first = words(), PREPOSITION.split(phrase.lower().strip(), maxsplit=1)[0]
    parts = [part.strip("\"'”’,.") for part in first.split()]
    if len(parts) > 1 and parts[-1] in known.behind:
        parts.pop()
        parts[-1] = "interest" if parts[-1] in known.interest else parts[-1]
    return singular(parts[-1]) if parts else ""


def noun_of(topic: Topic) -> str | None:
    """What is counted, as a person calls it; None where no noun tells."""
    return PEOPLE if topic.noun == EVERYONE else topic.noun or None


def about_of(topic: Topic) -> str:
    """What a number is of, in words: "people, dead"."""
    noun = noun_of(topic) or topic.kind
    notes = [topic.action, topic.change and f"change {topic.change}", topic.per and f"per {topic.per}"]
    return ", ".join([noun, *(note for note in notes if note)])
