"""Scores how claimx groups names against the coreference of GUM, or against a table of own cases.

    python benchmarks/coreference.py gum-train.conllu.gz gum-dev.conllu.gz [--genre news] [--genre interview] [--errors]
    python benchmarks/coreference.py tests/cases/actor.toml [--errors]

GUM's files are CoNLL-U with an `Entity` in the last column (globals `GRP-etype-infstat-salience-centering-minspan-
link-identity`). A gold name is a mention of a person, place or organization whose head word is a proper noun. A case
table has `text` and `expect`, a list of actors with their `mentions` in order.

The text is read whole, as claimx reads any; a found name answers to the gold one whose head it covers. Printed are the
share of gold names that were found, B-cubed over those (the grouping as such), and B-cubed with a name that was not
found counting as nothing. GUM keeps nationality words, states and their governments apart by other rules than claimx
and takes a name inside another for a mention of its own; names inside found ones are left out.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimx.extraction.party import find_parties
from claimx.extraction.reading import Reading
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.records import Actor
from claimx.syntax import Parse

Span = tuple[int, int]
ENTITY = re.compile(r"\((?P<open>\d+-[^()]*)|(?P<close>\d+)?\)")
KINDS = frozenset({"person", "place", "organization"})
GENRES = ("news", "interview")


@dataclass(slots=True)
class Document:
    """One text with its gold names: the head word of each, and the party that it names."""

    id: str
    text: str = ""
    gold: dict[Span, str] = field(default_factory=dict)


@dataclass(slots=True)
class Score:
    """Sums over gold names."""

    names: int = 0
    found: int = 0
    precision: float = 0.0
    recall: float = 0.0

    def show(self) -> str:
        grouping = f1(self.precision / self.found, self.recall / self.found) if self.found else 0.0
        whole = f1(self.precision / self.names, self.recall / self.names) if self.names else 0.0
        share = self.found / self.names if self.names else 0.0
        return (
            f"names {self.names:5}  found {share:6.1%}  "
            f"B-cubed of those {grouping:6.1%} (P {self.precision / (self.found or 1):6.1%} "
            f"R {self.recall / (self.found or 1):6.1%})  with missed names {whole:6.1%}"
        )


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_gum(path: Path, genres: tuple[str, ...]) -> Iterator[Document]:
    """The documents of a CoNLL-U file whose id names one of the genres."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        document: Document | None = None
        open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
        tokens: list[tuple[Span, str]] = []
        skipped = 0
        for line in lines:
            if line.startswith("# newdoc id = "):
                if document is not None:
                    yield document
                id_ = line.removeprefix("# newdoc id = ").strip()
                document = Document(id_) if any(f"_{genre}_" in id_ for genre in genres) else None
                tokens, open_ = [], defaultdict(list)
            elif document is None:
                continue
            elif line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + "\n\n"
            elif line == "\n":
                skipped = 0
            elif line[0].isdigit():
                columns = line.rstrip("\n").split("\t")
                if "." in columns[0]:
                    continue
                if "-" in columns[0]:  # a word of several tokens: it tells where the space is
                    skipped = int(columns[0].split("-")[1])
                    together = columns[9]
                    continue
                number = int(columns[0])
                start = len(document.text)
                document.text += columns[1]
                tokens.append(((start, len(document.text)), columns[3]))
                space = together if number == skipped else columns[9]
                if number >= skipped and "SpaceAfter=No" not in space:
                    document.text += " "
                _entities(columns[9], tokens, open_, document)
        if document is not None:
            yield document


def _entities(
    misc: str, tokens: list[tuple[Span, str]], open_: dict[str, list[tuple[int, str]]], document: Document
) -> None:
    """Open and close the mentions that the last column of the newest token names."""
    entity = next((part.removeprefix("Entity=") for part in misc.split("|") if part.startswith("Entity=")), "")
    here: list[str] = []
    for match in ENTITY.finditer(entity):
        if match["open"] is not None:
            id_, _, rest = match["open"].partition("-")
            open_[id_].append((len(tokens) - 1, rest))
            here.append(id_)
            continue
        id_ = match["close"] or (here.pop() if here else "")
        if not open_.get(id_):
            continue
        first, fields = open_[id_].pop()
        kind, _, _, _, minspan = fields.split("-")[:5]
        heads = [first + int(n) - 1 for n in minspan.split(",") if n.isdigit()]
        heads = [h for h in heads if h < len(tokens)]
        if kind in KINDS and heads and all(tokens[h][1] == "PROPN" for h in heads):
            document.gold.setdefault(tokens[heads[-1]][0], id_)


def read_cases(path: Path) -> Iterator[Document]:
    """The documents of a table of cases; several mentions of one text belong to the parties in order."""
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
        document = Document(str(number), case["text"])
        at: dict[str, int] = defaultdict(int)
        for party, expected in enumerate(case["expect"]):
            for text in expected["mentions"]:
                start = document.text.index(text, at[text])
                while any(s <= start < e for s, e in document.gold):
                    start = document.text.index(text, start + 1)
                at[text] = start + len(text)
                document.gold[start, start + len(text)] = str(party)
        yield document


def answers(gold: dict[Span, str], actors: tuple[Actor, ...]) -> dict[Span, str]:
    """The actor by gold name: that of the found name which covers the gold one's head, each found name used once."""
    names = sorted((m.start, m.end, a.id) for a in actors for m in a.mentions if m.kind == "name")
    out: dict[Span, str] = {}
    used: set[int] = set()
    for start, end in sorted(gold, key=lambda span: (-span[1], span[0])):  # the last word of a name is its head
        number = next((n for n, (s, e, _) in enumerate(names) if s <= start < e or start <= s < end), None)
        if number is not None and number not in used:
            used.add(number)
            out[start, end] = names[number][2]
    return out


def b_cubed(gold: dict[Span, str], found: dict[Span, str], score: Score, missed: int) -> None:
    """Add the sums of one document."""
    by_gold: dict[str, set[Span]] = defaultdict(set)
    by_found: dict[str, set[Span]] = defaultdict(set)
    for span, id_ in found.items():
        by_gold[gold[span]].add(span)
        by_found[id_].add(span)
    for span, id_ in found.items():
        same = len(by_gold[gold[span]] & by_found[id_])
        score.precision += same / len(by_found[id_])
        score.recall += same / len(by_gold[gold[span]])
    score.found += len(found)
    score.names += len(found) + missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="CoNLL-U files of GUM, or a TOML table of cases")
    parser.add_argument("--genre", action="append", help="of GUM; default: news and interview")
    parser.add_argument("--model")
    parser.add_argument("--errors", action="store_true", help="list false and missing merges, and names not found")
    arguments = parser.parse_args()
    nlp, lexicons = load_pipeline(arguments.model), load_lexicons()
    totals: dict[str, Score] = defaultdict(Score)
    documents = 0
    for path in arguments.gold:
        genres = tuple(arguments.genre or GENRES)
        for document in read_cases(path) if path.suffix == ".toml" else read_gum(path, genres):
            documents += 1
            actors = find_parties(Reading(Parse(nlp(document.text)), lexicons)).actors
            found = answers(document.gold, actors)
            names = [(m.start, m.end) for a in actors for m in a.mentions if m.kind == "name"]
            missed = [
                span for span in document.gold if span not in found and not any(s <= span[0] < e for s, e in names)
            ]
            genre = document.id.split("_")[1] if "_" in document.id else "cases"
            for name in {genre, "all"}:
                b_cubed(document.gold, found, totals[name], len(missed))
            if arguments.errors:
                show_errors(document, found, {a.id: a for a in actors}, missed)
    print(f"documents {documents}")
    for name, score in sorted(totals.items()):
        print(f"{name:10}", score.show())


def show_errors(document: Document, found: dict[Span, str], actors: dict[str, Actor], missed: list[Span]) -> None:
    """What was merged or parted wrongly, by party, and what was not found."""
    text = document.text
    parties: dict[str, set[str]] = defaultdict(set)
    clusters: dict[str, set[str]] = defaultdict(set)
    for span, id_ in found.items():
        parties[id_].add(document.gold[span])
        clusters[document.gold[span]].add(id_)
    for id_, ids in parties.items():
        if len(ids) > 1:
            words = [f"{text[s:e]}={document.gold[s, e]}" for (s, e), a in sorted(found.items()) if a == id_]
            print(document.id, "merged", actors[id_].name, words)
    for found_ids in clusters.values():
        if len(found_ids) > 1:
            print(document.id, "parted", sorted(f"{a}:{actors[a].name}" for a in found_ids))
    if missed:
        print(document.id, "missed", [text[s:e] for s, e in sorted(missed)])


if __name__ == "__main__":
    main()
