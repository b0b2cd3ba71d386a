"""`claimx lexicon`: what is known, where a word stands, and what is wrong with a file of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.lexicons import packaged_tables
from claimx.lexicons.listing import described, entries, packaged_texts

from .terminal import quick

SAMPLE = Path(__file__).parent.parent / "samples" / "lexicon.toml"


def test_the_lexicons_are_listed(tmp_path: Path) -> None:
    done = quick("lexicon", "show", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines()] == sorted(packaged_texts())


def test_a_lexicon_is_shown_with_its_format(tmp_path: Path) -> None:
    done = quick("lexicon", "show", "cues", cwd=tmp_path)
    assert done.out == packaged_texts()["cues"]
    assert done.out.startswith("# Cues of attribution")


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("reportedly", "(frame adverb, category evidential, strength"),
        ("deny", "cues.verbs.deny = { "),
        ("dozens", "quantities.vague.dozens = [24, 120]"),
        ("Afghan", "states.AF (name Afghanistan)"),
        ("roughly", "quantities.bounds.about.before"),
    ],
)
def test_where_a_word_stands(word: str, line: str, tmp_path: Path) -> None:
    done = quick("lexicon", "show", word, cwd=tmp_path)
    assert done.code == 0
    assert line in done.out


def test_words_of_ones_own_are_shown_too(tmp_path: Path) -> None:
    assert quick("lexicon", "show", "thunder", cwd=tmp_path).code == 1
    done = quick("lexicon", "show", "thunder", "--lexicon", str(SAMPLE), cwd=tmp_path)
    assert done.out == 'cues.verbs.thunder = { assert = ["clause", "quotation"] }\n'


def test_an_unknown_word(tmp_path: Path) -> None:
    done = quick("lexicon", "show", "reportedy", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "no lexicon has 'reportedy'; did you mean reportedly?" in done.err


def test_a_file_in_order(tmp_path: Path) -> None:
    done = quick("lexicon", "check", str(SAMPLE), cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{SAMPLE}: in order; 1 in cues.verbs, 2 in hedges.newsroom, 2 in names.people.ROE\n"


def test_what_is_known_without_it(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text('[hedges.modal]\nwords = ["may", "mayhap"]\n', encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert done.code == 0
    assert "'may' stands in hedges.modal without it, too" in done.err
    assert "mayhap" not in done.err


def test_files_with_errors_are_told_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[cues.verbs]\nthunder = { assret = ["clause"] }\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text("[hedges\n", encoding="utf-8")
    done = quick("lexicon", "check", "a.toml", "b.toml", str(SAMPLE), "none.toml", cwd=tmp_path)
    assert done.code == 1
    assert "a.toml:2" in done.err
    assert "did you mean 'assert'?" in done.err
    assert "b.toml: not a TOML file" in done.err
    assert "none.toml: no such lexicon file" in done.err
    assert "in order" in done.out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # The same word before it, in a comment, in another table, as part of another word, as another entry's value.
        ('# thunder, assret\n[cues.verbs]\nthunder = { assret = ["clause"] }\n', 3),
        ('[names.not_names]\nparties = ["assret"]\n[cues.verbs]\nthunder = { assret = ["clause"] }\n', 4),
        ('[cues.verbs]\nroar = { assert = ["clause"] }\nthunder = { assert = ["clouse"] }  # clouse\n', 3),
        ('[hedges.a]\nframe = "phrase"\ncategory = "evidential"\nstrength = 1\nwords = ["x"]\n'
         '[hedges.b]\nframe = "phrase"\ncategory = "evidentail"\nstrength = 1\nwords = ["evidentail"]\n', 8),
        ('[names.people]\nROE = { name = "Ana Roe" }\n\nPOE = { name = "Ida Poe", alos = ["Ida"] }\n', 4),
        ('[names.people]\nROE = { name = "Ana Roe", also = ["Nana"] }\n[names.people.POE]\nname = 3\n', 4),
        ('[hedges.modal]\nwords = [\n  "might",  # 7\n  "could",\n  7,\n]\n', 5),
        ('[hedges.mine]\nframe = "phrase"\nwords = ["x"]\n', 1),
        ('[cues.views]\nwords = ["in the eyes of"]\n\n[cuess.verbs]\nroar = 1\n', 4),
        ('cues.verbs.roar = { assert = ["clause"] }\ncues.verbs.howl = { asert = ["clause"] }\n', 2),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert f"my.toml:{line}: " in done.err, done.err


def test_usage(tmp_path: Path) -> None:
    done = quick("lexicon", "check", cwd=tmp_path)
    assert (done.code, "give a file, such as my.toml" in done.err) == (2, True)
    assert quick("lexicon", "shwo", cwd=tmp_path).code == 2


def test_every_word_can_be_shown() -> None:
    tables = packaged_tables()
    for entry in entries(tables):
        place = described(tables, entry)
        assert place
        assert place.split(".")[0].split(" ")[0] in tables
