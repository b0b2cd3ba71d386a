"""The mean of two name finders of the same shape, one of which went on from the other.

python training/mean.py FIRST SECOND OUT
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import spacy
from thinc.api import Model


def to_mean(model: Model[Any, Any], other: Model[Any, Any]) -> None:
    """Half of the weights of each, written into the first."""
    for mine, its in zip(model.walk(), other.walk(), strict=True):
        for name in mine.param_names:
            if mine.has_param(name):
                mine.set_param(name, (mine.get_param(name) + its.get_param(name)) / 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first", "second", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    nlp, other = spacy.load(args.first), spacy.load(args.second)
    finder: Any = nlp.get_pipe("ner")
    its: Any = other.get_pipe("ner")
    to_mean(finder.model, its.model)
    nlp.to_disk(args.out)


if __name__ == "__main__":
    main()
