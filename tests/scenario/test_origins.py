import pytest

from sim.scenario import Origin, load_scenario
from tests.scenario.files import BASE, load


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "kind", "because", "why"),
    [
        (
            "actors.hill.positions.water.ideal",
            "stated",
            ("S1",),
            "coded from own statements with a position on the issue",
        ),
        (
            "actors.hill.positions.water.salience",
            "stated",
            ("S1",),
            "coded from own statements with a position on the issue",
        ),
        (
            "actors.hill.positions.water.firmness",
            "stated",
            ("S1",),
            "coded from own statements with a position on the issue",
        ),
        ("actors.vale.positions.water.ideal", "assumed", ("S3",), "coded from indirect support: no own statement"),
        ("actors.hill.urgency", "stated", ("S2",), "coded from own statements"),
        ("actors.hill.trust.vale", "assumed", ("S3",), "coded from indirect support: no own statement"),
        ("actors.priest.leverage.hill", "assumed", (), "coded by judgement: no statement"),
        ("front.momentum.mean", "assumed", (), "coded by judgement: no statement"),
        ("actors.vale.sincerity", "assumed", (), "hearsay"),
        ("actors.vale.urgency", "assumed", (), "no reason given"),
        ("offers.full.text.toll", "stated", ("S4",), "own statements named beside it"),
        ("reference.toll", "stated", ("S4",), "own statements named beside it"),
        ("offers.full.text.water", "assumed", (), "no reason given"),
        (
            "actors.vale.positions.toll.ideal",
            "assumed",
            ("S1",),
            "the statements named beside it are not the actor's own, or take no position on it",
        ),
        ("events.feast.rate_per_day", "assumed", (), "every week"),
    ],
)
def test_only_the_actor_itself_can_make_a_value_stated(tmp_path, path, kind, because, why):
    told = load(tmp_path, BASE).origins[path]
    assert (told.kind, told.because, told.why) == (kind, because, why)


def test_a_war_aim_at_the_coded_point_is_assumed(tmp_path):
    told = load(tmp_path, BASE.replace("war_aims: coded_ideals", "war_aims: {water: coded}")).origins
    assert told["actors.hill.war_aims.water"].why == "war aims taken to equal the coded ideals"
    assert (told["actors.hill.war_aims.water"].kind, told["actors.hill.war_aims.water"].because) == ("assumed", ("S1",))


def test_defaults_say_what_the_schema_says(tmp_path):
    told = load(tmp_path, BASE).origins
    assert told["halt.stillborn"] == Origin(
        "measured", "default", (), "3 of 22 ceasefires of 2014-2021 with a known length"
    )
    assert told["contest.exponent"] == Origin("assumed", "default", (), "the lottery contest")
    assert told["talks.margin"] == Origin("assumed", "default", (), "judgement")
    assert told["actors.priest.patience.departure"] == Origin("assumed", "default", (), "no base rate found")


def test_every_number_has_one_origin_and_a_reason(tmp_path):
    told = load(tmp_path, BASE)
    assert list(told.origins) == [path for path, _ in told.scenario.values()]
    assert all(origin.why and origin.kind in ("stated", "measured", "assumed") for origin in told.origins.values())
    assert all(origin.where == "default" or "base.yaml:" in origin.where for origin in told.origins.values())


def test_an_own_statement_makes_a_given_position_stated(tmp_path):
    given = BASE.replace("    positions: coded\n", "    positions: {water: {ideal: 0.1, salience: 1, because: [S1]}}\n")
    assert load(tmp_path, given).origins["actors.hill.positions.water.ideal"].kind == "stated"
    silent = given.replace("because: [S1]", "because: [S2]")
    assert load(tmp_path, silent).origins["actors.hill.positions.water.ideal"].kind == "assumed"


def test_an_own_statement_on_another_issue_does_not(tmp_path):
    given = BASE.replace("    positions: coded\n", "    positions: {toll: {ideal: 0.1, salience: 1, because: [S1]}}\n")
    assert load(tmp_path, given).origins["actors.hill.positions.toll.ideal"].kind == "assumed"


def test_a_value_that_is_called_assumed_is_assumed_whatever_stands_behind_it(tmp_path):
    given = BASE.replace("urgency: 0.5", "urgency: {dist: fixed, value: 0.5, assumed: a guess, because: [S3]}")
    assert load(tmp_path, given).origins["actors.vale.urgency"] == Origin(
        "assumed", f"{tmp_path}/base.yaml:25", ("S3",), "a guess"
    )


def test_a_statement_named_in_the_base_does_not_stand_behind_a_variants_value(tmp_path):
    load(tmp_path, BASE)
    (tmp_path / "v.yaml").write_text(
        "schema: 2\nextends: base.yaml\noffers: {full: {text: {toll: 0.2}}}\n", encoding="utf-8"
    )
    told = load_scenario(tmp_path / "v.yaml").origins
    assert told["offers.full.text.toll"] == Origin("assumed", f"{tmp_path}/v.yaml:3", (), "no reason given")
    assert told["reference.toll"].because == ("S4",)


def test_a_list_of_aims_that_are_met_has_the_reason_that_stands_around_it(tmp_path):
    text = BASE.replace("    sincerity: 0.5\n", "    sincerity: 0.5\n    assumed: hearsay\n    aims_met: [water]\n", 1)
    told = load(tmp_path, text + "status_quo: {water: 0.1}\n").origins["actors.hill.aims_met.water"]
    assert (told.kind, told.why) == ("assumed", "hearsay")
