"""Train the teacher on the gold sets.

    python training/train_teacher.py DATA OUT.pt --encoder ENCODER [--epochs N] [--threads N]

A checkpoint stands beside OUT after every `--save-every` steps; run again, the training goes on from it.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from augment import Sentence, varied
from prepare import NAME_SETS, TREEBANKS, chunks, read_conllu, read_names
from teacher import Batcher, Labels, Pieces, Teacher, Window, in_windows, load, save
from torch.nn import Parameter

RATES = (1.5e-4, 1e-3)  # of the encoder, of the heads


def as_window(sentence: Sentence, rng: random.Random, before: str) -> Window:
    """A sentence as a window of its own; `before` is the white space before its first word."""
    gaps = [before] + [" " if space else "" for space in sentence.spaces[:-1]]
    gaps = ["\n" if gap == " " and rng.random() < 0.004 else gap for gap in gaps]
    window = Window(sentence.words, gaps, starts=[True] + [False] * (len(sentence.words) - 1))
    if sentence.entities is None:
        window.tags = sentence.tags
        window.forms = [f"{pos}|{morph}" for pos, morph in zip(sentence.pos, sentence.morphs, strict=True)]
        window.heads = [-1 if head == i else head for i, head in enumerate(sentence.heads)]
        window.deps = sentence.deps
    else:
        window.names = ["O"] * len(sentence.words)
        for start, end, label in sentence.entities:
            window.names[start] = f"B-{label}"
            window.names[start + 1 : end] = [f"I-{label}"] * (end - start - 1)
    return window


def epoch(documents: list[list[Sentence]], pieces: Pieces, rng: random.Random) -> list[Window]:
    """The documents, varied anew and packed: trees with trees, names with names."""
    sentences: dict[bool, list[Window]] = {True: [], False: []}
    for document in rng.sample(documents, len(documents)):
        before = "\n"
        for sentence in varied(document, rng):
            sentences[sentence.entities is None].append(as_window(sentence, rng, before))
            before = "\n" if rng.random() < 0.15 else " " if sentence.spaces[-1] or rng.random() < 0.9 else ""
    packed = [*in_windows(sentences[True], pieces), *in_windows(sentences[False], pieces)]
    rng.shuffle(packed)
    return packed


def read_all(data: Path, gmb_words: int, rng: random.Random) -> list[list[Sentence]]:
    documents: list[list[Sentence]] = []
    for name in TREEBANKS:
        for document in read_conllu(data / f"parse/{name}-train.conllu.gz"):
            documents.extend(chunks(document, 12))
    for name in NAME_SETS:
        documents.extend(chunks(read_names(data / f"ner/{name}.jsonl.gz"), 4))
    silver = list(chunks(read_names(data / "ner/gmb-silver.jsonl.gz"), 4))
    rng.shuffle(silver)
    words = 0
    for chunk in silver:
        words += sum(len(s.words) for s in chunk)
        if words > gmb_words:
            break
        documents.append(chunk)
    return documents


def parameters_of(teacher: Teacher) -> tuple[list[Parameter], list[Parameter]]:
    """What is trained: the encoder's layers and the rest; most word embeddings would hardly be trained, and cost most."""
    encoder, rest = [], []
    for name, parameter in teacher.named_parameters():
        if "word_embeddings" in name:
            parameter.requires_grad_(False)
        elif name.startswith("encoder."):
            encoder.append(parameter)
        else:
            rest.append(parameter)
    return encoder, rest


def train(teacher: Teacher, batches: list[list[Window]], batcher: Batcher, args: argparse.Namespace) -> None:
    """Go through the batches once, from the checkpoint on where there is one."""
    encoder, rest = parameters_of(teacher)
    groups = [{"params": encoder, "lr": RATES[0]}, {"params": rest, "lr": RATES[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    checkpoint, done = args.out.with_suffix(".checkpoint"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        teacher.load_state_dict(saved["teacher"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["done"]
    teacher.train()
    started, running, words = time.monotonic(), 0.0, 0
    for step in range(done, len(batches)):
        spent = (time.monotonic() - started) / 60 / args.minutes
        left = min(1 - step / len(batches), 1 - spent)
        if left <= 0:
            break
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = args.rate * rate * min((step + 1) / 60, 1.0) * left
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = teacher.loss(batcher(batches[step]))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*encoder, *rest], 5.0)
        optimizer.step()
        running, words = running + loss.item(), words + sum(len(w.words) for w in batches[step])
        if (step + 1) % 20 == 0:
            print(f"{step + 1} loss {running / 20:.3f}, {words / (time.monotonic() - started):.0f} words/s", flush=True)
            running = 0.0
        if (step + 1) % args.save_every == 0:
            state = {"teacher": teacher.state_dict(), "optimizer": optimizer.state_dict(), "done": step + 1}
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", required=True, help="folder of the encoder")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rows", type=int, default=16, help="windows a batch")
    parser.add_argument("--gmb-words", type=int, default=120_000)
    parser.add_argument("--start", type=Path, help="go on from this teacher, at --rate of the learning rates")
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=100, help="steps between checkpoints")
    parser.add_argument("--minutes", type=float, default=1e9, help="the learning rate falls to zero by then")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    documents = read_all(args.data, args.gmb_words, rng)
    pieces = Pieces(args.encoder)
    plan = [epoch(documents, pieces, rng) for _ in range(args.epochs)]
    labels = Labels.of(window for windows in plan for window in windows)
    rows = args.rows
    batches = [windows[i : i + rows] for windows in plan for i in range(0, len(windows) - rows + 1, rows)]
    count = sum(len(window.words) for windows in plan for window in windows) // args.epochs
    print(f"{count} words an epoch, {len(batches)} steps", flush=True)
    teacher = load(args.start, args.encoder, Teacher) if args.start else Teacher(args.encoder, labels)
    labels = teacher.labels
    train(teacher, batches, Batcher(pieces, labels), args)
    save(teacher, args.out)


if __name__ == "__main__":
    main()
