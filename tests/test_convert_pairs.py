"""From each format that holds whole records to each other and back: nothing is lost, whatever the record."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimx.export import Record, write_stream
from claimx.export.formats import FORMATS
from claimx.export.rows import TABLES
from claimx.export.stream import write_tables
from claimx.export.tables import unheld
from claimx.record_json import to_dict
from claimx.recorded import read_records
from claimx.records import Claim, Hedge, Mention, Quantity, Report, ReportWarning, Role, Source, mention

from .reports import TEXT, make_own_voice, make_report

WHOLE = ("x.jsonl", "x.json", "x.sqlite", "x.duckdb", "x-parquet")
places = st.integers(0, len(TEXT) - 1)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
numbers = st.none() | st.integers(-(2**53), 2**53) | st.sampled_from([0.5, 10**18, 10**23, 2.5])
ACTORS = ("a1", "a2", "a10")


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Mention, ...]:
    """Stretches of the text that do not overlap, in order."""
    ends = sorted(draw(st.sets(places, min_size=2, max_size=8)))
    return tuple(mention(TEXT, a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))


@st.composite
def claims(draw: st.DrawFn, number: int, quantities: list[Quantity], hedges: list[Hedge]) -> Claim:
    whole = draw(pieces())
    start, end = whole[0].start, whole[-1].end
    claim = make_report().claims[0] if draw(st.booleans()) else make_own_voice("c1", "Ferry sinks")
    actors = draw(st.lists(st.sampled_from(ACTORS), unique=True))
    source = claim.source
    if source is not None:
        by = tuple(draw(st.lists(st.sampled_from(ACTORS), unique=True, max_size=2)))
        one = draw(pieces())[0]
        source = Source(
            start=one.start, end=one.end, text=one.text, type="person", named=draw(st.booleans()),
            actor=by[0] if by else None, name=draw(st.none() | words), actors=by, country=None, resolution="pronoun",
            anonymity=draw(st.none() | words), antecedent=draw(st.none() | pieces().map(lambda each: each[0])),
        )  # fmt: skip
    return replace(
        claim, id=f"c{number}", text=TEXT[start:end], start=start, end=end, content=whole, source=source,
        actors=tuple(actors),
        roles=tuple(Role(actor=each, role=draw(st.sampled_from(["agent", "target", "mentioned"]))) for each in actors),
        quantities=tuple(draw(st.lists(st.sampled_from(quantities), unique_by=lambda each: each.id))),
        hedges=tuple(draw(st.lists(st.sampled_from(hedges), unique_by=lambda each: each.id))),
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn, number: int) -> Report:
    plain = make_report(f"#{number}")
    quantities = [replace(plain.quantities[0], id=f"q{i}", low=draw(numbers), high=draw(numbers)) for i in range(1, 12)]
    hedges = [replace(plain.hedges[0], id=f"h{i}", strength=i % 3 + 1) for i in range(1, 12)]
    actors = tuple(replace(plain.actors[0], id=id_, name=draw(words)) for id_ in ACTORS)
    found = [draw(claims(i, quantities, hedges)) for i in draw(st.permutations(range(1, 4)))]
    codes = draw(st.lists(st.sampled_from(["language", "encoding"]), unique=True))
    return replace(
        plain, claims=tuple(found), quantities=tuple(quantities), hedges=tuple(hedges), actors=actors,
        article=replace(plain.article, title=draw(st.none() | words), text=draw(st.none() | st.just(TEXT))),
        warnings=tuple(ReportWarning(code=code, message=f"of {code}") for code in codes),
    )  # fmt: skip


def write(given: list[Record], path: Path) -> None:
    if path.suffix:
        write_stream(given, path)
    else:
        write_tables(given, path, "{}/part-00001.parquet", format=FORMATS["parquet"])


@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_there_and_back_again(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each in turn is made of the one before, the first of the last: what any of them lost would be missed."""
    records = [to_dict(data.draw(reports(number))) for number in (1, 10, 2, 100)]
    tmp_path = tmp_path_factory.mktemp("pairs")
    found = records
    for name in (*WHOLE, WHOLE[0]):
        write(found, tmp_path / name)
        found = list(read_records(tmp_path / name))
        assert json.dumps(found) == json.dumps(records), name  # the order of the fields, too
        if (tmp_path / name).is_dir():
            shutil.rmtree(tmp_path / name)


@pytest.mark.parametrize("rows", ["articles", "claims", "quantities", "hedges", "actors"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".parquet", ".md"])
def test_rows_are_the_same_from_every_format(rows: str, suffix: str, tmp_path: Path) -> None:
    records = [to_dict(make_report(f"#{number}")) for number in (1, 10, 2)]
    write_stream(records, tmp_path / f"own{suffix}", rows=rows)
    for name in WHOLE:
        write(records, tmp_path / name)
        write_stream(read_records(tmp_path / name), tmp_path / f"of{suffix}", rows=rows)
        assert (tmp_path / f"of{suffix}").read_bytes() == (tmp_path / f"own{suffix}").read_bytes(), name


def test_worth_comes_back(tmp_path: Path) -> None:
    record = to_dict(make_report())
    record["claims"][0]["check"] = {
        "score": 0.45, "criteria": [{"name": "measurable", "weight": 0.2}, {"name": "unsure", "weight": -0.05}],
    }  # fmt: skip
    record["claims"][1]["check"] = {"score": 0.3, "criteria": []}
    write([record], tmp_path / "x.sqlite")
    assert list(read_records(tmp_path / "x.sqlite")) == [record]


def other_hand(record: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(unheld(record)))


def test_what_no_column_has_is_told() -> None:
    record = to_dict(make_report())
    assert other_hand(record) == []
    record["claims"][0]["mood"] = record["claims"][1]["mood"] = "calm"
    record["actors"][0]["mentions"][0]["tone"] = 1
    record["quantities"][0]["low"] = 12_345_678_901_234_567
    record["quantities"][0]["high"] = 10**400
    assert other_hand(record) == [
        "the field 'mood'", "the field 'tone'", "numbers of more than 15 digits, which are rounded",
    ]  # fmt: skip


def test_every_part_of_a_record_has_columns() -> None:
    """A field that is added to the record wants a column, else what is converted loses it."""
    held = {name for table in TABLES.values() for name in table.names}
    for part, kind in (("source", Source), ("", Quantity), ("", Hedge), ("", Claim)):
        for name in kind.__dataclass_fields__:
            known = {name.removesuffix("_"), f"{part}_{name.removesuffix('_')}"}
            inside = {"id", "content", "sentence", "roles", "scope", "actors", "text"}
            assert known & held or name in inside, name
