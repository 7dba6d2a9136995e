"""The guard: what is no finite number stops a run, names its trial, side and line, and leaves nothing behind."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.cli.app import build
from sim.errors import RunError
from sim.model import drawn
from sim.model.block import columns, run_block
from sim.model.columns import Column
from sim.model.sound import check_columns, quiet_floats
from sim.scenario import load_scenario
from sim.studies import compare
from sim.studies.executor import executor_of
from sim.studies.study import Block
from tests.cases import built, busy, duel
from tests.scenario.files import PLAIN, write


@dataclass(frozen=True)
class Spoilt:
    """Blocks of a duel in which one number of one trial is none."""

    value: float
    trial: int = 5

    def __call__(self, block: Block) -> dict:
        cost = np.where(np.arange(block.first, block.first + block.trials) == self.trial, self.value, 0.2)
        return run_block(built(duel()), 0, block.first, block.trials, fixed={"actors.a.cost_scale": cost})


@pytest.mark.parametrize(("value", "said"), [(np.nan, "not a number"), (np.inf, "infinite"), (-np.inf, "infinite")])
def test_the_trial_the_side_and_the_line_are_named(value, said):
    with pytest.raises(RunError, match=rf"^trial 5, day 0: in the ledger of a, war is {said}; nothing was kept\."):
        Spoilt(value)(Block(range(1), 0, 8))


@pytest.mark.slow
def test_a_worker_says_the_same():
    with pytest.raises(RunError, match="trial 5, day 0: in the ledger of a, war is not a number"):
        list(executor_of(2).rows(Spoilt(np.nan), [Block(range(1), 0, 4), Block(range(1), 4, 4)]))


def test_numpy_says_nothing_of_its_own():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(RunError, match="in the ledger of a, war is infinite"):
            run_block(built(duel()), 0, 0, 4, fixed={"actors.a.cost_scale": 1e308, "actors.a.urgency": 1e308})


def test_a_caller_who_asks_numpy_to_raise_is_heard():
    with np.errstate(over="raise"), quiet_floats(), pytest.raises(FloatingPointError):
        np.exp(np.array([1e3]))


@pytest.mark.parametrize(
    ("kind", "gaps", "value", "said"),
    [
        ("number", False, np.nan, "trial 7, north: mean_fire_north is not a number (Fire)"),
        ("number", True, np.nan, None),
        ("number", True, np.inf, "trial 7, north: mean_fire_north is infinite (Fire)"),
        ("number", False, 1e39, r"trial 7, north: mean_fire_north is 1e+39 (Fire)"),
        ("exact", False, 1e39, None),
        ("exact", False, np.inf, "trial 7, north: mean_fire_north is infinite (Fire)"),
    ],
)
def test_a_column_holds_numbers_that_its_file_can_keep(kind, gaps, value, said):
    column = Column("mean_fire_north", kind, "share", "Fire.", ids=("actors.north",), gaps=gaps)
    trials, made = np.array([6, 7]), [(column, np.array([0.5, value]))]
    if said is None:
        check_columns(trials, made)
        return
    with pytest.raises(RunError) as caught:
        check_columns(trials, made)
    assert str(caught.value).startswith(f"{said}; nothing was kept")


def test_only_what_may_be_missing_is():
    """Levels of fire are the only numbers that a trial without a ceasefire lacks."""
    scenario = built(busy())
    rows = run_block(scenario, 0, 0, 300)
    lacking = {c.name for c in columns(scenario) if c.kind in ("number", "exact") and np.isnan(rows[c.name]).any()}
    assert (
        lacking == {c.name for c in columns(scenario) if c.gaps} == {"smoothed_fire", "mean_fire_red", "mean_fire_blue"}
    )


SWEEP = "schema: 1\nkind: sweep\nscenario: base.yaml\ntrials: 20\nvary: {actors.north.urgency: {list: [0.1, 0.2]}}\n"


@pytest.fixture
def broken(monkeypatch):
    """A model in which the last trial of a block has a cost of war that is no number."""
    real = drawn.of_sides

    def of_sides(state, inputs):
        yield from real(state, inputs)
        yield state.sides["cost_of_war"][-1], np.nan

    monkeypatch.setattr(drawn, "of_sides", of_sides)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("run", "base.yaml", "--trials", "20"),
        ("compare", "base.yaml", "base.yaml", "--trials", "20"),
        ("sweep", "sweep.yaml"),
    ],
)
@pytest.mark.parametrize("kept", [True, False])
def test_every_verb_stops_with_one_line_and_leaves_nothing(tmp_path, monkeypatch, broken, words, kept):
    write(tmp_path, PLAIN)
    write(tmp_path, SWEEP, "sweep.yaml")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(build(), [*words, "--quiet", *(("--out", "out") if kept else ())])
    assert done.exit_code == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("trial 19, day 0: in the ledger of north, war is not a number; nothing was kept.")
    assert {path.name for path in tmp_path.iterdir()} == {"base.yaml", "sweep.yaml"}


def test_compare_from_python_raises_too(tmp_path, broken):
    case = load_scenario(write(tmp_path, PLAIN))
    with pytest.raises(RunError, match="in the ledger of north"):
        compare([case, case], trials=5)
