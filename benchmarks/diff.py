"""Times `claimx diff OLD NEW` against `claimx extract OLD NEW`: processor time of whole processes, in turn.

taskset -c 1 python benchmarks/diff.py old.txt new.txt --rounds 3
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys


def seconds(*arguments: str) -> float:
    """Processor time of one run of claimx."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "claimx", *arguments, "--format", "json"], check=True, stdout=subprocess.DEVNULL
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print a line a round and the median of their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    ratios = []
    for _ in range(given.rounds):
        extracted, compared = (seconds(command, given.old, given.new) for command in ("extract", "diff"))
        ratios.append(compared / extracted)
        print(f"extract {extracted:.2f} s, diff {compared:.2f} s: {ratios[-1]:.2f} times")
    print(f"median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
