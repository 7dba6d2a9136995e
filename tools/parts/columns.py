"""The table of the columns of `trials.parquet`, made from a case whose ids are the words that stand for ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sim.analysis.outcomes import OUTCOMES
from sim.model.block import columns
from sim.model.columns import Column
from sim.results.table import describe_columns
from sim.scenario import load_scenario
from sim.scenario.scenario import Scenario
from sim.uncertainty import Coded
from tools.markdown import code, table
from tools.part import DOCS, Files, Part, text_file
from tools.parts.keys import keys_table

__all__ = ["PARTS", "columns_page", "patterns", "rows"]

CASE = "jeddah-2025-03"
HEAD = """\
# The table of trials

`truce run ... --out DIR` writes `DIR/trials.parquet`: one row per trial, in trial order, zstd-compressed, in row groups
of 20,000. On one machine with the same libraries the same seed gives the same bytes; elsewhere the last bit of a number
may differ with the processor and with the exponential and logarithm of the C library. Every page of the table carries a
checksum and `DIR/manifest.json` the SHA-256 of every file that was written with it; `truce validate DIR` checks both.
`DIR/columns.json` says the same as this page for the case at hand, and
each column carries its unit and meaning in its own metadata. `docs/python.md` shows how to read it with pandas and R.

Words in capitals stand for ids of the scenario: SIDE and OTHER for belligerents, MEDIATOR, GUARANTOR, PARTY for any
mediator or guarantor, ISSUE for an issue of the full offer, POCKET for a pocket of the front, PANEL for a panel of
coders. This page is made by `python -m tools.rebuild --write columns`.

A set of words or ids is one string with `+` between them, such as `exposure+audience`, in the order of the list below;
a set with nothing in it is null.

A value that does not exist (the day of a yes that never came) is null, never zero. Days of the calendar count from 0;
the days of a ceasefire from 1.
"""
WORDS = """
## Words in it

| column | words, in order |
| --- | --- |
"""
KEYS = """
## Keys behind `coded`

`coder` says whose reading a trial takes: it decides every number for which the scenario says `coded`; where coders form
panels, `coder_PANEL` does for those of the panel. Each such number is drawn from the row of the evidence that its key
names; `truce show` prints the key beside the number, and `truce evidence` which keys nothing reads. GROUP and OTHER are
groups of the evidence, ACTOR and OTHER the actors that name them. The codebook (`seeds/codebook.md`, section 10) lists
the parameters of the folders of the first two cases.
"""
IDS = re.compile(r"x(side|other|mediator|guarantor|issue|pocket|panel)")
"""Ids of the case that the table is made from: words that no column uses otherwise."""


def columns_page() -> str:
    """The whole page."""
    found = rows()
    headings = ("column", "type", "unit", "meaning")
    said = [(f"`{name}`", kind, unit, meaning) for name, kind, unit, meaning, _ in found]
    words = [(f"`{name}`", _words(labels)) for name, _, _, _, labels in found if labels]
    real = len(columns(load_scenario(CASE).scenario))
    lines = [HEAD, f"The first case has {real} columns.", "", *table(headings, said)]
    return "\n".join([*lines, WORDS.rstrip(), *table(("", ""), words)[2:], *_derived(), KEYS, *keys_table(), ""])


def _derived() -> list[str]:
    """What each derived outcome is called, and which rows show it."""
    said = [(f"`{key}`", outcome.title, outcome.meaning) for key, outcome in OUTCOMES.items() if outcome.derived]
    return ["", "## Outcomes derived from a row", "", *table(("outcome", "what it is", "in words"), said)]


def rows() -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    """Name, type, unit, meaning and words of every kind of column, in the order of the file."""
    kinds: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {}
    for column, described in zip(made := _columns(), describe_columns(made), strict=True):
        name = re.sub(r"^belief_[A-Z]+", "belief_PARTY", _spelt(column.name))
        if "OTHER" not in name or "SIDE_OTHER" in name:
            kinds.setdefault(name, (name, described["type"], column.unit, _spelt(column.meaning), column.labels))
    return list(kinds.values())


def patterns(scenario: Scenario) -> dict[str, re.Pattern[str]]:
    """For each kind of column, what its names look like in a scenario."""
    parties = [*scenario.mediators, *scenario.guarantors]
    ids: dict[str, Sequence[str]] = {"SIDE": list(scenario.belligerents), "OTHER": list(scenario.belligerents)}
    ids |= {"MEDIATOR": list(scenario.mediators), "GUARANTOR": list(scenario.guarantors), "PARTY": parties}
    ids |= {"ISSUE": list(scenario.issues), "POCKET": list(scenario.front.pockets)}
    coded = {value.panel for value in scenario.numbers.values() if isinstance(value, Coded)}
    ids |= {"PANEL": sorted(coded - {""}) or ["none"]}
    some = {word: f"({'|'.join(sorted(known, key=len, reverse=True))})" for word, known in ids.items()}
    return {name: re.compile(re.sub("[A-Z]+", lambda found: some[found[0]], name)) for name, *_ in rows()}


def _columns() -> tuple[Column, ...]:
    placed = {"xissue": {"ideal": 0.5, "salience": 1.0, "firmness": 0.0}}
    side: dict[str, Any] = {"role": "belligerent", "sincerity": 0.5, "urgency": 0.5, "positions": placed}
    scale = {"title": "An issue", "zero": "none of it", "one": "all of it"}
    case = {
        "schema": 2,
        "name": "Words for ids",
        "issues": {"xissue": {**scale, "pocket": "xpocket"}},
        "actors": {
            "xside": side,
            "xother": side,
            "xmediator": {"role": "mediator", "lead": True},
            "xguarantor": {"role": "guarantor", "backs": "xside"},
        },
        "front": {"pockets": {"xpocket": {"holder": "xside"}}},
        "offers": {"offer": {"scope": "full", "text": {"xissue": 0.5}}},
        "reference": {"xissue": 0.5},
        "status_quo": {"xissue": {"dist": "coded", "key": "k", "panel": "xpanel", "coders": {"A": (0.5, 0.5, 0.5)}}},
    }
    return columns(Scenario.model_validate(case))


def _spelt(text: str) -> str:
    """Text with words in capitals for ids."""
    return IDS.sub(lambda found: found[1].upper(), text)


def _words(labels: tuple[str, ...]) -> str:
    if not IDS.match(labels[0]):
        return code(*labels)
    return "ids of the belligerents" if "xside" in labels else "ids of the issues of the full offer"


def _page() -> Files:
    return text_file(DOCS / "columns.md", columns_page())


PARTS = (Part("columns", "docs/columns.md, from the columns of the model", _page),)
