"""A demand is not a wish: what becomes of what a side wants where a variant or the command line moves its demand."""

import pytest

from sim.scenario import load_scenario
from tests.scenario.files import BASE, PLAIN, faults_of, load, write

NORTH = "actors.north.positions.line"


def chain(folder, *layers, base=PLAIN):
    """The case of a base and of variants over it, each given by what it says of the north on the line."""
    load(folder, base)
    name = "base.yaml"
    for rank, said in enumerate(layers):
        text = f"schema: 2\nextends: {name}\nactors: {{north: {{positions: {{line: {said}}}}}}}\n"
        name = write(folder, text, f"v{rank}.yaml").name
    return load_scenario(folder / name)


def line(case):
    position = case.scenario.actors["north"].positions["line"]
    return [number and number.central() for number in (position.ideal, position.wish, position.wish_from)]


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], [0.9, None, None]),
        (["{ideal: 0.3}"], [0.3, None, 0.9]),
        (["{ideal: 0.3}", "{ideal: 0.2}"], [0.2, None, 0.9]),
        (["{ideal: 0.9}"], [0.9, None, None]),
        (["{ideal: {dist: fixed, value: 0.9, assumed: the same}}"], [0.9, None, None]),
        (["{firmness: 0.1}"], [0.9, None, None]),
        (["{ideal: 0.3, wish: 0.4}"], [0.3, 0.4, None]),
        (["{ideal: 0.3, wish_from: 0.4}"], [0.3, None, 0.4]),
        (["{ideal: 0.3, wish_from: 0.4}", "{ideal: 0.2}"], [0.2, None, 0.4]),
        (["{wish: 0.4}", "{ideal: 0.2}"], [0.2, 0.4, None]),
        (["{ideal: 0.3}", "{wish: 0.4}"], [0.3, 0.4, None]),
        (["{ideal: 0.3, wish: 0.4}", "{wish: null}"], [0.3, None, None]),
        (["{ideal: 0.3}", "{wish_from: null}"], [0.3, None, None]),
    ],
)
def test_a_layer_that_moves_a_demand_alone_leaves_the_wish(tmp_path, layers, expected):
    assert line(chain(tmp_path, *layers)) == expected


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ([f"{NORTH}.ideal=0.3"], [0.3, None, 0.9]),
        ([f"{NORTH}.ideal=0.9"], [0.9, None, None]),
        ([f"{NORTH}={{ideal: 0.3, salience: 1}}"], [0.3, None, 0.9]),
        ([f"{NORTH}.ideal=0.3", f"{NORTH}.wish=0.4"], [0.3, 0.4, None]),
        ([f"{NORTH}.wish=0.4", f"{NORTH}.ideal=0.3"], [0.3, 0.4, None]),
        ([f"{NORTH}.wish_from=0.4", f"{NORTH}.ideal=0.3"], [0.3, None, 0.4]),
        ([f"{NORTH}.ideal=0.3", f"{NORTH}.wish_from=0.4"], [0.3, None, 0.4]),
    ],
)
def test_so_does_the_command_line_in_any_order(tmp_path, overrides, expected):
    assert line(load(tmp_path, PLAIN, *overrides)) == expected


def test_a_new_position_wants_what_it_asks_for(tmp_path):
    case = load(tmp_path, PLAIN, "actors.north.positions.port={ideal: 0.3, salience: 1}")
    assert case.scenario.actors["north"].positions["port"].wish_from is None


def test_the_wish_of_a_coded_position_is_the_coded_point(tmp_path):
    water = load(tmp_path, BASE, "actors.hill.positions.water.ideal=0.4").scenario.actors["hill"].positions["water"]
    assert water.ideal.central() == 0.4
    assert (water.wish_from.key, water.wish_from.coders) == (
        "positions.HILL.water",
        {"A": (0, 0.1, 0.3), "B": (0, 0.2, 0.4)},
    )
    again = load(tmp_path, BASE, "actors.hill.positions.water.ideal=coded").scenario.actors["hill"].positions["water"]
    assert (again.ideal.key, again.wish_from) == ("positions.HILL.water", None)


def test_a_position_that_the_evidence_does_not_place_has_no_point_below(tmp_path):
    """`rest: coded` says nothing of the hill on the toll, so a variant that gives it a position starts there."""
    case = load(tmp_path, BASE, "actors.hill.positions.toll={ideal: 0.3, salience: 1}")
    assert case.scenario.actors["hill"].positions["toll"].wish_from is None


def test_a_coded_point_that_a_variant_puts_in_place_of_a_number_keeps_the_number(tmp_path):
    toll = load(tmp_path, BASE, "actors.vale.positions.toll.ideal=coded").scenario.actors["vale"].positions["toll"]
    assert (toll.ideal.key, toll.wish_from.central()) == ("positions.VALE.toll", 0.9)


def test_both_may_be_coded_by_hand(tmp_path):
    text = BASE.replace(
        "    positions: coded\n", "    positions: {rest: coded, water: {ideal: 0.4, wish_from: coded}}\n"
    )
    assert load(tmp_path, text).scenario.actors["hill"].positions["water"].wish_from.key == "positions.HILL.water"
    text = text.replace("wish_from: coded", "wish: coded")
    assert load(tmp_path, text).scenario.actors["hill"].positions["water"].wish.key == "positions.HILL.water"


def test_it_has_the_origin_of_the_point_that_it_was(tmp_path):
    told = load(tmp_path, BASE, "actors.hill.positions.water.ideal=0.4").origins
    assert told["actors.hill.positions.water.ideal"].where == "--set"
    kept = told["actors.hill.positions.water.wish_from"]
    assert (kept.kind, kept.where, kept.because) == ("stated", f"{tmp_path}/base.yaml:12", ("S1",))
    told = load(tmp_path, BASE, "actors.vale.positions.toll.ideal=0.4").origins
    assert told["actors.vale.positions.toll.wish_from"].where == f"{tmp_path}/base.yaml:22"


def test_third_parties_want_what_they_ask_for(tmp_path):
    text = PLAIN.replace("    lead: true\n", "    lead: true\n    positions: {line: {ideal: 0.5, salience: 1}}\n")
    case = load(tmp_path, text, "actors.host.positions.line.ideal=0.3")
    assert case.scenario.actors["host"].positions["line"].ideal.central() == 0.3


def test_a_wish_beside_what_it_would_derive_from_is_a_fault(tmp_path):
    text = PLAIN.replace("{ideal: 0.9,", "{ideal: 0.9, wish: 0.8, wish_from: 0.7,")
    assert faults_of(tmp_path, text) == [
        "12:37 actors.north.positions.line.wish_from: counts for nothing beside `wish`; keep one of the two (`wish: "
        "null` takes back that of a file below)"
    ]


def test_a_file_that_is_written_out_says_the_same(tmp_path):
    told = load(tmp_path, BASE, "actors.hill.positions.water.ideal=0.4")
    again = load_scenario(write(tmp_path, told.resolved(), "again.yaml"))
    assert (again.scenario, again.digest, again.origins) == (told.scenario, told.digest, told.origins)
    more = load_scenario(tmp_path / "again.yaml", ["actors.hill.positions.water.ideal=0.6"])
    assert more.scenario.actors["hill"].positions["water"].wish_from.key == "positions.HILL.water"


# what it would impose if it won


@pytest.mark.parametrize(
    ("aims", "named", "unnamed"),
    [
        ("coded_ideals", {}, "wish"),
        ("ideals", {}, "wish"),
        ("{rest: coded_ideals, toll: 0.3}", {"toll": 0.3}, "wish"),
        ("{rest: ideals}", {}, "wish"),
        ("{toll: 0.3}", {"toll": 0.3}, "reference"),
    ],
)
def test_words_for_aims_mean_what_it_wants_and_named_aims_stay(tmp_path, aims, named, unnamed):
    hill = load(tmp_path, BASE.replace("war_aims: coded_ideals", f"war_aims: {aims}")).scenario.actors["hill"]
    assert {issue: aim.central() for issue, aim in hill.war_aims.items()} == named
    assert hill.unnamed_aims == unnamed


@pytest.mark.parametrize(
    ("base", "change", "named", "unnamed"),
    [
        ("coded_ideals", "war_aims: {toll: 0.3}", ["toll"], "wish"),
        ("{toll: 0.3}", "war_aims: coded_ideals", ["toll"], "wish"),
        ("{toll: 0.3}", "war_aims: ideals", ["toll"], "wish"),
        ("{toll: 0.3}", "war_aims: null", [], "reference"),
        ("coded_ideals", "war_aims: null", [], "reference"),
        ("{rest: coded_ideals, toll: 0.3}", "war_aims: null", [], "reference"),
        ("{rest: coded_ideals, toll: 0.3}", "war_aims: {rest: null}", ["toll"], "reference"),
        ("{rest: coded_ideals, toll: 0.3}", "war_aims: {toll: null}", [], "wish"),
        ("coded_ideals", "unnamed_aims: reference", [], "reference"),
        ("{toll: 0.3}", "unnamed_aims: wish", ["toll"], "wish"),
        ("coded_ideals", "{war_aims: null, unnamed_aims: wish}", [], "wish"),
    ],
)
def test_words_for_aims_through_layers(tmp_path, base, change, named, unnamed):
    load(tmp_path, BASE.replace("war_aims: coded_ideals", f"war_aims: {base}"))
    change = change if change.startswith("{") else f"{{{change}}}"
    path = write(tmp_path, f"schema: 2\nextends: base.yaml\nactors: {{hill: {change}}}\n", "v.yaml")
    if change == "{war_aims: null, unnamed_aims: wish}":
        with pytest.raises(Exception, match="war_aims: no value; give one or delete the line"):
            load_scenario(path)
        return
    hill = load_scenario(path).scenario.actors["hill"]
    assert (list(hill.war_aims), hill.unnamed_aims) == (named, unnamed)


def test_a_word_for_aims_and_its_opposite_are_a_fault(tmp_path):
    text = BASE.replace("    war_aims: coded_ideals\n", "    war_aims: coded_ideals\n    unnamed_aims: reference\n")
    assert faults_of(tmp_path, text) == [
        "14:19 actors.hill.unnamed_aims: got reference, but `coded_ideals` under `war_aims` means `wish`; keep one of "
        "the two"
    ]
    assert faults_of(tmp_path, text.replace("unnamed_aims: reference", "unnamed_aims: wish")) == []
