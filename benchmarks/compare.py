"""Times `claimx compare` on the claims of a corpus of any size: time, memory, groups.

    python benchmarks/compare.py --articles 10000 100000
    python benchmarks/compare.py --articles 1000000 --short --duckdb --workers 2

The corpus is made up: events in towns with invented names, each told by some of a hundred outlets for a few days, with
tolls that grow and disagree, among sentences without numbers. An article has some twenty claims and six numbers, which
is what agency reports of 400 words have; with `--short` two or three claims and one to three numbers, as items of a
digest. With `--duckdb` the records are written as `claimx batch -o claims.duckdb` writes them, and read from there.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claimx.export.formats import Layout

SYLLABLES = ["ba", "ko", "ri", "mu", "te", "sal", "dor", "vin", "ela", "pon", "gra", "shi", "lo", "na", "fer", "qui"]
EVENTS = ["earthquake", "flood", "missile strike", "bus crash", "wildfire", "explosion", "ferry accident", "shooting"]
COUNTRIES = ["TR", "IN", "PH", "US", "BR", "NG", "UA", "IR", "MX", "ID", "PK", "CL", "IT", "KE", "MM", "PE"]
SOURCES = [
    "the mayor",
    "police",
    "the health ministry",
    "rescuers",
    "the governor",
    "hospital officials",
    "an aid group",
]
FILLER = ["market", "bridge", "council", "school", "harbour", "road", "winter", "tender", "reform", "engine", "ledger"]
DAYS = 365
TOLD_FOR = 4  # days
FILLERS = 14  # claims without a number


def name_of(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=3)).title()


def mention(text: str, start: int) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


class Writer:
    """An article in the making: sentences below each other, and what was found in them."""

    def __init__(self, id_: str, day: date, outlet: str) -> None:
        self.id, self.day, self.outlet = id_, day, outlet
        self.at = 0
        self.claims: list[dict[str, Any]] = []
        self.quantities: list[dict[str, Any]] = []
        self.actors: dict[str, dict[str, Any]] = {}

    def named(self, name: str, kind: str, country: str | None, start: int) -> str:
        actor = self.actors.setdefault(
            name,
            {
                "id": f"a{len(self.actors) + 1}",
                "name": name,
                "type": kind,
                "country": country,
                "key": None,
                "mentions": [],
            },
        )
        actor["mentions"].append({**mention(name, start), "kind": "name", "rule": "actor.name"})
        return str(actor["id"])

    def sentence(
        self,
        text: str,
        numbers: list[tuple[str, int, str, str]],
        *,
        place: str = "",
        country: str = "",
        source: str = "",
    ) -> None:
        """A sentence as one claim; `numbers` are (as written, value, noun, modifier)."""
        start = self.at
        actors = [self.named(place, "place", country, start + text.index(place))] if place else []
        found = []
        for written, value, noun, modifier in numbers:
            high = None if modifier == "at_least" else value
            quantity = {
                "id": f"q{len(self.quantities) + 1}", **mention(written, start + text.index(written)),
                "low": value, "high": high, "modifier": modifier, "kind": "count", "unit": None, "noun": noun, "of": noun,
                "concept": None, "per": None, "change": None, "status": "stated", "rule": "quantity.count",
            }  # fmt: skip
            self.quantities.append(quantity)
            found.append(quantity)
        credited = None
        if source:
            credited = {
                **mention(source, start + len(text) + 2), "type": "official", "named": False, "actor": None, "name": None,
                "actors": [], "country": country or None, "resolution": "nominal", "anonymity": None, "antecedent": None,
            }  # fmt: skip
        cue = (
            {**mention("said", start + len(text) + 3 + len(source)), "lemma": "say", "class": "neutral"}
            if source
            else None
        )
        whole = len(text) + (len(source) + 8 if source else 1)
        self.claims.append({
            "id": f"c{len(self.claims) + 1}", **mention(text, start), "sentence": {"start": start, "end": start + whole},
            "content": [mention(text, start)], "attributed": bool(source), "mode": "indirect" if source else None,
            "source": credited, "cue": cue, "actors": actors, "roles": [{"actor": each, "role": "mentioned"} for each in actors],
            "quantities": found, "hedges": [], "polarity": "positive", "certainty": "certain", "factuality": 3.0,
            "rule": "attribution.clausal" if source else "own-voice.clause",
        })  # fmt: skip
        self.at = start + whole + 1

    def record(self) -> dict[str, Any]:
        """The record, `claimx/1`."""
        return {
            "schema": "claimx/1",
            "article": {
                "id": self.id, "path": None, "title": None, "date": self.day.isoformat(), "site": self.outlet, "url": None,
                "sha256": self.id, "characters": self.at, "words": self.at // 6, "sentences": len(self.claims), "text": None,
            },
            "claims": self.claims, "actors": list(self.actors.values()), "quantities": self.quantities, "hedges": [],
            "model": {"name": "made up", "version": "0"}, "version": "0", "warnings": [],
        }  # fmt: skip


def articles(count: int, *, short: bool = False) -> Iterator[dict[str, Any]]:
    """Records of made-up articles; the more there are, the more events, not the more reports of one."""
    draw = random.Random(1)
    made = 0
    begin = date(2024, 1, 1)
    while made < count:
        place, country, event = name_of(draw), draw.choice(COUNTRIES), draw.choice(EVENTS)
        day, dead, hurt = begin + timedelta(days=draw.randrange(DAYS)), draw.randrange(3, 90), draw.randrange(5, 400)
        for _ in range(min(draw.randrange(2, 12), count - made)):
            later = draw.randrange(TOLD_FOR)
            writer = Writer(f"{made:07}.txt", day + timedelta(days=later), f"outlet {draw.randrange(100)}")
            told = dead + later * draw.randrange(4) + draw.choice([0, 0, 0, 1, 3, -2])
            tell_of = tell_shortly if short else tell
            tell_of(writer, draw, (place, country, event), max(told, 1), hurt + later * draw.randrange(9))
            made += 1
            yield writer.record()


def tell_toll(writer: Writer, draw: random.Random, about: tuple[str, str, str], dead: int, hurt: int) -> None:
    """How many an event killed and, unless that is 0, injured."""
    place, country, event = about
    first = draw.choice([f"{dead} people", f"At least {dead} people"])
    numbers = [(first, dead, "people", "at_least" if first.startswith("At") else "exact")]
    also = ""
    if hurt:
        injured = f"{hurt} others"
        numbers.append((injured, hurt, "others", "exact"))
        also = f" and {injured} were injured"
    writer.sentence(
        f"{first} were killed{also} by the {event} in {place}", numbers,
        place=place, country=country, source=draw.choice(SOURCES),
    )  # fmt: skip


def tell_shortly(writer: Writer, draw: random.Random, about: tuple[str, str, str], dead: int, hurt: int) -> None:
    """Two sentences: the toll, and something that is told beside it."""
    tell_toll(writer, draw, about, dead, hurt * draw.randrange(2))
    words = " ".join(draw.choices(FILLER, k=6))
    writer.sentence(f"The {words} {name_of(draw).lower()} went on", [], source=draw.choice(["", *SOURCES]))


def tell(writer: Writer, draw: random.Random, about: tuple[str, str, str], dead: int, hurt: int) -> None:
    """One article about an event, and about nothing in particular."""
    place, country, event = about
    tell_toll(writer, draw, about, dead, hurt)
    homes = f"{draw.randrange(20, 900)} homes"
    writer.sentence(f"The {event} destroyed {homes} in {place}", [(homes, int(homes.split(maxsplit=1)[0]), "homes", "exact")],
                    place=place, country=country)  # fmt: skip
    for _ in range(3):
        thing = draw.choice(FILLER)
        text = f"{draw.randrange(2, 50)} {thing}s"
        writer.sentence(f"The council of {name_of(draw)} counted {text} in spring",
                        [(text, int(text.split(maxsplit=1)[0]), f"{thing}s", "exact")])  # fmt: skip
    for _ in range(FILLERS):
        words = " ".join(draw.choices(FILLER, k=6))
        writer.sentence(f"The {words} {name_of(draw).lower()} went on", [], source=draw.choice(["", *SOURCES]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--short", action="store_true", help="items of two sentences")
    parser.add_argument("--duckdb", action="store_true", help="from a DuckDB file, not from JSON Lines")
    parser.add_argument(
        "--keep", type=Path, help="a folder for the records and the comparisons; records there are used again"
    )
    parser.add_argument("--workers", type=int, help="processes that share the work; none: one a core")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        for count in given.articles:
            name = f"{'short' if given.short else 'claims'}-{count}"
            records = folder / f"{name}.{'duckdb' if given.duckdb else 'jsonl'}"
            if not records.exists():
                (write_duckdb if given.duckdb else write_lines)(articles(count, short=given.short), records)
            measure(count, records, folder / f"compare-{name}.json", given.workers)


def write_lines(records: Iterable[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def write_duckdb(records: Iterable[dict[str, Any]], path: Path) -> None:
    """All tables, as `claimx batch` writes them."""
    from claimx.export.duckdb import open_duckdb  # noqa: PLC0415 - an extra

    with open_duckdb(path, Layout()) as add:
        for record in records:
            add(record)


def processor() -> float:
    """The processor time of all processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(count: int, records: Path, out: Path, workers: int | None) -> None:
    begun, before = time.perf_counter(), processor()
    shared = ["--workers", str(workers)] if workers else []
    command = [sys.executable, "-m", "claimx", "compare", str(records), "-o", str(out), "--quiet", *shared]
    subprocess.run(command, check=True)
    seconds, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    groups = conflicts = 0
    with out.open(encoding="utf-8") as file:
        for line in file:  # a group a line
            if line.startswith('{"id"'):
                groups += 1
                conflicts += json.loads(line.rstrip(",\n"))["conflict"]
    print(f"{count:,} articles, {records.stat().st_size / 1e6:.0f} MB")
    print(f"  time     {processor() - before:8.1f} s of a processor, {seconds:.1f} s by the clock")
    print(f"  memory   {used.ru_maxrss / 1024:8.0f} MB at most, of the largest process so far")
    print(f"  groups   {groups:8,}, {conflicts:,} with a conflict", flush=True)


if __name__ == "__main__":
    main()
