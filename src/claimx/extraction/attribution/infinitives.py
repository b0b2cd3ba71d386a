"""Attribution by verbs with an infinitive: vowed to, urged them to, is believed to, seems to."""

from __future__ import annotations

from claimx.extraction.attribution.building import cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import source_of, source_span
from claimx.extraction.attribution.spans import (
    NOMINAL,
    is_participle,
    longest_phrase_before,
    of_verb,
    own_conjuncts,
    through,
)
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    adverbial_clauses,
    clausal_complement_of,
    descendants,
    is_infinitive,
    is_passive,
    is_relative_clause,
    object_of,
    objects_of,
    oblique_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    role_of,
    subject_of,
)


def is_bare_passive(ctx: Context, i: int, verb: Verb) -> bool:
    """ "The troops, believed to be trained": a past form before "to" of a verb that takes no infinitive of its own."""
    parse = ctx.parse
    following = parse.lower[i + 1] if i + 1 < parse.n else ""
    return following == "to" and "to" not in verb.frames and parse.tag[i] in {"VBN", "VBD"} and "passive" in verb.frames


@rule("attribution.raising", frames={"raising"})
def raising(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """It seemed to him that the witness had lied.

    "Seem" and "appear" with somebody to whom it does; without, they are hedges and attribute nothing.
    """
    parse = ctx.parse
    experiencer = oblique_of(parse, i, "to") if "raising" in verb.frames else None
    if experiencer is None:
        return None
    head = clausal_complement_of(parse, i)
    if head is None:
        head = open_complement_of(parse, i)
    if head is None:
        return None
    subject = subject_of(parse, i, shared=False)
    content = descendants(parse, head)
    if subject is not None and not (ctx.is_relative(subject) or parse.lower[subject] in ctx.cues.expletive):
        content = [*range(*source_span(ctx, subject, cue=i, asides=False)), *content]
    return of_verb(ctx, i, verb, verb.frames["raising"], experiencer, content, head)


@rule("attribution.passive", frames={"passive", "object-to", "predicate"})
def passive(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The troops are believed to be near the border.

    A passive verb of saying or thinking with an infinitive: the content is the subject with the infinitive; the source
    is named by "by" or not at all.
    """
    parse = ctx.parse
    head = open_complement_of(parse, i)
    if head is None:  # "is reported [to have fled]": no purpose, though the tree may think so
        head = next(
            (c for c in adverbial_clauses(parse, i) if parse.edges[c][0] == i + 1 and is_infinitive(parse, c)), None
        )
    if (
        head is None
        or not (is_passive(parse, i) or is_bare_passive(ctx, i, verb))
        or not (is_infinitive(parse, head) or parse.pos[head] != "VERB")
    ):
        return None
    class_ = verb.frames.get("passive") or verb.frames.get("object-to")
    agent = passive_agent_of(parse, i)
    if class_ is None and agent is not None:
        class_ = verb.frames.get("predicate")  # "was called a liar by rivals"; without "by" it only names
    if class_ is None:
        return None
    content = descendants(parse, head)
    subject = subject_of(parse, i, shared=False)
    if subject is None and is_relative_clause(parse, i):
        subject = parse.head[i]
    if subject is None:  # the tree gave it to a participle between: "The troops, believed to …, are expected to …"
        before = range(i - 1, ctx.sentence(i)[0] - 1, -1)
        subject = next((k for k in before if role_of(parse, k) in {"subject", "passive-subject"}), None)
    if subject is not None and not (ctx.is_relative(subject) or parse.lower[subject] in ctx.cues.expletive):
        whole = (
            parse.edges[subject]
            if parse.pos[subject] in {"VERB", "AUX"}
            else source_span(ctx, subject, cue=i, asides=False)
        )
        content = [*range(*whole), *content]
    return of_verb(ctx, i, verb, class_, agent, content, head)


# What sets a participle off from its noun, and where that ends.
CLOSED_BY = {",": frozenset({","}), "–": frozenset({"–"}), "—": frozenset({"—"}), "(": frozenset({")"})}
# After a comma the sentence goes on with one of these; a noun may go on the list that the comma stands in.
GOES_ON = frozenset({"VBD", "VBZ", "VBP", "MD", "IN"})


@rule("attribution.set-off", frames={"passive"})
def set_off(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Police seized a rifle, thought to be stolen, from a flat.

    A participle of saying or thinking that stands behind a noun, set off from it: the content is the noun's phrase with
    the infinitive; nobody is named who says so.
    """
    parse = ctx.parse
    first, end = cue_span(ctx, i)[0], ctx.sentence(i)[1]
    class_ = verb.frames.get("passive")
    if class_ is None or "to" in verb.frames or parse.tag[i] not in {"VBN", "VBD"} or first < 2 or i + 2 >= end:
        return None
    noun = first - 2
    if parse.words[first - 1] not in CLOSED_BY or parse.lower[i + 1] != "to" or parse.pos[noun] not in NOMINAL:
        return None
    if first - 1 <= ctx.sentence(i)[0]:
        return None
    marks = CLOSED_BY[parse.words[first - 1]]
    described = parse.head[i] if parse.head[i] < first and parse.pos[parse.head[i]] in NOMINAL else noun
    head = longest_phrase_before(parse, described)
    predicate = open_complement_of(parse, i)
    if predicate is None:
        predicate = next((k for k in range(i + 2, end) if parse.pos[k] in {"VERB", "AUX"}), None)
    if predicate is None:
        return None
    end = min(end, max(parse.edges[predicate][1], predicate + 1))
    ends = (
        k
        for k in range(i + 2, end)
        if parse.words[k] in marks and (parse.words[k] != "," or k + 1 == end or parse.tag[k + 1] in GOES_ON)
    )
    end = next(ends, end)
    start = source_span(ctx, head, cue=first - 1, asides=False)[0]
    content = [*range(start, noun + 1), *range(i + 1, end)]
    return of_verb(ctx, i, verb, class_, None, content, predicate)


@rule("attribution.infinitive", frames={"to"}, wilful=True)
def infinitive(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The union vowed to fight the cuts.

    A verb of intention, wish or refusal with an infinitive; the source is its subject.
    """
    parse = ctx.parse
    if "to" not in verb.frames or is_passive(parse, i):
        return None
    head = open_complement_of(parse, i)
    if head is None or not is_infinitive(parse, head) or objects_of(parse, i):
        return None
    source = source_of(ctx, i)
    if source is None:
        return None
    content = descendants(parse, head, without=own_conjuncts(ctx, i, head))
    return of_verb(ctx, i, verb, verb.frames["to"], source, content, head)


@rule("attribution.object-infinitive", frames={"object-to"}, wilful=True)
def object_infinitive(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """She urged the council to reopen the clinic. The president called on rebels to lay down arms.

    A verb of asking or ordering with a person and an infinitive.
    """
    parse = ctx.parse
    if "object-to" not in verb.frames or is_passive(parse, i):
        return None
    head = open_complement_of(parse, i)
    if head is None:
        head = next((c for c in adverbial_clauses(parse, i) if c > i and is_infinitive(parse, c)), None)
    if head is None or not is_infinitive(parse, head):
        return None
    asked = object_of(parse, i)
    if asked is None:
        asked = next((o for o in obliques_of(parse, i) if i < o < head), None)
    if asked is None:
        return None
    source = source_of(ctx, i)
    if source is None and not is_participle(ctx, i):
        return None
    content = through(ctx, i, asked, head)
    return of_verb(ctx, i, verb, verb.frames["object-to"], source, content, head)
