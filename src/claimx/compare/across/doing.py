"""What happens to those who are counted: "killing 20 people", "20 people were killed", "the death toll rose to 20"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from claimx.compare.across.beside import among, beside, described, is_of_those_before
from claimx.compare.across.lexicon import ANYONE_THERE, CompareLexicon, phrase_at, words
from claimx.compare.across.sentence import NUMBER, Sentence
from claimx.compare.across.toll import joint_toll, moved_to, toll_before
from claimx.compare.across.verbs import DEAD, is_whole, verb_before, verb_behind

NEAR = 2  # words behind a bare number in which its noun stands
SAVED = "rescued"
ONE, SINGLE = 3, 4  # words of "a pilot and" before a number, and of "a young Canadian pilot"
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
    joint = joint_toll(known, sentence, at) if total is not None else frozenset()
    if joint:
        return Doing(action=known.joint.get(joint), total=joint in known.joint)
    if total is not None and at and tokens[at - 1] in known.by:
        return Doing(action=total, part=True)  # "rose by 20"
    is_all = not is_whole(known, tokens, at)
    before = verb_before(known, tokens, at, of_money=kind == "money") if is_all else None
    has_verb = before is not None and before[0] == 0 and before[1] != total
    if (
        total is not None and (bare or noun in known.nouns) and not has_verb
    ):  # not "a crowd of fans, killing one person"
        return Doing(action=total, total=True)
    part = is_part(known, tokens, at, bare=bare)
    noun = noun_behind(known, tokens, at) or noun if bare else noun
    of_noun = known.action_nouns.get(noun or "")
    behind = verb_behind(known, tokens, at)
    if of_noun == DEAD and SAVED in {behind and behind[1], before and before[1]}:  # "14,000 lives saved"
        return Doing(action=SAVED, part=part)
    if of_noun and known.nouns.get(noun or "") != ANYONE_THERE:  # "released 12 hostages"
        return Doing(action=of_noun, part=part)
    fates = two_fates(known, tokens, at)
    if fates:
        return Doing(action=known.joint.get(fates), part=part)
    if behind and before:
        is_nearer = behind[0] <= before[0] and behind[1] not in known.whereabouts
        is_nearer = is_nearer or tokens[at - 1] == "and"
        return Doing(action=behind[1] if is_nearer else before[1], part=part)
    verb = behind or before
    if verb is not None:
        return Doing(action=verb[1], part=part)
    if not is_all:
        return Doing(action=of_noun, part=part)
    of_them = among(known, tokens, at)
    if of_them:
        return Doing(action=of_them, part=True)
    found = beside(known, sentence, at, bare=bare) or described(known, sentence, at)
    return Doing(action=found or of_noun or known.doers.get(noun or ""), part=part)


def is_told_in_turn(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether the order alone tells which number is of what: "cases and deaths rose to # and #, respectively"."""
    end = next((place for place in range(at, len(tokens)) if tokens[place] in known.ends), len(tokens))
    return not known.in_turn.isdisjoint(tokens[at:end])


def two_fates(known: CompareLexicon, tokens: list[str], at: int) -> frozenset[str]:
    """What happened to those counted, one or the other: "136 people killed and missing", "40 killed or wounded"."""
    for place in range(at + 1, min(at + FATES, len(tokens) - 2)):
        if tokens[place] in known.ends or tokens[place] in {",", NUMBER}:
            break
        if tokens[place + 1] in known.both and tokens[place + 3 : place + 4] != [NUMBER]:
            fates = frozenset({fate_of(known, tokens, place), fate_of(known, tokens, place + 2)})
            if len(fates) > 1 and fates <= known.one_by_one:
                return fates
    return frozenset()


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


def is_part(known: CompareLexicon, tokens: list[str], at: int, *, bare: bool) -> bool:
    """Whether a number is said to be a part of another: "including 5 children", "20 of them"."""
    if bare and at + 1 < len(tokens) and phrase_at(known.parts.after, tokens, at + 1) is not None:
        return True
    if is_beside_one(known, tokens, at):
        return True
    place = at - 1
    while place >= max(at - 10, 0) and tokens[place] not in known.ends:
        begins = range(max(place - 2, 0), place + 1)
        found = [(begin, phrase_at(known.parts.before, tokens, begin)) for begin in begins]
        if any(each is not None and begin + each[0] > place for begin, each in found):
            return True
        if tokens[place] not in known.between and tokens[place] not in known.joining and tokens[place] != NUMBER:
            return False
        place -= 1
    return False


def is_beside_one(known: CompareLexicon, tokens: list[str], at: int) -> bool:
    """Whether one more is told right before a number: "a pilot and five passengers died"."""
    if at < ONE or tokens[at - 1] not in known.both or tokens[at - 2] not in known.people.singles:
        return False
    return not known.articles.isdisjoint(tokens[max(at - 1 - SINGLE, 0) : at - 2])


def whole_of(known: CompareLexicon, sentence: Sentence, at: int) -> str | None:
    """The number whose part another is: "31 people were hurt, six of them badly", "12 died, including two children"."""
    tokens = sentence.tokens
    is_of_them = is_of_those_before(known, tokens, at) or (
        at > 0 and tokens[at - 1] == "," and tokens[at + 1 : at + 2] != [] and tokens[at + 1] in known.parts.degrees
    )
    begins = ((begin, phrase_at(known.parts.whole, tokens, begin)) for begin in range(max(at - 3, 0), at))
    if not is_of_them and all(found is None or begin + found[0] < at for begin, found in begins):
        return None
    place = next((place for place in range(at - 1, -1, -1) if tokens[place] == NUMBER), None)
    return next((id_ for id_, number in sentence.numbers.items() if number == place), None)
