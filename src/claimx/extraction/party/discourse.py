"""Who is who in the course of an article: what pronouns and descriptions are measured against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from claimx.extraction.party.known import demonym
from claimx.extraction.party.source_type import type_of_name, type_of_noun
from claimx.extraction.party.titles import descriptions, predicated
from claimx.extraction.reading import Reading
from claimx.lexicons.names import Gender, NameLexicon
from claimx.records import Actor, SourceType
from claimx.syntax import FINITE_OR_MODAL, Parse, determiner_of, role_of

Placed = tuple[int, int, str]

PRONOUN_GENDERS: dict[str, Gender] = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
}  # fmt: skip
# Types that the name finder gives a person's name now and then, and the words that such a name has at most.
UNSURE = frozenset({"organisation", "place"})
MOST_WORDS = 3
A = frozenset({"a", "an", "another"})
TOLD = frozenset({"media", "government"})
REFLEXIVE = frozenset({"himself", "herself"})
THIS = "this"
SUBJECTS = frozenset({"subject", "passive-subject"})
# Tags of a word that makes an office another: "economy minister".
COMPOUND = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def may_be_person(actor: Actor, lexicon: NameLexicon) -> bool:
    """Whether a name that is no person's by its tag could be one: of few words, none of which is a body's."""
    if actor.type not in UNSURE or actor.key is not None or actor.country is not None or actor.name.isupper():
        return False
    return actor.name.count(" ") < MOST_WORDS and type_of_name(actor.name, lexicon) == "unknown"


def first_before(parse: Parse, noun: int) -> int:
    """The first of the nouns and adjectives right before a noun, a few; the noun itself without any."""
    first = noun
    while noun - first < MOST_WORDS and parse.tag[first - 1] in COMPOUND and first > parse.sentence(noun)[0]:
        first -= 1
    return first


def with_words_before(parse: Parse, noun: int) -> str:
    """A noun with what stands right before it, in small letters: "regional communications officer"."""
    return " ".join([*parse.lower[first_before(parse, noun) : noun], parse.lemma[noun].lower()])


def modifies(parse: Parse, end: int) -> bool:
    """Whether a name only says which thing is meant behind it: "a government Chirper account"."""
    return parse.pos[end] == "NOUN" and parse.head[end - 1] == end


class Discourse:
    """The names of an article by sentence, and what the text says of their bearers. Built once an article part.

    Attributes:
        reading, parse, lexicon: what it was built from; quoted: the tokens of somebody's speech.
        actors: by id.
        at: actor by token, for tokens of names; end: position after the name, by token of a name.
        people_words: tokens of nationality words.
        by_sentence: names by number of the sentence, as (start, end, actor) in tokens.
        sentences_of: by actor, the sentences that name it, in order.
        described: actors by a noun that describes them ("minister"), in lower case, also with the word before it
            ("economy minister"); describing: actor by the token of such a noun.
        beside_name: by the tokens of a name, the nouns that stand beside it and describe its bearer.
        told: by actor, what kind of body the text calls it.
        genders: by actor, where the text gives one; disputed: actors for whom it gives both.
    """

    def __init__(self, reading: Reading, actors: Sequence[Actor]) -> None:
        self.reading, self.parse, self.lexicon = reading, reading.parse, reading.lexicons.names
        self.quoted = reading.quoted
        self.actors = {actor.id: actor for actor in actors}
        self.at: dict[int, str] = {}
        self.end: dict[int, int] = {}
        self.people_words: set[int] = set()
        self.by_sentence: dict[int, list[Placed]] = {}
        self.sentences_of: dict[str, list[int]] = {}
        self.described: dict[str, dict[str, None]] = {}
        self.describing: dict[int, str] = {}
        self.beside_name: dict[tuple[int, int], list[int]] = {}
        self.genders: dict[str, Gender] = {}
        self.told: dict[str, SourceType] = {}
        self.leaders: dict[str, tuple[str, int]] = {}
        for actor in actors:
            for mention in actor.mentions:
                if mention.kind == "name":
                    start, end = self.parse.tokens_in(mention.start, mention.end)
                    if start < end:
                        self._place(actor.id, start, end)
                    if mention.rule == demonym.id:
                        self.people_words.update(range(start, end))
        for names in self.by_sentence.values():
            names.sort()
        self._describe()
        self.disputed = self._vote()

    def _place(self, id_: str, start: int, end: int) -> None:
        sentence = self.parse.sentence_of[start]
        self.by_sentence.setdefault(sentence, []).append((start, end, id_))
        self.sentences_of.setdefault(id_, []).append(sentence)
        for token in range(start, end):
            self.at[token], self.end[token] = id_, end

    def _describe(self) -> None:
        """Learn what the bearers of names are, and with it their gender: "spokeswoman Ana Roe"."""
        parse, lexicon = self.parse, self.lexicon
        for start, end, id_ in sorted(placed for names in self.by_sentence.values() for placed in names):
            told = list(descriptions(parse, start, end, lexicon))
            self.beside_name[start, end] = [noun for noun, _ in told]
            if self.actors[id_].type != "person" and modifies(parse, end):
                continue
            for noun, word in told:
                self._tell(id_, noun)
                self._call(id_, noun, word)
            if self.actors[id_].type == "person" and start not in self.quoted:
                for noun in predicated(parse, start, end):
                    self._call(id_, noun, parse.lemma[noun].lower())

    def _call(self, id_: str, noun: int, word: str) -> None:
        """Take down what somebody is called."""
        gender = self.lexicon.gender_of.get(word)
        if gender is not None and self.actors[id_].type == "person":
            self.genders.setdefault(id_, gender)
        self.describing.setdefault(noun, id_)
        self.described.setdefault(word, {})[id_] = None
        if self.parse.tag[noun - 1] in COMPOUND:
            self.described.setdefault(f"{self.parse.lower[noun - 1]} {word}", {})[id_] = None
        if self.actors[id_].type == "person" and first_before(self.parse, noun) < noun - 1:
            self.described.setdefault(with_words_before(self.parse, noun), {})[id_] = None

    def _tell(self, id_: str, noun: int) -> None:
        """Learn what kind of body a noun says that an organisation is: "the daily Novaluz", "the space agency Eva"."""
        if self.actors[id_].type == "organisation":
            type_ = type_of_noun(self.parse, noun, (noun, noun + 1), self.lexicon)
            if type_ in TOLD:
                self.told.setdefault(id_, type_)

    def _vote(self) -> set[str]:
        """Gender from pronouns that can mean one person only: the first of a sentence counts."""
        votes: dict[str, Counter[Gender]] = {}
        first_of = {self.parse.sentence_of[i]: (i, gender) for i, gender in reversed(self.gendered_pronouns)}
        for sentence, (i, gender) in first_of.items():  # "she said he …": the second is someone else as often as not
            here = [p for p in self.people(sentence) if p[0] < i]
            named = here or self.people(sentence - 1)
            if len({a for _, _, a in named}) == 1 and any(self.is_subject(p) for p in named):
                votes.setdefault(named[0][2], Counter())[gender] += 2 if here else 1
        return self._count(votes)

    def _count(self, votes: Mapping[str, Counter[Gender]]) -> set[str]:
        """Take down the genders that the votes tell; those whose votes differ are returned."""
        disputed = set()
        for id_, counts in votes.items():
            (best, most), *others = counts.most_common()
            if most >= 2 and most >= 3 * sum(n for _, n in others):
                self.genders.setdefault(id_, best)
            elif others:
                disputed.add(id_)
        return disputed

    @cached_property
    def gendered_pronouns(self) -> list[tuple[int, Gender]]:
        """The pronouns that tell a gender, with it, in text order."""
        return [(i, PRONOUN_GENDERS[self.parse.lower[i]]) for i in self.parse.tokens_of(PRONOUN_GENDERS)]

    @cached_property
    def indefinite(self) -> dict[str, list[int]]:
        """By lemma, the singular nouns with "a": "a farmer"."""
        parse, found = self.parse, dict[str, list[int]]()
        for i, tag in enumerate(parse.tag):
            if tag == "NN" and (determiner := determiner_of(parse, i)) is not None and parse.lower[determiner] in A:
                found.setdefault(parse.lemma[i].lower(), []).append(i)
        return found

    @cached_property
    def officials(self) -> frozenset[str]:
        """The actors whom the article gives an office."""
        offices, types = self.lexicon.offices, self.lexicon.noun_types
        words = (word for word in self.described if word in offices or types.get(word) == "official")
        return frozenset(id_ for word in words for id_ in self.described[word])

    @cached_property
    def perhaps_people(self) -> frozenset[str]:
        """Actors that the name finder took for a body or a place, and that nothing else shows to be one."""
        lexicon, lower = self.lexicon, self.parse.lower
        found = {actor.id for actor in self.actors.values() if may_be_person(actor, lexicon)}
        for names in self.by_sentence.values():
            found.difference_update(id_ for start, _, id_ in names if lower[start - 1] == "the")
        return frozenset(found)

    @cached_property
    def countries(self) -> dict[int, str]:
        """By token of a name, the state that its bearer belongs to."""
        return {i: country for i, id_ in self.at.items() if (country := self.actors[id_].country)}

    def people(self, sentence: int) -> list[Placed]:
        """The persons named in a sentence, in order."""
        return [p for p in self.by_sentence.get(sentence, ()) if self.actors[p[2]].type == "person"]

    def type_at(self, i: int) -> str | None:
        """The type of the actor whose name holds a token."""
        id_ = self.at.get(i)
        return None if id_ is None else self.actors[id_].type

    def is_subject(self, placed: Placed) -> bool:
        """Whether a name is the subject of its clause, or one of several."""
        parse = self.parse
        for i in range(placed[0], placed[1]):
            role = role_of(parse, i)
            if role == "conjunct":
                role = role_of(parse, parse.head[i])
            if role in SUBJECTS:
                return True
        return self.opens(placed)

    def opens(self, placed: Placed) -> bool:
        """Whether a name opens its sentence and a verb, or a comma, comes next: a subject, whatever the parse says."""
        parse = self.parse
        start, end = placed[0], placed[1]
        first = parse.sentence(start)[0]
        while first < start and (
            parse.is_space(first) or parse.lower[first] == "the" or parse.lower[first] in self.lexicon.titles
        ):
            first += 1
        if first != start or end >= parse.n:
            return False
        return parse.tag[end] in FINITE_OR_MODAL or (parse.words[end] == "," and parse.head[start] in {start, end - 1})


def is_ones_own(discourse: Discourse, first: int, i: int) -> bool:
    """Whether a noun is the body that the words come from: "This Court finds …", "“This house has voted …”"."""
    parse = discourse.parse
    return parse.lower[first] == THIS and (i in discourse.quoted or parse.words[i][0].isupper())


def own_sentences(discourse: Discourse) -> list[int]:
    """How many sentences of the article's own words precede each: what is quoted at length does not count as far."""
    counts, count = [], 0
    for start, end in discourse.parse.sentences:
        count += not (start in discourse.quoted and end - 1 in discourse.quoted)
        counts.append(count)
    return counts
