"""What `claimx explain` prints: a record with its rule, its parts in words, and the words of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.check.worth import worth
from claimx.cli.credit import credited
from claimx.cli.facts import Record, facts_of
from claimx.cli.rules import all_rules, example_of
from claimx.export.rendering import rendered
from claimx.export.view import one_line
from claimx.extraction.chunks import cut
from claimx.lexicons.own import OwnWord
from claimx.lines import Plain, plain
from claimx.pipeline import Analysis, Extractor, analyse
from claimx.record_json import to_dict
from claimx.records import WORTH_BASE, Actor, Article, Claim, Hedge, Quantity, Report
from claimx.syntax import Parse, Tokens
from claimx.syntax.display import Word, words_of
from claimx.visible import visible

KINDS = {Claim: "claim", Quantity: "quantity", Hedge: "hedge", Actor: "actor"}
LISTS = {Claim: "claims", Quantity: "quantities", Hedge: "hedges", Actor: "actors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A record explained.

    Attributes:
        id, kind: of the record; record: as in the report.
        text, start, end: where it is.
        rules: the rules that made it: id, example, summary.
        facts: its parts in words, as (name, value).
        sentence: the sentence or sentences that fired it.
        marks: what a word is part of, as (start, end, name).
        words: the sentence's parse.
        own: the words of the user's lexicons that it rests on.
    """

    id: str
    kind: str
    record: dict[str, Any]
    text: str
    start: int
    end: int
    rules: tuple[dict[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    sentence: str
    marks: tuple[tuple[int, int, str], ...]
    words: tuple[Word, ...]
    own: tuple[OwnWord, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain JSON values."""
        out: dict[str, Any] = {"id": self.id, "kind": self.kind, "rules": list(self.rules), "record": self.record}
        out["lexicon"] = [
            {"word": own.word, "table": own.table, "file": str(own.file), "line": own.line} for own in self.own
        ]
        out["sentence"] = self.sentence
        out["parse"] = [{**asdict(word), "part_of": part_of(word, self.marks)} for word in self.words]
        return out


def explained(
    record: Record, article: Article | None, report: Report, extractor: Extractor, own: Iterable[OwnWord] = ()
) -> Explanation:
    """Explain a record of this report; `own` are the words of the user's lexicons.

    Without the article that it was made of, as read by this extractor, there is no parse.
    """
    start, end, text = place_of(record)
    rules = [record.rule] if not isinstance(record, Actor) else list(dict.fromkeys(m.rule for m in record.mentions))
    known = {rule.id: rule for rule in all_rules()}
    described = tuple(
        {
            "id": each,
            "example": example_of(known[each]) if each in known else "",
            "summary": known[each].summary if each in known else "",
        }
        for each in rules
    )
    marks = tuple(marks_of(record))
    first, last = (record.sentence.start, record.sentence.end) if isinstance(record, Claim) else (start, end)
    for mark_start, mark_end, _ in marks:
        if not isinstance(record, Actor):
            first, last = min(first, mark_start), max(last, mark_end)
    sentence, words, ways = parsed(article.text, first, last, extractor, record) if article else (text, [], [])
    listed = to_dict(report)[LISTS[type(record)]]
    return Explanation(
        id=record.id,
        kind=KINDS[type(record)],
        record=next(each for each in listed if each["id"] == record.id),
        text=text,
        start=start,
        end=end,
        rules=described,
        facts=(*facts_of(record, report), *worth_of(record, extractor), *ways),
        sentence=sentence,
        marks=marks,
        words=tuple(words),
        own=tuple(credited(record, report, words, marks, own)),
    )


def worth_of(record: Record, extractor: Extractor) -> Iterator[tuple[str, str]]:
    """How much a claim is worth checking, and the criteria that made the score."""
    if isinstance(record, Claim):
        found = worth(record, extractor.lexicons.check)
        made = [f"{name} {weight:+.2f}" for name, weight in found.criteria]
        yield "worth", f"{found.score:.2f} = {WORTH_BASE:.2f}{''.join(f', {each}' for each in made)}"


def records_of(report: Report) -> dict[str, Record]:
    """All records of a report by id."""
    lists: tuple[tuple[Record, ...], ...] = (report.claims, report.quantities, report.hedges, report.actors)
    return {record.id: record for records in lists for record in records}


def place_of(record: Record) -> tuple[int, int, str]:
    if isinstance(record, Actor):
        first = record.mentions[0]
        return first.start, first.end, first.text
    return record.start, record.end, record.text


def parsed(
    text: str, start: int, end: int, extractor: Extractor, record: Record | None = None
) -> tuple[str, list[Word], list[tuple[str, str]]]:
    """The sentences that these characters touch, their words and the way to a claim; offsets are the whole text's.

    The part is parsed again as the extraction did it: the same text gives the same parse.
    """
    read = plain(text)
    first, last = read.offset_of(start), read.offset_of(end - 1)
    for offset, part in cut(read.text):
        if offset <= first < offset + len(part):
            analysis = analyse(extractor.nlp(part), extractor.lexicons)
            parse = analysis.reading.parse
            tokens = parse.tokens_in(first - offset, last + 1 - offset)
            if tokens[0] >= tokens[1]:
                break
            whole = parse.sentence(tokens[0])[0], parse.sentence(tokens[1] - 1)[1]
            words = [replace(w, start=w.start + offset, end=w.end + offset) for w in words_of(parse, whole)]
            ways = [*ways_to(record, analysis, read, offset), *mends_in(parse, whole)]
            return one_line(parse.string(whole)), read.pointing_into(text, words), ways
    return one_line(text[start:end]), [], []


def ways_to(record: Record | None, analysis: Analysis, read: Plain, offset: int) -> Iterator[tuple[str, str]]:
    """How the source and the certainty of a claim came about; `offset` is where the part analysed begins."""
    if not isinstance(record, Claim):
        return
    place = (read.offset_of(record.start) - offset, read.offset_of(record.end - 1) + 1 - offset)
    claim = next((c for c in analysis.part.claims if (c.start, c.end, c.rule) == (*place, record.rule)), None)
    if claim is None:
        return
    way = analysis.ways[claim.id]
    for step in way.source:
        yield "because", step
    for step in way.certainty:
        yield "path", step


def mends_in(parse: Parse, tokens: Tokens) -> Iterator[tuple[str, str]]:
    """The errors of the parser that were mended in a stretch."""
    for token, mend in parse.mends:
        if tokens[0] <= token < tokens[1]:
            yield "mended", f"{mend} at “{parse.words[token]}”"


def marks_of(record: Record) -> Iterator[tuple[int, int, str]]:
    """Which characters are which part of the record; the narrowest comes first."""
    if isinstance(record, Claim):
        for part, name in ((record.cue, "cue"), (record.source, "source")):
            if part is not None:
                yield part.start, part.end, name
        for mention in record.content:
            yield mention.start, mention.end, "content"
    elif isinstance(record, Hedge):
        yield record.start, record.end, "hedge"
        yield record.scope.start, record.scope.end, "scope"
    elif isinstance(record, Quantity):
        yield record.start, record.end, "quantity"
    else:
        for actor_mention in record.mentions:
            yield actor_mention.start, actor_mention.end, "mention"


def part_of(word: Word, marks: tuple[tuple[int, int, str], ...]) -> str | None:
    """The part of the record that a word belongs to."""
    return next((name for start, end, name in marks if start < word.end and word.start < end), None)


def shown(explanation: Explanation, *, width: int, color: bool) -> str:
    """The explanation as text for a terminal."""
    parts: list[RenderableType] = [
        Text.assemble((f"{explanation.id} ", "bold"), f"{explanation.kind} at {explanation.start}–{explanation.end}"),
        Padding(Text(f"“{one_line(explanation.text)}”"), (0, 0, 1, 2)),
    ]
    facts = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for rule in explanation.rules:
        facts.add_row("rule", Text(rule["id"], style="cyan"))
        if rule["example"]:
            facts.add_row("example", Text(f"“{rule['example']}”"))
        if rule["summary"]:
            facts.add_row("", Text(rule["summary"]))
    for name, value in explanation.facts:
        facts.add_row(name, Text(visible(value)))
    for own in explanation.own:
        facts.add_row("lexicon", Text(visible(f"“{own.word}” stands in {own.where}, {own.table}")))
    parts += [facts, Text()]
    if explanation.words:
        parts.append(Text("Parse", style="bold"))
        parts.append(parse_table(explanation))
    return rendered(parts, width=width, color=color)


def parse_table(explanation: Explanation) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    table.add_column("", justify="right", style="dim")
    for name in ("word", "lemma", "tags", "relation", "head", "name", "part"):
        table.add_column(name)
    texts = {word.number: word.text for word in explanation.words}
    for word in explanation.words:
        part = part_of(word, explanation.marks)
        table.add_row(
            str(word.number),
            Text(visible(word.text), style="bold" if part in {"cue", "hedge", "quantity", "mention"} else ""),
            Text(visible(word.lemma)),
            Text(f"{word.pos} {word.tag}".strip()),
            Text(word.relation),
            Text(visible(f"{texts[word.head]} {word.head}") if word.head else ""),
            Text(word.name or ""),
            Text(part or "", style="cyan"),
        )
    return table
