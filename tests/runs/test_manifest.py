"""The manifest says enough to run a run again."""

import json
import platform

import numpy as np

import sim
from sim.runs.manifest import Case, manifest
from sim.runs.plan import Plan
from sim.runs.run import Done


def test_manifest_is_complete():
    case = Case("Toy", "toy.yaml", "abc", ("a.b=1",))
    plan, done = Plan(trials=50, seed=7, jobs=1), Done(50, 1.23456, True)
    told = manifest([case], plan, done, "truce run toy --seed 7", {"stalled": 50})
    assert json.loads(json.dumps(told)) == told
    assert told["truce"] == sim.__version__
    assert set(told["versions"]) == {"python", "numpy", "scipy", "mesa", "pydantic", "pyarrow"}
    assert told["versions"]["numpy"] == np.__version__
    assert told["versions"]["python"] == platform.python_version()
    assert told["machine"]["processor"]
    assert told["command"] == "truce run toy --seed 7"
    assert told["scenarios"] == [{"name": "Toy", "source": "toy.yaml", "digest": "abc", "set": ["a.b=1"]}]
    assert (told["seed"], told["seed_policy"], told["trials"], told["wall_seconds"]) == (7, "common", 50, 1.235)
    assert told["counts"] == {"stalled": 50}
    assert told["until_reached"] is None
    assert told["git_commit"] is None or len(told["git_commit"].split("+")[0]) == 40


def test_until_is_recorded_with_whether_it_was_reached():
    told = manifest([], Plan(until=0.01), Done(3_000, 1.0, False), None)
    assert (told["until"], told["until_reached"]) == (0.01, False)
