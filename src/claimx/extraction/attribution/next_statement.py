"""Where what a source says ends within a sentence, and the article or another source goes on."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.source import source_of
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_VERBS,
    NOMINAL,
    VERBAL,
    auxiliaries_of,
    clausal_complement_of,
    is_infinitive,
    is_relative_clause,
    open_complement_of,
    subjects_of,
    verb_of,
)

WITH_A_TOLL = "as"
LONGEST_TOLL = 5  # words of "as the confirmed death toll"
LONGEST_SHARE = 8  # words of "compared with just over a third"
PARTING = frozenset({",", ";", "—", "–", "--"})
BEGINS_A_NOUN = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})
WHO = frozenset({"WP", "WDT", "WP$"})
PRESENT = frozenset({"VBZ", "VBP"})
SAYING = frozenset({"neutral", "assert", "deny"})
WILFUL = frozenset({"want", "intend"})


class Telling(NamedTuple):
    """Who tells what: the cue's own word, the head of its source, the predicate of what is told (None: unknown)."""

    cue: int
    source: int | None
    predicate: int | None


class NextClause(NamedTuple):
    """A clause behind a mark: the word behind the mark, its finite word, its predicate and its own subject."""

    opener: int
    finite: int
    verb: int
    subject: int


def before_next_statement(ctx: Context, telling: Telling, content: list[int]) -> list[int]:
    """Content without what its source does not say: "police said he was armed, [but witnesses denied it]"."""
    words, lower, end = ctx.parse.words, ctx.parse.lower, content[-1] + 1
    behind = content[bisect_right(content, telling.cue) : -2]
    cut = next((mark for mark in behind if words[mark] == "," and _ends_at(ctx, telling, mark, end)), end)
    cut = min(cut, _next_of_whom(ctx, telling, content) or end)
    if cut < end:
        content = [token for token in content if token < cut]
        behind = content[bisect_right(content, telling.cue) : -2]
    for mark in _parting(ctx, behind):
        parted = words[mark] in PARTING
        if goes_on(ctx, telling, mark, end, parted=parted or lower[mark + 2] in ctx.cues.others):
            return [token for token in content if token <= mark - parted]
    return content


def _ends_at(ctx: Context, telling: Telling, comma: int, end: int) -> bool:
    """Whether what is told ends at a comma, whatever clause stands behind it."""
    ended = _is_denied(ctx, comma, end) or _says_so_too(ctx, telling, comma)
    return ended or _sets_shares_beside(ctx, telling, comma, end)


def _next_of_whom(ctx: Context, telling: Telling, content: list[int]) -> int | None:
    """Where what "who" says ends before the next person of whom something is told, or before what else is told of one.

    "Holm, who said it was late, [and Lind, who agreed]"; "a man who she says lied [and who left]".
    """
    parse = ctx.parse
    if not is_relative_clause(parse, telling.cue):
        return None
    opens = parse.lower[parse.edges[telling.cue][0]]
    joints = [k for k in content[:-2] if k > telling.cue and parse.lower[k] == "and" and ctx.speech_of[k] < 0]
    again = next((k for k in joints if parse.lower[k + 1] == opens and parse.tag[k + 1] in WHO), None)
    if again is not None or telling.source is None or not ctx.is_relative(telling.source):
        return again
    return next((k for k in joints if parse.words[k - 1] == "," and _names_who(ctx, k + 1)), None)


def _names_who(ctx: Context, start: int) -> bool:
    """Whether a name begins at a token, with "who" behind its comma."""
    parse = ctx.parse
    comma = next((k for k in range(start, ctx.sentence(start)[1]) if parse.words[k] == ","), start)
    named = start < comma and all(parse.pos[k] not in VERBAL for k in range(start, comma))
    return named and ctx.is_relative(comma + 1) and parse.tag[comma - 1] == "NNP"


def _is_denied(ctx: Context, comma: int, end: int) -> bool:
    """Whether somebody denies behind a comma what was told before: "said he took the money[, which he denies]"."""
    parse, which = ctx.parse, comma + 1
    if not ctx.is_relative(which) or ctx.speech_of[which] >= 0:
        return False
    finite = next((k for k in range(which + 1, end) if parse.tag[k] in FINITE_OR_MODAL), which)
    verb = verb_of(parse, finite)
    own = any(which < subject < finite for subject in subjects_of(parse, verb))
    return own and parse.lemma[verb] in ctx.cues.denying_all


def _sets_shares_beside(ctx: Context, telling: Telling, comma: int, end: int) -> bool:
    """Whether the article sets another share beside that of who says so: "52% said yes[, compared with 41% in May]"."""
    parse, source = ctx.parse, telling.source
    if parse.lower[comma + 1] not in ctx.cues.comparing or source is None or ctx.speech_of[comma] >= 0:
        return False
    share = parse.pos[source] == "NUM" or parse.lemma[source].lower() in ctx.names.amounts
    near = range(comma + 2, min(end, comma + LONGEST_SHARE))
    return share and any(parse.pos[k] == "NUM" or parse.lemma[k].lower() in ctx.names.amounts for k in near)


def _says_so_too(ctx: Context, telling: Telling, comma: int) -> bool:
    """Whether the article adds who says so, too: "said it will close[, as have two banks]".

    An auxiliary that takes up that of what is told is told: "said the bank had paid, as had its owner".
    """
    parse, auxiliary = ctx.parse, comma + 2
    inverted = parse.lower[comma + 1 : auxiliary] == ["as"] and parse.pos[auxiliary + 1 : auxiliary + 2]
    if not inverted or inverted[0] not in BEGINS_A_NOUN or parse.tag[auxiliary] not in FINITE_OR_MODAL:
        return False
    told = None if telling.predicate is None else _finite_of(ctx, telling.predicate)
    alike = told is not None and parse.lemma[auxiliary] == (parse.lemma[told] if parse.pos[told] == "AUX" else "do")
    return parse.lemma[auxiliary] != "be" and not alike and ctx.speech_of[auxiliary] < 0


def _parting(ctx: Context, tokens: list[int]) -> list[int]:
    """The tokens behind which a clause may begin: a semicolon, what stands before "and", "but", or "as" with a toll."""
    lower, words = ctx.parse.lower, ctx.parse.words
    contrasting = ctx.cues.contrasting
    return [k for k in tokens if lower[k + 1] in contrasting or words[k] == ";" or _opens_toll(ctx, k + 1)]


def _opens_toll(ctx: Context, opener: int) -> bool:
    """Whether a word opens a clause of a toll that the article tells beside: "urged calm [as the toll rose to 43]"."""
    parse = ctx.parse
    if parse.lower[opener] != WITH_A_TOLL:
        return False
    near = range(opener + 2, min(opener + LONGEST_TOLL, parse.n))
    toll = next((k for k in near if parse.lower[k] in ctx.cues.tolls), parse.n)
    end = ctx.sentence(opener)[1]
    verb = next((k for k in range(opener, end) if parse.tag[k] in FINITE_OR_MODAL or parse.pos[k] == "PUNCT"), end)
    return toll < verb < end and toll in subjects_of(parse, verb)


def goes_on(ctx: Context, telling: Telling, mark: int, end: int, *, parted: bool) -> bool:
    """Whether the article goes on, or another source, behind a mark that parts clauses or a word before "and"."""
    parse, opener = ctx.parse, mark + 1
    joined = parse.lower[opener] in ctx.cues.contrasting
    if _opens_toll(ctx, opener):
        return ctx.speech_of[opener] == ctx.speech_of[telling.cue]
    if parse.lower[opener] == "with":  # "58% said yes, with 20% saying no"
        participle = next((v for v in range(opener + 1, end) if parse.tag[v] == "VBG"), mark)
        return _states(ctx, participle) and source_of(ctx, participle) is not None
    clause = _clause(ctx, opener, end, joined=joined)
    if clause is None or ctx.speech_of[clause.verb] != ctx.speech_of[telling.cue]:
        return False
    if not parted and parse.pos[opener] == "CCONJ":
        alike = _reports_likewise(ctx, telling, clause) or _is_behind_a_noun(ctx, telling, clause)
        return alike or _goes_on_to_say(ctx, telling, clause)
    if parse.words[mark] == ";" and parse.tag[clause.subject] != "PRP" and parse.tag[telling.cue] in FINITE_VERBS:
        return True  # "Officials said two had died; their names were withheld"
    return _states_otherwise(ctx, clause) or (parted and _is_the_articles(ctx, telling, clause))


def _reports_likewise(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether a clause reports as the one before did: "one said it was late and several [said] they were cold"."""
    parse, cue = ctx.parse, telling.cue
    alike = parse.lemma[clause.verb] == parse.lemma[cue] and parse.tag[clause.verb] == parse.tag[cue]
    return alike and parse.tag[clause.subject] != "PRP" and clausal_complement_of(parse, clause.verb) is not None


def _is_behind_a_noun(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether only a noun was told: "showed support at 1% [and a poll put it at 2%]"; no clause is joined to it.

    Not "criticised the firm and the way it was run".
    """
    parse, told = ctx.parse, telling.predicate
    if told is None or not telling.cue < told < clause.opener or parse.pos[told] not in NOMINAL:
        return False
    begins = parse.edges[clause.subject][0] in {clause.opener, clause.opener + 1}
    return begins and FINITE_OR_MODAL.isdisjoint(parse.tag[telling.cue + 1 : clause.opener])


def _clause(ctx: Context, opener: int, end: int, *, joined: bool) -> NextClause | None:
    """The clause that begins at a word, with a subject of its own; None where "that" goes on with what is told."""
    parse, first = ctx.parse, opener + joined
    if parse.lower[first] == "that":
        return None
    for finite in [v for v in range(first, end) if parse.tag[v] in FINITE_OR_MODAL or _is_bare(ctx, v)]:
        verb = verb_of(parse, finite)
        subject = next((s for s in subjects_of(parse, verb) if first <= s < finite), None)
        told_beside = subject is not None and (ctx.is_relative(subject) or is_relative_clause(parse, verb))
        if not told_beside:  # past "and his critics, who are many, …", "while in what he calls a marsh"
            return None if subject is None else NextClause(opener, finite, verb, subject)
    return None


def _is_bare(ctx: Context, verb: int) -> bool:
    """Whether a present tense is taken for a bare form: with a subject and no auxiliary, "critics [blame] him"."""
    parse = ctx.parse
    bare = parse.tag[verb] == "VB" and not auxiliaries_of(parse, verb) and not is_infinitive(parse, verb)
    return bare and any(s < verb for s in subjects_of(parse, verb))


def _states_otherwise(ctx: Context, clause: NextClause) -> bool:
    """Whether a clause is a party's own statement; one with "had" or "would" is told.

    After "and" a pronoun goes on with what is told: "she said a man had called, and he told her to leave".
    """
    parse = ctx.parse
    told = parse.tag[clause.subject] == "PRP" and parse.lower[clause.opener] == "and"
    earlier = parse.lower[clause.finite] == "had" or parse.lower[clause.finite] in ctx.cues.past_modals
    if told or earlier or not is_party(ctx, clause.subject):
        return False
    judges = any("predicate" in each.frames or "document" in each.frames.values() for each in ctx.verbs_at(clause.verb))
    if parse.lemma[clause.subject].lower() in ctx.cues.against and _holds_a_view(ctx, clause.verb):
        return True  # "said it was safe, and his critics blame him"; no "while his rival wants to sell it"
    return _states(ctx, clause.verb) or (judges and parse.lower[clause.opener] != "and")


def _holds_a_view(ctx: Context, verb: int) -> bool:
    """Whether a verb attributes more than what somebody wants or means to do."""
    return any(not WILFUL.issuperset(entry.frames.values()) for entry in ctx.verbs_at(verb))


def _states(ctx: Context, verb: int) -> bool:
    """Whether a verb says or denies something, or declines to: "declined to say how"."""
    inner = open_complement_of(ctx.parse, verb)
    entries = (*ctx.verbs_at(verb), *(ctx.verbs_at(inner) if inner is not None else ()))
    return any(each.frames.get("loose") in SAYING or each.frames.get("object") == "deny" for each in entries)


def _is_the_articles(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether the article goes on in its own voice; with a pronoun it may go on with what was told.

    "Two died, police said, but the driver [survived]": what is set against all that was told.
    """
    if ctx.parse.tag[clause.subject] == "PRP":
        return _goes_on_to_say(ctx, telling, clause)
    within = telling.predicate is not None and telling.predicate < telling.cue
    if within:  # "It will close, Poe said, and the staff left": the clause that he cuts in two goes on
        return ctx.parse.lower[clause.opener] != "and"
    return _is_in_another_tense(ctx, telling, clause) or _names_it(ctx, telling, clause)


def _goes_on_to_say(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether who spoke says more, in the tense of the saying: "said it will sit on Monday, and he [asked] us …"."""
    personal = ctx.parse.lower[clause.subject] in ctx.cues.of_a_person
    return personal and ctx.attributes(clause.verb) and _is_in_another_tense(ctx, telling, clause)


def _is_in_another_tense(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether a clause has a tense that what was told beside it has not.

    "Said it will close, and 40 workers [left]"; "said it had closed, and the gate [is] shut".
    """
    predicate = telling.predicate
    if predicate is None or ctx.parse.tag[telling.cue] not in {"VBD", "VBN"}:
        return False
    parse, told = ctx.parse, _finite_of(ctx, predicate)
    then = parse.tag[clause.finite]
    if told is None or then not in PRESENT | {"VBD"}:
        return False
    if parse.tag[told] == "VBD":
        return then in PRESENT
    # What "would" or "could" be was told of the past: a state beside it may have been told, too.
    shifted = parse.lower[told] in ctx.cues.past_modals and parse.lemma[clause.finite] == "be"
    return then == "VBD" and parse.lower[clause.finite] != "had" and not shifted


def _finite_of(ctx: Context, predicate: int) -> int | None:
    """The finite word of a predicate; None where it has none."""
    group = sorted({predicate, *auxiliaries_of(ctx.parse, predicate)})
    return next((k for k in group if ctx.parse.tag[k] in FINITE_OR_MODAL), None)


def _names_it(ctx: Context, telling: Telling, clause: NextClause) -> bool:
    """Whether the subject is the source, named again: "Poe said it was late, but Poe did not leave"."""
    parse, source = ctx.parse, telling.source
    return source is not None and parse.words[clause.subject] == parse.words[source]
