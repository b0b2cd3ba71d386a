"""Let the teacher label texts: what the student learns from, beside the gold sets.

    python training/silver.py DATA OUT.spacy --teacher TEACHER.pt --encoder ENCODER [--words N] [--gmb-words N]

The news items of `raw/` and the sentences of GMB get all layers. Names pass through claimx's own repairs, so that the
student learns them too. Kept are texts of whose arcs the teacher is sure. With `--trees` the teacher is one of
`tree_teacher.py`, and the names are those that the embedded pipeline finds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
import torch
from label_names import NEEDED
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from teacher import PIECES, Batcher, Pieces, Teacher, Window, load
from tree_teacher import TreeTeacher
from ufal.chu_liu_edmonds import chu_liu_edmonds

from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.names import NameRepair
from claimx.tokens import extend

SIZES = (32, 48, 64, 96, PIECES)


def texts_of(data: Path, words: int, gmb_words: int, rng: random.Random) -> list[str]:
    """Paragraphs: news items, Wikinews articles, Voice of America sentences by threes."""
    with gzip.open(data / "raw/current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [" ".join(json.loads(line)["text"].split()) for line in lines]
    rng.shuffle(items)
    chosen = up_to(items, words)
    with gzip.open(data / "raw/wikinews-articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            chosen.append(article["title"])
            chosen += [" ".join(p.split()) for p in re.split(r"\n\s*\n", article["text"]) if p.strip()]
    with gzip.open(data / "ner/gmb-silver.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    sentences = ["".join(t + " " * s for t, s in zip(r["tokens"], r["spaces"], strict=True)).strip() for r in rows]
    rng.shuffle(sentences)
    chosen += [" ".join(sentences[i : i + 3]) for i in range(0, len(up_to(sentences, gmb_words)), 3)]
    return chosen


def up_to(texts: Sequence[str], words: int) -> list[str]:
    """The first texts with so many words in all."""
    total, kept = 0, []
    for text in texts:
        total += len(text.split())
        if total > words:
            break
        kept.append(text)
    return kept


def window_of(doc: Doc) -> Window:
    """The words of a tokenised text; white space tokens must not be in it."""
    gaps = ["\n"] + [" " if token.whitespace_ else "" for token in doc[:-1]]
    return Window([token.text for token in doc], gaps)


class Labeller:
    """The teacher over spaCy Docs."""

    def __init__(self, teacher: Teacher, pieces: Pieces) -> None:
        self.teacher, self.pieces = teacher, pieces
        self.batcher = Batcher(pieces, teacher.labels)

    def pieces_of(self, doc: Doc) -> int:
        """How many word pieces a Doc has, the two ends included."""
        return 2 + sum(len(self.pieces.of(token.text)) for token in doc)

    def __call__(self, docs: Sequence[Doc], size: int) -> Iterator[tuple[Doc, float]]:
        """Each Doc with all layers and the mean probability of its arcs."""
        labels = self.teacher.labels
        windows = [window_of(doc) for doc in docs]
        batch = self.batcher(windows, size)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.teacher(batch)
            starts = scores["starts"].float().argmax(-1).numpy().astype(bool)
            arcs = scores["arcs"].float()
            heads = np.zeros(starts.shape, dtype=np.int64)
            sure = np.zeros(len(docs))
            for row, window in enumerate(windows):
                n = len(window.words)
                starts[row, 0] = True
                heads[row, :n], sure[row] = best_heads(arcs[row, :n, : n + 1], starts[row, :n])
            relations = self.teacher.relations(scores, torch.from_numpy(heads)).float()
            # ROOT goes with the root and with nothing else.
            root = labels.deps.index("ROOT")
            relations[..., root] = -1e4
            relation = relations.argmax(-1).numpy()
            tags, forms = scores["tags"].argmax(-1).numpy(), scores["forms"].argmax(-1).numpy()
            names = scores["names"].float().log_softmax(-1).numpy()
        for row, doc in enumerate(docs):
            n = len(doc)
            at = [head - 1 if head else i for i, head in enumerate(heads[row, :n])]
            coarse = [labels.forms[i].split("|", 1) for i in forms[row, :n]]
            labelled = Doc(
                doc.vocab,
                words=windows[row].words,
                spaces=[bool(token.whitespace_) for token in doc],
                tags=[labels.tags[i] for i in tags[row, :n]],
                pos=[each[0] for each in coarse],
                morphs=[each[1] for each in coarse],
                heads=at,
                deps=["ROOT" if h == i else labels.deps[relation[row, i]] for i, h in enumerate(at)],
                sent_starts=starts[row, :n].tolist(),
                ents=best_names(names[row, :n], labels.names) if labels.names else None,
            )
            yield labelled, float(sure[row])


def best_heads(arcs: torch.Tensor, starts: np.ndarray) -> tuple[np.ndarray, float]:
    """Each word's head (0 the root) in the best trees of the sentences, and the mean probability of these arcs."""
    n = len(starts)
    sure = arcs.softmax(-1).numpy()
    scores = np.log(sure.astype(np.float64) + 1e-12)
    heads = np.zeros(n, dtype=np.int64)
    bounds = [*np.flatnonzero(starts), n]
    for start, end in pairwise(bounds):
        heads[start:end] = best_tree(scores[start:end, [0, *range(start + 1, end + 1)]])
        heads[start:end][heads[start:end] > 0] += start
    return heads, float(sure[np.arange(n), heads].mean())


def best_tree(scores: np.ndarray) -> np.ndarray:
    """The heads (0 the root) of the best tree with one root; scores are (words, words + 1)."""
    n = len(scores)
    square = np.full((n + 1, n + 1), np.nan)
    square[1:] = scores
    root = 1 + int(scores[:, 0].argmax())
    square[1:, 0] = -1e6
    square[root] = np.nan
    square[root, 0] = 0.0
    np.fill_diagonal(square, np.nan)
    return np.array(chu_liu_edmonds(square)[0][1:])


def best_names(scores: np.ndarray, labels: list[str]) -> list[str]:
    """The best sequence in which I- follows its own B- or I-."""
    kinds = [label[2:] for label in labels]
    inside = np.array([label.startswith("I-") for label in labels])
    follows = np.array(
        [
            [not inside[j] or (kinds[i] == kinds[j] and labels[i] != "O") for j in range(len(labels))]
            for i in range(len(labels))
        ]
    )
    barred = np.where(follows, 0.0, -1e4)
    best = scores[0] + np.where(inside, -1e4, 0.0)
    back = []
    for row in scores[1:]:
        options = best[:, None] + barred
        back.append(options.argmax(0))
        best = options.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [labels[i] for i in reversed(path)]


def embedded_names() -> Language:
    """The embedded pipeline, what finds names alone."""
    nlp = load_pipeline()
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.disable_pipe(name)
    return nlp


def words_alone(doc: Doc, nlp: Language) -> Doc:
    """The Doc without its layers."""
    return Doc(nlp.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])


def with_names(doc: Doc, found: Doc) -> Doc:
    """The Doc with the entities of another of the same words."""
    doc.set_ents([Span(doc, e.start, e.end, label=e.label_) for e in found.ents])
    return doc


def by_size(docs: Iterable[Doc], labeller: Labeller, words: int = 2048) -> Iterator[tuple[list[Doc], int]]:
    """Docs in batches of like size; what is longer than a window is left out."""
    waiting: dict[int, list[Doc]] = {size: [] for size in SIZES}
    for doc in docs:
        pieces = labeller.pieces_of(doc)
        size = next((size for size in SIZES if pieces <= size), None)
        if size is None or not len(doc):
            continue
        waiting[size].append(doc)
        if len(waiting[size]) * size >= words:
            yield waiting[size], size
            waiting[size] = []
    for size, rest in waiting.items():
        for i in range(0, len(rest), max(1, words // size)):
            yield rest[i : i + max(1, words // size)], size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--trees", action="store_true", help="the teacher is one of tree_teacher.py")
    parser.add_argument("--words", type=int, default=1_400_000, help="of current events")
    parser.add_argument("--gmb-words", type=int, default=400_000)
    parser.add_argument("--sure", type=float, default=0.85, help="mean probability of the arcs of what is kept")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    nlp = spacy.blank("en")
    extend(nlp, load_lexicons().names)
    teacher = load(args.teacher, args.encoder, TreeTeacher if args.trees else Teacher)
    labeller = Labeller(teacher, Pieces(args.encoder))
    repair, names = NameRepair(), embedded_names() if args.trees else None
    texts = texts_of(args.data, args.words, args.gmb_words, random.Random(args.seed))
    kept, count, words, started = DocBin(store_user_data=False), 0, 0, time.monotonic()
    for number, (docs, size) in enumerate(by_size((nlp.make_doc(text) for text in texts), labeller)):
        for doc, sure in labeller(docs, size):
            count += 1
            if sure >= args.sure:
                kept.add(with_names(doc, names(words_alone(doc, names))) if names else repair(doc))
                words += len(doc)
        if number % 50 == 0:
            print(
                f"{count} of {len(texts)}, kept {len(kept)} with {words} words, {words / (time.monotonic() - started):.0f} words/s",
                flush=True,
            )
    kept.to_disk(args.out)
    print(f"{len(kept)} of {len(texts)} texts, {words} words")


if __name__ == "__main__":
    main()
