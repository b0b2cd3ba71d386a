"""Distil static word vectors from a small pretrained encoder (a tool of the recipe only; needs the [teacher] packages).

    python training/vectors.py DATA OUT.npz [--rows N] [--width N]

Each of the N most frequent lower-cased words of the training texts is run through the MiniLM encoder alone; the means of
its layers are reduced to WIDTH dimensions by principal components. `init_vectors.py` makes a spaCy vocab of the result.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

RAW = ("current-events", "wikinews-articles")
NAME_SETS = ("gmb-silver", "wikigold", "crossner-politics", "uner-ewt-test")
TREEBANKS = ("ewt-train", "gum-train")


def frequent_words(data: Path, rows: int) -> list[str]:
    counts: collections.Counter[str] = collections.Counter()
    for name in RAW:
        with gzip.open(data / f"raw/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(w.lower() for w in re.findall(r"[^\W\d_]+", json.loads(line)["text"]))
    for name in NAME_SETS:
        with gzip.open(data / f"ner/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(w.lower() for w in json.loads(line)["tokens"])
    for name in TREEBANKS:
        with gzip.open(data / f"parse/{name}.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                columns = line.split("\t")
                if len(columns) == 10:
                    counts[columns[1].lower()] += 2
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked if len(word) <= 30][:rows]


def encode(words: list[str], folder: str) -> np.ndarray:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(words), 256):
            batch = tokenizer(
                words[start : start + 256], padding="max_length", truncation=True, max_length=10, return_tensors="pt"
            )
            layers = model(**batch, output_hidden_states=True).hidden_states
            mask = batch["attention_mask"].clone()
            mask[:, 0] = 0  # [CLS]
            mask[torch.arange(len(mask)), batch["attention_mask"].sum(1) - 1] = 0  # [SEP]
            weights = mask.unsqueeze(-1).float() / mask.sum(1).clamp(min=1)[:, None, None]
            pooled = [torch.nn.functional.normalize((layers[i] * weights).sum(1), dim=1) for i in (0, 1, 3, 5)]
            rows.append(torch.cat(pooled, dim=1).numpy())
    return np.concatenate(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", required=True, help="folder of the encoder")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--width", type=int, default=96)
    args = parser.parse_args()
    words = frequent_words(args.data, args.rows)
    matrix = encode(words, args.encoder)
    matrix -= matrix.mean(axis=0)
    _, _, components = np.linalg.svd(matrix[:12_000], full_matrices=False)
    reduced = matrix @ components[: args.width].T
    reduced /= reduced.std()
    np.savez_compressed(args.out, words=np.array(words), vectors=reduced.astype("float32"))
    print(
        f"{len(words)} words, {args.width} dimensions, {(reduced.var() * args.width) / matrix.var() / matrix.shape[1]:.2f} of the variance (relative scale)"
    )


if __name__ == "__main__":
    main()
