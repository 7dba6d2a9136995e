"""A small folder of evidence, written afresh for each test."""

from pathlib import Path

import pytest

FILES = {
    "about.yaml": """\
title: A quarrel about a well
cutoff: 1900-06-01
source: The village paper.
status: Made up for tests.
groups:
  HILL: {title: The hill}
  VALE: {title: The vale}
issues:
  water: {title: Who draws first, zero: the hill, one: the vale}
  toll: {title: Toll, zero: none, one: high}
topics: {mood: how people feel}
quantities:
  urgency: {meaning: hurry, low: 0, high: 1}
  momentum: {meaning: who gains, low: -1, high: 1}
""",
    "statements.yaml": """\
S1: {actor: The elder, group: HILL, outlet: paper, date: 1900-05-30, kind: stated, text: "We draw first, always."}
S2: {actor: The elder, group: HILL, outlet: paper, date: 1900-05, kind: stated, text: "Perhaps at noon they may."}
S3: {actor: The miller, group: VALE, outlet: paper, date: 1900-05-31, kind: fact, text: "Dug a ditch."}
""",
    "facts.yaml": """\
X1: {actor: The clerk, group: VALE, outlet: ledger, date: 1900-06-01, kind: fact, text: "The well is low."}
""",
    "supports.yaml": """\
positions:
  HILL:
    water: {statements: [S1, X1]}
  VALE:
    water: {statements: [S3], note: indirect}
parameters:
  urgency__HILL: {statements: [], note: judgement}
""",
    "coders/A.yaml": """\
about: The teacher.
assignments:
  S1: {issue: water, position: 0, firmness: 0.9}
  S2: {issue: water, position: 0.3, firmness: 0.4}
  S3: {issue: mood, firmness: 0.5}
positions:
  HILL:
    water: {position: [0, 0.1, 0.3], salience: 0.8}
  VALE:
    water: {position: [0.6, 0.8, 1], salience: 0.5}
parameters:
  urgency__HILL: [0.2, 0.4, 0.6]
  momentum__well: [-0.5, 0, 0.5]
""",
    "coders/B.yaml": """\
about: The priest.
assignments:
  S1: {issue: water, position: 0.1, firmness: 0.7}
  S2: {issue: mood, firmness: 0.2}
positions:
  HILL:
    water: {position: [0, 0.2, 0.4], salience: 0.6}
    toll: {position: [0, 0, 0.1], salience: 0.2}
parameters:
  urgency__HILL: [0.3, 0.5, 0.7]
""",
}


@pytest.fixture
def well(tmp_path: Path) -> Path:
    """A valid folder: two groups, two issues, two coders."""
    folder = tmp_path / "well"
    (folder / "coders").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def edit(well: Path):
    """Replace a piece of one file of the folder: `edit(name, old, new)`; returns the line of the piece."""

    def replace(name: str, old: str, new: str) -> int:
        text = (well / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        (well / name).write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
