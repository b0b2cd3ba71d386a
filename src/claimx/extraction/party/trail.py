"""The persons whom an article speaks of, mention by mention: what a pronoun may mean when it comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from claimx.extraction.findings import Attribution
from claimx.extraction.party.candidates import Choice, Person, Pronoun, contradicts, only, was_subject
from claimx.extraction.party.discourse import PRONOUN_GENDERS, REFLEXIVE, Discourse, own_sentences
from claimx.extraction.party.persons import (
    Form,
    has_definite,
    is_main_subject,
    is_told_of,
    may_take_up,
    mentions,
    people_of,
    spot_of,
    subject_named_later,
)
from claimx.extraction.party.speeches import Speeches
from claimx.lexicons.names import Gender

# Sentences back in which somebody was spoken of late.
SENTENCES_LATELY = 2
# Sentences back in which somebody whose name suits a pronoun keeps those whose name does not from being meant.
NEAR = 1
# The share of belief at which a pronoun tells the gender of whom it means.
SURE = 0.9
# No more persons than this are weighed for one pronoun, so that time stays linear; the last mentioned first.
MOST_CANDIDATES = 8
# Own-voice sentences back within which a person can still be meant.
SENTENCES_BACK = 6
# Sentences ahead in which somebody may be named who opens an article as "she".
SENTENCES_AHEAD = 2
# Last mentions of one person that are looked at for what a quotation tells of.
MOST_MENTIONS = 4
# Names of one sentence that are looked at for one pronoun.
MOST_NAMES = 40


Decide = Callable[["Trail", Pronoun, Sequence[Person]], Choice]


class Trail:
    """The walk through an article part, from mention to mention.

    Attributes:
        described: the actors that nouns describe, by the noun's token.
        choices: by token of a pronoun, whom it means.
        meant: by token of a noun with "the", the named person whom it means.
        guessed: by token of a pronoun that was not sure enough to be told, the belief in whom the walk took it for.
    """

    def __init__(self, discourse: Discourse, attributions: Sequence[Attribution], described: Mapping[int, str]) -> None:
        self.discourse = discourse
        self.described = described
        self.speeches = Speeches(discourse, attributions)
        self.people: dict[str, Person] = {}
        self.nouns: dict[str, Person] = {}
        self.recent: dict[Person, None] = {}  # by last mention, the latest last
        self.last_of: dict[Gender, Person] = {}
        self.last_source: Person | None = None
        self.choices: dict[int, Choice] = {}
        self.meant: dict[int, Person] = {}
        self.guessed: dict[int, float] = {}
        self.reached: tuple[int, list[Person]] | None = None  # for the last pronoun weighed, see reach.py
        self.places: dict[int, list[str]] = {}  # by the head of a mention, see features.py
        self.own_sentences = own_sentences(discourse)

    def walk(self, decide: Decide) -> None:
        """Meet each mention in turn."""
        for token, end, actor in mentions(self.discourse, self.described, self.speeches.titles):
            if actor is not None:
                self.meet(self.person(actor), token, end, "noun" if token in self.described else self.form(token, end))
            elif self.discourse.parse.lower[token] in PRONOUN_GENDERS:
                self.meet_pronoun(token, decide)
            else:
                self.meet_noun(token)

    def form(self, head: int, end: int) -> Form:
        """Whether a name is written in full."""
        return "full" if self.discourse.end.get(head - 1) == end or self.discourse.end.get(head + 1) == end else "short"

    def person(self, actor: str) -> Person:
        """The person that an actor is."""
        found = self.people.get(actor)
        if found is None:
            first, _, rest = self.discourse.actors[actor].name.partition(" ")
            gender = None if actor in self.discourse.disputed else self.discourse.genders.get(actor)
            guess = self.discourse.lexicon.first_names.get(first.lower()) if rest else None
            found = self.people[actor] = Person(actor=actor, gender=gender, guess=guess)
        return found

    def of_noun(self, noun: int) -> Person:
        """The person whom a noun describes: the same one where "the witness" follows "a witness"."""
        lemma = self.discourse.parse.lemma[people_of(self.discourse, noun) or noun].lower()
        if lemma not in self.nouns or not has_definite(self.discourse, noun):
            self.nouns[lemma] = Person(noun=noun, gender=self.discourse.lexicon.gender_of.get(lemma))
        return self.nouns[lemma]

    def meet(self, person: Person, head: int, end: int, form: Form) -> None:
        """Take down one mention of a person."""
        spot = spot_of(self.discourse, head, end, form)
        person.add(spot)
        person.subjects += spot.role == "subject"
        person.pronouns += form == "pronoun"
        self.recent.pop(person, None)
        self.recent[person] = None
        number = self.speeches.at_head.get(head, -1)
        if number >= 0:
            person.speaks.add(number)
            self.last_source = person

    def meet_pronoun(self, token: int, decide: Decide) -> None:
        """Find whom a pronoun means, and take that down."""
        discourse, spot = self.discourse, spot_of(self.discourse, token, token + 1, "pronoun")
        opens = token - discourse.parse.sentence(token)[0] < 2
        pronoun = Pronoun(
            token=token,
            gender=PRONOUN_GENDERS[discourse.parse.lower[token]],
            spot=spot,
            place="opening" if opens else "main" if is_main_subject(discourse.parse, spot) else "inner",
            quoted=token in discourse.quoted,
            speech=self.speeches.inside[token],
            source_of=self.speeches.at_head.get(token, -1),
        )
        among = [p for p in self.candidates(pronoun.spot.sentence, pronoun.gender) if not self.is_barred(p, pronoun)]
        among = self.who_adds(among, pronoun) or self.without_other_names(among, pronoun)
        later = self.named_later(pronoun)
        if later is not None:
            among = [*(person for person in among if person is not later), later]
        choice = self.choices[token] = decide(self, pronoun, among)
        if later is not None:
            later.drop_last()
        elif not among and (person := self.first_named_after(pronoun)) is not None:
            self.choices[token] = only(person)
            return
        likeliest = choice.person or (choice.ranking[0].person if choice.ranking else None)
        if choice.person is None and likeliest is not None and likeliest.guess not in {None, pronoun.gender}:
            return
        if likeliest is not None:  # the walk goes on with a guess that is not sure enough to be told
            self.note_guess(token, choice, likeliest)
            self.last_of[pronoun.gender] = likeliest
            if choice.ranking[0].share >= SURE:
                likeliest.gender = likeliest.gender or pronoun.gender
            self.meet(likeliest, token, token + 1, "pronoun")

    def who_adds(self, among: Sequence[Person], pronoun: Pronoun) -> list[Person]:
        """Who spoke last, where a pronoun is said to add to it: "Roe said it was late. “Very late,” she added".

        Nobody whose gender the text leaves open, where another whose name suits was spoken of of late.
        """
        last, here = self.last_source, pronoun.spot.sentence
        if pronoun.source_of not in self.speeches.adding or last is None or last not in among:
            return []
        gender = last.gender or last.guess
        others = (p for p in among if pronoun.gender in {p.gender, p.guess})
        open_ = gender is None and any(self.distance(p.last.sentence, here) <= SENTENCES_LATELY for p in others)
        return [last] if gender in {None, pronoun.gender} and not open_ else []

    def without_other_names(self, among: Sequence[Person], pronoun: Pronoun) -> list[Person]:
        """The persons but those whose first name is of the other gender, where one that suits was as near: no "he"."""
        here = pronoun.spot.sentence
        suiting = [p.last.sentence for p in among if pronoun.gender in {p.gender, p.guess}]
        near = max(suiting, default=-1)
        if near < 0 or self.distance(near, here) > NEAR:
            return list(among)
        return [p for p in among if p.gender is not None or p.guess in {None, pronoun.gender}]

    def note_guess(self, token: int, choice: Choice, likeliest: Person) -> None:
        """Take down how sure it is whom a pronoun means that is not told."""
        if choice.person is None:
            self.guessed[token] = choice.ranking[0].share * self.belief_in(likeliest)

    def belief_in(self, person: Person) -> float:
        """How sure it is that the last mention of a person is one: less than 1 where it is itself a guess."""
        return self.guessed.get(person.last.head, 1.0) if person.spots else 1.0

    def is_barred(self, person: Person, pronoun: Pronoun) -> bool:
        """Whether a person can't be meant: it acts on the pronoun, its clause names it, or these are its own words."""
        if self.is_own_words(person, pronoun):
            return True
        return (
            self.acts_on(person, pronoun) or self.is_named_below(person, pronoun) or self.is_quoted_on(person, pronoun)
        )

    def is_quoted_on(self, person: Person, pronoun: Pronoun) -> bool:
        """Whether a pronoun's own quotation tells of the person: "“Mr Roe lied,” he said" means another.

        So does "“The president lied,” he said"; whom "his" means within it is known only with who says it.
        """
        spots = person.spots[-MOST_MENTIONS:] if pronoun.source_of >= 0 else ()
        return any(
            spot.form != "pronoun"
            and spot.head in self.discourse.quoted
            and self.speeches.inside[spot.head] == pronoun.source_of
            for spot in spots
        )

    def is_own_words(self, person: Person, pronoun: Pronoun) -> bool:
        """Whether a pronoun stands in whole sentences that a person says, who is "I" there."""
        return pronoun.speech in self.speeches.own_words and self.says(person, pronoun.speech)

    def is_named_below(self, person: Person, pronoun: Pronoun) -> bool:
        """Whether the clause that a pronoun is the subject of names the person: "He praised Roe's courage".

        Another clause beside it may: "He resigned, and Roe's lawyer said". The marks of a quotation part them too.
        """
        discourse, here = self.discourse, pronoun.spot
        if here.role != "subject" or person.actor is None:
            return False
        names = discourse.by_sentence.get(here.sentence, ())[:MOST_NAMES]
        behind = (start for start, _, id_ in names if id_ == person.actor and start > pronoun.token)
        return any(is_told_of(discourse, here.predicate, pronoun.token, start) for start in behind)

    def acts_on(self, person: Person, pronoun: Pronoun) -> bool:
        """Whether a person is the subject of the verb whose object the pronoun is: "Roe thanked her" means another."""
        here, last = pronoun.spot, person.last
        if here.role != "object" or last.role != "subject" or last.predicate != here.predicate:
            return False
        return self.discourse.parse.lower[pronoun.token] not in REFLEXIVE

    def named_later(self, pronoun: Pronoun) -> Person | None:
        """The subject named after a pronoun that stands before it: "Before he resigned, Mr Roe said".

        That mention is its last one meanwhile.
        """
        discourse = self.discourse
        subject = subject_named_later(discourse, pronoun.token)
        if subject is None or discourse.type_at(subject) != "person":
            return None
        person = self.person(discourse.at[subject])
        if self.is_own_words(person, pronoun) or contradicts(person, pronoun.gender):
            return None
        end = discourse.end[subject]
        person.add(spot_of(discourse, subject, end, self.form(subject, end)))
        return person

    def first_named_after(self, pronoun: Pronoun) -> Person | None:
        """“She sings, she says. “I began at six,” said Ana Roe.”: the one named subject right after, nobody before."""
        discourse, here = self.discourse, pronoun.spot.sentence
        elsewhere = (p for p in self.recent if self.speeches.inside[p.last.head] != pronoun.source_of)
        if pronoun.source_of < 0 or pronoun.speech >= 0 or next(elsewhere, None) is not None:
            return None
        after = [p for n in range(here + 1, here + 1 + SENTENCES_AHEAD) for p in discourse.people(n)[:MOST_NAMES]]
        acting = {p[2] for p in after if p[0] not in discourse.quoted and discourse.is_subject(p)}
        person = self.person(acting.pop()) if len(acting) == 1 else None
        suits = person is not None and not contradicts(person, pronoun.gender)
        return person if suits and person is not None and person.guess in {None, pronoun.gender} else None

    def meet_noun(self, token: int) -> None:
        """Take down the person whom a noun describes: the one named of late where no other can be meant."""
        person = self.only_one(token) if may_take_up(self.discourse, token) else None
        if person is not None:
            self.meant[token] = person
        self.meet(person or self.of_noun(token), token, token + 1, "noun")

    def only_one(self, noun: int) -> Person | None:
        """The named person who alone was spoken of in the last sentences, if nobody was called by the noun."""
        parse, lexicon = self.discourse.parse, self.discourse.lexicon
        word, here = parse.lemma[noun].lower(), parse.sentence_of[noun]
        if word in self.nouns:
            return None
        gender = lexicon.gender_of.get(word)
        near = [p for p in self.candidates(here, gender) if self.distance(p.last.sentence, here) <= SENTENCES_LATELY]
        near = [p for p in near if (gender is None or p.guess in {None, gender}) and self.may_hold(p, word)]
        if len(near) != 1 or near[0].actor is None or near[0].last.sentence == here:
            return None
        return near[0] if near[0] is self.last_source or was_subject(near[0]) else None

    def may_hold(self, person: Person, word: str) -> bool:
        """Whether a person can be called by a noun: "the official" only one whom the article gives an office.

        Nobody where the article calls another so.
        """
        called = self.discourse.described.get(word)
        if called is not None and person.actor not in called:
            return False
        return word not in self.discourse.lexicon.general_offices or person.actor in self.discourse.officials

    def candidates(self, sentence: int, gender: Gender | None) -> list[Person]:
        """The persons who may be meant, the last mentioned first."""
        found: list[Person] = []
        earliest = self.own_sentences[sentence] - SENTENCES_BACK
        for person in reversed(self.recent):
            if self.own_sentences[person.last.sentence] < earliest or len(found) == MOST_CANDIDATES:
                break
            if not contradicts(person, gender):
                found.append(person)
        return found

    def says(self, person: Person, number: int) -> bool:
        """Whether a person is the source of an attribution; its name may come after the words."""
        by_name = person.actor is not None and self.speeches.actor.get(number) == person.actor
        return by_name or number in person.speaks

    def distance(self, sentence: int, here: int) -> int:
        """Sentences between two, those of a long quotation left out."""
        return self.own_sentences[here] - self.own_sentences[sentence]
