"""`claimx diff`: every change between two versions is found and named, and setting is no change."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx.cli.diff_table import changed_words
from claimx.compare import Difference, diff, to_dict
from claimx.compare.matching import moved
from claimx.compare.versions import by_kind, summary
from claimx.compare.wording import words_of

from .hostile import ATTACKS
from .terminal import quick

OLD = (
    "Mayor Ana Roe said on Monday that the bridge was safe. “We checked every bolt,” she told reporters.\n\n"
    "Police said at least 20 people were allegedly hurt in the crush. Officials said the road would open in May.\n\n"
    "The river rose overnight. The school has closed its doors.\n"
)


def compared(extractor: claimx.Extractor, old: str, new: str) -> Difference:
    return diff(extractor.extract(old), extractor.extract(new))


def told(difference: Difference) -> list[str]:
    """Each change in a line: kind, what changed and how."""
    return [
        " ".join([change.kind, *(f"{detail.what}: {detail.note}" for detail in change.details)])
        for change in difference.changes
    ]


SETTING = {
    "straight marks": OLD.replace("“", '"').replace("”", '"'),
    "other paragraphs": OLD.replace("\n\n", " "),
    "Windows line ends": OLD.replace("\n", "\r\n"),
    "a comma": OLD.replace("said on Monday that", "said on Monday, that"),
    "a soft hyphen": OLD.replace("reporters", "report\u00aders"),
    "no comma in a number": OLD.replace("20 people", "2,000 people"),
}


@pytest.mark.parametrize("name", SETTING)
def test_setting_is_no_change(name: str, extractor: claimx.Extractor) -> None:
    old = OLD.replace("20 people", "2000 people") if name.startswith("no comma") else OLD
    difference = compared(extractor, old, SETTING[name])
    assert told(difference) == []
    assert difference.unchanged == len(extractor.extract(old).claims)


MOVED_COMMAS = [
    ("The mayor said, on Monday, that the port was shut.", "The mayor said on Monday that the port was shut."),
    ("The ferry, which sank in May, was old.", "The ferry which sank in May was old."),
    ("However the mayor said he would stay.", "However, the mayor said he would stay."),
    (
        "Police, who searched the house, said they found 20 guns.",
        "Police who searched the house said they found 20 guns.",
    ),
    ("Ana Roe, the mayor, said, the bridge may be safe.", "Ana Roe the mayor said the bridge may be safe."),
]


@pytest.mark.parametrize(("old", "new"), MOVED_COMMAS, ids=[new[:30] for _, new in MOVED_COMMAS])
def test_moved_commas_are_no_change(old: str, new: str, extractor: claimx.Extractor) -> None:
    assert told(compared(extractor, old, new)) == told(compared(extractor, new, old)) == []


def test_the_same_sentence_by_another_is_a_change(extractor: claimx.Extractor) -> None:
    old, new = "Paul Roe spoke on Monday. He said it was late.", "Otto Poe spoke on Monday. He said it was late."
    assert "changed source: swapped" in told(compared(extractor, old, new))
    assert told(compared(extractor, new, f"{new} {new.split('. ')[1]}")) == ["added"]


@pytest.mark.parametrize("other", ["Paul Roe", "the mayor"])
def test_a_name_that_stays_as_it_is_written_swaps_nobody(other: str, extractor: claimx.Extractor) -> None:
    old = "Ana Roe opened the fair on Monday. Roe said it was late."
    changes = told(compared(extractor, old, old.replace("Ana Roe", other)))
    assert not any("source" in each for each in changes), changes


OUTSIDE = [
    # In an apposition to a source, in a line without a verb.
    ("Ana Roe, 51, said it was late.", "51", "52", "changed"),
    ("Ana Roe said it was late.\n\nPhotographs: 12 boats in the harbour", ": 12 boats in", ": 17 boats in", "changed"),
    ("Ana Roe, 51, said it was late.", ", 51,", "", "dropped"),
    ("Ana Roe said it was late.", "Roe said", "Roe, 51, said", "added"),
]


@pytest.mark.parametrize(("text", "before", "after", "how"), OUTSIDE, ids=[f"{b} > {a}" for _, b, a, _ in OUTSIDE])
def test_a_number_outside_of_claims_is_seen(
    text: str, before: str, after: str, how: str, extractor: claimx.Extractor
) -> None:
    found = compared(extractor, text, text.replace(before, after))
    assert told(found) == [f"{how} number: {how}"]
    (change,) = found.changes
    sides = [each for each in (change.old, change.new) if each is not None]
    assert all(each.claim is None and each.quantity is not None for each in sides)
    assert summary(found).startswith("1 number outside of claims; ")


def test_a_number_in_another_source_is_told_once(extractor: claimx.Extractor) -> None:
    found = compared(extractor, "Two officials said it was late.", "Three officials said it was late.")
    assert told(found) == ["changed source: swapped"]


CHANGES = [
    ("every bolt", "every last bolt", ["changed quotation: altered inside its marks"]),
    ("“We checked every bolt,” she told reporters.", "She told reporters they checked every bolt.",
     ["changed quotation: no longer in quotation marks"]),
    ("at least 20 people", "23 people", ["changed number: changed"]),
    ("were allegedly hurt", "were hurt", ["changed certainty: raised hedge: removed"]),
    ("the bridge was safe", "the bridge may be safe", ["changed certainty: lowered hedge: added"]),
    ("the bridge was safe", "the bridge was not safe", ["changed polarity: turned round"]),
    ("Officials said", "Paul Doe, the minister, said", ["changed source: named"]),
    ("Officials said", "Engineers said", ["changed source: swapped"]),
    ("Officials said", "Officials announced", ["changed cue: changed"]),
    ("The school has closed its doors.", "", ["dropped"]),
    ("its doors.", "its doors. A second crew has arrived in town.", ["added"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES, ids=[f"{b} > {a}"[:60] for b, a, _ in CHANGES])
def test_a_change_is_named(before: str, after: str, expected: list[str], extractor: claimx.Extractor) -> None:
    assert before in OLD
    assert told(compared(extractor, OLD, OLD.replace(before, after))) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("must appear on April 5.", "must appear on April 15.", ["date: April 5 → April 15"]),
        ("will open on 5 May 2031.", "will open on 6 May 2031.", ["date: 5 May 2031 → 6 May 2031"]),
        ("will open in May.", "will open in June.", ["date: May → June"]),
        ("will leave at 16:30 on Friday.", "will leave at 17:30 on Monday.",
         ["date: 16:30 → 17:30", "date: Friday → Monday"]),
        ("will leave on the 5th of May.", "will leave on the 6th of May.", ["date: 5th of May → 6th of May"]),
        ("took Flight 212 home.", "took Flight 221 home.", ["number: 212 → 221"]),
        ("fired an M-16 near Hove in mid-2014.", "fired an M-17 near Hove in mid-2015.",
         ["date: mid-2014 → mid-2015", "number: M-16 → M-17"]),
        ("fled in 2014 with 30 men.", "fled in 2015 with 40 men.", ["number: 30 men → 40 men", "date: 2014 → 2015"]),
        ("will leave in spring.", "will leave on Monday.", ["date: None → Monday"]),
        # No date, and nothing that counts.
        ("will march home.", "will walk home.", ["wording: changed"]),
        ("may leave the May estate.", "may leave the Lund estate.", ["wording: changed"]),
        ("left on Monday, at last.", "left, on Monday, at last.", []),
    ],
)  # fmt: skip
def test_days_and_digits_are_told_as_what_they_are(
    old: str, new: str, expected: list[str], extractor: claimx.Extractor
) -> None:
    found = compared(extractor, f"Ana Roe {old}", f"Ana Roe {new}")
    details = [each for change in found.changes for each in change.details]
    shown = [f"{d.what}: {d.note if d.what == 'wording' else f'{d.old} → {d.new}'}" for d in details]
    assert shown == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ana Roe said on Monday that it rained.", "Ana Roe said on Tuesday that it rained.", [("Monday", "Tuesday")]),
        ("On 5 May, Ana Roe said it rained and it snowed.", "On 6 May, Ana Roe said it rained and it snowed.",
         [("5 May", "6 May")]),
        # It was taken into what she said, or told in the sentence before.
        ("On Monday, Ana Roe said it rained.", "Ana Roe said it rained on Monday.", [(None, "Monday")]),
        ("Ana Roe spoke. She said on Monday that it rained.", "Ana Roe spoke. She said that it rained.", []),
    ],
)  # fmt: skip
def test_the_day_on_which_it_was_said_is_told_too(
    old: str, new: str, expected: list[tuple[str | None, str | None]], extractor: claimx.Extractor
) -> None:
    found = diff(extractor.extract(old), extractor.extract(new), (old, new))
    days = [(each.old, each.new) for change in found.changes for each in change.details if each.what == "date"]
    assert days == expected
    assert not diff(extractor.extract(old), extractor.extract(old), (old, old)).changes


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # What happened on one day is told of another, and no longer when it was said.
        ("A fire hit Orano on Friday night, Ana Roe said on Monday.", "A fire hit Orano on Sunday night.",
         [("Friday night", "Sunday night")]),
        ("Ana Roe said on Monday that it rained.", "Ana Roe said that it rained on Friday.", [("Monday", "Friday")]),
        ("The fair opened on Saturday morning.", "The fair opened on Saturday.", [("Saturday morning", "Saturday")]),
        ("On Saturday, Ana Roe said it rained on Friday.", "Ana Roe said it rained on Friday.", []),
    ],
)  # fmt: skip
def test_a_day_that_took_the_place_of_another(
    old: str, new: str, expected: list[tuple[str, str]], extractor: claimx.Extractor
) -> None:
    found = diff(extractor.extract(old), extractor.extract(new), (old, new))
    assert [(each.old, each.new) for c in found.changes for each in c.details if each.what == "date"] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("“We saw no cracks, Ana Roe said.", "“We saw no cracks,” Ana Roe said.",
         ["changed quotation: its missing mark added"]),
        ("“We saw no cracks,” Ana Roe said.", "“We saw no cracks, Ana Roe said.",
         ["changed quotation: one of its marks dropped"]),
        ("Ana Roe said we saw no cracks.", "“We saw no cracks,” Ana Roe said.",
         ["changed quotation: now in quotation marks"]),
        # A "not" further within.
        ("Ana Roe fears that it is not safe.", "Ana Roe fears that it is safe.", ["changed polarity: turned round"]),
        ("Police said a man who was not armed fled.", "Police said a man who was armed fled.",
         ["changed polarity: negation dropped"]),
        ("“A man who was armed fled,” Ana Roe said.", "“A man who wasn't armed fled,” Ana Roe said.",
         ["changed quotation: altered inside its marks polarity: negation added"]),
        ("Police said a man who was not armed fled.", "Police said a man who was not injured fled.",
         ["changed wording: changed"]),
        # The same name in another spelling; another name.
        ("Brent Tarant said it rained.", "Brent Tarrant said it rained.", ["changed source: spelling"]),
        ("Sara Holm said it rained.", "Sarah Holm said it rained.", ["changed source: spelling"]),
        ("Sara Holm said it rained.", "Clara Holm said it rained.", ["changed source: swapped"]),
        ("The engineer said it rained.", "The engineers said it rained.", ["changed source: swapped"]),
    ],
)  # fmt: skip
def test_marks_negations_and_spellings(old: str, new: str, expected: list[str], extractor: claimx.Extractor) -> None:
    assert told(diff(extractor.extract(old), extractor.extract(new), (old, new))) == expected


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("They said the bridge will open on 3 May.", "They said the bridge opened on 4 May.", ("will open", "opened")),
        ("The firm closes the mill on Monday.", "The firm closed the mill on Tuesday.", ("closes", "closed")),
        ("The talks fell through on Monday.", "The talks fall through on Tuesday.", ("fell", "fall")),
        ("Ida Holm said she is leaving on Friday.", "Ida Holm said she was leaving on Monday.", ("is", "was")),
        ("The plant in Karsa will employ 30 men.", "The plant in Karsa employed 40 men.", ("will employ", "employed")),
        ("One ferry is late on Monday.", "Two ferries are late on Tuesday.", None),
        ("The old mill in Karsa closes on Monday.", "The old mills in Karsa close on Tuesday.", None),
        ("Police said 20 people were hurt on Monday.", "Police said 23 people were hurt on Tuesday.", None),
        ("Police said the fire killed 20 people.", "Police said the fire had left 23 people dead.", None),
    ],
)  # fmt: skip
def test_another_tense_is_told_beside_another_day_or_number(
    old: str, new: str, words: tuple[str, str] | None, extractor: claimx.Extractor
) -> None:
    changes = compared(extractor, old, new).changes
    found = [(each.old, each.new) for change in changes for each in change.details if each.note == "tense"]
    assert found == ([words] if words else [])


def test_of_a_pronoun_it_is_told_whom_it_means(extractor: claimx.Extractor) -> None:
    text = "{} observers said that voting was calm. They noted several cases of pressure."
    found = compared(extractor, text.format("Foreign"), text.format("Government"))
    details = [(each.what, each.note, each.old, each.new) for change in found.changes for each in change.details]
    assert [c.old.source for c in found.changes if c.old] == ["Foreign observers", "They (Foreign observers)"]
    assert details == [
        ("source", "swapped", "Foreign observers", "Government observers"),
        ("source", "swapped", "They (Foreign observers)", "They (Government observers)"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("the pollsters expect rain", "the analysts expect rain", ("pollsters", "analysts")),
        ("it rained", "it rained hard", ("", "hard")),
        ("it rained and rained", "it rained", ("and rained", "")),
        ("one two three four five six seven", "eight", None),
    ],
)
def test_words_that_changed(old: str, new: str, words: tuple[str, str] | None) -> None:
    assert changed_words(old, new) == words


def test_what_was_altered_comes_first_for_a_person(extractor: claimx.Extractor) -> None:
    new = OLD.replace("The school has closed its doors.", "").replace("23 people", "9 people").replace("20", "30")
    found = compared(extractor, OLD, f"A ship sank off Hove. {new}")
    assert [each.kind for each in found.changes] == ["added", "changed", "dropped"]
    assert [each.kind for each in by_kind(found)] == ["changed", "dropped", "added"]


VERSIONS = tomllib.loads((Path(__file__).parent / "compare" / "versions.toml").read_text(encoding="utf-8"))


def test_versions_differ_in_what_was_changed(extractor: claimx.Extractor) -> None:
    """Every change between sixty pairs of versions is found and named, and none where only the setting changed."""
    old = {name: extractor.extract(text) for name, text in VERSIONS["articles"].items()}
    found, expected = {}, {}
    for pair in VERSIONS["pair"]:
        text = VERSIONS["articles"][pair["article"]]
        assert text.count(pair["before"]) == 1
        new = extractor.extract(text.replace(pair["before"], pair["after"]))
        name = f"{pair['before']} > {pair['after']}"
        found[name], expected[name] = told(diff(old[pair["article"]], new)), pair["expect"]
    assert found == expected
    assert [bool(each) for each in expected.values()].count(False) == 23


HOSTILE = {
    "huge": OLD * 60,
    "one word again and again": "said " * 4_000,
    "marks": "“" * 3_000 + '"' * 3_000,
    "German": "Die Ministerin sagte am Montag, die Brücke sei sicher. „Wir haben alles geprüft“, sagte sie.",
    "Japanese": "大臣は月曜日に「40人が負傷した」と述べた。",
    "controls": "a\x00b\x1b[31m said\r\r\n\ufffd",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_and_huge_texts(name: str, extractor: claimx.Extractor) -> None:
    text = HOSTILE[name]
    assert told(compared(extractor, text, text)) == []
    difference = compared(extractor, OLD, text)
    for change in difference.changes:
        if change.new is not None:
            assert text[change.new.start : change.new.end] == change.new.text


def test_a_claim_that_went_elsewhere_has_moved(extractor: claimx.Extractor) -> None:
    sentence = "The river rose overnight. "
    difference = compared(extractor, OLD, sentence + OLD.replace(sentence, ""))
    assert told(difference) == ["moved"]


def test_back_and_forth_are_mirror_images(extractor: claimx.Extractor) -> None:
    new = OLD.replace("at least 20", "30").replace("The school has closed its doors.", "")
    there, back = compared(extractor, OLD, new), compared(extractor, new, OLD)
    assert sorted(c.kind for c in there.changes) == ["changed", "dropped"]
    assert sorted(c.kind for c in back.changes) == ["added", "changed"]


@pytest.mark.parametrize("texts", [("", ""), ("", OLD), (OLD, ""), (OLD, OLD), ("42\n", "🙂")])
def test_empty_and_equal_texts(texts: tuple[str, str], extractor: claimx.Extractor) -> None:
    difference = compared(extractor, *texts)
    assert {change.kind for change in difference.changes} <= {"added", "dropped"}
    assert not (difference.changes and texts[0] == texts[1])


@given(st.permutations(range(8)))
def test_what_moved_leaves_the_rest_in_order(order: list[int]) -> None:
    pairs = dict(enumerate(order))
    kept = [pairs[number] for number in pairs if number not in moved(pairs)]
    assert kept == sorted(kept)


def test_words_are_compared_as_they_are_read() -> None:
    assert words_of("The  firm’s 8,000 “troops”—here") == words_of("the firm's 8000 troops here")
    assert words_of("3.5 million") != words_of("35 million")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(OLD.replace("at least 20", "30"), encoding="utf-8")
    versions = tmp_path / "versions"
    versions.mkdir()
    for number, text in (
        (1, OLD),
        (2, OLD.replace("every", "every last")),
        (10, OLD.replace("every", "every last")),
    ):
        (versions / f"v{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_json(folder: Path) -> None:
    done = quick("diff", "old.txt", "new.txt", cwd=folder)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["schema"], found["old"], found["new"]) == ("claimx-diff/1", "old.txt", "new.txt")
    (change,) = found["changes"]
    assert (change["kind"], change["what"]) == ("changed", ["number"])
    for side, file in (("old", "old.txt"), ("new", "new.txt")):
        text = (folder / file).read_text(encoding="utf-8")
        assert text[change[side]["start"] : change[side]["end"]] == change[side]["text"]


def test_schema(folder: Path) -> None:
    schema = json.loads(quick("schema", "diff", cwd=folder).out)
    found = json.loads(quick("diff", "old.txt", "new.txt", cwd=folder).out)
    assert set(schema["properties"]) == set(found)


def test_table_history_and_exit_code(folder: Path) -> None:
    table = quick("diff", "old.txt", "new.txt", "-f", "table", cwd=folder).out
    assert "number changed" in " ".join(table.split())
    assert "1 changed" in table
    assert quick("diff", "old.txt", "new.txt", "--exit-code", cwd=folder).code == 1
    assert quick("diff", "old.txt", "old.txt", "--exit-code", cwd=folder).code == 0
    assert quick("diff", "old.txt", "gone.txt", "--exit-code", cwd=folder).code == 2
    assert quick("diff", "--history", "gone", "--exit-code", cwd=folder).code == 2
    assert quick("diff", "old.txt", "gone.txt", cwd=folder).code == 1
    done = quick("diff", "--history", "versions", "-f", "json", cwd=folder)
    assert [[c["what"] for c in each["changes"]] for each in json.loads(done.out)] == [[["quotation"]], []]


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ((), ["changed", "dropped"]),
        (("--kind", "changed"), ["changed"]),
        (("--kind", "dropped", "--kind", "changed"), ["changed", "dropped"]),
        (("--kind", "moved"), []),
        (("--only", "numeric"), ["changed"]),
        (("--only", "own"), ["dropped"]),
        (("--type", "person"), []),
        (("--certainty", "certain"), ["changed", "dropped"]),
    ],
)
def test_only_changes_of_claims_that_are_asked_for(folder: Path, options: tuple[str, ...], kinds: list[str]) -> None:
    """Of either version: a claim that lost its hedge is one of the certain ones now."""
    new = OLD.replace("were allegedly hurt", "were hurt").replace("The school has closed its doors.", "")
    (folder / "new.txt").write_text(new, encoding="utf-8")
    done = quick("diff", "old.txt", "new.txt", "-f", "json", *options, cwd=folder)
    assert sorted(change["kind"] for change in json.loads(done.out)["changes"]) == kinds
    assert quick("diff", "old.txt", "new.txt", "--exit-code", *options, cwd=folder).code == bool(kinds)


def test_a_name_that_nobody_has_is_told(folder: Path) -> None:
    done = quick("diff", "old.txt", "new.txt", "-f", "json", "--source", "Ana Rowe", cwd=folder)
    assert json.loads(done.out)["changes"] == []
    assert "nobody here goes by the name Ana Rowe; did you mean Ana Roe?" in done.err


def test_page_holds_both_texts_inert(folder: Path) -> None:
    (folder / "bad.txt").write_text(OLD.replace("every bolt", "<script>alert(1)</script> bolt"), encoding="utf-8")
    done = quick("diff", "old.txt", "bad.txt", "-o", "page.html", cwd=folder)
    assert (done.code, done.out) == (0, "")
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "script-src &#39;none&#39;" in page
    assert "altered inside its marks" in page


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("old.txt",), 2, "give two files, OLD and NEW, or --history and a folder"),
        (("old.txt", "new.txt", "--history", "versions"), 2, "give two files"),
        (("old.txt", "none.txt"), 1, "none.txt: no such file"),
        (("--history", "nowhere"), 1, "nowhere: no such folder"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = quick("diff", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("format_", ["table", "json", "html"])
def test_an_article_that_attacks_stays_inert(tmp_path: Path, format_: str) -> None:
    attacks = [attack.replace("\0", "") for attack in ATTACKS]
    attacking = "\n\n".join(f"Mayor Ana Roe said on Monday that the bridge {attack} was safe." for attack in attacks)
    texts = [attacking.encode("utf-8", "replace"), OLD.encode(), b"", b"\xff\xfe\x00\xd8"]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_bytes(text)
    for old, new in (("0", "1"), ("1", "0"), ("0", "0")):
        done = quick("diff", f"{old}.txt", f"{new}.txt", "-f", format_, cwd=tmp_path)
        assert done.code == 0
        assert format_ != "html" or "<script" not in done.out
        assert "\x07" not in done.out
    for bad in ("2", "3"):
        done = quick("diff", "1.txt", f"{bad}.txt", "-f", format_, cwd=tmp_path)
        assert done.code in {0, 1}
        assert "Traceback" not in done.err


def test_two_runs_give_the_same_bytes(extractor: claimx.Extractor) -> None:
    new = OLD.replace("every", "no")
    assert to_dict(compared(extractor, OLD, new)) == to_dict(compared(extractor, OLD, new))


REWRITTEN = tomllib.loads((Path(__file__).parent / "compare" / "rewritten.toml").read_text(encoding="utf-8"))["pair"]


@pytest.mark.parametrize("pair", REWRITTEN, ids=[pair["new"][:40] for pair in REWRITTEN])
def test_a_claim_told_in_other_words_is_paired_by_what_it_counts(
    pair: dict[str, Any], extractor: claimx.Extractor
) -> None:
    changes = compared(extractor, pair["old"], pair["new"]).changes
    assert sorted(" ".join([change.kind, *change.what]) for change in changes) == pair["expect"]


def test_two_of_another_language_are_told(tmp_path: Path) -> None:
    text = (
        "Der Minister sagte am Montag, 40 Menschen seien verletzt worden. Die Polizei teilte mit, dass die Straße "
        "gesperrt bleibt. Nach Angaben der Behörde sind die Schulen geschlossen, und niemand weiß, wie lange noch.\n"
    )
    (tmp_path / "alt.txt").write_text(text, encoding="utf-8")
    (tmp_path / "neu.txt").write_text(text.replace("40", "45"), encoding="utf-8")
    done = quick("diff", "alt.txt", "neu.txt", "-f", "json", cwd=tmp_path)
    assert done.code == 0
    assert [line.split(": ")[2] for line in done.err.splitlines()] == ["alt.txt", "neu.txt"]
    assert "does not look like English" in done.err
