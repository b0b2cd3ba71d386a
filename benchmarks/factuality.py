"""Scores `claimx.factuality` against a gold file of event factuality (UW's form).

Each line of the file is a JSON object: `text` (tokens parted by blanks) and `targets`, each with `span1` (first token,
end token) and `label` (-3 to 3). Prints Pearson's r and the mean absolute error; `--errors N` the N worst targets.

    python benchmarks/factuality.py GOLD.jsonl
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from statistics import fmean

from spacy.tokens import Doc

from claimx.extraction.commitment import factuality_scores
from claimx.extraction.reading import Reading
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse

# What the evaluation takes where no predicate's head stands.
NO_PREDICATE = 3.0


def pairs(gold: Path, model: str | None) -> list[tuple[float, float, str, str]]:
    """(predicted, gold, target word, sentence) of every target."""
    nlp, lexicons = load_pipeline(model), load_lexicons()
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    docs = nlp.pipe((Doc(nlp.vocab, words=line["text"].split()) for line in lines), batch_size=64)
    out = []
    for line, doc in zip(lines, docs, strict=True):
        scores = factuality_scores(Reading(Parse(doc), lexicons))
        for target in line["targets"]:
            start, end = target["span1"]
            found = next((scores[i] for i in range(start, min(end, len(scores))) if scores[i] is not None), None)
            marked = " ".join([*line["text"].split()[:start], f"[{target['span_text']}]", *line["text"].split()[end:]])
            out.append((NO_PREDICATE if found is None else found, target["label"], target["span_text"], marked))
    return out


def pearson(xs: list[float], ys: list[float]) -> float:
    mx, my = fmean(xs), fmean(ys)
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    sxx, syy = sum((x - mx) ** 2 for x in xs), sum((y - my) ** 2 for y in ys)
    return sxy / (sxx * syy) ** 0.5 if sxx and syy else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--groups", action="store_true", help="gold mean by predicted score")
    arguments = parser.parse_args()
    scored = pairs(arguments.gold, arguments.model)
    predicted, gold = [p for p, *_ in scored], [g for _, g, *_ in scored]
    error = fmean(abs(p - g) for p, g in zip(predicted, gold, strict=True))
    print(f"targets {len(scored)}  r {pearson(predicted, gold):.3f}  mae {error:.3f}")
    if arguments.groups:
        groups = defaultdict(list)
        for p, g, *_ in scored:
            groups[p].append(g)
        for p, values in sorted(groups.items()):
            print(f"{p:6.2f}  n {len(values):5}  gold {fmean(values):6.2f}")
    for p, g, _, sentence in sorted(scored, key=lambda s: -abs(s[0] - s[1]))[: arguments.errors]:
        print(f"{p:5.1f} {g:5.1f}  {sentence}")


if __name__ == "__main__":
    main()
