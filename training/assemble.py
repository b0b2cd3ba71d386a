"""Finish a trained pipeline: add the rule lemmatizer with its tables, name it, write it into the package.

python training/assemble.py TRAINED OUT [--version V]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language


def keep_labels_alone(nlp: Language, strings: Path) -> None:
    """Of the strings kept beside the pipeline, only its labels and their parts are needed; the rest is training words."""
    labels = {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}
    needed = labels | {part for label in labels for part in re.split(r"[|=]", label)}
    kept = [each for each in json.loads(strings.read_text(encoding="utf-8")) if each in needed]
    strings.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def drop_rare_lifts(nlp: Language, least: int) -> None:
    """Take from the parser its actions for crossing arcs seen fewer than `least` times.

    Such an action writes two labels at once ("acl:relcl||obj": a relative clause behind a verb that belongs to its
    object). They are most of the actions, one arc in four hundred, and a fifth of the parser's time.
    """
    parser: Any = nlp.get_pipe("parser")
    moves, upper = parser.moves, parser.model.get_ref("upper")
    before = [moves.get_class_name(i) for i in range(moves.n_moves)]
    moves.initialize_actions(
        {
            action: {label: seen for label, seen in labels.items() if "||" not in label or seen >= least}
            for action, labels in moves.labels.items()
        }
    )
    rows = [before.index(moves.get_class_name(i)) for i in range(moves.n_moves)]
    weights, bias = upper.get_param("W")[rows], upper.get_param("b")[rows]
    for node in (parser.model, upper):
        if node.has_dim("nO"):
            node._dims["nO"] = len(rows)  # a layer in use does not let its size be set
    upper.set_param("W", weights)
    upper.set_param("b", bias)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--least", type=int, default=300, help="how often an action for crossing arcs must be seen")
    parser.add_argument("--version", default="0.6.0")
    args = parser.parse_args()
    nlp = spacy.load(args.trained)
    if nlp.has_pipe("senter"):  # trained for what it teaches the shared layers; the parser's own boundaries are better
        nlp.remove_pipe("senter")
    if not nlp.has_pipe("lemmatizer"):  # else it is a finished one, whose name finder went on
        drop_rare_lifts(nlp, args.least)
        lemmatizer: Any = nlp.add_pipe("lemmatizer", after="morphologizer", config={"mode": "rule"})
        lemmatizer.initialize()
    nlp.meta.update(
        name="claimx_news_sm",
        version=args.version,
        description="Small English news pipeline of claimx: tags, trees (Universal Dependencies), names, lemmas.",
        author="The claimx team",
        license="CC BY-SA 4.0",
        url="",
        email="",
    )
    nlp.meta.pop("performance", None)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # of the machine that trained it
    kept = {name: (args.out / name).read_bytes() for name in ("MODEL_CARD.md", "NOTICE") if (args.out / name).exists()}
    if args.out.exists():
        shutil.rmtree(args.out)
    nlp.to_disk(args.out)
    keep_labels_alone(nlp, args.out / "vocab" / "strings.json")
    for name, data in kept.items():
        (args.out / name).write_bytes(data)
    size = sum(file.stat().st_size for file in args.out.rglob("*") if file.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB, {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    main()
