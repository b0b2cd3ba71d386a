"""How the time of `extract` grows with the text: 120 units, each repeated to n, 2n and 4n characters.

    python benchmarks/growth.py                 # all; a line a unit, the worst last
    python benchmarks/growth.py --size 2000 --only 'said' --profile

A line gives the seconds at n, 2n and 4n and the larger of the two growths. What is linear doubles. What is above
LIMIT is tried again, since a busy machine looks the same. The exit code is 1 where one stays above it.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from itertools import pairwise

from claimx import Extractor

SIZE = 4_000  # characters
LIMIT = 2.5  # times as long for twice the text
LEAST = 0.02  # seconds; less says nothing
TRIES = 3

UNITS = tuple(
    line.replace("¶", "\n").replace("·", " ")
    for line in """\
a
A
1
·
.
,
=
-
"
“
”
'
(
)
¶
é
字
😀
a·
A·
I·
1·
.·
,·
"·
“·
”·
'·
(·
-·
—·
¶·
¶¶
a.·
A.·
a,·
1,·
1.·
1,000·
$1·
1%·
1-2·
$1m-$2m·
“a”·
“a·
said·
said.·
he·said·
he·said·that·
that·
and·
or·
but·
of·
of·the·
who·
which·
if·
not·
no·
to·
may·
may·not·
would·
about·
about·20·
more·than·
between·20·and·
20·people·
20·per·cent·of·
twenty·
hundred·
million·
one·and·a·half·
dozens·of·
a·few·
Mr.·
Dr.·Roe·
Roe·
Ann·Roe·
Ann·Roe,·
Ann·Roe's·
Ann·Roe·and·
U.S.·
the·U.S.·
France·
French·officials·
the·minister·
the·minister,·
the·minister·of·
the·company·
they·
she·
his·
Monday·
on·Monday,·
March·3,·2020·
5·p.m.·
http://a.example/b·
a@b.example·
&amp;·
{"a":·[·
He·left.·
He·said·no.·
He·said·she·said·
“No,”·he·said.·
“No,·he·said.·
No,”·he·said.·
According·to·Roe,·
Police·said·20·people·may·have·died.·
Ann·Roe·said·that·Bo·Dahl·denied·that·
the·man·who·said·that·
He·was·accused·of·
It·is·believed·to·
reportedly·allegedly·
if·he·left,·
not·only·but·
She·left¶
- He·left.¶
He·said·no.¶¶
""".splitlines()
)


def seconds(extractor: Extractor, text: str) -> float:
    """The processor's time for one text."""
    started = time.process_time()
    extractor.extract(text)
    return time.process_time() - started


def growth(extractor: Extractor, unit: str, size: int) -> tuple[float, list[float]]:
    """How many times as long twice the text takes, at most, and the three times."""
    times = [seconds(extractor, (unit * (each // len(unit) + 1))[:each]) for each in (size, 2 * size, 4 * size)]
    return max(later / max(LEAST, earlier) for earlier, later in pairwise(times)), times


def profile(extractor: Extractor, unit: str, size: int) -> None:
    """What takes the time at 4n."""
    with cProfile.Profile() as profiler:
        extractor.extract((unit * (4 * size // len(unit) + 1))[: 4 * size])
    pstats.Stats(profiler).sort_stats("tottime").print_stats(14)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help="n, in characters")
    parser.add_argument("--only", help="units that contain this")
    parser.add_argument("--profile", action="store_true", help="show what takes the time of those above the limit")
    given = parser.parse_args()
    extractor = Extractor()
    seconds(extractor, "He said no. " * 50)
    found = []
    for unit in UNITS:
        if given.only is not None and given.only not in unit:
            continue
        worst, times = growth(extractor, unit, given.size)
        for _ in range(TRIES - 1):
            if worst > LIMIT:
                worst, times = min((worst, times), growth(extractor, unit, given.size))
        found.append((worst, unit))
        print(f"{unit!r:45} {' '.join(f'{each:7.2f} s' for each in times)}  {worst:.2f}", flush=True)
        if worst > LIMIT and given.profile:
            profile(extractor, unit, given.size)
    slow = sorted(each for each in found if each[0] > LIMIT)
    print(
        f"{len(found)} units, {len(slow)} above {LIMIT}: {', '.join(f'{unit!r} {worst:.2f}' for worst, unit in slow)}"
    )
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
