"""Attribution by verbs of judgement and report whose content is a noun, a predicate or a phrase."""

from __future__ import annotations

from claimx.extract.attribution.context import RELATIVE, Context
from claimx.extract.attribution.spans import (
    extended,
    of_verb,
    through,
    with_source,
)
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    Tokens,
    adverbial_clauses,
    clause_of_noun,
    complementizer_of,
    descendants,
    is_infinitive,
    is_passive,
    object_of,
    objects_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    preposition_of,
    preposition_token_of,
    subject_of,
)

# Objects that say nothing on their own: "said so", "reported it".
EMPTY = frozenset({"it", "that", "this", "them", "so", "themselves", "himself", "herself", "itself"}) | RELATIVE


@rule("attribution.predicative")
def predicative(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """He called the ruling a disgrace and described it as unlawful.

    A verb that gives its object a name or a quality; both are the content.
    """
    parse = ctx.parse
    frames = verb.frames
    target = object_of(parse, i)
    if target is None and is_passive(parse, i):
        return None
    if "predicate" in frames:
        head = open_complement_of(parse, i)
        if head is not None and not is_infinitive(parse, head) and target is not None and parse.tag[head] != "VBG":
            content = through(ctx, i, target, head)
            return with_source(ctx, "attribution.predicative", i, verb, frames["predicate"], content, head)
        quoted = _quoted_predicate(ctx, target)
        if quoted is not None and target is not None and target > i:
            content = list(range(parse.edges[target][0], quoted[1]))
            return with_source(ctx, "attribution.predicative", i, verb, frames["predicate"], content, quoted[0])
        objects = objects_of(parse, i)
        if len(objects) == 2:
            content = through(ctx, i, *objects)
            return with_source(ctx, "attribution.predicative", i, verb, frames["predicate"], content, objects[1])
    if "as" in frames and target is not None:
        for o in (*obliques_of(parse, i), *obliques_of(parse, target), *adverbial_clauses(parse, i)):
            mark = complementizer_of(parse, o)
            if preposition_of(parse, o) == "as" or (mark is not None and parse.lower[mark] == "as"):
                if o < i:
                    continue
                content = through(ctx, i, target, o)
                return with_source(ctx, "attribution.predicative", i, verb, frames["as"], content, o)
    return None


def _quoted_predicate(ctx: Context, target: int | None) -> Tokens | None:
    """The quotation right after an object: called the demand “out of touch”."""
    if target is None:
        return None
    number = ctx.starts.get(ctx.parse.edges[target][1])
    if number is None:
        number = ctx.starts.get(target + 1)
    return ctx.quotations[number].tokens if number is not None else None


@rule("attribution.accusation")
def accusation(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Rebels accused the army of shelling a market. Voters blame him for the shortage.

    A verb of blame or praise with a person and what for.
    """
    parse = ctx.parse
    wanted = {"of": "object-of", "for": "object-for"}
    passive_ = is_passive(parse, i)
    target = subject_of(parse, i, shared=False) if passive_ else object_of(parse, i)
    if target is None:
        return None
    inner = clause_of_noun(parse, target)
    for o in (
        *obliques_of(parse, i),
        *adverbial_clauses(parse, i),
        *obliques_of(parse, target),
        *([inner] if inner else []),
    ):
        mark = complementizer_of(parse, o)
        word = preposition_of(parse, o) or (parse.lower[mark] if mark is not None else None)
        frame = wanted.get(word or "")
        if frame and frame in verb.frames and o > i:
            content = [*range(*ctx.source_span(target, cue=i)), *descendants(parse, o)]
            source = passive_agent_of(parse, i) if passive_ else ctx.source_of(i)
            if source is None and not passive_:
                return None
            return of_verb(ctx, "attribution.accusation", i, verb, verb.frames[frame], source, content, o)
    return None


@rule("attribution.gerund")
def gerund(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The driver admitted taking the van.

    A verb of saying or intending with a form in -ing.
    """
    parse = ctx.parse
    head = open_complement_of(parse, i)
    if "gerund" not in verb.frames or head is None or parse.tag[head] != "VBG" or is_passive(parse, i):
        return None
    return with_source(ctx, "attribution.gerund", i, verb, verb.frames["gerund"], descendants(parse, head), head)


@rule("attribution.prepositional")
def prepositional(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Aid groups warned of a famine and called for talks.

    A verb whose content is the phrase of its preposition.
    """
    parse = ctx.parse
    for o in (*obliques_of(parse, i), *adverbial_clauses(parse, i)):
        if o < i:
            continue
        mark = complementizer_of(parse, o)
        word = preposition_of(parse, o) or (parse.lower[mark] if mark is not None and parse.tag[o] == "VBG" else None)
        if word in verb.frames and word is not None:
            preposition = preposition_token_of(parse, o) or mark
            content = [k for k in extended(ctx, i, descendants(parse, o)) if k != preposition]
            return with_source(
                ctx, "attribution.prepositional", i, verb, verb.frames[word], content, o, last=preposition
            )
    return None


@rule("attribution.object")
def noun_object(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Opposition leaders criticised the plan; the firm denied the allegations.

    A verb of judgement or report whose object is the content.
    """
    parse = ctx.parse
    if "object" not in verb.frames or (is_infinitive(parse, i) and not is_passive(parse, i)):
        return None  # "authorised to discuss the plan": nothing is said yet
    if is_passive(parse, i):
        agent, subject = passive_agent_of(parse, i), subject_of(parse, i, shared=False)
        if agent is None or subject is None or parse.lower[subject] in RELATIVE:
            return None
        return of_verb(
            ctx,
            "attribution.object",
            i,
            verb,
            verb.frames["object"],
            agent,
            [*range(*ctx.source_span(subject, cue=i))],
            subject,
        )
    target = object_of(parse, i)
    if target is None or target < i:  # an object before its verb is a relative pronoun or an error of the tree
        return None
    if parse.lower[target] in EMPTY or parse.pos[target] == "PRON":
        return None  # "denied that", "supports him": nothing that a reader could check
    content = extended(ctx, i, descendants(parse, target))
    return with_source(ctx, "attribution.object", i, verb, verb.frames["object"], content, target)
