"""The verb that tells what happens to those who are counted, behind their number or before it."""

from __future__ import annotations

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER
from claimx.compare.across.when import is_month

BEHIND = 9  # words behind a number in which its verb stands, asides between them not counted
ASIDE = 12  # words between two commas
LIST = 20  # words of an aside that lists whom the number includes
WHOLE = 4  # words of "of the 12" behind a number
SUBJECT = 6  # words of "and a man" behind a number
OBJECTS = 7  # words of "killing the mayor and" before a number
LONGEST = 4  # words of a phrase right before a number
CLAUSE = 18  # words behind "trapped" in which "are rescued" stands
DEAD = "dead"  # an action after which nothing else happens to anybody
PAYER = 6  # words of "fined the bank"
CLOSING, DASHES = {",": ",", "(": ")", "—": "—", "–": "–"}, "—–"


def verb_behind(known: CompareLexicon, tokens: list[str], at: int) -> tuple[int, str] | None:
    """How far behind a number its verb stands, and what it means."""
    if is_whole(known, tokens, at):
        found = phrase_at(known.after, tokens, at + 1) if at + 1 < len(tokens) else None
        return (0, found[1]) if found is not None and found[1] in known.whereabouts else None
    place, passive = beyond_whole(known, tokens, at), False
    end = place + BEHIND
    while place < min(end, len(tokens)):
        token = tokens[place]
        found = verb_at(known, tokens, place, passive=passive)
        if found is not None:
            main = None if passive or found[1] == DEAD else main_verb(known, tokens, place + found[0])
            return place - at - 1, main or found[1]
        if token in CLOSING or token in known.both:
            beyond = closed(known, tokens, place) if token in CLOSING else other_subject(known, tokens, at, place)
            if token in DASHES:
                beyond = beyond or place + 1
            is_of_one = place > at + 1 and token == "," and beyond is not None and tokens[beyond].endswith("s")
            if beyond is None or is_of_one:  # "stabbing of four students, Roe, 28, is arrested"
                return None
            end += beyond - place
            place = beyond
        elif token == NUMBER or token in known.ends or token in {"after", "when", "as", "by"}:
            return None
        else:
            passive = passive or token in known.auxiliaries
            place += 1
    return None


def verb_at(known: CompareLexicon, tokens: list[str], place: int, *, passive: bool) -> tuple[int, str] | None:
    """How many words of a phrase tell what happened to those before it, and what; "the dead" are others."""
    found = phrase_at(known.after, tokens, place) if tokens[place] in known.after else None
    if found is None or (tokens[place] in known.homonyms and is_month(known, tokens, place)):
        return None
    if (
        tokens[place] in known.action_nouns
        and tokens[place - 1] in known.articles
        and not is_of_them(known, tokens, place)
    ):
        return None
    return None if is_active(known, tokens, place, found[0], passive=passive) else found


def is_of_them(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether those counted are of "the dead": "were among the dead", "four of the dead"; not "with the dead cat"."""
    if place < 3:
        return False
    is_of = tokens[place - 3] == NUMBER and phrase_at(known.parts.after, tokens, place - 2) is not None
    return is_of or tokens[place - 2] in known.among


def is_whole(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether it is told of some of those whom a number counts: "five of the 12 died", "all but one of the 12"."""
    if at < 3 or phrase_at(known.parts.after, tokens, at - 2) is None:
        return False
    return tokens[at - 3] == NUMBER or tokens[at - 3] in known.parts.some


def beyond_whole(known: CompareLexicon, tokens: list[str], at: int) -> int:
    """Where it goes on behind a number and the whole that it is of: "five of the 12 injured later died"."""
    if at + 1 == len(tokens) or phrase_at(known.parts.after, tokens, at + 1) is None:
        return at + 1
    for place in range(at + 2, min(at + 2 + WHOLE, len(tokens))):
        if tokens[place] == NUMBER:
            return place + 1 + (tokens[place + 1 : place + 2] != [] and tokens[place + 1] in known.action_nouns)
    return at + 1


def main_verb(known: CompareLexicon, tokens: list[str], place: int) -> str | None:
    """What the verb tells behind a participle that only tells who they are: "40 miners trapped there are rescued"."""
    next_ = verb_at(known, tokens, place, passive=False) if place < len(tokens) else None
    if next_ is not None:  # "all 12 on board died"
        return next_[1]
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


def closed(known: CompareLexicon, tokens: list[str], opening: int) -> int | None:
    """Where the verb goes on behind an aside: "20 people, mostly boys, were killed", "20 (15 of them boys) died"."""
    is_list = opening + 1 < len(tokens) and phrase_at(known.parts.before, tokens, opening + 1) is not None
    for place in range(opening + 1, min(opening + (LIST if is_list else ASIDE), len(tokens) - 1)):
        if tokens[place] == CLOSING[tokens[opening]]:
            goes_on = tokens[place + 1] in known.auxiliaries or is_plural_verb(known, tokens, place + 1)
            if goes_on or not is_list:
                return place + 1 if goes_on else None
        elif tokens[place] in known.ends:
            return None
    return None


def is_plural_verb(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a verb is one of those who are several: not "Roe, known for training 12 boxers, among them Lee, dies"."""
    return not tokens[place].endswith("s") and verb_at(known, tokens, place, passive=False) is not None


def other_subject(known: CompareLexicon, tokens: list[str], at: int, joint: int) -> int | None:
    """Where the verb of a number and of one beside it stands: "two women and a man were hurt".

    Plural, or at the end of what opens with the number: "two women and a man died", not "he shot two and a man died".
    """
    if tokens[joint + 1 : joint + 2] == [] or tokens[joint + 1] not in known.single:
        return None
    opens = at == 0 or tokens[at - 1] in (known.subordinating | known.ends | known.saying) - known.both
    for place in range(joint + 2, min(joint + SUBJECT, len(tokens))):
        if tokens[place] in known.plural or (opens and is_plural_verb(known, tokens, place)):
            return place
        is_other = tokens[place] in known.auxiliaries or tokens[place] in known.ends  # "and a fourth was killed"
        if is_other or tokens[place] == NUMBER or tokens[place] in CLOSING:
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
