"""Turn the open training data into spaCy corpora: one label set, realistic tokens.

    python training/prepare.py DATA OUT [--gmb-words N] [--seed N]

DATA holds `parse/*.conllu.gz` and `ner/*.jsonl.gz`. Written to OUT: `train.spacy` (treebanks for tags and trees,
name sets for entities; what a set does not annotate is left missing) and `dev.spacy`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from augment import Sentence, varied
from labels import clean_entities
from spacy.tokens import Doc, DocBin
from spacy.util import get_lang_class
from spacy.vocab import Vocab

TREEBANKS = ("ewt", "gum")
NAME_SETS = ("wikigold", "crossner-politics", "uner-ewt-test")
NAME_DEV = "uner-ewt-dev"
KEPT_FEATURES = {"Degree", "Mood", "Number", "Person", "Tense", "VerbForm", "Voice"}


def read_conllu(path: Path) -> Iterator[list[Sentence]]:
    """Yield the documents of a CoNLL-U file as lists of sentences; empty nodes are dropped."""
    document: list[Sentence] = []
    sentence = Sentence([], [])
    multiword: tuple[int, bool] | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document = []
            elif not line.strip():
                if sentence.words:
                    document.append(sentence)
                sentence, multiword = Sentence([], []), None
            elif line.startswith("#") or "." in columns[0]:
                continue
            elif "-" in columns[0]:
                multiword = (int(columns[0].split("-")[1]), "SpaceAfter=No" not in columns[9])
            else:
                number, space = int(columns[0]), "SpaceAfter=No" not in columns[9]
                if multiword:
                    space = multiword[1] if number == multiword[0] else False
                    if number == multiword[0]:
                        multiword = None
                head = int(columns[6])
                sentence.words.append(columns[1])
                sentence.spaces.append(space)
                sentence.tags.append(columns[4])
                sentence.pos.append(columns[3])
                kept = [f for f in columns[5].split("|") if f.split("=")[0] in KEPT_FEATURES]
                sentence.morphs.append("|".join(kept))
                sentence.heads.append(head - 1 if head else number - 1)
                sentence.deps.append(columns[7] if head else "ROOT")
    if sentence.words:
        document.append(sentence)
    if document:
        yield document


def read_names(path: Path) -> list[Sentence]:
    """Read a name set; its entities come back in claimx's label set (see labels.py)."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            entities = [(start, end, label) for start, end, label in row["ents"]]
            spaces = [*row["spaces"][:-1], True]
            rows.append(Sentence(row["tokens"], spaces, entities=clean_entities(row["tokens"], entities)))
    return rows


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Join sentences of one kind into a Doc; layers they lack stay missing."""
    words = [word for sentence in sentences for word in sentence.words]
    spaces = [space for sentence in sentences for space in sentence.spaces]
    if sentences[0].entities is not None:
        bio = ["O"] * len(words)
        offset = 0
        for sentence in sentences:
            for start, end, label in sentence.entities or ():
                bio[offset + start] = f"B-{label}"
                bio[offset + start + 1 : offset + end] = [f"I-{label}"] * (end - start - 1)
            offset += len(sentence.words)
        return Doc(vocab, words=words, spaces=spaces, ents=bio)
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        heads.extend(len(starts) + head for head in sentence.heads)
        starts.extend([True] + [False] * (len(sentence.words) - 1))
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[tag for s in sentences for tag in s.tags],
        pos=[pos for s in sentences for pos in s.pos],
        morphs=[morph for s in sentences for morph in s.morphs],
        heads=heads,
        deps=[dep for s in sentences for dep in s.deps],
        sent_starts=starts,
    )


def chunks(sentences: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gmb-words", type=int, default=350_000, help="how much of the silver set to sample")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    vocab = get_lang_class("en")().vocab
    train, dev = DocBin(store_user_data=False), DocBin(store_user_data=False)
    counts: dict[str, int] = {}

    for name in TREEBANKS:
        for document in read_conllu(args.data / f"parse/{name}-train.conllu.gz"):
            for chunk in chunks(document, rng.choice((1, 4, 8, 12))):
                train.add(to_doc(vocab, varied(chunk, rng)))
                counts[name] = counts.get(name, 0) + sum(len(s.words) for s in chunk)
        for document in read_conllu(args.data / f"parse/{name}-dev.conllu.gz"):
            for chunk in chunks(document, 8):
                dev.add(to_doc(vocab, chunk))

    for name in NAME_SETS:
        for chunk in chunks(read_names(args.data / f"ner/{name}.jsonl.gz"), 3):
            train.add(to_doc(vocab, varied(chunk, rng)))
            counts[name] = counts.get(name, 0) + sum(len(s.words) for s in chunk)
    for chunk in chunks(read_names(args.data / f"ner/{NAME_DEV}.jsonl.gz"), 8):
        dev.add(to_doc(vocab, chunk))

    silver = list(chunks(read_names(args.data / "ner/gmb-silver.jsonl.gz"), 4))
    rng.shuffle(silver)
    for chunk in silver:
        if counts.get("gmb", 0) >= args.gmb_words:
            break
        train.add(to_doc(vocab, varied(chunk, rng)))
        counts["gmb"] = counts.get("gmb", 0) + sum(len(s.words) for s in chunk)

    args.out.mkdir(parents=True, exist_ok=True)
    train.to_disk(args.out / "train.spacy")
    dev.to_disk(args.out / "dev.spacy")
    print("words:", counts, "| documents:", len(train), "train,", len(dev), "dev")


if __name__ == "__main__":
    main()
