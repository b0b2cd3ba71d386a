"""What an article says in its own voice: sentences in which nothing is attributed, clauses beside attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.extraction.attribution.constructions.phrases import according_to
from claimx.extraction.dateline import dateline_end
from claimx.extraction.findings import Attribution
from claimx.extraction.leftover import Leftover, Part, leftovers, parts_of, shared_auxiliaries
from claimx.extraction.reading import Reading
from claimx.extraction.stretches import runs, trimmed, whole_words
from claimx.syntax import (
    FINITE_OR_MODAL,
    VERBAL,
    Tokens,
    clausal_complement_of,
    complementizer_of,
    descendants,
    is_infinitive,
    link_of,
    noun_phrase,
    relative_antecedent_of,
    role_of,
    root_of,
    subject_of,
    subjects_of,
)

# How a clause hangs that can be taken out of a sentence, and how one that can where a comma sets it off.
LOOSE = frozenset({"adverbial", "conjunct", "parataxis", "root"})
SET_OFF = frozenset({"relative", "noun clause"})
COMMAS = frozenset({",", "—", "–", "--", "("})
LISTED = (["."], [")"])  # behind the number of an item: "2. Mayor quits"
NAMES = frozenset({"NOUN", "PRON", "PROPN", "NUM"})
# Tags of the pronouns that open a relative clause.
RELATIVE = frozenset({"WDT", "WP"})
# Tags of which a line behind a dash has one where it says something: "– Bank to cut 500 jobs".
PREDICATES = FINITE_OR_MODAL | {"TO", "VBN"}
SIGNING = frozenset({"—", "–", "―"})
# Words that alone say nothing.
FUNCTION_WORDS = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SPACE"})


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class OwnClause:
    """A clause in the article's own voice.

    Attributes:
        content: its pieces, in text order; attributions that stand in it are left out.
        predicate: its head.
    """

    content: tuple[Tokens, ...]
    predicate: int


def own_clauses(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[OwnClause]:
    """The sentences in which nothing is attributed, then what attributions leave over."""
    parts = parts_of(reading.parse, attributions)
    for start, end in reading.parse.sentences:
        if start in reading.page_tokens or any(parts[start:end]):
            continue
        if (content := _statement(reading, (start, end))) is not None:
            yield OwnClause(content=(content,), predicate=root_of(reading.parse, content[0]))
    yield from _beside_attributions(reading, attributions, parts)


def _statement(reading: Reading, tokens: Tokens) -> Tokens | None:
    """The sentence as content, without its final stop; None for a line without a verb, or that names who is quoted."""
    parse = reading.parse
    if VERBAL.isdisjoint(parse.pos[tokens[0] : tokens[1]]):
        return None
    if parse.words[tokens[0]] in COMMAS and PREDICATES.isdisjoint(parse.tag[tokens[0] : tokens[1]]):
        return None  # "– Judge Ida Roe, “Hearing Order”"
    names_only = tokens[0] in reading.caption_tokens or _is_signature(reading, tokens[0])
    if names_only and FINITE_OR_MODAL.isdisjoint(parse.tag[tokens[0] : tokens[1]]):
        return None  # "Marchers wearing flags. Image: Ada Roe"
    opening = dateline_end(parse, tokens[0], reading.lexicons.names)
    first = opening or tokens[0]
    if parse.words[first].isdigit() and parse.words[first + 1 : first + 2] in LISTED:
        first += 2
    s, e = parse.trimmed((first, tokens[1]), ".,;:…")
    return (s, e) if s < e else None


def _is_signature(reading: Reading, first: int) -> bool:
    """Whether a line begins with a dash and a name: "—Roe calling a halt to the search"."""
    parse = reading.parse
    opens = first in reading.paragraph_starts and parse.words[first] in SIGNING
    return opens and parse.start[first + 1] == parse.end[first]


def _beside_attributions(
    reading: Reading, attributions: Sequence[Attribution], parts: Sequence[Part | None]
) -> Iterator[OwnClause]:
    left = list(leftovers(reading, parts))
    if not left:
        return
    by_head = {a.cue_head: a for a in attributions}
    elsewhere = _told_elsewhere(reading, attributions)
    told: set[int] = set()
    contents: set[tuple[Tokens, ...]] = set()
    # A clause that holds others goes first: they belong to it.
    edges = reading.parse.edges
    for leftover in sorted(left, key=lambda each: (edges[each.clause][0] - edges[each.clause][1], each.clause)):
        if leftover.verb in told or leftover.verb in reading.page_tokens or _is_only_mentioned(reading, leftover):
            continue
        tokens = _tokens_of(reading, leftover.clause, by_head, elsewhere)
        tokens.update((leftover.verb, *shared_auxiliaries(reading.parse, leftover.clause)))
        told |= tokens
        subject = _subject(reading, leftover, tokens)
        content = _pieces(reading, tokens | subject)
        if content and subject and content not in contents and _holds_verb(reading, content):
            contents.add(content)
            yield OwnClause(content=content, predicate=leftover.clause)


def _told_elsewhere(reading: Reading, attributions: Sequence[Attribution]) -> set[int]:
    """What is told outside the sentence of its cue: "He took the stand, [“and I wept.” …]", she wrote in the next."""
    parse, found = reading.parse, set[int]()
    for each in attributions:
        start, end = parse.sentence(each.cue_head)
        for s, e in each.content:
            if s <= start or e > end:
                found.update(range(s - parse.is_mark(s - 1), min(e, start)), range(max(s, end), e))
    return found


def _holds_verb(reading: Reading, content: tuple[Tokens, ...]) -> bool:
    """Whether a clause has kept a verb, which the tree may have given to another: nothing is said without one."""
    return any(not VERBAL.isdisjoint(reading.parse.pos[start:end]) for start, end in content)


def _is_only_mentioned(reading: Reading, leftover: Leftover) -> bool:
    """Whether nobody asserts a clause: "far from admitting [that he stole the car], he said"; nor a noun."""
    if role_of(reading.parse, leftover.verb) == "oblique":  # "during a [call]": no verb
        return True
    return leftover.above is not None and link_of(reading.parse, leftover.clause) == "complement"


def _tokens_of(reading: Reading, clause: int, by_head: dict[int, Attribution], elsewhere: set[int]) -> set[int]:
    """The words of a clause without those of the attributions that can be taken out of it."""
    parse = reading.parse
    start, end = parse.sentence(clause)
    inside = {k for k in descendants(parse, clause) if start <= k < end} - elsewhere
    for cue in [k for k in inside if k in by_head and k != clause]:
        if by_head[cue].rule == according_to.id:  # "He left; the road is shut[, according to police]"
            found = by_head[cue]
            inside -= {k for s, e in (*found.content, found.cue, found.source or found.cue) for k in range(s, e)}
        elif _can_go(reading, cue):
            inside -= set(descendants(parse, cue))
            inside -= {k for s, e in by_head[cue].content for k in range(s, e) if k > cue}
            if parse.pos[cue] == "PUNCT":  # the mark that opens what it leads up to, too
                inside -= set(range(cue, by_head[cue].content[0][0]))
    return inside - set(_opening(reading, clause))


def _opening(reading: Reading, clause: int) -> range:
    """The words at the head of a clause that stands alone without them: "after", "when", "who"; no "if" or "until"."""
    parse, cues, link = reading.parse, reading.lexicons.cues, link_of(reading.parse, clause)
    first, mark = _first_word(reading, clause), complementizer_of(parse, clause)
    of_time = link == "noun clause" and mark is not None and parse.lower[mark] in cues.subordinators
    if link == "adverbial" or of_time:
        if mark is None:
            mark = _adverb_that_opens(reading, first, clause)
        if mark is None or parse.lower[mark] in cues.unreal | cues.not_yet:
            return range(0)
        return range(first, mark + 1 + (parse.tag[mark + 1] == "WRB"))  # "about how he left"
    subject = subject_of(parse, clause, shared=False) if link == "relative" else None
    if _opens_with_preposition(reading, clause):
        return range(first, first + 1 + (parse.pos[first] == "ADP"))
    return range(subject, subject + 1) if subject is not None and parse.tag[subject] in RELATIVE else range(0)


def _adverb_that_opens(reading: Reading, first: int, clause: int) -> int | None:
    """The "when" of a clause, past the year that the tree hangs in it: "In 1962, [when] he left, Roe proposed …"."""
    parse = reading.parse
    when = next((k for k in range(first, clause) if parse.tag[k] == "WRB"), None)
    opens = when == first or (when is not None and parse.words[when - 1] == ",")
    return when if opens and VERBAL.isdisjoint(parse.pos[first:when]) else None


def _first_word(reading: Reading, clause: int) -> int:
    """The first word of a clause, marks left out."""
    inside = range(reading.parse.edges[clause][0], clause)
    return next((k for k in inside if not reading.parse.is_mark(k)), clause)


def _opens_with_preposition(reading: Reading, clause: int) -> bool:
    """Whether a relative clause has a subject of its own behind what opens it: "with whom he left", "where …"."""
    parse, first = reading.parse, _first_word(reading, clause)
    opens = parse.tag[first] == "WRB" or (parse.pos[first] == "ADP" and parse.tag[first + 1] in RELATIVE)
    describes = link_of(parse, clause) in {"relative", "noun clause"}
    opener = first + (parse.pos[first] == "ADP")
    return opens and describes and any(s > opener for s in subjects_of(parse, clause))


def _can_go(reading: Reading, cue: int) -> bool:
    """Whether the clause of a cue can be taken out: "he resigned[, saying he was tired]".

    "The move came after police said …" would say nothing without it.
    """
    parse = reading.parse
    if parse.pos[cue] == "PUNCT":  # "He had a message: [“…”]"
        return True
    if parse.pos[cue] not in VERBAL:
        return False
    link, first = link_of(parse, cue), parse.edges[cue][0]
    set_off = parse.words[first] in COMMAS or parse.words[first - 1] in COMMAS
    if (not set_off and _is_needed(reading, cue, first)) or _is_answer_to_not_only(reading, cue, first):
        return False
    told_by_time = parse.lemma[parse.head[cue]] in reading.lexicons.cues.event_verbs and link == "adverbial"
    return set_off if link in SET_OFF or told_by_time else link in LOOSE


def _is_needed(reading: Reading, participle: int, first: int) -> bool:
    """Whether a clause breaks off without a participle: "spent May [seeking votes]", "sank shortly [after asking]".

    Nor does "died two weeks [after she asked for a transfer]" tell how long somebody died.
    """
    parse = reading.parse
    if link_of(parse, participle) != "adverbial":
        return False
    if _tells_how_long_after(reading, first):
        return True
    if parse.tag[participle] != "VBG":
        return False
    if not reading.quotation_at_start.keys().isdisjoint((participle + 1, participle + 2)):
        return False  # "tweeted her reasons saying, “…”"
    if "ADV" in parse.pos[first - 1 : first + 1]:
        return True
    return complementizer_of(parse, participle) is None and clausal_complement_of(parse, participle) is None


def _is_answer_to_not_only(reading: Reading, cue: int, first: int) -> bool:
    """Whether a "not only" before a clause awaits it: "sank not only for its age [but also because crews saw it]"."""
    lower, pseudo = reading.parse.lower, reading.lexicons.hedges.pseudo
    before = [k for k in range(reading.parse.sentence(cue)[0], first) if lower[k] == "not"]
    awaits = any(tuple(lower[k : k + len(w)]) == w for k in before for w in pseudo.get(lower[k], ()))
    return awaits and not reading.lexicons.cues.contrasting.isdisjoint(lower[max(first - 2, 0) : first + 1])


def _tells_how_long_after(reading: Reading, first: int) -> bool:
    """Whether a clause of time stands behind how long before or after it a thing was: "sank two days [after …]"."""
    parse, cues = reading.parse, reading.lexicons.cues
    return parse.lower[first] in cues.subordinators and parse.lemma[first - 1] in cues.durations


def _subject(reading: Reading, leftover: Leftover, tokens: set[int]) -> set[int]:
    """The words of a clause's subject, also of one that it shares, or of the noun it describes; empty: no claim."""
    parse, clause = reading.parse, leftover.clause
    antecedent = relative_antecedent_of(parse, clause)
    if antecedent is not None and not _opens_with_preposition(reading, clause):
        return set(range(*noun_phrase(parse, antecedent, clauses=False)))
    subject = _own_subject(reading, clause, tokens) if not is_infinitive(parse, clause) else None
    if subject is None:  # the tree has lost it, or what stands there says who
        return {k for k in tokens if parse.pos[k] in NAMES and k < leftover.verb}
    if subject in tokens:
        return {subject}
    return set(range(*noun_phrase(parse, subject, clauses=False)))


def _own_subject(reading: Reading, clause: int, tokens: set[int]) -> int | None:
    """The subject of a clause, of two that the tree gives it the one among its words."""
    own = subjects_of(reading.parse, clause)
    return next((s for s in own if s in tokens), None) if len(own) > 1 else subject_of(reading.parse, clause)


def _pieces(reading: Reading, tokens: set[int]) -> tuple[Tokens, ...]:
    """The pieces of a clause without conjunctions at their ends, nor what says nothing alone."""
    pieces = (
        whole_words(reading.parse, *_bare(reading, *run))
        for run in runs(reading.parse, tokens - reading.dateline_tokens)
    )
    return tuple((s, e) for s, e in pieces if any(reading.parse.pos[k] not in FUNCTION_WORDS for k in range(s, e)))


def _bare(reading: Reading, s: int, e: int) -> Tokens:
    pos = reading.parse.pos
    s, e = trimmed(reading, s, e)
    lower, result = reading.parse.lower, reading.lexicons.cues.of_result
    while s < e and (pos[s] == "CCONJ" or lower[s] in result or pos[e - 1] in {"CCONJ", "SCONJ"}):
        opens = pos[s] == "CCONJ" or lower[s] in result
        s, e = trimmed(reading, s + 1, e) if opens else trimmed(reading, s, e - 1)
    return s, e
