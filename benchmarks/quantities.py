"""How fast quantities are found: words a second on parses that are ready, the best of some runs.

    python benchmarks/quantities.py [FOLDER]

FOLDER holds articles as .txt (default: samples/). Time is the process's own, so that a busy machine counts less.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from claimx.extraction.quantity import find_quantities
from claimx.extraction.reading import Reading
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse

RUNS = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "samples")
    folder = parser.parse_args().folder
    lexicons, nlp = load_lexicons(), load_pipeline()
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    parses = [Parse(doc) for doc in nlp.pipe(texts)]
    found = sum(len(find_quantities(Reading(parse, lexicons))) for parse in parses)
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        for parse in parses:
            find_quantities(Reading(parse, lexicons))
        best = min(best, time.process_time() - begun)
    words = sum(len(text.split()) for text in texts)
    print(f"{words / best:,.0f} words a second ({words:,} words, {found:,} quantities)")


if __name__ == "__main__":
    main()
