"""The page for newcomers points at what is there: every dotted name on it leads to a module and what is in it."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "newcomer.md"
NAMES = sorted(set(re.findall(r"`((?:sim|tools)\.[\w.]+)`", PAGE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_somewhere(name):
    assert pkgutil.resolve_name(name) is not None


def test_there_are_names():
    assert len(NAMES) > 20
    with pytest.raises((AttributeError, ImportError)):
        pkgutil.resolve_name("sim.model.world.World.leap")
