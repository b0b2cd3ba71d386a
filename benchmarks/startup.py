"""What one article costs: `claimx extract` against a process that imports spaCy, loads the pipeline and runs it.

    python benchmarks/startup.py [ARTICLE] [--rounds 10]

Processor time, paired, so that a busy machine does no harm. Prints the medians and the median of the ratios. `plain` loads the
embedded pipeline as spaCy finds it, without what claimx adds to it: tokenizer, names, boundaries. A first round is not
counted: it leaves the modules compiled, as they are where claimx is installed. A tree parses its word lists at each start,
which a wheel holds packed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

ARTICLE = Path(__file__).parent.parent / "samples" / "troops.txt"
READ = "print(len(nlp(open({article!r}, encoding='utf-8').read())))"
WAYS = {
    "pipeline": "import spacy, claimx; nlp = claimx.load_pipeline(); " + READ,
    "plain": "import spacy, warnings; warnings.simplefilter('ignore'); from claimx.models import find_model; "
    "nlp = spacy.load(find_model(None)); " + READ,
}


def cost(command: list[str]) -> float:
    """Seconds of a processor that a command takes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command}: exit status {status}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default=str(ARTICLE))
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    commands = {name: [sys.executable, "-c", way.format(article=given.article)] for name, way in WAYS.items()}
    commands["extract"] = [str(Path(sys.executable).with_name("claimx")), "extract", given.article, "-f", "jsonl"]
    rounds = [{name: cost(command) for name, command in commands.items()} for _ in range(1 + given.rounds)][1:]
    for name in commands:
        print(f"{name:<8}  {statistics.median(each[name] for each in rounds):.2f} s")
    for name in WAYS:
        ratio = statistics.median(each["extract"] / each[name] for each in rounds)
        print(f"extract against {name}: {ratio:.2f}")


if __name__ == "__main__":
    main()
