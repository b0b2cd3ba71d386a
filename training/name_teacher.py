"""A second teacher, for names alone: a larger encoder (MPNet), its upper layers trained on the gold sets, labels news.

    python training/name_teacher.py train DATA OUT.pt --encoder ENCODER --geonames FOLDER --registers FOLDER [--epochs N]
    python training/name_teacher.py label DATA OUT.jsonl.gz --encoder ENCODER --teacher OUT.pt [--words N]

`label` writes what `train_names.py --labelled` reads. Names pass through a vote: one that is found often and mostly of
one type is of that type everywhere (see label_names.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from label_names import NEEDED, news, voted
from prepare import chunks, read_names
from silver import best_names
from spacy.tokens import Doc
from swap import SHARE, Pools, from_templates, swapped
from teacher import GAPS, SHAPES, Batch, Batcher, Labels, Window, mean_loss
from teacher import Pieces as WordPieces
from torch import Tensor, nn
from train_names import read_all
from train_teacher import epoch
from transformers import AutoModel

from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.tokens import extend

FROZEN = 8  # lower layers of the encoder that stay as they are
RATES = (6e-5, 1e-3)  # of the encoder, of the rest


class NameTeacher(nn.Module):
    """The encoder and one head. It knows no case: shapes and gaps are added to its pieces where training begins."""

    def __init__(self, encoder: str | Path, names: list[str]) -> None:
        super().__init__()
        self.names = names
        self.encoder = AutoModel.from_pretrained(encoder)
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        self.shapes, self.gaps = nn.Embedding(SHAPES, width), nn.Embedding(len(GAPS), width)
        for embedding in (self.shapes, self.gaps):
            nn.init.normal_(embedding.weight, std=0.02)
        self.late_shapes = nn.Embedding(SHAPES, 32)
        self.head = nn.Sequential(
            nn.Linear(2 * width + 32, 384), nn.GELU(), nn.Dropout(0.2), nn.Linear(384, len(names))
        )
        self.added: Tensor | None = None
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.encoder.encoder.layer[FROZEN].register_forward_pre_hook(self._add)

    def _add(self, _layer: nn.Module, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
        return (inputs[0] + self.added, *inputs[1:])

    def forward(self, batch: Batch) -> Tensor:
        """(rows, words, labels): the scores."""
        self.added = self.shapes(batch.shapes) + self.gaps(batch.gaps)
        hidden = self.encoder(input_ids=batch.ids, attention_mask=batch.attention).last_hidden_state

        def at(index: Tensor) -> Tensor:
            return hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

        late = self.late_shapes(batch.shapes.gather(1, batch.word_first))
        scores: Tensor = self.head(torch.cat((at(batch.word_first), at(batch.word_last), late), dim=-1))
        return scores


def plan_of(args: argparse.Namespace, pieces: WordPieces, rng: random.Random) -> list[Window]:
    """The windows of all epochs: gold, part of GMB, three documents in ten with other names, sentences from templates."""
    gold, silver = read_all(args.data)
    pools = Pools(args.geonames, args.registers, [s for document in (*gold, *silver) for s in document])
    windows: list[Window] = []
    for _ in range(args.epochs):
        rng.shuffle(silver)
        words, taken = 0, 0
        while words < args.gmb_words:
            words += sum(len(s.words) for s in silver[taken])
            taken += 1
        documents = gold + silver[:taken] + list(chunks(from_templates(pools, 1500, rng), 3))
        documents = [swapped(d, pools, rng) if rng.random() < SHARE else d for d in documents]
        windows += epoch(documents, pieces, rng)
    return windows


def train(args: argparse.Namespace) -> None:
    """Once through the plan; a checkpoint beside OUT, from which it goes on."""
    rng = random.Random(args.seed)
    pieces = WordPieces(args.encoder)
    windows = plan_of(args, pieces, rng)
    labels = Labels.of(windows)
    batcher = Batcher(pieces, labels)
    teacher = NameTeacher(args.encoder, labels.names)
    tuned = [p for name, p in teacher.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    rest = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": tuned, "lr": RATES[0]}, {"params": rest, "lr": RATES[1]}], weight_decay=0.01
    )
    batches = [windows[i : i + args.rows] for i in range(0, len(windows) - args.rows + 1, args.rows)]
    print(f"{sum(len(w.words) for w in windows)} words, {len(batches)} steps", flush=True)
    teacher.train()
    running, words, started = 0.0, 0, time.monotonic()
    for step, batch in enumerate(batches):
        left = 1 - step / len(batches)
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = rate * min((step + 1) / 40, 1.0) * left
        tensors = batcher(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = mean_loss(teacher(tensors), tensors.names)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*tuned, *rest], 3.0)
        optimizer.step()
        running, words = running + loss.item(), words + sum(len(w.words) for w in batch)
        if (step + 1) % 20 == 0:
            rate_now = words / (time.monotonic() - started)
            print(f"{step + 1} loss {running / 20:.4f}, {rate_now:.0f} words/s", flush=True)
            running = 0.0
        if (step + 1) % 150 == 0 or step + 1 == len(batches):
            torch.save({"state": teacher.state_dict(), "names": labels.names}, args.out)


def load(path: Path, encoder: str | Path) -> NameTeacher:
    """The teacher saved at `path`, ready to label."""
    saved = torch.load(path, weights_only=True)
    teacher = NameTeacher(encoder, saved["names"])
    teacher.load_state_dict(saved["state"])
    teacher.eval()
    return teacher


def labelled(
    teacher: NameTeacher, pieces: WordPieces, sentences: Sequence[Window], rows: int = 16
) -> Iterator[tuple[Window, list[tuple[int, int, str]], float]]:
    """Each window with its names and the mean probability of its words' labels, in batches of like length."""
    batcher = Batcher(pieces, Labels([], [], [], teacher.names))
    sized = sorted(sentences, key=lambda w: sum(len(pieces.of(word)) for word in w.words))
    for i in range(0, len(sized), rows):
        batch = sized[i : i + rows]
        longest = max(2 + sum(len(pieces.of(word)) for word in w.words) for w in batch)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(batcher(batch, -(-longest // 16) * 16)).float().log_softmax(-1).numpy()
        for row, window in enumerate(batch):
            mine = scores[row, : len(window.words)]
            yield window, spans_of(best_names(mine, teacher.names)), float(np.exp(mine.max(-1)).mean())


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """B- and I- tags as spans."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and found:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found


def label(args: argparse.Namespace) -> None:
    """News and sentences of GMB, labelled; the surest nine in ten are kept."""
    rng = random.Random(args.seed)
    teacher, pieces = load(args.teacher, args.encoder), WordPieces(args.encoder)
    nlp = spacy.blank("en")
    extend(nlp, load_lexicons().names)
    texts = news(args.data, args.words, rng)
    sentences = read_names(args.data / "ner/gmb-silver.jsonl.gz")
    rng.shuffle(sentences)
    windows = [
        Window([t.text for t in doc], ["\n", *(" " if t.whitespace_ else "" for t in doc[:-1])])
        for doc in nlp.pipe(texts)
        if len(doc) > 3
    ]
    total = 0
    for sentence in sentences:
        total += len(sentence.words)
        if total > args.gmb_words:
            break
        windows.append(Window(sentence.words, ["\n", *(" " if space else "" for space in sentence.spaces[:-1])]))
    fitting = [w for w in windows if sum(len(pieces.of(word)) for word in w.words) <= 190]
    results = list(labelled(teacher, pieces, fitting))
    bar = sorted(sure for _, _, sure in results)[len(results) // 10]
    results = [each for each in results if each[2] >= bar]
    rng.shuffle(results)
    kept = [window for window, _, _ in results]
    write(args.out, kept, with_peoples(kept, [found for _, found, _ in results]))


def with_peoples(
    windows: Sequence[Window], entities: list[list[tuple[int, int, str]]]
) -> list[list[tuple[int, int, str]]]:
    """The entities, and peoples and parties ("Muslims") that the embedded pipeline finds between them.

    Most gold sets tag none of these, so that the teacher knows few.
    """
    nlp = load_pipeline()
    for name in nlp.pipe_names:
        if name not in NEEDED:
            nlp.disable_pipe(name)
    docs = (Doc(nlp.vocab, w.words, [gap == " " for gap in w.gaps[1:]] + [False]) for w in windows)
    whole = []
    for doc, found in zip(nlp.pipe(docs, batch_size=128), entities, strict=True):
        taken = {i for start, end, _ in found for i in range(start, end)}
        peoples = [(e.start, e.end, "NORP") for e in doc.ents if e.label_ == "NORP"]
        whole.append(sorted(found + [each for each in peoples if taken.isdisjoint(range(each[0], each[1]))]))
    return whole


def write(path: Path, windows: Sequence[Window], entities: list[list[tuple[int, int, str]]]) -> None:
    """A text a line, its names voted upon."""
    names = [[" ".join(w.words[s:e]) for s, e, _ in found] for w, found in zip(windows, entities, strict=True)]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for window, found in zip(windows, voted(entities, names), strict=True):
            spaces = [gap == " " for gap in window.gaps[1:]] + [False]
            file.write(json.dumps({"tokens": window.words, "spaces": spaces, "ents": found}) + "\n")
    print(len(windows), "texts,", sum(len(w.words) for w in windows), "words,", sum(map(len, names)), "names")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, function in (("train", train), ("label", label)):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        command.add_argument("data", type=Path)
        command.add_argument("out", type=Path)
        command.add_argument("--encoder", required=True, help="folder of the encoder")
        command.add_argument("--gmb-words", type=int, default=100_000)
        command.add_argument("--seed", type=int, default=7)
        command.add_argument("--threads", type=int, default=1)
        if function is train:
            command.add_argument("--geonames", type=Path, required=True)
            command.add_argument("--registers", type=Path, required=True)
            command.add_argument("--epochs", type=int, default=2)
            command.add_argument("--rows", type=int, default=16, help="windows a batch")
        else:
            command.add_argument("--teacher", type=Path, required=True)
            command.add_argument("--words", type=int, default=500_000)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.function(args)


if __name__ == "__main__":
    main()
