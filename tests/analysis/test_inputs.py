"""What a result rests on."""

from types import SimpleNamespace

from sim.analysis.inputs import Inputs, Reason


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


def origin(kind, why, where="x.yaml:1"):
    return SimpleNamespace(kind=kind, where=where, why=why)


def test_reasons_come_with_the_one_behind_most_values_first():
    told = Inputs.of(
        {
            "c": origin("assumed", "a guess"),
            "b": origin("assumed", "no  base\nrate"),
            "a": origin("assumed", "a guess"),
            "d": origin("stated", "own words"),
            "e": origin("assumed", "a guess", "default"),
            "f": origin("measured", "a fit", "default"),
        }
    )
    assert told.reasons == (
        Reason("a guess", False, ("a", "c")),
        Reason("a guess", True, ("e",)),
        Reason("no base rate", False, ("b",)),
    )
    assert (told.defaults, told.judged) == (2, 1)
    assert told.as_json()["defaults"] == {"count": 2, "assumed": 1}


def test_every_assumed_value_has_one_reason():
    origins = {f"p{k}": origin("assumed", f"why {k % 7}") for k in range(50)}
    told = Inputs.of(origins)
    assert sorted(path for reason in told.reasons for path in reason.paths) == sorted(origins)
    assert [len(reason.paths) for reason in told.reasons] == [8, 7, 7, 7, 7, 7, 7]
