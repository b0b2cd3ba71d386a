"""The quality gate: measure figures on gold data, hold them against floors, raise the floors.

CLAIMX_GOLD=FOLDER python tests/gate.py [--only NAME] [--update [--allow-lower]]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("gate.toml")
Figures = dict[str, float]


def load_gates() -> dict[str, Any]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def gold_folder() -> Path | None:
    """The folder that CLAIMX_GOLD names; None where it names none."""
    name = os.environ.get("CLAIMX_GOLD")
    return Path(name).resolve() if name else None


def measure(gate: dict[str, Any], gold_folder: Path) -> Figures:
    """The figures of one gate, by their path in the scorer's output.

    Raises:
        ValueError: where the gold file is another than the one the floors were set on.
        RuntimeError: where a scorer fails.
    """
    gold, scorers = gold_folder / gate["gold"], gold_folder.parent / "eval"
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    if digest != gate["sha256"]:
        raise ValueError(f"{gate['gold']} is not the file the floors were set on: sha256 {digest}")
    with tempfile.TemporaryDirectory() as folder:
        if "predict" in gate:
            predicted, plain = Path(folder, "predicted.jsonl"), Path(folder, "gold.jsonl")
            run(scorers / "predict.py", gate["predict"], gold, predicted)
            packed = gold.read_bytes()
            plain.write_bytes(gzip.decompress(packed) if gold.suffix == ".gz" else packed)
            output = run(scorers / gate["score"], plain, predicted, "--json")
        else:
            output = run(scorers / gate["score"], "claimx", gate["option"], gold, "--json")[str(gold)]
    return {name: at_path(output, name) for name in gate["floors"]}


def run(script: Path, *arguments: object) -> Any:
    """Run a scorer with the claimx of this Python; its JSON output, or None where it prints none."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PATH": path},
    )
    if done.returncode:
        raise RuntimeError(f"{script.name} failed ({done.returncode}): {(done.stderr or done.stdout).strip()[-2000:]}")
    return json.loads(done.stdout) if done.stdout.strip() else None


def at_path(output: Any, name: str) -> float:
    for key in name.split():
        output = output[key]
    return float(output)


def below(gate: dict[str, Any], figures: Figures) -> list[str]:
    """What fell: one line for each figure under its floor."""
    return [
        f"{name}: {figures[name]} is under the floor of {floor}"
        for name, floor in gate["floors"].items()
        if figures[name] < floor
    ]


def updated(text: str, measured: dict[str, Figures], *, allow_lower: bool) -> str:
    """The floors file with every floor set to what was measured, in whole points downwards.

    Raises:
        ValueError: where a floor would fall and that is not allowed.
    """
    gates = tomllib.loads(text)
    for gate, figures in measured.items():
        for name, figure in figures.items():
            floor, new = gates[gate]["floors"][name], float(math.floor(figure))
            if figure >= floor > new:
                new = floor
            if new < floor and not allow_lower:
                raise ValueError(
                    f"{gate}, {name}: {figure} would lower the floor of {floor}; if that is meant, say --allow-lower"
                )
            line = re.compile(rf'(\[{gate}\.floors\]\n(?:[^\[\n]*\n)*?"{re.escape(name)}" = )[0-9.]+')
            text, count = line.subn(rf"\g<1>{new}", text)
            assert count == 1, f"{gate}, {name}: not found in the floors file"
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    gates = load_gates()
    parser.add_argument("--only", choices=sorted(gates), action="append", help="measure only this one (repeatable)")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: let a floor fall")
    options = parser.parse_args()
    folder = gold_folder()
    if folder is None:
        parser.error("CLAIMX_GOLD must name the folder of gold data")
    measured: dict[str, Figures] = {}
    failed = False
    for gate in options.only or gates:
        measured[gate] = measure(gates[gate], folder)
        for name, figure in measured[gate].items():
            floor = gates[gate]["floors"][name]
            failed |= figure < floor
            print(f"{gate:12} {name:18} {figure:6}  floor {floor:6}{'  BELOW' if figure < floor else ''}", flush=True)
    if options.update:
        try:
            text = updated(FLOORS.read_text(encoding="utf-8"), measured, allow_lower=options.allow_lower)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        FLOORS.write_text(text, encoding="utf-8")
        return 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
