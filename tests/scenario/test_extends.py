# ruff: noqa: E501 (one case a line: tables of cases read best unbroken)
import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.scenario.loading.layers import MAX_CHAIN
from tests.scenario.files import BASE, PLAIN, write, write_evidence


def variant(folder, text, base=PLAIN, name="variant.yaml"):
    write(folder, base)
    return load_scenario(write(folder, "schema: 2\nextends: base.yaml\n" + text, name))


def faults(folder, text, base=PLAIN):
    with pytest.raises(ScenarioError) as caught:
        variant(folder, text, base)
    return [fault.headline.replace(f"{folder}/", "") for fault in caught.value.faults]


def test_defaults_then_the_base_then_the_file_then_the_command_line(tmp_path):
    load = variant(tmp_path, "actors: {north: {sincerity: 0.7}, south: {urgency: 0.9}}\n")
    scenario = load.scenario
    assert scenario.actors["north"].sincerity.central() == 0.7
    assert scenario.actors["north"].urgency.central() == 0.4, "from the base"
    assert scenario.actors["south"].urgency.support() == (0.9, 0.9), "a distribution is replaced whole"
    assert scenario.talks.margin.central() == 0.15, "the default"
    over = load_scenario(tmp_path / "variant.yaml", ["actors.north.sincerity=0.8", "talks.margin=0.2"]).scenario
    assert over.actors["north"].sincerity.central() == 0.8
    assert over.talks.margin.central() == 0.2


def test_each_number_is_traced_to_the_file_that_gave_it(tmp_path):
    told = variant(tmp_path, "actors: {north: {sincerity: 0.7}}\n").origins
    assert told["actors.north.sincerity"].where.endswith("variant.yaml:3")
    assert told["actors.north.urgency"].where.endswith("base.yaml:10")
    assert told["talks.margin"].where == "default"


def test_a_fault_names_the_file_it_stands_in(tmp_path):
    told = faults(tmp_path, "actors: {north: {sincerity: 7}}\n", PLAIN.replace("urgency: 0.4", "urgency: 4"))
    assert told == [
        "variant.yaml:3:29: actors.north.sincerity: got 7; allowed: 0 to 1",
        "base.yaml:10:14: actors.north.urgency: got 4; allowed: 0 to 1",
    ] or told == [
        "base.yaml:10:14: actors.north.urgency: got 4; allowed: 0 to 1",
        "variant.yaml:3:29: actors.north.sincerity: got 7; allowed: 0 to 1",
    ]


def test_a_null_takes_an_entry_away(tmp_path):
    scenario = variant(
        tmp_path,
        "actors: {host: null}\nissues: {port: null}\noffers: {truce: {text: {port: null}}}\nreference: truce\n",
    ).scenario
    assert list(scenario.actors) == ["north", "south"]
    assert list(scenario.issues) == list(scenario.reference) == ["line"]


def test_what_refers_to_an_entry_that_was_taken_away_is_a_fault(tmp_path):
    told = faults(tmp_path, "actors: {north: null}\n")
    assert [fault.split(": ")[1] for fault in told] == ["actors", "actors.host.leverage.north"]


def test_a_circle_is_shown_with_its_members(tmp_path):
    write(tmp_path, "schema: 2\nextends: b.yaml\n", "a.yaml")
    write(tmp_path, "schema: 2\nextends: a.yaml\n", "b.yaml")
    with pytest.raises(
        ScenarioError, match=r"b.yaml:2:10: extends: files extend each other in a circle: a.yaml -> b.yaml -> "
    ) as caught:
        load_scenario(tmp_path / "a.yaml")
    assert sum("circle" in fault.message for fault in caught.value.faults) == 1


def test_a_file_that_extends_itself_is_a_circle(tmp_path):
    write(tmp_path, "schema: 2\nextends: a.yaml\n", "a.yaml")
    with pytest.raises(ScenarioError, match=r"a\.yaml:2:10: extends: files extend each other in a circle"):
        load_scenario(tmp_path / "a.yaml")


def test_a_long_chain_is_refused(tmp_path):
    write(tmp_path, PLAIN, "f0.yaml")
    for rank in range(1, MAX_CHAIN + 1):
        write(tmp_path, f"schema: 2\nextends: f{rank - 1}.yaml\n", f"f{rank}.yaml")
    assert load_scenario(tmp_path / f"f{MAX_CHAIN - 1}.yaml").scenario.name == "Plain"
    with pytest.raises(ScenarioError, match="16 files extend each other"):
        load_scenario(tmp_path / f"f{MAX_CHAIN}.yaml")


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        (
            "bass.yaml",
            "extends: got bass.yaml, but there is no such file beside this one, nor a shipped scenario (did you mean base?)",
        ),
        ("[base.yaml]", "extends: allowed: the path of a file"),
        ("", "extends: allowed: the path of a file"),
        ("../nowhere/base.yaml", "extends: got ../nowhere/base.yaml, but there is no such file"),
    ],
)
def test_what_cannot_be_extended(tmp_path, extends, message):
    write(tmp_path, PLAIN)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(write(tmp_path, f"schema: 2\nextends: {extends}\n", "v.yaml"))
    assert any(message in fault.headline for fault in caught.value.faults)


def test_a_broken_base_is_reported_in_the_base(tmp_path):
    told = faults(tmp_path, "name: x\n", "schema: 2\nissues: {\n")
    assert told[0].startswith("base.yaml:3:1: not YAML")


def test_a_shipped_scenario_can_be_extended_by_name(tmp_path):
    path = write(tmp_path, "schema: 2\nextends: toy/two-clocks\nname: mine\n")
    assert load_scenario(path).scenario.name == "mine"


def test_known_answers_belong_to_the_file_that_states_them(tmp_path):
    base = PLAIN + "expect: {trials: 10, seed: 3}\n"
    write(tmp_path, base)
    assert load_scenario(tmp_path / "base.yaml").scenario.expect.trials == 10
    assert variant(tmp_path, "name: x\n", base).scenario.expect is None
    assert load_scenario(tmp_path / "base.yaml", ["talks.margin=0.3"]).scenario.expect.seed == 3


def test_reference_and_aims_stay_put_when_a_variant_moves_text_and_position(tmp_path):
    write_evidence(tmp_path)
    moved = "offers: {full: {text: {water: 0.1}}}\nactors: {vale: {positions: {toll: {ideal: 0.2}}}}\n"
    scenario = variant(tmp_path, moved, BASE).scenario
    assert scenario.offers["full"].text["water"].central() == 0.1
    assert scenario.reference["water"].central() == 0.5
    toll = scenario.actors["vale"].positions["toll"]
    assert (toll.ideal.central(), toll.wish_from.central()) == (0.2, 0.9)
    assert scenario.actors["vale"].unnamed_aims == "wish"


def test_a_variant_that_says_so_takes_a_new_copy(tmp_path):
    write_evidence(tmp_path)
    moved = "offers: {full: {text: {water: 0.1}}}\nreference: full\n"
    assert variant(tmp_path, moved, BASE).scenario.reference["water"].central() == 0.1


def test_a_variant_changes_one_part_of_a_position_and_keeps_the_rest_coded(tmp_path):
    write_evidence(tmp_path)
    load = variant(tmp_path, "actors: {hill: {positions: {water: {ideal: 0.4}}}}\n", BASE)
    position = load.scenario.actors["hill"].positions["water"]
    assert position.ideal.central() == 0.4
    assert position.salience.key == "saliences.HILL.water"
    assert position.firmness.key == "firmness.HILL.water"
    assert position.wish_from.key == "positions.HILL.water"
