"""Numbers are shown as they were written, and a whole number is one however it is written."""

import pytest

from sim.errors import ScenarioError
from sim.scenario import load_scenario
from sim.studies.sweep_loading import load_sweep
from sim.uncertainty import written
from tests.scenario.files import PLAIN, faults_of, load, write

EVENT = "events: {fair: {rate_per_day: 0.1, days: 2.0, add: {pressure.north: 0.1}}}\n"
EXPECT = "expect: {trials: 1e4, seed: 7.0}\n"


@pytest.mark.parametrize("days", ["30.0", "3e1", "+30", "30.", "30"])
def test_whole_numbers_of_a_scenario(tmp_path, days):
    case = load(tmp_path, f"{PLAIN}horizon: {{talks_days: {days}, halt_days: {days}}}\n{EVENT}{EXPECT}").scenario
    assert (case.horizon.talks_days, case.horizon.halt_days, case.events["fair"].days) == (30, 30, 2)
    assert case.expect is not None
    assert (case.expect.trials, case.expect.seed) == (10_000, 7)
    assert all(type(number) is int for number in (case.horizon.talks_days, case.expect.trials, case.expect.seed))


def test_they_are_the_same_scenario(tmp_path):
    first = load(tmp_path, PLAIN + "horizon: {talks_days: 30}\n")
    assert load(tmp_path, PLAIN + "horizon: {talks_days: 30.0}\n").digest == first.digest


def test_whole_numbers_of_an_override(tmp_path):
    path = write(tmp_path, PLAIN)
    assert load_scenario(path, ["horizon.talks_days=1e1"]).scenario.horizon.talks_days == 10


def test_whole_numbers_of_a_sweep(tmp_path):
    write(tmp_path, PLAIN)
    vary = "vary: {actors.north.urgency: {linspace: [0, 1, 3.0]}}\n"
    sweep = write(tmp_path, f"schema: 1\nkind: sweep\nscenario: base.yaml\ntrials: 1e3\nseed: 2.0\n{vary}", "s.yaml")
    config = load_sweep(sweep).config
    assert (config.trials, config.seed, config.vary["actors.north.urgency"].values) == (1000, 2, (0.0, 0.5, 1.0))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("horizon: {talks_days: 30.5}", "26:23 horizon.talks_days: got 30.5; allowed: a whole number"),
        ("horizon: {talks_days: 3.05e1}", "26:23 horizon.talks_days: got 3.05e1; allowed: a whole number"),
        ("horizon: {talks_days: 4000.0}", "26:23 horizon.talks_days: got 4000.0; allowed: at most 3650"),
        ("horizon: {talks_days: 1e5}", "26:23 horizon.talks_days: got 1e5; allowed: at most 3650"),
        ("horizon: {talks_days: true}", "26:23 horizon.talks_days: got true; allowed: a whole number"),
        ("day_zero: 20250314", "26:11 day_zero: got 20250314; allowed: a date such as 2025-03-14; write 2025-03-14"),
        ("day_zero: 19800101", "26:11 day_zero: got 19800101; allowed: a date such as 2025-03-14; write 1980-01-01"),
        ("day_zero: 20251399", "26:11 day_zero: got 20251399; allowed: a date such as 2025-03-14"),
        ("day_zero: 2025-W11-5", "26:11 day_zero: got '2025-W11-5'; allowed: a date such as 2025-03-14"),
        ("day_zero: 2025.5", "26:11 day_zero: got 2025.5; allowed: a date such as 2025-03-14"),
        ("talks: {floor: 0}", "26:16 talks.floor: got 0; allowed: 1e-06 to 1e+15"),
        ("talks: {floor: 1e-7}", "26:16 talks.floor: got 1e-7; allowed: 1e-06 to 1e+15"),
        ("talks: {step: -0.10}", "26:15 talks.step: got -0.10; allowed: 0 and up"),
        ("preferences: {later_weight: 1.0000001}", "26:29 preferences.later_weight: got 1.0000001; allowed: 0 to 1"),
        (
            "talks: {step: {dist: lognormal, median: 1e15, sigma: 1}}",
            "26:15 talks.step: got draws from 2.49e+11 to 4.02e+18; allowed: 0 to 1e+15",
        ),
        (
            "talks: {step: {ci90: [1e-300, 1e15], family: lognormal}}",
            "26:15 talks.step: got draws from 0 to inf; allowed: 0 to 1e+15",
        ),
        (
            "preferences: {later_weight: {dist: uniform, low: 0.30000001, high: 0.3}}",
            "26:29 preferences.later_weight: low (0.30000001) lies above high (0.3); swap them",
        ),
        (
            "preferences: {later_weight: {ci90: [0.30000001, 0.3]}}",
            "26:29 preferences.later_weight: the first number (0.30000001) must lie below the second (0.3)",
        ),
        (
            "preferences: {later_weight: {dist: beta, mean: 1e-300, n: 1e-300}}",
            "26:29 preferences.later_weight: mean (1e-300) times n (1e-300) cannot be told from 0; use larger ones",
        ),
    ],
)
def test_what_was_got_is_what_was_written(tmp_path, text, fault):
    assert faults_of(tmp_path, PLAIN + text + "\n") == [fault]


def test_an_override_is_shown_as_written_too(tmp_path):
    with pytest.raises(ScenarioError, match=r"horizon\.talks_days: got 1\.50; allowed: a whole number"):
        load_scenario(write(tmp_path, PLAIN), ["horizon.talks_days=1.50"])


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (30.0, "30"),
        (0.1, "0.1"),
        (1 / 3, "0.3333333333333333"),
        (1e15, "1e+15"),
        (20250314, "20250314"),
        (-2.5, "-2.5"),
    ],
)
def test_as_many_digits_as_tell_numbers_apart(number, digits):
    assert written(number) == digits
    assert float(digits) == number
