"""Attribution by position: a cue and its source set off by commas, within or after what they report."""

from __future__ import annotations

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.quoted import SAID
from claimx.extraction.attribution.sources import is_party, source_of, source_span
from claimx.extraction.attribution.spans import (
    LONGEST_GAP,
    NOMINAL,
    SET_OFF,
    cue_clause,
    inverted_source,
    top_of,
)
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.extraction.stretches import MARKS
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_VERBS,
    Tokens,
    clausal_complement_of,
    conjuncts_of,
    descendants,
    is_conjunct,
    is_parenthetical,
    noun_phrase,
    objects_of,
    obliques_of,
    open_complement_of,
    parataxis_of,
    preposition_of,
    subject_of,
    subjects_of,
)

LONGEST_SOURCE = 30
LONGEST_CLOSING_LABEL = 3
CLOSING = frozenset({"NOUN", "PROPN", "ADJ", "DET"})


@rule("attribution.parenthetical", frames={"clause", "quotation"}, tier="reporting")
def parenthetical(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The bridge, officials said on Monday, will open in May.

    A reporting verb with its own source set off by commas within or after what it reports.
    """
    class_ = verb.frames.get("clause") or verb.frames.get("quotation")
    if class_ not in SAID | {"perceive"}:
        return None
    parse = ctx.parse
    source = source_of(ctx, i)
    if source is None or not is_party(ctx, source) or open_complement_of(parse, i) is not None:
        return None
    sentence = ctx.sentence(i)
    lo, hi, _ = cue_clause(ctx, i, verb)
    before = parse.words[lo - 1] if lo > sentence[0] else ""
    after = parse.words[hi] if hi < sentence[1] else ""
    own = {k for k in descendants(parse, i) if k >= lo}
    if (cut := _interrupted(ctx, i, lo)) is not None:
        head, comma = cut
        own, content = set(range(lo, comma)), list(range(*sentence))
    elif is_conjunct(parse, i) and before == "," and ctx.ends_sentence(i):  # "The plant will close, the mayor said"
        head, own, content = parse.head[i], set(range(lo, sentence[1])), list(range(*sentence))
    elif is_parenthetical(parse, i) and before not in {".", ";"}:
        head = parse.head[i]
        content = descendants(parse, head, without=(i,))
    else:
        beside = [j for j in parataxis_of(parse, i) if j < lo]
        if not beside or before not in SET_OFF | MARKS:
            return None
        head = beside[0]
        content = descendants(parse, head)
        own -= set(content)
    if before not in SET_OFF | MARKS | {"-", "("} and after not in SET_OFF | {")"}:
        return None
    if before in SET_OFF:  # set off within a sentence: the whole of it is reported
        content = list(range(*sentence))
    kept = [k for k in content if k not in own and sentence[0] <= k < sentence[1]]
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=cue_span(ctx, i, last=ctx.matches(i, verb)),
        source=source,
        content=kept,
        predicate=head,
    )


def _interrupted(ctx: Context, i: int, lo: int) -> tuple[int, int] | None:
    """The predicate of a clause whose subject the tree gives to the cue that cuts it in two, and the closing comma.

    What goes on after "X, he said," with a finite verb and no subject of its own has that of the words before.
    """
    parse = ctx.parse
    head = clausal_complement_of(parse, i)
    if head is None and len(subjects_of(parse, i)) > 1:  # "The bandits, our reporter learned, shot two guards"
        head = next(
            (c for c in conjuncts_of(parse, i) if parse.words[c - 1] == "," and parse.tag[c] in FINITE_VERBS), None
        )
    if head is None or head < i or lo <= ctx.sentence(i)[0] or parse.words[lo - 1] != ",":
        return None
    comma = next((k for k in range(i + 1, head) if parse.words[k] == ","), None)
    if (
        comma is None
        or parse.tag[comma + 1] not in FINITE_OR_MODAL
        or subject_of(parse, head, shared=False) is not None
    ):
        return None
    return head, comma


@rule("attribution.trailing", frames={"loose", "clause"}, tier="reporting")
def trailing(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The road will stay shut until Friday, police said.

    A reporting verb and its source, set off by commas or the end of the sentence, that the tree does not join to it.
    """
    if "loose" not in verb.frames and not ctx.ends_sentence(i):
        return None
    sentence = ctx.sentence(i)
    source, inverted = _set_off_source(ctx, i)
    if source is None or not _says_without_object(ctx, i, verb, source, inverted=inverted):
        return None
    lo, hi = cue_span(ctx, i, last=ctx.matches(i, verb))
    s, e = source_span(ctx, source, cue=i)
    if s - sentence[0] < 2 and source < i:
        # "Troops near the front line, reports say": the tree took all of it for the source.
        s = next((k + 1 for k in range(source - 1, s, -1) if ctx.parse.words[k] in SET_OFF), s)
    lo, hi = min(lo, s), max(hi, e)
    tail = _tail(ctx, hi, sentence)
    if tail is None or lo - sentence[0] < 2 or ctx.parse.words[lo - 1] not in SET_OFF or hi - lo > LONGEST_SOURCE:
        return None
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=verb.frames.get("loose") or verb.frames["clause"],
        cue=cue_span(ctx, i, last=ctx.matches(i, verb)),
        source=source,
        source_tokens=(s, e),
        content=[*range(sentence[0], lo), *range(tail, sentence[1])],
        predicate=top_of(ctx, (sentence[0], lo)),
    )


def _set_off_source(ctx: Context, i: int) -> tuple[int | None, bool]:
    """The source of a verb that is set off with it, and whether it stands behind the verb."""
    source = inverted_source(ctx, i)
    if source is None and ctx.parse.words[i - 1] == ",":
        source = _closing_source(ctx, i)
    if source is not None and source > i:
        return source, True
    source = source if source is not None else source_of(ctx, i)
    if ctx.ends_sentence(i) and (source is None or source > i):
        source = _noun_before(ctx, i)
    return source, False


def _says_without_object(ctx: Context, i: int, verb: Verb, source: int, *, inverted: bool) -> bool:
    """Whether a verb with its source can report what stands before it: it has no content of its own beside it."""
    parse, last = ctx.parse, ctx.ends_sentence(i)
    if "loose" not in verb.frames and not _closes_alone(ctx, i, source):
        return False
    if any(preposition_of(parse, o) in verb.frames for o in obliques_of(parse, i) if o > i):
        return False  # "…, others warned of a long fight"
    if ctx.is_relative(source) or (parse.tag[i] not in FINITE_VERBS and not last):
        return False
    return clausal_complement_of(parse, i) is None and (inverted or not objects_of(parse, i))


def _noun_before(ctx: Context, i: int) -> int | None:
    """The noun right before a verb group, where the tree gave it to another word: "…, jurors have heard"."""
    noun = cue_span(ctx, i)[0] - 1
    if noun <= ctx.sentence(i)[0] or ctx.parse.pos[noun] not in NOMINAL:
        return None
    return noun if is_party(ctx, noun) or _starts_clause(ctx, noun) else None


def _closes_alone(ctx: Context, i: int, source: int) -> bool:
    """Whether a comma, a source and a verb that thinks, learns or promises close the sentence: "…, markets expect"."""
    tag = ctx.parse.tag
    verb = tag[i] in FINITE_VERBS | {"VBN"}
    noun = tag[i] == "NN" and tag[i - 1] == "NNS" and source == i - 1 and ctx.parse.words[i - 2] == ","
    return source < i and (verb or noun) and _starts_clause(ctx, source)


def _starts_clause(ctx: Context, noun: int) -> bool:
    return ctx.parse.words[noun_phrase(ctx.parse, noun)[0] - 1] in SET_OFF


def _closing_source(ctx: Context, i: int) -> int | None:
    """The noun with which a headline closes: "…, say scientists"."""
    parse = ctx.parse
    rest = [k for k in range(i + 1, ctx.sentence(i)[1]) if not parse.is_punctuation(k) and not parse.is_space(k)]
    if not 0 < len(rest) <= LONGEST_CLOSING_LABEL or any(parse.pos[k] not in CLOSING for k in rest):
        return None
    return rest[-1] if is_party(ctx, rest[-1]) else None


def _tail(ctx: Context, hi: int, sentence: Tokens) -> int | None:
    """Where the content goes on after "X said on Monday", or the sentence's end; None where the clause runs on."""
    parse = ctx.parse
    for k in range(hi, min(sentence[1], hi + LONGEST_GAP)):
        if parse.words[k] in SET_OFF:
            # "…, two officials said, speaking on condition of anonymity": that is about the source.
            about_source = k + 1 < sentence[1] and parse.tag[k + 1] in {"VBG", "WP", "WDT"}
            return sentence[1] if about_source else k + 1
        if parse.tag[k] in FINITE_VERBS:
            return None
    return sentence[1] if sentence[1] - hi <= LONGEST_GAP else None
