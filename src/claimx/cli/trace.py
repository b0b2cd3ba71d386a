"""What `claimx explain --trace` prints: every rule tried at a word, what refused it, and what came of what it found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from rich import box
from rich.table import Table
from rich.text import Text

from claimx.cli.rules import all_rules, declared
from claimx.cli.trace_summary import NO_WORD, in_a_cue, in_short, without_source
from claimx.errors import InputError
from claimx.export.rendering import rendered
from claimx.export.view import one_line
from claimx.extraction.chunks import cut
from claimx.lines import plain
from claimx.pipeline import Extractor, analyse
from claimx.records import ActorMention, Article, Cue, Hedge, Mention, Quantity, Report
from claimx.syntax import Parse
from claimx.syntax.display import Word, mends_but_for_its_place, mends_that_ask_in_vain, words_of
from claimx.syntax.mends import MENDS
from claimx.tracing import Attempt, trace
from claimx.visible import visible

NEAREST = 4  # mends that a page shows of those refused
# "word", "word#2" for its second place, or the offset of a character.
MEND_IDS = frozenset(mend.id for mend in MENDS)
WORD = re.compile(r"(?P<word>\S+?)(?:#(?P<number>[1-9]\d*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A word with the rules tried at it.

    Attributes:
        word: the word in its parse, with its offset in the whole text.
        sentence: the sentence it stands in.
        attempts: the rules tried, the nearest to a finding first; mends: what was tried on the parser's tree there.
        but_for_its_place: the mends that ask another relation or tag of the word, and would mend the parser's tree but
            for that.
        records: the ids of the records that stand at the word, with their rules: a claim by its cue or its content.
        places: how often the word stands in the text; `place` is the one traced, from 1.
        in_short: what it comes to, where one sentence tells; else None.
    """

    word: Word
    sentence: str
    attempts: tuple[Attempt, ...]
    mends: tuple[Attempt, ...]
    but_for_its_place: tuple[str, ...]
    records: dict[str, str]
    places: int
    place: int
    in_short: str | None = None


def traced(article: Article, asked: str, extractor: Extractor) -> Trace:
    """Trace a word of an article.

    Args:
        article: the article.
        asked: the word as written, "word#2" for its second place, or the offset of a character of it.
        extractor: reads it.

    Raises:
        InputError: where the text has no such word, place or offset.
    """
    offset, place, places = found_at(article.text, asked)
    read = plain(article.text)
    at = read.offset_of(offset)
    start, part = next((s, p) for s, p in cut(read.text) if s <= at < s + len(p))
    doc = extractor.nlp(part)
    parse = Parse(doc, extractor.lexicons.grammar)
    first, end = parse.tokens_in(at - start, at - start + 1)
    if first >= end or parse.is_space(first):
        raise InputError(f"there is no word at {offset}")
    losses, rules = tuple(declared("LOSSES")), all_rules()
    tried = trace(lambda: analyse(doc, extractor.lexicons), [*rules, *MENDS], losses, parse, first)
    attempts = tuple(each for each in tried if each.rule not in MEND_IDS)
    unmended, grammar = Parse(doc, extractor.lexicons.grammar, mended=False), extractor.lexicons.grammar
    mends = [each for each in tried if each.rule in MEND_IDS]
    in_vain = mends_that_ask_in_vain(unmended, first, grammar)
    report = extractor.extract(article)
    sentence = parse.sentence(first)
    word = next(w for w in words_of(parse, sentence) if w.start == parse.start[first])
    return Trace(
        word=read.pointing_into(article.text, replace(word, start=word.start + start, end=word.end + start)),
        sentence=one_line(parse.string(sentence)),
        attempts=attempts,
        mends=(*mends, *(Attempt(rule=id_, outcome="refused", words=words) for id_, words in in_vain)),
        but_for_its_place=tuple(mends_but_for_its_place(unmended, first, grammar)),
        records=dict(records_at(report, offset)),
        places=places,
        place=place,
        in_short=(None if attempts else in_a_cue(report, offset))
        or in_short(parse, first, word, attempts, extractor.lexicons.cues)
        or without_source(report, offset, rules),
    )


def found_at(text: str, asked: str) -> tuple[int, int, int]:
    """The offset of the word asked for, which of its places that is, and how many there are."""
    if asked.isdecimal() and not re.search(rf"(?<!\w){asked}(?!\w)", text):
        if int(asked) >= len(text):
            raise InputError(f"offset {asked} is beyond the text, which has {len(text):,} characters")
        return int(asked), 1, 1
    match = WORD.fullmatch(asked)
    word, number = (match["word"], int(match["number"] or 1)) if match else (asked, 1)
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if not places:
        raise InputError(f"the text has no word {word!r}; give it as it is written there, or an offset")
    if number > len(places):
        often = "once" if len(places) == 1 else f"{len(places)} times"
        raise InputError(f"{word!r} stands in the text {often}, not {number} times")
    return places[number - 1], number, len(places)


def records_at(report: Report, offset: int) -> Iterator[tuple[str, str]]:
    """The ids of the records that stand at a character, each with its rule."""
    places: list[tuple[Mention | Cue | Quantity | Hedge | ActorMention, str, str]] = []
    for claim in report.claims:
        places += [(stretch, claim.id, claim.rule) for stretch in (*claim.content, claim.cue) if stretch is not None]
    places += [(quantity, quantity.id, quantity.rule) for quantity in report.quantities]
    places += [(hedge, hedge.id, hedge.rule) for hedge in report.hedges]
    places += [(mention, actor.id, mention.rule) for actor in report.actors for mention in actor.mentions]
    for stretch, id_, rule in places:
        if stretch.start <= offset < stretch.end:
            yield id_, rule


def as_json(found: Trace) -> str:
    """The trace as one JSON object."""
    out = {
        "word": asdict(found.word),
        "sentence": found.sentence,
        "place": found.place,
        "places": found.places,
        "in_short": found.in_short,
        "attempts": [asdict(attempt) | {"records": made_by(attempt, found)} for attempt in found.attempts],
        "mends": [asdict(attempt) for attempt in found.mends],
        "but_for_its_place": list(found.but_for_its_place),
        "records": list(found.records),
    }
    return json.dumps(out, ensure_ascii=False, indent=2) + "\n"


def shown(found: Trace, *, width: int, color: bool, code: bool = False) -> str:
    """The trace as text for a terminal; with the code of what refused where that is asked for."""
    word = found.word
    which = (
        f", place {found.place} of {found.places} (--trace '{word.text}#1' to '{word.text}#{found.places}')"
        if found.places > 1
        else ""
    )
    said = f" at {word.start}–{word.end}{which}: lemma {word.lemma}, {word.tag}, {word.relation}"
    head = Text.assemble((visible(word.text), "bold"), visible(said))
    here = Text(f"Records at this word: {', '.join(found.records) or 'none'}.")
    opens = [head, Text(f"“{visible(found.sentence)}”")]
    if found.in_short or not found.attempts:
        opens.append(Text(visible(found.in_short or NO_WORD), style="bold" if found.attempts else ""))
    mends = mends_shown(found)
    if not found.attempts and not mends:
        return rendered([*opens, *([here] if found.records else [])], width=width, color=color)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    names = "Rule" if not mends else "Rule, then mend of the tree" if found.attempts else "Mend of the tree"
    table.add_column(names, no_wrap=True, style="cyan")
    table.add_column("", no_wrap=True)
    table.add_column("Why")
    for attempt in (*found.attempts, *mends):
        why = Text(visible(told(attempt, found)))
        if attempt.place and (code or not why):
            where = visible("  ".join(filter(None, (attempt.condition, attempt.place))))
            why = Text("\n").join(filter(None, (why, Text(where, style="dim"))))
        was_found = attempt.outcome == "lost" and "." in attempt.rule
        table.add_row(attempt.rule, "found, then lost" if was_found else attempt.outcome, why)
    others = found.but_for_its_place if found.in_short or not found.attempts else ()
    further = [Text(f"Mends that ask another relation or tag, and would mend it but for that: {', '.join(others)}.")]
    return rendered([*opens, table, *(further if others else []), here], width=width, color=color)


def mends_shown(found: Trace) -> list[Attempt]:
    """The mends that changed the tree at the word, and where something may be missing those that came nearest to it."""
    refused = [each for each in found.mends if each.outcome == "refused"]
    done = [each for each in found.mends if each.outcome == "found"]
    is_found = any(each.outcome == "found" for each in found.attempts)
    return done + ([] if is_found and not found.in_short else refused[:NEAREST])


def told(attempt: Attempt, found: Trace) -> str:
    """What came of an attempt, in words."""
    if attempt in found.mends and attempt.outcome == "found":
        return "the tree was mended"
    if attempt.outcome != "found":
        return ": ".join(filter(None, (attempt.why, attempt.words)))
    made = made_by(attempt, found)
    return f"→ {', '.join(made)}" if made else "its words went into another record"


def made_by(attempt: Attempt, found: Trace) -> list[str]:
    """The ids of the records at the word that a rule made."""
    return [id_ for id_, rule in found.records.items() if rule == attempt.rule and attempt.outcome == "found"]
