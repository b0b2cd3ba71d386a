"""Who is who in the course of an article: what pronouns and descriptions are measured against.

Nothing here guesses from first names: a gender comes from titles ("Mrs"), from nouns beside a name ("spokeswoman
Ana Roe") and from pronouns where only one person can be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimx.lexicons.names import Gender, NameLexicon
from claimx.records import Actor
from claimx.syntax import FINITE_OR_MODAL, Parse, appositions_of, role_of

Placed = tuple[int, int, str]

PRONOUN_GENDERS: dict[str, Gender] = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
}  # fmt: skip
SUBJECTS = frozenset({"subject", "passive-subject"})


def gendered_pronouns(parse: Parse) -> list[tuple[int, Gender]]:
    """The pronouns that tell a gender, with it, in text order."""
    return [(i, PRONOUN_GENDERS[word]) for i, word in enumerate(parse.lower) if word in PRONOUN_GENDERS]


class Discourse:
    """The names of an article by sentence, and what the text says of their bearers.

    Attributes:
        at: actor by token, for tokens of names.
        end: position after the name, by token of a name.
        people_words: tokens of nationality words.
        by_sentence: names by number of the sentence, as (start, end, actor) in tokens.
        genders: by actor, where the text gives one; disputed: actors for whom it gives both.
        described: actors by a noun that describes them ("minister"), in lower case.
        leaders: the organisation named most often of those that a noun may describe, and how often, by the noun.
        sentences_of: by actor, the sentences that name it, in order.

    """

    def __init__(
        self, parse: Parse, actors: Sequence[Actor], lexicon: NameLexicon, quoted: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.actors = {actor.id: actor for actor in actors}
        self.at: dict[int, str] = {}
        self.end: dict[int, int] = {}
        self.people_words: set[int] = set()
        self.by_sentence: dict[int, list[Placed]] = {}
        self.genders: dict[str, Gender] = {}
        self.disputed: set[str] = set()
        self.leaders: dict[str, tuple[str, int] | None] = {}
        self.described: dict[str, dict[str, None]] = {}
        self.sentences_of: dict[str, list[int]] = {}
        self.quoted: set[int] = set()
        reached = 0
        for start, end in sorted(quoted):  # quotations stand in one another: each token is taken once
            self.quoted.update(range(max(start, reached), end))
            reached = max(reached, end)
        for actor in actors:
            for mention in actor.mentions:
                if mention.kind == "name":
                    start, end = parse.tokens_in(mention.start, mention.end)
                    self._place(actor, start, end)
                    if mention.rule == "actor.demonym":
                        self.people_words.update(range(start, end))
        for names in self.by_sentence.values():
            names.sort()
        self._vote()

    def _place(self, actor: Actor, start: int, end: int) -> None:
        if start >= end:
            return
        sentence, id_ = self.parse.sentence_of[start], actor.id
        self.by_sentence.setdefault(sentence, []).append((start, end, id_))
        self.sentences_of.setdefault(id_, []).append(sentence)
        for i in range(start, end):
            self.at[i] = id_
            self.end[i] = end
        if actor.type in {"person", "organisation"}:
            for word in self._descriptions(start, end):
                gender = self.lexicon.gender_of.get(word)
                if gender is not None and actor.type == "person":
                    self.genders.setdefault(actor.id, gender)
                self.described.setdefault(word, {})[actor.id] = None

    def _descriptions(self, start: int, end: int) -> Iterator[str]:
        """Nouns that say what the bearer of a name is: titles before it, an apposition beside it."""
        parse, lexicon = self.parse, self.lexicon
        i = start - 1
        while i >= 0 and start - i < 6 and parse.sentence_of[i] == parse.sentence_of[start]:
            word = parse.lower[i].rstrip(".")
            if (
                word not in lexicon.titles
                and word not in lexicon.title_modifiers
                and lexicon.noun_types.get(word) not in {"official", "group", "organisation"}
            ):
                break
            yield self.office(i, word)
            if i and parse.lower[i - 1] in lexicon.title_modifiers:
                yield f"{parse.lower[i - 1]} {word}"
            i -= 1
        for j in (start, end - 1):
            for apposition in appositions_of(parse, j):
                if parse.pos[apposition] in {"NOUN", "PROPN"} and apposition not in self.at:
                    yield self.office(apposition, parse.lemma[apposition].lower())

    def office(self, i: int, word: str) -> str:
        """The office that a noun names: "vice president" where "vice" stands before "president"."""
        before = self.parse.lower[i - 1].rstrip(".") if i else ""
        return f"{before} {word}" if before in self.lexicon.altering else word

    def _vote(self) -> None:
        """Gender from pronouns that can mean one person only: the first of a sentence counts."""
        parse = self.parse
        votes: dict[str, Counter[Gender]] = {}
        voted = -1
        for i, gender in gendered_pronouns(parse):
            sentence = parse.sentence_of[i]
            if sentence == voted:
                continue
            voted = sentence  # "she said he …": the second is someone else as often as not
            here = [p for p in self.people(sentence) if p[0] < i]
            named = here or self.people(sentence - 1)
            if len({a for _, _, a in named}) == 1 and any(self.is_subject(p) for p in named):
                votes.setdefault(named[0][2], Counter())[gender] += 2 if here else 1
        for id_, counts in votes.items():
            (best, most), *others = counts.most_common()
            if most >= 2 and most >= 3 * sum(n for _, n in others):
                self.genders.setdefault(id_, best)
            elif others:
                self.disputed.add(id_)

    def people(self, sentence: int) -> list[Placed]:
        """The persons named in a sentence, in order."""
        return [p for p in self.by_sentence.get(sentence, ()) if self.actors[p[2]].type == "person"]

    def fits(self, id_: str, gender: Gender | None) -> bool:
        """Whether nothing that the text says speaks against this gender."""
        return gender is None or (
            self.genders.get(id_, gender) == gender and (id_ in self.genders or id_ not in self.disputed)
        )

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

    def only_person(self, i: int, gender: Gender | None) -> str | None:
        """The one person that fits among those named before token i in its sentence or, if none, in the last one."""
        sentence = self.parse.sentence_of[i]
        for back, bound in ((sentence, i), (sentence - 1, self.parse.n)):
            named = [p for p in self.people(back) if p[0] < bound and (p[0] not in self.quoted or i in self.quoted)]
            found = {a for _, _, a in named}
            fitting = {a for a in found if self.fits(a, gender)}
            sure = {a for a in fitting if self.genders.get(a) == gender}
            # Where nothing tells the gender, only a subject is taken: "the killing of Ana Roe … his trial".
            if len(fitting) == 1 and (sure or (len(found) == 1 and any(self.is_subject(p) for p in named))):
                return fitting.pop()
            if found:
                return None
        return None

    def country_of(self, id_: str) -> str | None:
        """The state that an actor belongs to."""
        return self.actors[id_].country
