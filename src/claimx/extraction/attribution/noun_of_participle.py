"""Whose participle it is by the words before it, whatever the tree hangs it on."""

from __future__ import annotations

from itertools import takewhile

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.stretches import SET_OFF
from claimx.syntax import (
    VERBAL,
    complementizer_of,
    is_passive,
    object_of,
    objects_of,
    passive_agent_of,
    preposition_of,
    subject_of,
)

# How far before a participle the verb may stand that quotes who speaks, and an apposition begin.
LONGEST_QUOTED = 25
LONGEST_APPOSITION = 12
# How far before a participle the letter or report may stand that it tells of.
LONGEST_MESSAGE = 15
PARTING = frozenset({"PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
BLAMING = frozenset({"object-of", "object-for", "object-to-noun"})


def paper_before(ctx: Context, participle: int) -> int | None:
    """The document that a participle right behind it describes, whatever else it hangs on: "cited data showing …"."""
    parse, above = ctx.parse, ctx.parse.head[participle]
    if parse.lemma[participle - 1].lower() in ctx.cues.boards:
        return participle - 1  # "held signs saying …"
    if not any("document" in verb.frames.values() for verb in ctx.verbs_at(participle)):
        return None
    before = (o for o in objects_of(parse, above) if above < o < participle)
    nouns = (o for o in before if all(parse.pos[k] not in PARTING for k in range(o, participle)))
    return next((o for o in nouns if _tells(ctx, o)), None)


def message_before(ctx: Context, participle: int, *, apart: bool) -> int | None:
    """The report or letter with its author whose words a participle tells: "after a note from an aide saying …".

    Past a comma only where no subject can say it: "the vote follows a note by aides, saying", "Roe was met with a note
    by aides, saying". Without an author only where its clause has a thing for its subject.
    """
    parse, above = ctx.parse, ctx.parse.head[participle]
    noun = _described_message(ctx, participle) if apart else None
    if noun is not None:
        return noun
    noun = _message_before(ctx, participle - apart)
    if noun is None or above > noun:
        return None
    if parse.lower[noun + 1] not in ctx.cues.before_authors:
        plain = not apart and not is_passive(parse, above)
        return noun if plain and _is_of_a_thing(ctx, above) else None
    brought = is_passive(parse, above) and preposition_of(parse, noun) in {None, *ctx.cues.accompanying}
    return noun if not apart or brought or _is_of_a_thing(ctx, above) else None


def _message_before(ctx: Context, end: int) -> int | None:
    """The nearest document or poll before a token, in the same clause."""
    parse, reach = ctx.parse, max(ctx.sentence(end)[0], end - LONGEST_MESSAGE)
    inner = takewhile(lambda k: parse.pos[k] not in PARTING, range(end - 1, reach - 1, -1))
    return next((k for k in inner if _tells(ctx, k)), None)


def _described_message(ctx: Context, participle: int) -> int | None:
    """The letter whose author stands before a participle: "got a petition, signed by 50 people, [calling] for …".

    Of what no comma sets off only a letter or a suit, not one that is judged: "dismissed a suit filed by Roe, calling
    it a farce", "vetoed a bill backed by miners, saying …".
    """
    parse, first = ctx.parse, ctx.sentence(participle)[0]
    for made in range(participle - 2, max(first, participle - LONGEST_MESSAGE), -1):
        noun, ends = parse.head[made], parse.edges[made][1] in {participle - 1, participle}
        if ends and noun < made and _tells(ctx, noun) and passive_agent_of(parse, made) is not None:
            asks = (
                parse.lemma[noun].lower() in ctx.cues.letters and "it" not in parse.lower[participle : participle + 3]
            )
            return noun if asks or parse.words[made - 1] == "," else None
    return None


def _is_of_a_thing(ctx: Context, clause: int) -> bool:
    """Whether the subject of a clause is no party."""
    subject = subject_of(ctx.parse, clause)
    return subject is not None and not is_party(ctx, subject)


def _tells(ctx: Context, noun: int) -> bool:
    """Whether a noun is a document or a poll, which tells something."""
    return ctx.names.noun_types.get(ctx.parse.lemma[noun].lower()) in {"document", "poll"}


def quoting_verb(ctx: Context, participle: int) -> int | None:
    """The verb that quotes who speaks by a participle behind "as": "[quoted] an aide as saying"."""
    parse = ctx.parse
    if parse.lower[participle - 1] != "as" or not ctx.verbs_at(participle):
        return None
    before = range(participle - 2, max(ctx.sentence(participle)[0], participle - LONGEST_QUOTED) - 1, -1)
    return next((k for k in before if parse.lemma[k] in ctx.cues.quoting), None)


def quoted_by_nobody(ctx: Context, participle: int) -> int | None:
    """The verb with which a cue begins: "Roe [was quoted] as saying"."""
    verb = quoting_verb(ctx, participle)
    return verb if verb == participle - 2 and is_passive(ctx.parse, verb) else None


def quotes_somebody(ctx: Context, verb: int) -> bool:
    """Whether a verb only names who is quoted, as whose words the rest is told: "cited Roe as saying …"."""
    end = min(ctx.sentence(verb)[1], verb + LONGEST_QUOTED)
    return any(quoting_verb(ctx, k) == verb for k in range(verb + 2, end))


def quoted_as(ctx: Context, participle: int) -> int | None:
    """Who is quoted by a participle behind "as": "cited [Roe] as saying", "[Roe] was quoted as saying"."""
    verb = quoting_verb(ctx, participle)
    if verb is None:
        return _quoted_beside(ctx, participle)
    if is_passive(ctx.parse, verb):
        return subject_of(ctx.parse, verb)
    return next((o for o in objects_of(ctx.parse, verb) if o < participle), None)


def _quoted_beside(ctx: Context, participle: int) -> int | None:
    """Who is quoted right before a participle without "as": "cited [officials] reporting many deaths"."""
    parse, verb = ctx.parse, ctx.parse.head[participle]
    if parse.lemma[verb] not in ctx.cues.quoting:
        return None
    beside = (o for o in objects_of(parse, verb) if parse.edges[o][1] == participle)
    return next((o for o in beside if is_party(ctx, o)), None)


def accompanied(ctx: Context, participle: int) -> int | None:
    """Whose participle it is behind "with": "it passed, with rivals calling it a farce and Roe voting against it".

    Or behind "despite": "the panel found nothing, despite the paper claiming that …".
    """
    parse, first = ctx.parse, ctx.sentence(participle)[0]
    opening, openers = _before_apposition(ctx, participle) - 1, ctx.cues.accompanying
    ends = SET_OFF | openers
    while (
        opening > first
        and parse.lower[opening] not in ends
        and parse.pos[opening] != "CCONJ"
        and parse.pos[opening] not in VERBAL
    ):
        opening -= 1
    goes_on = parse.pos[opening] == "CCONJ" and any(
        parse.words[k - 1] == "," and parse.lower[k] == "with" for k in range(first + 1, opening)
    )
    if (parse.lower[opening] not in openers and not goes_on) or _is_opened(ctx, participle, opening):
        return None
    heads = [k for k in range(opening + 1, participle) if not opening < parse.head[k] < participle]
    apart = opening == first or parse.words[opening - 1] == ","
    nouns = (k for k in heads if apart and parse.pos[k] in NOUNS)
    return next((k for k in heads if is_party(ctx, k)), next(nouns, None))


def _is_opened(ctx: Context, participle: int, opening: int) -> bool:
    """Whether a word of its own parts a participle from who stands before it: "with the guard [after] hitting him"."""
    mark = complementizer_of(ctx.parse, participle)
    return mark is not None and mark > opening


def _before_apposition(ctx: Context, participle: int) -> int:
    """Where an apposition right before a participle begins: "with its owner[, Orvex,] calling it a success"."""
    parse, comma = ctx.parse, participle - 1
    if parse.words[comma] != ",":
        return participle
    within = range(comma - 1, max(ctx.sentence(participle)[0], comma - LONGEST_APPOSITION), -1)
    opening = next((k for k in within if parse.words[k] == "," or parse.pos[k] in VERBAL), comma)
    return opening if parse.words[opening] == "," else participle


def blamed_for(ctx: Context, participle: int, mark: int) -> int | None:
    """Whom a verb of blame or praise holds it against: "accused [Lind] of saying …", "thanked [her] for calling …"."""
    parse, verb = ctx.parse, ctx.parse.head[participle]
    if not ctx.takes(verb, f"object-{parse.lower[mark]}"):
        return None
    return subject_of(parse, verb) if is_passive(parse, verb) else object_of(parse, verb)


def may_be_who_is_blamed(ctx: Context, participle: int) -> bool:
    """Whether a plan behind a blame may be of either: "accused Lind of fraud, threatening to sue"."""
    parse, verb = ctx.parse, ctx.parse.head[participle]
    if parse.tag[participle] != "VBG":
        return False
    verb = verb if ctx.takes(verb, *BLAMING) else parse.head[verb]
    blamed = object_of(parse, verb) if ctx.takes(verb, *BLAMING) and not is_passive(parse, verb) else None
    apart = ctx.parse.words[parse.edges[participle][0]] == "," or ctx.is_behind_comma(participle)
    plans = any(entry.frames.get("to") == "intend" for entry in ctx.verbs_at(participle))
    return apart and plans and blamed is not None
