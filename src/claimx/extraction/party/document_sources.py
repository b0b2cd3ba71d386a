"""Sources that are documents or polls, and the named ones that later nouns take up: "the statement added"."""

from __future__ import annotations

from dataclasses import replace

from claimx.extraction.findings import Resolved
from claimx.extraction.party.discourse import Discourse
from claimx.extraction.party.documents import is_taken_up, name_of_document, nouns_before
from claimx.extraction.party.source_name import DOCUMENTS
from claimx.extraction.party.source_phrase import make_source
from claimx.extraction.party.source_type import country_of_phrase, type_of_actor, type_of_noun
from claimx.records import Mention, Source, SourceType, mention
from claimx.syntax import Tokens, noun_phrase, obliques_of


class DocumentSources:
    """One article's documents and polls, in the order in which they are met."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.parse, self.lexicon = discourse.parse, discourse.lexicon
        self.last: dict[str, Source] = {}  # the last one with a name, by its noun

    def resolved(self, words: Mention, head: int, tokens: Tokens, type_: SourceType) -> Resolved:
        """A document or poll, named where it carries a name or takes up one that did."""
        noun, lemma = self.parse.words[head], self.parse.lemma[head].lower()
        country = country_of_phrase(self.parse, head, self.discourse.countries)
        name = name_of_document(self.discourse, head, tokens)
        if name is not None:
            type_ = "media" if self.is_outlet(lemma, name) else type_
            source = make_source(words, type_, name=name, country=country, resolution="name")
            self.keep(lemma, source)
            return Resolved(source=source, steps=(f"“{name}” tells which {noun} it is",))
        before = self.before(head, lemma) if is_taken_up(self.discourse, head) else None
        if before is not None:
            own = mention(self.parse.text, before.start, before.end)
            source = replace(
                before, start=words.start, end=words.end, text=words.text, resolution="nominal", antecedent=own
            )
            return Resolved(source=source, steps=(f"“{noun}” is the {noun} of {before.name}",))
        if is_taken_up(self.discourse, head) and lemma in self.lexicon.news_nouns and self.is_of_media(head, lemma):
            type_ = "media"  # "Media reports said … the reports"
        return Resolved(source=make_source(words, type_, country=country), steps=(f"“{noun}” makes it {type_}",))

    def is_of_media(self, head: int, lemma: str) -> bool:
        """Whether the last of the same nouns right before is of news outlets."""
        before = next(nouns_before(self.parse, head, lemma), None)
        if before is None:
            return False
        phrase = noun_phrase(self.parse, before, clauses=False)
        return type_of_noun(self.parse, before, phrase, self.lexicon) == "media"

    def is_outlet(self, lemma: str, name: str) -> bool:
        """Whether a site or a report is a news outlet's: "the Nordia Post website", not "the agency's website"."""
        if self.lexicon.references.get(lemma) != "media" and lemma not in self.lexicon.news_nouns:
            return False
        makers = (actor for actor in self.discourse.actors.values() if actor.name == name)
        return any(type_of_actor(actor, self.lexicon) == "media" for actor in makers)

    def remember(self, source: Source | None, cue: int) -> None:
        """The document in which a source says what it says: "The agency said in a statement", "the statement added"."""
        if source is None or source.type in DOCUMENTS:
            return
        for i in obliques_of(self.parse, cue):
            lemma = self.parse.lemma[i].lower()
            if self.lexicon.noun_types.get(lemma) != "document":
                continue
            name = name_of_document(self.discourse, i, noun_phrase(self.parse, i, clauses=False)) or source.name
            if name is None:
                self.last.pop(lemma, None)
            else:
                words = mention(self.parse.text, *self.parse.chars((i, i + 1)))
                self.keep(lemma, make_source(words, "document", name=name))

    def keep(self, lemma: str, source: Source) -> None:
        """Take down the last named document of a noun; what a poll found goes by other nouns as well."""
        nouns = (lemma, *self.lexicon.result_nouns) if source.type == "poll" else (lemma,)
        self.last.update(dict.fromkeys(nouns, source))

    def before(self, head: int, lemma: str) -> Source | None:
        """The last document of that noun with a name: a source, or one spoken of in the sentences right before."""
        if lemma in self.last:
            return self.last[lemma]
        for noun in nouns_before(self.parse, head, lemma):
            phrase = noun_phrase(self.parse, noun, clauses=False)
            name = name_of_document(self.discourse, noun, phrase)
            if name is not None:
                type_ = type_of_noun(self.parse, noun, phrase, self.lexicon)
                return make_source(mention(self.parse.text, *self.parse.chars(phrase)), type_, name=name)
        return None
