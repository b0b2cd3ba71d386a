"""Attribution by verbs and the clauses they take."""

from __future__ import annotations

from claimx.extraction.attribution.complements import clause_of, is_no_speech, is_participle
from claimx.extraction.attribution.constructions.infinitives import is_bare_passive
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.issuing import issuing_verb
from claimx.extraction.attribution.match import Clause, Cue, Match, Words, said
from claimx.extraction.attribution.noun_of_participle import quoted_by_nobody
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.source import is_apart, is_told_of_a_thing, source_of, speaker_of
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    FINITE_OR_MODAL,
    ancestors,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    first_finite,
    is_conjunct,
    is_infinitive,
    is_passive,
    is_relative_clause,
    link_of,
    objects_of,
    oblique_of,
    open_complement_of,
    preposition_of,
    preposition_token_of,
    subjects_of,
    verb_of,
)


@rule("attribution.clausal", frames={"clause", "question"}, tier="reporting")
def clausal(ctx: Context, cue: Cue) -> Match | None:
    """The minister said that the border would stay closed.

    A verb of saying, thinking or wanting with a complement clause, with or without "that"; the source is its subject.
    """
    head = clause_of(ctx, cue)
    if head is None or _takes_no_speech(ctx, cue, head):
        return None
    frame = _frame_of(ctx, cue, head)
    if frame is None or is_bare_passive(ctx, cue):
        return None
    class_, content = cue.verb.frames[frame], (Clause(head),)
    issuing = issuing_verb(ctx, cue.token)
    if issuing is not None:
        return said(cue, class_, source_of(ctx, issuing), content, head, first=issuing)
    source = speaker_of(ctx, cue.token)
    if cue.verb.lemma in ctx.cues.discoveries and is_infinitive(ctx.parse, cue.token) and not _seems(ctx, cue.token):
        return None  # "experts were hired to determine whether it was safe": it is yet to be found
    if source is None and not _may_be_nobodys(ctx, cue.token, class_):
        return None
    if source is not None and _tells_nothing(ctx, cue, source, head, class_):
        return None
    return said(cue, class_, source, content, head, first=quoted_by_nobody(ctx, cue.token))


def _tells_nothing(ctx: Context, cue: Cue, source: int, head: int, class_: CueClass) -> bool:
    """Whether a thing is the subject that can tell no such thing, or what is done or used has told nothing yet."""
    if _is_yet_to_tell(ctx, cue.token, source):
        return True
    if ctx.speech_of[head] > ctx.speech_of[cue.token] and is_told_of_a_thing(ctx, cue.token, source):
        return True  # "told us the rate suggests a flaw: “…”": he who told us
    # "a stage that will see customers go without"; "a system that decides whether they may leave" tells neither
    asks = class_ != "ask" and _is_question(ctx, head)
    return (asks or cue.verb.lemma in ctx.cues.senses) and not is_party(ctx, source)


def _takes_no_speech(ctx: Context, cue: Cue, head: int) -> bool:
    """ "The storm claimed 60 lives, and homes were lost": the tree may make of the object a second subject."""
    nouns = (*objects_of(ctx.parse, cue.token), *subjects_of(ctx.parse, head)[:-1])
    return any(is_no_speech(ctx, cue, noun) for noun in nouns) or _says_why_not(ctx, cue, head)


def _frame_of(ctx: Context, cue: Cue, head: int) -> str | None:
    """The frame in which a verb takes a clause: a question or a statement; None where it has it not."""
    frames = cue.verb.frames
    asks = "question" in frames or "clause" not in frames
    frame = "question" if asks and _is_question(ctx, head) else "clause"
    return frame if frame in frames else None


def _is_question(ctx: Context, head: int) -> bool:
    """Whether a complement clause is an indirect question."""
    first = ctx.parse.edges[head][0]
    return ctx.parse.lower[first] in ctx.cues.questions


def _seems(ctx: Context, verb: int) -> bool:
    """ "The figures seem to show that it is": somebody has found it, or says so."""
    return ctx.takes(ctx.parse.head[verb], "raising")


def _is_yet_to_tell(ctx: Context, verb: int, source: int) -> bool:
    """Whether what is done or used tells nothing yet: "a test to prove that it works", "two were sent to say how"."""
    done = is_passive(ctx.parse, ctx.parse.head[verb]) or not is_party(ctx, source)
    return done and _is_purpose(ctx, verb)


def _is_purpose(ctx: Context, verb: int) -> bool:
    """Whether a verb tells what for: "met [to say] goodbye", "a test [to prove] it"."""
    return is_infinitive(ctx.parse, verb) and link_of(ctx.parse, verb) in {"adverbial", "noun clause"}


def _may_be_nobodys(ctx: Context, verb: int, class_: CueClass) -> bool:
    """Whether a verb may stand without a source: a passive, a participle, "Asked if he would run, she …".

    A gerund may not that names a task, or tells what something is: "it's about convincing voters that", "the same as
    saying that"; by what is done it may: "is defended by arguing that". Nor may what is only thought: "assuming that".
    """
    if not is_passive(ctx.parse, verb) and class_ not in {"neutral", "assert", "ask"}:
        return False
    parse = ctx.parse
    if parse.tag[verb] == "VBG" and ctx.first_word(verb) != verb:
        mark = complementizer_of(parse, verb)
        return (mark is not None and parse.lower[mark] == "by") or is_apart(ctx, parse.edges[verb][0])
    asked = link_of(parse, verb) == "adverbial" and not subjects_of(parse, verb)
    return asked or is_participle(ctx, verb)


def _says_why_not(ctx: Context, cue: Cue, head: int) -> bool:
    """Whether a quotation says why somebody denies a thing, which stands before its colon: "denied it: “…”"."""
    number = ctx.speech_of[head]
    if number < 0 or number == ctx.speech_of[cue.token] or cue.verb.frames.get("clause") != "deny":
        return False
    colon = ctx.quotations[number].tokens[0] - 1
    return ctx.parse.words[colon] == ":" and any(cue.last < o < colon for o in objects_of(ctx.parse, cue.token))


@rule("attribution.heard-from", frames={"clause-from"}, tier="reporting", wilful=True)
def heard_from(ctx: Context, cue: Cue) -> Match | None:
    """Ministers heard from the auditor that the bridge was unsafe.

    A verb of receiving word whose source stands behind "from"; its subject is told.
    """
    parse, head = ctx.parse, clause_of(ctx, cue)
    source = oblique_of(parse, cue.token, "from")
    if head is None or source is None:
        return None
    last = preposition_token_of(parse, source)
    return said(cue, cue.verb.frames["clause-from"], source, (Clause(head),), head, last=last)


@rule("attribution.loose", frames={"loose"}, tier="reporting", wilful=True)
def loose(ctx: Context, cue: Cue) -> Match | None:
    """The owner said as a boy he was sent to sea.

    A verb of saying with its source and a clause after it that the tree does not join to it.
    """
    parse, verb, source = ctx.parse, cue.token, source_of(ctx, cue.token)
    if source is None or not _is_active(ctx, verb):
        return None
    start, end = _behind_addressee(ctx, cue), ctx.sentence(verb)[1]
    finite = first_finite(parse, start, end)
    if (
        finite == end
        or not _belongs(ctx, verb, finite)
        or _tells_when(ctx, verb, finite)
        or _describes(ctx, verb, finite)
    ):
        return None
    if _takes_no_speech(ctx, cue, verb_of(parse, finite)):
        return None
    return said(cue, cue.verb.frames["loose"], source, (Words(_behind_setting(ctx, start, finite), end),), finite)


def _tells_when(ctx: Context, verb: int, finite: int) -> bool:
    """Whether a clause behind a verb of saying tells when it was said: "the mayor said after the dam broke".

    Not "said once in office she would": of a phrase that stands before the clause.
    """
    parse = ctx.parse
    marks = (complementizer_of(parse, k) for k in (finite, parse.head[finite]) if k != verb)
    alone = [mark for mark in marks if mark is not None and parse.edges[mark][1] == mark + 1]
    return any(parse.lower[mark] in ctx.cues.subordinators for mark in alone)


def _describes(ctx: Context, verb: int, finite: int) -> bool:
    """Whether a clause describes a noun behind the verb: "wrote to a man that the court had freed"."""
    parse = ctx.parse
    clause = verb_of(parse, finite)
    if _has_who(ctx, verb, clause) or _is_of_a_noun(ctx, verb, clause):
        return True
    noun = parse.head[clause]
    some = any(parse.lower[k] in ctx.cues.indefinite for k in range(parse.edges[noun][0], noun))
    if not some or preposition_of(parse, noun) != "to" or not is_relative_clause(parse, clause):
        return False
    taken = (*objects_of(parse, clause), clausal_complement_of(parse, clause), open_complement_of(parse, clause))
    active = parse.pos[clause] == "VERB" and not is_passive(parse, clause)
    return active and all(t is None or ctx.is_relative(t) for t in taken)


def _is_of_a_noun(ctx: Context, verb: int, clause: int) -> bool:
    """Whether a noun of saying behind a comma has the clause: "announced a review, amid [fears] that it leaked"."""
    mark = complementizer_of(ctx.parse, clause)
    if mark is None or ctx.parse.lower[mark] != "that" or "," not in ctx.parse.words[verb:mark]:
        return False
    return ctx.parse.pos[mark - 1] == "NOUN" and ctx.parse.lemma[mark - 1].lower() in ctx.cues.nouns


def _has_who(ctx: Context, verb: int, clause: int) -> bool:
    """Whether "who" or "which" is the subject of a clause behind a noun: "warned the council, which was late"."""
    parse = ctx.parse
    who = next((s for s in subjects_of(parse, clause) if ctx.is_relative(s) and parse.lower[s] != "that"), None)
    if who is None or any(k in ctx.quotation_at_start for k in range(who, ctx.sentence(verb)[1])):
        return False  # what is told may stand in marks behind it
    return not any(parse.lower[k] == "that" or parse.tag[k] == "TO" for k in range(verb + 1, who))


def _behind_setting(ctx: Context, start: int, finite: int) -> int:
    """Where a clause begins behind the phrases that tell how it was said: "said via radio around noon, [it was] …"."""
    parse = ctx.parse
    comma = next((k for k in range(start, finite) if parse.words[k] == ","), start)
    setting = parse.pos[start] == "ADP" and not any(parse.pos[k] == "VERB" for k in range(start, comma))
    clause = verb_of(parse, finite)
    mark, above = complementizer_of(parse, clause), parse.head[clause]
    # "said late on Monday in a note [that it] …"
    if mark is not None and start < above < mark < finite and parse.lower[mark] == "that":
        return mark
    return comma + 1 if setting and parse.edges[clause][0] in {comma, comma + 1} else start


def _is_active(ctx: Context, verb: int) -> bool:
    """Whether a verb is active and finite: "told", "has told", not "was told"."""
    parse = ctx.parse
    active = parse.tag[verb] in {"VBD", "VBZ", "VBP", "VBG"} or (
        parse.tag[verb] == "VBN" and auxiliaries_of(parse, verb)
    )
    return bool(active) and not is_passive(parse, verb)


def _behind_addressee(ctx: Context, cue: Cue) -> int:
    """Where what follows a verb and whom it tells begins."""
    parse, verb = ctx.parse, cue.token
    told = next(iter(objects_of(parse, verb) if "audience" in cue.verb.frames else ()), None)
    if told is None:
        return verb + 1
    end = parse.edges[told][1]
    return told + 1 if any(parse.tag[k] in FINITE_OR_MODAL for k in range(verb + 1, end)) else end


def _is_next_deed(ctx: Context, verb: int, finite: int) -> bool:
    """Whether a verb tells what the same subject did next: "contended for the title [but left]"."""
    shares = is_conjunct(ctx.parse, finite) and ctx.parse.head[finite] == verb
    return shares and ctx.parse.tag[finite] == ctx.parse.tag[verb] and not subjects_of(ctx.parse, finite)


def _belongs(ctx: Context, verb: int, finite: int) -> bool:
    """Whether a finite verb is of what is said: below the verb of saying, or in a plain clause behind it."""
    parse = ctx.parse
    if any(a == verb for a in ancestors(parse, finite)):
        apart = parse.is_mark(verb + 1) and parse.pos[verb + 2] == "CCONJ"  # "it holds - as he claims - and it is dry"
        return not apart and not _is_next_deed(ctx, verb, finite)
    between = range(verb + 1, finite)
    subordinate = any(parse.pos[k] in {"PUNCT", "SCONJ"} or parse.tag[k] in {"WDT", "WP"} for k in between)
    return not subordinate and parse.tag[verb] != "VBG" and not is_relative_clause(parse, verb)
