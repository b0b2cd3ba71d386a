"""brat, Label Studio and W3C Web Annotation: every span stands where its tool looks for it."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.export import Record, write_stream
from claimx.export.annotation import ATTRIBUTES, LINKS, annotated
from claimx.export.brat import configuration, free_name
from claimx.export.labelstudio import CONTINUES, labelling_config
from claimx.ids import sha256
from claimx.record_json import from_dict, to_dict
from claimx.records import Actor, ActorMention, Mention, Report, mention

from .reports import TEXT, make_report


def with_text(report: Report, text: str = TEXT) -> Report:
    return replace(report, article=replace(report.article, text=text, sha256=sha256(text), characters=len(text)))


REPORT = with_text(make_report())


def moved(text: str, places: list[tuple[int, int]]) -> Report:
    """A report on this text whose spans are at these places; the first claim has two pieces where it can."""

    def at(number: int) -> tuple[int, int]:
        return places[number % len(places)]

    def put(part: Any, number: int) -> Any:
        start, end = at(number)
        return replace(part, start=start, end=end, **({"text": text[start:end]} if hasattr(part, "text") else {}))

    report = make_report()
    claims = []
    for number, claim in enumerate(report.claims):
        pieces = sorted({at(number), at(number + 3)}) if number == 0 else [at(number)]
        content = tuple(mention(text, *each) for each in pieces)
        if any(second[0] < first[1] for first, second in itertools.pairwise(pieces)):
            content = content[:1]
        whole = mention(text, content[0].start, content[-1].end)
        claims.append(
            replace(claim, start=whole.start, end=whole.end, text=whole.text, content=content,
                    source=put(claim.source, number + 5), cue=put(claim.cue, number + 6))
        )  # fmt: skip
    mentions = tuple(
        ActorMention(start=start, end=end, text=text[start:end], kind="name", rule="actor.name")
        for start, end in dict.fromkeys(places)
    )
    actor = Actor(id="a1", name="A", type="group", country=None, key=None, mentions=mentions)
    return with_text(
        replace(report, claims=tuple(claims), actors=(actor,), quantities=(put(report.quantities[0], 7),),
                hedges=(put(report.hedges[0], 8),)),
        text,
    )  # fmt: skip


@st.composite
def any_reports(draw: st.DrawFn) -> Report:
    """Reports with spans anywhere in any text: emoji, line ends of every kind, blanks."""
    alphabet = st.sampled_from("aé😀\n\r\t \u2028\u0085\x0b\"'\\]") | st.characters(codec="utf-8")
    text = draw(st.text(alphabet, min_size=1, max_size=60))
    edges = st.integers(0, len(text))
    places = draw(st.lists(st.tuples(edges, edges).map(sorted).filter(lambda p: p[0] < p[1]), min_size=1, max_size=9))
    return moved(text, [(start, end) for start, end in places])


def read_brat(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    """The annotations of a document by their ids, each checked as brat does when it opens one."""
    text = (folder / f"{name}.txt").read_bytes().decode()
    out: dict[str, dict[str, Any]] = {}
    for line in (folder / f"{name}.ann").read_bytes().decode().splitlines():  # brat parts lines as this does
        id_, data, *rest = line.split("\t", 2)
        if id_ == "*":
            kind, *members = data.split()
            assert kind == "Equiv"
            assert all(member in out for member in members)
            continue
        assert id_ not in out
        if id_[0] == "T":
            kind, offsets = data.split(" ", 1)
            pieces = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
            assert all(0 <= start < end <= len(text) for start, end in pieces)
            assert all(second[0] >= first[1] for first, second in itertools.pairwise(pieces))
            assert rest == [" ".join(text[start:end] for start, end in pieces)]
            out[id_] = {"kind": kind, "pieces": pieces, "text": rest[0]}
        elif id_[0] == "A":
            kind, target, value = re.fullmatch(r"(\S+) (\S+) (\S+)", data).groups()  # type: ignore[union-attr]
            assert value in ATTRIBUTES[out[target]["kind"]][kind]
            out[id_] = {"kind": kind, "target": target, "value": value}
        elif id_[0] == "R":
            kind, first, second = re.fullmatch(r"(\S+) Arg1:(\S+) Arg2:(\S+)", data).groups()  # type: ignore[union-attr]
            assert (out[first]["kind"], out[second]["kind"]) == LINKS[kind]
            out[id_] = {"kind": kind, "from": first, "to": second}
        else:
            assert id_[0] == "#"
            kind, target = data.split(" ")
            assert target in out
    return out


def test_brat(tmp_path: Path) -> None:
    write_stream([REPORT], tmp_path / "brat", format="brat")
    assert (tmp_path / "brat" / "ferry.txt").read_text(encoding="utf-8") == TEXT
    found = read_brat(tmp_path / "brat", "ferry")
    spans = [(each["kind"], each["text"]) for id_, each in found.items() if id_[0] == "T"]
    assert spans == [
        ("Claim", "Dozens of people may have drowned"), ("Source", "the coastguard"), ("Cue", "said"),
        ("Claim", "We |found| *nobody*"), ("Source", "she"), ("Cue", "added"),
        ("Quantity", "Dozens of people"), ("Hedge", "may"), ("Actor", "the coastguard"),
    ]  # fmt: skip
    assert [(each["kind"], each["from"], each["to"]) for id_, each in found.items() if id_[0] == "R"] == [
        ("AttributedTo", "T1", "T2"), ("CuedBy", "T1", "T3"), ("AttributedTo", "T4", "T5"), ("CuedBy", "T4", "T6"),
    ]  # fmt: skip
    certainties = {each["target"]: each["value"] for each in found.values() if each["kind"] == "Certainty"}
    assert certainties == {"T1": "possible", "T4": "certain"}


def test_brat_cuts_spans_at_line_ends(tmp_path: Path) -> None:
    text = "He said:\r\n“We 😀 go\n\n  on\u2028now”\n"
    report = moved(text, [(text.index("We"), text.index("”"))])
    write_stream([report], tmp_path / "b", format="brat")
    span = read_brat(tmp_path / "b", "ferry")["T1"]
    assert span["text"] == "We 😀 go on now"
    assert [text[start:end] for start, end in span["pieces"]] == ["We 😀 go", "on", "now"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=any_reports())
def test_brat_of_anything(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("brat") / "b"
    write_stream([report], folder, format="brat")
    found = read_brat(folder, "ferry")
    text = report.article.text or ""
    wanted = {"".join(text[m.start : m.end].split()) for claim in report.claims for m in claim.content[:1]} - {""}
    assert len([1 for each in found.values() if each["kind"] == "Claim"]) >= min(len(wanted), 1)


def test_brat_configuration_names_all() -> None:
    sections = dict(re.findall(r"\[(\w+)\]\n((?:[^\[\n].*\n)*)", configuration()))
    assert sections["entities"].split() == list(ATTRIBUTES)
    assert set(re.findall(r"^(\w+)\t", sections["relations"], re.MULTILINE)) == {"AttributedTo", "CuedBy", "Equiv"}
    assert len(sections["attributes"].splitlines()) == sum(map(len, ATTRIBUTES.values()))


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("a.txt", "a"), ("politics/a.txt", "politics/a"), ("a.html", "a.html"), ("-", "article"), ("", "article"),
        ("../../etc/passwd", "etc/passwd"), ("/abs/olute.txt", "abs/olute"), ("news.zip#3", "news.zip_3"),
        ("https://example.com/2024/é?b=1", "https/example_com/2024/é_b_1"), ("a\nb 😀\t.txt", "a_b_"),
        ("x" * 300, "x" * 120), ("語" * 300, "語" * 66), ("a/", "a/article"),
    ],
)  # fmt: skip
def test_brat_names_are_plain(id_: str, name: str, tmp_path: Path) -> None:
    place = free_name(tmp_path, id_)
    assert place.relative_to(tmp_path).as_posix() == name.rstrip("_")


def test_brat_names_differ(tmp_path: Path) -> None:
    ids = ["a", "a.txt", "a?", "a!", "a.txt/b", "a.ann", "a.ann/b", "annotation.conf", "A/b.txt"]
    reports = [with_text(make_report(id_)) for id_ in ids]
    write_stream(reports, tmp_path / "b", format="brat")
    assert len(list((tmp_path / "b").rglob("*.ann"))) == len(list((tmp_path / "b").rglob("*.txt"))) == len(ids)
    assert (tmp_path / "b" / "annotation.conf").read_text(encoding="utf-8") == configuration()


def read_tasks(path: Path) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return tasks


def check_task(task: dict[str, Any], report: Report) -> None:
    """All results fit the text and the labelling interface."""
    text, interface = task["data"]["text"], ElementTree.fromstring(labelling_config())
    controls = {each.get("name"): [choice.get("value") for choice in each] for each in interface if each.get("name")}
    relations = [each.get("value") for each in interface.iter("Relation")]
    results = task["predictions"][0]["result"]
    regions = {each["id"]: each["value"] for each in results if each["type"] == "labels"}
    assert len(regions) == sum(each["type"] == "labels" for each in results)
    for each in results:
        if each["type"] == "relation":
            assert {each["from_id"], each["to_id"]} <= set(regions)
            assert set(each["labels"]) <= set(relations)
            continue
        value = each["value"]
        assert text[value["start"] : value["end"]] == value["text"]
        assert set(value[each["type"]]) <= set(controls[each["from_name"]])
        assert each["to_name"] == "text"
        assert (value["start"], value["end"]) == (regions[each["id"]]["start"], regions[each["id"]]["end"])
    wanted = {(piece.start, piece.end) for claim in report.claims for piece in claim.content}
    assert {(each["start"], each["end"]) for each in regions.values() if each["labels"] == ["Claim"]} == wanted


def test_label_studio(tmp_path: Path) -> None:
    write_stream([REPORT, REPORT], tmp_path / "tasks.json", format="labelstudio")
    first, second = read_tasks(tmp_path / "tasks.json")
    check_task(first, REPORT)
    assert (first["data"]["id"], second["data"]["id"]) == ("ferry.txt", "ferry.txt#2")
    assert first["data"]["title"] == "Ferry sinks off Port Vell"
    assert "date" not in first["data"]
    choices = [each["value"]["choices"] for each in first["predictions"][0]["result"] if each["type"] == "choices"]
    assert ["possible"] in choices


def test_label_studio_links_the_pieces_of_a_claim(tmp_path: Path) -> None:
    claim = REPORT.claims[0]
    pieces = claim.content + REPORT.claims[1].content
    write_stream(
        [replace(REPORT, claims=(replace(claim, content=pieces),))], tmp_path / "tasks.json", format="labelstudio"
    )
    (task,) = read_tasks(tmp_path / "tasks.json")
    links = [each for each in task["predictions"][0]["result"] if each["type"] == "relation"]
    assert [(each["from_id"], each["to_id"]) for each in links if each["labels"] == [CONTINUES]] == [("c1+2", "c1")]


@settings(max_examples=50, deadline=None)
@given(report=any_reports())
def test_label_studio_of_anything(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tasks") / "t.json"
    write_stream([report], path, format="labelstudio")
    check_task(read_tasks(path)[0], report)


def read_collection(path: Path) -> list[dict[str, Any]]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    return items


def check_annotations(items: list[dict[str, Any]], text: str) -> None:
    ids = {item["id"] for item in items}
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quoted = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quoted["exact"] != ""
            assert text[:start].endswith(quoted["prefix"])
            assert text[end:].startswith(quoted["suffix"])
        assert all(body["source"] in ids for body in item["body"] if body["purpose"] == "linking")


def test_w3c(tmp_path: Path) -> None:
    write_stream([REPORT], tmp_path / "a.jsonld")
    items = read_collection(tmp_path / "a.jsonld")
    check_annotations(items, TEXT)
    assert items[0]["id"] == "ferry.txt#c1"
    assert items[0]["target"]["source"] == "ferry.txt"
    tags = [body["value"] for body in items[0]["body"] if body["purpose"] == "tagging"]
    assert tags == ["Claim", "Certainty:possible", "Polarity:positive", "Mode:indirect"]
    links = [(body["name"], body["source"]) for body in items[0]["body"] if body["purpose"] == "linking"]
    assert links == [("AttributedTo", "ferry.txt#c1.source"), ("CuedBy", "ferry.txt#c1.cue")]


def test_w3c_says_what_it_is_on(tmp_path: Path) -> None:
    article = REPORT.article
    page = replace(article, id="1", url="https://example.com/a")
    spaces = replace(article, id="a b/é.txt", path="a b/é.txt")
    piped = replace(article, id="-", path=None)
    write_stream([replace(REPORT, article=each) for each in (page, spaces, piped)], tmp_path / "a.jsonld")
    sources = dict.fromkeys(item["target"]["source"] for item in read_collection(tmp_path / "a.jsonld"))
    first, second, third = sources
    assert (first, second) == ("https://example.com/a", "a%20b/%C3%A9.txt")
    assert re.fullmatch(r"ni:///sha-256;[\w-]{43}", third)


@settings(max_examples=50, deadline=None)
@given(report=any_reports())
def test_w3c_of_anything(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("w3c") / "a.jsonld"
    write_stream([report], path)
    check_annotations(read_collection(path), report.article.text or "")


def test_a_source_that_claims_share_is_one_span() -> None:
    claims = tuple(replace(claim, source=REPORT.claims[0].source) for claim in REPORT.claims)
    record: Record = to_dict(replace(REPORT, claims=claims))
    found = annotated(record)
    assert [span.id for span in found.spans if span.label == "Source"] == ["c1.source"]
    assert [link.end for link in found.links if link.label == "AttributedTo"] == ["c1.source", "c1.source"]


def test_reports_and_their_json_give_the_same(tmp_path: Path) -> None:
    record = to_dict(REPORT)
    assert from_dict(record) == REPORT
    for name in ("a.jsonld", "a.md", "a.csv", "a.txt"):
        write_stream([REPORT], tmp_path / f"1{name}")
        write_stream([record], tmp_path / f"2{name}")
        assert (tmp_path / f"1{name}").read_bytes() == (tmp_path / f"2{name}").read_bytes()


def test_content_in_pieces_is_two_targets(tmp_path: Path) -> None:
    pieces: tuple[Mention, ...] = REPORT.claims[0].content + REPORT.claims[1].content
    write_stream([replace(REPORT, claims=(replace(REPORT.claims[0], content=pieces),))], tmp_path / "a.jsonld")
    items = read_collection(tmp_path / "a.jsonld")
    check_annotations(items, TEXT)
    assert len(items[0]["target"]) == 2
