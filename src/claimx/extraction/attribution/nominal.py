"""Attribution by nouns and adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import is_party, source_of, source_span
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    Tokens,
    clausal_complement_of,
    clause_of_noun,
    complementizer_of,
    copula_of,
    descendants,
    is_infinitive,
    obliques_of,
    open_complement_of,
    possessor_of,
    preposition_of,
    preposition_token_of,
    role_of,
    subject_of,
)

LONGEST_CUE = 6


@rule("attribution.nominal")
def nominal(ctx: Context) -> Iterator[Attribution]:
    """The claim that the vote was stolen; her belief that help would come; he issued a statement saying that …

    A noun of saying or thinking with its clause; its source is the possessor, or the subject of its verb.
    """
    parse = ctx.parse
    for i, lemma in ctx.nouns:
        class_ = ctx.cues.nouns.get(lemma)
        if class_ is None:
            continue
        head = clause_of_noun(parse, i)
        if head is None or head < i or not _reports(ctx, head, class_):
            continue
        source, start = _owner(ctx, i)
        if source is None and is_infinitive(parse, head):
            continue  # "plans to build a dam": nobody's
        cue = (start, i + 1)
        found = build(
            ctx,
            i=i,
            lemma=parse.lemma[i],
            class_=class_,
            cue=cue,
            source=source,
            source_tokens=_owner_span(ctx, source, i),
            content=[k for k in descendants(parse, head) if k > i],
            predicate=head,
        )
        if found:
            yield found


def _reports(ctx: Context, head: int, class_: CueClass) -> bool:
    """A that-clause, or an infinitive after a noun of intention or wish."""
    parse = ctx.parse
    mark = complementizer_of(parse, head)
    if mark is None:
        return False
    if parse.lower[mark] == "that":
        return subject_of(parse, head, shared=False) is not None
    return class_ in {"intend", "want"} and is_infinitive(parse, head)


def _owner(ctx: Context, i: int) -> tuple[int | None, int]:
    """The source of a nominal cue and where the cue begins: possessor, or subject of its light verb."""
    parse = ctx.parse
    owner = possessor_of(parse, i)
    if owner is not None:
        return owner, i
    by = next((o for o in obliques_of(parse, i) if preposition_of(parse, o) in {"by", "from", "among"}), None)
    if by is not None:
        return by, i
    verb = parse.head[i]
    if role_of(parse, i) == "object" and parse.lemma[verb].lower() in ctx.cues.light_verbs and i - verb < 6:
        return source_of(ctx, verb), cue_span(ctx, verb)[0]
    return None, i


def _owner_span(ctx: Context, owner: int | None, i: int) -> Tokens | None:
    if owner is None:
        return None
    parse = ctx.parse
    s, e = source_span(ctx, owner, cue=i)
    if parse.words[e - 1] in {"'s", "’s", "'", "’"} and e - 1 > s:
        e -= 1
    return s, e


@rule("attribution.noun-phrase")
def noun_phrase_cue(ctx: Context) -> Iterator[Attribution]:
    """His criticism of the budget split the party; their call for talks went unheard.

    A noun of saying or judging with its owner and the preposition of what is said.
    """
    parse = ctx.parse
    for i, lemma in ctx.nouns:
        class_ = ctx.cues.nouns.get(lemma) or ctx.cues.stances.get(lemma)
        owner = possessor_of(parse, i)
        if class_ is None or owner is None or not is_party(ctx, owner) or i + 1 >= parse.n:
            continue
        if (lemma, parse.lower[i + 1]) not in ctx.cues.noun_frames:
            continue
        said = next((o for o in obliques_of(parse, i) if preposition_token_of(parse, o) == i + 1), None)
        if said is None or parse.lower[said] in ctx.cues.times:
            continue
        found = build(
            ctx,
            i=i,
            lemma=lemma,
            class_=class_,
            cue=(i, i + 2),
            source=owner,
            source_tokens=_owner_span(ctx, owner, i),
            content=[k for k in descendants(parse, said) if k > i + 1],
            predicate=said,
        )
        if found:
            yield found


@rule("attribution.light-verb")
def light_verb(ctx: Context) -> Iterator[Attribution]:
    """Aid agencies have raised concerns about the camps; the mayor voiced support for the strike.

    A verb without a sense of its own, a noun of saying or thinking as its object, and the noun's preposition.
    """
    parse = ctx.parse
    for i, lemma in ctx.nouns:
        class_ = ctx.cues.nouns.get(lemma) or ctx.cues.stances.get(lemma)
        verb = parse.head[i]
        if class_ is None or not 0 < i - verb < LONGEST_CUE or role_of(parse, i) != "object":
            continue
        light = parse.lemma[verb].lower()
        if light not in ctx.cues.light_verbs and light not in ctx.cues.drawing_verbs:
            continue
        source = source_of(ctx, verb)
        if source is None:
            continue
        for o in sorted((*obliques_of(parse, i), *obliques_of(parse, verb))):
            preposition = preposition_token_of(parse, o)
            if preposition != i + 1:
                continue
            found = _with_light_verb(ctx, i, verb, class_, source, o)
            if found:
                yield found
            break


def _with_light_verb(ctx: Context, i: int, verb: int, class_: CueClass, source: int, o: int) -> Attribution | None:
    """ "Drew criticism from Y": Y is the source and the subject the content; else the subject is the source."""
    parse = ctx.parse
    word, lemma = parse.lower[i + 1], parse.lemma[verb].lower()
    cue = (cue_span(ctx, verb)[0], i + 2)
    if word == "from" and lemma in ctx.cues.drawing_verbs:
        giver, tokens = o, source_span(ctx, o, cue=i + 1)
        content = list(range(*source_span(ctx, source, cue=verb)))
        head = source
    elif word in ctx.cues.noun_prepositions and lemma not in ctx.cues.drawing_verbs:
        giver, tokens = source, source_span(ctx, source, cue=verb)
        content = [k for k in descendants(parse, o) if k > i + 1]
        head = o
    else:
        return None
    if not is_party(ctx, giver):
        return None
    return build(
        ctx,
        i=i,
        lemma=parse.lemma[i],
        class_=class_,
        cue=cue,
        source=giver,
        source_tokens=tokens,
        content=content,
        predicate=head,
    )


@rule("attribution.copular-noun")
def copular_noun(ctx: Context) -> Iterator[Attribution]:
    """Her hope is that the school will reopen.

    A noun of saying or thinking as the subject of "be" with a clause.
    """
    parse = ctx.parse
    for i, noun in ctx.nouns:
        class_ = ctx.cues.nouns.get(noun)
        if class_ is None or role_of(parse, i) != "subject":
            continue
        verb = parse.head[i]
        head = clausal_complement_of(parse, verb) if parse.lemma[verb] == "be" else None
        mark = complementizer_of(parse, verb)
        if head is None and copula_of(parse, verb) is not None and mark is not None and mark > i:
            head = verb
        if head is None or head < i:
            continue
        owner = possessor_of(parse, i)
        content = [k for k in descendants(parse, head) if k > i and k != copula_of(parse, head)]
        found = build(
            ctx,
            i=i,
            lemma=parse.lemma[i],
            class_=class_,
            cue=(i, i + 1),
            source=owner,
            source_tokens=_owner_span(ctx, owner, i),
            content=content,
            predicate=head,
        )
        if found:
            yield found


@rule("attribution.adjectival", wilful=True)
def adjectival(ctx: Context) -> Iterator[Attribution]:
    """Officials are confident that the dam will hold; residents were angry about the delay.

    A predicate adjective of belief, feeling or intent with a clause, an infinitive or its preposition.
    """
    parse = ctx.parse
    for i in [k for k, lower in enumerate(parse.lower) if lower in ctx.cues.adjectives]:
        if parse.pos[i] not in {"ADJ", "VERB"}:
            continue
        class_ = ctx.cues.adjectives[parse.lower[i]]
        copula = copula_of(parse, i)
        if copula is None and not (parse.pos[i] == "VERB" and parse.tag[i] == "VBN"):
            continue
        source = source_of(ctx, i)
        if source is None or parse.lower[source] in ctx.cues.expletive:
            continue
        head = clausal_complement_of(parse, i)
        cue_end, content = i, []
        if head is None:
            to = open_complement_of(parse, i)
            if to is not None and is_infinitive(parse, to):
                head = to
        if head is not None:
            content = descendants(parse, head)
        else:
            for o in obliques_of(parse, i):
                if (
                    o > i
                    and preposition_of(parse, o) in ctx.cues.adjective_prepositions
                    and parse.lower[i + 1] == preposition_of(parse, o)
                ):
                    head, cue_end = o, i + 1
                    content = [k for k in descendants(parse, o) if k > i + 1]
                    break
        if head is None or head < i:
            continue
        found = build(
            ctx,
            i=i,
            lemma=parse.lower[i],
            class_=class_,
            cue=cue_span(ctx, i, last=cue_end),
            source=source,
            content=content,
            predicate=head,
        )
        if found:
            yield found
