"""What a user sees who loads the file with ten faults."""

from __future__ import annotations

import os
from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from tools.part import ROOT, Files, Part, text_file

__all__ = ["PARTS"]

FOLDER = ROOT / "tests" / "golden"


def faults() -> Files:
    """The message, as it is from the folder where the file lies."""
    before = Path.cwd()
    os.chdir(FOLDER)
    try:
        load_scenario("ten-faults.yaml")
    except ScenarioError as error:
        return text_file(FOLDER / "ten-faults.txt", f"{error}\n")
    finally:
        os.chdir(before)
    raise AssertionError("ten-faults.yaml is valid")


PARTS = (Part("faults", "tests/golden/ten-faults.txt, what a user sees", faults),)
