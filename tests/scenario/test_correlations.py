"""Blocks of correlated inputs in a file: what is refused and where, how they merge, what is shown of them."""

import pytest

from sim.scenario import Origin, load_scenario
from sim.scenario.correlation import Correlation
from tests.scenario.files import BASE, PLAIN, faults_of, load, write

FREE = PLAIN.replace("urgency: 0.4", "urgency: {dist: uniform, low: 0, high: 1}").replace(
    "{ideal: 0.9,", "{ideal: {dist: uniform, low: 0.5, high: 1},"
)
NORTH, SOUTH, LINE = "actors.north.urgency", "actors.south.urgency", "actors.north.positions.line.ideal"


def block(told, base=FREE):
    return base + f"correlations:\n  tired: {told}\n"


@pytest.mark.parametrize(
    ("told", "column", "dotted", "message"),
    [
        (f"{{inputs: [{NORTH}], rho: 0.2}}", 19, "inputs", "got a list of 1; allowed: at least 2"),
        (f"{{inputs: [{NORTH}, {NORTH}], rho: 0.2}}", 19, "inputs", f"{NORTH} appears twice; keep one"),
        (
            f"{{inputs: [{NORTH}, actors.south.urgensy], rho: 0.2}}",
            42,
            "inputs.1",
            "got actors.south.urgensy: no such number in this scenario (did you mean urgency?)",
        ),
        (
            f"{{inputs: [{NORTH}, actors.sout.urgency], rho: 0.2}}",
            42,
            "inputs.1",
            "got actors.sout.urgency: no such number in this scenario (did you mean south?)",
        ),
        (
            f"{{inputs: [{NORTH}, actors.host.sincerity], rho: 0.2}}",
            42,
            "inputs.1",
            "got actors.host.sincerity: no such number in this scenario",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}.low], rho: 0.2}}",
            42,
            "inputs.1",
            f"got {SOUTH}.low: lies inside a number; name the number whole",
        ),
        (
            f"{{inputs: [{NORTH}, horizon.talks_days], rho: 0.2}}",
            42,
            "inputs.1",
            "got horizon.talks_days: no number that may be uncertain",
        ),
        (
            f"{{inputs: [{NORTH}, actors.north.sincerity], rho: 0.2}}",
            42,
            "inputs.1",
            "actors.north.sincerity leaves nothing to chance: a fixed number; "
            "give it a distribution, or take it out of the list",
        ),
        (
            f"{{inputs: [{NORTH}, talks.margin], rho: 0.2}}",
            42,
            "inputs.1",
            "talks.margin leaves nothing to chance: a fixed number; give it a distribution, or take it out of the list",
        ),
        (
            f"{{inputs: [{NORTH}, halt.depth], rho: 0.2}}",
            42,
            "inputs.1",
            "halt.depth is drawn once for each side, so it has no random numbers of its own to share",
        ),
        (
            f"{{inputs: [{NORTH}, reference.line], rho: 0.2}}",
            42,
            "inputs.1",
            "reference.line shares the random numbers of the opening text; name offers.ID.text.line instead",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], rho: 1}}",
            None,
            "rho",
            "got 1; allowed: less than 1",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}, {LINE}], rho: -0.6}}",
            None,
            "rho",
            "got -0.6; allowed: more than -0.5 and less than 1 for 3 inputs, which cannot all oppose each other",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2, matrix: [[1, 0.2], [0.2, 1]]}}",
            10,
            "",
            "give one of `rho: 0.5` (the same for any two) and `matrix: [[1, 0.5], [0.5, 1]]`",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}]}}",
            10,
            "",
            "give one of `rho: 0.5` (the same for any two) and `matrix: [[1, 0.5], [0.5, 1]]`",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], matrix: [[1, 0.2]]}}",
            None,
            "matrix",
            "allowed: 2 rows of 2 numbers, one of each per input",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], matrix: [[1, 0.2], [0.3, 1]]}}",
            None,
            "matrix",
            "got 0.2 in row 1, column 2 but 0.3 across the diagonal; the two must be equal",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], matrix: [[2, 0.2], [0.2, 1]]}}",
            None,
            "matrix",
            "got 2 in row 1, column 1; allowed: 1, the correlation of an input with itself",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}], matrix: [[1, -1.5], [-1.5, 1]]}}",
            None,
            "matrix",
            "got -1.5 in row 1, column 2; allowed: more than -1 and less than 1",
        ),
        (
            f"{{inputs: [{NORTH}, {SOUTH}, {LINE}], matrix: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]}}",
            None,
            "matrix",
            "not positive definite: no quantities can have all these correlations at once; move them toward 0",
        ),
    ],
)
def test_what_is_refused(tmp_path, told, column, dotted, message):
    text = block(told)
    line = text.count("\n")
    known = {"rho": "rho: ", "matrix": "matrix: "}.get(dotted)
    shown = text.split("\n")[line - 1]
    column = column or shown.index(known) + len(known) + 1
    where = f"correlations.tired.{dotted}".rstrip(".")
    (found,) = faults_of(tmp_path, text)
    assert found.startswith(f"{line}:{column} {where}: {message}")


def test_a_path_stands_in_one_block_only(tmp_path):
    text = block(f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2}}") + f"  more: {{inputs: [{LINE}, {SOUTH}], rho: 0.1}}\n"
    (found,) = faults_of(tmp_path, text)
    assert f"correlations.more.inputs.1: {SOUTH} is in tired already; keep one" in found


def test_faults_of_other_parts_come_at_the_same_time(tmp_path):
    text = block(f"{{inputs: [{NORTH}, talks.margin], rho: 0.2}}").replace("lead: true", "leed: true")
    told = faults_of(tmp_path, text)
    assert len(told) == 2
    assert "leed: unknown key" in told[0]
    assert "talks.margin leaves nothing to chance" in told[1]


def test_what_a_side_wants_is_drawn_with_what_it_asks_for(tmp_path):
    base = BASE.replace("urgency: 0.5", "urgency: {dist: uniform, low: 0, high: 1}")
    base = base.replace("    positions: coded\n", "    positions: {rest: coded, water: {wish_from: coded}}\n")
    base = base.replace("toll: {ideal: 0.9,", "toll: {ideal: 0.9, wish: {dist: uniform, low: 0, high: 1},")
    for side, issue, part in (("hill", "water", "wish_from"), ("vale", "toll", "wish")):
        path = f"actors.{side}.positions.{issue}.{part}"
        (found,) = faults_of(tmp_path, block(f"{{inputs: [{path}, actors.vale.urgency], rho: 0.1}}", base))
        told = f"{path} shares the random numbers of the ideal; name actors.{side}.positions.{issue}.ideal instead"
        assert found.endswith(told)


def test_limits_and_the_status_quo_have_luck_of_their_own(tmp_path):
    limit = "{rules_out: above, at: {dist: uniform, low: 0.5, high: 1}, firmness: 1}"
    text = FREE.replace("salience: 0.8}", f"salience: 0.8, limit: {limit}}}")
    text += "status_quo: {port: {dist: uniform, low: 0, high: 1}}\n"
    inputs = "[actors.north.positions.line.limit.at, status_quo.port, preferences.absolute, actors.south.optimism]"
    assert faults_of(tmp_path, block(f"{{inputs: {inputs}, rho: 0.1}}", text)) == []


def test_a_limit_that_is_not_there_cannot_be_correlated(tmp_path):
    path = "actors.north.positions.line.limit.at"
    (found,) = faults_of(tmp_path, block(f"{{inputs: [{path}, {SOUTH}], rho: 0.1}}"))
    assert found.endswith(f"got {path}: has no value in this scenario")


def test_war_aims_and_coded_values(tmp_path):
    base = BASE.replace("urgency: 0.5", "urgency: {dist: uniform, low: 0, high: 1}")
    base = base.replace("war_aims: coded_ideals", "war_aims: {water: coded}")
    told = block("{inputs: [actors.hill.war_aims.water, actors.vale.urgency], rho: 0.1}", base)
    assert "name actors.hill.positions.water.ideal instead" in faults_of(tmp_path, told)[0]
    told = block("{inputs: [actors.hill.positions.water.salience, actors.vale.urgency], rho: 0.1}", base)
    assert "each coder gives one value" in faults_of(tmp_path, told)[0]
    told = block(
        "{inputs: [actors.hill.urgency, actors.hill.positions.water.ideal, actors.vale.urgency], rho: 0}", base
    )
    assert faults_of(tmp_path, told) == []


def test_a_default_may_be_correlated(tmp_path):
    assert faults_of(tmp_path, block(f"{{inputs: [{NORTH}, talks.step, actors.south.regroup], rho: 0.2}}")) == []


def test_a_variant_may_move_rho_and_take_a_block_away(tmp_path):
    write(tmp_path, block(f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2}}"))
    path = write(tmp_path, "schema: 2\nextends: base.yaml\ncorrelations: {tired: {rho: 0.5}}\n", "v.yaml")
    assert load_scenario(path).scenario.correlations["tired"].rho == 0.5
    path = write(tmp_path, "schema: 2\nextends: base.yaml\ncorrelations: {tired: null}\n", "v.yaml")
    assert load_scenario(path).scenario.correlations == {}


def test_a_variant_that_fixes_an_input_must_say_so_but_the_command_line_need_not(tmp_path):
    write(tmp_path, block(f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2}}"))
    fixed = "schema: 2\nextends: base.yaml\nactors: {north: {urgency: 0.3}}\n"
    assert "leaves nothing to chance" in faults_of(tmp_path, fixed)[0]
    told = load_scenario(tmp_path / "base.yaml", [f"{NORTH}=0.3"])
    assert told.scenario.correlations["tired"].rho == 0.2
    again = load_scenario(write(tmp_path, told.resolved(), "again.yaml"))
    assert again.scenario == told.scenario


def test_a_block_can_be_set_on_the_command_line(tmp_path):
    told = load(tmp_path, FREE, f"correlations={{tired: {{inputs: [{NORTH}, {SOUTH}], rho: 0.2}}}}")
    assert told.origins["correlations.tired"].where == "--set"
    path = write(tmp_path, block(f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2}}"))
    assert load_scenario(path, ["correlations.tired.rho=0.3"]).scenario.correlations["tired"].rho == 0.3


def test_it_is_shown_with_its_origin(tmp_path):
    told = load(tmp_path, block(f"{{inputs: [{NORTH}, {SOUTH}], rho: 0.2, assumed: one war}}"))
    where = f"{tmp_path}/base.yaml:27"
    assert told.origins["correlations.tired"] == Origin("assumed", where, (), "one war")
    shown = told.resolved()
    assert f"correlations:\n  tired:  # assumed, {where}: one war\n    assumed: one war\n" in shown
    assert f"    inputs: [{NORTH}, {SOUTH}]\n    rho: 0.2\n" in shown
    assert load_scenario(write(tmp_path, shown, "again.yaml")).scenario == told.scenario


def test_the_factor_follows_the_order_of_the_list():
    told = Correlation(inputs=("a.b", "c.d"), rho=0.6)
    assert told.factor == ((1.0,), (0.6, pytest.approx(0.8)))
    whole = Correlation(inputs=("a.b", "c.d"), matrix=((1.0, 0.6), (0.6, 1.0)))
    assert whole.factor == told.factor
