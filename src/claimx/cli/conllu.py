"""A parse as CoNLL-U (https://universaldependencies.org/format.html): a line a word, ten columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.records import Report
from claimx.syntax import Parse

EMPTY = "_"
NAMES = ("Lemma", "UPOS", "XPOS", "Head", "Deprel")  # of what a mend may change


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a word stands in the article's text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One mention of an actor: its characters, and what opens and closes it in MISC."""

    start: int
    end: int
    label: str


def entities_of(report: Report) -> list[Entity]:
    """The mentions of all actors, by their place, the longer first."""
    found = [
        Entity(start=mention.start, end=mention.end, label=f"{actor.id}-{actor.type}")
        for actor in report.actors
        for mention in actor.mentions
    ]
    return sorted(found, key=lambda entity: (entity.start, -entity.end))


def sentences_of(
    parse: Parse, places: Sequence[Place], entities: Sequence[Entity], own: Parse | None = None
) -> Iterator[str]:
    """The sentences with their comments, without the number; white space is no word.

    Args:
        parse: what the rules read.
        places: of its tokens, in the article's text.
        entities: of the article.
        own: the parser's own tree, which the columns then hold; where mends left another, MISC has that.
    """
    marks = marks_at(parse, places, entities)
    for start, end in parse.sentences:
        words = [token for token in range(start, end) if not parse.is_space(token)]
        if not words:
            continue
        numbers = {token: number for number, token in enumerate(words, 1)}
        text = parse.string((words[0], words[-1] + 1))
        lines = [f"# text = {' '.join(text.split())}"]
        lines += [f"# mended = {mend} at {numbers[token]}" for token, mend in parse.mends if token in numbers]
        rows, mended = columns_of(own or parse, words), columns_of(parse, words) if own is not None else None
        for place, token in enumerate(words):
            misc = [f"TokenRange={places[token].start}:{places[token].end}"]
            if token + 1 < parse.n and parse.start[token + 1] == parse.end[token] and not parse.is_space(token + 1):
                misc.append("SpaceAfter=No")
            if token in marks:
                misc.append(f"Entity={marks[token]}")
            if mended is not None:
                pairs = zip(NAMES, rows[place], mended[place], strict=True)
                misc += [f"Mended{name}={after}" for name, before, after in pairs if before != after]
            lemma, pos, tag, head, relation = rows[place]
            word = " ".join(parse.words[token].split())
            columns = (str(place + 1), word, lemma, pos, tag, EMPTY, head, relation, EMPTY, "|".join(sorted(misc)))
            lines.append("\t".join(columns))
        yield "\n".join(lines) + "\n"


def columns_of(parse: Parse, words: Sequence[int]) -> list[tuple[str, ...]]:
    """Lemma, tags, head and relation of the words of a sentence.

    A head outside the sentence, or white space, is replaced by the root; a second root hangs on the first.
    """
    numbers = {token: number for number, token in enumerate(words, 1)}
    root = next((t for t in words if parse.head[t] not in numbers or parse.head[t] == t), words[0])
    rows = []
    for token in words:
        at, relation = numbers.get(parse.head[token], numbers[root]), parse.relation[token]
        if token == root:
            at, relation = 0, "root"
        elif at == numbers[token]:
            at, relation = numbers[root], "parataxis"
        row = (parse.lemma[token], parse.pos[token], parse.tag[token], str(at), relation or "dep")
        rows.append(tuple(" ".join(column.split()) or EMPTY for column in row))
    return rows


def marks_at(parse: Parse, places: Sequence[Place], entities: Sequence[Entity]) -> dict[int, str]:
    """By token, what opens and what ends there, in CorefUD's brackets: `(a1-person`, `a1)`, `(a2-place)`."""
    words = [token for token in range(parse.n) if not parse.is_space(token)]
    first = {places[token].start: token for token in words}
    last = {places[token].end: token for token in words}
    marks: defaultdict[int, str] = defaultdict(str)
    for entity in entities:
        opens, closes = first.get(entity.start), last.get(entity.end)
        if opens is None or closes is None:
            continue
        if opens == closes:
            marks[opens] += f"({entity.label})"
        else:
            marks[opens] += f"({entity.label}"
            marks[closes] = f"{entity.label.partition('-')[0]})" + marks[closes]
    return dict(marks)
