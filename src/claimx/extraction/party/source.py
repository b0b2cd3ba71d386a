"""Sources resolved one after the other, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.findings import Attribution, Resolved
from claimx.extraction.party.anonymity import anonymity_of
from claimx.extraction.party.bodies import body_named
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.heads import after_dateline, is_title, person_first
from claimx.extraction.party.pronouns import PRONOUNS, Pronouns
from claimx.extraction.party.references import body_with, person_with
from claimx.extraction.party.source_type import PERSONAL, country_of_phrase, type_of_actor, type_of_name, type_of_noun
from claimx.extraction.reading import Reading
from claimx.lexicons.names import plural_of
from claimx.records import Actor, Resolution, Source, SourceType
from claimx.syntax import Tokens, appositions_of, coordination, determiner_of

BODIES = frozenset({"organisation", "government", "media"})
ANONYMOUS = frozenset({"official", "person", "group", "unknown"})


def resolve_sources(
    reading: Reading, attributions: tuple[Attribution, ...], actors: tuple[Actor, ...]
) -> tuple[Resolved, ...]:
    """The source of each attribution, parallel to them; no source where the attribution names none."""
    resolver = Resolver(reading, attributions, actors)
    quoted = resolver.discourse.quoted
    heads = [a.cue_head if a.source_head is None else a.source_head for a in attributions]
    # Sources within quotations come last: they may mean whoever is quoted.
    for number in sorted(range(len(attributions)), key=lambda n: (heads[n] in quoted, heads[n], n)):
        resolver.resolve(number)
    return tuple(resolver.done[number] for number in range(len(attributions)))


class Resolver:
    """One article's sources; later ones are resolved with what earlier ones were found to be."""

    def __init__(self, reading: Reading, attributions: Sequence[Attribution], actors: Sequence[Actor]) -> None:
        parse, lexicon = reading.parse, reading.lexicons.names
        self.parse = parse
        self.attributions = attributions
        self.lexicon = lexicon
        self.discourse = Discourse(parse, actors, lexicon, (q.inner for q in reading.quotations if not q.scare))
        self.countries = {
            i: country for i, id_ in self.discourse.at.items() if (country := self.discourse.country_of(id_))
        }
        self.done: dict[int, Resolved] = {}
        self.source_end = 0
        self.reported: tuple[int, ...] = ()
        self.pronouns = Pronouns(parse, attributions, self.discourse, self.done)

    def resolve(self, number: int) -> None:
        """Find the source of one attribution."""
        attribution = self.attributions[number]
        tokens, head = attribution.source, attribution.source_head
        if tokens is None or head is None or tokens[0] >= tokens[1]:
            self.done[number] = Resolved(source=None)
            return
        start, end = self.parse.chars(tokens)
        empty = Source(
            start=start, end=end, text=self.parse.text[start:end], type="unknown", named=False, actor=None, name=None,
            actors=(), country=None, resolution="none", anonymity=None,
        )  # fmt: skip
        head = after_dateline(self.discourse, head, tokens)
        head = person_first(self.discourse, head, tokens)
        heads = [i for i in coordination(self.parse, head) if tokens[0] <= i < tokens[1]] or [head]
        self.source_end = tokens[1]
        self.reported = (attribution.cue[0], *(piece[0] for piece in attribution.content))
        names = [actor for i in heads if (actor := self.named(i)) is not None]
        if names:
            resolved = self.as_actor(empty, self.discourse.actors[names[0]], "name", "is named")
            assert resolved.source is not None
            source = replace(resolved.source, actors=tuple(dict.fromkeys(names)))
            self.done[number] = replace(resolved, source=source)
        elif self.parse.lower[head] in PRONOUNS and self.parse.pos[head] not in {"NOUN", "PROPN"}:
            self.done[number] = self.pronoun(empty, head, number)
        else:
            self.done[number] = self.noun(empty, head, tokens)

    def named(self, head: int) -> str | None:
        """The actor whose name heads a source or stands beside it ("spokesman Jan Roe", "a clerk, Jan Roe")."""
        parse, discourse = self.parse, self.discourse
        id_ = discourse.at.get(head)
        if id_ is not None and not self.is_one_of_them(head):
            # "Russians", "the French" are people of a state, not the state.
            return None if head in discourse.people_words else id_
        for i in appositions_of(parse, head):
            id_ = discourse.at.get(i)
            if id_ is not None and discourse.actors[id_].type == "person" and not self.is_plural(head):
                return id_
        # "The ship's owner, Island Star Lines,": a company beside the noun for what it is.
        i = head + 2
        id_ = discourse.at.get(i)
        if (
            id_ is not None
            and parse.words[head + 1] == ","
            and discourse.actors[id_].type == "organisation"
            and not self.is_plural(head)
            and self.may_be_company(head)
            and (discourse.end[i] >= self.source_end or self.begins_apposition(i))
        ):
            return id_
        # "A spokesman for the ministry, Jan Roe": the name that ends the source after a comma.
        end = self.source_end
        last = discourse.at.get(end - 1)
        if (
            last is not None
            and discourse.actors[last].type == "person"
            and self.is_personal(head)
            and not self.is_plural(head)
        ):
            start = end - 1
            while start - 1 in discourse.end and discourse.end[start - 1] == end:
                start -= 1
            if start - 1 > head and parse.words[start - 1] == ",":
                return last
        # A title that the parse or the source's end cut off from the name right after it.
        i = head + 1
        while i < parse.n and i - head < 6 and is_title(self.discourse, i):
            i += 1
        if (
            i < parse.n
            and parse.words[i] == ","
            and i == head + 1
            and i + 1 < parse.n
            and self.begins_apposition(i + 1)
        ):
            i += 1
        id_ = discourse.at.get(i)
        if (
            id_ is not None
            and discourse.actors[id_].type == "person"
            and self.is_personal(head)
            and i - 1 not in discourse.at
        ):
            return id_
        # "Mayor of London Sadiq Khan": the office, its place, then the name.
        i = head + 2
        if is_title(self.discourse, head) and parse.lower[head + 1 : i] == ["of"] and i in discourse.end:
            id_ = discourse.at.get(discourse.end[i])
            if id_ is not None and discourse.actors[id_].type == "person":
                return id_
        return None

    def is_one_of_them(self, i: int) -> bool:
        """Whether a name stands for one of its people: "a Republican", "a Democrat, Jan Roe"."""
        determiner = determiner_of(self.parse, i)
        return determiner is not None and self.parse.lower[determiner] in {"a", "an"}

    def begins_apposition(self, i: int) -> bool:
        """Whether a name between commas begins here."""
        end = self.discourse.end.get(i)
        return end is not None and end < self.parse.n and self.parse.words[end] == ","

    def is_common(self, i: int) -> bool:
        """Whether a capitalised word is no part of a name: a title, an article, a noun for a person."""
        word = self.parse.lower[i]
        return (
            is_title(self.discourse, i)
            or self.parse.pos[i] in {"DET", "ADP", "PRON"}
            or word in self.lexicon.noun_types
        )

    def may_be_company(self, i: int) -> bool:
        """Whether a noun can be an organisation's: "owner", "airline"."""
        lemma = self.parse.lemma[i].lower()
        return lemma in self.lexicon.owner_nouns or self.lexicon.noun_types.get(lemma) in BODIES

    def is_personal(self, i: int) -> bool:
        """Whether a noun is one of a single person: a title, "a witness"."""
        word = self.parse.lower[i].rstrip(".")
        if word in self.lexicon.titles or word in self.lexicon.title_modifiers or self.parse.pos[i] == "PROPN":
            return True
        return not self.is_plural(i) and self.lexicon.noun_types.get(self.parse.lemma[i].lower()) in {
            "official",
            "group",
        }

    def is_plural(self, i: int) -> bool:
        """Whether a noun is plural, by its tag."""
        return self.parse.tag[i] in {"NNS", "NNPS"}

    def noun(self, empty: Source, head: int, tokens: Tokens) -> Resolved:
        """A source that a noun heads which is no actor's name."""
        parse = self.parse
        if head in self.discourse.people_words:
            return self.people(empty, head)
        determiner = determiner_of(parse, head)
        if determiner is not None and parse.lower[determiner] in {"the", "this"} and not self.is_plural(head):
            id_ = person_with(self.discourse, head) or body_with(self.discourse, head)
            if id_ is not None:
                return self.as_actor(
                    empty, self.discourse.actors[id_], "nominal", f"is what “{parse.words[head]}” describes"
                )
        is_time = parse.words[head] in self.lexicon.time_words
        # "Prosecutors said": a capital that opens the sentence makes no name of a plural noun.
        is_noun = parse.lower[head] in self.lexicon.noun_types or (
            (parse.tag[head] == "NNPS" or head == tokens[0])
            and parse.lower[head].removesuffix("s") in self.lexicon.noun_types
        )
        if parse.pos[head] == "PROPN" and not is_noun and not is_time:
            return self.unknown_name(empty, head, tokens)
        type_ = type_of_noun(parse, head, tokens, self.lexicon)
        if type_ in BODIES:
            body = body_named(parse, head, tokens, self.discourse.at, self.lexicon)
            if body is not None:
                return self.as_body(empty, head, body, type_)
        country = country_of_phrase(parse, head, self.countries)
        reason = anonymity_of(parse, tokens, self.lexicon, self.reported) if type_ in ANONYMOUS else None
        source = replace(empty, type=type_, country=country, anonymity=reason)
        return Resolved(source=source, steps=(f"“{parse.words[head]}” makes it {type_}",))

    def people(self, empty: Source, head: int) -> Resolved:
        """“The Russians said”: the side that the state is; “Russians fear” are any of its people."""
        parse, word = self.parse, self.parse.words[head]
        if head and parse.lower[head - 1] == "the" and (self.is_plural(head) or plural_of(word) is None):
            found = self.as_actor(empty, self.discourse.actors[self.discourse.at[head]], "name", f"is who “{word}” are")
            assert found.source is not None
            return replace(found, source=replace(found.source, type="group"))
        source = replace(empty, type="group", country=self.countries.get(head))
        return Resolved(source=source, steps=(f"“{word}” are people of a state",))

    def as_body(self, empty: Source, head: int, body: Tokens, type_: SourceType) -> Resolved:
        """The source that a name and a noun tell together: "the Verdi union"."""
        name = self.parse.string(body)
        country = country_of_phrase(self.parse, head, self.countries)
        source = replace(empty, type=type_, named=True, name=name, country=country, resolution="name")
        return Resolved(source=source, steps=(f"“{name}” tells which {self.parse.words[head]} it is",))

    def unknown_name(self, empty: Source, head: int, tokens: Tokens) -> Resolved:
        """A name that the name finder did not see: named all the same."""
        parse = self.parse
        described = [self.lexicon.noun_types.get(parse.lemma[i].lower()) for i in appositions_of(parse, head)]
        start, end = head, head + 1
        while start > tokens[0] and parse.words[start - 1][0].isupper() and not self.is_common(start - 1):
            start -= 1
        while end < tokens[1] and parse.pos[end] == "PROPN":
            end += 1
        name = parse.string((start, end))
        type_ = type_of_name(name, self.lexicon)
        # A name of several words without an organisation's word in it is a person's more often than not.
        if any(t in {"official", "group"} for t in described) or (type_ == "unknown" and end - start > 1):
            type_ = "person"
        return Resolved(
            source=replace(empty, type=type_, named=True, name=name, resolution="name"),
            steps=(f"“{name}” is a name of no known party",),
        )

    def pronoun(self, empty: Source, head: int, number: int) -> Resolved:
        """A source that is a pronoun."""
        parse = self.parse
        found = self.pronouns.resolve(head, number)
        if found.actor is not None:
            resolved = self.as_actor(empty, self.discourse.actors[found.actor], "pronoun", found.why)
            assert resolved.source is not None
            return replace(resolved, source=replace(resolved.source, actors=(found.actor, *found.others)))
        if found.noun is not None:
            id_ = self.named(found.noun)
            if id_ is not None:
                return self.as_actor(empty, self.discourse.actors[id_], "pronoun", found.why)
            phrase = (found.noun, found.noun + 1)
            resolved = self.noun(empty, found.noun, phrase)
            assert resolved.source is not None
            source = replace(resolved.source, resolution="pronoun")
            return Resolved(source=source, steps=(f"“{parse.words[found.noun]}” {found.why}", *resolved.steps))
        if found.source is not None:
            other = found.source
            source = replace(
                empty, type=other.type, named=other.named, actor=other.actor, name=other.name, actors=other.actors,
                country=other.country, resolution="pronoun", anonymity=other.anonymity,
            )  # fmt: skip
            return Resolved(source=source, steps=(f"“{other.text}” {found.why}",))
        return Resolved(
            source=replace(empty, type="person" if parse.lower[head] in PERSONAL else "unknown"), steps=(found.why,)
        )

    def as_actor(self, empty: Source, actor: Actor, how: Resolution, why: str) -> Resolved:
        """The source that is a known actor."""
        source = replace(
            empty, type=type_of_actor(actor, self.lexicon), named=True, actor=actor.id, name=actor.name,
            actors=(actor.id,), country=actor.country, resolution=how,
        )  # fmt: skip
        return Resolved(source=source, steps=(f"{actor.name} {why}",))
