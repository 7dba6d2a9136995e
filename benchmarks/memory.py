"""Memory against the number of trials: a run must not need more because it is longer.

    python benchmarks/memory.py [--scenario jeddah-2025-03] [--few 100000] [--many 1000000]

Each run is a process of its own through the command line, with its table written to a temporary folder; the peak of its
resident memory is taken from the operating system, less that of a process that only imports what a run imports.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

IMPORTS = "import sim.cli.app, sim.studies, sim.model.block, pyarrow.parquet, scipy.special"


def peak(arguments: list[str]) -> float:
    """Peak resident memory of a process, in MB."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(arguments)} ended with status {status}")
    return usage.ru_maxrss / 1024


def run(scenario: str, trials: int) -> float:
    """Peak of one run with results on disk, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        command = ["run", scenario, "--trials", str(trials), "--jobs", "1", "--quiet", "--out", out]
        return peak([sys.executable, "-m", "sim", *command])


def main() -> None:
    """Print both peaks and their ratio above imports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="jeddah-2025-03")
    parser.add_argument("--few", type=int, default=100_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    given = parser.parse_args()
    imports = peak([sys.executable, "-c", IMPORTS])
    few, many = run(given.scenario, given.few), run(given.scenario, given.many)
    print(f"Python {sys.version.split()[0]}; imports alone {imports:.0f} MB")
    print(f"{given.few:,} trials: peak {few:.0f} MB, {few - imports:.0f} MB above imports")
    print(f"{given.many:,} trials: peak {many:.0f} MB, {many - imports:.0f} MB above imports")
    print(f"ratio above imports: {(many - imports) / (few - imports):.2f}")


if __name__ == "__main__":
    main()
