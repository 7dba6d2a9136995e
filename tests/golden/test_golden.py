"""The transcripts that are kept are what the model tells now.

If a change is meant: `python -m tools.rebuild --write transcripts`.
"""

from __future__ import annotations

import functools

import pytest

from sim.history.layout import WIDTH
from tools.parts.transcripts import CHOSEN, FOLDER, transcripts

REMEDY = "if it is meant to differ: python -m tools.rebuild --write transcripts"
told = functools.cache(transcripts)
FILES = [f"{chosen.name}{kind}" for chosen in CHOSEN for kind in (".txt", ".table.txt")]


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_transcript_is_what_the_model_tells(name):
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert told()[name].splitlines() == kept.splitlines(), REMEDY


def test_no_other_transcript_is_kept():
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_transcript_fits_the_page(name):
    lines = told()[name].splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert all(line == line.rstrip() for line in lines)
    assert all(line.isascii() for line in lines)
