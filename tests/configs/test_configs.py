"""The contract that every sweep in `configs/` keeps; a new file inherits it."""

import re
from pathlib import Path

import numpy as np
import pytest

from sim.shipped import find_scenario
from sim.studies import sweep
from sim.studies.sweep_config import OUTCOMES
from sim.studies.sweep_loading import is_sweep, load_sweep

FOLDER = Path(__file__).parents[2] / "configs"
SWEEPS = [path for path in sorted(FOLDER.glob("*.yaml")) if is_sweep(str(path))]

each = pytest.mark.parametrize("path", SWEEPS, ids=lambda path: path.stem)


def test_there_are_at_least_five():
    assert len(SWEEPS) >= 5


@pytest.mark.slow
@each
def test_it_asks_one_question_and_says_why(path):
    study, text = load_sweep(path), path.read_text(encoding="utf-8")
    assert re.fullmatch(r"[A-Z][^\n?]+\?", study.config.question)
    assert study.config.title
    assert text.startswith("# ")
    assert max(map(len, text.splitlines())) <= 130


@pytest.mark.slow
@each
def test_it_is_found_by_name_and_names_a_shipped_scenario(path):
    assert load_sweep(path.stem).source == path
    assert find_scenario(load_sweep(path).config.scenario) is not None


@pytest.mark.slow
@each
def test_every_parameter_has_a_name_in_words(path):
    config = load_sweep(path).config
    assert set(config.labels) == set(config.vary)
    assert config.outcomes == OUTCOMES


@pytest.mark.slow
@each
def test_it_runs(path):
    result = sweep(load_sweep(path), trials=6, jobs=1)
    assert result.tally.trials.tolist() == [6] * len(result.grid.points)
    endings = np.sum([result.tally.counts[name] for name in result.as_json()["points"][0]["endings"]], axis=0)
    assert endings.tolist() == [6] * len(result.grid.points)
    assert result.sentence


@pytest.mark.slow
def test_titles_and_questions_differ():
    configs = [load_sweep(path).config for path in SWEEPS]
    assert len({config.title for config in configs}) == len({config.question for config in configs}) == len(configs)
