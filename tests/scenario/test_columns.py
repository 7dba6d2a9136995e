"""Names of columns are put together from ids: no two ids may ask for one name, whatever columns there are."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.block import columns, run_block
from sim.scenario import load_scenario
from sim.scenario.scenario import Scenario
from sim.shipped import shipped_configs, shipped_scenarios
from sim.studies.compare import paired_columns
from sim.studies.sweep_table import describe_sweep
from tests.cases import built, duel
from tests.scenario.files import faults_of

SIDE = "{role: belligerent, sincerity: 0.5, urgency: 0.5}"
PARTY = "{role: mediator}"
TWICE = "two columns of the table of trials would be called"


def case(*, sides=("north", "south"), parties=(), issues=("line",)):
    """A scenario of actors and issues with these ids."""
    actors = [f"  {name}: {SIDE}" for name in sides] + [f"  {name}: {PARTY}" for name in parties]
    told = [f"  {name}: {{title: t {name}, zero: z, one: o}}" for name in issues]
    text = ", ".join(f"{name}: 0.5" for name in issues)
    head = ["schema: 2", "name: N", "issues:", *told, "actors:", *actors]
    return "\n".join([*head, "offers:", f"  truce: {{scope: full, text: {{{text}}}}}", "reference: truce", ""])


@pytest.mark.parametrize(
    ("ids", "fault"),
    [
        (
            {"issues": ("line", "rests")},
            "5:3 issues.rests: rests would have the column text_rests in the table of trials, where it says "
            "whether no step of the text gained when it last could move; choose another name",
        ),
        (
            {"sides": ("a", "a_b", "c", "b_c")},
            f"7:3 actors.a_b: {TWICE} trust_a_b_c: that of a with b_c, and of a_b with c; rename one of them",
        ),
        (
            {"sides": ("a", "a_a")},
            f"7:3 actors.a_a: {TWICE} trust_a_a_a: that of a with a_a, and of a_a with a; rename one of them",
        ),
        (
            {"sides": ("c", "b_c"), "parties": ("a_b", "a")},
            f"8:3 actors.a_b: {TWICE} belief_a_b_c: that of a with b_c, and of a_b with c; rename one of them",
        ),
    ],
)
def test_two_columns_of_one_name_are_refused(tmp_path, ids, fault):
    assert faults_of(tmp_path, case(**ids)) == [fault]


def test_a_scenario_that_was_not_read_from_a_file_is_stopped_before_it_runs():
    told = duel("line", "rests")
    with pytest.raises(Exception, match=r"two columns would be called text_rests, for issues\.rests and the table"):
        run_block(built(told), 0, 0, 2)


@pytest.mark.parametrize(
    "words", [("trial", "ending", "coder"), ("null", "true", "yes"), ("on", "no", "y"), ("e", "nan", "inf")]
)
def test_words_that_mean_something_elsewhere_may_be_ids(tmp_path, words):
    first, second, third = words
    text = case(sides=(first, second), parties=(third,), issues=words)
    assert faults_of(tmp_path, text) == []
    scenario = load_scenario(tmp_path / "faulty.yaml").scenario
    assert len({column.name for column in columns(scenario)}) == len(run_block(scenario, 0, 0, 2))


IDS = st.lists(
    st.sampled_from(["a", "b", "a_b", "b_a", "a_a", "sum_a", "line", "rests"]), min_size=4, max_size=4, unique=True
)


@pytest.mark.slow
@given(IDS)
def test_any_ids_are_refused_or_lead_to_names_of_their_own(tmp_path_factory, ids):
    folder = tmp_path_factory.getbasetemp()
    faults = faults_of(folder, case(sides=ids[:3], parties=ids[3:], issues=ids))
    if faults:
        assert all("column" in fault for fault in faults)
        return
    made = columns(load_scenario(folder / "faulty.yaml").scenario)
    assert len({column.name for column in made}) == len(made)


def test_the_columns_of_a_comparison_differ_for_every_number_of_scenarios():
    made = paired_columns(len(string.ascii_lowercase))
    assert len({column.name for column in made}) == len(made)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_scenarios()))
def test_no_number_is_called_like_a_column_of_a_sweep(name):
    """The parameters of a sweep stand beside columns such as `point` and `count`: a path has a dot."""
    assert all("." in path for path, _ in load_scenario(name).scenario.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_configs()))
def test_the_columns_of_every_shipped_sweep_differ(name):
    from sim.studies.sweep_loading import load_sweep

    made = [column["name"] for column in describe_sweep(load_sweep(name).config.grid)]
    assert len(set(made)) == len(made)


def test_every_column_says_of_which_ids_its_name_is_made():
    """An id in a name that is not told could collide without anybody being able to say whose it is."""
    told = duel("qline", "qport")
    told["actors"] = {f"q{key}": actor for key, actor in told["actors"].items()} | {"qhost": {"role": "mediator"}}
    told["actors"] |= {"qally": {"role": "guarantor", "backs": "qa"}}
    told["front"] = {"pockets": {"qford": {"holder": "qa"}}}
    for column in columns(Scenario.model_validate(told)):
        assert [path.rpartition(".")[2] for path in column.ids] == [w for w in column.name.split("_") if w[0] == "q"]
