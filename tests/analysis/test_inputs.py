"""What a result rests on."""

from types import SimpleNamespace

from sim.analysis.inputs import Inputs


def test_kinds_are_counted_and_judgements_listed():
    kinds = {"b": "assumed", "a": "assumed", "c": "stated", "d": "measured", "e": "stated"}
    origins = {path: SimpleNamespace(kind=kind, where="x.yaml:1", why=f"why {path}") for path, kind in kinds.items()}
    told = Inputs.of(origins).as_json()
    assert told["inputs"] == 5
    assert told["stated"] == {"count": 2, "share": 0.4}
    assert told["measured"]["count"] == 1
    assert [each["path"] for each in told["list"]] == ["a", "b"]
    assert told["list"][0] == {"path": "a", "where": "x.yaml:1", "why": "why a"}


def test_no_inputs():
    assert Inputs.of({}).as_json()["stated"] == {"count": 0, "share": None}
