"""The teacher: a pretrained MiniLM encoder with heads for tags, sentences, trees and names. A tool of the recipe only.

It reads windows of running text, at most `PIECES` word pieces: sentence boundaries are one of its outputs. The encoder
is uncased, so that each word's shape and the white space before it are embedded and added to its pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

PIECES = 128
IGNORED = -100
SHAPES = 24
GAPS = ("", " ", "\n")


@dataclass
class Window:
    """Running text by words, with the layers that are annotated (empty lists where a layer is missing).

    `gaps` is the white space before each word, one of GAPS. Heads are positions in the window, -1 the root.
    """

    words: list[str]
    gaps: list[str]
    tags: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)  # coarse tag and features, joined by "|"
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # B-, I-, O


def shape(word: str) -> int:
    """The kind of a word's letters, digits and marks, as a small number."""
    letters = [c for c in word if c.isalpha()]
    hyphened = "-" in word[1:-1]
    if not letters:
        return 1 if word.isdigit() else 2 if any(c.isdigit() for c in word) else 3 if word.isalnum() else 4
    kind = (
        0
        if word.islower()
        else 1
        if len(letters) == 1
        else 2
        if word.isupper()
        else 3
        if word[0].isupper() and word[1:].islower()
        else 4
    )
    return 5 + kind * 3 + (2 if any(c.isdigit() for c in word) else 1 if hyphened else 0)


class Pieces:
    """Words to word pieces, remembered."""

    def __init__(self, encoder: str | Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.first, self.last = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The pieces of a word: at least one, at most eight."""
        found = self.known.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False)[:8] or [self.tokenizer.unk_token_id]
            self.known[word] = found
        return found


@dataclass
class Labels:
    """The label sets, in the order of the heads' outputs."""

    tags: list[str]
    forms: list[str]
    deps: list[str]
    names: list[str]

    @classmethod
    def of(cls, windows: Iterable[Window]) -> Labels:
        """The labels that the windows use."""
        tags, forms, deps, names = set(), set(), set(), set()
        for window in windows:
            tags.update(window.tags)
            forms.update(window.forms)
            deps.update(window.deps)
            names.update(window.names)
        return cls(sorted(tags), sorted(forms), sorted(deps), sorted(names))


@dataclass
class Batch:
    """Windows as tensors: pieces (rows, PIECES), words (rows, words)."""

    ids: Tensor
    attention: Tensor
    shapes: Tensor
    gaps: Tensor
    word_first: Tensor  # the first piece of each word
    word_last: Tensor
    is_word: Tensor
    tags: Tensor
    forms: Tensor
    heads: Tensor  # 0 is the root, else position + 1
    deps: Tensor
    starts: Tensor
    names: Tensor


class Batcher:
    """Windows to tensors of one fixed size: ever new sizes make torch's CPU kernels keep memory."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.index = {
            layer: {label: i for i, label in enumerate(getattr(labels, layer))}
            for layer in ("tags", "forms", "deps", "names")
        }

    def __call__(self, windows: Sequence[Window], size: int = PIECES) -> Batch:
        """The windows as a batch of `size` pieces and as many words."""
        rows = len(windows)

        def full(value: int) -> np.ndarray:
            return np.full((rows, size), value, dtype=np.int64)

        ids, attention, shapes, gaps = full(0), full(0), full(0), full(1)
        first, last, is_word = full(0), full(0), full(0)
        layers = {layer: full(IGNORED) for layer in ("tags", "forms", "heads", "deps", "starts", "names")}
        for row, window in enumerate(windows):
            at = 1
            ids[row, 0], attention[row, 0] = self.pieces.first, 1
            for i, word in enumerate(window.words):
                pieces = self.pieces.of(word)
                end = at + len(pieces)
                ids[row, at:end], attention[row, at:end], shapes[row, at:end] = pieces, 1, shape(word)
                gaps[row, at:end] = GAPS.index(window.gaps[i])
                first[row, i], last[row, i], is_word[row, i] = at, end - 1, 1
                at = end
            ids[row, at], attention[row, at] = self.pieces.last, 1
            n = len(window.words)
            for layer in ("tags", "forms", "deps", "names"):
                given = getattr(window, layer)
                if given:
                    layers[layer][row, :n] = [self.index[layer].get(label, IGNORED) for label in given]
            if window.heads:
                layers["heads"][row, :n] = [head + 1 for head in window.heads]
            if window.starts:
                layers["starts"][row, :n] = window.starts
        arrays = (
            ids,
            attention,
            shapes,
            gaps,
            first,
            last,
            is_word,
            *(layers[k] for k in ("tags", "forms", "heads", "deps", "starts", "names")),
        )
        return Batch(*(torch.from_numpy(each) for each in arrays))


class Biaffine(nn.Module):
    """Scores of pairs: one matrix a label, over both vectors with a constant 1 added."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))
        nn.init.normal_(self.weight, std=0.01)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """(rows, a, width) and (rows, b, width) to (rows, labels, a, b)."""
        left = nn.functional.pad(left, (0, 1), value=1.0)
        right = nn.functional.pad(right, (0, 1), value=1.0)
        return torch.einsum("bxi,lij,byj->blxy", left, self.weight, right)


class Teacher(nn.Module):
    """Encoder and heads; `forward` gives the scores of every layer."""

    def __init__(self, encoder: str | Path, labels: Labels, arc: int = 256, rel: int = 96) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = AutoModel.from_pretrained(encoder)
        self.encoder.pooler = None
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        self.gaps = nn.Embedding(len(GAPS), width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.gaps.weight, std=0.02)
        self.late_shapes = nn.Embedding(SHAPES, 32)

        def head(out: int) -> nn.Module:
            return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.25))

        self.join = nn.Sequential(nn.Linear(2 * width + 32, width), nn.GELU(), nn.Dropout(0.2))
        self.tags = nn.Linear(width, len(labels.tags))
        self.forms = nn.Linear(width, len(labels.forms))
        self.starts = nn.Sequential(head(64), nn.Linear(64, 2))
        self.names = nn.Sequential(head(256), nn.Linear(256, len(labels.names)))
        self.root = nn.Parameter(torch.zeros(width))
        nn.init.normal_(self.root, std=0.02)
        self.arc_head, self.arc_dep = head(arc), head(arc)
        self.rel_head, self.rel_dep = head(rel), head(rel)
        self.arc = Biaffine(arc, 1)
        self.rel = Biaffine(rel, len(labels.deps))

    def words(self, batch: Batch, below: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """(rows, words, width): what the encoder makes of each word."""
        embedded = (
            self.encoder.embeddings.word_embeddings(batch.ids) + self.shapes(batch.shapes) + self.gaps(batch.gaps)
        )
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=batch.attention).last_hidden_state

        def at(index: Tensor) -> Tensor:
            return hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

        late = self.late_shapes(batch.shapes.gather(1, batch.word_first))
        return self.join(torch.cat((at(batch.word_first), at(batch.word_last), late), dim=-1))

    def forward(self, batch: Batch, below: Tensor | None = None) -> dict[str, Tensor]:
        """The scores: arcs (rows, words, words + 1), the first column the root; the others (rows, words, labels).

        `below` is what frozen layers made of the pieces, where there are any and it was kept.
        """
        words = self.words(batch, below)
        rows, _, width = words.shape
        with_root = torch.cat((self.root.expand(rows, 1, width), words), dim=1)
        arcs = self.arc(self.arc_dep(words), self.arc_head(with_root))[:, 0]
        possible = nn.functional.pad(batch.is_word, (1, 0), value=1).bool()
        arcs = arcs.masked_fill(~possible.unsqueeze(1), -1e4)
        return {
            "tags": self.tags(words),
            "forms": self.forms(words),
            "starts": self.starts(words),
            "names": self.names(words),
            "arcs": arcs,
            "rel_dep": self.rel_dep(words),
            "rel_head": self.rel_head(with_root),
        }

    def relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """(rows, words, labels): the scores of each word's relation to the head given (0 the root)."""
        right = scores["rel_head"]
        chosen = right.gather(1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, right.shape[-1]))
        left = nn.functional.pad(scores["rel_dep"], (0, 1), value=1.0)
        chosen = nn.functional.pad(chosen, (0, 1), value=1.0)
        halfway = torch.einsum("bxi,lij->bxlj", left, self.rel.weight)
        return torch.einsum("bxlj,bxj->bxl", halfway, chosen)

    def loss(self, batch: Batch, below: Tensor | None = None) -> Tensor:
        """The sum of the layers' mean losses, each over the words that have it."""
        scores = self(batch, below)
        total = torch.zeros(())
        for layer in ("tags", "forms", "starts", "names"):
            total = total + mean_loss(scores[layer], getattr(batch, layer))
        if (batch.heads >= 0).any():
            total = total + mean_loss(scores["arcs"], batch.heads)
            total = total + mean_loss(self.relations(scores, batch.heads), batch.deps)
        return total


def mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over what is annotated; 0 where nothing is."""
    if not (gold >= 0).any():
        return torch.zeros(())
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def save(teacher: Teacher, path: Path) -> None:
    """Weights and labels; the encoder's own folder is needed to load them again."""
    torch.save({"state": teacher.state_dict(), "labels": vars(teacher.labels)}, path)


AnyTeacher = TypeVar("AnyTeacher", bound=Teacher)


def load(path: Path, encoder: str | Path, kind: type[AnyTeacher]) -> AnyTeacher:
    """The teacher saved at `path`, of that kind, ready to label."""
    saved = torch.load(path, weights_only=True)
    teacher = kind(encoder, Labels(**saved["labels"]))
    teacher.load_state_dict(saved["state"])
    teacher.eval()
    return teacher


def in_windows(sentences: Sequence[Window], pieces: Pieces, size: int = PIECES) -> Iterator[Window]:
    """Whole sentences joined to windows of at most `size` pieces; a longer sentence is left out."""
    current: list[Window] = []
    used = 2
    for sentence in sentences:
        length = sum(len(pieces.of(word)) for word in sentence.words)
        if length + 2 > size:
            continue
        if used + length > size or (current and bool(current[0].heads) != bool(sentence.heads)):
            yield joined(current)
            current, used = [], 2
        current.append(sentence)
        used += length
    if current:
        yield joined(current)


def joined(sentences: Sequence[Window]) -> Window:
    """Windows made one."""
    whole = Window([], [])
    for sentence in sentences:
        offset = len(whole.words)
        whole.words += sentence.words
        whole.gaps += sentence.gaps
        whole.tags += sentence.tags
        whole.forms += sentence.forms
        whole.heads += [head + offset if head >= 0 else -1 for head in sentence.heads]
        whole.deps += sentence.deps
        whole.starts += sentence.starts
        whole.names += sentence.names
    return whole
