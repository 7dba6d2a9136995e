"""The shipped schemas, through an independent validator: every shipped file passes, every planted fault does not.

The loader is asked too, so that schema and loader agree on what is refused.
"""

import json
import os
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from sim.cli.schemas import SHIPPED
from sim.errors import TruceError
from sim.evidence import load_evidence
from sim.scenario import load_scenario
from sim.shipped import shipped_root
from sim.studies.sweep_loading import load_sweep

ROOT = shipped_root()
CHECKERS = {
    kind: jsonschema.Draft202012Validator(json.loads((ROOT / path).read_text(encoding="utf-8")))
    for kind, path in SHIPPED.items()
}
FOLDERS = {"scenario": ROOT / "scenarios", "sweep": ROOT / "configs", "evidence": ROOT / "seeds"}
FILES = [(kind, path) for kind, folder in FOLDERS.items() for path in sorted(folder.rglob("*.yaml"))]
FILES = [(kind, path) for kind, path in FILES if path.name != "outcome.yaml"]  # read by people alone: it has no schema
LINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)\n")


def as_editor(text):
    """A text as an editor reads it: quoted scalars and keys as text, plain ones by the core schema of YAML 1.2."""
    stack, result = [], []

    def put(value):
        if not stack:
            result.append(value)
        elif isinstance(stack[-1], list):
            stack[-1].append(value)
        else:
            mapping, key = stack[-1]
            if key is None:
                stack[-1] = (mapping, str(value))
            else:
                mapping[key] = value
                stack[-1] = (mapping, None)

    for event in YAML(typ="base", pure=True).parse(text):
        name = type(event).__name__
        if name == "ScalarEvent":
            is_key = bool(stack) and isinstance(stack[-1], tuple) and stack[-1][1] is None
            put(event.value if is_key or event.style else _scalar(event.value))
        elif name == "MappingStartEvent":
            stack.append(({}, None))
        elif name == "SequenceStartEvent":
            stack.append([])
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            top = stack.pop()
            put(top if isinstance(top, list) else top[0])
    return result[0]


def _scalar(word):
    if word in ("", "~", "null"):
        return None
    if word in ("true", "false"):
        return word == "true"
    if re.fullmatch(r"[-+]?\d+", word):
        return int(word)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", word):
        return float(word)
    return {".nan": float("nan"), ".inf": float("inf")}.get(word, word)


@pytest.mark.slow
@pytest.mark.parametrize("kind", CHECKERS)
def test_each_schema_is_itself_valid(kind):
    jsonschema.Draft202012Validator.check_schema(CHECKERS[kind].schema)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_an_independent_validator_accepts_every_shipped_file(kind, path):
    CHECKERS[kind].validate(as_editor(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_every_shipped_file_leads_an_editor_to_its_schema(kind, path):
    told = LINE.match(path.read_text(encoding="utf-8"))
    assert told, "begin it with # yaml-language-server: $schema=..."
    assert (path.parent / told[1]).resolve() == (ROOT / SHIPPED[kind]).resolve()


SCENARIO = "scenarios/jeddah-2025-03.yaml"
SECOND = "scenarios/velmare-1931-09.yaml"
VARIANT = "scenarios/jeddah-kursk-safe-exit.yaml"
SWEEP = "configs/kursk-demand-by-leverage.yaml"
PLANTED = [
    (SCENARIO, "day_zero: 2025-03-14", "day_zer: 2025-03-14"),
    (SCENARIO, "schema: 2\n", "schema: 1\n"),
    (SCENARIO, "schema: 2\n", ""),
    (SCENARIO, "declares: [X1, X2, X3, X4, X5]", "declares: X1"),
    (SCENARIO, "    fixed_by_offer: true", "    fixed_by_offer: yes"),
    (SCENARIO, "    monitored_at: zero", "    monitored_at: top"),
    (SCENARIO, "    phase: later", "    phase: last"),
    (SCENARIO, "    role: mediator\n    lead: true", "    role: mediators\n    lead: true"),
    (SCENARIO, "    lead: true", "    lead: 1"),
    (SCENARIO, "    backs: ukraine\n    group: EU", "    group: EU"),
    (SCENARIO, "dist: integer, low: 0, mode: 3, high: 7,", "dist: integer, low: 0, mode: three, high: 7,"),
    (SCENARIO, "dist: triangular, low: 0.6, mode: 0.8, high: 0.95,", "dist: triangular, low: 0.6, mode: 0.8,"),
    (SCENARIO, "dist: triangular, low: 0.6, mode: 0.8, high: 0.95,", "dist: triangular, low: 0.6, mode: 0.8, hihg: 1,"),
    (SCENARIO, "dist: triangular, low: 0.6, mode: 0.8, high: 0.95,", "dist: trianglar, low: 0.6, mode: 0.8, high: 1,"),
    (
        SCENARIO,
        "dist: triangular, low: 0.6, mode: 0.8, high: 0.95,",
        "dist: triangular, low: 0.6, mode: 0.8, high: 1.5,",
    ),
    (SCENARIO, "sequencing: [0, 0.4]", "sequencing: [0, 1.4]"),
    (SCENARIO, "sequencing: [0, 0.4]", "sequencing: [0]"),
    (SCENARIO, "rate_per_day: 0.05", "rate_per_day: -0.05"),
    (SCENARIO, "    days: 3\n    add: {pressure.russia", "    days: 0\n    add: {pressure.russia"),
    (SCENARIO, "    rate_per_day: 0.01\n", ""),
    (SCENARIO, "    scope: sectoral", "    scope: sector"),
    (SCENARIO, "reference: full", "reference: [full]"),
    (SCENARIO, "reference: full\n", ""),
    (SCENARIO, "  kursk_terms:\n", "  Kursk-terms:\n"),
    (SCENARIO, "assumed: monitors would come from members", "assumed: ''"),
    (SCENARIO, "because: [S14, S24]", "because: S14"),
    (SECOND, "dist: beta, mean: 0.4, n: 10,", "dist: beta, mean: 1.4, n: 10,"),
    (SECOND, "dist: lognormal, median: 0.4, sigma: 0.35,", "dist: lognormal, median: 0.4, sigma: -1,"),
    (SECOND, "ci90: [0.003, 0.015]", "ci90: [0.003]"),
    (SECOND, "family: logitnormal", "family: logit"),
    (SECOND, "loss: quadratic", "loss: cubic"),
    (SECOND, "horizon: {talks_days: 21,", "horizon: {talks_days: 2.5,"),
    (SECOND, "reference: truce", "correlations: {a: {inputs: [talks.step], rho: 0.1}}\nreference: truce"),
    (SECOND, "reference: truce", "correlations: {a: {inputs: [talks.step, x], rho: 1}}\nreference: truce"),
    (SECOND, "reference: truce", "correlations: {a: {inputs: [talks.step, x], rho: 0, why: x}}\nreference: truce"),
    (SECOND, "reference: truce", "halt: measurd\nreference: truce"),
    (SECOND, "reference: truce", "halt: {noise: {dist: fixed, value: 0, measured: ' '}}\nreference: truce"),
    (VARIANT, "extends: jeddah-2025-03.yaml", "extends: [jeddah-2025-03.yaml]"),
    (VARIANT, "schema: 2\n", "schema: 2\ntalks: {stepp: 0.1}\n"),
    (SWEEP, "kind: sweep", "kind: swep"),
    (SWEEP, "kind: sweep\n", "kind: sweep\ntrails: 100\n"),
    (SWEEP, "kind: sweep\n", "kind: sweep\nset: talks.step=0.1\n"),
    (SWEEP, "vary:", "varied:"),
    (SWEEP, "linspace: [", "linspace: [0, "),
    (SWEEP, "linspace: [", "linspce: ["),
    (SWEEP, "linspace: [", "list: [0.1, 0.2], linspace: ["),
    ("seeds/march-2025/about.yaml", "cutoff: 2025-03-14", "cutoff: March 2025"),
    ("seeds/march-2025/about.yaml", "source: One news", "sources: One news"),
    ("seeds/march-2025/about.yaml", "  RU: {title: Russia}", "  RU: {titel: Russia}"),
    ("seeds/march-2025/about.yaml", "  RU: {title: Russia}", "  R-U: {title: Russia}"),
    ("seeds/march-2025/statements.yaml", "kind: stated", "kind: claimed"),
    ("seeds/march-2025/statements.yaml", "S01: {actor: Trump, ", "S01: {"),
    ("seeds/march-2025/statements.yaml", "date: 2025-03-14", "date: 14.03.2025"),
    ("seeds/march-2025/coders/A.yaml", "firmness: 0.6}", "firmness: 1.6}"),
    ("seeds/march-2025/coders/A.yaml", "position: 0.5,", "position: half,"),
    ("seeds/march-2025/coders/A.yaml", "firmness: 0.6}", "firmnes: 0.6}"),
    ("seeds/march-2025/supports.yaml", "{statements: [S03, S04]}", "{statements: S03}"),
    ("seeds/march-2025/supports.yaml", "{statements: [S03, S04]}", "{statement: [S03, S04]}"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "old", "new"), PLANTED)
def test_a_planted_fault_is_refused_by_schema_and_loader(tmp_path, name, old, new):
    copy = tmp_path / "shipped"
    for folder in FOLDERS.values():
        shutil.copytree(folder, copy / folder.name, ignore=shutil.ignore_patterns("toy"))
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    kind = next(kind for kind, folder in FOLDERS.items() if name.startswith(folder.name))
    assert not CHECKERS[kind].is_valid(as_editor(path.read_text(encoding="utf-8")))
    with pytest.raises(TruceError) as caught:
        _load(kind, path)
    assert str(path) in str(caught.value)


def _load(kind, path):
    if kind == "evidence":
        load_evidence(path.parent if path.parent.name != "coders" else path.parents[1])
    elif kind == "sweep":
        load_sweep(path)
    else:
        load_scenario(path)


@pytest.mark.slow
def test_the_copy_without_a_fault_loads(tmp_path):
    """Otherwise the test above would prove nothing."""
    for folder in FOLDERS.values():
        shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("toy"))
    for name in {name for name, _, _ in PLANTED}:
        kind = next(kind for kind, folder in FOLDERS.items() if name.startswith(folder.name))
        _load(kind, Path(os.fspath(tmp_path / name)))
