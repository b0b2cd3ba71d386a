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


def test_records_are_parsed_by_their_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mayor Ada Finch said the bridge was safe.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "b1", "text": "Police said 12 people died."}\n', encoding="utf-8")
    assert quick("extract", "a.txt", "-o", "bare.jsonl", cwd=tmp_path).code == 0
    assert quick("extract", "b.jsonl", "-o", "whole.jsonl", cwd=tmp_path).code == 0
    done = quick("parse", "bare.jsonl", "a.txt", "whole.jsonl", cwd=tmp_path)
    assert re.findall("# newdoc id = (.+)", done.out) == ["a.txt", "a.txt", "b1"]
    assert (done.code, done.err) == (0, "")
    (tmp_path / "a.txt").unlink()
    done = quick("parse", "bare.jsonl", "whole.jsonl", cwd=tmp_path)
    assert (done.code, done.out.count("# newdoc")) == (1, 1)
    assert "bare.jsonl, a.txt: the record has no text, and its article is not at its path" in done.err


@pytest.mark.parametrize("asked", [("--format", "conllu"), ("-o", "a.conllu")])
def test_convert_names_the_command_that_writes_it(tmp_path: Path, asked: tuple[str, str]) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    for command in ("convert", "extract"):
        done = quick(command, "a.jsonl", *asked, cwd=tmp_path)
        assert done.code == 2
        assert "CoNLL-U is what `claimx parse FILE -o FILE.conllu` writes" in done.err


def test_the_parsers_own_tree_stands_beside_the_mended_one(tmp_path: Path) -> None:
    text = "Passengers, some of them in tears, grumbled to reporters that no announcement was made."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    own = quick("parse", "a.txt", "--unmended", cwd=tmp_path).out
    mended = quick("parse", "a.txt", cwd=tmp_path).out
    check(text, own)
    assert "MendedHead" not in mended
    assert [line for line in own.splitlines() if line.startswith("#")] == [
        line for line in mended.splitlines() if line.startswith("#")
    ]
    rows = [[line.split("\t") for line in out.splitlines() if line[:1].isdigit()] for out in (own, mended)]
    changed = [(first, second) for first, second in zip(*rows, strict=True) if "Mended" in first[9]]
    assert changed
    for first, second in zip(*rows, strict=True):
        told = dict(each.split("=", 1) for each in first[9].split("|") if "=" in each)
        pairs = (("Lemma", 2), ("UPOS", 3), ("XPOS", 4), ("Head", 6), ("Deprel", 7))
        assert all(told.get(f"Mended{name}", first[at]) == second[at] for name, at in pairs)
