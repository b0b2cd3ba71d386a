"""Batches done again after something around them has changed: a library, another output, a folder of annotations."""

from __future__ import annotations

import builtins
import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from claimx.batch import cluster, job, marks, run
from claimx.export import FORMATS
from claimx.installing import install_command

from .inputs import ARTICLE, make_pdf
from .states import packs_in
from .terminal import quick, stand_in

TEXT = "The mayor said that 20 people may have left.\n"
MISSING = ("pypdf", "backports", "compression")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a folder `news` of one good and one bad article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT)
    (tmp_path / "news" / "bad.txt").write_bytes(b"")
    return tmp_path


def without_extras(patch: pytest.MonkeyPatch) -> None:
    """As if what reads PDF and Zstandard were not installed."""
    importing, version, is_installed = builtins.__import__, metadata.version, marks.is_installed

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in MISSING:
            raise ModuleNotFoundError(name=name)
        return importing(name, *rest, **more)

    def unknown(name: str) -> str:
        if name == "pypdf":
            raise metadata.PackageNotFoundError(name)
        return version(name)

    patch.setattr(builtins, "__import__", refusing)
    patch.setattr(job.metadata, "version", unknown)
    patch.setattr(marks, "is_installed", lambda name: name.partition(".")[0] not in MISSING and is_installed(name))


def test_an_extra_installed_later_costs_no_more_than_what_lacked_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PLAIN", run.PLAIN | {"pdf"})  # read in this process, where the changes hold
    zstd = pytest.importorskip("backports.zstd")
    pytest.importorskip("pypdf")
    rows = "".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(200))
    (tmp_path / "rows.jsonl").write_text(rows)
    (tmp_path / "a.pdf").write_bytes(make_pdf([ARTICLE[:1]]))
    (tmp_path / "b.txt.zst").write_bytes(zstd.compress(TEXT.encode()))
    command = ("batch", "a.pdf", "rows.jsonl", "b.txt.zst", "-o", "out.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        without_extras(patch)
        done = quick(*command, cwd=tmp_path, **stand_in())
        assert done.code == 1
        assert "200 of 202 articles" in done.err
        assert f"a.pdf: to read PDF, install what reads it: {install_command('pdf')}" in done.err
        assert "nothing was left to do" in quick(*command, cwd=tmp_path, **stand_in()).err
    done = quick(*command, cwd=tmp_path, **stand_in())
    assert done.code == 0
    assert "what reads pdf has changed since the earlier run: such inputs are done again" in done.err
    before, all_ = done.err.split(" articles were done by an earlier run")[0].split("claimx: ")[-1].split(" of ")
    assert (int(before), int(all_)) == (175, 202)  # the shards of the two inputs hold 27
    assert not (tmp_path / "out.errors.jsonl").exists()
    quick(*command[:-1], "whole.jsonl", cwd=tmp_path, **stand_in())
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_outputs_of_the_same_inputs_share_their_errors(news: Path) -> None:
    quick("batch", "news", "-o", "out.jsonl", cwd=news)
    errors = (news / "out.errors.jsonl").read_bytes()
    assert quick("batch", "news", "-o", "out.csv", cwd=news).code == 1
    assert (news / "out.errors.jsonl").read_bytes() == errors
    for name in ("out.jsonl", "out.csv"):
        assert f"{name} is complete, nothing was left to do" in quick("batch", "news", "-o", name, cwd=news).err


def test_errors_of_other_inputs_are_not_replaced(news: Path) -> None:
    (news / "good").mkdir()
    (news / "good" / "b.txt").write_text(TEXT)
    quick("batch", "news", "-o", "out.jsonl", cwd=news)
    errors = (news / "out.errors.jsonl").read_bytes()
    for more in (("good",), ("news", "--encoding", "latin-1")):
        done = quick("batch", *more, "-o", "out.csv", cwd=news)
        assert (done.code, done.err) == (
            2,
            "claimx: error: out.csv: its errors would go to out.errors.jsonl, which holds those of out.jsonl, made of "
            "other inputs; give the output another name\n",
        )
    assert (news / "out.errors.jsonl").read_bytes() == errors
    assert not (news / "out.csv").exists()
    assert not (news / "out.csv.state").exists()
    # Where there are none, there is nothing to lose; and then they are of the one that wrote them.
    (news / "news" / "bad.txt").write_text(TEXT)
    assert quick("batch", "news", "-o", "out.jsonl", cwd=news).code == 0
    (news / "good" / "c.txt").write_bytes(b"")
    assert quick("batch", "good", "-o", "out.csv", cwd=news).code == 1
    done = quick("batch", "news", "-o", "out.jsonl", cwd=news)
    assert (done.code, "which holds those of out.csv" in done.err) == (2, True)


def test_a_full_folder_of_annotations_is_refused_before_the_work(news: Path) -> None:
    (news / "news" / "bad.txt").unlink()
    command = ("batch", "news", "-o", "out", "--format", "brat")
    assert quick(*command, cwd=news).code == 0
    assert "nothing was left to do" in quick(*command, cwd=news).err
    (news / "news" / "b.txt").write_text(TEXT)
    shards = packs_in(news / "out.state")
    done = quick(*command, cwd=news)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "out: can't be written: the folder is not empty; give a new name, or remove it first" in done.err
    assert packs_in(news / "out.state") == shards  # nothing was read
    (news / "news" / "b.txt").unlink()
    assert "nothing was left to do" in quick(*command, cwd=news).err
    (news / "news" / "b.txt").write_text(TEXT)
    (news / "out.state").rename(news / "new.state")
    done = quick("batch", "news", "-o", "new", "--format", "brat", cwd=news)
    assert (done.code, (news / "new" / "b.txt").exists()) == (0, True)


def test_more_articles_than_a_page_holds_are_refused_before_the_work(news: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": "The mayor said it rained."}) for number in range(501)]
    (news / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for arguments in (["many.jsonl"], ["many.jsonl", "--dry-run"], ["-", "--from", "jsonl"]):
        done = quick("batch", *arguments, "-o", "many.html", cwd=news, given="\n".join(lines).encode(), STAND_IN="1")
        assert (done.code, done.out) == (2, "")
        assert "html output holds 500 articles at most" in done.err
        assert "claimx report claims.jsonl" in done.err
        assert not (news / "many.html").exists()
    fine = quick("batch", "many.jsonl", "-o", "many.jsonl.csv", "--dry-run", cwd=news)
    assert fine.code == 0


def test_without_ray_nothing_is_left_behind(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "is_installed", lambda _: False)
    done = quick("batch", "news", "-o", "out.jsonl", "--engine", "ray", cwd=news)
    assert (done.code, done.err) == (
        2,
        f"claimx: error: --engine ray needs Ray, which is not installed; try: {install_command('ray')}\n",
    )
    assert sorted(path.name for path in news.iterdir()) == ["news"]


def test_without_a_model_nothing_is_left_behind(news: Path) -> None:
    assert quick("batch", "news", "-o", "out.jsonl", "--model", "none_such", cwd=news).code == 3
    assert sorted(path.name for path in news.iterdir()) == ["news"]


def test_what_claimx_wrote_in_every_format_is_no_article(news: Path) -> None:
    for library in ("pyarrow", "duckdb"):
        pytest.importorskip(library)
    folder = news / "news"
    (folder / "bad.txt").unlink()
    refused, written = [], []
    for each in FORMATS.values():
        name = each.name + (each.suffixes[0] if each.suffixes else "" if each.kind == "folder" else ".json")
        done = quick("batch", "news", "-o", f"news/{name}", "-f", each.name, cwd=news)
        if done.code == 2:
            assert f"batch reads the {Path(name).suffix} files in news as articles" in done.err
            refused.append(each.name)
        else:
            assert (done.code, "1 of 1 article," in done.err) == (0, True), done.err
            written.append(each)
    assert refused == ["table", "markdown"]
    done = quick("batch", "news", "-o", "out.jsonl", cwd=news)
    assert (done.code, "1 of 1 article," in done.err) == (0, True), done.err
    files = sum(each.mark is not None and each.kind != "folder" for each in written)
    folders = len(written) + sum(each.kind == "folder" for each in written)
    assert f"claimx: news: left out {files} files and {folders} folders that claimx wrote\n" in done.err
    for name in ("labelstudio.json", "w3c.jsonld"):
        done = quick("extract", f"news/{name}", cwd=news)
        assert done.err == f"claimx: error: news/{name}: claimx wrote this: it holds records, no articles\n"
    done = quick("extract", "news/labelstudio.json", "--text-field", "data.text", cwd=news)
    assert json.loads(done.out)["article"]["text"] == TEXT
