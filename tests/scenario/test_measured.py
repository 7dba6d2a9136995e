"""`measured: which fit` beside a value of a file, and `halt: measured`."""

import pytest

from sim.scenario import Origin, load_scenario
from tests.scenario.files import BASE, PLAIN, faults_of, load, write


def test_a_value_that_says_which_fit_is_measured(tmp_path):
    told = load(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: {dist: fixed, value: 0.4, measured: fit to x.csv}"))
    where = f"{tmp_path}/base.yaml:10"
    assert told.origins["actors.north.urgency"] == Origin("measured", where, (), "fit to x.csv")
    assert told.origins["actors.south.urgency"].kind == "assumed"
    assert f"value: 0.4, measured: fit to x.csv}}  # measured, {where}: fit to x.csv\n" in told.resolved()
    assert load_scenario(write(tmp_path, told.resolved(), "again.yaml")).scenario == told.scenario


def test_an_entry_that_is_measured_is_measured_throughout_but_for_what_says_otherwise(tmp_path):
    entry = "halt: {memory: 0.7, noise: {dist: fixed, value: 0.2, assumed: a guess}, measured: fit to x.csv}\n"
    told = load(tmp_path, PLAIN + entry).origins
    assert told["halt.memory"].kind == "measured"
    assert told["halt.noise"] == Origin("assumed", f"{tmp_path}/base.yaml:26", (), "a guess")
    assert told["halt.discontent"].where == "default"


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        ("measured: ''", "26:53 talks.margin.measured: a value is measured only if it says by which fit"),
        ("measured: ' '", "26:53 talks.margin.measured: a value is measured only if it says by which fit"),
        ("measured: true", "26:53 talks.margin.measured: got true; allowed: text"),
        ("measured: fit, assumed: guess", "26:43 talks.margin.measured: measured and assumed at once; keep `measured`"),
    ],
)
def test_a_mark_that_says_nothing_or_too_much(tmp_path, mark, fault):
    (found,) = faults_of(tmp_path, PLAIN + f"talks: {{margin: {{dist: fixed, value: 0.2, {mark}}}}}\n")
    assert found.startswith(fault)


def test_coded_values_come_from_the_evidence_and_cannot_be_called_measured(tmp_path):
    text = BASE.replace("{coded: leverage__PRIEST_on_HILL}", "{coded: leverage__PRIEST_on_HILL, measured: x}")
    assert any("nothing else but because and assumed" in fault for fault in faults_of(tmp_path, text))


def test_nothing_may_be_called_measured(tmp_path):
    text = PLAIN.replace("  port: {title", "  measured: {title").replace("port: 0.5", "measured: 0.5")
    assert any("measured has a meaning of its own" in fault for fault in faults_of(tmp_path, text))


def test_an_override_may_be_measured(tmp_path):
    told = load(tmp_path, PLAIN, "talks.margin={dist: fixed, value: 0.2, measured: fit to x.csv}")
    assert told.origins["talks.margin"] == Origin("measured", "--set", (), "fit to x.csv")


def test_halt_measured_is_the_defaults_of_the_schema(tmp_path):
    plain = load(tmp_path, PLAIN)
    told = load(tmp_path, PLAIN + "halt: measured\n")
    assert told.scenario == plain.scenario
    assert told.origins["halt.depth"] == plain.origins["halt.depth"]
    assert (told.origins["halt.depth"].kind, told.origins["halt.discontent"].kind) == ("measured", "assumed")


def test_halt_measured_takes_back_what_a_file_below_gave(tmp_path):
    write(tmp_path, PLAIN + "halt: {memory: 0.5}\n")
    path = write(tmp_path, "schema: 2\nextends: base.yaml\nhalt: measured\n", "v.yaml")
    assert load_scenario(path).scenario.halt.memory.central() == 0.8
    assert load_scenario(tmp_path / "base.yaml", ["halt=measured"]).scenario.halt.memory.central() == 0.8


def test_another_word_for_the_halt_is_a_fault(tmp_path):
    (found,) = faults_of(tmp_path, PLAIN + "halt: measurd\n")
    assert found.startswith(
        "26:7 halt: got 'measurd' (did you mean measured?); allowed: measured, or a mapping of keys to values"
    )
