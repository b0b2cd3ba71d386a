"""What the verb rules build: an attribution of a verb, the stretches of its source and of its content."""

from __future__ import annotations

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import is_party, source_of, source_span
from claimx.extraction.findings import Attribution
from claimx.extraction.stretches import MARKS, is_joined
from claimx.lexicons.cues import Verb
from claimx.records import CueClass
from claimx.syntax import (
    FINITE_OR_MODAL,
    Parse,
    Tokens,
    adverbial_clauses,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    conjuncts_of,
    descendants,
    is_infinitive,
    is_passive,
    objects_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    preposition_of,
    subject_of,
    subjects_of,
)

LONGEST_CUE = 2
LONGEST_GAP = 14
LONGEST_SETTING = 9
STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "-", "--", "(", ")", "…"})
SET_OFF = frozenset({",", "—", "–"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
OPENS_PHRASE = NOMINAL | {"DET", "NUM", "ADJ"}


def longest_phrase_before(parse: Parse, noun: int) -> int:
    """The head of the longest noun phrase that a noun ends: "the wreck of a ferry" for "ferry"."""
    while parse.head[noun] < noun and parse.pos[parse.head[noun]] in NOMINAL:
        noun = parse.head[noun]
    return noun


def of_verb(
    ctx: Context,
    i: int,
    verb: Verb,
    class_: CueClass,
    source: int | None,
    content: list[int],
    predicate: int,
    *,
    last: int | None = None,
    source_tokens: Tokens | None = None,
) -> Attribution | None:
    matched = ctx.matches(i, verb)
    end = max(k for k in (matched, last, i) if k is not None)
    if end - i > LONGEST_CUE:  # a person told stands between: the verb alone
        end = matched if matched is not None else i
    if content and content[-1] > i and not is_passive(ctx.parse, i):
        content = [*content, *rest_of(ctx, i, content)]
        content = before_next_statement(ctx, i, content)
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=cue_span(ctx, i, last=end),
        source=source,
        source_tokens=source_tokens,
        content=content,
        predicate=predicate,
    )


def with_source(
    ctx: Context,
    i: int,
    verb: Verb,
    class_: CueClass,
    content: list[int],
    predicate: int,
    *,
    last: int | None = None,
) -> Attribution | None:
    source = passive_agent_of(ctx.parse, i) if is_passive(ctx.parse, i) else source_of(ctx, i)
    if source is None:
        return None
    return of_verb(ctx, i, verb, class_, source, content, predicate, last=last)


def without_setting(ctx: Context, i: int, content: list[int]) -> list[int]:
    """Content without when and where it was said: "said [Thursday] he will not run", "said [in a statement] that …"."""
    parse = ctx.parse
    after = sorted(k for k in content if k > i)
    if not after or after[0] > i + 1:
        return content
    first = after[0]
    if parse.lemma[first] == "be" and parse.lower[first + 1 : first + 2] == ["that"]:  # "What she said was that …"
        return [k for k in content if k < i or k > first]
    that = next((k for k in after[:LONGEST_SETTING] if parse.lower[k] == "that"), None)
    opens = parse.pos[first] == "ADP" or parse.lower[first] in ctx.cues.settings | ctx.cues.times
    if that is not None and that > first and opens:
        first = that
    elif parse.lower[first] in ctx.cues.times or (
        parse.lower[first] in ctx.cues.settings and first + 1 < parse.n and parse.lower[first + 1] in ctx.cues.times
    ):
        while first < after[-1] and (parse.lower[first] in ctx.cues.times or parse.lower[first] in ctx.cues.settings):
            first += 1
    return [k for k in content if k < i or k >= first]


def complement_of(ctx: Context, i: int) -> int | None:
    """The head of the clause a verb takes; one with "as" says when, not what; "told cheering crowds" has none."""
    parse = ctx.parse
    head = clausal_complement_of(parse, i)
    if head is None:
        return None
    mark = complementizer_of(parse, head)
    if mark is None:
        participle = parse.tag[head] == "VBG" and head == i + 1 and not auxiliaries_of(parse, head)
        told = participle and any("audience" in verb.frames for verb in ctx.verbs_at(i))
        return None if told else head
    return None if parse.lower[mark] in ctx.cues.subordinators else head


def is_participle(ctx: Context, i: int) -> bool:
    return ctx.parse.tag[i] in {"VBG", "VBN"}


def own_conjuncts(ctx: Context, i: int, head: int) -> list[int]:
    """The cue's own conjuncts that hang in its complement, with the conjunctions before them."""
    conjuncts = (c for h in (head, *conjuncts_of(ctx.parse, head)) for c in conjuncts_of(ctx.parse, h))
    return [k for k in conjuncts if ctx.matrix_of(k) == i]


def through(ctx: Context, i: int, first: int, second: int) -> list[int]:
    """Two dependents of a verb and what stands between them, the verb left out."""
    parse = ctx.parse
    cut = own_conjuncts(ctx, i, second)
    tokens = {*descendants(parse, first), *descendants(parse, second, without=cut)}
    if first > i and second > i:
        tokens.update(range(min(tokens), max(tokens) + 1))
    tokens.discard(i)
    return sorted(tokens)


def rest_of(ctx: Context, i: int, inside: list[int]) -> list[int]:
    """What follows content without a mark or a conjunction: the tree cut it short."""
    parse = ctx.parse
    last, (_, end) = max(inside, default=i), ctx.sentence(i)
    if last <= i:
        return []
    k = last + 1
    own = ctx.speech_of[i]
    while k < end and (parse.words[k] not in STOPS or is_joined(parse, k)) and parse.lower[k] not in ctx.cues.joints:
        if own >= 0 and ctx.speech_of[k] != own:
            break
        k += 1
    return list(range(last + 1, k))


def before_next_statement(ctx: Context, i: int, content: list[int]) -> list[int]:
    """Content without what another says of it: "police said he was armed, [but witnesses denied it]".

    A clause after a comma with a party for its own subject and its own verb of saying; one with "had" is told. After
    "and" a pronoun goes on with what is told: "she said a man had called, and he told her to leave".
    """
    parse = ctx.parse
    end = content[-1] + 1
    for k in content:
        if k <= i or parse.words[k] != "," or k + 3 >= end or parse.lower[k + 1] not in ctx.cues.contrasting:
            continue
        verb = next((v for v in range(k + 2, end) if parse.tag[v] in FINITE_OR_MODAL), None)
        if verb is None or ctx.speech_of[verb] != ctx.speech_of[i]:
            continue
        if parse.pos[verb] == "AUX":
            verb = parse.head[verb]
        subject = next((s for s in subjects_of(parse, verb) if k < s < verb), None)
        if (
            subject is None
            or not is_party(ctx, subject)
            or (parse.tag[subject] == "PRP" and parse.lower[k + 1] == "and")
        ):
            continue
        told = any(parse.lower[a] == "had" for a in auxiliaries_of(parse, verb))
        if not told and _states(ctx, verb):
            return [token for token in content if token < k]
    return content


def _states(ctx: Context, i: int) -> bool:
    """Whether a verb says or denies something, or declines to: "declined to say how"."""
    said = open_complement_of(ctx.parse, i)
    verbs = (*ctx.verbs_at(i), *(ctx.verbs_at(said) if said is not None else ()))
    return any(
        verb.frames.get("loose") in {"neutral", "assert", "deny"} or verb.frames.get("object") == "deny"
        for verb in verbs
    )


def extended(ctx: Context, i: int, content: list[int]) -> list[int]:
    """A noun object with the phrases after it that the tree hangs on the verb: "a list [of donors] [from abroad]"."""
    parse = ctx.parse
    end = content[-1] + 1
    for o in (*obliques_of(parse, i), *adverbial_clauses(parse, i)):
        left, right = parse.edges[o]
        joined = preposition_of(parse, o) in ctx.cues.noun_joints and not _is_time(ctx, o)
        if left == end and (joined or is_infinitive(parse, o)):
            content = [*content, *range(left, right)]
            end = right
    return [*content, *rest_of(ctx, i, content)]


def _is_time(ctx: Context, i: int) -> bool:
    number = ctx.parse.entity_of[i]
    return ctx.parse.lower[i] in ctx.cues.times or (number >= 0 and ctx.parse.entities[number][2] in {"DATE", "TIME"})


def cue_clause(ctx: Context, i: int, verb: Verb, *, beside: bool = False) -> tuple[int, int, int | None]:
    """First token, end and source of "X said", with what clings to it ("told reporters on Tuesday")."""
    source = source_of(ctx, i)
    lo, hi = cue_span(ctx, i, last=ctx.matches(i, verb))
    if source is None and beside:
        source = inverted_source(ctx, i)
        if source is None:
            source = nominal_beside(ctx, i)
    if source is not None:
        s, e = source_span(ctx, source, cue=i)
        lo, hi = min(lo, s), max(hi, e)
    return lo, hi, source


def inverted_source(ctx: Context, i: int) -> int | None:
    """The noun right after ", argued": a tree without a subject takes it for the object."""
    parse = ctx.parse
    objects = objects_of(parse, i)
    if (
        not objects
        or subject_of(parse, i, shared=False) is not None
        or not (i == ctx.sentence(i)[0] or parse.words[i - 1] in SET_OFF | MARKS)
    ):
        return None
    return objects[0] if objects[0] > i and is_party(ctx, objects[0]) and parse.edges[objects[0]][0] == i + 1 else None


def nominal_beside(ctx: Context, i: int) -> int | None:
    """The noun between a quotation's end and the verb, or at once after the verb, where the tree has no subject."""
    parse = ctx.parse
    for start in range(i - 1, max(ctx.sentence(i)[0] - 1, i - LONGEST_GAP), -1):
        if start + 1 in ctx.ends or parse.words[start] in MARKS:
            between = range(start + 1, i)
            found = next((k for k in between if parse.pos[k] in NOMINAL and not start < parse.head[k] < k), None)
            if found is not None:
                return found
            break
    following = i + 1
    if parse.words[i - 1] in MARKS | {","} and following < parse.n and parse.pos[following] in OPENS_PHRASE:
        return next((k for k in range(following, min(following + 6, parse.n)) if parse.pos[k] in NOMINAL), None)
    return None


def top_of(ctx: Context, tokens: Tokens) -> int | None:
    """The head of a stretch: the first token whose own head stands outside it."""
    s, e = tokens
    best = None
    for k in range(s, e):
        head = ctx.parse.head[k]
        if (head == k or not s <= head < e) and not ctx.parse.is_punctuation(k) and not ctx.parse.is_space(k):
            if ctx.parse.pos[k] in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
                return k
            best = best if best is not None else k
    return best
