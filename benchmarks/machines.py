"""How many cells of the table differ without fused multiplication: `python -m benchmarks.machines [--trials 1500]`.

Runs the same trials in processes of their own with other forms of the C library's and of NumPy's functions.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from tests.properties.test_machines import CODE, PLAIN_C, TRIALS, plain_numpy


def table(path: Path, code: str, more: dict[str, str]) -> dict[str, np.ndarray]:
    subprocess.run([sys.executable, "-c", code, str(path)], env=os.environ | more, check=True)
    return dict(np.load(path))


def compared(here: dict[str, np.ndarray], there: dict[str, np.ndarray]) -> str:
    cells = sum(column.size for column in here.values())
    differ = largest = 0
    for name, column in here.items():
        same = (column == there[name]) | ((column != column) & (there[name] != there[name]))
        differ += int((~same).sum())
        if not same.all():
            largest = max(largest, float(np.abs(column - there[name])[~same].max()))
    endings = int((here["ending"] != there["ending"]).sum())
    return f"{differ} of {cells:,} cells differ, by at most {largest:.2g}; endings that differ: {endings}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=1_500)
    code = CODE.replace(f"0, {TRIALS})", f"0, {parser.parse_args().trials})")
    ways = {"plain C library": PLAIN_C, "plain NumPy": plain_numpy(), "both": PLAIN_C | plain_numpy()}
    with tempfile.TemporaryDirectory() as folder:
        here = table(Path(folder) / "here.npz", code, {})
        for name, way in ways.items():
            print(f"{name} ({way}): {compared(here, table(Path(folder) / 'there.npz', code, way))}")
