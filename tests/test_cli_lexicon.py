"""`claimx lexicon`: what is known, where a word stands, and what is wrong with a file of one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimx.lexicons import compare_lexicon, load_lexicons, packaged_tables
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
        ("kilometre", "quantities.units.length.kilometre"),
        ("Chicago", "names.places.US"),
    ],
)
def test_where_a_word_stands(word: str, line: str, tmp_path: Path) -> None:
    done = quick("lexicon", "show", word, cwd=tmp_path)
    assert done.code == 0
    assert line in done.out


def test_words_of_ones_own_are_shown_too(tmp_path: Path) -> None:
    assert quick("lexicon", "show", "fulminate", cwd=tmp_path).code == 1
    done = quick("lexicon", "show", "fulminate", "--lexicon", str(SAMPLE), cwd=tmp_path)
    assert done.out == f'cues.verbs.fulminate = {{ assert = ["clause", "quotation"] }}  # {SAMPLE}:4\n'
    assert "#" not in quick("lexicon", "show", "reportedly", "--lexicon", str(SAMPLE), cwd=tmp_path).out


def test_the_file_that_a_word_comes_from_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[cues.verbs]\ngrouse = { assert = ["clause"] }\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('[compare.nouns]\nllama = ["crias"]\n', encoding="utf-8")
    both = ("--lexicon", "a.toml", "--lexicon", "b.toml")
    assert quick("lexicon", "show", "grouse", *both, cwd=tmp_path).out.endswith("  # a.toml:2\n")
    assert quick("lexicon", "show", "llama", *both, cwd=tmp_path).out.endswith("  # b.toml:2\n")


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


def test_what_a_file_says_more_of_a_known_word(tmp_path: Path) -> None:
    text = '[cues.verbs]\nthunder = { assert = ["clause", "quotation"] }\nrasp = { neutral = ["quotation"] }\n'
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert done.code == 0
    assert "'thunder' stands in cues.verbs already; what this says of it is new" in done.err
    assert "'rasp' stands in cues.verbs without it, too" in done.err


def test_files_with_errors_are_told_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[cues.verbs]\nfulminate = { assret = ["clause"] }\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text("[hedges\n", encoding="utf-8")
    done = quick("lexicon", "check", "a.toml", "b.toml", str(SAMPLE), "none.toml", cwd=tmp_path)
    assert done.code == 1
    assert "a.toml:2" in done.err
    assert "did you mean 'assert'?" in done.err
    assert "b.toml:1: not a TOML file: a header wants ] at its end" in done.err
    assert "none.toml: no such lexicon file" in done.err
    assert "in order" in done.out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # The same word before it, in a comment, in another table, as part of another word, as another entry's value.
        ('# fulminate, assret\n[cues.verbs]\nfulminate = { assret = ["clause"] }\n', 3),
        ('[names.not_names]\nparties = ["assret"]\n[cues.verbs]\nfulminate = { assret = ["clause"] }\n', 4),
        ('[cues.verbs]\nroar = { assert = ["clause"] }\nfulminate = { assert = ["clouse"] }  # clouse\n', 3),
        ('[hedges.a]\nframe = "phrase"\ncategory = "evidential"\nstrength = 1\nwords = ["x"]\n'
         '[hedges.b]\nframe = "phrase"\ncategory = "evidentail"\nstrength = 1\nwords = ["evidentail"]\n', 8),
        ('[names.people]\nROE = { name = "Ana Roe" }\n\nPOE = { name = "Ida Poe", alos = ["Ida"] }\n', 4),
        ('[names.people]\nROE = { name = "Ana Roe", also = ["Nana"] }\n[names.people.POE]\nname = 3\n', 4),
        ('[hedges.modal]\nwords = [\n  "might",  # 7\n  "could",\n  7,\n]\n', 5),
        ('[hedges.mine]\nframe = "phrase"\nstrength = 1\nwords = ["x"]\n', 1),
        ('[cues.views]\nwords = ["in the eyes of"]\n\n[cuess.verbs]\nroar = 1\n', 4),
        ('cues.verbs.roar = { assert = ["clause"] }\ncues.verbs.howl = { asert = ["clause"] }\n', 2),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert f"my.toml:{line}: " in done.err, done.err


WRONG = """\
[cues.verbs]
grouses = { assert = ["clause"] }
grumbled = { asert = ["clause"] }
doomscrolls = { assert = ["clauze"] }

[names.organisations]
HFT = { name = "Holm Freight Trust", kind = "charity" }
DCL = { name = "Dorp Carriers", kind = "copmany", alos = ["x"] }

[names.people]
POE = { name = "Ida Poe", country = "ie" }

[names.not_names]
parties = "Brexit"

[bodies.hauliers]
GB = ["Holm Freight", 7]

[quantities.vague]
umpteen = [11]
lots = [100, 3]

[sources.singular_office]
words = ["reeve"]

[verbs]
roar = { assert = ["clause"] }
"""
TOLD = """\
my.toml:2: cues.verbs.grouses: 'grouses' is an inflected form; a list of lemmas wants 'grouse'
my.toml:3: cues.verbs.grumbled.asert: unknown value 'asert'; did you mean 'assert'?
my.toml:3: cues.verbs.grumbled: 'grumbled' is an inflected form; a list of lemmas wants 'grumble'
my.toml:4: cues.verbs.doomscrolls.assert: unknown value 'clauze'; did you mean 'clause'?
my.toml:4: cues.verbs.doomscrolls: 'doomscrolls' looks like an inflected form; a list of lemmas wants the form of a \
dictionary (if it is one, also put it into `lemmas` of the table [english])
my.toml:7: names.organisations.HFT.kind: unknown value 'charity'; there are government, media, armed, party, company, \
organisation
my.toml:8: names.organisations.DCL has no key 'alos'; did you mean 'also'?
my.toml:8: names.organisations.DCL.kind: unknown value 'copmany'; did you mean 'company'?
my.toml:11: names.people.POE.country: 'ie' is no state's code; did you mean 'IE'?
my.toml:14: names.not_names.parties must be a list, not a text; write parties = ["Word"]
my.toml:16: bodies.hauliers needs 'kind'
my.toml:17: bodies.hauliers.GB must be a text, not a whole number (7)
my.toml:20: quantities.vague.umpteen must be a list of two
my.toml:21: quantities.vague.lots: [100, 3] begins above its end; the smaller number comes first
my.toml:23: [sources] has no list 'singular_office'; there are actions, anonymity, bodies, called, nouns, words
my.toml:26: no table 'verbs'; did you mean [cues.verbs]?
"""


def test_all_errors_of_a_file_are_told_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(WRONG, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err.replace("claimx: error: ", "") == TOLD
    (tmp_path / "a.txt").write_text("It rained.\n", encoding="utf-8")
    told = quick("parse", "a.txt", "--lexicon", tmp_path / "my.toml", cwd=tmp_path)
    assert told.err.rstrip().endswith("wants 'grouse' (15 more: `claimx lexicon check` tells all)"), told.err


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[names.outlets]\nHP = { name = "Holm Post", country = "Ireland" }\n', 2, "did you mean 'IE'?"),
        ('[names.outlets]\nHP = { name = "Holm Post", contry = "IE" }\n', 2, "did you mean 'country'?"),
        ('[bodies.press]\nkind = "media"\nGBR = ["Holm Post"]\n', 3, "two capital letters, such as IE"),
        ('[bodies.press]\nkind = "media"\nGB = []\nwordl = ["Holm Post"]\n', 4, "did you mean 'world'?"),
        ('[bodies.press]\nkind = "media"\nQZ = ["Holm Post"]\n', 3, "it is two capital letters, such as IE"),
        ('[names.places]\nUK = ["Holmport"]\n', 2, "did you mean 'GB'?"),
        ('[quantities.subunits]\nholmcent = { currency = "EURO" }\n', 2, "did you mean 'EUR'?"),
        ('[hedges.mine]\nframe = "phrase"\ncategory = "evidential"\nstrength = 1\n', 1, "needs 'words'"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_the_nearest(text: str, line: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"my.toml:{line}: " in done.err
    assert said in done.err


BARE = """\
[states.QX]
name = "Quxia"
people = ["Quxian"]
[regions.NORTH-QUXIA]
name = "North Quxia"
people = ["North Quxian"]
[bodies.hauliers]
kind = "company"
QX = ["Qux Freight"]
[names.outlets]
HP = { name = "Holm Post" }
[quantities.units.length]
smoot = { names = ["smoot"] }
[quantities.currencies]
QXD = {}
[quantities.subunits]
quxcent = { currency = "QXD" }
[compare.actions.quxed]
[compare.events.quxfest]
words = ["quxfest"]
"""


def test_what_the_format_does_not_ask_for_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(BARE, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "1 in quantities.units.length.smoot" in done.out
    assert load_lexicons([tmp_path / "my.toml"])
    assert compare_lexicon([tmp_path / "my.toml"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[names.people]\nANA ROE = {}\n', "2: .*a name of several words before = wants quotation marks"),
        ('[names.people]\nROE = { name = Ana Roe }\n', "2: .*a word wants quotation marks around it"),
        ('[names.people]\nROE = { name = "Ana Roe }\n', "2: .*a word wants a quotation mark at its end, too"),
        ('[names.people]\nROE = { name = "Ana Roe" also = ["x"] }\n', "2: .*a { wants a comma between its keys"),
        ('[hedges.modal]\nwords = ["mayhap" "belike"]\n', "2: .*a list wants a comma between its words"),
        ("[senses]\nability = []\nability = []\n", "3: .*this key stands here for the second time"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_toml_is_told_in_plain_words(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert done.code == 1
    assert re.search(rf"my\.toml:{said}", done.err), done.err


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


def test_a_key_is_shown_too(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(
        '[names.people]\nROE = { name = "Ana Roe", also = ["Ana Holm"] }\n'
        '[quantities.units.length]\nsmoot = { names = ["smoot"], pint = "" }\n',
        encoding="utf-8",
    )
    assert quick("lexicon", "show", "USD", cwd=tmp_path).out.startswith("currencies.USD")
    shown = [quick("lexicon", "show", word, "--lexicon", "my.toml", cwd=tmp_path).out for word in ("ROE", "smoot")]
    assert shown[0].startswith("names.people.ROE (name Ana Roe)  # my.toml:2\n")
    assert shown[1] == "quantities.units.length.smoot  # my.toml:4\n"
    assert "no lexicon has 'roe'" in quick("lexicon", "show", "roe", "--lexicon", "my.toml", cwd=tmp_path).err


def test_a_party_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(
        '[names.people]\nROE = { name = "Ana Roe", also = ["Ana Holm"] }\n[names.not_names]\nparties = ['
        '"The Ana Holm", "DCL", "Reuters"]\n[bodies.hauliers]\nkind = "company"\nGB = [["Dorp Carriers", "DCL"]]\n',
        encoding="utf-8",
    )
    done = quick("lexicon", "check", "my.toml", cwd=tmp_path)
    assert done.code == 0
    assert done.err.splitlines() == [
        "claimx: warning: my.toml:4: 'The Ana Holm' is no party by names.not_names.parties, so names.people.ROE can't "
        "have it",
        "claimx: warning: my.toml:4: 'DCL' is no party by names.not_names.parties, so bodies.hauliers.GB can't have it",
    ]
