"""Attribution by verbs and their complements."""

from __future__ import annotations

from claimx.extract.attribution.context import MARKS, RELATIVE, Context
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.lexicons.cues import Verb
from claimx.records import CueClass
from claimx.syntax import (
    Tokens,
    adverbial_clauses,
    ancestors,
    clausal_complement_of,
    clause_of_noun,
    complementizer_of,
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
    preposition_of,
    preposition_token_of,
    subject_of,
)

QUESTION_WORDS = frozenset({"whether", "if", "why", "how", "what", "who", "whom", "which", "when", "where", "whose"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _make(
    ctx: Context, id_: str, i: int, verb: Verb, class_: CueClass, source: int | None, content: list[int], predicate: int, *, last: int | None = None
) -> Attribution | None:
    matched = ctx.matches(i, verb)
    end = max(k for k in (matched, last, i) if k is not None)
    if end - i > 4:
        end = matched if matched is not None else i
    return ctx.build(
        rule=id_,
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=ctx.cue_span(i, last=end),
        source=source,
        content=content,
        predicate=predicate,
    )


def _is_question(ctx: Context, head: int) -> bool:
    """Whether a complement clause is an indirect question."""
    first = ctx.parse.edges[head][0]
    return ctx.parse.lower[first] in QUESTION_WORDS


@rule("attribution.clausal")
def clausal(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The minister said that the border would stay closed.

    A verb of saying, thinking or wanting with a complement clause, with or without "that"; the source is its subject.
    """
    parse = ctx.parse
    head = clausal_complement_of(parse, i)
    if head is None:  # the tree takes a that-clause for an adverbial one now and then
        head = next((c for c in adverbial_clauses(parse, i) if c > i and _opens_with_that(ctx, c)), None)
    if head is None or not _is_clause(ctx, head):
        return None
    frame = "question" if _is_question(ctx, head) and "clause" not in verb.frames else "clause"
    if frame not in verb.frames:
        return None
    passive = is_passive(parse, i)
    source = passive_agent_of(parse, i) if passive else ctx.source_of(i)
    if source is None and not passive and not _is_participle(ctx, i):
        return None
    blocked = [k for k in (*objects_of(parse, i), *obliques_of(parse, i)) if k != head]
    inside = [k for k in descendants(parse, head, without=(i,)) if not any(k in range(*parse.edges[b]) for b in blocked if parse.head[b] == i)]
    inside += _further_that(ctx, i, inside)
    return _make(ctx, "attribution.clausal", i, verb, verb.frames[frame], source, inside, head)


def _further_that(ctx: Context, i: int, inside: list[int]) -> list[int]:
    """The rest of the sentence where "and that" or "but that" goes on with a complement that the tree cut short."""
    parse = ctx.parse
    last, end = max(inside, default=i), parse.sentence(i)[1]
    for k in range(last + 1, min(last + 4, end - 2)):
        if parse.lower[k] in {"and", "but", "or"} and parse.lower[k + 1] == "that" and last > i:
            return list(range(k, end))
    return []


def _is_clause(ctx: Context, head: int) -> bool:
    """Whether a complement holds a verb or stands in quotation marks: "said the mayor" is none."""
    parse = ctx.parse
    return ctx.speech_of[head] >= 0 or any(parse.pos[k] in {"VERB", "AUX"} for k in range(*parse.edges[head]))


def _opens_with_that(ctx: Context, head: int) -> bool:
    mark = complementizer_of(ctx.parse, head)
    return mark is not None and ctx.parse.lower[mark] == "that" and ctx.parse.lower[mark - 1] not in {"so", "such", "now"}


def _is_participle(ctx: Context, i: int) -> bool:
    return ctx.parse.tag[i] in {"VBG", "VBN"}


@rule("attribution.raising")
def raising(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """It seemed to the judges that the witness had lied.

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
    if subject is not None and parse.lower[subject] not in {"it", "there"} | RELATIVE:
        content = [*range(*ctx.source_span(subject, cue=i)), *content]
    return _make(ctx, "attribution.raising", i, verb, verb.frames["raising"], experiencer, content, head)


@rule("attribution.passive")
def passive(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The troops are believed to be near the border.

    A passive verb of saying or thinking with an infinitive: the content is the subject with the infinitive; the source is
    named by "by" or not at all.
    """
    parse = ctx.parse
    head = open_complement_of(parse, i)
    if head is None or not is_passive(parse, i) or not (is_infinitive(parse, head) or parse.pos[head] != "VERB"):
        return None
    class_ = verb.frames.get("passive") or verb.frames.get("object-to") or verb.frames.get("predicate")
    if class_ is None:
        return None
    content = descendants(parse, head)
    subject = subject_of(parse, i, shared=False)
    if subject is None and is_relative_clause(parse, i):
        subject = parse.head[i]
    if subject is not None and parse.lower[subject] not in RELATIVE | {"it"}:
        whole = parse.edges[subject] if parse.pos[subject] in {"VERB", "AUX"} else ctx.source_span(subject, cue=i)
        content = [*range(*whole), *content]
    return _make(ctx, "attribution.passive", i, verb, class_, passive_agent_of(parse, i), content, head)


@rule("attribution.infinitive")
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
    source = ctx.source_of(i)
    if source is None:
        return None
    return _make(ctx, "attribution.infinitive", i, verb, verb.frames["to"], source, descendants(parse, head), head)


@rule("attribution.object-infinitive")
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
    source = ctx.source_of(i)
    if source is None and not _is_participle(ctx, i):
        return None
    content = _through(ctx, i, asked, head)
    return _make(ctx, "attribution.object-infinitive", i, verb, verb.frames["object-to"], source, content, head)


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
            content = _through(ctx, i, target, head)
            return _with_source(ctx, "attribution.predicative", i, verb, frames["predicate"], content, head)
        objects = objects_of(parse, i)
        if len(objects) == 2:
            content = _through(ctx, i, *objects)
            return _with_source(ctx, "attribution.predicative", i, verb, frames["predicate"], content, objects[1])
    if "as" in frames and target is not None:
        for o in (*obliques_of(parse, i), *obliques_of(parse, target), *adverbial_clauses(parse, i)):
            mark = complementizer_of(parse, o)
            if preposition_of(parse, o) == "as" or (mark is not None and parse.lower[mark] == "as"):
                if o < i:
                    continue
                content = _through(ctx, i, target, o)
                return _with_source(ctx, "attribution.predicative", i, verb, frames["as"], content, o)
    return None


def _through(ctx: Context, i: int, first: int, second: int) -> list[int]:
    """Two dependents of a verb and what stands between them, the verb left out."""
    parse = ctx.parse
    tokens = {*descendants(parse, first), *descendants(parse, second)}
    if first > i and second > i:
        tokens.update(range(min(tokens), max(tokens) + 1))
    tokens.discard(i)
    return sorted(tokens)


# Prepositions that join a noun to a noun rather than a time or a place to the verb.
NOUN_PREPOSITIONS = frozenset({"of", "from", "for", "to", "about", "between", "with", "against", "over", "on", "into", "toward", "towards"})


def _extended(ctx: Context, i: int, content: list[int]) -> list[int]:
    """A noun object with the phrases right after it that the tree hangs on the verb: "a list [of donors] [from abroad]"."""
    parse = ctx.parse
    end = content[-1] + 1
    for o in (*obliques_of(parse, i), *adverbial_clauses(parse, i)):
        left, right = parse.edges[o]
        joined = preposition_of(parse, o) in NOUN_PREPOSITIONS and not _is_time(ctx, o)
        if left == end and (joined or is_infinitive(parse, o)):
            content = [*content, *range(left, right)]
            end = right
    return content


def _is_time(ctx: Context, i: int) -> bool:
    number = ctx.parse.entity_of[i]
    return ctx.parse.lower[i] in ctx.cues.times or (number >= 0 and ctx.parse.entities[number][2] in {"DATE", "TIME"})


def _with_source(
    ctx: Context, id_: str, i: int, verb: Verb, class_: CueClass, content: list[int], predicate: int, *, last: int | None = None
) -> Attribution | None:
    source = passive_agent_of(ctx.parse, i) if is_passive(ctx.parse, i) else ctx.source_of(i)
    if source is None:
        return None
    return _make(ctx, id_, i, verb, class_, source, content, predicate, last=last)


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
    for o in (*obliques_of(parse, i), *adverbial_clauses(parse, i), *obliques_of(parse, target), *([inner] if inner else [])):
        mark = complementizer_of(parse, o)
        word = preposition_of(parse, o) or (parse.lower[mark] if mark is not None else None)
        frame = wanted.get(word or "")
        if frame and frame in verb.frames and o > i:
            content = [*range(*ctx.source_span(target, cue=i)), *descendants(parse, o)]
            source = passive_agent_of(parse, i) if passive_ else ctx.source_of(i)
            if source is None and not passive_:
                return None
            return _make(ctx, "attribution.accusation", i, verb, verb.frames[frame], source, content, o)
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
    return _with_source(ctx, "attribution.gerund", i, verb, verb.frames["gerund"], descendants(parse, head), head)


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
            content = [k for k in _extended(ctx, i, descendants(parse, o)) if k != preposition]
            return _with_source(ctx, "attribution.prepositional", i, verb, verb.frames[word], content, o, last=preposition)
    return None


@rule("attribution.object")
def noun_object(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Opposition leaders criticised the plan; the firm denied the allegations.

    A verb of judgement or report whose object is the content.
    """
    parse = ctx.parse
    if "object" not in verb.frames:
        return None
    if is_passive(parse, i):
        agent, subject = passive_agent_of(parse, i), subject_of(parse, i, shared=False)
        if agent is None or subject is None or parse.lower[subject] in RELATIVE:
            return None
        return _make(ctx, "attribution.object", i, verb, verb.frames["object"], agent, [*range(*ctx.source_span(subject, cue=i))], subject)
    target = object_of(parse, i)
    if target is None:
        return None
    if parse.lower[target] in {"it", "that", "this", "them", "so", "themselves", "himself", "herself", "itself"} | RELATIVE and verb.frames["object"] == "neutral":
        return None
    content = _extended(ctx, i, descendants(parse, target)) if target > i else descendants(parse, target)
    return _with_source(ctx, "attribution.object", i, verb, verb.frames["object"], content, target)


@rule("attribution.as-clause")
def as_clause(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """As the governor noted, turnout was low.

    "As X said" beside the clause it reports.
    """
    parse = ctx.parse
    mark = complementizer_of(parse, i)
    if mark is None or parse.lower[mark] != "as" or "loose" not in verb.frames or clausal_complement_of(parse, i) is not None:
        return None
    source = ctx.source_of(i)
    if source is None or objects_of(parse, i):
        return None
    head = parse.head[i]
    if head == i:
        return None
    return _make(ctx, "attribution.as-clause", i, verb, verb.frames["loose"], source, descendants(parse, head, without=(i,)), head)


@rule("attribution.loose")
def loose(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Analysts said on Friday the deal, if signed, would cost jobs.

    A verb of saying with its source and a clause after it that the tree does not join to it.
    """
    parse = ctx.parse
    if "loose" not in verb.frames:
        return None
    if clausal_complement_of(parse, i) is not None or parse.tag[i] not in {"VBD", "VBZ", "VBP", "VBG"} or is_passive(parse, i):
        return None
    source = ctx.source_of(i)
    if source is None or source > i:
        return None
    s, e = parse.sentence(i)
    if parse.words[min(i + 1, e - 1)] in {",", ".", ":"} | MARKS or ctx.speech_of[i] >= 0:
        return None
    told = next((o for o in objects_of(parse, i) if "audience" in verb.frames and o > i), None)
    own: Tokens = (i + 1 if told is None else parse.edges[told][1], e)
    if told is not None and any(parse.tag[k] in FINITE for k in range(i + 1, own[1])):
        own = (told + 1, e)
    finite = next((k for k in range(*own) if parse.tag[k] in FINITE), None)
    if finite is None or not (_reaches(ctx, finite, i) or parse.lower[i + 1] == "that"):
        return None
    return _make(ctx, "attribution.loose", i, verb, verb.frames["loose"], source, list(range(*own)), finite)


def _reaches(ctx: Context, k: int, i: int) -> bool:
    return any(a == i for a in ancestors(ctx.parse, k))
