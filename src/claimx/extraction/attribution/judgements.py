"""Attribution by verbs of judgement and report whose content is a noun, a predicate or a phrase."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import is_party, source_of, source_span
from claimx.extraction.attribution.spans import (
    extended,
    of_verb,
    through,
    with_source,
)
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    Tokens,
    adverbial_clauses,
    clause_of_noun,
    complementizer_of,
    descendants,
    is_infinitive,
    is_passive,
    is_relative_clause,
    object_of,
    objects_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    preposition_of,
    preposition_token_of,
    relative_antecedent_of,
    subject_of,
)

LONGEST_NAMED = 14
DASHES = frozenset({"—", "–", "--"})
LONGEST_LINK = 5
LINKS = frozenset({"DET", "CCONJ", "ADJ", "ADV", "PRON", "AUX"})


@rule("attribution.predicative", frames={"predicate", "as"}, tier="reporting", wilful=True)
def predicative(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """He called the ruling a disgrace and described it as unlawful.

    A verb that gives its object a name or a quality; both are the content.
    """
    parse = ctx.parse
    frames = verb.frames
    if is_blow(ctx, i, verb):
        return None
    named = _quoted_name(ctx, i, verb)
    if named is not None:
        frame, content, first = named
        return with_source(ctx, i, verb, frames[frame], content, first)
    if is_passive(parse, i):
        return _seen_as(ctx, i, verb)
    target = object_of(parse, i)
    if "predicate" in frames:
        head = open_complement_of(parse, i)
        if head is not None and not is_infinitive(parse, head) and target is not None and parse.tag[head] != "VBG":
            content = through(ctx, i, target, head)
            return with_source(ctx, i, verb, frames["predicate"], content, head)
        quoted = _quoted_predicate(ctx, target)
        if quoted is not None and target is not None and target > i:
            content = list(range(parse.edges[target][0], quoted[1]))
            return with_source(ctx, i, verb, frames["predicate"], content, quoted[0])
        objects = objects_of(parse, i)
        if len(objects) == 2:
            content = through(ctx, i, *objects)
            return with_source(ctx, i, verb, frames["predicate"], content, objects[1])
    if "as" in frames and target is not None:
        for o in (*obliques_of(parse, i), *obliques_of(parse, target), *adverbial_clauses(parse, i)):
            mark = complementizer_of(parse, o)
            if preposition_of(parse, o) == "as" or (mark is not None and parse.lower[mark] == "as"):
                if o < i or parse.lower[max(0, parse.edges[o][0] - 2)] == "as":
                    continue  # "a figure as low as 11"
                content = through(ctx, i, target, o)
                return with_source(ctx, i, verb, frames["as"], content, o)
    return None


def _seen_as(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """ "Scenes on the tram were described as “chaos”": the subject and what it is seen as."""
    parse = ctx.parse
    subject, agent = subject_of(parse, i, shared=False), passive_agent_of(parse, i)
    if "as" not in verb.frames or subject is None or parse.lower[subject] in ctx.cues.empty_objects:
        return None
    for o in (*obliques_of(parse, i), *adverbial_clauses(parse, i)):
        mark = complementizer_of(parse, o)
        quoted = any(k in ctx.starts for k in range(*parse.edges[o]))
        if not (quoted or agent is not None or verb.lemma in ctx.cues.describing):
            continue
        if o > i and (preposition_of(parse, o) == "as" or (mark is not None and parse.lower[mark] == "as")):
            content = [*range(*source_span(ctx, subject, cue=i, asides=False)), *descendants(parse, o)]
            return of_verb(ctx, i, verb, verb.frames["as"], agent, content, o)
    return None


def _quoted_name(ctx: Context, i: int, verb: Verb) -> tuple[str, list[int], int] | None:
    """What stands between the verb and the quotation that names it: called it a “disgrace”, hailed it as “…”."""
    parse = ctx.parse
    if not {"predicate", "as"} & verb.frames.keys() or is_passive(parse, i):
        return None
    named, aside = False, i
    for k in range(i + 1, min(i + LONGEST_NAMED, ctx.sentence(i)[1])):
        number = ctx.starts.get(k)
        if number is not None:
            before = parse.lower[k - 1]
            frame = "as" if "as" in parse.lower[i + 1 : k] else "predicate"
            if not named or frame not in verb.frames:
                return None
            s, e = ctx.quotations[number].inner
            set_off = {":", "that"} if "clause" not in verb.frames else {",", ":", "that"}
            if before in set_off or any(parse.words[j] in {"."} for j in range(s, e - 1)):
                return None
            return frame, [*range(i + 1, last_of_series(ctx, number))], s
        if k <= aside:
            continue
        if parse.words[k] in DASHES:  # "called the strikes — the port was hit too — a “crisis”"
            aside = next((j for j in range(k + 1, ctx.sentence(i)[1]) if parse.words[j] == parse.words[k]), k)
            continue
        if parse.pos[k] in {"VERB", "AUX", "SCONJ", "CCONJ"} and parse.lower[k] != "as":
            return None
        if parse.is_punctuation(k) and parse.words[k] not in {"'", "’", "-"} and k + 1 not in ctx.starts:
            return None
        named = named or parse.pos[k] in {"NOUN", "PROPN", "PRON"}
    return None


def last_of_series(ctx: Context, number: int) -> int:
    """Where a series of short quotations ends: called him a “liar,” a “bully” and a “crook”."""
    parse = ctx.parse
    end = ctx.quotations[number].tokens[1]
    while True:
        for k in range(end, min(end + LONGEST_LINK, ctx.sentence(end - 1)[1])):
            if k in ctx.starts:
                end = ctx.quotations[ctx.starts[k]].tokens[1]
                break
            if parse.pos[k] not in LINKS and parse.words[k] != ",":
                return end
        else:
            return end


def _quoted_predicate(ctx: Context, target: int | None) -> Tokens | None:
    """The quotation right after an object: called the demand “out of touch”."""
    if target is None:
        return None
    number = ctx.starts.get(ctx.parse.edges[target][1])
    if number is None:
        number = ctx.starts.get(target + 1)
    return ctx.quotations[number].tokens if number is not None else None


@rule("attribution.accusation", frames={"object-of", "object-for", "object-to-noun"}, tier="reporting", wilful=True)
def accusation(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Rebels accused the army of shelling a market. Voters blame him for the shortage. She likened it to a circus.

    A verb of blame, praise or comparison with its object and what for, or to what.
    """
    parse = ctx.parse
    wanted = {"of": "object-of", "for": "object-for", "to": "object-to-noun", "with": "object-to-noun"}
    passive_ = is_passive(parse, i)
    target = subject_of(parse, i, shared=False) if passive_ else object_of(parse, i)
    if target is not None and ctx.is_relative(target) and is_relative_clause(parse, i):
        target = relative_antecedent_of(parse, i)
    if target is None or is_blow(ctx, i, verb):
        return None
    if passive_ and parse.lower[target] in ctx.cues.empty_objects:
        return None  # "who was himself convicted of fraud": the tree lost the subject
    agent = passive_agent_of(parse, i) if passive_ else None
    inner = clause_of_noun(parse, target)
    for o in (
        *obliques_of(parse, i),
        *adverbial_clauses(parse, i),
        *obliques_of(parse, target),
        *(obliques_of(parse, agent) if agent is not None else ()),
        *([inner] if inner else []),
    ):
        mark = complementizer_of(parse, o)
        word = preposition_of(parse, o) or (parse.lower[mark] if mark is not None else None)
        frame = wanted.get(word or "")
        if frame and frame in verb.frames and o > i:
            content = [*range(*source_span(ctx, target, cue=i, asides=False)), *descendants(parse, o)]
            source = agent if passive_ else source_of(ctx, i)
            if source is None and not passive_:
                return None
            tokens = None
            if agent is not None and parse.edges[o][0] > agent:  # "by unions [for the cuts]"
                s, e = source_span(ctx, agent, cue=i, asides=False)
                tokens = (s, min(e, parse.edges[o][0]))
            class_ = verb.frames[frame]
            return of_verb(ctx, i, verb, class_, source, content, o, source_tokens=tokens)
    return None


@rule("attribution.gerund", frames={"gerund"}, wilful=True)
def gerund(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The driver admitted taking the van.

    A verb of saying or intending with a form in -ing.
    """
    parse = ctx.parse
    head = open_complement_of(parse, i)
    if "gerund" not in verb.frames or head is None or parse.tag[head] != "VBG" or is_passive(parse, i):
        return None
    return with_source(ctx, i, verb, verb.frames["gerund"], descendants(parse, head), head)


@rule("attribution.prepositional", wilful=True)
def prepositional(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Aid groups warned of a famine and called for talks.

    A verb whose content is the phrase of its preposition.
    """
    parse = ctx.parse
    if is_blow(ctx, i, verb):
        return None
    told = object_of(parse, i) if "audience" in verb.frames else None
    behind = obliques_of(parse, told) if told is not None and told > i and is_addressee(ctx, told) else ()
    for o in (*obliques_of(parse, i), *behind, *adverbial_clauses(parse, i)):
        # "called for hours" tells how long, "called for two days of mourning" what for.
        lasting = parse.tag[o] == "NNS" and parse.lemma[o].lower() in ctx.cues.durations and parse.edges[o][1] == o + 1
        if o < i or lasting:
            continue
        mark = complementizer_of(parse, o)
        word = preposition_of(parse, o) or (parse.lower[mark] if mark is not None and parse.tag[o] == "VBG" else None)
        if word in verb.frames and word is not None:
            preposition = preposition_token_of(parse, o) or mark
            content = [k for k in extended(ctx, i, descendants(parse, o)) if k != preposition]
            return with_source(ctx, i, verb, verb.frames[word], content, o, last=preposition)
    return None


@rule("attribution.object", frames={"object"}, wilful=True)
def noun_object(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Opposition leaders criticised the plan; the firm denied the allegations.

    A verb of judgement or report whose object is the content.
    """
    parse = ctx.parse
    if is_blow(ctx, i, verb) or "object" not in verb.frames or (is_infinitive(parse, i) and not is_passive(parse, i)):
        return None  # "authorised to discuss the plan": nothing is said yet
    if is_passive(parse, i):
        agent, subject = passive_agent_of(parse, i), subject_of(parse, i, shared=False)
        if agent is None or subject is None or ctx.is_relative(subject) or parse.lower[subject] in ctx.cues.expletive:
            return None
        return of_verb(
            ctx,
            i,
            verb,
            verb.frames["object"],
            agent,
            [*range(*source_span(ctx, subject, cue=i, asides=False))],
            subject,
        )
    target = object_of(parse, i)
    if target is None or target < i:  # an object before its verb is a relative pronoun or an error of the tree
        return None
    if parse.lower[target] in ctx.cues.empty_objects or parse.pos[target] == "PRON":
        return None  # "denied that", "supports him": nothing that a reader could check
    if parse.lemma[target].lower() in ctx.cues.deeds.get(verb.lemma, ()):
        return None  # "defends her title"
    said = clause_of_noun(parse, target)
    if said is None:  # the tree may hang it on the verb
        said = next((c for c in adverbial_clauses(parse, i) if c == parse.edges[target][1]), None)
    if said is not None and parse.tag[said] == "VBG" and any("clause" in v.frames for v in ctx.verbs_at(said)):
        return None  # "issued a statement saying …": what it says is the content
    if verb.frames["object"] == "document" and not _is_document(ctx, source_of(ctx, i)):
        return None  # "the scene shows a road": only reports, polls and films show what they say
    content = extended(ctx, i, descendants(parse, target))
    return with_source(ctx, i, verb, verb.frames["object"], content, target)


def is_addressee(ctx: Context, noun: int) -> bool:
    """Whether an object names whom something is told: "warned the council", not "told the truth"."""
    return ctx.parse.lemma[noun].lower() in ctx.cues.audiences or is_party(ctx, noun)


def is_blow(ctx: Context, i: int, verb: Verb) -> bool:
    """Whether an attack is none in words: those are on a plan, or of one named person on another."""
    parse = ctx.parse
    if verb.lemma not in ctx.cues.blows:
        return False
    passive = is_passive(parse, i)
    target = subject_of(parse, i, shared=False) if passive else object_of(parse, i)
    source = passive_agent_of(parse, i) if passive else source_of(ctx, i)
    if target is None or source is None:
        return True
    if parse.lemma[target].lower() in ctx.cues.blows_in_words:
        return False
    if _is_document(ctx, source) or any(k in ctx.starts for k in range(i, parse.edges[i][1])):
        return False  # in words: by a paper, or partly quoted
    somebody = parse.pos[target] == "PRON" or ctx.label_of(target) == "PERSON"
    return not somebody or ctx.label_of(source) not in {"PERSON", "NORP"}


def _is_document(ctx: Context, source: int | None) -> bool:
    lemma = ctx.parse.lemma[source].lower() if source is not None else ""
    return ctx.names.noun_types.get(lemma) in {"document", "poll"} or lemma in ctx.cues.impersonal | ctx.cues.finders
