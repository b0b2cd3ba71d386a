"""What is said of a number by way of another: "killing 3 civilians and 5 soldiers", "the dead include 3 nurses"."""

from __future__ import annotations

from claimx.compare.across.lexicon import CompareLexicon, phrase_at
from claimx.compare.across.sentence import NUMBER, OF_CLAIM, Sentence
from claimx.compare.across.verbs import DASHES, verb_before, verb_behind

NEAR_VERB = 3  # words behind a joined number in which its own verb begins
PLACED = 8  # words of "in Kandy, Sri Lanka," behind a number
TOWN = 5  # words of "in Davao del Sur", and of "people were killed" before them
WHOLE = 12  # the same, before "230 of them"
HEAD = 4  # words behind a number with its noun: "were hurt"
GROWS = "grows"
PARTICIPLE = "ed"  # of a verb right behind a number without a noun
AMONG = 3  # words before "were 3 nurses" in which "among the dead" begins


def beside(known: CompareLexicon, sentence: Sentence, at: int, *, bare: bool) -> str | None:
    """What happens to those counted, as far as the number that they stand beside tells, or the words between."""
    tokens = sentence.tokens
    if has_own_verb(known, tokens, at) or (bare and tokens[at + 1 : at + 2] and tokens[at + 1].endswith(PARTICIPLE)):
        return None  # "41 missing, 1,600 relocated"
    before = number_before(known, tokens, at, bare=bare)
    if before is not None and is_one_apart(known, sentence, before, at):
        before = None
    if before is not None and not is_where(known, tokens, before):
        return told(known, sentence, before) or beside(known, sentence, before, bare=bare)
    if is_inside(known, tokens, at):
        return None
    last = last_of_list(tokens, at)
    found = verb_behind(known, tokens, last) if last is not None else None
    return found[1] if found is not None else None


def is_one_apart(known: CompareLexicon, sentence: Sentence, before: int, at: int) -> bool:
    """Whether the number before is one without a number that has a verb of its own: "a child dies and ten fall ill"."""
    is_one = any(place == before and id_.startswith(OF_CLAIM) for id_, place in sentence.numbers.items())
    return is_one and not all(is_joint(known, sentence.tokens, place) for place in range(before + 1, at))


def is_inside(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a number is of another or tells where it was, so that it begins no list: "including two babies"."""
    is_of_other = at > 0 and tokens[at - 1] not in known.joining and is_link(known, tokens, at - 1)
    return is_of_other or is_where(known, tokens, at)


def is_where(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a number tells where it was: "between the three buses"."""
    place = at - 2 if at > 1 and tokens[at - 1] in known.articles else at - 1
    return place >= 0 and tokens[place] in known.places.inside | known.places.apart


def told(known: CompareLexicon, sentence: Sentence, at: int) -> str | None:
    """What the words at another number tell."""
    found = verb_before(known, sentence.tokens, at) or verb_behind(known, sentence.tokens, at)
    return found[1] if found is not None else among(known, sentence.tokens, at) or described(known, sentence, at)


def described(known: CompareLexicon, sentence: Sentence, at: int) -> str | None:
    """What a word before the noun tells: "21 injured people"."""
    end = sentence.starts[at + 1] if at + 1 < len(sentence.starts) else sentence.end
    words = sentence.text[sentence.starts[at] - sentence.start : end - sentence.start].lower().split()
    fates = (known.action_nouns.get(word, "") for word in words[1:-1] if word in known.after)
    # Those who are missing are often found.
    return next((fate for fate in fates if fate in known.one_by_one and known.course[fate] == GROWS), None)


def among(known: CompareLexicon, tokens: list[str], at: int) -> str | None:
    """Whom a number is of that is told behind them: "the dead include 3 nurses", "among the dead were 3 nurses"."""
    place = at
    while place and tokens[place - 1] in known.between:
        place -= 1
    for begin in range(max(place - 2, 1), place):
        found = phrase_at(known.parts.before, tokens, begin)
        if found is not None and begin + found[0] == place:
            return fate_of_head(known, tokens, begin - 1)
    if place > AMONG and tokens[place - 1] in known.forms_of_be:
        head = place - 2 - (tokens[place - 2] in known.parts.there)  # "among the dead there are 3 nurses"
        is_among = not known.among.isdisjoint(tokens[max(head - 2, 0) : head])
        return fate_of_head(known, tokens, head) if is_among else None
    return None


def fate_of_head(known: CompareLexicon, tokens: list[str], place: int) -> str | None:
    """What "the dead" tells; nothing where the dead and the injured are told as one, or relatives of the dead."""
    fate = known.action_nouns.get(tokens[place])
    is_of_two = place > 0 and tokens[place - 1] in known.both
    is_of_others = not known.places.of_place.isdisjoint(tokens[max(place - 2, 0) : place])
    return fate if fate in known.one_by_one and not is_of_two and not is_of_others else None


def number_before(known: CompareLexicon, tokens: list[str], at: int, *, bare: bool) -> int | None:
    """The number that another one is joined to: "12 died, including 3 nurses", "12 died in Kandy and 3 in Negombo"."""
    place = at - 1
    while place >= 0 and (is_joint(known, tokens, place) or tokens[place] in DASHES):
        place -= 1
    if not any(is_link(known, tokens, each) for each in range(place + 1, at)):
        return None
    far = WHOLE if is_of_those_before(known, tokens, at) else HEAD
    is_placed = bare and at + 1 < len(tokens) and tokens[at + 1] in known.places.inside
    first = before_place(known, tokens, place) if is_placed else place
    for number in range(first, max(first - (far if first == place else TOWN), -1), -1):
        if tokens[number] == NUMBER:
            is_of_all = number > 1 and tokens[number - 1] in known.between and tokens[number - 2] == NUMBER
            return number - 2 if is_of_all else number  # "35 of 53 missiles and 46 of 47 drones"
        if tokens[number] in known.ends or tokens[number] in known.joining:
            return None
    return None


def is_of_those_before(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether a number is told to be of the one before it: "230 of them"."""
    return at + 1 < len(tokens) and phrase_at(known.parts.whole, tokens, at + 1) is not None


def before_place(known: CompareLexicon, tokens: list[str], place: int) -> int:
    """The last word before "in Kandy"; the same word where none such ends there."""
    for begin in range(place, max(place - TOWN, 0), -1):
        if tokens[begin] in known.places.inside:
            return begin - 1
        if tokens[begin] == "," or tokens[begin] in known.ends:
            break
    return place


def last_of_list(tokens: list[str], at: int) -> int | None:
    """The last of the numbers that are joined to one before their verb: "150 soldiers, 95 boys and 3 guards died"."""
    place, numbers, is_closed = beyond_place(tokens, at + 1), [], False
    if tokens[place : place + 3] == [",", "and", NUMBER]:  # "home to 900 people, and 40 homes were damaged"
        return None
    while place + 1 < len(tokens) and tokens[place] in {",", "and"} and tokens[place + 1] in {"and", NUMBER}:
        is_closed = is_closed or "and" in tokens[place : place + 2]
        place += 1
        if tokens[place] == NUMBER:
            numbers.append(place)
            place += 1
    return (numbers[-1] if is_closed else numbers[0]) if numbers else None


def has_own_verb(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether something else is told of a number that is joined: "12 were killed and 40 others are under guard"."""
    for token in tokens[at + 1 : at + 1 + NEAR_VERB]:
        if token in {NUMBER, ","} or token in known.ends or token in known.subordinating:
            return False
        if token in known.forms_of_be or token in known.parts.left:
            return True
    return False


def beyond_place(tokens: list[str], place: int) -> int:
    """Where another number is joined to "12 people in Kandy"; the place itself where none is."""
    if tokens[place : place + 1] != ["in"]:
        return place
    ends = range(place + 2, min(place + PLACED, len(tokens) - 1))
    return next((at for at in ends if tokens[at : at + 2] == ["and", NUMBER]), place)


def is_joint(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a word only joins two numbers, or stands between such a word and a number: "and at least"."""
    return tokens[place] in known.between or is_link(known, tokens, place)


def is_link(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a word joins two numbers: "and", ", including", "of whom", "as were"."""
    if tokens[place] in known.joining:
        return True
    if any(tokens[at] in known.likewise and tokens[at + 1] in known.forms_of_be for at in (place - 1, place)):
        return True
    return any(
        phrase_at(known.parts.before, tokens, begin) is not None for begin in range(max(place - 2, 0), place + 1)
    )
