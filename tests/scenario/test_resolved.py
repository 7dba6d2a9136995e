import shutil

import pytest

from sim.scenario import load_scenario
from sim.scenario.loading.resolved import resolved
from sim.shipped import shipped_scenarios
from tests.scenario.files import BASE, PLAIN, load, write


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_every_shipped_scenario_survives_the_round_trip(tmp_path, name):
    told = load_scenario(name)
    again = load_scenario(write(tmp_path, told.resolved()))
    assert again.scenario == told.scenario
    assert again.digest == told.digest


@pytest.mark.slow
def test_a_resolved_file_needs_neither_base_nor_evidence(tmp_path):
    load(tmp_path, BASE)
    told = load_scenario(write(tmp_path, "schema: 2\nextends: base.yaml\nname: 'no: 1, \"x\" # \\\\ é'\n", "v.yaml"))
    alone = tmp_path / "alone"
    alone.mkdir()
    text = told.resolved()
    shutil.rmtree(tmp_path / "well")
    again = load_scenario(write(alone, text))
    assert again.scenario == told.scenario
    assert again.evidence is None
    assert again.origins == told.origins


def test_overrides_are_in_it_and_each_number_has_its_origin(tmp_path):
    text = load(tmp_path, BASE, "talks.margin=0.3").resolved()
    assert "  margin: 0.3  # assumed, --set: set on the command line\n" in text
    assert "# assumed, default: no base rate found\n" in text
    assert "  sincerity: {dist: triangular, low: 0.2, mode: 0.5, high: 0.6, assumed: hearsay}  # assumed, " in text
    assert "[S1]: coded from own statements with a position on the issue\n" in text
    scenario = load(tmp_path, BASE).scenario
    numbers = sum("  # " in line for line in text.splitlines())
    assert numbers == len(list(scenario.values()))


def test_the_digest_is_about_what_is_said_and_nothing_else(tmp_path):
    told = load(tmp_path, PLAIN).digest
    blocks = PLAIN.split("offers:\n")
    turned = "# a comment\nschema: 2\nname: Plain\nreference: truce\noffers:\n" + blocks[1].replace(
        "reference: truce\n", ""
    )
    turned += blocks[0].replace("schema: 2\nname: Plain\n", "").replace("0.5", "5e-1")
    assert load(tmp_path, turned).digest == told
    assert load(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: 0.41")).digest != told
    assert len(told) == 64


def test_a_text_of_several_lines_survives(tmp_path):
    told = load(tmp_path, PLAIN + 'assumed: "tab\\tnew\\nline"\n')
    assert told.scenario.assumed == "tab\tnew\nline"
    assert load_scenario(write(tmp_path, told.resolved(), "q.yaml")).scenario == told.scenario


@pytest.mark.slow
def test_texts_that_look_like_something_else_are_quoted(tmp_path):
    for name in (
        "yes",
        "1e3",
        "null",
        "a: b",
        "- a",
        "{a}",
        "a #b",
        "010",
        "12:30",
        " a",
        "a ",
        "'",
        '"',
        "\\",
        "🌍",
        "N",
    ):
        scenario = load(tmp_path, PLAIN).scenario.model_copy(update={"name": name})
        assert load_scenario(write(tmp_path, resolved(scenario, {}), "q.yaml")).scenario.name == name


@pytest.mark.slow
@pytest.mark.parametrize(
    "number",
    [
        "{ci90: [0.1, 0.4], family: logitnormal}",
        "{dist: normal, mean: 0.5, sd: 0.1, low: 0, high: 1}",
        "{dist: choice, values: [0, 1], weights: [1, 2]}",
        "{dist: bernoulli, p: 0.25}",
        "{dist: beta, mean: 0.3, n: 7}",
        "{dist: pert, low: 0, mode: 0.1, high: 1}",
        "{dist: integer, low: 0, high: 1}",
        "{dist: fixed, value: 0.1, assumed: 'x, y'}",
        "1e-7",
    ],
)
def test_every_kind_of_number_survives(tmp_path, number):
    told = load(tmp_path, PLAIN.replace("urgency: 0.4", f"urgency: {number}"))
    again = load_scenario(write(tmp_path, told.resolved(), "r.yaml"))
    assert again.scenario == told.scenario


def test_what_must_be_said_is_written_out_even_where_it_is_empty(tmp_path):
    """An empty reference, or an event that adds nothing, was left out, and the file that came of it refused."""
    text = PLAIN.replace("reference: truce", "reference: {}")
    first = load(tmp_path, text + "events: {fair: {rate_per_day: 0.1, days: 2, add: {}}}\n")
    again = load_scenario(write(tmp_path, first.resolved(), "again.yaml"))
    assert again.scenario == first.scenario
