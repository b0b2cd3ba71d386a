"""Who says it: the head of a verb's source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from claimx.extraction.attribution.complements import complement_of, lacks_object
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.noun_of_participle import (
    accompanied,
    blamed_for,
    may_be_who_is_blamed,
    message_before,
    paper_before,
    quoted_as,
)
from claimx.extraction.attribution.parties import can_speak, is_party, is_time, may_stand_for
from claimx.extraction.attribution.whose_infinitive import doing_next, first_to, made_to, whose_turn
from claimx.extraction.stretches import DASHES, SET_OFF
from claimx.syntax import (
    ancestors,
    auxiliaries_of,
    complementizer_of,
    is_clausal_complement,
    is_conjunct,
    is_infinitive,
    is_open_complement,
    is_passive,
    is_what_it_is,
    link_of,
    objects_of,
    passive_agent_of,
    relative_antecedent_of,
    subject_of,
    subjects_of,
)

# How far up a participle looks for its subject.
MOST_HEADS_TO_SUBJECT = 12
# How far behind a participle the quotation may begin that it introduces.
LONGEST_LINK = 4


def source_of(ctx: Context, verb: int) -> int | None:
    """The head of the source of a verb: its subject, also one it shares; relative pronouns stay themselves."""
    if verb not in ctx.sources:  # several rules ask
        ctx.sources[verb] = _source_of(ctx, verb)
    return ctx.sources[verb]


def _source_of(ctx: Context, verb: int) -> int | None:
    parse = ctx.parse
    own = _own_subjects(ctx, verb)
    if own:
        subject: int | None = _own_of(ctx, verb, own)
    elif may_be_who_is_blamed(ctx, verb):
        return None
    elif parse.lower[verb].endswith("ing") or any(parse.tag[k] == "VBG" for k in auxiliaries_of(parse, verb)):
        subject = None if _is_what_it_takes(ctx, verb) else _source_of_participle(ctx, verb)
    elif (made := made_to(ctx, verb) or doing_next(ctx, verb)) is not None:
        subject = made
    else:
        subject = subject_of(parse, verb)
        speaker = None if subject is None or is_party(ctx, subject) else _speaker_above(ctx, verb)
        subject = subject if speaker is None else speaker
    if subject is None:
        first = first_to(ctx, verb)
        return relative_antecedent_of(parse, verb) if first is None else first
    if is_infinitive(parse, verb):
        subject = whose_turn(ctx, verb) or subject
    return subject if _may_say(ctx, subject, verb) else None


def _own_subjects(ctx: Context, verb: int) -> Sequence[int]:
    """The subjects before a verb, no year beside another ("The Ports Act, 1972 lists"), none said by one behind it."""
    subjects = subjects_of(ctx.parse, verb)
    own = [s for s in subjects if s < verb]
    if own and own != subjects and ctx.speech_of[own[-1]] != ctx.speech_of[verb]:
        return subjects[-1:]
    return [s for s in own if not is_time(ctx, s)] or own


def _own_of(ctx: Context, verb: int, own: Sequence[int]) -> int:
    """Of two subjects the nearer one is the verb's own: "Wages, the bank said, rose"."""
    parse = ctx.parse
    subject = own[-1]
    if parse.tag[verb] == "VBG" and not is_party(ctx, subject):
        return _subject_around(ctx, verb, outermost=False) or subject  # "gave her reasons, saying"
    return subject


def _speaker_above(ctx: Context, verb: int) -> int | None:
    """Who goes on to say something, where what was told is of a thing: "said that the dam held [but denied] that …"."""
    parse, clause = ctx.parse, ctx.parse.head[verb]
    if not is_conjunct(parse, verb):
        return None
    for _ in range(MOST_HEADS_TO_SUBJECT):
        cue = parse.head[clause]
        if not is_clausal_complement(parse, clause) or cue > clause:
            return None
        if parse.tag[cue] == parse.tag[verb]:
            return source_of(ctx, cue)
        clause = cue
    return None


def _may_say(ctx: Context, subject: int, verb: int) -> bool:
    """Whether a subject is no clause and no time, and no mark of a quotation parts it from its verb.

    Marks win over the tree. "Worth noting that …" has nobody either, nor has what something is or comes to: "the task
    is to convince voters that …", "that is not the same as saying that …".
    """
    parse = ctx.parse
    is_pointing = parse.head[subject] != verb and parse.lower[subject] in ctx.cues.impersonal
    if is_pointing or (is_what_it_is(parse, subject) and not (is_infinitive(parse, verb) and is_party(ctx, subject))):
        return False
    if is_time(ctx, subject) or parse.lower[subject] in ctx.cues.nobody:
        return False
    named = ctx.is_name(subject) or parse.lower[subject] in ctx.names.noun_types  # "Will Poe", "Accused denies"
    if parse.pos[subject] in {"VERB", "AUX"} and not named:
        return False
    return ctx.speech_of[subject] == ctx.speech_of[verb] or ctx.reading.quoted.isdisjoint((subject, verb))


def _is_what_it_takes(ctx: Context, participle: int) -> bool:
    """ "Peace means [admitting] that the dam is weak", "the kind of [thinking] that it needs": nobody's words."""
    parse, above = ctx.parse, ctx.parse.head[participle]
    if is_open_complement(parse, participle):
        return parse.lemma[above] in ctx.cues.amounting
    return (
        link_of(parse, participle) == "noun clause" and parse.lower[participle - 1] == "of" and not is_party(ctx, above)
    )


def _source_of_participle(ctx: Context, participle: int) -> int | None:
    """Whose participle it is: the noun it describes ("a memo saying"), else the subject of the clause it stands in.

    Past a comma or a preposition it describes no noun: "met the envoy, adding", "has no way of knowing".
    """
    parse = ctx.parse
    named = accompanied(ctx, participle)
    if named is None:
        named = quoted_as(ctx, participle)
    if named is not None:
        return named
    apart = is_apart(ctx, parse.edges[participle][0])
    paper = _paper_of(ctx, participle, apart=apart)
    if paper is not None:
        return paper
    if link_of(parse, participle) == "noun clause" and not apart and complementizer_of(parse, participle) is None:
        noun = parse.head[participle]
        if _stands_beside(ctx, noun, participle):
            return noun
        return _subject_around(ctx, participle, outermost=False) or noun
    mark = complementizer_of(parse, participle)
    if mark is not None and parse.lower[mark] == "by" and is_passive(parse, parse.head[participle]):
        return None  # "was interrupted by protesting members": by whom, or by what of somebody's, never the subject's
    other = None if mark is None else _acted_on(ctx, participle, mark)
    if other is not None:
        return other
    if apart or mark is not None:
        going_on = apart and parse.lemma[participle] in ctx.cues.going_on
        tells = apart and _tells(ctx, participle)
        found = _subject_around(ctx, participle, outermost=going_on, apart=tells)
        if found is not None:
            return _who_spoke_of(ctx, found, participle) if apart else found
    subject = subject_of(parse, participle)
    # "Sales rose, suggesting that …": whoever says so, not the sales
    return None if apart and subject is not None and not is_party(ctx, subject) else subject


def _acted_on(ctx: Context, participle: int, mark: int) -> int | None:
    """Who is blamed for saying something, or kept from it: "the court barred [the paper] from claiming that"."""
    blamed = blamed_for(ctx, participle, mark)
    if ctx.parse.lower[mark] != "from":
        return blamed
    verb = ctx.parse.head[participle]
    return next((o for o in objects_of(ctx.parse, verb) if is_party(ctx, o)), None)


def _stands_beside(ctx: Context, noun: int, participle: int) -> bool:
    """Whether a party stands before its participle, and is no event in marks: "a “Day of Rage” protesting"."""
    return is_party(ctx, noun) and not any(ctx.parse.is_mark(k) for k in range(noun, participle))


def _paper_of(ctx: Context, participle: int, *, apart: bool) -> int | None:
    """The document that a participle describes, whatever it hangs on."""
    paper = None if apart else paper_before(ctx, participle)
    hangs_above = link_of(ctx.parse, participle) == "adverbial" and complementizer_of(ctx.parse, participle) is None
    return message_before(ctx, participle, apart=apart) if paper is None and hangs_above else paper


def is_apart(ctx: Context, first: int) -> bool:
    """Whether a comma or a dash stands before a participle's first word, or is it."""
    words = ctx.parse.words
    return words[first] in SET_OFF or words[first - 1] in DASHES or ctx.is_behind_comma(first)


def _subject_around(ctx: Context, token: int, *, outermost: bool, apart: bool = False) -> int | None:
    """Who is subject of a clause around a token and can speak, of the nearest or the outermost one; else a document.

    Of what stands `apart` no subject of what was only told: "Roe said the firm will fail, noting that it had no cash".
    """
    parse = ctx.parse
    found: int | None = None
    document: int | None = None
    for j, party in _parties_around(ctx, token, apart=apart):
        if not can_speak(ctx, party):
            document = party
        elif not outermost or (parse.head[token] == j and ctx.verbs_at(j)):  # "…, they argue, adding …"
            return party
        else:
            found = party
    return document if found is None else found


def _parties_around(ctx: Context, token: int, *, apart: bool) -> Iterator[tuple[int, int]]:
    """The verbs above a token with the parties that do what they tell, past a semicolon only where none was found."""
    found = False
    for above in islice(ancestors(ctx.parse, token), MOST_HEADS_TO_SUBJECT):
        if found and ";" in ctx.parse.words[above:token]:
            return
        elsewhere = ctx.speech_of[above] != ctx.speech_of[token] or (apart and _is_told(ctx, above))
        party = None if elsewhere else _party_of(ctx, above, token)
        if party is not None:
            found = True
            yield above, party


def _tells(ctx: Context, participle: int) -> bool:
    """Whether a participle tells something whole, a clause or a name: "saying that …", "calling it …"."""
    if complement_of(ctx, participle) is not None or any(
        k in ctx.quotation_at_start for k in range(participle, participle + LONGEST_LINK)
    ):
        return True
    return ctx.takes(participle, "predicate", "loose")


def _is_told(ctx: Context, clause: int) -> bool:
    """Whether a clause is what somebody said, or defines a noun: "a bill that would close the port"."""
    parse, link = ctx.parse, link_of(ctx.parse, clause)
    if link == "complement" and parse.tag[clause] not in {"VBD", "VBN"}:  # but "said Roe left, calling it a farce"
        return parse.head[clause] < clause
    defines = link in {"relative", "noun clause"} and parse.words[parse.edges[clause][0] - 1] not in SET_OFF
    return defines and not lacks_object(ctx, clause)  # "a claim that Roe denied, saying": she says it


def _who_spoke_of(ctx: Context, subject: int, participle: int) -> int:
    """Who speaks by a participle behind what was said: "Hale said he voted no, calling it a gift".

    No subject of what was said but a pronoun for the speaker; nor one that the participle speaks of: "said the mayor
    had lied, calling him a crook", "called for Hale to quit, calling him a crook".
    """
    parse = ctx.parse
    clause = parse.head[subject]
    verb = parse.head[clause]
    if not is_clausal_complement(parse, clause) and not is_infinitive(parse, clause):
        return subject
    speaker = source_of(ctx, verb) if verb < subject else None
    if speaker is None or not is_party(ctx, speaker):
        return subject
    if parse.tag[subject] == "PRP":
        return speaker if may_stand_for(ctx, subject, speaker) else subject
    pronoun = next((o for o in objects_of(parse, participle) if parse.tag[o] == "PRP"), None)
    if pronoun is None or not may_stand_for(ctx, pronoun, subject):
        return subject
    between = (k for k in range(subject + 1, participle) if parse.pos[k] != "DET" and is_party(ctx, k))
    return subject if any(may_stand_for(ctx, pronoun, k) for k in between) else speaker


def _party_of(ctx: Context, verb: int, end: int) -> int | None:
    """The party that does what a verb tells: its subject, or its agent before a token."""
    before = [s for s in subjects_of(ctx.parse, verb) if is_party(ctx, s)]
    if before:
        return before[-1]
    agent = passive_agent_of(ctx.parse, verb)
    return agent if agent is not None and agent < end and is_party(ctx, agent) else None


def speaker_of(ctx: Context, verb: int) -> int | None:
    """Who says it: the agent of a passive, else the source of the verb."""
    return passive_agent_of(ctx.parse, verb) if is_passive(ctx.parse, verb) else source_of(ctx, verb)


def only_points(ctx: Context, verb: int, source: int | None) -> bool:
    """Whether a subject only points to what is reported: "…, it was said"."""
    return source is not None and ctx.parse.lower[source] in ctx.cues.expletives and is_passive(ctx.parse, verb)


def is_told_of_a_thing(ctx: Context, verb: int, source: int) -> bool:
    """Whether a verb only tells what a thing suggests, in what was said: "told us its rate suggests a flaw: “…”"."""
    told = is_clausal_complement(ctx.parse, verb) and bool(ctx.verbs_at(ctx.parse.head[verb]))
    return told and not is_party(ctx, source)
