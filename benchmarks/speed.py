"""How long claimx takes, as ratios measured in one run.

    python benchmarks/speed.py [FOLDER] [--long]

FOLDER holds articles as .txt (default: samples/). Printed are
  extraction   time of the rules over time of the spaCy pipeline, on the same articles, in one process
  process      `claimx extract` of one 700-word article over a process that imports spaCy, loads the pipeline, runs it
  long         with --long: a text of 5 MB, seconds and peak memory of the process
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.models import embedded_model_path
from claimx.pipeline import analyse

BARE = """
import sys, spacy
from pathlib import Path
nlp = spacy.load(sys.argv[1])
nlp(Path(sys.argv[2]).read_text(encoding="utf-8"))
"""


def extraction_share(texts: list[str]) -> str:
    nlp, lexicons = load_pipeline(), load_lexicons()
    words = sum(len(text.split()) for text in texts)
    begun = time.perf_counter()
    docs = [nlp(text) for text in texts]
    pipeline = time.perf_counter() - begun
    begun = time.perf_counter()
    for doc in docs:
        analyse(doc, lexicons)
    rules = time.perf_counter() - begun
    return (
        f"extraction  {rules / pipeline:5.1%} of the pipeline's time ({words} words; "
        f"pipeline {words / pipeline:,.0f} words/s, extraction {words / rules:,.0f} words/s)"
    )


def process_ratio(texts: list[str], runs: int = 7) -> str:
    article = " ".join(" ".join(texts).split(" ")[:700])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article, encoding="utf-8")
        claimx = [str(Path(sys.executable).with_name("claimx")), "extract", str(path)]
        bare = [sys.executable, "-W", "ignore", "-c", BARE, str(embedded_model_path()), str(path)]
        best = {"claimx": float("inf"), "bare": float("inf")}
        for _ in range(runs):  # in turns, so that both see the same machine; the fastest run counts
            for name, command in (("claimx", claimx), ("bare", bare)):
                begun = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                best[name] = min(best[name], time.perf_counter() - begun)
    return f"process     {best['claimx'] / best['bare']:5.2f} x ({best['claimx']:.2f} s against {best['bare']:.2f} s)"


def long_text(texts: list[str]) -> str:
    article = "\n\n".join(texts)
    article = "\n\n".join([article] * (5_000_000 // len(article.encode()) + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(article, encoding="utf-8")
        begun = time.perf_counter()
        command = [str(Path(sys.executable).with_name("claimx")), "extract", str(path), "-o", str(path) + ".json"]
        subprocess.run(command, check=True, capture_output=True)
        took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"long        {took:.0f} s for {len(article.encode()) / 1e6:.1f} MB, at most {peak:.0f} MB of memory"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "samples")
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(args.folder.glob("*.txt"))]
    print(extraction_share(texts))
    print(process_ratio(texts))
    if args.long:
        print(long_text(texts))


if __name__ == "__main__":
    main()
