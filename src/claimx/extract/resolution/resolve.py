"""Sources resolved one after the other, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.extract.model import Attribution, Quotation
from claimx.extract.resolution.anonymity import anonymity_of
from claimx.extract.resolution.model import Resolved
from claimx.extract.resolution.types import PERSONAL, country_of_phrase, is_plural, type_of_actor, type_of_noun
from claimx.lexicons.names import Gender, NameLexicon
from claimx.records import Actor, Source
from claimx.syntax import Parse, Tokens, coordination, relative_antecedent_of, role_of

PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who", "which", "that", "him", "her", "them", "this", "these", "those", "you"})
GENDERS: dict[str, Gender] = {"he": "masculine", "him": "masculine", "she": "feminine", "her": "feminine"}


def resolve_sources(
    parse: Parse,
    attributions: tuple[Attribution, ...],
    quotations: tuple[Quotation, ...],
    actors: tuple[Actor, ...],
    lexicon: NameLexicon,
) -> tuple[Resolved, ...]:
    """The source of each attribution, parallel to them; no source where the attribution names none."""
    resolver = Resolver(parse, attributions, quotations, actors, lexicon)
    return tuple(resolver.resolve(number) for number in range(len(attributions)))


class Resolver:
    """One article's sources; later ones are resolved with what earlier ones were found to be."""

    def __init__(
        self,
        parse: Parse,
        attributions: Sequence[Attribution],
        quotations: Sequence[Quotation],
        actors: Sequence[Actor],
        lexicon: NameLexicon,
    ) -> None:
        self.parse = parse
        self.attributions = attributions
        self.quotations = quotations
        self.lexicon = lexicon
        self.actors = {actor.id: actor for actor in actors}
        self.actor_of: dict[int, str] = {}
        self.name_end: dict[int, int] = {}
        self.countries: dict[int, str] = {}
        self.genders: dict[str, Gender] = {}
        self.by_sentence: dict[int, list[tuple[int, int, str]]] = {}
        for actor in actors:
            for mention in actor.mentions:
                start, end = parse.tokens_in(mention.start, mention.end)
                if start >= end:
                    continue
                self.by_sentence.setdefault(parse.sentence_of[start], []).append((start, end, actor.id))
                for i in range(start, end):
                    self.actor_of[i] = actor.id
                    self.name_end[i] = end
                    if actor.country is not None and actor.type != "person":
                        self.countries[i] = actor.country
                if actor.type == "person" and start > 0:
                    gender = lexicon.gender_of.get(parse.lower[start - 1].rstrip("."))
                    if gender is not None:
                        self.genders.setdefault(actor.id, gender)
        for mentions in self.by_sentence.values():
            mentions.sort()
        self.done: list[Resolved] = []

    def resolve(self, number: int) -> Resolved:
        """The source of one attribution."""
        attribution = self.attributions[number]
        if attribution.source is None or attribution.source_head is None or attribution.source[0] >= attribution.source[1]:
            self.done.append(Resolved(source=None))
            return self.done[-1]
        resolved = self._source(attribution, attribution.source, attribution.source_head, number)
        self.done.append(resolved)
        return resolved

    def _source(self, attribution: Attribution, tokens: Tokens, head: int, number: int) -> Resolved:
        start, end = self.parse.chars(tokens)
        empty = Source(
            start=start, end=end, text=self.parse.text[start:end], type="unknown", named=False, actor=None, name=None,
            actors=(), country=None, resolution="none", anonymity=None,
        )  # fmt: skip
        heads = [i for i in coordination(self.parse, head) if tokens[0] <= i < tokens[1]] or [head]
        names = [actor for i in heads if (actor := self.named(i, tokens)) is not None]
        if names:
            actor = self.actors[names[0]]
            source = replace(
                empty, type=type_of_actor(actor, self.lexicon), named=True, actor=actor.id, name=actor.name,
                actors=tuple(dict.fromkeys(names)), country=actor.country, resolution="name",
            )  # fmt: skip
            return Resolved(source=source, steps=(f"{actor.id} is named",))
        if self.parse.lower[head] in PRONOUNS and self.parse.pos[head] != "NOUN":
            return self.pronoun(empty, attribution, head, number)
        return self.noun(empty, attribution, head, tokens)

    def named(self, head: int, tokens: Tokens) -> str | None:
        """The actor whose name is the head of a source, or stands right behind it ("spokesman Jan Roe")."""
        id_ = self.actor_of.get(head)
        if id_ is not None:
            end = self.name_end[head]
            # "the Hamas leader": the name is a modifier, the head another word.
            return id_ if end > head else None
        following = head + 1
        if following < tokens[1] and (id_ := self.actor_of.get(following)) is not None:
            if self.actors[id_].type == "person" and self.parse.pos[head] in {"NOUN", "PROPN", "ADJ"}:
                return id_
        return None

    def noun(self, empty: Source, attribution: Attribution, head: int, tokens: Tokens) -> Resolved:
        """A source that a common noun heads."""
        type_ = type_of_noun(self.parse, head, self.lexicon)
        country = country_of_phrase(self.parse, head, self.countries)
        reason = anonymity_of(self.parse, tokens, self.lexicon) if type_ in {"official", "person", "group", "unknown"} else None
        source = replace(empty, type=type_, country=country, anonymity=reason)
        return Resolved(source=source, steps=(f"“{self.parse.words[head]}” makes it {type_}",))

    def pronoun(self, empty: Source, attribution: Attribution, head: int, number: int) -> Resolved:
        """A source that is a pronoun."""
        parse = self.parse
        word = parse.lower[head]
        if word in {"who", "which", "that"}:
            antecedent = self.antecedent_of_relative(head)
            if antecedent is not None:
                return self._like(empty, antecedent, "the noun that the relative clause describes")
        if word in {"he", "she", "him", "her"}:
            actor = self.person_before(head, number, GENDERS.get(word))
            if actor is not None:
                return self._resolved_to(empty, self.actors[actor], "pronoun", f"{actor} is the person last spoken of")
        type_ = "person" if word in PERSONAL else "unknown"
        return Resolved(source=replace(empty, type=type_), steps=("no party is plainly meant",))

    def antecedent_of_relative(self, head: int) -> int | None:
        """The noun that the clause of a relative pronoun describes."""
        i = head
        for _ in range(4):
            antecedent = relative_antecedent_of(self.parse, i)
            if antecedent is not None:
                return antecedent
            if self.parse.head[i] == i:
                return None
            i = self.parse.head[i]
        return None

    def person_before(self, head: int, number: int, gender: Gender | None) -> str | None:
        """The person that "he" or "she" is: the source of the attribution before, else the last subject that fits."""
        sentence = self.parse.sentence_of[head]
        for earlier in range(number - 1, max(-1, number - 4), -1):
            source, attribution = self.done[earlier].source, self.attributions[earlier]
            if source is None or attribution.source_head is None:
                continue
            if sentence - self.parse.sentence_of[attribution.source_head] > 2:
                break
            if source.actor is not None and self.actors[source.actor].type == "person" and self.fits(source.actor, gender):
                return source.actor
        for back in range(sentence, max(-1, sentence - 3), -1):
            people = [(s, e, a) for s, e, a in self.by_sentence.get(back, []) if e <= head and self.actors[a].type == "person" and self.fits(a, gender)]
            if not people:
                continue
            subjects = [a for s, e, a in people if any(role_of(self.parse, i) in {"subject", "passive-subject"} for i in range(s, e))]
            for found in (list(dict.fromkeys(subjects)), list(dict.fromkeys(a for _, _, a in people))):
                if len(found) == 1:
                    return found[0]
            return None
        return None

    def fits(self, actor: str, gender: Gender | None) -> bool:
        """Whether nothing speaks against this gender."""
        return gender is None or self.genders.get(actor, gender) == gender

    def _like(self, empty: Source, i: int, why: str) -> Resolved:
        tokens = (i, i + 1)
        id_ = self.named(i, (i, i + 2))
        if id_ is not None:
            return self._resolved_to(empty, self.actors[id_], "pronoun", f"{id_} is {why}")
        country = country_of_phrase(self.parse, i, self.countries)
        type_ = type_of_noun(self.parse, i, self.lexicon)
        reason = anonymity_of(self.parse, tokens, self.lexicon) if type_ in {"official", "person", "group", "unknown"} else None
        return Resolved(source=replace(empty, type=type_, country=country, resolution="pronoun", anonymity=reason), steps=(why,))

    def _resolved_to(self, empty: Source, actor: Actor, how: str, why: str) -> Resolved:
        source = replace(
            empty, type=type_of_actor(actor, self.lexicon), named=True, actor=actor.id, name=actor.name,
            actors=(actor.id,), country=actor.country, resolution=how,
        )  # fmt: skip
        return Resolved(source=source, steps=(why,))


__all__ = ["Resolver", "is_plural", "resolve_sources"]
