"""A sample of benchmarks/fuzz.py: the same texts and files each time."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from claimx import Extractor

from .fuzzing import CHECKED, KINDS, TEXTS, damaged, faults_of, lost, mutated, mutated_text, odd_text, read, whole

NEEDED = {"pdf": "pypdf", "parquet": "pyarrow", "warc": "fastwarc", "warc.gz": "fastwarc"}


def need(kind: str) -> None:
    if kind in NEEDED:
        pytest.importorskip(NEEDED[kind], reason="of an extra")


def test_odd_texts_give_sound_reports(extractor: Extractor) -> None:
    random = Random(7)
    texts = [odd_text(random, 30) for _ in range(30)] + [mutated_text(random, random.choice(TEXTS)) for _ in range(30)]
    texts.append(odd_text(random, 300))
    for text, report in zip(texts, extractor.pipe(texts), strict=True):
        assert faults_of(report, text) == [], text


@pytest.mark.parametrize("kind", KINDS)
def test_changed_files_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    need(kind)
    file, random = tmp_path / f"a.{kind}", Random(7)
    articles, errors, _ = read(file, whole(kind))
    assert articles
    assert not errors
    for _ in range(10):
        read(file, mutated(random, whole(kind)))


@pytest.mark.parametrize("kind", CHECKED)
def test_damaged_containers_lose_nothing_in_silence(tmp_path: Path, kind: str) -> None:
    need(kind)
    file, random = tmp_path / f"a.{kind}", Random(7)
    for _ in range(20):
        data = damaged(random, whole(kind))
        assert lost(file, kind, data) is None, data
