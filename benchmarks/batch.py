"""The figures of `claimx batch`, in the table of docs/scale.md; `kills.py` has those of killed runs.

    python benchmarks/batch.py ITEMS.jsonl.gz [--only ROW ...] [--items N] [--small N] [--large N] [--before PYTHON]

Speed is told by processor time, of processes pinned to one core that run in turn, so that a busy machine does no harm:
ratios are medians of those of each pair. Only what more workers gain goes by the clock.

ITEMS holds short texts, one JSON object a line with the field `text`. Articles are made of ten of them. The rows are
  before       words/s of `batch --workers 1` over those of another version, installed for the interpreter `--before`
  same         words/s of `batch --workers 1` over those of `nlp.pipe` of the same pipeline, whole processes
  small-arch   the same over `nlp.pipe` of a pipeline of en_core_web_sm's published architecture; see `small_pipeline`
  pipeline     words/s of `nlp.pipe` of the embedded pipeline over those of that architecture
  workers      words/s of `--workers 2` over those of `--workers 1`
  extraction   words/s of the rules alone, on ready Docs, as many together as in a batch
  memory       peak memory a process on --large items over that on --small items
  resume       seconds of a second run over the finished --large items
  scale        hours and cost of a million articles of 500 words, from the speed of two workers here
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimx.environment import prepare_process

CLAIMX = [sys.executable, "-W", "ignore", "-c", "from claimx.cli import main; main()"]
PIPE = """
import json, sys, time
import spacy
import claimx.language
nlp = claimx.load_pipeline() if sys.argv[1] == "-" else spacy.load(sys.argv[1])
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8")]
for doc in nlp.pipe(texts, batch_size=16):
    pass
"""
ARTICLE = 10  # items
MILLION = 500_000_000  # words of a million articles
# The published configuration of en_core_web_sm 3.8: tagger and parser share one tok2vec, ner has its own.
SMALL = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser", "lemmatizer", "ner"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
rows = [5000, 1000, 2500, 2500, 50, 50]
include_static_vectors = false
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.tagger]
factory = "tagger"
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"

[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"
[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false
[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
"""


class Bench:
    """The items, a folder to work in, and the options."""

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self.args, self.folder = args, folder
        self.per_core = 0.0  # words a second, once measured
        opened = gzip.open if args.items_file.suffix == ".gz" else open
        with opened(args.items_file, "rt", encoding="utf-8") as file:
            self.items = [json.loads(line)["text"] for line in file]

    def rows(self, name: str, texts: list[str]) -> Path:
        """The texts as an input."""
        path = self.folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
        return path

    def articles(self, count: int) -> list[str]:
        chosen = self.items[:count]
        return ["\n\n".join(chosen[i : i + ARTICLE]) for i in range(0, len(chosen), ARTICLE)]

    def batch(self, path: Path, output: str, *options: str) -> float:
        """Seconds of a whole run, by the clock."""
        begun = time.perf_counter()
        command = [*CLAIMX, "batch", str(path), "-o", str(self.folder / output), "--quiet", *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    def one_worker(self, path: Path, python: str = sys.executable) -> float:
        """Seconds of a processor that a whole run with one worker takes."""
        output = ["-o", str(self.folder / "speed-out.jsonl"), "--quiet", "--workers", "1", "--no-resume"]
        return cost([python, *CLAIMX[1:], "batch", str(path), *output])

    def pipe(self, model: str, path: Path) -> float:
        """Seconds of a processor that a process takes which does nothing but `nlp.pipe`."""
        return cost([sys.executable, "-W", "ignore", "-c", PIPE, model, str(path)])


def cost(command: list[str]) -> float:
    """Seconds of a processor that a command takes, pinned to one core where the system can do that."""
    with pinned():
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command}: exit status {status}")
    return usage.ru_utime + usage.ru_stime


@contextmanager
def pinned() -> Iterator[None]:
    """A block in which processes are started that keep to one core."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def in_turn(bench: Bench, words: int, ours: Callable[[], float], theirs: Callable[[], float]) -> str:
    """How many times as fast the first is, pair by pair, and how fast both are."""
    pairs = [(ours(), theirs()) for _ in range(bench.args.rounds)]
    ratios = sorted(second / first for first, second in pairs)
    fast, slow = (words / statistics.median(each) for each in zip(*pairs, strict=True))
    return (
        f"{statistics.median(ratios):.2f} x ({ratios[0]:.2f} to {ratios[-1]:.2f}; {fast:,.0f} against {slow:,.0f} words/s; "
        f"{words:,} words)"
    )


def words_of(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def speed(bench: Bench, model: str) -> str:
    """`batch --workers 1` over `nlp.pipe`."""
    texts = bench.articles(bench.args.items)
    path = bench.rows("speed", texts)
    return in_turn(bench, words_of(texts), lambda: bench.one_worker(path), lambda: bench.pipe(model, path))


def before(bench: Bench) -> str:
    if bench.args.before is None:
        return "not measured: give the interpreter of another version by --before"
    texts = bench.articles(bench.args.items)
    path, other = bench.rows("speed", texts), str(bench.args.before)
    return in_turn(bench, words_of(texts), lambda: bench.one_worker(path), lambda: bench.one_worker(path, other))


def same(bench: Bench) -> str:
    return speed(bench, "-")


def small_arch(bench: Bench) -> str:
    return speed(bench, str(small_pipeline(bench)))


def pipeline(bench: Bench) -> str:
    """`nlp.pipe` over `nlp.pipe`; the time to start a process is left out, as that of one text."""
    texts, model = bench.articles(bench.args.items), str(small_pipeline(bench))
    path, one = bench.rows("speed", texts), bench.rows("start", texts[:1])
    ours, theirs = (lambda each=each: bench.pipe(each, path) - bench.pipe(each, one) for each in ("-", model))
    return in_turn(bench, words_of(texts[1:]), ours, theirs)


def small_pipeline(bench: Bench) -> Path:
    """A pipeline of en_core_web_sm's architecture, with the labels that ours gives.

    Its weights start at random. So that parser and name finder do not idle in one transition, as untrained ones do, it
    learns for a minute from what our own pipeline says of some of the items. Its attribute ruler is left out. It runs as
    spaCy loads it, without what `claimx.fast` does for ours.
    """
    path = bench.folder / "small"
    if path.exists():
        return path
    import spacy  # noqa: PLC0415 - rows that need it
    from spacy.training import Example  # noqa: PLC0415
    from spacy.util import minibatch  # noqa: PLC0415
    from thinc.api import Config  # noqa: PLC0415

    from claimx.language import load_pipeline  # noqa: PLC0415
    from claimx.models import embedded_model_path  # noqa: PLC0415

    ours = load_pipeline()
    tables = spacy.load(embedded_model_path()).get_pipe("lemmatizer").lookups  # noqa: TID251 - as it comes
    nlp = spacy.util.load_model_from_config(Config().from_str(SMALL), auto_fill=True)
    docs = list(ours.pipe(bench.items[-600:]))
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs if len(nlp.make_doc(doc.text)) == len(doc)]
    nlp.get_pipe("lemmatizer").initialize(lookups=tables)
    with nlp.select_pipes(disable=["lemmatizer"]):
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(2):
            for group in minibatch(examples, 16):
                nlp.update(group, sgd=optimizer)
    nlp.to_disk(path)
    return path


def workers(bench: Bench) -> str:
    texts = bench.articles(bench.args.work)
    path, words = bench.rows("workers", texts), words_of(texts)
    one = bench.batch(path, "one.jsonl", "--workers", "1", "--no-resume")
    two = bench.batch(path, "two.jsonl", "--workers", "2", "--no-resume")
    bench.per_core = words / two / 2
    equal = (bench.folder / "one.jsonl").read_bytes() == (bench.folder / "two.jsonl").read_bytes()
    bytes_ = "same bytes" if equal else "OTHER BYTES"
    return f"{one / two:.2f} x ({words / two:,.0f} against {words / one:,.0f} words/s; {one:.0f} s of work; {bytes_})"


def scale(bench: Bench) -> str:
    if not bench.per_core:
        workers(bench)
    hours = MILLION / (16 * bench.per_core) / 3600
    cost = 16 * hours * bench.args.price
    return (
        f"{hours:.1f} h on one machine of 16 cores, {hours * 6:.0f} min on ten; {cost:.2f} either way at "
        f"{bench.args.price} a core and hour ({bench.per_core:,.0f} words/s a core)"
    )


def extraction(bench: Bench) -> str:
    from claimx.given import grouped, places  # noqa: PLC0415 - rows that need it
    from claimx.pipeline import BATCH_CHARACTERS, Extractor, analyse_together  # noqa: PLC0415 - rows that need it

    extractor = Extractor()
    texts = bench.articles(bench.args.items)
    groups = [
        list(extractor.nlp.pipe([texts[each.number] for each in group]))
        for group in grouped(places(texts), BATCH_CHARACTERS)
    ]
    took = []
    for _ in range(bench.args.rounds):
        begun = time.process_time()
        for docs in groups:
            analyse_together(docs, extractor.lexicons)
        took.append(time.process_time() - begun)
    return f"{words_of(texts) / min(took):,.0f} words/s of processor time"


def peaks(command: list[str]) -> tuple[int, int]:
    """Peak memory in kB of a process, and of the largest of those it started."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    own = below = 0
    while process.poll() is None:
        own = max(own, peak_of(process.pid))
        below = max([below, *(peak_of(child) for child in children_of(process.pid))])
        time.sleep(0.5)
    if process.returncode:
        raise SystemExit(f"{command}: exit code {process.returncode}")
    return own, below


def peak_of(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children_of(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            yield from map(int, path.read_text().split())
        except OSError:
            continue


def memory(bench: Bench) -> str:
    found = []
    for name, count in (("small", bench.args.small), ("large", bench.args.large)):
        path = bench.rows(name, bench.items[:count])
        command = [
            *CLAIMX,
            "batch",
            str(path),
            "-o",
            str(bench.folder / f"{name}-out.jsonl"),
            "--quiet",
            "--workers",
            "2",
        ]
        found.append(peaks(command))
    (main_small, worker_small), (main_large, worker_large) = found
    return (
        f"{worker_large / worker_small - 1:+.1%} a worker ({worker_small / 1024:.0f} to {worker_large / 1024:.0f} MB), "
        f"{main_large / main_small - 1:+.1%} the run itself ({main_small / 1024:.0f} to {main_large / 1024:.0f} MB); "
        f"{bench.args.small:,} to {min(bench.args.large, len(bench.items)):,} items"
    )


def resume(bench: Bench) -> str:
    path = bench.rows("large", bench.items[: bench.args.large])
    if not (bench.folder / "large-out.jsonl").exists():
        bench.batch(path, "large-out.jsonl")
    return f"{bench.batch(path, 'large-out.jsonl'):.1f} s ({min(bench.args.large, len(bench.items)):,} items)"


ROWS: dict[str, tuple[str, str, Callable[[Bench], str]]] = {
    "before": ("batch --workers 1 against another version", "1.0 x", before),
    "same": ("batch --workers 1 against nlp.pipe, same pipeline", "0.75 x", same),
    "small-arch": ("the same against en_core_web_sm's architecture", "1.3 x", small_arch),
    "pipeline": ("nlp.pipe of the embedded pipeline against it", "1.5 x", pipeline),
    "workers": ("--workers 2 against 1", "1.75 x", workers),
    "scale": ("a million articles of 500 words", "stated", scale),
    "extraction": ("extraction on ready Docs", "50,000", extraction),
    "memory": ("peak memory, many items against few", "+10%", memory),
    "resume": ("resume of a finished job", "5 s", resume),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items_file", type=Path, metavar="ITEMS")
    parser.add_argument("--only", nargs="+", choices=list(ROWS), default=list(ROWS), metavar="ROW")
    parser.add_argument("--items", type=int, default=2_000, help="of the speed rows")
    parser.add_argument("--work", type=int, default=12_000, help="of the row `workers`: a minute of work or more")
    parser.add_argument("--small", type=int, default=8_000)
    parser.add_argument("--large", type=int, default=88_000)
    parser.add_argument("--price", type=float, default=0.05, help="of a core and hour")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, metavar="PYTHON")
    args = parser.parse_args()
    prepare_process()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args, Path(folder))
        print("| what | at least | measured |\n|---|---|---|")
        for name in args.only:
            what, floor, measure = ROWS[name]
            print(f"| {what} | {floor} | {measure(bench)} |", flush=True)


if __name__ == "__main__":
    main()
