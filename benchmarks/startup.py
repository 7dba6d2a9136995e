"""How long Truce takes before it does anything: processor time of its commands, of some trees side by side.

    python benchmarks/startup.py                      this tree
    python benchmarks/startup.py --against ../other   this tree and another checkout, in turns
    python benchmarks/startup.py --rounds 15 validate help

Processor time (user and system), median and least over the rounds. Every tree has byte code of its own in a folder that
is thrown away, made in a first round that does not count: as an installed package has it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
CASE = "jeddah-2025-03"
RUN = ("run", CASE, "--seed", "7", "--no-figures")
COMMANDS = {
    "help": ("--help",),
    "list": ("list",),
    "schema": ("schema",),
    "show": ("show", CASE),
    "validate": ("validate", CASE),
    "complete": (),
    "20 trials": (*RUN, "--trials", "20"),
    "1000 trials": (*RUN, "--trials", "1000"),
}
ASKING = {"_TRUCE_COMPLETE": "complete_bash", "COMP_WORDS": "truce validate jed", "COMP_CWORD": "2"}


def seconds(tree: Path, name: str, compiled: str) -> float:
    """Processor time of one command in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONPATH": str(tree)}
    environment |= ASKING if name == "complete" else {}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sim", *COMMANDS[name]]
    subprocess.run(command, cwd=tree, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(trees: Sequence[Path], names: Sequence[str], rounds: int) -> dict[tuple[Path, str], list[float]]:
    """Times of every command in every tree, all in turns, so that a busy minute falls on all of them."""
    found: dict[tuple[Path, str], list[float]] = {(tree, name): [] for name in names for tree in trees}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for tree, name in found:
                took = seconds(tree, name, f"{folder}/{trees.index(tree)}")
                if number:
                    found[tree, name].append(took)
    return found


def main() -> None:
    """Print a line for each command: median and least, in seconds, of each tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=f"of {', '.join(COMMANDS)}; all if none")
    parser.add_argument("--against", type=Path, action="append", default=[], help="another checkout; may be repeated")
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    trees, names = [ROOT, *(path.resolve() for path in asked.against)], asked.commands or list(COMMANDS)
    found = measured(trees, names, asked.rounds)
    for name in names:
        times = (found[tree, name] for tree in trees)
        print(f"{name:<12}", *(f"{median(each):7.2f} (least {min(each):.2f})" for each in times))


if __name__ == "__main__":
    main()
