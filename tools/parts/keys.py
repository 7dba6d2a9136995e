"""The keys behind `coded`: found by loading a case in which all that can be coded is, and its ids are words for ids."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sim.documents.named import read_heading
from sim.evidence import Evidence, load_evidence
from sim.scenario import load_scenario
from sim.scenario.actors import Belligerent, Guarantor, Mediator
from sim.scenario.loading.coded import PER_GROUP, PER_PAIR
from sim.scenario.scenario import Scenario
from sim.shipped import shipped_evidence, shipped_scenarios
from sim.uncertainty import Coded
from tools.markdown import code, filled, table
from tools.part import ROOT, Files, Part, text_file
from tools.parts.parameters import rows

__all__ = ["CODEBOOK", "PARTS", "codebook", "keys", "keys_table", "parameter_keys"]

CODEBOOK = ROOT / "seeds" / "codebook.md"
WORDS = {"xactor": "ACTOR", "xother": "OTHER", "xmediator": "ACTOR", "xguarantor": "ACTOR"}
WORDS |= {"xissue": "ISSUE", "xpocket": "POCKET"}
"""Ids of the case, and the words that stand for them."""

ROLES: dict[str, type[BaseModel]] = {
    "xactor": Belligerent,
    "xother": Belligerent,
    "xmediator": Mediator,
    "xguarantor": Guarantor,
}
GROUPS = {"xother": "OTHER"}

MOMENTUM = ("momentum__whole_front", "momentum__xpocket")

Key = tuple[str, str, str, str, str]
"""A key, the places that read it, and their meaning, unit and range."""


def codebook() -> str:
    """The codebook with its lists of keys as they are now."""
    return filled(CODEBOOK, "keys", [*_lists()])


def _lists() -> Iterator[str]:
    yield from ("", *keys_table(), "")
    for name, folder in shipped_evidence().items():
        if (folder / "outcome.yaml").exists():
            continue  # of the coded negotiations `truce evidence` tells the same
        yield from (f"### Parameters of `{name}`", "", *parameter_keys(load_evidence(folder)), "")


def keys_table() -> list[str]:
    """One line per kind of key: what reads it, what it means, its unit and range."""
    return table(("key", "read by", "meaning", "unit", "range"), [(f"`{key[0]}`", *key[1:]) for key in keys()])


def keys() -> list[Key]:
    """Every kind of key that `coded` can lead to, in the order of a file of evidence."""
    paths: dict[str, list[str]] = {}
    for path, value in _case().values():
        if isinstance(value, Coded) and not path.startswith("actors.xother."):
            known = paths.setdefault(_spelt(value.key), [])
            known += [spelt for spelt in [_spelt(path)] if spelt not in known]
    order = ("positions", "saliences", "firmness", "limits", "limit_firmness", "status_quo", "aims_met", "parameters")
    found = sorted(paths.items(), key=lambda item: order.index(item[0].partition(".")[0]))
    return [(key, code(*read), *_described(read)) for key, read in found]


def parameter_keys(evidence: Evidence) -> list[str]:
    """One line per parameter of a folder: meaning and range as the folder states them, unit, and what reads it."""
    units, read, about = _units(), _readers(evidence), evidence.about
    lines = []
    for name in evidence.parameters():
        kind = name.partition("__")[0]
        quantity = about.quantities[kind]
        reach = f"{quantity.low:g} to {quantity.high:g}"
        places = code(*read.get(f"parameters.{name}", ())) or "nothing yet"
        lines.append((f"`{name}`", quantity.meaning, units.get(kind, ""), reach, places))
    return table(("key", "meaning", "unit", "range", "read by"), lines)


def _readers(evidence: Evidence) -> dict[str, list[str]]:
    """Places of the shipped cases that read each key of a folder."""
    places: dict[str, list[str]] = {}
    for name, path in shipped_scenarios().items():
        if name.startswith("toy/") or read_heading(path).extends is not None:
            continue
        case = load_scenario(path)
        if case.evidence is None or case.evidence.folder.resolve() != evidence.folder.resolve():
            continue
        for place, value in case.scenario.values():
            if isinstance(value, Coded):
                places.setdefault(value.key, []).append(place)
    return places


def _units() -> dict[str, str]:
    found = {}
    for key, _, _, unit, _ in keys():
        if key.startswith("parameters."):
            found[key.removeprefix("parameters.").partition("__")[0]] = unit
    return found


def _described(paths: list[str]) -> tuple[str, str, str]:
    """Meaning, unit and range of the first of some places, as the table of parameters has them."""
    known = {row[0].strip("`"): row for model in ROLES.values() for row in rows(model, "actors.ACTOR")}
    known |= {row[0].strip("`"): row for row in rows(Scenario, "", skip=("actors", "offers"))}
    row = known[paths[0].replace("OTHER", "ACTOR")]
    return row[1], row[2], row[3]


def _spelt(path: str) -> str:
    return re.sub("|".join(WORDS), lambda found: WORDS[found[0]], path)


def _case() -> Scenario:
    """Load a case in which every number that the evidence can give is `coded`."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in _files().items():
            path = Path(place) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content), encoding="utf-8")
        return load_scenario(Path(place) / "case.yaml").scenario


def _files() -> dict[str, Any]:
    scale = {"title": "An issue", "zero": "none", "one": "all"}
    actors = {name: _actor(name) for name in ROLES}
    names = [key.format("GROUP") for key in PER_GROUP.values()] + [key.format("OTHER") for key in PER_GROUP.values()]
    names += [key.format(*pair) for key in PER_PAIR.values() for pair in (("GROUP", "OTHER"), ("OTHER", "GROUP"))]
    names += [key.format("GROUP", "GROUP") for key in PER_PAIR.values()] + [*MOMENTUM]
    standing = {"xissue": {"position": [0.2, 0.3, 0.4], "salience": 0.5}}
    share = {"meaning": "a share", "low": 0, "high": 1}
    limit = {"rules_out": "below", "at": [0.1, 0.1, 0.1], "firmness": 0.5}
    return {
        "case.yaml": {
            "schema": 2,
            "name": "All that can be coded",
            "evidence": "all",
            "issues": {"xissue": {**scale, "pocket": "xpocket"}},
            "actors": actors,
            "front": {
                "momentum": {"favours": "xactor", "against": "xother", "mean": "coded", "start": "coded"},
                "pockets": {"xpocket": {"holder": "xother", "momentum": "coded"}},
            },
            "offers": {"offer": {"scope": "full", "text": {"xissue": 0.5}}},
            "reference": {"xissue": 0.5},
            "status_quo": "coded",
        },
        "all/about.yaml": {
            "title": "All",
            "cutoff": "2000-01-01",
            "source": "None.",
            "status": "Made up.",
            "groups": {"GROUP": {"title": "A group"}, "OTHER": {"title": "Another"}},
            "issues": {"xissue": scale},
            "quantities": {name.partition("__")[0]: share for name in names},
        },
        "all/statements.yaml": {
            "S1": {"date": "2000-01-01", "actor": "A", "group": "GROUP", "kind": "stated", "text": "T", "outlet": "O"}
        },
        "all/coders/A.yaml": {
            "about": "Made up.",
            "positions": {"GROUP": standing, "OTHER": standing},
            "limits": {group: {"xissue": dict(limit)} for group in ("GROUP", "OTHER")},
            "status_quo": {"xissue": {"at": [0.2, 0.3, 0.4]}},
            "aims_met": {group: ["xissue"] for group in ("GROUP", "OTHER")},
            "parameters": {key: [0.2, 0.3, 0.4] for key in names},
        },
    }


def _actor(name: str) -> dict[str, Any]:
    """An actor of which every number that its role has and the evidence can give is `coded`."""
    fields = ROLES[name].model_fields
    role = name.removeprefix("x") if name in ("xmediator", "xguarantor") else "belligerent"
    actor: dict[str, Any] = {"role": role, "group": GROUPS.get(name, "GROUP"), "positions": "coded"}
    actor |= {"lead": True} if role == "mediator" else {"backs": "xactor"} if role == "guarantor" else {}
    actor |= {"limits": "coded", "aims_met": "coded"} if role == "belligerent" else {}
    actor |= {field: "coded" for field in PER_GROUP if field in fields}
    other = "xactor" if name == "xother" else "xother"
    return actor | {field: {other: "coded"} for field in PER_PAIR if field in fields}


def _page() -> Files:
    return text_file(CODEBOOK, codebook())


PARTS = (Part("keys", "seeds/codebook.md, the keys of the evidence and what reads them", _page),)
