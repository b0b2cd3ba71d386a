"""Whom a pronoun that is a source means. Where two answers are as good, none is given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimx.extraction.findings import Attribution, Resolved
from claimx.extraction.party.discourse import PRONOUN_GENDERS, Discourse
from claimx.extraction.party.subjects import BODIES, SUBJECTS, bodies_before, conjoined_before, subject_before
from claimx.lexicons.names import Gender
from claimx.records import Source
from claimx.syntax import relative_antecedent_of, role_of

FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PLURAL = frozenset({"they", "them", "themselves"})
NEUTER = frozenset({"it", "itself"})
PRONOUNS = (
    FIRST
    | RELATIVE
    | PLURAL
    | NEUTER
    | frozenset(PRONOUN_GENDERS)
    | frozenset({"this", "these", "those", "you", "its", "their", "my", "our"})
)
OF_PLURAL = {"their": "they", "its": "it", "my": "i", "our": "we"}
# Sentences back within which a pronoun finds what it means.
REACH = 2
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

    def __init__(self, attributions: Sequence[Attribution], discourse: Discourse, done: Mapping[int, Resolved]) -> None:
        parse = self.parse = discourse.parse
        self.attributions = attributions
        self.discourse = discourse
        self.done = done
        self.places = sorted((a.source_head, n) for n, a in enumerate(attributions) if a.source_head is not None)
        self.contents = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.content)
        # How many sentences of the article's own words precede each: what is quoted at length does not count as far.
        self.own_words: list[int] = []
        count = 0
        for start, end in parse.sentences:
            inside = start in discourse.quoted and end - 1 in discourse.quoted
            count += not inside
            self.own_words.append(count)

    def is_near(self, sentence: int, here: int) -> bool:
        """Whether a sentence is within reach before another."""
        return sentence <= here and self.own_words[here] - self.own_words[sentence] <= REACH

    def resolve(self, head: int, number: int) -> Antecedent:
        """What the pronoun at `head`, source of attribution `number`, means."""
        word = self.parse.lower[head]
        word = OF_PLURAL.get(word, word)
        if word in RELATIVE:
            antecedent = self.antecedent(head)
            return (
                Antecedent("is what the relative clause describes", noun=antecedent)
                if antecedent is not None
                else NOTHING
            )
        if word in FIRST:
            return self.first_person(head, number)
        if word in PRONOUN_GENDERS:
            return self.person(head, number, PRONOUN_GENDERS[word])
        if word in PLURAL:
            return self.many(head, number)
        if word in NEUTER:
            return self.body(head, number)
        return NOTHING

    def antecedent(self, head: int) -> int | None:
        """The noun that the clause of a relative pronoun describes."""
        i = head
        for _ in range(4):
            found = relative_antecedent_of(self.parse, i)
            if found is not None:
                return found
            if self.parse.head[i] == i:
                return None
            i = self.parse.head[i]
        return None

    def contents_at(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Pieces of content that overlap a stretch, as (start, end, attribution), nearest first, a bounded number."""
        last = bisect_right(self.contents, (end, 0, 0))
        for piece in reversed(self.contents[max(0, last - PIECES) : last]):
            if piece[1] > start and piece[0] <= end:
                yield piece

    def around(self, head: int, number: int) -> Source | None:
        """The resolved source of the innermost attribution whose content holds a token."""
        best: tuple[int, Source] | None = None
        for start, end, n in self.contents_at(head, head):
            source = self.done[n].source if n != number and n in self.done else None
            if source is not None and (best is None or end - start < best[0]):
                best = (end - start, source)
        return best[1] if best else None

    def first_person(self, head: int, number: int) -> Antecedent:
        """“I expect rain,” Roe said: “I” and “we” are the source of the quotation they stand in."""
        if head not in self.discourse.quoted:
            return NOTHING
        source = self.around(head, number) or self.of_quotation(head, number)
        return Antecedent("is the source of the quotation", source=source) if source is not None else NOTHING

    def of_quotation(self, head: int, number: int) -> Source | None:
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
            if n != number and own is not None and own not in quoted and n in self.done:
                return self.done[n].source
        return None

    def recent(self, head: int, number: int) -> list[tuple[int, int, Source]]:
        """Resolved sources before a token, within reach, latest first, as (sentence, token, source)."""
        here = self.parse.sentence_of[head]
        found = []
        last = bisect_left(self.places, (head, 0))
        for own, n in reversed(self.places[max(0, last - PIECES) : last]):
            sentence = self.parse.sentence_of[own]
            if not self.is_near(sentence, here):
                break
            source = self.done[n].source if n in self.done and n != number else None
            if source is not None and (own not in self.discourse.quoted or head in self.discourse.quoted):
                found.append((sentence, own, source))
        return found

    def person(self, head: int, number: int, gender: Gender) -> Antecedent:
        """“he”, “she”: the last of those who speak or are subjects, if no one else fits as well."""
        discourse = self.discourse
        here = self.parse.sentence_of[head]
        around = self.around(head, number)
        if (
            around is not None
            and around.actor is not None
            and head not in discourse.quoted
            and self.is_fitting_person(around.actor, gender)
        ):
            return Antecedent("says it of himself or herself", actor=around.actor)
        sources = self.recent(head, number)
        only = discourse.only_person(head, gender) if head not in discourse.quoted else None
        if only is not None and not self.is_rivalled(
            only, gender, [s for at, _, s in sources if self.own_words[here] - self.own_words[at] < REACH]
        ):
            return Antecedent("is the one person spoken of", actor=only)
        for sentence in range(here, max(-1, here - PIECES), -1):
            if not self.is_near(sentence, here):
                break
            spoke = {
                s.actor
                for at, _, s in sources
                if at == sentence and s.actor is not None and self.is_fitting_person(s.actor, gender)
            }
            unnamed = [s for at, _, s in sources if at == sentence and self.is_unnamed_person(s)]
            people = [p for p in discourse.people(sentence) if p[0] < head and p[0] not in discourse.quoted]
            fitting = [p for p in people if discourse.fits(p[2], gender)]
            sure = {p[2] for p in fitting if discourse.genders.get(p[2]) == gender}
            subjects = {p[2] for p in fitting if discourse.is_subject(p)}
            main = {p[2] for p in fitting if self.is_main_subject(p)}
            if sure and main and not main & sure:
                sure = set()  # "Jan Roe, whose brother Paul Doe died, came. He said": not Paul for his title alone
                subjects = main
            for found, why in (
                (spoke, "is the last source"),
                (sure, "is the one of this gender"),
                (subjects, "is the last subject"),
                ({p[2] for p in fitting}, "is the last person spoken of"),
            ):
                if len(found) == 1 and not unnamed:
                    return Antecedent(why, actor=next(iter(found)))
            if len(unnamed) == 1 and not fitting and sentence < here:
                return Antecedent("is the last source", source=unnamed[0])
            if fitting or unnamed:
                return NOTHING
        return NOTHING

    def is_main_subject(self, placed: tuple[int, int, str]) -> bool:
        """Whether a name is the subject of its whole sentence."""
        parse = self.parse
        return self.discourse.opens(placed) or any(
            role_of(parse, i) in SUBJECTS and parse.head[parse.head[i]] == parse.head[i] for i in range(*placed[:2])
        )

    def is_rivalled(self, id_: str, gender: Gender, sources: Sequence[Source]) -> bool:
        """Whether one of the last sources may be meant as well: someone unnamed, or a person of no other gender."""
        if any(self.is_unnamed_person(source) for source in sources):
            return True
        spoke = {s.actor for s in sources if s.actor is not None and self.is_fitting_person(s.actor, gender)}
        return bool(spoke) and id_ not in spoke and self.discourse.genders.get(id_) != gender

    def is_unnamed_person(self, source: Source) -> bool:
        """Whether a source is one person whom the article does not name."""
        return source.actor is None and source.type in {"person", "official"}

    def is_fitting_person(self, id_: str, gender: Gender) -> bool:
        """Whether an actor is a person who may have this gender."""
        return self.discourse.actors[id_].type == "person" and self.discourse.fits(id_, gender)

    def many(self, head: int, number: int) -> Antecedent:
        """“they”: the last source that is several, else a plural subject of the last sentence."""
        for _, own, source in self.recent(head, number):
            if self.is_several(own, source):
                return Antecedent("is the last source of several", source=source)
            if source.type != "person":
                break
        both = conjoined_before(self.parse, self.discourse, head)
        if both:
            return Antecedent("is of the last subjects together", actor=both[0], others=tuple(both[1:]))
        noun = subject_before(self.parse, self.discourse, head, {"NNS", "NNPS"})
        if noun is not None:
            return Antecedent("is the last plural subject", noun=noun)
        # "The Green Party won nine seats. They said": a body of people, where no other is near.
        found = bodies_before(self.parse, self.discourse, head, 1)
        named = {self.discourse.at.get(i) for i in found}
        id_ = next(iter(named)) if len(named) == 1 else None
        return Antecedent("is the last body spoken of", actor=id_) if id_ is not None else NOTHING

    def is_several(self, own: int, source: Source) -> bool:
        """Whether a source is more than one: a plural noun, "X and Y", "they", the police."""
        return (
            self.parse.tag[own] in {"NNS", "NNPS"}
            or len(source.actors) > 1
            or self.parse.lower[own] in PLURAL
            or self.parse.lower[own] in self.discourse.lexicon.collective
            or self.parse.lower[own] == "police"
        )

    def body(self, head: int, number: int) -> Antecedent:
        """“it”: the last source that is no person, or the organisation or state that was the last subject."""
        for sentence, own, source in self.recent(head, number):
            if source.type in BODIES and not self.is_several(own, source):
                between = subject_before(self.parse, self.discourse, head, {"NN", "NNP"})
                if (
                    between is None
                    or between == own
                    or self.discourse.at.get(between) == source.actor
                    or self.parse.sentence_of[between] < sentence
                ):
                    return Antecedent("is the last source", source=source)
            break
        # No person and no thing says anything as "it": the first body that acts in the sentence, or in those before.
        found = bodies_before(self.parse, self.discourse, head, REACH)
        if not found:
            return NOTHING
        id_ = self.discourse.at.get(found[0])
        return Antecedent("is the last subject", actor=id_, noun=None if id_ is not None else found[0])
