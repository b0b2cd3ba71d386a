"""What happens to those who are counted: "killing 20 people", "20 people were killed", "the death toll rose to 20"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from claimx.compare.across.lexicon import ANYONE_THERE, CompareLexicon, phrase_at, words
from claimx.compare.across.sentence import NUMBER, Sentence
from claimx.compare.across.toll import is_joint_toll, moved_to, toll_before
from claimx.compare.across.when import is_month

BEHIND = 9  # words behind a number in which its verb stands
OBJECTS = 7  # words of "killing the mayor and" before a number
NEAR = 2  # words behind a bare number in which its noun stands
LONGEST = 4  # words of a phrase right before a number
NEAR_VERB = 3  # words behind a joined number in which its own verb begins
CLAUSE = 18  # words behind "trapped" in which "are rescued" stands
DEAD = "dead"  # an action after which nothing else happens to anybody
PLACED = 8  # words of "in Kandy, Sri Lanka," behind a number
PAYER = 6  # words of "fined the bank"
FATES = 6  # words behind a number in which "killed or wounded" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What happens to what is counted.

    Attributes:
        action: by the lexicon's name; None where nothing is said of it.
        total: whether the number is one of all so far: "the death toll".
        part: whether it is said to be a part of another.
    """

    action: str | None
    total: bool = False
    part: bool = False


def doing_of(sentence: Sentence, id_: str, noun: str | None, *, bare: bool, kind: str) -> Doing:
    """What is done by, or happens to, what a number counts.

    Args:
        sentence: that it stands in.
        id_: the number's.
        noun: what is counted, in lower case.
        bare: whether the number stands without its noun.
        kind: of the number; a verb of money may have whom it is asked of before it: "fined the bank $5".
    """
    known, tokens, at = words(), sentence.tokens, sentence.numbers[id_]
    if bare and is_told_in_turn(known, tokens, at):
        return Doing(action=None)
    total = moved_to(known, tokens, at) if bare else None
    total = total or toll_before(known, sentence, at)
    if total is not None and is_joint_toll(known, sentence, at):
        return Doing(action=None)
    if total is not None and at and tokens[at - 1] in known.by:
        return Doing(action=total, part=True)  # "rose by 20"
    if total is not None and (bare or noun in known.nouns):
        return Doing(action=total, total=True)
    part = is_part(known, tokens, at, bare=bare)
    noun = noun_behind(known, tokens, at) or noun if bare else noun
    of_noun = known.action_nouns.get(noun or "")
    if of_noun and known.nouns.get(noun or "") != ANYONE_THERE:  # "released 12 hostages"
        return Doing(action=of_noun, part=part)
    if is_of_two_fates(known, tokens, at):
        return Doing(action=None, part=part)
    behind, before = verb_behind(known, tokens, at), verb_before(known, tokens, at, of_money=kind == "money")
    if behind and before:
        is_nearer = behind[0] <= before[0] or tokens[at - 1] == "and"
        return Doing(action=behind[1] if is_nearer else before[1], part=part)
    found = behind or before or joined(known, tokens, at)
    return Doing(action=found[1] if found else of_noun or known.doers.get(noun or ""), part=part)


def is_told_in_turn(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether the order alone tells which number is of what: "cases and deaths rose to # and #, respectively"."""
    end = next((place for place in range(at, len(tokens)) if tokens[place] in known.ends), len(tokens))
    return not known.in_turn.isdisjoint(tokens[at:end])


def is_of_two_fates(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether those counted are of two kinds: "136 people killed and missing", "40 killed or wounded"."""
    for place in range(at + 1, min(at + FATES, len(tokens) - 2)):
        if tokens[place] in known.ends or tokens[place] in {",", NUMBER}:
            return False
        if tokens[place + 1] in known.both and tokens[place + 3 : place + 4] != [NUMBER]:
            fates = {fate_of(known, tokens, place), fate_of(known, tokens, place + 2)}
            if len(fates) == 2 and fates <= known.one_by_one:
                return True
    return False


def fate_of(known: CompareLexicon, tokens: list[str], place: int) -> str:
    """What a word behind a number tells to have happened."""
    found = phrase_at(known.after, tokens, place)
    return found[1] if found is not None else ""


def noun_behind(known: CompareLexicon, tokens: list[str], at: int) -> str | None:
    """The noun that stands a word or two behind a bare number: "41,903 confirmed cases"."""
    following = takewhile(
        lambda token: token not in known.ends and token not in known.joining, tokens[at + 1 : at + 1 + NEAR]
    )
    return next((token for token in following if token in known.action_nouns), None)


def verb_behind(known: CompareLexicon, tokens: list[str], at: int) -> tuple[int, str] | None:
    """How far behind a number its verb stands, and what it means."""
    place, passive = at + 1, False
    while place < min(at + 1 + BEHIND, len(tokens)):
        token = tokens[place]
        found = phrase_at(known.after, tokens, place) if token in known.after else None
        if token in known.homonyms and is_month(known, tokens, place):
            found = None
        if found is not None and not is_active(known, tokens, place, found[0], passive=passive):
            main = None if passive or found[1] == DEAD else main_verb(known, tokens, place + found[0])
            return place - at - 1, main or found[1]
        if token == ",":
            closing = closed(known, tokens, place)
            if closing is None:
                return None
            place = closing
        elif token == NUMBER or token in known.ends or token in {"and", "after", "when", "as", "by", "or", "("}:
            return None
        else:
            passive = passive or token in known.auxiliaries
            place += 1
    return None


def main_verb(known: CompareLexicon, tokens: list[str], place: int) -> str | None:
    """What the verb tells behind a participle that only tells who they are: "40 miners trapped there are rescued"."""
    for at in range(place, min(place + CLAUSE, len(tokens) - 2)):
        if tokens[at] == NUMBER or tokens[at] in known.ends or tokens[at] in known.subordinating:
            return None
        if tokens[at] in known.forms_of_be:
            found = phrase_at(known.after, tokens, at + 1) or phrase_at(known.after, tokens, at + 2)
            return found[1] if found is not None else None
    return None


def is_active(known: CompareLexicon, tokens: list[str], place: int, length: int, *, passive: bool) -> bool:
    """Whether a verb behind a number has an object: "20 gunmen killed the mayor"."""
    if passive or phrase_at(known.before, tokens, place) is None:
        return False
    if tokens[place - 1] in {"who", "that", "which"}:
        return True
    following = tokens[place + length] if place + length < len(tokens) else "."
    return following == NUMBER or following in known.determiners


def closed(known: CompareLexicon, tokens: list[str], comma: int) -> int | None:
    """Where the verb goes on after what stands between two commas: "20 people, mostly children, were killed"."""
    for place in range(comma + 1, min(comma + 12, len(tokens) - 1)):
        if tokens[place] == ",":
            return place + 1 if tokens[place + 1] in known.auxiliaries else None
        if tokens[place] in known.ends:
            return None
    return None


def verb_before(known: CompareLexicon, tokens: list[str], at: int, *, of_money: bool = False) -> tuple[int, str] | None:
    """How far before a number the verb stands that governs it, and what it means."""
    for length in range(2, min(LONGEST, at) + 1):  # "jailed for", "the deaths of"
        found = phrase_at(known.before, tokens, at - length)
        if found is not None and found[0] == length:
            return length, found[1]
    place = at - 1
    while place >= max(at - OBJECTS, 0):
        found = phrase_at(known.before, tokens, place) if tokens[place] in known.before else None
        if found is not None and place + found[0] <= at:
            if place and tokens[place - 1] in known.auxiliaries and place + found[0] < at:
                return None  # "were killed and 20"
            return at - place - found[0], found[1]
        is_payer = of_money and at - place <= PAYER and tokens[place] not in known.ends and tokens[place] != NUMBER
        if tokens[place] not in known.between and not is_payer and not may_be_object(known, tokens, place, at):
            return None
        place -= 1
    return None


def may_be_object(known: CompareLexicon, tokens: list[str], place: int, at: int) -> bool:
    """Whether a word before "and #" may be the verb's first object: "killing the mayor and 20 guards"."""
    if tokens[at - 1] != "and" or tokens[place] == NUMBER or tokens[place] in known.ends or tokens[place] == ",":
        return False
    return place == at - 1 or place >= at - OBJECTS


def joined(known: CompareLexicon, tokens: list[str], at: int) -> tuple[int, str] | None:
    """What is said of the number that this one is joined to: "killing 3 civilians and 5 soldiers"."""
    place = at - 1
    if has_own_verb(known, tokens, at):
        return None
    while place >= 0 and is_joint(known, tokens, place):
        place -= 1
    noun = place
    while noun >= 0 and noun > place - 3 and tokens[noun] not in known.ends and tokens[noun] != NUMBER:
        noun -= 1
    if place < at - 1 and noun >= 0 and tokens[noun] == NUMBER:
        return verb_before(known, tokens, noun) or verb_behind(known, tokens, noun) or joined(known, tokens, noun)
    place = beyond_place(tokens, at + 1)
    if place + 1 < len(tokens) and tokens[place] in {"and", ","} and tokens[place + 1] == NUMBER:
        return verb_behind(known, tokens, place + 1)
    return None


def has_own_verb(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether something else is told of a number that is joined: "12 were killed and 40 others are under guard"."""
    for token in tokens[at + 1 : at + 1 + NEAR_VERB]:
        if token in {NUMBER, ","} or token in known.ends or token in known.subordinating:
            return False
        if token in known.forms_of_be or token in known.left:
            return True
    return False


def beyond_place(tokens: list[str], place: int) -> int:
    """Where another number is joined to "12 people in Kandy"; the place itself where none is."""
    if tokens[place : place + 1] != ["in"]:
        return place
    ends = range(place + 2, min(place + PLACED, len(tokens) - 1))
    return next((at for at in ends if tokens[at : at + 2] == ["and", NUMBER]), place)


def is_joint(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a word only joins two numbers: "and", ", including", "of whom"."""
    if tokens[place] in known.joining or tokens[place] in known.between:
        return True
    return any(phrase_at(known.part_before, tokens, begin) is not None for begin in range(max(place - 2, 0), place + 1))


def is_part(known: CompareLexicon, tokens: list[str], at: int, *, bare: bool) -> bool:
    """Whether a number is said to be a part of another: "including 5 children", "20 of them"."""
    if bare and at + 1 < len(tokens) and phrase_at(known.part_after, tokens, at + 1) is not None:
        return True
    place = at - 1
    while place >= max(at - 10, 0) and tokens[place] not in known.ends:
        begins = range(max(place - 2, 0), place + 1)
        found = [(begin, phrase_at(known.part_before, tokens, begin)) for begin in begins]
        if any(each is not None and begin + each[0] > place for begin, each in found):
            return True
        if tokens[place] not in known.between and tokens[place] not in known.joining and tokens[place] != NUMBER:
            return False
        place -= 1
    return False
