"""The manifest says enough to run a run again."""

import json
import platform

import numpy as np

import sim
from sim.results.manifest import Done, manifest
from tests.results.toywork import toy_case


def test_manifest_is_complete():
    told = manifest("run", [toy_case("a.b=1")], Done(7, 50, 1.23456, 1), "truce run toy --seed 7", {"stalled": 50})
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
    told = manifest("run", [], Done(0, 3_000, 1.0, 1, until=0.01, reached=False), None)
    assert (told["until"], told["until_reached"]) == (0.01, False)
