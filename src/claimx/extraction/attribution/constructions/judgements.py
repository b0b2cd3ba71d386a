"""Attribution by verbs of judgement and report whose content is a noun."""

from __future__ import annotations

from claimx.extraction.attribution.complements import is_left_undone, is_no_speech, lacks_object
from claimx.extraction.attribution.constructions.prepositional import is_another_verb, opener_of, tells_how_long
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.empty_objects import says_nothing
from claimx.extraction.attribution.issuing import issuer_of
from claimx.extraction.attribution.match import Cue, Match, Object, Phrase, Whole, Words, said
from claimx.extraction.attribution.noun_of_participle import quotes_somebody
from claimx.extraction.attribution.source import speaker_of
from claimx.extraction.attribution.whose_infinitive import doing_next, first_to, made_to
from claimx.extraction.rule import rule
from claimx.syntax import (
    adverbial_clauses,
    ancestors,
    clausal_complement_of,
    clause_of_noun,
    complementizer_of,
    is_clausal_complement,
    is_conjunct,
    is_infinitive,
    is_passive,
    is_relative_clause,
    link_of,
    noun_phrase,
    object_of,
    obliques_of,
    open_complement_of,
    opens_with_that,
    passive_agent_of,
    preposition_of,
    preposition_token_of,
    relative_antecedent_of,
    subject_of,
)

FRAMES_OF_BLAME = {"of": "object-of", "for": "object-for", "to": "object-to-noun", "with": "object-to-noun"}


@rule("attribution.figure", frames={"object-at"}, tier="reporting", wilful=True)
def figure(ctx: Context, cue: Cue) -> Match | None:
    """Prosecutors put the toll at 300; the damage is estimated at two million euros.

    A verb of reckoning with its object and the figure it comes to, behind "at", or "in" where that is vague: "placed
    the dead in the hundreds".
    """
    parse, verb = ctx.parse, cue.token
    thing = _blamed(ctx, verb)
    amount = next((o for o in obliques_of(parse, verb) if _is_figure(ctx, o)), None)
    source = speaker_of(ctx, verb)
    if thing is None or amount is None:
        return None
    return said(cue, cue.verb.frames["object-at"], source, (Phrase(thing), Whole(amount)), amount)


def _is_figure(ctx: Context, noun: int) -> bool:
    preposition = preposition_of(ctx.parse, noun)
    number = any(ctx.parse.pos[k] == "NUM" for k in range(*ctx.parse.edges[noun]))
    vague = ctx.parse.lower[noun] in ctx.cues.vague and ctx.parse.edges[noun][1] == noun + 1
    return (preposition == "at" and number) or vague


@rule("attribution.accusation", frames={"object-of", "object-for", "object-to-noun"}, tier="reporting", wilful=True)
def accusation(ctx: Context, cue: Cue) -> Match | None:
    """Rebels accused the army of shelling a market. Voters blame him for the shortage. She likened it to a circus.

    A verb of blame, praise or comparison with its object and what for, or to what.
    """
    parse, verb = ctx.parse, cue.token
    target = _blamed(ctx, verb)
    if passive_agent_of(parse, verb) is not None and link_of(parse, verb) == "noun clause":
        target = parse.head[verb]  # "a minister accused by rivals of taking bribes"
    if target is None or is_blow(ctx, cue) or is_left_undone(ctx, verb):
        return None
    found = _what_for(ctx, cue, target)
    source = speaker_of(ctx, verb)
    if found is None or (source is None and not is_passive(parse, verb)):
        return None
    head, frame = found
    named = Words(*noun_phrase(parse, target, clauses=False)) if is_relative_clause(parse, verb) else Phrase(target)
    first = ctx.parse.lower[ctx.parse.edges[target][0]]
    nobody = first in ctx.cues.none_of_both or first in ctx.cues.denying  # "blamed neither party for it"
    return said(cue, cue.verb.frames[frame], source, (named, Object(head)), target if nobody else head)


def _blamed(ctx: Context, verb: int) -> int | None:
    """Who is blamed: the object, or the subject of a passive; the noun that a relative pronoun stands for."""
    parse, passive = ctx.parse, is_passive(ctx.parse, verb)
    target = subject_of(parse, verb, shared=is_conjunct(parse, verb)) if passive else object_of(parse, verb)
    if target is not None and ctx.is_relative(target):
        target = relative_antecedent_of(parse, verb)
    if passive and target is not None and parse.lower[target] in ctx.cues.empty_objects:
        return None  # "who was himself convicted of fraud": the tree lost the subject
    return target


def _what_for(ctx: Context, cue: Cue, target: int) -> tuple[int, str] | None:
    """What somebody is blamed for, with its frame."""
    parse, verb, frames = ctx.parse, cue.token, cue.verb.frames
    agent = passive_agent_of(parse, verb)
    clauses = [clause_of_noun(parse, target), open_complement_of(parse, verb), clausal_complement_of(parse, verb)]
    clauses += [] if agent is None else [clause_of_noun(parse, agent)]
    for head in (
        *obliques_of(parse, verb),
        *adverbial_clauses(parse, verb),
        *obliques_of(parse, target),
        *(obliques_of(parse, agent) if agent is not None else ()),
        *(clause for clause in clauses if clause is not None),
    ):
        frame = FRAMES_OF_BLAME.get(opener_of(ctx, head), "")
        if frame in frames and head > verb and not tells_how_long(ctx, head):
            return head, frame
    return None


@rule("attribution.gerund", frames={"gerund"}, wilful=True)
def gerund(ctx: Context, cue: Cue) -> Match | None:
    """The firm denied misleading its investors.

    A verb of saying or intending with a form in -ing.
    """
    head, source = open_complement_of(ctx.parse, cue.token), speaker_of(ctx, cue.token)
    if head is None or source is None or ctx.parse.tag[head] != "VBG":
        return None
    return said(cue, cue.verb.frames["gerund"], source, (Whole(head),), head)


@rule("attribution.object", frames={"object"}, wilful=True)
def noun_object(ctx: Context, cue: Cue) -> Match | None:
    """Opposition leaders criticised the plan; the firm denied the allegations.

    A verb of judgement or report whose object is the content.
    """
    parse, verb = ctx.parse, cue.token
    class_, source, target = cue.verb.frames["object"], speaker_of(ctx, verb), _blamed(ctx, verb)
    if source is None or is_another_verb(ctx, cue) or is_blow(ctx, cue):
        return None
    if class_ == "document" and not is_document(ctx, source):
        return None  # "the scene shows a road": only reports, polls and films show what they say
    if is_passive(parse, verb):
        judged = _judged(ctx, cue, target)
        return said(cue, class_, source, (Phrase(judged),), judged) if judged is not None else None
    antecedent = antecedent_of(ctx, verb, source)
    if antecedent is not None:
        accused_of = _charge(ctx, antecedent, verb) if class_ == "deny" else None
        if accused_of is not None:
            head, start, end = accused_of
            return said(cue, class_, source, (Words(start, end),), head)
        return said(cue, class_, source, (Words(*noun_phrase(parse, antecedent, clauses=False)),), antecedent)
    done = first_to(ctx, verb) is not None or made_to(ctx, verb) is not None
    judges = class_ in {"assert", "deny", "evaluate"}  # "went on to praise it"; "began to report cases" is a deed
    done = done or (judges and doing_next(ctx, verb) is not None)
    yet_to_come = is_infinitive(parse, verb) and not done  # "authorised to discuss the plan"
    if target is None or target < verb or yet_to_come or says_nothing(ctx, cue, target):
        return None
    source, first = issuer_of(ctx, verb)
    return said(cue, class_, source, (Object(target),), target, first=first)


def _judged(ctx: Context, cue: Cue, target: int | None) -> int | None:
    """What a passive judges: "a result disputed by the opposition", not "a play written by a nun"."""
    parse, verb = ctx.parse, cue.token
    if quotes_somebody(ctx, verb):
        return None  # "Roe was quoted by the Post as saying"
    judging = cue.verb.frames["object"] in {"deny", "evaluate"} and cue.verb.lemma not in ctx.cues.greetings
    if target is None and judging and link_of(parse, verb) == "noun clause":
        target = parse.head[verb]
    if target is None or is_no_speech(ctx, cue, target):
        return None  # "the seat was claimed by Holm"
    return None if parse.pos[target] == "VERB" else target  # "resign, which was called for by rivals"


def _charge(ctx: Context, noun: int, denying: int) -> tuple[int, int, int] | None:
    """What somebody is accused of, whole, where "which he denied" hangs on a noun in it: its head and its stretch.

    "He was accused of [taking bribes from a builder], which he denied": no builder is denied.
    """
    parse, head = ctx.parse, noun
    opening = next((k for k in range(denying - 1, noun, -1) if parse.words[k] == ","), None)
    if opening is None or not ctx.is_relative(opening + 1):
        return None
    for above in ancestors(parse, noun):
        frames = {frame for entry in ctx.verbs_at(above) for frame in entry.frames}
        charges = (*(o for o in obliques_of(parse, above) if above < o <= noun), head)
        found = next((c for c in charges if FRAMES_OF_BLAME.get(opener_of(ctx, c)) in frames), None)
        if found is not None:
            mark = preposition_token_of(parse, found)
            mark = complementizer_of(parse, found) if mark is None else mark
            return None if mark is None else (found, mark + 1, opening)
        head = above
    return _told(ctx, noun, opening) if ctx.parse.lemma[denying] in ctx.cues.denying_all else None


def _told(ctx: Context, noun: int, end: int) -> tuple[int, int, int] | None:
    """The clause with a noun that nobody denies: "said [he took it], which he denied", "fired for [taking it]"."""
    parse = ctx.parse
    if parse.lemma[noun].lower() in ctx.cues.nouns:
        return None
    for above in ancestors(parse, noun):
        if parse.lemma[above].lower() in ctx.cues.nouns and parse.pos[above] == "NOUN":
            return above, parse.edges[above][0], end  # "a claim over a dam, which it denies"
        start, mark = parse.edges[above][0], complementizer_of(parse, above)
        told = is_clausal_complement(parse, above) and bool(ctx.verbs_at(parse.head[above]))
        if told or (parse.tag[above] == "VBG" and mark is not None):
            return above, start if mark is None else max(start, mark + 1), end
    return None


def antecedent_of(ctx: Context, verb: int, source: int) -> int | None:
    """The noun that a verb without an object judges in a relative clause: "the plan [that] unions oppose"."""
    parse, noun = ctx.parse, ctx.parse.head[verb]
    describes = link_of(parse, verb) == "relative" or (
        link_of(parse, verb) == "noun clause" and opens_with_that(parse, verb)
    )
    when = parse.lemma[noun].lower() in ctx.cues.occasions  # "the fourth night in a row that Serbians protested"
    if not describes or when or ctx.is_relative(source) or not lacks_object(ctx, verb):
        return None
    asked = parse.pos[noun] == "VERB" and parse.edges[verb][0] == noun + 1  # "when asked whom she backed"
    return None if asked else noun


def is_blow(ctx: Context, cue: Cue) -> bool:
    """Whether an attack is none in words: those are on a plan, or of one named person on another."""
    parse, verb = ctx.parse, cue.token
    if cue.verb.lemma not in ctx.cues.attack_verbs:
        return False
    target = subject_of(parse, verb, shared=False) if is_passive(parse, verb) else object_of(parse, verb)
    source = speaker_of(ctx, verb)
    if target is None or source is None:
        return True
    if parse.lemma[target].lower() in ctx.cues.attackable_in_words or is_document(ctx, source):
        return False
    if any(k in ctx.quotation_at_start for k in range(verb, parse.edges[verb][1])):
        return False  # in words: partly quoted
    somebody = parse.pos[target] == "PRON" or ctx.label_of(target) == "PERSON"
    return not somebody


def is_document(ctx: Context, source: int) -> bool:
    """Whether a source is a paper, a poll or a film, or who finds things out by work."""
    lemma = ctx.parse.lemma[source].lower()
    return (
        ctx.names.noun_types.get(lemma) in {"document", "poll"}
        or lemma in ctx.cues.impersonal
        or lemma in ctx.cues.finders
    )
