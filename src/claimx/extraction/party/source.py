"""Sources resolved one after the other, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.extraction.findings import Attribution, Resolved
from claimx.extraction.party.anonymity import anonymity_of
from claimx.extraction.party.bodies import body_at, body_before, place_told
from claimx.extraction.party.document_sources import DocumentSources
from claimx.extraction.party.forces import Forces
from claimx.extraction.party.mentions import Parties
from claimx.extraction.party.pronouns import PRONOUNS, Antecedent, Pronouns
from claimx.extraction.party.source_body import BODIES
from claimx.extraction.party.source_head import head_of_source, heads_of_source
from claimx.extraction.party.source_name import DOCUMENTS, listed_names, name_of, without_no_party
from claimx.extraction.party.source_phrase import Phrase, make_source
from claimx.extraction.party.source_record import as_another, as_body, as_body_before, as_outlet, fuller, name_before
from claimx.extraction.party.source_type import (
    PERSONAL,
    country_of_phrase,
    type_of_actor,
    type_of_name,
    type_of_noun,
)
from claimx.extraction.party.titles import is_plural
from claimx.extraction.party.unknown_names import (
    are_initials,
    is_unknown_name,
    name_behind,
    type_behind,
    type_beside,
    unknown_name,
    with_initials,
)
from claimx.lexicons.names import plural_of
from claimx.records import Actor, Mention, Resolution, SourceType, mention
from claimx.syntax import Tokens, determiner_of, noun_phrase

BOTH = "both"
# Pronouns of one, beside a name: "he and Ana Roe".
PAIRED = frozenset({"he", "she"})
SEVERAL = frozenset({"they", "them", "themselves"})
ANONYMOUS = frozenset({"official", "person", "group", "unknown"})


def resolve_sources(parties: Parties, attributions: tuple[Attribution, ...]) -> tuple[Resolved, ...]:
    """The source of each attribution, parallel to them; no source where the attribution names none."""
    if not attributions:
        return ()
    resolver = Resolver(parties, attributions)
    quoted = resolver.discourse.quoted
    heads = [a.cue_head if a.source_head is None else a.source_head for a in attributions]
    # Sources within quotations come last, since they may mean whoever is quoted; labels of a transcript come first.
    turns = resolver.trail.speeches.turns
    for number in sorted(range(len(attributions)), key=lambda n: (n not in turns, heads[n] in quoted, heads[n], n)):
        found, tokens = resolver.resolved(number), attributions[number].source
        resolver.done[number] = without_no_party(found, tokens, resolver.parse, resolver.lexicon)
        resolver.documents.remember(resolver.done[number].source, attributions[number].cue_head)
    return tuple(resolver.done[number] for number in range(len(attributions)))


class Resolver:
    """One article's sources; later ones are resolved with what earlier ones were found to be."""

    def __init__(self, parties: Parties, attributions: Sequence[Attribution]) -> None:
        self.trail = parties.trail
        self.discourse = parties.trail.discourse
        self.parse, self.lexicon = self.discourse.parse, self.discourse.lexicon
        self.attributions = attributions
        self.done: dict[int, Resolved] = {}
        self.documents = DocumentSources(self.discourse)
        self.forces = Forces(self.discourse)
        self.pronouns = Pronouns(attributions, self.trail, self.done)
        self.outlets = frozenset(self.reporters())

    def reporters(self) -> Iterator[str]:
        """The organisations that nobody knows and that "reported" what somebody did: news outlets. No letters alone.

        "Reported a loss" is told by no outlet.
        """
        discourse = self.discourse
        for each in self.attributions:
            head = each.source_head
            if head is None or head not in discourse.at or each.tier != "reporting":
                continue
            if self.parse.lemma[each.cue_head] in self.lexicon.clues["reporting"]:
                name = discourse.actors[discourse.at[head]].name
                if " " not in name and not name.isupper():
                    yield discourse.at[head]

    def resolved(self, number: int) -> Resolved:
        """The source of one attribution."""
        attribution = self.attributions[number]
        tokens, head = attribution.source, attribution.source_head
        if tokens is None or head is None or tokens[0] >= tokens[1]:
            return Resolved(source=None)
        words = mention(self.parse.text, *self.parse.chars(tokens))
        head = head_of_source(self.discourse, head, tokens)
        heads = heads_of_source(self.discourse, head, tokens)
        named = [name_of(Phrase(self.discourse, tokens, i)) for i in heads]
        if any(named):
            return self.as_named(words, heads, named)
        listed = listed_names(Phrase(self.discourse, tokens, head))
        if listed:
            return self.as_actor(words, listed, "name", "is named")
        if self.parse.lower[head] in PRONOUNS and self.parse.pos[head] not in {"NOUN", "PROPN"}:
            return self.pronoun(words, head)
        return self.noun(words, head, tokens, number)

    def as_named(self, words: Mention, heads: Sequence[int], named: Sequence[str | None]) -> Resolved:
        """The source of names, and of whom a pronoun beside one means: "he and Ana Roe"."""
        ids, how = [], dict[str, Resolution]()
        for i, name in zip(heads, named, strict=True):
            is_pronoun = name is None and self.parse.lower[i] in PAIRED
            found = self.pronouns.resolve(i).actor if is_pronoun else name
            if found is not None:
                ids.append(found)
                how.setdefault(found, "pronoun" if is_pronoun else "name")
        return self.as_actor(
            words, ids, how[ids[0]], "is named" if how[ids[0]] == "name" else "is whom a pronoun stands for"
        )

    def noun(self, words: Mention, head: int, tokens: Tokens, number: int | None = None) -> Resolved:
        """A source that a noun heads which is no actor's name; words on anonymity don't reach over cue and content."""
        said = self.attributions[number] if number is not None else None
        stops = (said.cue[0], *(piece[0] for piece in said.content)) if said is not None else ()
        described = self.described(head)
        if described is not None:
            return self.as_actor(words, [described], "nominal", f"is what “{self.parse.words[head]}” describes")
        place = place_told(self.discourse, head)
        if place is not None:
            return self.as_actor(words, [place], "name", f"is the {self.parse.lemma[head].lower()}")
        if head in self.discourse.people_words:
            return self.people(words, head)
        outlet = self.lexicon.form(self.parse.words[head])
        if outlet is not None and outlet.kind == "outlet":
            return as_outlet(words, outlet)
        if is_unknown_name(self.parse, head, tokens, self.lexicon):
            return self.unknown_party(words, head, tokens, number)
        type_ = type_of_noun(self.parse, head, tokens, self.lexicon)
        if number is not None and self.parse.lower[tokens[0]] == BOTH:
            found = self.pronouns.both(head)
            if found is not None and self.may_be(head, type_, found):
                return self.of_antecedent(words, found) or Resolved(source=make_source(words, "unknown"))
        told = self.told_name(words, head, tokens) or self.told_body(words, head, tokens, type_)
        if told is not None:
            return told
        if type_ in DOCUMENTS:
            return self.documents.resolved(words, head, tokens, type_)
        country = country_of_phrase(self.parse, head, self.discourse.countries)
        reason = anonymity_of(self.parse, tokens, self.lexicon, stops) if type_ in ANONYMOUS else None
        source = make_source(words, type_, country=country, anonymity=reason)
        return Resolved(source=source, steps=(f"“{self.parse.words[head]}” makes it {type_}",))

    def told_name(self, words: Mention, head: int, tokens: Tokens) -> Resolved | None:
        """The party that a noun goes before as a title does, and that the name finder did not see."""
        behind = name_behind(self.parse, head, tokens)
        if behind is None or behind[0] in self.discourse.at:
            return None
        type_, name = type_behind(self.parse, behind, self.lexicon), self.parse.string(behind)
        if type_ in DOCUMENTS:
            return None
        source = make_source(words, type_, name=name, resolution="name")
        return Resolved(source=source, steps=(f"“{name}” is which {self.parse.words[head]} it is",))

    def told_body(self, words: Mention, head: int, tokens: Tokens, type_: SourceType) -> Resolved | None:
        """The body that a noun tells with its name, or that it takes up."""
        if type_ not in BODIES:
            return None
        body = body_at(self.discourse, head, tokens)
        if body is not None:
            return as_body(self.parse, words, head, body, type_)
        force = self.forces.meant(head)
        if force is not None and force.actor is not None:
            why = f"is the one that “{self.parse.words[head]}” can be"
            return self.as_actor(words, [force.actor], "nominal", why)
        before = body_before(self.discourse, head) if force is None else force.body
        return as_body_before(self.parse, words, head, before, type_) if before is not None else None

    def may_be(self, head: int, type_: SourceType, found: Antecedent) -> bool:
        """Whether a noun for bodies stands for none that is a person: "both nations" are not Roe and Holm."""
        id_ = found.actor if found.source is None else found.source.actor
        of_bodies = type_ in BODIES or self.parse.lemma[head] in self.lexicon.state_nouns
        return not of_bodies or id_ is None or self.discourse.actors[id_].type != "person"

    def described(self, head: int) -> str | None:
        """The actor whom "the minister" or "the company" describes."""
        if head in self.trail.described:
            return self.trail.described[head]
        person = self.trail.meant.get(head)
        return person.actor if person is not None else None

    def people(self, words: Mention, head: int) -> Resolved:
        """“The Russians said”: the side that the state is; “Russians fear” are any of its people."""
        word = self.parse.words[head]
        is_side = self.parse.lower[head - 1] == "the"
        if is_side and (is_plural(self.parse, head) or plural_of(word) is None):
            return self.as_actor(words, [self.discourse.at[head]], "name", f"is who “{word}” are", type_="group")
        is_one = determiner_of(self.parse, head) is not None and not word.endswith("s")
        type_: SourceType = "person" if is_one and plural_of(word) is not None else "group"
        source = make_source(words, type_, country=self.discourse.countries.get(head))
        return Resolved(source=source, steps=(f"“{word}” is of a state or a party",))

    def unknown_party(self, words: Mention, head: int, tokens: Tokens, number: int | None) -> Resolved:
        """A name that the name finder did not see, named all the same: initials before a turn, or whatever else."""
        letters = self.parse.words[head]
        if number in self.trail.speeches.turns and are_initials(letters):
            people = with_initials(letters, self.discourse.actors.values())
            if len(people) == 1:
                return self.as_actor(words, [people[0].id], "name", "has these first letters")
            source = make_source(words, "person", name=letters, resolution="name")
            return Resolved(source=source, steps=(f"“{letters}” is who speaks",))
        name = unknown_name(self.parse, head, tokens, self.lexicon)
        type_ = type_beside(self.parse, head, name, self.lexicon)
        if type_ == "unknown" and number in self.trail.speeches.turns:
            type_ = "person"  # "Park: It stays open."
        return Resolved(
            source=make_source(words, type_, name=name, resolution="name"),
            steps=(f"“{name}” is a name of no known party",),
        )

    def pronoun(self, words: Mention, head: int) -> Resolved:
        """A source that is a pronoun."""
        found = self.pronouns.resolve(head)
        resolved, word = self.of_antecedent(words, found), self.parse.lower[head]
        if resolved is not None and resolved.source is not None:
            is_open = resolved.source.type == "unknown" and word in SEVERAL
            return replace(resolved, source=replace(resolved.source, type="group")) if is_open else resolved
        type_: SourceType = "person" if word in PERSONAL else "group" if word in SEVERAL else "unknown"
        return Resolved(source=make_source(words, type_), steps=(found.why,))

    def of_antecedent(self, words: Mention, found: Antecedent) -> Resolved | None:
        """The source that a pronoun's antecedent is; None where it has none."""
        if found.actor is not None:
            return self.as_actor(words, [found.actor, *found.others], "pronoun", found.why)
        if found.noun is not None:
            return self.of_noun(words, found.noun, found)
        if found.source is not None:
            return as_another(self.parse, words, found.source, found)
        return None

    def of_noun(self, words: Mention, noun: int, found: Antecedent) -> Resolved:
        """The source that the noun is which a pronoun stands for."""
        id_ = name_of(Phrase(self.discourse, (noun, self.parse.n), noun))
        if id_ is not None:
            return self.as_actor(words, [id_], "pronoun", found.why)
        start = noun_phrase(self.parse, noun, clauses=False)[0]
        resolved = self.noun(words, noun, (start, noun + 1))
        assert resolved.source is not None
        phrase = noun_phrase(self.parse, noun, clauses=False)
        antecedent = fuller(words, mention(self.parse.text, *self.parse.chars(phrase)))
        source = replace(resolved.source, resolution="pronoun", antecedent=antecedent)
        return Resolved(source=source, steps=(f"“{self.parse.words[noun]}” {found.why}", *resolved.steps))

    def as_actor(
        self, words: Mention, ids: Sequence[str], how: Resolution, why: str, *, type_: SourceType | None = None
    ) -> Resolved:
        """The source that is a known actor, or several."""
        actor = self.discourse.actors[ids[0]]
        source = make_source(
            words, type_ or self.type_as_told(actor), name=actor.name,
            actors=tuple(dict.fromkeys(ids)), country=actor.country, resolution=how,
            antecedent=None if how == "name" else fuller(words, name_before(self.parse, words, actor)),
        )  # fmt: skip
        return Resolved(source=source, steps=(f"{actor.name} {why}",))

    def type_as_told(self, actor: Actor) -> SourceType:
        """The type of an actor, by what the article calls it where nothing else tells: "the daily Novaluz"."""
        type_ = type_of_actor(actor, self.lexicon)
        if type_ != "organisation" or actor.key is not None or type_of_name(actor.name, self.lexicon) != "unknown":
            return type_
        return self.discourse.told.get(actor.id) or ("media" if actor.id in self.outlets else type_)
