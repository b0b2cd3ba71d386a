"""A third teacher, for trees alone: a larger encoder (MPNet), its upper layers trained on the treebanks, with biaffine heads.

    python training/tree_teacher.py DATA OUT.pt --encoder ENCODER [--rounds N] [--minutes N] [--threads N]

What the frozen layers make of the treebanks is computed once and kept, in half precision: later rounds cost the upper
layers only. `silver.py --trees` labels news with it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from augment import Sentence
from prepare import TREEBANKS, chunks, read_conllu
from teacher import Batch, Batcher, Labels, Pieces, Teacher, Window, load, save
from torch import Tensor
from train_teacher import epoch

FROZEN = 7  # lower layers of the encoder that stay as they are
RATES = (7e-5, 1e-3)  # of the encoder, of the rest


class TreeTeacher(Teacher):
    """The teacher's heads over an encoder whose lower layers are frozen; shapes and gaps are added above these."""

    def __init__(self, encoder: str | Path, labels: Labels) -> None:
        super().__init__(encoder, labels, arc=384, rel=128)
        self.encoder.embeddings.requires_grad_(False)
        self.encoder.encoder.relative_attention_bias.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)

    def below(self, batch: Batch) -> Tensor:
        """(rows, pieces, width): what the frozen layers make of the pieces."""
        was, _ = self.training, self.eval()
        with torch.no_grad():
            hidden = self._through(
                self.encoder.embeddings(input_ids=batch.ids), batch, self.encoder.encoder.layer[:FROZEN]
            )
        self.train(was)
        return hidden

    def _through(self, hidden: Tensor, batch: Batch, layers: Sequence[torch.nn.Module]) -> Tensor:
        bias = self.encoder.encoder.compute_position_bias(hidden)
        mask = (1.0 - batch.attention[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in layers:
            hidden = layer(hidden, mask, bias)[0]
        return hidden

    def words(self, batch: Batch, below: Tensor | None = None) -> Tensor:
        """(rows, words, width): what the encoder makes of each word."""
        hidden = (self.below(batch) if below is None else below) + self.shapes(batch.shapes) + self.gaps(batch.gaps)
        hidden = self._through(hidden, batch, self.encoder.encoder.layer[FROZEN:])

        def at(index: Tensor) -> Tensor:
            return hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

        late = self.late_shapes(batch.shapes.gather(1, batch.word_first))
        return self.join(torch.cat((at(batch.word_first), at(batch.word_last), late), dim=-1))


def windows_of(data: Path, pieces: Pieces, rng: random.Random) -> list[Window]:
    """The treebanks' sentences, varied (see augment.py) and packed."""
    documents: list[list[Sentence]] = []
    for name in TREEBANKS:
        for document in read_conllu(data / f"parse/{name}-train.conllu.gz"):
            documents.extend(chunks(document, 12))
    return epoch(documents, pieces, rng)


def train(teacher: TreeTeacher, windows: list[Window], batcher: Batcher, args: argparse.Namespace) -> None:
    """So many rounds, the rate falling to zero; saved after each round and every hundred steps."""
    tuned = [p for name, p in teacher.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    rest = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": tuned, "lr": RATES[0]}, {"params": rest, "lr": RATES[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rng = random.Random(args.seed)
    kept: dict[int, Tensor] = {}
    orders = [rng.sample(range(len(windows)), len(windows)) for _ in range(args.rounds)]
    batches = [o[i : i + args.rows] for o in orders for i in range(0, len(o) - args.rows + 1, args.rows)]
    started, running, words = time.monotonic(), 0.0, 0
    teacher.train()
    for step, numbers in enumerate(batches):
        left = min(1 - step / len(batches), 1 - (time.monotonic() - started) / 60 / args.minutes)
        if left <= 0:
            break
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = rate * min((step + 1) / 60, 1.0) * left
        batch = batcher([windows[i] for i in numbers])
        if not all(i in kept for i in numbers):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                made = teacher.below(batch)
            kept.update(zip(numbers, made.half(), strict=True))
        below = torch.stack([kept[i] for i in numbers]).float()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = teacher.loss(batch, below)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*tuned, *rest], 5.0)
        optimizer.step()
        running, words = running + loss.item(), words + sum(len(windows[i].words) for i in numbers)
        if (step + 1) % 20 == 0:
            rate_now = words / (time.monotonic() - started)
            print(f"{step + 1} of {len(batches)} loss {running / 20:.3f}, {rate_now:.0f} words/s", flush=True)
            running = 0.0
        if (step + 1) % 100 == 0:
            save(teacher, args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", required=True, help="folder of the encoder")
    parser.add_argument("--start", type=Path, help="go on from this teacher")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=16, help="windows a batch")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="the learning rate falls to zero by then")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    pieces = Pieces(args.encoder)
    windows = windows_of(args.data, pieces, random.Random(args.seed))
    labels = Labels.of(windows)
    print(f"{sum(len(w.words) for w in windows)} words, {len(windows)} windows", flush=True)
    teacher = load(args.start, args.encoder, TreeTeacher) if args.start else TreeTeacher(args.encoder, labels)
    labels = teacher.labels
    train(teacher, windows, Batcher(pieces, labels), args)
    save(teacher, args.out)


if __name__ == "__main__":
    main()
