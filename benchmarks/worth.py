"""How well the score of check-worthiness parts what fact-checkers would check from what they would not.

    python benchmarks/worth.py wikinews-articles.jsonl.gz current-events.jsonl.gz [--labels LABELS.jsonl]

ARTICLES: {"url", "text"} or {"date", "text"} a line, gzipped or not. LABELS (`worth.jsonl`): where a sentence stands, by the
article's address, or by date and SHA-256 of a text without one, with two labels, 1 or 0; it holds no text itself. Each
sentence is read alone; its score is that of its claim most worth checking, 0 where it has none. Printed is the area
under the ROC curve: how often a sentence worth checking has the higher score, ties counted half.

How the labels were made: 300 sentences of 8 to 50 words, at most one an article or item, drawn with `random.Random(60613)`,
before their scores were seen. Two annotators (language models, sentence by sentence, apart) were asked whether a
fact-checker with little time would put it on the list: something that evidence can settle, and that matters to many.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claimx import Extractor
from claimx.check.worth import worth

LABELS = Path(__file__).with_name("worth.jsonl")


def read_texts(paths: Sequence[Path]) -> dict[str, str]:
    """The texts, by their address, and by the SHA-256 of those that have none."""
    texts = {}
    for path in paths:
        data = path.read_bytes()
        for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines():
            article = json.loads(line)
            texts[article.get("url") or hashlib.sha256(article["text"].encode()).hexdigest()] = article["text"]
    return texts


def scores(sentences: Sequence[str]) -> Iterator[float]:
    """The score of each sentence: of its claim most worth checking."""
    extractor = Extractor()
    for report in extractor.pipe(sentences):
        yield max((worth(claim, extractor.lexicons.check).score for claim in report.claims), default=0.0)


def area(labels: Sequence[int], found: Sequence[float]) -> float:
    """The area under the ROC curve of scores for labels of 1 and 0."""
    high = [score for label, score in zip(labels, found, strict=True) if label]
    low = [score for label, score in zip(labels, found, strict=True) if not label]
    return sum((a > b) + 0.5 * (a == b) for a in high for b in low) / (len(high) * len(low))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--labels", type=Path, default=LABELS)
    arguments = parser.parse_args()
    texts = read_texts(arguments.articles)
    rows: list[dict[str, Any]] = [json.loads(line) for line in arguments.labels.read_text("utf-8").splitlines()]
    found = list(scores([texts[row.get("url") or row["sha256"]][row["start"] : row["end"]] for row in rows]))
    agree = [number for number, row in enumerate(rows) if row["worth"][0] == row["worth"][1]]
    for annotator in (0, 1):
        print(f"annotator {annotator + 1}  AUC {area([row['worth'][annotator] for row in rows], found):.3f}")
    both = area([rows[number]["worth"][0] for number in agree], [found[number] for number in agree])
    print(f"where both agree ({len(agree)} of {len(rows)})  AUC {both:.3f}")


if __name__ == "__main__":
    main()
