"""The source of a record, once it is known who it is."""

from __future__ import annotations

from dataclasses import replace

from claimx.extraction.findings import Resolved
from claimx.extraction.party.bodies import Body
from claimx.extraction.party.pronouns import Antecedent
from claimx.extraction.party.source_phrase import make_source
from claimx.lexicons.names import Form
from claimx.records import Actor, Mention, Source, SourceType, mention
from claimx.syntax import Parse


def as_outlet(words: Mention, form: Form) -> Resolved:
    """A news outlet that the name finder did not see, since a common word is its name: "Time reported"."""
    source = make_source(words, "media", name=form.name, country=form.country, resolution="name")
    return Resolved(source=source, steps=(f"“{words.text}” is the name of a news outlet",))


def as_body(parse: Parse, words: Mention, head: int, body: Body, type_: SourceType) -> Resolved:
    """The source that a name and a noun tell together: "the Verdi union"."""
    source = make_source(words, type_, name=body.name, country=body.country, resolution="name")
    return Resolved(source=source, steps=(f"“{body.name}” tells which {parse.words[head]} it is",))


def as_body_before(parse: Parse, words: Mention, head: int, body: Body, type_: SourceType) -> Resolved:
    """The source that takes up a body told before: "the ministry"."""
    noun = parse.words[head]
    source = make_source(
        words, type_, name=body.name, country=body.country, resolution="nominal",
        antecedent=mention(parse.text, *parse.chars(body.tokens)),
    )  # fmt: skip
    return Resolved(source=source, steps=(f"“{noun}” takes up {body.name}",))


def as_another(parse: Parse, words: Mention, other: Source, found: Antecedent) -> Resolved:
    """The source that another attribution has too."""
    own = mention(parse.text, other.start, other.end)
    source = replace(
        other, start=words.start, end=words.end, text=words.text, resolution="pronoun",
        antecedent=fuller(words, other.antecedent or own),
    )  # fmt: skip
    return Resolved(source=source, steps=(f"“{other.text}” {found.why}",))


def name_before(parse: Parse, source: Mention, actor: Actor) -> Mention:
    """The name that a reader has in mind: the last before the source that is written in full, else the first."""
    names = [m for m in actor.mentions if m.kind == "name"]
    before = [m for m in names if m.start < source.start]
    found = next((m for m in reversed(before) if m.text == actor.name), before[-1] if before else names[0])
    return mention(parse.text, found.start, found.end)


def fuller(source: Mention, found: Mention) -> Mention | None:
    """The antecedent, unless the source's own words hold it."""
    return None if found.start < source.end and source.start < found.end else found
