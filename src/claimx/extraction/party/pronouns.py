"""Whom a pronoun that is a source means. Where two answers are as good, none is given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from claimx.extraction.findings import NOBODY, Attribution, Resolved
from claimx.extraction.party.discourse import PRONOUN_GENDERS
from claimx.extraction.party.ranker import explained
from claimx.extraction.party.source_type import type_of_noun
from claimx.extraction.party.subjects import (
    BODIES,
    PLURAL,
    bodies_before,
    conjoined_before,
    is_body,
    is_several,
    is_thing,
    is_told_by,
    last_of_several,
    only_body_before,
    plural_above,
    subject_before,
)
from claimx.extraction.party.trail import Trail
from claimx.lexicons.names import OF_ANYBODY
from claimx.records import Source
from claimx.syntax import noun_before_preposition, relative_antecedent_of, root_of

FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
SECOND = frozenset({"you"})
# Bodies of people: no state and no document is "they".
SPEAKING = frozenset({"organisation", "media"})
CLIMB = 3  # nouns from a body's name up to what its holder is called
RELATIVE = frozenset({"who", "which", "that", "whom"})
OF_PERSONS = frozenset({"who", "whom"})
NEUTER = frozenset({"it", "itself"})
PRONOUNS = (
    FIRST
    | RELATIVE
    | PLURAL
    | NEUTER
    | frozenset(PRONOUN_GENDERS)
    | SECOND
    | frozenset({"this", "these", "those", "its", "their", "my", "our"})
)
OF_PLURAL = {"their": "they", "its": "it", "my": "i", "our": "we"}
# Sentences back within which a pronoun finds what it means.
SENTENCES_BACK = 2
# No more sources, contents or sentences than this are looked at for one pronoun, so that time stays linear.
PIECES = 40


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun means: an actor, a noun's token, or another attribution's source; none of them where unclear.

    `others` are the actors beside `actor` that "they" means too.
    """

    why: str
    actor: str | None = None
    noun: int | None = None
    source: Source | None = None
    others: tuple[str, ...] = ()


NOTHING = Antecedent("no party is plainly meant")


class Pronouns:
    """The pronouns of one article's sources; `done` grows while sources are resolved."""

    def __init__(self, attributions: Sequence[Attribution], trail: Trail, done: Mapping[int, Resolved]) -> None:
        self.trail = trail
        discourse = self.discourse = trail.discourse
        self.parse = discourse.parse
        self.attributions = attributions
        self.done = done
        self.places = sorted((a.source_head, n) for n, a in enumerate(attributions) if a.source_head is not None)
        self.contents = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.content)

    def source(self, number: int) -> Source | None:
        """The source of an attribution, where it is resolved already."""
        return self.done.get(number, NOBODY).source

    def resolve(self, head: int) -> Antecedent:
        """What the pronoun at `head`, a source, means."""
        word = self.parse.lower[head]
        word = OF_PLURAL.get(word, word)
        if word in RELATIVE:
            return self.of_relative(head)
        if word in FIRST:
            return self.first_person(head)
        if word in SECOND:
            return self.spoken_to(head)
        if word in PRONOUN_GENDERS:
            return self.person(head)
        if word in PLURAL:
            return self.many(head)
        if word in NEUTER:
            return self.body(head)
        return NOTHING

    def of_relative(self, head: int) -> Antecedent:
        """The person or the noun of whom a relative clause tells."""
        noun = self.antecedent(head)
        if noun is None:
            return NOTHING
        # Not "the mother of two boys who": what stands right before it may be meant.
        is_plain = noun == head - 1 or self.parse.words[head - 1] == ","
        is_personal = self.parse.lower[head] in OF_PERSONS
        person = self.person_told(noun) if is_plain and is_personal else None
        if person is not None:
            return Antecedent("is of whom the relative clause tells", actor=person)
        noun = self.nearer_person(head, noun) if is_personal else self.nearer_body(head, noun)
        return Antecedent("is what the relative clause describes", noun=noun)

    def antecedent(self, head: int) -> int | None:
        """The noun that the clause of a relative pronoun describes."""
        i = head
        for _ in range(4):
            found = relative_antecedent_of(self.parse, i)
            if found is not None:
                return found
            if self.parse.head[i] == i:
                break
            i = self.parse.head[i]
        return noun_before_preposition(self.parse, head)

    def nearer_person(self, head: int, antecedent: int) -> int:
        """The person named right before "who", where the noun is none for people: "the house of Ana Roe, who said"."""
        before = head - 1 - (self.parse.words[head - 1] == ",")
        is_named = antecedent < before and self.discourse.type_at(before) == "person"
        if not is_named or antecedent in self.discourse.at:
            return antecedent
        type_ = type_of_noun(self.parse, antecedent, (antecedent, antecedent + 1), self.discourse.lexicon)
        return antecedent if type_ in OF_ANYBODY else before

    def nearer_body(self, head: int, antecedent: int) -> int:
        """The body named right before "which", where the noun is a person: "Ana Roe of the Holm Trust, which runs"."""
        before = head - 1 - (self.parse.words[head - 1] == ",")
        is_persons = antecedent < before and self.discourse.type_at(antecedent) == "person"
        return before if is_persons and is_body(self.discourse, before) else antecedent

    def person_told(self, noun: int) -> str | None:
        """“Ana Roe, the founder of the Holm Trust, who”: the person of whom a noun or the body in it tells."""
        for _ in range(CLIMB):
            id_ = self.discourse.describing.get(noun)
            if id_ is not None and self.discourse.actors[id_].type == "person":
                return id_
            if not is_body(self.discourse, noun):
                return None
            noun = self.parse.head[noun]
            if self.discourse.type_at(noun) == "person":  # "Ana Roe of the Holm Trust, who"
                return self.discourse.at[noun]
        return None

    def contents_at(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Pieces of content that overlap a stretch, as (start, end, attribution), nearest first, a bounded number."""
        last = bisect_right(self.contents, (end, 0, 0))
        for piece in reversed(self.contents[max(0, last - PIECES) : last]):
            if piece[1] > start:
                yield piece

    def around(self, head: int) -> Source | None:
        """The resolved source of the innermost attribution whose content holds a token."""
        at = ((end - start, self.source(n)) for start, end, n in self.contents_at(head, head))
        known = ((length, source) for length, source in at if source is not None)
        return min(known, key=itemgetter(0), default=(0, None))[1]

    def first_person(self, head: int) -> Antecedent:
        """“I expect rain,” Roe said: “I” and “we” are the source of the quotation they stand in."""
        if head not in self.discourse.quoted:
            source = self.turn_at(head)
            return Antecedent("is whose turn it is", source=source) if source is not None else NOTHING
        source = self.around(head) or self.of_quotation(head)
        return Antecedent("is the source of the quotation", source=source) if source is not None else NOTHING

    def turn_at(self, head: int) -> Source | None:
        """Who speaks the turn of a transcript that a token stands in."""
        at = (n for start, end, n in self.contents_at(head, head + 1) if start <= head < end)
        return next((self.source(n) for n in at if n in self.trail.speeches.turns), None)

    def spoken_to(self, head: int) -> Antecedent:
        """“What do you plan?” in the talk of two: the other one."""
        own = self.turn_at(head)
        speakers = {
            s.name or s.text: s for n in sorted(self.trail.speeches.turns) if (s := self.done[n].source) is not None
        }
        if own is None or len(speakers) != 2:
            return NOTHING
        other = next(each for name, each in speakers.items() if name != (own.name or own.text))
        return Antecedent("is the one spoken to", source=other)

    def of_quotation(self, head: int) -> Source | None:
        """The source of an attribution with content in the same unbroken stretch of quoted words."""
        quoted = self.discourse.quoted
        start = head
        while start - 1 in quoted:
            start -= 1
        end = head
        while end + 1 in quoted:
            end += 1
        for _, _, n in self.contents_at(start, end):
            own = self.attributions[n].source_head
            if own is not None and own not in quoted:
                return self.source(n)
        return None

    def recent(self, head: int) -> list[tuple[int, int, Source]]:
        """Resolved sources before a token, within reach, latest first, as (sentence, token, source)."""
        here = self.parse.sentence_of[head]
        found = []
        talking = self.trail.speeches.turns if self.turn_at(head) is not None else ()  # each is "I" there, or "you"
        last = bisect_left(self.places, (head, 0))
        for own, n in reversed(self.places[max(0, last - PIECES) : last]):
            sentence = self.parse.sentence_of[own]
            if self.trail.distance(sentence, here) > SENTENCES_BACK:
                break
            source = None if n in talking else self.source(n)
            if source is not None and (own not in self.discourse.quoted or head in self.discourse.quoted):
                found.append((sentence, own, source))
        return found

    def person(self, head: int) -> Antecedent:
        """“he”, “she”: whoever the walk through the article's mentions came upon."""
        choice = self.trail.choices[head]
        why, person = explained(self.trail, choice), choice.person
        if person is None:
            return Antecedent(why)
        if person.actor is not None:
            return Antecedent(why, actor=person.actor)
        speaks = map(self.source, sorted(person.speaks))
        source = next((each for each in speaks if each is not None and each.resolution != "pronoun"), None)
        return Antecedent(why, source=source) if source is not None else Antecedent(why, noun=person.noun)

    def many(self, head: int) -> Antecedent:
        """“they”: the last source that is several, a plural subject of the last sentence, else a body that spoke."""
        recent = self.recent(head)
        above = plural_above(self.parse, self.discourse, head)
        if above is not None and all(own != above for _, own, _ in recent):
            return Antecedent("is the subject of the clause around", noun=above)
        own, last = last_of_several(self.discourse, recent)
        if last is not None and is_several(self.discourse, own, last):
            return Antecedent("is the last source of several", source=last)
        body = None if last is None or last.actor is None or last.type not in SPEAKING else last
        noun = subject_before(self.parse, self.discourse, head, {"NNS", "NNPS"})
        around = body is not None and is_told_by(self.parse, head, own, noun)
        both = [] if around else conjoined_before(self.parse, self.discourse, head)
        if both:
            return Antecedent("is of the last subjects together", actor=both[0], others=tuple(both[1:]))
        if body is not None and (around or noun is None or is_thing(self.discourse, noun)):
            return Antecedent("is the last source", source=body)
        if noun is not None:  # a thing that says nothing: "the wells … they found"
            return NOTHING if is_thing(self.discourse, noun) else Antecedent("is the last plural subject", noun=noun)
        id_ = only_body_before(self.parse, self.discourse, head)
        return Antecedent("is the last body spoken of", actor=id_) if id_ is not None else NOTHING

    def both(self, head: int) -> Antecedent | None:
        """“Both women said”: the two who are together the last source, or the subject of the sentence before."""
        for _, _, source in self.recent(head):
            if len(source.actors) > 1:
                return Antecedent("are the last two sources", source=source) if len(source.actors) == 2 else None
        ids = conjoined_before(self.parse, self.discourse, head)
        before = self.discourse.by_sentence.get(self.parse.sentence_of[head] - 1, ())
        others = [(start, id_) for start, _, id_ in before if id_ not in ids]
        # One alone behind the verb is not "both"; one before it may be a third of theirs.
        is_one = len({id_ for _, id_ in others}) < len(ids)
        is_pair = is_one and all(start > root_of(self.parse, start) for start, _ in others)
        if len(ids) == 2 and is_pair:
            return Antecedent("are of the last subjects together", actor=ids[0], others=(ids[1],))
        ids = self.persons_before(head)
        return Antecedent("are the two named last", actor=ids[0], others=(ids[1],)) if len(ids) == 2 else None

    def persons_before(self, head: int) -> list[str]:
        """The persons named in a sentence up to a token and in those right before."""
        here = self.parse.sentence_of[head]
        names = (name for n in range(max(0, here - SENTENCES_BACK), here + 1) for name in self.discourse.people(n))
        return list(dict.fromkeys(id_ for start, _, id_ in names if start < head))

    def body(self, head: int) -> Antecedent:
        """“it”: the last source that is no person, or the organisation or state that was the last subject."""
        for _, own, source in self.recent(head):
            if source.type in BODIES and not is_several(self.discourse, own, source):
                between = subject_before(self.parse, self.discourse, head, {"NN", "NNP"})
                if between is None or between == own or self.discourse.at.get(between) == source.actor:
                    return Antecedent("is the last source", source=source)
            break
        # No person and no thing says anything as "it": the first body that acts in the sentence, or in those before.
        found = bodies_before(self.parse, self.discourse, head, SENTENCES_BACK)
        if not found:
            return NOTHING
        id_ = self.discourse.at.get(found[0])
        return Antecedent("is the last subject", actor=id_, noun=None if id_ is not None else found[0])
