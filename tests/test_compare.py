"""`claimx compare`: numbers that speak of one thing come together, those that only seem to stay apart."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import html
import io
import json
import multiprocessing
import os
import sqlite3
import sys
import time
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx.compare.across import Comparison, compare, json_pieces, to_dict
from claimx.compare.across.all_but import with_the_rest
from claimx.compare.across.figure import Figure, as_values, of_values
from claimx.compare.across.figures import figures_of
from claimx.compare.across.interval import agreement, is_rounding
from claimx.compare.across.lexicon import words
from claimx.compare.across.reasons import reasons_for
from claimx.compare.across.singles import with_singles
from claimx.compare.across.store import Store, row_of
from claimx.compare.across.when import date_of
from claimx.compare.across.workers import Workers
from claimx.errors import ClaimxError
from claimx.lexicons import packaged_tables
from claimx.records import Article

from .hostile import hostile_record
from .terminal import quick

CASES = Path(__file__).parent / "compare"
HALVES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "works")
WINDOW = 7  # days
PRECISION, RECALL = 0.92, 0.85
Record = dict[str, Any]


def cases(half: str) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = tomllib.loads((CASES / f"{half}.toml").read_text(encoding="utf-8"))["group"]
    return groups


def records_of(extractor: claimx.Extractor, articles: list[dict[str, str]]) -> list[Record]:
    given = [Article(**article, extracted=True) for article in articles]  # type: ignore[arg-type]
    return [claimx.to_dict(report) for report in extractor.pipe(given)]


@pytest.fixture(scope="module")
def read(extractor: claimx.Extractor) -> dict[str, list[Record]]:
    """The records of each group of articles, by its name."""
    groups = [group for half in HALVES for group in cases(half)]
    every = iter(records_of(extractor, [article for group in groups for article in group["articles"]]))
    return {group["name"]: [next(every) for _ in group["articles"]] for group in groups}


def pairs_of(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Each conflict as two values in words: "a 20 people"."""
    names = {value.id: f"{value.article} {value.text}" for group in comparison.groups for value in group.values}
    for group in comparison.groups:
        yield from ((names[first], names[second]) for first, second in group.conflicts)


def is_one(pair: list[str], found: tuple[str, str]) -> bool:
    def is_value(wanted: str, value: str) -> bool:
        article, _, number = wanted.partition(" ")
        return value.startswith(f"{article} ") and number.lower() in value.lower()

    return any(is_value(pair[0], a) and is_value(pair[1], b) for a, b in (found, found[::-1]))


@pytest.mark.parametrize("half", HALVES)
def test_conflicts_are_those_that_a_desk_editor_names(half: str, read: dict[str, list[Record]]) -> None:
    right, wrong, missed = 0, [], []
    for group in cases(half):
        found = list(pairs_of(compare(read[group["name"]])))
        hits = [pair for pair in group["conflicts"] if any(is_one(pair, each) for each in found)]
        right += len(hits)
        missed += [(group["name"], pair) for pair in group["conflicts"] if pair not in hits]
        wrong += [(group["name"], each) for each in found if not any(is_one(pair, each) for pair in group["conflicts"])]
    assert right / (right + len(wrong)) >= PRECISION, wrong
    assert right / (right + len(missed)) >= RECALL, missed


def test_all_groups_at_once_bring_no_other_conflict(read: dict[str, list[Record]]) -> None:
    """Articles of forty events in one corpus are kept apart."""
    alone = [pair for records in read.values() for pair in pairs_of(compare(records))]
    mixed = []
    for name, records in read.items():
        for record in records:
            article = {**record["article"], "id": f"{name}/{record['article']['id']}"}
            mixed.append({**record, "article": article})
    together = compare(mixed)
    across = [g for g in together.groups if len({value.article.partition("/")[0] for value in g.values}) > 1]
    assert across == []
    assert len(list(pairs_of(together))) == len(alone)


def pairs() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / "pairs.toml").read_text(encoding="utf-8"))["pair"]
    return found


def test_what_only_seems_one_thing_stays_apart(extractor: claimx.Extractor) -> None:
    """Batches, two who are sentenced, two sides of a war, a toll and its part, two boats; and those that are one."""
    wrong, every = [], iter(records_of(extractor, [article for pair in pairs() for article in pair["articles"]]))
    for pair in pairs():
        records = [next(every) for _ in pair["articles"]]
        found = compare(records, window=pair.get("window", WINDOW)).groups
        groups = [group for group in found if group.kind == "number"]
        told = {
            "groups": len(groups),
            "conflicts": sum(len(group.conflicts) for group in groups),
            "superseded": sum(value.superseded_by is not None for group in groups for value in group.values),
        }
        if not pair.items() >= {name: number for name, number in told.items() if name in pair}.items():
            wrong.append((pair["kind"], pair["articles"][0]["text"], told))
    assert wrong == []


def group_named(name: str, read: dict[str, list[Record]]) -> Comparison:
    return compare(read[name])


def test_a_toll_that_grows_supersedes_and_moves(read: dict[str, list[Record]]) -> None:
    (group,) = group_named("earthquake toll that grows", read).groups
    assert not group.conflict
    assert [value.superseded_by for value in group.values] == [None, "c#q1", None]
    assert [(moment.date, moment.low) for moment in group.over_time] == [
        ("2024-06-01", 30), ("2024-06-02", 58), ("2024-06-03", 91),
    ]  # fmt: skip


def test_one_origin_is_counted_once(read: dict[str, list[Record]]) -> None:
    (group,) = group_named("arrests, one origin", read).groups
    assert [value.origin for value in group.values] == [None, "a#q1", None]
    assert (group.articles, group.origins) == (3, 2)


def test_what_is_near_is_told_with_why(read: dict[str, list[Record]]) -> None:
    figures = {f.id: f for record in read["other day's strike"] for f in figures_of(record)}
    reasons = reasons_for(figures["a#q1"], figures["b#q1"], window=7)
    assert not reasons.verdict.together
    assert "other day" in reasons.lines()[-1]
    reasons = reasons_for(*(f for record in read["dead and injured"] for f in figures_of(record)), window=7)
    assert reasons.verdict.apart == "other action: dead and injured"


STATEMENTS = [
    {"id": "a", "date": "2024-05-01", "text": "Minister Carla Brandt said the dam in Orvel was safe after the storm."},
    {
        "id": "b",
        "date": "2024-05-03",
        "text": "Minister Carla Brandt said the dam in Orvel was not safe after the storm.",
    },
    {
        "id": "c",
        "date": "2024-05-03",
        "text": "Minister Carla Brandt said the dam in Orvel may be safe after the storm.",
    },
    {"id": "d", "date": "2024-05-03", "text": "Engineer Paul Mehr said the dam in Orvel was not safe after the storm."},
]


def test_a_source_that_contradicts_itself(extractor: claimx.Extractor) -> None:
    found = [g for g in compare(records_of(extractor, STATEMENTS)).groups if g.kind == "statement"]
    (group,) = found
    assert group.id == "s1"
    assert {value.article for value in group.values} == {"a", "b", "c"}
    assert group.conflicts == (("a#c1", "b#c1"),)
    assert len({value.certainty for value in group.values}) == 2


@pytest.mark.parametrize(
    ("second", "conflicts"), [("will not resume until May", 0), ("will never resume", 0), ("will resume", 1)]
)
def test_two_that_both_say_not_deny_nothing(extractor: claimx.Extractor, second: str, conflicts: int) -> None:
    says = "Orvel Gas said that its shipments of gas through the northern pipeline {}."
    texts = [
        {"id": "a", "date": "2024-05-06", "text": says.format("will not resume this week")},
        {"id": "b", "date": "2024-05-07", "text": says.format(second)},
    ]
    records = list(records_of(extractor, texts))
    if conflicts == 0:
        records[1]["claims"][0]["polarity"] = "positive"  # read wrongly: a "not" that denies another verb
    found = [group for group in compare(records).groups if group.kind == "statement"]
    assert sum(len(group.conflicts) for group in found) == conflicts


@pytest.mark.parametrize(
    ("first", "second", "conflicts"),
    [
        ("have not only resumed, they have doubled", "have not resumed, they have stopped", 1),
        ("have not just doubled in the north", "have not doubled in the north", 1),
        ("have not resumed in the north", "have not yet resumed in the north", 0),
        ("have never resumed in the north", "have not resumed in the north", 0),
        ("have resumed in the north", "have not resumed in the north", 1),
    ],
)
def test_not_only_denies_nothing(extractor: claimx.Extractor, first: str, second: str, conflicts: int) -> None:
    says = "Orvel Gas said that its shipments of gas through the northern pipeline {}."
    texts = [{"id": id_, "date": "2024-05-06", "text": says.format(end)} for id_, end in (("a", first), ("b", second))]
    records = list(records_of(extractor, texts))
    for record, polarity in zip(records, ("positive", "negative"), strict=True):
        record["claims"][0]["polarity"] = polarity
    assert sum(len(group.conflicts) for group in compare(records).groups) == conflicts


def test_a_long_name_is_one_thing_that_is_spoken_of(extractor: claimx.Extractor) -> None:
    texts = (
        "Minister Carla Brandt rejected talks with the leadership of the Orvel People's Liberation Front.",
        "Minister Carla Brandt announced an ultimatum to the leaders of the Orvel People's Liberation Front.",
    )
    records = records_of(
        extractor, [{"id": f"{n}", "date": "2024-05-01", "text": text} for n, text in enumerate(texts)]
    )
    assert [group for group in compare(records).groups if group.kind == "statement"] == []


def figure(low: float | None, high: float | None, modifier: str = "exact", **given: Any) -> Figure:
    """A number of a sentence that says it, with another value."""
    (made,) = figures_of(SAMPLE[0])
    return dataclasses.replace(made, low=low, high=high, modifier=modifier, **given)


SAMPLE: list[Record] = []


@pytest.fixture(scope="module", autouse=True)
def sample(extractor: claimx.Extractor) -> None:
    SAMPLE[:] = records_of(extractor, [{"id": "a", "text": "The crash in Orano killed 20 people."}])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((8000, None, "more_than"), (10_000, 10_000), "fits"),
        ((8000, 8000, "about"), (12_000, 12_000), "disjoint"),
        ((8000, 8000, "about"), (8300, 8300), "fits"),
        ((8000, 8000), (8120, 8120), "rounded"),
        ((20, 20), (22, 22), "disjoint"),
        ((100, 1000, "vague"), (640, 640), "fits"),
        ((100, 1000, "vague"), (4000, 4000), "disjoint"),
        ((None, 50, "at_most"), (80, 80), "disjoint"),
        ((20, None, "at_least"), (17, 17), "disjoint"),
        ((20, None, "at_least"), (35, None, "at_least"), "fits"),
        ((3, 3), (3.2, 3.2), "rounded"),
        ((0, 0), (5, 5), "disjoint"),
        ((20, 20), (20, 20), "same"),
    ],
)
def test_intervals(first: tuple[Any, ...], second: tuple[Any, ...], expected: str) -> None:
    assert agreement(figure(*first), figure(*second)) == expected
    assert agreement(figure(*second), figure(*first)) == expected


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_never_fails(first: float, second: float) -> None:
    assert is_rounding(first, second) in {True, False}


def test_figures_are_kept_whole() -> None:
    made = figure(20, 20)
    with Store() as store:
        store.add([row_of("\ud800", None, "\ud800", as_values(made))])
        ((_, rows),) = [(block, list(rows)) for block, rows in store.blocks()]
    assert [vars(of_values(row)) for row in rows] == [vars(made)]


def test_groups_are_read_from_disk_in_order(read: dict[str, list[Record]]) -> None:
    records = [{**record, "article": {**record["article"], "id": f"{name}/{record['article']['id']}"}}
               for name, each in read.items() for record in each]  # fmt: skip
    groups = compare(records).groups
    every = list(groups)
    assert [group.id for group in every if group.kind == "number"] == [f"n{n + 1}" for n in range(len(every))]
    assert [group.conflict for group in every] == sorted((group.conflict for group in every), reverse=True)
    assert (groups[0], groups[-1], groups[1:3]) == (every[0], every[-1], tuple(every[1:3]))
    assert list(groups.only(conflict=True)) == [group for group in every if group.conflict]
    assert len(groups.only(kind="statement").only(conflict=True)) == 0
    assert groups.called("n2") == every[1]
    assert groups.called("s2") is None
    named = {value.id: group.id for group in every for value in group.values}
    assert {each.group for group in every for each in group.apart} <= {*named.values(), None}
    with pytest.raises(IndexError):
        groups[len(every)]


def test_words_stand_in_one_list() -> None:
    table = packaged_tables()["compare"]
    for key in ("nouns", "before", "after", "tolls"):
        listed = [word for action in table["actions"].values() for word in action[key]]
        assert sorted(set(listed)) == sorted(listed), key
    assert set(table["recurring"]["actions"]) <= set(table["actions"])
    families = {name for family in table["event_families"].values() for name in family}
    assert families <= set(table["events"])
    assert {action["course"] for action in table["actions"].values()} == {"grows", "moves", "stays"}
    assert words().stop


def test_order_of_the_articles_changes_no_conflict(read: dict[str, list[Record]]) -> None:
    for name, records in read.items():
        forth = {frozenset(pair) for pair in pairs_of(compare(records))}
        back = {frozenset(pair) for pair in pairs_of(compare(records[::-1]))}
        assert forth == back, name


def test_several_processes_give_the_same_bytes(
    read: dict[str, list[Record]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in (("FEW", 10), ("FEWEST", 5)):
        monkeypatch.setattr(sys.modules[compare.__module__], name, value)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    records = [{**record, "article": {**record["article"], "id": f"{name}/{record['article']['id']}"}}
               for name, each in read.items() for record in each]  # fmt: skip
    alone = compare(records)
    assert len(alone.groups) > 20
    begun: list[Workers] = []
    started = Workers._started
    monkeypatch.setattr(Workers, "_started", lambda crew: begun.append(crew) or started(crew))
    assert "".join(json_pieces(compare(records, workers=2))) == "".join(json_pieces(alone))
    assert begun
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(ClaimxError, match="fewer --workers"), Workers(2, words()) as crew:
        list(crew.done(os._exit, [1, 1]))


def test_workers_end_where_the_work_is_broken_off() -> None:
    before = set(multiprocessing.active_children())
    crew = Workers(2, words())
    next(crew.done(time.sleep, [0, 600]))
    begun = time.monotonic()
    crew.__exit__(KeyboardInterrupt)
    assert time.monotonic() - begun < 300, "the second would sleep for 600"
    assert set(multiprocessing.active_children()) <= before


def test_two_runs_give_the_same_bytes(read: dict[str, list[Record]]) -> None:
    records = [record for each in read.values() for record in each]
    once, again = ("".join(json_pieces(compare(records))) for _ in range(2))
    assert once == again
    assert json.loads(once) == to_dict(compare(records))


@pytest.mark.parametrize(
    "articles",
    [
        [],
        [{"id": "a", "text": ""}],
        [{"id": "a", "text": "42\n"}, {"id": "b", "text": "🙂"}],
        [{"id": "a", "text": "Mindestens 20 Menschen starben bei dem Busunglück in Orano, teilte die Polizei mit."}]
        * 2,
        [{"id": "a", "text": "The crash in Orano killed 20 people. " * 300}],
        [{"id": "a", "date": "soon", "text": "The crash in Orano killed 10" + "0" * 400 + " people."}],
    ],
    ids=["none", "empty", "a number alone", "German", "again and again", "beyond measure"],
)
def test_odd_articles(articles: list[dict[str, str]], extractor: claimx.Extractor) -> None:
    comparison = compare(records_of(extractor, articles))
    assert comparison.articles == len(articles)
    assert list(pairs_of(comparison)) == []


@pytest.mark.parametrize("format_", ["json", "csv", "html", "markdown", "table"])
def test_records_that_attack_stay_inert(tmp_path: Path, format_: str) -> None:
    """Every string of theirs is an attack; two of them say other numbers of one thing."""
    records = []
    for number, low in enumerate((3, 40)):
        record = hostile_record()
        record["article"]["id"] += str(number)
        said = {"kind": "count", "modifier": "exact", "status": "stated", "noun": "people", "of": "people",
                "unit": None, "per": None, "low": low, "high": low}  # fmt: skip
        for quantity in (*record["quantities"], *(q for claim in record["claims"] for q in claim["quantities"])):
            quantity.update(said)
        records.append(record)
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    done = quick("compare", "claims.jsonl", "-f", format_, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert format_ not in {"html", "markdown"} or "<script>alert" not in done.out
    assert format_ != "table" or "\x07" not in done.out
    if format_ == "json":
        assert json.loads(done.out)["articles"] == 2


LANGUAGES = {
    "Spanish": "Al menos 20 personas murieron en Orano el lunes, dijo la policía.",
    "Japanese": "月曜日、オラノで少なくとも20人が死亡したと警察が発表した。",
    "Arabic": "قالت الشرطة إن 20 شخصا على الأقل قتلوا في أورانو يوم الاثنين.",
    "Russian": "По меньшей мере 17 человек погибли в Орано в понедельник, сообщила полиция.",
}


def test_other_languages_bring_no_conflict(extractor: claimx.Extractor) -> None:
    articles = [{"id": name, "text": text} for name, text in LANGUAGES.items()]
    comparison = compare(records_of(extractor, articles))
    assert comparison.articles == len(articles)
    assert list(pairs_of(comparison)) == []


def test_hundreds_of_reports_of_one_event_are_one_group(extractor: claimx.Extractor) -> None:
    texts = [f"The bus crash in Orano killed {20 + number % 7} people on Monday, police said." for number in range(7)]
    seven = records_of(extractor, [{"id": f"{n}", "date": "2024-05-06", "text": text} for n, text in enumerate(texts)])
    many = [
        {**record, "article": {**record["article"], "id": f"{again:03}/{record['article']['id']}"}}
        for again in range(60)
        for record in seven
    ]
    comparison = compare(many)
    (group,) = comparison.groups
    assert (len(group.values), group.articles, group.origins, group.conflict) == (420, 420, 7, True)


def test_a_damaged_line_stops_no_other(folder: Path) -> None:
    lines = quick("extract", "articles/a.txt", "articles/b.txt", "-f", "jsonl", cwd=folder).out.splitlines()
    (folder / "claims.jsonl").write_text(f'{lines[0]}\n{{"schema": "claimx/1"}}\n[[[\n{lines[1]}\n', encoding="utf-8")
    done = quick("compare", "claims.jsonl", cwd=folder)
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.err.splitlines()[:2]] == ["claimx", "claimx"]
    assert "line 2" in done.err
    assert "line 3" in done.err
    assert len(json.loads(done.out)["groups"][0]["values"]) == 2


def test_the_same_article_twice_is_one_origin(extractor: claimx.Extractor) -> None:
    text = "The crash in Orano killed 20 people, police said."
    (group,) = compare(records_of(extractor, [{"id": "a", "text": text}, {"id": "b", "text": text}])).groups
    assert (group.conflict, group.origins, group.articles) == (False, 1, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in (
        ("a", "At least 20 people were killed when a bus fell off a bridge near Orano on Monday, police said."),
        ("b", "Hospital officials in Orano said 17 people died in the bus crash on Monday."),
        ("c", "A bus plunged from a bridge in Orano on Monday, killing 23 people, <b>=SUM(1)</b> said."),
    ):
        (tmp_path / "articles" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_one_article_has_nothing_to_be_compared_with(folder: Path) -> None:
    done = quick("compare", "articles/a.txt", cwd=folder)
    assert (done.code, json.loads(done.out)["groups"]) == (0, [])
    assert "one article only: give another or a folder to compare it with, or --alone" in done.err
    assert not quick("compare", "articles/a.txt", "--alone", cwd=folder).err


def test_json_and_schema(folder: Path) -> None:
    done = quick("compare", "articles", cwd=folder)
    assert done.code == 0
    assert done.err.startswith("claimx: no article has a date")
    found = json.loads(done.out)
    assert found["schema"] == "claimx-compare/1"
    (group,) = found["groups"]
    assert group["conflict"]
    for value in group["values"]:
        text = (folder / "articles" / value["article"]).read_text(encoding="utf-8")
        assert text[value["start"] : value["end"]] == value["text"]
    schema = json.loads(quick("schema", "compare", cwd=folder).out)
    assert set(schema["properties"]) == set(found)
    assert set(schema["$defs"]["Value"]["properties"]) == set(group["values"][0])


def test_records_give_what_their_articles_give(folder: Path) -> None:
    (folder / "claims.jsonl").write_text(quick("extract", *sorted(
        str(path.relative_to(folder)) for path in (folder / "articles").iterdir()
    ), "-f", "jsonl", cwd=folder).out, encoding="utf-8")  # fmt: skip
    of_records = json.loads(quick("compare", "claims.jsonl", cwd=folder).out)
    piped = quick("compare", "-", cwd=folder, given=(folder / "claims.jsonl").read_bytes())
    assert json.loads(piped.out) == of_records
    values = [value["text"] for value in of_records["groups"][0]["values"]]
    assert sorted(values) == ["17 people", "23 people", "At least 20 people"]


def test_a_narrow_table_cuts_no_word(folder: Path) -> None:
    assert "…" not in quick("compare", "articles", "-f", "table", cwd=folder, COLUMNS="50").out


def test_the_table_tells_bounds_and_references(tmp_path: Path) -> None:
    said = (
        "More than 37,000 people died in the storm in Holm since Monday",
        "The death toll from the storm in Holm surpasses 37,000 people",
        "About 40,000 people died in the storm in Holm since Monday",
        "Dozens of people died in the storm in Holm since Monday",
        "40,000 people died in the storm in Holm",
    )
    for letter, sentence in zip("abcde", said, strict=True):
        (tmp_path / f"{letter}.txt").write_text(f"{sentence}, the ministry said.", encoding="utf-8")
    table = quick("compare", ".", "-f", "table", cwd=tmp_path, COLUMNS="80").out
    assert max(map(len, table.splitlines())) <= 80
    assert table.count("> 37,000 ") == 2
    assert table.count("≈ 40,000 ") == 1
    assert all(f" {letter}.txt#q1 " in table for letter in "abce")
    assert "(≈ 40,000), the ministry: " in quick("compare", ".", "--explain", "a.txt#q1", cwd=tmp_path).out
    assert "**About 40,000 people (≈ 40,000)**" in quick("compare", ".", "-f", "markdown", cwd=tmp_path).out


def test_table_csv_and_exit_code(folder: Path) -> None:
    done = quick("compare", "articles", "-f", "table", cwd=folder)
    assert "conflicts with" in " ".join(done.out.split())
    assert "1 with a conflict" in done.out
    rows = quick("compare", "articles", "-f", "csv", cwd=folder).out.splitlines()
    assert rows[0].startswith("group,kind,about")
    assert len(rows) == 4
    other = quick("compare", "articles", "-f", "csv", "--bom", "--delimiter", ";", cwd=folder).out.splitlines()
    assert other[0] == "\ufeff" + rows[0].replace(",", ";")
    refused = quick("compare", "articles", "-f", "json", "--delimiter", ";", cwd=folder)
    assert (refused.code, "are of csv; give --format csv, not json" in refused.err) == (2, True)
    assert quick("compare", "articles", "--exit-code", "-f", "csv", cwd=folder).code == 1
    for inputs in (["gone.txt"], ["articles", "gone.txt"]):
        assert quick("compare", *inputs, "--exit-code", "-f", "csv", cwd=folder).code == 2
        assert quick("compare", *inputs, "-f", "csv", cwd=folder).code == 1
    kept = json.loads(quick("compare", "articles", "--only", "statements", cwd=folder).out)
    assert kept["groups"] == []
    assert json.loads(quick("compare", "articles", "--only", "conflicts", cwd=folder).out)["groups"]


FATES = {
    "2024-03-04-a": "Police said 12 people were killed and 30 were injured by the fire in Orano on Monday.",
    "2024-03-04-b": "The mayor said 14 people were killed and 45 were injured by the fire in Orano on Monday.",
    "2024-03-04-c": "The fire in Orano on Monday destroyed 40 homes, the mayor said.",
    "2024-03-04-d": "The fire in Orano on Monday destroyed 40 houses, police said.",
}


@pytest.fixture
def fates(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in FATES.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return tmp_path


def test_groups_tell_what_happens_and_what_is_counted(fates: Path) -> None:
    groups = json.loads(quick("compare", "articles", cwd=fates).out)["groups"]
    told = {(group["action"], group["noun"]) for group in groups}
    assert told == {("dead", "people"), ("injured", "people"), ("destroyed", "home")}
    rows = list(csv.DictReader(quick("compare", "articles", "-f", "csv", cwd=fates).out.splitlines()))
    assert {(row["action"], row["noun"]) for row in rows} == told


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["dead"], {"dead"}), (["killed"], {"dead"}), (["Deaths"], {"dead"}), (["wounded"], {"injured"}),
        (["people"], {"dead", "injured"}), (["houses"], {"destroyed"}),
        (["death toll", "homes"], {"dead", "destroyed"}),
    ],
)  # fmt: skip
def test_groups_about_what_is_asked_for(fates: Path, asked: list[str], found: set[str]) -> None:
    done = quick("compare", "articles", *(word for each in asked for word in ("--about", each)), cwd=fates)
    assert {group["action"] for group in json.loads(done.out)["groups"]} == found
    assert done.err == ""


def test_numbers_that_stand_alone_are_told_where_asked_for(tmp_path: Path) -> None:
    fire = "A fire in Orano killed three people and injured sixteen, police said.\n"
    boat = "Four men died when a boat sank off Velmora, the coastguard said.\n"
    (tmp_path / "20240304-a.txt").write_text(fire, encoding="utf-8")
    (tmp_path / "20240309-b.txt").write_text(boat, encoding="utf-8")
    given = ("20240304-a.txt", "20240309-b.txt", "--format", "csv")
    assert len(quick("compare", *given, cwd=tmp_path).out.splitlines()) == 1
    rows = list(csv.DictReader(quick("compare", *given, "--alone", cwd=tmp_path).out.splitlines()))
    assert {(row["action"], row["low"], row["source"], row["date"]) for row in rows} == {
        ("dead", "3", "police", "2024-03-04"), ("injured", "16", "police", "2024-03-04"),
        ("dead", "4", "coastguard", "2024-03-09"),
    }  # fmt: skip
    assert {row["conflict"] for row in rows} == {"false"}
    dead = quick("compare", *given, "--alone", "--about", "dead", cwd=tmp_path).out.splitlines()
    assert len(dead) == 3


def test_a_toll_is_told_however_much_stands_between(tmp_path: Path) -> None:
    storm = "heavy rainfall and snowfall from a winter storm in Orano Province, Kenya, earlier this week,"
    for day, number in ((12, 57), (14, 86)):
        (tmp_path / f"202506{day}.txt").write_text(
            f"The death toll in the flooding caused by {storm} increases to {number}.\n", "utf-8"
        )
    groups = json.loads(quick("compare", "20250612.txt", "20250614.txt", cwd=tmp_path).out)["groups"]
    assert [[value["low"] for value in group["values"]] for group in groups] == [[57, 86]]


OUTLETS = (
    '{"text": "A fire in Orano killed 12 people on Monday, police said.", "date": "2024-03-04", "site": "Post"}\n'
    '{"text": "The fire in Orano on Monday killed 12 people.", "date": "2024-03-04", "site": "Echo"}\n'
)


def test_the_whole_sentence_and_how_many_outlets(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(OUTLETS, encoding="utf-8")
    assert (
        "n1 people, dead · orano, DZ, fire · 2 outlets"
        in quick("compare", "news.jsonl", "-f", "table", cwd=tmp_path).out
    )
    assert "fire · 2 outlets" in quick("compare", "news.jsonl", "-f", "markdown", cwd=tmp_path).out
    (group,) = json.loads(quick("compare", "news.jsonl", cwd=tmp_path).out)["groups"]
    assert {value["sentence"] for value in group["values"]} == {
        "A fire in Orano killed 12 people on Monday, police said.", "The fire in Orano on Monday killed 12 people.",
    }  # fmt: skip
    names = [f"20240304-{at}.txt" for at in range(2)]
    for name, line in zip(names, OUTLETS.splitlines(), strict=True):
        (tmp_path / name).write_text(json.loads(line)["text"], encoding="utf-8")
    quick("extract", *names, "-o", "claims.jsonl", cwd=tmp_path)
    (group,) = json.loads(quick("compare", "claims.jsonl", cwd=tmp_path).out)["groups"]
    assert {value["sentence"] for value in group["values"]} == {None}  # the records are without the text


def test_a_number_outside_of_any_claim_is_of_no_certainty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fire in Orano: 12 people dead\n\nRain fell.\n", encoding="utf-8")
    (group,) = json.loads(quick("compare", "a.txt", "--alone", cwd=tmp_path).out)["groups"]
    assert [(value["claim"], value["certainty"]) for value in group["values"]] == [(None, None)]
    assert "unknown" not in quick("compare", "a.txt", "--alone", "-f", "table", cwd=tmp_path).out


def test_a_workbook(folder: Path) -> None:
    done = quick("compare", "articles", "-o", "numbers.xlsx", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "written to numbers.xlsx" in done.err
    with zipfile.ZipFile(folder / "numbers.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert 'name="numbers"' in book.read("xl/workbook.xml").decode()
    rows = list(csv.DictReader(quick("compare", "articles", "-f", "csv", cwd=folder).out.splitlines()))
    assert sheet.count("<row ") == len(rows) + 1
    assert all(html.escape(row["said"], quote=False) in sheet for row in rows)
    refused = quick("compare", "articles", "-f", "xlsx", cwd=folder)
    assert (refused.code, refused.out) == (2, "")
    assert "give -o and a name in .xlsx" in refused.err


def fates_told() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / "fates.toml").read_text(encoding="utf-8"))["case"]
    return found


def test_what_happens_to_those_who_are_counted(extractor: claimx.Extractor) -> None:
    every = fates_told()
    records = records_of(extractor, [{"id": f"{at}", "text": case["text"]} for at, case in enumerate(every)])
    for case, record in zip(every, records, strict=True):
        actions = {figure.quantity: figure.topic.action for figure in figures_of(record)}
        every_one = with_the_rest(words(), with_singles(words(), record))["quantities"]
        counts = [quantity for quantity in every_one if quantity["kind"] in {"count", "rate"}]
        told = [f"{each['text']} | {actions.get(each['id']) or '-'}" for each in counts]
        assert set(case["expect"]) <= set(told), (case["text"], told)
        assert case["expect"] or not any(actions.values()), (case["text"], told)


def test_a_whole_is_no_part_of_its_own_parts(extractor: claimx.Extractor) -> None:
    hurt = "The agency said 1,906 people were injured, 85 of them seriously. The blast wounded 17, three critically."
    crew = "The fire killed 13 guests and 3 of the crew."
    first, second = records_of(extractor, [{"id": "a", "text": hurt}, {"id": "b", "text": crew}])
    assert [figure.part for figure in figures_of(first)] == [False, True, False, True]
    assert [figure.part for figure in figures_of(second)] == [True, True]


def test_a_toll_that_moved_tells_no_day_of_its_event(extractor: claimx.Extractor) -> None:
    texts = (
        "The death toll from the earthquake in Orano climbed to 290 on Thursday.",
        "The earthquake that hit Orano on Sunday killed 217 people.",
        "The death toll from Sunday's earthquake in Orano rose to 217 on Wednesday.",
    )
    given = [{"id": f"{at}", "text": text, "date": "2026-03-05"} for at, text in enumerate(texts)]
    days = [figure.event_day for record in records_of(extractor, given) for figure in figures_of(record)]
    sunday = date(2026, 3, 1).toordinal()
    assert days == [None, sunday, sunday]


def test_groups_about_nothing_here(fates: Path) -> None:
    done = quick("compare", "articles", "--about", "injurd", cwd=fates)
    assert (done.code, json.loads(done.out)["groups"]) == (0, [])
    assert "no group is about injurd; did you mean injured?" in done.err
    assert "none of them kept by --about" in done.err
    both = quick("compare", "articles", "--about", "dead", "--only", "conflicts", "-o", "x.csv", cwd=fates)
    assert "1 of them kept by --only and --about" in both.err


def test_a_database_that_is_none_is_told_in_a_line(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    duckdb.connect(str(tmp_path / "empty.duckdb")).close()
    with duckdb.connect(str(tmp_path / "other.duckdb")) as database:
        database.execute("CREATE TABLE articles (article_id VARCHAR)")
    (tmp_path / "garbage.duckdb").write_bytes(b"garbage")
    (tmp_path / "empty.sqlite").write_bytes(b"")
    for name in ("empty.duckdb", "other.duckdb", "garbage.duckdb", "empty.sqlite"):
        done = quick("compare", name, cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert f"{name}: no database that claimx wrote" in done.err
        assert done.err.count("\n") == 1


def test_a_database_that_another_program_writes_to(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "claims.sqlite")) as database:
        database.execute("CREATE TABLE articles (article_id TEXT)")
        database.commit()
        database.execute("BEGIN EXCLUSIVE")
        done = quick("compare", "claims.sqlite", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "claims.sqlite: another program has it open to write; close it there" in done.err


def test_markdown_is_read_from_top_to_bottom(folder: Path) -> None:
    done = quick("compare", "articles", "-f", "markdown", cwd=folder)
    lines = done.out.splitlines()
    assert lines[0].startswith("## n1: people, dead · orano")
    assert lines[0].endswith("· **conflict**")
    assert [line.partition(" (")[0] for line in lines if line.startswith("- ")] == [
        "- **At least 20 people", "- **17 people**", "- **23 people**",
    ]  # fmt: skip
    assert "<b>" not in done.out.replace(r"\<", "")
    assert quick("compare", "articles", "-o", "numbers.md", cwd=folder).code == 0
    assert (folder / "numbers.md").read_text(encoding="utf-8") == done.out


def test_only_claims_that_are_asked_for(folder: Path) -> None:
    found = json.loads(quick("compare", "articles", "--type", "official", cwd=folder).out)
    whole = json.loads(quick("compare", "articles", cwd=folder).out)
    assert found["numbers"] < whole["numbers"]
    done = quick("compare", "articles", "--source", "Dora Lund", cwd=folder)
    assert json.loads(done.out)["groups"] == []
    assert "nobody here goes by the name Dora Lund" in done.err


LEXICON = """
[compare.nouns]
llama = ["llamas", "crias"]

[compare.actions.shorn]
before = ["shore"]
after = ["shorn", "were clipped"]
"""


def test_words_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "a.txt").write_text("The flood in Orano killed 20 llamas on Monday, the mayor said.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The farmers of Orano said 31 crias died in the flood on Monday.", encoding="utf-8")
    assert json.loads(quick("compare", "a.txt", "b.txt", cwd=tmp_path).out)["groups"] == []
    done = quick("compare", "a.txt", "b.txt", "--lexicon", "own.toml", cwd=tmp_path)
    (group,) = json.loads(done.out)["groups"]
    assert (group["about"], group["conflict"]) == ("llama, dead", True)
    told = quick("compare", "a.txt", "b.txt", "--lexicon", "own.toml", "--explain", "a.txt#q1", "--explain", "b.txt#q1",
                 cwd=tmp_path)  # fmt: skip
    assert told.out.splitlines()[-1] == "they conflict: both can't be true"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[compare.action.dead]\nnouns = ["x"]', "own.toml:1: [compare] has no list 'action'; did you mean 'actions'?"),
        ('[compare.actions.dead]\ncourse = "up"', "compare.actions.dead.course: unknown value 'up'"),
        ('[compare.event_families]\nwet = ["rain"]', "'rain' is no event; events are earthquake"),
        ("[compare.events.parade]\nlasting = true", "compare.events.parade needs 'words'"),
    ],
)
def test_a_lexicon_that_is_wrong_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("It rained.\n", encoding="utf-8")
    done = quick("compare", "a.txt", "--lexicon", "own.toml", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_explain(folder: Path) -> None:
    done = quick("compare", "articles", "--explain", "n1", cwd=folder)
    assert "put together by shared place: orano" in done.out
    done = quick("compare", "articles", "--explain", "articles/a.txt#q1", "--explain", "b.txt#q1", cwd=folder)
    assert done.code == 1
    done = quick("compare", "articles", "--explain", "a.txt#q1", "--explain", "b.txt#q1", cwd=folder)
    assert done.out.splitlines()[-1] == "they conflict: both can't be true"


def test_explain_says_why_a_number_stands_alone(folder: Path) -> None:
    """In words: no score means anything to who asks."""
    (folder / "articles" / "d.txt").write_text("Five boats sank in Lake Veld in May, the owner said.", encoding="utf-8")
    done = quick("compare", "articles", "--explain", "d.txt#q1", cwd=folder)
    assert done.code == 0
    assert done.out.splitlines()[1:] == ["it stands alone: no other number shares a place, an event or a name with it"]
    assert quick("compare", "articles", "--explain", "a.txt#q1", cwd=folder).out.startswith("n1: ")
    done = quick("compare", "articles", "--explain", "a.txt#q1", "--explain", "d.txt#q1", cwd=folder)
    assert "kept apart: " in done.out
    assert "score" not in done.out


def test_explain_tells_which_sign_is_missing(tmp_path: Path) -> None:
    for name, text in (
        ("2024-06-03-a.txt", "Three people were killed in a shooting in Peru, police said."),
        ("2024-06-03-b.txt", "A shooting in Peru killed five people, a mayor said."),
        ("2024-06-03-c.txt", "An earthquake in Chile killed five people, a mayor said."),
        ("2024-06-03-d.txt", "At least nine people are dead after an earthquake in southern Chile, officials said."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    pair = ("--explain", "2024-06-03-a.txt#q1", "--explain", "2024-06-03-b.txt#q1")
    told = quick("compare", ".", *pair, cwd=tmp_path).out.splitlines()
    assert "shared date" in told
    assert told[-1].startswith("missing: ")
    pair = ("--explain", "2024-06-03-c.txt#q1", "--explain", "2024-06-03-d.txt#q1")
    told = quick("compare", ".", *pair, cwd=tmp_path).out.splitlines()
    assert "shared event of which no other is told of the country that day" in told
    assert told[-1] == "they conflict: both can't be true"


def test_nothing_supersedes_without_dates(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "34 people drowned when a ferry sank off Port Vell, the coastguard said."),
        ("b.txt", "The death toll of the ferry that sank off Port Vell rises to 51 people, the owner said."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = quick("compare", ".", cwd=tmp_path)
    (group,) = json.loads(done.out)["groups"]
    assert [value["superseded_by"] for value in group["values"]] == [None, None]
    done = quick("compare", ".", "--explain", "a.txt#q1", "--explain", "b.txt#q1", cwd=tmp_path)
    assert done.out.splitlines()[-1].startswith("one is told as new, but with no date")


def test_one_note_says_which_articles_have_no_date(tmp_path: Path) -> None:
    for name, dead in (("a.txt", 34), ("b.txt", 51), ("c.txt", 47), ("d.txt", 44), ("2024-05-01-e.txt", 40)):
        text = f"{dead} people drowned when a ferry sank off Port Vell, the coastguard said."
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = quick("compare", ".", cwd=tmp_path)
    (line,) = [line for line in done.err.splitlines() if "date" in line]
    assert "4 of 5 articles have no date (a.txt, b.txt, c.txt, …)" in line
    assert "--window" in line
    (group,) = json.loads(done.out)["groups"]
    assert group["undated"] == 4
    assert {value["date"] for value in group["values"]} == {"2024-05-01", None}
    assert "no date: one may be the later" in " ".join(quick("compare", ".", "-f", "table", cwd=tmp_path).out.split())
    assert quick("compare", ".", "--quiet", cwd=tmp_path).err == ""
    for name in "abcd":
        (tmp_path / f"{name}.txt").rename(tmp_path / f"20240501-{name}.txt")
    done = quick("compare", ".", cwd=tmp_path)
    assert "date" not in done.err
    assert json.loads(done.out)["groups"][0]["undated"] == 0


@pytest.mark.parametrize(
    ("article", "date"),
    [
        ({"date": None, "id": "2024-05-01-flood.txt"}, "2024-05-01"),
        ({"date": None, "id": "2024-05-01/flood.txt"}, None),
        ({"date": None, "id": "export-2024-05-01.csv#3"}, None),
        ({"date": None, "id": "wire_20240501.txt"}, "2024-05-01"),
        ({"date": "2023-01-02", "id": "2024-05-01.txt"}, "2023-01-02"),
        ({"date": None, "id": "x", "url": "https://orano.example/2024/05/01/flood"}, "2024-05-01"),
        ({"date": None, "id": "202405011.txt"}, None),
        ({"date": None, "id": "2024-13-01.txt"}, None),
        ({"date": None, "id": "2024-05-01.txt", "url": None}, "2024-05-01"),
    ],
)
def test_dates_in_names(article: dict[str, Any], date: str | None) -> None:
    assert date_of(article) == date


def test_explain_tells_of_two_numbers(folder: Path) -> None:
    arguments = ("explain", "articles/a.txt", "q1", "articles/b.txt", "q1")
    lines = quick(*arguments, cwd=folder).out.splitlines()
    assert lines[-1] == "they conflict: both can't be true"
    assert any(line.startswith("shared place: orano") for line in lines)
    told = json.loads(quick(*arguments, "--format", "json", cwd=folder).out)
    assert (told["together"], told["apart"], told["relation"]) == (True, None, "conflict")
    (folder / "far.txt").write_text("A bus crash in Kandy killed 12 people on Monday, police said.", encoding="utf-8")
    told = json.loads(quick("explain", "articles/a.txt", "q1", "far.txt", "q1", "-f", "json", cwd=folder).out)
    assert (told["together"], told["relation"]) == (False, None)
    assert told["apart"].startswith("other place: ")


BESIDE = "other event: one is told beside the event that its article is about"
MILL = "A blast at a mill in Telmo on Monday killed 14 people, the governor said. "


@pytest.mark.parametrize(
    ("further", "apart"),
    [
        ("The Red Cross said three people died when a bus exploded in the same town.", BESIDE),
        ("On Tuesday another blast hit a tanker. The Red Cross said three people died.", BESIDE),
        ("A separate explosion killed three people, the Red Cross said.", BESIDE),
        ("The Red Cross said three people died when the mill exploded.", ""),
        ("Another mill was shut. The Red Cross said three people died.", ""),
        ("The Red Cross said a blast in Kandy killed three people days later.", "other place: "),
    ],
)
def test_an_event_beside_the_main_one(extractor: claimx.Extractor, further: str, apart: str) -> None:
    """What an article tells of another event of the place is not held against the toll of the one it is about."""
    articles = [
        {"id": "a", "date": "2024-06-11", "text": MILL + further},
        {"id": "b", "date": "2024-06-11", "text": "Sixteen people were killed in a blast in Telmo, doctors said."},
    ]
    first, second = (list(figures_of(record))[-1] for record in records_of(extractor, articles))
    found = reasons_for(first, second, window=WINDOW).verdict.apart
    assert found.startswith(apart)
    assert bool(found) == bool(apart)


def test_reasons_never_contradict_the_groups(tmp_path: Path) -> None:
    """A headline's number stands in the group by the one below it; and what keeps a number out of a group is said."""
    for name, text in (
        ("2024-06-11-a.txt", "Dozens dead in Arvena\n\nA roof collapsed in Arvena. 52 are dead, officials said."),
        ("2024-06-11-b.txt", "A roof that collapsed in Arvena on Monday killed at least 60 people, the mayor said."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = quick("compare", ".", "--explain", "2024-06-11-a.txt#q1", cwd=tmp_path).out.splitlines()
    again = "2024-06-11-a.txt#q1 is told again by 2024-06-11-a.txt#q2, which stands for both"
    assert (told[0], told[1][:3]) == (again, "n1:")
    pair = ("--explain", "2024-06-11-a.txt#q1", "--explain", "2024-06-11-b.txt#q1")
    assert quick("compare", ".", *pair, cwd=tmp_path).out.splitlines()[-1] == again


@pytest.mark.parametrize(
    ("arguments", "code", "words_"),
    [
        (("articles/a.txt", "q1", "articles/b.txt"), 2, "give two numbers"),
        (("articles/a.txt", "c1", "articles/b.txt", "q1"), 2, "give two numbers"),
        (("articles/a.txt", "q1", "articles/b.txt", "q9"), 1, "articles/b.txt: no record q9"),
        (("articles/a.txt", "q1", "none.txt", "q1"), 1, "none.txt: no such file"),
    ],
)
def test_two_numbers_that_are_not_there(folder: Path, arguments: tuple[str, ...], code: int, words_: str) -> None:
    done = quick("explain", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words_ in done.err
    assert done.err.count("\n") == 1


def test_page_holds_what_it_shows_inert(folder: Path) -> None:
    done = quick("compare", "articles", "-o", "page.html", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert "3 articles, 1 group, 1 with a conflict; written to page.html" in done.err
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "default-src &#39;none&#39;" in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "words_"),
    [
        (("none.txt",), 1, "none.txt: no such file"),
        (("articles", "--window", "soon"), 2, "give days or weeks, as 7d or 2w"),
        (("articles", "--only", "conflict"), 2, "did you mean"),
        (
            ("articles", "--explain", "n9"),
            1,
            "n9: no group has this id, nor a number",
        ),
        (("articles", "--explain", "a.txt#q1", "--explain", "b.txt#q7"), 1, "b.txt#q7: no number that tells"),
        (("articles", "--explain", "n1", "--explain", "n2", "--explain", "n3"), 2, "give one group (n1), or two"),
        (("empty",), 1, "empty"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], code: int, words_: str) -> None:
    (folder / "empty").mkdir()
    done = quick("compare", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words_ in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("value", "window"), [("0d", 0), ("1d", 1), ("2w", 14), ("30", 30)])
def test_window(folder: Path, value: str, window: int) -> None:
    assert json.loads(quick("compare", "articles", "--window", value, cwd=folder).out)["window"] == window


def test_a_page_of_chosen_groups_says_that_there_is_none_of_the_kind(tmp_path: Path) -> None:
    text = "Police said 12 people were killed in the blast in Orano on Monday."
    for name in "ab":
        (tmp_path / f"2024-03-04-{name}.txt").write_text(text, encoding="utf-8")
    assert quick("compare", ".", "-o", "all.html", cwd=tmp_path).code == 0
    done = quick("compare", ".", "-o", "x.html", "--only", "conflicts", cwd=tmp_path)
    assert "2 articles, 1 group, 0 with a conflict; none of them kept by --only; written to x.html" in done.err
    assert "Nothing was found" not in (tmp_path / "all.html").read_text(encoding="utf-8")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "1 group, 0 with a conflict · none of them kept by --only" in page
    assert "1 group, 0 with a conflict: none of them is what" in page
    assert "Nothing was found" not in page
    for format_, where in (("csv", "err"), ("table", "out"), ("markdown", "out")):
        done = quick("compare", ".", "--only", "conflicts", "-f", format_, cwd=tmp_path)
        assert "1 group, 0 with a conflict; none of them kept by --only" in getattr(done, where)


def test_tables_with_names_of_their_own(tmp_path: Path) -> None:
    rows = [
        {
            "ref": name,
            "corpus": f"Police said {number} people were killed in the blast in Orano.",
            "day": "4 March 2024",
        }
        for name, number in (("a", 12), ("b", 20))
    ]
    (tmp_path / "own.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    fields = ("--text-field", "corpus", "--id-field", "ref")
    done = quick("compare", "own.jsonl", *fields, "--date-field", "day", "-f", "csv", cwd=tmp_path)
    found = list(csv.DictReader(done.out.splitlines()))
    assert [(row["article"], row["date"]) for row in found] == [("a", "2024-03-04"), ("b", "2024-03-04")]
    assert "date from 'day'" in done.err
    checked = quick("check", "own.jsonl", *fields, "-f", "json", cwd=tmp_path)
    assert [each["article"] for each in json.loads(checked.out)] == ["a", "b"]


def test_days_of_one_event_that_differ(extractor: claimx.Extractor) -> None:
    """Of what happened once, the days that accounts name; none of when it was said, nor of another such event."""
    wrong = []
    for group in tomllib.loads((CASES / "dates.toml").read_text(encoding="utf-8"))["group"]:
        found = [each for each in compare(records_of(extractor, group["articles"])).groups if each.kind == "date"]
        days = [{value.article: value.day or value.text for value in each.values} for each in found]
        if days != group["days"]:
            wrong.append((group["name"], days))
    assert wrong == []


def test_days_are_shown_and_kept_by_kind(tmp_path: Path) -> None:
    for name, day, town in (("a", "Sunday", "Orano"), ("b", "Monday", "Orano"), ("c", "Monday", "Orano")):
        text = f"A grandstand collapsed in {town} on {day}, killing nine people, officials said."
        (tmp_path / f"2024-06-13-{name}.txt").write_text(text, encoding="utf-8")
    table = quick("compare", ".", "--format", "table", "--only", "dates", cwd=tmp_path)
    assert table.out.startswith("d1 collapse, day · orano")
    assert "Which day" in table.out
    assert "conflicts with Sunday" in table.out
    rows = list(csv.DictReader(io.StringIO(quick("compare", ".", "-f", "csv", "--only", "dates", cwd=tmp_path).out)))
    assert [row["day"] for row in rows] == ["2024-06-09", "2024-06-10", "2024-06-10"]
    assert quick("compare", ".", "--exit-code", "--only", "dates", cwd=tmp_path).code == 1
    told = quick("compare", ".", "--explain", "d1", cwd=tmp_path).out
    assert "put together by shared place: " in told
    assert "“Sunday”, officials: A grandstand collapsed in Orano on Sunday" in told
