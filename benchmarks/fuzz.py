"""Inputs that nobody would write: what raises, lies about offsets, loses articles or takes the memory.

    python benchmarks/fuzz.py                                    # a few of each: a minute
    python benchmarks/fuzz.py --small 100000 --large 2000 --files 20000 --damaged 7000
    python benchmarks/fuzz.py --coverage readers --minutes 30    # atheris, where it is installed

Small texts are pieces of news and odd characters put together by chance, articles with stretches cut out, doubled or
moved, and what hypothesis thinks of; large ones are the same, thirty times as long. Files are sound files of each kind with
some bytes changed; damaged ones are containers with one fault, which must not lose an article without a word.
Each round has a seed of its own, SEED:NUMBER, which a fault is printed with; `--seed` gives others.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

COVERED = {"readers": "claimx.readers", "extract": "claimx.extraction"}


def covered() -> str | None:
    """The package that atheris is to follow line by line."""
    return COVERED[sys.argv[sys.argv.index("--coverage") + 1]] if "--coverage" in sys.argv[:-1] else None


def watched() -> AbstractContextManager[object]:
    """A block whose imports atheris follows."""
    if covered() is None:
        return nullcontext()
    import atheris  # noqa: PLC0415

    return atheris.instrument_imports(include=[covered()])


with watched():
    from claimx import Extractor
    from tests.fuzzing import (
        CHECKED,
        KINDS,
        TEXTS,
        damaged,
        faults_of,
        lost,
        mutated,
        mutated_text,
        odd_text,
        read,
        whole,
    )

    if package := covered():
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(module.name)

SMALL, LARGE, GROUP = 40, 1_200, 50  # words of a text; texts parsed together
TOO_SLOW = 20  # seconds of the processor for one input
Faults = Counter[str]


def small_text(random: Random) -> str:
    if random.random() < 0.5:
        return odd_text(random, SMALL)
    return mutated_text(random, random.choice(TEXTS))


def large_text(random: Random) -> str:
    return "\n\n".join(odd_text(random, LARGE // 8) if random.random() < 0.5 else mutated_text(random, "\n".join(TEXTS))
                       for _ in range(8))  # fmt: skip


def rounds(name: str, count: int, seed: int) -> Iterator[tuple[str, Random]]:
    """A chance of its own for each round, with a line now and then."""
    said = time.monotonic()
    for number in range(count):
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"{name}: {number:,} of {count:,}", flush=True)
        yield f"{seed}:{number}", Random(f"{name}:{seed}:{number}")


def fault(faults: Faults, name: str, key: str, what: str) -> None:
    faults[name] += 1
    print(f"FAULT {name} {key}: {what}", flush=True)


def fuzz_texts(
    name: str, count: int, seed: int, make: Callable[[Random], str], extractor: Extractor, faults: Faults
) -> int:
    """Read texts together, and alone where that raises."""
    group: list[tuple[str, str]] = []
    done = 0
    for key, random in rounds(name, count, seed):
        group.append((key, make(random)))
        if len(group) == (GROUP if name == "small" else 1) or done + len(group) == count:
            done += len(group)
            check_texts(name, group, extractor, faults)
            group = []
    return done


def check_texts(name: str, group: list[tuple[str, str]], extractor: Extractor, faults: Faults) -> None:
    started = time.process_time()
    try:
        reports = list(extractor.pipe(text for _, text in group))
        for (key, text), report in zip(group, reports, strict=True):
            for what in faults_of(report, text):
                fault(faults, name, key, f"{what} in {text[:2_000]!r}")
    except Exception:
        if len(group) > 1:
            for each in group:
                check_texts(name, [each], extractor, faults)
        else:
            fault(faults, name, group[0][0], f"{traceback.format_exc(limit=-4)} in {group[0][1][:2_000]!r}")
    if (taken := time.process_time() - started) > TOO_SLOW * (1 + len(group) / 10):
        fault(faults, name, f"{group[0][0]}-{group[-1][0]}", f"took {taken:.0f} s")


def fuzz_hypothesis(count: int, seed: int, extractor: Extractor, faults: Faults) -> int:
    """What hypothesis thinks of; it makes a text that fails as small as it can."""
    if not count:
        return 0

    @seeded(seed)
    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=200))
    def run(text: str) -> None:
        assert faults_of(extractor.extract(text), text) == []

    try:
        run()
    except Exception:
        fault(faults, "hypothesis", str(seed), traceback.format_exc(limit=-4))
    return count


def fuzz_files(count: int, seed: int, folder: Path, faults: Faults) -> int:
    for key, random in rounds("files", count, seed):
        kind = random.choice(KINDS)
        started = time.process_time()
        try:
            read(folder / f"a.{kind}", mutated(random, whole(kind)))
        except Exception:
            fault(faults, "files", key, f"{kind}: {traceback.format_exc(limit=-4)}")
        if (taken := time.process_time() - started) > TOO_SLOW:
            fault(faults, "files", key, f"{kind}: took {taken:.0f} s")
    return count


def fuzz_damaged(count: int, seed: int, folder: Path, faults: Faults) -> int:
    for key, random in rounds("damaged", count, seed):
        kind = random.choice(CHECKED)
        try:
            what = lost(folder / f"a.{kind}", kind, damaged(random, whole(kind)))
        except Exception:
            what = traceback.format_exc(limit=-4)
        if what is not None:
            fault(faults, "damaged", key, f"{kind}: {what}")
    return count


def coverage(what: str, minutes: float, seed: int) -> None:
    """Let atheris look for inputs that reach new lines; it ends the process at the first fault, or when time is up."""
    import atheris  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    if what == "readers":
        for number, kind in enumerate(KINDS):
            (corpus / kind).write_bytes(bytes([number]) + whole(kind))

        def run(data: bytes) -> None:
            if data:
                read(folder / f"a.{KINDS[data[0] % len(KINDS)]}", data[1:])
    else:
        extractor = Extractor()
        for number, text in enumerate(TEXTS):
            (corpus / str(number)).write_text(text, encoding="utf-8")

        def run(data: bytes) -> None:
            text = data.decode("utf-8", "replace")[:2_000]
            found = faults_of(extractor.extract(text), text)
            if found:
                raise AssertionError(found)

    options = [
        f"-max_total_time={int(60 * minutes)}",
        f"-seed={seed}",
        "-max_len=20000",
        "-rss_limit_mb=2000",
        "-timeout=60",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus)], run)
    print(f"inputs that fail are written to {folder}", flush=True)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, count in (("small", 2_000), ("hypothesis", 200), ("large", 5), ("files", 1_000), ("damaged", 500)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"how many  [default: {count:,}]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--coverage", choices=tuple(COVERED), help="a run of atheris in place of the others")
    parser.add_argument("--minutes", type=float, default=30, help="how long atheris runs")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    if chosen.coverage:
        coverage(chosen.coverage, chosen.minutes, chosen.seed)
        return 0
    faults: Faults = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = {"damaged": fuzz_damaged(chosen.damaged, chosen.seed, folder, faults)}
        done["files"] = fuzz_files(chosen.files, chosen.seed, folder, faults)
        print(f"files: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB at most", flush=True)
        extractor = Extractor()
        done["hypothesis"] = fuzz_hypothesis(chosen.hypothesis, chosen.seed, extractor, faults)
        for kind, count, make in (("large", chosen.large, large_text), ("small", chosen.small, small_text)):
            done[kind] = fuzz_texts(kind, count, chosen.seed, make, extractor, faults)
    for kind, count in done.items():
        print(f"{kind}: {count:,} tried, {faults[kind]} faults")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB at most")
    return int(bool(faults.total()))


if __name__ == "__main__":
    sys.exit(main())
