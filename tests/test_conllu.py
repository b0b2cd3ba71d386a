"""`claimx parse`: CoNLL-U that its own rules allow, each word at its place in the article."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from claimx import Article
from claimx.cli.parse import conllu_of
from claimx.pipeline import Extractor

from .fuzzing import odd_text
from .terminal import quick

TEXT = 'Mayor Ada Finch told U.S. officials that "12 people" died.\r\n\r\nShe left Norway, police said.\r\n'


def check(text: str, whole: str) -> None:
    """One root a sentence, heads within it, words at their places, brackets that close."""
    for sentence in whole.split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if not line.startswith("#")]
        if not rows:
            continue
        assert all(len(row) == 10 and all(row) for row in rows)
        assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        assert sum(row[6] == "0" for row in rows) == 1
        assert all(
            (row[6] == "0") == (row[7] == "root") and row[6] != row[0] and int(row[6]) <= len(rows) for row in rows
        )
        for row in rows:
            place = re.search(r"TokenRange=(\d+):(\d+)", row[9])
            assert place is not None
            assert text[int(place[1]) : int(place[2])].split() == row[1].split()
    marks = "".join(re.findall(r"Entity=([^|\n]*)", whole))
    assert marks.count("(") == marks.count(")")


def test_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    done = quick("parse", "a.txt", cwd=tmp_path)
    check(TEXT, done.out)
    assert done.out.count("# sent_id = a.txt-") == 2
    assert "\tEntity=(a1-person|TokenRange=6:9\n" in done.out
    assert "\tEntity=(a1-person)|TokenRange=62:65\n" in done.out
    assert "SpaceAfter=No|TokenRange=51:57" not in done.out


@pytest.mark.parametrize("seed", range(20))
def test_odd_texts(seed: int, extractor: Extractor) -> None:
    text = odd_text(Random(seed), 60)
    check(text, "".join(conllu_of(Article(text=text), extractor)))


def test_bad_input(tmp_path: Path) -> None:
    done = quick("parse", "none.txt", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == "claimx: error: none.txt: no such file; check the path\n"
