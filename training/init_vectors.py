"""Make a spaCy vocab with static vectors from the output of vectors.py: one row a word, found in any usual case.

python training/init_vectors.py VECTORS.npz OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors


def main(source: Path, out: Path) -> None:
    table = np.load(source)
    nlp = spacy.blank("en")
    words = [str(word) for word in table["words"]]
    keys = [nlp.vocab.strings.add(word) for word in words]
    vectors = Vectors(strings=nlp.vocab.strings, data=table["vectors"], keys=keys, name="claimx_vectors")
    for row, word in enumerate(words):
        # spaCy does not save `Vectors.attr`, so that keying by LOWER is lost on disk: each case gets a key.
        for form in (word.title(), word.upper()):
            if form != word:
                vectors.add(nlp.vocab.strings.add(form), row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
