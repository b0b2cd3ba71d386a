"""Let a pipeline label the names of raw news, and let the names vote: what the name finder goes on from.

    python training/label_names.py PIPELINE DATA OUT.jsonl.gz [--words N]

Names pass through claimx's own repairs. A name that is found often and mostly of one type is of that type everywhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from spacy.tokens import Doc
from thinc.util import fix_random_seed

from claimx.language import load_pipeline

NEEDED = ("tok2vec", "tagger", "ner", "claimx_names", "claimx_capitals")
LEAST, SHARE = 4, 0.7  # how often a name is found, and which part of it of one type, before it is of that type


def news(data: Path, words: int, rng: random.Random) -> list[str]:
    """Items of the news portal and paragraphs of Wikinews, so many words in all."""
    texts = []
    with gzip.open(data / "raw/wikinews-articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            texts += [" ".join(p.split()) for p in re.split(r"\n\s*\n", json.loads(line)["text"]) if p.strip()]
    with gzip.open(data / "raw/current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [" ".join(json.loads(line)["text"].split()) for line in lines]
    rng.shuffle(items)
    total = sum(len(text.split()) for text in texts)
    for item in items:
        if total >= words:
            break
        texts.append(item)
        total += len(item.split())
    return texts


def voted(docs: list[list[tuple[int, int, str]]], names: list[list[str]]) -> list[list[tuple[int, int, str]]]:
    """The entities, names of mostly one type made of that type."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entities, texts in zip(docs, names, strict=True):
        for (_, _, label), text in zip(entities, texts, strict=True):
            votes[text][label] += 1
    settled = {}
    for text, labels in votes.items():
        label, count = labels.most_common(1)[0]
        total = sum(labels.values())
        if total >= LEAST and count >= SHARE * total:
            settled[text] = label
    return [
        [(start, end, settled.get(text, label)) for (start, end, label), text in zip(entities, texts, strict=True)]
        for entities, texts in zip(docs, names, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline")
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    fix_random_seed(args.seed)
    nlp = load_pipeline(args.pipeline)
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.disable_pipe(name)
    rows, entities, names = [], [], []
    doc: Doc
    for doc in nlp.pipe(news(args.data, args.words, random.Random(args.seed)), batch_size=128):
        rows.append(([t.text for t in doc], [bool(t.whitespace_) for t in doc]))
        entities.append([(e.start, e.end, e.label_) for e in doc.ents])
        names.append([e.text for e in doc.ents])
    with gzip.open(args.out, "wt", encoding="utf-8") as file:
        for (tokens, spaces), found in zip(rows, voted(entities, names), strict=True):
            file.write(json.dumps({"tokens": tokens, "spaces": spaces, "ents": found}) + "\n")
    print(len(rows), "texts,", sum(len(tokens) for tokens, _ in rows), "words,", sum(map(len, entities)), "names")


if __name__ == "__main__":
    main()
