"""Attribution by nouns of saying and thinking."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.complements import lacks_object
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Whole
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.source import source_of
from claimx.extraction.attribution.whose_infinitive import first_to, made_to
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    adverbial_clauses,
    clausal_complement_of,
    clause_of_noun,
    complementizer_of,
    determiner_of,
    is_infinitive,
    is_relative_clause,
    link_of,
    objects_of,
    oblique_of,
    obliques_of,
    possessor_of,
    preposition_of,
    preposition_token_of,
    role_of,
    subjects_of,
)

LONGEST_CUE = 6
PLACES = frozenset({"GPE", "LOC", "FAC"})


@rule("attribution.nominal")
def nominal(ctx: Context) -> Iterator[Match]:
    """The claim that the vote was stolen; her belief that help would come; he issued a statement saying that …

    A noun of saying or thinking with its clause; its source is the possessor, or the subject of its verb.
    """
    for noun, lemma, class_ in ctx.nouns:
        head = _clause_of(ctx, noun)
        if head is None or not (_reports(ctx, head, class_) or _reports_without_that(ctx, noun, head, class_)):
            continue
        source, first = owner_of(ctx, noun)
        infinitive = is_infinitive(ctx.parse, head)
        if source is None:
            source = whose(ctx, noun)
        nobodys = infinitive or lemma in ctx.cues.thoughts  # "plans to build a dam", "the idea that"
        if source is not None or not nobodys:
            yield of_noun(ctx, noun, class_, source, head, first=first)


def _clause_of(ctx: Context, noun: int) -> int | None:
    """The clause of a noun, or the infinitive that the tree hung on its light verb: "made an appeal to X to stay"."""
    parse, verb = ctx.parse, ctx.parse.head[noun]
    head = clause_of_noun(parse, noun)
    if head is None and parse.lemma[verb].lower() in ctx.cues.light_verbs:
        head = next((c for c in adverbial_clauses(parse, verb) if c > noun), None)
    if head is None:
        head = next((c for c in parse.children[noun] if _is_whole(ctx, c)), None)
    return _clause_behind_time(ctx, noun) if head is None else head


def _is_whole(ctx: Context, clause: int) -> bool:
    """Whether what the tree takes for a relative clause has a subject that is no relative pronoun."""
    own = subjects_of(ctx.parse, clause)
    return is_relative_clause(ctx.parse, clause) and bool(own) and not any(ctx.is_relative(s) for s in own)


def _clause_behind_time(ctx: Context, noun: int) -> int | None:
    """The clause that a time parts from its noun: "his announcement early Friday [that he would quit]"."""
    parse, times, openers = ctx.parse, ctx.cues.times, ctx.cues.circumstance_openers
    words = parse.lower[noun + 1 : min(noun + LONGEST_CUE, ctx.sentence(noun)[1])]
    that = next((k for k, word in enumerate(words, noun + 1) if word not in times and word not in openers), noun)
    clause = parse.head[that]
    return clause if noun + 1 < that < clause else None


def of_noun(
    ctx: Context,
    noun: int,
    class_: CueClass,
    source: int | None,
    head: int,
    *,
    first: int | None = None,
    last: int = -1,
) -> Match:
    """The match of a noun whose content is all that hangs on a head."""
    return Match(
        cue=noun,
        lemma=ctx.parse.lemma[noun],
        class_=class_,
        first=first,
        last=max(last, noun),
        source=source,
        content=(Whole(head),),
        predicate=head,
    )


def _reports(ctx: Context, head: int, class_: CueClass) -> bool:
    """A that-clause, or an infinitive after a noun of intention or wish."""
    parse = ctx.parse
    mark = complementizer_of(parse, head)
    if mark is None:
        return False
    if parse.lower[mark] == "that":
        return not lacks_object(ctx, head)
    return class_ in {"intend", "want"} and is_infinitive(parse, head)


def _reports_without_that(ctx: Context, noun: int, head: int, class_: CueClass) -> bool:
    """Whether a clause without "that" wants nothing the noun could be: "amid claims [he lied]", not "claims [he made]".

    Behind a bare noun, or one of opinion where it has its object.
    """
    parse, own = ctx.parse, subjects_of(ctx.parse, head)
    if not own or parse.edges[own[0]][0] != noun + 1:
        return False
    if any(ctx.is_relative(k) for k in range(noun + 1, head)) or parse.lemma[head] in ctx.cues.light_verbs:
        return False
    bare = determiner_of(parse, noun) is None and possessor_of(parse, noun) is None and parse.tag[noun] == "NNS"
    opinion, whole = class_ in {"assert", "believe"}, bool(objects_of(parse, head))
    told = (opinion and (bare or whole)) or (class_ == "neutral" and bare and whole)
    return told and not lacks_object(ctx, head)


def owner_of(ctx: Context, noun: int) -> tuple[int | None, int | None]:
    """The source of a nominal cue: its possessor, or the subject of its light verb, with which the cue begins."""
    parse = ctx.parse
    owner = possessor_of(parse, noun)
    if owner is None:
        owner = next((o for o in obliques_of(parse, noun) if preposition_of(parse, o) in {"by", "from", "among"}), None)
    if ctx.label_of(noun - 1) == "ORG" and parse.head[noun - 1] == noun:
        owner = noun - 1  # "a Marl Bank report that …"
    if owner is not None:
        return owner, None
    verb = parse.head[noun]
    if role_of(parse, noun) != "object":
        return None, None
    if parse.lemma[verb].lower() in ctx.cues.drawing_verbs:  # "got word from X that …"
        return oblique_of(parse, verb, "from"), None
    light = _is_light(ctx, verb)
    return (source_of(ctx, verb), verb) if light else (None, None)


def whose(ctx: Context, noun: int) -> int | None:
    """Who says or means to do what a noun tells: "the plan of [the council] to close it"; not "criticism of [him]"."""
    parse = ctx.parse
    if preposition_of(parse, noun) == "at":
        return None  # "quit at the request of the mayor to rest"
    if parse.lemma[noun].lower() in ctx.cues.about_others:
        return None
    beside = (o for o in obliques_of(parse, noun) if preposition_of(parse, o) == "of")
    return next((o for o in beside if is_party(ctx, o)), None)


def _is_light(ctx: Context, verb: int) -> bool:
    """Whether a verb without a sense of its own tells what was done: "made a claim"."""
    return ctx.parse.lemma[verb].lower() in ctx.cues.light_verbs and not is_to_come(ctx, verb)


def is_to_come(ctx: Context, verb: int) -> bool:
    """Whether a verb tells what for, or what somebody has time to do: "has a week [to release] plans for a vote"."""
    parse = ctx.parse
    purpose = is_infinitive(parse, verb) and link_of(parse, verb) in {"adverbial", "noun clause"}
    return purpose and first_to(ctx, verb) is None and made_to(ctx, verb) is None


@rule("attribution.arriving-noun", wilful=True)
def arriving_noun(ctx: Context) -> Iterator[Match]:
    """News came from the palace that the queen had fallen ill.

    A noun of saying that arrives, from whom it comes, and its clause.
    """
    parse = ctx.parse
    for noun, _, class_ in ctx.nouns:
        verb = parse.head[noun]
        if parse.lemma[verb].lower() not in ctx.cues.arriving_verbs:
            continue
        head = clausal_complement_of(parse, verb)
        sender = oblique_of(parse, verb, "from")
        if head is None or sender is None:
            continue
        if ctx.label_of(sender) not in PLACES:  # "news came from Leeds": where it comes from
            yield of_noun(ctx, noun, class_, sender, head, last=verb)


@rule("attribution.noun-phrase")
def noun_phrase_cue(ctx: Context) -> Iterator[Match]:
    """His criticism of the budget split the party; their call for talks went unheard.

    A noun of saying or judging with its owner and the preposition of what is said.
    """
    parse = ctx.parse
    for noun, lemma, class_ in ctx.nouns:
        owner = possessor_of(parse, noun)
        if owner is None:
            continue
        if _reads(ctx, noun):
            continue  # "her statement on the strike read: “…”": what it says comes behind
        if (lemma, *parse.lower[noun + 1 : noun + 2]) not in ctx.cues.noun_frames:
            continue  # "his trip to the coast": not the noun with the preposition of what it says, as in "his view of"
        beside = (o for o in obliques_of(parse, noun) if preposition_token_of(parse, o) == noun + 1)
        said = next((o for o in beside if parse.lower[o] not in ctx.cues.times), None)
        if said is not None:
            yield of_noun(ctx, noun, class_, owner, said, last=noun + 1)


def _reads(ctx: Context, noun: int) -> bool:
    """Whether the verb of a document tells what it says word for word."""
    verb = ctx.parse.head[noun]
    entries = (entry for entry in ctx.verbs_at(verb) if ctx.particle_end(verb, entry) is not None)
    return role_of(ctx.parse, noun) == "subject" and any("quotation" in entry.frames for entry in entries)
