"""How a run is cut into shards, what they are called, and how they are kept."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.batch.assemble import sweep
from claimx.batch.crew import Died, RunError, work_together
from claimx.batch.errors_file import error_path
from claimx.batch.job import Fingerprint, Job, make_job
from claimx.batch.kept import MOST_SMALL, Kept
from claimx.batch.lock import locked
from claimx.batch.marks import Failure, Mark
from claimx.batch.packs import NOTHING, head_of
from claimx.batch.run import Run
from claimx.batch.shards import LARGEST, MOST, Shard, cut_shards, key_of, seen_of
from claimx.batch.state import State
from claimx.batch.tally import Tally, error_record, failure
from claimx.batch.tasks import Result
from claimx.batch.work import Worker
from claimx.errors import InputError, OutputError
from claimx.export.files import whole_file, whole_path
from claimx.readers import Item, ReadOptions, Refusal
from claimx.readers.items import OutOfMemoryError, OwnOutputError, missing_extra

from .states import packs_in

ABC, ABD, XYZ = "ab" + "c" * 38, "ab" + "d" * 38, "ef" + "0" * 38
JOB = Job(versions=(("claimx", "1"),))
F = Fingerprint("f")


def row(number: int, text: str = "It rained.") -> Item:
    return Item(id=f"r{number}", path="in.jsonl", kind="text", payload=text, member=f"line {number}")


def refused(number: int) -> Refusal:
    return Refusal(id=f"r{number}", path="in.jsonl", error=InputError("no JSON"))


@given(st.lists(st.integers(0, 1000).map(row) | st.integers(0, 1000).map(refused), max_size=300))
def test_shards_hold_all_inputs_in_order(entries: list[Item | Refusal]) -> None:
    shards = list(cut_shards(entries))
    assert [entry for shard in shards for entry in shard.entries] == entries
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert all(1 <= len(shard.entries) <= MOST for shard in shards)


def test_a_shard_is_seconds_of_work() -> None:
    shards = list(cut_shards(row(n, "x" * (LARGEST // 3)) for n in range(30)))
    assert all(len(shard.entries) <= 4 for shard in shards)


def test_a_run_that_is_broken_off_early_loses_two_or_three_articles() -> None:
    shards = list(cut_shards(row(n, "It rained. " * 220) for n in range(100)))
    sizes = [len(shard.entries) for shard in shards]
    assert max(sizes[:4]) <= 4
    assert sum(sizes[:6]) >= 12
    assert max(sizes) > 8  # later ones are as large as is parsed fastest


@given(st.integers(0, 99))
def test_one_article_more_changes_few_of_the_first_shards(place: int) -> None:
    entries = [row(n, "It rained. " * 220) for n in range(100)]
    keys = {key_of(shard.entries, F) for shard in cut_shards(entries)}
    entries.insert(place, row(1000 + place, "It rained. " * 220))
    changed = [shard for shard in cut_shards(entries) if key_of(shard.entries, F) not in keys]
    assert 1 <= len(changed) <= 7


@given(st.integers(0, 399))
def test_one_article_more_changes_few_shards(place: int) -> None:
    entries = [row(n) for n in range(400)]
    keys = {key_of(shard.entries, F) for shard in cut_shards(entries)}
    entries.insert(place, row(1000 + place))
    changed = [shard for shard in cut_shards(entries) if key_of(shard.entries, F) not in keys]
    assert 1 <= len(changed) <= 4


def test_keys_depend_on_inputs_and_job_alone() -> None:
    entries = (row(1), row(2))
    assert key_of(entries, F) == key_of(entries, F)
    assert key_of(entries, F) != key_of(entries, Fingerprint("g"))
    assert key_of(entries, F) != key_of((row(2), row(1)), F)
    assert key_of(entries, F) != key_of((row(1), row(2, "It snowed.")), F)
    assert key_of((refused(1),), F) != key_of((row(1),), F)


def test_a_file_that_can_not_be_read_has_a_key(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    item = Item(id="a.txt", path=str(path), kind="text")
    missing = key_of([item], F)
    path.write_text("It rained.")
    there = key_of([item], F)
    path.write_text("It snowed.")
    assert len({missing, there, key_of([item], F)}) == 3


def test_a_library_that_reads_one_kind_concerns_that_kind_alone() -> None:
    old, new = (Fingerprint("f", (("html", "trafilatura 1"), ("pdf", pdf))) for pdf in ("none", "pypdf 1"))
    page, pdf = (Item(id="a", path="a", kind=kind, payload=b"x") for kind in ("html", "pdf"))
    assert key_of([row(1), page], old) == key_of([row(1), page], new)
    assert key_of([row(1), pdf], old) != key_of([row(1), pdf], new)
    assert key_of([row(1), page], old) != key_of([row(1), page], F)


def test_versions_tell_models_lexicons_and_options_apart(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("a")
    options = ReadOptions()
    jobs = [
        make_job(model=None, lexicon=(), options=options),
        make_job(model=None, lexicon=(), options=options, with_text=True),
        make_job(model=None, lexicon=(), options=ReadOptions(encoding="latin-1")),
        make_job(model=None, lexicon=(own,), options=options),
        make_job(model=str(tmp_path), lexicon=(), options=options),
    ]
    own.write_text("b")
    jobs.append(make_job(model=None, lexicon=(own,), options=options))
    assert len({job.fingerprint for job in jobs}) == len(jobs)
    assert jobs[0].fingerprint == make_job(model=None, lexicon=(), options=options).fingerprint


@pytest.fixture
def state(tmp_path: Path) -> State:
    state = State.beside(str(tmp_path / "out.jsonl"))
    state.prepare()
    return state


def again(state: State) -> Kept:
    """The packs as the next run sees them."""
    kept = Kept(state)
    kept.load()
    return kept


def test_a_shard_is_kept_whole_or_not_at_all(state: State) -> None:
    failure = Failure(where="x", record=error_record("x", None, ValueError("two\nlines")))
    mark = Mark(articles=2, sources={"Ada": 1}, failures=(failure,), warnings=(("y", "odd"),))
    whole, place = Kept(state).write_shard(ABC, [b"{}\n", b"[]\n"], mark)
    assert again(state).mark_of(ABC) == whole == dataclasses.replace(mark, digest=whole.digest)
    assert whole.failures[0].record["message"] == "two lines"
    assert again(state).data_of(ABC) == b"{}\n[]\n" == Kept(state).data_of(ABC, place)
    (pack,) = packs_in(state.folder)
    data = pack.read_bytes()
    for length in range(0, len(data), 7):
        pack.write_bytes(data[:length])
        assert again(state).shards == {}
    pack.write_bytes(data[:-1])
    with pytest.raises(OutputError, match="what was kept was damaged"):
        Kept(state).data_of(ABC, place)
    with pytest.raises(OutputError, match="what was kept was damaged"):
        again(state).failures_of(ABC)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.integers(0, 7), min_size=1, max_size=5, unique=True), st.data())
def test_damage_costs_the_shards_that_it_hits(state: State, numbers: list[int], data: st.DataObject) -> None:
    for path in state.own_packs():
        path.unlink()
    kept = Kept(state)
    keys = [f"{number:040x}" for number in numbers]
    places = {key: kept.write_shard(key, [key.encode() * 5 + b"\n"], Mark(articles=1))[1] for key in keys}
    (pack,) = packs_in(state.folder)
    whole = bytearray(pack.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    pack.write_bytes(whole)
    found = again(state)
    for key, place in places.items():
        begins = place.start - len(head_of("shard", key, NOTHING, place.note, place.data))
        assert (found.mark_of(key) is None) == (begins <= at < place.end)
        if found.mark_of(key):
            assert found.data_of(key) == key.encode() * 5 + b"\n"


def test_a_pack_that_looks_as_it_was_left_is_believed_unless_told_to_verify(state: State) -> None:
    kept = Kept(state)
    kept.write_shard(ABC, [b"{}\n"], Mark(articles=1))
    kept.keep_only([ABC])
    (pack,) = packs_in(state.folder)
    times = pack.stat().st_atime_ns, pack.stat().st_mtime_ns
    data = bytearray(pack.read_bytes())
    data[-12] ^= 1
    pack.write_bytes(data)
    assert again(state).mark_of(ABC) is None
    os.utime(pack, ns=times)  # as a disk does it
    assert again(state).mark_of(ABC) is not None
    careful = Kept(state, verify=True)
    careful.load()
    assert careful.mark_of(ABC) is None
    with pytest.raises(OutputError, match="run the same command again"):
        again(state).data_of(ABC)
    assert again(state).mark_of(ABC) is None  # from then on nothing is believed


def test_notes_damaged_by_hand_are_noticed(state: State) -> None:
    state.save("finished", {"keys": "x"})
    note = state.folder / "finished.json"
    note.write_bytes(note.read_bytes().replace(b'"x"', b'"y"'))
    assert state.load("finished") == {}
    assert state.has("finished")


def test_what_is_of_no_run_is_removed(state: State) -> None:
    kept = Kept(state)
    for key in (ABC, ABD, XYZ):
        kept.write_shard(key, [key.encode() + b"\n"], Mark())
    Kept(state).write_part(XYZ, {"files": []})
    old = state.packs / "ab"
    old.mkdir()
    for name in (f"{ABC}.gz", f"{ABC}.json"):  # as version 0.1 kept it
        (old / name).write_text("x")
    for folder in (state.folder, old):
        (folder / f".{ABC[:8]}.{0:032x}.tmp").write_text("x")
        (folder / ".mine.tmp").write_text("x")
    state.note(ABC, 3)
    assert again(state).keep_only([ABC]) == 2
    names = sorted(path.name for path in state.folder.rglob("*") if path.is_file() and path.suffix != ".pack")
    assert names == [".mine.tmp", ".mine.tmp", "packs.json"]
    found = again(state)
    assert (list(found.shards), found.parts, found.data_of(ABC)) == ([ABC], {}, ABC.encode() + b"\n")
    assert len(packs_in(state.folder)) == 1


def test_small_packs_become_one_where_they_are_many(state: State) -> None:
    keys = [f"{number:040x}" for number in range(MOST_SMALL + 1)]
    for key in keys:
        Kept(state).write_shard(key, [key.encode() + b"\n"], Mark(articles=1), seen="5" + key[1:])
    assert len(packs_in(state.folder)) == len(keys)
    again(state).keep_only(keys)
    assert len(packs_in(state.folder)) == 1
    found = again(state)
    assert all(found.data_of(key) == key.encode() + b"\n" for key in keys)
    assert found.key_seen("5" + keys[3][1:]) == keys[3]


def test_files_that_look_as_they_did_are_not_read_again(state: State, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It rained.")
    entries = (Item(id="a.txt", path=str(path), kind="text"), row(1))
    assert seen_of(entries, F) == NOTHING  # it was changed a moment ago
    os.utime(path, (1, 1))
    seen = seen_of(entries, F)
    assert seen not in {NOTHING, seen_of(entries, Fingerprint("g")), seen_of(entries[:1], F)}
    kept = Kept(state)
    kept.write_shard(ABC, [b"{}\n"], Mark(), seen)
    assert again(state).key_seen(seen) == ABC
    assert Kept(state, verify=True).key_seen(seen) is None
    os.utime(path, (2, 2))
    other = seen_of(entries, F)
    assert again(state).key_seen(other) is None
    kept.see(other, ABC)
    assert again(state).key_seen(other) == ABC
    assert seen_of((row(1),), F) == NOTHING


def test_only_the_leavings_of_this_output_are_swept(tmp_path: Path) -> None:
    output, other = str(tmp_path / "news"), str(tmp_path / "news.jsonl")
    with contextlib.suppress(OSError, OutputError), contextlib.ExitStack() as at_work:  # they find nothing in the end
        for path in (other, output, error_path(output)):
            at_work.enter_context(whole_file(path))
        at_work.enter_context(whole_path(output, folder=True))
        assert len(list(tmp_path.iterdir())) == 4
        sweep(output)
        (left,) = tmp_path.iterdir()
        assert left.name.startswith(".news.jsonl.")


def test_a_folder_is_discarded_only_where_no_shard_holds_records(state: State) -> None:
    kept = Kept(state)
    kept.write_shard(ABC, [b"{}\n"], Mark(articles=1))
    kept.write_shard(XYZ, [], Mark())
    again(state).discard()
    assert again(state).mark_of(ABC) is not None
    again(state).keep_only([XYZ])
    again(state).discard()
    assert not state.folder.exists()


def test_what_is_not_claimxs_own_is_never_removed(state: State) -> None:
    Kept(state).write_shard(ABC, [b"{}\n"], Mark())
    kept = [
        state.folder / "notes.txt",
        state.packs / "mine.pack",
        state.packs / "ab" / "abc.json",
        state.packs / "mine" / "a",
    ]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    again(state).keep_only([])
    again(state).discard()
    assert all(path.read_text() == "mine" for path in kept)
    assert packs_in(state.folder) == [state.packs / "mine.pack"]


@pytest.mark.parametrize(
    "name", ["shards", "shards/ab", f"shards/{0:032x}.pack", "run.lock", "job.json", "part-1-of-2.lock"]
)
def test_links_in_the_state_are_refused(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "ab").mkdir(parents=True)
    mine = elsewhere / "ab" / f"{ABD}.json"
    mine.write_text("mine")
    state = State.beside(str(tmp_path / "out.jsonl"))
    (state.folder / "shards").mkdir(parents=True)
    target = {"shards": elsewhere, "shards/ab": elsewhere / "ab"}.get(name, mine)
    if name == "shards":
        (state.folder / "shards").rmdir()
    (state.folder / name).symlink_to(target)
    with pytest.raises(OutputError, match=r"in the way of the run's state|is a link, pipe or device"):
        state.prepare()
    Kept(state).keep_only([])
    Kept(state).discard()
    assert mine.read_text() == "mine"


def test_a_state_that_is_itself_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "shards").mkdir(parents=True)
    (tmp_path / "out.jsonl.state").symlink_to("elsewhere")
    with pytest.raises(OutputError, match="in the way of the run's state"):
        State.beside(str(tmp_path / "out.jsonl")).prepare()


def test_a_place_is_not_noted_through_a_link(state: State, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    path = state.packs / f"{ABC}.at"
    path.symlink_to(tmp_path / "mine")
    state.note(ABC, 3)
    assert state.noted(ABC) == 3
    assert (tmp_path / "mine").read_text() == "mine"


def test_locks(state: State) -> None:
    with locked(state):
        for part in (None, (1, 2)):
            with pytest.raises(OutputError, match="another run is writing it"), locked(state, part):
                pass
    with locked(state, (1, 2)), locked(state, (2, 2)):
        for part in (None, (1, 2)):
            with pytest.raises(OutputError, match="another run is writing it"), locked(state, part):
                pass
    with locked(state):
        pass


class Broken:
    """An extractor that fails on one word."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def read(self, articles: list[Any]) -> list[Any]:
        self.calls.append(len(articles))
        if any("boom" in article.text for article in articles):
            raise ValueError("it broke")
        return [article.text for article in articles]


def test_an_article_that_breaks_the_rules_costs_itself_alone(state: State) -> None:
    worker = Worker(JOB, state)
    worker._extractor = Broken()  # type: ignore[assignment]
    entries = (row(0), row(1, "boom"), row(2), refused(3), row(4))
    outcomes = list(worker.outcomes(Shard(number=0, entries=entries), "key"))
    kinds = [each.record["type"] if isinstance(each, Failure) else each[1] for each in outcomes]
    assert kinds == ["It rained.", "ValueError", "It rained.", "InputError", "It rained."]
    careful = list(worker.outcomes(Shard(number=0, entries=entries, careful=True, lost={0: "died"}), "key"))
    assert [each.record["type"] for each in careful if isinstance(each, Failure)] == [
        "WorkerDiedError", "ValueError", "InputError",
    ]  # fmt: skip
    assert state.noted("key") == 4


class Exhausted(Broken):
    """An extractor that takes too much memory for one word."""

    def read(self, articles: list[Any]) -> list[Any]:
        try:
            return super().read(articles)
        except ValueError:
            raise MemoryError from None


def test_an_article_for_which_memory_does_not_suffice_is_tried_again(state: State) -> None:
    worker = Worker(JOB, state)
    worker._extractor = Exhausted()  # type: ignore[assignment]
    tally = Tally()
    (failed,) = worker.outcomes(Shard(number=0, entries=(row(1, "boom"),)), "key")
    assert isinstance(failed, Failure)
    assert (failed.record["type"], failed.record["stage"]) == ("OutOfMemoryError", "extract")
    assert "memory ran out over it" in failed.record["message"]
    assert tally.mark().is_final(300)
    tally.add(failed)
    assert not tally.mark().is_final(300)
    assert not Mark.from_json(ABC, tally.mark().to_json(ABC)).is_final(300)


def test_what_lacked_a_library_is_tried_again_once_it_is_there() -> None:
    for module, final in (("none_such", True), ("none_such.inside", True), ("json", False)):
        failed = failure(row(1), missing_extra("it", "pdf", module))
        assert failed.record["type"] == "MissingExtraError"
        assert Mark(failures=(failed,)).is_final(300) is final
    assert Mark(failures=(failure(row(1), InputError("no")),)).is_final(300)


@pytest.mark.parametrize("error", [OwnOutputError(), OutOfMemoryError(), missing_extra("it", "pdf", "module")])
def test_errors_are_the_same_in_another_process(error: InputError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert (type(there), str(there), vars(there)) == (type(error), str(error), vars(error))


class Crowd:
    """A crew that dies as it is told: of certain articles, whenever it reads one."""

    def __init__(self, deadly: set[str]) -> None:
        self.deadly = deadly
        self.given: dict[int, Shard] = {}
        self.numbers = itertools.count()
        self.at: dict[int, int] = {}
        self.most = 0

    def start(self) -> int:
        return next(self.numbers)

    def give(self, hand: int, shard: Shard) -> None:
        self.given[hand] = shard
        self.most = max(self.most, len(self.given))

    def wait(self, busy: list[int]) -> list[tuple[int, Result | Exception]]:
        hand = busy[-1]  # the last one given is the first to be done
        shard = self.given.pop(hand)
        for place, entry in enumerate(shard.entries):
            if entry.id in self.deadly and place not in shard.lost:
                self.at[shard.number] = place
                return [(hand, Died("SIGKILL"))]
        failures = tuple(Failure(where=str(place), record={}) for place in shard.lost)
        return [(hand, Result(number=shard.number, key="k", mark=Mark(articles=1, failures=failures)))]

    def stop(self, hand: int) -> None:
        pass


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # which on a busy machine is no fault of ours
@given(st.sets(st.integers(0, 99).map(lambda n: f"r{n}"), max_size=4), st.integers(1, 4))
def test_deaths_cost_one_article_each(deadly: set[str], workers: int) -> None:
    crowd = Crowd(deadly)
    shards = list(cut_shards(row(n) for n in range(100)))
    results = list(work_together(iter(shards), crowd, workers=workers, cause=lambda shard: crowd.at.get(shard.number)))
    assert sorted(result.number for result in results) == [shard.number for shard in shards]
    assert sum(len(result.mark.failures) for result in results) == len(deadly)
    assert crowd.most <= workers


def test_deaths_without_end_end_the_run() -> None:
    crowd = Crowd({f"r{n}" for n in range(100)})
    with pytest.raises(RunError, match="keep dying"):
        list(work_together(cut_shards(row(n) for n in range(100)), crowd, workers=2, cause=lambda _: None))


def test_reading_waits_for_the_work() -> None:
    taken = 0

    def entries() -> Iterator[Item]:
        nonlocal taken
        for n in range(10_000):
            taken = n
            yield row(n)

    results = work_together(cut_shards(entries()), Crowd(set()), workers=2, cause=lambda _: None)
    next(results)
    assert taken <= 3 * MOST


def test_parts_are_all_of_a_run_and_never_the_same(state: State) -> None:
    entries = [row(n) for n in range(500)]
    numbers: list[int] = []
    for part in range(1, 4):
        run = Run(job=JOB, state=state, part=(part, 3))
        numbers += [each.number for each in run.todo(cut_shards(entries))]
    assert sorted(numbers) == [shard.number for shard in cut_shards(entries)]
