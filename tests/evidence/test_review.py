"""A look at evidence: what stands behind what."""

import json

from sim.evidence import load_evidence, review


def test_a_folder_by_itself(well):
    found = review(load_evidence(well))
    assert found.behind == {
        "S1": ("positions.HILL.water",),
        "S2": (),
        "S3": ("positions.VALE.water",),
        "X1": ("positions.HILL.water",),
    }
    assert [each.id for each in found.statements] == ["S1", "S3", "X1"]
    assert [each.id for each in found.idle] == ["S2"]
    assert found.unused == ()
    assert found.without_support == {
        "positions.HILL.toll": None,
        "parameters.urgency__HILL": "judgement",
        "parameters.momentum__well": None,
    }
    assert found.reservations == {"positions.VALE.water": "indirect"}
    assert found.same_issue == (1, 2)


def test_as_a_scenario_uses_it(well):
    used = ["saliences.HILL.water", "parameters.urgency__HILL"]
    rests_on = {"actors.hill.positions.water.ideal": ("S1", "S2"), "actors.hill.urgency": ()}
    found = review(load_evidence(well), used, rests_on)
    assert found.behind["S2"] == ("actors.hill.positions.water.ideal",)
    assert found.behind["S3"] == ()
    assert found.unused == ("positions.VALE.water", "positions.HILL.toll", "parameters.momentum__well")
    assert found.without_support == {"parameters.urgency__HILL": "judgement"}
    assert found.reservations == {}


def test_as_json(well):
    told = json.loads(json.dumps(review(load_evidence(well)).as_json(), allow_nan=False))
    assert told["about"]["cutoff"] == "1900-06-01"
    assert told["coders"] == {"A": "The teacher.", "B": "The priest."}
    assert [each["id"] for each in told["statements"]] == ["S1", "S2", "S3", "X1"]
    assert told["statements"][3]["declared_only"] is True
    assert told["statements"][0]["behind"] == ["positions.HILL.water"]
    assert told["same_issue"] == {"same": 1, "compared": 2}
    assert told["agreement"][0].keys() == {"what", "issue", "units", "alpha", "low", "high"}
