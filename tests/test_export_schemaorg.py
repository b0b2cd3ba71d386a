"""schema.org claims: whose each is, where it appeared, its numbers; never a verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from claimx.export import write_stream
from claimx.export.schemaorg import credit
from claimx.records import Report

from .reports import make_report
from .test_export_annotators import any_reports

REPORT = make_report()


def nodes(path: Path, *reports: Report) -> list[dict[str, Any]]:
    write_stream(list(reports), path, format="schemaorg")
    graph = json.loads(path.read_text(encoding="utf-8"))
    assert graph["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = graph["hasPart"]
    return found


def test_a_claim_with_its_source(tmp_path: Path) -> None:
    article = replace(REPORT.article, url="https://example.com/a", site="The Harbour Post", date="2026-05-01")
    first = nodes(tmp_path / "a.jsonld", replace(REPORT, article=article))[0]
    claim = REPORT.claims[0]
    assert claim.source is not None
    assert first["@id"] == "https://example.com/a#c1"
    assert first["text"] == claim.text
    assert first["appearance"]["publisher"] == {"@type": "Organization", "name": "The Harbour Post"}
    assert first["appearance"]["datePublished"] == "2026-05-01"
    assert (
        first["author"]
        == credit({"type": claim.source.type, "name": claim.source.name, "text": claim.source.text, "actors": []}, {})[
            "author"
        ]
    )
    assert claim.certainty in first["description"]


def test_a_document_is_no_author() -> None:
    assert credit({"type": "document", "name": None, "text": "court papers", "actors": []}, {}) == {
        "isBasedOn": {"@type": "CreativeWork", "description": "court papers"}
    }
    assert credit({"type": "person", "name": "Ada Finch", "text": "she", "actors": ["a1"]}, {}) == {
        "author": {"@type": "Person", "name": "Ada Finch"}
    }


def test_all_who_said_it_are_authors() -> None:
    actors = {
        "a1": {"type": "person", "name": "Ada Finch"},
        "a2": {"type": "organisation", "name": "Holm Institute"},
        "a3": {"type": "organisation", "name": "Transport Ministry"},
    }
    finch, institute = {"@type": "Person", "name": "Ada Finch"}, {"@type": "Organization", "name": "Holm Institute"}
    said = {"type": "person", "name": "Ada Finch", "text": "Ada Finch and the Holm Institute", "actors": ["a1", "a2"]}
    assert credit(said, actors) == {"author": [finch, institute]}
    both = {"type": "government", "name": "Transport Ministry", "text": "both", "actors": ["a3", "a1"]}
    assert credit(both, actors) == {
        "author": [{"@type": "GovernmentOrganization", "name": "Transport Ministry"}, finch]
    }


@settings(max_examples=50, deadline=None)
@given(report=any_reports())
def test_of_anything(report: Report, tmp_path_factory: Any) -> None:
    found = nodes(tmp_path_factory.mktemp("schemaorg") / "a.jsonld", report)
    assert [node["text"] for node in found] == [claim.text for claim in report.claims]
    assert all(node["@type"] == "Claim" and "Review" not in node["@type"] for node in found)
    for node, claim in zip(found, report.claims, strict=True):
        assert ("author" in node or "isBasedOn" in node) == (claim.source is not None)
